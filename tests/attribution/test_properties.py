"""What holds for any text: spans in range, contents without their own cue, wordings that leave nothing out."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.attribution import Attributed, CueLexicon, attribute
from dateline.attribution.chains import outermost
from dateline.parse import Parser
from dateline.records import Document

Make = Callable[..., Document]

PIECES = [
    "The mayor said that the dam would hold.",
    '"We lost it all," Moss said. "Nobody came."',
    'The clans, who want peace, called the raid "a crime" and vowed to answer.',
    "Two boats sank, according to the navy, which denied the charges.",
    "The bureau noted, citing the ledger, that the mayor had claimed he was ill.",
    '"It was dark',
    "« On part demain », he said.",
    "Asked about the mine, the envoy said: “It is not ours.",
    "Navy: two boats sank",
    "",
]


def check(document: Document, made: Attributed) -> None:
    ids = {a.id for a in made.attributions}
    assert [a.id for a in made.attributions] == [f"a{n}" for n in range(len(ids))]
    for a in made.attributions:
        assert a.content
        assert a.outer == "" or (a.outer in ids and a.outer != a.id)
        for span in (*a.speaker, *a.cue, *a.content, *a.medium, *a.addressee, *a.time):
            assert 0 <= span.start < span.end <= len(document.text)
        assert not any(c.touches(s) for c in a.cue for s in a.content)
        assert list(a.content) == sorted(a.content)
    reading = [w.span for w in made.wordings]
    assert all(a.end <= b.start for a, b in itertools.pairwise(reading))
    whole = sum(b.span.end - b.span.start for b in document.blocks if b.read)
    assert sum(s.end - s.start for s in reading) == whole
    for wording in made.wordings:
        assert wording.attribution == "" or wording.attribution in ids
        assert wording.whose != "paraphrased" or wording.attribution
    assert all(not a.outer for a in outermost(made.attributions))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(st.lists(st.sampled_from(PIECES), max_size=3).map(" ".join), min_size=1, max_size=4))
def test_what_holds_for_any_text(parser: Parser, lexicon: CueLexicon, make_document: Make, lines: list[str]) -> None:
    document = make_document("\n".join(lines))
    parse = parser.parse([document])[0]
    made = attribute(document, parse, lexicon, "test")
    check(document, made)
    assert made == attribute(document, parse, lexicon, "test")


@pytest.mark.parametrize("text", ["", "   ", "\n\n", '"', "''", "said", ":", "X:"])
def test_small_texts(parser: Parser, lexicon: CueLexicon, make_document: Make, text: str) -> None:
    document = make_document(text)
    check(document, attribute(document, parser.parse([document])[0], lexicon, "test"))


def test_whose_words(parser: Parser, lexicon: CueLexicon, make_document: Make) -> None:
    text = 'The mayor said that the clans were "bandits" and left. A "deal" was near.'
    document = make_document(text)
    made = attribute(document, parser.parse([document])[0], lexicon, "test")
    said = [(w.whose, w.attribution) for w in made.wordings if w.span.of(text).strip(' "') in {"bandits", "deal"}]
    assert said == [("quoted", "a0"), ("quoted", "")]
    assert made.wordings[0].whose == "outlet"
