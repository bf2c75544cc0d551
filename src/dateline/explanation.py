"""Why an event mention says what it says: from the code to the rule to the characters, in English sentences.

Pure and deterministic: the same record and knowledge give the same sentences. The knowledge rows that a rule names are
looked up by id; where the record was made with another version of the knowledge, the first sentences say so.
"""

from __future__ import annotations

from dateline.explaining import parties_told, rules_told
from dateline.explaining_claims import ADOPTIONS, KINDS, part_told, speaker_line
from dateline.knowledge import Knowledge, load
from dateline.records import Coded, EventMention, EventPlace, EventTime, Span, Why
from dateline.telling import SIDES, Told, amount, not_counted_because, outlet_of, place_name, speaker_name

CERTAINTY = {
    -3: "sure not to have happened",
    -2: "likely not to have happened",
    -1: "perhaps not to have happened",
    0: "open",
    1: "perhaps to have happened",
    2: "likely to have happened",
    3: "sure to have happened",
}
BASES = {
    "stated": "the text states it",
    "weekday": "a weekday, read as the one around the day of publication",
    "relative": "a word that counts from the day of publication",
    "order": "a word that counts from the day told before",
    "publication": "told as done and undated: of the day of publication or before",
    "none": "the text gives none",
}


class NothingToExplain(KeyError):
    """The record has nothing of that id that could be explained."""

    def __str__(self) -> str:
        return f"no event mention, attribution, claim or figure {self.args[0]} in this record"


def explain(coded: Coded, id: str, knowledge: Knowledge | None = None) -> list[str]:
    """Sentences on one event mention: its code, parties, place, time, speakers and numbers, each with its characters.

    An id like "a3", "c12" or "f0" asks for an attribution, a claim or a figure of the report. Positions are code points of the document's text, written `[start:end]`. Without `knowledge` the tables that ship
    with this Dateline are read. Raises NothingToExplain.
    """
    told = Told.of(coded)
    mention = next((m for m in coded.event_mentions if m.id == id), None)
    if mention is None:
        part = part_told(told, id)
        if part is None:
            raise NothingToExplain(id)
        return part
    rows = load() if knowledge is None else knowledge
    return [
        *_heading(told, mention, rows),
        *rules_told(told, mention, rows),
        *parties_told(told, mention),
        *_places(told, mention),
        *_time("Time", told, mention.time),
        *(_time("Time of the statement", told, mention.statement_time) if mention.statement_time else ()),
        *_figures(told, mention),
        *_chain(told, mention),
        *_numbers(told, mention),
    ]


def _heading(told: Told, mention: EventMention, knowledge: Knowledge) -> list[str]:
    kind, label = knowledge.types.get(mention.type), knowledge.cameo.get(mention.cameo)
    modes = f", mode {', '.join(mention.modes)}," if mention.modes else ""
    lines = [f"Event mention {mention.id}, coded {mention.type}{modes} under {mention.codebook}."]
    if told.coded.versions.knowledge != knowledge.version:
        lines.append(
            f"The record was made with knowledge {told.coded.versions.knowledge}; "
            f"the rows below are those of {knowledge.version} and may differ."
        )
    if kind is not None:
        lines.append(f"Type {mention.type}: {kind.definition}")
    if mention.cameo:
        lines.append(f"CAMEO code {mention.cameo}{f': {label.label}' if label else ''}; quad class {mention.quad}.")
    if mention.contexts:
        lines.append(_contexts(told, mention))
    lines.append(f"The predicate is {told.quoted(*mention.predicate)}.")
    if mention.sentence < len(told.coded.sentences):
        lines.append(f"It stands in the sentence {told.quoted(told.coded.sentences[mention.sentence])}.")
    return lines


def _contexts(told: Told, mention: EventMention) -> str:
    """The contexts with the nearest words that told each: of its clause, its sentence or its paragraph."""
    why = dict(mention.whys).get("contexts")
    words = f", from {told.quoted(*why.spans)}" if why is not None and why.spans else ""
    return f"Contexts: {why.note if why is not None else ', '.join(mention.contexts)}{words}."


def _figures(told: Told, mention: EventMention) -> list[str]:
    """How many it hit or who took part, each with the rule that gave the figure to this act."""
    found = ((f, told.figures[f.figure]) for f in mention.figures if f.figure in told.figures)
    return [
        f"Figure {f.figure}: {f.role} {amount(figure)}, from {told.quoted(figure.span)} ({_rule(f.why)})."
        for f, figure in found
    ]


# --- where and when -----------------------------------------------------------------------------------------------


def _places(told: Told, mention: EventMention) -> list[str]:
    if not mention.places:
        return ["Place: none; the clause names none, and the place in the dateline is not the event's."]
    return [_place(told, p) for p in mention.places]


def _place(told: Told, place: EventPlace) -> str:
    known = told.places.get(place.place)
    line = f"Place: {place_name(told, place)} ({place.place}), from {told.quoted(place.span)}; "
    line += f"it stands in the same {place.basis} ({_rule(place.why)})."
    if known is not None:
        note = f", {known.why.note}" if known.why.note else ""
        line += f" It was chosen by {_rule(known.why)}{note}; precision: {known.precision}."
    others = [
        r.candidates for r in told.resolutions.values() if r.ref == place.place and _at(told, r.mention) == place.span
    ]
    passed = [f"{c.ref} ({c.reason})" for candidates in others for c in candidates]
    return line + (f" Not chosen: {'; '.join(passed)}." if passed else "")


def _at(told: Told, mention: str) -> Span | None:
    known = told.mentions.get(mention)
    return known.span if known else None


def _time(label: str, told: Told, time: EventTime) -> list[str]:
    if not time.value:
        return [f"{label}: none; the clause gives none, and the date of publication is not known or does not tell it."]
    bounds = _bounds(time)
    words = f", from {told.quoted(time.span)}" if time.span else ""
    published = told.coded.report.published if time.basis in {"weekday", "relative", "publication"} else ""
    day = f" ({published})" if published else ""
    relation = f"{time.relation} " if time.relation else ""
    rule = f" ({_rule(time.why)})" if time.span else ""
    return [
        f"{label}: {relation}{time.value}{bounds}{words}; precision: {time.precision}; basis: {BASES[time.basis]}{day}{rule}."
    ]


def _bounds(time: EventTime) -> str:
    if time.earliest == time.latest:
        return ""
    if not time.earliest:
        return f", not after {time.latest}"
    return f", from {time.earliest} to {time.latest}" if time.latest else f", not before {time.earliest}"


# --- who says so, and how sure ------------------------------------------------------------------------------------


def _chain(told: Told, mention: EventMention) -> list[str]:
    outlet = outlet_of(told.coded)
    known = [told.attributions[a] for a in mention.attributions if a in told.attributions]
    if not known:
        return [f"Who says so: {outlet}, in its own words; nobody else is named for it."]
    steps = " › ".join([outlet, *(speaker_name(told, a) for a in known)])
    lines = [f"Who says so, outermost first: {steps}."]
    for a in known:
        line = speaker_line(told, a)
        lines.append(f"{line[0].upper()}{line[1:]}; {KINDS[a.kind]}; {ADOPTIONS[a.adoption]}; stance: {a.stance}.")
        if a.via:
            lines.append(f"It comes by way of {told.quoted(*a.via)}.")
    stands = SIDES[mention.speaker_side] or "nobody whose side is known"
    return [*lines, f"The innermost speaker stands as: {stands}."]


def _numbers(told: Told, mention: EventMention) -> list[str]:
    whys = dict(mention.whys)
    reason = whys["certainty"].note if "certainty" in whys else ""
    because = f" ({reason})" if reason else ""
    moved = f" (log odds: {whys['p_coding'].note})" if "p_coding" in whys and whys["p_coding"].note else ""
    sure = CERTAINTY.get(round(mention.certainty), "open")
    left = not_counted_because(told, mention)
    return [
        f"Certainty {mention.certainty:+g} of -3 to +3: the text puts it as {sure}{because}.",
        f"p_coding {mention.p_coding:.2f}: how likely it is that the report says this; not whether it is true{moved}.",
        f"Left out of default counts: {left}."
        if left
        else "Kept in default counts: one happening, put forward as such.",
    ]


def _rule(why: Why) -> str:
    return f"rule {why.rule}"
