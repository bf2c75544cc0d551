"""What can go wrong for a user, and the exit code of each: a message and a remedy, never a traceback."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable
from typing import Final, ParamSpec, TypeVar

import typer

OK: Final = 0
FAILURE: Final = 1
USAGE: Final = 2
SOME_REJECTED: Final = 3
NOTHING_MATCHED: Final = 4
UNREADABLE: Final = 5
INTERRUPTED: Final = 130

EXIT_CODES: Final = (
    (OK, "done"),
    (FAILURE, "failed; the message says why"),
    (USAGE, "the command line was not understood"),
    (SOME_REJECTED, "done, but some inputs were rejected; they are listed on stderr"),
    (NOTHING_MATCHED, "nothing matched, with --fail-empty"),
    (UNREADABLE, "the input of `read` cannot be read"),
    (INTERRUPTED, "interrupted"),
)

P = ParamSpec("P")
R = TypeVar("R")


class Problem(Exception):
    """Something the user can mend: what is the matter, the remedy, and the exit code."""

    def __init__(self, message: str, remedy: str = "", code: int = FAILURE) -> None:
        super().__init__(message)
        self.message, self.remedy, self.code = message, remedy, code


def guarded(command: Callable[P, R]) -> Callable[P, R]:
    """`command` with its problems told on stderr and turned into exit codes."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except Problem as problem:
            tell(problem.message, problem.remedy)
            raise typer.Exit(problem.code) from None
        except KeyboardInterrupt:
            typer.echo("interrupted", err=True)
            raise typer.Exit(INTERRUPTED) from None
        except BrokenPipeError:
            # The reader of our output has seen enough (`| head`): nothing is wrong.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(OK) from None

    return run


def tell(message: str, remedy: str = "") -> None:
    """A problem on stderr, with its remedy on a line of its own."""
    typer.echo(f"error: {message}", err=True)
    if remedy:
        typer.echo(f"remedy: {remedy}", err=True)
