"""Which countries a report is about: the context that decides names which several countries share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dateline.knowledge import Knowledge
from dateline.mentions import Found, NameMatch
from dateline.resolve.phrases import country_of


def country_counts(found: Found, knowledge: Knowledge) -> dict[str, int]:
    """How often the report names each country or a place in it, where a name means only one."""
    codes = [code for matches in found.names for match in matches if (code := country_of(match.entries, knowledge))]
    return {code: codes.count(code) for code in sorted(set(codes))}


def main_country_of(counts: Mapping[str, int]) -> str:
    """The country that more than half of the names mean: three at least, or two and no other; else empty."""
    best = max(sorted(counts), key=lambda c: counts[c], default="")
    enough = counts.get(best, 0) >= 3 or (len(counts) == 1 and counts[best] == 2)
    return best if enough and 2 * counts[best] > sum(counts.values()) else ""


def by_context(
    names: tuple[tuple[NameMatch, ...], ...], counts: Mapping[str, int], knowledge: Knowledge
) -> tuple[tuple[NameMatch, ...], ...]:
    """Names that several countries share ("Congolese", "Korean"), narrowed to the one that the report is about."""
    return tuple(tuple(_narrowed(m, counts, knowledge) for m in matches) for matches in names)


def _narrowed(match: NameMatch, counts: Mapping[str, int], knowledge: Knowledge) -> NameMatch:
    codes = sorted({e.ref for e in match.entries if e.ref in knowledge.countries})
    best = max(codes, key=lambda c: (counts.get(c, 0), c), default="")
    if len(codes) < 2 or not counts.get(best):
        return match
    return replace(match, entries=tuple(e for e in match.entries if e.ref == best or e.ref not in codes))
