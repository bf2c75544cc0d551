"""Whose words the read text is: quoted, paraphrased or the outlet's, as a partition."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dateline.attribution.quotes import Quote
from dateline.records import Attribution, Document, Span, Whose, Wording


def wordings_of(
    document: Document, attributions: Sequence[Attribution], quotes: Sequence[Quote]
) -> tuple[Wording, ...]:
    """The spans of all read blocks with whose words they are, in text order, none overlapping another, none missing.

    A span in several nested contents belongs to the innermost. Quotation marks count as quoted.
    """
    edges: list[int] = []
    contents = [(span, a) for a in attributions for span in a.content]
    for span in (*(s for s, _ in contents), *(q.span for q in quotes)):
        edges += (span.start, span.end)
    edges = sorted(set(edges))
    found: list[Wording] = []
    for block in document.blocks:
        if block.read:
            inside = [e for e in edges if block.span.start < e < block.span.end]
            cuts = [block.span.start, *inside, block.span.end]
            here = [(s, a) for s, a in contents if s.touches(block.span)]
            marked = [q.span for q in quotes if q.span.touches(block.span)]
            pieces = [_wording(Span(a, b), here, marked) for a, b in pairwise(cuts) if a < b]
            found.extend(_merged(pieces))
    return tuple(found)


def _wording(piece: Span, contents: Sequence[tuple[Span, Attribution]], quoted: Sequence[Span]) -> Wording:
    holders = [(sum(s.end - s.start for s in a.content), a.id) for span, a in contents if span.covers(piece)]
    marked = any(span.covers(piece) for span in quoted)
    whose: Whose = "quoted" if marked else "paraphrased" if holders else "outlet"
    return Wording(span=piece, whose=whose, attribution=min(holders)[1] if holders else "")


def _merged(pieces: Sequence[Wording]) -> list[Wording]:
    merged: list[Wording] = []
    for piece in pieces:
        if merged and (merged[-1].whose, merged[-1].attribution) == (piece.whose, piece.attribution):
            piece = Wording(
                span=Span(merged.pop().span.start, piece.span.end), whose=piece.whose, attribution=piece.attribution
            )
        merged.append(piece)
    return merged
