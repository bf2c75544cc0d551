"""Who acts on whom: the first path of a pattern that leads to an actor."""

from __future__ import annotations

from dateline.coding.scene import Scene, walk
from dateline.parse import Frame

ACTOR_PATHS = ("subj", "subj.poss", "subj.mod", "subj.of", "subj.by")
RECIPIENT_PATHS = (
    "obj", "to", "with", "against", "on", "from", "iobj", "obj.poss", "obj.mod", "obj.of", "obj.on", "obj.to", "obj.against",
    "obj.with", "obj.for", "for", "in", "obj.in",
)  # fmt: skip
NOUN_ACTOR = ("support", "by", "poss", "mod", "between")
NOUN_RECIPIENT = ("of", "on", "against", "to", "with")


INNER = ("nmod", "nmod:poss", "compound", "amod", "conj", "obl", "obj", "nmod:npmod", "appos")
NEAR = 3
"""Steps down from an argument that a party may hide ("lifted a blockade on | Palestinian | lorries")."""


def hidden_party(scene: Scene, sentence: int, roots: tuple[int, ...], others: tuple[int, ...]) -> tuple[int, ...]:
    """The nearest actor inside an argument that is none itself, level by level; nobody of `others`."""
    tree = scene.trees[sentence]
    barred = {scene.resolved.actor_at.get((sentence, t), "") for t in others} | {""}
    level = list(roots)
    for _ in range(NEAR):
        level = [c for t in level for c in tree.kids(t, *INNER) if (sentence, c) not in scene.clauses]
        found = [t for t in level if scene.resolved.actor_at.get((sentence, t), "") not in barred]
        if found:
            near = [t for t in found if tree.sentence.heads[t] == tree.sentence.heads[found[0]] or t == found[0]]
            listed = [c for t in near for c in tree.conjuncts(t)]
            return tuple(t for t in listed if scene.resolved.actor_at.get((sentence, t), "") not in barred)
    return ()


def _said(scene: Scene, sentence: int, tokens: tuple[int, ...], path: str) -> tuple[int, ...]:
    """Of a content clause its subjects: "protested that | the ministry | had failed"."""
    if path != "ccomp":
        return tokens
    clauses = [scene.clauses[sentence, t] for t in tokens if (sentence, t) in scene.clauses]
    return (*tokens, *(t for clause in clauses for t in clause.frame.get("subj")))


def _only_where(scene: Scene, sentence: int, token: int) -> bool:
    """ "the Benghazi attack": a town before a noun says where and not by whom; a country may say by whom."""
    place = scene.places.get(scene.resolved.place_at.get((sentence, token), ""))
    return place is not None and place.precision in {"site", "town", "district", "province"}


def parties(
    scene: Scene, sentence: int, frame: Frame, paths: tuple[str, ...], others: tuple[int, ...] = ()
) -> tuple[int, ...]:
    """Tokens of the first path that leads to actors; `a+b` joins two paths into one list. Nobody of `others` again."""
    barred = {scene.resolved.actor_at.get((sentence, t), "") for t in others}
    for path in paths:
        found: list[int] = []
        for part in path.split("+"):
            for token in _said(scene, sentence, walk(scene, sentence, frame, part), part):
                actor = scene.resolved.actor_at.get((sentence, token), "")
                if part.endswith(".mod") and _only_where(scene, sentence, token):
                    continue
                if actor and actor not in barred and token not in others and token not in found:
                    found.append(token)
        if found:
            return tuple(found)
    return ()
