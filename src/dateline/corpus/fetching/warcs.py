"""A user's WARC file: the pages in it, by their address."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from dateline.corpus.fetching.bodies import MAX_BODY
from dateline.corpus.fetching.fetched import Fetched
from dateline.corpus.identity import canonical_url

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_OK: Final = 200


class WarcUnreadable(OSError):
    """The file is not there, or no WARC file; the message says what was found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Warc:
    """Where in a file the newest page of each address stands. The file is read once to learn that."""

    path: str
    places: dict[str, int]

    @staticmethod
    def of(path: str) -> Warc:
        """The pages of the file at `path`. Raises WarcUnreadable."""
        from fastwarc.warc import ArchiveIterator, WarcRecordType

        newest: dict[str, tuple[str, int]] = {}
        records = 0
        try:
            with open(path, "rb") as stream:
                for record in ArchiveIterator(stream, record_types=WarcRecordType.any_type, parse_http=True):
                    records += 1
                    key = canonical_url(record.headers.get("WARC-Target-URI") or "")
                    if key and _is_page(record):
                        place = (_date(record), record.stream_pos)
                        newest[key] = max(place, newest.get(key, place))
        except OSError as error:
            raise WarcUnreadable(error.strerror or str(error)) from error
        except Exception as error:  # The library has no one error for damaged files.
            raise WarcUnreadable(f"{type(error).__name__}: {error}"[:200]) from error
        if not records:
            raise WarcUnreadable("no record in it")
        return Warc(path=path, places={key: at for key, (_, at) in newest.items()})

    def find(self, url: str) -> Fetched | None:
        """The page of this address, or None where the file has none, or none whole."""
        from fastwarc.warc import ArchiveIterator

        place = self.places.get(canonical_url(url))
        if place is None:
            return None
        try:
            with open(self.path, "rb") as stream:
                stream.seek(place)
                record = next(iter(ArchiveIterator(stream, parse_http=True, auto_decode="all")))
                return _page(url, record)
        except Exception:  # A page that cannot be had from here is fetched, as if it were not here.
            return None


def _is_page(record: WarcRecord) -> bool:
    if not record.is_http or (record.headers.get("WARC-Type") or "").lower() != "response":
        return False
    return record.http_headers.status_code == _OK


def _date(record: WarcRecord) -> str:
    moment: datetime | None = record.record_date
    return moment.astimezone(UTC).isoformat(timespec="seconds") if moment else ""


def _page(url: str, record: WarcRecord) -> Fetched | None:
    data = record.reader.read(MAX_BODY + 1)
    if not data or len(data) > MAX_BODY:
        return None
    headers = record.http_headers
    return Fetched(
        url=url,
        final_url=record.headers.get("WARC-Target-URI") or url,
        decision="fetched",
        status=_OK,
        etag=headers.get("ETag") or "",
        last_modified=headers.get("Last-Modified") or "",
        media_type=(record.http_content_type or "").lower(),
        charset=(record.http_charset or "").lower(),
        sha256=hashlib.sha256(data).hexdigest(),
        retrieved=_date(record),
        data=data,
    )
