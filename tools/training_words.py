"""Trains the networks over words of the certainty model (see dateline.knowledge.word_weights) for tools/train_certainty.py.

The slopes are written out by hand; numpy alone takes part. Unlike the training of the clues this one leans on the matrix library
behind numpy, which adds in an order of its own: other processors or builds of numpy may give other last places.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.knowledge.word_weights import (
    ASKED,
    LINKS,
    NEAR,
    STEP,
    Floats,
    Ints,
    Laid,
    Vocabulary,
    beside,
    gathered,
    surroundings,
)
from dateline.records import Sentence

Net = dict[str, Floats]
Asked = Sequence[tuple[Sentence, Sequence[tuple[int, float]]]]
"""Sentences with their predicates (token, value)."""
LEAST = 4
"""A lemma or form has a row that stands in the data so often."""
NETS, WIDTH, HIDDEN, FINAL = 2, 32, 32, 32
EPOCHS, BATCH, RATE = 6, 32, 2e-3
DROPPED, DROPPED_FINAL = 0.25, 0.4
SHARES = np.repeat(np.array([1, 1, 1 / NEAR, 1 / NEAR], np.float32), WIDTH)
"""Words before and after count by their mean."""
UNKNOWN = (0.1, 0.2)
"""So many lemmas and forms are taken as unknown at a step of training."""
SCALES = {"near": 1.5, "far": 1.3, "last": 1.0, "out": 1.0}


def vocabulary(sentences: Sequence[Sentence]) -> list[list[str]]:
    """The lemmas, forms, tags and arcs that have a row."""
    lemmas = Counter(lemma.lower() for s in sentences for lemma in s.lemmas)
    words = Counter(word.lower() for s in sentences for word in s.words)
    often = [sorted(entry for entry, n in counts.items() if n >= LEAST) for counts in (lemmas, words)]
    return [*often, sorted({t for s in sentences for t in s.tags}), sorted({d for s in sentences for d in s.deps})]


def trained_words(asked: Asked) -> bytes:
    """The text of the generated file."""
    kinds = vocabulary([sentence for sentence, _ in asked])
    known = Vocabulary.of(kinds)
    nets = [_net([one for one in asked if one[1]], known, seed) for seed in range(NETS)]
    lines = [json.dumps(kinds, ensure_ascii=False), *(json.dumps(_written(net)) for net in nets)]
    return ("\n".join(lines) + "\n").encode("utf-8")


def _net(asked: Asked, known: Vocabulary, seed: int) -> Net:
    """One network, by Adam with a falling rate on squared errors."""
    random = np.random.default_rng(seed)
    net = _first(known.size, random)
    means, squares = ({name: np.zeros_like(value) for name, value in net.items()} for _ in range(2))
    steps = EPOCHS * -(-len(asked) // BATCH)
    step = 0
    for _ in range(EPOCHS):
        order = random.permutation(len(asked))
        for start in range(0, len(order), BATCH):
            step += 1
            slopes = _slopes(net, [asked[i] for i in order[start : start + BATCH]], known, random)
            _stepped(net, slopes, means, squares, RATE * (1 - step / steps) + 2e-5, step)
    return net


def _first(rows: int, random: np.random.Generator) -> Net:
    def drawn(name: str, ins: int, outs: int) -> Floats:
        made: Floats = (SCALES[name] * random.normal(0, 1, (ins, outs)) / np.sqrt(ins)).astype(np.float32)
        return made

    return {
        "table": random.normal(0, 0.03, (rows, WIDTH)).astype(np.float32),
        "near": drawn("near", (LINKS + 1) * WIDTH, HIDDEN),
        "near_bias": np.zeros(HIDDEN, np.float32),
        "far": drawn("far", (LINKS + 1) * HIDDEN, HIDDEN),
        "far_bias": np.zeros(HIDDEN, np.float32),
        "last": drawn("last", ASKED * HIDDEN + 4 * WIDTH, FINAL),
        "last_bias": np.zeros(FINAL, np.float32),
        "out": drawn("out", FINAL, 1)[:, 0],
        "constant": np.array([0.75], np.float32),
    }


def _slopes(net: Net, asked: Asked, known: Vocabulary, random: np.random.Generator) -> Net:
    """The slopes of the mean squared error (halved) over the predicates of some sentences."""
    places = [(s, token) for s, (_, predicates) in enumerate(asked) for token, _ in predicates]
    values = np.array([value for _, predicates in asked for _, value in predicates], np.float32)
    laid = Laid.of([sentence for sentence, _ in asked], places, known)
    for kind, share in enumerate(UNKNOWN):
        laid.rows[kind][random.random(laid.rows.shape[1]) < share] = known.unknown[kind]
    flat = laid.asked.reshape(-1)
    kept = _mask((laid.rows.shape[1], WIDTH), DROPPED, random)
    words = net["table"][laid.rows].sum(axis=0) * kept
    first = gathered(words, laid).reshape(len(words), -1)
    hidden, near = _through(net, "near", first, DROPPED, random)
    second = gathered(hidden, laid, flat).reshape(len(flat), -1)
    further, far = _through(net, "far", second, DROPPED, random)
    around = surroundings(words, laid) * SHARES
    third = np.concatenate([(further + hidden[flat]).reshape(len(values), -1), around], axis=1)
    final, last = _through(net, "last", third, DROPPED_FINAL, random)

    error = ((final @ net["out"] + net["constant"][0] - values) / len(values)).astype(np.float32)
    slopes: Net = {"constant": error.sum(keepdims=True), "out": final.T @ error}
    into_third = _back(net, slopes, "last", third, error[:, None] * net["out"] * last)
    into_further = into_third[:, : ASKED * HIDDEN].reshape(-1, HIDDEN)
    into_hidden = _spread(_back(net, slopes, "far", second, into_further * far), laid, HIDDEN, flat)
    np.add.at(into_hidden, flat, into_further)
    into_words = _spread(_back(net, slopes, "near", first, into_hidden * near), laid, WIDTH)
    into_words += _around(into_third[:, ASKED * HIDDEN :] * SHARES, laid)
    slopes["table"] = np.zeros_like(net["table"])
    for rows in laid.rows:
        np.add.at(slopes["table"], rows, into_words * kept)
    return slopes


def _mask(shape: tuple[int, int], share: float, random: np.random.Generator) -> Floats:
    kept = random.random(shape, dtype=np.float32) >= share
    return kept.astype(np.float32) / np.float32(1 - share)


def _through(net: Net, name: str, values: Floats, share: float, random: np.random.Generator) -> tuple[Floats, Floats]:
    """What a layer gives, and by what its units were multiplied: nothing below zero, and some dropped."""
    before = values @ net[name] + net[f"{name}_bias"]
    mask = (before > 0).astype(np.float32) * _mask((len(values), before.shape[1]), share, random)
    return before * mask, mask


def _back(net: Net, slopes: Net, name: str, values: Floats, inner: Floats) -> Floats:
    """Notes the slopes of a layer; gives those of what went into it."""
    slopes[name] = values.T @ inner
    slopes[f"{name}_bias"] = inner.sum(axis=0)
    into: Floats = inner @ net[name].T
    return into


def _spread(into: Floats, laid: Laid, width: int, chosen: Ints | None = None) -> Floats:
    """The slopes of what words take in, back to the words it came from."""
    count = len(laid.links)
    links = laid.links if chosen is None else laid.links[chosen]
    found = np.zeros((count + 1, width), np.float32)
    np.add.at(found, links.reshape(-1), into[:, : LINKS * width].reshape(-1, width))
    below = np.zeros((count + 1, width), np.float32)
    np.add.at(below, np.arange(count) if chosen is None else chosen, into[:, LINKS * width :])
    result: Floats = found[:-1] + below[laid.heads]
    return result


def _around(into: Floats, laid: Laid) -> Floats:
    """The slopes of `surroundings`, back to the words."""
    found = np.zeros((len(laid.links) + 1, WIDTH), np.float32)
    np.add.at(found, laid.asked[:, :2].reshape(-1), into[:, : 2 * WIDTH].reshape(-1, WIDTH))
    for side, places in enumerate(beside(laid), 2):
        np.add.at(found, places.reshape(-1), np.repeat(into[:, side * WIDTH : (side + 1) * WIDTH], NEAR, axis=0))
    return found[:-1]


def _stepped(net: Net, slopes: Net, means: Net, squares: Net, rate: float, step: int) -> None:
    """One step of Adam, in place."""
    for name, slope in slopes.items():
        means[name] += np.float32(0.1) * (slope - means[name])
        squares[name] += np.float32(0.01) * (slope * slope - squares[name])
        size = np.sqrt(squares[name] / np.float32(1 - 0.99**step)) + np.float32(1e-7)
        net[name] -= np.float32(rate / (1 - 0.9**step)) * means[name] / size


# --- the file ---------------------------------------------------------------------------------------------------------


def _written(net: Mapping[str, Floats]) -> dict[str, Any]:
    """A network in whole numbers: the words by one step, hidden units by STEP, weights by a step a column."""
    step = float(np.abs(net["table"]).max()) / 127
    into_last = np.concatenate([np.full(ASKED * HIDDEN, STEP), step * SHARES])
    layers = [
        _layer(net["near"] * step, net["near_bias"]),
        _layer(net["far"] * STEP, net["far_bias"]),
        _layer(net["last"] * into_last[:, None], net["last_bias"]),
    ]
    return {
        "width": WIDTH,
        "table": _hex(net["table"] / step),
        "layers": layers,
        "out": _rounded(net["out"], 6),
        "constant": round(float(net["constant"][0]), 6),
    }


def _layer(weights: NDArray[np.floating[Any]], bias: Floats) -> dict[str, Any]:
    steps = np.maximum(np.abs(weights).max(axis=0), 1e-9) / 127
    return {"weights": _hex(weights / steps), "steps": _rounded(steps, 12), "bias": _rounded(bias, 6)}


def _hex(values: NDArray[np.floating[Any]]) -> str:
    return np.round(values).astype(np.int8).tobytes().hex()


def _rounded(values: NDArray[np.floating[Any]], places: int) -> list[float]:
    return [round(float(value), places) for value in values]
