"""The truth about each report, and the relations of figures across reports, in the words of `dateline.records.FigureRelation`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from synthetic_parts.drafts import Draft, placed, text_of
from synthetic_parts.words import Told
from synthetic_parts.world import Event

Row = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure in the text of a report: whose event it counts and where it stands."""

    report: str
    event: str
    start: int
    end: int
    told: Told


def report_row(draft: Draft) -> Row:
    """The line of reports.jsonl."""
    return {
        "id": draft.id,
        "url": draft.address(),
        "outlet": draft.outlet,
        "title": draft.title,
        "date": f"{draft.at:%Y-%m-%d}",
        "published_at": f"{draft.at:%Y-%m-%dT%H:%M:%S}Z",
        "text": text_of(draft.paragraphs),
    }


def figures_of(draft: Draft) -> list[Figure]:
    """The figures of a report in text order. A sentence's figures count the event that it tells, else the one told last before it."""
    found: list[Figure] = []
    event = ""
    for at, sentence in placed(draft.paragraphs):
        event = sentence.tells[0][0] if sentence.tells else event
        found += [
            Figure(report=draft.id, event=event, start=at + t.start, end=at + t.end, told=t) for t in sentence.figures
        ]
    return found


def truth_row(draft: Draft, events: Mapping[str, Event]) -> Row:
    """The line of truth.jsonl."""
    return {
        "id": draft.id,
        "capture": draft.capture,
        "corrects": draft.corrects,
        "kind": draft.kind,
        "copy_of": draft.copy_of,
        "group": draft.group,
        "events": [
            _told_row(at, s.text, told, how, events[told])
            for at, s in placed(draft.paragraphs)
            for told, how in s.tells
        ],
        "figures": [_figure_row(f) for f in figures_of(draft)],
    }


def _told_row(at: int, text: str, event: str, how: str, known: Event) -> Row:
    return {
        "event": event,
        "type": known.scenario.type,
        "also": list(known.scenario.also),
        "telling": how,
        "sentence": text,
        "start": at,
        "end": at + len(text),
        "day": known.day.isoformat(),
        "place": "" if known.scenario.of("placeless") else known.town.name,
        "country": known.town.state.removeprefix("the "),
        "actor": known.slots["actor"],
        "recipient": known.slots["recipient"],
    }


def _figure_row(figure: Figure) -> Row:
    told = figure.told
    return {
        "event": figure.event,
        "measure": told.amount.measure,
        "start": figure.start,
        "end": figure.end,
        "low": told.low,
        "best": told.best,
        "high": told.high,
        "claimant": told.claimant,
        "part": told.amount.part,
    }


def relations(earlier: Sequence[Figure], later: Sequence[Figure]) -> Iterator[Row]:
    """The relations of one report's figures to those of the reports written before it, of the same event and measure."""
    for b in later:
        for a in earlier:
            if a.event == b.event and a.told.amount.measure == b.told.amount.measure and a.report != b.report:
                yield from _row(a, b)


def _row(a: Figure, b: Figure) -> Iterator[Row]:
    found = related(a.told, b.told)
    if found is None:
        return
    relation, turned, reason = found
    first, second = (b, a) if turned else (a, b)
    yield {
        "a_report": first.report,
        "a_start": first.start,
        "a_end": first.end,
        "b_report": second.report,
        "b_start": second.start,
        "b_end": second.end,
        "event": a.event,
        "measure": a.told.amount.measure,
        "relation": relation,
        "reason": reason,
    }


def related(a: Told, b: Told) -> tuple[str, bool, str] | None:
    """Relation, whether `b` is its first figure, and the reason; None where the two do not bear on each other.

    `update`: the second replaces the first; `subset`: the first is a part of the second; `contradict`: the claimant of the first
    calls the second false.
    """
    x, y = a.amount, b.amount
    if x.part and y.part:
        return ("same", False, "the same part") if x.value == y.value else None
    if x.part or y.part:
        whole = y if x.part else x
        return ("subset", y.part, "a part of those counted") if whole.side == "main" else None
    if x.value == y.value:
        return "same", False, "the same number"
    if x.side != y.side:
        disputed = (x.side == "rival" and a.disputes and y.stage == x.stage) or (
            y.side == "rival" and b.disputes and x.stage == y.stage
        )
        if disputed:
            return "contradict", y.side == "rival", "called false by another claimant"
        return "differ", False, "another claimant's count"
    reason = "a corrected total" if x.stage == y.stage else "a later total"
    return "update", (y.stage, y.corrected) < (x.stage, x.corrected), reason
