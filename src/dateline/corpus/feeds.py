"""Feeds as files: RSS, Atom and JSON Feed, one report an entry. Nothing is fetched."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from dateline.coder import Reading
from dateline.corpus.readings import Source, bad_row, bytes_of, nothing, row_reading
from dateline.corpus.rows import BadRow, Row, as_text, checked

_DAY: Final = "{:04d}-{:02d}-{:02d}"


class NotAFeed(ValueError):
    """The bytes are no feed; the message says what was found."""


def read_feed(stream: BinaryIO, source: Source) -> Iterator[Reading]:
    """One reading an entry: its content, else its summary or its title, which is marked (`titles_only`)."""
    data = stream.read(source.longest + 1)
    if len(data) > source.longest:
        yield nothing(source.name, "too_long", f"a feed of more than {source.longest} bytes", "feed")
        return
    try:
        rows = _json_rows(data) if is_json(data) else _xml_rows(data)
    except NotAFeed as error:
        yield nothing(source.name, "not_an_export", str(error), "feed")
        return
    for number, row in enumerate(rows, 1):
        yield _reading(row, source.at(number), number)
    if not rows:
        yield nothing(source.name, "empty", "a feed without entries", "feed")


def _reading(row: Row, source: str, number: int) -> Reading:
    values = {"id": row.id, "url": row.url, "title": row.title, "date": row.date, "text": row.text}
    data = bytes_of({**values, **dict(row.fields)})
    try:
        found = checked(row, "")
    except BadRow as bad:
        return bad_row(bad, f"entry {number}", data=data, source=source, media_type="feed")
    return row_reading(found, data=data, source=source, media_type="feed")


def parsed_xml(data: bytes, url: str = "") -> Any:
    """An RSS or Atom feed as feedparser has it; links are taken from `url`, where it was found. Raises NotAFeed."""
    import feedparser

    headers = {"content-location": url} if url else {}
    # As a stream: feedparser takes bytes for the name of a file or an address, and would open it.
    found = feedparser.parse(io.BytesIO(data), response_headers=headers)
    if not found.get("version") and not found.entries:
        raise NotAFeed(" ".join(f"no RSS or Atom feed: {found.get('bozo_exception', '')}".split())[:200])
    return found


def parsed_json(data: bytes) -> dict[str, Any]:
    """A JSON Feed, with its entries under `items`. Raises NotAFeed."""
    try:
        feed = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise NotAFeed(f"no whole JSON: {error}"[:200]) from error
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        raise NotAFeed("a JSON object without `items` is no JSON Feed")
    return {**feed, "items": [item for item in feed["items"] if isinstance(item, dict)]}


def is_json(data: bytes) -> bool:
    """Whether a feed is a JSON Feed by its first character."""
    return data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


def _xml_rows(data: bytes) -> list[Row]:
    found = parsed_xml(data)
    outlet = str(found.feed.get("title", ""))
    return [_entry(entry, outlet) for entry in found.entries]


def _entry(entry: Any, outlet: str) -> Row:
    """One entry as feedparser has it; what is typed by that library alone ends here."""
    content = max((str(part.get("value", "")) for part in entry.get("content", ())), key=len, default="")
    summary = str(entry.get("summary", ""))
    title = str(entry.get("title", ""))
    tags = ";".join(str(tag.get("term") or "") for tag in entry.get("tags", ()))
    fields = (
        ("author", str(entry.get("author", ""))),
        ("tags", tags),
        ("summary", summary if content != summary and content else ""),
    )
    return Row(
        id=str(entry.get("id", "")),
        text=content or summary or title,
        title=title,
        date=stated_date(entry),
        url=str(entry.get("link", "")),
        outlet=str(entry.get("source", {}).get("title", "") or outlet),
        titles_only=not content,
        fields=tuple((name, value) for name, value in fields if value),
    )


def stated_date(entry: Any) -> str:
    """The day of publication as it is written down; as feedparser understands it (in UTC) where that is no ISO or mail date."""
    from dateline.text import parse_date

    stated = str(entry.get("published") or entry.get("updated") or "")
    # Its own `get` takes the one date for the other, with a warning.
    parsed = dict.get(entry, "published_parsed") or dict.get(entry, "updated_parsed")
    return stated if parse_date(stated) or not parsed else _DAY.format(*parsed[:3])


def _json_rows(data: bytes) -> list[Row]:
    feed = parsed_json(data)
    outlet = as_text(feed.get("title"))
    return [_item({k: as_text(v) for k, v in item.items()}, outlet) for item in feed["items"]]


def _item(item: dict[str, str], outlet: str) -> Row:
    content = item.get("content_text") or item.get("content_html") or ""
    kept = ("authors", "author", "tags", "language", "external_url", "date_modified")
    return Row(
        id=item.get("id", ""),
        text=content or item.get("summary") or item.get("title", ""),
        title=item.get("title", ""),
        date=item.get("date_published", ""),
        url=item.get("url", ""),
        outlet=outlet,
        titles_only=not content,
        fields=tuple((name, item[name]) for name in kept if item.get(name)),
    )
