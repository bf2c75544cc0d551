"""What a parser is to Dateline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from dateline.records import Document, Parse


class Parser(Protocol):
    """Turns documents into parses with Universal Dependencies arcs.

    The same document gives the same parse whatever stands beside it in the batch.
    """

    @property
    def name(self) -> str:
        """Name and version of the parser and its model, e.g. ``spacy 3.8.7, en_core_web_md 3.7.1``."""
        ...

    def parse(self, documents: Sequence[Document]) -> list[Parse]:
        """One parse a document, in order. Only blocks with ``read`` are looked into."""
        ...
