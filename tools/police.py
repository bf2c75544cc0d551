"""What the police did, sentence by sentence, read off claims, event mentions and figures: the labels of the police task.

The task (Halterman et al. 2021, IndiaPoliceEvents) asks of every sentence whether it tells that police killed somebody (KILL), arrested
(ARREST), used force (FORCE), failed to act (FAIL) or did anything (ANY_ACTION). "Police" are all security forces of the state there.
None of these is a PLOVER type, so this adapter goes by who is the subject of a claim and what its predicate is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from dateline.records import Claim, Coded, Mention, Span

FORCES = re.compile(
    r"\b(?:police\w*|cops?|constables?|sub-?inspectors?|inspectors?|superintendents?|jawans?|troopers?|army|columns?|paramilitar\w+|"
    r"personnel|security (?:forces?|men|agencies)|forces|rapid action|raf|rpf|grp|bsf|crpf|crime branch|ats|investigators?|officers?|"
    r"pickets?|troops|commandos?|guards?|special task force|stf|cbi)\b"
)
DUTY = re.compile(
    r"\b(?:police\w*|cops?|army|security forces|paramilitar\w+|government|govt|administration|state|authorities|centre|machinery|personnel|rpf|grp)\b"
)
ARREST = re.compile(r"arrest|nabb|detain|apprehend|round(?:ed)? up|pick(?:ed)? up|remand|\bbooked\b")
CUSTODY = re.compile(
    r"\b(?:taken|took|remanded|sent|been) (?:\w+ )?(?:in|into|to) (?:\w+ )?custody\b|\bin (?:police )?custody\b"
)
ARRESTS = re.compile(r"\barrests?\b|\bthose arrested\b|\b(?:nabbed|rounded up|arrested|apprehended|detained)\b")
WISHED = re.compile(
    r"\b(?:demand\w*|should|must|can|could|may|call(?:ed|ing|s)?|seek\w*|sought|want\w*|would|will|court(?:ed|ing)? arrest|if|unable|not)\b"
)
FORCE = re.compile(
    r"\b(?:fir(?:e|ed|ing)|lob\w*|burst\w*|lathi\S*|can(?:ed|ing)|baton\S*|beat\w*|thrash\w*|shot|shoot\w*|gunned|kill\w*|manhandl\w*|assault\w*)\b"
)
FORCE_NOUN = re.compile(
    r"\b(?:police|army|rpf|raf|security forces?)\s+fir(?:e|ing|ng)\b|\blathi-?\s?charg\w*|\btear-?\s?gas|\brounds\b.{0,40}\bfir|\bfir\w+\b.{0,60}\brounds\b|"
    r"\bopen(?:ed|ing)? fire\b|\bfired? in the air\b|\bpolice (?:bullets?|excess\w*|brutality)\b|\bclash\w*\b.{0,50}\bpolice\b|\bpolice\b.{0,50}\bclash\w*"
)
DEATH = re.compile(r"\b(?:kill(?:ed|ing|ings|s)|d(?:ied|ead|eaths?)|toll|lives|bodies)\b")
IDLE = re.compile(
    r"\b(?:fail\w*|refus\w+|ignor\w+|watch\w*|stood|ducked|obliged|connived?|abett?ed|sided|look(?:ed)?|turn(?:ed)?|delay\w*|allow\w*|let|conspicuous|"
    r"absent|mute|unwilling|unable|reluctant|helpless|indifferent|slow|partisan|nowhere)\b"
)
FAILING = re.compile(
    r"\binaction\b|\bmute(?:ly)? spectators?\b|\bsilent spectators?\b|\bblind eye\b|\blook\w* the other way\b|\bhand-? ?in-? ?glove\b|\bfree hand\b|"
    r"\b(?:police|administration|machinery)\b.{0,30}\b(?:apathy|negligence|lapses?|inefficiency|indifference|complicity|connivance|nowhere|absence)\b|"
    r"\b(?:apathy|negligence|lapses?|inefficiency|complicity|connivance|absence|lack) (?:of|by|on the part of) (?:the )?(?:\w+ )?(?:police|administration|machinery|security)\b|"
    r"\bfail(?:ed|ing|ure|s)?\b.{0,30}\b(?:control\w*|contain\w*|curb\w*|prevent\w*|protect\w*|check\w*|stop\w*|maintain\w*|act\w*|guard\w*|respond\w*|secure|take|provide)\b|"
    r"\b(?:little|nothing) to (?:stop|prevent|control|check|protect)\b|\b(?:stood|sat) (?:and|by|quietly|idly)\b"
)
CURFEW = re.compile(r"\bcurfew\b")
SAYING = re.compile(
    r"^(?:sa(?:id|ys?|ying)|t(?:old|ell\w*)|add(?:ed|s|ing)?|claim\w*|believ\w*|think\w*|confirm\w*|report\w*|deni\w*|deny|inform\w*|admit\w*|alleg\w*|according|"
    r"suspect\w*|feel\w*|know\w*|want\w*|describ\w*|disclos\w*|maintain\w*|quot\w*|respond\w*|repl\w*|reveal\w*)$"
)
STATE = re.compile(
    r"^(?:is|are|was|were|be|been|had|has|have|injured|killed|attacked|hurt|died|dead|seem\w*|remain\w*|need\w*|received?|suffer\w*)$"
)
STANDING = re.compile(
    r"\b(?:curfew|deploy\w*|patrol\w*|flag march\w*|raid\w*|combing operations?|search\w* operations?|recover\w*|seiz\w+|confiscat\w+|fir|booked|lodg\w+|"
    r"register\w*|charge-?sheet\w*|investigat\w+|cordon\w*|bandobast|security (?:cover|arrangements?|measures?|cordon|has been|was|were)|high alert|red alert|"
    r"stationed|posted|escort\w*|frisk\w*|intercept\w*|disper\w+|prohibitory orders?|interrogat\w+|rescu\w+|reinforcements?|policing|shoot-at-sight|"
    r"shoot at sight|sealed?|tightened|beefed|evacuat\w+|foiled|inquiry|probe)\b"
)  # fmt: skip


def india_police(coded: Coded) -> dict[str, Any]:
    """`events` of a document: a label with the span of the words that tell it (sentences are cut otherwise in the gold)."""
    text = coded.document.text if coded.document else ""
    lower = text.lower() if len(text.lower()) == len(text) else text
    found = [
        {"start": span.start, "end": span.end, "label": label}
        for number, sentence in enumerate(coded.sentences)
        for label, span in _told(coded, number, sentence, lower)
    ]
    return {"events": found}


def _told(coded: Coded, number: int, sentence: Span, text: str) -> Iterator[tuple[str, Span]]:
    mentions = {m.id: m for m in coded.mentions}
    claims = [c for c in coded.claims if c.sentence == number]
    acting = [c for c in claims if _acts(c, mentions, text)]
    arrests = list(_arrests(coded, number, claims, sentence, text))
    forces = [c.predicate[-1] for c in acting if FORCE.search(_predicate(c, text))] + _found(FORCE_NOUN, sentence, text)
    did = [c.predicate[-1] for c in acting if c.polarity == "affirmed" and _does(_predicate(c, text))]
    standing = _found(STANDING, sentence, text) if FORCES.search(text, sentence.start, sentence.end) else []
    yield from (("ARREST", span) for span in arrests)
    yield from (("FORCE", span) for span in forces)
    if forces and _killed(coded, number, claims, text):
        yield from (("KILL", span) for span in _found(DEATH, sentence, text))
    yield from (("FAIL", span) for span in _failing(claims, mentions, sentence, text))
    yield from (("ANY_ACTION", span) for span in (*did, *standing, *_found(CURFEW, sentence, text)))


def _found(pattern: re.Pattern[str], sentence: Span, text: str) -> list[Span]:
    return [Span(*m.span()) for m in pattern.finditer(text, sentence.start, sentence.end)]


def _arrests(coded: Coded, number: int, claims: list[Claim], sentence: Span, text: str) -> Iterator[Span]:
    """Arrests told as done: coded ones, claims that assert one, nouns where nobody only wishes it."""
    for event in coded.event_mentions:
        if event.sentence == number and "arrest" in event.modes and event.type == "COERCE":
            yield event.predicate[-1]
    for claim in claims:
        plain = claim.polarity == "affirmed" and claim.modality == "asserted" and claim.tense != "future"
        if plain and ARREST.search(_predicate(claim, text)):
            yield claim.predicate[-1]
    for span in _found(CUSTODY, sentence, text) + _found(ARRESTS, sentence, text):
        if not WISHED.search(text, max(sentence.start, span.start - 60), span.start):
            yield span


def _failing(claims: list[Claim], mentions: dict[str, Mention], sentence: Span, text: str) -> Iterator[Span]:
    for claim in claims:
        predicate = _predicate(claim, text)
        if (IDLE.search(predicate) and _acts(claim, mentions, text, DUTY)) or (
            claim.polarity == "negated" and not SAYING.match(predicate) and _acts(claim, mentions, text)
        ):
            yield claim.predicate[-1]
    if DUTY.search(text, sentence.start, sentence.end):
        yield from _found(FAILING, sentence, text)


def _acts(claim: Claim, mentions: dict[str, Mention], text: str, who: re.Pattern[str] = FORCES) -> bool:
    subjects = (mentions[a.mention].span for a in claim.arguments if a.role == "subj" and a.mention)
    return any(who.search(text, span.start, span.end) for span in subjects)


def _predicate(claim: Claim, text: str) -> str:
    return " ".join(s.of(text) for s in claim.predicate).lower()


def _does(predicate: str) -> bool:
    return not SAYING.match(predicate) and not STATE.match(predicate)


def _killed(coded: Coded, number: int, claims: list[Claim], text: str) -> bool:
    counted = any(f.sentence == number and f.measure == "killed" for f in coded.figures)
    return counted or any(re.search(r"kill|shot|died|gunned", _predicate(c, text)) for c in claims)
