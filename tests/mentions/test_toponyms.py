"""Toponyms: which words are place names, how they are used, and what is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.records import Coded

ReadText = Callable[[str], Coded]


def found(coded: Coded) -> dict[str, str]:
    text = coded.document.text if coded.document else ""
    return {t.span.of(text): t.form for t in coded.toponyms}


@pytest.mark.parametrize(
    ("text", "surface", "form"),
    [
        ("Shells fell on Goma before dawn.", "Goma", "name"),
        ("Turkish jets crossed the border at night.", "Turkish", "modifier"),
        ("Thousands of Nigerians marched through the rain.", "Nigerians", "people"),
        ("The New York Times named the two suspects on Monday.", "New York", "embedded"),
        ("Both sides accused each other of breaking the Minsk agreements.", "Minsk", "embedded"),
        ("The Texan rancher sued the county.", "Texan", "modifier"),
        ("A plant burned in Flint, Mich., overnight.", "Mich.", "name"),
        ("Ships left the Black Sea on Friday.", "Black Sea", "name"),
        ("Talks opened in Nagorno-Karabakh on Monday.", "Nagorno-Karabakh", "name"),
    ],
)
def test_form(read_text: ReadText, text: str, surface: str, form: str) -> None:
    assert found(read_text(text)).get(surface) == form


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Police said the march had ended.", "Police"),
        ("In March the mill closed for good.", "March"),
        ("Gary Lincoln, a plumber, told the court so.", "Lincoln"),
        ("Victoria Mensah, 23, studies medicine and wants to be a surgeon.", "Victoria"),
        ("A boy was taken ill after eating Brazil nuts.", "Brazil"),
        ("A Molotov cocktail broke a shop window.", "Molotov"),
        ("The Union rejected the offer of the employers.", "Union"),
    ],
)
def test_no_toponym(read_text: ReadText, text: str, surface: str) -> None:
    assert surface not in found(read_text(text))


def test_spans_cover_their_surface(read_text: ReadText) -> None:
    coded = read_text("Rebels from Deir ez-Zor, in eastern Syria, drove to Qamishli; Turkey's army shelled them.")
    text = coded.document.text if coded.document else ""
    assert {t.span.of(text) for t in coded.toponyms} >= {"Deir ez-Zor", "Syria", "Qamishli", "Turkey"}
    places = {p.id for p in coded.places}
    assert all(t.place in places for t in coded.toponyms if t.place)


def test_a_toponym_is_not_yet_an_event_place(read_text: ReadText) -> None:
    coded = read_text("Turkish soldiers killed two smugglers near Hakkari on Monday.")
    names = {p.id: p.name for p in coded.places}
    (mention,) = [m for m in coded.event_mentions if m.type == "ASSAULT"]
    assert {names[place.place] for place in mention.places} == {"Hakkâri"}
