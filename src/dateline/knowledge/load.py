"""Reads the tables that ship with the package: the one place of the core that touches files."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import TypeVar

from dateline.knowledge.gazetteer import Places, PlaceTable
from dateline.knowledge.knowledge import Knowledge, assemble
from dateline.knowledge.tables import (
    Act,
    CameoCode,
    Contested,
    ContextWords,
    Country,
    EventType,
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
)

T = TypeVar("T")

TABLES = (
    "acts", "actors", "cameo", "cameo_default", "classes", "codebook_differences", "contested", "countries", "cues", "hedges",
    "ladder", "leaders", "nouns", "outlets", "place_abbreviations",
    "place_demonyms", "place_names", "places", "plover_contexts", "plover_modes", "plover_sectors", "plover_types", "roles",
    "support_verbs", "toponym_stop", "verbs",
)  # fmt: skip


class KnowledgeError(ValueError):
    """A table is damaged; the message names the file and the line."""


def text_of(table: str) -> str:
    """The text of one table."""
    return (files("dateline.knowledge") / "data" / f"{table}.tsv").read_text(encoding="utf-8")


def rows_of(table: str) -> list[Row]:
    """The rows of one table. Raises KnowledgeError where a line has another number of fields than the header."""
    lines = text_of(table).splitlines()
    header = lines[0].split("\t")
    rows: list[Row] = []
    for number, line in enumerate(lines[1:], 2):
        fields = line.split("\t")
        if len(fields) != len(header):
            raise KnowledgeError(f"{table}.tsv, line {number}: {len(fields)} fields where the header has {len(header)}")
        rows.append(dict(zip(header, fields)))
    return rows


def _typed(table: str, make: Callable[[Row], T]) -> tuple[T, ...]:
    made: list[T] = []
    for number, row in enumerate(rows_of(table), 2):
        try:
            made.append(make(row))
        except (KeyError, ValueError) as error:
            raise KnowledgeError(f"{table}.tsv, line {number}: {error!r}") from error
    return tuple(made)


def generated(name: str) -> str:
    """The text of one generated file."""
    packed = (files("dateline.knowledge") / "data" / "generated" / name).read_bytes()
    return (gzip.decompress(packed) if name.endswith(".gz") else packed).decode("utf-8")


def version() -> str:
    """The knowledge's version: a hash over all its tables, so that an edited table never passes for another."""
    digest = hashlib.sha256()
    for table in TABLES:
        digest.update(f"{table}\0{text_of(table)}\0".encode())
    digest.update(generated("SHA256SUMS").encode())
    return digest.hexdigest()[:12]


@cache
def load() -> Knowledge:
    """The knowledge that ships with this version of Dateline. Raises KnowledgeError where a table is damaged."""
    countries, outlets = _typed("countries", Country.of), _typed("outlets", Outlet.of)
    return assemble(
        version=version(),
        countries=countries,
        actors=(*_typed("actors", KnownActor.of), *(o.actor for o in outlets), *_typed("leaders", KnownActor.of)),
        outlets=outlets,
        roles=_typed("roles", Role.of),
        places=Places(
            curated=_typed("places", KnownPlace.of),
            names=_typed("place_names", PlaceNames.of),
            abbreviations=_typed("place_abbreviations", PlaceWord.of),
            countries=countries,
            tables=(PlaceTable(generated("places.tsv.gz"), generated("place_names.tsv.gz")),),
        ),
        place_demonyms=_typed("place_demonyms", PlaceWord.of),
        toponym_stops=tuple((row["word"], row["note"]) for row in rows_of("toponym_stop")),
        classes=tuple((row["class"], row["lemma"]) for row in rows_of("classes")),
        verbs=_typed("verbs", Pattern.of),
        nouns=_typed("nouns", Pattern.of),
        acts=_typed("acts", Act.of),
        ladder=_typed("ladder", Ladder.of),
        support_verbs=tuple((row["lemma"], row["particle"], row["phase"]) for row in rows_of("support_verbs")),
        cues=tuple(rows_of("cues")),
        hedges=_typed("hedges", Hedge.of),
        contested=_typed("contested", Contested.of),
        types=_typed("plover_types", EventType.of),
        modes=tuple((row["type"], row["mode"]) for row in rows_of("plover_modes")),
        contexts=_typed("plover_contexts", ContextWords.of),
        cameo=_typed("cameo", CameoCode.of),
        cameo_default=tuple((row["type"], row["mode"], row["cameo"]) for row in rows_of("cameo_default")),
    )
