"""Events in the archive: only the components that a batch of reports touches are made anew.

To be called inside a transaction. A link depends on its two event mentions alone, so the outcome is that of linking
everything from scratch.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import Final

from dateline.linking import Linkable, LinkedPlace, Weights, events_from, keys_of, links_between, links_inside
from dateline.records import Event, EventLink, EventMentionLink, Why
from dateline.store.rows import Row
from dateline.store.write import insert

_CHUNK: Final = 500

Pairs = dict[tuple[str, str], EventLink]


def relink(connection: sqlite3.Connection, gone: Collection[str], come: Collection[str], weights: Weights) -> None:
    """Bring links and events up to date after event mentions have `gone` from the archive and `come` into it.

    An event mention whose report was read again is in both.
    """
    fresh = linkables(connection, come)
    held = linkables(connection, _sharing_keys(connection, fresh))
    for name in gone:
        connection.execute("DELETE FROM event_link WHERE a = ? OR b = ?", (name, name))
    links = links_between(tuple(fresh.values()), tuple(held.values()), weights)
    links |= links_inside(_inside(connection, fresh), fresh, weights)
    insert(connection, (_link_row(found) for found in links.values()))
    touched = _members_with(connection, {*gone, *come, *chain_of(links)}) | set(fresh)
    _renew(connection, touched)


def relink_all(connection: sqlite3.Connection, weights: Weights) -> None:
    """Make all links and events anew: needed where the weights have changed."""
    everything = [name for (name,) in connection.execute("SELECT id FROM event_mention WHERE countable")]
    old = [name for (name,) in connection.execute("SELECT event_mention FROM event_member")]
    connection.execute("DELETE FROM event_link")
    relink(connection, set(old) - set(everything), everything, weights)


def chain_of(links: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Both ends of all links."""
    for a, b in links:
        yield a
        yield b


# --- reading --------------------------------------------------------------------------------------------------------


def linkables(connection: sqlite3.Connection, names: Iterable[str]) -> dict[str, Linkable]:
    """Those of the named event mentions that are in the archive and countable, as linking sees them, by id."""
    made: dict[str, Linkable] = {}
    for group in _chunks(sorted(set(names))):
        made |= _linkables(connection, group)
    return made


def _linkables(connection: sqlite3.Connection, names: tuple[str, ...]) -> dict[str, Linkable]:
    def children(columns: str, table: str) -> dict[str, list[tuple[str, ...]]]:
        found: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
        query = f"SELECT event_mention, {columns} FROM {table} WHERE event_mention IN ({_marks(names)})"
        for name, *values in connection.execute(query, names):
            found[name].append(tuple(values))
        return found

    parties = children("role, actor, country", "event_mention_party")
    places = children("place, country, admin1, precision", "event_mention_place")
    modes = children("mode", "event_mention_mode")
    query = f"""SELECT m.id, m.report, r.outlet, r.published, m.type, m.cameo, m.earliest, m.latest, m.sentence_key
      FROM event_mention m JOIN report r ON r.id = m.report WHERE m.countable AND m.id IN ({_marks(names)})"""
    return {
        row[0]: _linkable(row, parties.get(row[0], []), places.get(row[0], []), modes.get(row[0], []))
        for row in connection.execute(query, names)
    }


def _linkable(
    row: tuple[str, ...], parties: list[tuple[str, ...]], places: list[tuple[str, ...]], modes: list[tuple[str, ...]]
) -> Linkable:
    identity, report, outlet, published, kind, cameo, earliest, latest, sentence = row
    actors = {(actor, country) for role, actor, country in parties if role == "actor" and actor}
    recipients = {(actor, country) for role, actor, country in parties if role == "recipient" and actor}
    return Linkable(
        id=identity,
        report=report,
        outlet=outlet,
        published=published,
        type=kind,
        cameo=cameo,
        modes=tuple(sorted({mode for (mode,) in modes})),
        actors=tuple(sorted({actor for actor, _ in actors})),
        recipients=tuple(sorted({actor for actor, _ in recipients})),
        countries=tuple(sorted({country for _, country in actors or recipients})),
        places=tuple(sorted({LinkedPlace(id=p[0], country=p[1], admin1=p[2], precision=p[3]) for p in places})),
        earliest=earliest,
        latest=latest,
        sentence=sentence,
    )


def _sharing_keys(connection: sqlite3.Connection, fresh: Mapping[str, Linkable]) -> set[str]:
    """The other event mentions that are in a block with one of `fresh`."""
    keys = sorted({key for mention in fresh.values() for key in keys_of(mention)})
    found: set[str] = set()
    for group in _chunks(keys):
        query = f"SELECT event_mention FROM event_mention_key WHERE key IN ({_marks(group)})"
        found |= {name for (name,) in connection.execute(query, group)}
    return found - set(fresh)


def _inside(connection: sqlite3.Connection, fresh: Mapping[str, Linkable]) -> Iterator[EventMentionLink]:
    for report in sorted({mention.report for mention in fresh.values()}):
        query = "SELECT a, b, rule, note FROM event_mention_link WHERE report = ? ORDER BY a, b"
        for a, b, rule, note in connection.execute(query, (report,)):
            yield EventMentionLink(a=a, b=b, why=Why(step="coding", rule=rule, note=note))


def links_of(connection: sqlite3.Connection, names: Iterable[str]) -> Pairs:
    """The links that begin at one of the named event mentions, by their two ids."""
    made: Pairs = {}
    for group in _chunks(sorted(set(names))):
        query = (
            f"SELECT a, b, p_same, step, rule, version, note FROM event_link WHERE a IN ({_marks(group)}) ORDER BY a, b"
        )
        for a, b, p_same, step, rule, version, note in connection.execute(query, group):
            why = Why(step=step, rule=rule, version=version, note=note)
            made[a, b] = EventLink(a=a, b=b, p_same=p_same, why=why)
    return made


def _members_with(connection: sqlite3.Connection, names: Iterable[str]) -> set[str]:
    """All members of the events that one of the named event mentions is in."""
    found: set[str] = set()
    for group in _chunks(sorted(set(names))):
        query = f"""SELECT event_mention FROM event_member WHERE event IN
          (SELECT event FROM event_member WHERE event_mention IN ({_marks(group)}))"""
        found |= {name for (name,) in connection.execute(query, group)}
    return found


def _chunks(names: Collection[str]) -> Iterator[tuple[str, ...]]:
    stream = iter(names)
    while group := tuple(islice(stream, _CHUNK)):
        yield group


def _marks(names: Collection[str]) -> str:
    return ", ".join("?" * len(names))


# --- writing --------------------------------------------------------------------------------------------------------


def _renew(connection: sqlite3.Connection, touched: set[str]) -> None:
    """Make the events of the touched event mentions anew, and note what became of the old ones."""
    members = linkables(connection, touched)
    events = events_from(members, links_of(connection, members))
    old = _old_members(connection, touched)
    for name in old:
        connection.execute("DELETE FROM event WHERE id = ?", (name,))
    insert(connection, (row for event in events for row in _event_rows(event)))
    aliases = _aliases(old, {member: event.id for event in events for member in event.mentions})
    connection.executemany("INSERT OR REPLACE INTO event_alias (old, new, reason) VALUES (?, ?, ?)", aliases)
    # An id that is in use again is no alias any more.
    connection.executemany(
        "DELETE FROM event_alias WHERE old = ?", [(event.id,) for event in events if event.id not in old]
    )


def _old_members(connection: sqlite3.Connection, touched: Iterable[str]) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for group in _chunks(sorted(touched)):
        query = f"SELECT event, event_mention FROM event_member WHERE event_mention IN ({_marks(group)})"
        for event, member in connection.execute(query, group):
            found[event].append(member)
    return found


def _aliases(old: Mapping[str, Collection[str]], event_of: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Where the members of every old event are now: in another event, in several, or nowhere."""
    kept = set(event_of.values())
    for name, members in sorted(old.items()):
        new = sorted({event_of[member] for member in members if member in event_of} - {name})
        if len(new) > 1 or (new and name in kept):
            yield from ((name, other, "split") for other in new)
        elif new:
            yield name, new[0], "merge"
        elif name not in kept:
            yield name, "", "gone"


def _event_rows(event: Event) -> Iterator[Row]:
    yield (
        "event",
        {
            "id": event.id,
            "type": event.type,
            "date": event.date,
            "place": event.place,
            "country": event.country,
            "event_mentions": len(event.mentions),
            "reports": event.reports,
            "outlets": event.outlets,
        },
    )
    for role, actors in (("actor", event.actors), ("recipient", event.recipients)):
        for ordinal, actor in enumerate(actors):
            yield "event_party", {"event": event.id, "role": role, "ordinal": ordinal, "actor": actor}
    for member in event.mentions:
        yield "event_member", {"event_mention": member, "event": event.id}


def _link_row(found: EventLink) -> Row:
    why = {"step": found.why.step, "rule": found.why.rule, "version": found.why.version, "note": found.why.note}
    return "event_link", {"a": found.a, "b": found.b, "p_same": found.p_same, **why}
