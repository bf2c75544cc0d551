"""fetching: pages and feeds over http(s), politely. Every address gives a record that says what became of it."""

from dateline.corpus.fetch_reasons import FETCH_REASONS, PASSING
from dateline.corpus.fetching.feeds import Entry, NotAFeed, entries_of
from dateline.corpus.fetching.fetched import Decision, Fetched, Known, Timing
from dateline.corpus.fetching.fetcher import Fetcher
from dateline.corpus.fetching.urls import page_reading, read_urls
from dateline.corpus.fetching.warcs import Warc, WarcUnreadable

__all__ = [
    "FETCH_REASONS",
    "PASSING",
    "Decision",
    "Entry",
    "Fetched",
    "Fetcher",
    "Known",
    "NotAFeed",
    "Timing",
    "Warc",
    "WarcUnreadable",
    "entries_of",
    "page_reading",
    "read_urls",
]
