"""The archive's file as one object: reading, writing and linking, with errors that name the remedy."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from dateline.coder import Reading
from dateline.corpus.fetching.fetched import Fetched
from dateline.export.tables import Table
from dateline.linking import Weights
from dateline.records import Coded, Event, EventMention, Versions
from dateline.store import coverage, finding, linked, query
from dateline.store.database import connect, errors_of, transaction
from dateline.store.errors import AmbiguousId, NotInArchive
from dateline.store.filters import Filters
from dateline.store.write import Outcome, coded_of, is_old_capture, write_report

_LINKING = "linking_version"


@dataclass(frozen=True, slots=True, kw_only=True)
class Handled:
    """One input of a run: coded, or (without `coded`) found to be in the archive already."""

    report: str
    source: str
    coded: Coded | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What became of one input."""

    report: str
    source: str
    outcome: Outcome
    reason: str = ""
    detail: str = ""


class Store:
    """An open archive file. Made by `Store.open`; one thread at a time."""

    def __init__(self, path: str, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    @staticmethod
    def open(path: str, *, create: bool = False) -> Store:
        """Open the file at `path`; with `create` it may be new. An older schema is migrated.

        Raises ArchiveMissing, ArchiveDamaged, ArchiveTooNew, ArchiveBusy.
        """
        connection = connect(path, create=create)
        query.add_functions(connection)
        return Store(path, connection)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with errors_of(self.path):
            yield self._connection

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with errors_of(self.path), transaction(self._connection):
            yield self._connection

    # --- runs -------------------------------------------------------------------------------------------------------

    def begin_run(self, started: str, versions: Versions, weights: Weights) -> int:
        """Note the start of a run and give its number. Links everything anew where the weights have changed."""
        values = (started, versions.code, versions.model, versions.knowledge, versions.codebook, weights.version)
        with self._writing() as connection:
            self._link_with(connection, weights)
            cursor = connection.execute(
                "INSERT INTO run VALUES (NULL, ?, '', ?, ?, ?, ?, ?, 0, 0, 0, 0)",
                values,
            )
        return int(cursor.lastrowid or 0)

    def end_run(self, run: int, finished: str) -> None:
        """Note the end of a run."""
        with self._writing() as connection:
            connection.execute("UPDATE run SET finished = ? WHERE id = ?", (finished, run))

    def write(self, run: int, batch: Sequence[Handled], weights: Weights) -> list[Noted]:
        """Write a batch of reports, their events and what became of them: all of it, or nothing."""
        gone: set[str] = set()
        come: set[str] = set()
        with self._writing() as connection:
            noted = [_write(connection, run, handled, gone, come) for handled in batch]
            linked.relink(connection, gone, come, weights)
            _note(connection, run, noted)
        return noted

    def _link_with(self, connection: sqlite3.Connection, weights: Weights) -> None:
        found = connection.execute("SELECT value FROM setting WHERE name = ?", (_LINKING,)).fetchone()
        if found != (weights.version,):
            linked.relink_all(connection, weights)
            connection.execute(
                "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", (_LINKING, weights.version)
            )

    def holds(self, reading: Reading, versions: Versions) -> bool:
        """Whether coding this reading would change nothing: the archive has it, made by the same versions.

        Also true of an earlier capture of a report: what is coded is the capture that came last.
        """
        with self._reading() as connection:
            report, sha256 = reading.report.id, reading.capture.sha256
            if reading.document is None:
                return False
            if is_old_capture(connection, report, sha256):
                return True
            held = connection.execute("SELECT capture FROM report WHERE id = ?", (report,)).fetchone()
            old = coded_of(connection, report) if held == (sha256,) else None
        return old is not None and old.versions == versions and _as_read(old) == _as_read(reading)

    def counts(self, run: int) -> tuple[int, int]:
        """Event mentions of the reports of a run, and the events that these are about."""
        query_text = """SELECT count(*), count(DISTINCT me.event) FROM event_mention m
          LEFT JOIN event_member me ON me.event_mention = m.id
          WHERE m.report IN (SELECT report FROM run_report WHERE run = ?)"""
        with self._reading() as connection:
            mentions, events = connection.execute(query_text, (run,)).fetchone()
        return int(mentions), int(events)

    # --- watching ---------------------------------------------------------------------------------------------------

    def begin_pass(self, feed: coverage.Feed, started: str) -> int:
        """Note that a pass over a feed starts, and give its number."""
        with self._writing() as connection:
            return coverage.begin(connection, feed, started)

    def end_pass(self, number: int, found: coverage.Pass, settled: Sequence[int], finished: str) -> None:
        """Note what a pass found, and which of its fetches are dealt with."""
        with self._writing() as connection:
            coverage.settle(connection, settled)
            coverage.end(connection, number, found, finished)

    def note_fetch(self, number: int, fetched: Fetched, *, mark: str, report: str) -> int:
        """Note what became of one address in a pass, and give the number of the row."""
        with self._writing() as connection:
            return coverage.note(connection, number, fetched, mark=mark, report=report)

    def seen(self, url: str) -> coverage.Seen | None:
        """What is known of an address that was dealt with, or None."""
        with self._reading() as connection:
            return coverage.seen(connection, url)

    def whole(self, feed: str) -> bool:
        """Whether the pass before the one under way left nothing to try again."""
        with self._reading() as connection:
            return coverage.whole(connection, feed)

    # --- reading ----------------------------------------------------------------------------------------------------

    def table(self, name: str, filters: Filters) -> Table:
        """The named table under `filters`. Raises UnknownFilter."""
        with self._reading() as connection:
            return query.table(connection, name, filters)

    def find(self, text: str, filters: Filters) -> Table:
        """The sayings like `text` under `filters`. Raises UnknownFilter."""
        with self._reading() as connection:
            return finding.find(connection, text, filters)

    def rejected(self) -> Table:
        """The inputs that could not be read."""
        with self._reading() as connection:
            return query.rejected(connection)

    def coded(self, report: str) -> Coded:
        """What was read out of a report, by its id or how that begins. Raises NotInArchive, AmbiguousId."""
        with self._reading() as connection:
            found = coded_of(connection, _full_id(connection, "report", report, "report:"))
        if found is None:
            raise NotInArchive("report", report)
        return found

    def event_mention(self, name: str) -> tuple[Coded, EventMention]:
        """An event mention with its report, by its id or how that begins. Raises NotInArchive, AmbiguousId."""
        with self._reading() as connection:
            identity = _full_id(connection, "event_mention", name, "em:")
            (report,) = connection.execute("SELECT report FROM event_mention WHERE id = ?", (identity,)).fetchone()
        coded = self.coded(report)
        return coded, next(mention for mention in coded.event_mentions if mention.id == identity)

    def event(self, name: str) -> Event:
        """An event, by its id or how that begins, or by the id it had before a merge.

        Raises NotInArchive, AmbiguousId.
        """
        with self._reading() as connection:
            return _event(connection, _event_id(connection, name))


def _as_read(item: Coded | Reading) -> tuple[object, ...]:
    return item.report, item.document, item.capture.media_type


def _write(connection: sqlite3.Connection, run: int, handled: Handled, gone: set[str], come: set[str]) -> Noted:
    if handled.coded is None:
        return Noted(report=handled.report, source=handled.source, outcome="same")
    written = write_report(connection, run, handled.coded)
    gone |= written.gone
    come -= written.gone
    come |= written.come
    noted = Noted(report=handled.report, source=handled.source, outcome=written.outcome)
    if written.outcome != "rejected" or not handled.coded.rejected:
        return noted
    first = handled.coded.rejected[0]
    return replace(noted, reason=first.reason, detail=first.detail)


def _note(connection: sqlite3.Connection, run: int, noted: Sequence[Noted]) -> None:
    start = connection.execute("SELECT count(*) FROM run_report WHERE run = ?", (run,)).fetchone()[0]
    for ordinal, one in enumerate(noted, start):
        values = (run, ordinal, one.report, one.source, one.outcome, one.reason, one.detail)
        connection.execute("INSERT INTO run_report VALUES (?, ?, ?, ?, ?, ?, ?)", values)
        connection.execute(f"UPDATE run SET {one.outcome} = {one.outcome} + 1 WHERE id = ?", (run,))


def _full_id(connection: sqlite3.Connection, table: str, name: str, prefix: str) -> str:
    """The one id that is `name` or begins with it; the prefix of ids may be left out."""
    start = name if name.startswith(prefix) else prefix + name
    query_text = f"SELECT id FROM {table} WHERE id >= ? AND substr(id, 1, length(?)) = ? ORDER BY id LIMIT 5"
    found = [row[0] for row in connection.execute(query_text, (start, start, start))]
    kind = table.replace("_", " ")
    if not name or not found:
        raise NotInArchive(kind, name)
    if len(found) > 1 and start not in found:
        raise AmbiguousId(kind, name, found)
    return str(found[0])


def _event_id(connection: sqlite3.Connection, name: str) -> str:
    """An alias of an event that was merged leads to the event it is in now."""
    start = name if name.startswith("ev:") else f"ev:{name}"
    seen: set[str] = set()
    while start not in seen:
        seen.add(start)
        row = connection.execute("SELECT new FROM event_alias WHERE old = ? AND reason = 'merge'", (start,)).fetchone()
        start = row[0] if row else start
    return _full_id(connection, "event", start, "ev:")


def _event(connection: sqlite3.Connection, name: str) -> Event:
    row = connection.execute("SELECT type, date, place, country, reports, outlets FROM event WHERE id = ?", (name,))
    kind, date, place, country, reports, outlets = row.fetchone()
    parties = connection.execute("SELECT role, actor FROM event_party WHERE event = ? ORDER BY role, ordinal", (name,))
    found = parties.fetchall()
    members = connection.execute("SELECT event_mention FROM event_member WHERE event = ? ORDER BY 1", (name,))
    mentions = tuple(member for (member,) in members)
    return Event(
        id=name,
        type=kind,
        date=date,
        actors=tuple(actor for role, actor in found if role == "actor"),
        recipients=tuple(actor for role, actor in found if role == "recipient"),
        place=place,
        country=country,
        mentions=mentions,
        reports=reports,
        outlets=outlets,
        links=tuple(linked.links_of(connection, mentions).values()),
    )
