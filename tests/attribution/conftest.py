"""One parser and one lexicon for all tests of attribution."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable
from importlib.resources import files

import pytest

from dateline.attribution import Attributed, CueLexicon, attribute
from dateline.parse import Parser
from dateline.parse.spacy_parser import SpacyParser
from dateline.records import Block, BlockKind, Document, Span, Why

Rows = list[dict[str, str]]
Read = Callable[..., tuple[str, Attributed]]


def _document(text: str, titled: bool) -> Document:
    blocks: list[Block] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            kind: BlockKind = "title" if titled and not blocks else "paragraph"
            span = Span(at, at + len(line))
            blocks.append(Block(kind=kind, span=span, read=True, why=Why(step="test", rule="line")))
        at += len(line) + 1
    return Document(id=hashlib.sha256(text.encode()).hexdigest(), text=text, blocks=tuple(blocks))


@pytest.fixture(scope="session")
def make_document() -> Callable[..., Document]:
    """A document of a text, one block a line; with `titled` the first line is a title."""

    def make(text: str, titled: bool = False) -> Document:
        return _document(text, titled)

    return make


@pytest.fixture(scope="session")
def parser() -> Parser:
    return SpacyParser()


@pytest.fixture(scope="session")
def rows() -> Rows:
    text = (files("dateline.knowledge") / "data" / "cues.tsv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture(scope="session")
def lexicon(rows: Rows) -> CueLexicon:
    return CueLexicon.of(rows)


@pytest.fixture(scope="session")
def read(parser: Parser, lexicon: CueLexicon) -> Read:
    """Text in, the text and what attribution makes of it out."""

    def read_text(text: str, titled: bool = False) -> tuple[str, Attributed]:
        document = _document(text, titled)
        return text, attribute(document, parser.parse([document])[0], lexicon, "test")

    return read_text
