"""Feeds as files: RSS, Atom and JSON Feed, one report an entry. Nothing is fetched."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from dateline.coder import Reading
from dateline.corpus.readings import Source, bad_row, bytes_of, nothing, row_reading
from dateline.corpus.rows import BadRow, Row, as_text, checked

_DAY: Final = "{:04d}-{:02d}-{:02d}"


def read_feed(stream: BinaryIO, source: Source) -> Iterator[Reading]:
    """One reading an entry: its content, else its summary or its title, which is marked (`titles_only`)."""
    data = stream.read(source.longest + 1)
    if len(data) > source.longest:
        yield nothing(source.name, "too_long", f"a feed of more than {source.longest} bytes", "feed")
        return
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    try:
        rows = _json_rows(start) if start.startswith(b"{") else _xml_rows(data)
    except BadRow as bad:
        yield nothing(source.name, bad.reason, bad.detail, "feed")
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


def _xml_rows(data: bytes) -> list[Row]:
    import feedparser

    found = feedparser.parse(data)
    if not found.version and not found.entries:
        raise BadRow("not_an_export", f"no RSS or Atom feed: {found.get('bozo_exception', '')}"[:200])
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
        date=_date(entry),
        url=str(entry.get("link", "")),
        outlet=str(entry.get("source", {}).get("title", "") or outlet),
        titles_only=not content,
        fields=tuple((name, value) for name, value in fields if value),
    )


def _date(entry: Any) -> str:
    """The day of publication as it is written down; as feedparser understands it (in UTC) where that is no ISO or mail date."""
    from dateline.text import parse_date

    stated = str(entry.get("published") or entry.get("updated") or "")
    # Its own `get` takes the one date for the other, with a warning.
    parsed = dict.get(entry, "published_parsed") or dict.get(entry, "updated_parsed")
    return stated if parse_date(stated) or not parsed else _DAY.format(*parsed[:3])


def _json_rows(data: bytes) -> list[Row]:
    try:
        feed = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise BadRow("damaged", f"no whole JSON: {error}"[:200]) from error
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise BadRow("not_an_export", "a JSON object without `items` is no JSON Feed")
    outlet = as_text(feed.get("title"))
    return [_item({k: as_text(v) for k, v in item.items()}, outlet) for item in items if isinstance(item, dict)]


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
