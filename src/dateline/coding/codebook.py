"""The codebooks: PLOVER 2.0 by default, and 0.5 for the older gold; what they differ in are rows of `codebook_differences`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.acts import Coding
from dateline.knowledge.tables import CodebookDifference

DEFAULT = "plover-2.0"
OLDER = "plover-0.5"
CODEBOOKS = (DEFAULT, OLDER)
OLDER_QUADS = {"DEMAND": 3, "DISAPPROVE": 3, "INVESTIGATE": 3, "FIGHT": 4}
"""Quad classes of the types that 2.0 has merged into others."""
HOSTS = frozenset({"CONSULT/host"})
"""Codes of 0.5 whose actor is the recipient of 2.0: there the host comes first, in 2.0 always the traveller."""


class UnknownCodebook(ValueError):
    """The codebook's name is none of `CODEBOOKS`; the message lists them."""


def under(codebook: str, coding: Coding, differences: Sequence[CodebookDifference]) -> Coding:
    """`coding` as `codebook` has it: under 0.5 by the first row that fits. Raises UnknownCodebook."""
    if codebook not in CODEBOOKS:
        raise UnknownCodebook(f"codebook {codebook!r} is unknown; known: {', '.join(CODEBOOKS)}")
    row = next((d for d in differences if d.fits(coding.type, coding.mode, coding.cameo)), None)
    if codebook == DEFAULT or row is None:
        return coding
    type_, _, mode = row.older.partition("/")
    kept = mode or ("" if row.newer.endswith(f"/{coding.mode}") else coding.mode)
    if row.older in HOSTS:
        return replace(coding, type=type_, mode=kept, actors=coding.recipients, recipients=coding.actors)
    return replace(coding, type=type_, mode=kept)
