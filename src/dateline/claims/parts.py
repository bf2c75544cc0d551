"""Where an amount stands: what it hangs on, and whether it is put as a part of another one."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.claims.amount import Amount
from dateline.parse import Tree

DEFINITE = frozenset({"the", "these", "those", "both", "this", "that"})
WHOLES = frozenset({"them", "whom", "these", "those", "this", "which", "that"})
INCLUDING = frozenset({"including", "includes", "include", "included"})
BETWEEN = frozenset({",", "were", "was", "are", "is", "being", "about", "had", "have"})


def anchor_of(tree: Tree, amount: Amount) -> int:
    """The token of the number that the rest of the sentence hangs on."""
    own = set(amount.tokens)
    if amount.unit and amount.noun >= 0:
        own |= set(range(amount.tokens[0], amount.noun + 1))  # "12 per cent" hangs on its number
        if tree.sentence.heads[amount.noun] not in own:
            return amount.noun
    heads = [t for t in amount.tokens if tree.sentence.heads[t] not in own and tree.sentence.pos[t] != "PUNCT"]
    numbers = [t for t in heads if tree.sentence.tags[t] in {"CD", "NNS"}]
    return (numbers or heads or list(amount.tokens))[0]


def is_definite(tree: Tree, token: int) -> bool:
    """Whether the noun is a pronoun, possessed, or has "the" or "these"."""
    if tree.sentence.pos[token] == "PRON" or tree.kid(token, "nmod:poss") is not None:
        return True
    return any(tree.lemma(c) in DEFINITE for c in tree.kids(token, "det", "det:predet"))


def is_again(tree: Tree, amount: Amount) -> bool:
    """ "insurers put it at $95 million": of what was spoken of before."""
    head = tree.sentence.heads[anchor_of(tree, amount)]
    if head < 0:
        return False
    return any(
        tree.sentence.pos[o] == "PRON" and tree.lemma(o) in {"it", "that", "this"} for o in tree.kids(head, "obj")
    )


def in_list(tree: Tree, amount: Amount) -> bool:
    """Whether "and" or a comma stands before it."""
    return amount.lead > 0 and tree.sentence.words[amount.lead - 1].lower() in {"and", ","}


def included(tree: Tree, amount: Amount) -> bool:
    """Whether the amount is a part: "including 12", "among them six", "of whom at least 30", "11 of them"."""
    words = tree.sentence.words
    at = amount.lead
    while at and words[at - 1].lower() in BETWEEN:
        at -= 1
    ahead = [w.lower() for w in words[max(0, at - 2) : at]]
    if amount.lead and words[amount.lead - 1].lower() in INCLUDING:
        return True
    behind = [w.lower() for w in words[amount.last + 1 : amount.last + 3]]
    return _pair(ahead, {"of", "among"}) or _pair(behind, {"of"})


def _pair(words: Sequence[str], prepositions: set[str]) -> bool:
    return len(words) == 2 and words[0] in prepositions and words[1] in WHOLES


def fronted(tree: Tree, amount: Amount) -> bool:
    """Whether the sentence opens with the whole: "Of this, 200 million is", "Among them were 12", "That includes 12"."""
    opening = list(tree.lower[:2])
    taken = len(opening) == 2 and opening[0] in WHOLES | {"they", "it"} and opening[1] in INCLUDING
    return (_pair(opening, {"of", "among"}) or taken) and amount.lead <= 8
