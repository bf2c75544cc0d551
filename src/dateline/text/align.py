"""Where in a page the words of the extracted text stand: pieces, with tags skipped and entities decoded."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Final

from dateline.records import Piece, Span
from dateline.text.cleaning import is_hidden

_TOKEN: Final = re.compile(
    r"<!--.*?(?:-->|$)|<(?P<raw>script|style|template|noscript)\b.*?(?:</(?P=raw)\s*>|$)|</?[A-Za-z!?][^>]*>?"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?)|(?P<plain>[^<&\s]+)|(?P<mark>[<&])",
    re.I | re.S,
)
_BODY: Final = re.compile(r"<body\b", re.I)
_SPACE: Final = re.compile(r"\s+")
_SHORTEST: Final = 12
_NEARBY: Final = 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """The visible characters of a page without white space, each with the code points of the page it came from."""

    source: str
    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    body: int


def page_text(source: str) -> PageText:
    """Reads a page's text nodes. Not a parser: what it takes wrongly merely finds no piece."""
    characters: list[str] = []
    starts, ends = array("L"), array("L")
    for character, start, end in _characters(source):
        characters.append(character)
        starts.append(start)
        ends.append(end)
    found = _BODY.search(source)
    begin = found.start() if found else 0
    body = next((at for at, start in enumerate(starts) if start >= begin), 0)
    return PageText(source=source, text="".join(characters), starts=starts, ends=ends, body=body)


def pieces_in(page: PageText, text: str, lines: Sequence[Span]) -> tuple[Piece, ...]:
    """Pieces for all of `text` that could be found exactly in the page, line by line; the rest has none."""
    straight = list(_in_order(page, text, lines))
    rest = list(_in_order(page, text, lines[1:]))
    titled = [*_first(page, text, lines[:1], rest[0][1] if rest else len(page.text)), *rest]
    # A title may stand in the page's head alone, or once more behind the report: what finds more of the text holds.
    aligned = straight if _found(straight) >= _found(titled) else titled
    return tuple(piece for span, at in aligned for piece in _pieces(page, text, span, at))


def _found(aligned: Sequence[tuple[Span, int]]) -> int:
    return sum(span.end - span.start for span, _ in aligned)


def _in_order(page: PageText, text: str, lines: Sequence[Span]) -> Iterator[tuple[Span, int]]:
    cursor = page.body
    for line in lines:
        for span, at in _aligned(page, text, line, cursor):
            yield span, at
            cursor = at + len(_SPACE.sub("", span.of(text)))


def _first(page: PageText, text: str, lines: Sequence[Span], before: int) -> list[tuple[Span, int]]:
    """The first line, mostly the title: where it stands last before the others, be it only in the page's head."""
    for line in lines:
        at = page.text.rfind(_SPACE.sub("", line.of(text)), 0, before)
        if at >= 0:
            return [(line, at)]
        return [(span, at) for span, at in _in_order(page, text, lines) if at + span.end - span.start <= before]
    return []


def _characters(source: str) -> Iterator[tuple[str, int, int]]:
    for token in _TOKEN.finditer(source):
        if token["plain"] or token["mark"]:
            for at, character in enumerate(token[0], token.start()):
                if not is_hidden(character):
                    yield character, at, at + 1
        elif token["entity"]:
            decoded = unescape(token[0])
            if decoded == token[0]:
                yield from ((character, at, at + 1) for at, character in enumerate(decoded, token.start()))
            # An entity of two characters has no exact place for its second one: a piece cannot be cut inside it.
            elif len(decoded) == 1 and not decoded.isspace() and not is_hidden(decoded):
                yield decoded, token.start(), token.end()


def _aligned(page: PageText, text: str, span: Span, cursor: int, part: bool = False) -> Iterator[tuple[Span, int]]:
    """Parts of `span` and where in the page's text they begin; a part that is not found is halved at a space."""
    wanted = _SPACE.sub("", span.of(text))
    # Short lines and halves could stand anywhere by chance: they are looked for nearby only.
    stop = cursor + _NEARBY if part or len(wanted) < _SHORTEST else len(page.text)
    at = page.text.find(wanted, cursor, stop) if wanted else -1
    if at >= 0:
        yield span, at
        return
    middle = text.find(" ", (span.start + span.end) // 2, span.end)
    if len(wanted) < 2 * _SHORTEST or middle < 0:
        return
    for half in (Span(span.start, middle), Span(middle + 1, span.end)):
        for inner, found in _aligned(page, text, half, cursor, part=True):
            yield inner, found
            cursor = found + len(_SPACE.sub("", inner.of(text)))


def _pieces(page: PageText, text: str, span: Span, at: int) -> Iterator[Piece]:
    """Runs of characters copied one to one; entities and the white space between tags mended as a whole."""
    run: Piece | None = None
    for piece in _single(page, text, span, at):
        if run and _goes_on(run, piece):
            run = Piece(
                start=run.start,
                length=run.length + 1,
                source_start=run.source_start,
                source_length=run.source_length + 1,
            )
            continue
        if run:
            yield run
        run = piece
    if run:
        yield run


def _goes_on(run: Piece, piece: Piece) -> bool:
    copied = run.length == run.source_length and piece.source_length == 1
    return (
        copied and run.start + run.length == piece.start and run.source_start + run.source_length == piece.source_start
    )


def _single(page: PageText, text: str, span: Span, at: int) -> Iterator[Piece]:
    """One piece a character. A space stands for what lies between its neighbours in the page, if anything does."""
    for position in range(span.start, span.end):
        if text[position] != " ":
            start, end = page.starts[at], page.ends[at]
            at += 1
        else:
            start, end = page.ends[at - 1], page.starts[at]
        if end > start:
            yield Piece(start=position, length=1, source_start=start, source_length=end - start)
