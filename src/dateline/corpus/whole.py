"""One report a file: plain text, or a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Literal

from dateline.coder import Reading
from dateline.corpus.readings import Source, attempt, reading
from dateline.corpus.rows import Row
from dateline.records import MediaType
from dateline.text import Extracted, UnreadableText, decode, from_html, from_text, looks_like_html

Kind = Literal["text", "html", "either"]


def read_either(stream: BinaryIO, source: Source) -> Iterator[Reading]:
    """The one report of a file, which is a page where it looks like one."""
    yield page_reading(stream.read(source.longest + 1), source.name, longest=source.longest)


def read_html(stream: BinaryIO, source: Source) -> Iterator[Reading]:
    """The one report of a file that is a page, whatever it looks like."""
    yield page_reading(stream.read(source.longest + 1), source.name, kind="html", longest=source.longest)


def read_text(stream: BinaryIO, source: Source) -> Iterator[Reading]:
    """The one report of a file that is plain text, whatever it looks like."""
    yield page_reading(stream.read(source.longest + 1), source.name, kind="text", longest=source.longest)


def page_reading(
    data: bytes, name: str, *, longest: int, kind: Kind = "either", url: str = "", retrieved: str = ""
) -> Reading:
    """The reading of the bytes of one report; a page says itself where it was found, else `url` does."""
    found: list[MediaType] = ["html" if kind == "html" else "text"]

    def extract() -> Extracted:
        if len(data) > longest:
            raise UnreadableText("too_long", f"more than {longest} bytes")
        text = decode(data)
        if kind == "html" or (kind == "either" and looks_like_html(text)):
            found[0] = "html"
            return from_html(text, url)
        return from_text(text)

    extracted = attempt(extract)
    return reading(extracted, data=data, source=name, media_type=found[0], row=Row(url=url), retrieved=retrieved)
