"""Quantities with bounds, what they count, who claims them, and how those of one report stand to each other."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import ReadText
from dateline.claims.numbers import LARGEST, read_number
from dateline.records import Bound, Coded, Figure

Bounds = tuple[Bound | None, Bound | None, Bound | None]


def bounds(figure: Figure) -> Bounds:
    return figure.low, figure.best, figure.high


def exact(number: int) -> Bounds:
    return number, number, number


@pytest.mark.parametrize(
    ("text", "what", "expected"),
    [
        ("The blast killed 12 people.", "people", exact(12)),
        ("At least 30 villagers were wounded.", "villager", (30, None, None)),
        ("More than a dozen tenants were arrested.", "tenant", (12, None, None)),
        ("No fewer than 20 miners died.", "miner", (20, None, None)),
        ("Over 700 sailors were evacuated.", "sailor", (700, None, None)),
        ("Up to 200 fighters crossed the river.", "fighter", (None, None, 200)),
        ("As many as 40 fishermen drowned.", "fisherman", (None, None, 40)),
        ("Fewer than 50 soldiers were killed.", "soldier", (None, None, 50)),
        ("Between 20 and 30 soldiers died.", "soldier", (20, None, 30)),
        ("Between 60,000 and 70,000 bakers marched.", "baker", (60_000, None, 70_000)),
        ("Some 2,800–3,400 families fled.", "family", (2_800, None, 3_400)),
        ("Medics said 20-30 pilgrims were hurt.", "pilgrim", (20, None, 30)),
        ("Between 2 and 3 million people were displaced.", "people", (2_000_000, None, 3_000_000)),
        ("The choir said 28,000 ±3,000 people marched.", "people", (25_000, 28_000, 31_000)),
        ("Some 2,500 protesters gathered.", "protester", exact(2_500)),
        ("Nearly 300 villagers were detained.", "villager", exact(300)),
        ("Around 40 nurses were hurt.", "nurse", exact(40)),
        ("A dozen farmers were hurt.", "farmer", exact(12)),
        ("Half a million people fled.", "people", exact(500_000)),
        ("The flood displaced 1.5 million people.", "people", exact(1_500_000)),
        ("Dozens of villagers fled.", "villager", (12, None, 99)),
        ("Thousands of people marched.", "people", (1_000, None, 9_999)),
        ("Tens of thousands of clerks marched.", "clerk", (20_000, None, 99_000)),
        ("Several officers were hurt.", "officer", (3, None, 9)),
        ("Several hundred pupils were evacuated.", "pupil", (300, None, 999)),
        ("Two hundred and five soldiers were deployed.", "soldier", exact(205)),
        ("Three thousand five hundred troops were stationed there.", "troop", exact(3_500)),
        ("The strike killed twenty-one workers.", "worker", exact(21)),
        ("Twenty-three were arrested.", "people", exact(23)),
        ("Donors gave 3 million dollars.", "", exact(3_000_000)),
        ("The port asked for $20m.", "", exact(20_000_000)),
        ("The dam cost about €1.5bn.", "", exact(1_500_000_000)),
        ("The reservoir lost 5.2 billion cubic metres.", "", exact(5_200_000_000)),
        ("100+ people were arrested.", "people", (100, None, None)),
    ],
)
def test_amounts(read_text: ReadText, text: str, what: str, expected: Bounds) -> None:
    assert (what, expected) in [(f.what, bounds(f)) for f in read_text(text).figures]


@pytest.mark.parametrize("word", ["Some", "About", "Nearly", "Around", "Roughly"])
def test_about_is_approximate(read_text: ReadText, word: str) -> None:
    assert [f.approximate for f in read_text(f"{word} 300 villagers fled.").figures] == [True]


@pytest.mark.parametrize(
    ("text", "measure", "counts"),
    [
        ("The blast killed 12 and wounded 30.", "killed", [12]),
        ("The blast killed 12 and wounded 30.", "wounded", [30]),
        ("Twelve killed, 30 wounded in depot blast", "wounded", [30]),
        ("12 people were killed and 30 wounded.", "wounded", [30]),
        ("The clashes left 12 dead and 40 injured.", "killed", [12]),
        ("The clashes left 12 dead and 40 injured.", "wounded", [40]),
        ("His nurses were treating 63 wounded people.", "wounded", [63]),
        ("Seven of the wounded died overnight.", "killed", [7]),
        ("About 12 people are missing and 40 are feared dead.", "missing", [12]),
        ("About 12 people are missing and 40 are feared dead.", "killed", [40]),
        ("The mayor confirmed the deaths of 29 people.", "killed", [29]),
        ("The clinic received 27 bodies.", "killed", [27]),
        ("The quake cost 22 lives.", "killed", [22]),
        ("The toll stood at 41.", "killed", [41]),
        ("The strike left 15 missing.", "missing", [15]),
        ("The raids killed 12 in 2019.", "killed", [12]),
        ("Police arrested around 70.", "arrested", [70]),
        ("The bomb killed one and injured four others.", "wounded", [4]),
        ("Guards held drivers; 14 were arrested later.", "arrested", [14]),
        ("Two gunmen killed three guards.", "killed", [3]),
        ("The number of arrests rose to 23.", "arrested", [23]),
        ("The league put the turnout at 900.", "people", [900]),
        ("The organisers speak of 50,000 people.", "people", [50_000]),
        ("The bishops counted 14,500 marchers.", "people", [14_500]),
        ("One officer was killed and one shop burned.", "killed", [1]),
        ("The mill paid 9,000 francs.", "money", [9_000]),
    ],
)
def test_measures(read_text: ReadText, text: str, measure: str, counts: list[int]) -> None:
    assert [f.best for f in read_text(text).figures if f.measure == measure] == counts


@pytest.mark.parametrize(
    ("text", "zeros"),
    [
        ("Nobody was killed in the raid.", [("people", "killed")]),
        ("No one was hurt.", [("people", "wounded")]),
        ("No soldiers were killed.", [("soldier", "killed")]),
        ("None of the hostages was hurt.", [("hostage", "wounded")]),
        ("The raid caused no injuries.", [("injury", "wounded")]),
        ("There were no casualties.", [("casualty", "casualties")]),
        ("The night passed without arrests.", [("arrest", "arrested")]),
        ("No new arrivals have been recorded there.", [("arrival", "people")]),
        ("There were no reports of casualties.", []),
        ("No soldiers will be killed.", []),
        ("No deaths could be confirmed.", []),
        ("The mayor has no plan.", []),
    ],
)
def test_an_explicit_zero(read_text: ReadText, text: str, zeros: list[tuple[str, str]]) -> None:
    figures = read_text(text).figures
    assert [(f.what, f.measure) for f in figures] == zeros
    assert all(bounds(f) == exact(0) and f.why.rule == "claims.figure.zero" for f in figures)


@pytest.mark.parametrize(
    "text",
    [
        "The war began in 1998.",
        "He left at 9 a.m. on 3 March.",
        "The talks lasted three days.",
        "A 15-year-old joined a 12-member team.",
        "They changed one comma.",
        "His three sons wept.",
        "Two teachers' unions met the two sides.",
        "The column fills the street for twelve blocks.",
        "Covid-19 closed Highway 66.",
        "Two residents said the road was shut.",
        "A 911 caller cited law HB 200 and a bar of 400 g.",
        "If 20 soldiers die, he will resign.",
        "The army did not kill 20 people.",
        "Nobody could fit 60,000 people into the square.",
        "The army denied that 40 villagers had been killed.",
        "The flood could kill 500 people.",
        "The ledger names 9999999999999999999999 people and 5000000 billion dollars.",
    ],
)
def test_no_figures(read_text: ReadText, text: str) -> None:
    assert not read_text(text).figures


@pytest.mark.parametrize(
    ("text", "claimants"),
    [
        ("The union put the turnout at 9,000. The police said 4,500.", ["The union", "The police"]),
        ("The clinic has registered 74 injured.", ["The clinic"]),
        ("The figure of 46 deaths given by the rebels could not be confirmed.", ["the rebels"]),
        ("The union's figure of 9,000 marchers was too high, a clerk said.", ["The union"]),
        ("The mill lost 40 workers in the fire.", [""]),
        ("The fund gave the clinic 500 euros.", [""]),
        (
            "The owners said 300 clerks had gathered, while the union claimed a turnout of 900.",
            ["The owners", "the union"],
        ),
    ],
)
def test_claimants(read_text: ReadText, text: str, claimants: list[str]) -> None:
    assert [f.claimant for f in read_text(text).figures] == claimants


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("Convoys of tens of vehicles crossed.", "vehicle convoy"),
        ("Boats carrying up to 20 people sank.", "people boat"),
        ("The mine saw 12 deaths a day.", "death day"),
        ("The town sent 12 trucks carrying 300 tonnes of flour.", "flour "),
        ("The mayor confirmed the deaths of 29 people.", "people "),
    ],
)
def test_per(read_text: ReadText, text: str, per: str) -> None:
    assert per in [f"{f.what} {f.per}" for f in read_text(text).figures]


def related(coded: Coded) -> list[tuple[Bound | None, str, Bound | None]]:
    """Relations by the single number of each figure."""
    values = {f.id: next((n for n in (f.best, f.low, f.high) if n is not None), None) for f in coded.figures}
    return [(values[r.a], r.relation, values[r.b]) for r in coded.figure_relations]


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        (
            "Toll of harbour blast climbs to 34\n\nThe blast killed at least 34 people, the mayor said.",
            [(34, "same", 34)],
        ),
        ("The mayor said the toll was 12. The governor said the toll was 12.", [(12, "same", 12)]),
        ("The death toll has risen from 27 to 34.", [(27, "update", 34)]),
        ("Officials raised the toll to 41 from 30.", [(30, "update", 41)]),
        ("Arrests rose to 23, up from 12.", [(12, "update", 23)]),
        ("The clinic has registered 74 injured, against 63 on Monday.", [(63, "update", 74)]),
        ("The mayor said 34 people were killed, raising an earlier toll of 27.", [(27, "update", 34)]),
        (
            "The clinic said 12 people were killed. On Friday the clinic said 19 people were killed.",
            [(12, "update", 19)],
        ),
        ("Shells killed 29 people, among them six children.", [(6, "subset", 29)]),
        ("Shells killed 29 people, including six children and two nurses.", [(6, "subset", 29), (2, "subset", 29)]),
        ("The clinic was treating 63 wounded people, 11 of them children.", [(11, "subset", 63)]),
        ("Six of the 34 dead were children.", [(6, "subset", 34)]),
        (
            "The ministry said 12 soldiers were killed in Homs. A rebel spokesman said 40 soldiers were killed in Homs.",
            [(12, "differ", 40)],
        ),
        ("The league put the turnout at 9,000. The police said 4,500.", [(9_000, "differ", 4_500)]),
        (
            "The league said 9,000 people marched. The police put the number at 4,500 and called the league's figure a lie.",
            [(4_500, "contradict", 9_000)],
        ),
    ],
)
def test_relations(read_text: ReadText, text: str, relations: list[tuple[int, str, int]]) -> None:
    coded = read_text(text)
    assert related(coded) == relations
    assert all(len(r.why.spans) == 2 and r.why.rule for r in coded.figure_relations)


@pytest.mark.parametrize(
    "text",
    [
        "The clinic said 34 people were killed. The police said dozens were wounded.",
        "Police said 12 soldiers were killed. Rebels said 40 civilians were killed.",
        "Police said 12 people were killed in Homs. Rebels said 40 people were killed in Aleppo.",
        "Police said 12 people were killed. The war has killed 40,000 people since 2014.",
        "Police said 12 people were killed. A similar attack killed 90 people, a priest said.",
        "The mine had 12 deaths a day, the union said. The owner said 40 deaths were on record.",
        "The mayor said 34 people were killed. Seven of the wounded died later, a nurse said.",
        "The mayor said dozens were wounded. The clinic said 63 people were wounded.",
        "The port lost 40 million euros, the mayor said. The union spoke of 210 million dollars.",
        "The mayor said 30 people were hurt. He counted 30 trucks.",
    ],
)
def test_what_is_not_comparable(read_text: ReadText, text: str) -> None:
    coded = read_text(text)
    assert coded.figures
    assert not coded.figure_relations


WORDS = ["one", "twenty", "-", "three", "hundred", "thousand", "million", "billion", "and", "half", "a", "dozen", "7",
         "1.5", "40,000", "k", "bn", "of", "m", "$"]  # fmt: skip


@settings(max_examples=300)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9))
def test_a_number_is_bounded_and_ends_inside_the_words(words: list[str]) -> None:
    for i in range(len(words)):
        number = read_number(words, i)
        assert number is None or (0 <= number.value <= LARGEST and i < number.end <= len(words))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from([*WORDS, "people", "to", "between", "±", "3,000", "killed", ",", "than", "more"]), max_size=12
    )
)
def test_any_words_are_read(read_text: ReadText, words: list[str]) -> None:
    for figure in read_text(" ".join(words)).figures:
        low, best, high = bounds(figure)
        given_bounds = [b for b in (low, best, high) if b is not None]
        assert given_bounds == sorted(given_bounds)
