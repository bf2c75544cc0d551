"""English is read, other languages are named; short texts get the benefit of the doubt."""

from __future__ import annotations

import pytest

from dateline.text import language_of
from dateline.text.language import LANGUAGES


@pytest.mark.parametrize(
    "text",
    [
        "Envoys of the two governments met on Tuesday for the first time in months.",
        "Talks resume in Velden",
        "Rebels attack Mena",
        "Protests in Dakar",
        "M23 take Goma",
        "Al-Hasakah, Abu Kamal, al-Tanf, al-Shaddadi and Tal Abyad were named by the governor.",
    ],
)
def test_english(text: str) -> None:
    assert language_of(text)[0] == "en"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Les rebelles attaquent la ville", "fr"),
        ("Attaque à Bamako", "fr"),
        ("Повстанцы атакуют город", "ru"),
        ("هجوم على المدينة", "ar"),
        ("Die Rebellen haben die Stadt angegriffen, sagte ein Sprecher der Armee am Dienstag.", "de"),
        ("Los rebeldes atacaron la ciudad el martes, dijo un portavoz del ejército.", "es"),
    ],
)
def test_other_languages(text: str, language: str) -> None:
    assert language_of(text)[0] == language


def test_no_letters_have_no_language() -> None:
    assert language_of("12 — 34") == ("und", 0.0)


def test_the_probability_is_rounded() -> None:
    probability = language_of("Talks resume in Velden")[1]
    assert probability == round(probability, 3)


def test_english_is_among_the_languages() -> None:
    assert "en" in LANGUAGES
    assert len(set(LANGUAGES)) == len(LANGUAGES) >= 40
