"""The command `demo`: the example reports in an archive of their own, and what can be seen there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from importlib.resources import as_file, files
from pathlib import Path

from rich.rule import Rule
from rich.text import Text

from dateline.archive import Archive
from dateline.cli.archives import opened
from dateline.cli.files import write_bytes
from dateline.cli.ingesting import Inputs, take_in, told
from dateline.cli.problems import FAILURE, Problem
from dateline.cli.screen import Screen, safe
from dateline.cli.tables import short_id, show_grid
from dateline.export.page import page
from dateline.records import Coded
from dateline.telling import DIFFERING, Told, claimant_of, figure_pairs, outlet_of, quantity

SUFFIXES = (".txt", ".html", ".jsonl")
MENTION_COLUMNS = (
    "actors",
    "type",
    "modes",
    "recipients",
    "place",
    "date",
    "attribution",
    "outlet",
    "certainty",
    "p_coding",
)


def show_demo(archive: Path, html: Path | None, screen: Screen) -> None:
    """Ingest the examples and print event mentions, events, differing figures and what to try next. Raises Problem."""
    screen.note("reading the example reports; everything in them is invented")
    with ExitStack() as stack:
        paths = [str(stack.enter_context(as_file(item))) for item in _examples()]
        result = take_in(Inputs(paths=tuple(paths)), archive, "plover-2.0", 1, screen)
    told(result, archive, screen)
    with opened(archive) as found:
        _show(found, screen)
        coded = [found.coded(str(name)) for name in _column(found, "id")]
        _figures(coded, screen)
        if html is not None:
            _pages(coded, html, screen)
        _next(found, archive, screen)


def _examples() -> Iterator[Path]:
    folder = files("dateline") / "examples"
    items = sorted((i for i in folder.iterdir() if i.name.endswith(SUFFIXES)), key=lambda i: i.name)
    if not items:
        raise Problem("the example reports are not installed", "install Dateline again", FAILURE)
    yield from items  # type: ignore[misc]


def _column(archive: Archive, name: str) -> list[object]:
    table = archive.reports()
    read = [row for row in table.records() if not row.get("rejected")]
    return [row[name] for row in read]


def _show(archive: Archive, screen: Screen) -> None:
    _title("Who did or said what to whom, according to whom (event mentions: not to be counted)", screen)
    show_grid(archive.event_mentions(), screen, MENTION_COLUMNS)
    _title("Events, with the number of reports and outlets that tell of them (these may be counted)", screen)
    show_grid(archive.events(), screen)


def _title(words: str, screen: Screen) -> None:
    screen.out.print()
    screen.out.print(Rule(Text(words, style="bold"), align="left", characters="─", style="dim"))


def _figures(coded: list[Coded], screen: Screen) -> None:
    _title("Figures that differ", screen)
    lines = [line for item in coded for line in _pairs(item)]
    for line in lines:
        screen.out.print(Text(safe(line)))
    if not lines:
        screen.out.print(Text("nothing inside a single report", style="dim"))


def _pairs(coded: Coded) -> Iterator[str]:
    told = Told.of(coded)
    for pair in figure_pairs(told, DIFFERING):
        a, b = (f"{quantity(f)} according to {claimant_of(told, f)}" for f in (pair.a, pair.b))
        yield f"{a} – {pair.relation.relation} – {b} ({outlet_of(coded)})"


def _pages(coded: list[Coded], folder: Path, screen: Screen) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Problem(f"{folder} cannot be made: {error.strerror}", "name another folder") from error
    for item in coded:
        write_bytes(folder / f"{Path(item.capture.source).stem}.html", page(item).encode())
    screen.note(f"{len(coded)} pages written: {folder}")


def _next(archive: Archive, path: Path, screen: Screen) -> None:
    screen.note("\ntry next:")
    mentions = archive.event_mentions(limit=1).records()
    if mentions:
        screen.note(f"  dateline explain {short_id(str(mentions[0]['id']))} --archive {path}")
    screen.note(f"  dateline events --archive {path} --type REQUEST")
    screen.note(f"  dateline mentions --archive {path} --format csv -o mentions.csv")
    screen.note("  dateline read some-report.txt --html report.html")
