"""Parquet: one report a row, read a few hundred at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Final

from dateline.coder import Reading
from dateline.corpus.mapping import Columns, MissingColumn, columns_of
from dateline.corpus.readings import Source, bad_row, bytes_of, nothing, row_reading
from dateline.corpus.rows import BadRow, row_of
from dateline.corpus.streams import seekable

_ROWS: Final = 256


def read_parquet(stream: BinaryIO, source: Source) -> Iterator[Reading]:
    """One reading a row. Lists and structures are kept beside as JSON."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    with seekable(stream) as file:
        try:
            table = pq.ParquetFile(file)
            columns = columns_of(table.schema_arrow.names, source.mapping)
            source.on_columns(source.name, columns)
            number = 0
            rows = (values for batch in table.iter_batches(batch_size=_ROWS) for values in batch.to_pylist())
            for number, values in enumerate(rows, 1):
                yield _reading(values, columns, number, source)
        except MissingColumn as error:
            yield nothing(source.name, "missing_column", str(error), "table")
        except (pa.ArrowException, OSError) as error:
            yield nothing(source.name, "damaged", f"no whole Parquet file: {error}"[:200], "table")
        else:
            if not number:
                yield nothing(source.name, "empty", "a table without rows", "table")


def _reading(values: dict[str, object], columns: Columns, number: int, source: Source) -> Reading:
    shown = {name: _value(value) for name, value in values.items()}
    data = bytes_of(shown)
    try:
        row = row_of(shown, columns)
    except BadRow as bad:
        return bad_row(bad, f"row {number}", data=data, source=source.at(number), media_type="table")
    return row_reading(row, data=data, source=source.at(number), media_type="table")


def _value(value: object) -> object:
    """A cell as JSON knows it: dates in ISO form, bytes as text."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return str(value) if hasattr(value, "isoformat") else value
