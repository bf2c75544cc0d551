"""Pronouns and descriptions: one rule a row; the whole is measured in tests/gold."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.records import Coded

ReadText = Callable[[str], Coded]

HOUTHIS = "group:houthis"


def refs(coded: Coded, surface: str) -> list[str]:
    text = coded.document.text if coded.document else ""
    mentions = {m.id: m.span.of(text) for m in coded.mentions}
    return [r.ref for r in coded.resolutions if mentions[r.mention] == surface]


@pytest.mark.parametrize(
    ("text", "surface", "ref"),
    [
        ("Kenya said it would send troops.", "it", "KEN"),
        ("Kenya withdrew its troops from the port.", "its", "KEN"),
        ("It was clear that Kenya would send troops.", "It", ""),
        ("It rained all night in Kenya.", "It", ""),
        ("The Houthi movement released a video. The group denied the attack.", "The group", HOUTHIS),
        ("Maria Okello, a judge, met Paul Otieno. She left early.", "She", "local:person/maria-okello"),
        ("Maria Okello met Paul Otieno. He left early.", "He", "local:person/paul-otieno"),
        (
            "The Darfur Relief Network (DRN) lost eleven lorries. DRN called on both armies to help.",
            "DRN",
            "local:darfur-relief-network",
        ),
    ],
)
def test_reference(read_text: ReadText, text: str, surface: str, ref: str) -> None:
    assert set(refs(read_text(text), surface)) == {ref}


def test_empty_brackets_behind_a_name(read_text: ReadText) -> None:
    """Found on a page where a link had gone: the brackets were taken for a second name and broke the report."""
    assert refs(read_text("Kenya () said it would send troops."), "it") == ["KEN"]


def test_both_sides_are_two(read_text: ReadText) -> None:
    coded = read_text("Armenia shelled a post. Azerbaijan fired back. Both countries agreed to talks.")
    (both,) = [r for r in coded.resolutions if r.also]
    assert {both.ref, *both.also} == {"ARM", "AZE"}


def test_we_is_the_side_and_i_the_speaker(read_text: ReadText) -> None:
    coded = read_text('"We will hold the town and I will not leave," said Colonel Juma Otieno, a spokesman for M23.')
    assert refs(coded, "We") == ["group:m23"]
    assert refs(coded, "I") == ["local:person/juma-otieno"]


def test_the_town_is_recorded_as_that_place(read_text: ReadText) -> None:
    coded = read_text("Shells fell on Goma. Gunmen killed two traders in the town.")
    (mention,) = [m for m in coded.event_mentions if m.type == "ASSAULT" and m.places]
    names = {p.id: p.name for p in coded.places}
    assert [names[p.place] for p in mention.places] == ["Goma"]
