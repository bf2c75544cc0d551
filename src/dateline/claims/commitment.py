"""How far a clause commits itself to its predicate, by rule, before hedges and speakers: told as done, denied, or open.

What is told as a fact is worth 3, its negation -3. What the text leaves open (to come, wished, ordered, possible, conditional)
stands near 0: the values were set by hand on the seen half of tests/gold/claims.tsv.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.claims.features import Features, in_condition
from dateline.claims.governing import BARRED, NOT_QUITE, SELDOM, THINKING
from dateline.parse import Tree
from dateline.records import Modality

HIGHEST = 3.0
OPEN: dict[Modality, float] = {"possible": 0.0, "conditional": 0.0, "ordered": 0.0, "wished": 0.0, "promised": 0.5}
"""What a claim of each modality is worth while nothing else is known."""
FUTURE, NEVER_WAS, EXPECTED = 1.0, -2.0, 1.0
BELIEVED = 1.5
NEGATED_BY = {**dict.fromkeys(BARRED, -0.5), **dict.fromkeys(THINKING, -1.0), **dict.fromkeys(NOT_QUITE, -2.5)}
"""What a negation by these words is worth, where it is less than a plain "not"."""
HELD_TRUE = frozenset({"believe", "think", "suspect", "presume", "assume", "estimate", "appear", "seem"})
SURELY_EXPECTED = frozenset({"expect", "predict", "forecast", "anticipate", "likely"})


@dataclass(frozen=True, slots=True)
class Commitment:
    """How the clause itself puts it, before hedges and speakers: its worth, the reason, whether it is told as done."""

    value: float
    reason: str
    tokens: tuple[int, ...]
    told: bool


TOLD = Commitment(HIGHEST, "", (), True)


def commitment(tree: Tree, token: int, put: Features) -> Commitment:
    """How far the clause commits itself to its predicate, from its features as the sentence puts it."""
    tokens = tuple(sorted({*put.negation, *put.modal}))
    if put.polarity == "unclear":
        seldom = any(tree.lemma(c) in SELDOM for c in tree.kids(token, "advmod"))
        return Commitment(0.5 if seldom else 0.0, "rarely" if seldom else "left open", tokens, False)
    negated = put.polarity == "negated"
    if put.modality == "conditional" and put.tense == "past" and not in_condition(tree, token):
        return Commitment(-NEVER_WAS if negated else NEVER_WAS, "would have", tokens, False)
    if negated:
        return _denied(tree, put, tokens)
    if put.modality != "asserted":
        return Commitment(_open(tree, put), _reason(tree, put), tokens, False)
    return Commitment(FUTURE, "future", tokens, False) if put.tense == "future" else TOLD


def _open(tree: Tree, put: Features) -> float:
    over = {tree.lemma(t) for t in put.modal}
    if put.modality == "possible" and put.tense == "future" and over & SURELY_EXPECTED:
        return EXPECTED
    if put.modality == "possible" and put.tense != "future" and over & (HELD_TRUE | SURELY_EXPECTED):
        return BELIEVED
    return OPEN[put.modality]


def _denied(tree: Tree, put: Features, tokens: tuple[int, ...]) -> Commitment:
    """What is said not to be so: surely where it is told, less where it is still to come or only thought."""
    words = [tree.lemma(t) for t in put.negation]
    reason = " ".join(words) or "not"
    weak = [NEGATED_BY[word] for word in words if word in NEGATED_BY]
    if weak:
        return Commitment(max(weak), reason, tokens, False)
    if put.modality != "asserted":
        return Commitment(-OPEN[put.modality], f"{_reason(tree, put)}; {reason}", tokens, False)
    return (
        Commitment(-FUTURE, f"future; {reason}", tokens, False)
        if put.tense == "future"
        else Commitment(-HIGHEST, reason, tokens, True)
    )


def _reason(tree: Tree, put: Features) -> str:
    words = " ".join(tree.lower[t] for t in put.modal)
    if put.modality == "conditional":
        return "on a condition" if put.condition is not None else "in a condition"
    return f"{put.modality}: {words}" if words else put.modality
