"""The maker of synthetic reports: the same for the same seed, and a truth that fits the texts."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

TOOL = Path(__file__).parents[2] / "tools" / "synthetic.py"


def made(folder: Path, seed: int, reports: int) -> Path:
    command = [sys.executable, str(TOOL), "--seed", str(seed), "--reports", str(reports), str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    return folder


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_one_seed_gives_the_same_bytes_and_another_does_not(tmp_path: Path) -> None:
    a, b, c = (made(tmp_path / name, seed, 40) for name, seed in (("a", 1), ("b", 1), ("c", 2)))
    assert (a / "reports.jsonl").read_bytes() == (b / "reports.jsonl").read_bytes()
    assert (a / "reports.jsonl").read_bytes() != (c / "reports.jsonl").read_bytes()


def test_more_reports_begin_with_the_same_ones(tmp_path: Path) -> None:
    few, many = made(tmp_path / "few", 3, 30), made(tmp_path / "many", 3, 90)
    assert lines(many / "reports.jsonl")[:30] == lines(few / "reports.jsonl")[:30]


def test_the_truth_fits_the_texts(tmp_path: Path) -> None:
    folder = made(tmp_path / "made", 5, 80)
    reports, truths = lines(folder / "reports.jsonl"), lines(folder / "truth.jsonl")
    assert len(reports) == len(truths) == 80
    told = 0
    for report, truth in zip(reports, truths):
        assert report["id"] == truth["id"]
        text, events = str(report["text"]), truth["events"]
        assert isinstance(events, list)
        for event in events:
            told += 1
            assert text[event["start"] : event["end"]] == event["sentence"]
    assert told > 40
