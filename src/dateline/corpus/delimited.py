"""CSV and TSV, one report a row, under a line of names; also Media Cloud's lists, which have titles and no text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO, Final

from dateline.coder import Reading
from dateline.corpus.formats import first_line
from dateline.corpus.mapping import Columns, MissingColumn, columns_of
from dateline.corpus.readings import Source, bad_row, bytes_of, nothing, row_reading
from dateline.corpus.rows import BadRow, row_of
from dateline.corpus.streams import peeked
from dateline.text import UnreadableText, decode

LOOK: Final = 8192
"""Bytes in which the line of names ends, most often."""
_MARKS: Final = ",;\t|"
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")


class TooLong(ValueError):
    """A line that is longer than a report may be."""


def read_csv(stream: BinaryIO, source: Source) -> Iterator[Reading]:
    """One reading a row; cells are parted by the mark that the line of names has most of: a comma, semicolon, tab or bar."""
    head, whole = peeked(stream, LOOK)
    first = first_line(head)
    yield from _table(head, whole, source, max(_MARKS, key=first.count))


def read_tsv(stream: BinaryIO, source: Source) -> Iterator[Reading]:
    """One reading a row, cells parted by tabs."""
    head, whole = peeked(stream, LOOK)
    yield from _table(head, whole, source, "\t")


def table_rows(
    stream: BinaryIO, head: bytes, mark: str, longest: int, *, quoted: bool = True
) -> Iterator[tuple[int, list[str] | BadRow]]:
    """The rows of a table with the line each ends in, blank ones left out; what is broken is a BadRow (`bad_row`).

    Bytes that are no UTF-8 stand as half surrogate pairs, for `mended`. Raises TooLong.
    """
    csv.field_size_limit(longest)
    encoding = "utf-16" if head.startswith(_UTF16) else "utf-8-sig"
    lines = io.TextIOWrapper(stream, encoding=encoding, errors="surrogateescape", newline="")
    reader = csv.reader(
        _lines(lines, longest), delimiter=mark, quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE, strict=quoted
    )
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield reader.line_num, BadRow("bad_row", str(error))
            continue
        if any(cell.strip() for cell in cells):
            yield reader.line_num, cells


def _lines(lines: io.TextIOWrapper, longest: int) -> Iterator[str]:
    while line := lines.readline(longest + 1):
        if len(line) > longest:
            raise TooLong(f"a line of more than {longest} characters")
        yield line.replace("\0", "\ufffd")


def mended(cells: list[str]) -> list[str]:
    """Cells whose bytes were no UTF-8, in the encoding that they have. Raises BadRow (`encoding`)."""
    joined = "\x1f".join(cells)
    if joined.isascii():
        return cells
    try:
        joined.encode("utf-8")
        return cells
    except UnicodeEncodeError:
        pass
    try:
        return [decode(cell.encode("utf-8", "surrogateescape")) if cell.strip() else cell for cell in cells]
    except UnreadableText as error:
        raise BadRow("encoding", error.detail) from error


def _table(head: bytes, stream: BinaryIO, source: Source, mark: str) -> Iterator[Reading]:
    rows = table_rows(stream, head, mark, source.longest)
    number, columns, names, last = 0, Columns(), [""], 1
    try:
        for line, cells in rows:
            if not number:
                names = _names(cells)
                columns = columns_of(names, source.mapping)
                source.on_columns(source.name, columns)
            else:
                yield _reading(cells, names, columns, source, number, (last + 1, line))
            number, last = number + 1, line
    except MissingColumn as error:
        yield nothing(source.name, "missing_column", str(error), "table")
        return
    except TooLong as error:
        yield nothing(source.at(number), "too_long", f"row {number}: {error}", "table")
        return
    if number < 2:
        yield nothing(source.name, "empty", "a table without rows", "table")


def _names(cells: list[str] | BadRow) -> list[str]:
    if isinstance(cells, BadRow):
        raise MissingColumn(f"the line of names is broken: {cells.detail}")
    return distinct([name.strip() for name in mended(cells)])


def distinct(names: list[str]) -> list[str]:
    """Names of columns, none twice and none empty: the second "date" is "date 2"."""
    found: list[str] = []
    for at, name in enumerate(names, 1):
        name = name or f"column {at}"
        found.append(name if name not in found else f"{name} {at}")
    return found


def _reading(
    cells: list[str] | BadRow, names: list[str], columns: Columns, source: Source, number: int, lines: tuple[int, int]
) -> Reading:
    where = (
        f"row {number}, line {lines[0]}" if lines[0] == lines[1] else f"row {number}, lines {lines[0]} to {lines[1]}"
    )
    values: dict[str, object] = {}
    try:
        if isinstance(cells, BadRow):
            raise cells
        values = dict(zip(names, mended(cells)))
        if len(cells) != len(names):
            raise BadRow("bad_row", f"{len(cells)} cells under {len(names)} names")
        row = row_of(values, columns)
    except BadRow as bad:
        data = bytes_of(values) if values else b""
        return bad_row(bad, where, data=data, source=source.at(number), media_type="table")
    return row_reading(row, data=bytes_of(values), source=source.at(number), media_type="table")
