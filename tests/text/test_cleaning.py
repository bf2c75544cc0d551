"""Cleaning keeps every code point traceable."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.text import UnreadableText
from dateline.text.cleaning import clean, clean_line, is_hidden, pieces_of

WRAPPED = """\
Envoys of the two governments met on Tuesday for the first time in many
months, officials said, after weeks of shelling across the river near
Velden that had left several villages empty and cut off the govern-
ment offices on the other bank.

The Delta Relief Fund said that the road to the camp was open again, and
that water would reach it before the end of the week.
"""


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("one\u00a0two\u2009three\u3000four\tfive", "one two three four five"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("zero\u200bwidth, soft\u00adhyphen\ufeff", "zerowidth, softhyphen"),
        ("bell\x07 and \x9dnothing", "bell and nothing"),
        ("  edges  \n\n\n \n  of lines  ", "edges\n\nof lines"),
        ("govern-\nment", "government"),
        ("soft\u00ad\r\nening", "softening"),
        ("Al-\nHasakah", "Al-Hasakah"),
        ("an F-\n16", "an F-16"),
        ("US-\nbacked", "US-backed"),
        ("army-\nled", "army-led"),
        ("pre-\nand post-war", "pre- and post-war"),
        ("a cease-fire; the cease-\nfire", "a cease-fire; the cease-fire"),
        ("the talks -\nwhich failed", "the talks -\nwhich failed"),
        ("a\ud800b", "ab"),
        ("", ""),
        ("\n \n", ""),
    ],
)
def test_cleaning(source: str, text: str) -> None:
    assert clean(source).text == text


def test_wrapped_lines_become_paragraphs() -> None:
    first, second = clean(WRAPPED).text.split("\n\n")
    assert "\n" not in first + second
    assert first.endswith("cut off the government offices on the other bank.")
    assert "many months, officials" in first


def test_lines_that_are_paragraphs_stay() -> None:
    text = "Talks resume in Velden\nEnvoys met on Tuesday, officials said.\nThey will meet again.\nNo date was set."
    assert clean(text).text == text


def test_long_lines_are_paragraphs() -> None:
    text = "\n".join(
        ["Envoys of the two governments met on Tuesday, and nobody would say what they had talked about. " * 2] * 3
    )
    assert clean(text).text.count("\n") == 2


def test_a_headline_over_a_wrapped_text_stays_a_line() -> None:
    assert clean("Talks resume in Velden\n" + WRAPPED).text.startswith("Talks resume in Velden\nEnvoys of")


def test_a_line_of_titles_is_not_run_together() -> None:
    titles = "Bridge closed to trucks after the flood in the delta\nMinisters to visit the camps near the river port"
    assert clean(f"{WRAPPED}\nRelated News:\n{titles}").text.endswith(f"Related News:\n{titles}")
    assert clean(titles).text == titles


@pytest.mark.parametrize("text", ["x" * 1_000_001, "a line\n" * 800_000, " " * 5_000_001])
def test_too_long(text: str) -> None:
    with pytest.raises(UnreadableText) as caught:
        clean(text)
    assert caught.value.reason == "too_long"


def test_a_long_run_of_spaces_costs_no_more_than_its_length() -> None:
    assert clean("a" + " " * 900_000 + "b").text[0] == "a"
    assert clean(("a" + " " * 900 + "\n") * 900).text.count("\n") == 899


ODD = st.text(
    alphabet=st.sampled_from("aB1-.,:()[] \n\r\t\u00a0\u00ad\u200b\ufeff\u2028\x07é—") | st.characters(), max_size=300
)


@given(ODD)
def test_every_code_point_maps_back(source: str) -> None:
    cleaned = clean(source)
    pieces = pieces_of(cleaned)
    assert sum(piece.length for piece in pieces) == len(cleaned.text)
    at = end = 0
    for piece in pieces:
        assert piece.length == piece.source_length > 0
        assert piece.start == at
        assert piece.source_start >= end
        at, end = piece.start + piece.length, piece.source_start + piece.source_length
        for ours, theirs in zip(cleaned.text[piece.start : at], source[piece.source_start : end], strict=True):
            assert ours == theirs or (ours in " \n" and theirs.isspace()) or (ours == "-" and theirs == "\u00ad")


@given(ODD)
def test_nothing_visible_is_lost_but_hyphens_at_line_ends(source: str) -> None:
    def visible(text: str) -> str:
        return "".join(c for c in text if not c.isspace() and not is_hidden(c) and c not in "-\u2010")

    assert visible(clean(source).text) == visible(source)


@given(ODD)
def test_cleaning_twice_adds_no_white_space(source: str) -> None:
    text = clean(source).text
    assert text == text.strip(" \n")
    assert "\n\n\n" not in text
    assert not set(text) & set("\r\t\u00a0\u00ad\u200b\ufeff")


@given(ODD)
def test_a_cleaned_line_is_one_line(source: str) -> None:
    line = clean_line(source)
    assert "\n" not in line
    assert "  " not in line
    assert line == line.strip()
