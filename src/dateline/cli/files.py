"""Writing files: whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from dateline.cli.problems import Problem


def write_bytes(target: Path, data: bytes) -> None:
    """Write `data` to `target`. Raises Problem where that cannot be done; an older file then stays as it was."""
    write_with(target, lambda stream: stream.write(data))


def write_with(target: Path, write: Callable[[BinaryIO], object]) -> None:
    """Let `write` fill a new file, which then takes the place of `target`. Raises Problem where that cannot be done."""
    try:
        if target.exists() and not target.is_file():
            # A device or a pipe (`-o /dev/stdout`) is written to, not replaced.
            with target.open("wb") as stream:
                write(stream)
            return
        descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        try:
            with os.fdopen(descriptor, "wb") as stream:
                write(stream)
            os.chmod(name, 0o666 & ~_umask())
            os.replace(name, target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise Problem(
            f"{target} cannot be written: {error.strerror or error}", "name another file, or make its folder"
        ) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
