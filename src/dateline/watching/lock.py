"""One watcher per archive: a lock file beside it, which the system lets go of when its holder ends, however it ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_FAR: Final = 1 << 30
"""Where Windows locks a byte: far from what the file says, which others may read then."""


class Locked(Exception):
    """Another watcher is at work; `process` is its number, or empty where it cannot be told."""

    def __init__(self, path: str, process: str) -> None:
        super().__init__(path)
        self.path, self.process = path, process


class NoLock(Exception):
    """The lock file cannot be made; the message says why."""


@contextmanager
def locked(archive: Path) -> Iterator[None]:
    """Hold `ARCHIVE.lock`. What a dead process left behind is taken over. Raises Locked, NoLock.

    The file stays: to remove it would let two watchers lock two files of one name.
    """
    path = archive.with_name(f"{archive.name}.lock")
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise NoLock(error.strerror or str(error)) from error
    try:
        if not _taken(descriptor):
            raise Locked(str(path), os.read(descriptor, 20).decode("ascii", "replace").strip())
        os.ftruncate(descriptor, 0)
        os.write(descriptor, f"{os.getpid()}\n".encode())
        try:
            yield
        finally:
            os.ftruncate(descriptor, 0)
    finally:
        os.close(descriptor)


def _taken(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(descriptor, _FAR, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            os.lseek(descriptor, 0, os.SEEK_SET)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.lseek(descriptor, 0, os.SEEK_SET)
        return False
    return True
