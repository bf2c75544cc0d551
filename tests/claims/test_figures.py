"""Quantities with bounds, what they count, and who claims them."""

import pytest

from conftest import ReadText


@pytest.mark.parametrize(
    ("text", "what", "bounds"),
    [
        ("The blast killed 12 people.", "people", (12, 12, 12)),
        ("At least 30 villagers were wounded.", "villager", (30, None, None)),
        ("Up to 200 fighters crossed the river.", "fighter", (None, None, 200)),
        ("Between 20 and 30 soldiers died.", "soldier", (20, None, 30)),
        ("Some 2,500 protesters gathered.", "protester", (2500, 2500, 2500)),
        ("Dozens of villagers fled.", "villager", (12, None, 99)),
        ("Thousands of people marched.", "people", (1000, None, 9999)),
        ("Several officers were hurt.", "officer", (3, None, 9)),
        ("Two hundred soldiers left.", "soldier", (200, 200, 200)),
        ("The strike killed twenty-one workers.", "worker", (21, 21, 21)),
        ("Donors gave 3 million dollars.", "dollar", (3_000_000, 3_000_000, 3_000_000)),
    ],
)
def test_amounts(read_text: ReadText, text: str, what: str, bounds: tuple[int | None, ...]) -> None:
    figures = [(f.what, (f.low, f.best, f.high)) for f in read_text(text).figures]
    assert (what, bounds) in figures


@pytest.mark.parametrize(
    "text", ["The war began in 1998.", "He left at 9 a.m. on 3 March.", "The talks lasted three days."]
)
def test_dates_are_no_figures(read_text: ReadText, text: str) -> None:
    assert not read_text(text).figures


def test_claimants_stand_side_by_side(read_text: ReadText) -> None:
    coded = read_text(
        "The ministry said 12 soldiers were killed in Homs. A rebel spokesman said 40 soldiers were killed in Homs."
    )
    assert [f.claimant for f in coded.figures] == ["The ministry", "A rebel spokesman"]
    assert [(r.a, r.b, r.relation) for r in coded.figure_relations] == [("f0", "f1", "differ")]
