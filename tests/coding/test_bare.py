"""Words that are no act of politics: rejected, with the reason."""

from __future__ import annotations

import pytest

from conftest import ReadText

CASES = [
    ("The company offered tokens to its customers.", "content of no type"),
    ("The senator declined to comment on the report.", "content of no type"),
    ("The chief justice asked the lawyer how many cases there were.", "content of no type"),
    ("The minister told his advisers to find a way.", "content of no type"),
    ("The president warned that the bloc could fall apart.", "content of no type"),
    ("The carpenter met the baker in the market.", "private parties"),
    ("The lender froze the accounts of the club.", "private parties"),
    ("Engineers bombarded a steel plate with hail.", "private parties"),
    ("A hunter shot his brother by mistake.", "an accident"),
    ("They opened a shelter for women who have been assaulted.", "people of a kind"),
    ("Both captains protested at the decision.", "a person alone is no crowd"),
    ("Did the police shoot the driver?", "question"),
    ("The army left the town without attacking the rebels.", "said not to have happened"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "reason"), CASES, ids=[c[0] for c in CASES])
def test_rejected(read_text: ReadText, text: str, reason: str) -> None:
    coded = read_text(text)
    assert [m for m in coded.event_mentions if m.type != "RETREAT"] == []
    assert reason in {r.reason for r in coded.rejected}


KEPT = [
    ("Turkey promised to pave the road for Syria.", "AGREE"),
    ("Norway urged Chad to hold an election.", "REQUEST"),
    ("The Russian president met the Iranian foreign minister in Sochi.", "CONSULT"),
]


@pytest.mark.parametrize(("text", "kind"), KEPT, ids=[c[0] for c in KEPT])
def test_between_powers_it_is_kept(read_text: ReadText, text: str, kind: str) -> None:
    assert [m.type for m in read_text(text).event_mentions] == [kind]


NOT_COUNTED = [
    "The season opens in Bern. The postmen arrest the cabinet for bad handwriting.",
    "Nora Quigley has died at 88. She was arrested by the police.",
    "On this day in 1605 guards arrested a man in London.",
]


@pytest.mark.parametrize("text", NOT_COUNTED)
def test_plots_lives_and_anniversaries_are_not_counted(read_text: ReadText, text: str) -> None:
    found = [m for m in read_text(text, published="2026-05-13").event_mentions if m.type == "COERCE"]
    assert found
    assert not any(m.countable for m in found)
