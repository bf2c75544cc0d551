"""Every shipped row has a source and a day, keys are unique, names lead to their rows, and the tables are as large as promised."""

from __future__ import annotations

import csv
import re
from collections import Counter
from importlib.resources import files

import pytest

from dateline.knowledge import Knowledge
from dateline.knowledge.load import TABLES, facts, generated, rows_of
from dateline.knowledge.names import name_key
from dateline.knowledge.overlay import KEYS

SHIPPED = sorted({*TABLES, "act_words", "linking"})
FACTS = ("airfields", "borders", "designated", "forces", "leaders", "members", "parties")
DAY = re.compile(r"\d{4}(-\d\d)?(-\d\d)?$")
REPEATED = {"place_demonyms"}
"""Tables whose key may stand twice: "Galician" is of two Galicias."""


@pytest.mark.parametrize("table", SHIPPED)
def test_every_row_has_a_source_and_a_day(table: str) -> None:
    rows = rows_of(table)
    assert rows
    assert all(row["source"].strip() and DAY.match(row["asof"]) for row in rows)


@pytest.mark.parametrize("table", FACTS)
def test_every_generated_row_has_a_source_and_a_day(table: str) -> None:
    assert all(row["source"].strip() and DAY.match(row["asof"]) for row in facts(table))


def test_no_shipped_table_is_left_out() -> None:
    folder = files("dateline.knowledge") / "data"
    assert sorted(p.name.removesuffix(".tsv") for p in folder.iterdir() if p.name.endswith(".tsv")) == SHIPPED


@pytest.mark.parametrize("table", sorted(set(KEYS) - REPEATED))
def test_keys_are_unique(table: str) -> None:
    counts = Counter(row[KEYS[table]] for row in rows_of(table))
    assert [key for key, count in counts.items() if count > 1] == []


@pytest.mark.parametrize(
    ("kind", "least"), [("armed_group", 200), ("force", 250), ("organisation", 200), ("people", 150)]
)
def test_actors_are_many(kind: str, least: int) -> None:
    assert sum(row["kind"] == kind for row in rows_of("actors")) >= least


@pytest.mark.parametrize(
    ("table", "least"), [("leaders", 600), ("outlets", 300), ("roles", 700), ("toponym_stop", 800)]
)
def test_tables_are_large(table: str, least: int) -> None:
    assert len(rows_of(table)) >= least


def test_regions_are_many() -> None:
    assert sum(row["kind"] == "region" for row in rows_of("places")) >= 200


def test_outlets_have_no_ratings() -> None:
    kinds = {row["ownership"] for row in rows_of("outlets")}
    assert kinds <= {"state", "public", "private", "party", "church", "ngo", "unknown"}
    assert not {column for column in rows_of("outlets")[0] if "rating" in column or "bias" in column}


def test_every_name_leads_to_its_actor(knowledge: Knowledge) -> None:
    """Each name and alias of a group, force or body, looked up, gives that row among what it may mean."""
    lost = [
        (row["id"], name)
        for row in rows_of("actors")
        for name in (row["name"], *filter(None, row["aliases"].split(";")))
        if row["id"] not in {entry.ref for entry in knowledge.names.by_key.get(name_key(name), ())}
    ]
    assert lost == []


def test_names_that_two_actors_share_are_few(knowledge: Knowledge) -> None:
    """Our own rows: a name of two actors leads to neither unless a country tells, so each pair is on purpose."""
    own = {row["id"] for row in rows_of("actors")}
    shared = {
        key
        for key, entries in knowledge.names.by_key.items()
        if len({e.ref for e in entries if e.kind == "actor" and e.ref in own}) > 1
    }
    assert shared == {"cpc", "islamicjihad", "peoplesdemocraticparty", "sla"}


def test_references_between_tables_hold(knowledge: Knowledge) -> None:
    places = [row["place"] for table in ("place_demonyms", "place_abbreviations") for row in rows_of(table)]
    places += [row["id"] for row in rows_of("place_names")]
    places += [row["admin1"] for row in rows_of("places") if row["admin1"]]
    assert [place for place in places if knowledge.places.get(place) is None] == []
    codes = {code for row in facts("borders") for code in (row["country"], *row["neighbours"].split(";"))}
    assert codes <= knowledge.countries.keys()
    assert all(knowledge.borders[b] >= {a} for a, near in knowledge.borders.items() for b in near)


def test_generated_names_lead_to_their_places(knowledge: Knowledge) -> None:
    """A sample of the generated rows: the name of each finds it, and its id does."""
    rows = list(csv.reader(generated("places.tsv.gz").splitlines()[1:], delimiter="\t", quoting=csv.QUOTE_NONE))
    for number, name, *_rest in rows[::997]:
        place = f"geonames:{number}"
        assert place in {hit.place.id for hit in knowledge.places.find(name_key(name))}, name
        known = knowledge.places.get(place)
        assert known is not None
        assert known.id == place


def test_small_places_only_when_asked(knowledge: Knowledge) -> None:
    import dateline

    number, name = generated("places_small.tsv.gz").splitlines()[1].split("\t")[:2]
    large = dateline.load(small_places=True)
    assert knowledge.places.get(f"geonames:{number}") is None
    assert f"geonames:{number}" in {hit.place.id for hit in large.places.find(name_key(name))}
    assert large.version != knowledge.version
