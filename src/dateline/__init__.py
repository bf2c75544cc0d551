"""Dateline reads news reports and writes event data that can be checked.

    import dateline
    coded = dateline.read("Norway promised aid to Malawi, its minister said.")
    for mention in coded.event_mentions:
        print(dateline.explain(coded, mention.id))

`read` codes one text, `Archive` keeps many reports, `Coder` with `code` is the pure core. Names load on first use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.archive import Archive
    from dateline.coder import Coder, Reading, code
    from dateline.corpus import read_paths
    from dateline.explanation import explain
    from dateline.knowledge import Knowledge, load
    from dateline.parse.spacy_parser import SpacyParser
    from dateline.quick import read
    from dateline.records import Attribution, Claim, Coded, Event, EventMention, Figure, Span, Why
    from dateline.schema import coded_schema

__version__ = "0.1.0"

__all__ = [
    "Archive",
    "Attribution",
    "Claim",
    "Coded",
    "Coder",
    "Event",
    "EventMention",
    "Figure",
    "Knowledge",
    "Reading",
    "SpacyParser",
    "Span",
    "Why",
    "code",
    "coded_schema",
    "explain",
    "load",
    "read",
    "read_paths",
]

_HOMES = {
    "dateline.archive": ("Archive",),
    "dateline.coder": ("Coder", "Reading", "code"),
    "dateline.corpus": ("read_paths",),
    "dateline.explanation": ("explain",),
    "dateline.knowledge": ("Knowledge", "load"),
    "dateline.parse.spacy_parser": ("SpacyParser",),
    "dateline.quick": ("read",),
    "dateline.records": ("Attribution", "Claim", "Coded", "Event", "EventMention", "Figure", "Span", "Why"),
    "dateline.schema": ("coded_schema",),
}


def __getattr__(name: str) -> object:
    """A public name, imported when it is first asked for, so that `import dateline` stays cheap."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    raise AttributeError(f"module 'dateline' has no attribute {name!r}")
