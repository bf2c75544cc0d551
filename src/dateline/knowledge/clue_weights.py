"""The learned part of certainty: weights of clues, and the small network that they feed.

A bag of clues goes in, one value comes out: every clue has a row of whole numbers, the rows of a bag are added, cut off below
zero and weighed (a network with one hidden layer over sparse input, and a linear part beside it; the layer of several networks
stands side by side). Sums of whole numbers below 2**24 are exact in 32-bit floats, so a value depends neither on the order of
the clues nor on what else is asked at the same time. tools/train_certainty.py makes the file; docs/training/certainty.md tells.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
CONSTANTS = "#constants"
"""The first row's name: its second field is a JSON object instead of weights."""


@dataclass(frozen=True, slots=True, eq=False)
class ClueWeights:
    """`rows[clue]` is the row of `weights` (clues, hidden + 1); its last column is the linear part.

    `steps` (hidden + 1) turn the whole numbers into weights; `bias` and `out` (hidden), `constant`: the network's others.
    """

    rows: Mapping[str, int]
    weights: Floats
    steps: Floats
    bias: Floats
    out: Floats
    constant: float

    @staticmethod
    def of(text: str) -> ClueWeights:
        """The weights from the text of the generated file."""
        lines = text.rstrip("\n").split("\n")[1:]
        constants = json.loads(lines[0].partition("\t")[2])
        width = 2 * len(constants["steps"])
        packed = np.frombuffer(bytes.fromhex("".join([line[-width:] for line in lines[1:]])), dtype=np.int8)
        made = packed.reshape(len(lines) - 1, -1).astype(np.float32)
        # A row of nothing, so that a bag without a known clue has something to add up.
        weights = np.concatenate([np.zeros((1, made.shape[1]), np.float32), made])
        return ClueWeights(
            rows={line[: -width - 1]: row for row, line in enumerate(lines[1:], 1)},
            weights=_fixed(weights),
            steps=_fixed(constants["steps"]),
            bias=_fixed(constants["bias"]),
            out=_fixed(constants["out"]),
            constant=float(constants["constant"]),
        )

    def values(self, bags: Sequence[Collection[str]]) -> list[float]:
        """The value of each bag of clues, not rounded: -3 (did not happen) to 3 (happened), now and then a little beyond."""
        if not bags:
            return []
        sums = self._sums(bags) * self.steps
        hidden = np.maximum(sums[:, :-1] + self.bias, 0)
        found: list[float] = ((hidden * self.out).sum(axis=1) + sums[:, -1] + self.constant).tolist()
        return found

    def moved(self, bag: Collection[str]) -> dict[str, float]:
        """How much each known clue of a bag moves its value: exact where no hidden unit changes its side of zero."""
        known = sorted({clue for clue in bag if clue in self.rows})
        sums = self._sums([bag])[0] * self.steps
        slope = np.concatenate([np.where(sums[:-1] + self.bias > 0, self.out, 0), np.ones(1, np.float32)])
        weights = self.weights[[self.rows[clue] for clue in known]] * self.steps
        return dict(zip(known, (weights * slope).sum(axis=1).tolist()))

    def _sums(self, bags: Sequence[Collection[str]]) -> Floats:
        places: list[int] = []
        starts: list[int] = []
        get = self.rows.get
        for bag in bags:
            starts.append(len(places))
            known = set(map(get, bag))
            known.discard(None)
            places.append(0)
            places += known  # type: ignore[arg-type]
        rows = self.weights.take(np.array(places, dtype=np.intp), axis=0)
        sums: Floats = np.add.reduceat(rows, starts, axis=0)
        return sums


def _fixed(values: Any) -> Floats:
    made = np.asarray(values, dtype=np.float32)
    made.setflags(write=False)
    return made
