"""Tables as CSV, JSON lines and Parquet."""

from __future__ import annotations

import csv
import io
import json

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.export.tables import Table, TableFormat, UnknownFormat, safe_cell, write_table

TABLE = Table(
    name="event_mentions",
    columns=("id", "cameo", "quad", "p_coding", "text"),
    types=("string", "string", "integer", "double", "string"),
    rows=(("em:1", "010", 4, 0.5, 'He said "no",\nthen left.'), ("em:2", "", None, None, "=HYPERLINK(1)")),
)


def written(table: Table, format: TableFormat) -> bytes:
    stream = io.BytesIO()
    write_table(table, format, stream)
    assert not stream.closed
    return stream.getvalue()


def test_csv_keeps_codes_and_defuses_formulas() -> None:
    rows = list(csv.reader(io.StringIO(written(TABLE, "csv").decode(), newline="")))
    assert rows[0] == list(TABLE.columns)
    assert rows[1] == ["em:1", "010", "4", "0.5", 'He said "no",\nthen left.']
    assert rows[2] == ["em:2", "", "", "", "'=HYPERLINK(1)"]


def test_jsonl_has_one_object_a_row_with_keys_in_column_order() -> None:
    first, second = map(json.loads, written(TABLE, "jsonl").decode().splitlines())
    assert list(first) == list(TABLE.columns)
    assert first["cameo"] == "010"
    assert second == {"id": "em:2", "cameo": "", "quad": None, "p_coding": None, "text": "=HYPERLINK(1)"}


def test_parquet_has_the_declared_types_even_without_rows() -> None:
    table = pq.read_table(io.BytesIO(written(TABLE, "parquet")))
    assert [str(field.type) for field in table.schema] == ["string", "string", "int64", "double", "string"]
    assert table.to_pylist() == TABLE.records()
    empty = Table(name="x", columns=TABLE.columns, types=TABLE.types, rows=())
    assert pq.read_table(io.BytesIO(written(empty, "parquet"))).schema == table.schema


@pytest.mark.parametrize("cell", ["-3", "+12.5", "---/COP", "---/CVL:girl;COD/MIL", "em:1", "", "2025-03-04", "a=b"])
def test_numbers_and_codes_stay(cell: str) -> None:
    assert safe_cell(cell) == cell


@pytest.mark.parametrize(
    "cell", ["=1+1", "+cmd|' /C calc'!A0", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "---/X|y!z", "- said he"]
)
def test_what_a_spreadsheet_would_run_is_quoted(cell: str) -> None:
    assert safe_cell(cell) == f"'{cell}"


@given(st.text())
def test_no_text_is_a_formula_after_that(text: str) -> None:
    cell = str(safe_cell(text))
    assert cell.lstrip("'") == text.lstrip("'")
    assert not cell.startswith(("=", "@", "\t", "\r"))


def test_an_unknown_format_lists_the_known_ones() -> None:
    with pytest.raises(UnknownFormat, match="csv, jsonl, parquet"):
        write_table(TABLE, "xlsx", io.BytesIO())  # type: ignore[arg-type]
