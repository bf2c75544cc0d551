"""The learned reading: it tells where patterns are silent, objects where soft news uses their words, and says so."""

from __future__ import annotations

import pytest

from conftest import ReadText, document_of
from dateline.coder import Coder, steps_of
from dateline.coding.learned import Learned
from dateline.explanation import explain
from dateline.knowledge.act_weights import NONE
from dateline.records import Report


def test_it_tells_where_patterns_are_silent_and_says_so(read_text: ReadText) -> None:
    coded = read_text("Spain's transport ministry scrapped the night toll on Monday.")
    (mention,) = coded.event_mentions
    assert (mention.type, dict(mention.whys)["type"].rule) == ("CONCEDE", "learned")
    assert any("the learned reading alone" in line for line in explain(coded, mention.id))


@pytest.mark.parametrize(
    "text",
    [
        "The striker ambushed the goalkeeper before half-time and the midfielder captured the ball.",
        "Shares were hammered as investors bombarded the chief executive with questions about the dividend.",
        "In the film's opening scene rebels storm a palace and execute the king; critics loved the soundtrack.",
    ],
)
def test_it_objects_in_soft_news(read_text: ReadText, text: str) -> None:
    coded = read_text(text)
    assert [m for m in coded.event_mentions if m.quad == 4] == []


def test_chances_are_of_all_types_and_sum_to_one(coder: Coder) -> None:
    document = document_of("Rebels shelled the town.")
    (parse,) = coder.parser.parse([document])
    scene = steps_of(Report(id="report:test"), document, parse, coder).scene
    chances = Learned(scene).chances(0, 1)
    assert chances.keys() == coder.knowledge.types.keys() | {NONE}
    assert sum(chances.values()) == pytest.approx(1, abs=0.01)
    assert max(chances, key=lambda name: chances[name]) == "ASSAULT"
    assert Learned(scene).chances(0, 3) == {} or NONE in Learned(scene).chances(0, 3)
