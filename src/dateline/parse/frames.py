"""Predicates with their deep arguments, from syntax alone.

Passives, control, coordination, participles and relative clauses are undone, so that whoever reads a frame finds the doer in
`subj` and the undergoer in `obj`. Slots: `subj`, `obj`, `iobj`, `xcomp`, `ccomp`, `advcl`, and each preposition by its
own name ("with", "out_of"). Fillers are head tokens, coordinated ones side by side, partitives passed through.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.parse.tree import Tree

SUBJECT_CONTROL = frozenset(["promise", "threaten", "vow", "pledge", "swear", "agree", "refuse", "offer"])
SPEAKING_NOUNS = frozenset(
    "statement report letter resolution declaration communique communiqué document note message motion bill "
    "decree order law memo editorial article post tweet speech petition appeal call ruling verdict remark comment "
    "interview message video broadcast".split()
)
RELATIVE = frozenset({"WDT", "WP"})
ADVERBS_BEFORE = frozenset({"out", "away", "back", "down", "off", "up", "along"})
MAX_DEPTH = 6
PARTITIVE_NOUNS = frozenset(
    "group number dozen hundred thousand score ten million majority third half quarter lot part pair couple "
    "handful wave crowd series rest most many several some percent one two three all each both none any "
    "kg kilogram ton tonne litre liter barrel worth batch load truckload shipload sack string spate volley".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A verb (or a noun or adjective with a copula) and its deep arguments, by slot."""

    token: int
    lemma: str
    passive: bool
    particle: str
    slots: Mapping[str, tuple[int, ...]]

    def get(self, slot: str) -> tuple[int, ...]:
        """Fillers of `slot`, or ()."""
        return self.slots.get(slot, ())


def is_predicate(tree: Tree, token: int) -> bool:
    """Verbs that are no auxiliaries or adjectives, and whatever has a copula."""
    sentence = tree.sentence
    if sentence.pos[token] == "VERB":
        return sentence.deps[token] not in {"amod", "case", "compound", "mark"}
    return any(sentence.deps[c] == "cop" for c in tree.children[token])


def is_passive(tree: Tree, token: int) -> bool:
    """Whether the verb at `token` is passive: by its auxiliary or subject, as a bare participle, or by coordination."""
    sentence = tree.sentence
    if tree.kid(token, "aux:pass", "nsubj:pass", "csubj:pass") is not None:
        return True
    if sentence.tags[token] != "VBN":
        return False
    if tree.kid(token, "aux") is not None or tree.kid(token, "nsubj") is not None:
        return False
    dep, head = sentence.deps[token], sentence.heads[token]
    if dep == "conj" and sentence.pos[head] == "VERB":
        return is_passive(tree, head)
    return dep in {"acl", "advcl", "xcomp", "amod"} or tree.kid(token, "obl:agent") is not None or sentence.headline


def frame_of(tree: Tree, token: int) -> Frame:
    """The frame of the predicate at `token`."""
    passive = is_passive(tree, token)
    slots: dict[str, list[int]] = {}
    _fill_core(tree, token, passive, slots)
    _fill_obliques(tree, token, slots)
    for slot in ("xcomp", "ccomp", "advcl"):
        fillers = [c for k in tree.kids(token, slot) for c in tree.conjuncts(k)]
        if fillers:
            slots[slot] = fillers
    particle = tree.kid(token, "compound:prt", "prt")
    return Frame(
        token=token,
        lemma=tree.lemma(token),
        passive=passive,
        particle=tree.lower[particle] if particle is not None else "",
        slots={slot: tuple(fillers) for slot, fillers in slots.items()},
    )


def _fill_core(tree: Tree, token: int, passive: bool, slots: dict[str, list[int]]) -> None:
    surface = surface_subjects(tree, token)
    objects = [_antecedent(tree, token, f) for k in tree.kids(token, "obj") for f in fillers(tree, k)]
    indirect = [f for k in tree.kids(token, "iobj") for f in fillers(tree, k)]
    agents = [f for k in tree.kids(token, "obl:agent") for f in fillers(tree, k)]
    if not passive:
        objects = objects or _gapped_object(tree, token, surface)
        core = {"subj": surface, "obj": objects, "iobj": indirect}
    elif objects:
        core = {"subj": agents, "obj": objects, "iobj": surface or indirect}
    else:
        core = {"subj": agents, "obj": surface, "iobj": indirect}
    slots.update({slot: found for slot, found in core.items() if found})


def _fill_obliques(tree: Tree, token: int, slots: dict[str, list[int]]) -> None:
    for child in tree.kids(token, "obl", "nmod"):
        preposition = tree.preposition(child)
        if preposition:
            slots.setdefault(preposition, []).extend(fillers(tree, child))
            before = _adverb_before(tree, token, child)
            if before:
                slots.setdefault(f"{before}_{preposition}", []).extend(fillers(tree, child))


def _adverb_before(tree: Tree, token: int, child: int) -> str:
    """ "walked | out | of talks": an adverb or particle of the verb right before the preposition."""
    first = min(tree.kids(child, "case"))
    word = tree.lower[first - 1] if first else ""
    return word if first - 1 in tree.kids(token, "advmod", "compound:prt", "prt") and word in ADVERBS_BEFORE else ""


def _gapped_object(tree: Tree, token: int, surface: list[int]) -> list[int]:
    """ "the weapons that Iran sent": the head of a relative clause whose verb has a subject and lacks its object."""
    head = tree.sentence.heads[token]
    if tree.sentence.deps[token] != "acl:relcl" or head in surface or tree.kid(token, "ccomp", "xcomp") is not None:
        return []
    return [head]


def surface_subjects(tree: Tree, token: int, depth: int = 0) -> list[int]:
    """Whoever stands or is understood as the grammatical subject of the predicate at `token` (of a passive: its undergoer)."""
    own = [f for k in tree.kids(token, "nsubj", "nsubj:pass", "csubj", "csubj:pass") for f in fillers(tree, k)]
    if own:
        return [_antecedent(tree, token, f) for f in own]
    if depth >= MAX_DEPTH or tree.sentence.heads[token] < 0:
        return []
    return _understood(tree, token, depth)


def _understood(tree: Tree, token: int, depth: int) -> list[int]:
    head, dep = tree.sentence.heads[token], tree.sentence.deps[token]
    if dep == "xcomp":
        return _controller(tree, head, depth)
    if dep in {"acl", "acl:relcl"}:
        return _of_noun(tree, token, head, depth)
    if dep in {"conj", "advcl", "ccomp", "parataxis"}:
        if tree.sentence.pos[head] in {"NOUN", "PROPN"} and tree.kid(head, "cop") is None and dep != "parataxis":
            return _of_noun(tree, token, head, depth)
        return surface_subjects(tree, head, depth + 1) if dep != "parataxis" else []
    return []


def _controller(tree: Tree, head: int, depth: int) -> list[int]:
    objects = [f for k in tree.kids(head, "obj", "iobj") for f in fillers(tree, k)]
    if objects and tree.lemma(head) not in SUBJECT_CONTROL and tree.sentence.pos[head] == "VERB":
        return objects
    return surface_subjects(tree, head, depth + 1)


def _of_noun(tree: Tree, token: int, noun: int, depth: int) -> list[int]:
    """Subject of a clause that hangs on a noun: the noun itself, or for "plan to ..." and "resolution denouncing ..." its owner."""
    infinitive = any(tree.sentence.tags[c] == "TO" for c in tree.kids(token, "mark"))
    if infinitive or (tree.lemma(noun) in SPEAKING_NOUNS and tree.sentence.tags[token] == "VBG"):
        return owner(tree, noun, depth)
    return [through(tree, noun)]


def owner(tree: Tree, noun: int, depth: int = 0) -> list[int]:
    """Whose a noun is: its possessor, its "by" or "from", or the subject of what governs it."""
    owners = [f for k in tree.kids(noun, "nmod:poss") for f in fillers(tree, k)]
    if not owners:
        owners = [f for k in tree.kids(noun, "nmod") if tree.preposition(k) in {"by", "from"} for f in fillers(tree, k)]
    if owners or depth >= MAX_DEPTH:
        return owners
    governor, dep = tree.sentence.heads[noun], tree.sentence.deps[noun]
    if governor < 0:
        return []
    if tree.sentence.pos[governor] in {"VERB", "AUX"} or tree.kid(governor, "cop") is not None:
        if dep in {"nsubj", "nsubj:pass"}:
            return []
        return surface_subjects(tree, governor, depth + 1)
    return owner(tree, governor, depth + 1) if dep in {"nmod", "conj"} else []


def _antecedent(tree: Tree, verb: int, subject: int) -> int:
    """The noun that a relative pronoun (subject or object of `verb`) stands for; any other token itself."""
    if tree.sentence.tags[subject] not in RELATIVE and tree.lower[subject] != "that":
        return subject
    if tree.sentence.pos[subject] != "PRON":
        return subject
    for token in (verb, *tree.ancestors(verb)):
        if tree.sentence.deps[token] == "acl:relcl":
            return through(tree, tree.sentence.heads[token])
    return subject


def fillers(tree: Tree, token: int) -> list[int]:
    """A noun phrase's head with its conjuncts, partitives passed through."""
    return [through(tree, c) for c in tree.conjuncts(token)]


def through(tree: Tree, token: int) -> int:
    """What a partitive is made of: in "a group of diplomats" the diplomats; any other token itself."""
    if tree.lemma(token) in PARTITIVE_NOUNS or tree.sentence.pos[token] == "NUM":
        for child in tree.kids(token, "nmod", "obl"):
            if child > token and tree.preposition(child) in {"of", "out_of"}:
                return through(tree, child)
    return token
