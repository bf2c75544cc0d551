"""Shares in words: "a third of", "two-thirds", "half the", "one in five", always as a percentage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from dateline.claims.numbers import UNITS, as_bound, read_number
from dateline.parse import Tree
from dateline.records import Bound

PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
PLURAL_PARTS = {f"{part}s": size for part, size in PARTS.items() if part != "half"}
WHOLES = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 50, 100, 1000})
"""What "one in ..." is said of: "two in 2019" is something else."""
DETERMINERS = frozenset("the its their his her our these those all".split())
NOT_HALF = frozenset("first second other in latter by into and".split())
SPANS = frozenset("hour day week month year century decade dozen past hourly million billion thousand".split())
AMONG = frozenset({"in", "of"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A percentage and the tokens that say it."""

    percent: Bound
    first: int
    last: int


def share_at(tree: Tree, words: Sequence[str], i: int) -> Share | None:
    """The share whose number is said at token `i` of the lower-case `words`."""
    word = words[i]
    if word in PARTS:
        return _half(tree, words, i) if word == "half" else _single(tree, words, i)
    number = UNITS.get(word) or (int(word) if word.isdigit() and len(word) < 4 else 0)
    return (_fraction(tree, words, i, number) or _one_in(words, i, number)) if number else None


def _percent(part: int, whole: int) -> Bound:
    return as_bound((Decimal(100 * part) / Decimal(whole)).quantize(Decimal(1)))


def _fraction(tree: Tree, words: Sequence[str], i: int, part: int) -> Share | None:
    """ "two thirds", "two-thirds", "one third of"."""
    last = i + 1 + (words[i + 1 : i + 2] == ["-"])
    word = words[last] if last < len(words) else ""
    whole = PLURAL_PARTS.get(word) if part > 1 else PARTS.get(word)
    if whole is None or part >= whole or (part == 1 and not _goes_on(tree, words, last)) or _lasts(words, last):
        return None
    return Share(percent=_percent(part, whole), first=i, last=last)


def _single(tree: Tree, words: Sequence[str], i: int) -> Share | None:
    """ "a third of", "a quarter were": not "a third man", nor "the last quarter"."""
    if not i or words[i - 1] != "a" or not _goes_on(tree, words, i) or _lasts(words, i):
        return None
    return Share(percent=_percent(1, PARTS[words[i]]), first=i - 1, last=i)


def _half(tree: Tree, words: Sequence[str], i: int) -> Share | None:
    before, after = words[i - 1] if i else "", words[i + 1] if i + 1 < len(words) else ""
    if before in NOT_HALF or after in {"a", "an", "-", "brother"} or after in SPANS or _lasts(words, i):
        return None
    bare = after in DETERMINERS or _goes_on(tree, words, i)
    return Share(percent=50, first=i - (before == "a"), last=i) if bare else None


def _goes_on(tree: Tree, words: Sequence[str], at: int) -> bool:
    """Whether the thing shared follows, or the verb that the share is the subject of."""
    if at + 1 >= len(words):
        return False
    return words[at + 1] in AMONG or tree.sentence.pos[at + 1] in {"AUX", "VERB"} or words[at + 1] in {"have", "had"}


def _lasts(words: Sequence[str], at: int) -> bool:
    """ "a quarter of an hour" is a time."""
    return not SPANS.isdisjoint(words[at + 1 : at + 4])


def _one_in(words: Sequence[str], i: int, part: int) -> Share | None:
    """ "one in five", "nine out of 10"."""
    at = i + 1 + (words[i + 1 : i + 2] == ["out"])
    if at + 1 >= len(words) or words[at] != ("in" if at == i + 1 else "of") or (i and words[i - 1] == "in"):
        return None
    at += words[at + 1 : at + 2] == ["every"]
    whole = read_number(words, at + 1)
    if whole is None or whole.value not in WHOLES or part >= whole.value:
        return None
    ends = words[whole.end] if whole.end < len(words) else ""
    if ends.removesuffix("s") in SPANS | {"minute", "place", "town", "village"}:
        return None
    return Share(percent=_percent(part, int(whole.value)), first=i, last=whole.end - 1)
