"""A site on loopback, and a fetcher that may ask it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dateline.corpus.fetching.fetcher import Fetcher
from sites import FakeTime, Site, serving


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as made:
        yield made


@pytest.fixture
def clock() -> FakeTime:
    return FakeTime()


@pytest.fixture
def fetcher(clock: FakeTime) -> Iterator[Fetcher]:
    with Fetcher(version="1.2", contact="desk@example.org", allow_private=True, timing=clock.timing()) as made:
        yield made
