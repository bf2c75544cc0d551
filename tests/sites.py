"""A real server on loopback, whose answers a test lays out, and a clock that a test moves."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from dateline.corpus.fetching.fetched import Timing

TEXT = "Police in Oran searched a warehouse on Tuesday and arrested six men, a spokesman for the court said."
PAGE = (
    "<!doctype html><html><head><title>Raid in Oran</title>{head}</head>"
    f"<body><article><h1>Raid in Oran</h1><p>{TEXT}</p><p>{TEXT}</p></article></body></html>"
)


def page(head: str = "") -> bytes:
    return PAGE.replace("{head}", head).encode()


@dataclass(kw_only=True)
class Answer:
    """What the server says: once, or every time."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    chunks: Callable[[], Iterator[bytes]] | None = None
    etag: str = ""


@dataclass
class Site:
    """Answers by path; a list is used up from the front, its last one stays. `asked` are the paths in order."""

    base: str = ""
    answers: dict[str, Answer | list[Answer]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def answer(self, path: str) -> Answer:
        found = self.answers.get(path, Answer(status=404))
        if isinstance(found, list):
            return found.pop(0) if len(found) > 1 else found[0]
        return found

    def pages(self) -> list[str]:
        """What was asked for, but for robots.txt and tdmrep.json."""
        return [path for path in self.asked if path not in {"/robots.txt", "/.well-known/tdmrep.json"}]


@dataclass
class FakeTime:
    """A clock that only `sleep` and tests move."""

    passed: float = 0.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.passed += seconds

    def timing(self) -> Timing:
        start = datetime(2025, 3, 4, 12, tzinfo=UTC)
        return Timing(now=lambda: start + timedelta(seconds=self.passed), seconds=lambda: self.passed, sleep=self.sleep)


@contextmanager
def serving() -> Iterator[Site]:
    """A site that is served until the end of the block."""
    made = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            made.asked.append(self.path)
            made.headers.append({k.lower(): v for k, v in self.headers.items()})
            answer = made.answer(self.path)
            if answer.etag and self.headers.get("If-None-Match") == answer.etag:
                answer = Answer(status=304)
            self.send_response(answer.status)
            headers = {"Content-Type": "text/html; charset=utf-8", **answer.headers}
            if answer.etag:
                headers["ETag"] = answer.etag
            if answer.chunks is None and answer.status != 304:
                headers.setdefault("Content-Length", str(len(answer.body)))
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Connection", "close")
            self.end_headers()
            self.close_connection = True
            try:
                for chunk in answer.chunks() if answer.chunks else [answer.body]:
                    self.wfile.write(chunk)
                    self.wfile.flush()
            except OSError:
                pass

        def log_message(self, *args: object) -> None:
            """Nothing: the test says what matters."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    made.base = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield made
    server.shutdown()
    thread.join()
    server.server_close()
