"""What the readers of one construction find: tokens of one sentence, before quotations and nesting are looked at."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.attribution.cues import Cue, CueLexicon
from dateline.attribution.trees import Tree, subtree


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A cue with its speaker and content as token indices of one tree.

    `token` is the cue's head, `head` the speaker's head (-1: nobody is named). `content` may be empty for a cue that
    takes a quotation: the marks then say what it is. `frame` names the construction, for the why.
    """

    cue: Cue
    token: int
    words: tuple[int, ...]
    head: int
    speaker: tuple[int, ...]
    content: tuple[int, ...]
    frame: str
    addressee: tuple[int, ...] = ()
    via: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Content tokens, the construction, words that belong to the cue beside its verb, and whom it is said to."""

    tokens: tuple[int, ...]
    frame: str
    words: tuple[int, ...] = ()
    addressee: tuple[int, ...] = ()


def speaker_tokens(tree: Tree, head: int, content: tuple[int, ...], cue: int) -> tuple[int, ...]:
    """The speaker's whole noun phrase: its modifiers, appositions and relative clauses, without preposition or cue."""
    if head < 0:
        return ()
    left_out = {cue, *tree.cases(head), *content} - {head}
    return tuple(i for i in subtree(tree, head, left_out) if not (tree.deps[i] in {"cc"} and tree.heads[i] == head))


def verb_cue(tree: Tree, lexicon: CueLexicon, i: int) -> tuple[Cue, tuple[int, ...]] | None:
    """The cue of the verb at token `i`, and the second words it is made with: "point out" goes before "point"."""
    lemma = tree.sentence.lemmas[i]
    seconds = lexicon.phrasal.get(lemma)
    if seconds:
        for child in tree.children[i]:
            second = _second(tree, child)
            if second >= 0 and tree.lower(second) in seconds:
                cue = lexicon.get(f"{lemma} {tree.lower(second)}", "verb")
                if cue is not None:
                    return cue, (second,)
    cue = lexicon.get(lemma, "verb") or _mislemmatised(tree, lexicon, i)
    return (cue, ()) if cue is not None else None


def _mislemmatised(tree: Tree, lexicon: CueLexicon, i: int) -> Cue | None:
    """The parser's lemma of "hoped" is "hop": a cue that ends in e is found by its word."""
    lemma, word = tree.sentence.lemmas[i], tree.lower(i)
    return lexicon.get(f"{lemma}e", "verb") if word in (f"{lemma}ed", f"{lemma}ing", f"{lemma}es") else None


def _second(tree: Tree, child: int) -> int:
    """The particle or preposition that the child of a verb brings, or -1. Times bring none ("called on Monday")."""
    dep = tree.deps[child]
    if dep in {"compound:prt", "xcomp", "ccomp"} or (dep == "advmod" and tree.sentence.pos[child] == "ADP"):
        return child
    if dep == "obj" and tree.lower(child) == "it":
        return child
    if dep in {"obl", "advcl", "nmod"} and not _is_time(tree, child):
        cases = tree.cases(child)
        return cases[0] if cases else -1
    return -1


def _is_time(tree: Tree, i: int) -> bool:
    return any(e.label in {"DATE", "TIME"} and e.start <= i < e.end for e in tree.sentence.entities)
