"""Place mentions: candidates, context, choice."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.knowledge import Knowledge
from dateline.knowledge.names import NameEntry
from dateline.knowledge.tables import KnownPlace
from dateline.mentions import NameMatch
from dateline.parse import Tree
from dateline.records import Candidate, Place, PlacePrecision, Why

PRECISION: dict[str, PlacePrecision] = {
    "site": "site", "town": "town", "district": "district", "province": "province", "region": "region",
}  # fmt: skip
PROVINCE_WORDS = frozenset(
    ["province", "governorate", "region", "state", "oblast", "county", "department", "prefecture", "district"]
)
TOWN_WORDS = frozenset(["city", "town", "village", "capital", "camp", "port"])


def choose_place(
    tree: Tree, token: int, match: NameMatch, knowledge: Knowledge, countries: Sequence[str], version: str
) -> tuple[Place, tuple[Candidate, ...]] | None:
    """The place that a known name stands for, with the others; `countries` are those of the report, likeliest first."""
    options = [p for e in match.entries for p in _options(e, knowledge)]
    if not options:
        return None
    wanted = _wanted(tree, token)
    ranked = sorted(options, key=lambda p: (_rank(p, wanted, countries), p.id))
    chosen, others = ranked[0], ranked[1:6]
    note = f"kind {wanted} asked by the text" if wanted else "context and size"
    why = Why(
        step="resolve", rule="resolve.place", version=version, spans=(tree.span(match.start, match.end - 1),), note=note
    )
    return _place(chosen, why), tuple(Candidate(ref=p.id, reason="less likely here") for p in others)


def _options(entry: NameEntry, knowledge: Knowledge) -> list[KnownPlace]:
    if entry.kind == "place":
        return [knowledge.places[entry.ref]]
    if entry.kind == "country":
        country = knowledge.countries[entry.ref]
        return [
            KnownPlace(
                id=country.code,
                name=country.name,
                aliases=(),
                kind="country",
                country=country.code,
                admin1="",
                latitude=country.latitude,
                longitude=country.longitude,
                population=0,
            )
        ]
    return []


def _wanted(tree: Tree, token: int) -> str:
    """ "the provinces of X, Y and Z", "X province", "the city of X": which kind of place the text asks for."""
    first = token
    while tree.sentence.deps[first] == "conj" and tree.sentence.heads[first] >= 0:
        first = tree.sentence.heads[first]
    head = tree.sentence.heads[first]
    around = {tree.lemma(head)} if head >= 0 and tree.preposition(first) in {"of", ""} else set()
    around |= {tree.lemma(i) for i in (token - 1, token + 1) if 0 <= i < len(tree.sentence.words)}
    if around & PROVINCE_WORDS:
        return "province"
    return "town" if around & TOWN_WORDS else ""


def _rank(place: KnownPlace, wanted: str, countries: Sequence[str]) -> tuple[int, int, int, int]:
    codes = place.country.split(";")
    near = min((countries.index(c) for c in codes if c in countries), default=len(countries))
    order = {"country": 0, "region": 1, "town": 2, "province": 3, "site": 4, "district": 5}
    return (0 if not wanted or place.kind == wanted else 1, near, order[place.kind], -place.population)


def _place(known: KnownPlace, why: Why) -> Place:
    return Place(
        id=known.id,
        name=known.name,
        country=known.country,
        admin1=known.name if known.kind == "province" else known.admin1,
        precision="country" if known.kind == "country" else PRECISION[known.kind],
        latitude=round(known.latitude, 4),
        longitude=round(known.longitude, 4),
        why=why,
    )
