"""RSS, Atom and JSON feeds to entries."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.corpus.feeds import NotAFeed
from dateline.corpus.fetching.feeds import Entry, entries_of

BASE = "https://courier.example/feed"
RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Courier</title>
<item><title>Raid &amp; search</title><link>/raid?utm_source=rss</link><pubDate>Tue, 04 Mar 2025 23:30:00 -0500</pubDate>
<description>&lt;p&gt;Six &lt;b&gt;men&lt;/b&gt; held&lt;/p&gt;</description></item>
<item><title>Raid again</title><link>https://courier.example/raid</link></item>
<item><title>No page</title></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>C</title><entry><title>Raid</title>
<link href="https://courier.example/raid"/><updated>2025-03-04T10:00:00Z</updated></entry></feed>"""


def test_rss() -> None:
    raid, none = entries_of(RSS, BASE)
    assert (raid.url, raid.title) == ("https://courier.example/raid?utm_source=rss", "Raid & search")
    assert (raid.published, raid.summary) == ("2025-03-04", "Six men held")
    assert (none.url, none.title) == ("", "No page")


def test_atom() -> None:
    (raid,) = entries_of(ATOM, BASE)
    assert (raid.url, raid.published) == ("https://courier.example/raid", "2025-03-04")


def test_json() -> None:
    items = [
        {"url": "/raid", "title": "Raid", "date_published": "2025-03-04T10:00:00Z", "summary": "Six"},
        3,
        {"id": "x"},
    ]
    raid, none = entries_of(json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}).encode(), BASE)
    assert raid == Entry(
        url="https://courier.example/raid", title="Raid", published="2025-03-04", summary="Six", mark=raid.mark
    )
    assert none.url == ""


def test_the_mark_changes_with_what_the_feed_says() -> None:
    (one,), (same,) = entries_of(ATOM, BASE), entries_of(ATOM, BASE)
    (later,) = entries_of(ATOM.replace(b"T10:", b"T11:"), BASE)
    assert one.mark == same.mark
    assert one.mark != later.mark


@pytest.mark.parametrize(
    "data", [b"", b"<html><p>Hello</p></html>", b'{"title": "x"}', b"{", b"plain words", b"\xff\x00\x01"]
)
def test_no_feed(data: bytes) -> None:
    with pytest.raises(NotAFeed):
        entries_of(data, BASE)


def test_an_empty_feed_has_no_entries() -> None:
    assert entries_of(b'<rss version="2.0"><channel></channel></rss>', BASE) == ()


def test_bytes_that_name_a_file_do_not_open_it(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_bytes(RSS)
    with pytest.raises(NotAFeed):
        entries_of(str(tmp_path / "feed.xml").encode(), BASE)
