"""Cleaning a text so that every code point left can be traced back to the decoded source.

Nothing is rewritten: code points are kept, replaced one by one (a no-break space by a space), or left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from dateline.records import Piece
from dateline.text.unreadable import UnreadableText
from dateline.text.wrapping import Break, Wrapping

MAX_TEXT: Final = 5_000_000
"""Longest text that is read, in code points."""
MAX_LINE: Final = 1_000_000
"""Longest line that is read, in code points."""

Interval = tuple[int, int]

_SPACES: Final = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]|\r(?=\n)")
_NEWLINES: Final = re.compile("[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_HIDDEN: Final = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff\ufeff]+"
)
_SOFT_BREAK: Final = re.compile("\u00ad(?=[ \t]*\r?\n)")
# Possessive, and from the first space on only: a million spaces must not cost their square.
_BREAK: Final = re.compile(r"(?<! ) *+\n[ \n]*+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """A cleaned text and, in order, the intervals of the source that its code points stand for, one to one."""

    text: str
    kept: tuple[Interval, ...]


def clean(source: str) -> Cleaned:
    """`source` with plain spaces, `\\n` line ends, no hidden characters, unwrapped lines and mended hyphenation.

    Paragraphs are parted by one blank line where they were parted by blank lines, else by a line end.
    Raises `UnreadableText` for a text or line that is too long (`too_long`).
    """
    refuse_long(source)
    shown = _visible(source)
    lined = _rebroken(shown.text)
    return Cleaned(text=lined.text, kept=tuple(_composed(shown.kept, lined.kept)))


def clean_line(source: str) -> str:
    """`source` as one line: hidden characters left out, every run of white space one space."""
    return " ".join(_visible(source).text.split())


def is_hidden(character: str) -> bool:
    """Whether cleaning leaves this code point out."""
    return _HIDDEN.match(character) is not None


def pieces_of(cleaned: Cleaned, offset: int = 0) -> tuple[Piece, ...]:
    """The map back to the source, for a text that stands at `offset` (code points) of the document."""
    pieces: list[Piece] = []
    start = offset
    for a, b in _merged(cleaned.kept):
        pieces.append(Piece(start=start, length=b - a, source_start=a, source_length=b - a))
        start += b - a
    return tuple(pieces)


def refuse_long(text: str) -> None:
    """Raises `UnreadableText("too_long")` where `text` or one of its lines is longer than is read."""
    if len(text) > MAX_TEXT:
        raise UnreadableText("too_long", f"{len(text)} characters, at most {MAX_TEXT} are read")
    if len(text) > MAX_LINE:
        longest = max(map(len, text.splitlines()), default=0)
        if longest > MAX_LINE:
            raise UnreadableText("too_long", f"a line of {longest} characters, at most {MAX_LINE} are read")


def _visible(source: str) -> Cleaned:
    """Plain spaces and line ends, then the hidden characters left out."""
    # A soft hyphen at a line end is a hyphen that the reader sees: the mending of hyphens takes it out.
    text = _SOFT_BREAK.sub("-", source)
    text = _NEWLINES.sub("\n", _SPACES.sub(" ", text))
    kept = list(_between(len(text), [match.span() for match in _HIDDEN.finditer(text)]))
    return Cleaned(text="".join(text[a:b] for a, b in kept), kept=tuple(kept))


def _rebroken(text: str) -> Cleaned:
    """Line ends decided one by one: a new paragraph, a space, or nothing at all."""
    breaks = [Break(start=m.start(), end=m.end(), count=m[0].count("\n")) for m in _BREAK.finditer(text)]
    wrapping = Wrapping.of(text, breaks)
    start = len(text) - len(text.lstrip(" \n"))
    end = len(text.rstrip(" \n"))
    parts: list[str] = []
    kept: list[Interval] = []
    for item in breaks:
        if item.start < start or item.end > end:
            continue
        hyphen, put = wrapping.mend(item)
        parts += [text[start : item.start - hyphen], put]
        kept += [(start, item.start - hyphen), *_stand_ins(text, item, len(put))]
        start = item.end
    parts.append(text[start:end])
    kept.append((start, max(start, end)))
    return Cleaned(text="".join(parts), kept=tuple(kept))


def _stand_ins(text: str, item: Break, count: int) -> Iterator[Interval]:
    """The first `count` line ends of a break: what is put in its place stands for them."""
    position = item.start - 1
    for _ in range(count):
        position = text.index("\n", position + 1)
        yield position, position + 1


def _between(length: int, gaps: Iterable[Interval]) -> Iterator[Interval]:
    start = 0
    for a, b in gaps:
        yield start, a
        start = b
    yield start, length


def _composed(first: Iterable[Interval], second: Iterable[Interval]) -> Iterator[Interval]:
    """`second` (intervals of the text that `first` made) as intervals of the source. Both are in order."""
    runs = iter(first)
    a, b = next(runs)
    at = 0
    for start, end in second:
        while start < end:
            while start >= at + (b - a):
                at += b - a
                a, b = next(runs)
            stop = min(end, at + (b - a))
            yield a + start - at, a + stop - at
            start = stop


def _merged(intervals: Iterable[Interval]) -> Iterator[Interval]:
    """Without empty intervals, neighbours that touch made one."""
    last: Interval | None = None
    for a, b in intervals:
        if a == b:
            continue
        if last is not None and last[1] == a:
            last = (last[0], b)
            continue
        if last is not None:
            yield last
        last = (a, b)
    if last is not None:
        yield last
