"""The commands and their options. Each one only gathers what it was given; the work is imported when it is done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.problems import EXIT_CODES, USAGE, Problem, guarded

if TYPE_CHECKING:
    from dateline.cli.screen import Screen

EPILOG = (
    "Data goes to stdout, everything else to stderr. Colours are off with --no-color, with NO_COLOR set, and where "
    "stdout is no terminal.\n\n\b\nExit codes:\n" + "\n".join(f"  {code:<4} {meaning}" for code, meaning in EXIT_CODES)
)
NOT_TO_COUNT = (
    "Event mentions are not events: several of them, in one report or in many, tell of one thing. "
    "Do not count them; count `events`."
)

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 110}

app = typer.Typer(
    name="dateline",
    help="Reads news reports and writes event data that can be checked: who did or said what to whom, where, when, "
    "and according to whom.",
    epilog=EPILOG,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings=CONTEXT,
)
known = typer.Typer(
    name="knowledge",
    help="What the coder knows of actors, places and codes, and your own tables over it: checked when they are added, "
    "and part of the knowledge's version.",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings=CONTEXT,
)
app.add_typer(known)

NoColor = Annotated[bool, typer.Option("--no-color", help="No colours; the marks stay.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Only data and errors: no notes, no progress.")]
ArchiveFile = Annotated[Path, typer.Option("--archive", "-a", metavar="FILE", help="The archive: one SQLite file.")]
Codebook = Annotated[str, typer.Option(metavar="NAME", help="The codebook: plover-2.0 or plover-0.5.")]
Type = Annotated[str, typer.Option("--type", metavar="TYPE", help="Only this PLOVER type.")]
ActorOf = Annotated[str, typer.Option("--actor", metavar="ACTOR", help="Only with this actor (id or part of a name).")]
RecipientOf = Annotated[str, typer.Option("--recipient", metavar="ACTOR", help="Only with this recipient.")]
Country = Annotated[str, typer.Option("--country", metavar="CODE", help="Only of this country (three letters).")]
Outlet = Annotated[str, typer.Option("--outlet", metavar="NAME", help="Only from this outlet.")]
Since = Annotated[str, typer.Option("--since", metavar="DATE", help="Not before this day (YYYY-MM-DD).")]
Until = Annotated[str, typer.Option("--until", metavar="DATE", help="Not after this day (YYYY-MM-DD).")]
Search = Annotated[str, typer.Option("--search", metavar="WORDS", help="Only from reports with these words.")]
Genre = Annotated[
    str,
    typer.Option("--genre", metavar="GENRES", help="Only from reports of these kinds, parted by commas: news,live."),
]
MinProbability = Annotated[
    float, typer.Option("--min-probability", min=0, max=1, metavar="P", help="Only with a p_coding of at least P.")
]
ReportOf = Annotated[str, typer.Option("--report", metavar="ID", help="Only from this report.")]
Limit = Annotated[int, typer.Option("--limit", min=0, metavar="N", help="At most so many rows; 0 for all.")]
Format = Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="table, csv, jsonl or parquet.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file.")]
FailEmpty = Annotated[bool, typer.Option("--fail-empty", help="Exit code 4 where nothing matches.")]


def _version(value: bool) -> None:
    if value:
        from dateline.cli.versions import own_version

        typer.echo(f"dateline {own_version()}")
        raise typer.Exit


@app.callback()
def common(
    ctx: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
    no_color: NoColor = False,
    quiet: Quiet = False,
) -> None:
    ctx.obj = {"version": version, "no_color": no_color, "quiet": quiet}


# --- reading ------------------------------------------------------------------------------------------------------


@app.command()
@guarded
def read(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="A text, HTML or JSON lines file, or - for stdin.")],
    format: Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="text, json or jsonl.")] = "text",
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Also write the report as one HTML page.")
    ] = None,
    codebook: Codebook = "plover-2.0",
    title: Annotated[str, typer.Option(metavar="TEXT", help="The report's title.")] = "",
    outlet: Annotated[str, typer.Option(metavar="NAME", help="Who published it.")] = "",
    date: Annotated[str, typer.Option(metavar="DATE", help="The day of publication (YYYY-MM-DD).")] = "",
    url: Annotated[str, typer.Option(metavar="URL", help="The address of its page; nothing is fetched.")] = "",
    no_color: NoColor = False,
    quiet: Quiet = False,
) -> None:
    """Read one report and show who says what in it, without an archive."""
    from dateline.cli.inputs import Facts
    from dateline.cli.reading import read_one

    chosen(format, "text", "json", "jsonl")
    facts = Facts(title=title, outlet=outlet, date=date, url=url)
    read_one(file, facts, format=format, html=html, codebook=codebook, screen=_screen(ctx, no_color, quiet))


@app.command()
@guarded
def ingest(
    ctx: typer.Context,
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders, patterns, or - for stdin.")],
    archive: Annotated[
        Path | None, typer.Option("--archive", "-a", metavar="FILE", help="The archive: one SQLite file.")
    ] = None,
    codebook: Codebook = "plover-2.0",
    workers: Annotated[int, typer.Option(min=1, metavar="N", help="Processes that read at the same time.")] = 1,
    input_format: Annotated[
        str,
        typer.Option(
            "--input-format",
            metavar="FORMAT",
            help="auto, or one for all: text, html, jsonl, csv, tsv, parquet, warc, feed, nexis, factiva, proquest, mediacloud, gdelt.",
        ),
    ] = "auto",
    sample: Annotated[
        int,
        typer.Option(
            "--sample",
            min=0,
            metavar="N",
            help="Write no archive: read N reports and say what they are, and what the whole will cost.",
        ),
    ] = 0,
    no_color: NoColor = False,
    quiet: Quiet = False,
) -> None:
    """Read reports into an archive, which is made where there is none. Reading again changes nothing twice."""
    from dateline.cli.ingesting import Inputs, ingest_paths
    from dateline.corpus import FORMATS

    chosen(input_format, "auto", *FORMATS, option="--input-format")
    inputs = Inputs.of(paths, input_format)
    screen = _screen(ctx, no_color, quiet)
    if sample:
        from dateline.cli.sampling import show_sample

        show_sample(inputs, sample, codebook, workers, screen)
    elif archive is None:
        raise Problem("say where the reports go", "give --archive FILE, or --sample N to look at them first", USAGE)
    else:
        ingest_paths(inputs, archive, codebook, workers, screen)


@app.command()
@guarded
def watch(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FEEDS.toml", help="The feeds to watch; see docs/watching.md.")],
    archive: ArchiveFile,
    every: Annotated[
        str,
        typer.Option("--every", metavar="TIME", help="Go on, with a pass every 90s, 15m, 2h or 1d; without it one."),
    ] = "",
    codebook: Codebook = "plover-2.0",
    no_color: NoColor = False,
    quiet: Quiet = False,
) -> None:
    """Fetch what is new in feeds and read it into an archive. What robots.txt or a TDM reservation forbids is not read."""
    from dateline.cli.watching import watch_feeds

    watch_feeds(file, archive, every, codebook, _screen(ctx, no_color, quiet))


# --- tables -------------------------------------------------------------------------------------------------------


@app.command()
@guarded
def events(
    ctx: typer.Context,
    archive: ArchiveFile,
    type: Type = "",
    actor: ActorOf = "",
    recipient: RecipientOf = "",
    country: Country = "",
    outlet: Outlet = "",
    since: Since = "",
    until: Until = "",
    search: Search = "",
    genre: Genre = "",
    min_probability: MinProbability = 0.0,
    report: ReportOf = "",
    limit: Limit = 0,
    format: Format = "table",
    output: Output = None,
    fail_empty: FailEmpty = False,
    no_color: NoColor = False,
    quiet: Quiet = False,
) -> None:
    """Events: what event mentions of one or more reports are about. The only table to count."""
    filters = _filters(locals())
    _table("events", archive, filters, format, output, fail_empty, _screen(ctx, no_color, quiet))


@app.command(
    help=f"Event mentions: what single reports say, coded. {NOT_TO_COUNT}",
    short_help="Event mentions of single reports. Not to be counted.",
)
@guarded
def mentions(
    ctx: typer.Context,
    archive: ArchiveFile,
    type: Type = "",
    actor: ActorOf = "",
    recipient: RecipientOf = "",
    country: Country = "",
    outlet: Outlet = "",
    since: Since = "",
    until: Until = "",
    search: Search = "",
    genre: Genre = "",
    min_probability: MinProbability = 0.0,
    report: ReportOf = "",
    limit: Limit = 0,
    format: Format = "table",
    output: Output = None,
    fail_empty: FailEmpty = False,
    no_color: NoColor = False,
    quiet: Quiet = False,
) -> None:
    filters = _filters(locals())
    screen = _screen(ctx, no_color, quiet)
    _table("event_mentions", archive, filters, format, output, fail_empty, screen)
    screen.note("Event mentions are not events: do not count them.")


@app.command()
@guarded
def claims(
    ctx: typer.Context,
    archive: ArchiveFile,
    actor: ActorOf = "",
    outlet: Outlet = "",
    since: Since = "",
    until: Until = "",
    search: Search = "",
    genre: Genre = "",
    report: ReportOf = "",
    limit: Limit = 0,
    format: Format = "table",
    output: Output = None,
    fail_empty: FailEmpty = False,
    no_color: NoColor = False,
    quiet: Quiet = False,
) -> None:
    """Claims: every proposition of every report, coded or not, with who says so."""
    filters = _filters(locals())
    _table("claims", archive, filters, format, output, fail_empty, _screen(ctx, no_color, quiet))


@app.command()
@guarded
def figures(
    ctx: typer.Context,
    archive: ArchiveFile,
    actor: ActorOf = "",
    outlet: Outlet = "",
    since: Since = "",
    until: Until = "",
    search: Search = "",
    genre: Genre = "",
    report: ReportOf = "",
    limit: Limit = 0,
    format: Format = "table",
    output: Output = None,
    fail_empty: FailEmpty = False,
    no_color: NoColor = False,
    quiet: Quiet = False,
) -> None:
    """Figures: quantities that somebody gives, with who gives them and how they stand to each other. Nothing is added up."""
    filters = _filters(locals())
    _table("figures", archive, filters, format, output, fail_empty, _screen(ctx, no_color, quiet))


@app.command()
@guarded
def coverage(
    ctx: typer.Context,
    archive: ArchiveFile,
    outlet: Outlet = "",
    since: Since = "",
    until: Until = "",
    limit: Limit = 0,
    format: Format = "table",
    output: Output = None,
    fail_empty: FailEmpty = False,
    no_color: NoColor = False,
    quiet: Quiet = False,
) -> None:
    """Coverage: what each pass of `watch` over each feed found, so that a zero elsewhere can be read."""
    filters = _filters(locals())
    _table("coverage", archive, filters, format, output, fail_empty, _screen(ctx, no_color, quiet))


# --- why, and whether it works ------------------------------------------------------------------------------------


@app.command()
@guarded
def find(
    ctx: typer.Context,
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help="A quotation or a claim, in words of your own or a report's.")
    ],
    archive: Annotated[Path, typer.Option("--archive", "-a", metavar="FILE", help="The archive to look in.")],
    actor: ActorOf = "",
    outlet: Outlet = "",
    since: Since = "",
    until: Until = "",
    search: Search = "",
    report: ReportOf = "",
    limit: Limit = 20,
    format: Format = "table",
    output: Output = None,
    fail_empty: FailEmpty = False,
    no_color: NoColor = False,
    quiet: Quiet = False,
) -> None:
    """Find who else says it: quotations and claims like TEXT in all reports, coded or not, with who says so and who denies it."""
    filters = _filters(locals())
    _table("sayings", archive, filters, format, output, fail_empty, _screen(ctx, no_color, quiet), text)


@app.command()
@guarded
def explain(
    ctx: typer.Context,
    id: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="The id of an event mention, or the beginning of one; or of an attribution, claim or figure as the tables give it (REPORT/f3).",
        ),
    ],
    archive: Annotated[
        Path | None, typer.Option("--archive", "-a", metavar="FILE", help="The archive it is in.")
    ] = None,
    input: Annotated[str, typer.Option("--input", "-i", metavar="FILE", help="The report it is in, read again.")] = "",
    codebook: Codebook = "plover-2.0",
    no_color: NoColor = False,
    quiet: Quiet = False,
) -> None:
    """Say why an event mention, attribution, claim or figure is as it is: from the code to the rule to the characters."""
    from dateline.cli.explaining import explain_id

    if (archive is None) == (not input):
        raise Problem("say where it is", "give either --archive FILE or --input FILE", USAGE)
    explain_id(id, archive, input, codebook, _screen(ctx, no_color, quiet))


@app.command()
@guarded
def codebook(
    ctx: typer.Context,
    code: Annotated[
        str,
        typer.Argument(
            metavar="[CODE]", help="A type, TYPE/mode, context, sector or CAMEO code; without it the types."
        ),
    ] = "",
    no_color: NoColor = False,
    quiet: Quiet = False,
) -> None:
    """What a code means: definition, what it takes in and leaves out, examples, its mapping, the rules that give it."""
    from dateline.cli.codes import show_codebook

    show_codebook(code, _screen(ctx, no_color, quiet))


@app.command()
@guarded
def doctor(ctx: typer.Context, no_color: NoColor = False, quiet: Quiet = False) -> None:
    """Say what is installed and what is missing, with the command to mend it. Exit code 1 where anything is missing."""
    from dateline.cli.doctor import examine

    examine(_screen(ctx, no_color, quiet))


@app.command()
@guarded
def demo(
    ctx: typer.Context,
    archive: ArchiveFile = Path("dateline-demo.sqlite"),
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FOLDER", help="Also write a page for each report.")
    ] = None,
    no_color: NoColor = False,
    quiet: Quiet = False,
) -> None:
    """Read the twelve example reports into an archive and show what comes of it. All that they tell is invented."""
    from dateline.cli.demo import show_demo

    show_demo(archive, html, _screen(ctx, no_color, quiet))


# --- knowledge ----------------------------------------------------------------------------------------------------

OwnTable = Annotated[
    str, typer.Option("--table", "-t", metavar="NAME", help="The table; without it the file's name says: actors.tsv.")
]


@known.command(name="add")
@guarded
def add_knowledge(
    ctx: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Tables in UTF-8, fields parted by tabs.")],
    table: OwnTable = "",
    no_color: NoColor = False,
    quiet: Quiet = False,
) -> None:
    """Check rows of your own and put them over what ships. A known key replaces; if any row is wrong, none is taken."""
    from dateline.cli.knowledge import add

    add(files, table, _screen(ctx, no_color, quiet))


@known.command(name="check")
@guarded
def check_knowledge(
    ctx: typer.Context,
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="[FILE...]", help="Tables; without any, yours and those that ship.")
    ] = None,
    table: OwnTable = "",
    no_color: NoColor = False,
    quiet: Quiet = False,
) -> None:
    """Say what is wrong with tables, with file and line. Exit code 1 where anything is."""
    from dateline.cli.knowledge import check

    check(files or [], table, _screen(ctx, no_color, quiet))


@known.command(name="import")
@guarded
def import_knowledge(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="An actor dictionary.")],
    format: Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="petrarch.")] = "petrarch",
    no_color: NoColor = False,
    quiet: Quiet = False,
) -> None:
    """Take over an actor dictionary as tables of your own. Entries that are wrong or known are listed and left out."""
    from dateline.cli.knowledge import take_over

    take_over(file, format, _screen(ctx, no_color, quiet))


@known.command(name="search")
@guarded
def search_knowledge(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, an acronym or a demonym.")],
    limit: Limit = 0,
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", help="table, csv, json or jsonl.")
    ] = "table",
    fail_empty: FailEmpty = False,
    no_color: NoColor = False,
    quiet: Quiet = False,
) -> None:
    """All that is known by a name: countries, actors, office-holders, places; almost equal names where nothing is."""
    from dateline.cli.looking_up import search

    chosen(format, "table", "csv", "json", "jsonl")
    search(name, limit, format, fail_empty, _screen(ctx, no_color, quiet))


@known.command(name="show")
@guarded
def show_knowledge(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument(metavar="ID", help="The id of an actor, person, outlet or place, or a country.")],
    no_color: NoColor = False,
    quiet: Quiet = False,
) -> None:
    """All that is known of one thing, with its sources."""
    from dateline.cli.looking_up import show

    show(id, _screen(ctx, no_color, quiet))


# --- small things -------------------------------------------------------------------------------------------------

FILTERS = (
    "type", "actor", "recipient", "country", "outlet", "since", "until", "search", "genre", "min_probability", "report", "limit",
)  # fmt: skip


def chosen(value: str, *allowed: str, option: str = "--format") -> None:
    """Raises Problem where `value` is none of `allowed`."""
    if value not in allowed:
        raise Problem(f"{option} {value!r} is unknown", f"take one of: {', '.join(allowed)}", USAGE)


def _filters(given: dict[str, object]) -> dict[str, object]:
    return {name: given[name] for name in FILTERS if given.get(name)}


def _screen(ctx: typer.Context, no_color: bool, quiet: bool) -> Screen:
    from dateline.cli.screen import Screen

    return Screen.of(no_color=no_color or ctx.obj["no_color"], quiet=quiet or ctx.obj["quiet"])


def _table(
    name: str,
    archive: Path,
    filters: dict[str, object],
    format: str,
    output: Path | None,
    fail_empty: bool,
    screen: Screen,
    text: str = "",
) -> None:
    from dateline.cli.tables import show_table

    chosen(format, "table", "csv", "jsonl", "parquet")
    show_table(name, archive, filters, text=text, format=format, output=output, fail_empty=fail_empty, screen=screen)
