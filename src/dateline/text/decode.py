"""Bytes to text. What is decoded wrongly at the source (mojibake) is left as it is: mending it would be a guess."""

from __future__ import annotations

import codecs
import re
from typing import Final

from dateline.text.unreadable import UnreadableText

# UTF-32 comes first: its little-endian mark begins with the one of UTF-16.
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC: Final = (
    b"%PDF-",
    b"\x89PNG",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"GIF8",
    b"\xff\xd8\xff",
    b"\xd0\xcf\x11\xe0",
    b"\x7fELF",
)
_DECLARED: Final = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.I
)
_CONTROL: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_SHARE: Final = 0.05
_SAMPLE: Final = 65_536
_HTML: Final = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_TAG: Final = re.compile(
    r"</?(?:p|div|article|section|main|h[1-6]|br|ul|ol|li|span|meta|table|blockquote)\b[^<>]{0,500}>", re.I
)


def decode(data: bytes) -> str:
    """The text in `data`: UTF-8, else by byte-order mark, else as an HTML page declares it, else as it is detected.

    Raises `UnreadableText` for no bytes (`empty`), data that is not text (`binary`) and text in an encoding that
    cannot be made out (`encoding`).
    """
    if not data.strip():
        raise UnreadableText("empty", f"{len(data)} bytes")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data, encoding)
    _refuse_binary(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _declared(data) or _detected(data)


def looks_like_html(text: str) -> bool:
    """Whether `text` is an HTML page or fragment and not plain text that merely has a `<` somewhere."""
    start = text[:4096].lstrip("\ufeff \t\r\n")
    if _HTML.match(start):
        return True
    tags = _TAG.findall(start)
    return start.startswith("<") and bool(_TAG.match(start)) and len(tags) >= 2


def _marked(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableText("encoding", f"{encoding} by its byte-order mark, broken at byte {error.start}") from error
    if not text.strip():
        raise UnreadableText("empty", f"{len(data)} bytes")
    return text


def _refuse_binary(data: bytes) -> None:
    if data.startswith(_MAGIC):
        raise UnreadableText("binary", "begins like a file of another kind")
    sample = data[:_SAMPLE]
    if b"\x00" in sample:
        raise UnreadableText("binary", "holds NUL bytes")
    if len(_CONTROL.findall(sample)) > len(sample) * _CONTROL_SHARE:
        raise UnreadableText("binary", "holds many control bytes")


def _declared(data: bytes) -> str:
    """The text by the encoding that the page itself declares, or nothing where that is absent, unknown or untrue."""
    found = _DECLARED.search(data[:4096])
    if found is None:
        return ""
    name = found[1].decode("ascii").lower()
    # Browsers read these names as Windows-1252, and pages are written for browsers.
    encoding = "cp1252" if name in {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"} else name
    try:
        return data.decode(encoding)
    except (LookupError, ValueError):
        return ""


def _detected(data: bytes) -> str:
    from charset_normalizer import from_bytes

    western = _western(data)
    if western:
        return western
    best = from_bytes(data).best()
    if best is None:
        raise UnreadableText("encoding", "no encoding fits")
    return str(best)


def _western(data: bytes) -> str:
    """The text in Windows-1252 where all beyond ASCII is typographic marks and a few accented letters in English.

    Detection by statistics mixes the Western code pages up, above all in short texts with one curly quote.
    """
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return ""
    beyond = [character for character in text if character > "\x7f"]
    odd = [character for character in beyond if character not in _WESTERN]
    return text if not odd and len(beyond) * 20 <= len(text) + 40 else ""


_WESTERN: Final = frozenset("‘’“”–—…•€£©®°§·«»\u00a0½¼¾ÀÁÂÃÄÅÆÇÈÉÊËÍÎÏÑÓÔÕÖØÚÛÜàáâãäåæçèéêëíîïñóôõöøùúûüßœŒšŠžŽ™´")
