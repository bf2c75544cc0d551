"""A list of addresses to readings. A dead or refused link is a reading without a document that says why."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final
from urllib.parse import urlsplit

from dateline.coder import Reading
from dateline.corpus.fetching.fetched import Fetched
from dateline.corpus.fetching.fetcher import Fetcher
from dateline.corpus.fetching.warcs import Warc, WarcUnreadable
from dateline.corpus.identity import canonical_url, report_id
from dateline.corpus.pages import extracted_page
from dateline.corpus.sandbox import Sandbox
from dateline.records import Capture, Rejected, Report
from dateline.text import Extracted

_DOORS: Final = ("www.", "m.", "mobile.", "amp.")


def read_urls(
    urls: Iterable[str], fetcher: Fetcher, warc: str | None = None, *, sandbox: Sandbox | None = None
) -> Iterator[Reading]:
    """The readings behind `urls`, in order, one each; empty lines and comments (`#`) are none.

    With `warc`, the path of a WARC file, a page is taken out of it where it is there, and fetched only where it is not;
    a file that cannot be read is a reading of its own, and all is fetched. Raises nothing for what cannot be had: that
    is a reading without a document, whose first `rejected` has the step `fetch`, `corpus` or `text`.
    """
    pages: Warc | None = None
    if warc is not None:
        try:
            pages = Warc.of(warc)
        except WarcUnreadable as error:
            yield _rejected(warc, Rejected(step="fetch", reason="warc_unreadable", detail=str(error)))
    with sandbox or Sandbox() as worker:
        for line in urls:
            url = line.strip()
            if url and not url.startswith("#"):
                yield page_reading((pages.find(url) if pages else None) or fetcher.fetch(url), worker)


def page_reading(fetched: Fetched, sandbox: Sandbox) -> Reading:
    """The reading of what was fetched; without a document where nothing was, or nothing can be read."""
    if fetched.decision != "fetched":
        dropped = Rejected(step="fetch", reason=fetched.reason, detail=fetched.detail)
        return _rejected(fetched.url, dropped, fetched)
    extracted, html = extracted_page(fetched.data, fetched.final_url, fetched.charset, sandbox)
    if isinstance(extracted, Rejected):
        return _rejected(fetched.url, extracted, fetched, html=html)
    report = _report(extracted, fetched)
    capture = _capture(report.id, fetched.url, fetched, html=html)
    return Reading(report=report, capture=capture, document=extracted.document, rejected=extracted.rejected)


def _report(extracted: Extracted, fetched: Fetched) -> Report:
    url = _address(extracted.url, fetched)
    return Report(
        id=report_id(url=url, external_id="", data=fetched.data, source=fetched.url),
        url=url,
        outlet=extracted.outlet,
        outlet_basis=extracted.outlet_basis,
        title=extracted.title,
        title_basis=extracted.title_basis,
        published=extracted.published,
        published_basis=extracted.published_basis,
    )


def _address(stated: str, fetched: Fetched) -> str:
    """What the page calls its own address, else what was asked for.

    A page speaks for its own site only: else any page could take the place of another outlet's report.
    """
    if stated and canonical_url(stated) and _site(stated) in {_site(fetched.final_url), _site(fetched.url)}:
        # Where a page states nothing, the text step hands back where it was found: redirects do not rename a report.
        return stated if stated != fetched.final_url else fetched.url
    return fetched.url


def _site(url: str) -> str:
    try:
        host = (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""
    return next((host.removeprefix(door) for door in _DOORS if host.startswith(door)), host)


def _rejected(source: str, dropped: Rejected, fetched: Fetched | None = None, *, html: bool = True) -> Reading:
    url = fetched.url if fetched else ""
    identity = report_id(url=url, external_id="", data=b"", source=source)
    capture = _capture(identity, source, fetched, html=html)
    return Reading(report=Report(id=identity, url=url), capture=capture, rejected=(dropped,))


def _capture(report: str, source: str, fetched: Fetched | None, *, html: bool) -> Capture:
    empty = hashlib.sha256(b"").hexdigest()
    capture = Capture(report=report, sha256=empty, media_type="html" if html else "text", source=source)
    if fetched is None:
        return capture
    return replace(capture, sha256=fetched.sha256 or empty, retrieved=fetched.retrieved)
