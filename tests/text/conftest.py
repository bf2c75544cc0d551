"""Fixtures of the text step: a short way to say what a document's blocks are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.text import Extracted

Rows = list[tuple[str, str]]


@pytest.fixture(scope="session")
def rows() -> Callable[[Extracted], Rows]:
    """The blocks as (kind, surface); a truncated block's kind ends in `…`."""

    def of(extracted: Extracted) -> Rows:
        document = extracted.document
        return [(block.kind + "…" * block.truncated, block.span.of(document.text)) for block in document.blocks]

    return of
