"""Union-find: links to components."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


def components(members: Iterable[str], links: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """The connected components of `members`, each sorted, sorted by their first. Links to others are passed over."""
    parent = {member: member for member in members}

    def root(member: str) -> str:
        while parent[member] != member:
            parent[member] = parent[parent[member]]
            member = parent[member]
        return member

    for a, b in links:
        if a in parent and b in parent:
            low, high = sorted((root(a), root(b)))
            parent[high] = low
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for member in sorted(parent):
        groups[root(member)].append(member)
    return tuple(sorted(tuple(group) for group in groups.values()))
