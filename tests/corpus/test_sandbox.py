"""The worker: calls that hang, eat memory, raise or die cost that call alone."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator

import pytest

from dateline.corpus.sandbox import Failure, Sandbox

MB = 1_000_000


def double(value: int) -> int:
    return 2 * value


def hang() -> None:
    time.sleep(600)


def eat() -> int:
    return len(bytearray(4_000 * MB))


def eat_slowly() -> int:
    held = []
    while True:
        held.append(bytearray(10 * MB))


def breaks() -> None:
    raise ValueError("odd page")


def dies(code: int) -> None:
    os._exit(code)


def killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def process() -> int:
    return os.getpid()


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(seconds=2.0, memory=300 * MB) as made:
        yield made


def test_one_worker_serves_many_calls(sandbox: Sandbox) -> None:
    assert sandbox.call(double, 21) == 42
    assert sandbox.call(process) == sandbox.call(process) != os.getpid()


def test_a_call_that_hangs_is_ended(sandbox: Sandbox) -> None:
    before = sandbox.call(process)
    started = time.monotonic()
    assert sandbox.call(hang) == Failure(kind="timeout", detail="more than 2 s")
    assert time.monotonic() - started < 10
    assert sandbox.call(process) != before


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the address space")
def test_a_call_that_eats_memory_is_ended(sandbox: Sandbox) -> None:
    for function in (eat, eat_slowly):
        found = sandbox.call(function)
        assert isinstance(found, Failure)
        assert found.kind == "memory"
    assert sandbox.call(double, 1) == 2


def test_an_error_is_told(sandbox: Sandbox) -> None:
    assert sandbox.call(breaks) == Failure(kind="failed", detail="ValueError: odd page")


def test_a_worker_that_dies_is_replaced(sandbox: Sandbox) -> None:
    found = sandbox.call(dies, 3)
    assert isinstance(found, Failure)
    assert (found.kind, "ended with 3" in found.detail) == ("failed", True)
    assert sandbox.call(killed) == Failure(kind="memory", detail="the system ended the worker")
    assert sandbox.call(double, 4) == 8


def test_after_closing_it_starts_anew() -> None:
    made = Sandbox(seconds=5.0)
    assert made.call(double, 2) == 4
    made.close()
    made.close()
    assert made.call(double, 3) == 6
    made.close()
