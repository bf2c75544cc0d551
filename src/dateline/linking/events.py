"""The fold over one component: event mentions to one event. Nothing is invented: what no mention has stays empty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from dateline.linking.blocks import bounds
from dateline.linking.linkable import Linkable, LinkedPlace
from dateline.records import Event, EventLink

_FINENESS: Final = ("site", "town", "district", "province", "region", "country")


def event_id(mention: str) -> str:
    """The id of the event whose smallest event-mention id is `mention`."""
    return f"ev:{mention.partition(':')[2] or mention}"


def event_of(mentions: Sequence[Linkable], links: Iterable[EventLink]) -> Event:
    """The event of one component.

    `date` is a day, or an interval `first/last` where the text is no finer, or empty: the publication date is never put
    in its place. `place` is the finest place told, the most told one among these. `outlets` counts the distinct outlets
    that are known, so it may be 0.
    """
    ordered = sorted(mentions, key=lambda mention: mention.id)
    ids = {mention.id for mention in ordered}
    place = _place(ordered)
    return Event(
        id=event_id(ordered[0].id),
        type=ordered[0].type,
        date=_date(ordered),
        actors=tuple(sorted({actor for mention in ordered for actor in mention.actors})),
        recipients=tuple(sorted({actor for mention in ordered for actor in mention.recipients})),
        place=place.id if place else "",
        country=place.country if place else "",
        mentions=tuple(mention.id for mention in ordered),
        reports=len({mention.report for mention in ordered}),
        outlets=len({mention.outlet.casefold() for mention in ordered if mention.outlet}),
        links=tuple(sorted((x for x in links if x.a in ids and x.b in ids), key=lambda link: (link.a, link.b))),
    )


def _date(mentions: Sequence[Linkable]) -> str:
    windows = [window for window in map(bounds, mentions) if window is not None]
    if not windows:
        return ""
    days = Counter(first for first, last in windows if first == last)
    if days:
        return _most(days).isoformat()
    first, last = max(w[0] for w in windows), min(w[1] for w in windows)
    if first > last:
        first, last = min(windows, key=lambda window: (window[1] - window[0], window))
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def _most(days: Counter[date]) -> date:
    return min(days, key=lambda moment: (-days[moment], moment))


def _place(mentions: Sequence[Linkable]) -> LinkedPlace | None:
    told = Counter(place for mention in mentions for place in mention.places)
    return min(told, key=lambda place: (_fineness(place), -told[place], place), default=None)


def _fineness(place: LinkedPlace) -> int:
    return _FINENESS.index(place.precision) if place.precision in _FINENESS else len(_FINENESS)
