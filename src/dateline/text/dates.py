"""Dates as news writes them. Only full dates count: a year is never added, a weekday never turned into a date."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
WEEKDAY: Final = (
    r"(?:Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:rs?(?:day)?)?|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?)\b\.?"
)
"""Pattern (to be used ignoring case) of a weekday, full or short."""

# Some pages glue the time to the year: "March 3, 20245:12 PM".
_YEAR_END: Final = r"(?:(?!\d)|(?=\d{1,2}:\d\d))"
_DAY: Final = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
DATE: Final = (
    rf"(?:{WEEKDAY},?\s+)?(?:{_MONTH}\s*{_DAY}(?!\d)(?:,?\s+\d{{4}}{_YEAR_END})?|{_DAY}[\s-]+{_MONTH}(?:,?[\s-]+\d{{4}}{_YEAR_END})?"
    rf"|{_MONTH}\s+\d{{4}}(?!\d)|\d{{4}}-\d\d-\d\d(?!\d))"
)
"""Pattern (to be used ignoring case) of a date in a dateline, with or without weekday and year."""

_ISO: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T\s].*)?$", re.S)
_COMPACT: Final = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?$")
_DAY_FIRST: Final = re.compile(rf"(?:{WEEKDAY},?\s+)?({_DAY})[\s-]+({_MONTH})(?:,?[\s-]+)(\d{{4}}){_YEAR_END}", re.I)
_MONTH_FIRST: Final = re.compile(rf"(?:{WEEKDAY},?\s+)?({_MONTH})\s*({_DAY}),?\s+(\d{{4}}){_YEAR_END}", re.I)
_TAIL: Final = re.compile(
    r"[\s,T]*(?:at\s+)?(?:\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?)?\s*(?:\(?(?:[A-Z]{1,5}|[+-]\d\d:?\d\d)\)?)?\s*$",
    re.I,
)


def parse_date(value: str) -> str:
    """The ISO date (YYYY-MM-DD) that `value` states, or empty.

    Read are ISO dates and times, RFC 2822, YYYYMMDD with or without a time, and English dates with the month in
    letters. Dates whose day and month could be swapped (03/04/2024) are not. The date is the one written down: times
    and their zones are left aside.
    """
    value = value.strip()
    numbers = _ISO.match(value) or _COMPACT.match(value)
    if numbers:
        return _iso(int(numbers[1]), int(numbers[2]), int(numbers[3]))
    found = _DAY_FIRST.match(value) or _MONTH_FIRST.match(value)
    return first_date(value) if found and _TAIL.match(value, found.end()) else ""


def first_date(text: str) -> str:
    """The ISO date of the first full date (day, month in letters or ISO, year) in `text`, or empty."""
    found = [match for match in (_DAY_FIRST.search(text), _MONTH_FIRST.search(text)) if match]
    if not found:
        iso = re.search(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)", text)
        return _iso(int(iso[1]), int(iso[2]), int(iso[3])) if iso else ""
    match = min(found, key=lambda item: item.start())
    day, month = (match[1], match[2]) if match.re is _DAY_FIRST else (match[2], match[1])
    return _iso(int(match[3]), _MONTHS.index(month[:3].lower()) + 1, int(re.sub(r"\D", "", day)))


def _iso(year: int, month: int, day: int) -> str:
    # Reports older than newspapers or from far ahead are typing errors or empty fields ("0001-01-01").
    if not 1600 <= year <= 2199:
        return ""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
