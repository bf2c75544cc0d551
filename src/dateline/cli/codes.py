"""The command `codebook`: the types at a glance, or one code in words."""

from __future__ import annotations

from rich.box import SIMPLE_HEAD
from rich.table import Table as Grid
from rich.text import Text

from dateline.cli.config import read_config
from dateline.cli.problems import FAILURE, Problem
from dateline.cli.screen import Screen, safe
from dateline.codebook import UnknownCode, entry, overview


def show_codebook(code: str, screen: Screen) -> None:
    """Print one code, or the types. Raises Problem where there is no such code."""
    if not code:
        _overview(screen)
        return
    try:
        found = entry(code, read_config().folder)
    except UnknownCode as error:
        raise Problem(str(error), "`dateline codebook` lists the types", FAILURE) from None
    screen.out.print(Text(safe(found.heading), style="bold"), soft_wrap=True)
    for title, lines in found.parts:
        screen.out.print(Text(f"\n{title}", style="bold"))
        for line in lines:
            screen.out.print(Text(safe(f"  {line}")), soft_wrap=not screen.out.is_terminal)


def _overview(screen: Screen) -> None:
    table = Grid(box=SIMPLE_HEAD, pad_edge=False)
    for name in ("type", "quad", "score", "modes", "rules", "definition"):
        table.add_column(name, overflow="fold", no_wrap=name in {"type", "quad", "score", "rules"})
    for row in overview():
        table.add_row(*(Text(safe(cell)) for cell in row))
    screen.out.print(table)
    screen.note("`dateline codebook CODE` shows one code: ASSAULT, ASSAULT/aerial, military, MIL or 195.")
