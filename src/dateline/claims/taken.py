"""What a number counts that names nothing itself: "The police said 14,500", "up from 12", "another 58 were in the wards"."""

from __future__ import annotations

from dateline.claims.amount import Amount
from dateline.claims.amounts import CHANGES
from dateline.claims.changes import earlier
from dateline.claims.counts import COUNTING, Before, Counted
from dateline.claims.measures import NOUNS
from dateline.claims.parts import fronted, included
from dateline.parse import Tree

PRICED = frozenset({"cost", "pay", "spend", "be", "put", "say", "reach", "amount", "give", "claim", "worth", "speak"})
TAKING_UP = COUNTING | frozenset("think announce number have insist believe maintain".split())


def taken_up(tree: Tree, amount: Amount, anchor: int, before: Before, named: Counted | None) -> Counted | None:
    """A number that names nothing: "The police said 14,500", "up from 12", "another 58 were in the wards"."""
    if named is None and not _is_taken(tree, amount, anchor, before):
        return None
    figure = before.figure
    measure = figure.measure if figure.unit else NOUNS.get(figure.what, figure.measure)
    token = named.token if named else anchor
    return Counted(token=token, what=figure.what, measure=measure, taken_up=True, unit=figure.unit)


def _is_taken(tree: Tree, amount: Amount, anchor: int, before: Before) -> bool:
    head, dep = tree.sentence.heads[anchor], tree.sentence.deps[anchor]
    lemma = tree.lemma(head) if head >= 0 else ""
    told = before.measure != "money"
    giving = told and lemma in TAKING_UP and dep in {"obj", "obl", "ccomp", "xcomp", "dep", "obl:npmod"}
    priced = before.measure == "money" and before.near and tree.preposition(anchor) == "for"
    again = any(tree.lemma(c) in {"it", "that"} for c in tree.kids(head, "obj")) if head >= 0 else False
    changed = again and (lemma in CHANGES or lemma == "put")
    denied = before.near and amount.lead > 0 and tree.lemma(amount.lead - 1) == "not" and amount.top > 1
    part = fronted(tree, amount) or (before.near and included(tree, amount))
    subject = dep in {"nsubj", "nsubj:pass"} and before.measure not in {"other", "money", "share", "area", "distance"}
    told = told and (before.measure != "other" or giving)
    counted_again = subject and amount.top > 1 and not amount.unit
    standing = lemma == "stand" and any(tree.sentence.pos[s] == "PRON" for s in tree.kids(head, "nsubj"))
    sum_again = (
        before.measure == "money" and lemma in PRICED and dep in {"obj", "obl", "nsubj", "obl:npmod", "ccomp", "xcomp"}
    )
    listed = (
        (sum_again and amount.top >= 1000) or standing or (dep == "conj" and before.near and told and amount.top >= 10)
    )
    return (
        counted_again
        or listed
        or giving
        or priced
        or changed
        or denied
        or part
        or amount.more
        or (before.near and earlier(tree, amount))
    )
