"""The connection: opening, migrating and transactions, with errors that name the remedy."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Final

from dateline.store.errors import ArchiveBusy, ArchiveDamaged, ArchiveError, ArchiveMissing, ArchiveTooNew

APPLICATION_ID: Final = 0x444C4E45
"""Marks an SQLite file as an archive: "DLNE"."""

SCHEMA_VERSION: Final = 6
"""The newest schema: the number of migrations."""

_PATIENCE: Final = 30.0


def connect(path: str, *, create: bool) -> sqlite3.Connection:
    """A connection to the archive at `path`, migrated to the newest schema.

    Raises ArchiveMissing, ArchiveDamaged, ArchiveTooNew, ArchiveBusy.
    """
    file = Path(path)
    if file.is_dir():
        raise ArchiveDamaged(path, "it is a folder")
    if not file.exists() and (not create or not file.parent.is_dir()):
        raise ArchiveMissing(path)
    with errors_of(path):
        connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    try:
        with errors_of(path):
            _prepare(connection, path)
    except ArchiveError:
        connection.close()
        raise
    return connection


@contextmanager
def errors_of(path: str) -> Iterator[None]:
    """Turn errors of SQLite about the file into errors of the archive."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise ArchiveBusy(path) from error
        raise ArchiveDamaged(path, str(error)) from error
    except sqlite3.IntegrityError:
        # A broken constraint is a bug of ours, and no state of the file.
        raise
    except sqlite3.DatabaseError as error:
        raise ArchiveDamaged(path, str(error)) from error


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing: commit at the end, roll back on any error."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def sql(name: str) -> str:
    """The text of a named .sql file."""
    return (files("dateline.store") / "sql" / f"{name}.sql").read_text(encoding="utf-8")


def _prepare(connection: sqlite3.Connection, path: str) -> None:
    version = _checked_version(connection, path)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    if version < SCHEMA_VERSION:
        connection.execute("PRAGMA journal_mode = WAL")
        with transaction(connection):
            # Another process may have migrated since.
            _migrate(connection, _checked_version(connection, path))


def _checked_version(connection: sqlite3.Connection, path: str) -> int:
    version = _number(connection, "PRAGMA user_version")
    tables = _number(connection, "SELECT count(*) FROM sqlite_master")
    if tables and _number(connection, "PRAGMA application_id") != APPLICATION_ID:
        raise ArchiveDamaged(path, "an SQLite file of another program")
    if version > SCHEMA_VERSION:
        raise ArchiveTooNew(path, version, SCHEMA_VERSION)
    return version


def _number(connection: sqlite3.Connection, query: str) -> int:
    return int(connection.execute(query).fetchone()[0])


def _migrate(connection: sqlite3.Connection, version: int) -> None:
    for number in range(version + 1, SCHEMA_VERSION + 1):
        for statement in statements(sql(f"migrations/{number:04d}")):
            connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def statements(script: str) -> Iterator[str]:
    """The single statements of a script. (`executescript` would commit before it starts: no "all or nothing".)"""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""
