"""Walks over one sentence's arcs, on plain tuples: no parser needed to test what uses them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from dateline.records import Parse, Sentence, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """A sentence with the children of every token, left to right, and its words and lemmas in lower case."""

    sentence: Sentence
    children: tuple[tuple[int, ...], ...]
    lower: tuple[str, ...]
    lemmas: tuple[str, ...]
    _below: dict[int, tuple[int, ...]] = field(default_factory=dict, compare=False, repr=False)
    """Whole subtrees that were asked for: the rules ask for most of them more than once."""

    @staticmethod
    def of(sentence: Sentence) -> Tree:
        """The tree of `sentence`."""
        lists: list[list[int]] = [[] for _ in sentence.words]
        for i, head in enumerate(sentence.heads):
            if head >= 0:
                lists[head].append(i)
        return Tree(
            sentence=sentence,
            children=tuple(map(tuple, lists)),
            lower=tuple(word.lower() for word in sentence.words),
            lemmas=tuple(lemma.lower() for lemma in sentence.lemmas),
        )

    def kids(self, i: int, *deps: str) -> list[int]:
        """Children of token `i` whose relation is one of `deps`."""
        children = self.children[i]
        if not children:
            return []  # most tokens have none
        relations = self.sentence.deps
        return [c for c in children if relations[c] in deps]

    def kid(self, i: int, *deps: str) -> int | None:
        """The first child of token `i` whose relation is one of `deps`."""
        relations = self.sentence.deps
        for child in self.children[i]:
            if relations[child] in deps:
                return child
        return None

    def lemma(self, i: int) -> str:
        """The lemma in lower case."""
        return self.lemmas[i]

    def preposition(self, i: int) -> str:
        """The `case` words of token `i`, joined with underscores ("out_of"), or empty."""
        if not self.children[i]:
            return ""
        return "_".join(self.lower[c] for c in self.kids(i, "case") if self.sentence.tags[c] != "POS")

    def conjuncts(self, i: int) -> list[int]:
        """Token `i` and what is coordinated with it."""
        return [i, *self.kids(i, "conj")]

    def subtree(self, i: int, without: Collection[int] = ()) -> tuple[int, ...]:
        """Tokens below and including `i`, sorted; nothing below a token of `without`."""
        if without:
            return self._walk(i, frozenset(without))
        if i not in self._below:
            self._below[i] = self._walk(i, frozenset())
        return self._below[i]

    def _walk(self, i: int, barred: frozenset[int]) -> tuple[int, ...]:
        found: list[int] = []
        stack = [i]
        while stack:
            token = stack.pop()
            found.append(token)
            stack += [c for c in self.children[token] if c not in barred] if barred else self.children[token]
        return tuple(sorted(found))

    def ancestors(self, i: int) -> Iterator[int]:
        """Heads of token `i`, nearest first."""
        head = self.sentence.heads[i]
        while head >= 0:
            yield head
            head = self.sentence.heads[head]

    def span(self, first: int, last: int) -> Span:
        """The span of tokens `first` to `last` (inclusive)."""
        return Span(self.sentence.starts[first], self.sentence.ends[last])

    def cover(self, tokens: Iterable[int]) -> Span:
        """The smallest span over `tokens`."""
        listed = list(tokens)
        return self.span(min(listed), max(listed))

    def words(self, first: int, last: int) -> str:
        """Words `first` to `last` (inclusive) with the gaps that the text has, each one space."""
        sentence = self.sentence
        gaps = (" " if i > first and sentence.starts[i] > sentence.ends[i - 1] else "" for i in range(first, last + 1))
        return "".join(gap + word for gap, word in zip(gaps, sentence.words[first : last + 1]))

    def token_at(self, position: int) -> int | None:
        """The token that holds code point `position`, or None."""
        for i, (start, end) in enumerate(zip(self.sentence.starts, self.sentence.ends)):
            if start <= position < end:
                return i
        return None


def trees(parse: Parse) -> tuple[Tree, ...]:
    """The trees of all sentences."""
    return tuple(Tree.of(sentence) for sentence in parse.sentences)
