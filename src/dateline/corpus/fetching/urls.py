"""A list of addresses to readings. A dead or refused link is a reading without a document that says why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final
from urllib.parse import urlsplit

from dateline.coder import Reading
from dateline.corpus.fetching.fetched import Fetched
from dateline.corpus.fetching.fetcher import Fetcher
from dateline.corpus.fetching.warcs import Warc, WarcUnreadable
from dateline.corpus.identity import canonical_url
from dateline.corpus.pages import extracted_page
from dateline.corpus.readings import reading, rejected
from dateline.corpus.rows import Row
from dateline.corpus.sandbox import Sandbox
from dateline.records import Rejected
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
            yield rejected(Rejected(step="fetch", reason="warc_unreadable", detail=str(error)), source=warc)
    with sandbox or Sandbox() as worker:
        for line in urls:
            url = line.strip()
            if url and not url.startswith("#"):
                yield page_reading((pages.find(url) if pages else None) or fetcher.fetch(url), worker)


def page_reading(fetched: Fetched, sandbox: Sandbox) -> Reading:
    """The reading of what was fetched; without a document where nothing was, or nothing can be read."""
    if fetched.decision != "fetched":
        dropped = Rejected(step="fetch", reason=fetched.reason, detail=fetched.detail)
        return _reading(dropped, fetched, html=True)
    extracted, html = extracted_page(fetched.data, fetched.final_url, fetched.charset, sandbox)
    if isinstance(extracted, Extracted):
        extracted = replace(extracted, url=_address(extracted.url, fetched))
    return _reading(extracted, fetched, html=html)


def _reading(found: Extracted | Rejected, fetched: Fetched, *, html: bool) -> Reading:
    return reading(
        found,
        data=fetched.data,
        source=fetched.url,
        media_type="html" if html else "text",
        row=Row(url=fetched.url),
        retrieved=fetched.retrieved,
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
