"""Words of one act."""

from __future__ import annotations

import pytest

from dateline.knowledge.load import rows_of
from dateline.linking.wording import ActWords, stem

WORDS = ActWords.of(rows_of("act_words"))


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (["burn"], ["blaze"], True),
        (["arrest"], ["capture"], True),
        (["explode"], ["explosion"], True),
        (["withdraw"], ["withdrawal"], True),
        (["file"], ["filing"], True),  # one stem, in no set
        (["arrest"], ["blaze"], False),
        (["put", "arrest"], ["detain"], True),  # a head in no set: the other words speak for it
        (["sue", "arrest"], ["detain"], False),  # a head that is in one speaks for itself
        ([], ["blaze"], False),
    ],
)
def test_same(a: list[str], b: list[str], expected: bool) -> None:
    assert WORDS.same(a, b) is expected
    assert WORDS.same(b, a) is expected


@pytest.mark.parametrize(
    ("lemma", "expected"), [("killing", "kil"), ("kill", "kil"), ("red", "red"), ("explosion", "explos")]
)
def test_stem(lemma: str, expected: str) -> None:
    assert stem(lemma) == expected


def test_every_set_has_two_words_and_a_name_of_its_own() -> None:
    rows = rows_of("act_words")
    assert len({row["word"] for row in rows}) == len(rows) >= 100
    assert all(row["others"] and row["word"] not in row["others"].split(";") for row in rows)
