"""Contested terms: each row of the table is found where its example says and not where its counterexample says."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import ReadText, document_of
from dateline.claims import find_contested
from dateline.coder import Coder
from dateline.knowledge import Knowledge, load
from dateline.knowledge.load import rows_of
from dateline.mentions import find_mentions
from dateline.parse import Parser, trees
from dateline.records import Coded, ContestedTerm, Parse

ROWS = {row["term"]: row for row in rows_of("contested")}
GUARDED = {term: row for term, row in ROWS.items() if row["parts"] or row["with"] or row["not_with"]}
LEAST = {"rows": 350, "named sources": 100, "neutral": 300}
"""Fewer rows, or fewer with a named source or a counterpart, would be a loss."""

Terms = Callable[[str], list[str]]


def terms_of(parse: Parse, knowledge: Knowledge) -> list[ContestedTerm]:
    forest = trees(parse)
    return list(find_contested(forest, find_mentions(forest, knowledge).names, (), knowledge))


@pytest.fixture(scope="module")
def found(parser: Parser, knowledge: Knowledge) -> dict[str, list[ContestedTerm]]:
    """The terms of all sentences of the table, parsed in one go."""
    sentences = [s for row in ROWS.values() for s in (row["example"], row["counterexample"]) if s]
    parses = parser.parse([document_of(s) for s in sentences])
    return {s: terms_of(parse, knowledge) for s, parse in zip(sentences, parses)}


@pytest.fixture(scope="module")
def terms(parser: Parser, knowledge: Knowledge) -> Terms:
    """The terms of one text."""
    return lambda text: [t.term for t in terms_of(next(iter(parser.parse([document_of(text)]))), knowledge)]


# --- the table --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("term", ROWS)
def test_the_example_is_marked_with_its_term(term: str, found: dict[str, list[ContestedTerm]]) -> None:
    row = ROWS[term]
    (marked,) = [t for t in found[row["example"]] if t.term == term]
    assert (marked.kind, marked.neutral, marked.contested_by) == (row["kind"], row["neutral"], row["contested_by"])
    assert marked.why.note == row["note"]


@pytest.mark.parametrize("term", GUARDED)
def test_the_counterexample_is_not_marked(term: str, found: dict[str, list[ContestedTerm]]) -> None:
    assert term not in [t.term for t in found[GUARDED[term]["counterexample"]]]


def test_each_row_is_complete() -> None:
    assert len(ROWS) >= LEAST["rows"]
    for term, row in ROWS.items():
        assert all(row[column] for column in ("kind", "contested_by", "note", "example", "source", "asof")), term
        assert bool(row["counterexample"]) == (term in GUARDED), term
    assert sum(row["source"] != "general knowledge" for row in ROWS.values()) >= LEAST["named sources"]
    assert sum(bool(row["neutral"]) for row in ROWS.values()) >= LEAST["neutral"]


def test_terms_that_differ_in_capitals_alone_are_one() -> None:
    assert len({term.lower() for term in ROWS}) == len(ROWS)


def test_no_neutral_counterpart_is_itself_contested() -> None:
    one = re.compile(rf"\b(?:{'|'.join(re.escape(term) for term in ROWS)})s?\b", re.IGNORECASE)
    assert [term for term, row in ROWS.items() if one.search(row["neutral"])] == []


# --- guards -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister said the election was stolen.", ["stolen"]),
        ("Soldiers stole grain from the barns.", ["steal"]),
        ("Thieves stole jewellery and a phone.", []),
        ("The police found his stolen wallet.", []),
        ("A team visited under the inspection regime.", []),
        ("The regime in the capital fell.", ["regime"]),
        ("Martyrs' Square was closed.", []),
        ("They named the nine martyrs of the battle.", ["martyr"]),
        ("The Anti-Terrorism Act was amended.", []),
        ("Parliament passed a terrorism law.", []),
        ("The villagers invaded the pitch.", []),
        ("Nine lies were told and he lied again.", []),
        ("Residents of the Russian-occupied towns voted.", ["occupied"]),
        ("The court ordered the firm to execute the contract.", []),
        ("Troops executed nine prisoners.", ["execute"]),
    ],
)
def test_guards(text: str, expected: list[str], terms: Terms) -> None:
    assert terms(text) == expected


def test_what_is_far_away_guards_nothing(terms: Terms) -> None:
    assert terms("The regime fell after the council had voted for a higher tax.") == ["regime"]


# --- forms and length -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoy spoke of war crimes.", ["war crime"]),
        ("The paper listed terrorist groups.", ["terrorist group"]),
        ("The colonel said mowing the grass went on.", ["mow the grass"]),
        ("They call it a state sponsor of terrorism.", ["state sponsor of terrorism"]),
        ("The so-called government met.", ["so-called"]),
        ("He cursed the Nazis in the palace.", ["Nazi"]),
        ("The preacher radicalised two boys.", ["radicalise"]),
        ("Officials of the self-proclaimed people’s republic left.", ["self-proclaimed", "people's republic"]),
    ],
)
def test_the_longest_term_wins_in_any_form(text: str, expected: list[str], terms: Terms) -> None:
    assert terms(text) == expected


# --- names ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "The Al-Aqsa Martyrs' Brigades fired rockets.",
        "The Islamic Resistance in Iraq said so.",
        "The Counter Terrorism Department arrested nine men.",
        "The FBI's Joint Terrorism Task Force came.",
        "The National Liberation Army attacked a post.",
        "The Senate praised the Stolen Valor Act.",
        "They met near the Martyrs' Monument.",
        "Last year Patriot filed for bankruptcy.",
    ],
)
def test_part_of_a_name_is_no_term(text: str, terms: Terms) -> None:
    assert terms(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Regime Forces Kill Nine Terrorists in Idlib", ["regime", "terrorist"]),
        ("The Iranian Regime said no.", ["regime"]),
        ("It condemned Putin's Special Military Operation.", ["special military operation"]),
        ("The Islamist Ennahda party won.", ["Islamist"]),
    ],
)
def test_a_capital_alone_makes_no_name(text: str, expected: list[str], terms: Terms) -> None:
    assert terms(text) == expected


# --- whose words ------------------------------------------------------------------------------------------------------


def whose(coded: Coded) -> list[tuple[str, str]]:
    return [(t.term, t.whose) for t in coded.contested]


def test_whose_words(read_text: ReadText) -> None:
    assert whose(read_text("The regime shelled the town on Monday.")) == [("regime", "outlet")]
    assert whose(read_text("The envoy said the regime had shelled the town.")) == [("regime", "paraphrased")]
    assert whose(read_text('"The regime shelled the town," the envoy said.')) == [("regime", "quoted")]


def test_scare_quotes_are_a_quotation_by_nobody_named(read_text: ReadText) -> None:
    (term,) = read_text('The army counted nine "terrorists" in the valley.').contested
    assert (term.term, term.whose) == ("terrorist", "quoted")


def test_a_counterpart_and_who_contests(read_text: ReadText) -> None:
    (term,) = read_text("The regime shelled the town.").contested
    assert term.neutral == "government"
    assert "government so named" in term.contested_by


# --- off, and own tables ----------------------------------------------------------------------------------------------


def with_knowledge(parser: Parser, knowledge: Knowledge, text: str) -> list[str]:
    return [t.term for t in terms_of(next(iter(parser.parse([document_of(text)]))), knowledge)]


def test_off(parser: Parser, knowledge: Knowledge) -> None:
    off = load(contested=False)
    assert with_knowledge(parser, off, "The regime jailed so-called terrorists.") == []
    assert Coder.of(parser, off).versions() != Coder.of(parser, knowledge).versions()


def test_own_rows_replace_extend_and_take_out(parser: Parser, tmp_path: Path) -> None:
    lines = ["term\tkind\twith\tneutral", "elmish\tloaded\tcouncil\twooden", "regime\toff\t\t", "islamist\tloaded\t\tx"]
    (tmp_path / "contested.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    own = load(str(tmp_path))
    assert with_knowledge(parser, own, "The regime and the elmish council met.") == ["elmish"]
    assert with_knowledge(parser, own, "The regime has an elmish taste.") == []
    assert (own.contested["islamist"].kind, own.contested["islamist"].neutral) == ("loaded", "x")
