"""Line ends inside a text: which of them part paragraphs, and which are only the width of somebody's window."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_WIDEST: Final = 100
_NARROWEST: Final = 40
_SAMPLE: Final = 20_000
_END: Final = re.compile(r"[.!?:;…][)\]\"'”’»]*$")
_NEW: Final = re.compile(
    r"[Bb]y [A-Z]|[A-Z]{3,}[A-Z '-]*(?:,|\s\(| [-–—])|[-*•–—>]\s|\d{1,2}[.)]\s|\d{1,2}[:.h]\d\d\s?(?:[ap]\.?m\b\.?)?\s?(?:\||[:–—-]\s)|[(\[](?:[Rr]eporting|[Pp]hoto)"
)
_WORD: Final = re.compile(r"\w+")
_HYPHENS: Final = frozenset("-‐")
# Second parts that English writes with a hyphen after a name or noun ("army-backed").
_SECOND: Final = frozenset(
    {
        "affiliated", "aligned", "armed", "backed", "based", "born", "built", "called", "controlled", "funded",
        "general", "held", "hit", "language", "largest", "led", "linked", "made", "majority", "minded",
        "occupied", "old", "owned", "run", "sponsored", "style", "supplied", "torn", "trained", "wide", "year",
    }
)  # fmt: skip
_SUSPENDED: Final = frozenset({"and", "or", "to", "as"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """A run of white space with `count` line ends in it; positions in code points of the text being cleaned."""

    start: int
    end: int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrapping:
    """How a text is wrapped: `width` is its longest wrapped line, or 0 where each line is a paragraph of its own."""

    text: str
    width: int

    @classmethod
    def of(cls, text: str, breaks: list[Break]) -> Wrapping:
        """Looks for lines that end in mid-sentence at about the same width."""
        single = [item for item in breaks if item.count == 1 and item.start > 0 and item.end < len(text)]
        lengths = [len(_before(text, item)) for item in single]
        narrow = [length for length in lengths if length <= _WIDEST]
        width = max(narrow, default=0)
        if width < _NARROWEST or len(narrow) < len(single) * 0.8:
            return cls(text=text, width=0)
        middle = sum(_runs_on(text, item) for item in single)
        return cls(text=text, width=width if middle >= max(1, len(single) * 0.2) else 0)

    def mend(self, item: Break) -> tuple[int, str]:
        """How many characters before this break go with it, and what stands in its place."""
        if item.count > 1:
            return 0, "\n\n"
        if self._hyphened(item):
            return self._joined(item)
        return 0, " " if self.width and self._wrapped(item) else "\n"

    def _wrapped(self, item: Break) -> bool:
        line, rest = _before(self.text, item), self.text[item.end : item.end + 80]
        if _NEW.match(rest) or len(line) > _WIDEST:
            return False
        word = rest.split(" ", 1)[0].split("\n", 1)[0]
        # A line was wrapped where the next word would not have gone into it any more.
        if len(line) + 1 + len(word) > self.width * 0.95:
            return True
        return len(line) > self.width * 0.6 and _runs_on(self.text, item)

    def _hyphened(self, item: Break) -> bool:
        before = self.text[max(0, item.start - 2) : item.start]
        return (
            len(before) == 2
            and before[1] in _HYPHENS
            and before[0].isalnum()
            and self.text[item.end : item.end + 1].isalnum()
        )

    def _joined(self, item: Break) -> tuple[int, str]:
        first = _last_word(self.text[max(0, item.start - 41) : item.start - 1])
        found = _WORD.match(self.text, item.end)
        second = found[0] if found else ""
        if second in _SUSPENDED:
            return 0, " "
        return (0, "") if self._keeps_hyphen(first, second) else (1, "")

    def _keeps_hyphen(self, first: str, second: str) -> bool:
        # Capitals and digits are names and numbers (Al-Hasakah, F-16, US-backed); else the text itself may show how it
        # writes the word. Without any evidence a word broken at the line end was one word.
        if not second[:1].islower() or first[-1:].isupper() or first[-1:].isdigit():
            return True
        sample = self.text[:_SAMPLE]
        if f" {first}-{second}" in sample:
            return True
        if f" {first}{second}" in sample:
            return False
        return second in _SECOND or first.lower() == "self"


def _last_word(text: str) -> str:
    found = re.search(r"\w+$", text)
    return found[0] if found else ""


def _before(text: str, item: Break) -> str:
    """The line that ends at this break."""
    return text[text.rfind("\n", 0, item.start) + 1 : item.start].lstrip(" ")


def _runs_on(text: str, item: Break) -> bool:
    """Whether a sentence plainly goes on over this break."""
    following = text[item.end : item.end + 3]
    return (
        following[:1].islower()
        and not following.startswith("by ")
        and not _END.search(text, item.start - min(item.start, 6), item.start)
    )
