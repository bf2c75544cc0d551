"""Who speaks in a clause: its subject, or the one that its construction hands down."""

from __future__ import annotations

from dateline.attribution.trees import Tree, words

PASSIVE_DEPS = ("aux:pass", "nsubj:pass")
_OBJECT_CONTROL = words(
    """ask tell urge order force lead prompt allow let help encourage invite want expect see hear quote cite catch get
    have make show find"""
)


def passive(tree: Tree, verb: int) -> bool:
    """Whether the verb is passive, reduced relative clauses ("a plan announced by X") included."""
    marks = [c for c in tree.children[verb] if tree.deps[c] in PASSIVE_DEPS]
    if marks:
        return not _contracted_perfect(tree, verb, marks)
    return tree.sentence.tags[verb] == "VBN" and tree.deps[verb] in {"acl", "advcl"} and not _perfect(tree, verb)


def _contracted_perfect(tree: Tree, verb: int, marks: list[int]) -> bool:
    """As in "She's said that …", where the parser takes "has" for "is". Verbs of telling do have such a passive."""
    contracted = any(tree.deps[c] == "aux:pass" and tree.lower(c) in {"'s", "’s"} for c in marks)
    personal = any(tree.lower(c) in {"he", "she"} for c in marks)
    return contracted and personal and tree.sentence.lemmas[verb] in {"say", "argue", "note", "suggest", "claim", "add"}


def _perfect(tree: Tree, verb: int) -> bool:
    return any(
        tree.deps[c] == "aux" and tree.lower(c) in {"have", "has", "had", "'ve", "’ve", "having"}
        for c in tree.children[verb]
    )


def speaker_head(tree: Tree, verb: int) -> int:
    """The head token of the one who says what the verb says, or -1 where nobody is named."""
    if passive(tree, verb):
        return tree.child(verb, "obl:agent")
    return subject_of(tree, verb)


def subject_of(tree: Tree, verb: int, depth: int = 0) -> int:
    """The verb's subject or the noun that stands for it: from the main clause, the governor or the noun it modifies."""
    own = tree.child(verb, "nsubj")
    if own < 0 and not passive(tree, verb):
        own = tree.child(verb, "nsubj:pass")
    if own >= 0:
        return own if tree.lower(own) != "there" else -1
    head, dep = tree.heads[verb], tree.deps[verb]
    if depth > 6 or head < 0:
        return -1
    if dep == "acl":
        return _of_noun(tree, verb, head)
    if dep == "conj" or (dep in {"advcl", "xcomp", "ccomp", "dep", "parataxis"} and not _imperative(tree, verb)):
        return _handed_down(tree, verb, head, dep, depth)
    return -1


def _imperative(tree: Tree, verb: int) -> bool:
    return tree.deps[verb] in {"ccomp", "parataxis"} and tree.sentence.tags[verb] not in {"VB", "VBG"}


def _of_noun(tree: Tree, verb: int, noun: int) -> int:
    """For "officials saying that …" the noun, for "a decision to announce …" whose decision it is."""
    if tree.sentence.tags[verb] == "VBG" and not tree.cases(verb):
        return noun
    return tree.child(noun, "nmod:poss")


def _handed_down(tree: Tree, verb: int, head: int, dep: str, depth: int) -> int:
    if dep == "conj" and tree.sentence.pos[head] not in {"VERB", "AUX"} and tree.child(head, "cop", "nsubj") < 0:
        return -1
    if dep in {"xcomp", "ccomp"} and tree.sentence.lemmas[head] in _OBJECT_CONTROL:
        obj = tree.child(head, "obj", "iobj")
        if obj >= 0:
            return obj
    passive_subject = tree.child(head, "nsubj:pass")
    if dep != "conj" and passive_subject >= 0:
        return passive_subject
    if dep == "conj" and passive(tree, head):
        return passive_subject if not passive(tree, verb) else tree.child(head, "obl:agent")
    return subject_of(tree, head, depth + 1)
