"""Plain text, and rows with fields, to a document."""

from __future__ import annotations

import re
from typing import Final

from dateline.records import Span
from dateline.text.blocks import lines_of, read_blocks
from dateline.text.cleaning import clean, clean_line, pieces_of
from dateline.text.document import document_of, said_by
from dateline.text.extracted import Extracted
from dateline.text.unreadable import UnreadableText

_LETTER: Final = re.compile(r"[^\W\d_]")
_ENDING: Final = " .!?:…\"'”’"
_GLUED_WORDS: Final = 5


def from_text(text: str, *, title: str = "") -> Extracted:
    """Reads a plain text; `title` is one that the input states beside it.

    Raises `UnreadableText` (`empty`, `too_long`, `too_short`, `language`).
    """
    return from_fields(text, title=title)


def from_fields(text: str, *, title: str = "", outlet: str = "", published: str = "", url: str = "") -> Extracted:
    """Reads the text of a row, with what its fields state. A title that the text does not begin with is put before it.

    `Document.pieces` then map the text field only. A date that is not understood is left out and rejected with
    `date_not_understood`. Raises `UnreadableText` (`empty`, `too_long`, `too_short`, `language`).
    """
    cleaned = clean(text)
    title, outlet = clean_line(title), clean_line(outlet)
    if not _LETTER.search(cleaned.text):
        raise UnreadableText("empty", f"{len(text)} characters, no letter among them")
    own = _own_title(cleaned.text, title)
    prefix = f"{title}\n\n" if title and own is None else ""
    whole = prefix + cleaned.text
    titled = Span(0, len(title)) if prefix else own
    reading = read_blocks(whole, lines_of(whole, titled))
    document = document_of(whole, reading, pieces_of(cleaned, len(prefix)))
    return said_by(document, reading, title=title, outlet=outlet, published=published, url=url.strip())


def _own_title(text: str, title: str) -> Span | None:
    """Where the text begins with `title` already: as its first line, or run together with the first paragraph."""
    if not title:
        return None
    first = text.split("\n", 1)[0]
    if first.rstrip(_ENDING).casefold() == title.rstrip(_ENDING).casefold():
        return Span(0, len(first))
    rest = text[len(title) :].lstrip(" ")
    glued = text.startswith(f"{title} ") and len(title.split()) >= _GLUED_WORDS and rest[:1].isupper()
    return Span(0, len(title)) if glued else None
