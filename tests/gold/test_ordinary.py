"""Ordinary news in the language of war: what is coded there as material conflict is a false alarm.

The reports are ours (`ordinary.tsv`), and were looked at while the rules were made: they are harder than news is, and no unseen test.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from conftest import ReadText

HERE = Path(__file__).parent
FLOORS = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))


def test_false_alarms(read_text: ReadText) -> None:
    rows = [line.split("\t") for line in (HERE / "ordinary.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    coded = [read_text(text, published="2026-05-13") for _, _, text in rows]
    found = [m for one in coded for m in one.event_mentions if m.quad == 4]
    counted = [m for m in found if m.countable]
    soft = sum(one.report.genre not in {"news", "live"} for one in coded)
    print(
        f"\nordinary news: {len(rows)} reports, {len(found)} event mentions of material conflict, {len(counted)} of them counted; "
        f"{soft} told to be no hard news"
    )
    assert len(rows) >= 100
    assert len(counted) / len(rows) <= FLOORS["ordinary_false_alarms"]
    assert soft / len(rows) >= FLOORS["ordinary_genre"]
