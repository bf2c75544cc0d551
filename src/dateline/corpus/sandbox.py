"""A process of its own for work on what strangers wrote: with an end in time and memory, and replaced when it breaks.

The process is spawned, so a script that uses this must start under `if __name__ == "__main__":`, as with the pool.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import sys
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Final, Literal, Self, TypeVar

Broken = Literal["timeout", "memory", "failed"]

SECONDS: Final = 30.0
"""Wall-clock seconds for one call."""
MEMORY: Final = 1_500_000_000
"""Bytes of address space beyond what the worker has at its start."""

_STARTING: Final = 120.0
_KILLED: Final = -9

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why a call gave nothing: out of time, out of memory, or an error that `detail` names."""

    kind: Broken
    detail: str


class Sandbox:
    """One worker process, started at the first call. A call that breaks the limits ends it; the next one starts anew.

    `memory` holds where the system lets a process limit its own address space (Linux), and is no limit elsewhere.
    """

    def __init__(self, *, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self._seconds, self._memory = seconds, memory
        self._worker: BaseProcess | None = None
        self._pipe: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the worker."""
        if self._pipe is not None:
            self._pipe.close()
        if self._worker is not None:
            self._worker.kill()
            self._worker.join()
        self._worker = self._pipe = None

    def call(self, function: Callable[..., T], *args: object) -> T | Failure:
        """What `function` gives; it must be importable by name, and what goes in and out must be picklable."""
        try:
            pipe = self._started()
            pipe.send((function, args))
            if not pipe.poll(self._seconds):
                self.close()
                return Failure(kind="timeout", detail=f"more than {self._seconds:g} s")
            answer: T | Failure = pipe.recv()
            return self._taken(answer)
        except (EOFError, OSError) as error:
            return self._died(error)
        except BaseException:
            # An interrupted call leaves an answer in the pipe that would be taken for the next one's.
            self.close()
            raise

    def _started(self) -> Connection:
        """The pipe to a worker that is ready; imports do not count as time of a call."""
        if self._pipe is None:
            spawn = multiprocessing.get_context("spawn")
            self._pipe, other = spawn.Pipe()
            self._worker = spawn.Process(target=_work, args=(other, self._memory), daemon=True)
            self._worker.start()
            other.close()
            if not self._pipe.poll(_STARTING):
                raise EOFError("the worker did not start")
            self._pipe.recv()
        return self._pipe

    def _taken(self, answer: T | Failure) -> T | Failure:
        if isinstance(answer, Failure) and answer.kind == "memory":
            # What is left of its memory may be in pieces.
            self.close()
        return answer

    def _died(self, error: Exception) -> Failure:
        if self._worker is not None:
            self._worker.join(5.0)
        code = self._worker.exitcode if self._worker is not None else None
        self.close()
        if code == _KILLED:
            return Failure(kind="memory", detail="the system ended the worker")
        return Failure(kind="failed", detail=f"the worker ended with {code}: {type(error).__name__}")


def _work(pipe: Connection, memory: int) -> None:
    """What the worker does: calls, one after the other, until nobody is at the other end."""
    import signal

    # Ctrl-C goes to all processes of a terminal; the one that started us decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit(memory)
    pipe.send("ready")
    with contextlib.suppress(EOFError, OSError):
        while True:
            function, args = pipe.recv()
            pipe.send(_called(function, args))


def _called(function: Callable[..., object], args: tuple[object, ...]) -> object:
    try:
        return function(*args)
    except MemoryError:
        return Failure(kind="memory", detail="out of memory")
    except Exception as error:
        return Failure(kind="failed", detail=f"{type(error).__name__}: {error}"[:200])


def _limit(memory: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(ValueError, OSError):
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        wanted = _held() + memory
        if most == resource.RLIM_INFINITY or wanted < most:
            resource.setrlimit(resource.RLIMIT_AS, (wanted, most))


def _held() -> int:
    """The address space that this process has now, where the system tells."""
    try:
        import resource

        with open("/proc/self/statm", encoding="ascii") as stream:
            return int(stream.read().split()[0]) * resource.getpagesize()
    except (OSError, ValueError, ImportError):
        return 0
