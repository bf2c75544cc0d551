"""Who was shot and who is said to have shot, named persons only: by claims, and by the words right before and after a name.

A person is all mentions of one name (a surname alone is the last full name with it) and the pronouns that resolve to the same actor.
What speaks for a role is added up over the mentions; a person who mostly speaks, or is named with an office, is neither.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from dateline.records import Claim, Coded, Mention, Span

WORDS = re.compile(r"[^\W\d_][\w'’.\-]*")
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
BEFORE_NAME = re.compile(
    r"^(?:(?:the|an?|then|victim|suspect|gunman|officer|deputy|trooper|owner|mr|mrs|ms|dr|sgt|lt|capt|cpl|pfc|col|detective|det|chief|"
    r"sheriff|police|sergeant|lieutenant|captain|constable|agent|coach|pastor|rev|sr|sen|rep|gov|judge|mayor)\b\.?\s+|"
    r"\S*\d+[- ]?years?[- ]?olds?\s+|\S*\d+[- ]?YEAR[- ]?OLD\s+)+",
    re.IGNORECASE,
)
NAME_END = re.compile(r",|\n|\s[-–—(/]|['’]s\b|\s(?:of|in|at|and|from|was)\s|\)")
LOWER_LEAD = re.compile(r"^.*\b(?!(?:de|del|la|van|von|der|dos|da|al|el|bin|st)\b)[a-z][a-z]+ (?=\S)")
NO_PERSON = re.compile(
    r"\b(?:Hospital|Street|Avenue|Ave|Road|Rd|Drive|Lane|Boulevard|Blvd|County|City|Police|Department|University|College|School|Center|Park|Church|Court|Inn|Hotel|"
    r"Apartments?|News|Highway|Parkway|Sheriff|Office|Unit|Team|Memorial|Club|Bar|Store|Restaurant|Homicide|Division|Trooper|Juvenile|Officer|Deputy|Man|Woman|Teen|Boy|Girl|Suspect|Victim|Facebook|Twitter|Crime ?Stoppers|Mall|Jail|Co)\.?$"
)
JOINED = re.compile(r"(?:, \d{1,2})?,? ?(?:,|;|and|&|, and)? ?(?:\d{1,2}[- ]year[- ]old )?")
IDENTIFIED = re.compile(
    r"\b(?:identified|named|name is)\b[^.]{0,40}\b(?:as|is|was)(?: an?)? $|\bidentified as(?: \S+ ){0,2}$"
)
AGED_BEFORE = re.compile(
    r"\b(\d{1,2})[- ](?i:years?)[- ](?i:old)(?: (?:[a-z][\w\-']*|[A-Z][\w\-']*(?= (?:man|woman|resident|native|officer|student)\b))){0,4},? $|\((\d{1,2})\) $"
)
AGED_AFTER = re.compile(
    r"^(?:, ?|,? (?:who (?:was|is)|is|was|an?) | \(|, an? )(?:age[d]? )?(\d{1,2})\b(?!:| (?:times|p\.?m|a\.?m|percent))",
    re.IGNORECASE,
)
OFFICE = re.compile(
    r"(?:\b(?:sgt|lt|capt|cpl|det|chief|sheriff|detective|sergeant|lieutenant|captain|spokes\w+|commissioner|prosecutor|attorney|lawyer|judge|coroner|"
    r"mayor|inspector|superintendent|commander|major|maj|lt\. col|col|investigator|director|principal|president|governor|gov|senator|sen|rep|"
    r"rev|reverend|pastor|dr|neighbou?r|witness|resident|reporter|examiner|examiner's office|manager|editor|ceo|professor|pio|supervisor|"
    r"councilman|alderman|gen|secretary|customer|friend|correspondent|by|daughter|mother|mom|father|dad|sister|brother|aunt|uncle|cousin|wife|"
    r"grandmother|grandfather|photographer)[.,]?(?: of [\w ]+,?)? ?)$",
    re.IGNORECASE,
)
OFFICE_AFTER = re.compile(
    r"^,? ?(?:an?|the|who is|of the)? ?(?:[\w'’.\-]+ ){0,6}(?:spokes\w+|attorney|prosecutor|coroner|commander|sheriff|detective|chief|lieutenant|sergeant|"
    r"neighbor|witness|resident|reporter|director|manager|commissioner|examiner|captain|mother|father|sister|aunt|cousin|uncle|grandmother)\b",
    re.IGNORECASE,
)
SPEAKS = re.compile(
    r"^,?(?: [\w.]+)? (?:said|says|told|added|adds|explained|tweeted|wrote|recalled|remembers|noted|announced|confirmed)\b|^, who (?:lives|knew)\b"
)
SPOKEN_TO = re.compile(r"\b(?:said|says|added|according to|told|explained)(?: [A-Z][\w.'’\-]*)* $")
HARMED_AFTER = re.compile(
    r"^(?:,[^,.]{1,40},|, [^,.]{1,40}, [^,.]{1,30},| \(\w+\)|, who|, (?:both )?\d+| of [A-Z]\w+)?,? ?(?:shot (?:to death|dead)\b|(?:was|were|had been|has been|have been|got|is being|was being) (?:\w+ly |also |later |then |both |first )*"
    r"(?:been )?(?:believed to be |the (?:man|woman|teen) )?(?:shot|killed|wounded|gunned|slain|murdered|injured|struck|hit|grazed|lying|taken off|identified as the victim)\b|"
    r"(?:was|were|is|has been|had been|got|remains?|is being|was being)?,? ?(?:also |later |then |both |reportedly |"
    r"allegedly |fatally |accidentally |critically |himself |herself |seriously )*(?:been )?(?:(?:pronounced|declared|rushed|airlifted|hospitalized|shoot(?:ing)? victim|found (?:dead|shot|lying|unresponsive|in|on|with|inside|slumped|suffering|by))\b"
    r"|(?:died|dead|succumbed|suffered|sustained|collapsed)\b|(?:transported|taken|flown|driven|treated)\b[^.]{0,40}\b(?:hospital|medical|center|trauma)|"
    r"the victim|(?:in|listed in)(?: \w+)? (?:critical|serious|stable|fair|good|guarded)\b|expected to (?:survive|recover|be ok)))",
)
HARMED_BEFORE = re.compile(
    r"(?:(?:shooting|shot|killed?|killing|kills?|wounded|wounding|wounds?|injured|injuring|murdered|shoots|struck|striking|death|murder|murdering|slaying|body|"
    r"homicide|shooting death|remains|funeral|vigil|loss|family|friends|life|memory|victims?|deceased|dead|left)"
    r"(?: of| for| at| was| were| is| are| as| to death|:|,)?(?: (?:her|his|their|the|a|an|two|another|fellow|and|in))*"
    r"(?: [\w'’\-]+(?:,)?){0,5}?(?: (?:\d{1,2}[- ]years?[- ]old|victim|girl|boy|man|woman|friend|husband|wife|son|daughter|brother|girlfriend|boyfriend|officer|deputy|student)s?,?)?,? )$"
    r"|(?:identified|identify|identifies|named) (?:the |her |him |them |one )?(?:of )?(?:the )?(?:\w+ )?(?:victims?|deceased|man killed|woman killed|dead \w+|teen|girl|boy|woman|child|man|body|person|her|him)(?: who (?:died|was (?:shot|killed))[^.,]{0,30})?"
    r"(?: found [^.,]{0,30})?(?: only)? (?:as|is|was|to be)(?: an?)?(?: [\w\-]+){0,4}? $"
    r"|(?:victims?|deceased|man|woman|teen|girl|boy|child)(?:'s name)?(?: was| were| has been| have been| is)(?: later| since| only)? identified(?: by [^.]{1,70}?)?(?: only)? as(?: [\w\-]+){0,4}? $"
)
SHOT_AFTER = re.compile(
    r"^(?:,[^,.]{1,40},|, [^,.]{1,40}, [^,.]{1,30},| \(\w+\)|, who)?,? ?(?:was|were|is|has|have|had|are|will be|should be|remains?)?,? ?(?:also |later |then |both |reportedly |allegedly |already |now |been |be |being |"
    r"still )*(?:(?:arrested|charged|accused|indicted|convicted|sentenced|booked|jailed|detained|apprehended|arraigned|wanted|suspected|captured|extradited|"
    r"taken into custody|in custody|held|facing|faces|pleaded|pled|confessed|admitted|fled|surrendered|opened fire|fired|pulled out|considered armed|considered dangerous|armed and dangerous|"
    r"committed|carjacked|turned (?:himself|herself)|behind bars|on the run|at large|the (?:suspect|shooter|gunman)|shooting at|returned fire|barricaded)\b)"
)
FIRES_AFTER = re.compile(
    r"^,?(?: who| [^,.]{1,40},)?,? ?(?:had |has |then |later |also |allegedly |fatally |accidentally )*(?:(?:shot|killed|shoots|kills)(?: and (?:killed|wounded))? (?:an? |the |his |her |him|them|at |two |three |twice at|[A-Z])|"
    r"opened fire|fired (?:at|a|several|multiple|his|the|on|two|three|back)|returned fire|pulled (?:out )?a|took (?:his|her) own life)"
)
SHOT_BEFORE = re.compile(
    r"(?:(?:arrest(?:ed|ing|s)?(?: of)?|charg(?:ed?|ing|es)(?: against)?|suspects?|gunm[ae]n|shooters?|accused|accuses|warrants? for|searching for|looking for|search for|hunt for|"
    r"apprehended|detained|booked|convicted|sentenced|indicted|attackers?|killer|against|trial of|locate|capture(?: of)?|witnesses led them to|shot by|killed by|suspected shooter)"
    r"(?: was| were| is| as|:|,)?(?: (?:the|her|his|a|an|and|two|identified|named|was|as|man|men|suspects?))*(?: [\w'’\-]+,?){0,4}? )$"
    r"|(?:identified|identify|named|identifies) (?:the |her |his |one )?(?:of )?(?:the )?(?:\w+ )?(?:suspects?|shooters?|gunm[ae]n|attackers?|person of interest|suspected \w+)(?: in [^.,]{1,40})?(?: only)? (?:as|was|is)(?: [\w\-]+){0,4}? $"
    r"|(?:suspects?|shooters?|gunm[ae]n|officers?)(?:'s name)?(?: who [^.]{3,60}?)?(?: was| were| has been| have been| is|,)(?: later| since)? identified(?: by [^.]{1,70}?)? as(?: [\w\-]+){0,4}? $"
)
OF_VICTIM = re.compile(
    r"\b(?:shooting|shot|killing|killed|death|murder|slaying|wounding|victims?|deceased|body|injuring)\b(?! (?:spree|suspects?|was))",
    re.IGNORECASE,
)
OF_SHOOTER = re.compile(
    r"\b(?:suspects?|gunm[ae]n|shooters?|arrest\w*|charg\w+|accused|attackers?|killer|warrant|searching|looking|shot by|killed by)\b",
    re.IGNORECASE,
)
HARM = frozenset("shoot kill wound injure murder slay gun hit strike graze target ambush".split())
DYING = frozenset("die succumb suffer sustain bleed".split())
CARED = frozenset("pronounce hospitalize airlift rush transport declare".split())
FIRING = frozenset("shoot fire murder".split())
LEGAL = frozenset(
    "arrest charge accuse indict convict sentence book jail apprehend arraign suspect detain hold want".split()
)
OWNING_UP = frozenset("face plead surrender confess barricade flee".split())
SAYING = frozenset("say tell add explain tweet write recall note announce describe hear".split())
KILLED = re.compile(
    r"\b(?:killed|dead|died|dies|death|fatal|fatally|murder|murdered|homicide|slain|slaying|killing|body|bodies|deceased|deadly|autopsy|coroner|medical examiner|"
    r"manslaughter|succumbed|funeral|kills?)\b",
    re.IGNORECASE,
)
ALIVE = re.compile(
    r"\b(?:(?:critical|serious|stable|fair|good) condition|non-?\s?life[- ]threatening|expected to (?:survive|recover|be ok\w*)|recovering|treated|released from|wounded|injured|attempted (?:murder|homicide))\b",
    re.IGNORECASE,
)


@dataclass(slots=True, kw_only=True)
class Person:
    """All mentions of one name, its parts in lower case, and what spoke for each role."""

    name: str
    parts: tuple[str, ...]
    spans: list[Span] = field(default_factory=list)
    mentions: set[str] = field(default_factory=set)
    actors: set[str] = field(default_factory=set)
    harmed: float = 0.0
    shot: float = 0.0
    fired: float = 0.0
    other: float = 0.0
    died: float = 0.0
    age: str = ""


AGED_VICTIM = tuple(
    re.compile(p)
    for p in (
        r"\b(\d{1,2})[- ]years?[- ]old(?: [\w'’\-]+){0,4}?,? (?:who )?(?:was|were|has|had|is|died|dead|found|shot|killed|victim|dies)\b(?! (?:arrested|charged|accused|wanted|in custody|taken into))(?! been (?:arrested|charged))",
        r"\b(?:shot|shoots|shooting|killed|killing|kills|killings?|wounded|wounding|death of|murder of|victim)\b[^.,]{0,30}?\b(\d{1,2})[- ]years?[- ]old\b",
    )
)


def people(coded: Coded) -> list[Person]:
    """The named persons of a report in text order, with what speaks for their roles."""
    text = coded.document.text if coded.document else ""
    refs = {r.mention: r.ref for r in coded.resolutions}
    found: list[Person] = []
    for mention in coded.mentions:
        if mention.form == "name" and (span := _person_span(mention, text)) is not None:
            _add(found, mention, span, refs.get(mention.id, ""), text)
    for mention in coded.mentions:
        if mention.form == "pronoun" and refs.get(mention.id):
            for person in found:
                if refs[mention.id] in person.actors:
                    person.mentions.add(mention.id)
    for person in found:
        _weigh(person, coded, text)
    _share(found, text)
    return [p for p in found if len(p.parts) > 1]


def victims(found: Sequence[Person], text: str, killing: bool) -> list[dict[str, Any]]:
    """Those who were shot, else the one person of known age who has no other part; `killing`: the report tells a death at all."""
    hit = [p for p in found if p.harmed >= 1 and p.harmed > 0.8 * min(p.other, 2.0) and p.harmed >= p.shot - 1]
    left = [p for p in found if p.age and not (p.shot or p.other or p.harmed)]
    chosen = hit or (left if len(left) == 1 else [])
    if len(chosen) == 1 and not chosen[0].age:
        chosen[0].age = age_told(text, found)
    return [
        {"name": p.name, **({"age": p.age} if p.age else {}), "status": ["killed" if _dead(p, killing) else "injured"]}
        for p in chosen
    ]


def age_told(text: str, found: Sequence[Person]) -> str:
    """The age of the one victim, where it is told of a man or a woman who is named elsewhere; empty if of nobody."""
    taken = {p.age for p in found if p.age}
    ages = [m.group(1) for pattern in AGED_VICTIM for m in pattern.finditer(text) if m.group(1) not in taken]
    return ages[0] if ages else ""


def shooters(found: Sequence[Person]) -> list[dict[str, Any]]:
    """Those who are said to have shot, or were arrested or charged for it; who was shot and only charged did something else."""
    return [
        {"name": p.name}
        for p in found
        if p.shot >= 1
        and p.shot > 0.8 * min(p.other, 2.0)
        and p.shot >= p.harmed
        and (p.fired or p.shot > 2 * p.harmed)
    ]


def _dead(person: Person, killing: bool) -> bool:
    return person.died > 0 if person.died else killing


def _person_span(mention: Mention, text: str) -> Span | None:
    """The bare name of a mention that may be a person's, without titles, offices and ages before it and places behind it."""
    surface = mention.span.of(text)
    lead = BEFORE_NAME.match(surface)
    start = mention.span.start + (lead.end() if lead else 0)
    name = NAME_END.split(text[start : mention.span.end])[0]
    skipped = LOWER_LEAD.match(name)
    start, name = (start + skipped.end(), name[skipped.end() :]) if skipped else (start, name)
    words = WORDS.findall(name.strip())
    if (
        not words
        or not words[0][0].isupper()
        or any(c.isdigit() for c in name)
        or len(words) > 5
        or NO_PERSON.search(name.strip())
    ):
        return None
    span = Span(start, start + len(name.rstrip()))
    return span if mention.hint == "PERSON" or _told_as_person(span, words, text) else None


def _told_as_person(span: Span, words: list[str], text: str) -> bool:
    """Whether the words around capitals that the parser takes for something else are those around a person's name."""
    if len(words) not in (2, 3, 4) or not all(w[0].isupper() for w in words):
        return False
    before, after = text[max(0, span.start - 60) : span.start], text[span.end : span.end + 40]
    aged = AGED_BEFORE.search(before) or AGED_AFTER.match(after)
    return bool(aged or IDENTIFIED.search(before) or re.search(r"\b(?:arrested|son|daughter),? $|\bbody of $", before))


def _add(found: list[Person], mention: Mention, span: Span, ref: str, text: str) -> None:
    parts = tuple(w.lower().strip(".") for w in WORDS.findall(span.of(text)))
    parts = tuple(p for p in parts if p not in SUFFIXES)
    if not parts:
        return
    known = [p for p in found if _same(p.parts, parts)]
    if known:
        person = known[0]
        if len(person.parts) == 1 < len(parts):
            person.parts, person.name = parts, span.of(text)
    else:
        person = Person(name=span.of(text), parts=parts)
        found.append(person)
    person.spans.append(span)
    person.mentions.add(mention.id)
    if ref.startswith(("local:", "person:")):
        person.actors.add(ref)


def _same(known: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    if len(parts) == 1 or len(known) == 1:
        return parts[-1] == known[-1] or (len(parts) == 1 and parts[0] == known[0])
    return parts[-1] == known[-1] and parts[0][:3] == known[0][:3]


def _share(found: Sequence[Person], text: str) -> None:
    """Persons named side by side ("A and B, both 17, were") share what speaks for their roles."""
    named = sorted((span, n) for n, p in enumerate(found) for span in p.spans)
    for (one, a), (other, b) in itertools.pairwise(named):
        if a != b and JOINED.fullmatch(text[one.end : other.start]):
            first, second = found[a], found[b]
            first.harmed = second.harmed = max(first.harmed, second.harmed)
            first.shot = second.shot = max(first.shot, second.shot)


def _weigh(person: Person, coded: Coded, text: str) -> None:
    for span in person.spans:
        sentence = next((s for s in coded.sentences if s.start <= span.start < s.end), span)
        before, after = (
            text[max(sentence.start, span.start - 140) : span.start],
            text[span.end : min(sentence.end, span.end + 160)],
        )
        _around(person, before, after, sentence.of(text))
    pronouns = {m.id for m in coded.mentions if m.form == "pronoun"}
    for claim in (c for c in coded.claims if c.polarity != "negated"):
        for argument in (a for a in claim.arguments if a.mention in person.mentions):
            weight = 0.5 if argument.mention in pronouns else 1.0
            _claimed(person, argument.role, claim, weight, coded.sentences[claim.sentence].of(text))


def _around(person: Person, before: str, after: str, sentence: str) -> None:
    """What the words before and after one mention say; the name's own age stands between it and them."""
    aged = AGED_BEFORE.search(before) or AGED_AFTER.match(after)
    if aged and not person.age:
        person.age = next(g for g in aged.groups() if g)
    fired = bool(FIRES_AFTER.match(after))
    led_to, led_by = HARMED_BEFORE.search(before), SHOT_BEFORE.search(before)
    if led_to and led_by:
        led_to, led_by = (led_to, None) if _last(OF_VICTIM, before) > _last(OF_SHOOTER, before) else (None, led_by)
    harmed = bool(HARMED_AFTER.match(after)) + bool(led_to)
    shot = bool(SHOT_AFTER.match(after) or fired) + bool(led_by)
    person.harmed += harmed
    person.shot += shot
    person.fired += fired
    if harmed and not shot:
        person.died += bool(KILLED.search(sentence)) - 1.0 * bool(ALIVE.search(sentence))
    person.other += (
        1.0 * bool(SPEAKS.match(after)) + 1.0 * bool(SPOKEN_TO.search(before)) + 1.5 * bool(OFFICE.search(before))
    )
    person.other += 1.0 * bool(OFFICE_AFTER.match(after))


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((m.start() for m in pattern.finditer(text)), default=-1)


def _claimed(person: Person, role: str, claim: Claim, weight: float, sentence: str) -> None:
    """What one claim says of a person in a role; pronouns weigh half, since they may be somebody else's."""
    lemma = claim.lemma
    if (role == "obj" and (lemma in HARM or lemma in CARED)) or (role == "subj" and lemma in DYING):
        person.harmed += weight
        person.died += bool(KILLED.search(sentence)) - 1.0 * bool(ALIVE.search(sentence))
    elif role == "subj" and lemma in FIRING:
        person.shot += weight
        person.fired += weight
    elif (role == "obj" and lemma in LEGAL) or (role == "subj" and lemma in OWNING_UP):
        person.shot += weight
    elif role == "subj" and lemma in SAYING:
        person.other += 0.5


def told(found: Sequence[Person]) -> Iterator[str]:
    """A line a person, for looking at the weights."""
    for p in found:
        yield f"{p.name}: harmed {p.harmed} shot {p.shot} other {p.other} died {p.died} age {p.age}"
