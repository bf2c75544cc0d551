"""What is measured by a unit ("600 acres of soya": soya) or shared ("a third of the villagers": villager)."""

from __future__ import annotations

from dateline.claims.amount import Amount
from dateline.claims.measures import word_of
from dateline.claims.phrases import NOUN_TAGS, head_after
from dateline.parse import Tree

TELLING = frozenset({"say", "claim", "speak", "report", "estimate", "believe", "think", "reckon"})
LIGHT = frozenset({"loss", "damage", "number", "majority", "proportion", "share"})


def measured(tree: Tree, amount: Amount) -> str:
    """What a unit measures, or empty: money and plain lengths measure nothing that is named."""
    after = amount.last + 1
    if amount.kind == "money" or tree.sentence.words[after : after + 1] != ("of",):
        return ""
    noun = head_after(tree, after + 1)
    return word_of(tree, noun) if noun is not None else ""


def shared(tree: Tree, amount: Amount, anchor: int) -> int | None:
    """The thing that a share is of: behind "of", right behind the share, or the subject."""
    after = amount.last + 1
    words, tags = tree.sentence.words, tree.sentence.tags
    if words[after : after + 1] == ("of",):
        return head_after(tree, after + 1)
    if after < len(words) and (tags[after] in NOUN_TAGS or tags[after] in {"JJ", "DT", "PRP$", "PDT", "HYPH"}):
        noun = head_after(tree, after)
        if noun is not None and tree.sentence.pos[noun] != "PRON":
            return noun
    return _subject(tree, anchor)


def _subject(tree: Tree, anchor: int) -> int | None:
    """ "Turnout was 58 percent", "put losses at 25 percent", "prices rose 12%"."""
    own = tree.kid(anchor, "nsubj")
    if own is not None:
        return own
    head = tree.sentence.heads[anchor]
    if head < 0:
        return None
    if tree.sentence.deps[anchor] in {"nsubj", "nsubj:pass"}:
        return None
    if tree.lemma(head) in TELLING and tree.kid(head, "obj") in {None, anchor}:
        return None  # "the association says 45 percent"
    objects = [] if tree.sentence.deps[anchor] == "obj" else tree.kids(head, "obj")
    noun = next(iter([*objects, *tree.kids(head, "nsubj:pass", "nsubj")]), None)
    return noun if noun is None or tree.lemma(noun) not in LIGHT else _of(tree, noun)


def _of(tree: Tree, noun: int) -> int:
    """ "losses of the crop": the crop."""
    return next((c for c in tree.kids(noun, "nmod") if tree.preposition(c) == "of"), noun)
