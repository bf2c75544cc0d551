"""Actor dictionaries in the format of PETRARCH, all invented: what they give, and what is rejected with its line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.knowledge import Knowledge
from dateline.knowledge.check import KINDS, NON_STATE, problems
from dateline.knowledge.load import rows_of, text_of
from dateline.knowledge.overlay import completed
from dateline.knowledge.petrarch import BODIES, COUNTRIES, PREFIXES, SECTORS, SILENT, convert, name_of
from dateline.knowledge.tables import Row

PLOVER = {row["sector"] for row in rows_of("plover_sectors")}


def actor(text: str) -> Row:
    (own,) = convert(text).actors
    return own.row


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("HARBOUR_FRONT_", "Harbour Front"),
        ("HARBOUR_FRONT=", "Harbour Front"),
        ("  HARBOUR  FRONT__ ", "Harbour Front"),
        ("OSAMA_BIN_LADEN_", "Osama bin Laden"),
        ("FRONT_FOR_THE_LIBERATION_OF_ELM", "Front for the Liberation of Elm"),
        ("THE_ELM", "The Elm"),
        ("AL-ELM_BRIGADE", "Al-Elm Brigade"),
        ("MARTA_AL-ELM", "Marta al-Elm"),
        ("ANNE-MARIE_ELM", "Anne-Marie Elm"),
        ("MARTA_DE_LA_ELM", "Marta de la Elm"),
        ("MARTA_MCELM", "Marta McElm"),
        ("O'ELMER", "O'Elmer"),
        ("HENRY_ELM_IV", "Henry Elm IV"),
        ("XI_ELMING", "Xi Elming"),
        ("KWK", "KWK"),
        ("KWK_ELM", "KWK Elm"),
        ("MRS_ELM", "Mrs Elm"),
        ("1ST_ELM_BRIGADE", "1st Elm Brigade"),
        ("Elm_of_MacElm_", "Elm of MacElm"),
        ("_", ""),
    ],
)
def test_names(written: str, name: str) -> None:
    assert name_of(written) == name


@pytest.mark.parametrize(
    ("code", "country", "sectors", "kind", "prefix"),
    [
        ("KENREB", "KEN", "REB", "armed_group", "group"),
        ("KENINS", "KEN", "REB", "armed_group", "group"),
        ("KENSEPREB", "KEN", "REB", "armed_group", "group"),
        ("KENUAF", "KEN", "UAF", "armed_group", "group"),
        ("KENMIL", "KEN", "MIL", "force", "force"),
        ("KENCOP", "KEN", "COP", "force", "force"),
        ("KENGOVSPY", "KEN", "GOV;SPY", "organisation", "org"),
        ("KENMED", "KEN", "JRN", "organisation", "org"),
        ("KENHLH", "KEN", "MED", "organisation", "org"),
        ("KENGOVHLH", "KEN", "GOV;MED", "organisation", "org"),
        ("KENOPPPTY", "KEN", "OPP;PTY", "organisation", "org"),
        ("KENRADREB", "KEN", "REB", "armed_group", "group"),
        ("kenhri", "KEN", "SOC", "organisation", "org"),
        ("---MIL", "", "MIL", "force", "force"),
        ("CRM", "", "CRM", "organisation", "org"),
        ("INTMED", "", "JRN", "organisation", "org"),
        ("EURBUS", "", "BUS", "organisation", "org"),
        ("IGO", "IGO", "GOV", "organisation", "org"),
        ("IGOUNO", "UNO", "GOV", "organisation", "org"),
        ("IGOEUREEC", "EUR", "GOV", "organisation", "org"),
        ("IGOUNOMIL", "UNO", "MIL", "force", "force"),
        ("NGOHLH", "NGO", "MED", "organisation", "org"),
        ("NGMENV", "NGO", "SOC", "organisation", "org"),
        ("NGOCHR", "NGO", "SOC;REL", "organisation", "org"),
        ("MNC", "MNC", "BUS", "organisation", "org"),
        ("IMGMOS", "IMG", "REB;REL", "armed_group", "group"),
        ("KSVREB", "KOS", "REB", "armed_group", "group"),
    ],
)
def test_codes(code: str, country: str, sectors: str, kind: str, prefix: str) -> None:
    converted = convert(f"ELM_BODY_ [{code}]")
    row = converted.actors[0].row
    assert (row["country"], row["sectors"], row["kind"]) == (country, sectors, kind)
    assert row["id"] == f"{prefix}:elm-body" + (f"-{country.lower()}" if country else "")
    assert (row["name"], row["source"]) == ("Elm Body", "PETRARCH-format dictionary")
    assert converted.rejected == converted.dropped == ()


def test_the_tables_of_codes_fit_ours(knowledge: Knowledge) -> None:
    assert set(SECTORS.values()) <= PLOVER
    assert {sector for _, sector in PREFIXES.values()} - {""} <= PLOVER
    assert {code for code, _ in PREFIXES.values()} | set(BODIES.values()) - {""} <= NON_STATE | {""}
    assert set(COUNTRIES.values()) <= set(knowledge.countries)
    no_country = set(SECTORS) | SILENT | set(PREFIXES)
    assert not no_country & set(knowledge.countries), "a chunk that is taken for no country must not be one"


@pytest.mark.parametrize(
    ("code", "start", "end"),
    [
        ("KENREB <990131", "", "1999-01-31"),
        ("KENREB > 990131", "1999-01-31", ""),
        ("KENREB >20050101", "2005-01-01", ""),
        ("KENREB 990131-041231", "1999-01-31", "2004-12-31"),
        ("KENREB 19990131 - 20041231", "1999-01-31", "2004-12-31"),
        ("KENREB >300101", "2030-01-01", ""),
        ("KENREB >310101", "1931-01-01", ""),
    ],
)
def test_dates(code: str, start: str, end: str) -> None:
    row = actor(f"ELM_BODY_ [{code}]")
    assert (row["start"], row["end"]) == (start, end)


LINES = """\
# A dictionary of nobody
MARTA_ELM_  ; a comment
+M._ELM_
+ELM=   # another
+MARTA_ELM_
+XI_
    [KENELI <990101]
\t[KENGOV 990101-041231] [KENOPP > 20050101]
    [KENEDU]

HARBOUR_FRONT_ [KENREB]
+FRONT_OF_THE_HARBOUR
"""


def test_synonyms_comments_and_intervals() -> None:
    converted = convert(LINES, "elm.txt")
    (front,) = converted.actors
    assert (front.file, front.line, front.row["aliases"]) == ("elm.txt", 11, "Front of the Harbour")
    assert [(own.line, own.row["id"], own.row["sectors"]) for own in converted.leaders] == [
        (7, "person:marta-elm", "ELI"),
        (8, "person:marta-elm@1999", "GOV"),
        (8, "person:marta-elm@2005", "OPP"),
    ]
    assert {own.row["aliases"] for own in converted.leaders} == {"M. Elm;Elm"}
    assert {own.row["office"] for own in converted.leaders} == {"office"}
    assert [(own.row["start"], own.row["end"]) for own in converted.leaders] == [
        ("", "1999-01-01"),
        ("1999-01-01", "2004-12-31"),
        ("2005-01-01", ""),
    ]
    assert converted.rejected == ()
    assert converted.dropped == (
        (6, "the synonym 'Xi' has fewer than 3 letters"),
        (9, "a code of Marta Elm without a date beside dated ones"),
    )


@pytest.mark.parametrize(
    ("codes", "ids"),
    [
        ("[KENGOV >990101]", ["person:elm"]),
        ("[KENGOV 990101-991231] [KENMIL >20040101]", ["person:elm@1999", "person:elm@2004"]),
        ("[KENMIL >20040101] [KENLEG 990101-991231]", ["person:elm@1999", "person:elm@2004"]),
        ("[KENGOV 990101-990331] [KENELI >990401]", ["person:elm@1999-01", "person:elm@1999-04"]),
        ("[KENGOV 990101-990109] [KENELI >990110]", ["person:elm@1999-01-01", "person:elm@1999-01-10"]),
    ],
)
def test_ids_of_intervals(codes: str, ids: list[str]) -> None:
    assert [own.row["id"] for own in convert(f"ELM_ {codes}").leaders] == ids


def test_what_is_dated_and_no_office_is_a_body_with_one_row() -> None:
    converted = convert("ELM_FRONT_\n [KENREB 990101-041231]\n [KENMIL >20050101]\n")
    (own,) = converted.actors
    assert (own.line, own.row["sectors"], own.row["start"], own.row["end"]) == (1, "MIL", "1999-01-01", "")
    assert converted.dropped == ((2, "another code of Elm Front: its row can have one only"),)
    both = convert("ELM_FRONT_ [KENREB <990101] [KENCRM]").actors[0].row
    assert (both["sectors"], both["start"], both["end"]) == ("CRM", "", ""), (
        "what holds without a date holds for all time"
    )


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("ELM_", 1, "Elm has no code in brackets that can be read"),
        ("\n# x\nELM_ []", 3, "[] is no code"),
        ("ELM_ [KEN GOV]", 1, "[KEN GOV] is no code"),
        ("ELM_ [KENG0V]", 1, "[KENG0V] is no code"),
        ("ELM_ [KENGO]", 1, "KENGO does not fall into chunks of three letters"),
        ("ELM_ [KENGOV >1999]", 1, "1999 is no date"),
        ("ELM_ [KENGOV >991301]", 1, "19991301 is no date"),
        ("ELM_ [KENGOV 050101-040101]", 1, "begins later than it ends"),
        ("ELM_ [KENGOV", 1, "'[KENGOV' is neither a name nor a code in brackets"),
        ("ELM_ [KENGOV] x", 1, "'x' is neither"),
        ("ELM_ [KEN]", 1, "names a country and no role"),
        ("ELM_ [KENXYZ]", 1, "has no role that is known"),
        ("_ [KENGOV]", 1, "has no Latin letters"),
        ("ЭЛЬМ_ [KENGOV]", 1, "has no Latin letters"),
        ("+ELM_", 1, "nothing stands above it"),
        ("  [KENGOV]", 1, "nothing stands above it"),
        ("ELM_ [KENREB]\n+ELMER_ [KENGOV]", 2, "a synonym has no code of its own"),
    ],
)
def test_rejected_lines(text: str, line: int, reason: str) -> None:
    rejected = convert(text).rejected
    assert any(number == line and reason in said for number, said in rejected), rejected


def test_a_bad_entry_does_not_leave_its_synonyms_to_the_one_above() -> None:
    converted = convert("ELM_FRONT_ [KENREB]\nOAK_FRONT_ [KENREB\n+FRONT_OF_OAK_\n")
    (own,) = converted.actors
    assert own.row["aliases"] == ""
    assert [line for line, _ in converted.rejected] == [2]


def test_one_bad_code_leaves_the_others() -> None:
    converted = convert("ELM_ [KENGOV >99] [KENGOV >990101]")
    assert len(converted.leaders) == len(converted.rejected) == 1


def test_unknown_chunks_are_told_and_left_out() -> None:
    converted = convert("ELM_ [KENREBXYZ]")
    assert converted.actors[0].row["sectors"] == "REB"
    assert converted.dropped == ((1, "XYZ in [KENREBXYZ] is no role that is known"),)


def test_rows_pass_the_checks(knowledge: Knowledge) -> None:
    converted = convert(LINES)
    for table, rows in (("actors", converted.actors), ("leaders", converted.leaders)):
        columns = text_of(table).partition("\n")[0].split("\t")
        assert all(set(own.row) <= set(columns) for own in rows)
        assert problems(table, completed(rows, columns), knowledge, sectors=PLOVER) == []


@given(st.text(alphabet="ELM_+[]<>-#;= \n\tKENGOV9012é", max_size=200))
def test_nothing_that_is_read_ends_in_an_error(text: str) -> None:
    converted = convert(text)
    assert all(own.row["name"] and own.row["kind"] in KINDS["actors"] for own in converted.actors)
    assert all(own.row["office"] == "office" for own in converted.leaders)
