"""The command `read`: one input, coded and shown, without an archive."""

from __future__ import annotations

import sys
from pathlib import Path

from dateline.cli.files import write_bytes
from dateline.cli.inputs import Facts, coded_of, make_coder, readings_of, why_rejected
from dateline.cli.problems import SOME_REJECTED, UNREADABLE, Problem
from dateline.cli.screen import Screen
from dateline.coder import Reading
from dateline.records import Coded
from dateline.schema import to_json


def read_one(path: str, facts: Facts, *, format: str, html: Path | None, codebook: str, screen: Screen) -> None:
    """Read `path`, show it in `format` and write its page. Raises Problem where it cannot be read."""
    if path == "-" and sys.stdin.isatty():
        screen.note("reading from the terminal; end the text with Ctrl-D on a line of its own")
    readings = list(readings_of(path, facts))
    _refuse(path, readings, html)
    coded = list(coded_of(iter(readings), make_coder(codebook)))
    if html is not None:
        _write_page(html, coded[0], screen)
    _show(coded, format, screen)
    rejected = [c for c in coded if c.document is None]
    for item in rejected:
        screen.warn(f"rejected: {item.capture.source}: {why_rejected(item)}")
    if rejected:
        raise Problem(
            f"{len(rejected)} of {len(coded)} reports were rejected",
            "mend or leave out what is listed above",
            SOME_REJECTED,
        )


def _refuse(path: str, readings: list[Reading], html: Path | None) -> None:
    """Problems that show before anything is coded, so that nobody waits for the model in vain."""
    if not any(r.document for r in readings):
        reason = why_rejected(readings[0]) if readings else "nothing was found there"
        raise Problem(f"{path} cannot be read: {reason}", code=UNREADABLE)
    if html is not None and len(readings) > 1:
        raise Problem(
            f"{path} holds {len(readings)} reports, and --html writes one page", "leave --html out, or give one report"
        )


def _write_page(target: Path, coded: Coded, screen: Screen) -> None:
    from dateline.export.page import page

    write_bytes(target, page(coded).encode())
    screen.note(f"page written: {target}")


def _show(coded: list[Coded], format: str, screen: Screen) -> None:
    if format == "text":
        from dateline.cli.show_report import show_report

        for item in coded:
            if item.document is not None:
                show_report(screen.out, item)
        return
    data = b"".join(to_json(item) + b"\n" for item in coded) if format == "jsonl" else _pretty(coded)
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _pretty(coded: list[Coded]) -> bytes:
    """One record as an object, several as an array."""
    packed = [to_json(item, indent=2) for item in coded]
    return packed[0] + b"\n" if len(packed) == 1 else b"[\n" + b",\n".join(packed) + b"\n]\n"
