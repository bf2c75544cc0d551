"""What is wrong with rows of a user's own, before they come into force: findings with the file and the line to mend."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.knowledge.knowledge import Knowledge, person_of
from dateline.knowledge.names import name_key
from dateline.knowledge.overlay import KEYS, OwnRow, required
from dateline.knowledge.tables import (
    OFF,
    Act,
    Contested,
    Country,
    Hedge,
    KnownActor,
    KnownPlace,
    Outlet,
    Pattern,
    PlaceNames,
    PlaceWord,
    Role,
    Row,
    listed,
)

NON_STATE = frozenset({"EUR", "IGO", "IMG", "ISM", "MNC", "NGO", "UNO"})
"""PLOVER's codes for actors of no state, as the tables that ship use them."""
PREFIXES: Mapping[str, str] = {
    "group": "armed_group", "force": "force", "org": "organisation", "party": "organisation", "outlet": "outlet",
    "people": "people",
}  # fmt: skip
"""What the id of an actor may begin with, and the kind that goes with it. `local:` is for what a report names."""
KINDS: Mapping[str, frozenset[str]] = {
    "actors": frozenset(PREFIXES.values()),
    "contested": frozenset({"loaded", "distancing", "designation", OFF}),
    "places": frozenset({"region", "site", "town", "district", "province"}),
    "roles": frozenset({"armed", "body", "crime", "force", "office", "people", "report"}),
}
SHORTEST_NAME = 3
"""Letters that a name needs at least: shorter ones are found everywhere."""

ACTOR_ID = re.compile(r"([a-z]+):[a-z0-9][a-z0-9.-]*")
PERSON_ID = re.compile(r"person:[a-z0-9][a-z0-9.-]*(@\d{4}(-\d{2}){0,2})?")
OUTLET_ID = re.compile(r"outlet:[a-z0-9][a-z0-9.-]*")
PLACE_ID = re.compile(r"place:[\w-]+/[\w.-]+|geonames:\d+")
DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")

MAKERS: Mapping[str, Callable[[Row], object]] = {
    "acts": Act.of, "actors": KnownActor.of, "contested": Contested.unless_off, "countries": Country.of, "hedges": Hedge.of,
    "leaders": KnownActor.of, "nouns": Pattern.of, "outlets": Outlet.of,
    "place_demonyms": PlaceWord.of, "place_names": PlaceNames.of, "places": KnownPlace.of, "roles": Role.of,
    "verbs": Pattern.of,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something wrong in one line of a file."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.message}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ground:
    """What the rows of one table are held against."""

    table: str
    knowledge: Knowledge
    sectors: frozenset[str]
    shipped: Mapping[str, Row]
    places: frozenset[str]
    taken: Mapping[tuple[str, str], str]
    """The actor that first bears a name (its key) in a country, among the rows themselves."""

    def as_shipped(self, row: Row, column: str) -> tuple[str, ...]:
        """What the shipped row of the same key has there: a copy of it is as right as it is."""
        return listed(self.shipped_row(row).get(column, ""))

    def shipped_row(self, row: Row) -> Row:
        """The shipped row of the same key, or an empty one."""
        return self.shipped.get(row[KEYS[self.table]], {})


_Check = Callable[[Row, _Ground], Iterator[str]]


def problems(
    table: str,
    rows: Sequence[OwnRow],
    knowledge: Knowledge,
    *,
    sectors: Collection[str],
    shipped: Iterable[Row] = (),
    places: Collection[str] = (),
) -> list[Finding]:
    """All that is wrong with a user's rows for one table, by line.

    `sectors` are PLOVER's, `shipped` the rows that ship for this table (what they have is right in a copy of them), and
    `places` ids of places that come into force together with these rows. Rows have all columns (see `completed`).
    """
    ground = _Ground(
        table=table,
        knowledge=knowledge,
        sectors=frozenset(sectors),
        shipped={row[KEYS[table]]: row for row in shipped},
        places=frozenset(places) | ({own.row["id"] for own in rows} if table == "places" else set()),
        taken=_taken(rows) if table in NAMED else {},
    )
    found = [Finding(file=own.file, line=own.line, message=m) for own in rows for m in _messages(own.row, ground)]
    return sorted([*found, *_twice(table, rows)], key=lambda f: (f.file, f.line))


def _messages(row: Row, ground: _Ground) -> Iterator[str]:
    """What is wrong with one row: what the checks of its table find, else whether it can be read at all."""
    found = [m for check in (_filled, *CHECKS.get(ground.table, ())) for m in check(row, ground)]
    yield from found or _made(row, ground)


def _taken(rows: Iterable[OwnRow]) -> dict[tuple[str, str], str]:
    taken: dict[tuple[str, str], str] = {}
    for own in rows:
        for name in _names(own.row):
            taken.setdefault((name_key(name), own.row["country"]), own.row["id"])
    return taken


def _twice(table: str, rows: Iterable[OwnRow]) -> Iterator[Finding]:
    """Rows whose key stands in an earlier line of their file."""
    key, first = KEYS[table], dict[tuple[str, str], int]()
    for own in rows:
        line = first.setdefault((own.file, own.row[key]), own.line)
        if line != own.line and own.row[key]:
            message = f"{key} {own.row[key]!r} stands in line {line} already; leave one of the two out"
            yield Finding(file=own.file, line=own.line, message=message)


# --- checks of any table ------------------------------------------------------------------------------------------


def _filled(row: Row, ground: _Ground) -> Iterator[str]:
    for column in required(ground.table):
        if not row[column].strip() and ground.shipped_row(row).get(column) != "":
            yield f"{column} is empty, and must be filled"


def _made(row: Row, ground: _Ground) -> Iterator[str]:
    """The error that the loader would end with."""
    try:
        MAKERS.get(ground.table, dict)(row)
    except (KeyError, ValueError) as error:
        yield f"this row cannot be read: {error}"


# --- checks of columns --------------------------------------------------------------------------------------------


def _kind(row: Row, ground: _Ground) -> Iterator[str]:
    known = KINDS[ground.table]
    if row["kind"] and row["kind"] not in known:
        yield f"kind {row['kind']!r} is unknown; take one of: {', '.join(sorted(known))}"


def _sectors(row: Row, ground: _Ground) -> Iterator[str]:
    for sector in listed(row["sectors"]):
        if sector not in ground.sectors:
            yield f"sector {sector!r} is unknown; PLOVER has {', '.join(sorted(ground.sectors))}"


def _countries(row: Row, ground: _Ground) -> Iterator[str]:
    """Only a place may be in several."""
    for code in row["country"].split(";") if ground.table == "places" else (row["country"],):
        if code and code not in ground.knowledge.countries and code not in NON_STATE:
            yield f"country {code!r} is unknown; write its three letters, or one of {', '.join(sorted(NON_STATE))}"


def _dates(row: Row, _: _Ground) -> Iterator[str]:
    odd = [column for column in ("start", "end") if row[column] and not _is_day(row[column])]
    for column in odd:
        yield f"{column} {row[column]!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD"
    if row["start"] and row["end"] and not odd and _later(row["start"], row["end"]):
        yield f"start {row['start']} is later than end {row['end']}"


def _is_day(text: str) -> bool:
    """Whether a text is a year, a month or a day that there is."""
    try:
        date.fromisoformat(f"{text}-01-01"[:10])
    except ValueError:
        return False
    return bool(DAY.fullmatch(text))


def _later(start: str, end: str) -> bool:
    """Whether a date is later than another, as far as both are known: no month of a year is later than that year."""
    known = min(len(start), len(end))
    return start[:known] > end[:known]


def _coordinates(row: Row, _: _Ground) -> Iterator[str]:
    for column, most in (("latitude", 90.0), ("longitude", 180.0)):
        degrees = _number(row[column])
        if row[column] and (degrees is None or not -most <= degrees <= most):
            yield f"{column} {row[column]!r} is no number of degrees between -{most:g} and {most:g}"


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _population(row: Row, _: _Ground) -> Iterator[str]:
    if row["population"] and not re.fullmatch("[0-9]+", row["population"]):
        yield f"population {row['population']!r} is no number of people; write digits only"


# --- checks of ids ------------------------------------------------------------------------------------------------


def _actor_id(row: Row, _: _Ground) -> Iterator[str]:
    match = ACTOR_ID.fullmatch(row["id"])
    if match is None:
        yield from _ill_formed(
            row["id"], "a prefix, a colon, then small letters a-z, digits and hyphens: group:elm-front"
        )
    elif match[1] not in PREFIXES:
        yield f"id {row['id']!r} begins with {match[1]}:, and must with one of: {', '.join(f'{p}:' for p in PREFIXES)}"
    elif row["kind"] in KINDS["actors"] and PREFIXES[match[1]] != row["kind"]:
        yield f"id {row['id']!r} is that of an actor of kind {PREFIXES[match[1]]}, and kind says {row['kind']}"


def _formed(form: re.Pattern[str], example: str) -> _Check:
    """A check that ids have a form."""

    def check(row: Row, _: _Ground) -> Iterator[str]:
        if not form.fullmatch(row["id"]):
            yield from _ill_formed(row["id"], f"it like {example}")

    return check


def _ill_formed(row_id: str, form: str) -> Iterator[str]:
    if row_id:
        yield f"id {row_id!r} is not well formed; write {form}"


def _place_known(column: str) -> _Check:
    """A check that a column names a place that there is."""

    def check(row: Row, ground: _Ground) -> Iterator[str]:
        place = row[column]
        if place and place not in ground.places and not _in_gazetteer(place, ground.knowledge):
            yield f"{column} {place!r} is no place that is known; `dateline knowledge search NAME` finds ids"

    return check


def _in_gazetteer(place: str, knowledge: Knowledge) -> bool:
    prefix, _, number = place.partition(":")
    return (prefix != "geonames" or number.isdecimal()) and knowledge.places.get(place) is not None


# --- checks of names ----------------------------------------------------------------------------------------------


def _names(row: Row) -> tuple[str, ...]:
    return (row["name"], *listed(row["aliases"])) if row["name"] else listed(row["aliases"])


def _short_names(row: Row, ground: _Ground) -> Iterator[str]:
    for alias in listed(row["aliases"]):
        if len(name_key(alias)) < SHORTEST_NAME and alias not in ground.as_shipped(row, "aliases"):
            yield f"the alias {alias!r} has fewer than {SHORTEST_NAME} letters, and would be found everywhere"


def _foreign_names(row: Row, ground: _Ground) -> Iterator[str]:
    """Names by which somebody else is known: a report could not tell which of the two is meant."""
    of_old = {*ground.as_shipped(row, "aliases"), *ground.as_shipped(row, "name")}
    for name in dict.fromkeys(_names(row)):
        bearer = _bearer(name, row, ground) if name not in of_old else ""
        if bearer:
            yield f"{name!r} is a name of {bearer} already; use that id, or leave the name out"


def _bearer(name: str, row: Row, ground: _Ground) -> str:
    """Another actor of the same country that has a name, or a country; empty where there is none."""
    key, own = name_key(name), person_of(row["id"])
    for entry in ground.knowledge.names.by_key.get(key, ()):
        if entry.kind == "country":
            return f"the country {entry.ref}"
        if entry.kind in {"actor", "person"} and person_of(entry.ref) != own:
            known = ground.knowledge.actors[entry.ref]
            if known.country == row["country"]:
                return f"{person_of(known.id)} ({known.name})"
    first = ground.taken.get((key, row["country"]), own)
    return first if person_of(first) != own else ""


# --- checks of codes ----------------------------------------------------------------------------------------------


def _coded(row: Row, ground: _Ground) -> Iterator[str]:
    """The codes of a pattern."""
    known = ground.knowledge
    if row["type"] not in known.types:
        yield f"type {row['type']!r} is unknown; take one of: {', '.join(sorted(known.types))}"
    elif row["mode"] and (row["type"], row["mode"]) not in known.modes:
        modes = sorted(mode for kind, mode in known.modes if kind == row["type"])
        yield f"{row['type']} has no mode {row['mode']!r}; it has {', '.join(modes) or 'none'}"
    if row["cameo"] and row["cameo"] not in known.cameo:
        yield f"cameo {row['cameo']!r} is no CAMEO code; they are text, and a leading zero counts"


def _lemma(row: Row, _: _Ground) -> Iterator[str]:
    if not row["lemma"]:
        yield "lemma is empty, and must be filled: it is the word that the row is about"


def _operator(row: Row, ground: _Ground) -> Iterator[str]:
    """What an outer act may do to the one inside it: what the ladder knows, deny it, or let it pass."""
    known = {"deny", "pass", *(operator for operator, _, _ in ground.knowledge.ladder)}
    if row["operator"] not in known:
        yield f"operator {row['operator']!r} is unknown; take one of: {', '.join(sorted(known))}"


# --- checks of contested terms ------------------------------------------------------------------------------------

PARTS = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
"""Parts of speech that a contested term may be bound to."""
GUARD = re.compile(r"[^\W_][\w.'-]*")
"""A word of a guard."""
SAME = 2
"""First letters that a word and its forms share ("steal", "stole")."""


def _guards(row: Row, _: _Ground) -> Iterator[str]:
    """Guards that could never be met, as what is near is compared in lower case and word by word."""
    for part in listed(row["parts"]):
        if part not in PARTS:
            yield f"part of speech {part!r} is unknown; take one of: {', '.join(sorted(PARTS))}"
    for column in ("with", "not_with"):
        for word in row[column].split(";") if row[column] else ():
            if not GUARD.fullmatch(word) or word != word.lower():
                yield f"{column} {word!r} is no word in small letters; write lemmas parted by semicolons"
    for word in sorted({*listed(row["with"])} & {*listed(row["not_with"])}):
        yield f"{word!r} stands in with and in not_with; leave one of the two out"


def _examples(row: Row, _: _Ground) -> Iterator[str]:
    """Sentences that do not hold the term in any form: they show nothing."""
    for column in ("example", "counterexample"):
        if row[column] and not _holds(row[column], row["term"]):
            yield f"{column} {row[column]!r} does not hold the term {row['term']!r}"


def _holds(sentence: str, term: str) -> bool:
    """Whether every word of a term stands in a sentence, in some form."""
    words = re.findall(r"\w+", sentence.lower())
    return all(any(w.startswith(part[:SAME]) for w in words) for part in re.findall(r"\w+", term.lower()))


CHECKS: Mapping[str, tuple[_Check, ...]] = {
    "actors": (_actor_id, _kind, _sectors, _countries, _dates, _short_names, _foreign_names),
    "leaders": (
        _formed(PERSON_ID, "person:jane-doe, or person:jane-doe@2012 where she has several intervals"),
        _sectors, _countries, _dates, _short_names, _foreign_names,
    ),
    "outlets": (_formed(OUTLET_ID, "outlet:elm-post"), _sectors, _countries, _short_names, _foreign_names),
    "places": (
        _formed(PLACE_ID, "place:MLI/elm-bridge, or geonames:NUMBER"),
        _kind, _countries, _coordinates, _population, _short_names, _place_known("admin1"),
    ),
    "place_names": (_place_known("id"), _short_names),
    "place_demonyms": (_place_known("place"),),
    "contested": (_kind, _guards, _examples),
    "countries": (_coordinates,),
    "roles": (_kind, _sectors),
    "verbs": (_lemma, _coded),
    "nouns": (_lemma, _coded),
    "acts": (_lemma, _operator),
}  # fmt: skip
"""What is looked at in each table beyond its required columns, its keys and whether its rows can be read."""
NAMED = frozenset({"actors", "leaders", "outlets"})
"""Tables whose rows are actors with names."""
