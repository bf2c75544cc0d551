"""Reasons and their remedies."""

from __future__ import annotations

from dateline.corpus.fetch_reasons import FETCH_REASONS, PASSING
from dateline.corpus.reasons import REASONS


def test_no_reason_of_fetching_is_told_with_another_remedy() -> None:
    assert {reason: REASONS[reason] for reason in FETCH_REASONS} == dict(FETCH_REASONS)


def test_what_may_pass_is_a_reason() -> None:
    assert set(FETCH_REASONS) >= PASSING
