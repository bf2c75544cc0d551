"""A document out of a cleaned text and its blocks, and what fields and text together say about the report."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import Final

from dateline.records import Basis, Document, Piece, Rejected
from dateline.text.blocks import Reading
from dateline.text.dates import parse_date
from dateline.text.extracted import Extracted
from dateline.text.language import language_of
from dateline.text.unreadable import UnreadableText

_LETTER: Final = re.compile(r"[^\W\d_]")
_FEWEST_WORDS: Final = 3
_FEWEST_LETTERS: Final = 10
_SAMPLE: Final = 2000


def document_of(text: str, reading: Reading, pieces: tuple[Piece, ...]) -> Document:
    """The document of a cleaned text with its blocks.

    Raises `UnreadableText` (`language`, `too_short`) where what is left to read is not English or too little.
    """
    body = _body(text, reading)
    words = sum(_LETTER.search(word) is not None for word in body.split())
    # Scripts without spaces have few words: their letters are enough to tell the language.
    if words >= _FEWEST_WORDS or len(_LETTER.findall(body)) >= _FEWEST_LETTERS:
        _refuse_language(body)
    if words < _FEWEST_WORDS:
        raise UnreadableText("too_short", f"{words} of them")
    identity = f"doc:{sha256(text.encode('utf-8')).hexdigest()[:32]}"
    return Document(id=identity, text=text, blocks=reading.blocks, pieces=pieces, language="en")


def said_by(
    document: Document,
    reading: Reading,
    *,
    title: str,
    outlet: str,
    published: str,
    url: str,
    guess: tuple[str, str] = ("", ""),
) -> Extracted:
    """What is said of the report: by fields (stated), else by `guess` (outlet, date) or by the text itself (inferred).

    A `published` that is no full date is left out and rejected with `date_not_understood`.
    """
    date = parse_date(published)
    rejected = Rejected(step="text", reason="date_not_understood", detail=published[:100])
    own = next((block for block in document.blocks if block.kind == "title"), None)
    first = own.span.of(document.text) if own else ""
    likely_outlet = guess[0] or reading.outlet
    likely_date = "" if published.strip() and not date else guess[1] or reading.published
    return Extracted(
        document=document,
        title=title or first,
        title_basis=_basis(title, first),
        outlet=outlet or likely_outlet,
        outlet_basis=_basis(outlet, likely_outlet),
        published=date or likely_date,
        published_basis=_basis(date, likely_date),
        url=url,
        rejected=(rejected,) if published.strip() and not date else (),
    )


def _basis(stated: str, inferred: str) -> Basis:
    return "stated" if stated else "inferred" if inferred else "unknown"


def _body(text: str, reading: Reading) -> str:
    """The first read characters, enough to count words and tell the language by."""
    body, length = [], 0
    # The title comes last: headlines are short on the words by which languages are told apart.
    for block in sorted(reading.blocks, key=lambda block: block.kind == "title"):
        if block.read and length < _SAMPLE:
            body.append(text[block.span.start : min(block.span.end, block.span.start + _SAMPLE)])
            length += len(body[-1])
    return "\n".join(body)


def _refuse_language(body: str) -> None:
    language, probability = language_of(body)
    if language != "en":
        raise UnreadableText("language", f"{language}, probability {probability:.3f}")
