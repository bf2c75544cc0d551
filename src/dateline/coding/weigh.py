"""How sure: whether an event mention counts, how certain the text is, and how likely it is that the text says this."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.claims import Clause, hedgings_of, judged
from dateline.coding.acts import Coding
from dateline.coding.scene import Scene
from dateline.knowledge.act_weights import NONE
from dateline.parse import Tree
from dateline.records import Attribution, Why

ACTS_OF_PUTTING = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "CONCEDE"})
DEEDS = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
"""Material conflict."""
NOT_COUNTED_ASPECTS = frozenset({"ongoing", "habitual", "historical"})


def countable(clause: Clause | None, coding: Coding, tree: Tree, live: bool) -> bool:
    """Ongoing, habitual and historical acts, and what is still to come, stay out of default counts.

    So do deeds that are told in the present after the first sentence, where it is of habits and plots ("the rebels take the palace");
    a `live` report tells in it what happens, and so does a first sentence.
    """
    if clause is None:
        return True
    if clause.claim.aspect in NOT_COUNTED_ASPECTS or clause.claim.presupposed:
        return False
    if coding.type not in DEEDS:
        return True
    finite = (
        clause.claim.token == coding.token and tree.sentence.tags[coding.token] != "VBG"
    )  # "fighting has continued"
    present = finite and clause.claim.tense == "present" and coding.sentence > 0 and not live
    return not present and "modal.will" not in coding.rules


def certainty(scene: Scene, coding: Coding, chain: tuple[str, ...]) -> tuple[float, Why]:
    """From -3 to 3: that of the claim at the coded word, which those who say so have lowered.

    Where "will", "must" or "will not" makes the coded act (a promise, a demand, a refusal), that its content is still open or
    negated lowers nothing: the act itself is told as a fact. An event noun has no claim and is judged for itself.
    """
    tree = scene.trees[coding.sentence]
    said = [scene.chains.by_id[name] for name in chain]
    clause = scene.clauses.get((coding.sentence, coding.token))
    putting = coding.type in ACTS_OF_PUTTING and any(rule.startswith("modal.") for rule in coding.rules)
    if clause is not None and not putting:
        whys = dict(clause.claim.whys)
        return clause.claim.certainty, replace(whys["certainty"], step="coding", rule="coding.certainty")
    hedgings = hedgings_of(tree, scene.knowledge.hedge_terms)
    sure = judged(tree, coding.token, None, hedgings, said)
    return sure.value, replace(sure.why(tree, scene.knowledge.version), step="coding", rule="coding.certainty")


def signs_of(
    coding: Coding, chain: Sequence[Attribution], tree: Tree, chances: Mapping[str, float], soft: bool
) -> dict[str, float]:
    """What speaks for and against a coding, by name: the input of the calibration. Absent ones are 0."""
    kinds = {rule.partition(":")[0].partition(".")[0] for rule in coding.rules}
    none, type_ = chances.get(NONE, 0.5), chances.get(coding.type, 0.1)
    named = bool(coding.actors or coding.actor_ids), bool(coding.recipients or coding.recipient_ids)
    lower = not any(word[:1].isupper() for word in tree.sentence.words[1:])
    signs = {
        "weight of the rule": coding.probability - 0.7,
        "no actor": float(not named[0]),
        "no recipient": float(not named[1] and len(coding.actors) < 2),
        "long sentence": float(len(tree.sentence.words) > 45),
        "headline": float(tree.sentence.headline),
        "depth of saying": float(max(0, len(chain) - 1)),
        "no capitals": float(lower),
        "soft news": float(soft),
        "learned odds of the type": _odds(type_),
        "learned odds of none": _odds(none),
        f"type {coding.type}": 1.0,
    }
    return signs | {f"rule {kind}": 1.0 for kind in sorted(kinds)}


def _odds(chance: float) -> float:
    """Log odds, cut off at three."""
    bounded = min(0.95, max(0.05, chance))
    return math.log(bounded / (1 - bounded))


def probability(signs: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """How likely it is that the report says this: a logistic regression over the signs (docs/training/calibration.md)."""
    score = weights["constant"] + sum(value * weights.get(name, 0.0) for name, value in signs.items())
    return round(min(0.99, max(0.01, 1 / (1 + math.exp(-score)))), 2)
