"""The words of time: every token of a sentence as one letter, so that the shapes of time expressions are patterns over letters.

M month   W weekday   w weekdays   N number   Y year   O ordinal   D decade   u unit   U units   K weekend   q quarter, half
L last    l past      X next       f following   p previous    T this    s same, that    R the    A a    V several
G ago     E earlier   F later      P part of the day   S season   d today, tonight ...   H holiday   e every   a daily ...
c clock   m a.m.      z zone       / 7/8/07    x early, late, end   o of   t to, until   & and   - hyphen   , comma   ' apostrophe
n now, soon, recently   h half   r fiscal   i straight, working   g long   k time   _ goes with the next or last   . anything else
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from dateline.parse import Tree

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS: Final = tuple("january february march april may june july august september october november december".split())
UNITS: Final = ("second", "minute", "hour", "day", "week", "fortnight", "month", "year", "decade", "century")
PARTS: Final = {
    "morning": "MO", "dawn": "MO", "daybreak": "MO", "sunrise": "MO", "afternoon": "AF", "evening": "EV", "dusk": "EV",
    "sunset": "EV", "nightfall": "EV", "night": "NI", "midnight": "T00:00", "noon": "T12:00", "midday": "T12:00",
}  # fmt: skip
SEASONS: Final = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
DAYS: Final = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "overnight": 0}
REFERENCES: Final = {
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "presently": "PRESENT_REF", "nowadays": "PRESENT_REF",
    "recently": "PAST_REF", "lately": "PAST_REF", "formerly": "PAST_REF", "previously": "PAST_REF", "recent": "PAST_REF",
    "soon": "FUTURE_REF", "shortly": "FUTURE_REF", "future": "FUTURE_REF", "current": "PRESENT_REF",
}  # fmt: skip
SETS: Final = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "fortnightly": "P2W", "monthly": "P1M",
    "quarterly": "P3M", "yearly": "P1Y", "annually": "P1Y", "annual": "P1Y", "biweekly": "P2W", "biannual": "P6M",
}  # fmt: skip
EDGES: Final = {
    "early": "early", "beginning": "early", "start": "early", "mid": "mid", "middle": "mid", "late": "late", "end": "late",
}  # fmt: skip
VAGUE: Final = frozenset("several few couple many some".split())
HOLIDAYS: Final = {
    ("christmas", "day"): "12-25", ("christmas", "eve"): "12-24", ("boxing", "day"): "12-26", ("christmas",): "12-25",
    ("new", "year", "'s", "day"): "01-01", ("new", "year", "'s", "eve"): "12-31", ("may", "day"): "05-01",
    ("halloween",): "10-31", ("valentine", "'s", "day"): "02-14", ("good", "friday"): "easter-2", ("easter", "sunday"): "easter",
    ("easter", "monday"): "easter+1", ("easter",): "easter", ("nowruz",): "03-20",
}  # fmt: skip
"""Feasts that a calendar fixes, by their words; those of the moon (Ramadan, Eid) have no day here and stay unread."""

_SMALL: Final = dict(
    zip(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split(),
        range(1, 17),
    )
)
_NUMBERS: Final = _SMALL | {
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "dozen": 12,
}  # fmt: skip
_ORDINALS: Final = dict(
    zip("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), range(1, 13))
) | {"nineteenth": 19, "eighteenth": 18, "twentieth": 20}
_WORDS: Final = {
    "last": "L", "past": "l", "next": "X", "coming": "X", "upcoming": "X", "following": "f", "ensuing": "f", "previous": "p",
    "preceding": "p", "prior": "p", "this": "T", "same": "s", "that": "s", "the": "R", "a": "A", "an": "A", "ago": "G",
    "earlier": "E", "later": "F", "afterwards": "F", "weekend": "K", "weekends": "K", "quarter": "q", "quarters": "q",
    "half": "h", "every": "e", "each": "e", "of": "o", "to": "t", "till": "t", "until": "t", "through": "t", "and": "&",
    "or": "&", "fiscal": "r", "financial": "r", ",": ",", "-": "-", "long": "g", "straight": "i", "consecutive": "i", "successive": "i", "trading": "i", "working": "i", "full": "i",
    "whole": "i", "more": "i", "additional": "i", "calendar": "i", "school": "i", "time": "k", "–": "-", "—": "-", "'": "'", "’": "'",
}  # fmt: skip
_TABLES: Final = (
    (PARTS, "P"), (DAYS, "d"), (REFERENCES, "n"), (SETS, "a"), (EDGES, "x"),
)  # fmt: skip
HALF_DAYS: Final = frozenset({"am", "pm", "a.m.", "p.m.", "a.m", "p.m"})
_ZONES: Final = frozenset("utc gmt est edt pst cet bst ist local".split())
_CLOCK = re.compile(
    r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?:[ap]\.?m\.?|hrs?)?|(?:0?[1-9]|1[0-2])\.[0-5]\d[ap]\.?m\.?"
)
_DOTTED = re.compile(r"(?:0?[1-9]|1[0-2])\.[0-5]\d")
_HOUR = re.compile(r"\d{1,2}[ap]\.?m\.?")
_NUMBER = re.compile(r"\d{1,3}")
_YEAR = re.compile(r"(?:1[0-9]|20)\d\d")
_DECADE = re.compile(r"(?:1[0-9]|20)?\d0s")
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)")
_SLASH = re.compile(r"\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)|\d{1,2}\.\d{1,2}\.\d{4}|\d{4}/\d{1,2}/\d{1,2}")
_BEFORE_MONTH: Final = frozenset(
    "in last since until by from of next this to and early late mid through during before after for till between - / on every end".split()
)
_PAPERS: Final = frozenset("times mail telegraph express mirror world herald post tribune agreement prayers".split())


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence as letters, one a token, and what the numbered ones are worth."""

    letters: str
    values: tuple[int, ...]
    holidays: dict[int, str]


_TRIGGERS = re.compile(r"[MWwYDuUKqSPdHacnez/']|RO")


def words_of(tree: Tree) -> Words | None:
    """The letters of a sentence; None where nothing in it can be of time."""
    sentence = tree.sentence
    lower = [w.lower() for w in sentence.words]
    letters: list[str] = []
    values: list[int] = []
    for i, word in enumerate(lower):
        # Nine words in ten are of no table: looking them up in one set first halves the cost of this step.
        letter, value = _letter(tree, i, word, lower) if word in _OF_TIME or word[0].isdigit() else (".", 0)
        letters.append(letter)
        values.append(value)
    _composed(letters, values, lower)
    holidays = _holidays(lower, letters)
    joined = "".join(letters)
    return Words(joined, tuple(values), holidays) if _TRIGGERS.search(joined) else None


def _letter(tree: Tree, i: int, word: str, lower: list[str]) -> tuple[str, int]:
    known = _WORDS.get(word)
    if known is not None:
        return known, 0
    if word[0].isdigit():
        half_day = lower[i + 1 : i + 2] and lower[i + 1] in HALF_DAYS
        return ("c", 0) if half_day and _DOTTED.fullmatch(word) else _digits(word)
    for table, letter in _TABLES:
        if word in table:
            return (letter if _fits(tree, i, word, letter) else "."), 0
    if word in VAGUE:
        return "V", 0
    if word in _NUMBERS:
        return "N", _NUMBERS[word]
    if word in _ORDINALS:
        return ("u", 0) if word == "second" and tree.sentence.tags[i] == "NN" else ("O", _ORDINALS[word])
    unit = UNIT_OF.get(word)
    if unit is not None:
        return ("U" if word in _PLURALS else "u"), UNITS.index(unit)
    return _calendar_word(tree, i, word, lower)


_PLURALS: Final = {("centuries" if u == "century" else f"{u}s"): u for u in UNITS}
UNIT_OF: Final = {u: u for u in UNITS} | _PLURALS


def _digits(word: str) -> tuple[str, int]:
    if _YEAR.fullmatch(word):
        return "Y", int(word)
    if _NUMBER.fullmatch(word):
        return "N", int(word)
    if _ORDINAL.fullmatch(word):
        return "O", int(word[:-2])
    if _DECADE.fullmatch(word):
        return "D", int(word[:-1])
    if _CLOCK.fullmatch(word) or _HOUR.fullmatch(word):
        return "c", 0
    return ("/", 0) if _SLASH.fullmatch(word) else (".", 0)


def _fits(tree: Tree, i: int, word: str, letter: str) -> bool:
    """Words of time that are often something else: "an end to", "start firing", "the current", "late rebels"."""
    tag = tree.sentence.tags[i]
    if letter == "x":
        return tag in {"JJ", "NN", "RB", "NNP", "JJR", "AFX"}
    if word in {"current", "recent"}:
        return tag == "JJ"
    return word != "future" or tag == "NN"


def _calendar_word(tree: Tree, i: int, word: str, lower: list[str]) -> tuple[str, int]:
    sentence = tree.sentence
    bare = word.rstrip(".")
    previous = lower[i - 1] if i else ""
    following = lower[i + 1] if i + 1 < len(lower) else ""
    month = _MONTH_OF.get(bare)
    if month is not None:
        return ("M", month) if _is_month(tree, i, bare, previous, following) else (".", 0)
    day = _WEEKDAY_OF.get(bare)
    if day is not None:
        # "Thu", "Sat" and "Sun" are short for a day only with a capital and beside a number or a comma.
        if len(bare) < 6 and not (sentence.words[i][0].isupper() and (following == "," or following[:1].isdigit())):
            return ".", 0
        if following in _PAPERS and sentence.words[i + 1][0].isupper():
            return ".", 0
        return ".W"[not _is_surname(tree, i)], day
    if bare.endswith("s") and bare[:-1] in WEEKDAYS:
        return "w", WEEKDAYS.index(bare[:-1]) + 1
    if word in SEASONS:
        return ("S", 0) if sentence.tags[i] in {"NN", "NNP"} and sentence.deps[i] != "compound" else (".", 0)
    if word in {"before", "after"}:
        # Adverbs only ("the day before"): with a clause or a noun behind it nothing is dated.
        return (("E" if word == "before" else "F") if sentence.tags[i] == "RB" else "."), 0
    if word in HALF_DAYS and lower[i - 1][:1].isdigit():
        return "m", 0
    return ("z", 0) if word in _ZONES else (".", 0)


_MONTH_OF: Final = {m: i for i, m in enumerate(MONTHS, 1)} | {m[:3]: i for i, m in enumerate(MONTHS, 1)} | {"sept": 9}
_WEEKDAY_OF: Final = {d: i for i, d in enumerate(WEEKDAYS, 1)} | {
    short: i
    for i, names in enumerate(("mon", "tue tues", "wed", "thu thur thurs", "fri", "sat", "sun"), 1)
    for short in names.split()
}


def _is_month(tree: Tree, i: int, bare: str, previous: str, following: str) -> bool:
    if not tree.sentence.words[i][0].isupper() and bare in {
        "may",
        "march",
        "mar",
        "dec",
        "jan",
        "oct",
        "sep",
        "august",
    }:
        return previous[:1].isdigit() or following[:1].isdigit()
    if len(bare) > 3 and bare not in {"may", "march", "april", "june", "august"}:
        return True
    beside = previous[:1].isdigit() or following[:1].isdigit() or previous in _ORDINALS
    return beside or (
        previous in _BEFORE_MONTH and (len(bare) > 3 or bare == "may") and following not in {"on", "across"}
    )


def _is_surname(tree: Tree, i: int) -> bool:
    return any(h.start <= i < h.end and h.label == "PERSON" and h.end - h.start > 1 for h in tree.sentence.entities)


def _composed(letters: list[str], values: list[int], lower: list[str]) -> None:
    """ "twenty-one" is one number: its last word carries it, the words before are hyphens that shapes skip."""
    for i in range(len(lower) - 2):
        if letters[i] == "N" and letters[i + 1] == "-" and lower[i] in _NUMBERS and values[i] >= 20:
            unit = values[i + 2] if letters[i + 2] in {"N", "O"} else 0
            if 0 < unit < 10 and lower[i + 2][0].isalpha():
                letters[i], letters[i + 1] = "_", "_"
                values[i + 2] += values[i]


def _holidays(lower: list[str], letters: list[str]) -> dict[int, str]:
    found: dict[int, str] = {}
    for i, word in enumerate(lower):
        for name in _HOLIDAYS_BY_FIRST.get(word, ()):
            if tuple(lower[i : i + len(name)]) == name:
                found[i] = HOLIDAYS[name]
                letters[i : i + len(name)] = ["H", *"_" * (len(name) - 1)]
                break
    return found


_HOLIDAYS_BY_FIRST: Final = {
    first: tuple(sorted((n for n in HOLIDAYS if n[0] == first), key=len, reverse=True))
    for first in {n[0] for n in HOLIDAYS}
}
_OF_TIME: Final = frozenset({
    *_WORDS, *VAGUE, *_NUMBERS, *_ORDINALS, *UNIT_OF, *SEASONS, *HALF_DAYS, *_ZONES, "before", "after",
    *(word for table, _ in _TABLES for word in table),
    *(f"{name}{ending}" for name in (*_MONTH_OF, *_WEEKDAY_OF) for ending in ("", ".", "s")),
})  # fmt: skip
"""Every word that `_letter` knows."""
