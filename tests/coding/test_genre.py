"""What kind of text a report is, and by which words."""

from __future__ import annotations

import pytest

from conftest import ReadText, document_of
from dateline.coder import Coder, Reading, code
from dateline.records import Capture, Report

CASES = [
    ("The striker scored twice before half-time and the goalkeeper saved a penalty.", "sport"),
    ("Shares fell after a profit warning, and investors sold the stock at a discount.", "business"),
    ("In the opening scene of the film the novelist plays herself, and critics loved the soundtrack.", "culture"),
    ("The typhoon brought heavy rainfall and floods; the forecaster warned of another storm.", "other"),
    ('Rebels attacked a village on Monday. "They came at dawn," a farmer said.', "news"),
]


OBITUARIES = [
    ("Nora Quigley has died at 88. She was arrested twice.", True),
    ("The baker died in his sleep on Friday.", True),
    ("A soldier has died in fighting near the border.", False),
    ("A teenager aged 16 died after a raid on the camp.", False),
    ("Three nurses have died in Goma.", False),
]


@pytest.mark.parametrize(("text", "told"), OBITUARIES)
def test_an_obituary_is_of_one_death_without_violence(read_text: ReadText, text: str, told: bool) -> None:
    why = read_text(text).report.genre_why
    assert why is not None
    assert (why.rule == "coding.genre.obituary") is told


@pytest.mark.parametrize(("text", "genre"), CASES, ids=[c[1] for c in CASES])
def test_genre(read_text: ReadText, text: str, genre: str) -> None:
    report = read_text(text).report
    assert report.genre == genre
    assert report.genre_why is not None
    assert all(span.of(text) for span in report.genre_why.spans)


@pytest.mark.parametrize(
    ("url", "title", "genre"),
    [
        ("https://paper.example/sport/2026/may/a-dull-day", "", "sport"),
        ("https://paper.example/opinion/2026/a-dull-day", "", "opinion"),
        ("https://paper.example/world/a-dull-day", "Explained: the new border", "other"),
        ("https://paper.example/world/live/a-dull-day", "", "live"),
    ],
)
def test_the_address_tells(coder: Coder, url: str, title: str, genre: str) -> None:
    report = Report(id="report:test", url=url, title=title)
    capture = Capture(report=report.id, sha256="", media_type="text")
    (coded,) = code(
        [Reading(report=report, capture=capture, document=document_of("Nothing happened in the town."))], coder
    )
    assert coded.report.genre == genre


def test_nothing_is_left_out_for_its_genre(read_text: ReadText) -> None:
    """A real deed in a report of sport is kept."""
    text = "The striker scored a hat-trick before half-time. Police arrested four fans of the goalkeeper outside the stadium."
    coded = read_text(text)
    assert coded.report.genre == "sport"
    assert [m.type for m in coded.event_mentions] == ["COERCE"]
