"""The twelve example reports against what a careful reader gets from them (src/dateline/examples/expectations.md).

A row's must types count as got where the sentence has an event mention of that type; an event mention counts as right where its
sentence's row names its type as a must or as a `may`. Parties, places and dates are reviewed in the golden documents.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from dateline.coder import Coder, code
from dateline.corpus import read_paths
from dateline.records import Coded
from expected import EXAMPLES, by_row, expectations

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def readings(coder: Coder) -> dict[str, Coded]:
    paths = sorted(p for p in EXAMPLES.iterdir() if p.suffix in {".txt", ".html"})
    return {path.name[:2]: coded for path, coded in zip(paths, code(list(read_paths([str(p) for p in paths])), coder))}


def test_floors(readings: dict[str, Coded]) -> None:
    wanted = got = given = right = 0
    for number, rows in expectations().items():
        types = [[m.type for m in row] for row in by_row(readings[number], rows)]
        for row, found in zip(rows, types):
            wanted += len(row.must)
            got += len(row.must & set(found))
            given += len(found)
            right += sum(t in row.must | row.may for t in found)
    recall, precision = got / wanted, right / given
    print(
        f"\nour own gold: must types got {got}/{wanted} = {recall:.3f}; event mentions right {right}/{given} = {precision:.3f}"
    )
    assert wanted > 90
    assert recall >= FLOORS["must_recall"]
    assert precision >= FLOORS["type_precision"]
