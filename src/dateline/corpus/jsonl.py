"""JSON lines: one report a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO, Final

from dateline.coder import Reading
from dateline.corpus.mapping import Columns, MissingColumn, columns_of
from dateline.corpus.readings import Source, bad_row, nothing, row_reading
from dateline.corpus.rows import BadRow, row_of

_BOM: Final = b"\xef\xbb\xbf"


def read_jsonl(stream: BinaryIO, source: Source) -> Iterator[Reading]:
    """One reading a line that is not blank. Lines may have different fields; those of the first are told."""
    number, empty = 0, True
    for number, line in enumerate(iter(lambda: stream.readline(source.longest + 1), b""), 1):
        if len(line) > source.longest:
            # Where the line ends is unknown, so nothing after it can be trusted.
            yield nothing(source.at(number), "too_long", f"line {number}: more than {source.longest} bytes", "jsonl")
            return
        data = (line.removeprefix(_BOM) if number == 1 else line).strip()
        if data:
            yield _reading(data, number, source, first=empty)
            empty = False
    if empty:
        yield nothing(source.name, "empty", f"{number} lines, none with anything in it", "jsonl")


def _reading(data: bytes, number: int, source: Source, *, first: bool) -> Reading:
    try:
        values = values_of(data)
        columns = _columns(values, source)
        if first:
            source.on_columns(source.name, columns)
        row = row_of(values, columns)
    except BadRow as bad:
        return bad_row(bad, f"line {number}", data=data, source=source.at(number), media_type="jsonl")
    return row_reading(row, data=data, source=source.at(number), media_type="jsonl")


def values_of(line: bytes) -> dict[str, object]:
    """The fields of one line. Raises BadRow (`bad_json`)."""
    try:
        value = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise BadRow("bad_json", f"not UTF-8 at byte {error.start}") from error
    except (ValueError, RecursionError) as error:
        raise BadRow("bad_json", str(error)[:200]) from error
    if not isinstance(value, dict):
        raise BadRow("bad_json", f"a JSON {type(value).__name__}, no object")
    return value


def _columns(values: dict[str, object], source: Source) -> Columns:
    """The columns of one line. An object under a common name ("source": {...}) is no text, and is kept beside."""
    own = {name for _, name in source.mapping.found()} | {"id", "text", "title", "date", "url", "outlet"}
    names = [name for name, value in values.items() if name in own or not isinstance(value, dict | list | bool)]
    try:
        found = columns_of(names, source.mapping)
    except MissingColumn as error:
        raise BadRow("missing_column", str(error)) from error
    kept = {name for _, name in found.found()}
    others = tuple(name for name in values if name not in kept)
    # A line without a text is a fault of that line: JSON lines have no columns that all of them share.
    text = found.text or "text"
    return Columns(**dict(found.found()) | {"text": text}, others=others)
