#!/usr/bin/env python3
"""Makes a synthetic corpus of invented news reports with the truth about them, for tests and benchmarks of linking.

    python tools/synthetic.py --seed 1 --reports 5000 OUT_DIR

OUT_DIR gets reports.jsonl, truth.jsonl and relations.jsonl (docs/synthetic.md). The same seed gives the same bytes, and a larger
corpus begins with the lines of a smaller one. Nothing in the reports happened.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path

from synthetic_parts.clusters import BACK, cluster
from synthetic_parts.drafts import Draft
from synthetic_parts.truth import Figure, Row, figures_of, relations, report_row, truth_row
from synthetic_parts.world import Event, main_event


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What one report adds to the three files."""

    report: Row
    truth: Row
    relations: tuple[Row, ...]


def corpus(seed: int) -> Iterator[Written]:
    """An endless stream of reports with their truth. It holds no more than two blocks at a time."""
    for block in count():
        yield from _block(seed, block)


def _block(seed: int, block: int) -> Iterator[Written]:
    drafts, events = cluster(seed, block)
    old = _old_figures(seed, block, drafts, events)
    written: list[Figure] = list(old)
    for draft in drafts:
        figures = figures_of(draft)
        yield Written(
            report=report_row(draft), truth=truth_row(draft, events), relations=tuple(relations(written, figures))
        )
        written += figures


def _old_figures(seed: int, block: int, drafts: list[Draft], events: dict[str, Event]) -> list[Figure]:
    """The figures of the old event that a report of this block mentions, from its own block; `events` gets that event."""
    told = {event for d in drafts for p in d.paragraphs for s in p for event, _ in s.tells}
    if told <= set(events):
        return []
    old = main_event(seed, block - BACK)
    events[old.id] = old
    return [f for d in cluster(seed, block - BACK)[0] for f in figures_of(d) if f.event == old.id]


def write_corpus(seed: int, reports: int, target: Path) -> None:
    """Write the first `reports` reports of a seed into a folder, which is made where it is not there."""
    target.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        out = {
            name: stack.enter_context((target / f"{name}.jsonl").open("w", encoding="utf-8", newline="\n"))
            for name in ("reports", "truth", "relations")
        }
        for written in islice(corpus(seed), reports):
            out["reports"].write(_line(written.report))
            out["truth"].write(_line(written.truth))
            out["relations"].writelines(_line(row) for row in written.relations)


def _line(row: Row) -> str:
    return json.dumps(row, ensure_ascii=False) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", type=Path, metavar="OUT_DIR")
    parser.add_argument("--seed", type=int, default=1, help="another seed gives another world (default: 1)")
    parser.add_argument("--reports", type=int, default=5000, metavar="N", help="how many reports (default: 5000)")
    args = parser.parse_args()
    if args.reports < 1:
        parser.error("--reports must be at least 1")
    write_corpus(args.seed, args.reports, args.target)
    print(f"{args.reports} reports of seed {args.seed} in {args.target}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
