"""Dates: time expressions of a report, their TIMEX values and the days they cover."""

from dateline.claims.times.reading import Placed, Times, find_times

__all__ = ["Placed", "Times", "find_times"]
