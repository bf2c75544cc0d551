"""Contexts: from the clause first, then its sentence, then its paragraph, each with the words that told it."""

from __future__ import annotations

from conftest import ReadText
from dateline.records import Coded, Why


def why(coded: Coded) -> Why:
    return dict(coded.event_mentions[0].whys)["contexts"]


def test_clause(read_text: ReadText) -> None:
    text = "Police arrested a former minister over bribery."
    coded = read_text(text)
    assert coded.event_mentions[0].contexts == ("corruption",)
    assert why(coded).note == "corruption: clause"
    assert [span.of(text) for span in why(coded).spans] == ["bribery"]


def test_another_acts_clause_does_not_tell(read_text: ReadText) -> None:
    text = "Norway thanked Chad, and police in Mali arrested a man who had embezzled funds."
    thanked = read_text(text).event_mentions[0]
    assert thanked.predicate[-1].of(text) == "thanked"
    assert "corruption" not in thanked.contexts


def test_paragraph(read_text: ReadText) -> None:
    text = "Police arrested a former minister on Friday. He is accused of corruption. Prosecutors say that bribes were paid."
    assert "corruption: paragraph" in why(read_text(text)).note


def test_none(read_text: ReadText) -> None:
    assert read_text("Norway thanked Chad.").event_mentions[0].contexts == ()
