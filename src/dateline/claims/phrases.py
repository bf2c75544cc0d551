"""Noun phrases by their tags alone, for where the parse attaches a number or a phrase to something else."""

from __future__ import annotations

from dateline.parse import Tree

OPENING = frozenset({"DT", "PDT", "PRP$", "JJ", "JJR", "JJS", "CD", "VBN", "VBG", "RB", "``", "''", "HYPH", "POS"})
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})


def is_people_name(tree: Tree, token: int) -> bool:
    """Whether the word is the name of a people: "Rohingya", "Bangladeshis", "Sudanese"."""
    word = tree.sentence.words[token]
    if not word[:1].isupper():
        return False
    named = any(h.label == "NORP" and h.start <= token < h.end for h in tree.sentence.entities)
    return named or tree.sentence.tags[token] == "NNPS" or word.endswith("ese")


def head_after(tree: Tree, start: int) -> int | None:
    """The head of the noun phrase that opens at token `start`: of "the town's old houses in", the houses."""
    tags, last = tree.sentence.tags, None
    following = tags[start + 1 : start + 2]
    if tree.sentence.words[start : start + 1] in (("those",), ("these",)) and following not in (
        ("NNS",),
        ("JJ",),
        ("CD",),
    ):
        return start  # "a third of those sent"
    for token in range(start, len(tags)):
        if tags[token] in NOUN_TAGS:
            last = token
        elif tags[token] == "POS" or (tags[token] in OPENING and (last is None or tags[token] in {"HYPH", "CD"})):
            last = None if tags[token] == "POS" else last
        elif tags[token] in {"PRP", "DT"} and last is None:
            return token
        else:
            break
    return last
