"""Writing one report: all its rows replaced together, and what changed noted. Called inside a transaction."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final, Literal

import msgspec

from dateline.records import Coded
from dateline.store.mention_rows import mention_rows
from dateline.store.rows import Row, Scalar, report_columns, report_rows

Outcome = Literal["new", "same", "changed", "rejected"]

# Child tables of an event mention go with it (ON DELETE CASCADE).
_REPLACED: Final = (
    "coded", "report_field", "block", "sentence", "mention", "resolution", "resolution_also", "candidate", "actor", "actor_sector",
    "actor_alias", "place", "toponym", "toponym_candidate",
    "attribution", "attribution_span", "wording", "contested", "claim", "claim_span", "claim_argument", "denial", "saying",
    "claim_attribution", "claim_why", "time_expression", "figure", "figure_attribution", "figure_relation", "event_mention",
    "event_mention_link", "rejected",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What writing a report did, and the ids of the event mentions that linking has to look at anew."""

    outcome: Outcome
    gone: frozenset[str] = frozenset()
    come: frozenset[str] = frozenset()


def coded_of(connection: sqlite3.Connection, report: str) -> Coded | None:
    """What was read out of a report, or None where the archive has none of it."""
    found = connection.execute("SELECT data FROM coded WHERE report = ?", (report,)).fetchone()
    return None if found is None else msgspec.msgpack.decode(found[0], type=Coded)


def is_old_capture(connection: sqlite3.Connection, report: str, sha256: str) -> bool:
    """Whether these bytes are an earlier capture of the report: known, and not the one that is coded."""
    query = """SELECT 1 FROM capture JOIN report ON report.id = capture.report
      WHERE capture.report = ? AND capture.sha256 = ? AND report.capture <> capture.sha256"""
    return connection.execute(query, (report, sha256)).fetchone() is not None


def same_reading(old: Coded, new: Coded) -> bool:
    """Whether both say the same, wherever the bytes were found."""
    there = replace(new.capture, source=old.capture.source, retrieved=old.capture.retrieved)
    return old == replace(new, capture=there)


def write_report(connection: sqlite3.Connection, run: int, coded: Coded) -> Written:
    """Write one report, where it is new or has changed.

    A report that was read before is not given up for an input that cannot be read, nor for an earlier capture of it.
    """
    report, old = coded.report.id, coded_of(connection, coded.report.id)
    readable = coded.document is not None
    if old is not None:
        if not readable and old.document is not None:
            return Written(outcome="rejected")
        if same_reading(old, coded) or is_old_capture(connection, report, coded.capture.sha256):
            return Written(outcome="same" if readable else "rejected")
    _replace(connection, run, coded, old)
    if readable:
        _forget_rejection(connection, coded)
    if old is not None:
        _note_changes(connection, run, old, coded)
    before = frozenset(mention.id for mention in old.event_mentions) if old else frozenset()
    outcome: Outcome = "rejected" if not readable else "changed" if old and old.document else "new"
    return Written(outcome=outcome, gone=before, come=frozenset(mention.id for mention in coded.event_mentions))


def _replace(connection: sqlite3.Connection, run: int, coded: Coded, old: Coded | None) -> None:
    report = coded.report.id
    if old is not None and old.document is not None:
        _index(connection, report, "'delete', ", "report_search, ")
    for table in _REPLACED if old is not None else ():
        connection.execute(f"DELETE FROM {table} WHERE report = ?", (report,))
    _upsert_report(connection, report_columns(coded))
    _keep_capture(connection, run, coded)
    insert(connection, chain(report_rows(coded), mention_rows(coded)))
    if coded.document is not None:
        _index(connection, report)


def insert(connection: sqlite3.Connection, rows: Iterable[Row]) -> None:
    """Insert rows, table by table. Rows of one table have the same columns."""
    by_table: defaultdict[str, list[Mapping[str, Scalar]]] = defaultdict(list)
    for table, columns in rows:
        by_table[table].append(columns)
    for table, found in by_table.items():
        names = list(found[0])
        places = ", ".join(f":{name}" for name in names)
        connection.executemany(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({places})", found)


def _index(connection: sqlite3.Connection, report: str, command: str = "", column: str = "") -> None:
    """Add the report to the full-text index, or (with the command "delete") take it out: before its text changes."""
    query = f"""INSERT INTO report_search ({column}rowid, title, text)
      SELECT {command}number, title, text FROM searchable WHERE number = (SELECT number FROM report WHERE id = ?)"""
    connection.execute(query, (report,))


def _upsert_report(connection: sqlite3.Connection, columns: Mapping[str, Scalar]) -> None:
    names = list(columns)
    updates = ", ".join(f"{name} = excluded.{name}" for name in names if name != "id")
    query = f"""INSERT INTO report ({", ".join(names)}) VALUES ({", ".join(f":{name}" for name in names)})
      ON CONFLICT (id) DO UPDATE SET {updates}"""
    connection.execute(query, columns)


def _keep_capture(connection: sqlite3.Connection, run: int, coded: Coded) -> None:
    """Earlier captures and their texts are kept."""
    capture, document = coded.capture, coded.document
    if document is not None:
        query = "INSERT OR IGNORE INTO document (report, id, text, language) VALUES (?, ?, ?, ?)"
        connection.execute(query, (coded.report.id, document.id, document.text, document.language))
    query = """INSERT INTO capture (report, sha256, media_type, source, retrieved, document, first_run)
      VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (report, sha256) DO UPDATE SET document = excluded.document"""
    identity = document.id if document else ""
    values = (coded.report.id, capture.sha256, capture.media_type, capture.source, capture.retrieved, identity, run)
    connection.execute(query, values)


def _forget_rejection(connection: sqlite3.Connection, coded: Coded) -> None:
    """What can be read now was perhaps rejected before, under another id: that row has nothing to say any more.

    Standard input is another input each time.
    """
    source = coded.capture.source
    if not source.startswith("-"):
        query = "DELETE FROM report WHERE document = '' AND source = ? AND id <> ?"
        connection.execute(query, (source, coded.report.id))


def _note_changes(connection: sqlite3.Connection, run: int, old: Coded, new: Coded) -> None:
    before = {mention.id: mention.type for mention in old.event_mentions}
    after = {mention.id: mention.type for mention in new.event_mentions}
    changes: list[tuple[str, str, str, str]] = []
    if old.document != new.document:
        changes.append(("text", "", old.document.id if old.document else "", new.document.id if new.document else ""))
    changes += [("vanished", name, before[name], "") for name in sorted(set(before) - set(after))]
    changes += [("appeared", name, "", after[name]) for name in sorted(set(after) - set(before))]
    both = sorted(set(before) & set(after))
    changes += [("type", name, before[name], after[name]) for name in both if before[name] != after[name]]
    start = connection.execute(
        "SELECT coalesce(max(ordinal) + 1, 0) FROM report_change WHERE report = ? AND run = ?", (new.report.id, run)
    ).fetchone()[0]
    connection.executemany(
        """INSERT INTO report_change (report, run, ordinal, change, event_mention, old, new)
          VALUES (?, ?, ?, ?, ?, ?, ?)""",
        [(new.report.id, run, ordinal, *change) for ordinal, change in enumerate(changes, start)],
    )
