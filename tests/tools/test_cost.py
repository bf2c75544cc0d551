"""The cost of mentions and resolution is measured on real rows."""

from __future__ import annotations

import json
from pathlib import Path

from cost import measure


def test_every_step_takes_time_and_only_the_first_rows_count(tmp_path: Path) -> None:
    row = {"id": "1", "text": "Norway promised aid to Malawi, its minister said. The country thanked the minister."}
    source = tmp_path / "in.jsonl"
    source.write_text("\n".join([json.dumps(row), "this row is beyond the first"]) + "\n", encoding="utf-8")
    spent = measure(source, 1)
    assert list(spent) == ["parse", "mentions", "resolution"]
    assert all(seconds > 0 for seconds in spent.values())
