"""Known names in a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.knowledge.names import NameEntry, NameIndex, fold
from dateline.records import Sentence

NOT_NAMES = frozenset(
    {"us", "it", "who", "may", "march", "said", "will", "can", "is", "as", "no", "he", "she", "we", "am"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMatch:
    """A known name on tokens `start` to `end` (exclusive), with all it may stand for."""

    start: int
    end: int
    entries: tuple[NameEntry, ...]


def match_names(sentence: Sentence, index: NameIndex) -> tuple[NameMatch, ...]:
    """Known names, longest first at each token, left to right, not overlapping."""
    folded = [_folded(word) for word in sentence.words]
    found: list[NameMatch] = []
    i = 0
    while i < len(folded):
        end, entries = index.match(folded, sentence.words, i) if folded[i] in index.by_first else (i, ())
        if end > i and not _is_ordinary(sentence, i, end):
            found.append(NameMatch(start=i, end=end, entries=entries))
            i = end
        else:
            i += 1
    return tuple(found)


def _folded(word: str) -> str:
    words = fold(word) if not word.isascii() or not word.isalnum() else (word.lower(),)
    return "".join(words)


def _is_ordinary(sentence: Sentence, start: int, end: int) -> bool:
    """A one-word name that is also an ordinary word, as the parser tags it here ("us", "May", "said")."""
    if end - start > 1:
        return False
    word, tag = sentence.words[start], sentence.tags[start]
    if tag in {"PRP", "MD", "VBD", "VBZ", "IN", "DT"} and not (word.isupper() and len(word) > 1):
        return True
    return word.lower() in NOT_NAMES and not word.isupper()
