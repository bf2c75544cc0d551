"""Walks on one sentence's arcs, given as parallel arrays."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from dateline.records import Sentence, Span

QUOTE_MARKS = frozenset({'"', "“", "”", "''", "``", "'", "‘", "’", "«", "»", "„"})


def words(text: str) -> frozenset[str]:
    """The words of a list written as text."""
    return frozenset(text.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """A sentence with its children by token; `heads` and `deps` differ from the sentence's where arcs were mended."""

    sentence: Sentence
    heads: tuple[int, ...]
    deps: tuple[str, ...]
    children: tuple[tuple[int, ...], ...]

    def child(self, i: int, *deps: str) -> int:
        """The first child of token `i` with one of these relations, or -1."""
        for c in self.children[i]:
            if self.deps[c] in deps:
                return c
        return -1

    def childs(self, i: int, *deps: str) -> list[int]:
        """All children of token `i` with one of these relations, in order."""
        return [c for c in self.children[i] if self.deps[c] in deps]

    def lower(self, i: int) -> str:
        """The word at token `i` in lower case."""
        return self.sentence.words[i].lower()

    def cases(self, i: int) -> list[int]:
        """The prepositions of token `i` (and clause markers such as "of" before a gerund)."""
        return [c for c in self.children[i] if self.deps[c] in {"case", "mark"}]

    def case(self, i: int) -> str:
        """The first preposition of token `i` in lower case, or empty."""
        cases = self.cases(i)
        return self.lower(cases[0]) if cases else ""


def tree_of(sentence: Sentence, heads: list[int], deps: list[str]) -> Tree:
    """A tree over these arcs. `heads` are token indices with -1 at the root."""
    children: list[list[int]] = [[] for _ in heads]
    for i, head in enumerate(heads):
        if head >= 0:
            children[head].append(i)
    return Tree(sentence=sentence, heads=tuple(heads), deps=tuple(deps), children=tuple(tuple(c) for c in children))


def subtree(tree: Tree, top: int, without: Collection[int] = ()) -> list[int]:
    """Token `top` and all below it in order, leaving out the tokens `without` and what hangs under them."""
    found: list[int] = []
    open_ = [top]
    while open_:
        i = open_.pop()
        if i not in without:
            found.append(i)
            open_.extend(tree.children[i])
    found.sort()
    return found


def under(tree: Tree, i: int, top: int) -> bool:
    """Whether token `i` is `top` or hangs below it."""
    while i >= 0:
        if i == top:
            return True
        i = tree.heads[i]
    return False


def runs(tree: Tree, tokens: Iterable[int]) -> tuple[Span, ...]:
    """Spans of the unbroken runs of these tokens, without commas, colons and full stops at their edges.

    A gap of punctuation alone does not break a run. Quotation marks at the edges are kept.
    """
    pos = tree.sentence.pos
    found: list[tuple[int, int]] = []
    for i in sorted(tokens):
        if found and all(pos[k] == "PUNCT" for k in range(found[-1][1] + 1, i)):
            found[-1] = (found[-1][0], i)
        else:
            found.append((i, i))
    trimmed = [_trimmed(tree, first, last) for first, last in found]
    return tuple(span for span in trimmed if span is not None)


def _trimmed(tree: Tree, first: int, last: int) -> Span | None:
    sentence = tree.sentence
    while first <= last and _outer(sentence, first):
        first += 1
    while first <= last and _outer(sentence, last):
        last -= 1
    if all(sentence.pos[i] == "PUNCT" for i in range(first, last + 1)):
        return None
    return Span(sentence.starts[first], sentence.ends[last])


def _outer(sentence: Sentence, i: int) -> bool:
    return sentence.pos[i] == "PUNCT" and sentence.words[i] not in QUOTE_MARKS and sentence.words[i] not in "()[]"


def finite(tree: Tree, i: int) -> bool:
    """Whether token `i` is a predicate with tense: its own tag, its copula's or its auxiliary's says so."""
    tags = tree.sentence.tags
    finite_tags = {"VBD", "VBP", "VBZ", "MD"}
    return tags[i] in finite_tags or any(
        tags[c] in finite_tags for c in tree.children[i] if tree.deps[c] in {"aux", "aux:pass", "cop"}
    )
