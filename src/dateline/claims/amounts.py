"""The amounts of a sentence: numbers, ranges, vague words and shares, with their units."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.claims.amount import Amount
from dateline.claims.bounds import bounded
from dateline.claims.numbers import (
    CURRENCY_SIGNS,
    LARGEST,
    SCALES,
    UNITS,
    as_bound,
    read_number,
    thousands_after,
)
from dateline.claims.shares import PARTS, share_at
from dateline.claims.uncounted import is_no_count
from dateline.claims.units import unit_at
from dateline.parse import Tree
from dateline.records import Bound

PLURAL = {"dozens": (12, 99), "tens": (20, 99), "scores": (20, 99), "hundreds": (100, 999), "thousands": (1000, 9999),
          "millions": (10**6, 10**7 - 1), "billions": (10**9, 10**10 - 1)}  # fmt: skip
SMALL_PLURAL = frozenset({"dozens", "tens", "scores", "hundreds"})
VAGUE = {"several": (3, 9), "handful": (2, 9), "few": (2, 9), "couple": (2, 3)}
STARTERS = frozenset({*UNITS, *PLURAL, *VAGUE, *PARTS, "hundred", "thousand", "million", "billion", "dozen", "score"})
STARTERS_CASED = STARTERS | {word.capitalize() for word in STARTERS}
OPENERS = frozenset({"between", "from"})
JOINERS = frozenset({"to", "-", "–", "—", "or"})
AND_JOINERS = JOINERS | {"and"}
CHANGES = frozenset(
    "rise climb increase jump grow raise revise go reach soar swell mount update fall drop decrease lower bring push take "
    "lift correct cut reduce shrink decline dip slide surge spike balloon slump plunge adjust".split()
)
"""Verbs that take a figure from one value to another."""
DIGIT = re.compile(r"(?:^| )[0-9]")
DASHED = re.compile(r"([\d,.]+)[–—-]([\d,.]+)(k|m|mn|b|bn|tn|trn)?", re.IGNORECASE)


def amounts_of(tree: Tree) -> list[Amount]:
    """The amounts of a sentence, left to right. Dates, clock times, ages and parts of names are none."""
    found: list[Amount] = []
    # Most sentences have no number: one look tells.
    if STARTERS_CASED.isdisjoint(tree.sentence.words) and not DIGIT.search(" ".join(tree.sentence.words)):
        return found
    words = list(tree.lower)
    after = 0
    for i, word in enumerate(words):
        if i >= after and (word in STARTERS or word[:1] in "0123456789"):
            amount = _amount(tree, words, i)
            if amount is not None:
                found.append(amount)
                after = amount.last + 1
    return found


def _amount(tree: Tree, words: Sequence[str], i: int) -> Amount | None:
    amount = _share(tree, words, i) or _half(tree, words, i)
    if amount is None:
        amount = _dashed(words, i) or _range(tree, words, i) or _vague(words, i) or _single(tree, words, i)
        amount = amount and _with_unit(tree, words, amount)
    if amount is None or is_no_count(tree, words, amount):
        return None
    return bounded(tree, words, amount)


def _share(tree: Tree, words: Sequence[str], i: int) -> Amount | None:
    share = share_at(tree, words, i)
    if share is None:
        return None
    tokens, value = tuple(range(share.first, share.last + 1)), share.percent
    return Amount(low=value, best=value, high=value, rule="exact", tokens=tokens, unit="percent", kind="share")


def _half(tree: Tree, words: Sequence[str], i: int) -> Amount | None:
    """ "half a tonne", "a quarter of a mile"."""
    at = i + 1 + (words[i + 1 : i + 2] == ["of"])
    if words[i] not in {"half", "quarter"} or words[at : at + 1] not in (["a"], ["an"]):
        return None
    unit = unit_at(words, tree.sentence.tags, at + 1)
    if unit is None or unit.measure == "money":
        return None
    value, kind = 0.5 if words[i] == "half" else 0.25, unit.measure
    known = kind if kind in {"area", "distance"} else "other"
    return Amount(
        low=value, best=value, high=value, rule="exact", tokens=(i,), unit=unit.unit, kind=known, noun=unit.token
    )


# --- units ----------------------------------------------------------------------------------------------------------


def _with_unit(tree: Tree, words: Sequence[str], amount: Amount) -> Amount:
    """The amount with the currency before it or the unit after it."""
    first, after = amount.tokens[0], amount.tokens[-1] + 1
    sign = CURRENCY_SIGNS.get(words[first - 1]) if first else None
    if sign is not None:
        named = unit_at(words, tree.sentence.tags, after)
        token = named.token if named is not None and named.unit == sign else -1
        return replace(amount, unit=sign, kind="money", noun=token)
    percent = percent_at(words, after)
    if percent:
        return replace(amount, unit="percent", kind="share", noun=percent)
    unit = unit_at(words, tree.sentence.tags, after)
    if unit is None:
        return amount
    kind = unit.measure
    known = kind if kind in {"money", "area", "distance"} else "other"
    return replace(amount, unit=unit.unit, kind=known, noun=unit.token)


def percent_at(words: Sequence[str], at: int) -> int:
    """The last token of "percent", "per cent" or "%" at token `at`, or 0. Not of "percentage points"."""
    at += words[at : at + 1] == ["-"]
    if words[at : at + 1] in (["%"], ["percent"], ["pc"]):
        return at
    return at + 1 if words[at : at + 2] == ["per", "cent"] else 0


# --- single numbers -------------------------------------------------------------------------------------------------


def _single(tree: Tree, words: Sequence[str], i: int) -> Amount | None:
    number = read_number(words, i)
    if number is None or (words[i] == "one" and number.end == i + 1 and tree.sentence.tags[i] != "CD"):
        return None
    end, value = number.end, number.value
    while end < len(words) and (more := thousands_after(words, end, value)):
        value, end = more
    joined = 2 if words[end : end + 2] in (["-", "plus"], ["-", "odd"]) else int(words[end : end + 1] == ["+"])
    tokens = tuple(range(i, end + joined))
    return Amount(low=value, best=value, high=value, rule="zero" if value == 0 else "exact", tokens=tokens)


# --- ranges and vague words -----------------------------------------------------------------------------------------


def _dashed(words: Sequence[str], i: int) -> Amount | None:
    """ "2,800–3,400" where the tokenizer left it whole."""
    matched = DASHED.fullmatch(words[i]) if len(words[i]) > 2 else None
    if matched is None:
        return None
    first, second, short = matched.groups()
    parts = [first + (short or ""), second + (short or "")]
    low, high = (read_number([p], 0) for p in parts)
    priced = i > 0 and words[i - 1] in CURRENCY_SIGNS
    return _between(low.value, high.value, (i,), priced) if low and high else None


def _range(tree: Tree, words: Sequence[str], i: int) -> Amount | None:
    """ "2,000 to 4,000", "between 20 and 30", "20-30", "two or three"."""
    if AND_JOINERS.isdisjoint(words[i + 1 : i + 9]):
        return None
    first = read_number(words, i)
    before = i - (i > 0 and words[i - 1] in CURRENCY_SIGNS)
    opener = words[before - 1] if before else ""
    if first is None or first.end + 1 >= len(words):
        return None
    joint = _past_unit(tree, words, first.end)
    if joint + 1 >= len(words) or words[joint] not in ({"and"} if opener == "between" else JOINERS):
        return None
    if opener == "from" and any(tree.lemma(t) in CHANGES for t in range(max(0, before - 7), before - 1)):
        return None  # "rose from 12 to 20" gives two figures, an earlier and a later one
    after = joint + 1 + (words[joint + 1] in CURRENCY_SIGNS)
    second = read_number(words, after) if after < len(words) else None
    if second is None or (words[joint] == "-" and first.end != joint):
        return None
    if joint > first.end and _past_unit(tree, words, second.end) - second.end == 0:
        return None  # "rose 40 percent to 600 pounds"
    if joint > first.end and bool(percent_at(words, first.end)) != bool(percent_at(words, second.end)):
        return None
    # "between 2 and 3 million": the scale is said once for both.
    shared = first.scale == 1 and first.mantissa < second.mantissa and second.scale > 1 and first.value < 1000
    low = as_bound(first.mantissa * second.scale) if shared else first.value
    start = before - 1 if opener in OPENERS else i
    return _between(low, second.value, tuple(range(start, second.end)), before < i)


def _past_unit(tree: Tree, words: Sequence[str], at: int) -> int:
    """The token after a unit that is said with the first number too: "40% to 50%", "2 km to 3 km"."""
    percent = percent_at(words, at)
    if percent:
        return percent + 1
    unit = unit_at(words, tree.sentence.tags, at) if words[at] != "-" else None
    return unit.token + 1 if unit is not None else at


def _between(low: Bound, high: Bound, tokens: tuple[int, ...], priced: bool) -> Amount | None:
    years = 1900 <= low <= 2100 and 1900 <= high <= 2100 and not priced
    if low >= high or years:
        return None
    return Amount(low=low, best=None, high=high, rule="range", tokens=tokens)


def _vague(words: Sequence[str], i: int) -> Amount | None:
    """ "dozens of", "tens of thousands of", "several hundred", "a few": bounds, never a single value."""
    word, after = words[i], i + 1
    if word in PLURAL:
        low, high = PLURAL[word]
        if words[after : after + 1] == ["of"] and words[after + 1 : after + 2] and words[after + 1] in PLURAL:
            scale = PLURAL[words[after + 1]][0]
            bounds = (low * scale, high * scale if word in SMALL_PLURAL else (high + 1) * scale - 1)
            return _inexact(*bounds, tuple(range(i, after + 2)))
        return _inexact(low, high, (i,))
    if word not in VAGUE or (word in {"few", "couple", "handful"} and words[i - 1 : i] != ["a"]):
        return None
    low, high = VAGUE[word]
    at = after + (word == "couple" and words[after : after + 1] == ["of"])
    scale = SCALES.get(words[at].removesuffix("s"), 1) if at < len(words) and words[at] in SCALES else 1
    top = high * scale if scale in {1, 12} else (high + 1) * scale - 1
    return _inexact(low * scale, top, tuple(range(i, at + 1 if scale > 1 else after)))


def _inexact(low: int, high: int, tokens: tuple[int, ...]) -> Amount | None:
    fits = high <= LARGEST
    return Amount(low=low, best=None, high=high, approximate=True, rule="vague", tokens=tokens) if fits else None
