"""The codebooks: PLOVER 2.0 by default, and 0.5 for the older gold, as differences of type."""

from __future__ import annotations

from dataclasses import replace

from dateline.coding.acts import Coding

DEFAULT = "plover-2.0"
OLDER = "plover-0.5"
CODEBOOKS = (DEFAULT, OLDER)

PROMISED_YIELD = frozenset({"035", "0351", "0352", "0353", "0354", "0355", "0356"})


class UnknownCodebook(ValueError):
    """The codebook's name is none of `CODEBOOKS`; the message lists them."""


def under(codebook: str, coding: Coding) -> Coding:
    """`coding` as `codebook` has it: 0.5 makes the host the actor and has fewer and older types. Raises UnknownCodebook."""
    if codebook not in CODEBOOKS:
        raise UnknownCodebook(f"codebook {codebook!r} is unknown; known: {', '.join(CODEBOOKS)}")
    if codebook == DEFAULT:
        return coding
    if coding.cameo == "043":
        return replace(coding, actors=coding.recipients, recipients=coding.actors)
    return replace(coding, type=_older(coding))


def _older(coding: Coding) -> str:
    """The type of a coding in PLOVER 0.5 (merged types keep their 2.0 names: REQUEST, ACCUSE, ASSAULT)."""
    if coding.type == "CONCEDE":
        if coding.cameo == "0341":
            return "RETREAT"
        if coding.cameo in PROMISED_YIELD:
            return "AGREE"
        if coding.cameo == "055":
            return "SUPPORT"
        return "RETREAT" if coding.cameo == "0871" else "CONCEDE"
    if coding.type == "ASSAULT" and coding.mode in {"abduct", "destroy"}:
        return "COERCE"
    return coding.type
