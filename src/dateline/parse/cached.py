"""A parser that remembers: parses are kept as one binary value a document."""

from __future__ import annotations

import hashlib
from collections.abc import MutableMapping, Sequence

import msgspec

from dateline.parse.protocol import Parser
from dateline.records import Document, Parse


class CachedParser:
    """A `Parser` in front of another one, with parses kept in `kept` (any mapping of text keys to bytes).

    The key covers the text, its blocks and the parser's name, so that a changed one never meets a stale parse.
    """

    def __init__(self, parser: Parser, kept: MutableMapping[str, bytes]) -> None:
        self._parser = parser
        self._kept = kept

    @property
    def name(self) -> str:
        """The inner parser's name: a remembered parse is that parser's parse."""
        return self._parser.name

    def parse(self, documents: Sequence[Document]) -> list[Parse]:
        """As the inner parser, which sees only documents that were not seen before."""
        keys = [self._key(document) for document in documents]
        missing = {key: document for key, document in zip(keys, documents) if key not in self._kept}
        for key, parse in zip(missing, self._parser.parse(list(missing.values()))):
            self._kept[key] = msgspec.msgpack.encode(parse)
        return [msgspec.msgpack.decode(self._kept[key], type=Parse) for key in keys]

    def _key(self, document: Document) -> str:
        blocks = repr([(b.kind, b.read, b.span.start, b.span.end) for b in document.blocks])
        return hashlib.sha256("\0".join([self._parser.name, document.text, blocks]).encode()).hexdigest()
