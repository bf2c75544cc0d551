"""When an act happened: the date that its own clause supports, else one by a stated rule, else none."""

from __future__ import annotations

import pytest

from conftest import ReadText

PUBLISHED = "2026-05-13"  # a Wednesday

CASES = [
    ("Rebels attacked the garrison on Monday.", "attacked", "2026-05-11", "clause"),
    ("On 3 May Chad condemned Mali and expelled its ambassador.", "expelled", "2026-05-03", "shared"),
    ("Egypt condemned Monday's attack on the convoy.", "condemned", "2026-05-13", "publication"),
    ("Norway and Chad held talks on Friday to end the siege.", "held", "2026-05-08", "clause"),
    ("The strike ran from 3 to 7 May and Kenyan police arrested forty teachers.", "arrested", "2026-05-13", "publication"),
    ("Turkish police arrested a reporter between March and April.", "arrested", "2026-03/2026-04", "clause.range"),
    ("Chad expelled the German ambassador on 2 April. The next day Berlin expelled the envoy of Chad.", "expelled", "2026-04-03", "clause"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "predicate", "value", "rule"), CASES, ids=[c[0] for c in CASES])
def test_date(read_text: ReadText, text: str, predicate: str, value: str, rule: str) -> None:
    found = [m for m in read_text(text, published=PUBLISHED).event_mentions if m.predicate[-1].of(text) == predicate]
    assert (found[-1].time.value, found[-1].time.why.rule) == (value, f"coding.time.{rule}")


def test_since_leaves_the_end_open(read_text: ReadText) -> None:
    coded = read_text("Russia has occupied parts of Georgia since 2008.", published=PUBLISHED)
    (time,) = [m.time for m in coded.event_mentions]
    assert (time.value, time.earliest, time.latest, time.relation) == ("2008", "2008-01-01", PUBLISHED, "after")


def test_the_day_of_the_statement_is_not_that_of_the_act(read_text: ReadText) -> None:
    text = "Chad said on Monday that Sudanese troops had shelled a village."
    (mention,) = read_text(text, published=PUBLISHED).event_mentions
    assert (mention.time.basis, mention.statement_time and mention.statement_time.value) == (
        "publication",
        "2026-05-11",
    )


def test_acts_of_long_ago_are_history(read_text: ReadText) -> None:
    (mention,) = read_text("German jets bombed a Greek port in 1941.", published=PUBLISHED).event_mentions
    assert (mention.aspect, mention.countable) == ("historical", False)
