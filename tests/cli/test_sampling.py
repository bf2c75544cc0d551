"""`ingest --sample`: what is in the inputs and what the whole will cost, without an archive."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli.app import app
from dateline.cli.ingesting import Inputs
from dateline.cli.sampling import copies, languages, rejections, spread, take_sample

TEXT = "Police in Oran searched warehouse {} on Tuesday and arrested six men, a spokesman for the court said."
FRENCH = "La police a fouillé un entrepôt mardi à Oran et arrêté six hommes, a déclaré le porte-parole du tribunal."


def table(path: Path, texts: list[str]) -> str:
    data = "".join(
        json.dumps({"body": text, "headline": "Raid in Oran", "x": at}) + "\n" for at, text in enumerate(texts)
    )
    path.write_bytes(gzip.compress(data.encode()) if path.suffix == ".gz" else data.encode())
    return str(path)


def many(number: int) -> list[str]:
    return [" ".join(TEXT.format(at * 7919 % 1000) for _ in range(12)) for at in range(number)]


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_the_whole_is_estimated(tmp_path: Path, name: str) -> None:
    path = table(tmp_path / name, many(1000))
    sample = take_sample(Inputs(paths=(path,)), 200)
    assert len(sample.readings) == 200
    assert not sample.exact
    assert sample.whole is not None
    assert 900 < sample.whole < 1100


def test_the_whole_of_several_files(tmp_path: Path) -> None:
    for at in range(10):
        (tmp_path / f"{at}.txt").write_text(TEXT.format(at))
    sample = take_sample(Inputs(paths=(str(tmp_path),)), 4)
    assert (sample.whole, sample.exact) == (10, False)
    sample = take_sample(Inputs(paths=(str(tmp_path),)), 40)
    assert (sample.whole, sample.exact) == (10, True)


def test_shares(tmp_path: Path) -> None:
    path = table(tmp_path / "a.jsonl", [TEXT.format(1), TEXT.format(1).upper(), FRENCH, "", TEXT.format(2)])
    readings = take_sample(Inputs(paths=(path,)), 50).readings
    assert languages(readings) == [("en", 3), ("fr", 1)]
    assert copies(readings) == 1
    assert [(reason, count) for (reason, _), count in rejections(readings)] == [("language", 1), ("no_text", 1)]


def test_the_coded_ones_come_from_all_of_the_sample(tmp_path: Path) -> None:
    readings = take_sample(Inputs(paths=(table(tmp_path / "a.jsonl", many(25)),)), 25).readings
    assert [r.capture.source.rpartition("#")[2] for r in spread(readings, 5)] == ["1", "6", "11", "16", "21"]
    assert spread(readings[:2], 5) == readings[:2]
    assert spread((), 5) == ()


def test_the_command_writes_nothing(tmp_path: Path) -> None:
    path = table(tmp_path / "a.jsonl", [TEXT.format(at) for at in range(3)])
    shown = CliRunner().invoke(app, ["ingest", path, "--sample", "20"])
    assert shown.exit_code == 0, shown.output
    assert "text = body, title = headline; kept beside: x" in shown.stdout
    assert "3 of 3 reports of the sample can be read" in shown.stdout
    assert "in all: 3 reports" in shown.stdout
    assert all(word in shown.stdout for word in ("time: about", "disk: about", "memory: about"))
    assert [p.name for p in tmp_path.iterdir()] == ["a.jsonl"]


def test_nothing_to_read(tmp_path: Path) -> None:
    path = table(tmp_path / "a.jsonl", [""])
    shown = CliRunner().invoke(app, ["ingest", path, "--sample", "20"])
    assert shown.exit_code != 0
    assert "rejected: 1 no_text" in shown.stdout


def test_an_archive_or_a_sample_is_asked_for(tmp_path: Path) -> None:
    shown = CliRunner().invoke(app, ["ingest", table(tmp_path / "a.jsonl", many(1))])
    assert shown.exit_code == 2
    assert "--sample" in shown.output


def test_columns_and_format_of_the_user(tmp_path: Path) -> None:
    (tmp_path / "dateline.toml").write_text('[corpus.columns]\ntext = "copy"\n')
    path = tmp_path / "data.txt"
    path.write_text(f"n;copy\n1;{TEXT.format(1)}\n")
    call = ["ingest", str(path), "--input-format", "csv", "-a", "a.sqlite"]
    shown = CliRunner().invoke(app, call)
    assert shown.exit_code == 0, shown.output
    assert "text = copy" in shown.output
    shown = CliRunner().invoke(app, [*call[:3], "cvs", "-a", "b.sqlite"])
    assert shown.exit_code == 2
    assert "--input-format 'cvs' is unknown" in shown.output
