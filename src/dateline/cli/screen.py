"""The terminal: data on stdout, notes on stderr, colours only where they are wanted.

What comes from a report is never trusted: control characters and marks that turn the reading direction are replaced, so
that a text can neither drive the terminal nor show itself otherwise than it is.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from typing import Final

from rich.console import Console

PLAIN_WIDTH: Final = 120
"""Columns where stdout is no terminal and COLUMNS is not set."""

_HARMLESS: Final = {9, 10}
_BAD: Final = {
    code: "\ufffd"
    for code in (*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2028, 0x2029)
    if code not in _HARMLESS
}


def safe(text: str) -> str:
    """`text` with each character that could drive a terminal replaced by U+FFFD; as long as before."""
    return text.translate(_BAD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """Where a command writes."""

    out: Console
    err: Console
    quiet: bool

    @staticmethod
    def of(*, no_color: bool, quiet: bool) -> Screen:
        """Consoles on the current stdout and stderr. NO_COLOR in the environment counts as `no_color`."""
        plain = no_color or bool(os.environ.get("NO_COLOR"))
        return Screen(out=_console(plain=plain, stderr=False), err=_console(plain=plain, stderr=True), quiet=quiet)

    def note(self, text: str) -> None:
        """Something to know, on stderr, unless quiet."""
        if not self.quiet:
            self.err.print(safe(text), soft_wrap=True)

    def warn(self, text: str) -> None:
        """Something the user should act on, on stderr, also when quiet."""
        self.err.print(safe(text), soft_wrap=True)


class _Pipe(Console):
    """A console that leaves a closed pipe to `problems.guarded`: rich itself would end the process as a failure."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def _console(*, plain: bool, stderr: bool) -> Console:
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() or os.environ.get("COLUMNS") else PLAIN_WIDTH
    return _Pipe(
        file=stream,
        color_system=None if plain else "auto",
        width=width,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
