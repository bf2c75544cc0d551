"""All that the coding of one report looks at, gathered once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.claims import Chains, Clause, Times
from dateline.knowledge import Knowledge
from dateline.mentions import Found
from dateline.parse import Frame, Tree, through
from dateline.records import Actor, Mention, Place, Report
from dateline.resolve import Resolved

ARMED_SECTORS = frozenset({"MIL", "REB", "PRM", "UAF", "COP"})
ACTING_KINDS = frozenset(
    {"state", "office", "force", "armed_group", "organisation", "outlet", "person", "people", "role"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One report as the coding sees it."""

    report: Report
    trees: Sequence[Tree]
    found: Found
    resolved: Resolved
    clauses: Mapping[tuple[int, int], Clause]
    chains: Chains
    times: Times
    actors: Mapping[str, Actor]
    places: Mapping[str, Place]
    knowledge: Knowledge
    codebook: str

    def actor(self, sentence: int, token: int) -> Actor | None:
        """The actor at a token, or None."""
        return self.actors.get(self.resolved.actor_at.get((sentence, token), ""))

    def id_at(self, sentence: int, token: int) -> str:
        """The id of the actor at a token, or empty."""
        return self.resolved.actor_at.get((sentence, token), "")

    def known(self, sentence: int, tokens: tuple[int, ...]) -> tuple[int, ...]:
        """Those of `tokens` that resolve to an actor."""
        return tuple(t for t in tokens if self.id_at(sentence, t))

    def mention(self, sentence: int, token: int) -> Mention | None:
        """The mention headed by a token, or None."""
        return self.found.at.get((sentence, token))


def is_armed(actor: Actor) -> bool:
    """Whether an actor bears arms by trade: a force, police, rebels."""
    return bool(ARMED_SECTORS & set(actor.sectors))


def walk(scene: Scene, sentence: int, frame: Frame, path: str) -> tuple[int, ...]:
    """Tokens at the end of a path: a slot ("obj"), or a slot and what stands inside its filler ("obj.of", "obj.mod")."""
    slot, *inner = path.split(".")
    tokens = frame.get(slot) or _borrowed(scene.trees[sentence], frame, slot)
    for step in inner:
        tokens = tuple(t for token in tokens for t in inside(scene.trees[sentence], token, step))
    return tokens


def _borrowed(tree: Tree, frame: Frame, slot: str) -> tuple[int, ...]:
    """A prepositional phrase that the parser hung under the object, read as the verb's: "slapped tariffs | on Brazil"."""
    if slot in {"subj", "obj", "iobj", "xcomp", "ccomp", "advcl", "mod", "poss", "support", "subjof"}:
        return ()
    return tuple(t for o in frame.get("obj") if o > frame.token for t in inside(tree, o, slot))


def inside(tree: Tree, token: int, step: str) -> list[int]:
    """What stands inside a noun phrase: its possessor, its modifiers, or the object of a preposition in it."""
    if step == "poss":
        return [t for k in tree.kids(token, "nmod:poss") for t in tree.conjuncts(k)]
    if step == "mod":
        return [
            k
            for k in tree.kids(token, "compound", "amod", "nmod", "nmod:npmod")
            if k < token or tree.sentence.deps[k] == "amod"
        ]
    if step == "by":
        kids = tree.kids(token, "nmod", "obl:agent", "acl")
        return [k for k in kids if tree.preposition(k) == "by"] + _participle_agents(tree, token)
    kids = [k for k in tree.kids(token, "nmod", "obl") if tree.preposition(k) == step]
    if not kids:
        # "a curfew imposed | in Sudan": what a participle of the noun says of it.
        below = [k for verb in tree.kids(token, "acl") for k in tree.kids(verb, "obl")]
        kids = [k for k in below if tree.preposition(k) == step and tree.sentence.tags[tree.sentence.heads[k]] == "VBN"]
    return [through(tree, t) for k in kids for t in tree.conjuncts(k)]


def _participle_agents(tree: Tree, token: int) -> list[int]:
    """ "an attack carried out by rebels"."""
    return [
        agent for verb in tree.kids(token, "acl") for k in tree.kids(verb, "obl:agent") for agent in tree.conjuncts(k)
    ]
