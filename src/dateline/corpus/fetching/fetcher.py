"""The fetcher: one address after the other, politely, with a record of what became of each."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Final, Literal, Self

import httpx

from dateline.corpus.fetching.addresses import Resolver, addresses_of, host_of, origin_of, parsed, resolve
from dateline.corpus.fetching.bodies import ACCEPTED, MAX_BODY, read_body
from dateline.corpus.fetching.fetched import Fetched, Known, RobotsState, Stopped, TdmState, Timing
from dateline.corpus.fetching.pace import BACKOFF, DELAY, LONGEST_WAIT, Pace, asked_to_wait
from dateline.corpus.fetching.robots import (
    MAX_RULES,
    ROBOTS_PATH,
    TDM_PATH,
    Robots,
    reserved_by_file,
    reserved_by_headers,
    reserved_by_page,
)

AGENT: Final = "dateline"
"""The name that robots.txt files know us by."""
MAX_REDIRECTS: Final = 5
KEPT: Final = 86_400.0
"""Seconds that what a site allows is remembered: a day, as RFC 9309 has it."""

Kind = Literal["page", "feed"]

_TIMEOUT: Final = httpx.Timeout(20.0, connect=10.0)
_PAGES: Final = frozenset({"", "text/html", "application/xhtml+xml", "text/plain"})
_ACCEPT: Final[Mapping[Kind, str]] = {
    "page": "text/html, application/xhtml+xml, text/plain;q=0.8",
    "feed": "application/atom+xml, application/rss+xml, application/feed+json, application/xml, text/xml, */*;q=0.5",
}
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_AGAIN: Final = frozenset({429, 500, 502, 503, 504})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """A status with its headers (names in lower case), and the body where it was wanted."""

    status: int
    headers: Mapping[str, str]
    data: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Site:
    """What one origin allows, and the second at which that was asked."""

    robots: Robots
    tdm: bytes
    asked: float


class Fetcher:
    """Asks for addresses over http(s). Keeps what each site allows, and when each host was last asked.

    `contact` (an address of a person) stands in the user agent. `delay` are seconds between two requests to a host.
    `allow_private` allows hosts of private and local networks. Nothing raises for what the net does: `Fetched` tells.
    One thread at a time. Proxies, cookies and stored passwords of the surroundings are not used.
    """

    def __init__(
        self,
        *,
        version: str,
        contact: str = "",
        delay: float = DELAY,
        allow_private: bool = False,
        timing: Timing | None = None,
        resolver: Resolver = resolve,
        max_body: int = MAX_BODY,
        timeout: httpx.Timeout = _TIMEOUT,
    ) -> None:
        self.timing = timing or Timing.real()
        self._agent = user_agent(version, contact)
        self._delay, self._private, self._resolver = delay, allow_private, resolver
        self._max_body, self._timeout = max_body, timeout
        self._pace = Pace(self.timing)
        self._sites: dict[str, _Site] = {}
        # Connections are not kept: two hosts may share an address, and a connection belongs to one name.
        limits = httpx.Limits(max_keepalive_connections=0)
        self._client = httpx.Client(transport=httpx.HTTPTransport(limits=limits), trust_env=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close what is open."""
        self._client.close()

    def fetch(self, url: str, known: Known | None = None, *, kind: Kind = "page") -> Fetched:
        """What becomes of `url`. With `known` the request is conditional, and equal bytes are `unchanged`."""
        made = Fetched(url=url, final_url=url, decision="failed", retrieved=self.timing.stamp())
        hops = [made]
        try:
            return self._followed(hops, known or Known(), kind)
        except Stopped as stop:
            return replace(hops[-1], decision=stop.decision, reason=stop.reason, detail=stop.detail[:200])

    # --- one address ------------------------------------------------------------------------------------------------

    def _followed(self, hops: list[Fetched], known: Known, kind: Kind) -> Fetched:
        """Follow redirects from the last of `hops`, each hop checked like the first. Raises Stopped."""
        for _ in range(MAX_REDIRECTS + 1):
            url = parsed(hops[-1].final_url)
            hops.append(replace(hops[-1], final_url=str(url)))
            answer = self._allowed(url, hops, known, kind)
            hops.append(replace(hops[-1], status=answer.status))
            if answer.status not in _REDIRECTS:
                return _told(hops[-1], answer, known, kind)
            hops.append(replace(hops[-1], final_url=_target(url, answer)))
        raise Stopped("failed", "redirects", f"more than {MAX_REDIRECTS} redirects")

    def _allowed(self, url: httpx.URL, hops: list[Fetched], known: Known, kind: Kind) -> _Answer:
        """The answer of an address, where its site allows to ask. Raises Stopped."""
        addresses_of(url, self._resolver, allow_private=self._private)
        site = self._site(url)
        robots = site.robots.state(str(url), AGENT)
        hops.append(replace(hops[-1], robots=robots))
        _refuse_robots(robots, url)
        tdm = reserved_by_file(site.tdm, url.raw_path.decode("ascii"))
        hops.append(replace(hops[-1], tdm=tdm or hops[-1].tdm))
        _refuse_reserved(tdm, TDM_PATH)
        delay = max(self._delay, site.robots.delay(AGENT))
        return self._persistent(url, _wanted(known, kind), delay=delay, limit=self._max_body)

    def _site(self, url: httpx.URL) -> _Site:
        """What the url's origin allows, asked once a day."""
        origin, now = origin_of(url), self.timing.seconds()
        site = self._sites.get(origin)
        # Trouble is not kept for long: it may be over in a few minutes.
        kept = KEPT if site and site.robots.otherwise != "unreachable" else LONGEST_WAIT
        if site is None or now - site.asked > kept:
            robots = self._file(url.copy_with(raw_path=ROBOTS_PATH.encode()))
            tdm = self._file(url.copy_with(raw_path=TDM_PATH.encode())) if robots.status not in {0, 503} else robots
            data = tdm.data if tdm.status == 200 else b""
            site = _Site(robots=Robots.of(robots.status, robots.data), tdm=data, asked=self.timing.seconds())
            self._sites[origin] = site
        return site

    def _file(self, url: httpx.URL) -> _Answer:
        """A file that says what a site allows, redirects followed; status 0 where it cannot be had."""
        try:
            for _ in range(MAX_REDIRECTS + 1):
                answer = self._persistent(url, {}, delay=0.0, limit=MAX_RULES)
                if answer.status not in _REDIRECTS:
                    return answer
                url = parsed(_target(url, answer))
        except Stopped as stop:
            return _Answer(status=int(stop.detail) if stop.detail.isdigit() else 0, headers={})
        # RFC 9309: who redirects more often than that has no such file.
        return _Answer(status=404, headers={})

    # --- requests ---------------------------------------------------------------------------------------------------

    def _persistent(self, url: httpx.URL, headers: Mapping[str, str], *, delay: float, limit: int) -> _Answer:
        """The answer, after further attempts where the trouble may pass. Raises Stopped."""
        host, backoffs = host_of(url), iter(BACKOFF)
        while True:
            self._pace.wait(host, delay)
            trouble: Stopped | None = None
            try:
                answer = self._asked(url, headers, limit)
            except Stopped as stop:
                if stop.reason not in {"unreachable", "fetch_timeout"}:
                    raise
                trouble = stop
            if trouble is None and answer.status not in _AGAIN:
                return answer
            asked = asked_to_wait(answer.headers, self.timing.now()) if trouble is None else 0.0
            again = next(backoffs, None)
            if asked > LONGEST_WAIT or again is None:
                self._pace.hold(host, asked)
                raise trouble or _trouble(answer.status)
            self._pace.hold(host, max(asked, again))

    def _asked(self, url: httpx.URL, headers: Mapping[str, str], limit: int) -> _Answer:
        """One request, to the addresses of the host in turn until one connects. Raises Stopped."""
        addresses = addresses_of(url, self._resolver, allow_private=self._private)
        for left, address in zip(range(len(addresses) - 1, -1, -1), addresses):
            try:
                with _told_apart():
                    return self._sent(url, address, headers, limit)
            except _NoConnection as none:
                if not left:
                    raise Stopped("failed", "unreachable", str(none)) from none
        raise Stopped("failed", "no_host", host_of(url))

    def _sent(self, url: httpx.URL, address: str, headers: Mapping[str, str], limit: int) -> _Answer:
        """One request to one address: the name stands in the header and in the TLS handshake only."""
        request = httpx.Request(
            "GET",
            url.copy_with(host=address.partition("%")[0]),
            headers={
                "Host": url.netloc.decode("ascii"),
                "User-Agent": self._agent,
                "Accept-Encoding": ACCEPTED,
                **headers,
            },
            extensions={"timeout": self._timeout.as_dict(), "sni_hostname": host_of(url)},
        )
        response = self._client.send(request, stream=True, follow_redirects=False)
        try:
            found = {name.lower(): value for name, value in response.headers.items()}
            data = read_body(response, self.timing, limit=limit) if _worth_reading(response.status_code, found) else b""
            return _Answer(status=response.status_code, headers=found, data=data)
        finally:
            response.close()
            self._client.cookies.clear()


def user_agent(version: str, contact: str) -> str:
    """How we introduce ourselves: what is no printable ASCII is left out."""
    clean = "".join(c for c in contact if " " <= c <= "~" and c not in "()")
    return f"{AGENT}/{version} (+{clean})" if clean else f"{AGENT}/{version}"


class _NoConnection(Exception):
    """One address of a host does not answer; another one may."""


@contextmanager
def _told_apart() -> Iterator[None]:
    """Errors of httpx as our own."""
    try:
        yield
    except (httpx.ConnectError, httpx.ConnectTimeout) as error:
        raise _NoConnection(_line(error)) from error
    except httpx.TimeoutException as error:
        raise Stopped("failed", "fetch_timeout", type(error).__name__) from error
    except (httpx.HTTPError, httpx.StreamError, httpx.InvalidURL, OSError, ValueError) as error:
        raise Stopped("failed", "unreachable", _line(error)) from error


def _line(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:200]


def _worth_reading(status: int, headers: Mapping[str, str]) -> bool:
    """A body counts only in a full answer, and not where its header reserves it already."""
    return status == 200 and reserved_by_headers(headers) != "reserved"


def _wanted(known: Known, kind: Kind) -> dict[str, str]:
    headers = {"Accept": _ACCEPT[kind], "Accept-Language": "en"}
    if known.etag:
        headers["If-None-Match"] = known.etag
    if known.last_modified:
        headers["If-Modified-Since"] = known.last_modified
    return headers


def _target(url: httpx.URL, answer: _Answer) -> str:
    """Where a redirect leads. Raises Stopped."""
    location = answer.headers.get("location", "").strip()
    if not location:
        raise Stopped("failed", "redirects", f"status {answer.status} without a target")
    try:
        return str(url.join(location))
    except (httpx.InvalidURL, ValueError) as error:
        raise Stopped("failed", "redirects", str(error)) from error


def _refuse_robots(state: RobotsState, url: httpx.URL) -> None:
    if state == "disallowed":
        raise Stopped("refused", "robots", f"{origin_of(url)}{ROBOTS_PATH}")
    if state == "unreachable":
        raise Stopped("refused", "robots_unreachable", f"{origin_of(url)}{ROBOTS_PATH}")


def _refuse_reserved(state: TdmState, where: str) -> None:
    if state == "reserved":
        raise Stopped("refused", "tdm_reserved", where)


def _trouble(status: int) -> Stopped:
    return Stopped("failed", "busy" if status == 429 else "server_error", str(status))


# --- answers --------------------------------------------------------------------------------------------------------


def _told(made: Fetched, answer: _Answer, known: Known, kind: Kind) -> Fetched:
    """The record of a last answer. One reservation is enough, wherever it stands. Raises Stopped only through `fetch`."""
    headers = answer.headers
    tdm = reserved_by_headers(headers) or (reserved_by_page(answer.data) if kind == "page" else "")
    made = replace(
        made,
        tdm=tdm or made.tdm,
        etag=headers.get("etag", ""),
        last_modified=headers.get("last-modified", ""),
        media_type=headers.get("content-type", "").partition(";")[0].strip().lower(),
        charset=_charset(headers.get("content-type", "")),
    )
    if tdm == "reserved":
        where = "header" if reserved_by_headers(headers) else "meta tag"
        return replace(made, decision="refused", reason="tdm_reserved", detail=f"by a {where}")
    if answer.status == 304 and (known.etag or known.last_modified):
        return _unchanged(made, known)
    if answer.status != 200:
        return replace(made, reason=_reason(answer.status), detail=f"status {answer.status}")
    if kind == "page" and made.media_type not in _PAGES:
        return replace(made, reason="not_a_page", detail=made.media_type[:80])
    sha256 = hashlib.sha256(answer.data).hexdigest()
    if sha256 == known.sha256:
        return replace(made, decision="unchanged", sha256=sha256)
    return replace(made, decision="fetched", sha256=sha256, data=answer.data)


def _unchanged(made: Fetched, known: Known) -> Fetched:
    """An answer that says "not modified" need not repeat what makes the next request conditional."""
    return replace(
        made,
        decision="unchanged",
        etag=made.etag or known.etag,
        last_modified=made.last_modified or known.last_modified,
        sha256=known.sha256,
    )


def _reason(status: int) -> str:
    if status in {404, 410}:
        return "gone"
    if status in {401, 402, 403, 407, 451}:
        return "closed"
    return "server_error" if status >= 500 else "http_status"


def _charset(content_type: str) -> str:
    for part in content_type.split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'").lower()
    return ""
