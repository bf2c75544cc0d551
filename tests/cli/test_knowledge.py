"""The commands on knowledge: a user's own tables are added, checked, imported, found again and coded with."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dateline.cli.app import app
from dateline.cli.inputs import make_coder
from dateline.cli.looking_up import almost_named, named
from dateline.knowledge import Knowledge, load
from dateline.knowledge.load import text_of, version
from dateline.parse import Parser

Run = Callable[..., Result]

SOURCE = Path(__file__).parents[2] / "src"
HEADER = "id|name|aliases|kind|country|sectors|source|asof"
FRONT = "group:elm-front|Elm Front|Front of the Elm|armed_group|KEN|REB|own notes|2031-05"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs `dateline knowledge` in an empty folder without settings."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "160")
    monkeypatch.delenv("DATELINE_CONFIG", raising=False)

    def runs(*args: str) -> Result:
        result = CliRunner().invoke(app, ["knowledge", *args])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return runs


def table(path: str, *lines: str) -> str:
    """A table; fields are written with `|`."""
    Path(path).write_text("".join(line.replace("|", "\t") + "\n" for line in lines), encoding="utf-8")
    return path


def stored(name: str) -> list[dict[str, str]]:
    text = Path("knowledge", f"{name}.tsv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def versions(result: Result) -> list[str]:
    """The versions before and after that `add` tells."""
    found = re.search(r"knowledge (\w{12}) before, (\w{12}) now", result.stderr)
    assert found, result.stderr
    return [found[1], found[2]]


# --- add ----------------------------------------------------------------------------------------------------------


def test_add_makes_settings_and_folder_and_says_so(run: Run, tmp_path: Path) -> None:
    result = run("add", table("actors.tsv", HEADER, FRONT))
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "made: dateline.toml" in result.stderr
    assert "actors: 1 rows added, 0 replaced" in result.stderr
    before, after = versions(result)
    assert (before, after) == (version(), version(str(tmp_path / "knowledge")))
    assert before != after
    assert (
        Path("knowledge", "actors.tsv").read_text(encoding="utf-8").split("\n")[0] == text_of("actors").split("\n")[0]
    )
    (row,) = stored("actors")
    assert (row["id"], row["aliases"], row["short"]) == ("group:elm-front", "Front of the Elm", "")
    assert run("-h").exit_code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["actors.tsv", "dateline.toml", "knowledge"]


def test_add_again_merges_by_key(run: Run) -> None:
    first = run("add", table("actors.tsv", HEADER, FRONT))
    other = "force:elm-guard|Elm Guard||force|KEN|MIL|own notes|2031-05"
    second = run("add", table("actors.tsv", HEADER, other, FRONT.replace("REB", "REB;PTY")))
    assert "made:" not in second.stderr
    assert "actors: 1 rows added, 1 replaced" in second.stderr
    assert versions(second)[0] == versions(first)[1] != versions(second)[1]
    assert [(row["id"], row["sectors"]) for row in stored("actors")] == [
        ("group:elm-front", "REB;PTY"),
        ("force:elm-guard", "MIL"),
    ]
    third = run("add", "actors.tsv")
    assert "actors: 0 rows added, 2 replaced" in third.stderr
    assert len(set(versions(third))) == 1, "the same rows are the same knowledge"


def test_add_overrides_a_shipped_actor(run: Run, tmp_path: Path) -> None:
    result = run("add", table("actors.tsv", HEADER, "group:hamas|Hamas|Movement of Elm|armed_group|PSE|GOV||"))
    assert "actors: 0 rows added, 1 replaced" in result.stderr
    mine = load(str(tmp_path / "knowledge"))
    assert (mine.actors["group:hamas"].sectors, mine.actors["group:hamas"].aliases) == (("GOV",), ("Movement of Elm",))
    assert [hit["id"] for hit in json.loads(run("search", "movement of elm", "-f", "json").stdout)] == ["group:hamas"]


def test_add_takes_the_settings_that_are_there(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "project" / "mine").mkdir(parents=True)
    (tmp_path / "project" / "my.toml").write_text('[knowledge]\nfolder = "mine"\nplaces = 500\n', encoding="utf-8")
    monkeypatch.setenv("DATELINE_CONFIG", "project/my.toml")
    result = run("add", table("extra.tsv", HEADER, FRONT), "--table", "actors")
    assert versions(result) == [version(small_places=True), version(str(tmp_path / "project" / "mine"), True)]
    assert (tmp_path / "project" / "mine" / "actors.tsv").is_file()
    assert not (tmp_path / "dateline.toml").exists()


def test_add_needs_a_folder_in_the_settings(run: Run, tmp_path: Path) -> None:
    (tmp_path / "dateline.toml").write_text("[knowledge]\nplaces = 500\n", encoding="utf-8")
    result = run("add", table("actors.tsv", HEADER, FRONT))
    assert result.exit_code == 1
    assert "dateline.toml names no folder" in result.stderr
    assert "remedy:" in result.stderr


def test_several_files_may_rest_on_each_other(run: Run) -> None:
    places = table("places.tsv", "id|name|kind|country|latitude|longitude",
                   "place:KEN/elm-area|Elm Area|province|KEN|1|36")  # fmt: skip
    demonyms = table("place_demonyms.tsv", "word|place", "Elmer|place:KEN/elm-area")
    assert run("add", demonyms).exit_code == 1
    assert run("add", demonyms, places).exit_code == 0
    assert [hit["what"] for hit in json.loads(run("search", "Elmer", "-f", "json").stdout)] == ["place_demonym"]


def test_findings_name_file_and_line_and_nothing_is_written(run: Run, tmp_path: Path) -> None:
    good = table("places.tsv", "id|name|kind|country|latitude|longitude", "place:KEN/elm|Elm Ford|town|KEN|1|36")
    bad = table("actors.tsv", HEADER, FRONT, "group:oak|Oak|Hamas|gang|PSE|FOO||", FRONT)
    result = run("add", good, bad)
    assert result.exit_code == 1
    assert result.stdout == ""
    told = result.stderr.splitlines()
    assert [line.split(": ")[0] for line in told[:4]] == ["actors.tsv, line 3"] * 3 + ["actors.tsv, line 4"]
    assert "4 findings; nothing was written" in result.stderr
    assert "remedy:" in result.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["actors.tsv", "places.tsv"]


@pytest.mark.parametrize(
    ("args", "code", "says"),
    [
        (["add"], 2, "FILE"),
        (["add", "gone.tsv"], 2, "no table is named 'gone'"),
        (["add", "gone.tsv", "--table", "actors"], 1, "gone.tsv cannot be read"),
        (["add", "odd.tsv", "--table", "colours"], 2, "no table is named 'colours'"),
        (["add", "odd.tsv", "--table", "cues"], 2, "no table is named 'cues'"),
        (["add", "odd.tsv", "--table", "actors"], 1, "odd.tsv, line 1: actors has no column 'colour'"),
        (["import", "gone.txt"], 1, "gone.txt cannot be read"),
        (["import", "odd.tsv", "--format", "xml"], 2, "--format 'xml' is unknown"),
        (["check", "odd.tsv", "-t", "actors"], 1, "odd.tsv, line 1"),
        (["search", "Elm", "-f", "xml"], 2, "--format 'xml' is unknown"),
        (["show", "group:hamass"], 1, "perhaps group:hamas"),
        (["show", "xyzzy xyzzy"], 1, "dateline knowledge search"),
        (["show", "geonames:x"], 1, "nothing is known by the id"),
        (["show", "geonames:1"], 1, "nothing is known by the id"),
        (["show", "place:KEN/no-such-elm"], 1, "nothing is known by the id"),
        (["mend"], 2, "mend"),
    ],
)
def test_mistakes_have_a_remedy_and_never_a_traceback(run: Run, args: list[str], code: int, says: str) -> None:
    table("odd.tsv", "id|colour", "x|red")
    result = run(*args)
    assert result.exit_code == code
    assert says in result.stderr
    assert result.stdout == ""
    assert not Path("dateline.toml").exists()


def test_a_folder_that_cannot_be_made(run: Run) -> None:
    Path("knowledge").write_text("my notes", encoding="utf-8")
    result = run("add", table("actors.tsv", HEADER, FRONT))
    assert result.exit_code == 1
    assert "the folder knowledge cannot be made" in result.stderr
    assert not Path("dateline.toml").exists()


def test_a_folder_that_was_there_with_a_table_that_cannot_be_read(run: Run) -> None:
    Path("knowledge").mkdir()
    table("knowledge/actors.tsv", "id|colour", "x|red")
    result = run("add", table("actors.tsv", HEADER, FRONT))
    assert result.exit_code == 1
    assert "actors.tsv, line 1: actors has no column 'colour'" in result.stderr
    assert not Path("dateline.toml").exists()


# --- check --------------------------------------------------------------------------------------------------------


def test_check_of_what_ships_and_of_own_tables(run: Run, tmp_path: Path) -> None:
    result = run("check")
    assert result.exit_code == 0
    assert version() in result.stderr
    run("add", table("actors.tsv", HEADER, FRONT))
    result = run("check")
    assert result.exit_code == 0
    assert version(str(tmp_path / "knowledge")) in result.stderr


def test_check_of_a_file_adds_nothing(run: Run) -> None:
    assert run("check", table("actors.tsv", HEADER, FRONT)).exit_code == 0
    result = run("check", table("actors.tsv", HEADER, FRONT.replace("KEN", "XXX")))
    assert result.exit_code == 1
    assert result.stderr.startswith("actors.tsv, line 2: country 'XXX' is unknown")
    assert not Path("knowledge").exists()


def test_check_of_the_folder_finds_what_was_edited_by_hand(run: Run, tmp_path: Path) -> None:
    run("add", table("actors.tsv", HEADER, FRONT))
    folder = tmp_path / "knowledge"
    table("knowledge/places.tsv", "id|name|kind|country|latitude|longitude", "place:KEN/elm|Elm Ford|town|KEN|north|36")
    table("knowledge/actor.tsv", HEADER, FRONT)
    with (folder / "actors.tsv").open("a", encoding="utf-8") as stream:
        stream.write(
            "\t".join(["group:oak", "Oak Front", "Front of the Elm", "", "armed_group", "KEN", *[""] * 6]) + "\n"
        )
    load.cache_clear()
    result = run("check")
    assert result.exit_code == 1
    assert f"{folder / 'actor.tsv'}, line 1: no table is named 'actor'" in result.stderr
    assert f"{folder / 'actors.tsv'}, line 3: 'Front of the Elm' is a name of group:elm-front" in result.stderr
    assert f"{folder / 'places.tsv'}, line 2: latitude 'north'" in result.stderr
    damaged = run("search", "Elm Front")
    assert damaged.exit_code == 1
    assert "places.tsv, line 2" in damaged.stderr
    assert "dateline knowledge check" in damaged.stderr


def test_check_knows_files_that_were_changed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.cli.knowledge.generated", lambda name: "0123  borders.tsv\n")
    result = run("check")
    assert result.exit_code == 1
    assert "borders.tsv is not the file that SHA256SUMS names" in result.stderr
    assert "reinstall" in result.stderr


# --- import -------------------------------------------------------------------------------------------------------

DICTIONARY = """\
# nobody in it is real
HARBOUR_FRONT_ [KENREB]
+FRONT_OF_THE_HARBOUR_
MARTA_ELMSDALE_
    [KENELI <990101]
    [KENGOV 990101-041231]
"""
WRONG = """\
OAK_FRONT_ [XYZREB]
HAMAS_ [PSEREB]
BARACK_OBAMA_ [USAGOV >090101]
ASH_FRONT_ [KENRE]
"""


def test_import_of_a_dictionary(run: Run) -> None:
    Path("elm.actors").write_text(DICTIONARY, encoding="utf-8")
    result = run("import", "elm.actors")
    assert result.exit_code == 0, result.stderr
    assert "actors: 1 rows added" in result.stderr
    assert "leaders: 2 rows added" in result.stderr
    assert [row["id"] for row in stored("actors")] == ["group:harbour-front-ken"]
    assert [row["id"] for row in stored("leaders")] == ["person:marta-elmsdale", "person:marta-elmsdale@1999"]
    assert "office; KEN; GOV; from 1999-01-01 to 2004-12-31" in run("show", "person:marta-elmsdale").stdout
    assert run("check").exit_code == 0
    again = run("import", "elm.actors", "--format", "petrarch")
    assert again.exit_code == 0, "what it brought itself is no finding"
    assert len(set(versions(again))) == 1


def test_import_leaves_out_what_is_wrong_or_ships(run: Run) -> None:
    Path("elm.actors").write_text(DICTIONARY + WRONG, encoding="utf-8")
    result = run("import", "elm.actors", "-q")
    assert result.exit_code == 3
    told = [line for line in result.stderr.splitlines() if line.startswith("elm.actors, line ")]
    assert [int(line.split()[2].rstrip(":")) for line in told] == [7, 8, 9, 10]
    for words in ("'XYZ' is unknown", "a name of group:hamas", "person:barack-obama ships", "chunks of three"):
        assert words in result.stderr
    assert [row["id"] for row in stored("actors")] == ["group:harbour-front-ken"]
    assert [row["id"] for row in stored("leaders")] == ["person:marta-elmsdale", "person:marta-elmsdale@1999"]


@pytest.mark.parametrize(("text", "code"), [("", 1), ("# nothing\n", 1), (WRONG, 3)])
def test_import_of_nothing_makes_no_folder(run: Run, text: str, code: int) -> None:
    Path("elm.actors").write_text(text, encoding="utf-8")
    assert run("import", "elm.actors").exit_code == code
    assert not Path("knowledge").exists()


# --- search -------------------------------------------------------------------------------------------------------


def test_search_finds_every_kind(knowledge: Knowledge) -> None:
    def kinds(name: str) -> list[str]:
        return [hit.what for hit in named(name, knowledge)]

    assert kinds("Georgia")[0] == "country"
    assert "place" in kinds("Georgia")
    assert kinds("Malian") == ["demonym"]
    assert kinds("texan") == ["place_demonym"]
    assert kinds("Islamic Resistance Movement") == ["actor"]
    assert kinds("B.B.C.")[0] == "actor"
    assert kinds("Zzyzzx") == kinds("...") == []


def test_search_tells_intervals_and_places(knowledge: Knowledge) -> None:
    terms = [hit for hit in named("Barack Obama", knowledge) if hit.what == "person"]
    assert [(hit.office, hit.start) for hit in terms] == [("senator", "2005-01"), ("president", "2009-01")]
    towns = [hit for hit in named("Springfield", knowledge) if hit.what == "place"]
    assert len(towns) > 5
    assert [hit.population or 0 for hit in towns] == sorted((hit.population or 0 for hit in towns), reverse=True)
    first = towns[0]
    assert (first.kind, first.country, first.admin1) == ("town", "USA", "Missouri")
    assert first.latitude == pytest.approx(37.2, abs=0.1)
    assert first.longitude == pytest.approx(-93.3, abs=0.1)


def test_search_offers_almost_equal_names(run: Run, knowledge: Knowledge) -> None:
    assert [(hit.match, hit.id) for hit in almost_named("Hezbolah", knowledge)] == [("almost", "group:hezbollah")]
    shown = run("search", "Hezbolah")
    assert "~ actor" in shown.stdout
    assert "group:hezbollah" in shown.stdout


def test_search_formats(run: Run) -> None:
    shown = run("search", "Obama")
    for words in ("person:barack-obama", "president; GOV; from 2009-01 to 2017-01", "Fukui; 35.50, 135.75; 29,4"):
        assert words in shown.stdout
    rows = json.loads(run("search", "Obama", "-f", "json").stdout)
    assert [json.loads(line) for line in run("search", "Obama", "-f", "jsonl").stdout.splitlines()] == rows
    written = list(csv.DictReader(io.StringIO(run("search", "Obama", "--format", "csv").stdout)))
    assert [row["id"] for row in written] == [row["id"] for row in rows]
    assert len(json.loads(run("search", "Obama", "--limit", "1", "-f", "json").stdout)) == 1


def test_search_without_a_hit(run: Run) -> None:
    result = run("search", "Zzyzzx")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "nothing is known by the name 'Zzyzzx'" in result.stderr
    assert run("search", "Zzyzzx", "--fail-empty").exit_code == 4
    assert run("search", "Zzyzzx", "-f", "json", "--fail-empty").stdout == "[]\n"
    assert run("search", "Mali", "--fail-empty").exit_code == 0


# --- show ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("MLI", ["Mali", "Bamako", "Malian", "Niger (NER)", "African Development Bank (AfDB)"]),
        ("ml", ["MLI or ML", "as of 2026-11"]),
        ("org:opec", ["Organization of the Petroleum Exporting Countries", "Saudi Arabia (SAU)"]),
        ("group:hezbollah", ["armed group", "Lebanon (LBN)", "designated by the United States", "World Factbook"]),
        ("person:abdullah-gul@2002", ["president; TUR; GOV; from 2007-08 to 2014-08", "prime minister", "as of"]),
        ("outlet:14ymedio", ["private", "14ymedio.com", "es; en", "Cuba (CUB)"]),
        ("place:AFG-IRN/hamun-lake", ["region", "Afghanistan (AFG); Iran (IRN)", "31.0000, 61.2000", "Lake Hamun"]),
        ("geonames:169577", ["Homs", "town", "Syria (SYR)", "Homs Governorate (geonames:", "GeoNames"]),
    ],
)  # fmt: skip
def test_show_tells_all_with_sources(run: Run, name: str, says: list[str]) -> None:
    result = run("show", name)
    assert result.exit_code == 0
    assert [words for words in [*says, "source"] if words not in result.stdout] == []


def test_a_designation_is_of_the_group_of_that_country(run: Run) -> None:
    """ "Army of Islam" is on the list for Egypt; the group of that name that we know fights in Syria."""
    assert "designated" not in run("show", "group:jaish-al-islam").stdout
    assert "on a list" in run("show", "group:hamas").stdout


def test_show_names_the_line_of_an_own_row(run: Run, tmp_path: Path) -> None:
    run("add", table("actors.tsv", HEADER, FRONT))
    shown = run("show", "group:elm-front").stdout
    assert f"own notes, as of 2031-05; your own, {tmp_path / 'knowledge' / 'actors.tsv'}, line 2" in shown
    assert "group:elm-front" in run("search", "Front of the Elm").stdout


# --- the coding ---------------------------------------------------------------------------------------------------


def ingested(config: str) -> None:
    """Two reports read by two workers, each a process that loads the knowledge itself."""
    paths = [str(SOURCE), os.environ.get("PYTHONPATH", "")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in paths if p), "DATELINE_CONFIG": config}
    command = [sys.executable, "-m", "dateline.cli", "ingest", "one.txt", "two.txt", "-a", "a.sqlite", "--workers", "2"]
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=120)


@pytest.mark.slow
def test_a_new_actor_is_coded_also_by_the_workers_of_the_pool(
    run: Run, parser: Parser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.parse.spacy_parser.SpacyParser", lambda: parser)
    monkeypatch.setattr("dateline.cli.reading.make_coder", make_coder)
    for name in ("one", "two"):
        text = f"The Elm Front attacked a police station in {name.title()}ville in Kenya on Monday."
        Path(f"{name}.txt").write_text(text, encoding="utf-8")

    def coded() -> tuple[str, list[str]]:
        record = json.loads(CliRunner().invoke(app, ["read", "one.txt", "-f", "json"]).stdout)
        attacks = [mention for mention in record["event_mentions"] if mention["type"] == "ASSAULT"]
        return record["versions"]["knowledge"], [party["actor"] for attack in attacks for party in attack["actors"]]

    version_before, attackers = coded()
    assert version_before == load().version
    assert "group:elm-front" not in attackers
    added = run("add", table("actors.tsv", HEADER, FRONT))
    assert coded() == (versions(added)[1], ["group:elm-front"])
    Path("dateline.toml").rename("my.toml")
    ingested("my.toml")
    shown = CliRunner().invoke(app, ["mentions", "-a", "a.sqlite", "-f", "jsonl"]).stdout
    rows = [json.loads(line) for line in shown.splitlines()]
    assert [row["actor_ids"] for row in rows] == ["group:elm-front"] * 2
