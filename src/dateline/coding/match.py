"""Whether a pattern's frame holds of a predicate."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.coding.scene import ACTING_KINDS, Scene, is_armed, walk
from dateline.knowledge.tables import Constraint, Pattern
from dateline.parse import Frame, Tree

PEOPLE_WORDS = frozenset({"people", "person", "resident"})
"""A pattern that takes these words takes any group of civilians ("young Algerians", "the farmers")."""
CIVIL_SECTORS = frozenset({"CVL", "AGR", "LAB", "EDU", "REL", "SOC", "MED", "JRN", "REF", "BUS"})
LEADING_SECTORS = frozenset({"GOV", "LEG", "MIL", "PTY", "REB"})


def best_pattern(scene: Scene, sentence: int, frame: Frame, patterns: Iterable[Pattern]) -> Pattern | None:
    """The first pattern that holds; patterns stand with the most specific first."""
    for pattern in patterns:
        if pattern.particle and pattern.particle not in {frame.particle, *_bare_particles(scene, sentence, frame)}:
            continue
        if all(_holds(scene, sentence, frame, c) for c in pattern.frame):
            return pattern
    return None


def _bare_particles(scene: Scene, sentence: int, frame: Frame) -> set[str]:
    """Particles that the parser calls adverbs or prepositions without object ("pulled | back")."""
    tree = scene.trees[sentence]
    found = {
        tree.lemma(c) for c in tree.kids(frame.token, "advmod", "compound:prt", "prt") if abs(c - frame.token) <= 2
    }
    obliques = [o for o in tree.kids(frame.token, "obl") if not _where_or_when(scene, sentence, o)]
    after = [c for o in obliques for c in tree.kids(o, "case") if c == frame.token + 1]
    after += _beside_number(tree, frame.token + 1)
    return found | {tree.lemma(c) for c in after}


def _where_or_when(scene: Scene, sentence: int, token: int) -> bool:
    """ "taken | in Edmonton": a place or a time behind a preposition, which is then no particle."""
    mention = scene.mention(sentence, token)
    return mention is not None and mention.kind in {"place", "time"}


def _beside_number(tree: Tree, token: int) -> list[int]:
    """ "handed over | 700 kg": a particle that the parser takes for an adverb of the number behind it."""
    sentence = tree.sentence
    here = token < len(sentence.words) and sentence.pos[token] == "ADP" and sentence.deps[token] == "advmod"
    return [token] if here and sentence.pos[sentence.heads[token]] == "NUM" else []


def _holds(scene: Scene, sentence: int, frame: Frame, constraint: Constraint) -> bool:
    tokens = [t for slot in constraint.slot.split("|") for t in walk(scene, sentence, frame, slot)]
    if constraint.alternatives:
        met = any(_is(scene, sentence, t, a) for t in tokens for a in constraint.alternatives)
    else:
        met = bool(tokens)
    return met != constraint.negated


def _is(scene: Scene, sentence: int, token: int, alternative: str) -> bool:
    tree = scene.trees[sentence]
    if alternative.startswith("@"):
        named = tree.lemma(token) in scene.knowledge.classes.get(alternative[1:], frozenset())
        return named or is_kind(scene, sentence, token, alternative[1:])
    if alternative in PEOPLE_WORDS and is_kind(scene, sentence, token, "civil"):
        return True
    if alternative.startswith("#"):
        return is_kind(scene, sentence, token, alternative[1:])
    if "_" in alternative:
        return _words_before(tree.sentence.words, token, alternative.split("_"))
    if tree.lemma(token) == alternative or tree.lower[token] == alternative:
        return True
    return tree.sentence.pos[token] == "PRON" and alternative in _role_words(scene, sentence, token)


def _role_words(scene: Scene, sentence: int, token: int) -> list[str]:
    """The role of whoever a pronoun means, as its actor's id has it ("DZA/PTY:opposition-party")."""
    actor = scene.actor(sentence, token)
    role = actor.id.partition(":")[2] if actor is not None and actor.basis == "composed" else ""
    return role.split("-")[-1:] if role else []


def _words_before(words: tuple[str, ...], token: int, wanted: list[str]) -> bool:
    return [w.lower() for w in words[max(0, token - len(wanted) + 1) : token + 1]] == wanted


def is_kind(scene: Scene, sentence: int, token: int, kind: str) -> bool:
    """Whether the filler at `token` is of a semantic kind: actor, state, place, person, armed, civil, leader or money."""
    actor = scene.actor(sentence, token)
    if kind == "place":
        listed = any(
            e.kind == "place" for m in scene.found.names[sentence] if m.start <= token < m.end for e in m.entries
        )
        return listed or (sentence, token) in scene.resolved.place_at or (actor is not None and actor.kind == "state")
    if kind == "money":
        return scene.trees[sentence].lemma(token) in scene.knowledge.classes.get("money", frozenset())
    if actor is None:
        return kind == "person" and scene.trees[sentence].lemma(token) in scene.knowledge.classes.get(
            "person", frozenset()
        )
    if kind == "state":
        return actor.kind == "state" or actor.sectors[:1] == ("GOV",)
    if kind == "armed":
        return is_armed(actor)
    if kind == "civil":
        return actor.kind == "people" and actor.sectors[:1] != () and actor.sectors[0] in CIVIL_SECTORS
    if kind == "leader":
        return actor.kind in {"person", "office"} and actor.sectors[:1] != () and actor.sectors[0] in LEADING_SECTORS
    if kind == "person":
        return actor.kind in {"person", "people", "office", "role", "force", "armed_group"}
    return kind == "actor" and actor.kind in ACTING_KINDS
