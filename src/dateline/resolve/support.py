"""Toponyms weighed together: how much the rest of a report speaks for each place that a name may mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from dateline.knowledge.gazetteer import PlaceHit
from dateline.knowledge.tables import KnownPlace

ROUNDS = 3
NOTHING = 1e-9
KNOWN_ANYWHERE = 100_000
"""People that a place must have to be meant in a report that is otherwise about other countries."""
KNOWN_NEXT_DOOR = 20_000
"""The same where the report is about a neighbouring country."""
NAMED_BESIDE = 2.2
"""What it counts that a candidate's country is named in the same sentence ("Tripoli ... the Lebanese army")."""
HOLDS = 1.5
"""What it counts for a province that the report names a place in it ("Georgia ... Atlanta")."""
BOX = 2.0
"""Degrees of latitude beyond which nothing is within 200 km."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A candidate place of a name with its score in this report."""

    place: KnownPlace
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """All sightings of one name in the report that say the same about it, with the candidates and what holds without context."""

    key: str
    count: int
    asked: str
    behind: tuple[str, ...]
    candidates: tuple[PlaceHit, ...]
    base: tuple[float, ...]
    part: bool
    beside: frozenset[str]
    """Countries that every sentence with the name also names."""
    state: bool
    """Whether it is the very name of a state ("Niger", also a state of Nigeria)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Anchor:
    """What one name most likely means now, and how much it counts as context for the others."""

    place: KnownPlace
    weight: float


class _Sums:
    """The anchors of all names, added up by country and unit."""

    def __init__(self, anchors: Sequence[_Anchor | None]) -> None:
        self.total = 0.0
        self.countries: dict[str, float] = {}
        self.units: dict[str, float] = {}
        self.holders: dict[str, int] = {}
        self.points: list[_Anchor] = []
        for anchor in anchors:
            if anchor is not None:
                self._add(anchor)

    def _add(self, anchor: _Anchor) -> None:
        place, weight = anchor.place, anchor.weight
        self.total += weight
        for code in place.country.split(";"):
            self.countries[code] = self.countries.get(code, 0.0) + weight
        for unit in {place.admin1, place.id} - {""}:
            self.units[unit] = self.units.get(unit, 0.0) + weight
        self.holders[place.admin1] = self.holders.get(place.admin1, 0) + 1
        if place.kind not in {"country", "region"}:
            self.points.append(anchor)


class _Others:
    """The same without one name's own anchor: what is left of a sum below `NOTHING` is rounding."""

    def __init__(self, sums: _Sums, own: _Anchor | None) -> None:
        self._sums, self._own = sums, own
        self._weight = own.weight if own is not None else 0.0
        self._codes = own.place.country.split(";") if own is not None else []
        self._units = {own.place.admin1, own.place.id} if own is not None else set()
        left = sums.total - self._weight
        self.total = left if left > NOTHING else 0.0

    def in_country(self, code: str) -> float:
        """The weight of the anchors in a country."""
        left = self._sums.countries.get(code, 0.0) - (self._weight if code in self._codes else 0.0)
        return left if left > NOTHING else 0.0

    def countries(self) -> list[str]:
        """The countries that any anchor lies in."""
        return [code for code in self._sums.countries if self.in_country(code)]

    def in_unit(self, unit: str) -> float:
        """The weight of the anchors in a first-level unit, or that are it."""
        left = self._sums.units.get(unit, 0.0) - (self._weight if unit in self._units else 0.0)
        return left if unit and left > NOTHING else 0.0

    def holds(self, unit: str) -> bool:
        """Whether any anchor lies in a first-level unit."""
        own = self._own is not None and self._own.place.admin1 == unit
        return self._sums.holders.get(unit, 0) > own

    def country(self, place: KnownPlace) -> float:
        """The weight of the anchors in a place's country; a region counts its best one."""
        return max(self.in_country(code) for code in place.country.split(";"))

    def near(self, place: KnownPlace) -> float:
        """How near the nearest anchor is, as a weight."""
        if place.kind in {"country", "region"}:
            return 0.0
        return max((_nearness(place, a) for a in self._sums.points if a is not self._own), default=0.0)


def weigh(names: Sequence[Name], hints: Sequence[str], borders: Mapping[str, frozenset[str]]) -> list[list[Weighed]]:
    """The candidates of each name that may be meant, likeliest first."""
    scores = [list(name.base) for name in names]
    for _ in range(ROUNDS):
        others = _all_others(names, scores)
        scores = [
            [base + _support(hit.place, name, around, hints) for base, hit in zip(name.base, name.candidates)]
            for name, around in zip(names, others)
        ]
    return [
        _ranked(name, found, around, hints, borders)
        for name, found, around in zip(names, scores, _all_others(names, scores))
    ]


def _ranked(
    name: Name,
    scores: Sequence[float],
    others: _Others,
    hints: Sequence[str],
    borders: Mapping[str, frozenset[str]],
) -> list[Weighed]:
    kept = [
        Weighed(place=hit.place, score=round(score, 2))
        for hit, score in zip(name.candidates, scores)
        if _credible(hit.place, name, others, hints, borders)
    ]
    return sorted(kept, key=lambda w: (-w.score, w.place.id))


def _credible(
    place: KnownPlace, name: Name, others: _Others, hints: Sequence[str], borders: Mapping[str, frozenset[str]]
) -> bool:
    """Whether a place may be meant at all: a small one only where something else of the report lies in its country."""
    if place.kind in {"country", "region"} or name.behind or place.country in hints:
        return True
    if not others.total or others.in_country(place.country):
        return True
    beyond = any(place.country in borders.get(code, ()) for code in others.countries())
    return not name.part and place.population >= (KNOWN_NEXT_DOOR if beyond else KNOWN_ANYWHERE)


def _all_others(names: Sequence[Name], scores: Sequence[Sequence[float]]) -> list[_Others]:
    anchors = [_anchor(name, found) for name, found in zip(names, scores)]
    sums = _Sums(anchors)
    return [_Others(sums, own) for own in anchors]


def _anchor(name: Name, scores: Sequence[float]) -> _Anchor | None:
    if not scores:
        return None
    ranked = sorted(range(len(scores)), key=lambda i: (-scores[i], name.candidates[i].place.id))
    best = name.candidates[ranked[0]].place
    rival = next((scores[i] for i in ranked[1:] if not _same_area(name.candidates[i].place, best)), None)
    margin = 4.0 if rival is None else scores[ranked[0]] - rival
    return _Anchor(place=best, weight=min(1.0, max(0.1, margin / 3)) * min(name.count, 3))


def _same_area(a: KnownPlace, b: KnownPlace) -> bool:
    return a.country == b.country and kilometres(a, b) < 50


def _support(place: KnownPlace, name: Name, others: _Others, hints: Sequence[str]) -> float:
    """How much the rest of the report speaks for a candidate: its country, its province, what lies near it."""
    hinted = 0.6 if place.country in hints else 0.0
    if place.kind != "country" and name.beside and (not name.state or place.kind == name.asked):
        hinted += NAMED_BESIDE * len(set(place.country.split(";")) & name.beside) / len(name.beside)
    if not others.total:
        return 2.0 * hinted
    if place.kind == "province" and others.holds(place.id):
        hinted += HOLDS
    country = others.country(place)
    province = others.in_unit(place.admin1)
    shares = (2.2 * country + 1.6 * province) / (others.total + 1.0)
    return hinted + shares + 0.8 * min(country, 1.0) + 0.8 * min(province, 1.0) + others.near(place)


def _nearness(place: KnownPlace, anchor: _Anchor) -> float:
    if abs(place.latitude - anchor.place.latitude) > BOX:
        return 0.0
    distance = kilometres(place, anchor.place)
    return min(anchor.weight, 1.0) * (1.2 if distance < 60 else 0.7 if distance < 200 else 0.0)


def kilometres(a: KnownPlace, b: KnownPlace) -> float:
    """Great-circle distance."""
    lat1, lon1, lat2, lon2 = map(radians, (a.latitude, a.longitude, b.latitude, b.longitude))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 12742.0 * asin(min(1.0, sqrt(half)))
