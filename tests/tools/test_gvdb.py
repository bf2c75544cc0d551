"""The slots of a shooting, read out of invented reports."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.coder import Coder, Reading, code
from gvdb import LEAD_FLAGS, gvdb, tells_death
from gvdb_people import people
from gvdb_scene import CLOCK, DATELINE, PLACES, SHOTS, WEAPON, weekday_before
from predict import dated, prepared, reading_of

TITLE = "Baker shot at market dies; neighbor held"
LEAD = (
    "FRESNO, Calif. (KXYZ) -- Orlin Tandy, 41, was shot and killed Tuesday night outside a market in the 300 block of Birch Street, police said. "
    "The shooting happened around 9:40 p.m. Witnesses heard three shots. "
    "Corwin Haldane, a 29-year-old man, was arrested and charged with murder. Tandy was pronounced dead at the scene. "
    "A second man was wounded in the leg and taken to a hospital. "
    '"It was over an argument," said Lt. Mabel Orcutt. Officers found a .38-caliber revolver.'
)
URL = "http://kxyz.example/2016/03/09/baker-shot"


def reading(title: str, body: str, url: str) -> Reading:
    """A report whose title runs straight into its body, as in the benchmark."""
    return reading_of(prepared("gvdb", {"id": "1", "title": title, "text": title + body, "url": url}))


def incident(coder: Coder, body: str, title: str = TITLE, url: str = URL) -> dict[str, Any]:
    """The slots of such a report."""
    (coded,) = code([reading(title, body, url)], coder)
    slots = gvdb(coded, coder.knowledge)["incident"]
    assert isinstance(slots, dict)
    return slots


@pytest.fixture(scope="module")
def slots(coder: Coder) -> dict[str, Any]:
    return incident(coder, LEAD)


@pytest.mark.parametrize(
    ("slot", "value"),
    [
        ("victims", [{"name": "Orlin Tandy", "age": "41", "status": ["killed"]}]),
        ("shooters", [{"name": "Corwin Haldane"}]),
        ("city", "FRESNO"),
        ("state", "California"),
        ("date", "2016-03-08"),
        ("clock_time", "9:40 p.m."),
        ("time_of_day", "night"),
        ("place", "300 block of Birch Street"),
        ("weapon", ".38-caliber revolver"),
        ("shots", "three shots"),
        ("n_killed", 1),
        ("n_hurt", 1),
    ],
)
def test_slots(slots: dict[str, Any], slot: str, value: object) -> None:
    assert slots[slot] == value


def test_a_person_who_only_speaks_has_no_part(slots: dict[str, Any]) -> None:
    assert "Orcutt" not in str(slots["victims"]) + str(slots["shooters"])


@pytest.mark.parametrize(
    ("sentence", "victims", "shooters"),
    [
        ("Police identified the victim as 19-year-old Ilka Brandvold.", ["Ilka Brandvold"], []),
        ("Anders Quill was found dead in his car with a gunshot wound.", ["Anders Quill"], []),
        ("Police are searching for Devlin Marsh, 33, in the killing of his cousin.", [], ["Devlin Marsh"]),
        ("One of the officers, Gregor Pell, fatally shot Hugo Sandoz on Monday.", ["Hugo Sandoz"], ["Gregor Pell"]),
        ("Deputies arrested Milo Farrand and Otis Brakeman, both 20, after the shooting.", [], ["Milo Farrand", "Otis Brakeman"]),
        ("Councilwoman Petra Lindqvist said the street is usually quiet after the shooting.", [], []),
    ],
)  # fmt: skip
def test_roles(coder: Coder, sentence: str, victims: list[str], shooters: list[str]) -> None:
    found = incident(coder, sentence, title="News of the day")
    assert [p["name"] for p in found["victims"]] == victims
    assert [p["name"] for p in found["shooters"]] == shooters


def test_a_surname_is_the_full_name_before_it(coder: Coder) -> None:
    (coded,) = code([reading(TITLE, LEAD, URL)], coder)
    tandy = next(p for p in people(coded) if p.name == "Orlin Tandy")
    assert len(tandy.spans) == 2


@pytest.mark.parametrize(
    ("body", "killed", "hurt"),
    [
        ("Two people were killed and three wounded in a shooting on Sunday.", 2, 3),
        ("A double shooting left both men in critical condition on Sunday.", 0, 2),
        ("A 12-year-old boy was shot in the leg on Sunday.", 0, 1),
        ("Somebody fired at a van on Sunday. No one was hurt.", 0, 0),
        ("A man was charged with attempted murder after he fired at a van. No injuries were reported.", 0, 0),
    ],
)
def test_counts(coder: Coder, body: str, killed: int, hurt: int) -> None:
    found = incident(coder, body, title="News of the day")
    assert (found["n_killed"], found["n_hurt"]) == (killed, hurt)


@pytest.mark.parametrize(
    ("body", "flag", "told"),
    [
        ("A clerk was shot during a robbery.", "The firearm was used during another crime.", True),
        ("A clerk was shot. " + "It rained. " * 60 + "A robbery is unsolved.", "The firearm was used during another crime.", False),
        ("An officer-involved shooting left a man hurt.", "The shooting was by a police officer.", True),
        ("A boy accidentally shot his friend.", "The shooting was unintentional.", True),
        ("A man shot himself.", "The shooting was self-directed.", True),
        ("A man was shot on a porch.", "The shooting was unintentional.", False),
    ],
)  # fmt: skip
def test_flags(coder: Coder, body: str, flag: str, told: bool) -> None:
    assert incident(coder, body, title="News of the day")["flags"].get(flag) == ("Yes" if told else None)


def test_a_report_that_tells_no_shooting_fills_little(coder: Coder) -> None:
    found = incident(coder, "The council met and spoke of the budget.", title="Budget", url="")
    assert found == {"victims": [], "shooters": [], "flags": {}, "n_killed": 0, "n_hurt": 0}


def test_a_stated_day_without_a_year_keeps_an_open_year(coder: Coder) -> None:
    found = incident(coder, "A man was shot on Jan. 17 in a garage.", title="News of the day", url="")
    assert found["date"] == "XXXX-01-17"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("He was charged with attempted murder.", False),
        ("Assault with a deadly weapon.", False),
        ("Homicide detectives came.", False),
        ("She died.", True),
    ],
)
def test_deaths(text: str, told: bool) -> None:
    assert tells_death(text) is told


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (CLOCK, "It happened around 5:30 on Elm Street", "5:30"),
        (CLOCK, "just after 11pm", "11pm"),
        (CLOCK, "a 20-year-old", None),
        (WEAPON, "with a semi-automatic pistol", "semi-automatic pistol"),
        (WEAPON, "with a kitchen knife", None),
        (SHOTS[0], "fired at least six shots", "at least six shots"),
        (SHOTS[0], "two gunshot victims", None),
        (PLACES[0], "in the 1200-block of West Oak Avenue", "1200-block of West Oak Avenue"),
        (PLACES[1], "near the intersection of Oak Street and Elm Road", "intersection of Oak Street and Elm Road"),
        (DATELINE, "ST. ANSGAR, Iowa (AP) — A man", "ST. ANSGAR, Iowa (AP) —"),
        (DATELINE, "A man was shot", None),
    ],
)
def test_patterns(pattern: Any, text: str, found: str | None) -> None:
    match = pattern.search(text)
    assert (match.group() if match else None) == found


@pytest.mark.parametrize(
    ("name", "published", "day"),
    [("Tues", "2016-03-09", "2016-03-08"), ("Wednes", "2016-03-09", "2016-03-09"), ("Mon", "soon", "")],
)
def test_weekdays(name: str, published: str, day: str) -> None:
    assert weekday_before(name, published) == day


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("http://a.example/2016/01/27/x", "2016-01-27"),
        ("http://a.example/2016/jan/7/x", "2016-01-07"),
        ("http://a.example/news-20160127-x", "2016-01-27"),
        ("http://a.example/2016/31/27/x", ""),
        ("http://a.example/story/31073042/x", ""),
    ],
)
def test_days_in_addresses(url: str, day: str) -> None:
    assert dated(url) == day


def test_the_title_is_parted_from_the_body_that_it_runs_into() -> None:
    document = reading("Two hurt", "Police came.", "").document
    assert document is not None
    assert [(b.kind, b.span.of(document.text)) for b in document.blocks] == [
        ("title", "Two hurt"),
        ("paragraph", "Police came."),
    ]


def test_flags_of_the_lead_are_named_as_the_benchmark_names_them() -> None:
    assert all(flag.startswith("The ") and flag.endswith(".") for flag in LEAD_FLAGS)
