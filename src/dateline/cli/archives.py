"""Opening archives for commands: what is wrong with one becomes a problem with its remedy."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dateline.archive import Archive, ArchiveError, UnknownFilter
from dateline.cli.problems import FAILURE, USAGE, Problem


@contextmanager
def opened(path: Path, *, create: bool = False) -> Iterator[Archive]:
    """The archive at `path`, closed at the end. Raises Problem for every error of it, also inside the block."""
    try:
        with Archive.open(str(path), create=create) as archive:
            yield archive
    except UnknownFilter as error:
        raise Problem(error.message, error.remedy, USAGE) from error
    except ArchiveError as error:
        raise Problem(error.message, error.remedy, FAILURE) from error
