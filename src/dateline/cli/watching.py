"""The command `watch`: passes over feeds into an archive, once or again and again, until it is stopped."""

from __future__ import annotations

import re
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import lru_cache, partial
from pathlib import Path
from types import FrameType
from typing import Final

from dateline.archive import ArchiveBusy
from dateline.cli.archives import opened
from dateline.cli.inputs import make_coder
from dateline.cli.problems import SOME_REJECTED, USAGE, Problem
from dateline.cli.screen import Screen
from dateline.cli.versions import own_version
from dateline.corpus import REASONS
from dateline.corpus.fetching.fetched import Timing
from dateline.corpus.fetching.fetcher import Fetcher
from dateline.corpus.sandbox import Sandbox
from dateline.watching import BadSettings, Locked, NoLock, Settings, Watched, Watcher, locked, read_settings

_EVERY: Final = re.compile(r"(\d{1,5})(s|m|h|d)")
_SECONDS: Final = {"s": 1, "m": 60, "h": 3600, "d": 86400}


class Stop:
    """Whether the watcher is to stop. The first signal lets it finish what it has, the second one ends it at once."""

    def __init__(self) -> None:
        self.signal = 0
        self._event = threading.Event()

    def __call__(self) -> bool:
        """Whether it is to stop."""
        return self._event.is_set()

    def wait(self, seconds: float) -> None:
        """Wait, but not once it is to stop."""
        self._event.wait(max(0.0, seconds))

    def caught(self, number: int, frame: FrameType | None) -> None:
        """What a signal does."""
        del frame
        if self._event.is_set():
            raise KeyboardInterrupt
        self.signal = number
        self._event.set()


def watch_feeds(file: Path, archive: Path, every: str, codebook: str, screen: Screen) -> None:
    """Watch the feeds that `file` names. Raises Problem, also where something was rejected, and KeyboardInterrupt."""
    pause = seconds_of(every) if every else 0
    try:
        settings = read_settings(file)
    except BadSettings as error:
        raise Problem(error.message, error.remedy) from error
    with _alone(archive), _stoppable() as stop:
        failed = _passes(settings, archive, pause, codebook, stop, screen)
        if stop():
            screen.note("stopped; what was fetched is in the archive")
        if stop.signal == signal.SIGINT:
            raise KeyboardInterrupt
    if failed and not stop():
        raise Problem(f"{failed} feeds or pages were rejected; all others are in the archive", code=SOME_REJECTED)


def seconds_of(every: str) -> int:
    """The seconds in "90s", "15m", "2h", "1d". Raises Problem."""
    found = _EVERY.fullmatch(every.strip())
    if found is None or int(found[1]) == 0:
        raise Problem(f"--every {every!r} is no length of time", "write it as 90s, 15m, 2h or 1d", USAGE)
    return int(found[1]) * _SECONDS[found[2]]


def _passes(settings: Settings, archive: Path, pause: int, codebook: str, stop: Stop, screen: Screen) -> int:
    """One pass, or passes until it is to stop. Gives how much the last one could not have."""
    make = lru_cache(maxsize=1)(partial(make_coder, codebook))
    timing = Timing(now=lambda: datetime.now(UTC), seconds=time.monotonic, sleep=stop.wait)
    fetcher = Fetcher(
        version=own_version(),
        contact=settings.contact,
        delay=settings.delay,
        allow_private=settings.allow_private,
        timing=timing,
    )
    with fetcher, Sandbox() as sandbox:
        while True:
            started = time.monotonic()
            failed = _pass(settings, archive, lambda found: Watcher(found, fetcher, sandbox, make, stop), pause, screen)
            if not pause or stop():
                return failed
            stop.wait(started + pause - time.monotonic())
            if stop():
                return failed


def _pass(settings: Settings, archive: Path, watcher: Callable[..., Watcher], pause: int, screen: Screen) -> int:
    """One pass over all feeds. A busy archive costs a watcher that goes on this pass only."""
    failed = 0
    try:
        with opened(archive, create=True) as found:
            for watched in watcher(found).watch(settings.feeds):
                _tell(watched, screen)
                failed += len(watched.rejected) + (watched.found.reason in REASONS)
    except Problem as problem:
        if not pause or not isinstance(problem.__cause__, ArchiveBusy):
            raise
        screen.warn(f"{problem.message}; trying again with the next pass")
    return failed


def _tell(watched: Watched, screen: Screen) -> None:
    found, name = watched.found, watched.feed.outlet or watched.feed.url
    if found.reason in REASONS:
        detail = f" ({found.detail})" if found.detail else ""
        screen.warn(f"rejected: {watched.feed.url}: {found.reason}: {REASONS[found.reason]}{detail}")
    else:
        why = f" ({found.reason.replace('_', ' ')})" if found.reason else ""
        screen.note(
            f"{name}: {found.entries} entries, {found.new} new, {found.changed} changed, {found.unchanged} unchanged, "
            f"{found.failed} failed{why}"
        )
    for item in watched.rejected:
        detail = f" ({item.detail})" if item.detail else ""
        screen.warn(f"rejected: {item.source}: {item.reason}: {item.remedy}{detail}")


@contextmanager
def _alone(archive: Path) -> Iterator[None]:
    """Be the only watcher of the archive. Raises Problem."""
    try:
        with locked(archive):
            yield
    except Locked as error:
        who = f" (process {error.process})" if error.process else ""
        raise Problem(
            f"another watcher{who} is at work on {archive}", "wait until it is done, or end it; one is enough"
        ) from error
    except NoLock as error:
        raise Problem(f"{archive}.lock cannot be made: {error}", "make its folder, or name another") from error


@contextmanager
def _stoppable() -> Iterator[Stop]:
    """Signals that stop the watcher between two requests, as they were before at the end."""
    stop = Stop()
    before = {number: signal.signal(number, stop.caught) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
