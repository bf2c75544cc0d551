"""Where sentences may start."""

import pytest

from dateline.parse.boundaries import FORBID, FORCE, FREE, sentence_starts


@pytest.mark.parametrize(
    ("words", "index", "expected"),
    [
        ("The envoy left . Talks ended .", 4, FORCE),
        ("The U.S. Secretary spoke .", 2, FREE),
        ("Then Rep. Jane Roe spoke .", 2, FORBID),
        ("Aleppo , Homs , and Raqqa fell .", 5, FORBID),
        ('He said : " Leave . " Then he left .', 7, FORCE),
        ('He said : " Leave . " Then he left .', 6, FORBID),
        ("They left ( all . Of them ) at noon .", 5, FORBID),
        ("Prices rose 3 . 5 percent", 3, FORBID),
        ("Gen. A. B. Smith spoke", 2, FORBID),
        ("It works ; however they left", 3, FORBID),
    ],
)
def test_start(words: str, index: int, expected: int) -> None:
    assert sentence_starts(words.split())[index] == expected


def test_first_token_of_a_block_always_starts() -> None:
    assert sentence_starts(["and", "so"])[0] == FORCE
