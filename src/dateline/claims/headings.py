"""Numbers that a general noun announces: "the toll stood at 41", "the number of arrests rose to 23", "a crowd of 900"."""

from __future__ import annotations

from dateline.claims.amount import Amount
from dateline.claims.amounts import CHANGES
from dateline.claims.counts import COLLECTIVE, EMPTY, GENERIC, Counted, what_of
from dateline.claims.measures import NOUNS, measure_of, word_of
from dateline.claims.phrases import head_after
from dateline.claims.things import FIGHTING
from dateline.parse import Tree
from dateline.records import Measure

NUMBERING = frozenset({"number", "total"})
STANDING = frozenset({"stand", "be", "put", "reach", "hit", "pass", "estimate", "become", "give"})
"""Verbs that set a general noun and its number side by side."""
HOLDING = frozenset(
    "crowd force town city population group garrison audience army contingent crew staff village team gathering rally "
    "congregation workforce column mob delegation settlement suburb community".split()
)
"""What so and so many people make up."""


def heading(tree: Tree, anchor: int) -> Counted | None:
    """A number that a general noun announces: "the toll stood at 41", "the number of arrests to 23", "a toll of 27"."""
    head = tree.sentence.heads[anchor]
    subject = tree.kid(anchor, "nsubj")
    if subject is not None or head < 0:
        noun = subject
    elif _is_told_by(tree, anchor, head):
        noun = head
    else:
        kids = tree.kids(head, "nsubj", "nsubj:pass", "obj")
        changing = tree.lemma(head) in CHANGES | STANDING
        noun = next((k for k in kids if _announces(tree, k, changing) or tree.lemma(head) in NUMBERING), None)
    if noun is None or not (_announces(tree, noun, True) or (head >= 0 and tree.lemma(head) in NUMBERING)):
        return None
    of = next((c for c in tree.kids(noun, "nmod") if tree.preposition(c) == "of" and c != anchor), None)
    if word_of(tree, noun) in NOUNS or of is None:
        return Counted(token=noun, what=what_of(tree, noun), measure=NOUNS.get(word_of(tree, noun), "other"))
    return Counted(token=of, what=what_of(tree, of), measure=measure_of(tree, of))


def headed_before(tree: Tree, amount: Amount) -> Counted | None:
    """The same by the words alone, where the parse has the number elsewhere: "bringing arrests since then to 210"."""
    words, at = list(tree.lower), amount.lead
    if not at or words[at - 1] not in {"to", "at", "number", "numbered", "totalled"}:
        return None
    start = max(0, at - 12)
    verb = at - 1 if words[at - 1] not in {"to", "at"} else _last(tree, start, at, CHANGES | {"stand", "put"})
    if verb is None:
        return None
    spans = (range(verb + 1, at), range(start, verb))
    noun = next((t for span in spans for t in span if _is_heading(tree, t)), None)
    if noun is None:
        return None
    named = head_after(tree, noun + 2) if words[noun + 1 : noun + 2] == ["of"] and tree.lemma(noun) in EMPTY else None
    if words[noun + 1 : noun + 3] == ["of", "missing"]:
        named = noun + 2
    if named is not None and named < at:
        done = NOUNS.get(word_of(tree, named)) or measure_of(tree, named)
        return Counted(token=named, what=what_of(tree, named), measure=done)
    collective = tree.lemma(noun) in COLLECTIVE
    what = "people" if collective else what_of(tree, noun)
    armed: Measure = "troops" if tree.lemma(noun) in FIGHTING else "people" if collective else "other"
    return Counted(token=noun, what=what, measure=NOUNS.get(word_of(tree, noun), armed))


def _last(tree: Tree, start: int, end: int, lemmas: frozenset[str]) -> int | None:
    return next((t for t in range(end - 1, start - 1, -1) if tree.lemma(t) in lemmas), None)


def _is_heading(tree: Tree, token: int) -> bool:
    return tree.lemma(token) in GENERIC | COLLECTIVE or word_of(tree, token) in NOUNS


def _is_told_by(tree: Tree, anchor: int, noun: int) -> bool:
    """ "a toll of 27", "an identical figure: 147"."""
    close = tree.preposition(anchor) in {"of", "at"} or tree.sentence.deps[anchor] in {"appos", "parataxis"}
    return tree.lemma(noun) in GENERIC and tree.sentence.pos[noun] == "NOUN" and close


def made_up(tree: Tree, anchor: int) -> Counted | None:
    """ "a crowd of 15,000", "a force of 2,000", "the town of 30,000"."""
    head = tree.sentence.heads[anchor]
    if head < 0 or tree.preposition(anchor) != "of" or tree.lemma(head) not in HOLDING:
        return None
    military = tree.lemma(head) in FIGHTING
    return Counted(token=head, what="people", measure="troops" if military else "people")


def _announces(tree: Tree, noun: int, changing: bool) -> bool:
    return tree.lemma(noun) in GENERIC or (changing and word_of(tree, noun) in NOUNS)
