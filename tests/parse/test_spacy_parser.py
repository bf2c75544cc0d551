"""The adapter: Universal Dependencies out, offsets right, repairs made, the batch without influence."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import TreesOf, document_of
from dateline.parse import CachedParser, Parser
from dateline.parse.spacy_parser import ModelMissing, load_model


def arcs(trees_of: TreesOf, text: str) -> set[str]:
    sentence = trees_of(text)[0].sentence
    return {
        f"{dep}({sentence.words[head] if head >= 0 else 'ROOT'}, {word})"
        for word, head, dep in zip(sentence.words, sentence.heads, sentence.deps)
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The rebels attacked the town.", {"nsubj(attacked, rebels)", "obj(attacked, town)"}),
        (
            "The town was attacked by rebels.",
            {"nsubj:pass(attacked, town)", "aux:pass(attacked, was)", "obl:agent(attacked, rebels)"},
        ),
        ("Ministers met in Geneva.", {"obl(met, Geneva)", "case(Geneva, in)"}),
        ("The capital of Kenya is large.", {"nmod(capital, Kenya)", "cop(large, is)", "nsubj(large, capital)"}),
        ("She is the president.", {"cop(president, is)", "nsubj(president, She)", "root(ROOT, president)"}),
        ("Kenya and Uganda signed it.", {"conj(Kenya, Uganda)", "cc(Uganda, and)"}),
        ("France, Spain and Italy agreed.", {"conj(France, Spain)", "conj(France, Italy)"}),
        ("He wants to leave.", {"xcomp(wants, leave)", "mark(leave, to)"}),
        ("He said that she left.", {"ccomp(said, left)", "mark(left, that)"}),
        ("Kenya's army left.", {"nmod:poss(army, Kenya)", "case(Kenya, 's)"}),
        ("The men who fled returned.", {"acl:relcl(men, fled)"}),
    ],
)
def test_relations(trees_of: TreesOf, text: str, expected: set[str]) -> None:
    assert expected <= arcs(trees_of, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The state has been for years supporting the militia.",
            {"nsubj(supporting, state)", "obj(supporting, militia)"},
        ),
        ("The senators pushed through a resolution.", {"obj(pushed, resolution)", "compound:prt(pushed, through)"}),
        ("Parliament never approved it; however, the army moved through the pass.", {"parataxis(moved, approved)"}),
    ],
)
def test_repairs(trees_of: TreesOf, text: str, expected: set[str]) -> None:
    assert expected <= arcs(trees_of, text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The U.S. Secretary of State met Rep. Jane Roe (R-OH) on Monday.", 1),
        ("The army shelled Sinjar, Tal Afar, and Zummar, where families live.", 1),
        ("The talks failed. The army left.", 2),
        ('"We left. We are safe," she said.', 2),
        ("A heading without full stop\n\nThe army left.", 2),
    ],
)
def test_sentences(trees_of: TreesOf, text: str, count: int) -> None:
    assert len(trees_of(text)) == count


def test_lemmas(trees_of: TreesOf) -> None:
    lemmas = trees_of("The forces left after rebels were killed and cities had been struck.")[0].sentence.lemmas
    assert {"force", "leave", "rebel", "kill", "city", "strike"} <= set(lemmas)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.sampled_from("The army left Goma. \n\"'’-—(),;:é2.5%$"), min_size=1, max_size=80))
def test_tokens_are_the_text(parser: Parser, text: str) -> None:
    document = document_of(text)
    for sentence in parser.parse([document])[0].sentences:
        assert [text[s:e] for s, e in zip(sentence.starts, sentence.ends)] == list(sentence.words)
        assert sentence.deps.count("root") >= 1


def test_batch_has_no_influence(parser: Parser) -> None:
    texts = ["The army left Goma.", "Talks between Kenya and Somalia resumed on Monday.", "He said no."]
    documents = [document_of(t) for t in texts]
    assert parser.parse(documents) == [parser.parse([d])[0] for d in documents]


def test_cached_parser_gives_the_same(parser: Parser) -> None:
    kept: dict[str, bytes] = {}
    cached = CachedParser(parser, kept)
    documents = [document_of("The army left Goma."), document_of("He said no.")]
    first = cached.parse(documents)
    assert first == parser.parse(documents)
    assert cached.parse(documents) == first
    assert len(kept) == 2


def test_missing_model_names_the_remedy() -> None:
    with pytest.raises(ModelMissing, match="pip install"):
        load_model("no_such_model_anywhere")
