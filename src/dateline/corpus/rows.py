"""Rows: what a line, a table's row or a part of an export states of one report."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping as Fields
from dataclasses import dataclass
from typing import Final

from dateline.corpus.mapping import Columns, Role

_SOURCE_LANGUAGE: Final = re.compile(r"srclc:\s*([A-Za-z]{2,3})\s*;(?:\s*eng:\s*([^;]*))?")
_ENGLISH: Final = frozenset({"", "en", "eng", "english", "none", "null", "n/a"})


class BadRow(ValueError):
    """What is no row; `reason` is a key of `REASONS`, `detail` says what was found, `row` is what could be read."""

    def __init__(self, reason: str, detail: str, row: Row | None = None) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail
        self.row = row


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What is stated of one report, as text. `fields` is what has no place of its own, in the order of the input."""

    id: str = ""
    text: str = ""
    title: str = ""
    date: str = ""
    url: str = ""
    outlet: str = ""
    translated_from: str = ""
    titles_only: bool = False
    fields: tuple[tuple[str, str], ...] = ()


def row_of(values: Fields[str, object], columns: Columns) -> Row:
    """The row of `values`. Raises BadRow: `no_text` and `url_only` with what there is, `bad_row` for a field that is no text.

    Where a table has no column of texts at all, its titles are read: `titles_only`.
    """
    known: dict[Role, str] = {role: _string(name, role, values.get(name)) for role, name in columns.found()}
    titles_only = not columns.text and bool(known.get("title", "").strip())
    row = Row(
        id=known.get("id", "").strip(),
        text=known.get("title", "") if titles_only else known.get("text", ""),
        title=known.get("title", ""),
        date=known.get("date", ""),
        url=known.get("url", "").strip(),
        outlet=known.get("outlet", ""),
        translated_from=translation(known.get("translated_from", ""), columns.translated_from),
        titles_only=titles_only,
        fields=tuple((name, text) for name in columns.others if (text := as_text(values.get(name)))),
    )
    return checked(row, columns.text)


def checked(row: Row, column: str) -> Row:
    """`row`, where it has a text. Raises BadRow (`no_text`, `url_only`) else; `column` is where the text should be."""
    if row.text.strip():
        return row
    if not column and row.url:
        raise BadRow("url_only", f"an address and nothing to read: {row.url[:200]}", row)
    raise BadRow("no_text", f"the field `{column or 'text'}` is missing or empty", row)


def translation(value: str, column: str) -> str:
    """The language that a report was translated from and who says so; empty where it was none, or English.

    >>> translation("srclc:fra;eng:GT-FRA 1.0", "V2.1TRANSLATIONINFO")
    'fra (GT-FRA 1.0)'
    """
    found = _SOURCE_LANGUAGE.search(value)
    if found:
        return f"{found[1].lower()} ({(found[2] or '').strip() or f'column {column}'})"
    language = value.strip()
    return "" if language.casefold() in _ENGLISH else f"{language} (column {column})"


def as_text(value: object) -> str:
    """A value of a column as text: what is nested as JSON, what is absent as empty."""
    if value is None:
        return ""
    if isinstance(value, str):
        return whole_characters(value)
    return whole_characters(json.dumps(value, ensure_ascii=False, default=str))


def whole_characters(value: str) -> str:
    """`value` with half surrogate pairs as U+FFFD: no file can hold them."""
    return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _string(name: str, role: Role, value: object) -> str:
    """A field as text: numbers count as ids and dates, null as absent."""
    if value is None:
        return ""
    if role in {"id", "date"} and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise BadRow("bad_json", f"the field `{name}` is a JSON {type(value).__name__}, no text")
    return whole_characters(value)
