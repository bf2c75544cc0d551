"""Time expressions: what is one, what it is worth, and against what it is counted."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ReadText
from dateline.claims.times.calendar import bounds_of, easter, precision_of, third, unit_value

WEDNESDAY = "2026-05-13"

CASES = [
    # absolute
    ("The bridge fell on 3 May 2024.", "3 May 2024", "DATE", "2024-05-03"),
    ("The bridge fell on May 3, 2024.", "May 3, 2024", "DATE", "2024-05-03"),
    ("The bridge fell on 2024-05-03.", "2024-05-03", "DATE", "2024-05-03"),
    ("The bridge fell on 25/05/2024.", "25/05/2024", "DATE", "2024-05-25"),
    ("The bridge fell on Sept. 11.", "Sept. 11", "DATE", "2025-09-11"),
    ("The bridge fell on the 21st of April.", "the 21st of April", "DATE", "2026-04-21"),
    ("The bridge fell in April 2019.", "April 2019", "DATE", "2019-04"),
    ("The bridge fell in March.", "March", "DATE", "2026-03"),
    ("The bridge fell in June.", "June", "DATE", "2025-06"),
    ("The bridge will open in June.", "June", "DATE", "2026-06"),
    ("The bridge fell in 2011.", "2011", "DATE", "2011"),
    ("The bridge fell in the 1990s.", "the 1990s", "DATE", "199"),
    ("The bridge fell in mid-July 2024.", "mid-July 2024", "DATE", "2024-07"),
    ("The bridge was built in the 19th century.", "the 19th century", "DATE", "18"),
    ("Sales fell in the third quarter of 2009.", "the third quarter of 2009", "DATE", "2009-Q3"),
    ("Sales fell in the second half of last year.", "the second half of last year", "DATE", "2025-H2"),
    ("Sales fell in fiscal 2007.", "fiscal 2007", "DATE", "FY2007"),
    ("The bridge fell on this day in 1605.", "this day in 1605", "DATE", "1605-05-13"),
    ("The bridge fell on Christmas Eve.", "Christmas Eve", "DATE", "2025-12-24"),
    ("The bridge fell on Good Friday 2024.", "Good Friday 2024", "DATE", "2024-03-29"),
    # relative to the publication, a Wednesday
    ("The bridge fell on Wednesday.", "Wednesday", "DATE", "2026-05-13"),
    ("The bridge fell on Friday.", "Friday", "DATE", "2026-05-08"),
    ("The bridge will open on Friday.", "Friday", "DATE", "2026-05-15"),
    ("Talks are scheduled for Monday.", "Monday", "DATE", "2026-05-18"),
    ("The road is closed until Friday.", "Friday", "DATE", "2026-05-15"),
    ("The bridge fell last Wednesday.", "last Wednesday", "DATE", "2026-05-06"),
    ("The bridge fell on Tuesday night.", "Tuesday night", "TIME", "2026-05-12TNI"),
    ("The bridge fell yesterday.", "yesterday", "DATE", "2026-05-12"),
    ("The bridge fell the day before yesterday.", "the day before yesterday", "DATE", "2026-05-11"),
    ("The bridge fell earlier today.", "earlier today", "DATE", "2026-05-13"),
    ("The bridge fell last night.", "last night", "TIME", "2026-05-12TNI"),
    ("The bridge fell last month.", "last month", "DATE", "2026-04"),
    ("The bridge fell last week.", "last week", "DATE", "2026-W19"),
    ("The bridge will open next year.", "next year", "DATE", "2027"),
    ("The bridge fell three days ago.", "three days ago", "DATE", "2026-05-10"),
    ("The bridge fell twenty-one days ago.", "twenty-one days ago", "DATE", "2026-04-22"),
    ("The bridge fell two years ago.", "two years ago", "DATE", "2024"),
    ("The bridge fell over the weekend.", "the weekend", "DATE", "2026-W19-WE"),
    ("The bridge will open by the end of the year.", "the end of the year", "DATE", "2026"),
    ("The bridge fell last winter.", "last winter", "DATE", "2025-WI"),
    ("Shops closed at 6:40 p.m. on the quay.", "6:40 p.m.", "TIME", "2026-05-13T18:40"),
    # lengths and repetitions
    ("The siege lasted three weeks.", "three weeks", "DURATION", "P3W"),
    ("The siege lasted a decade.", "a decade", "DURATION", "P10Y"),
    ("A 12-hour flight ended badly.", "12-hour", "DURATION", "PT12H"),
    ("He waited for several months.", "several months", "DURATION", "PXM"),
    ("In the past five years it grew.", "the past five years", "DURATION", "P5Y"),
    ("They march every Friday.", "every Friday", "SET", "XXXX-WXX-5"),
    ("They met on Fridays.", "Fridays", "SET", "XXXX-WXX-5"),
    ("The daily shelling goes on.", "daily", "SET", "P1D"),
    # no date in particular
    ("He is currently in Oslo.", "currently", "DATE", "PRESENT_REF"),
    ("The army shelled the town weeks ago.", "weeks ago", "DATE", "PAST_REF"),
]  # fmt: skip

NONE = [
    "The minister may resign.",
    "Theresa May spoke to 2011 voters.",
    "They held a march on the capital.",
    "He paid a $2,024 fine.",
    "The March 23 Movement took the town.",
    "Flight 1812 landed.",
    "The Dow fell by 6.50 percent.",
    "A second bomb went off.",
    "The Sunday Times wrote it.",
]


@pytest.mark.parametrize(("text", "surface", "type_", "value"), CASES, ids=[c[1] + " | " + c[0] for c in CASES])
def test_value(read_text: ReadText, text: str, surface: str, type_: str, value: str) -> None:
    coded = read_text(text, published=WEDNESDAY)
    assert [(t.span.of(text), t.type, t.value) for t in coded.times] == [(surface, type_, value)]


@pytest.mark.parametrize("text", NONE)
def test_no_time(read_text: ReadText, text: str) -> None:
    assert read_text(text, published=WEDNESDAY).times == ()


def test_without_publication_a_weekday_stays_a_weekday(read_text: ReadText) -> None:
    (time,) = read_text("The bridge fell on Wednesday.").times
    assert (time.value, time.earliest, time.precision) == ("XXXX-WXX-3", "", "weekday")


def test_order(read_text: ReadText) -> None:
    """ "The next day" counts from the day that was told last, not from the publication."""
    coded = read_text(
        "The bridge fell on 2 April. The next day a second one fell. Two weeks later the road sank.",
        published=WEDNESDAY,
    )
    assert [(t.value, t.basis) for t in coded.times] == [
        ("2026-04-02", "stated"),
        ("2026-04-03", "order"),
        ("2026-W16", "order"),
    ]


def test_parts_narrow_the_bounds(read_text: ReadText) -> None:
    (time,) = read_text("The bridge fell in late July 2024.", published=WEDNESDAY).times
    assert (time.value, time.earliest, time.latest) == ("2024-07", "2024-07-22", "2024-07-31")


def test_ranges(read_text: ReadText) -> None:
    coded = read_text("The strike ran from 3 to 7 May and again from May 9-11.", published=WEDNESDAY)
    assert [t.value for t in coded.times] == ["2026-05-03", "2026-05-07", "2026-05-09", "2026-05-11"]


@pytest.mark.parametrize(
    ("value", "precision", "bounds"),
    [
        ("2026", "year", ("2026-01-01", "2026-12-31")),
        ("2024-02", "month", ("2024-02-01", "2024-02-29")),
        ("2026-W01", "week", ("2025-12-29", "2026-01-04")),
        ("2026-W19-WE", "week", ("2026-05-09", "2026-05-10")),
        ("2026-Q4", "quarter", ("2026-10-01", "2026-12-31")),
        ("2025-WI", "season", ("2025-12-01", "2026-02-28")),
        ("199", "decade", ("1990-01-01", "1999-12-31")),
        ("18", "century", ("1800-01-01", "1899-12-31")),
        ("2026-05-13TNI", "time", ("2026-05-13", "2026-05-13")),
        ("XXXX-WXX-3", "weekday", ("", "")),
        ("P3W", "unknown", ("", "")),
        ("PAST_REF", "unknown", ("", "")),
    ],
)
def test_bounds(value: str, precision: str, bounds: tuple[str, str]) -> None:
    assert (precision_of(value), bounds_of(value)) == (precision, bounds)


@given(
    st.dates(min_value=datetime.date(1000, 1, 1), max_value=datetime.date(2900, 1, 1)),
    st.sampled_from("day week month quarter half year decade century".split()),
)
def test_a_unit_holds_its_day(day: datetime.date, unit: str) -> None:
    first, last = bounds_of(unit_value(day, unit))
    assert first <= day.isoformat() <= last


@given(st.dates(min_value=datetime.date(1000, 1, 1), max_value=datetime.date(2900, 1, 1)), st.integers(0, 400))
def test_thirds_cover_the_whole(day: datetime.date, length: int) -> None:
    bounds = day.isoformat(), (day + datetime.timedelta(days=length)).isoformat()
    early, middle, late = (third(bounds, part) for part in ("early", "mid", "late"))
    assert early[0] == bounds[0]
    assert late[1] == bounds[1]
    assert bounds[0] <= middle[0] <= middle[1] <= bounds[1]


@pytest.mark.parametrize(
    ("year", "day"), [(1961, "1961-04-02"), (2000, "2000-04-23"), (2024, "2024-03-31"), (2038, "2038-04-25")]
)
def test_easter(year: int, day: str) -> None:
    assert easter(year).isoformat() == day


def test_the_next_season_counts_from_what_was_told(read_text: ReadText) -> None:
    told = read_text("The tower fell in May 1605. The bridge fell the next winter.", published=WEDNESDAY).times
    assert [t.value for t in told] == ["1605-05", "1605-WI"]
