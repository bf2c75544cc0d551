"""Numbers in words and digits, with the bounds that the words around them give."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from dateline.parse import Tree

LARGEST = 10**15
"""What is larger is no count that a report means, and would not fit a column of 64 bits ten times over."""

UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12, "dozen": 12}
SHORT = {"k": 1000, "m": 10**6, "mn": 10**6, "b": 10**9, "bn": 10**9, "tn": 10**12, "trn": 10**12}
PLURAL = {"dozens": (12, 99), "tens": (20, 99), "scores": (20, 99), "hundreds": (100, 999), "thousands": (1000, 9999),
          "millions": (10**6, 10**7 - 1)}  # fmt: skip
VAGUE = {"several": (3, 9), "handful": (2, 9), "few": (2, 9), "couple": (2, 3)}
STARTERS = frozenset({*UNITS, *PLURAL, *VAGUE, "half", "hundred", "thousand", "million", "dozen"})
STARTERS_CASED = STARTERS | {word.capitalize() for word in STARTERS}
CURRENCY_SIGNS = {"$": "dollar", "us$": "dollar", "£": "pound", "€": "euro", "¥": "yen", "₹": "rupee", "₽": "rouble",
                  "₴": "hryvnia", "₦": "naira", "₪": "shekel"}  # fmt: skip
BEFORE = {
    phrase: kind
    for kind, phrases in {
        "at-least": "at least;more than;no fewer than;no less than;not less than;not fewer than;upwards of;upward of;"
        "in excess of;a minimum of;exceeding;over;above;well over;greater than;at minimum",
        "at-most": "up to;as many as;as much as;at most;no more than;not more than;fewer than;less than;under;below;"
        "a maximum of;at maximum",
        "about": "about;around;some;approximately;roughly;nearly;almost;an estimated;estimated;close to;circa;near;"
        "just under;just over",
        "more": "another;an additional;additional;a further;further",
        "": "a total of;total of;only;just;as few as",
    }.items()
    for phrase in phrases.split(";")
}
BEFORE_ENDS = frozenset(phrase.split()[-1] for phrase in BEFORE)
# These are prepositions as often as they bound a number: the parse decides.
PREPOSITIONS = frozenset({"over", "above", "under", "below", "about", "around", "near"})
QUARRELS = frozenset({"argue", "quarrel", "fight", "haggle", "dispute", "talk", "row", "clash"})
OPENERS = frozenset({"between", "from"})
JOINERS = frozenset({"to", "-", "–", "—", "or"})
AND_JOINERS = JOINERS | {"and"}
TIME_WORDS = frozenset(
    "year years month months week weeks day days hour hours minute minutes decade decades century ago january february "
    "march april may june july august september october november december monday tuesday wednesday thursday friday "
    "saturday sunday am pm a.m. p.m. gmt today tomorrow yesterday night morning evening afternoon noon since midnight".split()
)
PEOPLE_WORDS = frozenset(["people", "persons", "residents", "refugees", "civilians", "children", "euros", "dollars"])
CHANGES = frozenset(
    "rise climb increase jump grow raise revise go reach soar swell mount update fall drop decrease lower bring push take".split()
)
"""Verbs that take a figure from one value to another."""
DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,18})(\.\d{1,6})?(k|m|mn|b|bn|tn|trn)?\+?", re.IGNORECASE)
DIGIT = re.compile(r"(?:^| )[0-9]")
DASHED = re.compile(r"([\d,.]+)[–—-]([\d,.]+)(k|m|mn|b|bn|tn|trn)?", re.IGNORECASE)
MARGIN = re.compile(r"(?:±|\+/-|\+-)([\d,]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """Bounds read from the words; `best` is absent where they give no single value. `tokens` are the number's own."""

    low: int | None
    best: int | None
    high: int | None
    approximate: bool = False
    rule: str
    tokens: tuple[int, ...]
    lead: int = 0
    """The first token of the words before that bound it: of "at" in "at least 30"."""
    more: bool = False
    """Whether it comes on top of another amount: "another 12", "seven more"."""
    currency: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """One number: its value, what it was before its last scale word, that scale, and the token after it."""

    value: int
    mantissa: Decimal
    scale: int
    end: int


def amounts_of(tree: Tree) -> list[Amount]:
    """The amounts of a sentence, left to right. Dates, clock times, shares and parts of compounds are none."""
    found: list[Amount] = []
    # Most sentences have no number: one look tells.
    if STARTERS_CASED.isdisjoint(tree.sentence.words) and not DIGIT.search(" ".join(tree.sentence.words)):
        return found
    words = [w.lower() for w in tree.sentence.words]
    after = 0
    for i, word in enumerate(words):
        if i >= after and (word in STARTERS or word[:1] in "0123456789"):
            amount = _amount(tree, words, i)
            if amount is not None:
                found.append(amount)
                after = amount.tokens[-1] + 1
    return found


def _amount(tree: Tree, words: Sequence[str], i: int) -> Amount | None:
    amount = _dashed(words, i) or _range(tree, words, i) or _vague(words, i) or _single(tree, words, i)
    if amount is None or _no_count(tree, words, amount):
        return None
    return _bounded(tree, words, _with_margin(words, amount))


# --- single numbers -------------------------------------------------------------------------------------------------


def read_number(words: Sequence[str], i: int) -> Number | None:
    """The number that starts at token `i` of the lower-case `words`, or None; never more than `LARGEST`."""
    start, value = _digits(words, i)
    if value is None:
        start, value = _spelled(words, i)
    if value is None:
        return None
    scale, end = 1, start
    while end < len(words) and (step := _scale_at(words, end, i)):
        scale, end = scale * step, end + 1
        if scale > LARGEST:
            return None
    whole = value * scale
    if whole != int(whole) or whole > LARGEST:
        return None
    return Number(value=int(whole), mantissa=value, scale=scale, end=end)


def _scale_at(words: Sequence[str], at: int, start: int) -> int:
    if words[at] in SCALES:
        return SCALES[words[at]]
    short = words[at].rstrip(".")
    if short not in SHORT or at != start + 1:
        return 0
    money = start > 0 and words[start - 1] in CURRENCY_SIGNS
    people = at + 1 < len(words) and words[at + 1] in PEOPLE_WORDS
    # A lone "m" is metres elsewhere.
    return SHORT[short] if money or people else 0


def _digits(words: Sequence[str], i: int) -> tuple[int, Decimal | None]:
    matched = DIGITS.fullmatch(words[i])
    if matched is None or (words[i][0] == "0" and len(words[i]) > 1 and words[i][1] != "."):
        return i, None
    digits, fraction, short = matched.groups()
    return i + 1, Decimal(digits.replace(",", "") + (fraction or "")) * SHORT.get((short or "").lower(), 1)


def _spelled(words: Sequence[str], i: int) -> tuple[int, Decimal | None]:
    """ "twenty-three", "two hundred and five", "half a million", "a dozen" (from "a" or from "dozen")."""
    if words[i] == "half":
        article = words[i + 1 : i + 2] in (["a"], ["-"])
        scaled = words[i + 1 + article : i + 2 + article]
        return (i + 1 + article, Decimal("0.5")) if scaled and scaled[0] in SCALES else (i, None)
    if words[i] in SCALES:
        return (i, Decimal(1)) if i and words[i - 1] in {"a", "an"} else (i, None)
    if words[i] not in UNITS:
        return i, None
    value, end = UNITS[words[i]], i + 1
    while (step := _next_unit(words, end, value)) is not None:
        value, end = step
    return end, Decimal(value)


def _next_unit(words: Sequence[str], i: int, value: int) -> tuple[int, int] | None:
    """The value and the token after it when the number goes on at token `i`."""
    if i >= len(words):
        return None
    if words[i] == "hundred" and 0 < value < 100:
        return value * 100, i + 1
    after = i + (words[i] in {"-", "and"})
    if after >= len(words) or words[after] not in UNITS:
        return None
    unit = UNITS[words[after]]
    tens = value % 100 >= 20 and value % 10 == 0 and 0 < unit < 10 and words[i] != "and"
    hundreds = value >= 100 and value % 100 == 0 and 0 < unit < 100 and words[i] != "-"
    return (value + unit, after + 1) if tens or hundreds else None


def _single(tree: Tree, words: Sequence[str], i: int) -> Amount | None:
    number = read_number(words, i)
    if number is None or (words[i] == "one" and number.end == i + 1 and tree.sentence.tags[i] != "CD"):
        return None
    end, value = number.end, number.value
    while end < len(words) and (more := _thousands_after(words, end, value)):
        value, end = more
    tokens = tuple(range(i, end + (words[end : end + 1] == ["+"])))
    rule = "zero" if value == 0 else "exact"
    return Amount(low=value, best=value, high=value, rule=rule, tokens=tokens, currency=_currency(words, i, end))


def _thousands_after(words: Sequence[str], at: int, value: int) -> tuple[int, int] | None:
    """ "two thousand three hundred": a smaller number right after one that ends in a scale word."""
    after = at + (words[at] == "and")
    if words[at - 1] not in {"thousand", "million"} or after >= len(words) or words[after] not in UNITS:
        return None
    number = read_number(words, after)
    return (value + number.value, number.end) if number and number.value < SCALES[words[at - 1]] else None


def _currency(words: Sequence[str], start: int, end: int) -> str:
    before, after = words[start - 1] if start else "", words[end] if end < len(words) else ""
    return CURRENCY_SIGNS.get(before) or CURRENCY_SIGNS.get(after, "")


# --- ranges and vague words -----------------------------------------------------------------------------------------


def _dashed(words: Sequence[str], i: int) -> Amount | None:
    """ "2,800–3,400" where the tokenizer left it whole."""
    matched = DASHED.fullmatch(words[i]) if len(words[i]) > 2 else None
    if matched is None:
        return None
    first, second, short = matched.groups()
    parts = [first + (short or ""), second + (short or "")]
    low, high = (read_number([p], 0) for p in parts)
    return _between(low.value, high.value, (i,), _currency(words, i, i + 1)) if low and high else None


def _range(tree: Tree, words: Sequence[str], i: int) -> Amount | None:
    """ "2,000 to 4,000", "between 20 and 30", "20-30", "two or three"."""
    if AND_JOINERS.isdisjoint(words[i + 1 : i + 7]):
        return None
    first = read_number(words, i)
    before = i - (i > 0 and words[i - 1] in CURRENCY_SIGNS)
    opener = words[before - 1] if before else ""
    if first is None or first.end + 1 >= len(words):
        return None
    if words[first.end] not in ({"and"} if opener == "between" else JOINERS):
        return None
    if opener == "from" and any(tree.lemma(t) in CHANGES for t in range(max(0, before - 7), before - 1)):
        return None  # "rose from 12 to 20" gives two figures, an earlier and a later one
    after = first.end + 1 + (words[first.end + 1] in CURRENCY_SIGNS)
    second = read_number(words, after) if after < len(words) else None
    if second is None:
        return None
    # "between 2 and 3 million": the scale is said once for both.
    shared = first.scale == 1 and first.mantissa < second.mantissa and second.scale > 1 and first.value < 1000
    low = int(first.mantissa * second.scale) if shared else first.value
    start = before - 1 if opener in OPENERS else i
    return _between(low, second.value, tuple(range(start, second.end)), _currency(words, i, second.end))


def _between(low: int, high: int, tokens: tuple[int, ...], currency: str) -> Amount | None:
    years = 1900 <= low <= 2100 and 1900 <= high <= 2100 and not currency
    if low >= high or years:
        return None
    return Amount(low=low, best=None, high=high, rule="range", tokens=tokens, currency=currency)


def _vague(words: Sequence[str], i: int) -> Amount | None:
    """ "dozens of", "tens of thousands of", "several hundred", "a few": bounds, never a single value."""
    word, after = words[i], i + 1
    if word in PLURAL:
        low, high = PLURAL[word]
        if words[after : after + 1] == ["of"] and words[after + 1 : after + 2] and words[after + 1] in PLURAL:
            scale = PLURAL[words[after + 1]][0]
            bounds = (low * scale, high * scale if word in {"dozens", "tens", "scores"} else (high + 1) * scale - 1)
            return _inexact(*bounds, tuple(range(i, after + 2)))
        return _inexact(low, high, (i,))
    if word not in VAGUE or (word in {"few", "couple", "handful"} and words[i - 1 : i] != ["a"]):
        return None
    low, high = VAGUE[word]
    scale = SCALES.get(words[after], 1) if after < len(words) else 1
    top = high * scale if scale in {1, 12} else (high + 1) * scale - 1
    return _inexact(low * scale, top, tuple(range(i, after + (scale > 1))))


def _inexact(low: int, high: int, tokens: tuple[int, ...]) -> Amount | None:
    fits = high <= LARGEST
    return Amount(low=low, best=None, high=high, approximate=True, rule="vague", tokens=tokens) if fits else None


# --- the words around -----------------------------------------------------------------------------------------------


def _no_count(tree: Tree, words: Sequence[str], amount: Amount) -> bool:
    """Dates and clock times, shares, and numbers inside a compound ("three-day", "15-year-old")."""
    first, last = amount.tokens[0], amount.tokens[-1]
    after = words[last + 1 : last + 3]
    if after[:1] in (["%"], ["percent"], ["percentage"]) or after == ["per", "cent"]:
        return True
    if first > 1 and words[first - 1] == "in" and read_number(words, first - 2):
        return True  # "9 in 10 voters"
    if _hyphen(tree, words, last + 1) or _hyphen(tree, words, first - 1):
        return True
    return amount.rule != "vague" and _is_date(tree, words, amount)


def _hyphen(tree: Tree, words: Sequence[str], at: int) -> bool:
    """Whether token `at` is a hyphen that joins two words: a dash between spaces parts them."""
    starts, ends = tree.sentence.starts, tree.sentence.ends
    inside = 0 < at < len(words) - 1 and words[at] == "-"
    return inside and ends[at - 1] == starts[at] and ends[at] == starts[at + 1]


def _is_date(tree: Tree, words: Sequence[str], amount: Amount) -> bool:
    first, last = amount.tokens[0], amount.tokens[-1]
    year = len(words[last]) == 4 and words[last].isdigit() and 1900 <= int(words[last]) <= 2100
    if year and tree.sentence.deps[last] != "nummod":
        return True
    hint = next((h for h in tree.sentence.entities if h.start <= last < h.end), None)
    if hint is None or hint.label not in {"DATE", "TIME", "PERCENT"}:
        return False
    if year or hint.label == "PERCENT":
        return True
    near = [*words[max(0, first - 1) : first], *words[last + 1 : last + 2]]
    if tree.sentence.tags[last + 1 : last + 2] == ("JJ",):
        near += words[last + 2 : last + 3]
    return any(w in TIME_WORDS for w in near)


def _with_margin(words: Sequence[str], amount: Amount) -> Amount:
    """ "28,000 ±3,000", "28,000, give or take 3,000": bounds around a single value."""
    value, at = amount.best, amount.tokens[-1] + 1
    if not value or at >= len(words):
        return amount
    at += words[at] == ","
    phrase = tuple(words[at : at + 3])
    sign = MARGIN.fullmatch(words[at]) if at < len(words) else None
    if sign is not None:
        margin = read_number([sign.group(1)], 0)
        end = at + 1
    else:
        skipped = 3 if phrase in {("give", "or", "take"), ("plus", "or", "minus")} else 1 if phrase[:1] == ("±",) else 0
        margin = read_number(words, at + skipped) if skipped and at + skipped < len(words) else None
        end = margin.end if margin else at
    if margin is None or margin.value > value:
        return amount
    low, high = value - margin.value, value + margin.value
    tokens = tuple(range(amount.tokens[0], end))
    return replace(amount, low=low, high=high, approximate=True, rule="margin", tokens=tokens)


def _bounded(tree: Tree, words: Sequence[str], amount: Amount) -> Amount:
    """The amount with what the words before and after it say of its bounds."""
    lead, kinds = _kinds_before(tree, words, amount)
    kinds |= _kinds_after(words, amount.tokens[-1] + 1)
    low, best, high, rule = amount.low, amount.best, amount.high, amount.rule
    if rule == "exact" and "at-least" in kinds:
        best, high, rule = None, None, "at-least"
    elif rule == "exact" and "at-most" in kinds:
        low, best, rule = None, None, "at-most"
    elif rule == "exact" and "about" in kinds:
        rule = "about"
    approximate = amount.approximate or "about" in kinds
    more = "more" in kinds
    if (lead, rule, approximate, more) == (amount.lead, amount.rule, amount.approximate, amount.more):
        return amount
    return replace(amount, low=low, best=best, high=high, rule=rule, lead=lead, more=more, approximate=approximate)


def _kinds_before(tree: Tree, words: Sequence[str], amount: Amount) -> tuple[int, set[str]]:
    kinds = {"at-least"} if words[amount.tokens[-1]].endswith("+") else set[str]()
    at = amount.tokens[0]
    while at:
        at -= words[at - 1] in CURRENCY_SIGNS or (words[at - 1] in {"a", "an"} and words[at] in SCALES)
        phrase = _phrase_before(words, at)
        if not phrase or _is_preposition(tree, words, at - 1, amount):
            break
        kinds.add(BEFORE[phrase])
        at -= phrase.count(" ") + 1
    return at, kinds


def _phrase_before(words: Sequence[str], at: int) -> str:
    """The longest phrase of `BEFORE` that ends right before token `at`: "no more than" is not "more than"."""
    if not at or words[at - 1] not in BEFORE_ENDS:
        return ""
    phrases = (" ".join(words[at - size : at]) for size in (3, 2, 1) if size <= at)
    return next((p for p in phrases if p in BEFORE), "")


def _is_preposition(tree: Tree, words: Sequence[str], token: int, amount: Amount) -> bool:
    head = tree.sentence.heads[token]
    if words[token] == "over" and token and tree.lemma(token - 1) in QUARRELS:
        return True
    loose = words[token] in PREPOSITIONS and tree.sentence.deps[token] == "case"
    return loose and head not in amount.tokens


def _kinds_after(words: Sequence[str], at: int) -> set[str]:
    following = tuple(words[at : at + 2])
    if following in {("or", "more"), ("and", "more"), ("or", "so")} or following[:1] == ("plus",):
        return {"about" if following[1:] == ("so",) else "at-least"}
    if following in {("or", "fewer"), ("or", "less")}:
        return {"at-most"}
    return {"more"} if following[:1] == ("more",) and following[1:] != ("than",) else set()
