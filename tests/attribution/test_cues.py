"""The lexicon: its rows, and that every row's example is read and its counterexample is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from dateline.attribution import CueLexicon, attribute
from dateline.parse import Parser
from dateline.records import Document

Rows = list[dict[str, str]]
COLUMNS = ["lemma", "pos", "frame", "stance", "adoption", "attitude", "medium", "example", "counterexample"]
ROW = {
    "lemma": "say", "pos": "verb", "frame": "that;quote", "stance": "neutral", "adoption": "neutral",
    "attitude": "no", "medium": "any",
}  # fmt: skip


def test_rows_are_many_sorted_and_whole(rows: Rows) -> None:
    counts = Counter(row["pos"] for row in rows)
    assert counts["verb"] >= 230
    assert counts["noun"] >= 70
    assert counts["adj"] >= 20
    assert counts["prep"] >= 10
    assert list(rows[0]) == [*COLUMNS, "source", "asof"]
    keys = [(row["lemma"], row["pos"]) for row in rows]
    assert keys == sorted(keys)
    assert all(value and value == value.strip() for row in rows for value in row.values())


@pytest.mark.parametrize("column", ["pos", "frame", "stance", "adoption", "attitude", "medium"])
def test_unknown_values_are_refused(column: str) -> None:
    with pytest.raises(ValueError, match=f"say: {column}"):
        CueLexicon.of([{**ROW, column: "nonsense"}])


def test_a_lemma_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        CueLexicon.of([ROW, ROW])


def test_lookup_knows_phrasal_and_prepositional_cues(lexicon: CueLexicon) -> None:
    assert lexicon.get("say", "verb") is not None
    assert lexicon.get("say", "noun") is None
    assert "out" in lexicon.phrasal["point"]
    assert lexicon.prepositional["according"][0][0] == ("according", "to")


def test_examples_are_read_and_counterexamples_are_not(
    rows: Rows, parser: Parser, lexicon: CueLexicon, make_document: Callable[[str], Document]
) -> None:
    documents = [make_document(row[column]) for row in rows for column in ("example", "counterexample")]
    parses = parser.parse(documents)
    wrong = []
    for number, (document, parse) in enumerate(zip(documents, parses)):
        row = rows[number // 2]
        found = [
            a for a in attribute(document, parse, lexicon, "test").attributions
            if a.cue_lemma == row["lemma"] and a.why.rule.split(".")[1] == row["pos"] and a.content
        ]  # fmt: skip
        if bool(found) == bool(number % 2):
            wrong.append((row["lemma"], row["pos"], document.text))
    assert wrong == []
