"""Clues to the kind of act that a predicate or a noun names: its word, what fills its places and what stands around it.

A clue is `name=value`; the weights for them are `knowledge/act_weights.py`. Words are given twice: as themselves, and as places of a
table of static vectors, so that a word which the training never saw still stands beside those that it is used like.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from dateline.coding.genre import is_soft, words_told
from dateline.coding.scene import Scene, is_armed
from dateline.parse import Frame, Tree

CONTENT: Final = frozenset({"NOUN", "VERB", "ADJ", "PROPN"})
PLACES: Final = ("itself", "obj", "subj", "oblique", "around")
"""What a word vector is of; "around" is the mean of the sentence's content words."""
CLAUSAL: Final = frozenset({"xcomp", "ccomp", "advcl"})


@dataclass(frozen=True, slots=True)
class ActClues:
    """The clues of one predicate, and the words whose vectors stand for each of `PLACES`."""

    names: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]


def act_clues(scene: Scene, sentence: int, token: int, frame: Frame) -> ActClues:
    """The clues of the predicate at `token`. `frame` is that of its clause, or of an event noun."""
    tree = scene.trees[sentence]
    names = list(dict.fromkeys(_names(scene, sentence, token, frame)))
    obliques = [
        t for slot, found in frame.slots.items() if slot not in {"subj", "obj", "iobj", *CLAUSAL} for t in found
    ]
    return ActClues(
        names=tuple(names),
        words=(
            (frame.lemma,),
            tuple(tree.lemma(t) for t in frame.get("obj")[:2]),
            tuple(tree.lemma(t) for t in frame.get("subj")[:2]),
            tuple(tree.lemma(t) for t in obliques[:3]),
            tuple(_content(tree, token)),
        ),
    )


def _names(scene: Scene, sentence: int, token: int, frame: Frame) -> Iterator[str]:
    tree = scene.trees[sentence]
    parts, lemma = tree.sentence, frame.lemma
    yield f"lem={lemma}"
    yield f"tag={parts.tags[token]}"
    yield f"pos={parts.pos[token]}"
    if frame.particle:
        yield f"prt={frame.particle}"
        yield f"lemprt={lemma}_{frame.particle}"
    if frame.passive:
        yield "passive"
    yield f"dep={parts.deps[token]}"
    head = parts.heads[token]
    if head >= 0:
        yield f"gov={tree.lemma(head)}"
    for slot, found in frame.slots.items():
        yield f"slot={slot}"
        yield f"lemslot={lemma}>{slot}"
        for filler in found[:3]:
            word = tree.lemma(filler)
            kind = kind_of(scene, sentence, filler)
            yield f"{slot}={word}"
            yield f"{slot}#{kind}"
            if slot in {"obj", "subj"}:
                yield f"lem{slot}#={lemma}>{kind}"
                yield from (f"{slot}mod={tree.lemma(k)}" for k in tree.kids(filler, "compound", "amod"))
            if slot == "obj":
                yield f"lemobj={lemma}>{word}"
                yield from (f"objof={tree.lemma(k)}" for k in tree.kids(filler, "nmod"))
    yield from (f"adv={tree.lemma(k)}" for k in tree.kids(token, "advmod"))
    if parts.pos[token] == "NOUN":
        yield from (f"mod={tree.lemma(k)}" for k in tree.kids(token, "compound", "amod"))
    yield from (f"near={word}" for word in _content(tree, token))
    yield from (f"topic={told.cue.genre}" for told in words_told(tree, scene.knowledge))
    if is_soft(scene.report):
        yield f"topic={scene.report.genre}"


def _content(tree: Tree, token: int) -> list[str]:
    """Lemmas of the content words near a predicate, itself left out."""
    sentence = tree.sentence
    near = range(max(0, token - 8), min(len(sentence.words), token + 9))
    return [tree.lemma(i) for i in near if i != token and sentence.pos[i] in CONTENT and sentence.pos[i] != "PROPN"]


def kind_of(scene: Scene, sentence: int, token: int) -> str:
    """What a filler is: "armed", "state", "GOV", "person", "place", "time", "no" for anything that acts nowhere."""
    actor = scene.actor(sentence, token)
    if actor is not None:
        if is_armed(actor):
            return "armed"
        if actor.kind in {"state", "people", "outlet"}:
            return actor.kind if actor.kind != "people" else f"people-{actor.sectors[0] if actor.sectors else ''}"
        return actor.sectors[0] if actor.sectors else actor.kind
    mention = scene.mention(sentence, token)
    if mention is not None:
        return mention.kind
    return "place" if (sentence, token) in scene.resolved.place_at else "no"
