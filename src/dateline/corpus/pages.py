"""A page that came over the net or out of a WARC file, to what it says: in a worker, within limits."""

from __future__ import annotations

from dateline.corpus.sandbox import Failure, Sandbox
from dateline.records import Rejected
from dateline.text import Extracted, UnreadableText, decode, from_html, from_text, looks_like_html


def extracted_page(data: bytes, url: str, charset: str, sandbox: Sandbox) -> tuple[Extracted | Rejected, bool]:
    """What a page says, or why it says nothing; and whether it is HTML. `charset` is what the server calls it."""
    found = sandbox.call(extract, data, url, charset)
    if not isinstance(found, Failure):
        return found
    reason = "failed" if found.kind == "failed" else f"extract_{found.kind}"
    return Rejected(step="text", reason=reason, detail=found.detail), True


def extract(data: bytes, url: str, charset: str) -> tuple[Extracted | Rejected, bool]:
    """What the worker does. An error of the text is an answer; any other is for the worker to tell."""
    html = True
    try:
        text = _decoded(data, charset)
        html = looks_like_html(text)
        return (from_html(text, url) if html else from_text(text)), html
    except UnreadableText as error:
        return Rejected(step="text", reason=error.reason, detail=error.detail), html


def _decoded(data: bytes, charset: str) -> str:
    """As the server says, where the bytes are not UTF-8 and name no encoding themselves; servers are often wrong."""
    if charset and charset not in {"utf-8", "utf8"} and b"charset" not in data[:4096].lower():
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            try:
                return data.decode(charset)
            except (LookupError, ValueError):
                return decode(data)
    return decode(data)
