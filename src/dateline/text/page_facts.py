"""What a page's head says about the report: outlet, date, address. Only what is stated there, never what is likely."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.text.cleaning import clean_line
from dateline.text.dates import parse_date
from dateline.text.lexicon import is_outlet

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_OUTLET: Final = ("og:site_name", "publisher", "dc.publisher", "application-name")
_PUBLISHED: Final = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "dc.date.issued", "dcterms.created", "dcterms.issued", "dcterms.date", "dc.date", "publishdate",
    "publish-date", "publish_date", "published_time", "pubdate", "article.published", "date",
)  # fmt: skip
_ADDRESS: Final = re.compile(r"https?://[^/\s]+/[^\s#]+")
_BAR: Final = re.compile(r"\s[|–—·»-]\s")
_DEEPEST: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What the page states; empty where it does not. `site` is an outlet that only its title ends in."""

    outlet: str = ""
    site: str = ""
    published: str = ""
    url: str = ""


def page_facts(tree: HtmlElement, url: str) -> PageFacts:
    """Reads meta tags, then JSON-LD, then a `time` element that says that it is the date of publication.

    `url` is where the page was found: it stands where the page names no address of its own below the front page.
    """
    metas = _metas(tree)
    linked = tuple(_linked_data(tree))
    outlets = (*_wanted(metas, _OUTLET), *_publishers(linked))
    dates = (*_wanted(metas, _PUBLISHED), *_texts(linked, "datePublished"), *_times(tree))
    addresses = (*tree.xpath("//link[@rel='canonical']/@href"), *_wanted(metas, ("og:url",)), url)
    return PageFacts(
        outlet=next((clean_line(name) for name in outlets if _named(name)), ""),
        site=_site(tree),
        published=next((value for value in dates if parse_date(value)), ""),
        url=next((address.strip() for address in addresses if _ADDRESS.match(address.strip())), url),
    )


def _metas(tree: HtmlElement) -> dict[str, str]:
    """The first content of every meta tag by its name in lower case."""
    found: dict[str, str] = {}
    for meta in tree.xpath("//meta[@content]"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = str(meta.get("content")).strip()
        if name and content:
            found.setdefault(str(name).strip().lower(), content)
    return found


def _wanted(metas: dict[str, str], names: tuple[str, ...]) -> Iterator[str]:
    return (metas[name] for name in names if name in metas)


def _site(tree: HtmlElement) -> str:
    """The outlet behind the last bar or dash of the page's title, if it reads like one."""
    title = " ".join(tree.xpath("//head/title//text()"))
    last = clean_line(_BAR.split(title)[-1])
    return last if last != clean_line(title) and is_outlet(last) else ""


def _named(name: str) -> bool:
    """An outlet's name, and neither an address nor an account."""
    return 1 < len(name.strip()) <= 80 and not re.match(r"https?:|www\.|@|/|\S+\.\w+$", name.strip())


def _linked_data(tree: HtmlElement) -> Iterator[dict[str, object]]:
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            loaded = json.loads(script)
        except (ValueError, RecursionError):
            continue
        yield from _objects(loaded, _DEEPEST)


def _objects(value: object, depth: int) -> Iterator[dict[str, object]]:
    """The objects at the top, in lists and in `@graph`: those deeper down describe something else than the report."""
    if isinstance(value, list) and depth:
        for item in value:
            yield from _objects(item, depth - 1)
    elif isinstance(value, dict):
        yield value
        yield from _objects(value.get("@graph"), depth - 1)


def _publishers(linked: tuple[dict[str, object], ...]) -> Iterator[str]:
    for item in linked:
        publisher = item.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else None
        if isinstance(name, str):
            yield name


def _texts(linked: tuple[dict[str, object], ...], key: str) -> Iterator[str]:
    return (value for item in linked if isinstance(value := item.get(key), str))


def _times(tree: HtmlElement) -> list[str]:
    marked = "//*[@itemprop='datePublished']"
    return [str(value) for value in tree.xpath(f"{marked}/@datetime | {marked}/@content | //time[@pubdate]/@datetime")]
