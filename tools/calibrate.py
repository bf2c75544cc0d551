#!/usr/bin/env python3
"""Calibrates `p_coding`: how often what Dateline codes is right, by what speaks for and against it.

    python tools/calibrate.py [BENCH_DIR] [--cache FILE] [--write]

Pools what Dateline codes in the older PLOVER gold (`coding/events_gsr.jsonl`), the police reports of India
(`events/india_police_dev.jsonl`) and our own: labelled clauses (`training/acts`, each read with a learned part that has not seen it), the
twelve example reports, and ordinary news, where any deed is wrong. A
logistic regression over the signs of `coding/weigh.py` is fitted by grouped cross-validation (a report, or a sentence, is never on
both sides), and its reliability is printed beside the range that a perfectly calibrated coder would get on as many predictions.
`--write` fits on our own clauses and on the PLOVER gold, whose licence allows it (CC BY-SA 4.0), and writes `calibration.tsv`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from acts_data import CHUNK, Labelled, examples, read_files
from dateline.coder import Coder, code_parsed, steps_of
from dateline.coding.acts import Coding
from dateline.coding.codebook import OLDER, under
from dateline.coding.engine import Engine
from dateline.coding.event_mentions import signs_at
from dateline.coding.scene import Scene
from dateline.corpus import read_paths
from dateline.knowledge import load
from dateline.knowledge.act_weights import ActWeights
from expected import EXAMPLES, by_row, expectations
from predict import parser_of, reading_of
from train_acts import DATA, patterns, text_of, trained, word_vectors

Floats = NDArray[np.float64]
TABLE = Path(__file__).parents[1] / "src" / "dateline" / "knowledge" / "data" / "calibration.tsv"
ORDINARY = Path(__file__).parents[1] / "tests" / "gold" / "ordinary.tsv"
DEEDS = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
MERGED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
"""Older types as the published conversion of the gold has them."""
FOLDS, BINS, RIDGE, DRAWS = 5, 10, 2.0, 2000
LEAST = 12
"""A sign is weighed that so many predictions have."""


@dataclass(frozen=True, slots=True)
class Prediction:
    """One thing coded: where it comes from, what it shares its fold with, its signs, and whether the gold has it."""

    source: str
    group: str
    signs: Mapping[str, float]
    right: bool


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", nargs="?", type=Path, default=Path("../shared/bench"))
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    if not args.bench.is_dir():
        print(f"calibrate: no benchmarks at {args.bench}; nothing measured")
        return 0
    coder = Coder.of(parser_of(args.cache), load())
    pool = [*own(coder), *reports(coder), *plover_gold(args.bench, coder), *police(args.bench, coder)]
    report(pool)
    if args.write:
        licensed = [p for p in pool if p.source != "police"]
        names, weights = fitted(licensed)
        write(names, weights)
        held = [p for p in pool if p.source == "police"]
        shown("fitted on the others, on the police reports", held, chances(names, weights, held))
    return 0


# --- what is coded, and whether it is right ------------------------------------------------------------------------------


def coded(scene: Scene) -> Iterator[tuple[Coding, Mapping[str, float]]]:
    """The codings of a scene with their signs."""
    engine = Engine(scene)
    for coding in engine.run()[0]:
        yield coding, signs_at(scene, coding, engine.names.learned)


def scenes(rows: Sequence[Mapping[str, Any]], coder: Coder) -> Iterator[tuple[Mapping[str, Any], Scene]]:
    """The rows with their scenes."""
    for start in range(0, len(rows), CHUNK):
        group = [(row, reading_of(dict(row))) for row in rows[start : start + CHUNK]]
        documents = [r.document for _, r in group if r.document is not None]
        for (row, reading), document, parse in zip(group, documents, coder.parser.parse(documents)):
            yield row, steps_of(reading.report, document, parse, coder).scene


def own(coder: Coder) -> Iterator[Prediction]:
    """Our own clauses, each fold read with a learned part trained on the others."""
    lines = read_files(sorted(DATA.glob("*.txt")))
    words, vectors = word_vectors()
    data = list(examples(lines, coder))
    base = list(examples(list(patterns(coder)), coder))
    for fold in range(FOLDS):
        kept = [e for e in data if e.sentence % FOLDS != fold]
        weights = ActWeights.of(text_of(trained([*base, *kept], words, vectors), words, vectors).decode())
        apart = replace(coder, knowledge=replace(coder.knowledge, act_weights=weights))
        held = [(n, line) for n, line in enumerate(lines) if n % FOLDS == fold]
        yield from _judged(held, apart)


def _judged(held: Sequence[tuple[int, Labelled]], coder: Coder) -> Iterator[Prediction]:
    rows = [{"id": f"own{number}", "text": line.text, "marks": line.marks} for number, line in held]
    for row, scene in scenes(rows, coder):
        labels = {start: label.partition(".")[0].upper() for start, _, label in row["marks"]}
        for coding, signs in coded(scene):
            start = scene.trees[coding.sentence].sentence.starts[coding.token]
            if start in labels:
                yield Prediction("own", str(row["id"]), signs, labels[start] == coding.type)


def reports(coder: Coder) -> Iterator[Prediction]:
    """Our own example reports, against what a careful reader gets from them, and ordinary news, where no deed is right."""
    paths = sorted(p for p in EXAMPLES.iterdir() if p.suffix in {".txt", ".html"})
    wanted = expectations()
    for path, reading in zip(paths, read_paths([str(p) for p in paths])):
        assert reading.document is not None
        (parse,) = coder.parser.parse([reading.document])
        scene = steps_of(reading.report, reading.document, parse, coder).scene
        found = code_parsed(reading, parse, coder)
        rows = wanted.get(path.name[:2], [])
        right = {
            m.predicate[-1]: m.type in row.must | row.may for row, told in zip(rows, by_row(found, rows)) for m in told
        }
        for coding, signs in coded(scene):
            span = scene.trees[coding.sentence].span(coding.token, coding.token)
            if span in right:
                yield Prediction("own", path.stem, signs, right[span])
    lines = [line.split("\t") for line in ORDINARY.read_text(encoding="utf-8").splitlines()[1:]]
    for row, scene in scenes([{"id": name, "text": text} for name, _, text in lines], coder):
        for coding, signs in coded(scene):
            if coding.type in DEEDS:
                yield Prediction("own", str(row["id"]), signs, False)


def plover_gold(bench: Path, coder: Coder) -> Iterator[Prediction]:
    """The older gold: a type is right that is the sentence's, or that of a twin."""
    rows = _rows(bench / "coding" / "events_gsr.jsonl")
    types = {row["id"]: {g["plover"] for g in row["gold"]} for row in rows}
    for row, scene in scenes(rows, coder):
        wanted = types[row["id"]].union(*(types.get(twin, set()) for twin in row.get("twin_ids") or ()))
        for coding, signs in coded(scene):
            older = under(OLDER, coding, coder.knowledge.differences).type
            yield Prediction("gold", str(row["id"]), signs, MERGED.get(older, older) in wanted)


def police(bench: Path, coder: Coder) -> Iterator[Prediction]:
    """Arrests, force and other measures by police and troops: right where the sentence is labelled so."""
    rows = _rows(bench / "events" / "india_police_dev.jsonl")
    for row, scene in scenes(rows, coder):
        for coding, signs in coded(scene):
            wanted = _police_labels(scene, coding)
            start = scene.trees[coding.sentence].sentence.starts[coding.token]
            labels = next((set(s["labels"]) for s in row["sentences"] if s["start"] <= start < s["end"]), None)
            if wanted and labels is not None:
                yield Prediction("police", str(row["id"]), signs, bool(wanted & labels))


def _police_labels(scene: Scene, coding: Coding) -> set[str]:
    actors = [scene.actor(coding.sentence, token) for token in coding.actors]
    forces = any(a is not None and {"COP", "MIL", "PRM"} & set(a.sectors) for a in actors)
    if coding.type == "COERCE" and coding.mode == "arrest":
        return {"ARREST"}
    if coding.type == "ASSAULT" and (forces or coding.mode == "crowd-control"):
        return {"FORCE", "KILL"}
    if coding.type == "MOBILIZE" or (coding.type == "COERCE" and (forces or coding.mode == "curfew")):
        return {"ANY_ACTION"}
    return set()


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").rstrip("\n").split("\n")]


# --- the regression ---------------------------------------------------------------------------------------------------


def fitted(pool: Sequence[Prediction]) -> tuple[list[str], Floats]:
    """Names and weights of the signs, the constant last: ridge logistic regression by Newton's steps."""
    counts: dict[str, int] = {}
    for p in pool:
        for name, value in p.signs.items():
            counts[name] = counts.get(name, 0) + (value != 0)
    names = sorted(name for name, count in counts.items() if count >= LEAST)
    matrix = _matrix(names, pool)
    wanted = np.array([p.right for p in pool], dtype=np.float64)
    weights = np.zeros(matrix.shape[1])
    penalty = np.append(np.full(len(names), RIDGE), 1e-6)
    for _ in range(30):
        chance = 1 / (1 + np.exp(-matrix @ weights))
        slope = matrix.T @ (chance - wanted) + penalty * weights
        bend = (matrix * (chance * (1 - chance))[:, None]).T @ matrix + np.diag(penalty)
        weights = weights - np.linalg.solve(bend, slope)
    return names, weights


def _matrix(names: Sequence[str], pool: Sequence[Prediction]) -> Floats:
    return np.array([[*(p.signs.get(name, 0.0) for name in names), 1.0] for p in pool])


def chances(names: Sequence[str], weights: Floats, pool: Sequence[Prediction]) -> Floats:
    """The probabilities of predictions."""
    found: Floats = 1 / (1 + np.exp(-_matrix(names, pool) @ weights))
    return np.clip(found, 0.01, 0.99)


def report(pool: Sequence[Prediction]) -> None:
    """Grouped cross-validation over all, and its reliability by source."""
    groups = {g: i for i, g in enumerate(sorted({f"{p.source}/{p.group}" for p in pool}))}
    order = np.random.default_rng(0).permutation(len(groups))
    fold_of = np.array([order[groups[f"{p.source}/{p.group}"]] % FOLDS for p in pool])
    found = np.zeros(len(pool))
    for fold in range(FOLDS):
        names, weights = fitted([p for p, f in zip(pool, fold_of) if f != fold])
        held = np.flatnonzero(fold_of == fold)
        found[held] = chances(names, weights, [pool[int(i)] for i in held])
    shown("all, grouped cross-validation", pool, found, table=True)
    for source in ("own", "gold", "police"):
        kept = [i for i, p in enumerate(pool) if p.source == source]
        shown(f"  of these: {source}", [pool[i] for i in kept], found[kept])


def shown(title: str, pool: Sequence[Prediction], found: Floats, table: bool = False) -> None:
    """The expected calibration error, beside what perfect calibration would get on these probabilities by chance."""
    right = np.array([p.right for p in pool], dtype=np.float64)
    generator = np.random.default_rng(0)
    perfect = sorted(error(found, (generator.random(len(found)) < found).astype(np.float64)) for _ in range(DRAWS))
    low, high = perfect[int(0.025 * DRAWS)], perfect[int(0.975 * DRAWS)]
    print(
        f"{title}: {len(pool)} predictions, right {right.mean():.3f}, mean p {found.mean():.3f}, ECE {error(found, right):.3f} (perfect: {low:.3f} to {high:.3f}), Brier {((found - right) ** 2).mean():.3f}"
    )
    if table:
        print("| p | predictions | mean p | right |\n| --- | --- | --- | --- |")
        for low_edge in np.arange(0, 1, 1 / BINS):
            inside = (found >= low_edge) & (found < low_edge + 1 / BINS)
            if inside.any():
                print(
                    f"| {low_edge:.1f}–{low_edge + 1 / BINS:.1f} | {inside.sum()} | {found[inside].mean():.2f} | {right[inside].mean():.2f} |"
                )


def error(found: Floats, right: Floats) -> float:
    """Expected calibration error over ten bins of equal width (Naeini et al. 2015)."""
    bins = np.minimum((found * BINS).astype(int), BINS - 1)
    return float(
        sum(abs(found[bins == b].mean() - right[bins == b].mean()) * (bins == b).sum() for b in np.unique(bins))
        / len(found)
    )


def write(names: Sequence[str], weights: Floats) -> None:
    """The weights as the table that ships."""
    rows = [*zip(names, weights), ("constant", weights[-1])]
    lines = [f"{name}\t{weight:.3f}\ttools/calibrate.py\t2026-11" for name, weight in sorted(rows)]
    TABLE.write_text("\n".join(["sign\tweight\tsource\tasof", *lines]) + "\n", encoding="utf-8")
    print(f"{TABLE.name} written: {len(lines)} weights")


if __name__ == "__main__":
    sys.exit(main())
