"""The command `ingest`: reports into an archive, with progress on stderr and every rejected input with its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import cast

from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from dateline.archive import IngestResult
from dateline.cli.archives import opened
from dateline.cli.config import read_config
from dateline.cli.inputs import make_coder
from dateline.cli.problems import SOME_REJECTED, Problem
from dateline.cli.screen import Screen, safe
from dateline.corpus import Columns, InputFormat, Mapping
from dateline.corpus.formats import ONE_REPORT, suffix_of
from dateline.corpus.paths import inputs_of
from dateline.run import in_process, pool

OnProgress = Callable[[int, str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What is to be read, as which format, and with which columns."""

    paths: tuple[str, ...]
    input_format: InputFormat = "auto"
    mapping: Mapping = field(default_factory=Mapping)

    @staticmethod
    def of(paths: Sequence[str], input_format: str = "auto") -> Inputs:
        """These paths with the columns of the settings. Raises Problem where the settings are wrong."""
        return Inputs(paths=tuple(paths), input_format=cast(InputFormat, input_format), mapping=read_config().columns)


def ingest_paths(inputs: Inputs, archive: Path, codebook: str, workers: int, screen: Screen) -> None:
    """Ingest `inputs` and say what came of it. Raises Problem, also where inputs were rejected."""
    result = take_in(inputs, archive, codebook, workers, screen)
    told(result, archive, screen)
    if result.rejected:
        raise Problem(f"{len(result.rejected)} inputs were rejected; all others are in the archive", code=SOME_REJECTED)


def take_in(inputs: Inputs, archive: Path, codebook: str, workers: int, screen: Screen) -> IngestResult:
    """Ingest `inputs`, with progress. Raises Problem where the archive or the model is not there."""
    coder = make_coder(codebook)
    execute = in_process if workers < 2 else partial(pool, workers=workers)
    with opened(archive, create=True) as found, _progress(inputs.paths, screen) as moved:
        return found.ingest(
            inputs.paths,
            coder,
            execute=execute,
            make_coder=partial(make_coder, codebook),
            on_progress=moved,
            input_format=inputs.input_format,
            mapping=inputs.mapping,
            on_columns=partial(_tell_columns, screen),
        )


def _tell_columns(screen: Screen, source: str, columns: Columns) -> None:
    """The columns of a table, where there is anything to say: names that are not our own, or fields kept beside."""
    if columns.others or any(role != name for role, name in columns.found()):
        screen.note(f"columns of {source}: {columns}")


def told(result: IngestResult, archive: Path, screen: Screen) -> None:
    """What a run did, on stderr: counts, then the rejected inputs with reason and remedy."""
    screen.note(
        f"{archive}: {result.new} new reports, {result.changed} changed, {result.same} already there, "
        f"{len(result.rejected)} rejected"
    )
    screen.note(f"they hold {result.event_mentions} event mentions, which are about {result.events} events")
    for item in result.rejected:
        detail = f" ({item.detail})" if item.detail else ""
        screen.warn(f"rejected: {item.source}: {item.reason}: {item.remedy}{detail}")


@contextmanager
def _progress(paths: Sequence[str], screen: Screen) -> Iterator[OnProgress | None]:
    """A progress bar on stderr where somebody looks at it; else None."""
    if screen.quiet or not screen.err.is_terminal:
        yield None
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=screen.err, transient=True) as bar:
        task = bar.add_task("reading", total=_expected(paths))
        yield lambda done, source: bar.update(task, completed=done, description=safe(source)[-40:])


def _expected(paths: Sequence[str]) -> int | None:
    """How many reports there will be, where that shows without reading: one a text or page, but for tables and exports."""
    if "-" in paths:
        return None
    files = list(inputs_of(paths))
    many = any(f.path is not None and suffix_of(f.path.name) not in ONE_REPORT for f in files)
    return None if many else len(files)
