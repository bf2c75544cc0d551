"""Whether the words around a number make it an earlier or a later value of another one."""

from __future__ import annotations

from dateline.claims.amount import Amount
from dateline.claims.amounts import CHANGES
from dateline.claims.parts import anchor_of
from dateline.parse import Tree

COUNTS = frozenset("estimate figure number toll total count tally".split())
SPANS = frozenset({"hour", "day", "week", "month", "year"})
OLD = frozenset({"earlier", "previous", "initial", "preliminary", "previously", "initially", "first", "early"})
LESS_THAN = (["up", "from"], ["down", "from"], ["compared", "with"], ["compared", "to"], ["instead", "of"])


def earlier(tree: Tree, amount: Amount) -> bool:
    """Whether it is a value of before: "up from 12", "against 63", "from 27 to 34", "earlier toll of", "not 27"."""
    words = list(tree.lower[max(0, amount.lead - 3) : amount.lead])
    if tree.sentence.words[2:3] in (("ago",), ("earlier",), ("before",)) and tree.lower[1].rstrip("s") in SPANS:
        return True  # "A week ago the same agency counted 237,000"
    if words[-2:] in LESS_THAN or words[-1:] == ["not"]:
        return True
    if words[-1:] == ["against"] and any(t[:1].isdigit() for t in tree.sentence.words[: amount.lead]):
        return amount.lead > 1
    head = tree.sentence.heads[anchor_of(tree, amount)]
    if words[-1:] == ["from"]:
        return head >= 0 and tree.lemma(head) in CHANGES
    return (words[-1:] == ["of"] and not OLD.isdisjoint(words)) or _said_before(tree, amount)


def _said_before(tree: Tree, amount: Amount) -> bool:
    """ "had earlier spoken of 15", "first reported 44", "as it announced on Thursday"."""
    anchor = anchor_of(tree, amount)
    subject = tree.kid(anchor, "nsubj")
    if subject is not None and tree.lemma(subject) in COUNTS and _is_perfect(tree, anchor):
        return True  # "at noon its estimate had been 700"
    if subject is not None and any(tree.lemma(c) in OLD for c in tree.kids(subject, "amod")):
        return True  # "the earlier figure was 300"
    head = tree.sentence.heads[anchor]
    at = amount.lead > 0 and tree.sentence.words[amount.lead - 1].lower() == "at"
    if head >= 0 and at and tree.lemma(head) in {"stand", "put"} and _is_perfect(tree, head):
        told = tree.kid(head, "nsubj")
        return told is not None and (tree.sentence.pos[told] == "PRON" or tree.lemma(told) in COUNTS)
    for token in list(tree.ancestors(anchor))[:3]:
        if tree.sentence.pos[token] == "VERB" and any(tree.lemma(c) in OLD for c in tree.kids(token, "advmod")):
            return True
    return False


def _is_perfect(tree: Tree, predicate: int) -> bool:
    return any(tree.lower[c] == "had" for c in tree.kids(predicate, "aux"))


def risen(tree: Tree, amount: Amount) -> bool:
    """Whether it is the later of two values: "rose to 34", "has climbed to", "now stands at", "revised down to"."""
    word = tree.sentence.words[amount.lead - 1].lower() if amount.lead else ""
    if word == "now":
        return True
    head = tree.sentence.heads[anchor_of(tree, amount)]
    if head < 0:
        return False
    if tree.lemma(head) == "become" and any(tree.lemma(s) in COUNTS for s in tree.kids(head, "nsubj")):
        return True
    saying = tree.lemma(head) in {"say", "put", "estimate", "believe", "reckon", "count", "number", "speak"}
    now = any(tree.lemma(c) == "now" for c in tree.kids(head, "advmod"))
    if now and saying:
        return True
    return (word == "to" and tree.lemma(head) in CHANGES) or (word == "at" and tree.lemma(head) == "stand" and now)
