"""Hedges and boosters: words that weaken or strengthen a predicate, and which predicate they bear on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.knowledge.tables import Hedge
from dateline.parse import Tree

MODIFYING = frozenset({"advmod", "aux", "amod", "obl", "parataxis", "discourse", "nmod", "obl:npmod", "dep", "advcl"})
"""Arcs by which a hedge hangs on what it weakens."""
UNDER = frozenset({"ccomp", "xcomp", "csubj", "csubj:pass", "acl", "nmod", "nsubj", "nsubj:pass", "advcl"})
"""Arcs by which something hangs on the hedge that weakens it: "likely to", "rumours of", "unconfirmed"."""
CONDITIONS = frozenset({"if", "whether", "if true", "if confirmed"})
"""Terms that put a condition: the claim's modality says so."""
NAMING = frozenset({"PROPN"})
MODALS = frozenset({"may", "might", "could"})

Terms = Mapping[str, tuple[tuple[tuple[str, ...], Hedge], ...]]


@dataclass(frozen=True, slots=True)
class Hedging:
    """A hedge where it stands: tokens `first` to `last` (inclusive), `top` the one whose head is outside."""

    first: int
    last: int
    top: int
    hedge: Hedge


def hedgings_of(tree: Tree, terms: Terms) -> list[Hedging]:
    """All hedges and boosters of a sentence, the longest term at each place."""
    words = tree.lower
    found: list[Hedging] = []
    next_free = 0
    for i, word in enumerate(words):
        if i >= next_free and (word in terms or tree.sentence.lemmas[i].lower() in terms):
            match = _longest(tree, words, i, terms)
            if match is not None:
                found.append(match)
                next_free = match.last + 1
    return found


def _longest(tree: Tree, words: Sequence[str], at: int, terms: Terms) -> Hedging | None:
    lemma = tree.sentence.lemmas[at].lower()
    candidates = [*terms.get(words[at], ()), *(terms.get(lemma, ()) if lemma != words[at] else ())]
    for term, hedge in candidates:
        if (
            hedge.term not in CONDITIONS
            and tuple(words[at + 1 : at + len(term)]) == term[1:]
            and _is_one(tree, at, term)
        ):
            last = at + len(term) - 1
            return Hedging(at, last, _top(tree, at, last), hedge)
    return None


def _is_one(tree: Tree, at: int, term: tuple[str, ...]) -> bool:
    """ "May" the month is none, nor a modal that is no auxiliary."""
    if len(term) > 1:
        return True
    return tree.sentence.pos[at] not in NAMING and (term[0] not in MODALS or tree.sentence.tags[at] == "MD")


def _top(tree: Tree, first: int, last: int) -> int:
    heads = tree.sentence.heads
    return next((i for i in range(first, last + 1) if not first <= heads[i] <= last), first)


def bearing_on(tree: Tree, token: int, hedgings: list[Hedging]) -> Iterator[Hedging]:
    """Those hedges and boosters that weaken or strengthen the word at `token`."""
    heads, deps = tree.sentence.heads, tree.sentence.deps
    for one in hedgings:
        if one.first <= token <= one.last:
            continue
        top, head = one.top, heads[one.top]
        over = head == token or (
            head >= 0 and heads[head] == token and deps[head] in {"aux", "aux:pass", "cop", "advmod"}
        )
        under = one.first <= heads[token] <= one.last and deps[token] in UNDER and not _speaking(tree, one)
        if (over and deps[top] in MODIFYING) or under or _shared(tree, token, one):
            yield one


def _speaking(tree: Tree, one: Hedging) -> bool:
    """ "Russia denied that | it attacked": somebody's word, an attribution, where "the denied attack" is hedged by the outlet."""
    tag, word = tree.sentence.tags[one.top], tree.sentence.words[one.top].lower()
    return tag in {"VBD", "VBN"} and word in one.hedge.term.split() and tree.kid(one.top, "nsubj") is not None


def _shared(tree: Tree, token: int, one: Hedging) -> bool:
    """ "may | attack and | seize": a modal over coordinated verbs without subjects of their own."""
    sentence = tree.sentence
    return (
        sentence.deps[token] == "conj"
        and sentence.deps[one.top] == "aux"
        and sentence.heads[one.top] == sentence.heads[token]
        and one.last < token
        and sentence.tags[token] in {"VB", "VBN", "VBG"}
        and tree.kid(token, "aux", "nsubj", "nsubj:pass") is None
    )
