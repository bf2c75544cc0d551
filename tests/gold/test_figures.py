"""Figures and their relations against a gold of single sentences and pairs that somebody else wrote from the conventions alone.

tests/gold/figures.tsv has one expression a row, tests/gold/figure_pairs.tsv one pair. Rules were tuned on the rows "seen" only.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from conftest import ReadText
from dateline.records import Bound, Coded, Figure

HERE = Path(__file__).parent
FLOORS = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))
SMALL = frozenset("the a an of and in on at for its his their".split())
Row = dict[str, str]


def rows(name: str, split: str) -> list[Row]:
    """The rows of one split."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row for row in reader if row["split"] == split]


def bound(text: str) -> Bound | None:
    return None if not text else float(text) if "." in text else int(text)


def at_surface(coded: Coded, surface: str) -> Figure | None:
    """The figure whose span overlaps the surface; of two, the one that shares more with it."""
    assert coded.document is not None
    start = coded.document.text.find(surface)
    assert start >= 0, surface
    end = start + len(surface)
    shared = {f: min(end, f.span.end) - max(start, f.span.start) for f in coded.figures}
    best = max(coded.figures, key=lambda f: shared[f], default=None)
    return best if best is not None and shared[best] > 0 else None


def words(name: str) -> set[str]:
    return {w.strip("'’s,.") for w in name.lower().split()} - SMALL


def claimed_by(figure: Figure, name: str) -> bool:
    return bool(words(figure.claimant) & words(name)) if name else not figure.claimant


CHECKS: dict[str, Callable[[Figure, Row], bool]] = {
    "value": lambda f, r: (f.low, f.best, f.high) == (bound(r["low"]), bound(r["best"]), bound(r["high"])),
    "what": lambda f, r: f.what == r["what"],
    "measure": lambda f, r: f.measure == r["measure"],
    "unit": lambda f, r: f.unit == r["unit"],
    "side": lambda f, r: f.whose == r["side"],
    "per": lambda f, r: f.per == r["per"],
    "counting": lambda f, r: f.counting == r["counting"],
    "status": lambda f, r: f.status == r["status"],
    "claimant": lambda f, r: claimed_by(f, r["claimant"]),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """How many rows, how many right by field, and the wrong ones for reading."""

    rows: int
    right: dict[str, int]
    wrong: list[str]

    def of(self, field: str) -> float:
        return self.right[field] / self.rows


def scored(read_text: ReadText, split: str) -> Scores:
    """Expressions of one split, field by field; a figure that was not found is wrong in all of them."""
    given, wrong = rows("figures.tsv", split), []
    right = dict.fromkeys(CHECKS, 0)
    for row in given:
        figure = at_surface(read_text(row["text"]), row["surface"])
        failed = [name for name, check in CHECKS.items() if figure is None or not check(figure, row)]
        for name in CHECKS.keys() - failed:
            right[name] += 1
        if failed:
            wrong.append(
                f"{row['id']} {row['surface']!r} {'MISSING' if figure is None else _told(figure, row, failed)}"
            )
    return Scores(rows=len(given), right=right, wrong=wrong)


def _told(figure: Figure, row: Row, failed: list[str]) -> str:
    got = {
        "value": (figure.low, figure.best, figure.high),
        "side": figure.whose,
        **{n: getattr(figure, n) for n in ("what", "measure", "unit", "per", "counting", "status", "claimant")},
    }
    gold = {**row, "value": f"{row['low']}/{row['best']}/{row['high']}"}
    return "; ".join(f"{name} {got[name]!r} for {gold[name]!r}" for name in failed)


def relation_of(coded: Coded, row: Row) -> str:
    """The relation of the two figures of a pair as "update ab", "same", "none" or "missing"."""
    a, b = at_surface(coded, row["a"]), at_surface(coded, row["b"])
    if a is None or b is None:
        return "none" if row["relation"] == "none" else "missing"
    for found in coded.figure_relations:
        if {found.a, found.b} == {a.id, b.id}:
            direction = ("ab" if found.a == a.id else "ba") if row["direction"] else ""
            return f"{found.relation} {direction}".strip()
    return "none"


def paired(read_text: ReadText, split: str) -> Scores:
    """Pairs of one split: right where relation and direction are."""
    given, wrong = rows("figure_pairs.tsv", split), []
    for row in given:
        gold, got = f"{row['relation']} {row['direction']}".strip(), relation_of(read_text(row["text"]), row)
        if got != gold:
            wrong.append(f"{row['id']} {row['a']!r} {row['b']!r}: {got!r} for {gold!r}")
    return Scores(rows=len(given), right={"pairs": len(given) - len(wrong)}, wrong=wrong)


@pytest.mark.parametrize("split", ["seen", "unseen"])
def test_figures(read_text: ReadText, split: str) -> None:
    scores, pairs = scored(read_text, split), paired(read_text, split)
    print(f"\nfigures, {split}: {scores.rows} expressions, {pairs.rows} pairs")
    for name, right in scores.right.items():
        print(f"  {name:9} {right:4}/{scores.rows} = {scores.of(name):.3f}")
    print(f"  pairs     {pairs.right['pairs']:4}/{pairs.rows} = {pairs.of('pairs'):.3f}")
    if split == "seen":
        print("\n".join([*scores.wrong, *pairs.wrong]))
    assert scores.rows > 50
    for name in CHECKS:
        assert scores.of(name) >= FLOORS[f"figures_{name}_{split}"], name
    assert pairs.of("pairs") >= FLOORS[f"figures_pairs_{split}"]
