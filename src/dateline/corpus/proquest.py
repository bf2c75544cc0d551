"""ProQuest exports: text, RIS, and the "xls" that is a table in HTML or in tabs."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO, Final

from dateline.coder import Reading
from dateline.corpus.delimited import distinct, read_tsv
from dateline.corpus.lines import lines_of_export
from dateline.corpus.mapping import Columns, columns_of
from dateline.corpus.readings import Source, bad_row, bytes_of, nothing, row_reading
from dateline.corpus.rows import BadRow, Row, checked, row_of
from dateline.corpus.streams import peeked
from dateline.text.dates import first_date

_BIFF: Final = b"\xd0\xcf\x11\xe0"
_RULE: Final = re.compile(r"\s*[_=-]{20,}\s*")
_NUMBER: Final = re.compile(r"\s*Document \d+ of \d+\s*")
_LABELS: Final = (
    "Author|Publication info|ProQuest document link|Abstract|Abstract \\(summary\\)|Links|Full text|Full Text|Subject|Location|"
    "People|Company / organization|Company|Title|Publication title|Publication year|Publication date|Publication subject|"
    "Section|Publisher|Place of publication|Country of publication|ISSN|e-ISSN|Source type|Language of publication|"
    "Document type|ProQuest document ID|Document URL|Copyright|Last updated|Database|Volume|Issue|Pages|First page|Dateline|"
    "Number of pages|Identifier / keyword|Accession number|Column|Credit"
)
_LABEL: Final = re.compile(rf"({_LABELS}):\s*(.*)", re.S)
_PLACED: Final = frozenset(
    {"Full text", "Title", "Publication title", "Publication date", "ProQuest document ID", "Document URL"}
)
_WANTED: Final = "in ProQuest choose Text only with the full text, or RIS"


def read_proquest(stream: BinaryIO, source: Source) -> Iterator[Reading]:
    """One reading a report. Where an export has abstracts and no texts, these are read and marked (`titles_only`)."""
    head, whole = peeked(stream)
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(_BIFF):
        yield nothing(source.name, "old_excel", "a binary workbook", "proquest")
    elif re.match(rb"TY  ?-", start):
        yield from _numbered(_ris_rows(whole, source.longest), source)
    elif start.startswith(b"<"):
        yield from _html_table(whole, source)
    elif not re.search(rb"^\s*_{20,}|ProQuest document ID:", start, re.M) and b"\t" in start.split(b"\n", 1)[0]:
        yield from read_tsv(whole, source)
    else:
        yield from _numbered(_text_rows(whole, source.longest), source)


def _numbered(rows: Iterator[Row], source: Source) -> Iterator[Reading]:
    number = 0
    try:
        for number, row in enumerate(rows, 1):
            yield _reading(row, number, source)
    except BadRow as bad:
        yield nothing(source.name, bad.reason, bad.detail, "proquest")
        return
    if not number:
        yield nothing(source.name, "not_an_export", f"no report of ProQuest: {_WANTED}", "proquest")


def _reading(row: Row, number: int, source: Source) -> Reading:
    values = {
        "id": row.id,
        "url": row.url,
        "title": row.title,
        "date": row.date,
        "outlet": row.outlet,
        "text": row.text,
    }
    data = bytes_of({**values, **dict(row.fields)})
    try:
        found = checked(row, "Full text")
    except BadRow as bad:
        return bad_row(bad, f"report {number}", data=data, source=source.at(number), media_type="proquest")
    return row_reading(found, data=data, source=source.at(number), media_type="proquest")


def row_with(*, text: str, summary: str, title: str, rest: Row) -> Row:
    """`rest` with the text, else the summary, else the title, which are marked."""
    from dataclasses import replace

    return replace(rest, text=text or summary or title, title=title, titles_only=not text and bool(summary or title))


# --- text -----------------------------------------------------------------------------------------------------------


def _text_rows(stream: BinaryIO, longest: int) -> Iterator[Row]:
    part: list[str] = []
    for line in [*lines_of_export(stream, longest), "_" * 20]:
        if _RULE.fullmatch(line) and len(line.strip()) >= 20 and line.strip()[0] == "_":
            if any(_LABEL.match(known) for known in part):
                yield _text_row(part)
            part = []
        else:
            part.append(line.strip())


def _text_row(lines: Sequence[str]) -> Row:
    fields, above = _fields(lines)
    known = dict(fields)
    text = known.get("Full text", "") or known.get("Full Text", "")
    rest = Row(
        id=known.get("ProQuest document ID", ""),
        date=first_date(known.get("Publication date", "") or known.get("Publication info", "")),
        url=known.get("Document URL", ""),
        outlet=known.get("Publication title", "") or known.get("Publication info", "").partition(";")[0].strip(),
        fields=tuple((name, " ".join(value.split())) for name, value in fields if name not in _PLACED and value),
    )
    summary = known.get("Abstract", "") or known.get("Abstract (summary)", "")
    title = known.get("Title", "") or next((line for line in above if not _NUMBER.fullmatch(line)), "")
    return row_with(text=text, summary=summary, title=title, rest=rest)


def _fields(lines: Sequence[str]) -> tuple[list[tuple[str, str]], list[str]]:
    """The labelled parts, each with the lines below it, and what stands above the first of them."""
    fields: list[tuple[str, str]] = []
    above: list[str] = []
    for line in lines:
        found = _LABEL.fullmatch(line)
        # Inside a full text a paragraph may begin like a label; each label stands there once only.
        if found and found[1] not in {name for name, _ in fields}:
            fields.append(("Full text" if found[1] == "Full Text" else found[1], found[2]))
        elif not fields:
            above += [line] if line else []
        elif line:
            name, value = fields[-1]
            fields[-1] = (name, f"{value}\n\n{line}".strip())
    return fields, above


# --- RIS ------------------------------------------------------------------------------------------------------------


def _ris_rows(stream: BinaryIO, longest: int) -> Iterator[Row]:
    """The references, one after the other; each ends with "ER  -"."""
    lines: list[str] = []
    size = 0
    for line in io.TextIOWrapper(stream, encoding="utf-8-sig", errors="replace"):
        lines.append(line)
        size += len(line)
        if size > longest:
            raise BadRow("too_long", f"a reference of more than {longest} characters")
        if re.match(r"ER  ?-", line):
            yield from _ris_row("".join(lines))
            lines, size = [], 0
    if "".join(lines).strip():
        raise BadRow("damaged", f"the last reference has no end: {''.join(lines).strip()[:80]}")


def _ris_row(text: str) -> Iterator[Row]:
    import rispy

    for found in rispy.loads(text):
        yield _of_reference(found)


def _of_reference(found: dict[str, Any]) -> Row:
    notes = found.get("notes", [])
    known = {
        name: "; ".join(map(str, value)) if isinstance(value, list) else str(value) for name, value in found.items()
    }

    def first(*names: str) -> str:
        return next((known[name] for name in names if known.get(name)), "")

    rest = Row(
        id=first("accession_number", "id"),
        date=_ris_date(first("date", "publication_year", "year")),
        url=first("urls", "url").partition("; ")[0],
        outlet=first("journal_name", "secondary_title", "alternate_title3", "alternate_title1"),
        fields=tuple((name, value) for name, value in known.items() if name not in _RIS_PLACED and value),
    )
    # ProQuest gives the text, where it gives it, as a long note.
    text = max((str(note) for note in notes), key=len, default="")
    return row_with(
        text=text if len(text) > 400 else "",
        summary=first("abstract", "notes_abstract"),
        title=first("title", "primary_title"),
        rest=rest,
    )


_RIS_PLACED: Final = frozenset(
    "type_of_reference accession_number id date url urls journal_name secondary_title title primary_title abstract "
    "notes_abstract notes".split()
)


def _ris_date(value: str) -> str:
    """The day of "2025/03/14/" or "2025 Mar 14"; a year alone is no day."""
    found = re.match(r"(\d{4})/(\d\d)/(\d\d)", value)
    if found:
        return "-".join(found.groups())
    swapped = re.match(r"(\d{4})\s+([A-Z][a-z]{2})\w*\s+(\d{1,2})", value)
    return first_date(f"{swapped[3]} {swapped[2]} {swapped[1]}" if swapped else value)


# --- "xls" ----------------------------------------------------------------------------------------------------------


def _html_table(stream: BinaryIO, source: Source) -> Iterator[Reading]:
    """The rows of the first table of a page, under its first row."""
    rows = _cells(stream.read(source.longest + 1))
    if len(rows) < 2:
        yield nothing(source.name, "not_an_export", f"a page without a table of reports: {_WANTED}", "proquest")
        return
    names = distinct(rows[0])
    columns = columns_of(names, source.mapping)
    source.on_columns(source.name, columns)
    for number, cells in enumerate(rows[1:], 1):
        yield _table_row(dict(zip(names, cells)), columns, number, source)


def _cells(data: bytes) -> list[list[str]]:
    from lxml.html import document_fromstring

    from dateline.corpus.fragments import text_of_element
    from dateline.text import decode

    tree = document_fromstring(re.sub(r"^\s*<\?xml[^>]*>", "", decode(data)))
    rows = [[text_of_element(cell) for cell in row if cell.tag in {"td", "th"}] for row in tree.iter("tr")]
    return [row for row in rows if any(row)]


def _table_row(values: dict[str, object], columns: Columns, number: int, source: Source) -> Reading:
    data = bytes_of(values)
    try:
        row = row_of(values, columns)
    except BadRow as bad:
        return bad_row(bad, f"row {number}", data=data, source=source.at(number), media_type="table")
    return row_reading(row, data=data, source=source.at(number), media_type="table")
