"""Nexis Uni exports: Word, RTF or text, many reports a file, each ended by "End of Document"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import BinaryIO, Final

from dateline.coder import Reading
from dateline.corpus.lines import lines_of_export
from dateline.corpus.readings import Source, bad_row, nothing, row_reading
from dateline.corpus.rows import BadRow, Row, checked
from dateline.text.dates import first_date

_END: Final = re.compile(r"\s*End of Document\s*", re.I)
_BODY: Final = re.compile(r"\s*Body\s*", re.I)
_CLASSIFICATION: Final = re.compile(r"\s*(?:Classification|Graphic|Notes|Correction)\s*", re.I)
_HEAD: Final = "Copyright|Section|Length|Byline|Dateline|Highlight|Link to Image|Series|Correction-Date"
_FOOT: Final = "Language|Publication-Type|Journal Code|Subject|Company|Organization|Industry|Person|Geographic|Load-Date|Ticker|Edition"
_LABEL: Final = re.compile(rf"\s*({_HEAD}|{_FOOT})(?::\s*|\s+(?=\d{{4}}\b))(.*)", re.S)
_WANTED: Final = "in Nexis Uni choose Word or RTF, with full documents and not the list of results"


def read_nexis(stream: BinaryIO, source: Source) -> Iterator[Reading]:
    """One reading a document of the export. A list of results, or another Word file, is `not_an_export`."""
    try:
        lines = [line.replace("\u00a0", " ").strip(" |") for line in lines_of_export(stream, source.longest)]
    except BadRow as bad:
        yield nothing(source.name, bad.reason, bad.detail, "nexis")
        return
    parts = list(_parts(lines))
    for number, part in enumerate(parts, 1):
        yield _reading(part, number, source)
    if not parts:
        yield nothing(source.name, "not_an_export", f"no document with a body: {_WANTED}", "nexis")


def _parts(lines: Sequence[str]) -> Iterator[list[str]]:
    """The lines of each document. Behind the last end there may be one that was cut off, which has a body."""
    part: list[str] = []
    for line in lines:
        if _END.fullmatch(line):
            if any(part):
                yield part
            part = []
        else:
            part.append(line)
    if any(_BODY.fullmatch(line) for line in part):
        yield part


def _reading(lines: list[str], number: int, source: Source) -> Reading:
    data = "\n".join(lines).encode("utf-8", "replace")
    try:
        row = checked(_row(lines), "Body")
    except BadRow as bad:
        return bad_row(bad, f"document {number}", data=data, source=source.at(number), media_type="nexis")
    return row_reading(row, data=data, source=source.at(number), media_type="nexis")


def _row(lines: Sequence[str]) -> Row:
    body = next((at for at, line in enumerate(lines) if _BODY.fullmatch(line)), len(lines))
    foot = next((at for at in range(body + 1, len(lines)) if _ends_body(lines, at)), len(lines))
    title, outlet, date = _heading(lines[:body])
    return Row(
        text="\n\n".join(line for line in lines[body + 1 : foot] if line),
        title=title,
        date=date,
        outlet=outlet,
        fields=tuple(_fields(lines[:body])) + tuple(_fields(lines[foot:])),
    )


def _ends_body(lines: Sequence[str], at: int) -> bool:
    """Whether the body ends before this line: at the classification, or at the date of loading."""
    if _CLASSIFICATION.fullmatch(lines[at]):
        # The word may head a paragraph; what Nexis writes is followed by its labels.
        return any(_LABEL.match(line) for line in [line for line in lines[at + 1 :] if line][:8])
    return lines[at].startswith("Load-Date:")


def _heading(lines: Sequence[str]) -> tuple[str, str, str]:
    """Title, outlet and date: three lines, one below the other, before the labels. A cover page may stand before them."""
    head = [line for line in lines if line]
    labels = [at for at, line in enumerate(head) if line.startswith(("Copyright", "Section:", "Length:", "Byline:"))]
    before = head[: labels[0]] if labels else head
    at = next((i for i in range(len(before) - 1, -1, -1) if first_date(before[i]) and len(before[i]) < 60), -1)
    if at < 0:
        return (before[-1] if before else "", "", "")
    outlet = before[at - 1] if at >= 1 else ""
    return before[at - 2] if at >= 2 else "", outlet, first_date(before[at])


def _fields(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The labelled lines, in order. A label's value goes on over the next lines until the next label."""
    name, value = "", ""
    for line in lines:
        found = _LABEL.fullmatch(line)
        if found:
            yield from ((name, value) for _ in range(bool(name)))
            name, value = found[1], found[2].strip()
        elif name and line and not _CLASSIFICATION.fullmatch(line):
            value = f"{value} {line}".strip()
    yield from ((name, value) for _ in range(bool(name)))
