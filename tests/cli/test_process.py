"""The command as a process of its own: exit codes, streams, pipes, signals and the time to start."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src"
COMMAND = [sys.executable, "-m", "dateline.cli"]


def environment() -> dict[str, str]:
    paths = [str(SOURCE), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in paths if p)}


def dateline(*args: str, cwd: Path, input: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*COMMAND, *args], cwd=cwd, input=input, env=environment(), capture_output=True, timeout=120)


def test_data_on_stdout_everything_else_on_stderr(tmp_path: Path) -> None:
    done = dateline(
        "read", "-", "--format", "jsonl", cwd=tmp_path, input=b"Kenya accused Turkey of an attack on a village."
    )
    assert done.returncode == 0
    assert done.stdout.startswith(b'{"version":5')
    assert done.stdout.count(b"\n") == 1
    assert done.stderr == b""


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["--version"], 0),
        (["--help"], 0),
        ([], 2),
        (["nothing"], 2),
        (["read", "gone.txt"], 5),
        (["events", "-a", "gone.sqlite"], 1),
    ],
)
def test_exit_codes(tmp_path: Path, args: list[str], code: int) -> None:
    done = dateline(*args, cwd=tmp_path)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_reader_that_has_seen_enough_is_no_failure(tmp_path: Path) -> None:
    text = b"Kenya accused Turkey of an attack on a village. " * 400
    (tmp_path / "long.txt").write_bytes(text)
    with subprocess.Popen(
        [*COMMAND, "read", "long.txt"], cwd=tmp_path, env=environment(), stdout=-1, stderr=-1
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
    assert process.returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="signals are another thing there")
def test_interrupted_is_130(tmp_path: Path) -> None:
    # A shell starts what it puts in the background with interrupts ignored, and that is handed on to whatever is started there.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(
        [*COMMAND, "read", "-"], cwd=tmp_path, env=environment(), stdin=-1, stdout=-1, stderr=-1
    ) as process:
        signal.signal(signal.SIGINT, before)
        time.sleep(1.5)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in said


@pytest.mark.parametrize("args", [["--help"], ["read", "--help"], ["mentions", "--help"]])
def test_help_loads_nothing_heavy(args: list[str]) -> None:
    """What makes the start slow is imports; the time itself would be the machine's, not ours."""
    heavy = {
        "spacy",
        "thinc",
        "numpy",
        "msgspec",
        "jinja2",
        "pyarrow",
        "trafilatura",
        "lxml",
        "sqlite3",
        "rich",
        "dateline.coder",
    }
    script = (
        "import sys\nfrom dateline.cli.app import app\n"
        f"try: app({args!r}, prog_name='dateline')\nexcept SystemExit: pass\n"
        f"print(sorted({heavy!r} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], env=environment(), capture_output=True, timeout=60)
    assert done.stderr.strip() == b"[]"
