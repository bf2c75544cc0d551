"""Who else says it: sayings of the archive that are like a text, found by its terms in the full-text index."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Final

from dateline.export.tables import Table
from dateline.linking.sayings import Found, ranked
from dateline.store.database import sql
from dateline.store.errors import ReadByAnEarlierOne
from dateline.store.filters import Filters, conditions
from dateline.store.query import as_table

FIRST_WITH_SAYINGS: Final = 3
"""The version of the record from which on sayings are kept."""
TELLING: Final = 0.2
"""A term in more than this share of all sayings tells nothing, and is not looked up ..."""
FEW: Final = 50
"""... unless the archive has no more sayings than this, where "the" is no more common than a name."""
COMMON: Final = frozenset(
    "a an and are as at be been but by for from had has have he her his in is it its of on or said she that the their they "
    "this to was were which who will with would not no".split()
)


def find(connection: sqlite3.Connection, text: str, filters: Filters) -> Table:
    """The sayings like `text`, the likest first. Raises UnknownFilter, ReadByAnEarlierOne."""
    where, parameters = conditions("sayings", filters)
    terms = terms_of(connection, text)
    total = int(connection.execute("SELECT count(*) FROM saying").fetchone()[0])
    if not total and connection.execute("SELECT 1 FROM coded WHERE version < ?", (FIRST_WITH_SAYINGS,)).fetchone():
        raise ReadByAnEarlierOne("sayings")
    found = ranked(terms, _postings(connection, terms, total), total)
    connection.execute(
        "CREATE TEMP TABLE IF NOT EXISTS found (number INTEGER PRIMARY KEY, place INTEGER, match TEXT, score REAL)"
    )
    connection.execute("DELETE FROM found")
    connection.executemany("INSERT INTO found VALUES (?, ?, ?, ?)", _rows(found))
    cursor = connection.execute(sql("tables/sayings").replace("{where}", where), parameters)
    return as_table("sayings", cursor)


def terms_of(connection: sqlite3.Connection, text: str) -> list[str]:
    """The terms of a text in order, as the index makes them."""
    connection.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.sought USING fts5 (text, tokenize = 'porter unicode61 remove_diacritics 2')"
    )
    connection.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.sought_terms USING fts5vocab (temp, sought, instance)")
    connection.execute("DELETE FROM sought")
    connection.execute("INSERT INTO sought VALUES (?)", (text,))
    return [row[0] for row in connection.execute("SELECT term FROM sought_terms ORDER BY offset")]


def _postings(connection: sqlite3.Connection, terms: Sequence[str], total: int) -> Mapping[str, list[tuple[int, int]]]:
    most = max(FEW, TELLING * total)
    found: dict[str, list[tuple[int, int]]] = {}
    for term in dict.fromkeys(terms):
        if term in COMMON:
            continue
        rows = connection.execute(
            "SELECT doc, offset FROM saying_terms WHERE term = ? LIMIT ?", (term, 4 * int(most))
        ).fetchall()
        if len({doc for doc, _ in rows}) <= most:
            found[term] = rows
    return found


def _rows(found: Sequence[Found]) -> list[tuple[int, int, str, float]]:
    return [(f.number, place, f.match, f.score) for place, f in enumerate(found)]
