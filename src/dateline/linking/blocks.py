"""Blocking: only event mentions that share a key are ever compared.

A key is type, country of an actor (of a recipient where no actor is known) and week. A mention is in every week that
its dates may touch, so that neighbouring weeks meet; without any date it is among the undated.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from typing import Final

from dateline.linking.linkable import Linkable

NEAR: Final = 3
"""Days that the publication dates of two reports of one event may lie apart."""

LONGEST: Final = 35
"""Days: what is dated only to a longer stretch could be one of too many events, and stays alone."""

Window = tuple[date, date]


def day(iso: str) -> date | None:
    """The day of an ISO date, or None where it is no full date."""
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def bounds(mention: Linkable) -> Window | None:
    """The first and last day the text gives, or None where it does not give both."""
    earliest, latest = day(mention.earliest), day(mention.latest)
    return None if earliest is None or latest is None or latest < earliest else (earliest, latest)


def around(iso: str) -> Window | None:
    """The days near a publication date, or None where that is unknown."""
    published = day(iso)
    if published is None:
        return None
    try:
        return published - timedelta(days=NEAR), published + timedelta(days=NEAR)
    except OverflowError:
        return None


def keys_of(mention: Linkable) -> tuple[str, ...]:
    """The blocks that a mention is in, sorted; none where its dates are too wide to say anything."""
    side = "" if mention.actors else "to:"
    pairs = product(mention.countries or ("",), _weeks(mention))
    return tuple(sorted(f"{mention.type}|{side}{country}|{week}" for country, week in pairs))


def _weeks(mention: Linkable) -> list[str]:
    window = bounds(mention) or around(mention.published)
    if window is None:
        return ["unknown"]
    first, last = (moment.toordinal() for moment in window)
    if last - first > LONGEST:
        return []
    return [str(week) for week in range(first // 7, last // 7 + 1)]
