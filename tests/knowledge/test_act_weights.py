"""The weights of the learned reading of acts: well-formed, and no more than what was asked bears on a value."""

from __future__ import annotations

import pytest

from dateline.knowledge import Knowledge
from dateline.knowledge.act_weights import NONE


def test_shapes(knowledge: Knowledge) -> None:
    weights = knowledge.act_weights
    hidden, kinds = len(weights.bias), len(weights.types)
    assert weights.types[0] == NONE
    assert set(weights.types[1:]) == knowledge.types.keys()
    assert weights.clues.shape == (len(weights.rows), hidden + kinds)
    assert weights.vectors.shape[0] == len(weights.words)
    assert weights.dense.shape == (5 * weights.vectors.shape[1], hidden)
    assert weights.out.shape == (hidden, kinds)


def test_the_order_of_clues_and_words_does_not_matter(knowledge: Knowledge) -> None:
    names = ["lem=attack", "slot=obj", "obj=village", "tag=VBD"]
    words = [["attack"], ["village", "town"], ["rebel"], [], ["dawn", "soldier"]]
    there = knowledge.act_weights.probabilities(names, words)
    back = knowledge.act_weights.probabilities(names[::-1], [place[::-1] for place in words])
    assert there == back
    assert sum(there.values()) == pytest.approx(1, abs=0.01)


def test_nothing_known_is_answered_too(knowledge: Knowledge) -> None:
    chances = knowledge.act_weights.probabilities(["no=such"], [["zzzz"], [], [], [], []])
    assert sum(chances.values()) == pytest.approx(1, abs=0.01)


def test_words_beside_each_other_are_used_alike(knowledge: Knowledge) -> None:
    """A verb that no pattern has is near those that are used like it."""
    weights = knowledge.act_weights

    def likeness(a: str, b: str) -> float:
        x, y = (weights.vectors[weights.words[word]].astype(float) for word in (a, b))
        return float(x @ y / ((x @ x) * (y @ y)) ** 0.5)

    assert likeness("strafe", "bombard") > likeness("strafe", "praise")
