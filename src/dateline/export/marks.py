"""What to mark in a document's text, and how to cut the text where marks begin and end.

Marks nest and overlap; `cut` gives pieces that each stand wholly inside or outside every mark, so that a page or a
terminal can show them one after the other. All positions are code points of the document's text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from dateline.records import EventMention, Party, Span
from dateline.telling import Told, claimant_of, party_name, place_name, quantity, speaker_name

MarkRole = Literal[
    "unread",
    "quoted",
    "paraphrased",
    "speaker",
    "cue",
    "actor",
    "recipient",
    "place",
    "figure",
    "contested",
    "predicate",
]
ORDER: tuple[MarkRole, ...] = (
    "unread",
    "quoted",
    "paraphrased",
    "speaker",
    "cue",
    "actor",
    "recipient",
    "place",
    "figure",
    "contested",
    "predicate",
)
"""The roles from the outermost to the innermost, where two have one span."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A span with its role and what a reader is told about it; `number` is that of its event mention (0: none).

    `last` says whether this is the last span of what is marked: predicates and contents may be broken up.
    """

    span: Span
    role: MarkRole
    label: str
    number: int = 0
    last: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text with the marks around it, and those that begin and end with it (outermost first)."""

    span: Span
    marks: tuple[Mark, ...]
    opens: tuple[Mark, ...]
    closes: tuple[Mark, ...]


def marks_of(told: Told) -> tuple[Mark, ...]:
    """All marks of a report, outermost first at one place. Spans outside the text are left out."""
    size = len(told.text)
    found = (*_unread(told), *_wordings(told), *_speakers(told), *_figures(told), *_contested(told), *_acts(told))
    inside = [m for m in dict.fromkeys(found) if 0 <= m.span.start < m.span.end <= size]
    return tuple(sorted(inside, key=_outermost))


def _outermost(mark: Mark) -> tuple[int, int, int, int, str]:
    return mark.span.start, -mark.span.end, ORDER.index(mark.role), mark.number, mark.label


def _unread(told: Told) -> Iterator[Mark]:
    blocks = told.coded.document.blocks if told.coded.document else ()
    for block in blocks:
        if not block.read:
            yield Mark(span=block.span, role="unread", label=f"{block.kind}, not read")


def _wordings(told: Told) -> Iterator[Mark]:
    for wording in told.coded.wordings:
        known = told.attributions.get(wording.attribution)
        who = speaker_name(told, known) if known else "somebody the report does not name"
        if wording.whose == "quoted":
            yield Mark(span=wording.span, role="quoted", label=f"quoted words of {who}")
        elif wording.whose == "paraphrased":
            yield Mark(span=wording.span, role="paraphrased", label=f"said by {who}, in words that may be the outlet's")


def _speakers(told: Told) -> Iterator[Mark]:
    for attribution in told.coded.attributions:
        for span in attribution.speaker:
            yield Mark(span=span, role="speaker", label=f"speaker ({attribution.speaker_kind})")
        for span in attribution.cue:
            yield Mark(span=span, role="cue", label=f"cue; adoption by the outlet: {attribution.adoption}")


def _figures(told: Told) -> Iterator[Mark]:
    for figure in told.coded.figures:
        label = f"figure: {quantity(figure)}, according to {claimant_of(told, figure)}"
        yield Mark(span=figure.span, role="figure", label=label)


def _contested(told: Told) -> Iterator[Mark]:
    for term in told.coded.contested:
        yield Mark(
            span=term.span,
            role="contested",
            label=f"contested term ({term.kind}); {whose_words(told, term.whose, term.attribution)}",
        )


def whose_words(told: Told, whose: str, attribution: str) -> str:
    """Whose words a span is, in words."""
    known = told.attributions.get(attribution)
    who = speaker_name(told, known) if known else "somebody the report does not name"
    if whose == "outlet":
        return "the outlet's own word"
    return (
        f"quoted from {who}" if whose == "quoted" else f"in a paraphrase of {who}: the speaker's or the outlet's word"
    )


def _acts(told: Told) -> Iterator[Mark]:
    for number, mention in enumerate(told.coded.event_mentions, 1):
        yield from _parties(told, number, "actor", mention.actors)
        yield from _parties(told, number, "recipient", mention.recipients)
        for place in mention.places:
            yield Mark(
                span=place.span, role="place", label=f"place of {number}: {place_name(told, place)}", number=number
            )
        yield from _predicate(number, mention)


def _parties(told: Told, number: int, role: Literal["actor", "recipient"], parties: Sequence[Party]) -> Iterator[Mark]:
    for party in parties:
        if party.span is not None:
            yield Mark(
                span=party.span, role=role, label=f"{role} of {number}: {party_name(told, party)}", number=number
            )


def _predicate(number: int, mention: EventMention) -> Iterator[Mark]:
    for span in mention.predicate:
        label = f"event mention {number}: {' '.join((mention.type, *mention.modes))}"
        yield Mark(span=span, role="predicate", label=label, number=number, last=span == mention.predicate[-1])


def cut(marks: Iterable[Mark], window: Span) -> tuple[Piece, ...]:
    """The pieces of `window`, in order and without gaps; marks that reach over its edges are cut there."""
    inside = sorted((m for m in marks if m.span.touches(window)), key=_outermost)
    edges = {window.start, window.end}
    for mark in inside:
        edges |= {max(mark.span.start, window.start), min(mark.span.end, window.end)}
    places = sorted(edges)
    return tuple(_piece(Span(start, end), inside) for start, end in pairwise(places))


def _piece(span: Span, marks: Sequence[Mark]) -> Piece:
    around = tuple(m for m in marks if m.span.covers(span))
    return Piece(
        span=span,
        marks=around,
        opens=tuple(m for m in around if m.span.start == span.start),
        closes=tuple(m for m in around if m.span.end == span.end),
    )


def lines_of(text: str) -> tuple[Span, ...]:
    """The lines of a text that are not blank, without their line breaks."""
    lines: list[Span] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            lines.append(Span(start, start + len(line)))
        start += len(line) + 1
    return tuple(lines)
