"""Quotations and their speakers: contents grow to the marks, quotations without a cue go on or stay orphans."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.attribution.drafts import Draft, with_content, without
from dateline.attribution.quotes import Quote
from dateline.records import Document, Parse, Span

_FARTHEST = 80
"""Code points between a cue and the quotation it introduces ("said on Monday in a statement: …")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """What the steps below look things up in. `outer` are the quotations that stand in no other, by block."""

    document: Document
    parse: Parse
    starts: tuple[int, ...]
    outer: tuple[Quote, ...]

    def sentence_at(self, position: int) -> int:
        return max(0, bisect_right(self.starts, position) - 1)


def with_quotes(document: Document, parse: Parse, drafts: Sequence[Draft], quotes: Sequence[Quote]) -> list[Draft]:
    """The drafts with whole quotations as contents, drafts for the quotations left over, and no draft without content."""
    page = _Page(
        document=document,
        parse=parse,
        starts=tuple(s.span.start for s in parse.sentences),
        outer=tuple(q for q in quotes if q.level == 0),
    )
    by_block: dict[int, list[Quote]] = {}
    for quote in page.outer:
        by_block.setdefault(quote.block, []).append(quote)
    grown = [_grown(draft, by_block.get(draft.block, [])) for draft in drafts]
    introduced = _introduced(page, grown, by_block)
    return _left_over(page, [d for d in introduced if d.content], by_block)


def _grown(draft: Draft, quotes: Sequence[Quote]) -> Draft:
    """A content that reaches into a quotation takes all of it; one whose cue is inside a quotation stays inside it."""
    content = list(draft.content)
    for quote in quotes:
        if not any(span.touches(quote.span) for span in content):
            continue
        if any(quote.span.covers(cue) for cue in draft.cue_spans):
            content = _inside(content, quote.inner)
        else:
            content.append(quote.span)
    grown = with_content(draft, content) if content else draft
    return replace(grown, content=without(grown.content, _own(draft)))


def _inside(content: Sequence[Span], region: Span) -> list[Span]:
    clipped = [Span(max(s.start, region.start), min(s.end, region.end)) for s in content]
    return [s for s in clipped if s.start < s.end]


def _own(draft: Draft) -> list[Span]:
    """Cue and speaker, and what stands between them where the content lies around them."""
    return sorted({*draft.cue_spans, *draft.speaker})


def _introduced(page: _Page, drafts: list[Draft], by_block: dict[int, list[Quote]]) -> list[Draft]:
    """Cues that still lack a content take the quotation beside them, and contents before the cue the one behind it."""
    taken = [span for d in drafts for span in d.content]
    result: list[Draft] = []
    for draft in drafts:
        free = [q for q in by_block.get(draft.block, []) if not any(q.span.touches(s) for s in taken)]
        found = _beside(page, draft, free) if not draft.content else _behind(page, draft, free)
        if found is not None:
            taken.append(found.span)
            draft = with_content(draft, [*draft.content, found.span])
        result.append(draft)
    return result


def _beside(page: _Page, draft: Draft, free: Sequence[Quote]) -> Quote | None:
    first, last = _extent(draft)
    for quote in reversed(free):
        if quote.span.end <= first:
            gap = page.document.text[quote.span.end : first]
            if not any(c.isalnum() for c in gap):
                return quote
            break
    for quote in free:
        if quote.span.start >= last:
            gap = page.document.text[last : quote.span.start]
            near = len(gap) <= _FARTHEST and not any(mark in gap for mark in ".!?;")
            same = page.sentence_at(quote.span.start) == draft.sentence
            return quote if near and (same or gap.rstrip().endswith(":") or not gap.strip()) else None
    return None


def _behind(page: _Page, draft: Draft, free: Sequence[Quote]) -> Quote | None:
    """"“We won,” she said, “and we go on.”": the second part of the same sentence."""
    first, last = _extent(draft)
    if draft.cue is None or "quote" not in draft.cue.frames or not any(s.end <= first for s in draft.content):
        return None
    for quote in free:
        same = page.sentence_at(quote.span.start) == draft.sentence
        if quote.span.start >= last and same:
            return quote
    return None


def _extent(draft: Draft) -> tuple[int, int]:
    own = [*draft.cue_spans, *draft.speaker]
    return min(s.start for s in own), max(s.end for s in own)


def _left_over(page: _Page, drafts: list[Draft], by_block: dict[int, list[Quote]]) -> list[Draft]:
    """Quotations that no cue has: they go on with the speaker just before them, or nobody is known to have said them."""
    result = list(drafts)
    taken = [span for d in drafts for span in d.content]
    for block in sorted(by_block):
        for quote in by_block[block]:
            if quote.kind == "partial" or any(quote.span.touches(s) for s in taken):
                continue
            before = _speaker_before(page, result, quote)
            if before is None:
                result.append(_orphan(page, quote))
            elif result[before].block == quote.block:
                result[before] = with_content(result[before], [*result[before].content, quote.span])
            else:
                result.append(_continued(page, result[before], quote))
            taken.append(quote.span)
    return result


def _speaker_before(page: _Page, drafts: Sequence[Draft], quote: Quote) -> int | None:
    """The index of the draft that this quotation goes on with: nothing but its own sentence lies between."""
    sentence = page.sentence_at(quote.span.start)
    if any(c.isalnum() for c in page.document.text[page.starts[sentence] : quote.span.start]):
        return None
    best: tuple[int, int] | None = None
    for index, draft in enumerate(drafts):
        if not _quoted(page, draft):
            continue
        end = max(s.end for s in (*draft.content, *draft.cue_spans, *draft.speaker))
        if end <= quote.span.start and page.sentence_at(end - 1) == sentence - 1 and (best is None or end > best[0]):
            best = (end, index)
    return best[1] if best is not None else None


def _quoted(page: _Page, draft: Draft) -> bool:
    return any(
        q.kind == "full" and q.block == draft.block and any(s.touches(q.span) for s in draft.content) for q in page.outer
    )


def _continued(page: _Page, before: Draft, quote: Quote) -> Draft:
    return replace(
        before,
        sentence=page.sentence_at(quote.inner.start),
        block=quote.block,
        token=-1,
        cue=None,
        cue_spans=(),
        content=(quote.span,),
        addressee=(),
        medium=(),
        time=(),
        frame="quote.continued",
    )


def _orphan(page: _Page, quote: Quote) -> Draft:
    return Draft(
        sentence=page.sentence_at(quote.inner.start), block=quote.block, cue=None, content=(quote.span,), frame="quote.orphan"
    )
