"""The other learned part of certainty: small networks over all words of a sentence, their order and their tree.

Every word starts as the sum of what is known of its lemma, form, tag and arc. Twice it takes in the words beside it, its head, the
head over that, and all that hangs on it; the second time only the words asked about, their heads and roots do. All that enters
a product of matrices is a whole number, small enough for sums below 2**24, which are exact in 32-bit floats: a value depends
neither on what else is asked at the same time nor on the order a matrix library adds in. tools/train_certainty.py makes the file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.records import Sentence

Floats = NDArray[np.float32]
Ints = NDArray[np.intp]
STEP = np.float32(1 / 32)
"""A hidden unit is a whole number of these."""
LARGEST = np.float32(511)
"""Whole numbers are cut off here: 256 of them times 127 stay below 2**24."""
HEAD = 5
"""The place of the head among the links of a word."""
BEFORE, AFTER = 2, 3
"""The places of the words just before and after."""
NEAR = 6
"""So many words on either side of one asked about are added up for it."""
LINKS, ASKED = 7, 3


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """The rows of the tables: those of lemmas, forms, tags and arcs one after the other, each kind led by the unknown."""

    lemmas: Mapping[str, int]
    words: Mapping[str, int]
    tags: Mapping[str, int]
    deps: Mapping[str, int]
    unknown: tuple[int, int, int, int]
    size: int

    @staticmethod
    def of(kinds: Sequence[Sequence[str]]) -> Vocabulary:
        """From the lemmas, forms, tags and arcs that have a row."""
        rows: list[dict[str, int]] = []
        unknown: list[int] = []
        size = 0
        for kind in kinds:
            unknown.append(size)
            rows.append({entry: row for row, entry in enumerate(kind, size + 1)})
            size += len(kind) + 1
        lemmas, words, tags, deps = rows
        return Vocabulary(lemmas, words, tags, deps, (unknown[0], unknown[1], unknown[2], unknown[3]), size)


@dataclass(frozen=True, slots=True, eq=False)
class Laid:
    """Sentences laid end to end. A place where no word stands is the number of all words."""

    rows: Ints
    """(4, words): the rows of lemma, form, tag and arc."""
    links: Ints
    """(words, 7): the word, two and one before, one and two after, its head, the head of that."""
    asked: Ints
    """(asked, 3): the word asked about, its head (or itself), the root of its sentence."""
    order: Ints
    """The words by their heads."""
    firsts: Ints
    """Where the words of each head begin in that order."""

    @staticmethod
    def of(sentences: Sequence[Sentence], places: Sequence[tuple[int, int]], known: Vocabulary) -> Laid:
        """With `places` (sentence, token) asked about."""
        rows: list[list[int]] = [[], [], [], []]
        heads: list[int] = []
        roots: list[int] = []
        for sentence in sentences:
            rows[0] += [known.lemmas.get(lemma.lower(), known.unknown[0]) for lemma in sentence.lemmas]
            rows[1] += [known.words.get(word.lower(), known.unknown[1]) for word in sentence.words]
            rows[2] += [known.tags.get(tag, known.unknown[2]) for tag in sentence.tags]
            rows[3] += [known.deps.get(dep, known.unknown[3]) for dep in sentence.deps]
            heads += sentence.heads
            roots.append(sentence.heads.index(-1) if -1 in sentence.heads else 0)
        sizes = np.array([len(sentence.words) for sentence in sentences], dtype=np.intp)
        starts = np.cumsum(sizes) - sizes
        over = _absolute(np.array(heads, dtype=np.intp), np.repeat(starts, sizes))
        sentence_of, token = np.array(places, dtype=np.intp).reshape(-1, 2).T
        asked = starts[sentence_of] + token
        order = np.argsort(over, kind="stable")
        head = np.where(over[asked] < len(over), over[asked], asked)
        return Laid(
            rows=np.array(rows, dtype=np.intp),
            links=_links(over, np.repeat(starts, sizes), np.repeat(starts + sizes, sizes)),
            asked=np.stack([asked, head, (starts + np.array(roots, dtype=np.intp))[sentence_of]], axis=1),
            order=order,
            firsts=np.flatnonzero(np.diff(over[order], prepend=-1)),
        )

    @property
    def heads(self) -> Ints:
        """The head of every word."""
        return self.links[:, HEAD]


def _absolute(heads: Ints, starts: Ints) -> Ints:
    return np.where(heads < 0, len(heads), heads + starts)


def _links(over: Ints, starts: Ints, ends: Ints) -> Ints:
    count = len(over)
    here = np.arange(count)
    beside = [np.where((here + o >= starts) & (here + o < ends), here + o, count) for o in (-2, -1, 1, 2)]
    return np.stack([here, *beside, over, np.append(over, count)[over]], axis=1)


def gathered(values: Floats, laid: Laid, chosen: Ints | None = None) -> Floats:
    """(chosen, 8, width): the values of all that each chosen word is linked to, last the sum of those that hang on it."""
    links = laid.links if chosen is None else laid.links[chosen]
    below = np.arange(len(values)) if chosen is None else chosen
    pool = np.concatenate([values, np.zeros((1, values.shape[1]), np.float32), hanging(values, laid)])
    return pool.take(np.concatenate([links, below[:, None] + len(values) + 1], axis=1), axis=0)


def hanging(values: Floats, laid: Laid) -> Floats:
    """The sum of the values of the words that hang on each word."""
    below = np.zeros((len(values) + 1, values.shape[1]), np.float32)
    if len(laid.firsts):
        below[laid.heads[laid.order[laid.firsts]]] = np.add.reduceat(values[laid.order], laid.firsts, axis=0)
    return below[:-1]


def beside(laid: Laid) -> Ints:
    """(2, asked, NEAR): the words before and after each one asked about."""
    count = len(laid.links)
    found = np.empty((2, len(laid.asked), NEAR), np.intp)
    for side, link in enumerate((BEFORE, AFTER)):
        following = np.append(laid.links[:, link], count)
        at = laid.asked[:, 0]
        for step in range(NEAR):
            at = found[side, :, step] = following[at]
    return found


def surroundings(words: Floats, laid: Laid) -> Floats:
    """What the last layer takes in of single words: the one asked about, its head, the sums of those before and after."""
    before, after = padded(words)[beside(laid)].sum(axis=2)
    own = words[laid.asked[:, :2].reshape(-1)].reshape(len(laid.asked), -1)
    return np.concatenate([own, before, after], axis=1)


def padded(values: Floats) -> Floats:
    """With a row of nothing for places where no word stands."""
    return np.concatenate([values, np.zeros((1, values.shape[1]), np.float32)])


ALONE = 1 << 17
"""Multiplications that one thread does without asking others for help; OpenBLAS asks from 2 to the 18th on."""


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """A layer of every network: weights as whole numbers (nets, ins, outs), the step of each column, what is added."""

    weights: Floats
    steps: Floats
    bias: Floats

    @staticmethod
    def of(rows: Sequence[Mapping[str, Any]]) -> Layer:
        """From an object a network."""
        return Layer(
            weights=fixed([whole(row["weights"], len(row["steps"])) for row in rows]),
            steps=fixed([[row["steps"]] for row in rows]),
            bias=fixed([[row["bias"]] for row in rows]),
        )

    def __call__(self, values: Floats) -> Floats:
        """(words, nets, outs), cut off below zero, from whole numbers (words, blocks, nets, width of a block)."""
        count, nets = len(values), len(self.weights)
        into = values.transpose(2, 0, 1, 3).reshape(nets, count, -1)
        out: Floats = np.maximum(product(into, self.weights) * self.steps + self.bias, 0).transpose(1, 0, 2)
        return out


def product(values: Floats, weights: Floats) -> Floats:
    """Matrices side by side, multiplied a few rows at a time: above `ALONE` the matrix library wakes its other threads, which
    on small products spend more processor time waiting than they save (1.6 times the whole reading of single sentences)."""
    rows = max(1, ALONE // (weights.shape[1] * weights.shape[2]))
    parts = [values[:, at : at + rows] @ weights for at in range(0, max(1, values.shape[1]), rows)]
    return parts[0] if len(parts) == 1 else np.concatenate(parts, axis=1)


@dataclass(frozen=True, slots=True, eq=False)
class WordWeights:
    """Networks side by side, whose mean is the value. See the module's docstring."""

    known: Vocabulary
    table: Floats
    """(rows, nets * width): what is known of each lemma, form, tag and arc."""
    near: Layer
    far: Layer
    last: Layer
    out: Floats
    constant: float

    @staticmethod
    def of(text: str) -> WordWeights:
        """The networks from the text of the generated file: the vocabulary in the first line, then a network a line."""
        first, *lines = text.rstrip("\n").split("\n")
        nets = [json.loads(line) for line in lines]
        near, far, last = (Layer.of([net["layers"][i] for net in nets]) for i in range(3))
        return WordWeights(
            known=Vocabulary.of(json.loads(first)),
            table=fixed(np.concatenate([whole(net["table"], net["width"]) for net in nets], axis=1)),
            near=near,
            far=far,
            last=last,
            out=fixed([net["out"] for net in nets]) / np.float32(len(nets)),
            constant=sum(net["constant"] for net in nets) / len(nets),
        )

    def values(self, sentences: Sequence[Sentence], places: Sequence[tuple[int, int]]) -> list[float]:
        """The value of each word at `places` (sentence, token): -3 (did not happen) to 3 (happened), now and then a little beyond."""
        if not places:
            return []
        laid = Laid.of(sentences, places, self.known)
        words = self.table.take(laid.rows, axis=0).sum(axis=0)
        hidden = _whole(self._through(self.near, gathered(words, laid)))
        asked = laid.asked.reshape(-1)
        further = hidden[asked] + _whole(self._through(self.far, gathered(hidden, laid, asked)))
        count = len(places)
        final = self._last(further.reshape(count, ASKED, -1), surroundings(words, laid).reshape(count, 4, -1))
        found: list[float] = ((final * self.out).reshape(count, -1).sum(axis=1) + np.float32(self.constant)).tolist()
        return found

    def _through(self, layer: Layer, values: Floats) -> Floats:
        return layer(self._apart(values)).reshape(len(values), -1)

    def _last(self, further: Floats, around: Floats) -> Floats:
        return self.last(np.concatenate([self._apart(further), self._apart(around)], axis=1))

    def _apart(self, values: Floats) -> Floats:
        """(words, blocks, nets, width), cut off, from (words, blocks, nets * width)."""
        count, blocks, _ = values.shape
        return _cut(values).reshape(count, blocks, len(self.out), -1)


def _whole(values: Floats) -> Floats:
    rounded: Floats = np.rint(values / STEP)
    return np.minimum(rounded, LARGEST, out=rounded)


def _cut(values: Floats) -> Floats:
    return np.clip(values, -LARGEST, LARGEST, out=values)


def whole(text: str, width: int) -> Floats:
    """A matrix of whole numbers from -127 to 127, `width` a row."""
    return fixed(np.frombuffer(bytes.fromhex(text), dtype=np.int8).reshape(-1, width))


def fixed(values: Any) -> Floats:
    """Numbers that nobody changes any more."""
    made = np.array(values, dtype=np.float32)
    made.setflags(write=False)
    return made
