"""Opening and migrating the file, and what is said when it cannot be opened."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from dateline.store import ArchiveBusy, ArchiveDamaged, ArchiveMissing, ArchiveTooNew, Store, database
from dateline.store.database import SCHEMA_VERSION, sql, statements


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "a.dateline")


def made(path: str) -> str:
    Store.open(path, create=True).close()
    return path


def asked(path: str, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    found = connection.execute(query).fetchall()
    connection.close()
    return found


def test_a_new_file_has_the_newest_schema_in_wal_mode(path: str) -> None:
    made(path)
    assert asked(path, "PRAGMA user_version") == [(SCHEMA_VERSION,)]
    assert asked(path, "PRAGMA journal_mode") == [("wal",)]
    assert asked(path, "SELECT count(*) FROM event") == [(0,)]


def test_an_empty_file_is_migrated(path: str) -> None:
    Path(path).touch()
    Store.open(path).close()
    assert asked(path, "PRAGMA user_version") == [(SCHEMA_VERSION,)]


def test_an_older_file_is_migrated_step_by_step(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made(path)
    scripts = {
        f"migrations/{SCHEMA_VERSION + 1:04d}": "CREATE TABLE review (id TEXT);\n-- a; b\nALTER TABLE run ADD COLUMN note TEXT;\n"
    }
    monkeypatch.setattr(database, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
    monkeypatch.setattr(database, "sql", lambda name: scripts.get(name) or sql(name))
    Store.open(path).close()
    assert asked(path, "PRAGMA user_version") == [(SCHEMA_VERSION + 1,)]
    assert asked(path, "SELECT note FROM run") == []


def test_an_archive_of_the_first_schema_is_migrated(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive made before places had districts and reports toponyms gets the columns and tables, and keeps its rows."""
    monkeypatch.setattr(database, "SCHEMA_VERSION", 1)
    made(path)
    assert asked(path, "PRAGMA user_version") == [(1,)]
    monkeypatch.undo()
    Store.open(path).close()
    assert asked(path, "PRAGMA user_version") == [(SCHEMA_VERSION,)]
    assert asked(path, "SELECT admin2, within FROM place") == []
    assert asked(path, "SELECT count(*) FROM toponym") == [(0,)]


def test_a_migration_that_fails_leaves_the_old_file(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made(path)
    monkeypatch.setattr(database, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
    monkeypatch.setattr(database, "sql", lambda name: "CREATE TABLE review (id TEXT);\nCREATE TABLE run (id TEXT);\n")
    with pytest.raises(ArchiveDamaged):
        Store.open(path)
    assert asked(path, "PRAGMA user_version") == [(SCHEMA_VERSION,)]
    assert asked(path, "SELECT name FROM sqlite_master WHERE name = 'review'") == []


def test_every_migration_is_there_and_complete() -> None:
    for number in range(1, SCHEMA_VERSION + 1):
        script = sql(f"migrations/{number:04d}")
        assert "".join(statements(script)).strip() == script.strip()


def test_missing(path: str) -> None:
    with pytest.raises(ArchiveMissing) as error:
        Store.open(path)
    assert "ingesting" in error.value.remedy
    with pytest.raises(ArchiveMissing):
        Store.open(str(Path(path).parent / "no" / "folder"), create=True)
    assert not Path(path).exists()


def test_too_new(path: str) -> None:
    made(path)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(ArchiveTooNew, match="version 99") as error:
        Store.open(path)
    assert "newer Dateline" in error.value.remedy


@pytest.mark.parametrize(
    "content", [b"just some text, long enough to be no header of SQLite" * 40, b"SQLite format 3\x00" + b"\xff" * 4000]
)
def test_not_an_sqlite_file(path: str, content: bytes) -> None:
    Path(path).write_bytes(content)
    with pytest.raises(ArchiveDamaged) as error:
        Store.open(path, create=True)
    assert "backup" in error.value.remedy
    assert Path(path).read_bytes() == content


def test_a_folder_is_no_archive(tmp_path: Path) -> None:
    with pytest.raises(ArchiveDamaged, match="folder"):
        Store.open(str(tmp_path), create=True)


def test_the_file_of_another_program_is_left_alone(path: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE mine (id)")
    connection.close()
    before = Path(path).read_bytes()
    with pytest.raises(ArchiveDamaged, match="another program"):
        Store.open(path, create=True)
    assert Path(path).read_bytes() == before


def test_damaged_pages(path: str) -> None:
    made(path)
    data = bytearray(Path(path).read_bytes())
    data[100:4096] = b"\xff" * 3996
    Path(path).write_bytes(data)
    with pytest.raises(ArchiveDamaged):
        Store.open(path).table("reports", {})


def test_busy(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made(path)
    monkeypatch.setattr(database, "_PATIENCE", 0.05)
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    store = Store.open(path)
    with pytest.raises(ArchiveBusy):
        store.end_run(1, "")
    assert store.table("reports", {}).rows == ()
    store.close()
    writer.close()
