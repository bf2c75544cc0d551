"""Feeds: RSS, Atom and JSON Feed to entries, each the address of a page and what the feed says of it."""

from __future__ import annotations

import hashlib
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any, Final
from urllib.parse import urljoin

from dateline.corpus.identity import canonical_url
from dateline.text import parse_date

_TAG: Final = re.compile(r"<[^<>]{0,2000}>")
_LONGEST: Final = 2_000


class NotAFeed(ValueError):
    """The bytes are no feed; the message says what was found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of a feed. `published` is an ISO date or empty; `url` is empty where the entry names no page.

    `mark` is a hash of all that the feed says of the page, also of when it was updated: another mark, another text.
    """

    url: str
    title: str = ""
    published: str = ""
    summary: str = ""
    mark: str = ""


def entries_of(data: bytes, url: str) -> tuple[Entry, ...]:
    """The entries of a feed found at `url`, in its order, each page once. Raises NotAFeed."""
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    found = _of_json(data, url) if start == b"{" else _of_xml(data, url)
    pages: dict[str, Entry] = {}
    for at, entry in enumerate(found):
        pages.setdefault(canonical_url(entry.url) or entry.url or f"#{at}", entry)
    return tuple(pages.values())


def _of_xml(data: bytes, url: str) -> Iterator[Entry]:
    import feedparser

    # As a stream: feedparser takes bytes for the name of a file or an address, and would open it.
    parsed: Any = feedparser.parse(io.BytesIO(data), response_headers={"content-location": url})
    if not parsed.get("version") and not parsed.entries:
        raise NotAFeed(" ".join(str(parsed.get("bozo_exception", "neither RSS nor Atom")).split())[:200])
    for entry in parsed.entries:
        # Past feedparser's own `get`, which would hand out the one date for the other, with a warning.
        published, updated = dict.get(entry, "published", ""), dict.get(entry, "updated", "")
        yield _entry(
            base=url,
            link=entry.get("link", ""),
            title=entry.get("title", ""),
            published=_iso(published or updated) or _day(_moment(entry)),
            updated=updated or published,
            summary=entry.get("summary", ""),
        )


def _of_json(data: bytes, url: str) -> Iterator[Entry]:
    try:
        feed = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise NotAFeed(str(error)[:200]) from error
    items = feed.get("items")
    if not isinstance(items, list):
        raise NotAFeed("a JSON object without `items`")
    for item in items:
        if isinstance(item, dict):
            published, updated = item.get("date_published"), item.get("date_modified")
            yield _entry(
                base=url,
                link=item.get("url") or item.get("external_url") or "",
                title=item.get("title") or "",
                published=_iso(published or updated or ""),
                updated=updated or published or "",
                summary=item.get("summary") or "",
            )


def _entry(*, base: str, link: object, title: object, published: str, updated: object, summary: object) -> Entry:
    address = _joined(base, str(link).strip()) if link else ""
    name, text = _plain(title), _plain(summary)
    said = "\n".join((address, name, published, str(updated), text))
    mark = hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:24]
    return Entry(url=address, title=name, published=published, summary=text, mark=mark)


def _joined(base: str, link: str) -> str:
    try:
        return urljoin(base, link)
    except ValueError:  # What is no address at all is told by the fetcher.
        return link


def _plain(markup: object) -> str:
    return " ".join(unescape(_TAG.sub(" ", str(markup))).split())[:_LONGEST]


def _moment(entry: Any) -> Any:
    return dict.get(entry, "published_parsed") or dict.get(entry, "updated_parsed")


def _day(moment: Any) -> str:
    """A date in UTC, as feedparser gives it."""
    return f"{moment.tm_year:04d}-{moment.tm_mon:02d}-{moment.tm_mday:02d}" if moment else ""


def _iso(text: object) -> str:
    return parse_date(str(text)) if text else ""
