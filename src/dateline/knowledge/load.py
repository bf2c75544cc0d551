"""Reads the tables that ship with the package, and a user's own over them: the one place of the core that touches files."""

from __future__ import annotations

import gc
import gzip
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

from dateline.knowledge.act_weights import ActWeights
from dateline.knowledge.clue_weights import ClueWeights
from dateline.knowledge.gazetteer import Places, PlaceTable
from dateline.knowledge.knowledge import Knowledge, assemble
from dateline.knowledge.names import name_key
from dateline.knowledge.overlay import KEYS, OwnRow, completed, merged, required
from dateline.knowledge.tables import (
    Act,
    CameoCode,
    CodebookDifference,
    Contested,
    ContextWords,
    Country,
    EventType,
    GenreCue,
    Hedge,
    KnownActor,
    KnownPlace,
    Ladder,
    Outlet,
    Pattern,
    PlaceNames,
    PlaceWord,
    Role,
    Row,
    listed,
)
from dateline.knowledge.word_weights import WordWeights

T = TypeVar("T")

TABLES = (
    "acts", "actors", "calibration", "cameo", "cameo_default", "classes", "codebook_differences", "contested", "countries",
    "crosswalk_decisions", "cues",
    "genre_cues", "given_names", "hedges", "ladder", "leaders", "nouns", "outlets", "place_abbreviations", "place_demonyms", "place_names",
    "place_phrases", "places", "plover_contexts", "plover_modes", "plover_sectors", "plover_types", "roles", "successions", "support_verbs", "toponym_stop",
    "verbs",
)  # fmt: skip
CHECKSUMS = "SHA256SUMS"


class KnowledgeError(ValueError):
    """A table is damaged; the message names the file, the line and what to do."""


@cache
def text_of(table: str) -> str:
    """The text of one shipped table; read once, as both its rows and the knowledge's version come from it."""
    return (files("dateline.knowledge") / "data" / f"{table}.tsv").read_text(encoding="utf-8")


def generated(name: str) -> str:
    """The text of one generated file."""
    packed = (files("dateline.knowledge") / "data" / "generated" / name).read_bytes()
    return (gzip.decompress(packed) if name.endswith(".gz") else packed).decode("utf-8")


def parsed(text: str, name: str) -> list[Row]:
    """The rows of a table's text. Raises KnowledgeError where a line has another number of fields than the header."""
    lines = [line.split("\t") for line in text.splitlines()]
    header = lines[0] if lines else []
    width = len(header)
    for number, fields in enumerate(lines, 1):
        if len(fields) != width:
            raise KnowledgeError(
                f"{name}, line {number}: {len(fields)} fields where the header has {width}; fields are parted by tabs"
            )
    return [dict(zip(header, fields)) for fields in lines[1:]]


def cells_of(table: str, folder: str, *columns: str) -> list[tuple[str, ...]]:
    """Some columns of one table. The long word lists are read so: no dictionary a row, a fifth of the time (measured)."""
    if folder and table in KEYS and own_rows(table, folder):
        return [tuple(row[column] for column in columns) for row in rows_of(table, folder)]
    lines = text_of(table).splitlines()
    header = lines[0].split("\t")
    places = [header.index(column) for column in columns]
    return [tuple([cells[i] for i in places]) for cells in (line.split("\t") for line in lines[1:])]


def rows_of(table: str, folder: str = "") -> list[Row]:
    """The rows of one table, with those of the user's `folder` over them. Raises KnowledgeError."""
    shipped = parsed(text_of(table), f"{table}.tsv")
    own = own_rows(table, folder) if folder and table in KEYS else []
    return merged(table, shipped, (one.row for one in own)) if own else shipped


def own_rows(table: str, folder: str) -> list[OwnRow]:
    """A user's rows for one table, every column of the shipped table in each. Raises KnowledgeError."""
    path = Path(folder) / f"{table}.tsv"
    return read_own(table, str(path)) if path.is_file() else []


def read_own(table: str, path: str) -> list[OwnRow]:
    """The rows of one file of a user's. Raises KnowledgeError for a column that the table has not, or one that is missing."""
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path} cannot be read: {error}; it must be a text file in UTF-8") from error
    rows = parsed(text, path)
    columns = text_of(table).split("\n", 1)[0].split("\t")
    header = text.splitlines()[0].split("\t") if text.strip() else []
    odd = [name for name in header if name not in columns]
    if odd:
        raise KnowledgeError(f"{path}, line 1: {table} has no column {odd[0]!r}; its columns are {', '.join(columns)}")
    missing = [name for name in required(table) if name not in header]
    if missing:
        raise KnowledgeError(f"{path}, line 1: the column {missing[0]!r} is missing; it must stand in the header")
    numbered = [OwnRow(file=path, line=number, row=row) for number, row in enumerate(rows, 2)]
    return completed(numbered, columns)


def version(folder: str = "", small_places: bool = False, contested: bool = True) -> str:
    """The knowledge's version: a hash over all its tables, so that an edited table never passes for another."""
    digest = hashlib.sha256()
    for table in TABLES:
        digest.update(f"{table}\0{text_of(table)}\0".encode())
    digest.update(generated(CHECKSUMS).encode())
    for table in KEYS if folder else ():
        for own in own_rows(table, folder):
            digest.update(repr((table, sorted(own.row.items()))).encode())
    if small_places:
        digest.update(b"small places")
    if not contested:
        digest.update(b"no contested terms")
    return digest.hexdigest()[:12]


@cache
def load(folder: str = "", *, small_places: bool = False, contested: bool = True) -> Knowledge:
    """The knowledge that ships, with the tables of a user's `folder` over it; built once for each setting.

    `small_places` adds the places of 500 to 4,999 people; without `contested` no term is shown as contested. Raises KnowledgeError where a table is damaged.
    """
    with _without_collector():
        return _Loader(folder).knowledge(small_places, contested)


@contextmanager
def _without_collector() -> Iterator[None]:
    """No search for garbage while a quarter of a million small objects are made: a third of the time (measured)."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


class _Loader:
    """Makes typed rows of the tables of one setting."""

    def __init__(self, folder: str) -> None:
        self.folder = folder

    def typed(self, table: str, make: Callable[[Row], T]) -> tuple[T, ...]:
        """The typed rows of one table. Raises KnowledgeError with the file and the line of a row that cannot be made."""
        made: list[T] = []
        for row in rows_of(table, self.folder):
            try:
                made.append(make(row))
            except (KeyError, ValueError) as error:
                raise self._placed(table, row, error) from error
        return tuple(made)

    def _placed(self, table: str, row: Row, error: Exception) -> KnowledgeError:
        """An error with the place of its row: the user's file, else the shipped one."""
        for own in own_rows(table, self.folder) if self.folder and table in KEYS else ():
            if own.row == row:
                return KnowledgeError(f"{own.file}, line {own.line}: {error!r}")
        numbers = (n for n, found in enumerate(parsed(text_of(table), table), 2) if found == row)
        return KnowledgeError(f"{table}.tsv, line {next(numbers, 0)}: {error!r}")

    def contested(self) -> tuple[Contested, ...]:
        """The contested terms, without those that a user has taken out."""
        return tuple(term for term in self.typed("contested", Contested.unless_off) if term is not None)

    def knowledge(self, small_places: bool, contested: bool) -> Knowledge:
        """All tables, indexed."""
        typed = self.typed
        countries, outlets = typed("countries", Country.of), typed("outlets", Outlet.of)
        leaders, actors = typed("leaders", KnownActor.of), typed("actors", KnownActor.of)
        known = {name_key(name) for actor in actors for name in (actor.name, *actor.aliases)} | {a.id for a in actors}
        return assemble(
            version=version(self.folder, small_places, contested),
            countries=countries,
            successions=cells_of("successions", "", "country", "since", "before"),
            borders=tuple((row["country"], listed(row["neighbours"])) for row in facts("borders")),
            actors=(
                *actors,
                *(o.actor for o in outlets),
                *leaders,
                *_further_leaders(leaders),
                *_further_bodies("parties", "organisation", known),
                *_further_bodies("forces", "force", known),
            ),
            outlets=outlets,
            roles=typed("roles", Role.of),
            places=self.places(countries, small_places),
            place_demonyms=typed("place_demonyms", PlaceWord.of),
            toponym_stops=cells_of("toponym_stop", self.folder, "word", "note"),
            place_phrases=cells_of("place_phrases", "", "name", "lemma"),
            genders=cells_of("given_names", self.folder, "name", "gender"),
            classes=cells_of("classes", "", "class", "lemma"),
            verbs=typed("verbs", Pattern.of),
            nouns=typed("nouns", Pattern.of),
            acts=typed("acts", Act.of),
            ladder=typed("ladder", Ladder.of),
            support_verbs=tuple((row["lemma"], row["particle"], row["phase"]) for row in rows_of("support_verbs")),
            cues=tuple(rows_of("cues")),
            hedges=typed("hedges", Hedge.of),
            certainty=certainty_weights(),
            certainty_words=certainty_words(),
            act_weights=act_weights(),
            calibration=tuple((row["sign"], float(row["weight"])) for row in rows_of("calibration")),
            contested=self.contested() if contested else (),
            types=typed("plover_types", EventType.of),
            modes=tuple((row["type"], row["mode"]) for row in rows_of("plover_modes")),
            contexts=typed("plover_contexts", ContextWords.of),
            differences=typed("codebook_differences", CodebookDifference.of),
            genre_cues=typed("genre_cues", GenreCue.of),
            cameo=typed("cameo", CameoCode.of),
            cameo_default=tuple((row["type"], row["mode"], row["cameo"]) for row in rows_of("cameo_default")),
        )

    def places(self, countries: tuple[Country, ...], small_places: bool) -> Places:
        """The gazetteer: our rows and a user's over the generated tables."""
        sizes = ("", "_small") if small_places else ("",)
        curated = self.typed("places", KnownPlace.of)
        known = {place.id for place in curated}
        airfields = (KnownPlace.of(row) for row in facts("airfields") if row["id"] not in known)
        return Places(
            curated=(*curated, *airfields),
            names=self.typed("place_names", PlaceNames.of),
            abbreviations=self.typed("place_abbreviations", PlaceWord.of),
            countries=countries,
            tables=tuple(
                PlaceTable(generated(f"places{size}.tsv.gz"), generated(f"place_names{size}.tsv.gz")) for size in sizes
            ),
        )


@cache
def certainty_weights() -> ClueWeights:
    """The learned part of certainty, the same object for every setting."""
    return ClueWeights.of(generated("certainty.tsv.gz"))


@cache
def certainty_words() -> WordWeights:
    """The part of it that reads all words, the same object for every setting."""
    return WordWeights.of(generated("certainty_words.jsonl.gz"))


@cache
def act_weights() -> ActWeights:
    """The learned reading of acts, the same object for every setting."""
    return ActWeights.of(generated("acts.json.gz"))


def facts(table: str) -> list[Row]:
    """The rows of one generated table of facts: borders, leaders, parties, forces, members, designated, airfields."""
    return parsed(generated(f"{table}.tsv"), f"generated/{table}.tsv")


def _further_bodies(table: str, kind: str, known: set[str]) -> Iterator[KnownActor]:
    """Generated parties or forces whose names and ids our own rows do not have, without aliases that are names there."""
    for row in facts(table):
        if name_key(row["name"]) not in known and row["id"] not in known:
            aliases = ";".join(name for name in listed(row["aliases"]) if name_key(name) not in known)
            yield KnownActor.of({**row, "aliases": aliases, "kind": kind, "start": "", "end": ""})


def _further_leaders(ours: tuple[KnownActor, ...]) -> Iterator[KnownActor]:
    """Generated office-holders of offices that our own rows leave open: where both have a holder, ours is spelt as in news."""
    people = {row.id.split("@")[0] for row in ours}
    filled = {(row.country, row.office) for row in ours if not row.end}
    for row in facts("leaders"):
        if row["id"] not in people and (row["country"], row["office"]) not in filled:
            yield KnownActor.of(row)
