"""Which reports are about one matter."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.linking.matters import grouped, likenesses, matters, terms_of

FERRY = (
    ("Ferry runs aground off Karsten", "The ferry Maren ran aground off Karsten with 212 passengers. Divers checked the hull of the Maren."),
    ("Passengers taken off stranded ferry", "All 212 passengers of the Maren were taken ashore at Karsten. The ferry lies on a sandbank."),
    ("Karsten port closed", "Karsten closed its port after the ferry Maren stranded on a sandbank with 212 passengers."),
)  # fmt: skip
STRIKE = (
    ("Bus drivers in Veldmoor walk out", "Bus drivers in Veldmoor stopped work over night shifts. The union Transit 9 wants shorter rosters."),
    ("Veldmoor buses stand still", "No buses ran in Veldmoor as the drivers of Transit 9 stayed home over their night shifts and rosters."),
)  # fmt: skip
ODD = (("Orchard prize", "A pear grown in Hallam won the orchard prize of the county show on a dry afternoon."),)


def test_reports_of_one_matter_are_together_and_others_are_not() -> None:
    reports = [terms_of(*report) for report in (*FERRY, *STRIKE, *ODD)]
    assert matters(reports, 0.1) == (0, 0, 0, 3, 3, 5)


def test_the_order_of_reports_does_not_matter() -> None:
    reports = [*FERRY, *STRIKE, *ODD]
    sets = set()
    for seed in range(6):
        shuffled = random.Random(seed).sample(reports, len(reports))
        found = matters([terms_of(*report) for report in shuffled], 0.1)
        sets.add(
            frozenset(frozenset(shuffled[i][0] for i, g in enumerate(found) if g == first) for first in set(found))
        )
    assert len(sets) == 1


def test_a_report_of_one_word_and_an_empty_one_are_alone() -> None:
    assert matters([terms_of("", ""), terms_of("Hail", ""), terms_of("", "")]) == (0, 1, 2)
    assert matters([]) == ()


def test_nothing_is_likened_to_itself_and_all_is_between_0_and_a_little_over_1() -> None:
    found = likenesses([terms_of(*report) for report in (*FERRY, *FERRY)])
    assert all(a < b and value > 0 for (a, b), value in found.items())
    assert found[0, 3] == max(value for (a, b), value in found.items() if a == 0)


def test_average_linkage_leaves_a_bridge_with_one_side() -> None:
    # 1 is like both 0 and 2, which are not alike: with single linkage all three would be one group.
    assert grouped(3, {(0, 1): 0.9, (1, 2): 0.8}, 0.5) == (0, 0, 2)


@given(st.dictionaries(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda p: p[0] < p[1]), st.floats(0, 1)))
@settings(max_examples=60, deadline=None)
def test_groups_are_named_by_their_lowest_number(likeness: dict[tuple[int, int], float]) -> None:
    found = grouped(8, likeness, 0.5)
    assert all(found[first] == first <= n for n, first in enumerate(found))
