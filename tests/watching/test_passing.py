"""Passes over a feed: what is new is read once, what failed is tried again, and each pass leaves a row that says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import astuple
from typing import Any

import pytest

from dateline.archive import Archive
from dateline.coder import Coder
from dateline.store import Feed, Pass
from dateline.watching import Watched
from sites import Answer, FakeTime, Site, page

Watch = Callable[..., Watched]


def feed_of(*entries: str, base: str = "", date: str = "Tue, 04 Mar 2025 10:00:00 GMT") -> bytes:
    items = "".join(
        f"<item><title>Entry {name}</title><link>{base}/{name}</link><pubDate>{date}</pubDate></item>"
        for name in entries
    )
    return f'<rss version="2.0"><channel><title>Courier</title>{items}</channel></rss>'.encode()


def lay_out(site: Site, *entries: str, **more: Any) -> None:
    site.answers["/feed"] = Answer(body=feed_of(*entries, base=site.base, **more), headers={"Content-Type": "text/xml"})


def text_of(number: int) -> bytes:
    return page().replace(b"six men", f"{number} men".encode())


def numbers(watched: Watched) -> tuple[int, int, int, int, int, str]:
    found = watched.found
    return found.entries, found.new, found.changed, found.unchanged, found.failed, found.reason


def no_coder() -> Coder:
    raise AssertionError("there is nothing to read")


def test_a_second_pass_asks_for_the_feed_alone(site: Site, watch: Watch, archive: Archive) -> None:
    lay_out(site, "a", "b")
    site.answers |= {"/a": Answer(body=text_of(3)), "/b": Answer(body=text_of(4))}
    assert numbers(watch()) == (2, 2, 0, 0, 0, "")
    before = archive.reports().rows
    site.asked.clear()
    assert numbers(watch(make_coder=no_coder)) == (0, 0, 0, 0, 0, "not_modified")
    lay_out(site, "b", "a")
    assert numbers(watch(make_coder=no_coder)) == (2, 0, 0, 2, 0, "")
    assert set(site.pages()) == {"/feed"}
    assert archive.reports().rows == before


def test_what_the_user_and_the_feed_state(site: Site, watch: Watch, archive: Archive) -> None:
    lay_out(site, "a")
    site.answers["/a"] = Answer(body=page())
    watch()
    (report,) = archive.reports().records()
    assert (report["outlet"], report["published"], report["title"]) == ("Volta Courier", "2025-03-04", "Raid in Oran")
    last = archive.fetches().records()[0]
    assert (last["report"], last["licence"], last["terms"]) == (report["id"], "CC BY 4.0", "ask first")
    coded = archive.coded(str(report["id"]))
    assert coded.capture.retrieved.startswith("2025-03-04T13:00:")
    assert coded.report.url == f"{site.base}/a"


def test_a_changed_entry_is_asked_for_with_its_mark(site: Site, watch: Watch, archive: Archive) -> None:
    lay_out(site, "a")
    site.answers["/a"] = Answer(body=text_of(3), etag='"1"')
    watch()
    lay_out(site, "a", date="Tue, 04 Mar 2025 11:00:00 GMT")
    assert numbers(watch(make_coder=no_coder)) == (1, 0, 0, 1, 0, "")
    assert archive.fetches().records()[0]["http_status"] == 304
    lay_out(site, "a", date="Tue, 04 Mar 2025 12:00:00 GMT")
    site.answers["/a"] = Answer(body=text_of(5), etag='"2"')
    assert numbers(watch()) == (1, 0, 1, 0, 0, "")
    assert len(archive.reports().rows) == 1


def test_what_may_pass_is_tried_again_and_the_rest_is_not(site: Site, watch: Watch, archive: Archive) -> None:
    lay_out(site, "a", "b", "c")
    site.answers |= {"/a": Answer(status=500), "/b": Answer(status=404), "/c": Answer(body=b"<html><p>Menu</p></html>")}
    first = watch()
    assert numbers(first) == (3, 0, 0, 0, 3, "")
    assert [item.reason for item in first.rejected][:2] == ["server_error", "gone"]
    site.asked.clear()
    site.answers |= {name: Answer(body=text_of(at + 3)) for at, name in enumerate(("/a", "/b", "/c"))}
    assert numbers(watch()) == (3, 1, 0, 2, 0, "")
    assert site.pages() == ["/feed", "/a"]
    rejected = {str(row["source"]).rpartition("/")[2] for row in archive.rejected().records()}
    assert rejected == {"b", "c"}


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Answer(status=404), "gone"),
        (Answer(status=503), "server_error"),
        (Answer(body=b"<html><body>Hello</body></html>"), "not_a_feed"),
        (Answer(body=feed_of("a"), headers={"tdm-reservation": "1"}), "tdm_reserved"),
    ],
)
def test_a_feed_that_cannot_be_had_is_a_row(
    site: Site, watch: Watch, archive: Archive, answer: Answer, reason: str
) -> None:
    site.answers["/feed"] = answer
    assert numbers(watch(make_coder=no_coder)) == (0, 0, 0, 0, 0, reason)
    (row,) = archive.coverage().records()
    assert (row["reason"], row["entries"], row["outlet"]) == (reason, 0, "Volta Courier")
    assert row["started"]
    assert row["finished"]


def test_an_entry_without_a_page_is_told(site: Site, watch: Watch) -> None:
    site.answers["/feed"] = Answer(body=b'<rss version="2.0"><channel><item><title>Bare</title></item></channel></rss>')
    watched = watch(make_coder=no_coder)
    assert numbers(watched) == (1, 0, 0, 0, 1, "")
    assert [(item.reason, item.detail) for item in watched.rejected] == [("no_link", "Bare")]


def test_stopping_keeps_what_was_fetched(site: Site, watch: Watch, archive: Archive) -> None:
    lay_out(site, "a", "b", "c")
    site.answers |= {f"/{name}": Answer(body=text_of(at + 3)) for at, name in enumerate("abc")}
    assert numbers(watch(lambda: "/b" in site.asked)) == (3, 2, 0, 0, 0, "interrupted")
    assert len(archive.reports().rows) == 2
    assert numbers(watch()) == (3, 1, 0, 2, 0, "")


def test_a_crash_in_the_middle_loses_nothing(site: Site, watch: Watch, archive: Archive) -> None:
    lay_out(site, "a", "b")
    site.answers |= {"/a": Answer(body=text_of(3), etag='"1"'), "/b": Answer(body=text_of(4))}

    def crash() -> Coder:
        raise RuntimeError("out of power")

    with pytest.raises(RuntimeError):
        watch(make_coder=crash)
    assert archive.coverage().records()[0]["reason"] == "unfinished"
    assert numbers(watch()) == (2, 2, 0, 0, 0, "")


def test_coverage_takes_filters(site: Site, watch: Watch, archive: Archive, clock: FakeTime) -> None:
    watch(make_coder=no_coder)
    assert len(archive.coverage(outlet="volta", since="2025-03-04", until="2025-03-04").rows) == 1
    assert archive.coverage(since="2025-03-05").rows == ()
    assert archive.coverage(outlet="herald").rows == ()


def test_a_pass_as_the_archive_notes_it(archive: Archive) -> None:
    number = archive.begin_pass(Feed(url="https://courier.example/feed"))
    found = Pass(entries=4, new=1, changed=1, unchanged=1, failed=1, reason="interrupted", detail="x")
    archive.end_pass(number, found, [])
    (row,) = archive.coverage().rows
    assert row[4:] == astuple(found)
