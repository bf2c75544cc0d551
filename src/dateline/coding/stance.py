"""Whether the text puts a predicate forward as having happened, or only as wish, purpose, condition or somebody's content."""

from __future__ import annotations

from collections.abc import Callable

from dateline.claims import in_condition
from dateline.knowledge import Knowledge
from dateline.parse import Tree

UNREAL_CUES = frozenset(
    "hope fear want wish doubt deny imagine pretend suppose expect believe think suspect worry predict".split()
)
POSSIBLE = frozenset({"could", "may", "might", "would"})
"""A gerund under these is only thought of: "that could include indicting them"."""
FUTURE_WORDS = frozenset({"will", "would", "shall", "'ll"})


def unreal(tree: Tree, token: int, knowledge: Knowledge, blaming: Callable[[int], bool]) -> str:
    """Empty where the predicate at `token` is put forward as real (now, then or to come); else why it is not.

    `blaming(head)` says whether the predicate at `head` was coded as blame: only then is its content no deed of its own.
    """
    current = token
    while True:
        reason, onward = _step(tree, current, knowledge, blaming)
        if reason or onward < 0:
            return reason
        current = onward


def _step(tree: Tree, token: int, knowledge: Knowledge, blaming: Callable[[int], bool]) -> tuple[str, int]:
    """A reason against `token`'s reality, or the governor to go on from (-1: none)."""
    sentence = tree.sentence
    head, dep = sentence.heads[token], sentence.deps[token]
    if in_condition(tree, token):
        return "condition", -1
    if head < 0 or dep in {"root", "acl:relcl", "parataxis"}:
        return "", -1
    if dep in {"xcomp", "ccomp", "advcl", "acl", "csubj", "csubj:pass"}:
        reason = _clause_reason(tree, token, head, dep, knowledge)
        if dep == "ccomp" and reason and operator_over(tree, head, dep, knowledge) == "accuse" and not blaming(head):
            reason = ""
        return reason, head
    return "", head


def _clause_reason(tree: Tree, token: int, head: int, dep: str, knowledge: Knowledge) -> str:
    infinitive = any(tree.sentence.tags[m] == "TO" for m in tree.kids(token, "mark"))
    markers = {tree.lemma(m) for m in tree.kids(token, "mark", "case")}
    if "without" in markers:
        return "said not to have happened"
    if dep.startswith("csubj"):
        return "subject matter"
    if tree.sentence.tags[token] == "VBG" and {tree.lemma(a) for a in tree.kids(head, "aux")} & POSSIBLE:
        return "possible"
    operator = operator_over(tree, head, dep, knowledge)
    if operator == "pass" or (infinitive and dep == "xcomp" and tree.lemma(head) == "be"):
        return ""
    if dep == "advcl":
        governed = operator and any(tree.lemma(m) in {"of", "for", "from"} for m in tree.kids(token, "mark"))
        return f"content of {tree.lemma(head)}" if governed else "purpose" if infinitive else ""
    if operator:
        return f"content of {tree.lemma(head)}"
    if dep == "acl":
        return _participle_reason(tree, token, infinitive)
    if dep == "xcomp" and infinitive:
        return f"infinitive under {tree.lemma(head)}"
    if dep == "ccomp" and tree.lemma(head) in UNREAL_CUES:
        return f"content of {tree.lemma(head)}"
    return ""


def _participle_reason(tree: Tree, token: int, infinitive: bool) -> str:
    if infinitive:
        return "infinitive on a noun"
    if tree.sentence.tags[token] == "VBG" and {tree.lemma(m) for m in tree.kids(token, "mark")} & {
        "of",
        "for",
        "about",
    }:
        return "subject matter"
    return "presupposed" if tree.sentence.tags[token] == "VBN" else ""


def operator_over(tree: Tree, head: int, dep: str, knowledge: Knowledge) -> str:
    """The operator of the governor at `head` over a clause that hangs on it by `dep`, or empty."""
    pos = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adj"}.get(tree.sentence.pos[head], "")
    for act in knowledge.acts.get((tree.lemma(head), pos), ()):
        if dep in act.content and (not act.particle or act.particle in _particles(tree, head)):
            return act.operator
    return ""


def _particles(tree: Tree, head: int) -> set[str]:
    return {tree.lemma(c) for c in tree.kids(head, "compound:prt", "advmod")} | {
        tree.preposition(c) for c in tree.kids(head, "obl")
    }


def explicit_future(tree: Tree, token: int, auxiliaries: list[int]) -> bool:
    """Whether "will", "would" or "shall" is among the auxiliaries of `token`, or it is what somebody "is to" do."""
    head = tree.sentence.heads[token]
    is_to = tree.sentence.deps[token] == "xcomp" and head >= 0 and tree.lemma(head) == "be"
    return is_to or any(tree.lemma(a) in FUTURE_WORDS for a in auxiliaries)


def asked(tree: Tree, token: int) -> bool:
    """Whether a predicate is what a question asks: its main verb, or one beside it."""
    sentence = tree.sentence
    if "?" not in sentence.words[-3:]:
        return False
    while sentence.deps[token] in {"conj", "ccomp", "xcomp"} and sentence.heads[token] >= 0:
        token = sentence.heads[token]
    return sentence.heads[token] < 0
