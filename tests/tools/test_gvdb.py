"""Slots of a shooting, on reports of our own."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.coder import Coder, code_parsed
from dateline.knowledge import load
from dateline.parse.spacy_parser import SpacyParser
from predict import TASKS, reading_of

TEXT = (
    "DAYTON, Ohio -- A man was shot and killed outside a bakery on Wayne Avenue late Friday, police said.\n"
    "Marlon Whitfield, 34, was pronounced dead at the scene around 11:40 p.m. A second man was wounded in the leg.\n"
    "Police arrested Curtis Oberlin, 29, and charged him with murder. Investigators recovered a handgun."
)


@pytest.fixture(scope="module")
def incident() -> dict[str, Any]:
    coder = Coder.of(SpacyParser(), load(), TASKS["gvdb"][0])
    reading = reading_of({"id": "1", "title": "", "text": TEXT, "date": "2026-03-14"})
    assert reading.document is not None
    (parse,) = coder.parser.parse([reading.document])
    answer: dict[str, Any] = TASKS["gvdb"][1](code_parsed(reading, parse, coder), coder.knowledge)
    found: dict[str, Any] = answer["incident"]
    return found


def test_who_was_shot_and_who_is_charged(incident: dict[str, Any]) -> None:
    assert [v["name"] for v in incident["victims"]] == ["Marlon Whitfield"]
    assert [s["name"] for s in incident["shooters"]] == ["Curtis Oberlin"]


def test_where_when_and_with_what(incident: dict[str, Any]) -> None:
    assert incident["city"] == "DAYTON"  # as it stands in the text
    assert "11:40" in str(incident["clock_time"])
    assert "handgun" in str(incident["weapon"])


def test_how_many(incident: dict[str, Any]) -> None:
    assert (incident["n_killed"], incident["n_hurt"]) == (1, 1)
