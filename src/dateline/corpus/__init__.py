"""corpus: readers, from paths to readings. What cannot be read is a reading without a document that says why."""

from dateline.corpus.formats import FORMATS, Format
from dateline.corpus.identity import canonical_url, report_id
from dateline.corpus.mapping import Columns, Mapping
from dateline.corpus.read import InputFormat, read_paths
from dateline.corpus.readings import MAX_BYTES
from dateline.corpus.reasons import REASONS

__all__ = [
    "FORMATS",
    "MAX_BYTES",
    "REASONS",
    "Columns",
    "Format",
    "InputFormat",
    "Mapping",
    "canonical_url",
    "read_paths",
    "report_id",
]
