"""What has been mentioned so far in one report: the state that the resolution of its mentions builds up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from dateline.knowledge.names import fold
from dateline.records import Actor, Candidate, Why

WINDOW = 2
"""Sentences back that a pronoun may look."""

GROUP_KINDS = frozenset({"state", "force", "armed_group", "organisation", "outlet", "people", "role"})


class Entry(NamedTuple):
    """One earlier mention; `actor` is empty for what is no actor (a plan, a bridge), which pronouns may mean all the same."""

    actor: str
    sentence: int
    token: int
    subject: bool
    plural: bool
    role: str = ""
    lemma: str = ""
    main: bool = False
    """Whether it is the subject of its sentence's main clause."""
    nested: bool = False
    """Whether it stands inside another noun phrase or a prepositional phrase."""
    quote: str = ""
    """The innermost attribution whose words it is part of, or empty."""
    pronoun: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a mention was resolved to; `ref` is empty where undecided, `also` holds the others of a plural."""

    ref: str
    rule: str
    candidates: tuple[Candidate, ...] = ()
    note: str = ""
    also: tuple[str, ...] = ()


@dataclass(slots=True)
class Discourse:
    """Actors of the report by id, mentions in order, and names that the report itself introduced."""

    version: str
    actors: dict[str, Actor] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    aliases: dict[tuple[str, ...], str] = field(default_factory=dict)
    sides: dict[str, str] = field(default_factory=dict)
    """Whom a person speaks for: the body, force or state that the person's title names."""
    words: dict[str, set[str]] = field(default_factory=dict)
    """The folded words of all names of each actor, those of the report included."""
    genders: dict[str, str] = field(default_factory=dict)
    """ "f" or "m" of persons, where a title, a name or an earlier pronoun tells."""

    def why(self, rule: str, note: str = "") -> Why:
        return Why(step="resolve", rule=rule, version=self.version, note=note)

    def add(self, actor: Actor) -> str:
        """Keep `actor` unless one with its id is there already; its id."""
        if actor.id not in self.actors:
            self.actors[actor.id] = actor
            self.words[actor.id] = {word for name in (actor.name, *actor.aliases) for word in fold(name)}
        return actor.id

    def learn(self, name: str, actor: str) -> None:
        """Remember a name of `actor` that the report introduced."""
        words = fold(name)
        if words and len("".join(words)) > 1 and words not in self.aliases:
            self.aliases[words] = actor
            self.words.setdefault(actor, set()).update(words)

    def recent(self, sentence: int, window: int = WINDOW) -> list[Entry]:
        """Earlier mentions, latest first, no further back than `window` sentences."""
        found: list[Entry] = []
        for entry in reversed(self.entries):
            if entry.sentence < sentence - window:
                break
            found.append(entry)
        return found

    def latest(self, kinds: Iterable[str]) -> Entry | None:
        """The last mention of an actor of these kinds, or None."""
        wanted = set(kinds)
        return next((e for e in reversed(self.entries) if e.actor and self.actors[e.actor].kind in wanted), None)

    def kind(self, entry: Entry) -> str:
        """The kind of actor that an entry mentions, "thing" for none."""
        return self.actors[entry.actor].kind if entry.actor else "thing"
