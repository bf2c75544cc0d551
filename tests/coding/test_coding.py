"""The outer act decides; nothing comes from subject matter, wishes, conditions, negations or presuppositions."""

import pytest

from conftest import ReadText
from dateline.records import Coded


def told(coded: Coded) -> list[tuple[str, str, str, str]]:
    """(type, mode, actors, recipients)"""
    return [
        (m.type, "/".join(m.modes), ",".join(p.actor for p in m.actors), ",".join(p.actor for p in m.recipients))
        for m in coded.event_mentions
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway promised to send aid to Malawi.", ("AGREE", "", "NOR", "MWI")),
        ("Norway sent aid to Malawi.", ("AID", "", "NOR", "MWI")),
        ("Norway will send aid to Malawi.", ("AGREE", "", "NOR", "MWI")),
        ("Norway refused to send aid to Malawi.", ("REJECT", "assist", "NOR", "MWI")),
        ("Eritrea refused to meet Ethiopian officials.", ("REJECT", "meet", "ERI", "ETH/GOV:official")),
        ("Turkey threatened to attack Greece.", ("THREATEN", "violence", "TUR", "GRC")),
        ("Turkey urged Greece to withdraw its troops.", ("REQUEST", "yield", "TUR", "GRC")),
        ("Turkey demanded that Greece withdraw its troops.", ("REQUEST", "yield", "TUR", "GRC")),
        ("Chad accused Sudan of bombing a village.", ("ACCUSE", "allege", "TCD", "SDN")),
        ("The Greek president met the Turkish president.", ("CONSULT", "", "GRC/GOV:president,TUR/GOV:president", "")),
        ("The French army bombed a rebel base in Mali.", ("ASSAULT", "", "FRA/MIL", "MLI")),
    ],
)
def test_outer_acts(read_text: ReadText, text: str, expected: tuple[str, str, str, str]) -> None:
    assert expected in told(read_text(text))


@pytest.mark.parametrize(
    "text",
    [
        "The fight against terrorism is a priority of the Kenyan government.",
        "The Kenyan parliament has never authorised the Somali intervention.",
        "If the rebels return, the Kenyan army might shell the town.",
        "The Kenyan army may attack the rebels.",
        "The oil fields occupied by Turkish forces are large.",
        "The Kenyan army did not attack the rebels.",
        "Analysts hope that Kenya attacks nobody.",
        "The minister spoke about a law on attacks against civilians.",
    ],
)
def test_nothing_is_told(read_text: ReadText, text: str) -> None:
    assert told(read_text(text)) == []


def test_what_is_dropped_says_why(read_text: ReadText) -> None:
    reasons = {
        r.reason for r in read_text("The Kenyan army did not attack the Ugandan rebels.").rejected if r.step == "coding"
    }
    assert "negated" in reasons


def test_two_countries_officials_are_two_actors(read_text: ReadText) -> None:
    (mention,) = read_text("Hungarian and Romanian officials signed a treaty.").event_mentions
    assert [p.actor for p in mention.actors] == ["ROU/GOV:official", "HUN/GOV:official"]


def test_ongoing_acts_stay_out_of_counts(read_text: ReadText) -> None:
    (mention,) = read_text("Turkey is currently occupying parts of Syria.", published="2024-05-01").event_mentions
    assert (mention.aspect, mention.countable, mention.time.value) == ("ongoing", False, "")


@pytest.mark.parametrize(
    ("text", "published", "value", "basis"),
    [
        ("Rebels attacked the army on Wednesday.", "", "XXXX-WXX-3", "weekday"),
        ("Rebels attacked the army on Wednesday.", "2024-05-03", "2024-05-01", "weekday"),
        ("Rebels attacked the army on 3 March 2021.", "", "2021-03-03", "stated"),
        ("Rebels attacked the army in March.", "2024-05-03", "2024-03", "stated"),
        ("Rebels attacked the army yesterday.", "2024-05-03", "2024-05-02", "relative"),
        ("Rebels attacked the army yesterday.", "", "", "none"),
        ("Rebels attacked the army.", "2024-05-03", "2024-05-03", "publication"),
        ("Rebels attacked the army.", "", "", "none"),
        ("The minister will visit Kenya in June.", "2024-08-03", "2025-06", "stated"),
        ("The minister will visit Kenya on Friday.", "2024-05-01", "2024-05-03", "weekday"),
    ],
)
def test_time(read_text: ReadText, text: str, published: str, value: str, basis: str) -> None:
    (mention,) = read_text(text, published).event_mentions
    assert (mention.time.value, mention.time.basis) == (value, basis)


def test_statement_and_event_have_times_of_their_own(read_text: ReadText) -> None:
    (mention,) = read_text("Police said on Friday that rebels had attacked the Kenyan army on Monday.").event_mentions
    assert mention.time.value == "XXXX-WXX-1"
    assert mention.statement_time is not None
    assert mention.statement_time.value == "XXXX-WXX-5"


def test_ids_do_not_depend_on_codes(read_text: ReadText) -> None:
    text = "Rebels attacked the Kenyan army. Rebels attacked the Kenyan army."
    ids = [m.id for m in read_text(text).event_mentions]
    assert len(set(ids)) == len(ids) == 2
    assert ids == [m.id for m in read_text(text).event_mentions]


def test_spans_are_surfaces(read_text: ReadText) -> None:
    coded = read_text("In a statement on Monday, the Kenyan army said 12 rebels were killed near Garissa.")
    assert coded.document is not None
    text = coded.document.text
    spans = [m.span for m in coded.mentions] + [p for m in coded.event_mentions for p in m.predicate]
    assert all(0 <= s.start < s.end <= len(text) and s.of(text).strip() == s.of(text) for s in spans)


def test_the_same_act_told_twice_is_linked(read_text: ReadText) -> None:
    coded = read_text("Turkey threatened to attack Greece. Turkey again threatened to bomb Greece.")
    assert [(link.a, link.b) for link in coded.links] == [(coded.event_mentions[0].id, coded.event_mentions[1].id)]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The army accused the rebels of killing ten villagers.", {"ACCUSE"}),
        ("The rebels said the Congolese army would bomb Goma.", set()),
        ("The army killed ten rebels and wounded six others.", {"ASSAULT"}),
        ("Kinshasa calls the movement a terrorist organisation, a word that the group rejects.", set()),
        ("The Kenyan army rejected the allegations of the rebels.", set()),
        ("A Western official, who asked not to be named, spoke to reporters.", set()),
        ("The town voted for mayors in March.", set()),
    ],
)
def test_what_a_reviewer_found(read_text: ReadText, text: str, kinds: set[str]) -> None:
    assert {m.type for m in read_text(text).event_mentions} == kinds


def test_the_white_house_is_no_town(read_text: ReadText) -> None:
    """Read as a district of Casablanca, whose name that is, in a report of the benchmarks."""
    (mention,) = read_text("The White House condemned the assassination.").event_mentions
    assert [p.actor.split("/")[0] for p in mention.actors] == ["USA"]
