"""The three steps in a row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dateline.linking.compare import links_among, links_inside
from dateline.linking.components import components
from dateline.linking.events import event_of
from dateline.linking.linkable import Linkable
from dateline.linking.weights import Weights
from dateline.records import Event, EventLink, EventMentionLink


def link(mentions: Sequence[Linkable], inside: Iterable[EventMentionLink], weights: Weights) -> tuple[Event, ...]:
    """The events of these event mentions, from scratch, sorted by id.

    `inside` are the links that the coder made inside reports. The order of the input does not matter.
    """
    by_id = {mention.id: mention for mention in mentions}
    links = links_among(tuple(by_id.values()), weights) | links_inside(inside, by_id, weights)
    return events_from(by_id, links)


def events_from(mentions: Mapping[str, Linkable], links: Mapping[tuple[str, str], EventLink]) -> tuple[Event, ...]:
    """One event a connected component, sorted by id. Links to event mentions that are not given are passed over."""
    groups = components(mentions, links)
    group_of = {name: number for number, group in enumerate(groups) for name in group}
    within: defaultdict[int, list[EventLink]] = defaultdict(list)
    for (a, b), found in links.items():
        if a in group_of and b in group_of:
            within[group_of[a]].append(found)
    made = [event_of([mentions[name] for name in group], within[number]) for number, group in enumerate(groups)]
    return tuple(sorted(made, key=lambda event: event.id))
