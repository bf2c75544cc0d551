"""Which format an input has: by its first bytes where they leave no doubt, by its name, else by what its beginning says."""

from __future__ import annotations

import json
import re
from pathlib import PurePath
from typing import Final, Literal, get_args

from dateline.corpus.mapping import Mapping, columns_of, plain

Format = Literal[
    "text",
    "html",
    "jsonl",
    "csv",
    "tsv",
    "parquet",
    "warc",
    "feed",
    "nexis",
    "factiva",
    "proquest",
    "mediacloud",
    "gdelt",
]
FORMATS: Final[tuple[Format, ...]] = get_args(Format)

PACKED: Final = frozenset({".gz", ".zst", ".zstd"})
SUFFIXES: Final[dict[str, Format]] = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".parquet": "parquet",
    ".warc": "warc",
    ".rss": "feed",
    ".atom": "feed",
    ".ris": "proquest",
    ".xls": "proquest",
}
"""Formats that a name tells."""
ONE_REPORT: Final = frozenset({"", ".txt", ".text", ".html", ".htm", ".xhtml"})
"""Suffixes of files with one report, most often; what is an export shows in the content."""
IN_FOLDERS: Final = frozenset(SUFFIXES) | ONE_REPORT | {".docx", ".rtf", ".xml"}
"""Suffixes of the files that are read where a folder is given."""

GDELT_COLUMNS: Final = frozenset({58, 61, 27, 16})
"""Cells of a line of GDELT's events (1.0 and 2.0), GKG 2.1 and mentions."""

_BOMS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_FACTIVA: Final = re.compile(rb"Factiva|Dow Jones|Document [A-Z]{4,12}0{2}\w{8,}")
_NEXIS: Final = re.compile(rb"Load-Date|End of Document|LexisNexis|Nexis")
_FACTIVA_PAGE: Final = re.compile(rb"<div[^>]{0,200}class=[\"']?article \w*Article|(?i:<title>[^<]{0,40}factiva)")
_PROQUEST: Final = re.compile(rb"ProQuest document ID|^_{20,}\s*$[\s\S]{0,4000}?^Full text:", re.M)
_NEXIS_TEXT: Final = re.compile(rb"^\s*Load-Date: [\s\S]{0,2000}?^\s*End of Document\s*$", re.M)
_FEED: Final = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>)?\s*(?:<!--[\s\S]{0,2000}?-->\s*|<\?[^>]{0,300}>\s*)*<(?:rss|feed|rdf:RDF)\b"
)
_JSON_FEED: Final = re.compile(rb"\s*\{[\s\S]{0,2000}?\"version\"\s*:\s*\"https://jsonfeed\.org/")


class UnknownFormat(ValueError):
    """An input whose format is known and not read; the message says what it is and what to do."""


def suffix_of(name: str) -> str:
    """The suffix of a file's name in small letters, without that of a packing: ".jsonl" of "a.jsonl.gz"."""
    path = PurePath(name)
    return (PurePath(path.stem) if path.suffix.lower() in PACKED else path).suffix.lower()


def format_of(name: str, head: bytes) -> Format:
    """The format of the input called `name` that begins with `head` (unpacked). Raises UnknownFormat."""
    suffix = suffix_of(name)
    return _by_first_bytes(head) or _by_name(suffix, head) or _by_content(head)


def _by_first_bytes(head: bytes) -> Format | None:
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(b"WARC/"):
        return "warc"
    if head.lstrip(b"\xef\xbb\xbf").startswith(b"{\\rtf"):
        return "nexis" if _NEXIS.search(head) or not _FACTIVA.search(head) else "factiva"
    if head.startswith(b"PK\x03\x04"):
        return _of_zip(head)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return "proquest"
    return None


def _of_zip(head: bytes) -> Format:
    if b"word/" in head:
        return "nexis"
    if b"xl/" in head:
        raise UnknownFormat("an Excel workbook (.xlsx) is not read; save it as CSV in UTF-8 and give that")
    raise UnknownFormat("a zip file is not read; unpack it and give what is in it")


def _by_name(suffix: str, head: bytes) -> Format | None:
    found = SUFFIXES.get(suffix)
    if found in {"csv", "tsv"}:
        return _of_table(head) or found
    if suffix == ".json":
        if _JSON_FEED.match(head):
            return "feed"
        raise UnknownFormat("a .json file is not read; give JSON lines, in a file named .jsonl")
    return found


def _of_table(head: bytes) -> Format | None:
    """GDELT's files have no line of names; Media Cloud's lists have names of their own and no text."""
    first = first_line(head)
    names = {plain(name) for name in re.split("[,;\t]", first)}
    if (first.count("\t") + 1 in GDELT_COLUMNS and first[:1].isdigit()) or {"globaleventid", "gkgrecordid"} & names:
        return "gdelt"
    return "mediacloud" if {"medianame", "publishdate", "url"} <= names and not {"text", "storytext"} & names else None


def _by_content(head: bytes) -> Format:
    if _JSON_FEED.match(head) or _FEED.match(head.removeprefix(_BOMS[0])):
        return "feed"
    if _FACTIVA_PAGE.search(head):
        return "factiva"
    if head.startswith(b"TY  - ") or head.removeprefix(_BOMS[0]).startswith(b"TY  - ") or _PROQUEST.search(head):
        return "proquest"
    if _NEXIS_TEXT.search(head):
        return "nexis"
    return "jsonl" if _is_json_lines(head) else _of_headed(head) or "text"


def _is_json_lines(head: bytes) -> bool:
    first, end, _ = head.removeprefix(_BOMS[0]).lstrip().partition(b"\n")
    if not first.startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        # A first row that is longer than what is looked at cannot be told whole.
        return not end and len(head) >= 200_000 and bool(re.match(rb'\{\s*"', first))


def _of_headed(head: bytes) -> Format | None:
    """A table by its line of names: three columns at least, a text or a title with an address among them."""
    first = first_line(head)
    marks = {mark: first.count(mark) for mark in "\t,;|"}
    mark = max(marks, key=lambda m: marks[m])
    names = [name.strip().strip('"') for name in first.split(mark)]
    if len(names) < 3 or any(not name or len(name) > 40 for name in names):
        return None
    found = columns_of(names, Mapping())
    if not (found.text and (found.title or found.date)) and not (found.title and found.url):
        return None
    return _of_table(head) or ("tsv" if mark == "\t" else "csv")


def first_line(head: bytes) -> str:
    """The first line of `head` as text, for looking at its marks only."""
    encoding = "utf-16" if head.startswith(_BOMS[1:]) else "utf-8-sig"
    return re.split(r"[\r\n]", head[:20_000].decode(encoding, "replace"), maxsplit=1)[0]
