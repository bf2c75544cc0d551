"""WARC: web pages as a crawler collected them. Pages that were delivered are reports; pictures, scripts and the like are not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, Final

from dateline.coder import Reading
from dateline.corpus.readings import Source, nothing, rejected
from dateline.corpus.rows import Row
from dateline.corpus.streams import DAMAGE
from dateline.corpus.whole import page_reading
from dateline.records import Rejected

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_PAGES: Final = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
_END: Final = b"\r\n\r\n"
_GIVEN: Final = frozenset({200, 203})


class _Forward:
    """A stream that knows how far it was read, as the WARC reader asks for, and ends where it is damaged."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._read = 0
        self.damage: Exception | None = None
        self.tail = b""

    def read(self, size: int = -1) -> bytes:
        try:
            piece = b"" if self.damage else self._stream.read(size)
        except DAMAGE as error:
            # Raised inside the reader, which is no Python, it would end the process.
            self.damage, piece = error, b""
        self._read += len(piece)
        self.tail = (self.tail + piece[-4:])[-4:]
        return piece

    def tell(self) -> int:
        return self._read

    def seek(self, offset: int, whence: int = 0) -> int:
        if (offset, whence) not in {(self._read, 0), (0, 1)}:
            raise OSError("a stream that only goes forward")
        return self._read

    def close(self) -> None:
        """The stream belongs to the caller."""


def read_warc(stream: BinaryIO, source: Source) -> Iterator[Reading]:
    """One reading a page; of what was not delivered (status 400 and more) a rejected one. Other records are passed over."""
    empty = True
    forward = _Forward(stream)
    try:
        for found in _pages(forward, source):
            empty = False
            yield found
    except BaseException as error:
        # The reader's own kind of failure is no Exception; everything else goes its way.
        if type(error).__name__ != "PanicException":
            raise
        yield nothing(source.name, "damaged", f"no whole WARC file: {error}"[:200], "html")
        return
    if forward.damage is not None:
        yield nothing(source.name, "damaged", f"{forward.damage}"[:200], "html")
    elif forward.tail != _END:
        yield nothing(source.name, "damaged", "the last record has no end", "html")
    elif empty:
        yield nothing(source.name, "empty", "no page among its records", "html")


def _pages(stream: _Forward, source: Source) -> Iterator[Reading]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = WarcRecordType.response | WarcRecordType.resource
    for number, record in enumerate(ArchiveIterator(stream, record_types=kinds, auto_decode="all"), 1):
        found = _page(record, number, source)
        if found is not None:
            yield found


def _page(record: WarcRecord, number: int, source: Source) -> Reading | None:
    """The reading of one record, or None where it is no page: another kind of file, or the way to another page."""
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    retrieved = record.headers.get("WARC-Date") or ""
    if record.is_http and record.http_headers is None:
        return nothing(source.at(number), "damaged", f"a record without the head of an answer: {url[:200]}", "html")
    status = record.http_headers.status_code if record.is_http else 200
    if _kind(record) not in _PAGES or url.endswith("/robots.txt") or (status or 0) in range(300, 400):
        return None
    if status not in _GIVEN:
        dropped = Rejected(step="corpus", reason="not_delivered", detail=f"status {status}: {url[:200]}")
        return rejected(dropped, source=source.at(number), row=Row(url=url), retrieved=retrieved, media_type="html")
    data = record.reader.read(source.longest + 1)
    if len(data) < record.content_length and record.headers.get("WARC-Truncated") is None and not _whole(record):
        return nothing(source.at(number), "damaged", f"the record ends before its end: {url[:200]}", "html")
    return page_reading(data, source.at(number), longest=source.longest, url=url, retrieved=retrieved)


def _kind(record: WarcRecord) -> str:
    """The media type of what was delivered, in small letters."""
    stated = record.http_content_type if record.is_http else record.headers.get("Content-Type")
    return (stated or "").partition(";")[0].strip().lower()


def _whole(record: WarcRecord) -> bool:
    """Whether nothing is missing: packed and chunked contents are shorter or longer than their records say."""
    headers = record.http_headers if record.is_http else None
    return headers is not None and bool(headers.get("Content-Encoding") or headers.get("Transfer-Encoding"))
