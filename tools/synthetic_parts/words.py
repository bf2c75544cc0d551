"""Sentences out of templates: alternatives in brackets, slots in braces, and the characters of every figure.

A template is plain English with `[one|other]` (choose one; may nest, may be empty), `{slot}` (a value of the event) and `{#killed}`
(a figure of that measure).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from random import Random

INNERMOST = re.compile(r"\[([^\[\]]*)\]")
SLOT = re.compile(r"\{(#?)([A-Za-z_0-9]+)\}")
ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
SPELT_BELOW = 10
ROUND_FROM = 100
BARE = (" the ", " these ", " than ", " as ", "All ", " of ", " crowd of ", " at ")
"""Words after which no "at least" or "about" is put before a number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number that somebody gives. `stage` orders the totals of one event in time, `side` is whose count it is.

    `part` marks a count of some of those counted, `corrected` a total that replaces one published in error.
    """

    measure: str
    value: int
    stage: int = 0
    side: str = "main"
    part: bool = False
    corrected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An amount where it stands in a sentence, `start` to `end` (exclusive), as the words around it bound it."""

    amount: Amount
    start: int
    end: int
    low: int | None
    best: int | None
    high: int | None
    claimant: str = ""
    disputes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence with its figures and the events that it tells: pairs of event id and the way of telling."""

    text: str
    figures: tuple[Told, ...] = ()
    tells: tuple[tuple[str, str], ...] = ()

    def telling(self, event: str, how: str) -> Sentence:
        """This sentence as one that tells `event`; `how` is lead, retold, background or denied."""
        return replace(self, tells=(*self.tells, (event, how)))

    def by(self, claimant: str, *, disputes: bool = False) -> Sentence:
        """This sentence with `claimant` behind every figure that has none yet."""
        told = tuple(replace(f, claimant=f.claimant or claimant, disputes=f.disputes or disputes) for f in self.figures)
        return replace(self, figures=told)


def chosen(template: str, random: Random) -> str:
    """The template with one of each group of alternatives, the inner ones first."""

    def one(match: re.Match[str]) -> str:
        return random.choice(str(match.group(1)).split("|"))

    while INNERMOST.search(template):
        template = INNERMOST.sub(one, template)
    return tidy(template)


def tidy(text: str) -> str:
    """The text without the double spaces and lone commas that empty slots leave."""
    return re.sub(r" {2,}", " ", text).replace(" ,", ",").replace(" .", ".").strip()


def spelt(value: int) -> str:
    """A whole number below 100 in words, else in figures with commas."""
    if value < len(ONES):
        return ONES[value]
    if value < 100:
        ten, one = divmod(value, 10)
        return TENS[ten] + (f"-{ONES[one]}" if one else "")
    return f"{value:,}"


def sentence(
    template: str, slots: Mapping[str, str], amounts: Mapping[str, Amount], random: Random, wrap: str = "{clause}."
) -> Sentence:
    """A sentence of a template; `wrap` is what stands around the clause. Raises KeyError for a slot without a value."""
    body = wrap.replace("{clause}", template)
    body = _slots_filled(chosen(body, random), slots, random)
    return _figures_filled(body, amounts, random)


def _slots_filled(text: str, slots: Mapping[str, str], random: Random) -> str:
    def value(match: re.Match[str]) -> str:
        return match.group(0) if match.group(1) else chosen(slots[match.group(2)], random)

    while any(not m.group(1) for m in SLOT.finditer(text)):
        text = SLOT.sub(value, text)
    return tidy(text)


def _figures_filled(text: str, amounts: Mapping[str, Amount], random: Random) -> Sentence:
    pieces: list[str] = []
    told: list[Told] = []
    at = length = 0

    def add(piece: str) -> None:
        nonlocal length
        pieces.append(piece)
        length += len(piece)

    for match in SLOT.finditer(text):
        add(text[at : match.start()])
        at = match.end()
        amount = amounts[match.group(2)]
        hedge, low, high = _hedge(amount, "".join(pieces), random)
        opening = not "".join(pieces) and not hedge
        number = spelt(amount.value) if opening or amount.value < SPELT_BELOW else f"{amount.value:,}"
        add(hedge)
        best = None if high is None else amount.value
        told.append(Told(amount=amount, start=length, end=length + len(number), low=low, best=best, high=high))
        add(number)
    add(text[at:])
    return Sentence(text=upper_first("".join(pieces)), figures=tuple(told))


def _hedge(amount: Amount, before: str, random: Random) -> tuple[str, int | None, int | None]:
    """What stands before the number, with its bounds. Draws equally often for any amount: a corrected text keeps its words."""
    value, odds, about = amount.value, random.random(), random.choice(("about ", "some ", "around "))
    bare = before.endswith(BARE) or before.startswith("Correction")
    if bare or amount.part or amount.corrected:
        return "", value, value
    if value >= ROUND_FROM and value % 10 == 0:
        return (about, value, value) if odds < 0.5 or not before else ("", value, value)
    return ("at least ", value, None) if odds < 0.25 else ("", value, value)


def upper_first(text: str) -> str:
    """The text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def article(noun: str) -> str:
    """The noun with "a" or "an"."""
    return f"{'an' if noun[:1].lower() in 'aeiou' else 'a'} {noun}"
