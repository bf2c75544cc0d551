"""Numbers in words and digits: their value, and where they end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from dateline.records import Bound

LARGEST = 10**15
"""What is larger is no count that a report means, and would not fit a column of 64 bits ten times over."""

UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
SCALES = {
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "dozen": 12,
    "lakh": 10**5,
    "crore": 10**7,
}
SHORT = {"k": 1000, "m": 10**6, "mn": 10**6, "b": 10**9, "bn": 10**9, "tn": 10**12, "trn": 10**12}
CURRENCY_SIGNS = {
    "$": "dollar", "us$": "dollar", "£": "pound", "€": "euro", "¥": "yen", "₹": "rupee", "₽": "rouble", "₴": "hryvnia",
    "₦": "naira", "₪": "shekel", "eur": "euro", "usd": "dollar", "gbp": "pound", "rs": "rupee", "rs.": "rupee",
    "r$": "real", "c$": "dollar", "a$": "dollar", "ksh": "shilling", "chf": "franc", "ngn": "naira",
}  # fmt: skip
MONEY = frozenset(
    "dollar euro pound rouble ruble yuan yen franc dinar rupiah rupee peso lira riyal rial dirham shekel hryvnia zloty "
    "naira rand shilling birr tenge ringgit baht guarani taka krona krone cedi lari afghani kwacha kyat pula dong won real "
    "lev leu forint koruna som manat dram metical kwanza ariary ouguiya gourde bolivar quetzal lempira cordoba sol".split()
)
ARTICLES = frozenset("a an another further additional estimated full good extra".split())
PEOPLE_WORDS = frozenset(["people", "persons", "residents", "refugees", "civilians", "children", "euros", "dollars"])
DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,18})(\.\d{1,6})?(k|m|mn|b|bn|tn|trn)?\+?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """One number: its value, what it was before its last scale word, that scale, and the token after it."""

    value: Bound
    mantissa: Decimal
    scale: int
    end: int


def as_bound(value: Decimal) -> Bound:
    """Whole where it is whole, else rounded to three decimals."""
    return int(value) if value == int(value) else round(float(value), 3)


def read_number(words: Sequence[str], i: int) -> Number | None:
    """The number that starts at token `i` of the lower-case `words`, or None; never more than `LARGEST`."""
    start, value = _digits(words, i)
    if value is None:
        start, value = _spelled(words, i)
    if value is None:
        return None
    start, value = _and_a_half(words, start, value)
    scale, end = 1, start
    while end < len(words) and (step := _scale_at(words, end, i)):
        scale, end = scale * step, end + 1
        if scale > LARGEST:
            return None
    whole = value * scale
    if scale > 1 and words[end : end + 3] == ["and", "a", "half"]:
        whole, end = whole + Decimal(scale) / 2, end + 3  # "a million and a half"
    if whole > LARGEST:
        return None
    return Number(value=as_bound(whole), mantissa=value, scale=scale, end=end)


def _and_a_half(words: Sequence[str], at: int, value: Decimal) -> tuple[int, Decimal]:
    """ "two and a half million"."""
    plain = [w for w in words[at : at + 6] if w != "-"]
    if plain[:3] != ["and", "a", "half"]:
        return at, value
    return words.index("half", at) + 1, value + Decimal("0.5")


def _scale_at(words: Sequence[str], at: int, start: int) -> int:
    if words[at] in SCALES:
        return SCALES[words[at]]
    short = words[at].rstrip(".")
    if short not in SHORT or at != start + 1:
        return 0
    money = start > 0 and words[start - 1] in CURRENCY_SIGNS
    following = words[at + 1] if at + 1 < len(words) else ""
    people = following in PEOPLE_WORDS or following.removesuffix("s") in MONEY
    # A lone "m" is metres elsewhere.
    return SHORT[short] if money or people or short in {"bn", "mn", "tn", "trn"} else 0


def _digits(words: Sequence[str], i: int) -> tuple[int, Decimal | None]:
    matched = DIGITS.fullmatch(words[i])
    if matched is None or (words[i][0] == "0" and len(words[i]) > 1 and words[i][1] != "."):
        return i, None
    digits, fraction, short = matched.groups()
    return i + 1, Decimal(digits.replace(",", "") + (fraction or "")) * SHORT.get((short or "").lower(), 1)


def _spelled(words: Sequence[str], i: int) -> tuple[int, Decimal | None]:
    """ "twenty-three", "two hundred and five", "half a million", "a dozen" (from "a" or from "dozen")."""
    if (
        words[i] in {"quarter", "half"}
        and words[i + 1 : i + 3] == ["of", "a"]
        and words[i + 3 : i + 4]
        and words[i + 3] in SCALES
    ):
        return i + 3, Decimal("0.25") if words[i] == "quarter" else Decimal("0.5")
    if words[i] == "half":
        article = words[i + 1 : i + 2] in (["a"], ["-"])
        scaled = words[i + 1 + article : i + 2 + article]
        return (i + 1 + article, Decimal("0.5")) if scaled and scaled[0] in SCALES else (i, None)
    if words[i] == "score":
        return (i + 1, Decimal(20)) if words[i - 1 : i] == ["a"] and words[i + 1 : i + 2] == ["of"] else (i, None)
    if words[i] in SCALES:
        return (i, Decimal(1)) if i and words[i - 1] in ARTICLES else (i, None)
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


def thousands_after(words: Sequence[str], at: int, value: Bound) -> tuple[Bound, int] | None:
    """ "two thousand three hundred": a smaller number right after one that ends in a scale word."""
    after = at + (words[at] == "and")
    if words[at - 1] not in {"thousand", "million"} or after >= len(words) or words[after] not in UNITS:
        return None
    number = read_number(words, after)
    return (value + number.value, number.end) if number and number.value < SCALES[words[at - 1]] else None
