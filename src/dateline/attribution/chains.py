"""Nesting: which attribution stands in whose content."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.attribution.drafts import Draft
from dateline.records import Attribution, Span


def ordered(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts in text order, the wider one first where two begin together."""
    return sorted(drafts, key=lambda d: (d.start, -_size(d.content), d.cue_spans, d.speaker))


def outers(drafts: Sequence[Draft]) -> list[int]:
    """For each draft the index of the one whose content holds its cue (without a cue its content), or -1 at the top."""
    by_block: dict[int, list[int]] = {}
    for index, draft in enumerate(drafts):
        by_block.setdefault(draft.block, []).append(index)
    found = [_outer(drafts, index, by_block[draft.block]) for index, draft in enumerate(drafts)]
    for index in range(len(found)):
        if _circular(found, index):
            found[index] = -1
    return found


def _outer(drafts: Sequence[Draft], index: int, near: Sequence[int]) -> int:
    inner = drafts[index]
    # Who is cited says the same as who cites, one level further in.
    held = inner.content if inner.frame == "verb.citing" else inner.cue_spans or inner.content
    best: tuple[int, int] | None = None
    for other in near:
        content = drafts[other].content
        if other == index or not any(span.covers(held[0]) for span in content):
            continue
        size = _size(content)
        if size > _size(inner.content) // 2 and (best is None or (size, other) < best):
            best = (size, other)
    return best[1] if best is not None else -1


def _circular(found: Sequence[int], start: int) -> bool:
    seen, index = {start}, found[start]
    while index >= 0:
        if index in seen:
            return True
        seen.add(index)
        index = found[index]
    return False


def _size(content: Sequence[Span]) -> int:
    return sum(s.end - s.start for s in content)


def outermost(attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Only the attributions that stand in no other (gold that never nests is compared with these)."""
    return tuple(a for a in attributions if not a.outer)
