"""Filters of the tables: what a user may ask for, and the SQL conditions behind it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, TypedDict

from dateline.store.errors import UnknownFilter


class Filters(TypedDict, total=False):
    """What a table may be filtered by; empty or None filters nothing.

    `actor` and `recipient` are parts of a name or id, `outlet` a part of its name; `type` and `country` whole codes
    (case does not matter). `since` and `until` are ISO days; `search` are words that the report must all have, `"…"` a
    phrase.
    `genre` are kinds of report, parted by commas. `min_probability` keeps event mentions whose `p_coding` is no less, and events
    that have one.
    `report` is a report's id or how it begins. `limit` is a number of rows.
    """

    type: str | None
    actor: str | None
    recipient: str | None
    country: str | None
    outlet: str | None
    since: str | None
    until: str | None
    report: str | None
    search: str | None
    genre: str | None
    min_probability: float | None
    limit: int | None


_OUTLET: Final = "instr(fold(report.outlet), fold(:outlet)) > 0"
_REPORT: Final = "substr(report.id, 1, length(:report)) = :report"
_SEARCH: Final = "report.number IN (SELECT rowid FROM report_search WHERE report_search MATCH :search)"
_PUBLISHED: Final = {
    "since": "report.published <> '' AND report.published >= :since",
    "until": "report.published <> '' AND report.published <= :until",
}
_GENRE: Final = "instr(',' || replace(lower(:genre), ' ', '') || ',', ',' || report.genre || ',') > 0"
_OF_REPORT: Final = {"outlet": _OUTLET, "report": _REPORT, "search": _SEARCH, "genre": _GENRE, **_PUBLISHED}
_PARTY: Final = """EXISTS (SELECT 1 FROM event_mention_party p WHERE p.event_mention = m.id AND p.role = '{role}'
  AND (instr(fold(p.name), fold(:{name})) > 0 OR instr(fold(p.actor), fold(:{name})) > 0))"""
_EVENT_PARTY: Final = """EXISTS (SELECT 1 FROM event_party p WHERE p.event = e.id AND p.role = '{role}'
  AND (instr(fold(p.actor), fold(:{name})) > 0 OR EXISTS (
    SELECT 1 FROM event_member me JOIN event_mention_party mp ON mp.event_mention = me.event_mention
    WHERE me.event = e.id AND mp.role = p.role AND mp.actor = p.actor AND instr(fold(mp.name), fold(:{name})) > 0)))"""
_OF_EVENT_REPORT: Final = """EXISTS (SELECT 1 FROM event_member me JOIN event_mention mm ON mm.id = me.event_mention
  JOIN report ON report.id = mm.report WHERE me.event = e.id AND {condition})"""
_SAID_BY: Final = "(instr(fold({name}), fold(:actor)) > 0)"

CONDITIONS: Final[Mapping[str, Mapping[str, str]]] = {
    "reports": _OF_REPORT,
    "event_mentions": {
        "type": "m.type = upper(:type)",
        "actor": _PARTY.format(role="actor", name="actor"),
        "recipient": _PARTY.format(role="recipient", name="recipient"),
        "country": """EXISTS (SELECT 1 FROM event_mention_place p WHERE p.event_mention = m.id
          AND instr(';' || p.country || ';', ';' || upper(:country) || ';') > 0)""",
        "outlet": _OUTLET,
        "report": _REPORT,
        "search": _SEARCH,
        "genre": _GENRE,
        "min_probability": "m.p_coding >= CAST(:min_probability AS REAL)",
        "since": "coalesce(nullif(m.latest, ''), nullif(report.published, '')) >= :since",
        "until": "coalesce(nullif(m.earliest, ''), nullif(report.published, '')) <= :until",
    },
    "events": {
        "type": "e.type = upper(:type)",
        "actor": _EVENT_PARTY.format(role="actor", name="actor"),
        "recipient": _EVENT_PARTY.format(role="recipient", name="recipient"),
        "country": "instr(';' || e.country || ';', ';' || upper(:country) || ';') > 0",
        "outlet": _OF_EVENT_REPORT.format(condition=_OUTLET),
        "report": _OF_EVENT_REPORT.format(condition=_REPORT),
        "search": _OF_EVENT_REPORT.format(condition=_SEARCH),
        "genre": _OF_EVENT_REPORT.format(condition=_GENRE),
        "min_probability": """EXISTS (SELECT 1 FROM event_member me JOIN event_mention mm ON mm.id = me.event_mention
          WHERE me.event = e.id AND mm.p_coding >= CAST(:min_probability AS REAL))""",
        "since": "coalesce(nullif(substr(e.date, -10), ''), nullif(first_published, '')) >= :since",
        "until": "coalesce(nullif(substr(e.date, 1, 10), ''), nullif(first_published, '')) <= :until",
    },
    "claims": {**_OF_REPORT, "actor": _SAID_BY.format(name="attribution")},
    "figures": {**_OF_REPORT, "actor": _SAID_BY.format(name="f.claimant")},
    "sayings": {**_OF_REPORT, "actor": _SAID_BY.format(name="coalesce(a.speaker || ' ' || a.actor, '')")},
    "coverage": {
        "outlet": "instr(fold(f.outlet), fold(:outlet)) > 0",
        "since": "substr(c.started, 1, 10) >= :since",
        "until": "substr(c.started, 1, 10) <= :until",
    },
    "fetches": {
        "outlet": "instr(fold(f.outlet), fold(:outlet)) > 0",
        "report": "substr(x.report, 1, length(:report)) = :report",
        "since": "substr(x.retrieved, 1, 10) >= :since",
        "until": "substr(x.retrieved, 1, 10) <= :until",
    },
    "attributions": {
        **_OF_REPORT,
        "actor": "(instr(fold(a.speaker || ' ' || coalesce(actor.name, '') || ' ' || a.actor), fold(:actor)) > 0)",
    },
}
"""The conditions by table and filter. Their names are ours alone: what users give comes in as parameters."""

_WORD: Final = re.compile(r'"([^"]+)"|([^\s"]+)')


def conditions(table: str, filters: Filters) -> tuple[str, dict[str, str | int]]:
    """The WHERE part and the parameters of `filters` for `table`. Raises UnknownFilter."""
    known = CONDITIONS[table]
    given = {name: value for name, value in filters.items() if value not in (None, "") and name != "limit"}
    for name in given:
        if name not in known:
            raise UnknownFilter(table, name, (*known, "limit"))
    parameters = {name: match_of(str(value)) if name == "search" else str(value) for name, value in given.items()}
    limit = filters.get("limit")
    return " AND ".join(["1", *(known[name] for name in given)]), {
        **parameters,
        "limit": -1 if limit is None else max(0, limit),
    }


def match_of(words: str) -> str:
    """What the full-text index is asked: all words and phrases, each quoted, so that nothing in them is an operator."""
    found = [phrase or word for phrase, word in _WORD.findall(words)]
    return " ".join(f'"{word.rstrip("*")}"' + "*" * word.endswith("*") for word in found if word.strip("*")) or '""'
