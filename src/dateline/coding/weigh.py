"""How sure: whether an event mention counts, how certain the text is, and how likely it is that the text says this."""

from __future__ import annotations

from dateline.claims import Clause
from dateline.coding.acts import Coding
from dateline.coding.scene import Scene
from dateline.parse import Tree
from dateline.records import Attribution

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


def certainty(scene: Scene, coding: Coding, chain: tuple[str, ...]) -> tuple[int, str]:
    """From -3 to 3 with the reason: hedges of the clause, then who says so."""
    tree = scene.trees[coding.sentence]
    for child in tree.children[coding.token]:
        if tree.sentence.pos[child] in {"PROPN", "NOUN"}:
            continue  # "May", "a suspect"
        hedge = scene.knowledge.hedges.get(tree.lemma(child)) or scene.knowledge.hedges.get(
            tree.sentence.words[child].lower()
        )
        if hedge is not None and hedge.kind in {"hedge", "evidential"}:
            return hedge.certainty, f"hedge {hedge.term}"
    said = [scene.chains.by_id[name] for name in chain]
    if any(a.adoption == "distances" for a in said):
        return 1, "the outlet distances itself"
    if any(a.speaker_kind in {"anonymous", "unknown"} for a in said):
        return 1, "an unnamed speaker"
    return (2, "a named speaker") if said else (3, "the outlet's own words")


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
