"""Factiva exports with their field codes: HTML or RTF, many reports a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

from dateline.coder import Reading
from dateline.corpus.lines import lines_of_export
from dateline.corpus.readings import Source, bad_row, bytes_of, nothing, row_reading
from dateline.corpus.rows import BadRow, Row, checked
from dateline.text.dates import first_date

CODES: Final = frozenset(
    "SE HD BY CR WC PD ET SN SC ED PG VOL LA CY LP TD ART CT RF CO IN NS RE IPC IPD PUB AN CLM".split()
)
_LINE: Final = re.compile(rf"\s*({'|'.join(sorted(CODES))})(?:\s*[|\t]\s*|\s{{2,}}|\s*$)(.*)", re.S)
_PLACED: Final = frozenset({"HD", "PD", "SN", "LP", "TD", "AN"})
_WANTED: Final = 'in Factiva choose "Article Format: Full Article/Report plus Indexing", and RTF or HTML'
_PAGE: Final = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<")

Field = tuple[str, str]


def read_factiva(stream: BinaryIO, source: Source) -> Iterator[Reading]:
    """One reading a report of the export. An export without field codes is `not_an_export`."""
    data = stream.read(source.longest + 1)
    try:
        if len(data) > source.longest:
            raise BadRow("too_long", f"an export of more than {source.longest} bytes; export fewer reports a file")
        fields = _of_page(data) if _PAGE.match(data) else _of_lines(lines_of_export(_stream(data), source.longest))
    except BadRow as bad:
        yield nothing(source.name, bad.reason, bad.detail, "factiva")
        return
    number = 0
    for number, report in enumerate(_reports(fields), 1):
        yield _reading(report, number, source)
    if not number:
        yield nothing(source.name, "not_an_export", f"no field codes (HD, LP, TD ...): {_WANTED}", "factiva")


def _stream(data: bytes) -> BinaryIO:
    import io

    return io.BytesIO(data)


def _of_lines(lines: Iterable[str]) -> list[Field]:
    """The fields of an RTF export: a code, and its value on the same line and those below it."""
    fields: list[Field] = []
    for line in lines:
        found = _LINE.fullmatch(line)
        if found:
            fields.append((found[1], found[2].strip(" |\t")))
        elif fields and line.strip(" |\t"):
            code, value = fields[-1]
            fields[-1] = (code, f"{value}\n\n{line.strip(' |')}".strip())
    return fields


def _of_page(data: bytes) -> list[Field]:
    """The fields of an HTML export: rows of a table, the code in the first cell."""
    from lxml.html import document_fromstring

    from dateline.corpus.fragments import text_of_element
    from dateline.text import UnreadableText, decode

    try:
        tree = document_fromstring(re.sub(r"^\s*<\?xml[^>]*>", "", decode(data)))
    except (UnreadableText, ValueError) as error:
        raise BadRow("damaged", f"no page: {error}"[:200]) from error
    fields: list[Field] = []
    for row in tree.iter("tr"):
        cells = row.findall("td")
        code = text_of_element(cells[0]).strip() if len(cells) > 1 else ""
        if code in CODES:
            fields.append((code, "\n\n".join(text_of_element(cell) for cell in cells[1:])))
    return fields


def _reports(fields: Iterable[Field]) -> Iterator[list[Field]]:
    """The fields of each report: it ends with its accession number, or where one of its codes comes again."""
    report: list[Field] = []
    for code, value in fields:
        if report and (report[-1][0] == "AN" or code in {known for known, _ in report}):
            yield from _with_text(report)
            report = []
        report.append((code, value))
    yield from _with_text(report)


def _with_text(report: list[Field]) -> Iterator[list[Field]]:
    """A headline, a text or a number make a report; a stray code (a table of "CO" in a report) does not."""
    if {"HD", "LP", "TD", "AN"} & {code for code, _ in report}:
        yield report


def _reading(fields: list[Field], number: int, source: Source) -> Reading:
    known = dict(fields)
    data = bytes_of(dict(fields))
    accession = _accession(known.get("AN", ""))
    row = Row(
        id=accession,
        text="\n\n".join(known[code] for code in ("LP", "TD") if known.get(code)),
        title=" ".join(known.get("HD", "").split()),
        date=first_date(known.get("PD", "")) or known.get("PD", ""),
        outlet=" ".join(known.get("SN", "").split()),
        fields=tuple((code, " ".join(value.split())) for code, value in fields if code not in _PLACED and value),
    )
    try:
        found = checked(row, "LP and TD")
    except BadRow as bad:
        return bad_row(bad, f"report {number}", data=data, source=source.at(number), media_type="factiva")
    return row_reading(found, data=data, source=source.at(number), media_type="factiva")


def _accession(value: str) -> str:
    """The accession number, with the lines below it (the search that found it) left out."""
    words = value.split()
    return (words[1] if words[0] == "Document" and len(words) > 1 else words[0]) if words else ""
