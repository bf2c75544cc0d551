"""WARC: web pages as a crawler collected them. Pages that were delivered are reports; pictures, scripts and the like are not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, Final

from dateline.coder import Reading
from dateline.corpus.readings import Source, nothing, rejected
from dateline.corpus.rows import Row
from dateline.corpus.whole import page_reading
from dateline.records import Rejected

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_PAGES: Final = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
_GIVEN: Final = frozenset({200, 203})


def read_warc(stream: BinaryIO, source: Source) -> Iterator[Reading]:
    """One reading a page; of what was not delivered (status 400 and more) a rejected one. Other records are passed over."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    number, pages = 0, 0
    kinds = WarcRecordType.response | WarcRecordType.resource
    for number, record in enumerate(ArchiveIterator(stream, record_types=kinds, parse_http=True), 1):
        found = _page(record, number, source)
        if found is not None:
            pages += 1
            yield found
    if not pages:
        yield nothing(source.name, "empty", f"{number} records with content, no page among them")


def _page(record: WarcRecord, number: int, source: Source) -> Reading | None:
    """The reading of one record, or None where it is no page: another kind of file, or the way to another page."""
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    retrieved = record.headers.get("WARC-Date") or ""
    status = record.http_headers.status_code if record.is_http and record.http_headers else 200
    if _kind(record) not in _PAGES or url.endswith("/robots.txt") or (status or 0) in range(300, 400):
        return None
    if status not in _GIVEN:
        dropped = Rejected(step="corpus", reason="http_status", detail=f"status {status}: {url[:200]}")
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
