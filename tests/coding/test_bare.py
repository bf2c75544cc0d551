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
