"""The commands `events`, `mentions`, `claims` and `figures`: one table of the archive, filtered, shown or written."""

from __future__ import annotations

import io
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final, cast

from rich.box import SIMPLE_HEAD
from rich.table import Table as Grid
from rich.text import Text

from dateline.archive import Archive
from dateline.cli.archives import opened
from dateline.cli.files import write_bytes
from dateline.cli.problems import NOTHING_MATCHED, USAGE, Problem
from dateline.cli.screen import Screen, safe
from dateline.export.tables import Cell, Table, TableFormat, write_table

SHOWN: Final[Mapping[str, tuple[str, ...]]] = {
    "events": ("id", "type", "date", "actors", "recipients", "place", "country", "reports", "outlets"),
    "event_mentions": (
        "id", "type", "modes", "cameo", "actors", "recipients", "place", "date", "attribution", "outlet", "certainty", "p_coding",
    ),
    "claims": ("id", "subject", "predicate", "object", "polarity", "modality", "claim_speaker", "attribution", "outlet"),
    "figures": ("id", "measure", "what", "low", "best", "high", "unit", "attribution", "outlet", "published"),
}  # fmt: skip
"""The columns that fit a terminal; the written formats have all."""

ID_WIDTH: Final = 12
"""Characters of an id that a terminal shows: enough for `explain`, which takes beginnings."""


def show_table(
    name: str, archive: Path, filters: Mapping[str, object], *, format: str, output: Path | None, fail_empty: bool, screen: Screen
) -> None:
    """Show or write one table. Raises Problem, also where it is empty and `fail_empty`."""
    checked = checked_filters(filters)
    with opened(archive) as found:
        table = table_of(found, name, checked)
    if format == "table" and output is None:
        show_grid(table, screen)
    else:
        _write(table, "csv" if format == "table" else format, output, screen)
    if not table.rows and fail_empty:
        raise Problem("nothing matched", code=NOTHING_MATCHED)


def checked_filters(filters: Mapping[str, object]) -> dict[str, object]:
    """The filters with codes in capitals. Raises Problem where a day is none."""
    checked = dict(filters)
    for name in ("since", "until"):
        if name in checked:
            try:
                date.fromisoformat(str(checked[name]))
            except ValueError:
                raise Problem(f"--{name} {checked[name]!r} is no date", "write it as YYYY-MM-DD", USAGE) from None
    for name in ("type", "country"):
        if name in checked:
            checked[name] = str(checked[name]).upper()
    return checked


def table_of(archive: Archive, name: str, filters: Mapping[str, object]) -> Table:
    """One table of the archive."""
    makers = {"events": archive.events, "event_mentions": archive.event_mentions, "claims": archive.claims, "figures": archive.figures}
    return makers[name](**filters)


def show_grid(table: Table, screen: Screen, columns: tuple[str, ...] = ()) -> None:
    """Print a table for reading: the columns that matter most, ids cut short."""
    wanted = [c for c in columns or SHOWN.get(table.name, table.columns) if c in table.columns] or list(table.columns)
    if not table.rows:
        screen.note("nothing matched")
        return
    at = [table.columns.index(name) for name in wanted]
    grid = Grid(box=SIMPLE_HEAD, pad_edge=False)
    for name, place in zip(wanted, at):
        numeric = table.types[place] != "string"
        narrow = numeric or name in {"id", "report", "date", "type", "cameo", "country"}
        grid.add_column(name.replace("_", " "), justify="right" if numeric else "left", no_wrap=narrow, overflow="fold")
    for row in table.rows:
        grid.add_row(*(Text(safe(_shown(name, row[place]))) for name, place in zip(wanted, at)))
    screen.out.print(grid)
    screen.note(f"{len(table.rows)} rows")


def _shown(name: str, value: Cell) -> str:
    if value is None or value == "":
        return "–"
    text = str(value).replace(";", "; ")
    return short_id(text) if name in {"id", "report"} else text


def short_id(name: str) -> str:
    """The beginning of an id, kind included: "em:34f38c5d5e5f"."""
    whole, slash, part = name.partition("/")
    kind, colon, rest = whole.partition(":")
    return (f"{kind}{colon}{rest[:ID_WIDTH]}" if colon else whole[:ID_WIDTH]) + slash + part


def _write(table: Table, format: str, output: Path | None, screen: Screen) -> None:
    if format == "parquet" and output is None and sys.stdout.isatty():
        raise Problem("Parquet is not for a terminal", "name a file with -o FILE, or send stdout elsewhere", USAGE)
    buffer = io.BytesIO()
    write_table(table, cast(TableFormat, format), buffer)
    if output is None:
        sys.stdout.buffer.write(buffer.getvalue())
        sys.stdout.buffer.flush()
        return
    write_bytes(output, buffer.getvalue())
    screen.note(f"{len(table.rows)} rows written: {output}")
