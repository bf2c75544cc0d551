"""Which places the toponyms of one report mean: candidates, then the report as context, weighed in a few rounds.

A name is taken to mean one place in a report. Each candidate's score is a sum of what speaks for it: its size and kind, how
it is written, the unit named behind it ("Paris, Texas"), and how much else of the report lies in its country, its province
or near it. The rounds start without context; the surest readings of one round are the context of the next.
Weights are judged, then checked on gold (see the rows `geo` of `make bench`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import log10
from typing import cast

from dateline.knowledge import Knowledge
from dateline.knowledge.gazetteer import PlaceHit, without_type
from dateline.knowledge.names import name_key
from dateline.knowledge.tables import KnownPlace
from dateline.mentions.toponyms import Sighting
from dateline.parse import Tree
from dateline.records import PlacePrecision
from dateline.resolve.support import Name, Weighed, weigh

MOST = 60
"""Candidates of one name that are weighed; the others are the least populous."""
KIND_WORDS: Mapping[str, tuple[str, ...]] = {
    "province": ("province", "governorate", "region", "state", "oblast", "krai", "prefecture", "department"),
    "district": ("district", "county", "parish", "municipality", "borough", "department", "raion", "territory"),
    "town": ("city", "town", "village", "capital", "port", "township", "hamlet", "camp"),
}
NAMED_AFTER = frozenset(
    "street st avenue ave road rd square quarter boulevard drive lane highway river creek lake bridge mountain mountains mount "
    "island islands bay canal plantation park estate peninsula valley".split()
)
PRIOR: Mapping[str, float] = {
    "country": 8.0,
    "region": 6.3,
    "province": -0.6,
    "district": -1.9,
    "town": 0.0,
    "site": 4.0,
}
"""What a kind adds to the logarithm of its people; countries, regions and sites have none and stand by this alone."""
ALTERNATE = 1.2
"""What it costs to be meant by a name that is only an alternate one ("Berea" is an old name of Aleppo)."""
CITY_FIRST = 1.5
"""What it costs a province to have a town of its own name in it: the bare name is the town's ("Homs", "Odessa")."""
TIE = 0.3
"""Countries of one name ("Korean", "Congo") that score as close as this stay undecided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """The place of a toponym (None where nothing fits) with the others weighed, likeliest first, and the rule."""

    sighting: Sighting
    place: KnownPlace | None
    others: tuple[Weighed, ...] = ()
    score: float = 0.0
    within: KnownPlace | None = None
    """For a name that the gazetteer does not have: the place around it by the text."""
    rule: str = "resolve.place.context"


def locate(
    sightings: Sequence[Sighting], trees: Sequence[Tree], knowledge: Knowledge, hints: Sequence[str] = ()
) -> tuple[Located, ...]:
    """The places of all toponyms of a report; `hints` are countries that its outlet or address suggests."""
    groups: dict[tuple[str, str, tuple[str, ...]], list[Sighting]] = {}
    behind = _behind(sightings, trees)
    for sighting, units in zip(sightings, behind):
        asked = _asked(trees[sighting.sentence], sighting)
        groups.setdefault((sighting.key, asked, units), []).append(sighting)
    named = _countries_named(sightings, knowledge)
    names = [_name(key, asked, units, seen, named, knowledge) for (key, asked, units), seen in groups.items()]
    chosen = weigh(names, hints, knowledge.borders)
    located = {s.span: _located(s, weighed) for seen, weighed in zip(groups.values(), chosen) for s in seen}
    found = [located[s.span] for s in sightings]
    return _surrounded(_respelt(found, knowledge), knowledge)


def _respelt(located: Sequence[Located], knowledge: Knowledge) -> list[Located]:
    """Unlisted names as places of the report's main country that are spelt almost like them."""
    about = counts(located).most_common(2)
    clear = about and (len(about) == 1 or about[0][1] > about[1][1])
    if not clear:
        return list(located)
    return [_almost(one, about[0][0], knowledge) if _may_be_respelt(one) else one for one in located]


def _may_be_respelt(one: Located) -> bool:
    sighting = one.sighting
    unlisted = one.place is None and not one.others and not sighting.entries
    return unlisted and sighting.form == "name" and sighting.end - sighting.start < 3


def _almost(one: Located, country: str, knowledge: Knowledge) -> Located:
    alike = knowledge.places.near(one.sighting.key, country)
    if not alike:
        return one
    others = tuple(Weighed(place=place, score=likeness) for likeness, place in alike[1:6])
    return replace(one, place=alike[0][1], others=others, score=alike[0][0], rule="resolve.place.respelt")


def _located(sighting: Sighting, weighed: Sequence[Weighed]) -> Located:
    if not weighed:
        return Located(sighting=sighting, place=None, rule="resolve.place.unlisted")
    best = weighed[0]
    tied = [w for w in weighed[1:] if best.score - w.score < TIE and w.place.kind == best.place.kind == "country"]
    if tied:
        return Located(sighting=sighting, place=None, others=tuple(weighed[:6]), rule="resolve.place.undecided")
    return Located(sighting=sighting, place=best.place, others=tuple(weighed[1:6]), score=best.score)


def _surrounded(located: Sequence[Located], knowledge: Knowledge) -> tuple[Located, ...]:
    """Unlisted names with the place around them: one inside the name, else the next in the sentence, else the report's."""
    towns = [one for one in located if one.place is not None and one.place.kind in {"town", "district", "site"}]
    usual = Counter(one.place.id for one in towns if one.place is not None)
    return tuple(
        one
        if one.place is not None or one.others
        else replace(one, within=_around(i, located, towns, usual, knowledge))
        for i, one in enumerate(located)
    )


def _around(
    i: int, located: Sequence[Located], towns: Sequence[Located], usual: Mapping[str, int], knowledge: Knowledge
) -> KnownPlace | None:
    one = located[i]
    inside = _inside(one.sighting, located, knowledge)
    if inside is not None:
        return inside
    here = [t for t in towns if t.sighting.sentence == one.sighting.sentence]
    behind = [t for t in here if t.sighting.start >= one.sighting.end]
    nearest = (behind or here[::-1] or sorted(towns, key=lambda t: -usual[t.place.id if t.place else ""]))[:1]
    if nearest:
        return nearest[0].place
    return next((o.place for o in located if o.place is not None and o.place.kind in {"province", "country"}), None)


def _inside(sighting: Sighting, located: Sequence[Located], knowledge: Knowledge) -> KnownPlace | None:
    """The place whose name a longer name has in it ("Harare City Council"): as the report means it, else the likeliest.

    Streets, rivers and quarters are named after places elsewhere: what stands in their names says nothing.
    """
    words = sighting.surface.replace("/", " ").split()
    if {words[0].lower(), words[-1].lower()} & NAMED_AFTER:
        return None
    meant = {o.sighting.key: o.place for o in located if o.place is not None}
    for length in range(len(words) - 1, 0, -1):
        for first in range(len(words) - length + 1):
            part = " ".join(words[first : first + length])
            key = name_key(part)
            if key in meant:
                return meant[key]
            if not part[0].isupper() or key in knowledge.toponym_stops:
                continue
            entries = [
                e for e in knowledge.names.by_key.get(key, ()) if e.kind in {"country", "demonym", "place_demonym"}
            ]
            if entries:
                return knowledge.places.get(entries[0].ref)
            if length > 1 or len(words) - length < 3:
                hits = [h.place for h in knowledge.places.find(key) if h.primary and h.place.population >= 100_000]
                if hits:
                    return max(hits, key=lambda p: (_prior(p), p.id))
    return None


# --- what the text says about a name ----------------------------------------------------------------------------------


def _behind(sightings: Sequence[Sighting], trees: Sequence[Tree]) -> list[tuple[str, ...]]:
    """For each toponym the keys of the toponyms that follow it behind commas: "Paris, Lamar County, Texas"."""
    chains: list[tuple[str, ...]] = []
    for i, sighting in enumerate(sightings):
        words = trees[sighting.sentence].sentence.words
        chain: list[str] = []
        last = sighting
        for following in sightings[i + 1 : i + 3]:
            same = following.sentence == sighting.sentence
            between = words[last.end : following.start] if same else ()
            if not same or between not in ((",",), ("(",), (",", "in")):
                break
            chain.append(following.key)
            last = following
        chains.append(tuple(chain) if _closes(words, last.end) or len(chain) == 1 else tuple(chain[:1]))
    return chains


def _closes(words: Sequence[str], end: int) -> bool:
    """Whether a chain of names ends as one does that says where: not "in Paris, Rome and Oslo"."""
    return end >= len(words) or words[end].lower() not in {"and", "or", "&"}


def _asked(tree: Tree, sighting: Sighting) -> str:
    """The kind of place that the words around ask for: "Homs province", "the city of Homs", "the provinces of A, B and C"."""
    words, first = tree.sentence.words, sighting.end - 1
    deps, heads = tree.sentence.deps, tree.sentence.heads
    while deps[first] == "conj" and heads[first] >= 0:
        first = heads[first]
    head = heads[first]
    around = {words[sighting.end].lower()} if sighting.end < len(words) else set()
    if head >= 0 and tree.sentence.tags[head] == "NNS" and deps[first] in {"compound", "nmod"}:
        around.add(tree.lemma(head))
    if sighting.start and sighting.form != "embedded":
        around.add(words[sighting.start - 1].lower())
    if (head >= 0 and tree.preposition(first) == "of") or (head >= 0 and deps[first] == "appos"):
        around.add(tree.lemma(head))
    around |= {words[sighting.end - 1].lower()} if sighting.end - sighting.start > 1 else set()
    around |= {word.removesuffix("s") for word in around}
    return next((kind for kind, asking in KIND_WORDS.items() if around & set(asking)), "")


# --- candidates -------------------------------------------------------------------------------------------------------


def _countries_named(sightings: Sequence[Sighting], knowledge: Knowledge) -> dict[int, list[tuple[str, str]]]:
    """(key, country) of the countries and demonyms in each sentence that mean only one."""
    named: dict[int, list[tuple[str, str]]] = {}
    for sighting in sightings:
        codes = {e.ref for e in sighting.entries if e.kind in {"country", "demonym"}}
        if len(codes) == 1 and codes <= knowledge.countries.keys():
            named.setdefault(sighting.sentence, []).append((sighting.key, codes.pop()))
    return named


def _name(
    key: str,
    asked: str,
    behind: tuple[str, ...],
    seen: Sequence[Sighting],
    named: Mapping[int, Sequence[tuple[str, str]]],
    knowledge: Knowledge,
) -> Name:
    hits = candidates(seen[0], knowledge)
    cities = {h.place.admin1 for h in hits if h.place.kind == "town"}
    units = {place.id for unit in behind for place in _units(unit, knowledge)}
    return Name(
        key=key,
        count=len(seen),
        asked=asked,
        behind=behind,
        candidates=hits,
        part=all(s.part for s in seen),
        state=any(h.place.kind == "country" and name_key(h.place.name) == key for h in hits),
        beside=frozenset.intersection(
            *(frozenset(code for other, code in named.get(s.sentence, ()) if other != key) for s in seen)
        ),
        base=tuple(
            _base(hit, asked, units, _is_capital(hit.place, key, knowledge))
            - (CITY_FIRST if not asked and hit.place.id in cities else 0.0)
            for hit in hits
        ),
    )


def candidates(sighting: Sighting, knowledge: Knowledge) -> tuple[PlaceHit, ...]:
    """All that a toponym may mean: countries by name or demonym, then places of the gazetteer, the largest first."""
    kinds = {e.kind for e in sighting.entries}
    regional = [e.ref for e in sighting.entries if e.kind == "place_demonym"]
    codes = regional or list(dict.fromkeys(e.ref for e in sighting.entries if e.kind in {"country", "demonym"}))
    direct = [place for code in codes if (place := knowledge.places.get(code)) is not None]
    if kinds & {"demonym", "place_demonym"} and "place" not in kinds:
        return tuple(PlaceHit(place=place, primary=True) for place in direct)
    found = knowledge.places.find(sighting.key) or knowledge.places.find(
        name_key(without_type(_long(sighting.surface)))
    )
    if kinds & {"actor", "metonym", "country"}:
        found = tuple(h for h in found if h.primary)
    parts = {h.place.country for h in found if h.place.kind == "province" and h.primary}
    states = [p for p in direct if p.id not in parts or name_key(p.name) == sighting.key]
    built = any(h.place.kind == "site" for h in found)
    seats = [capital_of(e.ref, knowledge) for e in sighting.entries if e.kind == "metonym" and not built]
    ranked = sorted(found, key=lambda h: (-_prior(h.place), h.place.id))
    listed = {h.place.id for h in ranked}
    own = [PlaceHit(place=p, primary=True) for p in (*states, *seats) if p is not None and p.id not in listed]
    return (*own, *ranked[:MOST])


def capital_of(code: str, knowledge: Knowledge) -> KnownPlace | None:
    """The capital of a state, where the gazetteer has it: there a name for its government ("the Kremlin") stands."""
    country = knowledge.countries.get(code)
    hits = knowledge.places.find(name_key(country.capital)) if country is not None else ()
    towns = [h.place for h in hits if h.place.country == code and h.place.kind == "town"]
    return max(towns, key=lambda p: (p.population, p.id), default=None)


def _long(surface: str) -> str:
    """A name with its abbreviations written out: "St. Louis", "Ft. Worth", "Mt. Hermon"."""
    short = {"st": "Saint", "ft": "Fort", "mt": "Mount", "n": "North", "s": "South", "e": "East", "w": "West"}
    first, _, rest = surface.partition(" ")
    return f"{short[first.lower().rstrip('.')]} {rest}" if rest and first.lower().rstrip(".") in short else surface


def _units(key: str, knowledge: Knowledge) -> list[KnownPlace]:
    """What the name behind a comma may be: a country, a province, a district or an informal region."""
    found = [h.place for h in knowledge.places.find(key) if h.place.kind in {"province", "district", "region"}]
    codes = [e.ref for e in knowledge.names.by_key.get(key, ()) if e.kind == "country"]
    return [*found, *(p for code in codes if (p := knowledge.places.get(code)) is not None)]


def _is_capital(place: KnownPlace, key: str, knowledge: Knowledge) -> bool:
    """Whether a town is its country's capital, or the only large one of the name that such a capital bears."""
    country = knowledge.countries.get(place.country)
    return (
        place.kind == "town" and country is not None and name_key(country.capital) == key and place.population > 100_000
    )


def _prior(place: KnownPlace) -> float:
    people = log10(place.population + 1) if place.population else 3.0
    return PRIOR[place.kind] + (people if place.kind in {"province", "district", "town"} else 0.0)


def _base(hit: PlaceHit, asked: str, units: set[str], capital: bool) -> float:
    """What speaks for a candidate without any context but the words beside the name."""
    place = hit.place
    score = _prior(place) - (0.0 if hit.primary else ALTERNATE) + (1.5 if capital else 0.0)
    if asked:
        score += 3.0 if place.kind == asked else (-1.5 if place.kind in KIND_WORDS else 0.0)
    if units:
        inside = units & {place.country, place.admin1, place.admin2}
        score += 6.0 if inside and place.id not in units else -1.0
    return score


def precision_of(place: KnownPlace) -> PlacePrecision:
    """How exact a place is: its kind."""
    return cast(PlacePrecision, place.kind)


def counts(located: Sequence[Located]) -> Counter[str]:
    """How often the report names each country or a place in it."""
    return Counter(one.place.country for one in located if one.place is not None and ";" not in one.place.country)
