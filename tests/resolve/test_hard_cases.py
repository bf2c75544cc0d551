"""Names that mislead: Congo and Congo, Georgia and Georgia, Jordan the man, Tripoli twice, "President Bush" by the day.

`hard_cases.tsv`, a row a question: what `surface` in `text` is (place, actor or none); `country`, `sector` and `precision` list
what is right, "-" for none; `lat` and `lon` must be near. Rows with a `known_miss` are questions we still answer wrong: they must
fail, so that whoever mends one takes the mark out.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

import pytest

from dateline.coder import Coder, Reading, code
from dateline.records import Block, Capture, Coded, Document, Report, Span, Why

Row = dict[str, str]

NEAR = 60.0
FAR = 150.0
"""Kilometres within which a town, and anything larger, must be."""


def rows() -> list[Row]:
    with (Path(__file__).parent / "hard_cases.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@dataclass(frozen=True, slots=True)
class Answer:
    """One thing that a surface was resolved to."""

    name: str
    country: str
    sectors: tuple[str, ...] = ()
    precision: str = ""
    latitude: float | None = None
    longitude: float | None = None


def reading(row: Row) -> Reading:
    text = row["text"]
    why = Why(step="text", rule="text.line")
    block = Block(kind="paragraph", span=Span(0, len(text)), read=True, why=why)
    report = Report(id=f"report:{row['id']}", published=row["published"])
    document = Document(id=f"doc:{row['id']}", text=text, blocks=(block,))
    return Reading(report=report, capture=Capture(report=report.id, sha256="", media_type="text"), document=document)


def asked(row: Row) -> Span:
    surface, _, number = row["surface"].partition("#")
    at = -1
    for _ in range(int(number or 1)):
        at = row["text"].index(surface.strip(), at + 1)
    return Span(at, at + len(surface.strip()))


def places(coded: Coded, span: Span, forms: frozenset[str]) -> Iterator[Answer]:
    by_id = {p.id: p for p in coded.places}
    refs = {r.mention: r.ref for r in coded.resolutions}
    found = [t.place for t in coded.toponyms if t.span.touches(span) and t.form in forms]
    found += [refs.get(m.id, "") for m in coded.mentions if span.covers(m.head)]
    for place in (by_id[ref] for ref in found if ref in by_id):
        yield Answer(place.name, place.country, (), place.precision, place.latitude, place.longitude)


def actors(coded: Coded, span: Span) -> Iterator[Answer]:
    by_id = {a.id: a for a in coded.actors}
    refs = {r.mention: r.ref for r in coded.resolutions}
    inside = [m for m in coded.mentions if span.covers(m.head)] or [m for m in coded.mentions if m.span.touches(span)]
    found = [refs.get(m.id, "") for m in inside]
    found += [a.actor for a in coded.attributions if any(s.touches(span) for s in a.speaker)]
    for actor in (by_id[ref] for ref in found if ref in by_id):
        yield Answer(actor.name, actor.country, actor.sectors)


def right(answer: Answer, row: Row) -> bool:
    return _country(answer, row) and _sector(answer, row) and _precision(answer, row) and _near(answer, row)


def _country(answer: Answer, row: Row) -> bool:
    wanted = set(filter(None, row["country"].split(";")))
    if not wanted:
        return row["expect"] == "place" or not answer.country
    return bool(set(answer.country.split(";")) & wanted) or ("-" in wanted and not answer.country)


def _sector(answer: Answer, row: Row) -> bool:
    wanted = set(filter(None, row["sector"].split(";")))
    if not wanted:
        return "GOV" not in answer.sectors
    return bool(set(answer.sectors) & wanted) or ("-" in wanted and not answer.sectors)


def _precision(answer: Answer, row: Row) -> bool:
    return not row["precision"] or answer.precision in row["precision"].split(";")


def _near(answer: Answer, row: Row) -> bool:
    if not row["lat"]:
        return True
    if answer.latitude is None or answer.longitude is None:
        return False
    lat1, lon1, lat2, lon2 = map(radians, (float(row["lat"]), float(row["lon"]), answer.latitude, answer.longitude))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    limit = NEAR if {"town", "site"} & set(row["precision"].split(";")) else FAR
    return 12742 * asin(min(1.0, sqrt(half))) < limit


@pytest.fixture(scope="module")
def coded(coder: Coder) -> dict[str, Coded]:
    asked_rows = rows()
    return dict(zip((row["id"] for row in asked_rows), code([reading(row) for row in asked_rows], coder)))


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(
            row, id=row["id"], marks=[pytest.mark.xfail(reason=row["known_miss"])] if row["known_miss"] else []
        )
        for row in rows()
    ],
)
def test_hard_case(coded: dict[str, Coded], row: Row) -> None:
    reading, span = coded[row["id"]], asked(row)
    if row["expect"] == "none":
        meant = list(places(reading, span, frozenset({"name", "modifier", "people"})))
        assert not [place for place in meant if place.latitude is not None], row["note"]
        return
    found = (
        list(actors(reading, span))
        if row["expect"] == "actor"
        else list(places(reading, span, frozenset({"name", "modifier", "people", "embedded"})))
    )
    assert any(right(answer, row) for answer in found), f"{row['note']}: {found}"


def test_at_least_150_are_answered_right() -> None:
    assert sum(not row["known_miss"] for row in rows()) >= 150
