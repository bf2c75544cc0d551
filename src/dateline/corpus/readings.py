"""Readings out of rows and pages: documents made, ids given, and what cannot be read turned into a row that says why."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as Fields
from dataclasses import dataclass, field, replace
from typing import Final

from dateline.coder import Reading
from dateline.corpus.fragments import is_fragment, is_page, text_of_fragment
from dateline.corpus.identity import report_id
from dateline.corpus.mapping import Columns, Mapping
from dateline.corpus.rows import BadRow, Row
from dateline.records import Capture, MediaType, Rejected, Report
from dateline.text import Extracted, UnreadableText, from_fields, from_html, parse_date

MAX_BYTES: Final = 50_000_000
"""The longest report, and the longest line of a table or of JSON lines, in bytes."""


def unheard(source: str, columns: Columns) -> None:
    """Nobody wants to know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What every reader is told beside the stream: how the input is called, the user's columns, and who wants to know
    which columns were found (once a table)."""

    name: str
    mapping: Mapping = field(default_factory=Mapping)
    on_columns: Callable[[str, Columns], None] = unheard
    longest: int = MAX_BYTES

    def at(self, number: int) -> str:
        """How one line, row, entry or record of it is called."""
        return f"{self.name}#{number}"


def attempt(extract: Callable[[], Extracted]) -> Extracted | Rejected:
    """What `extract` gives, or why it gives nothing."""
    try:
        return extract()
    except UnreadableText as error:
        return Rejected(step="text", reason=error.reason, detail=error.detail)
    except Exception as error:  # Hostile pages break the extraction in ways nobody can list: still a row, not a crash.
        return Rejected(step="text", reason="failed", detail=f"{type(error).__name__}: {error}"[:200])


def row_reading(row: Row, *, data: bytes, source: str, media_type: MediaType) -> Reading:
    """The reading of a row with a text; `data` are its bytes. HTML in the text is read as such."""
    return reading(attempt(lambda: _extracted(row)), data=data, source=source, media_type=media_type, row=row)


def _extracted(row: Row) -> Extracted:
    if is_page(row.text):
        return _stated(from_html(row.text, row.url), row)
    text = text_of_fragment(row.text) if is_fragment(row.text) else row.text
    return from_fields(text, title=row.title, outlet=row.outlet, published=row.date, url=row.url)


def _stated(page: Extracted, row: Row) -> Extracted:
    """What a page says of itself, with what the row states before it."""
    published = parse_date(row.date)
    return replace(
        page,
        title=row.title or page.title,
        title_basis="stated" if row.title else page.title_basis,
        outlet=row.outlet or page.outlet,
        outlet_basis="stated" if row.outlet else page.outlet_basis,
        published=published or page.published,
        published_basis="stated" if published else page.published_basis,
        url=row.url or page.url,
    )


def reading(
    extracted: Extracted | Rejected,
    *,
    data: bytes,
    source: str,
    media_type: MediaType,
    row: Row | None = None,
    retrieved: str = "",
) -> Reading:
    """The reading of what was extracted, or was not."""
    row = row or Row()
    if isinstance(extracted, Rejected):
        return rejected(extracted, data=data, source=source, media_type=media_type, row=row, retrieved=retrieved)
    identity = report_id(url=extracted.url, external_id=row.id, data=data, source=source)
    report = Report(
        id=identity,
        url=extracted.url,
        external_id=row.id,
        outlet=extracted.outlet,
        outlet_basis=extracted.outlet_basis,
        title=extracted.title,
        title_basis=extracted.title_basis,
        published=extracted.published,
        published_basis=extracted.published_basis,
        titles_only=row.titles_only,
        translated_from=row.translated_from,
        fields=row.fields,
    )
    capture = _capture(identity, data, source, media_type, retrieved)
    return Reading(report=report, capture=capture, document=extracted.document, rejected=extracted.rejected)


def rejected(
    dropped: Rejected,
    *,
    source: str,
    data: bytes = b"",
    media_type: MediaType = "text",
    row: Row | None = None,
    retrieved: str = "",
) -> Reading:
    """A reading without a document. What a row states of the report is kept, so that its id stays the same."""
    row = row or Row()
    identity = report_id(url=row.url, external_id=row.id, data=data, source=source)
    report = Report(
        id=identity,
        url=row.url,
        external_id=row.id,
        titles_only=row.titles_only,
        translated_from=row.translated_from,
        fields=row.fields,
    )
    capture = _capture(identity, data, source, media_type, retrieved)
    return Reading(report=report, capture=capture, rejected=(dropped,))


def nothing(source: str, reason: str, detail: str, media_type: MediaType = "text") -> Reading:
    """A reading of an input of which nothing can be read."""
    return rejected(Rejected(step="corpus", reason=reason, detail=detail), source=source, media_type=media_type)


def bad_row(bad: BadRow, where: str, *, data: bytes, source: str, media_type: MediaType) -> Reading:
    """A reading of a row that is none; `where` says where it stands, as "line 3"."""
    dropped = Rejected(step="corpus", reason=bad.reason, detail=f"{where}: {bad.detail}")
    return rejected(dropped, data=data, source=source, media_type=media_type, row=bad.row)


def bytes_of(values: Fields[str, object]) -> bytes:
    """The bytes of a table's row: its columns as a JSON object, in their order."""
    return json.dumps(values, ensure_ascii=False, default=str).encode("utf-8", "surrogatepass")


def noting_repeats(readings: Iterable[Reading]) -> Iterator[Reading]:
    """The readings of one table; one whose id came before with other bytes is told so in its `rejected` (`same_id`).

    It is a later capture of the same report then, which is right for a corrected text and wrong for an id that is none.
    """
    seen: dict[int, tuple[int, str]] = {}
    for one in readings:
        key, bytes_key = hash(one.report.id), hash(one.capture.sha256)
        before = seen.setdefault(key, (bytes_key, one.capture.source.rpartition("#")[2]))
        if one.document is not None and before[0] != bytes_key:
            named = one.report.url or one.report.external_id
            note = Rejected(step="corpus", reason="same_id", detail=f"{named[:200]} stands at {before[1]} too")
            yield replace(one, rejected=(*one.rejected, note))
        else:
            yield one


def _capture(report: str, data: bytes, source: str, media_type: MediaType, retrieved: str) -> Capture:
    digest = hashlib.sha256(data).hexdigest()
    return Capture(report=report, sha256=digest, media_type=media_type, source=source, retrieved=retrieved)
