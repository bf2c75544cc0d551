"""The ontology tables are complete, well-formed and agree with each other. Read with csv alone, without the loader."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from itertools import pairwise

import pytest

Row = dict[str, str]

HEADERS = {
    "plover_types.tsv": "type quad score recipient definition includes excludes source asof",
    "plover_modes.tsv": "type mode score definition source asof",
    "plover_contexts.tsv": "context definition keywords excludes example source asof",
    "plover_sectors.tsv": "sector definition primary excludes example source asof",
    "cameo.tsv": "code label parent quad goldstein plover mode context source asof",
    "cameo_default.tsv": "type mode cameo source asof",
    "codebook_differences.tsv": "aspect plover-2.0 cameo plover-0.5 told note example source asof",
}

QUADS = {
    1: {"AGREE", "CONSULT", "SUPPORT", "CONCEDE"},
    2: {"COOPERATE", "AID", "RETREAT"},
    3: {"REQUEST", "ACCUSE", "REJECT", "THREATEN"},
    4: {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"},
}

ROOT_QUADS = {f"{root:02}": 1 + (root > 5) + (root > 8) + (root > 13) for root in range(1, 21)}
"""CAMEO roots 01-05, 06-08, 09-13 and 14-20. Not the QuadClass column of GDELT, which differs for 09 and 14."""

QUAD_DIFFERS = {
    "02": "CAMEO files appeals under verbal cooperation, PLOVER files every request under verbal conflict",
    "08": "CAMEO has one root for all yielding; PLOVER calls it verbal (CONCEDE) until it has an effect (RETREAT)",
    "116": "a verdict stands under disapproval in CAMEO; PLOVER counts it as SANCTION",
}
"""Code prefixes whose CAMEO quad is not that of their PLOVER type."""

TYPE_DIFFERS = {
    ("RETREAT", ""): ("CONCEDE", "the only code for yielding that names no kind of it is shared with CONCEDE"),
    ("RETREAT", "ceasefire"): ("CONCEDE", "one code for a truce proclaimed and for a truce kept"),
    ("RETREAT", "resign"): ("CONCEDE", "CAMEO has no code for a resignation; 0831 would claim that it was demanded"),
}
"""Types and modes whose best CAMEO code reads back as another type."""

MODE_DIFFERS = {
    ("ASSAULT", "primitive"): ("beat", "CAMEO has one code for bodily attack with and without a blade or tool"),
    ("COERCE", "censor"): ("restrict", "CAMEO's code for limits on expression takes more than censorship"),
    ("MOBILIZE", "militia"): ("troops", "CAMEO does not say whose armed forces are called up"),
}
"""Types and modes whose best CAMEO code reads back with another mode."""

NO_SCALE_VALUE = {"155", "176", "1834"}
"""Codes that came after the published scale: no value is better than an invented one."""

OLD_TYPES = {"DEMAND", "DISAPPROVE", "INVESTIGATE", "FIGHT"}
"""Types of plover-0.5 that plover-2.0 has no more."""


def text(name: str) -> str:
    return (files("dateline.knowledge") / "data" / name).read_text(encoding="utf-8")


@cache
def table(name: str) -> tuple[Row, ...]:
    return tuple(csv.DictReader(text(name).splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def types() -> dict[str, Row]:
    return {row["type"]: row for row in table("plover_types.tsv")}


def modes() -> set[tuple[str, str]]:
    return {(row["type"], row["mode"]) for row in table("plover_modes.tsv")}


def cameo() -> dict[str, Row]:
    return {row["code"]: row for row in table("cameo.tsv")}


def is_known(kind: str, mode: str) -> bool:
    return kind in types() and (not mode or (kind, mode) in modes())


@pytest.mark.parametrize("name", HEADERS)
def test_table_is_clean(name: str) -> None:
    lines = text(name).split("\n")
    header = lines[0].split("\t")
    assert header == HEADERS[name].split()
    assert lines[-1] == ""
    for number, line in enumerate(lines[1:-1], 2):
        fields = line.split("\t")
        assert len(fields) == len(header), f"{name}, line {number}"
        assert all(field == field.strip() and '"' not in field for field in fields), f"{name}, line {number}"


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("plover_types.tsv", "includes"),
        ("plover_types.tsv", "excludes"),
        ("plover_contexts.tsv", "keywords"),
        ("cameo.tsv", "context"),
    ],
)
def test_lists_are_joined_without_spaces_or_gaps(name: str, column: str) -> None:
    for row in table(name):
        parts = row[column].split(";") if row[column] else []
        assert all(part and part == part.strip() for part in parts)
        assert len(parts) == len(set(parts))


@pytest.mark.parametrize("name", HEADERS)
def test_rows_are_sorted_and_unique(name: str) -> None:
    width = 2 if name in {"plover_modes.tsv", "cameo_default.tsv"} else 1
    keys = [tuple(row.values())[:width] for row in table(name)]
    assert all(a < b for a, b in pairwise(keys))


@pytest.mark.parametrize("name", [n for n, header in HEADERS.items() if header.endswith("source asof")])
def test_facts_name_source_and_month(name: str) -> None:
    for row in table(name):
        assert row["source"]
        assert len(row["asof"]) == 7
        assert row["asof"][4] == "-"


def test_counts() -> None:
    assert len(types()) == 16
    assert len(table("plover_contexts.tsv")) == 37
    assert len(table("plover_sectors.tsv")) == 25
    assert len(modes()) == 67
    assert [sum(len(code) == n for code in cameo()) for n in (2, 3, 4)] == [20, 149, 149]


def test_types() -> None:
    assert {quad: {t for t, row in types().items() if row["quad"] == str(quad)} for quad in QUADS} == QUADS
    assert {t for t, row in types().items() if row["recipient"] == "required"} == {"COOPERATE", "AID", "SANCTION"}
    assert {row["recipient"] for row in types().values()} == {"required", "optional"}
    assert all(row["definition"] and row["includes"] and row["excludes"] for row in types().values())
    assert float(types()["ACCUSE"]["score"]) == -3


def test_scores_have_the_sign_of_their_quad() -> None:
    for row in types().values():
        score = float(row["score"])
        assert score > 0 if int(row["quad"]) < 3 else score <= 0
        assert -10 <= score <= 10


def test_modes() -> None:
    for row in table("plover_modes.tsv"):
        assert row["type"] in types()
        assert row["mode"]
        assert row["definition"]
    assert [(r["type"], r["mode"]) for r in table("plover_modes.tsv") if not r["score"]] == [("PROTEST", "vandalize")]
    for row in table("plover_modes.tsv"):
        same_sign = float(row["score"] or 0) * float(types()[row["type"]]["score"]) >= 0
        assert same_sign or (row["type"], row["mode"]) == ("REQUEST", "assist")


def test_context_keywords() -> None:
    for row in table("plover_contexts.tsv"):
        assert 5 <= len(row["keywords"].split(";")) <= 25, row["context"]
        assert row["keywords"] == row["keywords"].lower(), row["context"]


def test_sectors() -> None:
    assert {row["sector"] for row in table("plover_sectors.tsv") if row["primary"] == "no"} == {"OPP", "PRE"}
    assert {row["primary"] for row in table("plover_sectors.tsv")} == {"yes", "no"}


def test_codes_are_strings_with_leading_zeros() -> None:
    assert {code for code in cameo() if len(code) == 2} == set(ROOT_QUADS)
    assert all(code.isascii() and code.isdigit() for code in cameo())
    assert {"010", "0211", "155", "176", "1834"} <= set(cameo())


def test_parents() -> None:
    for code, row in cameo().items():
        assert row["parent"] == ("" if len(code) == 2 else code[:-1])
        assert not row["parent"] or row["parent"] in cameo()


def test_every_root_has_its_fallback() -> None:
    for root in ROOT_QUADS:
        assert cameo()[root + "0"]["plover"] == cameo()[root]["plover"]


def test_labels_differ() -> None:
    labels = [row["label"] for row in cameo().values()]
    assert all(labels)
    assert len(labels) == len(set(labels))


def test_scale_values() -> None:
    assert {code for code, row in cameo().items() if not row["goldstein"]} == NO_SCALE_VALUE
    assert all(-10 <= float(row["goldstein"] or 0) <= 10 for row in cameo().values())


def test_cameo_reads_as_known_plover() -> None:
    contexts = {row["context"] for row in table("plover_contexts.tsv")}
    for code, row in cameo().items():
        if code.startswith("01"):
            assert (row["plover"], row["mode"], row["context"]) == ("", "", "")
        else:
            assert is_known(row["plover"], row["mode"]), code
            assert set(row["context"].split(";")) - {""} <= contexts, code


def test_quads_agree() -> None:
    for code, row in cameo().items():
        assert int(row["quad"]) == ROOT_QUADS[code[:2]]
        if row["plover"] and not code.startswith(tuple(QUAD_DIFFERS)):
            assert row["quad"] == types()[row["plover"]]["quad"], code


def test_appeals_mirror_demands() -> None:
    for code, row in cameo().items():
        if code.startswith("02"):
            demand = cameo()["10" + code[2:]]
            assert [row[k] for k in ("plover", "mode", "context")] == [demand[k] for k in ("plover", "mode", "context")]


def test_defaults_cover_every_type_and_mode() -> None:
    given = {(row["type"], row["mode"]) for row in table("cameo_default.tsv")}
    assert given == modes() | {(kind, "") for kind in types()}


def test_defaults_map_back() -> None:
    for row in table("cameo_default.tsv"):
        key = (row["type"], row["mode"])
        code = cameo()[row["cameo"]]
        assert code["plover"] == TYPE_DIFFERS.get(key, (row["type"], ""))[0], key
        if row["mode"] and code["mode"]:
            assert code["mode"] == MODE_DIFFERS.get(key, (row["mode"], ""))[0], key


def test_no_exception_is_idle() -> None:
    defaults = {(row["type"], row["mode"]): cameo()[row["cameo"]] for row in table("cameo_default.tsv")}
    assert {key: defaults[key]["plover"] for key in TYPE_DIFFERS} == {key: t for key, (t, _) in TYPE_DIFFERS.items()}
    assert {key: defaults[key]["mode"] for key in MODE_DIFFERS} == {key: m for key, (m, _) in MODE_DIFFERS.items()}


@pytest.mark.parametrize(
    ("kind", "mode", "code"),
    [
        ("AGREE", "", "030"),
        ("CONSULT", "", "040"),
        ("CONSULT", "visit", "042"),
        ("THREATEN", "violence", "138"),
        ("ACCUSE", "disapprove", "111"),
        ("ACCUSE", "allege", "112"),
        ("ACCUSE", "investigate", "090"),
        ("ASSAULT", "aerial", "195"),
    ],
)
def test_default(kind: str, mode: str, code: str) -> None:
    assert [r["cameo"] for r in table("cameo_default.tsv") if (r["type"], r["mode"]) == (kind, mode)] == [code]


@pytest.mark.parametrize(
    ("code", "kind", "mode"),
    [
        ("0353", "CONCEDE", ""),
        ("055", "CONCEDE", ""),
        ("0813", "CONCEDE", ""),
        ("0841", "RETREAT", "release"),
        ("0871", "CONCEDE", ""),
        ("112", "ACCUSE", "allege"),
        ("114", "ACCUSE", "disapprove"),
        ("116", "SANCTION", "convict"),
        ("124", "REJECT", "yield"),
        ("133", "THREATEN", "restrict"),
        ("143", "PROTEST", ""),
        ("155", "MOBILIZE", "weapons"),
        ("163", "SANCTION", "discontinue"),
        ("1712", "ASSAULT", "destroy"),
        ("176", "COERCE", "cyber"),
        ("191", "COERCE", "restrict"),
        ("192", "COERCE", "seize"),
        ("1952", "ASSAULT", "drone"),
        ("202", "ASSAULT", "targeted"),
    ],
)
def test_code_reads_by_the_text_of_the_manual(code: str, kind: str, mode: str) -> None:
    assert (cameo()[code]["plover"], cameo()[code]["mode"]) == (kind, mode)


def test_codebook_differences() -> None:
    for row in table("codebook_differences.tsv"):
        assert is_known(*row["plover-2.0"].partition("/")[::2]), row["aspect"]
        assert row["plover-0.5"].partition("/")[0] in types().keys() | OLD_TYPES | {""}, row["aspect"]
        assert row["plover-2.0"] != row["plover-0.5"]
        assert row["note"]
        assert row["example"].endswith(".")
        assert row["aspect"].isidentifier()
        assert row["aspect"].islower()
