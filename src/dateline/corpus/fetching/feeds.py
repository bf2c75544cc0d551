"""Feeds: RSS, Atom and JSON Feed to entries, each the address of a page and what the feed says of it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Final
from urllib.parse import urljoin

from dateline.corpus.feeds import is_json, parsed_json, parsed_xml, stated_date
from dateline.corpus.identity import canonical_url
from dateline.text import parse_date

_TAG: Final = re.compile(r"<[^<>]{0,2000}>")
_LONGEST: Final = 2_000


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
    found = _of_json(data, url) if is_json(data) else _of_xml(data, url)
    pages: dict[str, Entry] = {}
    for at, entry in enumerate(found):
        pages.setdefault(canonical_url(entry.url) or entry.url or f"#{at}", entry)
    return tuple(pages.values())


def _of_xml(data: bytes, url: str) -> Iterator[Entry]:
    for entry in parsed_xml(data, url).entries:
        # Past feedparser's own `get`, which would hand out the one date for the other, with a warning.
        published, updated = dict.get(entry, "published", ""), dict.get(entry, "updated", "")
        yield _entry(
            base=url,
            link=entry.get("link", ""),
            title=entry.get("title", ""),
            published=parse_date(stated_date(entry)),
            updated=updated or published,
            summary=entry.get("summary", ""),
        )


def _of_json(data: bytes, url: str) -> Iterator[Entry]:
    for item in parsed_json(data)["items"]:
        published, updated = item.get("date_published"), item.get("date_modified")
        yield _entry(
            base=url,
            link=item.get("url") or item.get("external_url") or "",
            title=item.get("title") or "",
            published=parse_date(str(published or updated or "")),
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
