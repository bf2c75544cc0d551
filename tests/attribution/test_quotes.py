"""Quotation regions: marks of all makes, nesting, paragraphs, apostrophes, and marks without a partner."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.attribution import Quote, find_quotes
from dateline.attribution.quotes import unbalanced
from dateline.parse import Parser
from dateline.records import Block, Document, Parse, Span, Why

Make = Callable[[str], Document]


def quotes_of(parser: Parser, document: Document) -> tuple[Quote, ...]:
    return find_quotes(document, parser.parse([document])[0])


TABLE: list[tuple[str, list[tuple[str, str, int]]]] = [
    ('"We stay here," he said.', [('"We stay here,"', "full", 0)]),
    ("“We stay here,” he said.", [("“We stay here,”", "full", 0)]),
    ("«We stay here,» he said.", [("«We stay here,»", "full", 0)]),
    ("''We stay here,'' he said.", [("''We stay here,''", "full", 0)]),
    ("‘We stay here,’ he said.", [("‘We stay here,’", "full", 0)]),
    ("'We stay here,' he said.", [("'We stay here,'", "full", 0)]),
    ('He spoke of "dark powers" again.', [('"dark powers"', "partial", 0)]),
    ('The "deal" is off.', [('"deal"', "partial", 0)]),
    (
        "“He told me, ‘We leave at dawn,’ and we left,” she said.",
        [("“He told me, ‘We leave at dawn,’ and we left,”", "full", 0), ("‘We leave at dawn,’", "full", 1)],
    ),
    ("It's the farmers' own land, and it isn't for sale.", []),
    ("In the '90s the rebels' camp wasn't far.", []),
    ("The plank is 6'2\" long and old.", []),
    ("He cited 'the workers' union' twice.", [("'the workers' union'", "partial", 0)]),
    ('"A," he said. "B," she said.', [('"A,"', "partial", 0), ('"B,"', "partial", 0)]),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_regions(parser: Parser, make_document: Make, text: str, expected: list[tuple[str, str, int]]) -> None:
    found = quotes_of(parser, make_document(text))
    assert [(q.span.of(text), q.kind, q.level) for q in found] == expected
    assert all(q.closed for q in found)


def test_continued_paragraphs(parser: Parser, make_document: Make) -> None:
    text = '"We lost the first field.\n"We lost the second one.\n"Then we left."'
    found = quotes_of(parser, make_document(text))
    assert [(q.closed, q.continued, q.continues) for q in found] == [
        (False, True, False),
        (False, True, True),
        (True, False, True),
    ]
    assert unbalanced(found) == ()


def test_an_unbalanced_mark_ends_with_its_paragraph(parser: Parser, make_document: Make) -> None:
    text = 'He said "we lost the field.\nThe rain went on.'
    found = quotes_of(parser, make_document(text))
    assert [q.span.of(text) for q in found] == ['"we lost the field.']
    assert [r.reason for r in unbalanced(found)] == ["quotation mark without its partner"]


@given(st.text(alphabet="ab.,s '\"“”‘’«»`\n", max_size=80))
def test_regions_stay_in_their_blocks(text: str) -> None:
    blocks, at = [], 0
    for line in text.split("\n"):
        span = Span(at, at + len(line))
        blocks.append(Block(kind="paragraph", span=span, read=True, why=Why(step="test", rule="line")))
        at += len(line) + 1
    document = Document(id="d", text=text, blocks=tuple(blocks))
    found = find_quotes(document, Parse(document="d", parser="none", sentences=()))
    for quote in found:
        assert blocks[quote.block].span.covers(quote.span)
        assert quote.span.covers(quote.inner)
    outer = [q.span for q in found if q.level == 0]
    assert all(a.end <= b.start for a, b in itertools.pairwise(outer))
