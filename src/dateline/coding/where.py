"""Where: the places of a clause. "No place" is an answer, and the dateline's city is not one."""

from __future__ import annotations

from dateline.coding.acts import Coding
from dateline.coding.scene import Scene
from dateline.parse import Tree
from dateline.records import EventPlace, Why

COMPASS = frozenset(
    "north south east west northern southern eastern western northeastern northwestern southeastern southwestern "
    "central".split()
)
MODIFIERS = frozenset(["near", "outside", "around", "inside", "off", "along", "across"])


def places_of(scene: Scene, coding: Coding) -> tuple[EventPlace, ...]:
    """Places that hang on the coded predicate or on its undergoer, not inside another clause."""
    tree = scene.trees[coding.sentence]
    roots = [coding.token, *(t for t in coding.inner if (coding.sentence, t) not in scene.clauses), *coding.recipients]
    seen: set[int] = set()
    places: list[EventPlace] = []
    for root in dict.fromkeys(roots):
        for token in _reach(scene, tree, root, coding.sentence):
            place = scene.resolved.place_at.get((coding.sentence, token), "")
            named = token in (*coding.actors, *coding.recipients) and place in scene.knowledge.countries
            if place and token not in seen and not named:
                seen.add(token)
                places.append(_place(scene, tree, coding.sentence, token, place))
    return tuple(places)


def _reach(scene: Scene, tree: Tree, root: int, sentence: int) -> list[int]:
    """Tokens below `root` through noun phrases and prepositional phrases only."""
    found: list[int] = []
    stack = [root]
    while stack:
        token = stack.pop()
        found.append(token)
        stack += [
            c for c in tree.children[token]
            if tree.sentence.deps[c] in {"obl", "nmod", "conj", "obj", "appos", "nsubj:pass"}
            and ((sentence, c) not in scene.clauses)
        ]  # fmt: skip
    return sorted(found)


def _place(scene: Scene, tree: Tree, sentence: int, token: int, place: str) -> EventPlace:
    mention = scene.found.at[sentence, token]
    return EventPlace(
        place=place,
        span=mention.span,
        modifier=modifier_of(tree, token),
        basis="clause",
        why=Why(step="coding", rule="coding.place.clause", version=scene.knowledge.version, spans=(mention.span,)),
    )


def modifier_of(tree: Tree, token: int) -> str:
    """How a place is meant: "near", "northern", "part of", "some"."""
    first = token
    while tree.sentence.deps[first] == "conj" and tree.sentence.heads[first] >= 0:
        first = tree.sentence.heads[first]
    preposition = tree.preposition(first)
    if preposition in MODIFIERS or preposition.endswith("_of"):
        return preposition.replace("_", " ")
    compass = next((tree.lemma(c) for c in tree.kids(token, "amod", "compound") if tree.lemma(c) in COMPASS), "")
    if compass:
        return compass
    for ancestor in tree.ancestors(first):
        if tree.lemma(ancestor) in {"part", "portion", "swathe", "area", "bit"}:
            return "part of"
        if tree.sentence.pos[ancestor] == "VERB":
            break
    return ""
