"""The codebook in words: every code has an entry, and what it says is what the tables say."""

from __future__ import annotations

import pytest

from conftest import ReadText
from dateline.codebook import Entry, UnknownCode, all_codes, entry, overview
from dateline.knowledge.load import rows_of


def part(found: Entry, title: str) -> tuple[str, ...]:
    return next((lines for name, lines in found.parts if name.startswith(title)), ())


@pytest.mark.parametrize("code", all_codes())
def test_every_code_has_an_entry(code: str) -> None:
    found = entry(code)
    assert found.heading
    assert found.parts, "an entry says more than its name"
    assert all(line for _, lines in found.parts for line in lines)


def test_a_type_shows_its_rules_modes_and_mapping() -> None:
    found = entry("assault")
    assert found.code == "ASSAULT"
    assert "quad class 4 (material conflict)" in found.heading
    assert any(line.startswith("aerial (-9.5)") for line in part(found, "Modes"))
    assert any(line.startswith("195 ") for line in part(found, "CAMEO codes"))
    assert any("verb:" in line and " Not: " in line for line in part(found, "Rules that give it"))
    assert any(line.startswith("FIGHT") for line in part(found, "Under plover-0.5"))


def test_a_mode_of_several_types_lists_them() -> None:
    assert {line.partition(":")[0] for line in part(entry("meet"), "Meanings")} == {"REQUEST/meet", "REJECT/meet"}


def test_cameo_codes_are_strings_with_parent_and_decision() -> None:
    found = entry("0353")
    assert part(found, "Parent") == ("035 Promise to give way",)
    assert part(found, "PLOVER") == ("CONCEDE, context rights_freedoms",)
    assert part(found, "Decided")


def test_an_unknown_code_names_what_is_near() -> None:
    with pytest.raises(UnknownCode, match="aerial"):
        entry("aeriel")


def test_the_overview_counts_the_rules() -> None:
    rows = list(overview())
    assert len(rows) == 16
    assert sum(int(row[4]) for row in rows) == len(rows_of("verbs")) + len(rows_of("nouns")) >= 900


def test_decisions_are_about_codes_that_exist() -> None:
    known = {*all_codes()}
    for row in rows_of("crosswalk_decisions"):
        assert row["conflict"].endswith("."), row["id"]
        assert row["decision"].endswith("."), row["id"]
        assert set(row["about"].split(";")) <= known, row["id"]


@pytest.mark.parametrize("row", rows_of("plover_contexts"), ids=lambda r: r["context"])
def test_the_example_of_a_context_has_it(read_text: ReadText, row: dict[str, str]) -> None:
    found = read_text(row["example"]).event_mentions
    assert row["context"] in {context for mention in found for context in mention.contexts}


@pytest.mark.parametrize(
    "row", [r for r in rows_of("plover_sectors") if r["sector"] != "UNK"], ids=lambda r: r["sector"]
)
def test_the_example_of_a_sector_has_it(read_text: ReadText, row: dict[str, str]) -> None:
    """UNK is for exports: an actor of which nothing is told has no sector here."""
    actors = read_text(f"On Monday {row['example']} spoke.").actors
    assert row["sector"] in {sector for actor in actors for sector in actor.sectors}
