"""GDELT's exports: lists of addresses without texts. A row is a title at most, else a row that says what is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from types import MappingProxyType
from typing import BinaryIO, Final

from dateline.coder import Reading
from dateline.corpus.delimited import LOOK, TooLong, distinct, mended, table_rows
from dateline.corpus.formats import first_line
from dateline.corpus.mapping import Columns
from dateline.corpus.readings import Source, bad_row, bytes_of, nothing, row_reading
from dateline.corpus.rows import BadRow, Row, checked, translation
from dateline.corpus.streams import peeked

# The columns that are kept, by the number of cells in a line: events 1.0 and 2.0, GKG 2.1, mentions.
_EVENTS: Final = {0: "GLOBALEVENTID", 1: "SQLDATE", 5: "Actor1Code", 15: "Actor2Code", 26: "EventCode"}
_LAYOUTS: Final = MappingProxyType(
    {
        58: MappingProxyType({**_EVENTS, 56: "DATEADDED", 57: "SOURCEURL"}),
        61: MappingProxyType({**_EVENTS, 59: "DATEADDED", 60: "SOURCEURL"}),
        27: MappingProxyType(
            {
                0: "GKGRECORDID",
                1: "DATE",
                3: "SourceCommonName",
                4: "DocumentIdentifier",
                25: "TranslationInfo",
                26: "Extras",
            }
        ),
        16: MappingProxyType(
            {
                0: "GLOBALEVENTID",
                2: "MentionTimeDate",
                4: "MentionSourceName",
                5: "MentionIdentifier",
                14: "MentionDocTranslationInfo",
            }
        ),
    }
)
_TITLE: Final = re.compile(r"<PAGE_TITLE>(.*?)</PAGE_TITLE>", re.S)
_URL: Final = ("SOURCEURL", "DocumentIdentifier", "V2DOCUMENTIDENTIFIER", "MentionIdentifier")
_OUTLET: Final = ("SourceCommonName", "V2SOURCECOMMONNAME", "MentionSourceName")
_DATE: Final = ("DATEADDED", "MentionTimeDate", "DATE", "V2.1DATE")
_TRANSLATION: Final = ("TranslationInfo", "V2.1TRANSLATIONINFO", "MentionDocTranslationInfo")
_EXTRAS: Final = ("Extras", "V2EXTRASXML")
_ID: Final = ("GKGRECORDID",)
_PLACED: Final = frozenset(_URL + _OUTLET + _DATE + _TRANSLATION + _EXTRAS + _ID)
_FIRST_NAMES: Final = frozenset({"GLOBALEVENTID", "GKGRECORDID"})


def read_gdelt(stream: BinaryIO, source: Source) -> Iterator[Reading]:
    """One reading a line of an events, GKG or mentions file. A GKG line with a page title is a report of titles only."""
    head, whole = peeked(stream, LOOK)
    line = first_line(head)
    mark = "\t" if "\t" in line else ","
    number = 0
    names: list[str] = []
    try:
        for number, (_, cells) in enumerate(table_rows(whole, head, mark, source.longest, quoted=mark == ","), 1):
            if number == 1 and not isinstance(cells, BadRow) and cells[0].strip() in _FIRST_NAMES:
                names = distinct([cell.strip() for cell in cells])
            else:
                yield _reading(cells, names, number, source)
            if number == 1:
                source.on_columns(source.name, Columns(id="the first column", url="the address"))
    except TooLong as error:
        yield nothing(source.at(number + 1), "too_long", str(error), "table")
    if not number:
        yield nothing(source.name, "empty", "no lines", "table")


def _reading(cells: list[str] | BadRow, names: list[str], number: int, source: Source) -> Reading:
    values: dict[str, object] = {}
    try:
        known = _values(cells, names)
        values.update(known)
        row = checked(_row(known), "")
    except BadRow as bad:
        data = bytes_of(values) if values else b""
        return bad_row(bad, f"line {number}", data=data, source=source.at(number), media_type="table")
    return row_reading(row, data=bytes_of(values), source=source.at(number), media_type="table")


def _values(cells: list[str] | BadRow, names: list[str]) -> dict[str, str]:
    if isinstance(cells, BadRow):
        raise cells
    whole = mended(cells)
    if names and len(names) == len(whole):
        return dict(zip(names, whole))
    layout = _LAYOUTS.get(len(whole)) if not names else None
    if layout is None:
        raise BadRow("bad_row", f"{len(whole)} cells; events have 58 or 61, GKG 27, mentions 16")
    return {name: whole[at] for at, name in layout.items()}


def _row(values: dict[str, str]) -> Row:
    title = _TITLE.search(_first(values, _EXTRAS))
    text = unescape(title[1]).strip() if title else ""
    column = next((name for name in _TRANSLATION if name in values), "")
    return Row(
        id=_first(values, _ID),
        text=text,
        title=text,
        # A date of 14 digits is when GDELT saw the page; it is the day of publication as GDELT has it.
        date=_first(values, _DATE)[:8],
        url=_first(values, _URL),
        outlet=_first(values, _OUTLET),
        translated_from=translation(values.get(column, ""), column),
        titles_only=bool(text),
        fields=tuple((name, value) for name, value in values.items() if value and name not in _PLACED),
    )


def _first(values: dict[str, str], names: tuple[str, ...]) -> str:
    return next((values[name].strip() for name in names if values.get(name, "").strip()), "")
