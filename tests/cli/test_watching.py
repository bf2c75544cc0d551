"""The commands `watch` and `coverage` as somebody at a terminal meets them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dateline.cli.app import app
from dateline.cli.watching import seconds_of
from dateline.coder import Coder
from dateline.watching import locked
from sites import Answer, Site, page, serving

Run = Callable[..., Result]
SOURCE = str(Path(__file__).parents[2] / "src")


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as made:
        items = f"<item><title>Raid</title><link>{made.base}/a</link></item><item><link>{made.base}/b</link></item>"
        made.answers["/feed"] = Answer(body=f'<rss version="2.0"><channel>{items}</channel></rss>'.encode())
        made.answers["/a"] = Answer(body=page())
        yield made


@pytest.fixture
def feeds(site: Site, tmp_path: Path) -> Path:
    path = tmp_path / "feeds.toml"
    path.write_text(f'delay = 0\nallow_private = true\n[[feed]]\nurl = "{site.base}/feed"\noutlet = "Courier"\n')
    return path


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, coder: Coder) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "160")
    monkeypatch.setattr("dateline.cli.watching.make_coder", lambda codebook="plover-2.0": coder)

    def runs(*args: str) -> Result:
        result = CliRunner().invoke(app, list(args))
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return runs


def test_one_pass_and_its_coverage(run: Run, feeds: Path, site: Site) -> None:
    first = run("watch", "feeds.toml", "--archive", "a.sqlite")
    assert first.exit_code == 3
    assert "Courier: 2 entries, 1 new, 0 changed, 0 unchanged, 1 failed" in first.stderr
    assert f"rejected: {site.base}/b: gone: " in first.stderr
    site.answers["/feed"] = Answer(status=500)
    assert run("watch", "feeds.toml", "--archive", "a.sqlite").exit_code == 3
    lines = [json.loads(line) for line in run("coverage", "-a", "a.sqlite", "--format", "jsonl").stdout.splitlines()]
    assert [(row["reason"], row["entries"], row["new"], row["failed"]) for row in lines] == [
        ("server_error", 0, 0, 0),
        ("", 2, 1, 1),
    ]
    assert "Courier" in run("coverage", "-a", "a.sqlite").stdout
    assert run("coverage", "-a", "a.sqlite", "--outlet", "nobody", "--fail-empty").exit_code == 4


def test_a_second_watcher_leaves(run: Run, feeds: Path, tmp_path: Path, site: Site) -> None:
    with locked(tmp_path / "a.sqlite"):
        result = run("watch", "feeds.toml", "--archive", "a.sqlite")
    assert result.exit_code == 1
    assert f"another watcher (process {os.getpid()}) is at work on a.sqlite" in result.stderr
    assert site.asked == []


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (["watch", "none.toml", "-a", "a.sqlite"], 1, "cannot be read"),
        (["watch", "feeds.toml", "-a", "no/folder/a.sqlite"], 1, "lock cannot be made"),
        (["watch", "feeds.toml", "-a", "a.sqlite", "--every", "often"], 2, "no length of time"),
        (["watch", "feeds.toml", "-a", "a.sqlite", "--every", "0m"], 2, "no length of time"),
        (["coverage", "-a", "a.sqlite"], 1, "no archive"),
    ],
)
def test_problems_are_told(run: Run, feeds: Path, args: list[str], code: int, words: str) -> None:
    result = run(*args)
    assert (result.exit_code, words in result.stderr) == (code, True), result.stderr


@pytest.mark.parametrize(("text", "seconds"), [("90s", 90), ("15m", 900), ("2h", 7200), ("1d", 86400)])
def test_lengths_of_time(text: str, seconds: int) -> None:
    assert seconds_of(text) == seconds


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals are another thing there")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 0)])
def test_a_signal_ends_a_watcher_cleanly(feeds: Path, tmp_path: Path, site: Site, number: int, code: int) -> None:
    """While it waits for the next pass, which would come in an hour."""
    command = [sys.executable, "-m", "dateline.cli", "watch", "feeds.toml", "-a", "a.sqlite", "--every", "1h"]
    environment = {**os.environ, "PYTHONPATH": SOURCE}
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE) as process:
        assert process.stderr is not None
        said = process.stderr.readline() + process.stderr.readline()
        time.sleep(0.5)
        process.send_signal(number)
        said += process.stderr.read()
        assert process.wait(60) == code, said
    assert b"stopped" in said
    assert b"Traceback" not in said
    with locked(tmp_path / "a.sqlite"):
        pass
