"""Quotation regions, from the marks and from what stands between them.

Marks are read block by block: a quotation never leaves its paragraph. A paragraph that opens a quotation and does not
close it is continued where the next paragraph opens with a mark again (the printers' custom); any other mark without
its partner is bounded at the end of its paragraph and flagged. Apostrophes are not marks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from dateline.attribution.trees import finite, tree_of
from dateline.records import Block, Document, Parse, Rejected, Sentence, Span

_MARK = re.compile(r"``|''|[\"“”„«»‘’']")
_OPENING = {"“": "”", "„": "”", "«": "»", "``": "''"}
_CLOSING = frozenset({"”", "»"})
_SINGLE = frozenset({"‘", "’", "'"})
_ELIDED = ("em ", "em.", "em,", "tis", "twas", "cause", "til", "n ", "round")
_CLAUSAL = frozenset({"root", "ccomp", "parataxis", "conj", "dep", "advcl"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A quotation: `span` with its marks, `inner` without them (code points of the document's text).

    `kind`: `full` has a clause of its own, `partial` is a word or phrase in somebody else's sentence. `level` is 1 in
    another quotation. `closed` is false where no closing mark was found in the paragraph; `continued` says that the
    next paragraph goes on with the same quotation, `continues` that this one does so with the last.
    """

    span: Span
    inner: Span
    block: int
    kind: Literal["full", "partial"] = "full"
    level: int = 0
    closed: bool = True
    continued: bool = False
    continues: bool = False


def find_quotes(document: Document, parse: Parse) -> tuple[Quote, ...]:
    """The quotations of the read blocks in text order, nested ones after those they stand in."""
    found: list[Quote] = []
    for number, block in enumerate(document.blocks):
        if block.read:
            marked = _block_quotes(document.text, block, number)
            if marked and found:
                _join_paragraphs(document, found, marked)
            found.extend(marked)
    starts = [s.span.start for s in parse.sentences]
    kinds = [replace(q, kind=_kind(document.text, q, parse.sentences, starts)) for q in found]
    return tuple(sorted(kinds, key=lambda q: (q.span.start, -q.span.end)))


def unbalanced(quotes: Sequence[Quote]) -> tuple[Rejected, ...]:
    """One `Rejected` for every quotation that is not closed and not continued."""
    return tuple(
        Rejected(step="attribution", reason="quotation mark without its partner", span=q.span)
        for q in quotes
        if not q.closed and not q.continued
    )


def _join_paragraphs(document: Document, before: list[Quote], marked: list[Quote]) -> None:
    last, first = before[-1], marked[0]
    adjoining = not any(b.read for b in document.blocks[last.block + 1 : first.block])
    opens = not document.text[document.blocks[first.block].span.start : first.span.start].strip()
    if adjoining and opens and not last.closed:
        before[-1] = replace(last, continued=True)
        marked[0] = replace(first, continues=True)


def _block_quotes(text: str, block: Block, number: int) -> list[Quote]:
    found: list[Quote] = []
    start, end = block.span.start, block.span.end
    opened: tuple[int, int, str] | None = None
    single: tuple[int, int] | None = None
    for match in _MARK.finditer(text, start, end):
        mark, at, after = match.group(), match.start(), match.end()
        if mark in _SINGLE:
            if single is not None and _closes_single(text, at, end, single):
                found.append(_quote(single[0], single[1], at, after, number, 1 if opened else 0))
                single = None
            elif single is None and _opens_single(text, at, start, end, mark):
                single = (at, after)
        elif opened is not None and _closes(text, mark, at, after, end, opened[2]):
            found.append(_quote(opened[0], opened[1], at, after, number, 0))
            opened = single = None
        elif mark not in _CLOSING and _opens(text, mark, at, after, start, end):
            if opened is not None:
                found.append(_unclosed(opened, at, number))
            opened, single = (at, after, mark), None
    if opened is not None:
        found.append(_unclosed(opened, end, number))
    return sorted(found, key=lambda q: q.span.start)


def _quote(start: int, inner_start: int, inner_end: int, end: int, block: int, level: int) -> Quote:
    return Quote(span=Span(start, end), inner=Span(inner_start, inner_end), block=block, level=level)


def _unclosed(opened: tuple[int, int, str], end: int, block: int) -> Quote:
    return Quote(span=Span(opened[0], end), inner=Span(opened[1], end), block=block, closed=False)


def _opens(text: str, mark: str, at: int, after: int, start: int, end: int) -> bool:
    if mark in _OPENING:
        return True
    return after < end and not text[after].isspace() and (at == start or not text[at - 1].isalnum())


def _closes(text: str, mark: str, at: int, after: int, end: int, opener: str) -> bool:
    if mark in _CLOSING or opener in _OPENING:
        return mark == _OPENING.get(opener, mark) or mark in _CLOSING or (mark == '"' and opener != "«")
    if mark in _OPENING:
        return False
    fresh = text[at - 1].isspace() and after < end and text[after].isalnum()
    return not fresh


def _opens_single(text: str, at: int, start: int, end: int, mark: str) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if not (before.isspace() or before in '"“([—–-') or not after.isalpha():
        return False
    if text[at + 1 : at + 6].lower().startswith(_ELIDED):
        return False
    return mark != "’" and any(_ends_single(text, k, end) for k in range(at + 2, min(end, at + 400)) if text[k] in "'’")


def _ends_single(text: str, at: int, end: int) -> bool:
    after = text[at + 1] if at + 1 < end else " "
    return not text[at - 1].isspace() and not after.isalnum()


def _closes_single(text: str, at: int, end: int, opened: tuple[int, int]) -> bool:
    if not _ends_single(text, at, end) or at == opened[1]:
        return False
    if text[at - 1] != "s":
        return True
    # "the workers' union": an ending s may be a plural's; then the next single mark decides, if it closes too.
    later = re.search(r"\s[‘']|[^\s‘'’][’'](?!\w)", text[at + 1 : min(end, at + 200)])
    return later is None or later.group()[0].isspace()


def _kind(text: str, quote: Quote, sentences: Sequence[Sentence], starts: Sequence[int]) -> Literal["full", "partial"]:
    inner = quote.inner.of(text).strip()
    if len(inner.split()) < 2 and not inner.endswith((".", "!", "?")):
        return "partial"
    first = max(0, bisect_right(starts, quote.inner.start) - 1)
    before = text[starts[first] : quote.span.start].rstrip() if starts else ""
    ended = inner[:1].isupper() and inner.endswith((".", "!", "?")) and len(inner.split()) > 3
    if quote.continues or (ended and (not before or before[-1] in ",:")):
        return "full"
    for sentence in sentences[first:]:
        if sentence.span.start >= quote.inner.end:
            break
        if _has_clause(sentence, quote.inner):
            return "full"
    return "partial"


def _has_clause(sentence: Sentence, region: Span) -> bool:
    tree = tree_of(sentence, list(sentence.heads), list(sentence.deps))
    inside = {i for i, start in enumerate(sentence.starts) if region.start <= start < region.end}
    for i in inside:
        if tree.heads[i] in inside or tree.deps[i] not in _CLAUSAL:
            continue
        subject = any(
            tree.deps[c] in {"nsubj", "nsubj:pass", "expl", "csubj"} and c in inside for c in tree.children[i]
        )
        if subject and finite(tree, i):
            return True
    return False
