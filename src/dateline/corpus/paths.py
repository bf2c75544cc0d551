"""From what the user names (files, folders, patterns, `-`) to single inputs, in a fixed order."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dateline.corpus.formats import IN_FOLDERS, suffix_of

_PATTERN: Final = frozenset("*?[")


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One thing to read: the file at `path`, or standard input without one; with a `problem` there is nothing to read.

    `source` is how it is called in the archive: bytes of a path that are no UTF-8 are U+FFFD there.
    """

    source: str
    path: Path | None = None
    problem: str = ""


def _file(path: str) -> Input:
    return Input(source=_shown(path), path=Path(path))


def _problem(path: str, problem: str) -> Input:
    return Input(source=_shown(path), problem=problem)


def _shown(path: str) -> str:
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def inputs_of(paths: Iterable[str]) -> Iterator[Input]:
    """The single inputs behind `paths`. Folders are walked in order; hidden files and other kinds are left out."""
    for path in paths:
        yield from _inputs(path)


def _inputs(path: str) -> Iterator[Input]:
    if path == "-":
        yield Input(source="-")
    elif os.path.lexists(path):
        yield from _folder(path) if Path(path).is_dir() else [_file(path)]
    elif _PATTERN & set(path):
        yield from _matches(path)
    else:
        yield _problem(path, "no such file or folder")


def _matches(pattern: str) -> Iterator[Input]:
    found = sorted(glob.glob(pattern, recursive=True))
    if not found:
        yield _problem(pattern, "no file matches this pattern")
    for match in found:
        # `**` gives a folder and what is in it: only the latter is meant.
        if not Path(match).is_dir():
            yield _file(match)
        elif "**" not in pattern:
            yield from _folder(match)


def _folder(folder: str) -> Iterator[Input]:
    denied: list[OSError] = []
    empty = True
    for root, folders, names in os.walk(folder, onerror=denied.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and suffix_of(name) in IN_FOLDERS:
                empty = False
                yield _file(str(Path(root) / name))
    for error in denied:
        yield _problem(str(error.filename), error.strerror or type(error).__name__)
    if empty and not denied:
        yield _problem(folder, "the folder holds no file of a format that is read")
