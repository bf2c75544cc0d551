"""Signs that a text was cut off before its end, by a teaser, a length limit or a scraper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_PHRASE: Final = (
    r"(?:continue reading|keep reading|read more(?: here)?|click to read more"
    r"|(?:read )?(?:the )?full (?:article|story|report)(?: here)?"
    r"|read the (?:rest|whole)(?: of (?:this|the))? (?:article|story|report)(?: here)?)"
)
_MARK: Final = re.compile(
    r"(?:^|(?<=[.!?…\"'”’)\]])\s+|(?:…|\.{3,}|\[(?:…|\.{3,})\]|\((?:…|\.{3,})\))\s*|\s*(?=\[\+))"
    rf"(?P<mark>\[\+\d[\d,]* ?char(?:acter)?s?\]|\(?{_PHRASE}\)?\s*(?:…|\.{{3}}|[»>→]+)?)$",
    re.I,
)
_ELLIPSIS: Final = re.compile(r"(?:\s*(?:\[(?:…|\.{3,})\]|\((?:…|\.{3,}|more)\))|…|(?<!\.)\.{3,})$")
_END: Final = re.compile(r"[.!?][)\]\"'”’»*]*(?:\s*\[\d+\])?$|[.!?]['\"”’]\s*\)$")
_OPEN: Final = re.compile(
    r"(?:[,;:\-–—(\[“]|\b(?:a|an|the|of|to|in|on|at|by|for|with|from|and|or|but|that|which|who|into|as|its|their|his|her))$",
    re.I,
)
_NAME: Final = re.compile(r"(?<!\w)([A-Z]\w{2,})$")
_ENOUGH: Final = 2
_SAMPLE: Final = 200_000


def cut_mark(line: str) -> int:
    """Where (code points) the mark of a cut begins that ends this line ("[+1234 chars]", "Continue reading"), or -1.

    A bare ellipsis is no such mark: it belongs to the text in front of it.
    """
    if line.endswith((".", "!", "?", '"', "”")) and not line.endswith("..."):
        return -1
    found = _MARK.search(line, max(0, len(line) - 90))
    return found.start("mark") if found else -1


def ends_in_ellipsis(line: str) -> bool:
    """Whether the line trails off in an ellipsis."""
    return _ELLIPSIS.search(line[-12:]) is not None


def finished(line: str) -> bool:
    """Whether the line ends in the punctuation that ends a sentence."""
    return _END.search(line[-10:]) is not None and not ends_in_ellipsis(line)


def breaks_off(line: str, before: str) -> str:
    """Why an unpunctuated last line seems cut off in mid-phrase ("open phrase", "broken name"), or empty.

    A name is broken where its last word stands in `before` at least twice and always in front of the same capitalised
    word: a text that only ever writes a name in full does not end on its first half by choice.
    """
    if finished(line):
        return ""
    if _OPEN.search(line[-12:]):
        return "open phrase"
    name = _NAME.search(line[-40:])
    return "broken name" if name and _always_longer(name[1], before[:_SAMPLE]) else ""


def unlike_others(line: str, others: Sequence[str]) -> bool:
    """Whether a last paragraph lacks the final punctuation that nearly all other paragraphs have."""
    ended = sum(map(finished, others))
    return not finished(line) and len(others) >= _ENOUGH and ended >= len(others) * 0.8


def _always_longer(word: str, before: str) -> bool:
    following = re.findall(rf"(?<!\w){re.escape(word)}(?!\w)(?: ([A-Z]\w+))?", before)
    return len(following) >= _ENOUGH and len(set(following)) == 1 and following[0] != ""
