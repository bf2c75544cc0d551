"""What mentions refer to: names, people, roles, coreference, places."""

import pytest

from conftest import ReadText
from dateline.records import Coded


def refs(coded: Coded) -> dict[str, str]:
    """Reference by head surface; the last mention of a surface wins."""
    assert coded.document is not None
    by_mention = {r.mention: r.ref for r in coded.resolutions}
    return {m.head.of(coded.document.text): by_mention[m.id] for m in coded.mentions if m.id in by_mention}


@pytest.mark.parametrize(
    ("text", "surface", "ref"),
    [
        ("France recalled its envoy.", "France", "FRA"),
        ("US forces left the base.", "forces", "USA/MIL"),
        ("American troops left the base.", "troops", "USA/MIL"),
        ("The Kenyan government signed the pact.", "government", "KEN/GOV"),
        ("Sudan's army shelled the town.", "army", "SDN/MIL"),
        ("Rebels in Chad attacked a convoy.", "Rebels", "TCD/REB:rebel"),
        ("The Palestinians rejected the plan.", "Palestinians", "PSE/CVL"),
        ("The Kremlin rejected the plan.", "Kremlin", "RUS/GOV"),
        ("Gunmen attacked a market in Mali.", "Gunmen", "---/UAF:gunman"),
        ("Hezbollah fired rockets at Haifa.", "Hezbollah", "group:hezbollah"),
        ("Kataib Hezbollah fired rockets at the base.", "Hezbollah", "group:kataib-hezbollah"),
        ("The Iraqi Kataib Hezbollah fired rockets at the base.", "Hezbollah", "group:kataib-hezbollah"),
        ("UN peacekeepers reached the town.", "peacekeepers", "org:united-nations"),
        ("President Vladimir Putin met the envoy.", "Putin", "person:vladimir-putin"),
    ],
)
def test_actor(read_text: ReadText, text: str, surface: str, ref: str) -> None:
    assert refs(read_text(text))[surface] == ref


def test_a_modifier_that_contradicts_the_name_keeps_it_open(read_text: ReadText) -> None:
    assert refs(read_text("The Turkish Hezbollah fired rockets at the base."))["Hezbollah"] != "group:hezbollah"


@pytest.mark.parametrize(
    ("text", "surface", "same_as"),
    [
        ("The National Salvation Front (NSF) seized the port. The NSF said it would stay.", "NSF", "Front"),
        ("The National Salvation Front seized the port. The Front said it would stay.", "it", "Front"),
        (
            "Kataib Hezbollah (Hezbollah Brigades) fired rockets. The Brigades said they would go on.",
            "Brigades",
            "Hezbollah",
        ),
        ("Prime Minister Jane Okello visited Kenya. The Prime Minister praised the army.", "Minister", "Okello"),
        ("Prime Minister Jane Okello visited Kenya. She praised the army.", "She", "Okello"),
        ("The Northern Front attacked the base. The group said the army had fled.", "group", "Front"),
        (
            "Turkey has armed the Northern Front militias, and the Turkish-backed forces hold the town.",
            "forces",
            "militias",
        ),
        ("Israel withdrew its troops.", "its", "Israel"),
        ("The army has threatened the rebels, indicating its readiness to fight.", "its", "army"),
    ],
)
def test_coreference(read_text: ReadText, text: str, surface: str, same_as: str) -> None:
    found = refs(read_text(text))
    assert found[surface]
    assert found[surface] == found[same_as]


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Jane Roe met Ann Poe. Then Joan Doe met Mary Moe. It rained.", "It"),
        ("The treaty bans such weapons.", "treaty"),
    ],
)
def test_left_open(read_text: ReadText, text: str, surface: str) -> None:
    assert not refs(read_text(text)).get(surface)


@pytest.mark.parametrize(
    ("text", "surface", "place"),
    [
        ("Shells fell in Syria, in the provinces of Homs, Idlib, and Raqqa.", "Raqqa", "province"),
        ("Shells fell in the city of Raqqa.", "Raqqa", "town"),
        ("Trucks crossed into northern Iraq.", "Iraq", "country"),
        ("A ship sank in the Black Sea.", "Sea", "region"),
    ],
)
def test_place_precision(read_text: ReadText, text: str, surface: str, place: str) -> None:
    coded = read_text(text)
    precision = {p.id: p.precision for p in coded.places}
    assert precision[refs(coded)[surface]] == place


def test_we_and_the_enemy_hold_only_inside_the_words(read_text: ReadText) -> None:
    coded = read_text('The Houthi movement fired at American warships. "We will fight the enemy," the Houthis said.')
    within = {r.ref: r.within for r in coded.resolutions if r.within}
    assert within
    assert set(within.values()) <= {a.id for a in coded.attributions}


def test_private_persons_are_not_public(read_text: ReadText) -> None:
    coded = read_text("Jane Okello, a teacher, met President Vladimir Putin.")
    public = {a.name: a.public for a in coded.actors}
    assert public["Jane Okello"] is False
    assert public["Vladimir Putin"] is True


def test_candidates_not_chosen_are_kept(read_text: ReadText) -> None:
    coded = read_text("The ministers met in Tripoli.")
    assert any(r.candidates for r in coded.resolutions)


@pytest.mark.parametrize(
    ("text", "surface", "wrong"),
    [
        ("Fighters of the March 23 Movement left. The army denied it.", "army", "group:m23"),
        ("Furaha Bisimwa, a trader, spoke to reporters.", "Bisimwa", "person:bertrand-bisimwa"),
        ("Joseph Putin, a baker, spoke to reporters.", "Putin", "person:vladimir-putin"),
        ("A port agent in Constanta told reporters so.", "agent", "ROU"),
        ("The new government sought recognition from Brazil.", "government", "BRA/GOV"),
    ],
)
def test_not_somebody_else(read_text: ReadText, text: str, surface: str, wrong: str) -> None:
    coded = read_text(text)
    assert refs(coded).get(surface) != wrong
    assert wrong not in {a.actor for a in coded.attributions}


def test_a_shared_name_is_decided_by_the_report(read_text: ReadText) -> None:
    coded = read_text("Talks opened in Seoul. The Korean government signed the pact. Officials in Busan agreed.")
    assert refs(coded)["government"] == "KOR/GOV"
    coded = read_text("The Korean government signed the pact.")
    assert refs(coded)["government"] == "---/GOV"
