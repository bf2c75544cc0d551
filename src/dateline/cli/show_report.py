"""One report on the terminal: its text with marks, then who says what, what differs and what was left out.

Every mark is there without colours too: «speaker», {figure}, act [TYPE n], ⟦not read⟧, term†.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.box import SIMPLE_HEAD
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dateline.cli.screen import safe
from dateline.export.marks import Mark, cut, lines_of, marks_of, whose_words
from dateline.records import Coded, Span
from dateline.telling import (
    DIFFERING,
    FigurePair,
    LeftOut,
    Row,
    Told,
    claimant_of,
    denials_of,
    figure_pairs,
    left_out,
    not_counted_because,
    outlet_of,
    quantity,
    rows_of,
    silent_sentences,
    versions_line,
)

STYLES = {
    "unread": "dim",
    "quoted": "italic",
    "paraphrased": "",
    "speaker": "bold cyan",
    "cue": "cyan",
    "actor": "",
    "recipient": "",
    "place": "green",
    "figure": "bold magenta",
    "contested": "yellow",
    "predicate": "bold underline",
}
OPENING = {"unread": "⟦", "speaker": "«", "figure": "{"}
CLOSING = {"unread": "⟧", "speaker": "»", "figure": "}", "contested": "†"}
LEGEND = (
    "«speaker»   act [TYPE n] = event mention n   {figure}   term† = contested wording   ⟦not read⟧   "
    "italic = quoted words"
)
WIDE = 110
"""Columns from which "who says what" is a table and not a list."""
EXAMPLES = 3
"""Left-out things of one reason that are shown; the rest are counted."""


def show_report(console: Console, coded: Coded) -> None:
    """Print one report to its end."""
    for part in report_parts(coded, console.width):
        console.print(part)


def report_parts(coded: Coded, width: int) -> Iterator[RenderableType]:
    """What is printed of one report at a width in columns, in order."""
    told = Told.of(coded)
    rows = rows_of(told)
    yield from _head(coded)
    yield from marked_lines(told)
    yield Text(LEGEND, style="dim")
    yield from _section("Who says what", _who_says_what(told, rows, width))
    yield from _section("Only the outlet says", _only_outlet(rows))
    yield from _section("Said and denied", _denied(told))
    yield from _section("Figures that differ", [_pair(told, p) for p in figure_pairs(told, DIFFERING)])
    yield from _section("Contested wording", _contested(told))
    yield from _section("Not understood, or left out", _left_out(told))
    yield from _foot(coded)


def _line(*parts: str | tuple[str, str]) -> Text:
    return Text.assemble(*(safe(p) if isinstance(p, str) else (safe(p[0]), p[1]) for p in parts))


def _section(title: str, parts: Iterable[RenderableType]) -> Iterator[RenderableType]:
    yield Text()
    yield Rule(Text(title, style="bold"), align="left", characters="─", style="dim")
    found = list(parts)
    yield from found or [Text("nothing", style="dim")]


def _head(coded: Coded) -> Iterator[RenderableType]:
    report = coded.report
    basis = " (inferred)" if report.published_basis == "inferred" else ""
    yield _line((report.title or "Untitled report", "bold"))
    day = f"published {report.published or 'on an unknown date'}{basis}"
    yield _line((f"{outlet_of(coded)} · {day} · {report.genre}", "dim"))
    yield Text()


# --- the text -----------------------------------------------------------------------------------------------------


def marked_lines(told: Told) -> Iterator[RenderableType]:
    """The lines of the document with their marks, an empty line after each."""
    marks = marks_of(told)
    for line in lines_of(told.text):
        yield _marked(told, line, marks)
        yield Text()


def _marked(told: Told, line: Span, marks: Iterable[Mark]) -> Text:
    text = Text()
    for piece in cut(marks, line):
        for mark in piece.opens:
            text.append(OPENING.get(mark.role, ""), style="dim")
        text.append(safe(piece.span.of(told.text)), style=" ".join(STYLES[m.role] for m in piece.marks).strip())
        for mark in reversed(piece.closes):
            text.append(CLOSING.get(mark.role, ""), style="dim")
        for mark in piece.closes:
            if mark.role == "predicate" and mark.last:
                text.append(f" [{told.coded.event_mentions[mark.number - 1].type} {mark.number}]", style="bold reverse")
    return text


# --- the sections -------------------------------------------------------------------------------------------------


def _who_says_what(told: Told, rows: tuple[Row, ...], width: int) -> Iterator[RenderableType]:
    if not rows:
        yield _line("No event mention was found. That says nothing about what happened.")
        return
    yield _table(rows) if width >= WIDE else _list(rows)
    for row in rows:
        reason = not_counted_because(told, row.mention)
        if reason:
            yield _line((f"* {row.number} stays out of default counts: {reason}", "dim"))
    yield _line(("These are readings of one report, not events: do not count them.", "dim"))


def _table(rows: tuple[Row, ...]) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, expand=True)
    table.add_column("n", justify="right", no_wrap=True)
    for name, ratio in (
        ("who", 3),
        ("says or does", 3),
        ("to whom", 3),
        ("where", 2),
        ("when", 2),
        ("according to", 4),
    ):
        table.add_column(name, ratio=ratio, overflow="fold")
    table.add_column("certainty", justify="right", no_wrap=True)
    table.add_column("p", justify="right", no_wrap=True)
    for row in rows:
        table.add_row(*(Text(safe(cell)) for cell in _cells(row)))
    return table


def _cells(row: Row) -> tuple[str, ...]:
    return (
        f"{row.number}{'' if row.mention.countable else '*'}",
        row.who or "–",
        row.does,
        row.to_whom or "–",
        row.where or "–",
        row.when or "–",
        f"{row.according_to}{f' ({row.side})' if row.side else ''}" or "only the outlet",
        f"{row.mention.certainty:+g}",
        f"{row.mention.p_coding:.2f}",
    )


def _list(rows: tuple[Row, ...]) -> Table:
    """The rows under each other, for narrow terminals."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(overflow="fold")
    for row in rows:
        number, who, does, whom, where, when, by, certainty, p = _cells(row)
        grid.add_row(number, _line((f"{who} → {whom}" if row.to_whom else who, "bold"), "\n", does))
        known = [
            f"where {where}" if row.where else "",
            f"when {when}" if row.when else "",
            f"according to {by if row.according_to else 'the outlet alone'}",
        ]
        grid.add_row("", _line(" · ".join(k for k in known if k)))
        grid.add_row("", _line((f"certainty {certainty} · p {p}", "dim")))
        grid.add_row()
    return grid


def _only_outlet(rows: tuple[Row, ...]) -> Iterator[RenderableType]:
    for row in rows:
        if not row.according_to:
            yield _line(
                f"{row.number}  {row.who or 'somebody'} – {row.does}{f' – {row.to_whom}' if row.to_whom else ''}"
            )


def _pair(told: Told, pair: FigurePair) -> RenderableType:
    a, b = pair.a, pair.b
    return _line(
        (quantity(a), "bold"),
        f" according to {claimant_of(told, a)} [{a.span.start}:{a.span.end}]",
        (f"  – {pair.relation.relation} –  ", "dim"),
        (quantity(b), "bold"),
        f" according to {claimant_of(told, b)} [{b.span.start}:{b.span.end}]",
    )


def _denied(told: Told) -> Iterator[RenderableType]:
    for pair in denials_of(told):
        yield _line(
            (pair.denier, "bold"), f" denies it {pair.denial}", (f"  – {pair.how} –  ", "dim"), pair.claim,
            f" according to {pair.claimant}",
        )  # fmt: skip


def _contested(told: Told) -> Iterator[RenderableType]:
    for term in told.coded.contested:
        whose = whose_words(told, term.whose, term.attribution)
        details = [f"  {term.kind}; {whose}"]
        details += [f"neutral: {term.neutral}"] if term.neutral else []
        details += [f"contested by {term.contested_by}"] if term.contested_by else []
        yield _line((told.quoted(term.span), "bold"), "; ".join(details))


def _left_out(told: Told) -> Iterator[RenderableType]:
    for group in left_out(told.coded):
        yield _line((group.reason, "bold"), f" ({group.step}, {len(group.items)})")
        yield from _examples(_described(told, group))
    silent = [told.quoted(span) for span in silent_sentences(told.coded)]
    if silent:
        yield _line(("sentences without any claim", "bold"), f" ({len(silent)})")
        yield from _examples(silent)


def _described(told: Told, group: LeftOut) -> list[str]:
    made = (": ".join(p for p in (told.quoted(r.span) if r.span else "", r.detail) if p) for r in group.items)
    return [words for words in made if words]


def _examples(words: list[str]) -> Iterator[RenderableType]:
    for item in words[:EXAMPLES]:
        yield Padding(_line(item), (0, 0, 0, 2))
    if len(words) > EXAMPLES:
        yield Padding(_line((f"and {len(words) - EXAMPLES} more (all with --format json)", "dim")), (0, 0, 0, 2))


def _foot(coded: Coded) -> Iterator[RenderableType]:
    yield Text()
    yield Rule(characters="─", style="dim")
    yield _line((versions_line(coded), "dim"))
    yield _line((f"{coded.report.id} · sha256 {coded.capture.sha256 or 'unknown'}", "dim"))
