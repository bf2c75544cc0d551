"""Which place a name means: by what stands behind it, by the words for its kind, by the rest of the report."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.knowledge import Knowledge
from dateline.records import Coded, Place, Report
from dateline.resolve.hints import hints_of

ReadText = Callable[[str], Coded]


def place(coded: Coded, surface: str) -> Place | None:
    text = coded.document.text if coded.document else ""
    by_id = {p.id: p for p in coded.places}
    ids = [t.place for t in coded.toponyms if t.span.of(text) == surface]
    return by_id.get(ids[0]) if ids else None


@pytest.mark.parametrize(
    ("text", "surface", "country", "admin1", "precision"),
    [
        ("A tornado hit Paris, Texas, on Sunday.", "Paris", "USA", "Texas", "town"),
        ("A tornado hit Paris on Sunday, French officials said.", "Paris", "FRA", "Île-de-France", "town"),
        ("Shells fell on the city of Homs.", "Homs", "SYR", "Homs Governorate", "town"),
        ("Shells fell across Homs province.", "Homs", "SYR", "Homs Governorate", "province"),
        (
            "Militants raided posts in Aleppo and Raqqa provinces in Syria.",
            "Raqqa",
            "SYR",
            "Raqqa Governorate",
            "province",
        ),
        ("Lebanese soldiers deployed in Tripoli after clashes.", "Tripoli", "LBN", "North Governorate", "town"),
        ("Militiamen fired rockets at Tripoli, Libyan officials said.", "Tripoli", "LBY", "Tripoli District", "town"),
        (
            "Lawmakers in Atlanta passed the bill, and Georgia will appeal.",
            "Georgia",
            "USA",
            "Georgia (US state)",
            "province",
        ),
        ("Lawmakers in Tbilisi passed the bill, and Georgia will appeal.", "Georgia", "GEO", "", "country"),
        ("Nigerien troops left, and Niger closed its border with Nigeria.", "Niger", "NER", "", "country"),
        ("Smoke rose over the Kremlin after a drone was shot down.", "Kremlin", "RUS", "", "site"),
    ],
)
def test_place(read_text: ReadText, text: str, surface: str, country: str, admin1: str, precision: str) -> None:
    found = place(read_text(text), surface)
    assert found is not None
    assert (found.country, found.precision) == (country, precision)
    assert not admin1 or found.admin1 == admin1


@pytest.mark.parametrize(
    "text", ["The Korean government signed the pact.", "Congolese troops left the hill on Monday."]
)
def test_two_countries_of_a_name_stay_undecided(read_text: ReadText, text: str) -> None:
    coded = read_text(text)
    (toponym,) = coded.toponyms
    assert toponym.place == ""
    assert len({c.ref for c in toponym.candidates}) > 1
    assert toponym.why.rule == "resolve.place.undecided"


def test_an_unlisted_place_has_no_coordinates_but_what_is_around_it(read_text: ReadText) -> None:
    coded = read_text("Gunmen burned three houses in Zumbarakwe, near Maiduguri, on Friday.")
    found = place(coded, "Zumbarakwe")
    assert found is not None
    assert (found.latitude, found.longitude, found.precision) == (None, None, "unknown")
    around = next(p for p in coded.places if p.id == found.within)
    assert around.name == "Maiduguri"


def test_a_small_town_of_a_country_not_told_of_is_not_meant(read_text: ReadText) -> None:
    """Remanso is a town in Brazil; the bridge of that name is not there."""
    coded = read_text(
        "Farmers in Paraguay blocked the Remanso bridge. In Asuncion, Paraguay's senate put off the vote."
    )
    found = place(coded, "Remanso")
    assert found is None or found.country != "BRA"


def test_spelling_variants_only_inside_a_country_named(read_text: ReadText) -> None:
    told = place(read_text("Ethiopian troops entered Mekkelle on Monday, Ethiopia's government said."), "Mekkelle")
    assert told is not None
    assert (told.name, told.why.rule) == ("Mekelle", "resolve.place.respelt")
    alone = place(read_text("Troops entered Mekkelle on Monday."), "Mekkelle")
    assert alone is None or alone.latitude is None


def test_candidates_have_scores_likeliest_first(read_text: ReadText) -> None:
    coded = read_text("The ministers met in Tripoli.")
    (toponym,) = coded.toponyms
    scores = [c.score for c in toponym.candidates]
    assert len(scores) > 1
    assert all(score is not None for score in scores)
    assert scores == sorted(scores, key=lambda s: -(s or 0.0))


@pytest.mark.parametrize(
    ("outlet", "url", "countries"),
    [
        ("Reuters", "", ("GBR",)),
        ("", "https://www.kyivindependent.com/a/b", ("UKR",)),
        ("", "http://news.example.co.ke/x", ("KEN",)),
        ("", "https://paper.example.co.uk/x", ("GBR",)),
        ("", "https://example.io/x", ()),
        ("Nobody's Gazette", "", ()),
    ],
)
def test_hints(knowledge: Knowledge, outlet: str, url: str, countries: tuple[str, ...]) -> None:
    assert hints_of(Report(id="r", outlet=outlet, url=url), knowledge) == countries
