"""One watcher at a time, and none for ever."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.watching import Locked, NoLock, locked

HOLD = """
import sys
from pathlib import Path
from dateline.watching import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""
SOURCE = str(Path(__file__).parents[2] / "src")


def test_a_second_one_is_told_who_holds_it(tmp_path: Path) -> None:
    archive = tmp_path / "a.sqlite"
    with locked(archive), pytest.raises(Locked) as error, locked(archive):
        pass
    assert error.value.process == str(os.getpid())
    with locked(archive):
        pass


def test_what_a_killed_process_held_is_taken_over(tmp_path: Path) -> None:
    archive = tmp_path / "a.sqlite"
    environment = {**os.environ, "PYTHONPATH": SOURCE}
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(archive)], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"held"
        with pytest.raises(Locked) as error, locked(archive):
            pass
        assert error.value.process == str(holder.pid)
        holder.kill()
    assert (tmp_path / "a.sqlite.lock").read_text() == f"{holder.pid}\n"
    with locked(archive):
        assert (tmp_path / "a.sqlite.lock").read_text() == f"{os.getpid()}\n"


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NoLock), locked(tmp_path / "no" / "a.sqlite"):
        pass
