"""resolve: what mentions refer to: names, people, roles, coreference, places, with candidates and reasons."""

from dateline.resolve.resolve import Resolved, resolve

__all__ = ["Resolved", "resolve"]
