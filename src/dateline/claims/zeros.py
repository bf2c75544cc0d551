"""Explicit zeros: "nobody was killed", "no casualties", "without injuries", "none of them was hurt"."""

from __future__ import annotations

from dateline.claims.amount import Amount
from dateline.claims.counts import Before, Counted
from dateline.claims.features import features_of
from dateline.claims.measures import HARM, NOUNS, governed, word_of
from dateline.claims.things import measure_of_thing
from dateline.claims.worth import CHECKING, COLLECTIVES
from dateline.knowledge import Knowledge
from dateline.parse import Tree
from dateline.records import Measure

NONE = frozenset({"no", "nobody", "none", "without", "No", "Nobody", "None", "Without", "neither"})
LOOKED_FOR = frozenset(
    {"record", "register", "damage", "destroy", "hit", "report", "lose", "find", "seize", "launch", "fire"}
)
"""Verbs by which the absence of a thing is news: not that somebody "has no plan"."""


def zeros_of(tree: Tree) -> list[Amount]:
    """The explicit zeros of a sentence: the word and the noun that it denies."""
    if NONE.isdisjoint(tree.sentence.words):
        return []
    return [
        amount for t, word in enumerate(tree.sentence.words) if word in NONE for amount in _zero(tree, t, word.lower())
    ]


def _zero(tree: Tree, token: int, word: str) -> list[Amount]:
    head = tree.sentence.heads[token]
    noun = head if word in {"no", "without"} else token
    if noun < 0 or (noun != token and tree.sentence.deps[token] not in {"det", "case"}) or not _firm(tree, noun):
        return []
    if tree.sentence.tags[noun] == "CD" and tree.lemma(noun) != "one":
        return []  # "no fewer than 30"
    return [Amount(low=0, best=0, high=0, rule="zero", tokens=tuple(sorted({token, noun})), lead=min(token, noun))]


def zero_of(tree: Tree, amount: Amount, before: Before | None, knowledge: Knowledge) -> Counted | None:
    """What an explicit zero counts. Not "no reports of casualties"."""
    words = tree.sentence.words
    token = next(t for t in amount.tokens if words[t] in NONE)
    noun = next((t for t in amount.tokens if t != token), token)
    measure = _measure(tree, noun, words[token].lower(), knowledge)
    if measure is None:
        return None
    return Counted(token=noun, what=_what(tree, token, noun, words[token].lower(), before), measure=measure)


def _what(tree: Tree, token: int, noun: int, word: str, before: Before | None) -> str:
    if word in {"no", "without"} and tree.lemma(noun) != "one":
        return word_of(tree, noun)
    whole = next((c for c in tree.kids(token, "nmod") if tree.preposition(c) == "of"), None)
    if whole is not None and tree.sentence.pos[whole] == "NOUN":
        return word_of(tree, whole)
    return before.what if before is not None and word == "none" and before.near else "people"


def _measure(tree: Tree, noun: int, word: str, knowledge: Knowledge) -> Measure | None:
    """What is said not to have happened; of things, only those that were looked for have a zero of their own."""
    lemma, head = word_of(tree, noun), tree.sentence.heads[noun]
    measure = NOUNS.get(lemma) or governed(tree, noun)
    thing = measure_of_thing(tree, noun, lemma, knowledge)
    if thing in {"vehicles", "weapons", "buildings"}:
        measure = thing
    if measure in HARM and (measure != "missing" or thing in {"people", "troops", "other"}):
        return measure
    if word == "none":
        whole = next((c for c in tree.kids(noun, "nmod") if tree.preposition(c) == "of"), None)
        if whole is not None and tree.lemma(whole) in {"this", "that", "it", "which"}:
            return None
        if whole is not None and tree.sentence.pos[whole] == "NOUN":
            return measure_of_thing(tree, whole, word_of(tree, whole), knowledge)
        return "people" if head >= 0 and tree.sentence.deps[noun] in {"nsubj", "nsubj:pass"} else None
    plural = tree.sentence.tags[noun] == "NNS"
    if (
        thing in {"troops", "vehicles", "weapons", "people"}
        and plural
        and tree.sentence.deps[noun] == "nsubj"
        and _is_there(tree, head)
    ):
        return thing
    done = head >= 0 and tree.lemma(head) in LOOKED_FOR
    suffering = done and tree.sentence.deps[noun] in {"nsubj:pass", "obj"} and tree.sentence.tags[noun] == "NNS"
    suffering = suffering or (done and lemma in COLLECTIVES and tree.sentence.deps[noun] in {"nsubj:pass", "obj"})
    return thing if suffering and lemma not in {"report", "sign"} else None


def _is_there(tree: Tree, head: int) -> bool:
    """ "no troops are inside the strip", "no soldiers remain"."""
    return head >= 0 and (tree.lemma(head) in {"be", "remain", "stay"} or tree.kid(head, "cop") is not None)


def _firm(tree: Tree, noun: int) -> bool:
    """Said of what happened, not of what may, should or would; and not asked."""
    verb = next((a for a in (noun, *tree.ancestors(noun)) if tree.sentence.pos[a] in {"VERB", "AUX"}), None)
    if verb is None:
        return tree.sentence.words[-1] != "?"
    features = features_of(tree, verb)
    unsure = tree.lemma(verb) in CHECKING or any(t for t in features.negation if tree.lemma(t) in {"not", "n't"})
    firm = features.modality == "asserted" and features.tense != "future" and features.condition is None
    return firm and not unsure and tree.sentence.words[-1] != "?"
