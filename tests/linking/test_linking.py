"""Linking: what links and what does not, and that neither order nor increments matter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.knowledge.load import rows_of
from dateline.linking import (
    Linkable,
    LinkedPlace,
    Weights,
    WeightsError,
    compare,
    components,
    event_id,
    events_from,
    keys_of,
    link,
    links_between,
)
from dateline.records import EventMentionLink, Why

WEIGHTS = Weights.of(rows_of("linking"))
TOWN = LinkedPlace(id="place:MLI/ber", country="MLI", admin1="Timbuktu", precision="town")
A = Linkable(
    id="em:a",
    report="r1",
    outlet="Sahel Wire",
    published="2025-03-05",
    type="ASSAULT",
    cameo="190",
    actors=("group:front",),
    recipients=("MLI/MIL",),
    countries=("MLI",),
    places=(TOWN,),
    earliest="2025-03-04",
    latest="2025-03-04",
)
B = replace(A, id="em:b", report="r2", outlet="River Post", published="2025-03-06")


def linked(a: Linkable, b: Linkable) -> bool:
    return compare(a, b, WEIGHTS) is not None


def test_two_reports_of_one_attack_are_linked() -> None:
    found = compare(B, A, WEIGHTS)
    assert found is not None
    assert (found.a, found.b) == ("em:a", "em:b")
    assert found.p_same == round(found.p_same, 4) > 0.9
    assert found.why.version == WEIGHTS.version


@pytest.mark.parametrize(
    "change",
    [
        {"type": "COERCE"},
        {"actors": ("group:militia",)},
        {"actors": ()},
        {"recipients": ("MLI/CVL",)},
        {"earliest": "2025-03-05", "latest": "2025-03-05"},
        {"places": (replace(TOWN, id="place:MLI/lere"),)},
        {"places": (LinkedPlace(id="place:NER/tera", country="NER", precision="town"),)},
        {"places": (LinkedPlace(id="p", country="MLI", admin1="Mopti", precision="province"),)},
        {"report": "r1"},
        {"earliest": "", "latest": "", "published": ""},
        {"earliest": "", "latest": "", "published": "2025-03-09"},
    ],
)
def test_a_contradiction_keeps_two_mentions_apart(change: dict[str, object]) -> None:
    assert not linked(A, replace(B, **change))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "change",
    [
        {"recipients": ()},
        {"places": ()},
        {"places": (LinkedPlace(id="MLI", country="MLI", precision="country"),)},
        {"earliest": "", "latest": ""},
        {"earliest": "2025-03-03", "latest": "2025-03-09"},
        {"actors": ("---/CVL", "group:front")},
    ],
)
def test_what_one_report_leaves_out_contradicts_nothing(change: dict[str, object]) -> None:
    assert linked(A, replace(B, **change))  # type: ignore[arg-type]


def test_undated_mentions_link_only_where_the_publication_is_near_or_unknown_on_both_sides() -> None:
    bare = {"earliest": "", "latest": ""}
    a, b = replace(A, **bare), replace(B, **bare)  # type: ignore[arg-type]
    assert linked(a, b)
    assert not linked(a, replace(b, published="2025-03-09"))
    assert not linked(a, replace(b, published=""))
    assert linked(replace(a, published=""), replace(b, published=""))


def test_a_nameless_role_alone_is_too_little() -> None:
    vague = {"actors": ("---/COP",), "recipients": (), "places": ()}
    assert not linked(replace(A, **vague), replace(B, **vague))  # type: ignore[arg-type]


def test_without_actors_a_shared_recipient_at_the_same_place_is_enough() -> None:
    assert linked(replace(A, actors=()), replace(B, actors=()))
    assert not linked(replace(A, actors=(), places=()), replace(B, actors=(), places=()))
    assert not linked(replace(A, actors=(), recipients=()), replace(B, actors=(), recipients=()))


def test_a_mention_dated_to_a_year_is_in_no_block() -> None:
    assert keys_of(replace(A, earliest="2025-01-01", latest="2025-12-31")) == ()


def test_links_inside_a_report_join_and_have_their_own_probability() -> None:
    other = replace(A, id="em:c", recipients=("MLI/GOV",))
    inside = EventMentionLink(a="em:c", b="em:a", why=Why(step="coding", rule="coding.link"))
    (event,) = link([A, other], [inside], WEIGHTS)
    assert event.mentions == ("em:a", "em:c")
    assert event.reports == 1
    assert [x.p_same for x in event.links] == [0.95]
    assert event.recipients == ("MLI/GOV", "MLI/MIL")


def test_an_event_counts_distinct_reports_and_known_outlets() -> None:
    third = replace(B, id="em:0", report="r3", outlet="sahel wire", earliest="2025-03-03", latest="2025-03-09")
    (event,) = link([A, B, third], [], WEIGHTS)
    assert event.id == event_id("em:0") == "ev:0"
    assert (event.reports, event.outlets, event.date, event.place, event.country) == (
        3,
        2,
        "2025-03-04",
        TOWN.id,
        "MLI",
    )


def test_an_event_without_a_stated_day_has_none() -> None:
    (undated,) = link([replace(A, earliest="", latest="")], [], WEIGHTS)
    assert undated.date == ""
    (week,) = link([replace(A, earliest="2025-03-03", latest="2025-03-09")], [], WEIGHTS)
    assert week.date == "2025-03-03/2025-03-09"


def test_components_are_sorted_and_pass_strangers_over() -> None:
    assert components("dcba", [("d", "a"), ("c", "z")]) == (("a", "d"), ("b",), ("c",))


def test_damaged_weights_name_the_feature() -> None:
    rows = [row for row in rows_of("linking") if row["feature"] != "base"]
    with pytest.raises(WeightsError, match="base"):
        Weights.of(rows)
    with pytest.raises(WeightsError, match="threshold"):
        Weights.of([{"feature": "threshold", "weight": "high"}])


# --- properties -----------------------------------------------------------------------------------------------------

DAYS = st.sampled_from(["", "2025-03-02", "2025-03-03", "2025-03-04"])
PLACES = st.sampled_from([(), (TOWN,), (replace(TOWN, id="place:MLI/lere"),)])


@st.composite
def mentions(draw: st.DrawFn) -> list[Linkable]:
    number = draw(st.integers(0, 14))
    made = []
    for n in range(number):
        day = draw(DAYS)
        made.append(
            Linkable(
                id=f"em:{n:02d}",
                report=f"r{draw(st.integers(0, 7))}",
                outlet=draw(st.sampled_from(["", "Sahel Wire", "River Post"])),
                published=draw(DAYS),
                type=draw(st.sampled_from(["ASSAULT", "ACCUSE"])),
                actors=draw(st.sampled_from([(), ("group:front",), ("MLI/MIL",), ("MLI/MIL", "group:front")])),
                recipients=draw(st.sampled_from([(), ("MLI/CVL",), ("MLI/MIL",)])),
                countries=("MLI",),
                places=draw(PLACES),
                earliest=day,
                latest=day,
                sentence=draw(st.sampled_from(["", "s1"])),
            )
        )
    return made


@given(mentions(), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_the_order_of_the_input_does_not_matter(made: list[Linkable], random: object) -> None:
    shuffled = list(made)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert link(shuffled, [], WEIGHTS) == link(made, [], WEIGHTS)


@given(mentions(), st.integers(0, 14))
@settings(max_examples=150, deadline=None)
def test_links_found_in_two_goes_are_those_of_one(made: list[Linkable], at: int) -> None:
    first, second = made[:at], made[at:]
    links = links_between(first, [], WEIGHTS) | links_between(second, first, WEIGHTS)
    assert events_from({m.id: m for m in made}, links) == link(made, [], WEIGHTS)


@given(mentions())
@settings(max_examples=100, deadline=None)
def test_every_event_mention_is_in_one_event_of_its_own_type(made: list[Linkable]) -> None:
    events = link(made, [], WEIGHTS)
    members: Sequence[str] = [name for event in events for name in event.mentions]
    assert sorted(members) == sorted(m.id for m in made)
    types = {m.id: m.type for m in made}
    assert all({types[name] for name in event.mentions} == {event.type} for event in events)
