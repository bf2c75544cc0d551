"""Executors: readings in, coded reports out, in the same order, whoever does the work."""

from __future__ import annotations

import multiprocessing
import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from typing import Final, cast

import msgspec

from dateline.coder import Coder, Reading, code
from dateline.records import Bound, Coded, Figure, Rejected

CoderFactory = Callable[[], Coder]
"""Makes the coder. For the pool it must be importable by name: a function of a module, or a partial of one."""

Executor = Callable[[Iterable[Reading], CoderFactory], Iterator[Coded]]
"""The one type of all executors; bind what else they take with `functools.partial`."""

BATCH: Final = 16

_TOO_LARGE: Final = 2**63


def in_process(readings: Iterable[Reading], make_coder: CoderFactory, *, batch: int = BATCH) -> Iterator[Coded]:
    """Code the readings here, `batch` at a time. A report that breaks the coder comes back rejected, with the error."""
    coder = make_coder()
    for group in _groups(readings, batch):
        yield from _code(group, coder)


def pool(
    readings: Iterable[Reading], make_coder: CoderFactory, *, workers: int = 2, batch: int = BATCH
) -> Iterator[Coded]:
    """Code the readings in `workers` processes, `batch` at a time; the results come in the order of the readings.

    At most two batches a worker are under way, so that memory stays bounded however long the input is. Every worker
    makes its own coder. Raises `BrokenProcessPool` where a worker is killed.
    """
    decoder = msgspec.msgpack.Decoder(list[Coded])
    factory = pickle.dumps(make_coder)
    waiting: deque[Future[bytes]] = deque()
    # Spawned, not forked: forking a process with threads in its libraries may hang.
    with ProcessPoolExecutor(max_workers=workers, mp_context=multiprocessing.get_context("spawn")) as processes:
        try:
            for group in _groups(readings, batch):
                waiting.append(processes.submit(_work, group, factory))
                if len(waiting) >= 2 * workers:
                    yield from decoder.decode(waiting.popleft().result())
            while waiting:
                yield from decoder.decode(waiting.popleft().result())
        finally:
            for future in waiting:
                future.cancel()


def _groups(readings: Iterable[Reading], size: int) -> Iterator[tuple[Reading, ...]]:
    stream = iter(readings)
    while group := tuple(islice(stream, size)):
        yield group


def _work(group: Sequence[Reading], factory: bytes) -> bytes:
    """What a worker does. Msgpack bytes cross the process boundary faster than pickled records."""
    return msgspec.msgpack.encode(_code(group, _coder(factory)))


@lru_cache(maxsize=1)
def _coder(factory: bytes) -> Coder:
    """The worker's coder, made once: the model takes seconds to load. Bytes are the key, as partials never are equal."""
    return cast(CoderFactory, pickle.loads(factory))()


def _code(group: Sequence[Reading], coder: Coder) -> list[Coded]:
    try:
        return [storable(coded) for coded in code(group, coder)]
    except Exception:
        # One report broke the batch: code them one by one, and reject the one that does it.
        return [_code_one(reading, coder) for reading in group]


def _code_one(reading: Reading, coder: Coder) -> Coded:
    try:
        return storable(code([reading], coder)[0])
    except Exception as error:
        dropped = Rejected(step="coder", reason="failed", detail=f"{type(error).__name__}: {error}"[:200])
        rejected = (dropped, *reading.rejected)
        return Coded(versions=coder.versions(), report=reading.report, capture=reading.capture, rejected=rejected)


def storable(coded: Coded) -> Coded:
    """`coded` without those bounds of figures that need more than 64 bits and fit into no table: they are rejected."""
    odd = [figure for figure in coded.figures if figure != _fitted(figure)]
    if not odd:
        return coded
    dropped = [Rejected(step="run", reason="figure needs more than 64 bits", span=figure.span) for figure in odd]
    return replace(coded, figures=tuple(map(_fitted, coded.figures)), rejected=(*coded.rejected, *dropped))


def _fitted(figure: Figure) -> Figure:
    low, best, high = (bound if _fits(bound) else None for bound in (figure.low, figure.best, figure.high))
    return replace(figure, low=low, best=best, high=high)


def _fits(value: Bound | None) -> bool:
    return value is None or abs(value) < _TOO_LARGE
