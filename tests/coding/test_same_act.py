"""One reading per act: what tells the same act in one report is linked, what may be another is not."""

from __future__ import annotations

import pytest

from conftest import ReadText

LINKED = [
    ("Rebels shelled the town of Bor on Friday, killing 12 soldiers.", "consequence"),
    ("Norway condemned Chad on Monday. The condemnation came late. Norway condemned Chad again in a letter.", "same-parties"),
    ("Police arrested Omar Said on Friday. Omar Said was arrested with two others.", "retold"),
]  # fmt: skip
APART = [
    "Turkey bombed Syria on 3 May. Turkey bombed Syria on 9 May.",
    "Police arrested Omar Said in Cairo. Police arrested Omar Said in Luxor.",
    "Norway condemned Chad. Norway condemned Mali.",
]


@pytest.mark.parametrize(("text", "rule"), LINKED, ids=[c[1] for c in LINKED])
def test_linked(read_text: ReadText, text: str, rule: str) -> None:
    coded = read_text(text, published="2026-05-13")
    assert rule in {link.why.rule.rpartition(".")[2] for link in coded.links}


@pytest.mark.parametrize("text", APART)
def test_apart(read_text: ReadText, text: str) -> None:
    coded = read_text(text, published="2026-05-13")
    assert len(coded.event_mentions) == 2
    assert coded.links == ()
