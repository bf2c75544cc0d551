"""The parts of a `Coded` in words: names, chains, times, figures, and the rows of "who says what".

Pure, and shared by `explain`, the commands and the page, so that one thing is called the same everywhere. All positions
are code points of the document's text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dateline.records import (
    Actor,
    Attribution,
    Claim,
    Coded,
    Denial,
    EventMention,
    EventPlace,
    EventTime,
    Figure,
    FigureRelation,
    Mention,
    Party,
    Place,
    Rejected,
    Resolution,
    Span,
)

LONGEST_QUOTE = 240
"""Code points of a surface that are quoted before it is cut."""

STEPS = " › "

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_PARTIAL = re.compile(r"XXXX-(?:WXX-(?P<weekday>[1-7])|(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12]\d|3[01]))?)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A `Coded` with its parts by id."""

    coded: Coded
    text: str
    actors: Mapping[str, Actor]
    places: Mapping[str, Place]
    mentions: Mapping[str, Mention]
    resolutions: Mapping[str, Resolution]
    attributions: Mapping[str, Attribution]
    claims: Mapping[str, Claim]
    figures: Mapping[str, Figure]

    @staticmethod
    def of(coded: Coded) -> Told:
        """The indexes of one report."""
        return Told(
            coded=coded,
            text=coded.document.text if coded.document else "",
            actors={a.id: a for a in coded.actors},
            places={p.id: p for p in coded.places},
            mentions={m.id: m for m in coded.mentions},
            resolutions={r.mention: r for r in coded.resolutions},
            attributions={a.id: a for a in coded.attributions},
            claims={c.id: c for c in coded.claims},
            figures={f.id: f for f in coded.figures},
        )

    def surface(self, span: Span) -> str:
        """The surface of a span on one line, cut in the middle where it is long."""
        words = " ".join(span.of(self.text).split())
        half = LONGEST_QUOTE // 2
        return words if len(words) <= LONGEST_QUOTE else f"{words[:half].rstrip()} … {words[-half:].lstrip()}"

    def quoted(self, *spans: Span) -> str:
        """Surfaces in quotation marks, each with its code points: “the army” [430:438]."""
        return ", ".join(f"“{self.surface(s)}” [{s.start}:{s.end}]" for s in spans)


# --- names --------------------------------------------------------------------------------------------------------


def outlet_of(coded: Coded) -> str:
    """The outlet's name, marked where it is only inferred."""
    if not coded.report.outlet:
        return "an outlet that is not named"
    return coded.report.outlet + (" (inferred)" if coded.report.outlet_basis == "inferred" else "")


def party_name(told: Told, party: Party) -> str:
    """The actor's name, else the words that stand for it, else "somebody"."""
    actor = told.actors.get(party.actor)
    if actor is not None:
        return actor.name
    return told.surface(party.span) if party.span else "somebody"


def names_of(told: Told, parties: Sequence[Party]) -> str:
    """The parties' names, joined; empty where there is none."""
    return ", ".join(dict.fromkeys(party_name(told, p) for p in parties))


def speaker_name(told: Told, attribution: Attribution) -> str:
    """The speaker's words; after a pronoun also the name it was resolved to; else what is known of the speaker."""
    surface = " ".join(told.surface(s) for s in attribution.speaker)
    actor = told.actors.get(attribution.actor)
    if not surface:
        return actor.name if actor else "somebody the report does not name"
    pronouns = (m for m in told.mentions.values() if m.form == "pronoun" and m.span in attribution.speaker)
    return f"{surface} (= {actor.name})" if actor and any(pronouns) else surface


def chain_name(told: Told, chain: Sequence[str], alone: str = "only the outlet") -> str:
    """Who says so, outermost first, the outlet left out; `alone` where nobody else does."""
    return STEPS.join(speaker_name(told, told.attributions[a]) for a in chain if a in told.attributions) or alone


def place_name(told: Told, place: EventPlace) -> str:
    """The place as it is meant: "near Doha", "North Kivu (province)"."""
    known = told.places.get(place.place)
    name = known.name if known else told.surface(place.span)
    precision = "" if known is None or known.precision in {"town", "unknown"} else f" ({known.precision})"
    return f"{place.modifier} {name}{precision}".strip()


def time_name(time: EventTime) -> str:
    """The time for reading: an ISO date or part of one, "Thursday (no date)", "3 March (no year)"; empty where unknown."""
    if not time.value:
        return ""
    found = _PARTIAL.fullmatch(time.value)
    words = time.value
    if found is not None and found["weekday"]:
        words = f"{WEEKDAYS[int(found['weekday']) - 1]} (no date)"
    elif found is not None:
        day = f"{int(found['day'])} " if found["day"] else ""
        words = f"{day}{MONTHS[int(found['month']) - 1]} (no year)"
    return f"{time.relation} {words}".strip()


def amount(figure: Figure) -> str:
    """The bounds in words, with the unit: "27", "at least 27 (so far)", "up to 50", "12 to 99", "about 2.5 kilometres"."""
    low, best, high = (f"{n:,}" if n is not None else "" for n in (figure.low, figure.best, figure.high))
    if best:
        words = f"about {best}" if figure.approximate else best
    elif low and high:
        words = f"{low} to {high}"
    else:
        words = f"at least {low}" if low else f"up to {high}" if high else "an amount"
    unit = figure.unit if figure.best == 1 else plural_of(figure.unit)
    return " ".join(part for part in (words, unit, COUNTINGS[figure.counting]) if part)


COUNTINGS = {"": "", "increment": "more", "running": "(so far)"}
UNCHANGED = frozenset(
    {"percent", "yen", "yuan", "baht", "won", "rand", "naira", "dong", "birr", "tenge", "ringgit", "rupiah", "hertz"}
)
"""Units that have no plural of their own."""


def plural_of(unit: str) -> str:
    """The unit as it stands behind several: "kilometres", "feet", "percent"."""
    if not unit or unit in UNCHANGED:
        return unit
    return unit.removesuffix("foot") + "feet" if unit.endswith("foot") else f"{unit}s"


def quantity(figure: Figure) -> str:
    """The amount with what is counted: "at least 12 villager", "600 acres of soya", "33 percent of hospital"."""
    return f"{amount(figure)}{' of' if figure.unit and figure.what else ''} {figure.what}".strip()


# --- who says what ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One event mention as words. `number` counts from 1 in text order; empty fields are unknown."""

    number: int
    mention: EventMention
    who: str
    does: str
    to_whom: str
    where: str
    when: str
    according_to: str
    """Who says so inside the report, or empty where only the outlet does."""
    side: str
    """Where that speaker stands in the event, or empty where nobody speaks or nothing is known."""


def rows_of(told: Told) -> tuple[Row, ...]:
    """The event mentions of a report as words, in text order."""
    return tuple(_row(told, number, m) for number, m in enumerate(told.coded.event_mentions, 1))


def _row(told: Told, number: int, mention: EventMention) -> Row:
    return Row(
        number=number,
        mention=mention,
        who=names_of(told, mention.actors),
        does="; ".join((act_name(mention), *counts_of(told, mention))),
        to_whom=names_of(told, mention.recipients),
        where=", ".join(place_name(told, p) for p in mention.places),
        when=time_name(mention.time),
        according_to=chain_name(told, mention.attributions, alone=""),
        side=SIDES[mention.speaker_side],
    )


SIDES = {
    "actor": "who does it",
    "recipient": "whom it is done to",
    "with_actor": "aligned with who does it",
    "with_recipient": "aligned with whom it is done to",
    "third": "a third party",
    "outlet": "",
    "unknown": "",
}


def act_name(mention: EventMention) -> str:
    """Type, modes and CAMEO code: "REQUEST meet (CAMEO 022)"."""
    code = f"(CAMEO {mention.cameo})" if mention.cameo else ""
    return " ".join(part for part in (mention.type, *mention.modes, code) if part)


def counts_of(told: Told, mention: EventMention) -> tuple[str, ...]:
    """What the act did to how many, or how many took part: "killed at least 27"."""
    found = ((f.role, told.figures[f.figure]) for f in mention.figures if f.figure in told.figures)
    return tuple(f"{role} {amount(figure)}" for role, figure in found)


def not_counted_because(told: Told, mention: EventMention) -> str:
    """Why an event mention stays out of default counts; empty where it does not."""
    if mention.countable:
        return ""
    claim = told.claims.get(mention.claim)
    if mention.polarity == "negated":
        return "it is said not to have happened"
    if mention.modality != "asserted":
        return f"it is {mention.modality}, not asserted"
    if mention.aspect != "single":
        return f"it is {mention.aspect}, not one happening"
    if claim is not None and claim.presupposed:
        return "the text presupposes it and does not assert it"
    if mention.tense == "present":
        return "it is told in the present, as habits and plots are"
    return "it is still to come"


# --- claims and denials -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Denied:
    """A denial and the claim that it answers, in words, with who says the one and the other."""

    denial: str
    denier: str
    claim: str
    claimant: str
    how: str


def denials_of(told: Told) -> tuple[Denied, ...]:
    """What is said and denied in the report, in the order of the denials."""
    return tuple(_denied(told, d) for d in told.coded.denials)


def _denied(told: Told, denial: Denial) -> Denied:
    here, there = told.claims[denial.denial], told.claims[denial.denied]
    denier = told.attributions.get(here.reports)
    return Denied(
        denial=told.quoted(*here.predicate),
        denier=speaker_name(told, denier) if denier else chain_name(told, here.attributions),
        claim=told.quoted(told.coded.sentences[there.sentence]),
        claimant=chain_name(told, there.attributions),
        how=denial.why.note,
    )


def put(claim: Claim) -> str:
    """How a claim is put, but for the plain case: "negated, possible"; "past" where nothing else is to be said."""
    plain = {"affirmed", "asserted", "single"}
    parts = [p for p in (claim.polarity, claim.modality, claim.tense, claim.aspect) if p not in plain]
    return ", ".join([*parts, *(["presupposed"] if claim.presupposed else [])])


# --- figures, and what was left out -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class FigurePair:
    """Two figures of one thing and how they stand to each other."""

    relation: FigureRelation
    a: Figure
    b: Figure


def figure_pairs(told: Told, relations: frozenset[str]) -> tuple[FigurePair, ...]:
    """The pairs of figures that stand in one of `relations`, in the record's order."""
    return tuple(
        FigurePair(relation=r, a=told.figures[r.a], b=told.figures[r.b])
        for r in told.coded.figure_relations
        if r.relation in relations and r.a in told.figures and r.b in told.figures
    )


DIFFERING = frozenset({"differ", "contradict", "update", "subset"})


def claimant_of(told: Told, figure: Figure) -> str:
    """Who gives the figure; the outlet itself where nobody else does."""
    return chain_name(told, figure.attributions, alone=figure.claimant or "the outlet alone")


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """What was looked at and dropped for one reason."""

    step: str
    reason: str
    items: tuple[Rejected, ...] = field(default=())


def left_out(coded: Coded) -> tuple[LeftOut, ...]:
    """The rejected things, grouped by step and reason, the groups in the order of their first thing."""
    groups: dict[tuple[str, str], list[Rejected]] = {}
    for item in coded.rejected:
        groups.setdefault((item.step, item.reason), []).append(item)
    return tuple(LeftOut(step=s, reason=r, items=tuple(items)) for (s, r), items in groups.items())


def silent_sentences(coded: Coded) -> tuple[Span, ...]:
    """Sentences in which no claim was found."""
    told = {c.sentence for c in coded.claims} | {m.sentence for m in coded.event_mentions}
    return tuple(span for index, span in enumerate(coded.sentences) if index not in told)


def versions_line(coded: Coded) -> str:
    """What made the record, on one line."""
    v = coded.versions
    made = f"Dateline {v.code} · {v.model} · knowledge {v.knowledge} · codebook {v.codebook}"
    return f"{made} · record version {coded.version}"
