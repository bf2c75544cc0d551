"""Whose figure it is: the attributions around it, or the one that the sentence itself gives it to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.claims.amount import Amount
from dateline.claims.claims import Chains
from dateline.claims.counted import COUNTING, GENERIC, Counted
from dateline.claims.measures import NOUNS
from dateline.claims.parts import anchor_of
from dateline.parse import Tree
from dateline.records import Span

REFUSING = frozenset({"deny", "refute", "dispute", "reject", "dismiss"})
GIVING = frozenset(["give", "publish", "cite", "claim", "report", "release", "provide", "announce"])
FIGURE_NOUNS = GENERIC | {"claim", "estimate", "reckoning", "report"}
OWNED = GIVING | FIGURE_NOUNS
COUNTS = GENERIC | frozenset(NOUNS)
PRICING = frozenset({"put", "estimate", "speak", "say", "claim"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimant:
    """Whose figure it is: the attributions around it, or the one that the sentence gives the figure to."""

    name: str
    attributions: tuple[str, ...] = ()
    actor: str = ""


def claimant_of(tree: Tree, amount: Amount, counted: Counted, span: Span, chains: Chains, text: str) -> Claimant | None:
    """Who gives the figure; None where the innermost speaker denies what it stands in."""
    chain = chains.at(span.start)
    inner = chains.by_id[chain[-1]] if chain else None
    if inner is not None and inner.cue_lemma in REFUSING:
        return None
    owner = _owner(tree, amount, counted)
    if owner:
        return Claimant(name=tree.cover(owner).of(text))
    giver = _giver(tree, amount, counted.measure == "money")
    # Inside somebody's words another one may count: "they said 300 had come, while the union claimed 900".
    inside = inner is None or any(c.start <= tree.sentence.starts[giver[0]] < c.end for c in inner.content if giver)
    if inner is None or (giver and inside):
        return Claimant(name=tree.cover(giver).of(text) if giver else "")
    speaker = " ".join(s.of(text) for s in inner.speaker)
    return Claimant(name=speaker, attributions=chain, actor=inner.actor)


def _owner(tree: Tree, amount: Amount, counted: Counted) -> list[int]:
    """The tokens of "the union's" in "the union's figure of 60,000", of "M23" in "46 deaths given by M23"."""
    if OWNED.isdisjoint(tree.sentence.lemmas):
        return []
    anchor = anchor_of(tree, amount)
    for token in dict.fromkeys((counted.token, anchor, *list(tree.ancestors(anchor))[:2])):
        for giving in tree.kids(token, "acl"):
            agent = tree.kid(giving, "obl:agent") if tree.lemma(giving) in GIVING else None
            if agent is not None:
                return name_of(tree, agent)
        owner = tree.kid(token, "nmod:poss") if tree.lemma(token) in FIGURE_NOUNS else None
        if owner is not None and tree.sentence.pos[owner] != "PRON":
            return name_of(tree, owner)
    return []


def _giver(tree: Tree, amount: Amount, money: bool) -> list[int]:
    """The subject of a verb of counting that governs the number: "The hospital has registered 74"."""
    anchor = anchor_of(tree, amount)
    for token in list(tree.ancestors(anchor))[:3]:
        if tree.sentence.pos[token] != "VERB":
            continue
        subject = tree.kid(token, "nsubj")
        if subject is not None and tree.sentence.deps[token] == "acl:relcl" and tree.sentence.tags[subject] == "WP":
            subject = tree.sentence.heads[token]  # "the police, who counted 14,500"
        # Who "raised the toll" gives a figure; who "raised $6 million", "gave 500 euros" or "recorded a loss" does not.
        raised = tree.lemma(token) == "raise" and any(tree.lemma(o) in COUNTS for o in tree.kids(token, "obj"))
        giving = raised or tree.lemma(token) in (PRICING if money else COUNTING)
        if not giving or subject is None or subject > anchor or tree.sentence.tags[subject] in {"WP", "WDT", "PRP"}:
            return []
        return name_of(tree, subject)
    return []


def name_of(tree: Tree, head: int) -> list[int]:
    """The tokens of a noun phrase without its clauses, appositions, preposition and possessive mark."""
    barred = [c for c in tree.children[head] if tree.sentence.deps[c] in {"acl", "acl:relcl", "appos", "punct", "case"}]
    return [t for t in tree.subtree(head, barred) if t <= head or tree.sentence.pos[t] != "PUNCT"]


