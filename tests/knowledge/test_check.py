"""What is found wrong with rows of a user's own; and that what ships has nothing of the kind."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from dateline.knowledge import Knowledge
from dateline.knowledge.check import CHECKS, KINDS, MAKERS, NAMED, NON_STATE, Finding, problems
from dateline.knowledge.load import rows_of, text_of
from dateline.knowledge.overlay import KEYS, OwnRow, completed
from dateline.knowledge.tables import Row

SECTORS = {row["sector"] for row in rows_of("plover_sectors")}

GOOD: dict[str, Row] = {
    "actors": {
        "id": "group:elm-front", "name": "Elm Front", "aliases": "Front of Elm;EFR", "short": "EF",
        "kind": "armed_group", "country": "KEN", "sectors": "REB;PTY", "start": "1999", "end": "2004-05-31",
    },
    "leaders": {
        "id": "person:jane-elm@2012-04", "name": "Jane Elm", "country": "KEN", "office": "prime minister",
        "sectors": "GOV", "start": "2012-04", "end": "2012",
    },
    "outlets": {"id": "outlet:elm-post", "name": "Elm Post", "country": "KEN", "sectors": "JRN"},
    "places": {
        "id": "place:KEN-SOM/elm-ford", "name": "Elm Ford", "kind": "site", "country": "KEN;SOM", "latitude": "-1.25",
        "longitude": "36", "population": "1200", "admin1": "geonames:170015",
    },
    "place_names": {"id": "geonames:170015", "name": "Elm Province"},
    "place_demonyms": {"word": "Elmer", "place": "KEN"},
    "countries": {"iso3": "ELM", "name": "Elmland", "latitude": "1.5", "longitude": "-180"},
    "roles": {"role": "elmwright", "sectors": "LAB", "kind": "people"},
    "verbs": {"id": "elmify", "lemma": "elmify", "type": "ASSAULT", "mode": "beat", "cameo": "182"},
    "nouns": {"id": "elmage", "lemma": "elmage", "type": "AGREE"},
    "acts": {"id": "elm-verb", "lemma": "elm", "operator": "promise"},
    "contested": {"term": "elmish", "kind": "loaded"},
    "hedges": {"term": "elmly", "kind": "hedge", "certainty": "-1"},
    "given_names": {"name": "Elmina", "gender": "f"},
    "toponym_stop": {"word": "Elm"},
}  # fmt: skip
"""A row of each table with nothing wrong in it."""


def found(
    table: str, *rows: Row, knowledge: Knowledge, shipped: Sequence[Row] = (), places: frozenset[str] = frozenset()
) -> list[Finding]:
    columns = text_of(table).partition("\n")[0].split("\t")
    own = completed([OwnRow(file="mine.tsv", line=n, row=row) for n, row in enumerate(rows, 2)], columns)
    return problems(table, own, knowledge, sectors=SECTORS, shipped=shipped, places=places)


def test_every_table_has_a_good_row_here() -> None:
    assert set(GOOD) == set(KEYS)
    assert set(CHECKS) | set(MAKERS) | set(KINDS) | NAMED <= set(KEYS)


@pytest.mark.parametrize("table", sorted(KEYS))
def test_nothing_is_found_in_a_good_row(table: str, knowledge: Knowledge) -> None:
    assert found(table, GOOD[table], knowledge=knowledge) == []


@pytest.mark.parametrize("table", sorted(set(KEYS) - {"places"}))
def test_nothing_is_found_in_what_ships(table: str, knowledge: Knowledge) -> None:
    """So a user may copy any row and change it. One table has rows that are not for copying: see the next test."""
    rows = rows_of(table)
    assert found(table, *rows, knowledge=knowledge, shipped=rows) == []


def test_what_ships_without_country(knowledge: Knowledge) -> None:
    """Seas and the like lie in no country."""
    assert found("places", *rows_of("places"), knowledge=knowledge, shipped=rows_of("places")) == []


def test_non_state_codes_are_those_that_ship(knowledge: Knowledge) -> None:
    used = {code for table in ("actors", "leaders", "outlets") for row in rows_of(table) for code in [row["country"]]}
    assert used - set(knowledge.countries) - {""} == NON_STATE


CASES = [
    # table, what is changed in the good row, what is said
    ("actors", {"id": ""}, "id is empty"),
    ("actors", {"name": " "}, "name is empty"),
    ("actors", {"kind": ""}, "kind is empty"),
    ("actors", {"id": "elm-front"}, "id 'elm-front' is not well formed"),
    ("actors", {"id": "group:Elm Front"}, "not well formed"),
    ("actors", {"id": "group:élm"}, "not well formed"),
    ("actors", {"id": "local:elm-front"}, "begins with local:"),
    ("actors", {"id": "person:elm-front"}, "begins with person:"),
    ("actors", {"id": "force:elm-front"}, "is that of an actor of kind force, and kind says armed_group"),
    ("actors", {"kind": "terrorists"}, "kind 'terrorists' is unknown; take one of: armed_group, force"),
    ("actors", {"sectors": "REB;FOO"}, "sector 'FOO' is unknown; PLOVER has AGR"),
    ("actors", {"country": "Kenya"}, "country 'Kenya' is unknown"),
    ("actors", {"country": "KEN;SOM"}, "country 'KEN;SOM' is unknown"),
    ("actors", {"start": "99"}, "start '99' is no date"),
    ("actors", {"start": "2004-13"}, "start '2004-13' is no date"),
    ("actors", {"end": "2003-02-29"}, "end '2003-02-29' is no date"),
    ("actors", {"end": "31.5.2004"}, "end '31.5.2004' is no date"),
    ("actors", {"end": "20040531"}, "end '20040531' is no date"),
    ("actors", {"start": "2004-06"}, "start 2004-06 is later than end 2004-05-31"),
    ("actors", {"aliases": "Front of Elm;E-F"}, "the alias 'E-F' has fewer than 3 letters"),
    ("actors", {"country": "PSE", "aliases": "HAMAS"}, "'HAMAS' is a name of group:hamas (Hamas) already"),
    ("actors", {"country": "PSE", "name": "Hamas"}, "'Hamas' is a name of group:hamas"),
    ("actors", {"country": "USA", "aliases": "Barack Obama"}, "'Barack Obama' is a name of person:barack-obama"),
    ("actors", {"aliases": "Kenya"}, "'Kenya' is a name of the country KEN"),
    ("leaders", {"country": ""}, "country is empty"),
    ("leaders", {"office": ""}, "office is empty"),
    ("leaders", {"id": "person:jane-elm@April"}, "not well formed"),
    ("leaders", {"id": "jane-elm"}, "not well formed"),
    ("leaders", {"sectors": "PRESIDENT"}, "sector 'PRESIDENT' is unknown"),
    ("leaders", {"start": "2013"}, "start 2013 is later than end 2012"),
    ("outlets", {"id": "elmpost.example"}, "not well formed"),
    ("outlets", {"country": "GBR", "aliases": "BBC"}, "'BBC' is a name of outlet:bbc"),
    ("places", {"id": "elm-ford"}, "not well formed"),
    ("places", {"country": ""}, "country is empty"),
    ("places", {"country": "KEN;XXX"}, "country 'XXX' is unknown"),
    ("places", {"kind": "ford"}, "kind 'ford' is unknown; take one of: district, province"),
    ("places", {"latitude": "-91"}, "latitude '-91' is no number of degrees between -90 and 90"),
    ("places", {"latitude": "north"}, "latitude 'north'"),
    ("places", {"latitude": "nan"}, "latitude 'nan'"),
    ("places", {"longitude": "180.1"}, "longitude '180.1' is no number of degrees between -180 and 180"),
    ("places", {"longitude": ""}, "longitude is empty"),
    ("places", {"population": "1,200"}, "population '1,200' is no number of people"),
    ("places", {"admin1": "geonames:1"}, "admin1 'geonames:1' is no place that is known"),
    ("places", {"admin1": "geonames:x"}, "admin1 'geonames:x'"),
    ("places", {"admin1": "Elm Province"}, "admin1 'Elm Province'"),
    ("places", {"aliases": "Xy"}, "the alias 'Xy' has fewer"),
    ("place_names", {"id": "geonames:0"}, "id 'geonames:0' is no place"),
    ("place_demonyms", {"place": "XXX"}, "place 'XXX' is no place"),
    ("countries", {"latitude": "100"}, "latitude '100'"),
    ("roles", {"kind": "job"}, "kind 'job' is unknown"),
    ("roles", {"sectors": "JOB"}, "sector 'JOB' is unknown"),
    ("verbs", {"lemma": ""}, "lemma is empty"),
    ("verbs", {"type": ""}, "type '' is unknown; take one of: ACCUSE"),
    ("verbs", {"type": "FIGHT"}, "type 'FIGHT' is unknown"),
    ("verbs", {"mode": "hug"}, "ASSAULT has no mode 'hug'; it has"),
    ("verbs", {"cameo": "18.2"}, "cameo '18.2' is no CAMEO code"),
    ("nouns", {"mode": "beat"}, "AGREE has no mode 'beat'"),
    ("nouns", {"cameo": "57"}, "cameo '57' is no CAMEO code"),
    ("acts", {"operator": "sing"}, "operator 'sing' is unknown; take one of: accuse"),
    ("contested", {"kind": "rude"}, "kind 'rude' is unknown; take one of: designation, distancing, loaded, off"),
    ("contested", {"kind": ""}, "this row cannot be read: ''"),
    ("contested", {"parts": "NOUN;THING"}, "part of speech 'THING' is unknown; take one of: ADJ, ADV, NOUN, VERB"),
    ("contested", {"with": "oil;Land"}, "with 'Land' is no word in small letters"),
    ("contested", {"with": "oil; land"}, "with ' land' is no word in small letters"),
    ("contested", {"not_with": "tax,diet"}, "not_with 'tax,diet' is no word in small letters"),
    ("contested", {"not_with": "tax;"}, "not_with '' is no word in small letters"),
    ("contested", {"with": "oil", "not_with": "tax;oil"}, "'oil' stands in with and in not_with"),
    ("contested", {"example": "The council met."}, "example 'The council met.' does not hold the term 'elmish'"),
    ("contested", {"counterexample": "The council met."}, "counterexample 'The council met.' does not hold"),
    ("contested", {"term": ""}, "term is empty"),
    ("hedges", {"certainty": "much"}, "this row cannot be read: invalid literal"),
    ("given_names", {"name": ""}, "name is empty"),
]


@pytest.mark.parametrize(("table", "changed", "says"), CASES)
def test_what_is_wrong_is_found_with_its_line(table: str, changed: Row, says: str, knowledge: Knowledge) -> None:
    (finding,) = found(table, {**GOOD[table], **changed}, knowledge=knowledge)
    assert says in finding.message
    assert str(finding) == f"mine.tsv, line 2: {finding.message}"


def test_a_key_that_stands_twice(knowledge: Knowledge) -> None:
    first, second = GOOD["roles"], {**GOOD["roles"], "kind": "body"}
    (finding,) = found("roles", first, second, knowledge=knowledge)
    assert (finding.line, finding.message) == (3, "role 'elmwright' stands in line 2 already; leave one of the two out")


def test_two_rows_of_one_name_in_one_country(knowledge: Knowledge) -> None:
    other = {**GOOD["actors"], "id": "group:other", "name": "Other Front", "aliases": "elm front"}
    (finding,) = found("actors", GOOD["actors"], other, knowledge=knowledge)
    assert (finding.line, finding.message.split(";")[0]) == (3, "'elm front' is a name of group:elm-front already")
    assert found("actors", GOOD["actors"], {**other, "country": "SOM"}, knowledge=knowledge) == []


def test_intervals_of_one_person_share_their_name(knowledge: Knowledge) -> None:
    later = {**GOOD["leaders"], "id": "person:jane-elm@2015", "start": "2015", "end": ""}
    assert found("leaders", GOOD["leaders"], later, knowledge=knowledge) == []


def test_another_country_may_have_the_name(knowledge: Knowledge) -> None:
    assert found("actors", {**GOOD["actors"], "aliases": "Hamas"}, knowledge=knowledge) == []


def test_a_copy_of_a_shipped_row_may_keep_what_it_has(knowledge: Knowledge) -> None:
    shipped = rows_of("actors")
    union = next(row for row in shipped if row["id"] == "org:european-union")
    assert len(found("actors", union, knowledge=knowledge)) > 1
    assert found("actors", union, knowledge=knowledge, shipped=shipped) == []
    (finding,) = found("actors", {**union, "aliases": "EU;E2"}, knowledge=knowledge, shipped=shipped)
    assert "'E2'" in finding.message


def test_places_that_come_with_the_row_are_known(knowledge: Knowledge) -> None:
    area = {**GOOD["places"], "id": "place:KEN/elm-area", "name": "Elm Area", "kind": "province", "admin1": ""}
    ford = {**GOOD["places"], "admin1": "place:KEN/elm-area"}
    assert found("places", area, ford, knowledge=knowledge) == []
    demonym = {"word": "Elmer", "place": "place:KEN/elm-area"}
    assert len(found("place_demonyms", demonym, knowledge=knowledge)) == 1
    assert found("place_demonyms", demonym, knowledge=knowledge, places=frozenset({"place:KEN/elm-area"})) == []


def test_findings_stand_in_the_order_of_the_lines(knowledge: Knowledge) -> None:
    bad = [{**GOOD["actors"], "sectors": "FOO", "country": "XXX"}, {**GOOD["actors"], "kind": "x"}, GOOD["actors"]]
    lines = [finding.line for finding in found("actors", *bad, knowledge=knowledge)]
    assert lines == [2, 2, 3, 3, 4]
