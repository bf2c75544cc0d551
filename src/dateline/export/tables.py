"""Tables and how they are written: CSV, JSON lines and Parquet. Pure on rows; the stream is given."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import BinaryIO, Final, Literal

Cell = str | int | float | None
ColumnType = Literal["string", "integer", "double"]
TableFormat = Literal["csv", "jsonl", "parquet"]

TABLE_FORMATS: Final[tuple[TableFormat, ...]] = ("csv", "jsonl", "parquet")

_RISKY: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
_NUMBER: Final = re.compile(r"[+-]?\d+(?:\.\d+)?")
# Actor codes without a country start with "---"; without brackets, quotes or bars they can do nothing.
_CODES: Final = re.compile(r"---[\w:;/.-]*", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of scalar values under named, typed columns. Codes are strings; lists are joined with `;`; unknown is empty
    or None."""

    name: str
    columns: tuple[str, ...]
    types: tuple[ColumnType, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def records(self) -> list[dict[str, Cell]]:
        """The rows as dictionaries, keys in column order."""
        return [dict(zip(self.columns, row)) for row in self.rows]


class UnknownFormat(ValueError):
    """The format is none of `TABLE_FORMATS`; the message lists them."""


def write_table(table: Table, format: TableFormat, stream: BinaryIO) -> None:
    """Write `table` to a binary stream; the text formats are UTF-8. Raises UnknownFormat."""
    write = _WRITERS.get(format)
    if write is None:
        raise UnknownFormat(f"format {format!r} is unknown; known: {', '.join(TABLE_FORMATS)}")
    write(table, stream)


def safe_cell(value: Cell) -> Cell:
    """`value`, with a single quote before what a spreadsheet would take for a formula. Numbers and codes stay."""
    if not isinstance(value, str) or not value.startswith(_RISKY):
        return value
    return value if _NUMBER.fullmatch(value) or _CODES.fullmatch(value) else f"'{value}"


def _csv(table: Table, stream: BinaryIO) -> None:
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, quoting=csv.QUOTE_MINIMAL, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([safe_cell(value) for value in row] for row in table.rows)
    # The stream is the caller's to close.
    text.detach()


def _jsonl(table: Table, stream: BinaryIO) -> None:
    for record in table.records():
        stream.write(json.dumps(record, ensure_ascii=False, allow_nan=False).encode() + b"\n")


def _parquet(table: Table, stream: BinaryIO) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    arrow = {"string": pa.string(), "integer": pa.int64(), "double": pa.float64()}
    fields = [pa.field(name, arrow[kind]) for name, kind in zip(table.columns, table.types)]
    columns = [[row[at] for row in table.rows] for at in range(len(fields))]
    arrays = [pa.array(column, type=field.type) for column, field in zip(columns, fields)]
    pq.write_table(pa.Table.from_arrays(arrays, schema=pa.schema(fields)), stream)


_WRITERS: Final[Mapping[str, Callable[[Table, BinaryIO], None]]] = MappingProxyType(
    {"csv": _csv, "jsonl": _jsonl, "parquet": _parquet}
)
