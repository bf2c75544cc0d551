"""The archive: real SQLite files, and real processes that are killed."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.archive import AmbiguousId, Archive, IngestResult, NotInArchive, UnknownFilter
from dateline.coder import Coder, Reading
from dateline.knowledge.load import rows_of
from dateline.linking import Weights, link, linkables_of
from dateline.records import Coded, Event
from dateline.run import Executor, in_process, pool
from factories import execute, mention_id, no_coder, reading

MONDAY = "ASSAULT group:front > MLI/MIL @ ber on 2025-03-03"
FIRST = reading("first", f"{MONDAY}\nACCUSE MLI/GOV > group:front", outlet="Sahel Wire", published="2025-03-04")
SECOND = reading(
    "second", f"{MONDAY}\nPROTEST MLI/CVL @ gao on 2025-03-02", outlet="River Post", published="2025-03-05"
)
THIRD = reading(
    "third", "!ASSAULT group:front > MLI/MIL @ ber on 2025-03-03", outlet="River Post", published="2025-03-05"
)
BROKEN = reading("broken", "")
WEIGHTS = Weights.of(rows_of("linking"))
HISTORY = ("run", "run_report", "report_change", "event_alias", "sqlite_sequence")


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "a.dateline")


@pytest.fixture
def archive(path: str) -> Iterator[Archive]:
    with Archive.open(path, create=True) as opened:
        yield opened


def ingest(archive: Archive, *readings: Reading) -> IngestResult:
    return archive.ingest_readings(
        readings, no_coder(), execute=execute, clock=lambda: datetime(2025, 4, 1, tzinfo=UTC)
    )


def dump(path: str, *, without: Sequence[str] = HISTORY) -> dict[str, list[tuple[object, ...]]]:
    """All tables of the file but the history, without what depends on the order in which things came."""
    connection = sqlite3.connect(path)
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = {}
    for name in tables:
        if name not in without and not name.startswith("report_search_"):
            columns = [column[1] for column in connection.execute(f"PRAGMA table_info({name})")]
            kept = ", ".join(c for c in columns if c not in {"number", "first_run"})
            found[name] = sorted(connection.execute(f"SELECT {kept} FROM {name}").fetchall(), key=repr)
    connection.close()
    return found


def events_of(archive: Archive) -> list[Event]:
    return sorted((archive.event(str(row["id"])) for row in archive.events().records()), key=lambda event: event.id)


def from_scratch(coded: Iterable[Coded]) -> list[Event]:
    made = list(coded)
    return list(link([x for c in made for x in linkables_of(c)], [x for c in made for x in c.links], WEIGHTS))


# --- taking in ------------------------------------------------------------------------------------------------------


def test_a_run_says_what_it_did(archive: Archive) -> None:
    result = ingest(archive, FIRST, SECOND, THIRD, BROKEN)
    assert (result.new, result.same, result.changed, result.event_mentions, result.events) == (3, 0, 0, 5, 3)
    (rejected,) = result.rejected
    assert (rejected.source, rejected.reason, rejected.detail) == ("broken.txt", "empty", "0 bytes")
    assert "right file" in rejected.remedy
    again = ingest(archive, FIRST, SECOND, THIRD, BROKEN)
    assert (again.run, again.new, again.same, again.changed, len(again.rejected)) == (result.run + 1, 0, 3, 0, 1)


def test_the_same_ingest_changes_nothing(archive: Archive, path: str) -> None:
    ingest(archive, FIRST, SECOND, THIRD, BROKEN)
    before = dump(path, without=("run", "run_report"))
    ingest(archive, FIRST, SECOND, THIRD, BROKEN)
    ingest(archive, THIRD, BROKEN, FIRST)
    assert dump(path, without=("run", "run_report")) == before


def test_the_same_bytes_found_elsewhere_change_nothing(archive: Archive, path: str) -> None:
    ingest(archive, FIRST)
    before = dump(path)
    moved = reading(
        "first", FIRST.document.text if FIRST.document else "", outlet="Sahel Wire", published="2025-03-04", source="x"
    )
    assert ingest(archive, moved).same == 1
    assert dump(path) == before


def test_what_went_in_comes_out(archive: Archive) -> None:
    ingest(archive, FIRST, BROKEN)
    coded = archive.coded(FIRST.report.id)
    assert coded == next(execute([FIRST], no_coder))
    assert archive.coded(BROKEN.report.id).document is None
    name = mention_id(FIRST.report.id, MONDAY)
    assert archive.event_mention(name) == (coded, coded.event_mentions[0])
    assert archive.event_mention(name[:12]) == archive.event_mention(name[3:15]) == archive.event_mention(name)


def test_ids_that_are_not_there_or_not_enough(archive: Archive) -> None:
    ingest(archive, FIRST, SECOND)
    for name in ("em:0000000000000000", "", "em:%"):
        with pytest.raises((NotInArchive, AmbiguousId)):
            archive.event_mention(name)
    with pytest.raises(NotInArchive, match="no report"):
        archive.coded("zzz")
    with pytest.raises(AmbiguousId):
        archive.coded("report:")


def test_a_changed_text_is_a_new_capture_and_the_difference_is_kept(archive: Archive, path: str) -> None:
    ingest(archive, FIRST)
    changed = reading("first", f"{MONDAY}\nTHREATEN MLI/GOV > group:front", outlet="Sahel Wire", published="2025-03-04")
    result = ingest(archive, changed)
    assert (result.new, result.changed, result.event_mentions) == (0, 1, 2)
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT count(*) FROM capture").fetchone() == (2,)
    assert connection.execute("SELECT count(*) FROM document").fetchone() == (2,)
    changes = connection.execute(
        "SELECT change, old, new FROM report_change WHERE change <> 'text' ORDER BY ordinal"
    ).fetchall()
    connection.close()
    assert changes == [("vanished", "ACCUSE", ""), ("appeared", "", "THREATEN")]
    assert archive.event_mentions(type="ACCUSE").rows == archive.events(type="accuse").rows == ()
    assert archive.reports(search="accuse").rows == ()
    assert len(archive.reports(search="threaten").rows) == 1


def test_an_earlier_capture_does_not_come_back(archive: Archive, path: str) -> None:
    changed = reading("first", "THREATEN MLI/GOV > group:front")
    ingest(archive, FIRST, changed)
    before = dump(path)
    assert ingest(archive, FIRST, changed).same == 2
    assert dump(path) == before
    assert archive.coded(FIRST.report.id).document == changed.document


def test_an_input_that_cannot_be_read_does_not_displace_a_report(archive: Archive) -> None:
    ingest(archive, FIRST)
    assert len(ingest(archive, reading("first", "")).rejected) == 1
    assert archive.coded(FIRST.report.id).document is not None
    assert archive.rejected().rows == ()


def test_what_can_be_read_at_last_is_not_rejected_any_more(archive: Archive) -> None:
    ingest(archive, reading("lost", "", source="same.txt"))
    assert [row["reason"] for row in archive.rejected().records()] == ["empty"]
    ingest(archive, reading("found", MONDAY, source="same.txt"))
    assert archive.rejected().rows == ()
    assert len(archive.reports().rows) == 1


def test_better_code_updates_the_rows(archive: Archive, path: str) -> None:
    ingest(archive, FIRST)

    def better(readings: Iterable[Reading], make_coder: Callable[[], Coder]) -> Iterator[Coded]:
        for coded in execute(readings, make_coder):
            mentions = tuple(replace(m, type="COERCE") if m.type == "ASSAULT" else m for m in coded.event_mentions)
            yield replace(coded, event_mentions=mentions, versions=replace(coded.versions, code="2"))

    newer = Coder.of(no_coder().parser, no_coder().knowledge, codebook="plover-0.5")
    result = archive.ingest_readings([FIRST], newer, execute=better)
    assert (result.changed, result.event_mentions) == (1, 2)
    connection = sqlite3.connect(path)
    found = connection.execute("SELECT change, old, new FROM report_change").fetchall()
    connection.close()
    assert found == [("type", "ASSAULT", "COERCE")]
    assert [row["type"] for row in archive.events(type="COERCE").records()] == ["COERCE"]


def test_progress_is_told(archive: Archive) -> None:
    told: list[tuple[int, str]] = []
    archive.ingest_readings(
        [FIRST, BROKEN], no_coder(), execute=execute, on_progress=lambda done, source: told.append((done, source))
    )
    assert told == [(1, "first.txt"), (2, "broken.txt")]


def test_inputs_stay_in_order_when_the_executor_reads_ahead(archive: Archive) -> None:
    many = [reading(f"r{n}", f"ASSAULT A > B @ x{n}") for n in range(50)]
    ingest(archive, *many[::3])

    def eager(readings: Iterable[Reading], make_coder: Callable[[], Coder]) -> Iterator[Coded]:
        yield from list(execute(readings, make_coder))

    told: list[str] = []
    result = archive.ingest_readings(many, no_coder(), execute=eager, on_progress=lambda _, source: told.append(source))
    assert told == [one.capture.source for one in many]
    assert (result.same, result.new) == (17, 33)


# --- events ---------------------------------------------------------------------------------------------------------


def test_two_reports_of_one_attack_are_one_event(archive: Archive) -> None:
    ingest(archive, FIRST, SECOND, THIRD)
    (row,) = archive.events(type="ASSAULT").records()
    assert (row["event_mentions"], row["reports"], row["outlets"]) == (2, 2, 2)
    assert (row["date"], row["place"], row["country"], row["outlet_names"]) == (
        "2025-03-03",
        "Ber",
        "MLI",
        "River Post;Sahel Wire",
    )
    event = archive.event(str(row["id"]))
    assert [found.p_same > 0.9 for found in event.links] == [True]
    assert len(archive.event_mentions(type="ASSAULT").rows) == 3


def test_events_that_were_merged_are_found_by_their_old_ids(archive: Archive) -> None:
    first, second = (mention_id(one.report.id, MONDAY).replace("em:", "ev:") for one in (FIRST, SECOND))
    later, earlier = (FIRST, SECOND) if first > second else (SECOND, FIRST)
    ingest(archive, later)
    assert archive.event(max(first, second)).reports == 1
    ingest(archive, earlier)
    assert archive.event(max(first, second)) == archive.event(min(first, second))
    assert archive.event(min(first, second)).reports == 2


LINES = st.lists(
    st.sampled_from(
        [
            MONDAY,
            "ASSAULT group:front > MLI/MIL on 2025-03-03",
            "ASSAULT group:front+NER/MIL > MLI/MIL @ ber on 2025-03-03",
            "ASSAULT group:front @ ber",
            "!ASSAULT group:front > MLI/MIL @ ber on 2025-03-03",
            "ASSAULT group:front > MLI/CVL @ gao on 2025-03-04",
            "ACCUSE MLI/GOV > group:front",
        ]
    ),
    min_size=1,
    max_size=3,
    unique=True,
)
STEPS = st.lists(
    st.tuples(st.sampled_from("abcde"), LINES, st.sampled_from(["", "2025-03-04", "2025-03-05"])), max_size=9
)


@given(STEPS, st.integers(1, 4))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_linking_step_by_step_equals_linking_from_scratch(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, list[str], str]], size: int
) -> None:
    path = str(tmp_path_factory.mktemp("archive") / "a.dateline")
    readings = [reading(name, "\n".join(lines), published=day, outlet=name) for name, lines, day in steps]
    with Archive.open(path, create=True) as archive:
        for at in range(0, len(readings), size):
            ingest(archive, *readings[at : at + size])
        held = [archive.coded(str(row["id"])) for row in archive.reports().records()]
        assert events_of(archive) == from_scratch(held)
    connection = sqlite3.connect(path)
    # Raises where the full-text index and the texts have come apart.
    connection.execute("INSERT INTO report_search (report_search, rank) VALUES ('integrity-check', 1)")
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


def test_other_weights_link_everything_anew(archive: Archive, path: str) -> None:
    ingest(archive, FIRST, SECOND)
    strict = [{**row, "weight": "0.9999"} if row["feature"] == "threshold" else row for row in rows_of("linking")]
    with Archive.open(path) as other:
        other._weights = Weights.of(strict)
        ingest(other)
        assert [row["reports"] for row in other.events(type="ASSAULT").records()] == [1, 1]
    ingest(archive)
    assert [row["reports"] for row in archive.events(type="ASSAULT").records()] == [2]


# --- tables ---------------------------------------------------------------------------------------------------------


def test_tables_have_scalar_columns_for_people(archive: Archive) -> None:
    ingest(archive, FIRST)
    first = archive.event_mentions(type="ASSAULT").records()[0]
    assert (first["actors"], first["actor_ids"], first["recipient_ids"]) == (
        "the group:front",
        "group:front",
        "MLI/MIL",
    )
    assert (first["place"], first["country"], first["date"], first["p_coding"]) == ("Ber", "MLI", "2025-03-03", 0.7123)
    assert (first["attribution"], first["outlet"], first["title"], first["text"]) == (
        "A",
        "Sahel Wire",
        "first",
        MONDAY,
    )
    assert archive.event_mentions(type="ACCUSE").records()[0]["attribution"] == "(outlet)"
    (figure,) = archive.figures().records()
    assert (figure["low"], figure["best"], figure["high"], figure["attribution"]) == (2, 3, 4, "(outlet)")
    (claim,) = archive.claims().records()
    assert (claim["predicate"], claim["attribution"]) == (MONDAY, "A")
    (attribution,) = archive.attributions().records()
    assert (attribution["speaker"], attribution["cue"], attribution["told_by"]) == ("A", "say", "(outlet)")
    for table in (archive.reports(), archive.event_mentions(), archive.events(), archive.claims(), archive.figures()):
        assert len(table.columns) == len(table.types) == len(table.rows[0])
        assert all(value is None or isinstance(value, str | int | float) for row in table.rows for value in row)


def test_filters(archive: Archive) -> None:
    ingest(archive, FIRST, SECOND, THIRD)
    mentions, events = archive.event_mentions, archive.events
    assert len(mentions(actor="FRONT").rows) == 3
    assert len(mentions(recipient="the mli/m").rows) == 3
    assert len(mentions(country="mli", outlet="river").rows) == 3
    assert len(mentions(since="2025-03-03", until="2025-03-03").rows) == 3
    assert len(mentions(since="2025-03-04").rows) == 1
    assert len(mentions(report=FIRST.report.id).rows) == len(mentions(search="accuse").rows) == 2
    assert len(mentions(search='"group front" accuse').rows) == 2
    assert len(mentions(limit=2).rows) == 2
    assert len(events(actor="front").rows) == 1
    assert len(events(actor="the mli/g", type="accuse").rows) == 1
    assert len(events(outlet="river").rows) == len(events(search="protest").rows) == 2
    assert len(events(until="2025-03-02").rows) == 1
    assert len(events(since="2025-03-04").rows) == 1
    assert len(archive.claims(actor="a", outlet="wire").rows) == 1
    assert len(archive.reports(since="2025-03-05").rows) == 2
    with pytest.raises(UnknownFilter, match="figures"):
        archive.figures(country="MLI")


def test_filters_are_never_sql(archive: Archive) -> None:
    ingest(archive, FIRST)
    for text in ("' OR 1=1 --", '"', "x'); DROP TABLE report; --", "%", "(", "a*b^"):
        for table in (archive.event_mentions, archive.events):
            assert table(actor=text, search=text).rows == ()
    assert len(archive.reports().rows) == 1


def test_long_texts_are_capped(archive: Archive) -> None:
    ingest(archive, reading("long", "ASSAULT A > B @ " + "x" * 500))
    (row,) = archive.event_mentions().records()
    assert len(str(row["text"])) == 200
    assert str(row["text"]).endswith("…")


def test_many_read_while_one_writes(archive: Archive, path: str) -> None:
    ingest(archive, FIRST)
    with Archive.open(path) as reader:
        archive._store._connection.execute("BEGIN IMMEDIATE")
        assert len(reader.reports().rows) == 1
        archive._store._connection.execute("ROLLBACK")


# --- the whole way --------------------------------------------------------------------------------------------------

TEXT = "Rebels of the River Front shelled the town of Lere on Monday, a doctor said. The army denied shelling it."


def test_files_to_events_with_the_real_coder(archive: Archive, path: str, tmp_path: Path, coder: Coder) -> None:
    rows = [{"id": str(n), "text": TEXT, "date": f"2025-03-0{n}", "outlet": f"Paper {n}"} for n in (4, 5)]
    file = tmp_path / "rows.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows) + "{broken\n")
    result = archive.ingest([str(file), str(tmp_path / "none.txt")], coder)
    assert (result.new, [one.reason for one in result.rejected]) == (2, ["bad_json", "unreadable"])
    assert result.event_mentions >= result.events > 0
    before = dump(path)
    assert archive.ingest([str(file)], coder).same == 2
    assert dump(path) == before


@pytest.mark.slow
def test_the_pool_fills_the_archive_like_this_process(tmp_path: Path) -> None:
    many = [reading(f"r{n}", f"Farmers blocked road {n} again." if n % 5 else "") for n in range(40)]
    dumps = []
    executors: tuple[tuple[str, Executor], ...] = (("a", partial(pool, workers=2, batch=4)), ("b", in_process))
    for name, how in executors:
        path = str(tmp_path / name)
        with Archive.open(path, create=True) as archive:
            archive.ingest_readings(many, no_coder(), make_coder=no_coder, execute=how)
        dumps.append(dump(path))
    assert dumps[0] == dumps[1]


KILLED = """
import sys, time
from dateline.archive import Archive
from factories import execute, no_coder, reading
from test_archive import kill_readings

def slow(readings, make_coder):
    for coded in execute(readings, make_coder):
        time.sleep(0.01)
        yield coded

with Archive.open(sys.argv[1], create=True) as archive:
    archive.ingest_readings(kill_readings(), no_coder(), execute=slow, on_progress=lambda n, s: print(n, flush=True))
"""


def kill_readings() -> list[Reading]:
    return [reading(f"r{n}", f"{MONDAY}\nPROTEST MLI/CVL @ town{n}", published="2025-03-04") for n in range(80)]


@pytest.mark.slow
def test_a_kill_in_the_middle_leaves_a_correct_archive_and_the_same_call_goes_on(tmp_path: Path) -> None:
    killed, whole = str(tmp_path / "killed"), str(tmp_path / "whole")
    tests = str(Path(__file__).parent)
    source = str(Path(sys.modules["dateline"].__file__ or "").parent.parent)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([source, tests])}
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, killed], stdout=subprocess.PIPE, env=environment, text=True
    )
    assert process.stdout is not None
    while (line := process.stdout.readline()) and int(line) < 40:
        pass
    time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    with Archive.open(killed) as archive:
        held = [archive.coded(str(row["id"])) for row in archive.reports().records()]
        assert 16 <= len(held) < 80
        assert len(held) % 16 == 0
        assert events_of(archive) == from_scratch(held)
        result = ingest(archive, *kill_readings())
        assert (result.same, result.new) == (len(held), 80 - len(held))
    with Archive.open(whole, create=True) as archive:
        ingest(archive, *kill_readings())
    assert dump(killed) == dump(whole)


def test_the_users_own_id_and_fields_come_through(archive: Archive, path: str, coder: Coder) -> None:
    rows = Path(__file__).parent / "corpus" / "fixtures" / "own.csv"
    assert archive.ingest([str(rows)], coder).new == 2
    assert archive.ingest([str(rows)], coder).same == 2
    for table in (archive.reports(), archive.event_mentions(), archive.claims(), archive.figures()):
        assert {row["external_id"] for row in table.records()} <= {"pe-1", "pe-2"}, table.name
        assert table.rows, table.name
    reports = archive.reports().records()
    assert [(row["titles_only"], row["translated_from"]) for row in reports] == [
        (0, ""),
        (0, "nor (column original_language)"),
    ]
    connection = sqlite3.connect(path)
    assert (
        connection.execute("SELECT ordinal, name, value FROM report_field").fetchall() == [(0, "desk", "harbour")] * 2
    )
    connection.close()


def test_an_archive_needs_no_http_client() -> None:
    code = (
        "import sys, dateline.archive; print(sorted({'httpx', 'protego', 'feedparser', 'fastwarc'} & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert found.stdout.strip() == "[]"
