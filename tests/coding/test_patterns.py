"""Every pattern and outer act that ships: its example is coded by it, its counterexample is not."""

import pytest

from check_patterns import check
from dateline.coder import Coder
from dateline.knowledge.load import rows_of


@pytest.mark.parametrize(
    ("kind", "table", "least"), [("verb", "verbs", 250), ("noun", "nouns", 80), ("act", "acts", 80)]
)
def test_examples(coder: Coder, kind: str, table: str, least: int) -> None:
    rows = [(r["id"], r["example"], r["counterexample"]) for r in rows_of(table)]
    assert len(rows) >= least
    assert all(good and bad for _, good, bad in rows)
    assert check(kind, rows, coder) == []
