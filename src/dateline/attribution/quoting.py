"""Quotations and their speakers: contents grow to the marks, quotations without a cue go on or stay orphans."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.attribution.drafts import Draft, with_content, without
from dateline.attribution.quotes import Quote
from dateline.records import Document, Parse, Span

_FARTHEST = 80
"""Code points between a cue and the quotation it introduces ("said on Monday in a statement: …")."""

_ENDED = re.compile(r"[.!?][”\"’']*\s*$")
_ALSO = frozenset({"", "and", "then", "but", "or"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """What the steps below look things up in: the quotations that stand in no other, by block."""

    document: Document
    parse: Parse
    starts: tuple[int, ...]
    quotes: Mapping[int, Sequence[Quote]]
    nested: Sequence[Quote]

    def sentence_at(self, position: int) -> int:
        return max(0, bisect_right(self.starts, position) - 1)

    def between(self, start: int, end: int) -> str:
        return self.document.text[start:end]

    def next(self, block: int) -> int:
        """The read block after this one, or -1."""
        blocks = self.document.blocks
        return next((b for b in range(block + 1, len(blocks)) if blocks[b].read), -1)

    def previous(self, block: int) -> int:
        """The read block before this one, or -1."""
        return next((b for b in range(block - 1, -1, -1) if self.document.blocks[b].read), -1)


def with_quotes(document: Document, parse: Parse, drafts: Sequence[Draft], quotes: Sequence[Quote]) -> list[Draft]:
    """The drafts with whole quotations as contents, drafts for the quotations left over, and no draft without content.

    A draft of the frame `lead` (a sentence that ends in a colon) is kept only where a quotation follows it.
    """
    if not quotes:
        return [draft for draft in drafts if draft.content]
    by_block: dict[int, list[Quote]] = {}
    for quote in quotes:
        if quote.level == 0:
            by_block.setdefault(quote.block, []).append(quote)
    starts = tuple(s.span.start for s in parse.sentences)
    nested = tuple(q for q in quotes if q.level)
    page = _Page(document=document, parse=parse, starts=starts, quotes=by_block, nested=nested)
    grown = [_grown(draft, by_block.get(draft.block, [])) for draft in drafts]
    introduced = _introduced(page, sorted(grown, key=lambda d: d.frame == "lead"))
    return _left_over(page, [d for d in introduced if d.content])


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
    return replace(grown, content=without(grown.content, sorted({*draft.cue_spans, *draft.speaker})))


def _inside(content: Sequence[Span], region: Span) -> list[Span]:
    clipped = [Span(max(s.start, region.start), min(s.end, region.end)) for s in content]
    return [s for s in clipped if s.start < s.end]


def _introduced(page: _Page, drafts: Sequence[Draft]) -> list[Draft]:
    """Cues that lack a content take the quotation beside them; others also what stands before and behind them."""
    taken: set[Span] = set()
    near = _by_block(drafts)
    result: list[Draft] = []
    for draft in drafts:
        for quote in _beside(page, draft, _free(page, near, draft.block, taken)):
            taken.add(quote.span)
            draft = with_content(draft, [*draft.content, quote.span])
        result.append(draft)
    return result


def _free(page: _Page, near: Mapping[int, Sequence[Draft]], block: int, taken: set[Span]) -> list[Quote]:
    marked = [q for b in (block, page.next(block)) for q in page.quotes.get(b, ()) if q.span not in taken]
    return [q for q in marked if not any(_claims(d, q) for d in _around(page, near, q.block))]


def _around(page: _Page, near: Mapping[int, Sequence[Draft]], block: int) -> list[Draft]:
    """The drafts of this paragraph and of the one before, whose quotations may reach over."""
    return [*near.get(block, ()), *near.get(page.previous(block), ())]


def _beside(page: _Page, draft: Draft, free: Sequence[Quote]) -> list[Quote]:
    if not (free or page.nested) or (draft.frame != "lead" and (draft.cue is None or "quote" not in draft.cue.frames)):
        return []
    first, last = _extent(draft)
    holder = next((q for q in page.quotes.get(draft.block, ()) if q.span.start < first < q.span.end), None)
    if holder is not None:
        inner = [q for q in page.nested if holder.span.covers(q.span)]
        return (
            [] if draft.content or not inner else _before(page, draft, inner, first) or _after(page, draft, inner, last)
        )
    before = _before(page, draft, free, first)
    if draft.content or before:
        ahead = bool(before) or any(s.end <= first for s in draft.content)
        return before + (_behind(page, draft, free, last) if ahead else [])
    return _after(page, draft, free, last)


def _before(page: _Page, draft: Draft, free: Sequence[Quote], first: int) -> list[Quote]:
    """The quotation that ends where the cue begins: "“Is it?” Klein said.\""""
    if draft.frame == "lead":
        return []
    ended = [q for q in free if q.span.end <= first]
    if ended and not any(c.isalnum() for c in page.between(ended[-1].span.end, first)):
        return [ended[-1]]
    return []


def _behind(page: _Page, draft: Draft, free: Sequence[Quote], last: int) -> list[Quote]:
    """The second part in the same sentence: "“We won,” she said, “and we go on.”\""""
    for quote in free:
        if quote.span.start >= last:
            same = page.sentence_at(quote.span.start) == draft.sentence
            return [quote] if same and not _ENDED.search(page.between(last, quote.span.start)) else []
    return []


def _after(page: _Page, draft: Draft, free: Sequence[Quote], last: int) -> list[Quote]:
    """The quotation that the cue introduces, in its sentence or behind a colon at its end."""
    for quote in free:
        if quote.span.start < last:
            continue
        gap = page.between(last, quote.span.start)
        led = gap.rstrip().endswith(":") or (draft.frame == "lead" and not gap.strip())
        near = len(gap) <= _FARTHEST and not any(mark in gap for mark in ".!?;")
        same = page.sentence_at(quote.span.start) == draft.sentence
        return [quote] if near and (same or led) and (led or quote.block == draft.block) else []
    return []


def _extent(draft: Draft) -> tuple[int, int]:
    own = [*draft.cue_spans, *draft.speaker]
    return min(s.start for s in own), max(s.end for s in own)


def _left_over(page: _Page, drafts: list[Draft]) -> list[Draft]:
    """Quotations that no cue has go on with the speaker just before them, or nobody is known to have said them."""
    result = list(drafts)
    near = _by_block(drafts)
    for block in sorted(page.quotes):
        for quote in page.quotes[block]:
            if quote.kind == "partial" or any(_claims(d, quote) for d in _around(page, near, block)):
                continue
            before = _speaker_before(page, result, quote)
            if before is None:
                result.append(_orphan(page, quote))
            else:
                result[before] = with_content(result[before], [*result[before].content, quote.span])
    return result


def _by_block(drafts: Sequence[Draft]) -> dict[int, list[Draft]]:
    near: dict[int, list[Draft]] = {}
    for draft in drafts:
        near.setdefault(draft.block, []).append(draft)
    return near


def _claims(draft: Draft, quote: Quote) -> bool:
    """Whether the draft has the quotation, or part of it, as its content from outside of it."""
    if any(quote.span.covers(cue) for cue in draft.cue_spans):
        return False
    return any(span.touches(quote.span) for span in draft.content)


def _speaker_before(page: _Page, drafts: Sequence[Draft], quote: Quote) -> int | None:
    """The index of the draft that this quotation goes on with: nothing but that draft's own sentence lies between."""
    best: tuple[int, int] | None = None
    for index, draft in enumerate(drafts):
        if not draft.content:
            continue
        last_content = draft.content[-1].end
        end = max(s.end for s in (*draft.content, *draft.cue_spans, *draft.speaker))
        if end <= quote.span.start and _goes_on(page, draft, quote, end) and (best is None or last_content > best[0]):
            best = (last_content, index)
    return best[1] if best is not None else None


def _goes_on(page: _Page, draft: Draft, quote: Quote, end: int) -> bool:
    reach = page.sentence_at(end - 1)
    block = page.parse.sentences[reach].block
    if block not in (quote.block, page.previous(quote.block)) or not _quoted(page, draft, block):
        return False
    gap = page.between(end, quote.span.start)
    if block == quote.block and gap.strip(" ,;:—–-…\xa0") in _ALSO:
        return True
    own = page.sentence_at(quote.span.start)
    started = page.starts[own] >= quote.span.start - 1
    if block != quote.block:
        return started and own == reach + 1 and (quote.continues or _whole(page, quote))
    return (started and own == reach + 1) or (own == reach and bool(_ENDED.search(gap)))


def _whole(page: _Page, quote: Quote) -> bool:
    """Whether the paragraph has nothing but this quotation."""
    block = page.document.blocks[quote.block].span
    outside = page.between(block.start, quote.span.start) + page.between(quote.span.end, block.end)
    return not any(c.isalnum() for c in outside)


def _quoted(page: _Page, draft: Draft, block: int) -> bool:
    if draft.cue is not None and "quote" not in draft.cue.frames:
        return False
    return any(s.touches(q.span) for q in page.quotes.get(block, ()) for s in draft.content)


def _orphan(page: _Page, quote: Quote) -> Draft:
    return Draft(
        sentence=page.sentence_at(quote.inner.start),
        block=quote.block,
        cue=None,
        content=(quote.span,),
        frame="quote.orphan",
    )
