"""The twelve example reports against what a careful reader gets from them (src/dateline/examples/expectations.md).

A row's must types count as got where the sentence has an event mention of that type; an event mention counts as right where its
sentence's row names its type as a must or as a `may`. Parties, places and dates are reviewed in the golden documents.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import pytest

from dateline.coder import Coder, code
from dateline.corpus import read_paths
from dateline.knowledge import load
from dateline.records import Coded

EXAMPLES = Path(str(files("dateline"))) / "examples"
FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))
TYPES = "|".join(sorted(load().types))
MENTION = re.compile(rf"(may )?\b({TYPES})\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One sentence's expectation."""

    opens: str
    must: frozenset[str]
    may: frozenset[str]


def expectations() -> dict[str, list[Row]]:
    """Rows by the number of the report ("01"); rows of furniture are left out."""
    found: dict[str, list[Row]] = {}
    report = ""
    for line in (EXAMPLES / "expectations.md").read_text(encoding="utf-8").splitlines():
        heading = re.match(r"## (\d\d) ", line)
        if line.startswith("## "):
            report = heading.group(1) if heading else ""
        cells = [c.strip() for c in line.strip("|").split("|")]
        if report and line.startswith("|") and len(cells) >= 4 and cells[1].startswith("`") and cells[0] != "L":
            found.setdefault(report, []).append(_row(cells))
    return found


def _row(cells: list[str]) -> Row:
    parts = [MENTION.match(part.strip()) for part in re.split(r";|, or ", cells[3])]
    given = [m for m in parts if m]
    return Row(
        opens=cells[1].strip("`").replace("\\", ""),
        must=frozenset(m.group(2) for m in given if not m.group(1)),
        may=frozenset(m.group(2) for m in given if m.group(1)) | frozenset(re.findall(rf"\b({TYPES})\b", cells[3])),
    )


@pytest.fixture(scope="module")
def readings(coder: Coder) -> dict[str, Coded]:
    paths = sorted(p for p in EXAMPLES.iterdir() if p.suffix in {".txt", ".html"})
    return {path.name[:2]: coded for path, coded in zip(paths, code(list(read_paths([str(p) for p in paths])), coder))}


def test_floors(readings: dict[str, Coded]) -> None:
    wanted = got = given = right = 0
    for number, rows in expectations().items():
        types = _types_by_row(readings[number], rows)
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


def _types_by_row(coded: Coded, rows: list[Row]) -> list[list[str]]:
    """Types of the event mentions between one row's opening words and the next one's."""
    assert coded.document is not None
    text, starts, at = coded.document.text, [], 0
    for row in rows:
        place = text.find(row.opens, at)
        starts.append(place if place >= 0 else at)
        at = max(at, place)
    ends = [*starts[1:], len(text)]
    return [
        [m.type for m in coded.event_mentions if start <= m.predicate[-1].start < end]
        for start, end in zip(starts, ends)
    ]
