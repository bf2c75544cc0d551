"""Reading: files, folders, patterns and standard input to readings, one after the other.

Nothing is silent and nothing stops the batch: what cannot be read is a reading without a document.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO, Final, Literal

from dateline.coder import Reading
from dateline.corpus.identity import report_id
from dateline.corpus.paths import ROWS, Input, inputs_of
from dateline.corpus.rows import BadRow, Row, row_of
from dateline.records import Capture, Rejected, Report
from dateline.text import Extracted, UnreadableText, decode, from_fields, from_html, from_text, looks_like_html

MAX_BYTES: Final = 50_000_000
"""The longest file of one report, and the longest line of a JSON lines file, in bytes."""

_BOM: Final = b"\xef\xbb\xbf"

MediaType = Literal["text", "html", "jsonl"]


def read_paths(paths: Iterable[str], *, stdin: BinaryIO | None = None) -> Iterator[Reading]:
    """The readings behind `paths`: text, HTML and JSON lines files, folders, patterns, and `-` for standard input.

    One after the other and in order, each file read once. A bad input is a reading without a document, whose first
    `rejected` has the step `corpus` or `text`, a key of `REASONS` and what was found. Raises nothing for bad inputs.
    """
    for found in inputs_of(paths):
        if found.problem:
            yield _nothing(found.source, found.problem)
        else:
            yield from _opened(found, stdin)


def _opened(found: Input, stdin: BinaryIO | None) -> Iterator[Reading]:
    if found.path is None:
        yield from _stream(sys.stdin.buffer if stdin is None else stdin)
        return
    try:
        with found.path.open("rb") as stream:
            suffix = found.path.suffix.lower()
            if suffix == ".json":
                yield _nothing(found.source, "a .json file is not read; give JSON lines, in a file named .jsonl")
            else:
                yield from _rows(stream, found.source) if suffix in ROWS else [_whole(stream, found.source)]
    except OSError as error:
        yield _nothing(found.source, error.strerror or type(error).__name__)


def _stream(stream: BinaryIO) -> Iterator[Reading]:
    """Standard input: JSON lines where the first line is a JSON object, else one report."""
    first = stream.readline(MAX_BYTES + 1)
    try:
        row_of(first.removeprefix(_BOM).strip())
    except BadRow as bad:
        if bad.reason == "bad_json":
            yield _report_file(first + stream.read(max(MAX_BYTES + 1 - len(first), 0)), "-")
            return
    yield _row(first.removeprefix(_BOM), "-#1")
    yield from _rows(stream, "-", start=2)


# --- one report a file ----------------------------------------------------------------------------------------------


def _whole(stream: BinaryIO, source: str) -> Reading:
    return _report_file(stream.read(MAX_BYTES + 1), source)


def _report_file(data: bytes, source: str) -> Reading:
    kind: list[MediaType] = ["text"]

    def extract() -> Extracted:
        _refuse_long(data)
        text = decode(data)
        if looks_like_html(text):
            kind[0] = "html"
            return from_html(text)
        return from_text(text)

    extracted = _attempt(extract)
    return _reading(extracted, data=data, source=source, media_type=kind[0])


def _refuse_long(data: bytes) -> None:
    if len(data) > MAX_BYTES:
        raise UnreadableText("too_long", f"more than {MAX_BYTES} bytes")


# --- one report a line ----------------------------------------------------------------------------------------------


def _rows(stream: BinaryIO, source: str, start: int = 1) -> Iterator[Reading]:
    number, empty = start - 1, start == 1
    for number, line in enumerate(iter(lambda: stream.readline(MAX_BYTES + 1), b""), start):
        if len(line) > MAX_BYTES:
            # Where the line ends is unknown, so nothing after it can be trusted.
            dropped = Rejected(step="corpus", reason="too_long", detail=f"{_at(number)}: more than {MAX_BYTES} bytes")
            yield _rejected(b"", f"{source}#{number}", dropped, "jsonl")
            return
        data = line.removeprefix(_BOM) if number == 1 else line
        if data.strip():
            empty = False
            yield _row(data, f"{source}#{number}")
    if empty:
        dropped = Rejected(step="corpus", reason="empty", detail=f"{number} lines, none with anything in it")
        yield _rejected(b"", source, dropped, "jsonl")


def _row(line: bytes, source: str) -> Reading:
    data = line.strip()
    number = source.rpartition("#")[2]
    try:
        row = row_of(data)
    except BadRow as bad:
        dropped = Rejected(step="corpus", reason=bad.reason, detail=f"{_at(number)}: {bad.detail}")
        return _rejected(data, source, dropped, "jsonl", bad.row)
    extracted = _attempt(
        lambda: from_fields(row.text, title=row.title, outlet=row.outlet, published=row.date, url=row.url)
    )
    return _reading(extracted, data=data, source=source, media_type="jsonl", row=row)


def _at(number: int | str) -> str:
    return f"line {number}"


# --- readings -------------------------------------------------------------------------------------------------------


def _attempt(extract: Callable[[], Extracted]) -> Extracted | Rejected:
    """What `extract` gives, or why it gives nothing."""
    try:
        return extract()
    except UnreadableText as error:
        return Rejected(step="text", reason=error.reason, detail=error.detail)
    except Exception as error:  # Hostile pages break the extraction in ways nobody can list: still a row, not a crash.
        return Rejected(step="text", reason="failed", detail=f"{type(error).__name__}: {error}"[:200])


def _reading(
    extracted: Extracted | Rejected, *, data: bytes, source: str, media_type: MediaType, row: Row | None = None
) -> Reading:
    if isinstance(extracted, Rejected):
        return _rejected(data, source, extracted, media_type, row)
    external = row.id if row else ""
    identity = report_id(url=extracted.url, external_id=external, data=data, source=source)
    report = Report(
        id=identity,
        url=extracted.url,
        external_id=external,
        outlet=extracted.outlet,
        outlet_basis=extracted.outlet_basis,
        title=extracted.title,
        title_basis=extracted.title_basis,
        published=extracted.published,
        published_basis=extracted.published_basis,
    )
    capture = _capture(identity, data, source, media_type)
    return Reading(report=report, capture=capture, document=extracted.document, rejected=extracted.rejected)


def _rejected(data: bytes, source: str, dropped: Rejected, media_type: MediaType, row: Row | None = None) -> Reading:
    """A reading without a document. What a row states of the report is kept, so that its id stays the same."""
    row = row or Row()
    identity = report_id(url=row.url, external_id=row.id, data=data, source=source)
    report = Report(id=identity, url=row.url, external_id=row.id)
    return Reading(report=report, capture=_capture(identity, data, source, media_type), rejected=(dropped,))


def _capture(report: str, data: bytes, source: str, media_type: MediaType) -> Capture:
    return Capture(report=report, sha256=hashlib.sha256(data).hexdigest(), media_type=media_type, source=source)


def _nothing(source: str, problem: str) -> Reading:
    return _rejected(b"", source, Rejected(step="corpus", reason="unreadable", detail=problem), "text")
