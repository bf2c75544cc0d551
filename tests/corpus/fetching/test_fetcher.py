"""The fetcher against a real server: what a site allows is obeyed, trouble is told, nothing raises."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Iterator

import httpx
import pytest

from dateline.corpus import REASONS
from dateline.corpus.fetching.fetched import Fetched, Known
from dateline.corpus.fetching.fetcher import Fetcher
from sites import Answer, FakeTime, Site, page


def outcome(fetched: Fetched) -> tuple[str, str]:
    assert fetched.decision in {"fetched", "unchanged"} or fetched.reason in REASONS
    assert bool(fetched.data) == (fetched.decision == "fetched")
    return fetched.decision, fetched.reason


def test_a_page_with_all_that_is_known_of_it(site: Site, fetcher: Fetcher) -> None:
    site.answers["/a"] = Answer(body=page(), headers={"Last-Modified": "Tue, 04 Mar 2025 10:00:00 GMT"}, etag='"x"')
    found = fetcher.fetch(f"{site.base}/a#part")
    assert outcome(found) == ("fetched", "")
    assert (found.url, found.final_url) == (f"{site.base}/a#part", f"{site.base}/a")
    assert (found.status, found.robots, found.etag) == (200, "allowed", '"x"')
    assert found.last_modified == "Tue, 04 Mar 2025 10:00:00 GMT"
    assert found.sha256 == hashlib.sha256(page()).hexdigest()
    assert (found.data, found.charset, found.media_type) == (page(), "utf-8", "text/html")
    assert found.retrieved == "2025-03-04T12:00:00+00:00"
    assert site.headers[-1]["user-agent"] == "dateline/1.2 (+desk@example.org)"
    assert site.headers[-1]["host"] == site.base.removeprefix("http://")


@pytest.mark.parametrize(
    ("robots", "path", "wanted"),
    [
        (Answer(body=b"User-agent: *\nDisallow: /closed/"), "/closed/a", ("refused", "robots")),
        (Answer(body=b"User-agent: *\nDisallow: /closed/"), "/open/a", ("fetched", "")),
        (Answer(body=b"User-agent: dateline\nDisallow: /\n\nUser-agent: *\nAllow: /"), "/a", ("refused", "robots")),
        (Answer(body=b"User-agent: other\nDisallow: /"), "/a", ("fetched", "")),
        (Answer(status=403), "/a", ("fetched", "")),
        (Answer(status=404), "/a", ("fetched", "")),
        (Answer(status=500), "/a", ("refused", "robots_unreachable")),
        (Answer(status=503), "/a", ("refused", "robots_unreachable")),
        (Answer(status=302, headers={"Location": "/rules"}), "/a", ("refused", "robots")),
        (Answer(status=302, headers={"Location": "/robots.txt"}), "/a", ("fetched", "")),
    ],
)
def test_robots(site: Site, fetcher: Fetcher, robots: Answer, path: str, wanted: tuple[str, str]) -> None:
    site.answers |= {"/robots.txt": robots, path: Answer(body=page())}
    site.answers["/rules"] = Answer(body=b"User-agent: *\nDisallow: /")
    assert outcome(fetcher.fetch(site.base + path)) == wanted
    assert (path in site.asked) == (wanted[0] == "fetched")


def test_what_a_site_allows_is_asked_once_a_day(site: Site, fetcher: Fetcher, clock: FakeTime) -> None:
    site.answers["/a"] = Answer(body=page())
    for _ in range(3):
        fetcher.fetch(f"{site.base}/a")
    assert site.asked.count("/robots.txt") == 1
    clock.passed += 90_000
    fetcher.fetch(f"{site.base}/a")
    assert site.asked.count("/robots.txt") == 2


@pytest.mark.parametrize(
    ("rules", "header", "head", "wanted"),
    [
        (b'[{"location": "/", "tdm-reservation": 1}]', "", "", "reserved"),
        (b'[{"location": "/b*", "tdm-reservation": 1}]', "", "", ""),
        (b'[{"location": "/a$", "tdm-reservation": "1"}]', "", "", "reserved"),
        (b'[{"location": "/a", "tdm-reservation": 0}, {"location": "/", "tdm-reservation": 1}]', "", "", "free"),
        (b"<html>not found</html>", "", "", ""),
        (b"", "1", "", "reserved"),
        (b"", "0", "", "free"),
        (b"", "", '<meta name="tdm-reservation" content="1">', "reserved"),
        (b"", "", '<meta content=1 name="TDM-Reservation">', "reserved"),
        (b"", "", '<meta name="tdm-reservation" content="0">', "free"),
        (b"", "", '<meta name="description" content="tdm-reservation 1">', ""),
    ],
)
def test_reservations(site: Site, fetcher: Fetcher, rules: bytes, header: str, head: str, wanted: str) -> None:
    if rules:
        site.answers["/.well-known/tdmrep.json"] = Answer(body=rules)
    site.answers["/a"] = Answer(body=page(head), headers={"tdm-reservation": header} if header else {})
    found = fetcher.fetch(f"{site.base}/a")
    assert outcome(found) == (("refused", "tdm_reserved") if wanted == "reserved" else ("fetched", ""))
    assert found.tdm == wanted


@pytest.mark.parametrize(
    ("rule", "delay"), [("", 2.0), ("Crawl-delay: 7", 7.0), ("Crawl-delay: 1", 2.0), ("Request-rate: 1/9", 9.0)]
)
def test_hosts_are_asked_slowly(site: Site, fetcher: Fetcher, clock: FakeTime, rule: str, delay: float) -> None:
    site.answers |= {"/robots.txt": Answer(body=f"User-agent: *\n{rule}\n".encode()), "/a": Answer(body=page())}
    for _ in range(3):
        assert outcome(fetcher.fetch(f"{site.base}/a")) == ("fetched", "")
    assert clock.slept == [delay, delay]


def test_who_asks_for_hours_is_left_for_later(site: Site, fetcher: Fetcher, clock: FakeTime) -> None:
    site.answers |= {"/robots.txt": Answer(body=b"User-agent: *\nCrawl-delay: 9999"), "/a": Answer(body=page())}
    assert outcome(fetcher.fetch(f"{site.base}/a")) == ("fetched", "")
    assert outcome(fetcher.fetch(f"{site.base}/a")) == ("failed", "busy")
    assert clock.slept == []


@pytest.mark.parametrize(
    ("first", "wanted", "slept"),
    [
        ([Answer(status=429, headers={"Retry-After": "30"})], ("fetched", ""), [30.0]),
        ([Answer(status=429, headers={"Retry-After": "Tue, 04 Mar 2025 12:00:40 GMT"})], ("fetched", ""), [40.0]),
        ([Answer(status=503)], ("fetched", ""), [2.0]),
        ([Answer(status=500)] * 2, ("fetched", ""), [2.0, 4.0]),
        ([Answer(status=502)] * 3, ("failed", "server_error"), [2.0, 4.0]),
        ([Answer(status=429)] * 3, ("failed", "busy"), [2.0, 4.0]),
        ([Answer(status=429, headers={"Retry-After": "99999"})], ("failed", "busy"), []),
    ],
)
def test_trouble_that_may_pass(
    site: Site, fetcher: Fetcher, clock: FakeTime, first: list[Answer], wanted: tuple[str, str], slept: list[float]
) -> None:
    site.answers["/a"] = [*first, Answer(body=page())]
    assert outcome(fetcher.fetch(f"{site.base}/a")) == wanted
    assert clock.slept == slept


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Answer(status=404), "gone"),
        (Answer(status=410), "gone"),
        (Answer(status=403), "closed"),
        (Answer(status=451), "closed"),
        (Answer(status=204), "http_status"),
        (Answer(status=304), "http_status"),
        (Answer(status=302), "redirects"),
        (Answer(status=302, headers={"Location": "/a"}), "redirects"),
        (Answer(status=302, headers={"Location": "ftp://example.org/"}), "bad_url"),
        (Answer(body=b"%PDF-1.4", headers={"Content-Type": "application/pdf"}), "not_a_page"),
        (Answer(body=b"x", headers={"Content-Encoding": "br"}), "encoded"),
        (Answer(body=b"no gzip", headers={"Content-Encoding": "gzip"}), "encoded"),
        (Answer(body=gzip.compress(page())[:-9], headers={"Content-Encoding": "gzip"}), "unreachable"),
        (Answer(body=page()[:50], headers={"Content-Length": "5000"}), "unreachable"),
    ],
)
def test_what_is_no_page(site: Site, fetcher: Fetcher, answer: Answer, reason: str) -> None:
    site.answers["/a"] = answer
    assert fetcher.fetch(f"{site.base}/a").reason == reason
    assert outcome(fetcher.fetch(f"{site.base}/a"))[1] == reason


@pytest.mark.parametrize(
    ("packing", "body"),
    [
        ("gzip", gzip.compress(page())),
        ("deflate", zlib.compress(page())),
        ("deflate", zlib.compress(page(), wbits=-15)),
    ],
)
def test_packed_pages(site: Site, fetcher: Fetcher, packing: str, body: bytes) -> None:
    site.answers["/a"] = Answer(body=body, headers={"Content-Encoding": packing})
    assert fetcher.fetch(f"{site.base}/a").data == page()


def test_big_pages_are_cut_off_while_they_come(site: Site, fetcher: Fetcher) -> None:
    sent: list[int] = []

    def endless() -> Iterator[bytes]:
        while True:
            sent.append(100_000)
            yield b"x" * 100_000

    site.answers["/a"] = Answer(chunks=endless)
    site.answers["/b"] = Answer(body=b"", headers={"Content-Length": "99000000"})
    site.answers["/c"] = Answer(body=gzip.compress(b"x" * 50_000_000), headers={"Content-Encoding": "gzip"})
    for path in ("/a", "/b", "/c"):
        assert outcome(fetcher.fetch(site.base + path)) == ("failed", "too_big")
    assert sum(sent) < 30_000_000


def test_a_body_that_drips_ends(site: Site, fetcher: Fetcher, clock: FakeTime) -> None:
    def drip() -> Iterator[bytes]:
        while True:
            clock.passed += 5
            yield b"x" * 70_000

    site.answers["/a"] = Answer(chunks=drip)
    assert outcome(fetcher.fetch(f"{site.base}/a")) == ("failed", "fetch_timeout")


def test_a_silent_server_is_given_up(site: Site, clock: FakeTime) -> None:
    import threading

    gate = threading.Event()

    def silent() -> Iterator[bytes]:
        gate.wait(5)
        yield b""

    site.answers["/a"] = Answer(chunks=silent)
    with Fetcher(version="1", allow_private=True, timing=clock.timing(), timeout=httpx.Timeout(0.2)) as impatient:
        assert outcome(impatient.fetch(f"{site.base}/a")) == ("failed", "fetch_timeout")
    gate.set()
    assert site.pages() == ["/a"] * 3


def test_redirects_are_followed_five_times(site: Site, fetcher: Fetcher) -> None:
    for at in range(1, 7):
        site.answers[f"/{at}"] = Answer(status=301, headers={"Location": f"/{at + 1}"})
    site.answers["/7"] = Answer(body=page())
    found = fetcher.fetch(f"{site.base}/2")
    assert outcome(found) == ("fetched", "")
    assert (found.url, found.final_url) == (f"{site.base}/2", f"{site.base}/7")
    assert outcome(fetcher.fetch(f"{site.base}/1")) == ("failed", "redirects")


def test_each_hop_asks_what_its_site_allows(site: Site, fetcher: Fetcher) -> None:
    site.answers["/robots.txt"] = Answer(body=b"User-agent: *\nDisallow: /closed")
    site.answers["/a"] = Answer(status=302, headers={"Location": "/closed"})
    found = fetcher.fetch(f"{site.base}/a")
    assert outcome(found) == ("refused", "robots")
    assert found.final_url == f"{site.base}/closed"
    assert site.pages() == ["/a"]


def test_conditional_requests(site: Site, fetcher: Fetcher) -> None:
    site.answers["/a"] = Answer(body=page(), etag='"v1"')
    first = fetcher.fetch(f"{site.base}/a")
    known = Known(etag=first.etag, last_modified="Tue, 04 Mar 2025 10:00:00 GMT", sha256=first.sha256)
    second = fetcher.fetch(f"{site.base}/a", known)
    assert outcome(second) == ("unchanged", "")
    assert (second.status, second.etag, second.sha256) == (304, '"v1"', first.sha256)
    assert site.headers[-1]["if-modified-since"] == known.last_modified
    site.answers["/a"] = Answer(body=page(), etag='"v2"')
    assert outcome(fetcher.fetch(f"{site.base}/a", known)) == ("unchanged", "")
    site.answers["/a"] = Answer(body=page("<!-- new -->"), etag='"v3"')
    assert outcome(fetcher.fetch(f"{site.base}/a", known)) == ("fetched", "")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "no url",
        "ftp://example.org/a",
        "http://",
        "http://me:pw@example.org/a",
        "http://[::1/",
        "file:///etc/passwd",
        "http://a/" + "x" * 9000,
    ],
)
def test_addresses_that_are_none(fetcher: Fetcher, url: str) -> None:
    assert outcome(fetcher.fetch(url)) == ("refused", "bad_url")


def test_a_host_that_is_not_there(clock: FakeTime) -> None:
    def resolver(host: str, port: int) -> list[str]:
        raise OSError("unknown")

    with Fetcher(version="1", timing=clock.timing(), resolver=resolver) as made:
        assert outcome(made.fetch("http://nowhere.example/a")) == ("failed", "no_host")


def test_a_port_where_nobody_listens(site: Site, fetcher: Fetcher) -> None:
    # Silence to robots.txt forbids, so the page is never asked for.
    assert outcome(fetcher.fetch("http://127.0.0.1:9/a")) == ("refused", "robots_unreachable")


def test_the_checked_address_is_the_one_that_is_asked(site: Site, clock: FakeTime) -> None:
    """The name leads nowhere in this machine's eyes: only the resolver's answer can have been used; a dead one is passed over."""
    site.answers["/a"] = Answer(body=page())
    port = site.base.rpartition(":")[2]
    with Fetcher(
        version="1", allow_private=True, timing=clock.timing(), resolver=lambda host, _: ["127.0.0.9", "127.0.0.1"]
    ) as made:
        assert outcome(made.fetch(f"http://courier.example:{port}/a")) == ("fetched", "")
    assert site.headers[-1]["host"] == f"courier.example:{port}"


def test_private_hosts_are_refused_at_every_hop(site: Site, clock: FakeTime) -> None:
    with Fetcher(version="1", timing=clock.timing()) as strict:
        assert outcome(strict.fetch(f"{site.base}/a")) == ("refused", "private_address")
        assert outcome(strict.fetch("http://localhost/a")) == ("refused", "private_address")
    assert site.asked == []


def test_a_name_that_turns_private_after_the_check_is_refused(site: Site, clock: FakeTime) -> None:
    """The first answer is public, the next one is not: nothing is sent to it."""
    answers = iter([["93.184.216.34"], ["127.0.0.1"], ["127.0.0.1"], ["127.0.0.1"]])
    with Fetcher(version="1", timing=clock.timing(), resolver=lambda host, port: next(answers)) as strict:
        found = strict.fetch(f"http://turning.example:{site.base.rpartition(':')[2]}/a")
    assert found.decision == "refused"
    assert site.asked == []
