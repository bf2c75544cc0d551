"""One pass over the feeds: what is new or changed is fetched, read and linked, and what was found is noted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain

from dateline.archive import Archive, IngestResult, RejectedInput
from dateline.coder import Coder, Reading
from dateline.corpus.feeds import NotAFeed
from dateline.corpus.fetch_reasons import PASSING
from dateline.corpus.fetching.feeds import Entry, entries_of
from dateline.corpus.fetching.fetched import Fetched
from dateline.corpus.fetching.fetcher import Fetcher
from dateline.corpus.fetching.urls import page_reading
from dateline.corpus.sandbox import Failure, Sandbox
from dateline.store import Feed, Pass

INTERRUPTED = "interrupted"
NOT_MODIFIED = "not_modified"


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """What one pass over one feed found, and the inputs that were rejected."""

    feed: Feed
    found: Pass
    rejected: tuple[RejectedInput, ...] = ()


@dataclass(slots=True, kw_only=True)
class _Work:
    """What adds up while the entries of one feed are gone through."""

    number: int
    unchanged: int = 0
    settled: list[int] = field(default_factory=list)
    rejected: list[RejectedInput] = field(default_factory=list)
    interrupted: bool = False


class Watcher:
    """Watches feeds for an archive. The coder is made when there is something to read: the model takes seconds to load.

    `stopping` is asked before each request; once it says so, what was fetched is still read and written, and no more.
    """

    def __init__(
        self,
        archive: Archive,
        fetcher: Fetcher,
        sandbox: Sandbox,
        make_coder: Callable[[], Coder],
        stopping: Callable[[], bool] = lambda: False,
    ) -> None:
        self._archive, self._fetcher, self._sandbox = archive, fetcher, sandbox
        self._make_coder, self._stopping = make_coder, stopping
        self._clock = fetcher.timing.now

    def watch(self, feeds: tuple[Feed, ...]) -> Iterator[Watched]:
        """One pass over each feed, in order; what one found is noted before the next one begins.

        Raises ArchiveBusy, ArchiveDamaged; nothing for what the net does.
        """
        for feed in feeds:
            if self._stopping():
                return
            yield self._pass(feed)

    def _pass(self, feed: Feed) -> Watched:
        work = _Work(number=self._archive.begin_pass(feed, clock=self._clock))
        fetched, entries = self._feed(feed, work)
        if fetched.reason or fetched.decision == "unchanged":
            found = Pass(reason=fetched.reason or NOT_MODIFIED, detail=fetched.detail)
        else:
            found = self._entries(feed, entries, work)
        self._archive.end_pass(work.number, found, work.settled, clock=self._clock)
        return Watched(feed=feed, found=found, rejected=tuple(work.rejected))

    def _feed(self, feed: Feed, work: _Work) -> tuple[Fetched, tuple[Entry, ...]]:
        """The feed's entries. A feed whose entries are not all dealt with is asked for whole."""
        seen = self._archive.seen(feed.url) if self._archive.whole(feed.url) else None
        fetched = self._fetcher.fetch(feed.url, seen.known if seen else None, kind="feed")
        entries: tuple[Entry, ...] = ()
        if fetched.decision == "fetched":
            made = self._sandbox.call(feed_entries, fetched.data, fetched.final_url)
            if isinstance(made, tuple):
                entries = made
            else:
                fetched = _broken_feed(fetched, made)
        number = self._archive.note_fetch(work.number, fetched)
        if not fetched.reason:
            work.settled.append(number)
        return fetched, entries

    def _entries(self, feed: Feed, entries: tuple[Entry, ...], work: _Work) -> Pass:
        result = self._ingested(self._readings(feed, entries, work))
        linkless = tuple(entry for entry in entries if not entry.url)
        work.rejected += [RejectedInput(source=feed.url, reason="no_link", detail=e.title[:80]) for e in linkless]
        new, changed, same, failed = 0, 0, 0, len(linkless)
        if result is not None:
            new, changed, same = result.new, result.changed, result.same
            work.rejected += result.rejected
            failed += len(result.rejected)
        return Pass(
            entries=len(entries),
            new=new,
            changed=changed,
            unchanged=work.unchanged + same,
            failed=failed,
            reason=INTERRUPTED if work.interrupted else "",
        )

    def _ingested(self, readings: Iterator[Reading]) -> IngestResult | None:
        """A run only where there is something to read."""
        first = next(readings, None)
        if first is None:
            return None
        return self._archive.ingest_readings(chain([first], readings), self._make_coder(), clock=self._clock)

    def _readings(self, feed: Feed, entries: tuple[Entry, ...], work: _Work) -> Iterator[Reading]:
        """The readings of entries that are new or described otherwise than before, each fetch noted as it happens."""
        for entry in entries:
            if not entry.url:
                continue
            seen = self._archive.seen(entry.url)
            if seen is not None and seen.mark == entry.mark:
                work.unchanged += 1
                continue
            if self._stopping():
                work.interrupted = True
                return
            fetched = self._fetcher.fetch(entry.url, seen.known if seen else None)
            reading = _stated(page_reading(fetched, self._sandbox), feed, entry)
            report = reading.report.id if fetched.decision == "fetched" else ""
            number = self._archive.note_fetch(work.number, fetched, mark=entry.mark, report=report)
            if fetched.reason not in PASSING:
                work.settled.append(number)
            if fetched.decision == "unchanged":
                work.unchanged += 1
            else:
                yield reading


def feed_entries(data: bytes, url: str) -> tuple[Entry, ...] | str:
    """What the worker does with a feed: its entries, or why it is none."""
    try:
        return entries_of(data, url)
    except NotAFeed as error:
        return str(error)


def _broken_feed(fetched: Fetched, why: str | Failure) -> Fetched:
    """A feed that came, but gives no entries."""
    detail = why if isinstance(why, str) else f"{why.kind}: {why.detail}"
    return replace(fetched, decision="failed", reason="not_a_feed", detail=detail)


def _stated(reading: Reading, feed: Feed, entry: Entry) -> Reading:
    """The reading with what the user states of the outlet, and what the feed states where the page does not."""
    report = reading.report
    if feed.outlet:
        report = replace(report, outlet=feed.outlet, outlet_basis="stated")
    if entry.published and report.published_basis != "stated":
        report = replace(report, published=entry.published, published_basis="stated")
    if entry.title and not report.title:
        report = replace(report, title=entry.title, title_basis="stated")
    return replace(reading, report=report)
