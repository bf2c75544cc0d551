"""What is counted, as a record; and the general nouns that say nothing of it."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.claims.measures import NOUNS, stands_for_people, word_of
from dateline.parse import Tree
from dateline.records import Figure, Measure

GENERIC = frozenset("number figure toll total estimate tally count turnout attendance sum ledger".split())
EMPTY = GENERIC - set(NOUNS)
"""General nouns that say nothing of what is counted: "the number", "the figure"."""
COUNTING = frozenset(
    "say put count estimate register record report confirm document speak give arrive cite verify tally claim tell mention "
    "list reckon admit acknowledge calculate log show".split()
)
"""Verbs of those who give a figure: their subject is a claimant, their bare number takes up what was counted before."""
COLLECTIVE = frozenset(
    {"contingent", "force", "garrison", "crowd", "presence", "deployment", "workforce", "army", "crew"}
)
UNNAMED = frozenset({"other", "more", "those", "these", "them", "some"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The token that names what is counted, the word for it, and the measure.

    `taken_up`: the text names nothing here, so the words are those of the figure before. `part`: of a whole named
    with it ("of them", "including"); `out_of`: of people counted under another measure ("seven of the wounded died").
    `unit` is that of the figure before where it is taken up too.
    """

    token: int
    what: str
    measure: Measure
    taken_up: bool = False
    part: bool = False
    out_of: bool = False
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """The figure before, for a number that names nothing itself; `near` if in the same sentence.

    `parted`: the last figure of this sentence is a part, so that "and two teachers" may go on with the parts.
    """

    figure: Figure
    near: bool
    parted: bool = False

    @property
    def what(self) -> str:
        return self.figure.what

    @property
    def measure(self) -> Measure:
        return self.figure.measure


def what_of(tree: Tree, noun: int) -> str:
    word = word_of(tree, noun)
    return "people" if word in UNNAMED or stands_for_people(tree, noun) else word
