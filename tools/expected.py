"""What a careful reader gets from the twelve example reports, sentence by sentence (src/dateline/examples/expectations.md)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from dateline.knowledge import load
from dateline.records import Coded, EventMention

EXAMPLES = Path(str(files("dateline"))) / "examples"
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


def by_row(coded: Coded, rows: Sequence[Row]) -> list[list[EventMention]]:
    """The event mentions between one row's opening words and the next one's."""
    assert coded.document is not None
    text, starts, at = coded.document.text, [], 0
    for row in rows:
        place = text.find(row.opens, at)
        starts.append(place if place >= 0 else at)
        at = max(at, place)
    ends = [*starts[1:], len(text)]
    return [
        [m for m in coded.event_mentions if start <= m.predicate[-1].start < end] for start, end in zip(starts, ends)
    ]
