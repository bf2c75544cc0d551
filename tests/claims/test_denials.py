"""Denials and what they answer, with the real parser."""

import pytest

from conftest import ReadText

LINKED = [
    # the same act
    ("The guild said the firm had poisoned the well. The firm denied poisoning the well.", "poison", "same act"),
    ("The firm denied that it had poisoned the well. The guild says the firm poisoned the well.", "poison", "same act"),
    ("Rebels shelled the port, the mayor said. The rebels denied the shelling.", "shell", "same act"),
    ("Witnesses said soldiers shot a nun. No soldier shot a nun, the army said.", "shoot", "same act"),
    # pointing back
    ("The guild said the firm had hidden the ledgers. The firm denied this.", "hide", "said"),
    ("The daily reported that the envoy had resigned. The ministry called the report false.", "resign", "said"),
    ("The guild accused the firm of hiding the ledgers. The owner rejected the accusation.", "hide", "said"),
    ("Gunmen kidnapped a nurse on Monday. The Front denied responsibility.", "kidnap", "deed"),
]

NOT_LINKED = [
    "The union demanded a pay rise. The firm rejected the demand.",
    "The guild said the firm had hidden the ledgers. The firm has denied nothing.",
    "The singer denied everything.",
    "Thieves robbed a bank on Monday. The zoo denied that it had been slow to feed its lions.",
    "The mayor said the bridge was closed. The mayor said the road was not closed.",
]


@pytest.mark.parametrize(("text", "denied", "how"), LINKED, ids=[row[0] for row in LINKED])
def test_linked(read_text: ReadText, text: str, denied: str, how: str) -> None:
    coded = read_text(text)
    claims = {c.id: c for c in coded.claims}
    assert [claims[d.denied].lemma for d in coded.denials] == [denied]
    assert how in coded.denials[0].why.note


@pytest.mark.parametrize("text", NOT_LINKED)
def test_nothing_is_linked_that_the_report_does_not_tell(read_text: ReadText, text: str) -> None:
    assert read_text(text).denials == ()
