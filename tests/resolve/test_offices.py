"""Office-holders by day: who is meant by a title and a surname, or by the office alone, and who is never guessed."""

from __future__ import annotations

import pytest

import dateline
from dateline.records import Coded

TITLED = "President Bush spoke with the troops about the war on Monday."
OFFICE = "The British prime minister met the king on Monday."


def actor(coded: Coded, surface: str) -> str:
    text = coded.document.text if coded.document else ""
    mentions = {m.id: m.span.of(text) for m in coded.mentions}
    return next((r.ref for r in coded.resolutions if mentions[r.mention] == surface), "")


@pytest.mark.parametrize(
    ("text", "surface", "day", "ref"),
    [
        (TITLED, "President Bush", "1990-09-10", "person:george-hw-bush"),
        (TITLED, "President Bush", "2005-09-10", "person:george-w-bush"),
        (TITLED, "President Bush", "", "local:person/bush"),
        (OFFICE, "The British prime minister", "2020-05-04", "person:boris-johnson"),
        (OFFICE, "The British prime minister", "2015-05-04", "person:david-cameron"),
        (OFFICE, "The British prime minister", "", "GBR/GOV:prime-minister"),
        (
            "The former British prime minister met the king.",
            "The former British prime minister",
            "2020-05-04",
            "GBR/GOV:prime-minister",
        ),
        ("A British minister met the king on Monday.", "A British minister", "2020-05-04", "GBR/GOV:minister"),
    ],
)
def test_office(text: str, surface: str, day: str, ref: str) -> None:
    found = actor(dateline.read(text, title="A report", date=day) if day else dateline.read(text), surface)
    assert found == ref or (surface.startswith("The former") and not found.startswith("person:"))


@pytest.mark.parametrize(("day", "country"), [("2000-05-01", "SDN"), ("2020-05-01", "SSD"), ("", "SSD")])
def test_a_state_of_today_was_part_of_another(day: str, country: str) -> None:
    text = "Police in Juba arrested two traders on Monday."
    coded = dateline.read(text, title="A report", date=day) if day else dateline.read(text)
    assert country in {a.country for a in coded.actors if a.sectors[:1] == ("COP",)}


def test_a_title_that_two_bore_keeps_both_as_candidates() -> None:
    coded = dateline.read(TITLED)
    (resolution,) = [r for r in coded.resolutions if r.ref == "local:person/bush"]
    assert {c.ref for c in resolution.candidates} == {"person:george-hw-bush", "person:george-w-bush"}
    assert next(a for a in coded.actors if a.id == "local:person/bush").country == "USA"
