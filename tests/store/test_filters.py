"""What users ask the full-text index for is words, never operators."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.store import UnknownFilter, tables_of
from dateline.store.filters import conditions, match_of


@pytest.mark.parametrize(
    ("words", "match"),
    [
        ("market strike", '"market" "strike"'),
        ('"market strike" Goma', '"market strike" "Goma"'),
        ("strik*", '"strik"*'),
        ("NOT a:b (c OR", '"NOT" "a:b" "(c" "OR"'),
        ('"', '""'),
        ("", '""'),
    ],
)
def test_match(words: str, match: str) -> None:
    assert match_of(words) == match


@given(st.text(alphabet=st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_no_search_breaks_the_index(words: str) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5 (text)")
    connection.execute("SELECT * FROM t WHERE t MATCH ?", (match_of(words),)).fetchall()
    connection.close()


def test_an_unknown_filter_lists_the_known_ones() -> None:
    for table in tables_of():
        with pytest.raises(UnknownFilter, match="limit"):
            conditions(table, {"colour": "red"})  # type: ignore[typeddict-unknown-key]
    with pytest.raises(UnknownFilter):
        conditions("claims", {"type": "ASSAULT"})


def test_empty_filters_filter_nothing() -> None:
    assert conditions("events", {"type": "", "actor": None}) == ("1", {"limit": -1})
