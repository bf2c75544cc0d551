"""An amount as the words give it, before it is known what it counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.records import Bound


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """Bounds read from the words; `best` is absent where they give no single value. `tokens` are the number's own."""

    low: Bound | None
    best: Bound | None
    high: Bound | None
    approximate: bool = False
    rule: str
    tokens: tuple[int, ...]
    lead: int = 0
    """The first token of the words before that bound it: of "at" in "at least 30"."""
    more: bool = False
    """Whether it comes on top of another amount: "another 12", "seven more"."""
    unit: str = ""
    """A currency, "percent", or a unit of length, area or weight; empty for what is counted by heads."""
    kind: Literal["", "money", "area", "distance", "share", "other"] = ""
    """The measure that its unit gives."""
    noun: int = -1
    """The last token of the unit, or the noun that a hyphen joins to it ("a 10,000-member force"); -1 for none."""

    @property
    def last(self) -> int:
        """The last token of the number and its unit."""
        return max(self.tokens[-1], self.noun)

    @property
    def top(self) -> Bound:
        """The largest bound that is given."""
        return self.high if self.high is not None else self.low or 0
