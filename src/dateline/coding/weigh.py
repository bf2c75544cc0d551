"""How sure: whether an event mention counts, how certain the text is, and how likely it is that the text says this."""

from __future__ import annotations

from dataclasses import replace

from dateline.claims import Clause, hedgings_of, judged
from dateline.coding.acts import Coding
from dateline.coding.scene import Scene
from dateline.parse import Tree
from dateline.records import Attribution, Why

ACTS_OF_PUTTING = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "CONCEDE"})
NOT_COUNTED_ASPECTS = frozenset({"ongoing", "habitual", "historical"})


def countable(clause: Clause | None, coding: Coding) -> bool:
    """Ongoing, habitual and historical acts, and what is still to come, stay out of default counts."""
    if clause is None:
        return True
    if clause.claim.aspect in NOT_COUNTED_ASPECTS or clause.claim.presupposed:
        return False
    future_deed = "modal.will" in coding.rules and coding.type in {
        "MOBILIZE",
        "SANCTION",
        "COERCE",
        "ASSAULT",
        "PROTEST",
    }
    return not future_deed


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


def probability(coding: Coding, chain: list[Attribution], tree: Tree) -> float:
    """How likely the text says this: the rule's own weight, less where a party is missing or the sentence is long or a headline.

    Hand-set weights; calibration on gold is the work of a later version and until then this orders, it does not promise.
    """
    weight = coding.probability
    if not (coding.actors or coding.actor_ids):
        weight -= 0.1
    if not (coding.recipients or coding.recipient_ids) and len(coding.actors) < 2:
        weight -= 0.1
    if len(tree.sentence.words) > 45:
        weight -= 0.05
    if tree.sentence.headline:
        weight -= 0.05
    return round(min(0.95, max(0.05, weight - 0.02 * max(0, len(chain) - 1))), 2)
