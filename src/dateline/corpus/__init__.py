"""corpus: readers, from paths to readings. What cannot be read is a reading without a document that says why."""

from dateline.corpus.identity import canonical_url, report_id
from dateline.corpus.read import MAX_BYTES, read_paths
from dateline.corpus.reasons import REASONS

__all__ = ["MAX_BYTES", "REASONS", "canonical_url", "read_paths", "report_id"]
