"""Casualties and sizes: which figures belong to which act, and by which rule."""

from __future__ import annotations

import pytest

from conftest import ReadText

CASES = [
    ("A suicide bomber killed 15 soldiers in Kismayo.", "killed", [("killed", "15", "clause")]),
    ("At least 27 people were killed when army jets bombed a market in Masisi.", "bombed", [("killed", "27", "clause")]),
    ("Militants attacked the village of Kola at dawn. Fourteen farmers were killed.", "attacked", [("killed", "Fourteen", "next")]),
    ("Some 500 students rallied against the Kenyan government.", "rallied", [("participants", "500", "party")]),
    ("Russia sent 2,000 troops and 30 tanks to Belarus.", "sent", [("troops", "2,000", "object"), ("vehicles", "30", "object")]),
    ("Norway gave Malawi 20 million dollars in aid.", "gave", [("money", "20 million", "object")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "predicate", "figures"), CASES, ids=[c[0] for c in CASES])
def test_figures(read_text: ReadText, text: str, predicate: str, figures: list[tuple[str, str, str]]) -> None:
    coded = read_text(text)
    spans = {f.id: f.span.of(text) for f in coded.figures}
    (mention,) = [m for m in coded.event_mentions if m.predicate[-1].of(text) == predicate]
    assert [(f.role, spans[f.figure], f.why.rule.rpartition(".")[2]) for f in mention.figures] == figures


def test_a_figure_of_something_else_is_nobodys(read_text: ReadText) -> None:
    text = "Rebels attacked a convoy near Bor. Officials said 40 people had drowned in a ferry accident."
    assert [m.figures for m in read_text(text).event_mentions] == [()]
