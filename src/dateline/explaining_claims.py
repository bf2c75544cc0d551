"""An attribution, a claim or a figure in English: what it says, from which characters, by which rule, and who says otherwise."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from dateline.records import Attribution, Claim, Denial, Figure, FigureRelation, Span, Why
from dateline.telling import Told, amount, chain_name, claimant_of, outlet_of, quantity, speaker_name

ADOPTIONS: Final = MappingProxyType(
    {
        "endorses": "the outlet takes it up as its own",
        "neutral": "the outlet stays neutral",
        "distances": "the outlet keeps its distance",
    }
)
KINDS: Final = MappingProxyType(
    {"quote": "quoted", "paraphrase": "paraphrased", "mixed": "partly quoted", "attitude": "an attitude, not words"}
)
COUNTINGS: Final[Mapping[str, str]] = MappingProxyType(
    {"": "a plain figure", "increment": "on top of what was counted before", "running": "a total so far"}
)
RELATIONS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "same": ("gives the same number as", "gives the same number as"),
        "update": ("is replaced by", "replaces"),
        "subset": ("is part of", "has as a part"),
        "differ": ("differs from", "differs from"),
        "contradict": ("is by somebody who calls false", "is called false by the claimant of"),
    }
)
"""How the first figure of a pair stands to the second, and the second to the first."""


def part_told(told: Told, name: str) -> list[str] | None:
    """Sentences on the attribution, claim or figure `name` ("a3", "c12", "f0") of this report; None where there is none."""
    for known, tell in _parts(told):
        if name in known:
            return tell(name)
    return None


def _parts(told: Told) -> list[tuple[Mapping[str, object], Callable[[str], list[str]]]]:
    return [
        (told.attributions, lambda name: attribution_told(told, told.attributions[name])),
        (told.claims, lambda name: claim_told(told, told.claims[name])),
        (told.figures, lambda name: figure_told(told, told.figures[name])),
    ]


# --- attributions -----------------------------------------------------------------------------------------------------


def attribution_told(told: Told, a: Attribution) -> list[str]:
    """Who is said to say, think or want what, how the outlet takes it, and in whose words."""
    outer = told.attributions.get(a.outer)
    lines = [
        f"Attribution {a.id}: {speaker_line(told, a)}.",
        f"The cue puts it as {a.stance}; {ADOPTIONS[a.adoption]}; the content is {KINDS[a.kind]}.",
    ]
    for label, spans in (
        ("Medium", a.medium),
        ("Addressee", a.addressee),
        ("Time", a.time),
        ("It comes by way of", a.via),
    ):
        if spans:
            lines.append(f"{label}: {told.quoted(*spans)}.")
    if outer is not None:
        lines.append(f"It stands inside {outer.id}, what {speaker_name(told, outer)} is said to say.")
    return lines


def speaker_line(told: Told, a: Attribution) -> str:
    """Speaker, cue and content with their characters, and the rule that joined them."""
    who = f"speaker {told.quoted(*a.speaker)}" if a.speaker else f"speaker: {speaker_name(told, a)}"
    cue = f", cue {told.quoted(*a.cue)}" if a.cue else ", without a cue"
    content = f", for {told.quoted(*a.content)}" if a.content else ""
    return f"{who} (kind: {a.speaker_kind}){cue}{content} (rule {a.why.rule})"


# --- claims -----------------------------------------------------------------------------------------------------------


def claim_told(told: Told, c: Claim) -> list[str]:
    """How a claim is put, how sure the text is of it, who says it and who denies it."""
    given = ", presupposed and not asserted" if c.presupposed else ""
    lines = [
        f"Claim {c.id}: {told.quoted(*c.predicate)}, {c.polarity}, {c.modality}, {c.tense}, {c.aspect}{given}.",
        *(_field(told, field, why) for field, why in c.whys),
    ]
    for label, spans in (("Hedged by", c.hedges), ("Strengthened by", c.boosters), ("It lasts", c.duration)):
        if spans:
            lines.append(f"{label} {told.quoted(*spans)}.")
    if c.condition:
        lines.append(f"It holds under the condition {c.condition}, {_predicate(told, c.condition)}.")
    lines.append(f"Certainty {c.certainty:+g} of -3 to +3: how sure the text is that it happened or is so.")
    lines.append(f"Who says so, outermost first: {outlet_of(told.coded)} › {chain_name(told, c.attributions)}.")
    if c.reports:
        lines.append(f"It is the reporting clause of {c.reports}.")
    return [*lines, *(_denial(told, c, d) for d in told.coded.denials if c.id in {d.denial, d.denied})]


def _field(told: Told, field: str, why: Why) -> str:
    note = f": {why.note}" if why.note else ""
    return f"{field.capitalize()} by rule {why.rule}{note}{_seen(told, why.spans)}."


def _seen(told: Told, spans: tuple[Span, ...]) -> str:
    return f", from {told.quoted(*spans)}" if spans else ""


def _predicate(told: Told, claim: str) -> str:
    known = told.claims.get(claim)
    return told.quoted(*known.predicate) if known else claim


def _denial(told: Told, c: Claim, denial: Denial) -> str:
    how = f" (rule {denial.why.rule}: {denial.why.note})"
    if c.id == denial.denial:
        return f"It denies {denial.denied}, {_predicate(told, denial.denied)}{how}."
    return f"It is denied by {denial.denial}, {_predicate(told, denial.denial)}{how}."


# --- figures ----------------------------------------------------------------------------------------------------------


def figure_told(told: Told, f: Figure) -> list[str]:
    """What is counted, the bounds, who gives the figure, and how it stands to others of the report."""
    whose = f", of {f.whose}" if f.whose else ""
    words = f"{quantity(f)}{whose} from {told.quoted(f.span)}, counted {told.quoted(f.what_span)}"
    lines = [
        f"Figure {f.id}: {words}; measure: {f.measure} (rule {f.why.rule}).",
        f"Status: {f.status}; {COUNTINGS[f.counting]}.",
        f"Who gives it: {claimant_of(told, f)}; {ADOPTIONS[f.adoption]}.",
    ]
    side = told.actors.get(f.side)
    if side is not None:
        lines.append(f"Those counted resolve to {side.name} ({side.id}).")
    if f.per:
        lines.append(f"It is meant for each {f.per}.")
    if f.as_of:
        lines.append(f"As of {f.as_of}.")
    related = (r for r in told.coded.figure_relations if f.id in {r.a, r.b})
    return [*lines, *(_related(told, f, r) for r in related)]


def _related(told: Told, f: Figure, relation: FigureRelation) -> str:
    here, there = RELATIONS[relation.relation]
    other = told.figures[relation.b if f.id == relation.a else relation.a]
    words = here if f.id == relation.a else there
    return f"It {words} {other.id}: {amount(other)} by {claimant_of(told, other)} (rule {relation.why.rule})."
