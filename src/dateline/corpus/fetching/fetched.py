"""The records of fetching: what was asked for, what came of it, and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

Decision = Literal["fetched", "unchanged", "refused", "failed"]
"""`fetched`: its bytes are there. `unchanged`: they are those of the last time. `refused`: we do not ask, or do not
keep what came. `failed`: nothing usable came."""

RobotsState = Literal["", "allowed", "disallowed", "unreachable"]
TdmState = Literal["", "free", "reserved"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of an address from the last time: what makes a request conditional."""

    etag: str = ""
    last_modified: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What became of one address. `reason` is empty, or a key of `FETCH_REASONS`; `detail` is what was found.

    `url` is as it was asked for, `final_url` where the redirects led. `status` is that of the last answer, 0 without
    one. `retrieved` is an ISO time in UTC. `data` is the body with its packing undone, and empty unless `fetched`.
    """

    url: str
    final_url: str
    decision: Decision
    reason: str = ""
    detail: str = ""
    status: int = 0
    robots: RobotsState = ""
    tdm: TdmState = ""
    etag: str = ""
    last_modified: str = ""
    media_type: str = ""
    charset: str = ""
    sha256: str = ""
    retrieved: str = ""
    data: bytes = b""


class Stopped(Exception):
    """Why a fetch ends without a body. Raised and caught inside this package only."""

    def __init__(self, decision: Literal["refused", "failed"], reason: str, detail: str = "") -> None:
        super().__init__(reason)
        self.decision: Literal["refused", "failed"] = decision
        self.reason, self.detail = reason, detail


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """Where the time comes from: the moment in UTC, seconds that only grow, and waiting. Injected, so tests are fast."""

    now: Callable[[], datetime]
    seconds: Callable[[], float]
    sleep: Callable[[float], object]

    @staticmethod
    def real() -> Timing:
        """The clock of this machine."""
        import time

        return Timing(now=lambda: datetime.now(UTC), seconds=time.monotonic, sleep=time.sleep)

    def stamp(self) -> str:
        """The moment as an ISO time in UTC, to the second."""
        return self.now().astimezone(UTC).isoformat(timespec="seconds")
