"""Pieces of HTML in fields and feeds: a whole page, or a few elements, as text with a blank line between paragraphs."""

from __future__ import annotations

import re
from typing import Any, Final

_PAGE: Final = re.compile(r"\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html)\b", re.I)
_TAG: Final = re.compile(
    r"</?(?:p|div|br|span|a|em|strong|b|i|ul|ol|li|h[1-6]|blockquote|figure|img)\b[^<>]{0,500}>", re.I
)
_BLOCKS: Final = frozenset(
    "address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p "
    "pre section table td th tr ul".split()
)
_UNREAD: Final = frozenset({"script", "style", "noscript", "template", "iframe"})
_SAMPLE: Final = 20_000


def is_page(text: str) -> bool:
    """Whether a field holds a whole page."""
    return bool(_PAGE.match(text[:1000]))


def is_fragment(text: str) -> bool:
    """Whether a field holds HTML: two tags at least, or one with which it begins. A lone "<" makes none."""
    start = text[:_SAMPLE].lstrip()
    found = _TAG.findall(start)
    return len(found) > 1 or bool(found and _TAG.match(start))


def text_of_fragment(html: str) -> str:
    """The text of a few elements, paragraphs parted by blank lines; empty where there is none."""
    from lxml.html import fragment_fromstring

    try:
        tree = fragment_fromstring(html, create_parent="div")
    except (ValueError, AssertionError):  # lxml refuses control characters and odd declarations.
        return re.sub(r"<[^<>]{0,2000}>", " ", html)
    return text_of_element(tree)


def text_of_element(element: Any) -> str:
    """The text of an element of lxml, paragraphs parted by blank lines."""
    lines = _flow(element).split("\n")
    return "\n\n".join(line for line in (" ".join(line.split()) for line in lines) if line)


def _flow(element: Any) -> str:
    """The text under `element` in order, a line end before and after each block. Not recursive: pages nest."""
    pieces: list[str] = []
    stack: list[tuple[Any, bool]] = [(element, False)]
    while stack:
        node, left = stack.pop()
        tag = node.tag if isinstance(node.tag, str) else ""
        if left:
            pieces += ["\n"] if tag in _BLOCKS else []
            pieces += [_spaced(node.tail)] if node is not element and node.tail else []
            continue
        stack.append((node, True))
        pieces += ["\n"] if tag in _BLOCKS else []
        if tag and tag not in _UNREAD:
            pieces += [_spaced(node.text)] if node.text else []
            stack += [(child, False) for child in reversed(node)]
    return "".join(pieces)


def _spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text)
