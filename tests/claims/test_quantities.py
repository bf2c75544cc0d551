"""Units, shares and things; whose, per what, how counted, how sure, as of when: one sentence each, written for the rule."""

import pytest

from conftest import ReadText
from dateline.claims.shares import WHOLES
from dateline.records import Bound, Figure

Bounds = tuple[Bound | None, Bound | None, Bound | None]


def bounds(figure: Figure) -> Bounds:
    return figure.low, figure.best, figure.high


def exact(number: Bound) -> Bounds:
    return number, number, number


@pytest.mark.parametrize(
    ("text", "unit", "what", "measure", "expected"),
    [
        ("The column is 2.5 km long.", "kilometre", "", "distance", exact(2.5)),
        ("Militants advanced some seven miles.", "mile", "", "distance", exact(7)),
        ("They cut a 12-kilometre trench.", "kilometre", "", "distance", exact(12)),
        ("The fire took 600 acres of maize.", "acre", "maize", "area", exact(600)),
        ("The marsh covers over 80 sq km.", "square kilometre", "", "area", (80, None, None)),
        ("Trucks brought 30 tonnes of flour.", "tonne", "flour", "other", exact(30)),
        ("Police found half a tonne of opium.", "tonne", "opium", "other", exact(0.5)),
        ("The repairs cost 2.5 million Kenyan shillings.", "shilling", "", "money", exact(2_500_000)),
        ("The levy raised between 20 and 25 billion yen.", "yen", "", "money", (20 * 10**9, None, 25 * 10**9)),
        ("The fund has 12 crore rupees.", "rupee", "", "money", exact(120_000_000)),
        ("A third of the bakeries shut.", "percent", "bakery", "share", exact(33)),
        ("More than two-thirds of the wells are dry.", "percent", "well", "share", (67, None, None)),
        ("Half the orchard burned.", "percent", "orchard", "share", exact(50)),
        ("One in five tailors left.", "percent", "tailor", "share", exact(20)),
        ("Between 40% and 50% of pupils stayed home.", "percent", "pupil", "share", (40, None, 50)),
        ("Turnout was 58.3 percent.", "percent", "turnout", "share", exact(58.3)),
        ("Fewer than half the delegates came.", "percent", "delegate", "share", (None, None, 50)),
        ("Bread prices rose 12 per cent.", "percent", "price", "share", exact(12)),
    ],
)
def test_units_and_shares(read_text: ReadText, text: str, unit: str, what: str, measure: str, expected: Bounds) -> None:
    found = [(f.unit, f.what, f.measure, bounds(f)) for f in read_text(text).figures]
    assert found == [(unit, what, measure, expected)]


@pytest.mark.parametrize(
    ("text", "what", "measure", "expected"),
    [
        ("A quarter of a million people fled.", "people", "displaced", exact(250_000)),
        ("More than a million and a half refugees live there.", "refugee", "people", (1_500_000, None, None)),
        ("Hundreds of thousands of herders left.", "herder", "people", (100_000, None, 999_000)),
        ("The army sent a 6,000-strong brigade.", "people", "troops", exact(6_000)),
        ("A 10,000-member force will deploy.", "member", "troops", exact(10_000)),
        ("Two brigades of infantry crossed.", "brigade", "troops", exact(2)),
        ("American forces, now under 1,000 strong, will leave.", "people", "troops", (None, None, 1_000)),
        ("Rebels hit 45-plus lorries.", "lorry", "vehicles", (45, None, None)),
        ("The navy has nineteen F-16 jets.", "jet", "vehicles", exact(19)),
        ("Guards found 300 rounds of tear gas.", "round", "weapons", exact(300)),
        ("Shells flattened three homes.", "home", "buildings", exact(3)),
        ("Rustlers took 3,000 head of cattle.", "cattle", "other", exact(3_000)),
        ("The feast drew a crowd of 900.", "people", "people", exact(900)),
        ("Four Palestinians were freed.", "palestinian", "people", exact(4)),
        ("Two Frenchmen were jailed.", "frenchman", "arrested", exact(2)),
        ("Some 200 festival-goers fell ill.", "festival-goer", "people", exact(200)),
        ("At least 70 people were killed or wounded.", "people", "casualties", (70, None, None)),
        ("Gunmen abducted 43 pupils.", "pupil", "missing", exact(43)),
        ("The flood drove 84,000 people from their homes.", "people", "displaced", exact(84_000)),
        ("Six loaders were taken to hospital.", "loader", "wounded", exact(6)),
        ("Nine people are in custody.", "people", "arrested", exact(9)),
        ("No government soldiers died.", "soldier", "killed", exact(0)),
        ("No tanks were destroyed.", "tank", "vehicles", exact(0)),
    ],
)
def test_what_is_counted(read_text: ReadText, text: str, what: str, measure: str, expected: Bounds) -> None:
    assert [(f.what, f.measure, bounds(f)) for f in read_text(text).figures] == [(what, measure, expected)]


@pytest.mark.parametrize(
    "text",
    [
        "Amina Yusuf, 12, and her mother, Rahma, 41, were killed.",
        "The law protects children under five.",
        "The guards stopped every man between 15 and 50.",
        "The 36th brigade closed Route 4 under Resolution 1701.",
        "The 7.8 quake struck at 2 a.m. on 5 March.",
        "The guard is 1.9 metres tall.",
        "The boat reached port in a quarter of an hour.",
        "The second half of the game ended 3-1.",
    ],
)
def test_what_counts_nothing(read_text: ReadText, text: str) -> None:
    assert not read_text(text).figures


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Police freed 212 stranded Nigerians.", "Nigerians"),
        ("Rebels hit ten army trucks.", "army"),
        ("Rwanda keeps 4,000 soldiers there.", "Rwanda"),
        ("Two brigades of Ethiopian infantry crossed.", "Ethiopian"),
        ("Police found 14 Kalashnikov rifles.", ""),
        ("The toll of the Gao market strike climbed to 34.", ""),
    ],
)
def test_whose_they_are(read_text: ReadText, text: str, whose: str) -> None:
    assert [f.whose for f in read_text(text).figures] == [whose]


def test_the_side_is_the_actor_that_the_noun_refers_to(read_text: ReadText) -> None:
    coded = read_text("Twelve Russian soldiers were killed.")
    assert [f.side for f in coded.figures] == ["RUS/MIL"]
    assert "RUS/MIL" in {a.id for a in coded.actors}


@pytest.mark.parametrize(
    ("text", "counting"),
    [
        ("Another 12 miners died.", "increment"),
        ("Twelve more miners died.", "increment"),
        ("The blast brought the toll to 41.", "running"),
        ("The toll now stands at 33.", "running"),
        ("So far 33 people have died.", "running"),
        ("Police have arrested 33 people since June 25.", "running"),
        ("Twelve miners died.", ""),
    ],
)
def test_how_it_is_counted(read_text: ReadText, text: str, counting: str) -> None:
    assert [f.counting for f in read_text(text).figures] == [counting]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The clinic documented 52 deaths.", "confirmed"),
        ("The confirmed death toll is 33.", "confirmed"),
        ("An estimated 40 miners died.", "estimated"),
        ("The union believes that 40 miners died.", "estimated"),
        ("Hundreds are feared dead.", "feared"),
        ("As many as 150 sailors may have drowned.", "feared"),
        ("The mayor said 40 miners died.", "claimed"),
    ],
)
def test_how_sure_it_is(read_text: ReadText, text: str, status: str) -> None:
    assert [f.status for f in read_text(text).figures] == [status]


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        ("As of Monday, 300 people had been displaced.", ["Monday"]),
        ("By Tuesday evening 40 bodies had been found.", ["Tuesday evening"]),
        ("Since 7 October 300 people have died.", ["since 7 October"]),
        ("As of Monday 300 miners had fled, and by 3 May 400 miners had fled.", ["Monday", "3 May"]),
        ("Twelve miners died on Monday.", [""]),
    ],
)
def test_as_of_when(read_text: ReadText, text: str, as_of: list[str]) -> None:
    assert [f.as_of for f in read_text(text).figures] == as_of


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("Smugglers packed 60 people into each boat.", "boat"),
        ("The plan gives $10,000 per household.", "household"),
        ("Up to 20 shells an hour hit the town.", "hour"),
        ("Petrol sells at 9,000 pounds a gallon.", "gallon"),
        ("The toll was 87 a day earlier.", ""),
    ],
)
def test_per_what(read_text: ReadText, text: str, per: str) -> None:
    assert [f.per for f in read_text(text).figures] == [per]


def related(read_text: ReadText, text: str) -> list[tuple[Bound | None, str, Bound | None]]:
    coded = read_text(text)
    value = {f.id: next(n for n in (f.best, f.low, f.high) if n is not None) for f in coded.figures}
    return [(value[r.a], r.relation, value[r.b]) for r in coded.figure_relations]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        (
            "The minister dismissed reports by a union that nine miners had died. Four miners died, he said.",
            (4, "contradict", 9),
        ),
        (
            "The army said 200 rebels were killed. A rebel spokesman called the figure a lie and said 12 fighters died.",
            (12, "contradict", 200),
        ),
        (
            "The company says 14 miners died. “Nonsense, there were 37,” said Wanda Kruk of the union.",
            (37, "contradict", 14),
        ),
        (
            "As of Friday, the ministry had recorded 80 deaths. The union said that as of Friday 240 people had died.",
            (80, "contradict", 240),
        ),
        (
            "Rescuers said on Friday that 10 miners were missing. On Saturday they said four were missing.",
            (10, "update", 4),
        ),
        ("The fund gave $2 billion. Half a billion dollars of that went to Chad.", (500_000_000, "subset", 2 * 10**9)),
        ("Four of the victims were welders, an envoy said. The fire killed 49 people in all.", (4, "subset", 49)),
        ("The mayor said 210 homes burned. A clerk said 210 houses burned.", (210, "same", 210)),
        (
            "The government put the damage at $40 million, while insurers put it at $95 million.",
            (40_000_000, "differ", 95_000_000),
        ),
    ],
)
def test_relations_by_other_words(read_text: ReadText, text: str, relation: tuple[Bound, str, Bound]) -> None:
    assert related(read_text, text) == [relation]


def test_what_is_denied_but_no_figure_denies_none(read_text: ReadText) -> None:
    text = "The army denies any role in the strike: the clinic counts 34 dead, and the broadcaster has spoken of 12."
    assert related(read_text, text) == [(34, "differ", 12)]


def test_wholes_of_one_in_so_many_are_no_years() -> None:
    assert max(WHOLES) < 1900
