"""An HTML page to a document: the article without its surroundings, and what the page says about the report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from dateline.records import Span
from dateline.text.align import page_text, pieces_in
from dateline.text.blocks import Hint, Line, Reading, read_blocks
from dateline.text.cleaning import clean_line, refuse_long
from dateline.text.document import document_of, said_by
from dateline.text.extracted import Extracted
from dateline.text.page_facts import page_facts
from dateline.text.unreadable import UnreadableText

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_PAGE: Final = 5_000_000
"""Longest page that is read, in code points."""

# A fixed end of time: the default would be today, and today is not in the input.
_DATES: Final = (("original_date", True), ("extensive_search", False), ("max_date", "2199-12-31"))
# The default (250) takes a brief of two paragraphs for a failure, and runs the whole page together instead.
_SHORTEST: Final = 100
_BLOCKS: Final = frozenset({"p", "head", "item", "quote", "list", "code", "div", "ab", "body", "main", "fw"})
_SKIPPED: Final = frozenset({"table", "row", "cell", "graphic"})
_SENTENCE: Final = re.compile(r"[.!?…。؟।][)\]\"'”’»]*$")
_HOST: Final = re.compile(r"(?:https?://)?(?:www\.)?([^/\s]+)")
_MANY_WORDS: Final = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A line out of the page, cleaned."""

    text: str
    hint: Hint = ""


def from_html(html: str, url: str = "") -> Extracted:
    """Reads the article of a page. `url` is where the page was found, if known; nothing is fetched.

    The source of `Document.pieces` is `html`. Raises `UnreadableText` (`too_long`, `no_article`, `too_short`,
    `language`).
    """
    if len(html) > MAX_PAGE:
        raise UnreadableText("too_long", f"a page of {len(html)} characters, at most {MAX_PAGE} are read")
    tree, article = _extracted(html, url)
    facts = page_facts(tree, url)
    found = _with_title(list(_body_lines(article.body)), clean_line(article.title or ""))
    text, lines = _laid_out(found)
    refuse_long(text)
    reading = read_blocks(text, lines)
    _refuse_chaff(text, reading)
    pieces = pieces_in(page_text(html), text, [line.span for line in lines])
    title = next((line.text for line in found if line.hint == "title"), "")
    return said_by(
        document_of(text, reading, pieces),
        reading,
        title=title,
        outlet=facts.outlet,
        published=facts.published,
        url=facts.url,
        guess=(_site(article.sitename or "", facts.url or url) or facts.site, article.date or ""),
    )


def _extracted(html: str, url: str) -> tuple[Any, Any]:
    """The page's tree and the article that trafilatura finds in it (typed by the library alone)."""
    from copy import deepcopy

    from trafilatura import bare_extraction
    from trafilatura.settings import DEFAULT_CONFIG
    from trafilatura.utils import load_html

    tree = load_html(html)
    if tree is None:
        raise UnreadableText("no_article", "not HTML")
    config = deepcopy(DEFAULT_CONFIG)
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(_SHORTEST))
    article: Any = bare_extraction(
        html,
        url=url or None,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        config=config,
        date_extraction_params=dict(_DATES),
    )
    if article is None or article.body is None:
        raise UnreadableText("no_article", "nothing but surroundings")
    return tree, article


def _body_lines(body: _Element) -> Iterator[_Found]:
    """As a last resort the whole page comes as one paragraph, in which line ends part what were elements."""
    if len(body) == 1 and len(body[0]) == 0 and "\n" in (body[0].text or ""):
        for line in (body[0].text or "").splitlines():
            yield from _paragraphs(line, "p", body[0])
    else:
        yield from _lines(body)


def _lines(element: _Element) -> Iterator[_Found]:
    """The lines of an extracted body, in order: paragraphs, list items, headings."""
    tag = str(element.tag)
    if tag in _SKIPPED:
        return
    flow = element.text or ""
    for child in element:
        if child.tag in _BLOCKS:
            yield from _paragraphs(flow, tag, element)
            yield from _lines(child)
            flow = child.tail or ""
        else:
            flow += _inline(child) + (child.tail or "")
    yield from _paragraphs(flow, tag, element)


def _inline(element: _Element) -> str:
    if element.tag == "lb":
        return "\n"
    if element.tag in _SKIPPED:
        return ""
    return (element.text or "") + "".join(_inline(child) + (child.tail or "") for child in element)


def _paragraphs(flow: str, tag: str, element: _Element) -> Iterator[_Found]:
    """Parts a flow at line breaks, where a sentence or paragraph ends with them; elsewhere they are mere layout."""
    hint: Hint = "" if tag != "head" else "title" if element.get("rend") == "h1" else "heading"
    waiting = ""
    for at, line in enumerate(flow.split("\n")):
        cleaned = clean_line(line)
        if waiting and (not cleaned or _SENTENCE.search(waiting[-8:])):
            yield _Found(text=waiting, hint=hint)
            waiting = ""
        waiting = f"{waiting} {cleaned}".strip() if at else cleaned
    if waiting:
        yield _Found(text=waiting, hint=hint)


def _with_title(found: list[_Found], title: str) -> list[_Found]:
    """One title at most, and in front: the first top heading where the body begins with it, else the page's title."""
    start = next(
        (at for at, line in enumerate(found[:3]) if line.hint == "title" or (title and line.text == title)), -1
    )
    first = found[start].text if start >= 0 else title
    own = [_Found(text=first, hint="title")] if first else []
    rest = [line for at, line in enumerate(found) if at != start]
    return own + [_Found(text=line.text, hint="heading" if line.hint == "title" else line.hint) for line in rest]


def _laid_out(found: Iterable[_Found]) -> tuple[str, list[Line]]:
    """The text with a blank line between all lines, and where each line stands in it."""
    lines: list[Line] = []
    start = 0
    texts = []
    for line in found:
        lines.append(Line(span=Span(start, start + len(line.text)), hint=line.hint))
        texts.append(line.text)
        start += len(line.text) + 2
    return "\n\n".join(texts), lines


def _refuse_chaff(text: str, reading: Reading) -> None:
    """A page without one finished sentence to read is a front page, a menu or a notice, and no report."""
    for block in reading.blocks:
        surface = block.span.of(text)
        if block.kind == "paragraph" and len(surface) > 15 and (_SENTENCE.search(surface[-8:]) or _long(surface)):
            return
    raise UnreadableText("no_article", "no paragraph with a finished sentence")


def _long(surface: str) -> bool:
    return len(surface.split()) >= _MANY_WORDS


def _site(name: str, url: str) -> str:
    """The outlet that the page's title names behind a bar; the bare host is no name."""
    host = _HOST.match(url)
    if not name or "." in name or (host and name.lower() == host[1].lower()):
        return ""
    return clean_line(name)
