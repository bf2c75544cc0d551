"""store: the archive's SQLite file: its schema, migrations, named queries and full-text index. No SQL anywhere else."""

from dateline.store.coverage import Feed, Pass, Seen
from dateline.store.errors import (
    AmbiguousId,
    ArchiveBusy,
    ArchiveDamaged,
    ArchiveError,
    ArchiveMissing,
    ArchiveTooNew,
    NotInArchive,
    UnknownFilter,
)
from dateline.store.filters import Filters
from dateline.store.query import tables_of
from dateline.store.store import Handled, Store
from dateline.store.write import Outcome

__all__ = [
    "AmbiguousId",
    "ArchiveBusy",
    "ArchiveDamaged",
    "ArchiveError",
    "ArchiveMissing",
    "ArchiveTooNew",
    "Feed",
    "Filters",
    "Handled",
    "NotInArchive",
    "Outcome",
    "Pass",
    "Seen",
    "Store",
    "UnknownFilter",
    "tables_of",
]
