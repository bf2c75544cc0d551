#!/usr/bin/env python3
"""Scores linking across reports against the truth of a synthetic corpus.

    python tools/synthetic_score.py TRUTH_DIR MENTIONS.jsonl [--syndication ROWS.jsonl] [--figures ROWS.jsonl]

TRUTH_DIR is what tools/synthetic.py wrote. The other files hold what a program found, one JSON object a line:
mentions {"report", "start", "end", "type", "event"}, syndication {"report", "group"}, figures {"a_report", "a_start", "a_end", "b_report",
"b_start", "b_end", "relation"}. `report` is the id in reports.jsonl. docs/synthetic.md says what is counted.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Row = Mapping[str, Any]
DIRECTED = frozenset({"update", "subset", "contradict"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Pairs found, pairs in the truth, and those in both."""

    found: int
    true: int
    both: int

    @property
    def precision(self) -> float:
        """Share of the found pairs that are true; 1 where nothing was found."""
        return self.both / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of the true pairs that were found; 1 where there is none."""
        return self.both / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def superseded(truth: Iterable[Row]) -> frozenset[str]:
    """Captures that a correction replaced: an archive no longer reads them, so nothing about them is counted."""
    return frozenset(row["corrects"] for row in truth if row["corrects"])


# --- events ---------------------------------------------------------------------------------------------------------


def score_events(truth: Sequence[Row], mentions: Iterable[Row]) -> dict[str, Score | int]:
    """Pairs of event mentions of different reports, one mention for each report, event found and event told.

    `events`: against all pairs of reports that tell one event (in passing and as denied left out of the truth). `linking`: only
    against pairs of which both tellings were read. `all_tellings`: those in passing and denied counted too. `read` and `told` count
    tellings, `outside` counts mentions that match no telling of the truth: the truth does not say what every sentence tells.
    """
    gone = superseded(truth)
    current = {row["id"]: row["events"] for row in truth if row["id"] not in gone}
    triples: set[tuple[str, str, str]] = set()
    outside = 0
    for mention in mentions:
        if mention["report"] not in current:
            continue
        told = matched(mention, current[mention["report"]])
        outside += told is None
        if told is not None:
            triples.add((mention["report"], str(mention["event"]), told))
    plain = {(r, e["event"]) for r, events in current.items() for e in events if e["telling"] in {"lead", "retold"}}
    every = {(r, e["event"]) for r, events in current.items() for e in events}
    read = {(r, told) for r, _, told in triples}
    main = {t for t in triples if (t[0], t[2]) in plain}
    return {
        "events": Score(found=_found(main), true=_pairs(plain), both=_both(main)),
        "linking": Score(found=_found(main), true=_pairs(plain & read), both=_both(main)),
        "all_tellings": Score(found=_found(triples), true=_pairs(every), both=_both(triples)),
        "told": len(plain),
        "read": len(plain & read),
        "outside": outside,
    }


def matched(mention: Row, events: Iterable[Row]) -> str | None:
    """The event of the telling whose sentence the mention shares most characters with, of those of a fitting type."""
    best = max(
        ((_shared(mention, e), -e["start"], e["event"]) for e in events if _fits(mention["type"], e)),
        default=(0, 0, ""),
    )
    return best[2] if best[0] > 0 else None


def _fits(coded: str, told: Row) -> bool:
    return coded == told["type"] or coded in told.get("also", ())


def _shared(a: Row, b: Row) -> int:
    return int(min(a["end"], b["end"]) - max(a["start"], b["start"]))


def _pairs(tellings: Iterable[tuple[str, str]]) -> int:
    """Pairs of reports that tell one event."""
    return sum(n * (n - 1) // 2 for n in Counter(event for _, event in tellings).values())


def _found(triples: Iterable[tuple[str, str, str]]) -> int:
    """Pairs of (report, told event) of different reports that stand in one found event. A pair counts once however often found."""
    return _distinct(triples, same=False)


def _both(triples: Iterable[tuple[str, str, str]]) -> int:
    """Those of them that tell one event indeed."""
    return _distinct(triples, same=True)


def _distinct(triples: Iterable[tuple[str, str, str]], *, same: bool) -> int:
    groups: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for report, found, told in triples:
        groups[found].append((report, told))
    pairs: set[tuple[tuple[str, str], tuple[str, str]]] = set()
    for group in groups.values():
        ordered = sorted(group)
        pairs |= {
            (a, b)
            for i, a in enumerate(ordered)
            for b in ordered[i + 1 :]
            if a[0] != b[0] and (not same or a[1] == b[1])
        }
    return len(pairs)


# --- syndication ----------------------------------------------------------------------------------------------------


def score_syndication(truth: Sequence[Row], rows: Iterable[Row]) -> Score:
    """Pairs of reports in one syndication group. A report without a row stands alone."""
    gone = superseded(truth)
    true = {row["id"]: row["group"] for row in truth if row["id"] not in gone}
    found = {row["report"]: row["group"] for row in rows if row["report"] in true}
    both = Counter((found[r], true[r]) for r in found)
    return Score(found=_grouped(found.values()), true=_grouped(true.values()), both=_choose_two(both.values()))


def _grouped(groups: Iterable[Hashable]) -> int:
    return _choose_two(Counter(groups).values())


def _choose_two(counts: Iterable[int]) -> int:
    return sum(n * (n - 1) // 2 for n in counts)


# --- figures --------------------------------------------------------------------------------------------------------


def score_figures(truth: Sequence[Row], relations: Iterable[Row], rows: Iterable[Row]) -> dict[str, Score]:
    """Relations of figures across reports: `all` together and each by its name.

    A row counts where both its figures touch figures of the truth; with a relation that the truth does not have it is wrong. Direction
    counts but for `same` and `differ`.
    """
    gone = superseded(truth)
    known = {row["id"]: [(f["start"], f["end"]) for f in row["figures"]] for row in truth if row["id"] not in gone}
    true = {_key(r) for r in relations if r["a_report"] in known and r["b_report"] in known}
    found = {_key(snapped) for row in rows if (snapped := _snapped(row, known)) is not None}
    names = sorted({k[2] for k in true | found})
    scores = {"all": _compare(found, true)}
    return scores | {n: _compare({k for k in found if k[2] == n}, {k for k in true if k[2] == n}) for n in names}


Place = tuple[str, int, int]
Key = tuple[Place, Place, str]


def _compare(found: set[Key], true: set[Key]) -> Score:
    return Score(found=len(found), true=len(true), both=len(found & true))


def _key(row: Row) -> Key:
    a = (row["a_report"], row["a_start"], row["a_end"])
    b = (row["b_report"], row["b_start"], row["b_end"])
    return (a, b, row["relation"]) if row["relation"] in DIRECTED or a <= b else (b, a, row["relation"])


def _snapped(row: Row, known: Mapping[str, Sequence[tuple[int, int]]]) -> Row | None:
    """The row with the truth's places for its figures; None within one report and where the truth has no figure there."""
    if row["a_report"] == row["b_report"]:
        return None
    places: dict[str, Any] = {"relation": row["relation"]}
    for side in "ab":
        report, start, end = row[f"{side}_report"], row[f"{side}_start"], row[f"{side}_end"]
        hit = next(((s, e) for s, e in known.get(report, ()) if start < e and s < end), None)
        if hit is None:
            return None
        places |= {f"{side}_report": report, f"{side}_start": hit[0], f"{side}_end": hit[1]}
    return places


# --- the command ----------------------------------------------------------------------------------------------------


def rows_of(path: Path) -> Iterator[Row]:
    """The objects of a JSON lines file. Raises ValueError that names file and line."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                yield json.loads(line)
            except ValueError as error:
                raise ValueError(f"{path}:{number} is no JSON: {error}") from error


def show(name: str, score: Score | int) -> str:
    """One line of the printed table."""
    if isinstance(score, int):
        return f"{name:<24} {score:>9}"
    return (
        f"{name:<24} precision {score.precision:.3f}  recall {score.recall:.3f}  F {score.f1:.3f}"
        f"  ({score.both} of {score.found} found, of {score.true} true)"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("truth", type=Path, metavar="TRUTH_DIR")
    parser.add_argument("mentions", type=Path, metavar="MENTIONS.jsonl")
    parser.add_argument("--syndication", type=Path, metavar="ROWS.jsonl")
    parser.add_argument("--figures", type=Path, metavar="ROWS.jsonl")
    args = parser.parse_args()
    try:
        for line in _scored(args.truth, args.mentions, args.syndication, args.figures):
            print(line)
    except (OSError, ValueError, KeyError) as error:
        missing = f"a row lacks the field {error}" if isinstance(error, KeyError) else str(error)
        print(f"synthetic_score: {missing}", file=sys.stderr)
        return 1
    return 0


def _scored(folder: Path, mentions: Path, syndication: Path | None, figures: Path | None) -> Iterator[str]:
    truth = list(rows_of(folder / "truth.jsonl"))
    for name, score in score_events(truth, rows_of(mentions)).items():
        yield show(name, score)
    if syndication is not None:
        yield show("syndication", score_syndication(truth, rows_of(syndication)))
    if figures is not None:
        relations = rows_of(folder / "relations.jsonl")
        for name, score in score_figures(truth, relations, rows_of(figures)).items():
            yield show(f"figures {name}", score)


if __name__ == "__main__":
    sys.exit(main())
