"""The learned reading of acts: how likely each PLOVER type, or none, is for a predicate, from its clues and its words.

A network with one hidden layer over sparse clues and static word vectors, and a linear part beside it. All weights and all vectors are
whole numbers of one byte; whatever is added or multiplied before the last layer is a whole number too, so a value does not depend on
the order of things or on what else is asked. tools/train_acts.py makes the file; docs/training/acts.md tells how.
"""

from __future__ import annotations

import base64
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Bytes = NDArray[np.int8]
NONE = "none"
"""The name of "no act" beside the types."""


@dataclass(frozen=True, slots=True, eq=False)
class ActWeights:
    """Rows of `clues` (clues, hidden + types) and `vectors` (words, size), layers `dense` (places * size, hidden), `out` (hidden, types).

    `steps` turn whole numbers into weights: of the hidden part and the linear part of the clues, of the dense layer, of the last layer.
    """

    types: tuple[str, ...]
    rows: Mapping[str, int]
    words: Mapping[str, int]
    clues: Bytes
    vectors: Bytes
    dense: Ints
    out: Ints
    bias: tuple[float, ...]
    constant: tuple[float, ...]
    steps: Mapping[str, float]

    @staticmethod
    def of(text: str) -> ActWeights:
        """The weights from the text of the generated file: one JSON object."""
        given = json.loads(text)
        hidden, types = len(given["bias"]), tuple(given["types"])
        names, words = given["clues"].split("\n"), given["words"].split(" ")
        return ActWeights(
            types=types,
            rows={name: row for row, name in enumerate(names)},
            words={word: row for row, word in enumerate(words)},
            clues=_bytes(given["clue_weights"]).reshape(len(names), hidden + len(types)),
            vectors=_bytes(given["vectors"]).reshape(len(words), -1),
            dense=_bytes(given["dense"]).reshape(-1, hidden).astype(np.int64),
            out=_bytes(given["out"]).reshape(hidden, len(types)).astype(np.int64),
            bias=tuple(given["bias"]),
            constant=tuple(given["constant"]),
            steps=given["steps"],
        )

    def probabilities(self, names: Sequence[str], words: Sequence[Sequence[str]]) -> dict[str, float]:
        """The probability of each type and of `none`; `words` are those of each place (see `coding/act_clues.py`)."""
        hidden = len(self.bias)
        known = [row for name in names if (row := self.rows.get(name)) is not None]
        summed = self.clues[known].sum(axis=0, dtype=np.int64)
        from_words = self._meant(words) @ self.dense
        steps = self.steps
        inside = [
            max(0, round((clue * steps["clues"] + word * steps["dense"] + bias) / steps["hidden"]))
            for clue, word, bias in zip(summed[:hidden].tolist(), from_words.tolist(), self.bias)
        ]
        last = (np.array(inside, dtype=np.int64) @ self.out).tolist()
        scores = [
            value * steps["out"] + linear * steps["linear"] + constant
            for value, linear, constant in zip(last, summed[hidden:].tolist(), self.constant)
        ]
        top = max(scores)
        weights = [math.exp(score - top) for score in scores]
        whole = sum(weights)
        return {name: round(weight / whole, 4) for name, weight in zip(self.types, weights)}

    def _meant(self, words: Sequence[Sequence[str]]) -> Ints:
        """The mean vector of the known words of each place, in whole numbers, one after the other."""
        parts = []
        for place in words:
            known = [row for word in place if (row := self.words.get(word)) is not None]
            total = self.vectors[known].sum(axis=0, dtype=np.int64)
            parts.append(total // len(known) if len(known) > 1 else total)
        return np.concatenate(parts)


def _bytes(packed: Any) -> Bytes:
    return np.frombuffer(base64.b64decode(packed), dtype=np.int8)
