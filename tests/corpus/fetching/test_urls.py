"""Addresses to readings, over a real server and out of a WARC file."""

from __future__ import annotations

import gzip
import io
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.coder import Reading
from dateline.corpus import REASONS, pages
from dateline.corpus.fetching.fetched import Fetched
from dateline.corpus.fetching.fetcher import Fetcher
from dateline.corpus.fetching.urls import page_reading, read_urls
from dateline.corpus.sandbox import Failure, Sandbox
from sites import TEXT, Answer, Site, page


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as made:
        yield made


def read(urls: list[str], fetcher: Fetcher, sandbox: Sandbox, warc: str | None = None) -> list[Reading]:
    readings = list(read_urls(urls, fetcher, warc, sandbox=sandbox))
    for reading in readings:
        assert reading.document is not None or reading.rejected[0].reason in REASONS
        assert reading.report.id == reading.capture.report
    return readings


def test_a_page_and_a_dead_link(site: Site, fetcher: Fetcher, sandbox: Sandbox) -> None:
    site.answers["/a"] = Answer(body=page())
    one, dead, bad = read([f" {site.base}/a\n", "# later", "", f"{site.base}/b", "nonsense"], fetcher, sandbox)
    assert one.document is not None
    assert TEXT in one.document.text
    assert (one.report.url, one.report.title) == (f"{site.base}/a", "Raid in Oran")
    assert (one.capture.source, one.capture.media_type) == (f"{site.base}/a", "html")
    assert one.capture.retrieved.startswith("2025-03-04T12:00:")
    assert (dead.document, dead.report.url) == (None, f"{site.base}/b")
    assert (dead.rejected[0].step, dead.rejected[0].reason) == ("fetch", "gone")
    assert bad.rejected[0].reason == "bad_url"
    assert len({one.report.id, dead.report.id, bad.report.id}) == 3


@pytest.mark.parametrize(
    ("canonical", "wanted"),
    [
        ("", "/short"),
        ("{base}/canonical", "/canonical"),
        ("https://another.example/big-news", "/short"),
    ],
)
def test_the_address_of_a_report(site: Site, fetcher: Fetcher, sandbox: Sandbox, canonical: str, wanted: str) -> None:
    """The page's own where it is of its site, else the one asked for: no page takes the place of another outlet's."""
    link = f'<link rel="canonical" href="{canonical.format(base=site.base)}">' if canonical else ""
    site.answers |= {"/short": Answer(status=302, headers={"Location": "/long"}), "/long": Answer(body=page(link))}
    (one,) = read([f"{site.base}/short"], fetcher, sandbox)
    assert one.report.url == site.base + wanted


def test_text_and_odd_encodings(site: Site, fetcher: Fetcher, sandbox: Sandbox) -> None:
    polish = TEXT.replace("a spokesman", "Mr Łukasz Śliwa, a spokesman")
    site.answers["/t"] = Answer(body=TEXT.encode(), headers={"Content-Type": "text/plain"})
    site.answers["/p"] = Answer(
        body=polish.encode("iso8859-2"), headers={"Content-Type": "text/plain; charset=ISO-8859-2"}
    )
    plain, coded = read([f"{site.base}/t", f"{site.base}/p"], fetcher, sandbox)
    assert plain.capture.media_type == "text"
    assert coded.document is not None
    assert "Łukasz Śliwa" in coded.document.text


def test_a_page_without_a_report_is_rejected_by_the_text_step(site: Site, fetcher: Fetcher, sandbox: Sandbox) -> None:
    site.answers["/a"] = Answer(body=b"<!doctype html><html><body><a href='/'>Home</a></body></html>")
    (one,) = read([f"{site.base}/a"], fetcher, sandbox)
    assert (one.rejected[0].step, one.report.url) == ("text", f"{site.base}/a")


@pytest.mark.parametrize(
    ("kind", "reason"), [("timeout", "extract_timeout"), ("memory", "extract_memory"), ("failed", "failed")]
)
def test_a_page_that_breaks_the_worker(kind: str, reason: str) -> None:
    class Broken(Sandbox):
        def call(self, function: object, *args: object) -> object:  # type: ignore[override]
            return Failure(kind=kind, detail="why")  # type: ignore[arg-type]

    url = "https://courier.example/a"
    one = page_reading(Fetched(url=url, final_url=url, decision="fetched", data=page(), sha256="x"), Broken())
    assert one.document is None
    assert (one.rejected[0].reason, one.rejected[0].detail) == (reason, "why")


def slow(data: bytes, url: str, charset: str) -> None:
    time.sleep(600)


def greedy(data: bytes, url: str, charset: str) -> int:
    return len(bytearray(4_000_000_000))


@pytest.mark.parametrize(("extract", "reason"), [(slow, "extract_timeout"), (greedy, "extract_memory")])
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the address space")
def test_extraction_that_hangs_or_eats_memory_costs_that_page_alone(
    site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch, extract: object, reason: str
) -> None:
    site.answers["/a"] = Answer(body=page())
    with Sandbox(seconds=8.0, memory=800_000_000) as worker:
        with monkeypatch.context() as patched:
            patched.setattr(pages, "extract", extract)
            broken = page_reading(fetcher.fetch(f"{site.base}/a"), worker)
        good = page_reading(fetcher.fetch(f"{site.base}/a"), worker)
    assert (broken.document, broken.rejected[0].reason) == (None, reason)
    assert broken.report.id == good.report.id
    assert good.document is not None


def warc_record(
    url: str, body: bytes, date: str = "2025-02-01T08:00:00Z", status: str = "200 OK", head: str = ""
) -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n{head}Content-Length: {len(body)}\r\n\r\n"
    block = http.encode() + body
    return (
        (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: {date}\r\n"
            f"WARC-Record-ID: <urn:uuid:12345678-0000-4000-8000-{abs(hash((url, date))) % 10**12:012d}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
        ).encode()
        + block
        + b"\r\n\r\n"
    )


@pytest.mark.parametrize("packed", [False, True])
def test_a_warc_file_goes_first(tmp_path: Path, site: Site, fetcher: Fetcher, sandbox: Sandbox, packed: bool) -> None:
    records = [
        warc_record("https://courier.example/a?utm_source=x", page("<!-- old -->"), "2025-01-01T08:00:00Z"),
        warc_record("https://courier.example/a", gzip.compress(page()), head="Content-Encoding: gzip\r\n"),
        warc_record(f"{site.base}/b", b"moved", status="404 Not Found"),
    ]
    path = tmp_path / ("p.warc.gz" if packed else "p.warc")
    stream = io.BytesIO()
    for record in records:
        stream.write(gzip.compress(record) if packed else record)
    path.write_bytes(stream.getvalue())
    site.answers["/b"] = Answer(body=page())
    stored, fetched = read(["https://courier.example/a", f"{site.base}/b"], fetcher, sandbox, str(path))
    assert stored.document is not None
    assert stored.capture.retrieved == "2025-02-01T08:00:00+00:00"
    assert stored.report.url == "https://courier.example/a"
    assert fetched.document is not None
    assert site.pages() == ["/b"]


@pytest.mark.parametrize("content", [None, b"", b"no WARC at all\n" * 50])
def test_a_bad_warc_file_is_told_and_all_is_fetched(
    tmp_path: Path, site: Site, fetcher: Fetcher, sandbox: Sandbox, content: bytes | None
) -> None:
    path = tmp_path / "p.warc"
    if content is not None:
        path.write_bytes(content)
    site.answers["/a"] = Answer(body=page())
    bad, one = read([f"{site.base}/a"], fetcher, sandbox, str(path))
    assert (bad.capture.source, bad.rejected[0].reason) == (str(path), "warc_unreadable")
    assert one.document is not None
