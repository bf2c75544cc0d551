"""Rows of a user's own over the rows that ship: the same tables, a row with a known key replaces, any other extends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.knowledge.tables import Row

KEYS: Mapping[str, str] = {
    "acts": "id", "actors": "id", "contested": "term", "countries": "iso3", "given_names": "name", "hedges": "term",
    "leaders": "id", "nouns": "id", "outlets": "id", "place_demonyms": "word",
    "place_names": "id", "places": "id", "roles": "role", "toponym_stop": "word", "verbs": "id",
}  # fmt: skip
"""Tables that a user may extend, with the column that tells rows apart."""
REQUIRED: Mapping[str, tuple[str, ...]] = {
    "actors": ("id", "name", "kind"),
    "leaders": ("id", "name", "country", "office"),
    "outlets": ("id", "name"),
    "places": ("id", "name", "kind", "country", "latitude", "longitude"),
    "place_names": ("id", "name"),
    "roles": ("role", "sectors", "kind"),
}
"""Columns that must stand and must not be empty; of other tables the key alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRow:
    """One row of a user's table with where it stands."""

    file: str
    line: int
    row: Row


def required(table: str) -> tuple[str, ...]:
    """The columns that every row of a table must fill."""
    return REQUIRED.get(table, (KEYS[table],))


def completed(rows: Iterable[OwnRow], columns: Sequence[str]) -> list[OwnRow]:
    """Rows with all columns of the shipped table, those left out empty."""
    return [OwnRow(file=own.file, line=own.line, row={**dict.fromkeys(columns, ""), **own.row}) for own in rows]


def merged(table: str, shipped: Sequence[Row], own: Iterable[Row]) -> list[Row]:
    """The shipped rows with a user's rows over them, in the shipped order, new rows behind."""
    key = KEYS[table]
    rows = {row[key]: row for row in shipped}
    for row in own:
        rows[row[key]] = row
    return list(rows.values())
