"""Words that tell the same act: "burn" and "blaze", "arrest" and "capture", by a small table of our own and by their stems."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

_ENDINGS: Final = (
    "ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ers", "er", "ors", "or", "ed", "es", "s", "al", "ure", "e",
)  # fmt: skip
_LEAST: Final = 3
"""Letters that a stem keeps."""


def stem(lemma: str) -> str:
    """What the forms of one act share: "explod" of "explode", "fil" of "filing". A crude cut, the same for verbs and their nouns."""
    cut = next((lemma.removesuffix(e) for e in _ENDINGS if lemma.endswith(e) and len(lemma) - len(e) >= _LEAST), lemma)
    return cut[:-1] if len(cut) > _LEAST and cut[-1] == cut[-2] else cut


@dataclass(frozen=True, slots=True, kw_only=True)
class ActWords:
    """The sets that a lemma or its stem is in, by number. A word may be in several: "strike" is an attack and a walkout."""

    sets: Mapping[str, frozenset[int]]

    @staticmethod
    def of(rows: Iterable[Mapping[str, str]]) -> ActWords:
        """The sets of a table with the columns `word` and `others` (parted by `;`)."""
        found: defaultdict[str, set[int]] = defaultdict(set)
        for number, row in enumerate(rows):
            for word in (row["word"], *row["others"].split(";")):
                found[word].add(number)
                found[stem(word)].add(number)
        return ActWords(sets=MappingProxyType({word: frozenset(numbers) for word, numbers in found.items()}))

    def same(self, a: Iterable[str], b: Iterable[str]) -> bool:
        """Whether two acts may be the same by their words: lemmas of a predicate, its head first."""
        mine, theirs = tuple(a), tuple(b)
        if not mine or not theirs:
            return False
        return stem(mine[0]) == stem(theirs[0]) or bool(self._sets(mine) & self._sets(theirs))

    def _sets(self, lemmas: tuple[str, ...]) -> frozenset[int]:
        """Those of the head; of the other words only where the head is in none."""
        known = [self.sets.get(lemma, frozenset()) | self.sets.get(stem(lemma), frozenset()) for lemma in lemmas]
        return known[0] or frozenset().union(*known)
