"""The step "text": from the bytes of a capture to a document, whose text never changes once made.

Pure functions: the same input gives the same document. What is no text of the report (labels, datelines, bylines,
captions, share bars, related titles) stays in the document as blocks that are not read. `Document.pieces` map the text
back to the decoded source. Positions are code points. What cannot be read raises `UnreadableText` with a reason out of
`REASONS`, which lists them all with their remedies.
"""

from __future__ import annotations

from dateline.text.dates import parse_date
from dateline.text.decode import decode, looks_like_html
from dateline.text.extracted import Extracted
from dateline.text.html import from_html
from dateline.text.language import language_of
from dateline.text.plain import from_fields, from_text
from dateline.text.unreadable import REASONS, Reason, UnreadableText

__all__ = [
    "REASONS",
    "Extracted",
    "Reason",
    "UnreadableText",
    "decode",
    "from_fields",
    "from_html",
    "from_text",
    "language_of",
    "looks_like_html",
    "parse_date",
]
