"""Known names in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dateline.knowledge import Knowledge
from dateline.knowledge.names import LONGEST_PLACE, NameEntry, keys_from, name_key
from dateline.records import EntityHint, Sentence

NOT_NAMES = frozenset(
    {"us", "it", "who", "may", "march", "said", "will", "can", "is", "as", "no", "he", "she", "we", "am"}
)


A_PLACE = NameEntry(kind="place", ref="")
ARTICLES = frozenset({"al", "el", "ul", "de", "bin", "an", "as", "at", "ar"})
WHERE = frozenset({"country", "demonym", "place", "place_demonym"})
TYPED = frozenset({"GPE", "LOC", "FAC"})
LOCATIVE_BEFORE = frozenset({"in", "at", "near", "from", "outside", "around", "toward", "towards", "to", "of"})


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMatch:
    """A known name on tokens `start` to `end` (exclusive) with all it may stand for; `key` finds the places of that name."""

    start: int
    end: int
    entries: tuple[NameEntry, ...]
    key: str = ""


def match_names(sentence: Sentence, knowledge: Knowledge) -> tuple[NameMatch, ...]:
    """Known names, longest first at each token, left to right, not overlapping."""
    folded = _Folded(sentence.words)
    found: list[NameMatch] = []
    i = 0
    while i < len(sentence.words):
        match = _match_at(sentence, folded, i, knowledge) if _may_begin(sentence, i, knowledge) else None
        if match is not None:
            found.append(match)
        i = match.end if match is not None else i + 1
    return tuple(found)


class _Folded(Sequence[str]):
    """The folded words of a sentence, each folded when it is asked for: most never are."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._known: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self._words)

    def __getitem__(self, i: Any) -> Any:
        word = self._known.get(i)
        if word is None:
            word = self._known[i] = name_key(self._words[i])
        return word


def _misspelt(sentence: Sentence, folded: Sequence[str], i: int, knowledge: Knowledge) -> NameMatch | None:
    """A country's name spelt almost right ("Ethopia"), where the parser sees a name of one word."""
    if not sentence.words[i][0].isupper():
        return None
    if not any(h.label in {"GPE", "NORP", "ORG"} and (h.start, h.end) == (i, i + 1) for h in sentence.entities):
        return None
    entries = knowledge.names.respelt(folded[i])
    return NameMatch(start=i, end=i + 1, entries=entries, key=folded[i]) if entries else None


def _may_begin(sentence: Sentence, i: int, knowledge: Knowledge) -> bool:
    word = sentence.words[i]
    if word[0].isupper() or word[0].isdigit():
        return True
    if not word[0].isalpha():
        return False
    if word in knowledge.names.lower or not word[0].islower() or not word.isascii():
        return True
    return word in ARTICLES and any(w[:1].isupper() for w in sentence.words[i + 1 : i + 3])


def _match_at(sentence: Sentence, folded: Sequence[str], start: int, knowledge: Knowledge) -> NameMatch | None:
    if not folded[start]:
        return None
    short = _abbreviation(sentence, start, knowledge)
    if short is not None:
        return short
    longest = max(knowledge.names.reach.get(folded[start], 0), LONGEST_PLACE)
    for end, key in keys_from(folded, sentence.words, start, longest):
        found = _named(sentence, start, end, key, knowledge)
        if found is not None:
            return found
    return _misspelt(sentence, folded, start, knowledge)


def _named(sentence: Sentence, start: int, end: int, key: str, knowledge: Knowledge) -> NameMatch | None:
    """What tokens `start` to `end` name, if they are a known name."""
    if _is_ordinary(sentence, start, end):
        return None
    entries = knowledge.names.entries(key, sentence.words[start:end])
    if entries and knowledge.toponym_stops.get(key) == "person" and _part_of_person(sentence, start, end):
        entries = tuple(e for e in entries if e.kind not in {"country", "metonym"})
    if _written_as_name(sentence, start, end) and key in knowledge.places:
        if not is_place_here(sentence, start, end, key, entries, knowledge):
            return NameMatch(start=start, end=end, entries=entries, key=key) if entries else None
        entries = (*entries, A_PLACE)
    return NameMatch(start=start, end=end, entries=entries, key=key) if entries else None


def inner_names(sentence: Sentence, match: NameMatch, knowledge: Knowledge) -> tuple[NameMatch, ...]:
    """Places and countries inside a longer name: "Vietnam" in "Communist Party of Vietnam", "New York" in "New York Times"."""
    folded = [name_key(word) if match.start <= i < match.end else "" for i, word in enumerate(sentence.words)]
    found: list[NameMatch] = []
    i = match.start
    while i < match.end:
        inner = None
        for end, key in keys_from(folded, sentence.words, i):
            if (i, end) != (match.start, match.end) and end <= match.end:
                named = _named(sentence, i, end, key, knowledge) if inner is None else None
                inner = named if named is not None and any(e.kind in WHERE for e in named.entries) else inner
        if inner is not None:
            found.append(inner)
        i = inner.end if inner is not None else i + 1
    return tuple(found)


def _abbreviation(sentence: Sentence, start: int, knowledge: Knowledge) -> NameMatch | None:
    """ "Calif." or "CA" behind a comma: a unit by its abbreviation, with the dot where it has one."""
    words = sentence.words
    if "." not in words[start] and words[start + 1 : start + 2] != (".",) and not words[start].isupper():
        return None
    behind_comma = start > 1 and words[start - 1] in {",", "("}
    for end in (start + 2, start + 1):
        written = "".join(words[start:end])
        whole = end == start + 1 or words[start + 1 : end] == (".",)
        if whole and written in knowledge.places and (written.endswith(".") or (behind_comma and written.isupper())):
            return NameMatch(start=start, end=end, entries=(A_PLACE,), key=written)
    return None


def is_place_here(
    sentence: Sentence, start: int, end: int, key: str, known: Sequence[NameEntry], knowledge: Knowledge
) -> bool:
    """Whether a name that the gazetteer has may be a place where it stands: written as a name, and no stop word."""
    ours = knowledge.places.ours(key)
    if not ours and any(_inside_person(sentence, start, end, h) for h in sentence.entities):
        return False
    if not ours and any(e.acronym for e in known):
        return False
    stop = knowledge.toponym_stops.get(key)
    return stop is None or ours or bool(known) or (stop == "locative" and _located(sentence, start, end))


def _written_as_name(sentence: Sentence, start: int, end: int) -> bool:
    """Capitals where a name of a place has them, and a proper noun by the parser: cheap, so asked before the gazetteer."""
    words = sentence.words[start:end]
    if words[0][0].islower() and words[0].lower() not in ARTICLES:
        return False
    if words[-1][0].islower() and not words[0][0].islower() and not any(c in words for c in "-’'"):
        return False
    capital = any(w[0].isupper() for w in words)
    return capital and any(tag in {"NNP", "NNPS"} for tag in sentence.tags[start:end])


def _part_of_person(sentence: Sentence, start: int, end: int) -> bool:
    """ "Michael | Jordan", "Israel | Katz": a country's name inside a longer name of a person."""
    return any(
        h.label == "PERSON" and h.start <= start and end <= h.end and h.end - h.start > end - start
        for h in sentence.entities
    )


def _inside_person(sentence: Sentence, start: int, end: int, hint: EntityHint) -> bool:
    """ "Gary Lincoln", "Victoria": a person by the parser, unless the name says where."""
    if hint.label != "PERSON" or not (hint.start < end and start < hint.end):
        return False
    return hint.end - hint.start > end - start or not _located(sentence, start, end)


def _located(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a name stands where a place would: after a preposition of place, or before a comma and a capital."""
    words = sentence.words
    if any(h.label in TYPED and h.start <= start and end <= h.end for h in sentence.entities):
        return True
    if start and words[start - 1].lower() in LOCATIVE_BEFORE:
        return True
    return end + 1 < len(words) and words[end] == "," and sentence.pos[end + 1] == "PROPN"


def _is_ordinary(sentence: Sentence, start: int, end: int) -> bool:
    """A one-word name that is also an ordinary word, as the parser tags it here ("us", "May", "said")."""
    if end - start > 1:
        return False
    word, tag = sentence.words[start], sentence.tags[start]
    if tag in {"PRP", "MD", "VBD", "VBZ", "IN", "DT"} and not (word.isupper() and len(word) > 1):
        return True
    return word.lower() in NOT_NAMES and not word.isupper()
