"""The first real report, where it lies beside the checkout: what must be read in it, and what must not be said.

Each case is named after the row of the report's own table of difficulties. Skipped, saying so, where the report is absent.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.coder import Coder, code
from dateline.corpus import read_paths
from dateline.records import Attribution, Claim, Coded, EventMention

SEED = Path(__file__).parents[2] / "shared" / "seed" / "seed.txt"
BRIGADES, US_FORCES = "group:kataib-hezbollah", "USA/MIL"

pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the seed report is not beside this checkout")


@pytest.fixture(scope="module")
def seed(coder: Coder) -> Coded:
    return code(list(read_paths([str(SEED)])), coder)[0]


def text(c: Coded) -> str:
    assert c.document is not None
    return c.document.text


def mentions(c: Coded, kind: str, actor: str = "", recipient: str = "") -> list[EventMention]:
    return [
        m
        for m in c.event_mentions
        if m.type == kind
        and (not actor or actor in {p.actor for p in m.actors})
        and (not recipient or recipient in {p.actor for p in m.recipients})
    ]


def cued(c: Coded, cue: str) -> Attribution:
    return next(a for a in c.attributions if any(s.of(text(c)) == cue for s in a.cue))


def claim(c: Coded, lemma: str) -> list[Claim]:
    return [x for x in c.claims if x.lemma == lemma]


def block_kinds(c: Coded, kind: str) -> list[bool]:
    assert c.document is not None
    return [b.truncated for b in c.document.blocks if b.kind == kind and not b.read]


def refs(c: Coded, surface: str) -> set[str]:
    by_mention = {r.mention: r.ref for r in c.resolutions}
    return {by_mention.get(m.id, "") for m in c.mentions if m.span.of(text(c)) == surface}


def places(c: Coded, surface: str) -> set[tuple[str, str]]:
    by_id = {p.id: (p.country, p.name) for p in c.places}
    return {by_id[ref] for ref in refs(c, surface) if ref in by_id}


def parties(c: Coded) -> set[str]:
    return {p.actor for m in c.event_mentions for p in (*m.actors, *m.recipients)}


def terms(c: Coded, term: str) -> set[tuple[str, str]]:
    return {(t.whose, t.attribution) for t in c.contested if t.term.startswith(term)}


def orphan(c: Coded) -> Attribution:
    return next(a for a in c.attributions if not a.cue and not a.speaker)


MUST: dict[str, Callable[[Coded], bool]] = {
    "R1 label not read": lambda c: block_kinds(c, "label") == [False],
    "R1 outlet inferred": lambda c: (c.report.outlet, c.report.outlet_basis) == ("Iran Press", "inferred"),
    "R2 two related titles": lambda c: len(block_kinds(c, "related")) == 3,
    "R2 the second truncated": lambda c: block_kinds(c, "related") == [False, False, True],
    "R3 one actor": lambda c: (
        refs(c, "the Brigades") | refs(c, "The Brigades") | refs(c, "Hezbollah Brigades") == {BRIGADES}
    ),
    "R3 of Iraq": lambda c: next(a.country for a in c.actors if a.id == BRIGADES) == "IRQ",
    "R4 threat": lambda c: bool(mentions(c, "THREATEN", BRIGADES, US_FORCES)),
    "R4 one threat with R8": lambda c: (
        {(link.a, link.b) for link in c.links} == {tuple(m.id for m in mentions(c, "THREATEN", BRIGADES))}
    ),
    "R5 speaker and cue": lambda c: cued(c, "noted").actor == BRIGADES,
    "R5 medium": lambda c: "statement" in cued(c, "noted").medium[0].of(text(c)),
    "R5 weekday kept": lambda c: mentions(c, "ACCUSE", BRIGADES)[0].time.value == "XXXX-WXX-3",
    "R6 accusation": lambda c: bool(
        mentions(c, "ACCUSE", BRIGADES, US_FORCES) or mentions(c, "ACCUSE", BRIGADES, "USA")
    ),
    "R6 paraphrased": lambda c: {w for w, _ in terms(c, "enemy")} == {"paraphrased"},
    "R7 mixed": lambda c: (cued(c, "stressed").kind, cued(c, "stressed").actor) == ("mixed", BRIGADES),
    "R8 threat of violence": lambda c: any(
        m.cameo == "138" and m.modality == "asserted" for m in mentions(c, "THREATEN", BRIGADES)
    ),
    "R8 parties": lambda c: all(
        {p.actor for p in m.recipients} == {US_FORCES} for m in mentions(c, "THREATEN", BRIGADES)
    ),
    "R8 conditional content": lambda c: (
        claim(c, "crush")[0].modality == "conditional" and bool(claim(c, "crush")[0].condition)
    ),
    "R8 partial quote": lambda c: any(w.whose == "quoted" and "muscle" in w.span.of(text(c)) for w in c.wordings),
    "R9 speaker and cue": lambda c: cued(c, "announced").actor == "person:mohammed-shia-al-sudani",
    "R9 coded IRQ GOV": lambda c: (
        next((a.country, a.sectors[0]) for a in c.actors if a.id == "person:mohammed-shia-al-sudani") == ("IRQ", "GOV")
    ),
    "R9 one person": lambda c: refs(c, "he") | refs(c, "The Prime Minister") == {"person:mohammed-shia-al-sudani"},
    "R9 need ceased": lambda c: claim(c, "require")[0].aspect == "ceased",
    "R10 meeting": lambda c: any(len(m.actors) == 2 for m in mentions(c, "CONSULT", "person:mohammed-shia-al-sudani")),
    "R11 outlet's voice, ongoing": lambda c: any(
        x.aspect == "ongoing" and not x.attributions for x in claim(c, "occupy")
    ),
    "R12 support": lambda c: any(
        m.aspect == "ongoing" and {p.actor for p in m.recipients} == {"group:syrian-democratic-forces"}
        for m in (*mentions(c, "SUPPORT", "USA"), *mentions(c, "AID", "USA"))
    ),
    "R12 distancing": lambda c: terms(c, "so-called") == {("outlet", "")},
    "R13 Al-Hasakah": lambda c: places(c, "Al-Hasakah") == {("SYR", "Al-Hasakah Governorate")},
    "R13 Deir Ezzor": lambda c: places(c, "Deir Ezzor") == {("SYR", "Deir ez-Zor Governorate")},
    "R13 Raqqa": lambda c: places(c, "Raqqa") == {("SYR", "Raqqa Governorate")},
    "R14 habitual": lambda c: claim(c, "cross")[0].aspect == "habitual",
    "R14 vague figure": lambda c: any(f.what == "vehicle" and f.best is None and f.per == "convoy" for f in c.figures),
    "R15 negated, outlet's": lambda c: (
        [(x.polarity, x.attributions) for x in claim(c, "authorize")] == [("negated", ())]
    ),
    "R16 unknown speaker": lambda c: orphan(c).speaker_kind == "unknown",
    "R16 accusation": lambda c: bool(mentions(c, "ACCUSE", "USA/LEG", "person:donald-trump")),
    "R17 official figure": lambda c: any((f.best, f.claimant) == (500, "official accounts") for f in c.figures),
    "R17 endorsed range": lambda c: any((f.low, f.high, f.adoption) == (2000, 4000, "endorses") for f in c.figures),
    "R17 differ": lambda c: [r.relation for r in c.figure_relations] == ["differ"],
    "R20 backed forces": lambda c: refs(c, "the US-backed forces") == {"group:syrian-democratic-forces"},
    "R20 forces of the fields": lambda c: refs(c, "US forces in Syria") == {US_FORCES},
    "R21 stolen, outlet's": lambda c: ("outlet", "") in terms(c, "stolen"),
    "R21 inside the quote": lambda c: ("quoted", orphan(c).id) in terms(c, "illegal"),
}

MUST_NOT: dict[str, Callable[[Coded], bool]] = {
    "R1 a publication date": lambda c: bool(c.report.published),
    "R1, R16 an absurd place": lambda c: any(p.name in {"Middle East", "Wyoming"} for p in c.places),
    "R2 anything from related titles": lambda c: any(x.predicate[0].start > text(c).index("Related") for x in c.claims),
    "R3, R19 Lebanon or Iran": lambda c: any(a.country in {"LBN", "IRN"} for a in c.actors if a.id in parties(c)),
    "R3 the Resistance is the Brigades": lambda c: BRIGADES in refs(c, "the Resistance"),
    "R4 recipient Iraq": lambda c: bool(mentions(c, "THREATEN", "", "IRQ")),
    "R6 MOBILIZE": lambda c: bool(mentions(c, "MOBILIZE")),
    "R7, R9, R15 RETREAT": lambda c: bool(mentions(c, "RETREAT")),
    "R8, R18 ASSAULT": lambda c: bool(mentions(c, "ASSAULT")),
    "R10 a place for the meeting": lambda c: any(m.places for m in mentions(c, "CONSULT")),
    "R11, R16 a date of the outlet's claims": lambda c: any(m.time.value for m in c.event_mentions if m.actors[0].actor != BRIGADES),
    "R14, R21 an act from stolen oil": lambda c: any("steal" in w.note for m in c.event_mentions for _, w in m.whys),
    "R15 AGREE, CONCEDE": lambda c: bool(mentions(c, "AGREE") or mentions(c, "CONCEDE")),
    "R18 ISIS as a party": lambda c: "group:islamic-state" in parties(c),
}  # fmt: skip


@pytest.mark.parametrize("row", sorted(MUST))
def test_must(seed: Coded, row: str) -> None:
    assert MUST[row](seed)


@pytest.mark.parametrize("row", sorted(MUST_NOT))
def test_must_not(seed: Coded, row: str) -> None:
    assert not MUST_NOT[row](seed)
