"""The index of names: keys to what they may stand for."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from dateline.knowledge.tables import Country, KnownActor, PlaceWord

DROPPED = str.maketrans("", "", "'’ʼ`.")
ASCII_WORDS = {i: None if chr(i) in "'`." else chr(i).lower() if chr(i).isalnum() else " " for i in range(128)}
ASCII_KEY = {i: chr(i).lower() if chr(i).isalnum() else None for i in range(128)}
"""What folding does to plain letters, in one pass: nine names of ten have no others, and folding is most of what loading costs."""


def fold(text: str) -> tuple[str, ...]:
    """The words of a name without case, accents, apostrophes, dots and hyphens: "Al-Ḥasakah" -> ("al", "hasakah")."""
    if text.isascii():
        return tuple(text.translate(ASCII_WORDS).split())
    plain = unicodedata.normalize("NFKD", text.translate(DROPPED))
    letters = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return tuple(letters.lower().split())


def name_key(text: str) -> str:
    """A name as it is looked up, words run together: "Deir ez-Zor" and "Deir Ezzor" are both "deirezzor"."""
    return text.translate(ASCII_KEY) if text.isascii() else "".join(fold(text))


ALIKE_LETTERS = {"q": "k", "c": "k", "w": "v", "h": "", **dict.fromkeys("aeiouy", "")}
"""Letters that transliterations write one for another or leave out."""
SHORTEST_ALIKE = 6
"""Letters below which an almost equal spelling says nothing."""
ALIKE_STATE = 90.0
"""Likeness (indel ratio, 0 to 100) from which a misspelt name is a country's."""


def consonants(key: str) -> str:
    """What transliterations of one name have in common: its consonants, doubled ones once, some letters as one."""
    bones = "".join(ALIKE_LETTERS.get(c, c) for c in key)
    return "".join(c for i, c in enumerate(bones) if c and (i == 0 or bones[i - 1] != c))


class NameEntry(NamedTuple):
    """What a name may stand for: `kind` country, demonym, metonym, place_demonym, actor, person or place; `ref` its id or code.

    `ref` of a place is empty until it is decided which place of that name is meant.
    """

    kind: str
    ref: str
    sector: str = ""
    acronym: bool = False
    lower: bool = False
    """Written with a small letter ("janjaweed"): matched in any case."""
    small_end: bool = False
    """Whether its last word has a small letter ("Islamic State group"): words run together in a key, so that only this
    tells "Kyrgyzstanis" from "Kyrgyzstan is"."""


INSIDE = frozenset({"-", "–", "‑", "'", "’", ".", "/"})
"""Tokens that may stand inside a name without being written in its key."""
LONGEST_PLACE = 5
"""Words that the name of a place may have."""
LONGEST = 12
"""Tokens that the longest name may have, hyphens counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameIndex:
    """Our names by key, and the first words of those that a small letter may begin."""

    by_key: Mapping[str, tuple[NameEntry, ...]]
    lower: frozenset[str]
    reach: Mapping[str, int]
    """The words of the longest name that begins with a folded word."""
    by_bones: Mapping[str, tuple[str, ...]]
    """Keys of countries by their consonants."""

    def respelt(self, key: str) -> tuple[NameEntry, ...]:
        """The country whose name has the same consonants and is spelt almost like `key` ("Ethopia"), if only one."""
        near = [name for name in self.by_bones.get(consonants(key), ()) if ratio(name, key) >= ALIKE_STATE]
        codes = {entry.ref for name in near for entry in self.by_key[name] if entry.kind == "country"}
        return (NameEntry(kind="country", ref=codes.pop()),) if len(codes) == 1 and len(key) >= SHORTEST_ALIKE else ()

    def entries(self, key: str, tokens: Sequence[str]) -> tuple[NameEntry, ...]:
        """What a key stands for, written as `tokens` are."""
        return tuple(e for e in self.by_key.get(key, ()) if _cased(e, tokens))


def keys_from(folded: Sequence[str], cased: Sequence[str], start: int, longest: int = LONGEST) -> list[tuple[int, str]]:
    """(end, key) of every run of tokens from `start` that could be one name, longest first.

    `folded` holds one folded word a token, "" for punctuation; a run neither ends in nor crosses a comma or bracket.
    """
    runs: list[tuple[int, str]] = []
    key = ""
    for end in range(start, min(start + LONGEST, len(folded))):
        word = folded[end]
        if word:
            key += word
            runs.append((end + 1, key))
            if len(runs) == longest:
                break
        elif cased[end] not in INSIDE:
            break
    return runs[::-1]


def _cased(entry: NameEntry, tokens: Sequence[str]) -> bool:
    if entry.lower:
        return True
    if len(tokens) > 1 and tokens[-1][:1].islower() and not entry.small_end:
        return False
    if entry.acronym:
        return not any(c.islower() for token in tokens for c in token)
    if tokens[0][:1].isupper():
        return True
    return tokens[0].lower() in {"al", "el", "ul", "de", "bin"} and any(t[:1].isupper() for t in tokens)


def _is_acronym(name: str) -> bool:
    return len(name) <= 12 and name.isupper() and sum(c.isalpha() for c in name) <= 6


def index_names(countries: Iterable[Country], actors: Iterable[KnownActor], demonyms: Iterable[PlaceWord]) -> NameIndex:
    """The index of the names of countries and actors; places have a gazetteer of their own."""
    entries: dict[str, list[NameEntry]] = {}
    lower: set[str] = set()
    reach: dict[str, int] = {}

    def add(name: str, kind: str, ref: str, sector: str = "") -> None:
        words = fold(name)
        if not words:
            return
        small = name[0].islower() and kind == "actor"
        last = max(name.rfind(" "), name.rfind("-")) + 1
        entry = NameEntry(kind, ref, sector, _is_acronym(name), small, name[last : last + 1].islower())
        if small:
            lower.add(words[0])
        if reach.get(words[0], 0) < len(words):
            reach[words[0]] = len(words)
        listed = entries.setdefault("".join(words), [])
        if entry not in listed:
            listed.append(entry)

    for country in countries:
        for name in (country.name, *country.aliases):
            add(name, "country", country.code)
        for name in country.demonyms:
            add(name, "demonym", country.code)
        for name in country.metonyms:
            metonym, _, sector = name.partition("=")
            add(metonym, "metonym", country.code, sector or "GOV")
    for word in demonyms:
        add(word.word, "place_demonym", word.place)
    for actor in actors:
        for name in (actor.name, *actor.aliases):
            add(name, "person" if actor.kind == "person" else "actor", actor.id)
    bones: dict[str, list[str]] = {}
    for key, found in entries.items():
        if found[0].kind == "country" and len(key) >= SHORTEST_ALIKE:
            bones.setdefault(consonants(key), []).append(key)
    return NameIndex(
        by_key={key: tuple(found) for key, found in entries.items()},
        lower=frozenset(lower),
        reach=reach,
        by_bones={skeleton: tuple(keys) for skeleton, keys in bones.items()},
    )
