"""What the report as a whole decides about its names: which place or country each means, and which countries it is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.knowledge import Knowledge
from dateline.knowledge.names import NameEntry
from dateline.mentions import Found, NameMatch
from dateline.mentions.names import A_PLACE
from dateline.resolve.locate import Located
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


def narrowed(names: Sequence[Sequence[NameMatch]], located: Sequence[Located]) -> tuple[tuple[NameMatch, ...], ...]:
    """The names of each sentence with only what the located toponyms leave of their countries and places."""
    at = {(one.sighting.sentence, one.sighting.start, one.sighting.end): one for one in located}
    return tuple(
        tuple(_narrowed(match, at.get((sentence, match.start, match.end))) for match in matches)
        for sentence, matches in enumerate(names)
    )


def _narrowed(match: NameMatch, one: Located | None) -> NameMatch:
    place = one.place if one is not None else None
    if place is None and one is not None and one.others:
        return match
    if place is None:
        return replace(match, entries=tuple(e for e in match.entries if e.kind != "place"))
    if match.entries == (A_PLACE,):
        return replace(match, entries=(A_PLACE._replace(ref=place.id),) if place.kind != "country" else ())
    kept: list[NameEntry] = []
    for entry in match.entries:
        if entry.kind == "place" and place.kind != "country":
            kept.append(entry._replace(ref=place.id))
        elif entry.kind in {"country", "demonym"}:
            kept += [entry] if entry.ref == place.id else []
        elif entry.kind == "metonym":
            kept += [entry] if entry.ref == place.country and place.kind in {"town", "site"} else []
        elif entry.kind != "place":
            kept.append(entry)
    return (
        match
        if len(kept) == len(match.entries) and tuple(kept) == match.entries
        else replace(match, entries=tuple(kept))
    )
