"""The settings: where they are found, what they may say, and what is told where they say anything else."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli.app import app
from dateline.cli.config import Config, config_path, in_force, read_config
from dateline.cli.inputs import make_coder
from dateline.cli.problems import Problem
from dateline.coder import Coder
from dateline.knowledge import load
from dateline.parse import Parser

ACTORS = "id\tname\tkind\tcountry\tsectors\ngroup:elm-front\tElm Front\tarmed_group\tKEN\tREB\n"


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty folder to work in, without settings."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DATELINE_CONFIG", raising=False)
    return tmp_path


def settings(text: str, path: str = "dateline.toml") -> Path:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")
    return Path(path)


def test_without_a_file_what_ships_is_in_force() -> None:
    assert read_config() == Config(folder="", small_places=False, path=None)


@pytest.mark.parametrize(
    ("text", "small"),
    [
        ("", False),
        ("[knowledge]\n", False),
        ("[knowledge]\nplaces = 5000\n", False),
        ("[knowledge]\nplaces = 500\n", True),
        ("\ufeff[knowledge] # a byte order mark before it\nplaces = 500\n", True),
    ],
)
def test_places(text: str, small: bool) -> None:
    path = settings(text)
    assert read_config() == Config(folder="", small_places=small, path=path)


def test_folder_is_relative_to_the_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings('[knowledge]\nfolder = "tables"\n', "project/dateline.toml")
    (folder / "project" / "tables").mkdir()
    (folder / "elsewhere").mkdir()
    monkeypatch.chdir(folder / "elsewhere")
    monkeypatch.setenv("DATELINE_CONFIG", "../project/dateline.toml")
    assert read_config().folder == str((folder / "project" / "tables").resolve())


def test_the_named_file_goes_before_the_one_here(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings("[knowledge]\nplaces = 500\n")
    other = settings("[knowledge]\n", "other.toml")
    monkeypatch.setenv("DATELINE_CONFIG", str(other))
    assert read_config() == Config(path=other)
    monkeypatch.setenv("DATELINE_CONFIG", "")
    assert config_path() == Path("dateline.toml")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[knowledge\n", "line 1"),
        ("[knowledge]\nfolder = knowledge\n", "line 2"),
        ("[knowlege]\n", "knowlege"),
        ("places = 500\n", "places"),
        ("knowledge = 3\n", "knowledge"),
        ("[knowledge]\nfolders = 'x'\n", "knowledge.folders"),
        ("[knowledge]\nfolder = 3\n", "knowledge.folder"),
        ("[knowledge]\nfolder = ''\n", "knowledge.folder"),
        ("[knowledge]\nfolder = 'gone'\n", "knowledge.folder"),
        ("[knowledge]\nfolder = 'dateline.toml'\n", "knowledge.folder"),
        ("[knowledge]\nplaces = 1000\n", "knowledge.places"),
        ("[knowledge]\nplaces = '500'\n", "knowledge.places"),
        ("[knowledge]\nplaces = true\n", "knowledge.places"),
        ("[knowledge]\nplaces = 500.0\n", "knowledge.places"),
        ("[knowledge]\ncontested = 'no'\n", "knowledge.contested"),
        ("[knowledge]\ncontested = 0\n", "knowledge.contested"),
        ("corpus = 3\n", "corpus"),
        ("[corpus]\nformat = 'csv'\n", "corpus.format"),
        ("[corpus]\ncolumns = 'text'\n", "corpus.columns"),
        ("[corpus.columns]\nbody = 'text'\n", "corpus.columns.body"),
        ("[corpus.columns]\ntext = 3\n", "corpus.columns.text"),
        ("[corpus.columns]\ntext = ''\n", "corpus.columns.text"),
        ("[corpus.columns]\ntext = 'a'\ntitle = 'a'\n", "corpus.columns"),
    ],
)
def test_anything_else_is_a_problem_with_file_key_and_remedy(text: str, named: str) -> None:
    settings(text)
    with pytest.raises(Problem) as raised:
        read_config()
    assert "dateline.toml" in raised.value.message
    assert named in raised.value.message
    assert raised.value.remedy


def test_bytes_that_are_no_text_and_a_file_that_is_not_there(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "dateline.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Problem, match="cannot be read"):
        read_config()
    monkeypatch.setenv("DATELINE_CONFIG", "gone.toml")
    with pytest.raises(Problem, match=r"DATELINE_CONFIG names gone\.toml"):
        read_config()


def test_the_knowledge_in_force_is_that_of_the_settings(folder: Path) -> None:
    shipped = load()
    settings('[knowledge]\nfolder = "own"\nplaces = 500\n').parent.joinpath("own").mkdir()
    small = in_force(read_config())
    (folder / "own" / "actors.tsv").write_text(ACTORS, encoding="utf-8")
    load.cache_clear()
    own = in_force(read_config())
    assert len({shipped.version, small.version, own.version}) == 3
    assert "group:elm-front" in own.actors
    assert "group:elm-front" not in small.actors


def test_contested_terms_can_be_switched_off() -> None:
    settings("[knowledge]\ncontested = false\n")
    off = in_force(read_config())
    settings("[knowledge]\ncontested = true\n")
    on = in_force(read_config())
    assert (len(off.contested), off.contested_starts) == (0, {})
    assert on.contested
    assert on.version == load().version != off.version


def test_a_damaged_table_is_a_problem_of_its_owner(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings('[knowledge]\nfolder = "own"\n').parent.joinpath("own").mkdir()
    (folder / "own" / "actors.tsv").write_text("id\tnam\n", encoding="utf-8")
    with pytest.raises(Problem, match=r"actors\.tsv, line 1: actors has no column 'nam'") as raised:
        in_force(read_config())
    assert "knowledge check" in raised.value.remedy

    def broken(folder: str, *, small_places: bool, contested: bool) -> None:
        raise EOFError("the file ends too early")

    monkeypatch.setattr("dateline.cli.config.load", broken)
    with pytest.raises(Problem, match="the knowledge is damaged: the file ends too early") as ours:
        in_force(Config())
    assert "reinstall" in ours.value.remedy


def test_make_coder_takes_the_settings(folder: Path, monkeypatch: pytest.MonkeyPatch, parser: Parser) -> None:
    monkeypatch.setattr("dateline.parse.spacy_parser.SpacyParser", lambda: parser)
    settings('[knowledge]\nfolder = "own"\n').parent.joinpath("own").mkdir()
    (folder / "own" / "actors.tsv").write_text(ACTORS, encoding="utf-8")
    coder: Coder = make_coder()
    assert coder.versions().knowledge == in_force(read_config()).version != load().version
    settings("[knowledge]\nplace = 500\n")
    with pytest.raises(Problem, match=r"knowledge\.place"):
        make_coder()


def test_doctor_shows_settings_version_and_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch, parser: Parser
) -> None:
    monkeypatch.setattr("dateline.parse.spacy_parser.SpacyParser", lambda: parser)
    shown = CliRunner().invoke(app, ["doctor"])
    assert "none: what ships is in force" in shown.stdout
    assert f"{load().version} (" in shown.stdout
    settings('[knowledge]\nfolder = "own"\n').parent.joinpath("own").mkdir()
    (folder / "own" / "actors.tsv").write_text(ACTORS, encoding="utf-8")
    shown = CliRunner().invoke(app, ["doctor"])
    assert shown.exit_code == 0
    assert in_force(read_config()).version in shown.stdout
    assert f"{(folder / 'own').resolve()} (actors)" in shown.stdout


@pytest.mark.parametrize(("text", "missing"), [("[knowledge]\nx = 1\n", "settings"), (None, "knowledge")])
def test_doctor_says_what_is_wrong_with_the_settings(
    folder: Path, text: str | None, missing: str, monkeypatch: pytest.MonkeyPatch, parser: Parser
) -> None:
    monkeypatch.setattr("dateline.parse.spacy_parser.SpacyParser", lambda: parser)
    settings(text or '[knowledge]\nfolder = "own"\n').parent.joinpath("own").mkdir()
    (folder / "own" / "places.tsv").write_text("id\tname\n", encoding="utf-8")
    shown = CliRunner().invoke(app, ["doctor"])
    assert shown.exit_code == 1
    assert f"missing: {missing}" in shown.stderr
    assert "mend it with:" in shown.stdout
