"""The tables a user sees: named queries with filters, as rows of scalar values."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from dateline.export.tables import Cell, ColumnType, Table
from dateline.store.database import sql
from dateline.store.filters import CONDITIONS, Filters, conditions

SNIPPET: Final = 200
"""Code points of a text that a table shows at most."""

_TYPES: Final[Mapping[str, ColumnType]] = MappingProxyType(
    {
        **dict.fromkeys(("characters", "event_mentions", "events", "quad", "countable", "reports"), "integer"),
        **dict.fromkeys(("entries", "new", "changed", "unchanged", "failed", "http_status", "bytes"), "integer"),
        **dict.fromkeys(("outlets", "presupposed", "approximate", "titles_only"), "integer"),
        **dict.fromkeys(("p_coding", "certainty", "score", "low", "best", "high"), "double"),
    }
)


def tables_of() -> tuple[str, ...]:
    """The names of the tables that take filters."""
    return tuple(CONDITIONS)


def capped(text: str | None) -> str | None:
    """A text on one line, at most `SNIPPET` code points of it."""
    if text is None:
        return None
    line = " ".join(text.split())
    return line if len(line) <= SNIPPET else line[: SNIPPET - 1].rstrip() + "…"


def fold(text: str | None) -> str | None:
    """A text without case: the `lower` of SQLite knows ASCII only."""
    return None if text is None else text.casefold()


def add_functions(connection: sqlite3.Connection) -> None:
    """Make `capped` and `fold` known to the queries."""
    connection.create_function("capped", 1, capped, deterministic=True)
    connection.create_function("fold", 1, fold, deterministic=True)


def table(connection: sqlite3.Connection, name: str, filters: Filters) -> Table:
    """The named table under `filters`. Raises UnknownFilter."""
    where, parameters = conditions(name, filters)
    cursor = connection.execute(sql(f"tables/{name}").replace("{where}", where), parameters)
    return as_table(name, cursor)


def rejected(connection: sqlite3.Connection) -> Table:
    """The inputs that could not be read, with their reasons."""
    return as_table("rejected", connection.execute(sql("tables/rejected")))


def as_table(name: str, cursor: sqlite3.Cursor) -> Table:
    """The rows of a query as a table."""
    columns = tuple(column[0] for column in cursor.description)
    rows: Sequence[tuple[Cell, ...]] = cursor.fetchall()
    return Table(name=name, columns=columns, types=tuple(_TYPES.get(c, "string") for c in columns), rows=tuple(rows))
