#!/usr/bin/env python3
"""Trains the learned reading of acts on our own labelled clauses and writes it into the generated knowledge.

    python tools/train_acts.py [--cache FILE] [--folds] [--check]

The data are `training/acts/*.txt` and the examples and counterexamples of our own patterns. `--folds` trains on four fifths at a time,
prints what the fifth gives, and writes nothing; `--check` writes nothing and says whether the file would be another one. Numpy and
fixed seeds: the same data, parser, knowledge, processor and build of numpy give the same file, byte for byte.
"""

from __future__ import annotations

import argparse
import base64
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from acts_data import Example, Labelled, examples, read_files
from build_knowledge import TARGET, packed, sums
from dateline.coder import Coder
from dateline.coding.act_clues import PLACES
from dateline.knowledge import load
from dateline.knowledge.act_weights import NONE, ActWeights
from dateline.knowledge.load import rows_of
from predict import parser_of, reading_of

Floats = NDArray[np.float64]
DATA = Path(__file__).parents[1] / "training" / "acts"
NAME = "acts.json.gz"
HIDDEN, SIZE, LEAST = 40, 24, 2
EPOCHS, BATCH, RATE, DECAY = 14, 64, 3e-3, 1e-3
KEPT_CLUES, KEPT_WORDS, KEPT_HIDDEN = 0.5, 0.8, 0.7
"""The share of clues, of word values and of hidden units that is not dropped at a step of training."""
FOLDS = 5
HIDDEN_STEP = 1 / 256


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--folds", action="store_true")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    coder = Coder.of(parser_of(args.cache), load())
    data = [*examples([*patterns(coder), *read_files(sorted(DATA.glob("*.txt")))], coder)]
    words, vectors = word_vectors()
    print(f"{len(data)} clauses, {sum(e.type != NONE for e in data)} of them acts; {len(words)} words")
    if args.folds:
        folds(data, words, vectors)
        return 0
    text = text_of(trained(data, words, vectors), words, vectors)
    return check(text) if args.check else write(text)


def patterns(coder: Coder) -> Iterator[Labelled]:
    """The examples of our patterns with their codes, the counterexamples as no acts; those without the word are passed over."""
    for table in ("verbs", "nouns"):
        for row in rows_of(table):
            code = f"{row['type']}.{row['mode']}".rstrip(".")
            for text, label in ((row["example"], code), (row["counterexample"], NONE)):
                document = reading_of({"id": row["id"], "text": text}).document
                assert document is not None
                (parse,) = coder.parser.parse([document])
                found = [
                    (s.starts[i], s.ends[i])
                    for s in parse.sentences
                    for i, w in enumerate(s.lemmas)
                    if w.lower() == row["lemma"]
                ]
                if found:
                    yield Labelled(text, ((*found[0], label),))


def word_vectors() -> tuple[list[str], NDArray[np.int8]]:
    """The words that have a vector of their own or are verbs, and the first components of their vectors in whole numbers."""
    from dateline.parse.spacy_parser import load_model

    model = load_model()
    table, strings = model.vocab.vectors, model.vocab.strings
    verbs = set(model.get_pipe("lemmatizer").lookups.get_table("lemma_index")["verb"])
    shortest: dict[int, str] = {}
    chosen: dict[str, int] = {}
    for key, row in table.key2row.items():
        word = strings[key]
        if word.isascii() and word.isalpha() and word.islower():
            if word in verbs:
                chosen[word] = row
            if (len(word), word) < (len(shortest.get(row, word + "~")), shortest.get(row, word + "~")):
                shortest[row] = word
    chosen |= {word: row for row, word in shortest.items()}
    words = sorted(chosen)
    full = np.asarray(table.data, dtype=np.float64)[[chosen[w] for w in words]]
    centred = full - full.mean(axis=0)
    _, spread, axes = np.linalg.svd(centred, full_matrices=False)
    # Signs of components are arbitrary: the largest part of each is made positive.
    signs = np.sign(axes[np.arange(SIZE), np.abs(axes[:SIZE]).argmax(axis=1)])
    reduced = centred @ (axes[:SIZE].T * signs) / spread[:SIZE] * np.sqrt(len(words))
    return words, np.clip(np.round(reduced * 40), -127, 127).astype(np.int8)


# --- training ---------------------------------------------------------------------------------------------------------


@dataclass
class Net:
    """The parts of the network as they are trained: clues to hidden and to types, words to hidden, hidden to types."""

    types: list[str]
    clues: dict[str, int]
    parts: dict[str, Floats] = field(default_factory=dict)


def dense_of(example: Example, words: dict[str, int], vectors: NDArray[np.int8]) -> Floats:
    """The mean vectors of an example's places, as `ActWeights` has them."""
    parts = []
    for place in example.clues.words:
        known = [words[w] for w in place if w in words]
        total = vectors[known].astype(np.int64).sum(axis=0) if known else np.zeros(SIZE, np.int64)
        parts.append(total // len(known) if len(known) > 1 else total)
    return np.concatenate(parts) / 40.0


def trained(data: Sequence[Example], words: Sequence[str], vectors: NDArray[np.int8], seed: int = 0) -> Net:
    """A network trained on the examples: Adam, cross-entropy."""
    generator = np.random.default_rng(seed)
    counts = Counter(name for e in data for name in e.clues.names)
    net = Net(
        [NONE, *sorted({e.type for e in data} - {NONE})],
        {n: i for i, n in enumerate(sorted(n for n, c in counts.items() if c >= LEAST))},
    )
    numbered = {w: i for i, w in enumerate(words)}
    dense = np.array([dense_of(e, numbered, vectors) for e in data])
    bags = [np.array([net.clues[n] for n in e.clues.names if n in net.clues], dtype=np.int64) for e in data]
    wanted = np.array([net.types.index(e.type) for e in data])
    kinds, width = len(net.types), len(PLACES) * SIZE
    net.parts = {
        "clues": generator.normal(0, 0.05, (len(net.clues), HIDDEN)),
        "linear": np.zeros((len(net.clues), kinds)),
        "dense": generator.normal(0, 1 / np.sqrt(width), (width, HIDDEN)),
        "bias": np.zeros(HIDDEN),
        "out": generator.normal(0, 1 / np.sqrt(HIDDEN), (HIDDEN, kinds)),
        "constant": np.zeros(kinds),
    }
    adam = Adam(net.parts)
    order = np.arange(len(data))
    for _ in range(EPOCHS):
        generator.shuffle(order)
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            adam.step(gradients(net.parts, [bags[i] for i in batch], dense[batch], wanted[batch], generator))
    return net


Rows = tuple[NDArray[np.int64], Floats]
"""Numbers of rows and their gradients."""


def gradients(
    parts: dict[str, Floats],
    bags: Sequence[NDArray[np.int64]],
    dense: Floats,
    wanted: NDArray[np.int64],
    generator: np.random.Generator,
) -> dict[str, Floats | Rows]:
    """The gradients of one batch, with clues, word values and hidden units dropped."""
    kept = [bag[generator.random(len(bag)) < KEPT_CLUES] for bag in bags]
    flat = np.concatenate(kept)
    owner = np.repeat(np.arange(len(kept)), [len(bag) for bag in kept])
    summed, linear = np.zeros((len(kept), HIDDEN)), np.zeros((len(kept), parts["out"].shape[1]))
    np.add.at(summed, owner, parts["clues"][flat] / KEPT_CLUES)
    np.add.at(linear, owner, parts["linear"][flat] / KEPT_CLUES)
    seen = dense * (generator.random(dense.shape) < KEPT_WORDS) / KEPT_WORDS
    before = summed + seen @ parts["dense"] + parts["bias"]
    mask = (generator.random(before.shape) < KEPT_HIDDEN) / KEPT_HIDDEN
    hidden = np.maximum(before, 0) * mask
    scores = hidden @ parts["out"] + linear + parts["constant"]
    chance = np.exp(scores - scores.max(axis=1, keepdims=True))
    chance /= chance.sum(axis=1, keepdims=True)
    chance[np.arange(len(wanted)), wanted] -= 1
    chance /= len(wanted)
    back = (chance @ parts["out"].T) * mask * (before > 0)
    rows, where = np.unique(flat, return_inverse=True)
    to_clues, to_linear = np.zeros((len(rows), HIDDEN)), np.zeros((len(rows), linear.shape[1]))
    np.add.at(to_clues, where, back[owner] / KEPT_CLUES)
    np.add.at(to_linear, where, chance[owner] / KEPT_CLUES)
    return {
        "clues": (rows, to_clues),
        "linear": (rows, to_linear),
        "dense": seen.T @ back,
        "bias": back.sum(axis=0),
        "out": hidden.T @ chance,
        "constant": chance.sum(axis=0),
    }


class Adam:
    """Adam (Kingma and Ba 2015) with weights that decay; of clues only the rows that a batch has are moved."""

    def __init__(self, parts: dict[str, Floats]) -> None:
        self.parts, self.steps = parts, 0
        self.first = {name: np.zeros_like(part) for name, part in parts.items()}
        self.second = {name: np.zeros_like(part) for name, part in parts.items()}

    def step(self, gradients: dict[str, Floats | Rows]) -> None:
        """One step against the gradients."""
        self.steps += 1
        for name, given in gradients.items():
            rows, slope = given if isinstance(given, tuple) else (slice(None), given)
            first = self.first[name][rows] = 0.9 * self.first[name][rows] + 0.1 * slope
            second = self.second[name][rows] = 0.999 * self.second[name][rows] + 0.001 * slope**2
            moved = (first / (1 - 0.9**self.steps)) / (np.sqrt(second / (1 - 0.999**self.steps)) + 1e-8)
            self.parts[name][rows] -= RATE * (moved + DECAY * self.parts[name][rows])


# --- the file ---------------------------------------------------------------------------------------------------------


def text_of(net: Net, words: Sequence[str], vectors: NDArray[np.int8]) -> bytes:
    """The network in whole numbers of one byte, as JSON."""
    clues, clue_step = whole(net.parts["clues"])
    linear, linear_step = whole(net.parts["linear"])
    dense, dense_step = whole(net.parts["dense"])
    out, out_step = whole(net.parts["out"])
    names = sorted(net.clues, key=lambda name: net.clues[name])
    given: dict[str, Any] = {
        "types": net.types,
        "steps": {
            "clues": clue_step,
            "linear": linear_step,
            "dense": dense_step / 40.0,
            "out": out_step * HIDDEN_STEP,
            "hidden": HIDDEN_STEP,
        },
        "bias": [round(float(v), 6) for v in net.parts["bias"]],
        "constant": [round(float(v), 6) for v in net.parts["constant"]],
        "dense": coded(dense),
        "out": coded(out),
        "words": " ".join(words),
        "vectors": coded(vectors),
        "clues": "\n".join(names),
        "clue_weights": coded(np.concatenate([clues, linear], axis=1)),
    }
    return json.dumps(given).encode()


def whole(part: Floats) -> tuple[NDArray[np.int8], float]:
    """A matrix in whole numbers from -127 to 127, and what one of them is worth."""
    step = float(np.abs(part).max() / 127) or 1.0
    step = float(f"{step:.6g}")
    return np.clip(np.round(part / step), -127, 127).astype(np.int8), step


def coded(part: NDArray[np.int8]) -> str:
    return base64.b64encode(np.ascontiguousarray(part).tobytes()).decode()


def check(text: bytes) -> int:
    import gzip

    same = (TARGET / NAME).exists() and gzip.decompress((TARGET / NAME).read_bytes()) == text
    print(f"train_acts: {NAME} is {'as trained' if same else 'another one'}")
    return 0 if same else 1


def write(text: bytes) -> int:
    (TARGET / NAME).write_bytes(packed(text))
    files = {p.name: p.read_bytes() for p in TARGET.iterdir() if p.name != "SHA256SUMS"}
    (TARGET / "SHA256SUMS").write_bytes(sums(files))
    print(f"train_acts: {NAME} written, {len(packed(text))} bytes")
    return 0


def folds(data: Sequence[Example], words: Sequence[str], vectors: NDArray[np.int8]) -> None:
    """Cross-validation over sentences: how often an act is found with its type, and how often what is found is right."""
    found: list[tuple[str, str, float]] = []
    for fold in range(FOLDS):
        kept = [e for e in data if e.sentence % FOLDS != fold]
        weights = ActWeights.of(text_of(trained(kept, words, vectors), words, vectors).decode())
        for one in (e for e in data if e.sentence % FOLDS == fold):
            chances = weights.probabilities(one.clues.names, one.clues.words)
            best = max(chances, key=lambda name: chances[name])
            found.append((one.type, best, chances[best]))
    for least in (0.0, 0.5, 0.6, 0.7, 0.8, 0.9):
        given = [(t, b) for t, b, p in found if b != NONE and p >= least]
        right = sum(t == b for t, b in given)
        acts = sum(t != NONE for t, _, _ in found)
        print(
            f"p >= {least}: {len(given)} given, precision {right / max(1, len(given)):.3f}, recall {right / acts:.3f}"
        )
    nothing = [(t, p) for t, b, p in found if b == NONE]
    for least in (0.5, 0.8, 0.9, 0.95):
        kept_none = [t for t, p in nothing if p >= least]
        print(
            f"none >= {least}: {len(kept_none)} given, right {sum(t == NONE for t in kept_none) / max(1, len(kept_none)):.3f}"
        )


if __name__ == "__main__":
    sys.exit(main())
