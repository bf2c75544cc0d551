"""Whom a protest is against where its own words do not say: "went on hunger strike to protest the president's silence"."""

from __future__ import annotations

from dateline.coding.acts import Coding
from dateline.coding.parties import hidden_party
from dateline.coding.scene import Scene

GRIEVANCES = frozenset(
    "protest demand denounce oppose condemn decry call urge press reject challenge disapproval opposition anger outrage demand "
    "resignation removal rejection complaint dissatisfaction".split()
)
STEPS = frozenset({"advcl", "xcomp", "acl", "obl", "nmod", "ccomp", "obj", "conj"})
DEEP = 4
"""Steps down from the protest that its grievance may stand."""


def against(scene: Scene, coding: Coding) -> tuple[int, ...]:
    """The party that what the protest demands or denounces belongs to; nobody of the protesters, and no mere place."""
    tree = scene.trees[coding.sentence]
    level = [coding.token]
    for _ in range(DEEP):
        level = [c for t in level for c in tree.children[t] if tree.sentence.deps[c] in STEPS]
        for token in level:
            if tree.lemma(token) in GRIEVANCES:
                found = hidden_party(scene, coding.sentence, (token,), coding.actors)
                kept = tuple(t for t in found if not _only_where(scene, coding.sentence, t))
                if kept:
                    return kept
    return ()


def _only_where(scene: Scene, sentence: int, token: int) -> bool:
    tree = scene.trees[sentence]
    return (sentence, token) in scene.resolved.place_at and tree.preposition(token) in {"in", "at", "near", "outside"}
