"""Outer acts: what promising, refusing, threatening, demanding ... makes of the act inside.

The outer act decides (PLOVER's ladder of time and stance): an operator over an inner type and mode looks up the outer type,
mode and CAMEO code in the table `ladder`. The content's own modality stays with the content.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.knowledge.tables import Act
from dateline.parse import Frame

CLAUSE_SLOTS = frozenset({"xcomp", "ccomp", "advcl"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """A type with its mode and code, the parties' tokens, and the rules that led there (innermost first)."""

    sentence: int
    token: int
    type: str
    mode: str
    cameo: str
    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    rules: tuple[str, ...]
    tokens: tuple[int, ...]
    inner: tuple[int, ...] = ()
    """Predicates (tokens) that this coding has taken up, so that they are not coded again."""
    actor_ids: tuple[str, ...] = ()
    """Actors that no token of this sentence stands for (a speaker of the sentence before)."""
    recipient_ids: tuple[str, ...] = ()
    probability: float = 0.7


def content_of(frame: Frame, act: Act) -> tuple[str, tuple[int, ...]]:
    """The first content slot of `act` that the frame fills, and its fillers."""
    for slot in act.content:
        tokens = frame.get(slot)
        if tokens:
            return slot, tokens
    return "", ()


def act_at(acts: tuple[Act, ...], frame: Frame) -> tuple[Act, str, tuple[int, ...]] | None:
    """The act of a predicate whose content is there, with the content."""
    for act in acts:
        if act.particle and act.particle != frame.particle and not frame.get(act.particle):
            continue
        slot, tokens = content_of(frame, act)
        if tokens:
            return act, slot, tokens
    return None
