"""What was asked for over the net, and what each pass over each feed found. Called inside a transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.corpus.fetching.fetched import Fetched, Known


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed to watch, as the user describes it. `licence` and `terms` go for all reports that come through it."""

    url: str
    outlet: str = ""
    licence: str = ""
    terms: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What is known of an address that was dealt with: how the feed described it then, and what makes a request conditional."""

    mark: str
    known: Known


@dataclass(frozen=True, slots=True, kw_only=True)
class Pass:
    """What one pass over one feed found; `reason` says why there is no more, and is empty for a whole pass."""

    entries: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    failed: int = 0
    reason: str = ""
    detail: str = ""


def begin(connection: sqlite3.Connection, feed: Feed, started: str) -> int:
    """Note that a pass over a feed starts, and give its number."""
    connection.execute(
        """INSERT INTO feed (url, outlet, licence, terms) VALUES (?, ?, ?, ?) ON CONFLICT (url) DO UPDATE SET
          outlet = excluded.outlet, licence = excluded.licence, terms = excluded.terms""",
        (feed.url, feed.outlet, feed.licence, feed.terms),
    )
    cursor = connection.execute(
        "INSERT INTO coverage VALUES (NULL, ?, ?, '', 0, 0, 0, 0, 0, '', '')", (feed.url, started)
    )
    return int(cursor.lastrowid or 0)


def end(connection: sqlite3.Connection, number: int, found: Pass, finished: str) -> None:
    """Note what a pass found."""
    connection.execute(
        """UPDATE coverage SET finished = ?, entries = ?, new = ?, changed = ?, unchanged = ?, failed = ?, reason = ?,
          detail = ? WHERE number = ?""",
        (
            finished,
            found.entries,
            found.new,
            found.changed,
            found.unchanged,
            found.failed,
            found.reason,
            found.detail,
            number,
        ),
    )


def note(connection: sqlite3.Connection, coverage: int, fetched: Fetched, *, mark: str, report: str) -> int:
    """Note one fetch, not settled yet, and give its number."""
    cursor = connection.execute(
        f"INSERT INTO fetch VALUES (NULL{', ?' * 17}, 0)",
        (
            fetched.url, fetched.final_url, fetched.retrieved, coverage, fetched.status, fetched.decision, fetched.reason,
            fetched.detail, fetched.robots, fetched.tdm, fetched.etag, fetched.last_modified, fetched.media_type,
            fetched.sha256, len(fetched.data), mark, report,
        ),
    )  # fmt: skip
    return int(cursor.lastrowid or 0)


def settle(connection: sqlite3.Connection, fetches: Sequence[int]) -> None:
    """Note that what came of these fetches is in the archive."""
    connection.executemany("UPDATE fetch SET settled = 1 WHERE number = ?", [(number,) for number in fetches])


def seen(connection: sqlite3.Connection, url: str) -> Seen | None:
    """What is known of an address that was dealt with, or None."""
    query = """SELECT mark, etag, last_modified, sha256 FROM fetch WHERE url = ? AND settled = 1
      ORDER BY number DESC LIMIT 1"""
    found = connection.execute(query, (url,)).fetchone()
    if found is None:
        return None
    mark, etag, last_modified, sha256 = found
    return Seen(mark=mark, known=Known(etag=etag, last_modified=last_modified, sha256=sha256))


def whole(connection: sqlite3.Connection, feed: str) -> bool:
    """Whether the last finished pass over a feed left nothing to try again: then an unchanged feed has nothing new."""
    query = "SELECT failed, reason, finished FROM coverage WHERE feed = ? ORDER BY number DESC LIMIT 2"
    # The first row is the pass under way.
    rows = connection.execute(query, (feed,)).fetchall()[1:]
    return bool(rows) and rows[0][0] == 0 and rows[0][1] in {"", "not_modified"} and rows[0][2] != ""
