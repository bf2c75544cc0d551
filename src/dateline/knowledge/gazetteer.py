"""Places by name: the generated tables, read lazily line by line, under our own rows, which come first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extract

from dateline.knowledge.names import SHORTEST_ALIKE, consonants, name_key
from dateline.knowledge.tables import Country, KnownPlace, PlaceNames, PlaceWord

GENERATED = "geonames:"
"""Prefix of the ids of generated places; what follows is the GeoNames id."""
PREFIX = 4
"""Letters by which the stretches of the name table are told apart (measured: 2 letters make a lookup six times as slow)."""
ALIKE = 80.0
"""Likeness (indel ratio, 0 to 100) from which two spellings with the same consonants are held to be one name."""
TYPE_WORDS = frozenset(
    "province governorate region state oblast county department prefecture district parish municipality canton division "
    "territory emirate republic krai voivodeship".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceHit:
    """A place that bears a name; `primary` unless the name is only an alternate one."""

    place: KnownPlace
    primary: bool


class Gazetteer(Protocol):
    """Places by folded name (see `name_key`) and by id."""

    def __contains__(self, key: str) -> bool:
        """Whether any place has this name."""
        ...

    def ours(self, key: str) -> bool:
        """Whether a row of our own has this name: such a name is trusted where a generated one is not."""
        ...

    def find(self, key: str) -> tuple[PlaceHit, ...]:
        """All places of a name, ours first, then by id; empty where there is none."""
        ...

    def get(self, place: str) -> KnownPlace | None:
        """The place of an id, or None."""
        ...

    def near(self, key: str, country: str) -> tuple[tuple[float, KnownPlace], ...]:
        """Places of one country whose name is spelt almost like this, each with its likeness (0 to 100), likest first."""
        ...


class PlaceTable:
    """One generated size class, kept as the two texts of its files and searched in them: nothing is built at the start.

    `rows` stands in the order of its ids, `names` in that of its names, each with the offsets of its rows' lines. A lookup
    costs a microsecond once the stretch of its first letters is known; a table of dicts took 0.3 s and 90 MB to build.
    """

    def __init__(self, rows: str, names: str) -> None:
        self._rows, self._names = rows, names
        self._stretches: dict[str, tuple[int, int]] = {}

    def __contains__(self, key: str) -> bool:
        return bool(self._listed(key))

    def find(self, key: str) -> Iterator[PlaceHit]:
        """The places of a folded name."""
        for number in self._listed(key).split():
            at = int(number.lstrip("~"))
            row = self._rows[at : self._rows.index("\n", at)]
            yield PlaceHit(place=_parsed(row), primary=not number.startswith("~"))

    def near(self, key: str) -> Iterator[tuple[float, PlaceHit]]:
        """Places with a name that begins with the same two letters, has the same consonants and is spelt almost like this."""
        start, end = self._stretch(key[:2])
        names = [line.partition("\t")[0] for line in self._names[start + 1 : end].splitlines()]
        bones = consonants(key)
        # The likeness first: it runs over two thousand names in 0.2 ms, the consonants would take thirty times that.
        for name, likeness, _ in extract(key, names, scorer=ratio, score_cutoff=ALIKE, limit=None):
            if consonants(name) == bones:
                yield from ((likeness, hit) for hit in self.find(name))

    def get(self, place: str) -> KnownPlace | None:
        """The place of a GeoNames id."""
        number = int(place)
        at = _first_line(self._rows, lambda line: int(line[: line.index("\t")]) < number)
        row = self._rows[at : self._rows.find("\n", at)]
        return _parsed(row) if row.startswith(f"{place}\t") else None

    def _listed(self, key: str) -> str:
        """The offsets of a name's rows, as written."""
        start, end = self._stretch(f"{key}\t"[:PREFIX])
        at = self._names.find(f"\n{key}\t", start, end)
        return "" if at < 0 else self._names[at + len(key) + 2 : self._names.index("\n", at + 1)]

    def _stretch(self, prefix: str) -> tuple[int, int]:
        """Where names that begin with `prefix` stand, from the line break before the first."""
        known = self._stretches.get(prefix)
        if known is None:
            start = _first_line(self._names, lambda line: line < prefix) - 1
            end = _first_line(self._names, lambda line: line[: len(prefix)] <= prefix)
            known = self._stretches[prefix] = (start, end)
        return known


def _first_line(text: str, before: Callable[[str], bool]) -> int:
    """Offset of the first line after the header that does not stand `before`; the length of the text where all do."""
    low, high = text.index("\n") + 1, len(text)
    while low < high:
        middle = text.rfind("\n", low - 1, (low + high) // 2) + 1 or low
        end = text.index("\n", middle)
        if before(text[middle:end]):
            low = end + 1
        else:
            high = middle
    return low


def _parsed(row: str) -> KnownPlace:
    number, name, kind, country, admin1, admin2, latitude, longitude, population = row.split("\t")
    return KnownPlace(
        id=f"{GENERATED}{number}",
        name=name,
        aliases=(),
        kind=kind,
        country=country,
        admin1=f"{GENERATED}{admin1}" if admin1 else "",
        admin2=f"{GENERATED}{admin2}" if admin2 else "",
        latitude=float(latitude),
        longitude=float(longitude),
        population=int(population),
    )


class Places:
    """The gazetteer that ships: curated rows, names of ours for generated places, and the generated tables."""

    def __init__(
        self,
        *,
        curated: Iterable[KnownPlace],
        names: Iterable[PlaceNames],
        abbreviations: Iterable[PlaceWord],
        countries: Iterable[Country],
        tables: Sequence[PlaceTable],
    ) -> None:
        self._tables = tables
        self._curated = {p.id: p for p in (*map(country_place, countries), *curated)}
        self._preferred = {n.id: n.name for n in names}
        self._own = _own_names(self._curated.values(), names)
        # An abbreviation is its own key, as written: no folded name has a capital or a dot.
        for short in abbreviations:
            self._own.setdefault(short.word, []).append(short.place)

    def __contains__(self, key: str) -> bool:
        return key in self._own or any(key in table for table in self._tables)

    def __iter__(self) -> Iterator[KnownPlace]:
        """The curated places."""
        return iter(self._curated.values())

    def ours(self, key: str) -> bool:
        """Whether a curated row has this folded name."""
        return any(not place.startswith(GENERATED) for place in self._own.get(key, ()))

    def find(self, key: str) -> tuple[PlaceHit, ...]:
        """All places of a folded name: curated rows, then generated ones under the names that we prefer."""
        hits: dict[str, PlaceHit] = {}
        for place in self._own.get(key, ()):
            known = self.get(place)
            if known is not None:
                hits[known.id] = PlaceHit(place=known, primary=True)
        for table in self._tables:
            for hit in table.find(key):
                if hit.place.id not in hits:
                    hits[hit.place.id] = replace(hit, place=self._named(hit.place))
        return tuple(hits.values())

    def get(self, place: str) -> KnownPlace | None:
        """The place of an id, or None."""
        if place in self._curated:
            return self._curated[place]
        if not place.startswith(GENERATED):
            return None
        for table in self._tables:
            found = table.get(place.removeprefix(GENERATED))
            if found is not None:
                return self._named(found)
        return None

    def near(self, key: str, country: str) -> tuple[tuple[float, KnownPlace], ...]:
        """Places of one country whose name is spelt almost like this, likest and largest first."""
        if len(key) < SHORTEST_ALIKE:
            return ()
        best: dict[str, tuple[float, KnownPlace]] = {}
        for table in self._tables:
            for likeness, hit in table.near(key):
                if hit.place.country == country and likeness > best.get(hit.place.id, (0.0, hit.place))[0]:
                    best[hit.place.id] = (round(likeness, 1), self._named(hit.place))
        return tuple(sorted(best.values(), key=lambda found: (-found[0], -found[1].population, found[1].id)))

    def _named(self, place: KnownPlace) -> KnownPlace:
        name = self._preferred.get(place.id)
        return place if name is None else replace(place, name=name)


def _own_names(curated: Iterable[KnownPlace], names: Iterable[PlaceNames]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    listed: list[tuple[str, tuple[str, ...]]] = [
        *((p.id, (p.name, *p.aliases)) for p in curated if p.kind != "country"),
        *((n.id, (n.name, *n.aliases)) for n in names),
    ]
    for place, written in listed:
        for name in written:
            for key in {name_key(name), name_key(without_type(name))}:
                if place not in found.setdefault(key, []):
                    found[key].append(place)
    return found


def name_of(place: str, places: Gazetteer) -> str:
    """The name of the place with an id; empty for an empty id or an unknown one."""
    known = places.get(place)
    return known.name if known is not None else ""


def without_type(name: str) -> str:
    """ "Anbar Governorate" -> "Anbar"; unchanged where nothing would be left."""
    words = name.split()
    kept = words[:-1] if len(words) > 1 and words[-1].lower() in TYPE_WORDS else words
    return " ".join(kept)


def country_place(country: Country) -> KnownPlace:
    """A country as a place: its code is its id."""
    return KnownPlace(
        id=country.code,
        name=country.name,
        aliases=(),
        kind="country",
        country=country.code,
        admin1="",
        admin2="",
        latitude=country.latitude,
        longitude=country.longitude,
        population=0,
    )
