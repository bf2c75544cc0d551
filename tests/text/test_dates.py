"""Full dates only."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.text import parse_date
from dateline.text.dates import first_date


@pytest.mark.parametrize(
    "value",
    [
        "2024-03-12",
        "2024-03-12T23:30:00-05:00",
        "2024-03-12 08:00:00",
        "20240312",
        "20240312T080000Z",
        "20240312080000",
        "Tue, 12 Mar 2024 08:00:00 +0000",
        "Tue, 12 Mar 2024 08:00:00 GMT",
        "12 March 2024",
        "March 12, 2024",
        "Tuesday, March 12th, 2024",
        "12-Mar-2024",
        "Sept. 3, 2024 at 10:30 p.m. EST",
    ],
)
def test_dates(value: str) -> None:
    assert parse_date(value) == ("2024-09-03" if "Sept" in value else "2024-03-12")


@pytest.mark.parametrize(
    "value",
    ["", "Wednesday", "03/04/2024", "March 12", "2024", "March 2024", "2024-02-30", "0001-01-01", "yesterday",
     "1710230400", "12 March 2024 was a Tuesday in Velden"],
)  # fmt: skip
def test_no_dates(value: str) -> None:
    assert parse_date(value) == ""


def test_the_first_full_date() -> None:
    assert first_date("VELDEN, Aug. 9, 2023 and 12 March 2024") == "2023-08-09"
    assert first_date("VELDEN, Aug. 9") == ""


@given(st.dates(min_value=date(1700, 1, 1)))
def test_iso_dates_stay(day: object) -> None:
    text = str(day)
    assert parse_date(text) == (text if text < "2200" else "")


@given(st.text(max_size=60))
def test_never_raises(value: str) -> None:
    parse_date(value)
