"""Figures that somebody calls false: "The Front's figure was a fantasy, he said"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.claims.claims import Chains
from dateline.claims.counted import GENERIC
from dateline.claims.giver import REFUSING, name_of
from dateline.claims.notes import FALSE, noted, plain
from dateline.claims.relations import words_of
from dateline.parse import Tree
from dateline.records import Figure

UNTRUE = frozenset("false fantasy untrue lie fabrication invention baseless wrong exaggerated inflated fiction".split())


def with_denials(figures: list[Figure], trees: Sequence[Tree], chains: Chains, text: str) -> tuple[Figure, ...]:
    """Figures, with who calls them false where the text says so ("The Front's figure was a fantasy, he said")."""
    for tree in trees:
        for owner, denier in _denials(tree, chains, text):
            before = (i for i in range(len(figures) - 1, -1, -1) if figures[i].sentence <= tree.sentence.index)
            # Only the nearest one: whoever gives several figures is not called false on all of them.
            meant = next((i for i in before if words_of(owner) & words_of(figures[i].claimant)), None)
            if meant is not None and not words_of(denier) & words_of(figures[meant].claimant):
                figures[meant] = noted(figures[meant], FALSE + plain(denier))
    return tuple(figures)


def _denials(tree: Tree, chains: Chains, text: str) -> Iterator[tuple[str, str]]:
    """The names of whose figure it is and of who calls it false."""
    if GENERIC.isdisjoint(tree.sentence.lemmas) or (UNTRUE | REFUSING).isdisjoint(tree.sentence.lemmas):
        return
    for token in range(len(tree.sentence.words)):
        if tree.lemma(token) not in GENERIC or tree.sentence.pos[token] != "NOUN":
            continue
        owner = tree.kid(token, "nmod:poss")
        denier = _denier(tree, token, chains, text) if owner is not None and tree.sentence.pos[owner] != "PRON" else ""
        if owner is not None and denier:
            yield tree.cover(name_of(tree, owner)).of(text), denier


def _denier(tree: Tree, noun: int, chains: Chains, text: str) -> str:
    head = tree.sentence.heads[noun]
    if head < 0:
        return ""
    verdict = [head, *tree.kids(head, "xcomp", "ccomp", "obl", "obj", "advcl"), *tree.kids(noun, "appos")]
    refusing = tree.lemma(head) in REFUSING
    if not refusing and not any(tree.lemma(v) in UNTRUE or _lower(tree, v) in UNTRUE for v in verdict):
        return ""
    chain = chains.at(tree.sentence.starts[noun])
    if chain:
        return " ".join(s.of(text) for s in chains.by_id[chain[-1]].speaker)
    if not refusing and tree.lemma(head) != "call":
        return ""
    verb = tree.sentence.heads[head] if tree.sentence.deps[head] == "conj" else head
    subject = tree.kid(head, "nsubj") or tree.kid(verb, "nsubj")
    return tree.cover(name_of(tree, subject)).of(text) if subject is not None else ""


def _lower(tree: Tree, token: int) -> str:
    return tree.sentence.words[token].lower()
