"""Calendar arithmetic on TIMEX values: the days that a value covers, and values that lie so many units away.

A value is one of `2026`, `2026-05`, `2026-05-03`, `2026-05-03TMO`, `2026-05-03T08:30`, `2026-W19`, `2026-W19-WE`, `2026-Q2`, `2026-H1`,
`2026-SU`, `199` (a decade), `19` (a century), `FY2026`; durations, sets and `PAST_REF` cover no days.
"""

from __future__ import annotations

import calendar
import datetime
import re
from typing import Final

from dateline.records import TimePrecision

Unit = str
Bounds = tuple[str, str]

DAY_UNITS: Final = {"day": 1, "week": 7, "fortnight": 14}
MONTH_UNITS: Final = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
SUBDAY_UNITS: Final = frozenset({"second", "minute", "hour"})
SEASONS: Final = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
"""Months of a season in the northern half of the world, as TIMEX readers have it; a winter begins in the year it is named by."""

_FORMS: Final[tuple[tuple[TimePrecision, str], ...]] = (
    ("time", r"\d{4}-\d\d-\d\dT.*"),
    ("day", r"\d{4}-\d\d-\d\d"),
    ("weekday", r"XXXX-WXX-\d.*"),
    ("week", r"\d{4}-W\d\d(?:-WE)?"),
    ("month", r"(?:\d{4}|XXXX)-\d\d"),
    ("quarter", r"\d{4}-Q\d"),
    ("half", r"\d{4}-H\d"),
    ("season", r"\d{4}-(?:SP|SU|FA|WI)"),
    ("year", r"(?:FY)?\d{4}"),
    ("decade", r"\d{3}"),
    ("century", r"\d{2}"),
    ("day", r"XXXX-\d\d-\d\d"),
)
_PRECISION: Final = tuple((name, re.compile(form)) for name, form in _FORMS)


def precision_of(value: str) -> TimePrecision:
    """How fine a value is; `unknown` for durations, sets and references to no date."""
    return next((name for name, form in _PRECISION if form.fullmatch(value)), "unknown")


def bounds_of(value: str) -> Bounds:
    """First and last day that a value covers as ISO dates; empty strings where it names none."""
    precision = precision_of(value)
    if value.startswith("X") or precision in {"unknown", "weekday"}:
        return "", ""
    number = int(value[:4]) if value[:4].isdigit() else 0
    if precision in {"day", "time"}:
        return value[:10], value[:10]
    if precision == "week":
        first = datetime.date.fromisocalendar(number, int(value[6:8]), 6 if value.endswith("WE") else 1)
        return first.isoformat(), (first + datetime.timedelta(days=1 if value.endswith("WE") else 6)).isoformat()
    if precision == "month":
        return _months(number, int(value[5:7]), 1)
    if precision == "quarter":
        return _months(number, 3 * int(value[6]) - 2, 3)
    if precision == "half":
        return _months(number, 6 * int(value[6]) - 5, 6)
    if precision == "season":
        return _months(number, SEASONS[value[5:]][0], 3)
    if precision == "year":
        # A fiscal year begins somewhere else in every country: the calendar year stands for it.
        return _months(int(value.removeprefix("FY")), 1, 12)
    span = 10 if precision == "decade" else 100
    first_year = int(value) * span
    return (f"{first_year:04d}-01-01", f"{first_year + span - 1:04d}-12-31") if first_year else ("", "")


def _months(year: int, month: int, count: int) -> Bounds:
    end = month + count - 1
    last_year, last_month = year + (end - 1) // 12, (end - 1) % 12 + 1
    last_day = calendar.monthrange(last_year, last_month)[1]
    return f"{year:04d}-{month:02d}-01", f"{last_year:04d}-{last_month:02d}-{last_day:02d}"


def third(bounds: Bounds, part: str) -> Bounds:
    """The early, middle or late third of the days between two bounds ("mid-July", "early 2009")."""
    if not all(bounds):
        return bounds
    first, last = (datetime.date.fromisoformat(b) for b in bounds)
    days = (last - first).days + 1
    cuts = (first + datetime.timedelta(days=days // 3), first + datetime.timedelta(days=days - days // 3))
    one = datetime.timedelta(days=1)
    if part == "early":
        return bounds[0], (cuts[0] - one if cuts[0] > first else first).isoformat()
    if part == "late":
        return (cuts[1] if cuts[1] <= last else last).isoformat(), bounds[1]
    return (cuts[0].isoformat(), (cuts[1] - one).isoformat()) if days > 2 else bounds


def day_value(year: int, month: int, day: int) -> str:
    """The value of a day, or empty where the calendar has none such."""
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return ""


def unit_value(day: datetime.date, unit: Unit) -> str:
    """The value of the unit that holds `day`: `week` gives `2026-W19`."""
    if unit in SUBDAY_UNITS or unit == "day":
        return day.isoformat()
    if unit in DAY_UNITS:
        week = day.isocalendar()
        return f"{week.year}-W{week.week:02d}"
    return {
        "month": f"{day.year}-{day.month:02d}",
        "quarter": f"{day.year}-Q{(day.month + 2) // 3}",
        "half": f"{day.year}-H{(day.month + 5) // 6}",
        "year": f"{day.year}",
        "decade": f"{day.year // 10}",
        "century": f"{day.year // 100}",
    }[unit]


def shifted(day: datetime.date, count: int, unit: Unit) -> datetime.date | None:
    """The day `count` units away; None where it leaves the calendar. Hours and less stay on the day."""
    try:
        if unit in SUBDAY_UNITS:
            return day + datetime.timedelta(days=count // 24 if unit == "hour" and count % 24 == 0 else 0)
        if unit in DAY_UNITS:
            return day + datetime.timedelta(days=count * DAY_UNITS[unit])
        months = day.year * 12 + day.month - 1 + count * MONTH_UNITS[unit]
        year, month = months // 12, months % 12 + 1
        return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
    except (ValueError, OverflowError, calendar.IllegalMonthError):
        return None


def easter(year: int) -> datetime.date:
    """Easter Sunday of the western churches, by the anonymous Gregorian computus (Nature, 20 April 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    length = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * length) // 433
    month = (h + length - 7 * m + 90) // 25
    return datetime.date(year, month, (h + length - 7 * m + 33 * month + 19) % 32)
