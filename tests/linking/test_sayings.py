"""Sayings of a report, and which of many say what is looked for."""

import pytest

from conftest import ReadText
from dateline.linking.sayings import ranked, sayings_of


def test_contents_of_attributions_and_the_outlet_s_own_sentences(read_text: ReadText) -> None:
    text = "The ferry sank off Bergen. The owner denied that it was overloaded. Two sailors died, the mayor said."
    found = {s.text: (s.attribution, s.polarity) for s in sayings_of(read_text(text))}
    assert found == {
        "The ferry sank off Bergen.": ("", "affirmed"),
        "that it was overloaded": ("a0", "negated"),
        "Two sailors died": ("a1", "affirmed"),
    }


def test_an_unread_report_says_nothing(read_text: ReadText) -> None:
    assert sayings_of(read_text("")) == ()


POSTINGS = {
    "ferri": [(1, 0), (2, 4), (3, 1)],
    "sank": [(1, 1), (2, 9)],
    "bergen": [(1, 3), (2, 0)],
    "monday": [(1, 5), (3, 7)],
}
"""1 has the four terms in the order looked for, 2 three of them in another, 3 two common ones."""
SOUGHT = ["the", "ferri", "sank", "off", "bergen", "on", "monday"]


def test_the_same_words_come_before_the_same_claim() -> None:
    assert [(f.number, f.match) for f in ranked(SOUGHT, POSTINGS, 100)] == [(1, "same words"), (2, "same claim")]


def test_words_too_common_to_be_looked_up_may_stand_between() -> None:
    terms = ["fire", "at", "the", "port"]
    assert ranked(terms, {"fire": [(7, 0)], "port": [(7, 3)]}, 50)[0].match == "same words"
    assert ranked(terms, {"fire": [(7, 0)], "port": [(7, 8)]}, 50)[0].match == "same claim"


@pytest.mark.parametrize("terms", [[], ["the"], ["unheard"]])
def test_nothing_is_like_nothing(terms: list[str]) -> None:
    assert ranked(terms, {}, 10) == []


def test_scores_are_shares_of_what_is_looked_for() -> None:
    assert all(0 < f.score <= 1 for f in ranked(SOUGHT, POSTINGS, 100))
    assert ranked(["ferri", "sank"], {"ferri": [(1, 0)], "sank": [(1, 1)]}, 10)[0].score == 1.0
