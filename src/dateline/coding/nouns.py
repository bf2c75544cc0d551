"""Event nouns: "the killing of X", "talks between A and B", "carried out an attack"."""

from __future__ import annotations

from dateline.claims import Clause
from dateline.coding.scene import Scene, inside
from dateline.parse import Frame, Tree

PREPOSITIONS = (
    "of",
    "on",
    "against",
    "by",
    "between",
    "with",
    "in",
    "to",
    "for",
    "over",
    "among",
    "from",
    "at",
    "into",
)
BACKGROUND = frozenset("after during following since amid before in upon over despite".split())
OCCURRING = frozenset(
    "take occur happen begin start erupt break continue follow come unfold last end kill wound injure hit destroy "
    "damage leave target claim cause enter resume go displace set result prompt trigger force paralyse paralyze shut close disrupt".split()
)


def noun_frame(scene: Scene, sentence: int, token: int, support: Clause | None) -> Frame:
    """The noun's own arguments; with a support verb also that verb's subject (`support`) and obliques."""
    tree = scene.trees[sentence]
    slots: dict[str, tuple[int, ...]] = {}
    for step in ("poss", "mod", *PREPOSITIONS):
        found = tuple(inside(tree, token, step))
        if found:
            slots[step] = found
    if support is not None:
        if support.frame.get("subj"):
            slots["support"] = support.frame.get("subj")
        for slot in PREPOSITIONS:
            if slot not in slots and support.frame.get(slot):
                slots[slot] = support.frame.get(slot)
    head = tree.sentence.heads[token]
    if head >= 0 and tree.sentence.deps[token] in {"nsubj", "nsubj:pass"}:
        slots["subjof"] = (head,)
    return Frame(token=token, lemma=tree.lemma(token), passive=False, particle="", slots=slots)


def support_of(scene: Scene, sentence: int, token: int) -> tuple[Clause, str] | None:
    """The support verb that governs the noun at `token`, with its phase (do, begin, end, cancel, plan); None without one."""
    tree = scene.trees[sentence]
    head, dep = tree.sentence.heads[token], tree.sentence.deps[token]
    if dep == "conj" and head >= 0:
        return support_of(scene, sentence, head)
    clause = scene.clauses.get((sentence, head))
    if clause is None or dep not in {"obj", "nsubj:pass", "obl"}:
        return None
    particle = clause.frame.particle
    if dep == "obl":
        particle = tree.preposition(token)
    phase = scene.knowledge.support_verbs.get((clause.frame.lemma, particle))
    return None if phase is None else (clause, phase)


def told(tree: Tree, token: int) -> str:
    """How the text tells the event of a noun without support verb: "occurs", "background", "headline", or "" (subject matter)."""
    sentence = tree.sentence
    head, dep = sentence.heads[token], sentence.deps[token]
    if dep == "conj" and head >= 0:
        return told(tree, head)
    if dep in {"nsubj", "nsubj:pass"} and tree.lemma(head) in OCCURRING:
        return "occurs"
    if dep == "root" or (dep == "nsubj" and sentence.headline):
        return "headline"
    if dep in {"obl", "nmod"} and tree.preposition(token) in BACKGROUND and _on_verb(tree, token):
        return "background"
    return ""


def _on_verb(tree: Tree, token: int) -> bool:
    head = tree.sentence.heads[token]
    return head >= 0 and (tree.sentence.pos[head] in {"VERB", "AUX"} or tree.kid(head, "cop") is not None)
