"""`p_coding`: a logistic regression over named signs."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from conftest import ReadText
from dateline.coding.weigh import probability
from dateline.knowledge import Knowledge


def test_the_score_is_the_sum_of_what_the_signs_weigh() -> None:
    weights = {"constant": 1.0, "no actor": -2.0}
    assert probability({"no actor": 1.0, "headline": 1.0}, weights) == round(1 / (1 + math.exp(1)), 2)


@given(st.dictionaries(st.sampled_from(["a", "b", "c"]), st.floats(-50, 50)))
def test_it_is_a_probability(signs: dict[str, float]) -> None:
    assert 0.01 <= probability(signs, {"constant": 0.3, "a": 5.0, "b": -9.0, "c": 0.1}) <= 0.99


def test_the_why_names_what_moved_it(read_text: ReadText, knowledge: Knowledge) -> None:
    (mention,) = read_text("Norway condemned Chad on Monday.").event_mentions
    note = dict(mention.whys)["p_coding"].note
    assert note
    assert all(part.rpartition(" ")[0] in knowledge.calibration for part in note.split(", "))
