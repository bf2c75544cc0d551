"""The archive: the one object that the commands, the api, the web and notebooks call.

    with Archive.open("my.dateline", create=True) as archive:
        archive.ingest(["reports/"], coder)
        archive.events(type="ASSAULT", country="MLI")

Reports, event mentions and events are three tables. **Only events are countable**: one event may be told by many event
mentions in many reports.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from types import TracebackType
from typing import Final, Self, Unpack

from dateline.coder import Coder, Reading
from dateline.corpus import REASONS, Columns, InputFormat, Mapping, read_paths
from dateline.corpus.fetching.fetched import Fetched
from dateline.export.tables import Table
from dateline.knowledge.load import rows_of
from dateline.linking import Weights
from dateline.records import Coded, Event, EventMention
from dateline.run import Executor, in_process
from dateline.store import (
    AmbiguousId,
    ArchiveBusy,
    ArchiveDamaged,
    ArchiveError,
    ArchiveMissing,
    ArchiveTooNew,
    Feed,
    Filters,
    Handled,
    NotInArchive,
    Pass,
    Seen,
    Store,
    UnknownFilter,
)

__all__ = [
    "AmbiguousId",
    "Archive",
    "ArchiveBusy",
    "ArchiveDamaged",
    "ArchiveError",
    "ArchiveMissing",
    "ArchiveTooNew",
    "Filters",
    "IngestResult",
    "NotInArchive",
    "RejectedInput",
    "UnknownFilter",
]

BATCH: Final = 16
"""Reports a transaction: what a crash can cost at most."""

Progress = Callable[[int, str], None]
"""Called after each input with the number of inputs done and where the last one was found."""

Clock = Callable[[], datetime]


def now() -> datetime:
    """The moment, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedInput:
    """An input that could not be read. `reason` is a key of `corpus.REASONS`, `detail` what was found there."""

    source: str
    reason: str
    detail: str

    @property
    def remedy(self) -> str:
        """What the reason means, and what to do about it."""
        return REASONS.get(self.reason, self.reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestResult:
    """What one run did. `new`, `same` and `changed` count reports.

    `event_mentions` are those of all reports of this run, `events` the events that these are about.
    """

    run: int
    new: int
    same: int
    changed: int
    rejected: tuple[RejectedInput, ...]
    event_mentions: int
    events: int


class Archive:
    """An open archive: one SQLite file, readable by many while one process writes. Use it as a context manager."""

    def __init__(self, store: Store, weights: Weights) -> None:
        self._store = store
        self._weights = weights

    @staticmethod
    def open(path: str, create: bool = False) -> Archive:
        """Open the archive at `path`; with `create` it may be new. An older schema is migrated.

        Raises ArchiveMissing, ArchiveDamaged, ArchiveTooNew and ArchiveBusy, all of them ArchiveError with a `remedy`.
        """
        return Archive(Store.open(path, create=create), Weights.of(rows_of("linking")))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._store.close()

    # --- taking in --------------------------------------------------------------------------------------------------

    def ingest(
        self,
        paths: Iterable[str],
        coder: Coder,
        *,
        execute: Executor = in_process,
        make_coder: Callable[[], Coder] | None = None,
        on_progress: Progress | None = None,
        clock: Clock = now,
        input_format: InputFormat = "auto",
        mapping: Mapping | None = None,
        on_columns: Callable[[str, Columns], None] | None = None,
    ) -> IngestResult:
        """Read files, folders, patterns or `-` (standard input), code the reports, and link what they tell.

        `input_format` forces a format of `corpus.FORMATS` on all of them, `mapping` names the columns of tables, and
        `on_columns` hears which were found in each.

        What the archive holds already, made by the same versions, is not coded again; ingesting the same twice changes
        nothing. Every 16 inputs are one transaction: a crash leaves a correct archive, and the same call goes on where
        it stopped. `execute` says where the work is done; the pool needs `make_coder`, a function importable by name,
        as well. Raises ArchiveBusy, ArchiveDamaged; never for an input that cannot be read: that is in `rejected`.
        """
        return self.ingest_readings(
            read_paths(paths, input_format=input_format, mapping=mapping, on_columns=on_columns),
            coder,
            execute=execute,
            make_coder=make_coder,
            on_progress=on_progress,
            clock=clock,
        )

    def ingest_readings(
        self,
        readings: Iterable[Reading],
        coder: Coder,
        *,
        execute: Executor = in_process,
        make_coder: Callable[[], Coder] | None = None,
        on_progress: Progress | None = None,
        clock: Clock = now,
    ) -> IngestResult:
        """Like `ingest`, of readings that somebody else has made."""
        run = self._store.begin_run(_stamp(clock), coder.versions(), self._weights)
        counts = {"new": 0, "same": 0, "changed": 0}
        rejected: list[RejectedInput] = []
        handled = _observed(self._handled(readings, coder, execute, make_coder), on_progress)
        while batch := list(islice(handled, BATCH)):
            for noted in self._store.write(run, batch, self._weights):
                if noted.outcome == "rejected":
                    rejected.append(RejectedInput(source=noted.source, reason=noted.reason, detail=noted.detail))
                else:
                    counts[noted.outcome] += 1
        self._store.end_run(run, _stamp(clock))
        mentions, events = self._store.counts(run)
        return IngestResult(run=run, **counts, rejected=tuple(rejected), event_mentions=mentions, events=events)

    def _handled(
        self,
        readings: Iterable[Reading],
        coder: Coder,
        execute: Executor,
        make_coder: Callable[[], Coder] | None,
    ) -> Iterator[Handled]:
        """All inputs in order: those that the archive holds as they are, the others coded.

        The executor may draw more readings than it has given back, so those that it never sees wait in a queue.
        """
        versions = coder.versions()
        queue: deque[Handled | None] = deque()

        def fresh() -> Iterator[Reading]:
            for reading in readings:
                held = self._store.holds(reading, versions)
                queue.append(Handled(report=reading.report.id, source=reading.capture.source) if held else None)
                if not held:
                    yield reading

        for coded in execute(fresh(), make_coder or (lambda: coder)):
            while (held := queue.popleft()) is not None:
                yield held
            yield Handled(report=coded.report.id, source=coded.capture.source, coded=coded)
        yield from (held for held in queue if held is not None)

    # --- watching ---------------------------------------------------------------------------------------------------

    def begin_pass(self, feed: Feed, *, clock: Clock = now) -> int:
        """Note that a pass over a feed starts, and give its number. Raises ArchiveBusy, ArchiveDamaged."""
        return self._store.begin_pass(feed, _stamp(clock))

    def end_pass(self, number: int, found: Pass, settled: Sequence[int], *, clock: Clock = now) -> None:
        """Note what a pass found, and which of its fetches are dealt with until their entry changes."""
        self._store.end_pass(number, found, settled, _stamp(clock))

    def note_fetch(self, number: int, fetched: Fetched, *, mark: str = "", report: str = "") -> int:
        """Note what became of one address in a pass, and give the number of the row."""
        return self._store.note_fetch(number, fetched, mark=mark, report=report)

    def seen(self, url: str) -> Seen | None:
        """What is known of an address that an earlier pass dealt with, or None."""
        return self._store.seen(url)

    def whole(self, feed: str) -> bool:
        """Whether the pass over a feed before the one under way left nothing to try again."""
        return self._store.whole(feed)

    def coverage(self, **filters: Unpack[Filters]) -> Table:
        """What each pass over each feed found, the last first: so that a zero elsewhere can be read.

        Filters: outlet (as the feed's owner calls it), since, until (of the pass), limit. Raises UnknownFilter.
        """
        return self._store.table("coverage", filters)

    def fetches(self, **filters: Unpack[Filters]) -> Table:
        """What became of each address that was asked for, the last first, with the licence and terms of its feed.

        Filters: outlet, report, since, until (of the fetch), limit. Raises UnknownFilter.
        """
        return self._store.table("fetches", filters)

    # --- tables -----------------------------------------------------------------------------------------------------

    def reports(self, **filters: Unpack[Filters]) -> Table:
        """The reports: what was published, one row a report, the rejected ones too. Not to be counted as events.

        Filters: outlet, since, until (of publication), report, search, limit. Raises UnknownFilter.
        """
        return self._store.table("reports", filters)

    def event_mentions(self, **filters: Unpack[Filters]) -> Table:
        """The codings of single reports. Not to be counted: one event may have many event mentions; see `events`.

        `attribution` is the innermost speaker as the text has it, or `(outlet)`. Filters: type, actor, recipient,
        country (of the place), outlet, since, until (the event's date, else that of publication), report, search, limit.
        Raises UnknownFilter.
        """
        return self._store.table("event_mentions", filters)

    def events(self, **filters: Unpack[Filters]) -> Table:
        """The events: what the event mentions of one or more reports are about. The only table to count.

        Filters: type, actor, recipient, country (of the place), outlet, since, until (the event's date, else that of
        the first publication), report, search, limit. Raises UnknownFilter.
        """
        return self._store.table("events", filters)

    def claims(self, **filters: Unpack[Filters]) -> Table:
        """What the reports claim, clause by clause, with the innermost speaker or `(outlet)`. Not to be counted.

        Filters: actor (part of the speaker), outlet, since, until (of publication), report, search, limit.
        Raises UnknownFilter.
        """
        return self._store.table("claims", filters)

    def figures(self, **filters: Unpack[Filters]) -> Table:
        """The quantities that somebody claims, with who says so. Never added up: figures of one thing may differ.

        Filters: actor (part of the claimant), outlet, since, until (of publication), report, search, limit.
        Raises UnknownFilter.
        """
        return self._store.table("figures", filters)

    def attributions(self, **filters: Unpack[Filters]) -> Table:
        """Who is said to say, think or want what.

        Filters: actor (part of the speaker's name or id), outlet, since, until (of publication), report, search, limit.
        Raises UnknownFilter.
        """
        return self._store.table("attributions", filters)

    def find(self, text: str, **filters: Unpack[Filters]) -> Table:
        """Who says what `text` says: quotations and claims of all reports that have its words, the likest first.

        `match` is `same words` (a run of them in the same order) or `same claim` (most of its terms); `score` is the weighted share
        of the terms that are there. `attribution` is the speaker or `(outlet)`, `polarity` is negated also where the cue denies
        it. Filters: actor (part of the speaker), outlet, since, until (of publication), report, search, limit.
        Raises UnknownFilter.
        """
        return self._store.find(text, filters)

    def rejected(self) -> Table:
        """The inputs that could not be read: id, source, step, reason, detail. `corpus.REASONS` has the remedies."""
        return self._store.rejected()

    # --- single things ----------------------------------------------------------------------------------------------

    def coded(self, report_id: str) -> Coded:
        """All that was read out of one report, by its id or how that begins. Raises NotInArchive, AmbiguousId."""
        return self._store.coded(report_id)

    def event_mention(self, id_or_prefix: str) -> tuple[Coded, EventMention]:
        """An event mention and its report, by its id or how that begins. Raises NotInArchive, AmbiguousId."""
        return self._store.event_mention(id_or_prefix)

    def event(self, id_or_prefix: str) -> Event:
        """An event with its members and links, by its id or how that begins; the id it had before a merge finds it too.

        Raises NotInArchive, AmbiguousId.
        """
        return self._store.event(id_or_prefix)


def _observed(handled: Iterable[Handled], on_progress: Progress | None) -> Iterator[Handled]:
    for done, one in enumerate(handled, 1):
        yield one
        if on_progress is not None:
            on_progress(done, one.source)


def _stamp(clock: Clock) -> str:
    return clock().astimezone(UTC).isoformat(timespec="seconds")
