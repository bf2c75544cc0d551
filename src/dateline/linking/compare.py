"""Comparing: two event mentions of different reports to a scored link, or to nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

from dateline.linking.blocks import NEAR, Window, around, bounds, day, keys_of
from dateline.linking.linkable import Linkable, LinkedPlace
from dateline.linking.weights import Weights
from dateline.records import EventLink, EventMentionLink, Why

LOCAL: Final = "local:place/"
"""A named place outside the gazetteer: nothing but its name is known, and that is the same."""
FINE: Final = frozenset({"site", "town", "district"})
_PLACE_FEATURES: Final = ("place_admin1", "place_country", "place_missing")


def compare(a: Linkable, b: Linkable, weights: Weights) -> EventLink | None:
    """The link between two event mentions of different reports, or None where they differ or too little agrees.

    The order of the two does not matter.
    """
    if a.report == b.report or a.type != b.type:
        return None
    groups = (_actors(a, b), _recipients(a, b), _dates(a, b), _places(a, b))
    if any(group is None for group in groups):
        return None
    features = [name for group in groups for name in group or ()] + _codes(a, b)
    probability = weights.probability(features)
    if probability < weights.threshold:
        return None
    first, second = sorted((a.id, b.id))
    why = Why(step="linking", rule="linking.pair", version=weights.version, note=" ".join(features))
    return EventLink(a=first, b=second, p_same=probability, why=why)


def links_among(mentions: Sequence[Linkable], weights: Weights) -> dict[tuple[str, str], EventLink]:
    """All links among event mentions that share a block, by their two ids."""
    blocks: defaultdict[str, list[Linkable]] = defaultdict(list)
    for mention in mentions:
        for key in keys_of(mention):
            blocks[key].append(mention)
    return _collected(compare(a, b, weights) for block in blocks.values() for a, b in combinations(block, 2))


def links_between(
    new: Sequence[Linkable], held: Sequence[Linkable], weights: Weights
) -> dict[tuple[str, str], EventLink]:
    """All links among `new` event mentions, and between them and those `held` already, by their two ids."""
    blocks: defaultdict[str, list[Linkable]] = defaultdict(list)
    for mention in held:
        for key in keys_of(mention):
            blocks[key].append(mention)
    across = (compare(a, b, weights) for a in new for key in keys_of(a) for b in blocks.get(key, ()))
    return links_among(new, weights) | _collected(across)


def links_inside(
    links: Iterable[EventMentionLink], countable: Mapping[str, object], weights: Weights
) -> dict[tuple[str, str], EventLink]:
    """The links that the coder made inside reports, where both ends are `countable`, by their two ids."""
    return _collected(_inside(link, weights) for link in links if link.a in countable and link.b in countable)


def _inside(link: EventMentionLink, weights: Weights) -> EventLink:
    first, second = sorted((link.a, link.b))
    why = Why(step="linking", rule="linking.in-report", version=weights.version, note=link.why.rule)
    return EventLink(a=first, b=second, p_same=weights.in_report, why=why)


def _collected(links: Iterable[EventLink | None]) -> dict[tuple[str, str], EventLink]:
    return {(link.a, link.b): link for link in links if link is not None and link.a != link.b}


# --- features: None where the two contradict each other -------------------------------------------------------------


def _actors(a: Linkable, b: Linkable) -> list[str] | None:
    shared = sorted(set(a.actors) & set(b.actors))
    if shared:
        return _kinds("actor", shared) + ["actor_further"] * (len(shared) > 1)
    if a.actors or b.actors or not set(a.recipients) & set(b.recipients):
        return None
    return ["actor_none"]


def _recipients(a: Linkable, b: Linkable) -> list[str] | None:
    shared = sorted(set(a.recipients) & set(b.recipients))
    if shared:
        return _kinds("recipient", shared)
    if a.recipients and b.recipients:
        return None
    return ["recipient_missing"] if a.recipients or b.recipients else []


def _kinds(role: str, shared: Sequence[str]) -> list[str]:
    """The most telling kind of the shared ids: one listed group says more than ten nameless ones."""
    kinds = {_kind(name) for name in shared}
    return [f"{role}_{next(k for k in ('listed', 'country', 'local', 'generic') if k in kinds)}"]


def _kind(name: str) -> str:
    if name.startswith("---"):
        return "generic"
    prefix, colon, _ = name.partition(":")
    if prefix == "local":
        return "local"
    # "group:…" is an entry of the knowledge, "COD/GOV:minister" is put together from a country and a role.
    return "listed" if colon and "/" not in prefix else "country"


def _dates(a: Linkable, b: Linkable) -> list[str] | None:
    mine, theirs = bounds(a), bounds(b)
    if mine and theirs:
        if mine[0] > theirs[1] or theirs[0] > mine[1]:
            return None
        return ["date_same_day" if mine == theirs and mine[0] == mine[1] else "date_overlap"]
    if mine or theirs:
        return _mixed(mine or theirs, b.published if mine else a.published)
    return _published(a.published, b.published)


def _mixed(window: Window | None, published: str) -> list[str] | None:
    near = around(published)
    if window is None or near is None or window[0] > near[1] or near[0] > window[1]:
        return None
    return ["date_mixed"]


def _published(mine: str, theirs: str) -> list[str] | None:
    a, b = day(mine), day(theirs)
    if a is None or b is None:
        return ["date_unknown"] if a is None and b is None else None
    if abs((a - b).days) > NEAR:
        return None
    return ["published_same_day" if a == b else "published_near"]


def _places(a: Linkable, b: Linkable) -> list[str] | None:
    if not a.places or not b.places:
        return ["place_missing"]
    pairs = [(mine, theirs) for mine in a.places for theirs in b.places]
    if any(mine.id == theirs.id and (mine.precision in FINE or mine.id.startswith(LOCAL)) for mine, theirs in pairs):
        return ["place_same"]
    found = [feature for mine, theirs in pairs for feature in _place_pair(mine, theirs)]
    return [next(name for name in _PLACE_FEATURES if name in found)] if found else None


def _place_pair(mine: LinkedPlace, theirs: LinkedPlace) -> Iterator[str]:
    """How far two places agree; nothing where they cannot both be right: two towns are two places, a town and its
    province are not."""
    if not mine.country or not theirs.country:
        yield "place_missing"
    elif _apart(mine, theirs):
        return
    elif not mine.admin1 or not theirs.admin1:
        yield "place_country"
    elif mine.admin1 == theirs.admin1:
        yield "place_admin1"


def _apart(mine: LinkedPlace, theirs: LinkedPlace) -> bool:
    if not set(mine.country.split(";")) & set(theirs.country.split(";")):
        return True
    return mine.id != theirs.id and mine.precision == theirs.precision != "country"


def _codes(a: Linkable, b: Linkable) -> list[str]:
    features = []
    if a.modes and b.modes:
        features.append("mode_same" if set(a.modes) & set(b.modes) else "mode_other")
    if a.cameo and a.cameo == b.cameo:
        features.append("cameo_same")
    if a.sentence and a.sentence == b.sentence:
        features.append("sentence_same")
    return features
