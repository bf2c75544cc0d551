"""Word and RTF files as lines of text, for the exports of databases."""

from __future__ import annotations

import re
from typing import Any, BinaryIO, Final

from dateline.corpus.rows import BadRow
from dateline.corpus.streams import seekable
from dateline.text import UnreadableText, decode

_ZIP: Final = b"PK\x03\x04"
_RTF: Final = b"{\\rtf"
_DAMAGED: Final = "the file cannot be opened: {}"


def lines_of_export(stream: BinaryIO, longest: int) -> list[str]:
    """The lines of a Word (.docx), RTF or plain text file. Raises BadRow (`damaged`, `too_long`, and those of decoding)."""
    data = stream.read(longest + 1)
    if len(data) > longest:
        raise BadRow("too_long", f"an export of more than {longest} bytes; export fewer reports a file")
    if data.startswith(_ZIP):
        return _of_docx(data)
    if data.removeprefix(b"\xef\xbb\xbf").startswith(_RTF):
        return _of_rtf(data)
    try:
        return decode(data).splitlines()
    except UnreadableText as error:
        raise BadRow(error.reason, error.detail) from error


def _of_docx(data: bytes) -> list[str]:
    import io

    from docx import Document
    from docx.table import Table

    try:
        with seekable(io.BytesIO(data)) as file:
            lines: list[str] = []
            for part in Document(file).iter_inner_content():
                lines += _of_table(part) if isinstance(part, Table) else part.text.splitlines() or [""]
            return lines
    except (
        Exception
    ) as error:  # A damaged Word file fails in its zip, its XML or its parts, each with errors of its own.
        raise BadRow("damaged", _DAMAGED.format(error)[:200]) from error


def _of_table(table: Any) -> list[str]:
    return ["\t".join(dict.fromkeys(cell.text.strip() for cell in row.cells)) for row in table.rows]


def _of_rtf(data: bytes) -> list[str]:
    from striprtf.striprtf import rtf_to_text

    if data.rstrip(b"\0 \r\n").count(b"}") == 0 or not data.rstrip(b"\0 \r\n").endswith(b"}"):
        raise BadRow("damaged", "the RTF file has no end")
    try:
        # RTF is ASCII by its rules; what is not stands in an escape.
        text: str = rtf_to_text(data.decode("latin-1"), errors="replace")  # type: ignore[no-untyped-call]
    except Exception as error:  # Broken RTF breaks its reader in ways of its own.
        raise BadRow("damaged", _DAMAGED.format(error)[:200]) from error
    return re.split(r"\r\n|\n|\x0c", text)
