"""The commands `events`, `mentions`, `claims`, `figures`, `find` and `coverage`: one table of the archive, filtered, shown or written."""

from __future__ import annotations

import io
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final, Literal, cast

from rich.box import SIMPLE_HEAD
from rich.table import Table as Grid
from rich.text import Text

from dateline.archive import Archive, Filters
from dateline.cli.archives import opened
from dateline.cli.files import write_bytes
from dateline.cli.problems import NOTHING_MATCHED, USAGE, Problem
from dateline.cli.screen import Screen, safe
from dateline.export.tables import Cell, Table, TableFormat, write_table

SHOWN: Final[Mapping[str, tuple[str, ...]]] = {
    "events": ("id", "type", "date", "actors", "recipients", "place", "country", "reports", "outlets"),
    "event_mentions": (
        "id",
        "type",
        "modes",
        "cameo",
        "actors",
        "recipients",
        "place",
        "date",
        "attribution",
        "outlet",
        "certainty",
        "p_coding",
    ),
    "claims": (
        "id",
        "subject",
        "predicate",
        "object",
        "polarity",
        "modality",
        "certainty",
        "claim_speaker",
        "attribution",
        "outlet",
    ),
    "sayings": ("id", "match", "score", "attribution", "cue", "polarity", "outlet", "published", "text"),
    "coverage": ("outlet", "feed", "started", "finished", "entries", "new", "changed", "unchanged", "failed", "reason"),
    "figures": (
        "id",
        "measure",
        "what",
        "low",
        "best",
        "high",
        "unit",
        "attribution",
        "outlet",
        "counting",
        "status",
        "relations",
    ),
}
"""The columns that fit a terminal; the written formats have all."""

LABELS: Final[Mapping[str, str]] = {
    "p_coding": "p",
    "claim_speaker": "according to",
    "attribution": "according to",
    "actors": "who",
    "recipients": "to whom",
    "place": "where",
    "date": "when",
}
WIDTHS: Final[Mapping[str, int]] = {
    "id": 16,
    "type": 12,
    "what": 12,
    "place": 12,
    "cameo": 5,
    "actors": 16,
    "recipients": 16,
    "date": 10,
    "country": 7,
    "attribution": 14,
    "claim_speaker": 14,
    "subject": 16,
    "object": 16,
    "p_coding": 4,
    "certainty": 9,
    "low": 6,
    "best": 6,
    "high": 6,
    "unit": 8,
    "counting": 9,
    "status": 9,
    "relations": 20,
    "published": 10,
    "feed": 16,
    "new": 5,
    "changed": 7,
    "failed": 6,
    "entries": 7,
    "unchanged": 9,
    "match": 10,
    "score": 5,
    "text": 30,
}
"""Columns of the terminal that each column needs at least; 10 or its name where it is not here."""

FIXED: Final = frozenset({"id", "report", "cameo", "country", "published"})
DROPPED_FIRST: Final = (
    "cameo",
    "country",
    "p_coding",
    "certainty",
    "published",
    "outlet",
    "cue",
    "score",
    "modality",
    "polarity",
    "place",
    "relations",
    "counting",
    "status",
    "unit",
    "finished",
)
"""What a narrow terminal does without, the first first."""

ID_WIDTH: Final = 12
"""Characters of an id that a terminal shows: enough for `explain`, which takes beginnings."""


def show_table(
    name: str,
    archive: Path,
    filters: Mapping[str, object],
    *,
    text: str = "",
    format: str,
    output: Path | None,
    fail_empty: bool,
    screen: Screen,
) -> None:
    """Show or write one table; of `sayings` those like `text`. Raises Problem, also where it is empty and `fail_empty`."""
    checked = checked_filters(filters)
    with opened(archive) as found:
        table = found.find(text, **cast(Filters, checked)) if name == "sayings" else table_of(found, name, checked)
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
    makers = {
        "events": archive.events,
        "event_mentions": archive.event_mentions,
        "claims": archive.claims,
        "figures": archive.figures,
        "coverage": archive.coverage,
    }
    return makers[name](**cast(Filters, filters))


def show_grid(table: Table, screen: Screen, columns: tuple[str, ...] = ()) -> None:
    """Print a table for reading: the columns that matter most and that fit, ids cut short."""
    if not table.rows:
        screen.note("nothing matched")
        return
    wanted = [c for c in columns or SHOWN.get(table.name, table.columns) if c in table.columns]
    kept = _fitting(wanted or list(table.columns), screen.out.width)
    grid = Grid(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), expand=True)
    for name in kept:
        numeric = table.types[table.columns.index(name)] != "string"
        fixed = numeric or name in FIXED
        justify: Literal["left", "right"] = "right" if numeric else "left"
        least = _width(name)
        label, ratio = LABELS.get(name, name), None if fixed else least
        grid.add_column(label, justify=justify, no_wrap=fixed, overflow="fold", min_width=least, ratio=ratio)
    for record in table.records():
        grid.add_row(*(Text(safe(_shown(name, record))) for name in kept))
    screen.out.print(grid)
    left = [LABELS.get(c, c) for c in wanted if c not in kept and c not in {"modes"}]
    narrow = f"; too narrow for: {', '.join(left)}" if left else ""
    screen.note(f"{len(table.rows)} rows{narrow}")


def _fitting(wanted: list[str], width: int) -> list[str]:
    """The columns that fit `width` with room for their words. Modes stand with their type."""
    kept = [name for name in wanted if not (name == "modes" and "type" in wanted)]
    for name in DROPPED_FIRST:
        if sum(_width(c) + 1 for c in kept) <= width:
            break
        kept = [c for c in kept if c != name]
    return kept


def _width(name: str) -> int:
    return WIDTHS.get(name, max(10, len(LABELS.get(name, name))))


def _shown(name: str, record: Mapping[str, Cell]) -> str:
    value = record[name]
    if value is None or value == "":
        return "–"
    if name == "certainty":
        return f"{value:+g}"
    if isinstance(value, float):
        return f"{value:.2f}"
    if name == "type" and record.get("modes"):
        return f"{value} {record['modes']}"
    text = str(value).replace(";", "; ")
    if name == "date":
        return text.replace("/", " to ")
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
