"""How fast hosts are asked: a delay between two requests to the same host, and longer where it asks for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

from dateline.corpus.fetching.fetched import Stopped, Timing

DELAY: Final = 2.0
"""Seconds between two requests to one host, where its robots.txt asks for no more."""
LONGEST_WAIT: Final = 300.0
"""Seconds that are waited for one host at most. Who asks for more is left for another time."""
BACKOFF: Final = (1.0, 4.0)
"""Seconds before each further attempt: as many attempts as there are numbers, and the first."""


class Pace:
    """When each host may be asked again."""

    def __init__(self, timing: Timing) -> None:
        self._timing = timing
        self._next: dict[str, float] = {}

    def wait(self, host: str, delay: float) -> None:
        """Wait for the host's turn, then take it. Raises Stopped (`busy`) where that would take too long."""
        left = self._next.get(host, 0.0) - self._timing.seconds()
        if left > LONGEST_WAIT:
            raise Stopped("failed", "busy", f"{host} asks to wait for {left:.0f} s more")
        if left > 0:
            self._timing.sleep(left)
        self._next[host] = self._timing.seconds() + delay

    def hold(self, host: str, seconds: float) -> None:
        """Leave the host alone for so long at least."""
        self._next[host] = max(self._next.get(host, 0.0), self._timing.seconds() + seconds)


def asked_to_wait(headers: Mapping[str, str], now: datetime) -> float:
    """The seconds of a Retry-After header, which gives a number or a date; 0 where there is none that can be read."""
    said = headers.get("retry-after", "").strip()
    if re.fullmatch(r"\d{1,9}", said):
        return float(said)
    try:
        moment = parsedate_to_datetime(said)
    except (TypeError, ValueError, IndexError):
        return 0.0
    return max(0.0, (moment.replace(tzinfo=moment.tzinfo or UTC) - now).total_seconds())
