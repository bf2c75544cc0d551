"""How far a clause commits itself to its predicate, by rule, before hedges and speakers: told as done, denied, or open.

What is told as a fact is worth 3, its negation -3. What the text leaves open (to come, wished, ordered, possible, conditional)
stands near 0: the values were set by hand on sentences of our own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from dateline.claims.features import Features, auxiliaries_of, condition_of, negation_of
from dateline.knowledge import Knowledge
from dateline.parse import Tree

HIGHEST = 3.0
OPEN = {"possible": 0.0, "conditional": 0.0, "ordered": 0.0, "wished": 0.0, "promised": 0.5}
"""What a claim of each modality is worth while nothing else is known."""
GOVERNED = {
    "promise": 0.5, "threaten": 0.5, "plan": 0.5, "decide": 0.5, "allow": 0.0, "appeal": 0.0, "demand": 0.0,
    "forbid": -0.5, "refuse": -2.0, "cancel": -2.0, "fail": -3.0, "deny": -2.0, "accuse": 1.0,
}  # fmt: skip
"""What stands under a word that promises, demands, refuses it ... (operators of acts.tsv) is worth."""
FUTURE, FUTURE_NOT, NEVER_WAS = 1.0, -1.0, -2.0
RARELY, RARE = 0.5, frozenset({"rarely", "seldom"})
UNABLE = frozenset({"unable", "impossible", "powerless", "incapable"})
HINDERED = frozenset({"prevent", "hinder", "stop", "keep", "dissuade", "deter"})
"""Kept | from entering: it did not come to pass."""
DISBELIEVED, REJECTED = -1.0, -1.0
BELIEVING = frozenset({"believe", "think", "expect", "suppose", "imagine"})
REJECTING = frozenset({"reject", "deny", "dismiss", "refute", "rebut", "dispute", "contest"})
AUXILIARY_HAVE = frozenset({"have", "'ve", "of"})
ALMOST, SHORT_OF = -2.5, frozenset({"almost", "nearly", "narrowly"})
BARRING = frozenset({"bar", "ban", "block", "prohibit"})
ONLY = frozenset({"merely", "only", "just", "simply", "necessarily"})
"""After "not" these say that more or else happened, or may have."""


@dataclass(frozen=True, slots=True)
class Commitment:
    """How the clause itself puts it, before hedges and speakers: its worth, the reason, whether it is told as done."""

    value: float
    reason: str
    tokens: tuple[int, ...]
    told: bool


TOLD = Commitment(HIGHEST, "", (), True)


def commitment(tree: Tree, token: int, features: Features, knowledge: Knowledge) -> Commitment:
    """How far the clause commits itself to its predicate: what is open first, then what is told."""
    negated = features.polarity == "negated"
    auxiliaries = auxiliaries_of(tree, token)
    never = _never_was(tree, token, auxiliaries)
    if never:
        return Commitment(NEVER_WAS if not negated else -NEVER_WAS, "would have", never, False)
    yet = _yet_to(tree, token) if features.modality == "ordered" or features.tense == "future" else ()
    if yet:
        return Commitment(-HIGHEST, "yet to", yet, True)
    if features.modality in OPEN:
        value = OPEN[features.modality] if not _conditional_head(tree, token) else 0.0
        return Commitment(
            -value if negated else value, _open_reason(tree, features), (*features.modal, *features.negation), False
        )
    governed = _governed(tree, token, knowledge)
    if governed is not None:
        return replace(governed, value=-governed.value) if negated and governed.value > 0 else governed
    unbelieved = _unbelieved(tree, token)
    if unbelieved is not None:
        return unbelieved
    future = _future(tree, token, auxiliaries)
    if future:
        return Commitment(FUTURE_NOT if negated else FUTURE, "future", (*future, *features.negation), False)
    if _asked(tree, token):
        return Commitment(0.0, "asked", (), False)
    return _told(tree, token, features)


def _told(tree: Tree, token: int, features: Features) -> Commitment:
    """What is told as done or not done."""
    adverbs = tree.kids(token, "advmod")
    negation = features.negation or _neither(tree, token)
    only = tuple(c for c in adverbs if tree.lemma(c) in ONLY and c - 1 in negation)
    if only and tree.lemma(only[0]) == "necessarily":
        return Commitment(0.0, "not necessarily", (*negation, *only), False)
    if negation and not only:
        return Commitment(-HIGHEST, "not", negation, True)
    short = tuple(c for c in adverbs if tree.lemma(c) in SHORT_OF and c < token)
    if short:
        return Commitment(ALMOST, tree.lemma(short[0]), short, True)
    rare = tuple(c for c in adverbs if tree.lemma(c) in RARE)
    return Commitment(RARELY, "rarely", rare, False) if rare else replace(TOLD, tokens=only) if only else TOLD


def _neither(tree: Tree, token: int) -> tuple[int, ...]:
    """ "Neither the mayor nor her deputy | attended"."""
    subject = tree.kid(token, "nsubj", "nsubj:pass")
    if subject is None:
        return ()
    pairs = tree.kids(subject, "cc:preconj", "cc", "det", "advmod")
    return tuple(c for c in pairs if tree.sentence.words[c].lower() == "neither")


def _yet_to(tree: Tree, token: int) -> tuple[int, ...]:
    """ "has yet to | summon the general"."""
    head = tree.sentence.heads[token]
    near = [*tree.children[token], *(tree.children[head] if head >= 0 else ())]
    return tuple(
        c
        for c in near
        if tree.sentence.words[c].lower() == "yet" and c < token and tree.sentence.words[c + 1].lower() == "to"
    )


def _conditional_head(tree: Tree, token: int) -> bool:
    """ "If elected, she plans to | scrap the toll"."""
    head = tree.sentence.heads[token]
    return tree.sentence.deps[token] == "xcomp" and head >= 0 and condition_of(tree, head) is not None


def _never_was(tree: Tree, token: int, auxiliaries: list[int]) -> tuple[int, ...]:
    """ "would have fallen": auxiliaries of what did not come to pass."""
    modal = [a for a in auxiliaries if tree.sentence.words[a].lower() in {"would", "'d"}]
    perfect = [a for a in auxiliaries if tree.sentence.words[a].lower() in AUXILIARY_HAVE]
    return (*modal, *perfect) if modal and perfect and tree.sentence.tags[token] in {"VBN", "VBD"} else ()


def _open_reason(tree: Tree, features: Features) -> str:
    words = " ".join(tree.sentence.words[t].lower() for t in features.modal)
    if features.modality == "conditional":
        return "on a condition" if features.condition is not None else "in a condition"
    return f"{features.modality}: {words}" if words else features.modality


def _future(tree: Tree, token: int, auxiliaries: list[int]) -> tuple[int, ...]:
    sentence = tree.sentence
    will = [a for a in auxiliaries if sentence.words[a].lower() in {"will", "'ll", "wo", "shall", "would", "'d"}]
    if will:
        return tuple(w for w in will if sentence.tags[w] == "MD")
    head = sentence.heads[token]
    going = (
        head >= 0
        and sentence.deps[token] == "xcomp"
        and sentence.words[head].lower() in {"going", "about", "due", "set"}
    )
    return (head,) if going else ()


def _governed(tree: Tree, token: int, knowledge: Knowledge) -> Commitment | None:
    """What stands, without a finite form of its own, under a word that promises, demands or refuses it."""
    sentence = tree.sentence
    head, dep = sentence.heads[token], sentence.deps[token]
    if head < 0 or not _not_finite(tree, token, dep):
        return None
    if tree.lemma(head) in UNABLE or (tree.lemma(head) in HINDERED and "from" in _markers(tree, token)):
        return Commitment(-HIGHEST, f"under {tree.lemma(head)}", (head,), True)
    if tree.lemma(head) in BARRING and "from" in _markers(tree, token):
        return Commitment(GOVERNED["forbid"], f"under {tree.lemma(head)}", (head,), False)
    kind = "verb" if sentence.pos[head] == "VERB" else "noun"
    for act in knowledge.acts.get((tree.lemma(head), kind), ()):
        slots = {dep, tree.preposition(token), *_markers(tree, token)}
        if act.operator in GOVERNED and slots & set(act.content):
            value = GOVERNED[act.operator]
            return Commitment(value, f"under {tree.lemma(head)}", (head,), False)
    if dep == "advcl" and any(sentence.tags[m] == "TO" for m in tree.kids(token, "mark")):
        return Commitment(0.0, "a purpose", tuple(tree.kids(token, "mark")), False)
    return None


def _markers(tree: Tree, token: int) -> set[str]:
    return {tree.lemma(m) for m in tree.kids(token, "mark", "case")}


def _unbelieved(tree: Tree, token: int) -> Commitment | None:
    """ "does not believe that | he fled", "rejects the assertion that | he fled"."""
    head, dep = tree.sentence.heads[token], tree.sentence.deps[token]
    if head < 0 or dep not in {"ccomp", "acl"}:
        return None
    if tree.sentence.pos[head] == "VERB" and tree.lemma(head) in BELIEVING and negation_of(tree, head):
        return Commitment(DISBELIEVED, f"under not {tree.lemma(head)}", (*negation_of(tree, head), head), False)
    above = tree.sentence.heads[head]
    if tree.sentence.pos[head] == "NOUN" and tree.sentence.deps[head] == "obj" and tree.lemma(above) in REJECTING:
        return Commitment(REJECTED, f"under {tree.lemma(above)}", (above, head), False)
    return None


def _not_finite(tree: Tree, token: int, dep: str) -> bool:
    tag = tree.sentence.tags[token]
    if dep in {"xcomp", "acl", "advcl"}:
        return tag in {"VB", "VBG"}
    if dep == "ccomp":
        bare = tag in {"VB", "VBP"} or tree.sentence.words[token].lower() == tree.lemma(token)
        return bare and tree.kid(token, "aux") is None
    return dep in {"obj", "obl", "nmod"} and tag in {"NN", "NNS", "VBG"}


def _asked(tree: Tree, token: int) -> bool:
    """A question that yes or no would answer."""
    sentence = tree.sentence
    if sentence.heads[token] >= 0 or sentence.words[-1] != "?":
        return False
    return not any(tag in {"WP", "WRB", "WDT"} for tag in sentence.tags[: token + 1])
