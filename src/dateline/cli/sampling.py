"""`ingest --sample N`: what the inputs are and what reading all of them will cost, before anything is written."""

from __future__ import annotations

import hashlib
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from rich.box import SIMPLE_HEAD
from rich.table import Table as Grid
from rich.text import Text

from dateline.archive import Archive
from dateline.cli.ingesting import Inputs
from dateline.cli.inputs import make_coder
from dateline.cli.problems import UNREADABLE, Problem
from dateline.cli.screen import Screen, safe
from dateline.coder import Coder, Reading
from dateline.corpus import REASONS, Columns, read_paths
from dateline.corpus.formats import format_of
from dateline.corpus.paths import inputs_of
from dateline.corpus.streams import Place, peeked, unpacked, unpacked_size

SHOWN: Final = 10
"""Rows that are shown."""
CODED: Final = 12
"""Reports of the sample that are coded to measure what the whole will cost."""
AS_STREAM: Final = frozenset({"jsonl", "csv", "tsv", "mediacloud", "gdelt", "warc"})
"""Formats in which the place that was read to says how much of the file is left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """Readings from the beginning of the inputs. `whole` is the estimated number of readings in all of them, None where
    standard input does not tell; `exact` says that it was counted."""

    readings: tuple[Reading, ...]
    columns: tuple[tuple[str, Columns], ...]
    whole: int | None
    exact: bool

    def read(self) -> tuple[Reading, ...]:
        """Those with a document."""
        return tuple(r for r in self.readings if r.document is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What coding some reports took: seconds and bytes of the archive a report, and bytes of memory of this process."""

    reports: int
    seconds: float
    disk: float
    memory: int


def show_sample(inputs: Inputs, size: int, codebook: str, workers: int, screen: Screen) -> None:
    """Read `size` reports of `inputs` and print what they are and what the whole will cost. Raises Problem."""
    sample = take_sample(inputs, size)
    for line in (*_columns(sample), *_shares(sample)):
        screen.out.print(safe(line), soft_wrap=True)
    screen.out.print(_grid(sample.read()[:SHOWN]))
    if not sample.read():
        raise Problem("nothing in the sample can be read", "see the reasons above", UNREADABLE)
    some = spread(sample.read(), CODED)
    screen.note(f"coding {len(some)} of them to measure what the whole costs")
    cost = measured(some, make_coder(codebook))
    for line in estimate(sample, cost, workers):
        screen.out.print(line, soft_wrap=True)


# --- the sample -----------------------------------------------------------------------------------------------------


def take_sample(inputs: Inputs, size: int) -> Sample:
    """The first `size` readings, from as many of the files as it takes, and how many there are likely to be in all."""
    columns: list[tuple[str, Columns]] = []
    places: list[Place] = []
    stream = read_paths(
        inputs.paths,
        input_format=inputs.input_format,
        mapping=inputs.mapping,
        on_columns=lambda source, found: columns.append((source, found)),
        on_open=places.append,
    )
    readings = list(islice(stream, size))
    given = places[-1].given() if places else 0
    more = next(stream, None) is not None
    stream.close()  # type: ignore[attr-defined]
    whole = _whole(inputs, readings, given) if more else len(readings)
    return Sample(readings=tuple(readings), columns=tuple(columns), whole=whole, exact=not more)


def _whole(inputs: Inputs, readings: Sequence[Reading], given: int) -> int | None:
    """How many readings there are in all: what was read, by its share of the bytes."""
    files = list(inputs_of(inputs.paths))
    if any(found.path is None and not found.problem for found in files):
        return None
    last = _file_of(readings[-1])
    names = [found.source for found in files]
    at = names.index(last) if last in names else 0
    sizes = [_size(found.path) for found in files]
    here = files[at].path
    in_last = sum(r.capture.source.startswith(last) for r in readings)
    estimated = max(in_last, _in_file(here, in_last, given, inputs)) if here is not None else in_last
    known, known_bytes = len(readings) - in_last + estimated, sum(sizes[: at + 1])
    return round(known * sum(sizes) / known_bytes) if known_bytes else known


def _in_file(path: Path, readings: int, given: int, inputs: Inputs) -> int:
    """How many readings a file has of which the first were read, in the first `given` bytes, unpacked."""
    kind = _format(path) if inputs.input_format == "auto" else inputs.input_format
    if kind == "parquet":
        import pyarrow.parquet as pq

        return int(pq.ParquetFile(path).metadata.num_rows)
    if kind in AS_STREAM and given:
        with path.open("rb") as file:
            return round(readings * unpacked_size(file, _size(path)) / given)
    # Exports are read as a whole in any case.
    return sum(1 for _ in read_paths([str(path)], input_format=inputs.input_format, mapping=inputs.mapping))


def _file_of(reading: Reading) -> str:
    """The file in which a reading was found."""
    source = reading.capture.source
    return source.rpartition("#")[0] or source


def _format(path: Path) -> str:
    with path.open("rb") as stream:
        return format_of(path.name, peeked(unpacked(stream))[0])


def _size(path: Path | None) -> int:
    try:
        return path.stat().st_size if path is not None else 0
    except OSError:
        return 0


# --- what it is -----------------------------------------------------------------------------------------------------


def _columns(sample: Sample) -> Iterator[str]:
    for source, columns in sample.columns:
        yield f"columns of {source}: {columns}"


def _shares(sample: Sample) -> Iterator[str]:
    """Numbers of what can be read and what not, languages, copies; then each reason with its remedy."""
    total, read = len(sample.readings), sample.read()
    titles = sum(r.report.titles_only for r in read)
    yield f"{len(read)} of {total} reports of the sample can be read" + (
        f", {titles} of them only as titles or summaries" if titles else ""
    )
    spoken = languages(sample.readings)
    yield f"languages: {', '.join(f'{name} {_share(count, total)}' for name, count in spoken) or 'none told'}"
    yield f"copies with exactly the text of another: {_share(copies(read), len(read))}"
    translated = sum(bool(r.report.translated_from) for r in read)
    if translated:
        yield f"said to be translated by a machine: {_share(translated, len(read))}"
    for (reason, remedy), count in rejections(sample.readings):
        yield f"rejected: {count} {reason}: {remedy}"


def languages(readings: Sequence[Reading]) -> list[tuple[str, int]]:
    """How many of the readings are in which language, the most frequent first: of those whose text was looked at."""
    found = Counter(_language(r) for r in readings)
    return sorted(((name, count) for name, count in found.items() if name), key=lambda pair: (-pair[1], pair[0]))


def _language(reading: Reading) -> str:
    if reading.document is not None:
        return reading.document.language
    other = next((r.detail for r in reading.rejected if r.reason == "language"), "")
    return other.partition(",")[0]


def copies(readings: Sequence[Reading]) -> int:
    """How many have the text of one before them, but for case, marks and white space."""
    texts = [r.document.text for r in readings if r.document is not None]
    keys = {hashlib.sha256(_bare(text).encode()).digest() for text in texts}
    return len(texts) - len(keys)


def _bare(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def rejections(readings: Sequence[Reading]) -> list[tuple[tuple[str, str], int]]:
    """The reasons of what cannot be read, with their remedies, the most frequent first."""
    found = Counter(r.rejected[0].reason for r in readings if r.document is None and r.rejected)
    return [((reason, REASONS.get(reason, reason)), count) for reason, count in found.most_common()]


def _share(count: int, total: int) -> str:
    return f"{count} ({count / total:.0%})" if total else "0"


def _grid(readings: Sequence[Reading]) -> Grid:
    grid = Grid(box=SIMPLE_HEAD, pad_edge=False)
    for name in ("date", "outlet", "title"):
        grid.add_column(name, overflow="ellipsis", no_wrap=True, max_width=60)
    grid.add_column("characters", justify="right")
    for one in readings:
        report, length = one.report, len(one.document.text) if one.document else 0
        cells = (report.published or "–", report.outlet or "–", report.title or "–", f"{length:,}")
        grid.add_row(*(Text(safe(cell)) for cell in cells))
    return grid


# --- what it costs --------------------------------------------------------------------------------------------------


def spread(readings: Sequence[Reading], size: int) -> tuple[Reading, ...]:
    """At most `size` of the readings, evenly from all of them."""
    step = max(len(readings) / size, 1)
    return tuple(readings[int(at * step)] for at in range(min(size, len(readings))))


def measured(readings: Sequence[Reading], coder: Coder) -> Cost:
    """What coding `readings` and writing them takes, in an archive of no duration. The model is warm already."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sample.sqlite"
        with Archive.open(str(path), create=True) as archive:
            archive.ingest_readings(readings[:1], coder)
        before = path.stat().st_size
        start = time.perf_counter()
        with Archive.open(str(path)) as archive:
            archive.ingest_readings(readings[1:] or readings, coder)
        seconds = time.perf_counter() - start
        added = max(path.stat().st_size - before, 0)
    count = max(len(readings) - 1, 1)
    return Cost(reports=count, seconds=seconds / count, disk=added / count, memory=_memory())


def _memory() -> int:
    """The most memory that this process had, in bytes, 0 where the system does not tell; it counts in kilobytes, but for macOS."""
    if sys.platform == "win32":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def estimate(sample: Sample, cost: Cost, workers: int) -> Iterator[str]:
    """The lines that say what the whole will cost."""
    if sample.whole is None:
        yield "how many reports there are in all does not show on standard input"
        return
    readable = sample.whole * len(sample.read()) / len(sample.readings)
    yield f"in all: {'' if sample.exact else 'about '}{sample.whole:,} reports, of which about {readable:,.0f} can be read"
    yield (
        f"time: about {_duration(readable * cost.seconds / workers)} with {workers} "
        f"{'process' if workers == 1 else 'processes'} ({cost.seconds:.2f} s a report, measured on {cost.reports})"
    )
    yield f"disk: about {_bytes(readable * cost.disk)} ({_bytes(cost.disk)} a report)"
    if cost.memory:
        yield f"memory: about {_bytes(cost.memory * (workers + 1 if workers > 1 else 1))}"


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} seconds"
    return f"{seconds / 60:.0f} minutes" if seconds < 5400 else f"{seconds / 3600:.1f} hours"


def _bytes(size: float) -> str:
    units = ("bytes", "kB", "MB", "GB", "TB")
    at = 0
    while size >= 1000 and at < len(units) - 1:
        size, at = size / 1000, at + 1
    return f"{size:.0f} {units[at]}" if at < 2 else f"{size:.1f} {units[at]}"
