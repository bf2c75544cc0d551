"""Coreference on our own 64 reports with chains: half of them (odd numbers) were looked at while the rules were made, the other half never."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest

from dateline.coder import Coder, code
from gold.chains import Gold, Judged, all_gold, figures, judge, read_gold

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def judged(coder: Coder) -> dict[str, list[Judged]]:
    gold = all_gold()
    coded = code([g.reading() for g in gold], coder)
    found: dict[str, list[Judged]] = {"seen": [], "unseen": []}
    for one, reading in zip(gold, coded):
        found["seen" if int(one.name[:2]) % 2 else "unseen"] += judge(one, reading)
    return found


def _shown(part: str, judged: Sequence[Judged]) -> str:
    lines = [
        f"{part}: {len(judged)} anaphoric marks, precision {figures(judged)[0]:.3f}, recall {figures(judged)[1]:.3f}"
    ]
    for kind in ("pronoun", "description", "name"):
        precision, recall = figures([j for j in judged if j.mark.kind == kind])
        lines.append(f"  {kind}: precision {precision:.3f}, recall {recall:.3f}")
    return "\n".join(lines)


@pytest.mark.parametrize("part", ["seen", "unseen"])
def test_floors(judged: dict[str, list[Judged]], part: str) -> None:
    print("\n" + _shown(part, judged[part]))
    precision, recall = figures(judged[part])
    assert precision >= FLOORS[f"coreference_precision_{part}"]
    assert recall >= FLOORS[f"coreference_recall_{part}"]


def test_pooled_precision(judged: dict[str, list[Judged]]) -> None:
    assert figures([j for part in judged.values() for j in part])[0] >= 0.85


def test_sixty_reports() -> None:
    gold = all_gold()
    assert len(gold) >= 60
    assert sum(len(g.marks) for g in gold) > 1500


@pytest.mark.parametrize("gold", all_gold(), ids=lambda g: g.name)
def test_marks_are_sound(gold: Gold) -> None:
    """Spans cover their words, and no chain but the open one stands alone."""
    counts: dict[str, int] = {}
    for mark in gold.marks:
        assert mark.span.of(gold.text) == mark.surface
        for chain in mark.chains - {"?"}:
            counts[chain] = counts.get(chain, 0) + 1
    assert min(counts.values()) > 1


def test_brackets_that_do_not_balance(tmp_path: Path) -> None:
    path = tmp_path / "bad.txt"
    path.write_text("# published: 2025-01-01; outlet: X\n# remark\nTitle [1|one", encoding="utf-8")
    with pytest.raises(ValueError, match=r"bad\.txt: a bracket stays open"):
        read_gold(path)
