#!/usr/bin/env python3
"""Trains the weights of the certainty model and writes them into the generated knowledge.

    python tools/train_certainty.py TRAIN.jsonl [--cache FILE] [--folds] [--check]

TRAIN.jsonl has one sentence a row: {"id", "text", "predicates": [{"start", "end", "value"}]}, values from -3 (did not happen)
to 3 (happened), as in UDS It-Happened v2 of the Universal Decompositional Semantics project (decomp.io). `--cache` keeps the
parses in a SQLite file; `--folds` trains on four fifths at a time and prints what the fifth gives, and writes nothing;
`--check` writes nothing and says whether the file would be another one. Numpy alone and fixed seeds: the same data, parser, processor
and build of numpy give the same files, byte for byte.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from build_knowledge import TARGET, packed, sums
from dateline.attribution import CueLexicon
from dateline.claims.certainty import OF_WORDS
from dateline.claims.clues import Surroundings
from dateline.knowledge import Knowledge, load
from dateline.knowledge.clue_weights import CONSTANTS, ClueWeights
from dateline.knowledge.word_weights import WordWeights
from dateline.parse import Parser, trees
from dateline.records import Sentence
from predict import CHUNK, parser_of, reading_of
from training_words import trained_words

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
NAME, WORDS = "certainty.tsv.gz", "certainty_words.jsonl.gz"
LEAST = 5
"""A clue is kept that stands in so many bags."""
NETS, HIDDEN = 2, 16
EPOCHS, BATCH, RATE, DECAY = 4, 128, 2e-3, 3e-3
KEPT_CLUES, KEPT_HIDDEN = 0.6, 0.7
"""The share of clues and of hidden units that is not dropped at a step of training."""
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Bags:
    """Bags of clue numbers, one after the other: bag i is `clues[starts[i] : starts[i + 1]]`."""

    clues: Ints
    starts: Ints

    @staticmethod
    def of(bags: Sequence[Sequence[int]]) -> Bags:
        starts = np.cumsum([0, *map(len, bags)])
        return Bags(np.array([c for bag in bags for c in bag], dtype=np.int64), starts)


@dataclass(frozen=True, slots=True)
class Example:
    """One predicate: the row and sentence it stands in, its clues, its value."""

    row: int
    sentence: Sentence
    token: int
    bag: Sequence[str]
    value: float


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", type=Path)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--folds", action="store_true")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    examples = read(args.train, parser_of(args.cache), load())
    if args.folds:
        return cross_validate(examples)
    texts = {NAME: by_clues(examples), WORDS: by_words(examples)}
    if args.check:
        return compared(texts)
    for name, text in texts.items():
        (TARGET / name).write_bytes(packed(text))
        print(f"{name}: {(TARGET / name).stat().st_size} bytes")
    files = {path.name: path.read_bytes() for path in TARGET.iterdir() if path.name != "SHA256SUMS"}
    (TARGET / "SHA256SUMS").write_bytes(sums(files))
    return 0


def compared(texts: Mapping[str, bytes]) -> int:
    """Says of each file whether it would be another one."""
    same = {name: gzip.decompress((TARGET / name).read_bytes()) == text for name, text in texts.items()}
    for name, alike in same.items():
        print(f"{name}: {'the same' if alike else 'differs'}")
    return 0 if all(same.values()) else 1


def read(source: Path, parser: Parser, knowledge: Knowledge) -> list[Example]:
    """All predicates of a file."""
    lines = source.read_text(encoding="utf-8").rstrip("\n").split("\n")
    cues = CueLexicon.of(knowledge.cues)
    examples: list[Example] = []
    for number, (row, sentences) in enumerate(_read(lines, parser, knowledge, cues)):
        for predicate in row["predicates"]:
            for sentence in sentences:
                token = sentence.tree.token_at(predicate["start"])
                if token is not None:
                    bag = sorted(set(sentence.clues(token)))
                    examples.append(Example(number, sentence.tree.sentence, token, bag, predicate["value"]))
                    break
    return examples


def _read(
    lines: Sequence[str], parser: Parser, knowledge: Knowledge, cues: CueLexicon
) -> Iterator[tuple[dict[str, Any], list[Surroundings]]]:
    for start in range(0, len(lines), CHUNK):
        rows = [json.loads(line) for line in lines[start : start + CHUNK]]
        documents = [d for row in rows if (d := reading_of(row).document) is not None]
        for row, parse in zip(rows, parser.parse(documents)):
            yield row, [Surroundings(tree, knowledge, cues) for tree in trees(parse)]


def by_clues(examples: Sequence[Example]) -> bytes:
    """The text of the weights of clues."""
    return written(*trained([e.bag for e in examples], np.array([e.value for e in examples], dtype=np.float32)))


def by_words(examples: Sequence[Example]) -> bytes:
    """The text of the networks over words."""
    return trained_words([(group[0].sentence, [(e.token, e.value) for e in group]) for group in _sentences(examples)])


def _sentences(examples: Sequence[Example]) -> list[list[Example]]:
    return [list(group) for _, group in groupby(examples, key=lambda e: id(e.sentence))]


def trained(bags: Sequence[Sequence[str]], values: Floats) -> tuple[dict[str, int], list[dict[str, Floats]]]:
    """The clues that are kept, with their numbers, and the networks."""
    counts = Counter(clue for bag in bags for clue in bag)
    rows = {clue: i for i, clue in enumerate(sorted(clue for clue, n in counts.items() if n >= LEAST))}
    known = Bags.of([[rows[clue] for clue in bag if clue in rows] for bag in bags])
    return rows, [_net(known, values, len(rows), seed) for seed in range(NETS)]


def _net(bags: Bags, values: Floats, clues: int, seed: int) -> dict[str, Floats]:
    """One network, by Adam with a falling rate on squared errors; clues and hidden units are dropped at random."""
    random = np.random.default_rng(seed)
    net = {
        "weights": random.normal(0, 0.005, (clues, HIDDEN + 1)).astype(np.float32),
        # Weights near nothing: a rare clue then stays near nothing, where larger ones would be noise. The bias breaks the tie.
        "bias": (0.5 * random.random(HIDDEN)).astype(np.float32),
        "out": random.normal(0, HIDDEN**-0.5, HIDDEN).astype(np.float32),
        "constant": np.array([values.mean()], np.float32),
    }
    net["weights"][:, -1] = 0
    first, second = ({name: np.zeros_like(value) for name, value in net.items()} for _ in range(2))
    steps = EPOCHS * -(-len(values) // BATCH)
    step = 0
    for _ in range(EPOCHS):
        order = random.permutation(len(values))
        for start in range(0, len(order), BATCH):
            step += 1
            slopes = _slopes(net, bags, values, order[start : start + BATCH], random)
            _stepped(net, slopes, first, second, RATE * (1 - step / steps) + 1e-5, step)
    return net


def _slopes(
    net: Mapping[str, Floats], bags: Bags, values: Floats, chosen: Ints, random: np.random.Generator
) -> dict[str, Floats]:
    """The slopes of the mean squared error (halved) over the chosen bags."""
    clues, owner = _drawn(bags, chosen, random)
    total = np.zeros((len(chosen), HIDDEN + 1), np.float32)
    np.add.at(total, owner, net["weights"][clues])
    total /= KEPT_CLUES
    before = total[:, :-1] + net["bias"]
    mask = ((before > 0) & (random.random(before.shape) < KEPT_HIDDEN)).astype(np.float32) / KEPT_HIDDEN
    hidden = before * mask
    error = (hidden * net["out"]).sum(axis=1) + total[:, -1] + net["constant"][0] - values[chosen]
    error = (error / len(chosen)).astype(np.float32)
    inner = np.concatenate([error[:, None] * net["out"] * mask, error[:, None]], axis=1)
    weights = DECAY * net["weights"]
    np.add.at(weights, clues, inner[owner] / np.float32(KEPT_CLUES))
    return {
        "weights": weights,
        "bias": inner[:, :-1].sum(axis=0),
        "out": (hidden * error[:, None]).sum(axis=0),
        "constant": error.sum(keepdims=True),
    }


def _drawn(bags: Bags, chosen: Ints, random: np.random.Generator) -> tuple[Ints, Ints]:
    """The clues of the chosen bags that are not dropped, and whose bag each is."""
    lengths = bags.starts[chosen + 1] - bags.starts[chosen]
    clues = np.concatenate([bags.clues[bags.starts[i] : bags.starts[i + 1]] for i in chosen])
    owner = np.repeat(np.arange(len(chosen)), lengths)
    kept = random.random(len(clues)) < KEPT_CLUES
    return clues[kept], owner[kept]


def _stepped(
    net: Mapping[str, Floats],
    slopes: Mapping[str, Floats],
    first: Mapping[str, Floats],
    second: Mapping[str, Floats],
    rate: float,
    step: int,
) -> None:
    """One step of Adam, in place."""
    for name, slope in slopes.items():
        first[name][...] += np.float32(0.1) * (slope - first[name])
        second[name][...] += np.float32(0.01) * (slope * slope - second[name])
        size = np.sqrt(second[name] / np.float32(1 - 0.99**step)) + np.float32(1e-7)
        net[name][...] -= np.float32(rate / (1 - 0.9**step)) * first[name] / size


def written(rows: Mapping[str, int], nets: Sequence[Mapping[str, Floats]]) -> bytes:
    """The networks side by side as the text of the generated file: whole numbers from -127 to 127 a weight."""
    hidden = np.concatenate([net["weights"][:, :-1] for net in nets], axis=1)
    linear = np.mean([net["weights"][:, -1] for net in nets], axis=0)
    weights = np.concatenate([hidden, linear[:, None]], axis=1)
    steps = np.maximum(np.abs(weights).max(axis=0), 1e-9) / 127
    whole = np.round(weights / steps).astype(np.int8)
    constants = {
        "steps": _rounded(steps, 9),
        "bias": _rounded(np.concatenate([net["bias"] for net in nets]), 6),
        "out": _rounded(np.concatenate([net["out"] for net in nets]) / len(nets), 6),
        "constant": round(float(np.mean([net["constant"][0] for net in nets])), 6),
    }
    lines = ["clue\tweights", f"{CONSTANTS}\t{json.dumps(constants)}"]
    lines += [f"{clue}\t{whole[row].tobytes().hex()}" for clue, row in rows.items()]
    return ("\n".join(lines) + "\n").encode("utf-8")


def _rounded(values: NDArray[np.floating[Any]], places: int) -> list[float]:
    return [round(float(value), places) for value in values]


def cross_validate(examples: Sequence[Example]) -> int:
    """Prints Pearson and mean error of each fifth, rows in ten stretches so that no text stands on both sides."""
    values = np.array([e.value for e in examples], dtype=np.float32)
    fold = np.array([e.row for e in examples]) * 2 * FOLDS // (examples[-1].row + 1) % FOLDS
    predicted = np.zeros(len(values))
    for number in range(FOLDS):
        inside = [examples[i] for i in np.flatnonzero(fold != number).tolist()]
        outside = np.flatnonzero(fold == number).tolist()
        predicted[outside] = _predicted(inside, [examples[i] for i in outside])
        print(f"fold {number}: {_figures(predicted[outside], values[outside])}", flush=True)
    print(f"all: {_figures(predicted, values)}")
    return 0


def _predicted(inside: Sequence[Example], outside: Sequence[Example]) -> NDArray[np.float64]:
    clues = ClueWeights.of(by_clues(inside).decode()).values([e.bag for e in outside])
    grouped = _sentences(outside)
    places = [(i, e.token) for i, group in enumerate(grouped) for e in group]
    words = WordWeights.of(by_words(inside).decode()).values([group[0].sentence for group in grouped], places)
    return (1 - OF_WORDS) * np.array(clues) + OF_WORDS * np.array(words)


def _figures(predicted: NDArray[np.float64], values: Floats) -> str:
    pearson = float(np.corrcoef(predicted, values)[0, 1])
    return f"Pearson {pearson:.4f}, mean error {float(np.abs(predicted - values).mean()):.3f}, {len(values)} predicates"


if __name__ == "__main__":
    sys.exit(main())
