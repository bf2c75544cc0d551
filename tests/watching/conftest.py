"""A site on loopback with a feed, and a watcher that may ask it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dateline.archive import Archive
from dateline.coder import Coder
from dateline.corpus.fetching.fetcher import Fetcher
from dateline.corpus.sandbox import Sandbox
from dateline.store import Feed
from dateline.watching import Watched, Watcher
from sites import FakeTime, Site, serving

Watch = Callable[..., Watched]


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as made:
        yield made


@pytest.fixture
def clock() -> FakeTime:
    return FakeTime()


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as made:
        yield made


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(str(tmp_path / "a.sqlite"), create=True) as made:
        yield made


@pytest.fixture
def watch(site: Site, clock: FakeTime, archive: Archive, sandbox: Sandbox, coder: Coder) -> Watch:
    """One pass over the site's feed, an hour after the last one, by a process that remembers nothing."""
    feed = Feed(url=f"{site.base}/feed", outlet="Volta Courier", licence="CC BY 4.0", terms="ask first")

    def one(stopping: Callable[[], bool] = lambda: False, make_coder: Callable[[], Coder] = lambda: coder) -> Watched:
        clock.passed += 3600
        with Fetcher(version="1", allow_private=True, timing=clock.timing()) as fetcher:
            (watched,) = Watcher(archive, fetcher, sandbox, make_coder, stopping).watch((feed,))
        return watched

    return one
