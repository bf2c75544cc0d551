"""What a report's outlet and address suggest about where it is: weak hints, used for names that several countries share."""

from __future__ import annotations

from dateline.knowledge import Knowledge
from dateline.knowledge.names import name_key
from dateline.records import Report

GENERIC = frozenset({"co", "io", "tv", "me", "ly", "fm", "ai", "cc", "ws", "to", "eu"})
"""Country domains that outlets of all countries use."""


def hints_of(report: Report, knowledge: Knowledge) -> tuple[str, ...]:
    """Countries (alpha-3) of the report's outlet: by its name, by its domain, by the country domain of its address."""
    names = knowledge.names.by_key.get(name_key(report.outlet), ()) if report.outlet else ()
    outlets = [e.ref for e in names if e.kind == "actor" and e.ref in knowledge.outlets]
    host = _host(report.url)
    parts = host.split(".")
    domains = (".".join(parts[i:]) for i in range(len(parts) - 1))
    outlets += [knowledge.domains[domain] for domain in domains if domain in knowledge.domains]
    found = [knowledge.actors[outlet].country for outlet in outlets]
    if len(parts) > 1 and len(parts[-1]) == 2 and parts[-1] not in GENERIC:
        found.append(knowledge.alpha2.get({"uk": "GB"}.get(parts[-1], parts[-1].upper()), ""))
    return tuple(dict.fromkeys(code for code in found if code in knowledge.countries))


def _host(url: str) -> str:
    return url.partition("//")[2].partition("/")[0].partition(":")[0].lower().removeprefix("www.")
