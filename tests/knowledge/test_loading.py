"""Loading the knowledge in a fresh process: how long and how much memory. Generous here; `tools/loading.py` measures."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

TOOL = Path(__file__).parents[2] / "tools" / "loading.py"


def test_a_fresh_process_loads_it_fast_and_small() -> None:
    done = subprocess.run(
        [sys.executable, str(TOOL), "--runs", "3", "--json"], capture_output=True, text=True, check=True
    )
    measured = json.loads(done.stdout)
    assert measured["seconds"] < 1.5  # wanted: 0.6; a test machine may be busy
    assert measured["megabytes"] < 250
