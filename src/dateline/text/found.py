"""What the recognisers of furniture answer with: a whole line, or one edge of a paragraph."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.records import BlockKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a line is: the block's kind and the rule; `outlet` and `published` where it says so."""

    kind: BlockKind
    rule: str
    outlet: str = ""
    published: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """Furniture of `length` code points at one end of a paragraph, white space between the two not counted."""

    kind: BlockKind
    rule: str
    length: int
    outlet: str = ""
    published: str = ""
