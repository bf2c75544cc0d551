"""What has been mentioned so far in one report: the state that the resolution of its mentions builds up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline.knowledge.names import fold
from dateline.records import Actor, Candidate, Why

WINDOW = 2
"""Sentences back that a pronoun may look."""

GROUP_KINDS = frozenset({"state", "force", "armed_group", "organisation", "outlet", "people", "role"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One earlier mention of an actor."""

    actor: str
    sentence: int
    token: int
    subject: bool
    plural: bool
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a mention was resolved to; `ref` is empty where undecided."""

    ref: str
    rule: str
    candidates: tuple[Candidate, ...] = ()
    note: str = ""


@dataclass(slots=True)
class Discourse:
    """Actors of the report by id, mentions in order, and names that the report itself introduced."""

    version: str
    actors: dict[str, Actor] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    aliases: dict[tuple[str, ...], str] = field(default_factory=dict)

    def why(self, rule: str, note: str = "") -> Why:
        return Why(step="resolve", rule=rule, version=self.version, note=note)

    def add(self, actor: Actor) -> str:
        """Keep `actor` unless one with its id is there already; its id."""
        self.actors.setdefault(actor.id, actor)
        return actor.id

    def learn(self, name: str, actor: str) -> None:
        """Remember a name of `actor` that the report introduced."""
        words = fold(name)
        if words and len("".join(words)) > 1:
            self.aliases.setdefault(words, actor)

    def recent(self, sentence: int, kinds: Iterable[str], window: int = WINDOW) -> list[Entry]:
        """Earlier mentions of actors of these kinds, latest first, no further back than `window` sentences."""
        wanted = set(kinds)
        return [
            e for e in reversed(self.entries) if e.sentence >= sentence - window and self.actors[e.actor].kind in wanted
        ]

    def latest(self, kinds: Iterable[str]) -> Entry | None:
        """The last mention of an actor of these kinds, or None."""
        wanted = set(kinds)
        return next((e for e in reversed(self.entries) if self.actors[e.actor].kind in wanted), None)
