"""cli: the command line. Data goes to stdout, everything else to stderr."""

from __future__ import annotations

import sys

__all__ = ["main"]


def main() -> None:
    """The entry of the `dateline` command; leaves with one of the exit codes of `dateline.cli.problems`."""
    try:
        from dateline.cli.app import app

        app(prog_name="dateline")
    except KeyboardInterrupt:
        # Before a command runs (imports); inside one `problems.guarded` does this.
        sys.exit(130)
