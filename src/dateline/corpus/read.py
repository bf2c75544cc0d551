"""Reading: files, folders, patterns and standard input to readings, one after the other.

Nothing is silent and nothing stops the batch: what cannot be read is a reading without a document.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from types import MappingProxyType
from typing import IO, BinaryIO, Final, Literal

from dateline.coder import Reading
from dateline.corpus.delimited import read_csv, read_tsv
from dateline.corpus.factiva import read_factiva
from dateline.corpus.feeds import read_feed
from dateline.corpus.formats import Format, UnknownFormat, format_of
from dateline.corpus.gdelt import read_gdelt
from dateline.corpus.jsonl import read_jsonl
from dateline.corpus.mapping import Columns, Mapping
from dateline.corpus.nexis import read_nexis
from dateline.corpus.parquet import read_parquet
from dateline.corpus.paths import Input, inputs_of
from dateline.corpus.proquest import read_proquest
from dateline.corpus.readings import Source, nothing, noting_repeats, unheard
from dateline.corpus.streams import DAMAGE, Place, peeked, unpacked
from dateline.corpus.warc import read_warc
from dateline.corpus.whole import read_either, read_html, read_text

InputFormat = Literal["auto"] | Format
Reader = Callable[[BinaryIO, Source], Iterator[Reading]]

READERS: Final[MappingProxyType[Format, Reader]] = MappingProxyType(
    {
        "text": read_text,
        "html": read_html,
        "jsonl": read_jsonl,
        "csv": read_csv,
        "tsv": read_tsv,
        "mediacloud": read_csv,
        "gdelt": read_gdelt,
        "parquet": read_parquet,
        "warc": read_warc,
        "feed": read_feed,
        "nexis": read_nexis,
        "factiva": read_factiva,
        "proquest": read_proquest,
    }
)
"""The reader of each format. What is only taken for text by default is a page where it looks like one."""

_TABLES: Final = frozenset({"jsonl", "csv", "tsv", "parquet", "mediacloud"})


def read_paths(
    paths: Iterable[str],
    *,
    stdin: BinaryIO | None = None,
    input_format: InputFormat = "auto",
    mapping: Mapping | None = None,
    on_columns: Callable[[str, Columns], None] | None = None,
    on_open: Callable[[Place], None] | None = None,
) -> Iterator[Reading]:
    """The readings behind `paths`: files of any format in `READERS`, packed or not, folders, patterns, `-` for standard input.

    One after the other and in order, each file read once, as a stream. `input_format` forces one format on all of them; else
    each is told by its first bytes, its name and its content. `mapping` names the columns of tables, `on_columns` hears of
    those found in each, and `on_open` of the place in each file. A bad input is a reading without a document, whose first
    `rejected` has the step `corpus` or `text`, a key of `REASONS` and what was found. Raises nothing for bad inputs.
    """
    for found in inputs_of(paths):
        if found.problem:
            yield nothing(found.source, "unreadable", found.problem)
            continue
        source = Source(name=found.source, mapping=mapping or Mapping(), on_columns=on_columns or unheard)
        yield from _opened(found, source, sys.stdin.buffer if stdin is None else stdin, input_format, on_open)


def _opened(
    found: Input,
    source: Source,
    stdin: BinaryIO,
    input_format: InputFormat,
    on_open: Callable[[Place], None] | None,
) -> Iterator[Reading]:
    try:
        if found.path is None:
            yield from _stream(stdin, source, input_format, None)
            return
        with found.path.open("rb") as stream:
            yield from _stream(stream, source, input_format, on_open)
    except DAMAGE as error:
        yield nothing(source.name, "damaged", f"{error or type(error).__name__}"[:200])
    except OSError as error:
        yield nothing(source.name, "unreadable", error.strerror or type(error).__name__)
    except Exception as error:  # A damaged file breaks the libraries that read it in ways nobody can list.
        yield nothing(source.name, "failed", f"{type(error).__name__}: {error}"[:200])


def _stream(
    stream: IO[bytes], source: Source, input_format: InputFormat, on_open: Callable[[Place], None] | None
) -> Iterator[Reading]:
    head, whole = peeked(unpacked(stream))
    if on_open is not None:
        on_open(Place(whole))
    try:
        found = format_of(source.name, head) if input_format == "auto" else input_format
    except UnknownFormat as error:
        yield nothing(source.name, "unreadable", str(error))
        return
    read = read_either if found == "text" and input_format == "auto" else READERS[found]
    yield from noting_repeats(read(whole, source)) if found in _TABLES else read(whole, source)
