"""Fixtures shared by all tests: the real parser and the real knowledge, built once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.coder import Coder, Reading, code
from dateline.knowledge import Knowledge, load
from dateline.parse import Parser, Tree, trees
from dateline.parse.spacy_parser import SpacyParser
from dateline.records import Block, Capture, Coded, Document, Report, Span, Why

ReadText = Callable[..., Coded]
TreesOf = Callable[[str], tuple[Tree, ...]]


@pytest.fixture(scope="session")
def parser() -> Parser:
    return SpacyParser()


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load()


@pytest.fixture(scope="session")
def coder(parser: Parser, knowledge: Knowledge) -> Coder:
    return Coder.of(parser, knowledge)


def document_of(text: str) -> Document:
    """A document whose paragraphs are parted by blank lines, all read."""
    blocks: list[Block] = []
    start = 0
    for paragraph in text.split("\n\n"):
        why = Why(step="text", rule="text.paragraph")
        blocks.append(Block(kind="paragraph", span=Span(start, start + len(paragraph)), read=True, why=why))
        start += len(paragraph) + 2
    return Document(id="doc:test", text=text, blocks=tuple(blocks))


@pytest.fixture(scope="session")
def trees_of(parser: Parser) -> TreesOf:
    """The trees of a text's sentences."""
    return lambda text: trees(parser.parse([document_of(text)])[0])


@pytest.fixture(scope="session")
def read_text(coder: Coder) -> ReadText:
    """A text coded as one report, `published` an ISO date or empty."""

    def read(text: str, published: str = "") -> Coded:
        report = Report(id="report:test", published=published)
        capture = Capture(report=report.id, sha256="", media_type="text")
        return code([Reading(report=report, capture=capture, document=document_of(text))], coder)[0]

    return read
