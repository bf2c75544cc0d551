"""The index of names: folded words to what they may stand for."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.knowledge.tables import Country, KnownActor, KnownPlace

DROPPED = str.maketrans("", "", "'’ʼ`.")


def fold(text: str) -> tuple[str, ...]:
    """The words of a name without case, accents, apostrophes, dots and hyphens: "Al-Ḥasakah" -> ("al", "hasakah")."""
    plain = unicodedata.normalize("NFKD", text.translate(DROPPED))
    letters = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return tuple(letters.lower().split())


@dataclass(frozen=True, slots=True, kw_only=True)
class NameEntry:
    """What a name may stand for: `kind` country, demonym, metonym, actor, person or place; `ref` its id or code."""

    kind: str
    ref: str
    sector: str = ""
    acronym: bool = False
    lower: bool = False
    """Written with a small letter ("janjaweed"): matched in any case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameIndex:
    """Names by their first folded word, longest first."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], tuple[NameEntry, ...]], ...]]

    def match(self, folded: Sequence[str], cased: Sequence[str], start: int) -> tuple[int, tuple[NameEntry, ...]]:
        """The longest name at token `start`: its end (exclusive) and entries, or (start, ()).

        `folded` holds one folded word a token ("" for a hyphen or apostrophe inside a name), `cased` the tokens as written.
        """
        for words, entries in self.by_first.get(folded[start], ()):
            end = _matches(folded, start, words)
            if end:
                kept = tuple(e for e in entries if _cased(e, cased[start:end]))
                if kept:
                    return end, kept
        return start, ()


def _matches(folded: Sequence[str], start: int, words: tuple[str, ...]) -> int:
    i = start
    for word in words:
        while i < len(folded) and i > start and folded[i] == "":
            i += 1
        if i >= len(folded) or folded[i] != word:
            return 0
        i += 1
    return i


def _cased(entry: NameEntry, tokens: Sequence[str]) -> bool:
    if entry.lower:
        return True
    if entry.acronym:
        return tokens[0].isupper() or not tokens[0].isalpha()
    if tokens[0][:1].isupper():
        return True
    return tokens[0].lower() in {"al", "el", "ul", "de", "bin"} and any(t[:1].isupper() for t in tokens)


def _is_acronym(name: str) -> bool:
    letters = [c for c in name if c.isalpha()]
    return len(letters) <= 6 and all(c.isupper() for c in letters)


def index_names(countries: Iterable[Country], actors: Iterable[KnownActor], places: Iterable[KnownPlace]) -> NameIndex:
    """The index of all names of the knowledge."""
    entries: dict[tuple[str, ...], list[NameEntry]] = {}

    def add(name: str, kind: str, ref: str, sector: str = "") -> None:
        entry = NameEntry(
            kind=kind, ref=ref, sector=sector, acronym=_is_acronym(name), lower=name[:1].islower() and kind == "actor"
        )
        # The parser cuts a possessive off: "Lord's" is "Lord" and "'s".
        for words in {fold(name), fold(name.replace("'s", " s").replace("’s", " s"))}:
            if words and entry not in entries.setdefault(words, []):
                entries[words].append(entry)

    for country in countries:
        for name in (country.name, *country.aliases):
            add(name, "country", country.code)
        for name in country.demonyms:
            add(name, "demonym", country.code)
        for name in country.metonyms:
            metonym, _, sector = name.partition("=")
            add(metonym, "metonym", country.code, sector or "GOV")
    for actor in actors:
        for name in (actor.name, *actor.aliases):
            add(name, "person" if actor.kind == "person" else "actor", actor.id)
    for place in places:
        for name in (place.name, *place.aliases):
            add(name, "place", place.id)
    by_first: dict[str, list[tuple[tuple[str, ...], tuple[NameEntry, ...]]]] = {}
    for words in sorted(entries, key=lambda w: (-len(w), w)):
        by_first.setdefault(words[0], []).append((words, tuple(entries[words])))
    return NameIndex(by_first={first: tuple(found) for first, found in by_first.items()})
