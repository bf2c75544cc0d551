"""From the code to the rule to the characters: that what is said is true of the text, and that nothing is left out."""

from __future__ import annotations

import re
import runpy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from conftest import ReadText
from dateline.explaining import frame_told
from dateline.explanation import NothingToExplain, explain
from dateline.knowledge import Knowledge
from dateline.knowledge.tables import Constraint, Pattern
from dateline.records import Coded
from dateline.telling import (
    Told,
    amount,
    chain_name,
    not_counted_because,
    quantity,
    rows_of,
    silent_sentences,
    time_name,
)

MADE = runpy.run_path(str(Path(__file__).parent / "made.py"))
QUOTED = re.compile(r"“([^”]*)” \[(\d+):(\d+)\]")


@pytest.fixture
def made() -> Coded:
    coded: Coded = MADE["made"]()
    return coded


def one(lines: list[str], beginning: str) -> str:
    found = [line for line in lines if line.startswith(beginning)]
    assert len(found) == 1, lines
    return found[0]


def test_every_quoted_surface_is_in_the_text_where_it_says(made: Coded, knowledge: Knowledge) -> None:
    assert made.document is not None
    quoted = [q for m in made.event_mentions for line in explain(made, m.id, knowledge) for q in QUOTED.findall(line)]
    assert len(quoted) > 12
    for surface, start, end in quoted:
        assert " ".join(made.document.text[int(start) : int(end)].split()) == surface


def test_the_chain_of_rules_goes_from_the_innermost_to_the_code(made: Coded, knowledge: Knowledge) -> None:
    attack = knowledge.nouns["attack"][0]
    why = replace(dict(made.event_mentions[0].whys)["type"], note=f"act:accuse < noun:{attack.id}")
    first = replace(made.event_mentions[0], whys=(("type", why),))
    lines = explain(replace(made, event_mentions=(first,)), first.id, knowledge)
    inner = next(i for i, line in enumerate(lines) if line.startswith(f"Pattern noun:{attack.id}"))
    outer = next(i for i, line in enumerate(lines) if line.startswith("Outer act act:accuse"))
    assert inner < outer
    assert "operator “accuse”" in lines[outer]
    assert "ACCUSE" in lines[outer]


def test_parties_say_how_they_were_resolved(made: Coded, knowledge: Knowledge) -> None:
    lines = explain(made, "em:aaaa0001", knowledge)
    navy = one(lines, "Recipient:")
    for part in ("Kenyan navy (KEN/MIL)", "“the Kenyan navy”", "rule resolve.role", "Not chosen: KEN (also a country)"):
        assert part in navy
    assert "private" in one(lines, "Actor:")
    assert "private" not in navy


def test_place_time_and_outlet(made: Coded, knowledge: Knowledge) -> None:
    lines = explain(made, "em:aaaa0001", knowledge)
    assert "near Mombasa (place:KEN/mombasa), from “Mombasa”" in one(lines, "Place:")
    assert "2026-02-02, from “Monday”" in one(lines, "Time:")
    assert "(2026-02-03)" in one(lines, "Time:")
    assert (
        one(lines, "Who says so:")
        == "Who says so: Test Wire (inferred), in its own words; nobody else is named for it."
    )
    assert "+3 of -3 to +3" in one(lines, "Certainty")


def test_somebodys_words_name_the_speaker_the_cue_and_the_adoption(made: Coded, knowledge: Knowledge) -> None:
    lines = explain(made, "em:aaaa0002", knowledge)
    assert "Test Wire (inferred) › Its chair" in one(lines, "Who says so, outermost first:")
    speaker = one(lines, "Speaker ")
    for part in (
        "“Its chair”",
        "kind: office",
        "cue “said”",
        "partly quoted",
        "stays neutral",
        "rule attribution.verb.that",
    ):
        assert part in speaker
    assert "it is ongoing" in one(lines, "Left out of default counts:")


def test_absence_is_said(made: Coded, knowledge: Knowledge) -> None:
    lines = explain(made, "em:aaaa0002", knowledge)
    for beginning in ("Actor: none;", "Place: none;", "Time: none;"):
        one(lines, beginning)
    assert "no longer has" in one(lines, "Rule verb:no-such-row")


def test_another_knowledge_is_said(made: Coded, knowledge: Knowledge) -> None:
    assert any("made with knowledge k1" in line for line in explain(made, "em:aaaa0001", knowledge))
    same = replace(made, versions=replace(made.versions, knowledge=knowledge.version))
    assert not any("made with knowledge" in line for line in explain(same, "em:aaaa0001", knowledge))


def test_the_same_sentences_every_time(made: Coded, knowledge: Knowledge) -> None:
    assert (
        explain(made, "em:aaaa0001", knowledge)
        == explain(made, "em:aaaa0001")
        == explain(made, "em:aaaa0001", knowledge)
    )


def test_an_unknown_id_says_so(made: Coded, knowledge: Knowledge) -> None:
    with pytest.raises(NothingToExplain, match="em:zz"):
        explain(made, "em:zz", knowledge)


def test_every_pattern_act_and_ladder_row_can_be_told(made: Coded, knowledge: Knowledge) -> None:
    """No rule of the knowledge breaks the sentences."""
    first = made.event_mentions[0]
    patterns = [("verb", p) for rows in knowledge.verbs.values() for p in rows]
    patterns += [("noun", p) for rows in knowledge.nouns.values() for p in rows]
    rules = [f"{kind}:{p.id}" for kind, p in patterns] + [
        f"act:{a.id}" for rows in knowledge.acts.values() for a in rows
    ]
    rules += [
        "modal.will",
        "modal.not",
        "modal.must",
        "support:end",
        "told:occurs",
        "class:aid",
        "speech:evaluation",
        "new:rule",
    ]
    for rule in rules:
        why = replace(dict(first.whys)["type"], note=f"{rule} < class:aid")
        told = explain(replace(made, event_mentions=(replace(first, whys=(("type", why),)),)), first.id, knowledge)
        assert any(rule in line or rule.startswith("support:") for line in told), rule
        assert not any("  " in line or "None" in line for line in told), rule


@pytest.mark.parametrize(
    ("frame", "words"),
    [
        ("", ""),
        ("obj", " with an object"),
        ("!obj", " with no object"),
        ("obj=#actor", " with an object that is an actor"),
        ("obj=@aid|food", " with an object that is a word of the class “aid” or “food”"),
        (
            "obj.of=#place to",
            " with an object and, inside that, “of” and what follows it that is a place and a phrase with “to”",
        ),
        ("out_of=town", " with a phrase with “out of” that is “town”"),
    ],
)
def test_frames_in_words(frame: str, words: str) -> None:
    constraints = tuple(Constraint.of(c) for c in frame.split())
    pattern = Pattern(
        id="x",
        lemma="x",
        particle="",
        frame=constraints,
        type="AID",
        mode="",
        cameo="",
        actor=(),
        recipient=(),
        example="",
        counterexample="",
    )
    assert frame_told(pattern) == words


# --- telling ------------------------------------------------------------------------------------------------------


def test_rows_of_who_says_what(made: Coded) -> None:
    first, second = rows_of(Told.of(made))
    assert (first.who, first.does, first.to_whom) == ("harbour council", "ACCUSE allege (CAMEO 112)", "Kenyan navy")
    assert (first.where, first.when, first.according_to) == ("near Mombasa", "2026-02-02", "")
    assert (second.who, second.to_whom, second.according_to) == ("", "12 dockers", "Its chair")


def test_a_pronoun_is_shown_with_its_name(made: Coded) -> None:
    he = replace(made.attributions[0], speaker=(MADE["at"]("Its"),), actor="local:council")
    told = Told.of(replace(made, attributions=(he,)))
    assert chain_name(told, ("a0",)) == "Its (= harbour council)"
    assert chain_name(told, ("unknown",)) == "only the outlet"


@pytest.mark.parametrize(
    ("low", "best", "high", "approximate", "words"),
    [
        (27, None, None, False, "at least 27"),
        (None, None, 50, False, "up to 50"),
        (12, None, 99, True, "12 to 99"),
        (3, 3, 3, False, "3"),
        (1500, 1500, 1500, True, "about 1,500"),
        (0, 0, 0, False, "0"),
        (None, None, None, False, "an amount"),
    ],
)
def test_amounts(
    made: Coded, low: int | None, best: int | None, high: int | None, approximate: bool, words: str
) -> None:
    assert amount(replace(made.figures[0], low=low, best=best, high=high, approximate=approximate)) == words


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        ({"best": 33, "unit": "percent", "what": "bakery"}, "33 percent of bakery"),
        ({"best": 2.5, "unit": "kilometre", "approximate": True, "what": ""}, "about 2.5 kilometres"),
        ({"best": 1, "unit": "hectare", "what": ""}, "1 hectare"),
        ({"best": 6, "unit": "foot", "what": ""}, "6 feet"),
        ({"low": 12, "counting": "running", "what": "people"}, "at least 12 (so far) people"),
        ({"best": 12, "counting": "increment", "what": "people"}, "12 more people"),
        ({"best": 3, "unit": "tonne", "what": "flour"}, "3 tonnes of flour"),
    ],
)
def test_quantities(made: Coded, figure: dict[str, Any], words: str) -> None:
    plain = replace(made.figures[0], low=None, best=None, high=None)
    assert quantity(replace(plain, **figure)) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2026-02-02", "2026-02-02"),
        ("2026-02", "2026-02"),
        ("XXXX-WXX-4", "Thursday (no date)"),
        ("XXXX-03", "March (no year)"),
        ("XXXX-03-09", "9 March (no year)"),
        ("XXXX-99", "XXXX-99"),
        ("", ""),
    ],
)
def test_times(made: Coded, value: str, words: str) -> None:
    assert time_name(replace(made.event_mentions[0].time, value=value)) == words


def test_why_not_counted(made: Coded) -> None:
    told, (first, second) = Told.of(made), made.event_mentions
    assert not_counted_because(told, first) == ""
    assert "ongoing" in not_counted_because(told, second)
    plain = replace(second, aspect="single")
    assert "negated" not in not_counted_because(told, plain)
    assert "not to have happened" in not_counted_because(told, replace(plain, polarity="negated"))
    assert "possible" in not_counted_because(told, replace(plain, modality="possible"))
    assert "to come" in not_counted_because(told, replace(plain, tense="future"))
    assert "in the present" in not_counted_because(told, replace(plain, tense="present"))


def test_sentences_without_a_claim(made: Coded) -> None:
    assert [MADE["TEXT"][s.start : s.end] for s in silent_sentences(made)] == [
        "Harbour council blames navy",
        "It was a mild evening.",
    ]


# --- attributions, claims and figures -----------------------------------------------------------------------------

DENIED = (
    "The mayor told Reuters that the navy had sunk a ferry off Bergen on Monday, killing 12 sailors. "
    "The navy denied sinking the ferry. The union reportedly counted at least 20 dead sailors."
)


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [
        ("sink", ("It is denied by", "the same act")),
        ("deny", ("It denies", "It is the reporting clause of")),
        ("count", ("Hedged by “reportedly”", "hedge reportedly")),
    ],
)
def test_a_claim_says_how_it_is_put_and_who_denies_it(
    read_text: ReadText, lemma: str, expected: tuple[str, ...]
) -> None:
    coded = read_text(DENIED)
    claim = next(c for c in coded.claims if c.lemma == lemma)
    told = " ".join(explain(coded, claim.id))
    assert f"Claim {claim.id}: “" in told
    assert [words for words in expected if words not in told] == []


def test_an_attribution_says_cue_stance_and_relay(read_text: ReadText) -> None:
    coded = read_text(DENIED)
    told = " ".join(explain(coded, coded.attributions[0].id))
    assert "cue “told”" in told
    assert "It comes by way of: “Reuters”" in told
    denial = next(a for a in coded.attributions if a.cue_lemma == "deny")
    assert "The cue puts it as denying" in " ".join(explain(coded, denial.id))


def test_a_figure_says_who_gives_it_and_which_it_differs_from(read_text: ReadText) -> None:
    coded = read_text(DENIED)
    first, second = coded.figures[:2]
    told = " ".join(explain(coded, first.id))
    assert "Who gives it: The mayor" in told
    assert f"It differs from {second.id}: at least 20" in told


def test_what_the_report_has_not_cannot_be_explained(read_text: ReadText) -> None:
    with pytest.raises(NothingToExplain, match="f99"):
        explain(read_text(DENIED), "f99")
