"""The commands `knowledge search` and `show`: what is known by a name, and all that is known of one thing."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Final, cast

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extract
from rich.box import SIMPLE_HEAD
from rich.table import Table as Grid
from rich.text import Text

from dateline.cli.config import Config, in_force, read_config
from dateline.cli.problems import NOTHING_MATCHED, Problem
from dateline.cli.screen import Screen, safe
from dateline.export.tables import ColumnType, Table, TableFormat, write_table
from dateline.knowledge import Knowledge
from dateline.knowledge.check import NON_STATE
from dateline.knowledge.gazetteer import name_of
from dateline.knowledge.knowledge import person_of
from dateline.knowledge.load import facts, own_rows, rows_of
from dateline.knowledge.names import NameEntry, name_key
from dateline.knowledge.overlay import KEYS
from dateline.knowledge.tables import Country, KnownActor, KnownPlace, Outlet, Row, listed

ALIKE: Final = 90.0
"""Likeness (indel ratio, 0 to 100) from which a name is offered for another that nothing bears."""
ALIKE_IDS: Final = 60.0
"""The same of ids that are offered as a remedy: the user sees at once which is meant."""
OFFERED: Final = 5
SOURCES: Final = (
    ("actors", "parties", "forces"), ("leaders", "leaders"), ("outlets",), ("places", "airfields"), ("place_names",),
    ("countries",),
)  # fmt: skip
"""Where a row may stand: a table of ours, then generated tables of facts of the same kind."""
GENERATED_PLACES: Final = "GeoNames, CC BY 4.0"

Told = Iterator[tuple[str, str]]
"""Lines of `show`: what is said, and the thing itself."""


# --- search -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing that has a name: a row of the table that `search` gives."""

    match: str
    what: str
    id: str
    name: str
    kind: str
    country: str
    sectors: str = ""
    office: str = ""
    start: str = ""
    end: str = ""
    admin1: str = ""
    latitude: float | None = None
    longitude: float | None = None
    population: int | None = None


TYPES: Final[Mapping[str, ColumnType]] = {"latitude": "double", "longitude": "double", "population": "integer"}


def search(name: str, limit: int, format: str, fail_empty: bool, screen: Screen) -> None:
    """Show what is known by a name, else by almost that name. Raises Problem where nothing is and `fail_empty`."""
    knowledge = in_force(read_config())
    hits = named(name, knowledge) or almost_named(name, knowledge)
    shown = hits[:limit] if limit else hits
    if format == "table":
        _grid(shown, screen)
        screen.note(f"{len(shown)} of {len(hits)} rows" if hits else f"nothing is known by the name {name!r}")
    else:
        _write(_table(shown), format)
    if not hits and fail_empty:
        raise Problem("nothing matched", code=NOTHING_MATCHED)


def named(name: str, knowledge: Knowledge) -> list[Hit]:
    """All that has this name (see `name_key`): countries, actors, people by interval, places from the largest on."""
    key = name_key(name)
    if not key:
        return []
    short = (a for a in knowledge.actors.values() if key in map(name_key, a.short))
    entries = [*knowledge.names.by_key.get(key, ()), *(NameEntry(kind="actor", ref=actor.id) for actor in short)]
    return [*_of_entries(entries, "exact", knowledge), *_places(name, key, knowledge)]


def almost_named(name: str, knowledge: Knowledge) -> list[Hit]:
    """Countries and actors whose name is spelt almost like this, the likest first."""
    near = extract(name_key(name), knowledge.names.by_key.keys(), scorer=ratio, score_cutoff=ALIKE, limit=None)
    entries = [entry for key, _, _ in near for entry in knowledge.names.by_key[key]]
    return list(_of_entries(entries, "almost", knowledge))


def _of_entries(entries: Iterable[NameEntry], match: str, knowledge: Knowledge) -> Iterator[Hit]:
    """One hit for each thing meant, and for each interval of a person."""
    order = ("country", "demonym", "metonym", "actor", "person", "place_demonym")
    meant = dict.fromkeys((entry.kind, person_of(entry.ref)) for entry in entries)
    for what, ref in sorted(meant, key=lambda found: order.index(found[0])):
        if what in {"country", "demonym", "metonym"}:
            country = knowledge.countries[ref]
            yield Hit(match=match, what=what, id=ref, name=country.name, kind=country.kind, country=ref)
        elif what == "place_demonym":
            place = knowledge.places.get(ref)
            yield from [_place_hit(place, match, what, knowledge)] if place else []
        else:
            rows = knowledge.offices.get(ref, ()) if what == "person" else (knowledge.actors[ref],)
            yield from (_actor_hit(row, match, what) for row in rows)


def _actor_hit(row: KnownActor, match: str, what: str) -> Hit:
    return Hit(
        match=match,
        what=what,
        id=person_of(row.id),
        name=row.name,
        kind=row.kind,
        country=row.country,
        sectors=";".join(row.sectors),
        office=row.office,
        start=row.start,
        end=row.end,
    )


def _places(name: str, key: str, knowledge: Knowledge) -> list[Hit]:
    """Places of a name, and of an abbreviation, which is its own key as it is written."""
    found = {hit.place.id: hit.place for key in dict.fromkeys((key, name)) for hit in knowledge.places.find(key)}
    largest = sorted(found.values(), key=lambda place: (-place.population, place.id))
    return [_place_hit(place, "exact", "place", knowledge) for place in largest]


def _place_hit(place: KnownPlace, match: str, what: str, knowledge: Knowledge) -> Hit:
    return Hit(
        match=match,
        what=what,
        id=place.id,
        name=place.name,
        kind=place.kind,
        country=place.country,
        admin1=name_of(place.admin1, knowledge.places),
        latitude=place.latitude,
        longitude=place.longitude,
        population=place.population or None,
    )


def _table(hits: Sequence[Hit]) -> Table:
    columns = tuple(f.name for f in fields(Hit))
    types = tuple(TYPES.get(column, "string") for column in columns)
    return Table(name="known", columns=columns, types=types, rows=tuple(tuple(asdict(hit).values()) for hit in hits))


def _write(table: Table, format: str) -> None:
    buffer = io.BytesIO()
    if format == "json":
        buffer.write(json.dumps(table.records(), ensure_ascii=False, indent=2).encode() + b"\n")
    else:
        write_table(table, cast(TableFormat, format), buffer)
    sys.stdout.buffer.write(buffer.getvalue())
    sys.stdout.buffer.flush()


def _grid(hits: Sequence[Hit], screen: Screen) -> None:
    if not hits:
        return
    grid = Grid(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for label in ("what", "id", "name", "country", "known of it"):
        grid.add_column(label, overflow="fold", no_wrap=label in {"what", "country"})
    for hit in hits:
        what = hit.what if hit.match == "exact" else f"~ {hit.what}"
        cells = (what, hit.id, hit.name, hit.country.replace(";", " "), _known_of(hit))
        grid.add_row(*(Text(safe(cell or "–")) for cell in cells))
    screen.out.print(grid)


def _known_of(hit: Hit) -> str:
    """The rest of a hit, in one cell."""
    at = f"{hit.latitude:.2f}, {hit.longitude:.2f}" if hit.latitude is not None and hit.longitude is not None else ""
    people = f"{hit.population:,} people" if hit.population else ""
    parts = (hit.office or hit.kind, hit.sectors.replace(";", " "), hit.admin1, at, people, _span(hit.start, hit.end))
    return "; ".join(part for part in parts if part)


def _span(start: str, end: str) -> str:
    return " ".join(part for part in (f"from {start}" if start else "", f"to {end}" if end else "") if part)


# --- show ---------------------------------------------------------------------------------------------------------


def show(name: str, screen: Screen) -> None:
    """Show all that is known of the thing with this id. Raises Problem with near ids where there is none."""
    config = read_config()
    lines = [(label, value) for label, value in told_of(name.strip(), in_force(config), config) if value]
    width = max(len(label) for label, _ in lines)
    for label, value in lines:
        screen.out.print(Text.assemble((f"{label:<{width}}  ", "dim"), safe(value)), soft_wrap=True)


def told_of(name: str, knowledge: Knowledge, config: Config) -> Told:
    """What is known of a country, actor, person, outlet or place, and from where. Raises Problem for an unknown id."""
    country = knowledge.countries.get(knowledge.alpha2.get(name.upper(), name.upper()))
    person = knowledge.offices.get(person_of(name))
    place = _known_place(name, knowledge)
    if country is not None:
        yield from _country_told(country, knowledge)
    elif person is not None:
        yield from _person_told(person)
    elif name in knowledge.actors:
        yield from _actor_told(knowledge.actors[name], knowledge)
    elif place is not None:
        yield from _place_told(place, knowledge)
    else:
        raise Problem(f"nothing is known by the id {name!r}", _near_ids(name, knowledge))
    yield from _sources(country.code if country else name, config)


def _known_place(name: str, knowledge: Knowledge) -> KnownPlace | None:
    prefix, colon, number = name.partition(":")
    searched = bool(colon) and (prefix != "geonames" or number.isdecimal())
    return knowledge.places.get(name) if searched else None


def _near_ids(name: str, knowledge: Knowledge) -> str:
    """The remedy of an unknown id: those that look like it, else the command that finds ids."""
    curated = [row["id"] for row in (*rows_of("places"), *facts("airfields"))]
    ids = [*knowledge.countries, *dict.fromkeys(map(person_of, knowledge.actors)), *curated]
    near = [found for found, _, _ in extract(name, ids, scorer=ratio, score_cutoff=ALIKE_IDS, limit=OFFERED)]
    search_it = "find the id with `dateline knowledge search NAME`"
    return f"perhaps {' or '.join(near)}; else {search_it}" if near else search_it


def _country_told(country: Country, knowledge: Knowledge) -> Told:
    yield "country", country.name
    yield "code", " or ".join(code for code in (country.code, country.alpha2) if code)
    yield "kind", country.kind
    yield "also called", "; ".join(country.aliases)
    yield "its people", "; ".join(country.demonyms)
    yield "capital", country.capital
    neighbours = sorted(knowledge.borders.get(country.code, ()))
    yield "neighbours", "; ".join(_country_name(code, knowledge) for code in neighbours)
    bodies = [row["organisation"] for row in facts("members") if country.code in listed(row["members"])]
    yield "member of", "; ".join(_body_name(acronym, knowledge) for acronym in bodies)


def _country_name(code: str, knowledge: Knowledge) -> str:
    known = knowledge.countries.get(code)
    return f"{known.name} ({code})" if known else code


def _body_name(acronym: str, knowledge: Knowledge) -> str:
    body = next((a for a in knowledge.actors.values() if _is_body(a) and acronym in _all_names(a)), None)
    return f"{body.name} ({acronym})" if body and body.name != acronym else acronym


def _is_body(actor: KnownActor) -> bool:
    return actor.id.startswith("org:")


def _all_names(actor: KnownActor) -> tuple[str, ...]:
    return (actor.name, *actor.aliases, *actor.short)


def _actor_told(actor: KnownActor, knowledge: Knowledge) -> Told:
    outlet = knowledge.outlets.get(actor.id)
    yield actor.kind.replace("_", " "), actor.name
    yield "id", actor.id
    yield "country", _country_name(actor.country, knowledge)
    yield "sectors", " ".join(actor.sectors)
    yield "also called", "; ".join(actor.aliases)
    yield "for short", "; ".join(actor.short)
    yield "existed", _span(actor.start, actor.end)
    yield from _outlet_told(outlet) if outlet else ()
    if _is_body(actor):
        yield "members", _members(actor, knowledge)
    if actor.kind == "armed_group":
        yield from _designations(actor)


def _outlet_told(outlet: Outlet) -> Told:
    yield "ownership", outlet.ownership
    yield "domain", outlet.domain


def _members(actor: KnownActor, knowledge: Knowledge) -> str:
    rows = [row for row in facts("members") if row["organisation"] in _all_names(actor)]
    return "; ".join(_country_name(code, knowledge) for row in rows for code in listed(row["members"]))


def _designations(actor: KnownActor) -> Told:
    """That a list names a group: a fact about the list and its maker, no word of ours for the group.

    Groups of other countries have the same name ("Army of Islam"), so the country must be one where the list has it.
    """
    keys = set(map(name_key, _all_names(actor)))
    for row in facts("designated"):
        if name_key(row["name"]) in keys and (actor.country in listed(row["countries"]) or actor.country in NON_STATE):
            said = f"designated by the United States, under the name {row['name']}"
            yield "on a list", f"{said} ({row['source']}, as of {row['asof']})"


def _person_told(intervals: Sequence[KnownActor]) -> Told:
    yield "person", intervals[-1].name
    yield "id", person_of(intervals[-1].id)
    yield "also called", "; ".join(dict.fromkeys(name for row in intervals for name in row.aliases))
    for row in intervals:
        parts = (row.office, row.country, " ".join(row.sectors), _span(row.start, row.end))
        yield "office", "; ".join(part for part in parts if part)


def _place_told(place: KnownPlace, knowledge: Knowledge) -> Told:
    yield "place", place.name
    yield "id", place.id
    yield "kind", place.kind
    yield "country", "; ".join(_country_name(code, knowledge) for code in listed(place.country))
    for label, area in (("first-order area", place.admin1), ("second-order area", place.admin2)):
        yield label, f"{name_of(area, knowledge.places)} ({area})" if area else ""
    yield "also called", "; ".join(place.aliases)
    yield "coordinates", f"{place.latitude:.4f}, {place.longitude:.4f}"
    yield "population", f"{place.population:,}" if place.population else ""


# --- sources ------------------------------------------------------------------------------------------------------


def _sources(name: str, config: Config) -> Told:
    """What the rows of an id say besides, and where they come from; of a row of the user's own its line."""
    found = [(table, row) for table, row in _rows(config) if person_of(_key(table, row)) == person_of(name)]
    for table, row in found:
        yield "also called", "; ".join(listed(row["aliases"])) if table == "place_names" else ""
        yield "languages", "; ".join(listed(row.get("language", "")))
        yield "affiliations", "; ".join(listed(row.get("affiliations", "")))
    yield from (("source", source) for source in dict.fromkeys(_source(table, row, config) for table, row in found))
    if name.startswith("geonames:") and "places" not in dict(found):
        yield "source", GENERATED_PLACES


def _rows(config: Config) -> Iterator[tuple[str, Row]]:
    """All rows that have a source, those in force; generated ones only of ids that no table of ours has."""
    for table, *further in SOURCES:
        ours = rows_of(table, config.folder)
        known = {person_of(_key(table, row)) for row in ours}
        yield from ((table, row) for row in ours)
        yield from ((table, row) for name in further for row in facts(name) if _key(table, row) not in known)


def _key(table: str, row: Row) -> str:
    return row[KEYS[table]]


def _source(table: str, row: Row, config: Config) -> str:
    own = [one for one in own_rows(table, config.folder) if one.row == row] if config.folder else []
    where = f"; your own, {own[-1].file}, line {own[-1].line}" if own else ""
    asof = f", as of {row['asof']}" if row["asof"] else ""
    return f"{row['source'] or 'not stated'}{asof}{where}"
