"""What kind of speaker somebody is once it is known whom the words stand for, and which outlet relays it."""

import pytest

from conftest import ReadText
from dateline.records import Coded


def kinds(coded: Coded) -> list[str]:
    return [a.speaker_kind for a in coded.attributions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jelena Novak, a baker, said the ovens were cold.", ["named"]),
        ("Jelena Novak shut the shop. She said the ovens were cold.", ["named"]),
        ("The mayor of Split said the ovens were cold.", ["office"]),
        ("The district engineer said the dam was safe.", ["office"]),
        ("A retired engineer said the dam was safe.", ["anonymous"]),
        ("Two engineers said the dam was safe.", ["anonymous"]),
        ("The Kenyan government said the dam was safe.", ["group"]),
        ("The rebels said the dam was safe.", ["group"]),
        ("Residents said the dam had burst.", ["witness"]),
        ("The report said the dam was safe.", ["document"]),
        ("Reuters reported that the dam had burst.", ["outlet"]),
    ],
)
def test_kind(read_text: ReadText, text: str, expected: list[str]) -> None:
    assert kinds(read_text(text)) == expected


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("The governor told Reuters that the dam would hold.", "Reuters"),
        ("The governor told reporters that the dam would hold.", ""),
        ("The governor told the minister that the dam would hold.", ""),
    ],
)
def test_an_outlet_that_is_told_something_relays_it(read_text: ReadText, text: str, via: str) -> None:
    coded = read_text(text)
    assert "".join(s.of(text) for s in coded.attributions[0].via) == via
