"""What can be wrong with an archive or with a question to it; every error names the remedy."""

from __future__ import annotations

from collections.abc import Sequence


class ArchiveError(Exception):
    """Something about the archive; `remedy` says what to do."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(f"{message}; {remedy}")
        self.message = message
        self.remedy = remedy


class ArchiveMissing(ArchiveError):
    """There is no archive at this path."""

    def __init__(self, path: str) -> None:
        super().__init__(f"there is no archive at {path}", "check the path, or make one by ingesting reports into it")


class ArchiveDamaged(ArchiveError):
    """The file is no archive, or its pages are damaged."""

    def __init__(self, path: str, detail: str) -> None:
        remedy = "give the path of a Dateline archive, or restore it from a backup"
        super().__init__(f"{path} cannot be read as an archive ({detail})", remedy)


class ArchiveTooNew(ArchiveError):
    """A newer Dateline has written the archive."""

    def __init__(self, path: str, found: int, known: int) -> None:
        message = f"{path} has schema version {found}, this Dateline knows versions up to {known}"
        super().__init__(message, "install a newer Dateline")


class ArchiveBusy(ArchiveError):
    """Another process has been writing for too long."""

    def __init__(self, path: str) -> None:
        super().__init__(f"another process is writing to {path}", "wait until it is done, then try again")


class ReadByAnEarlierOne(ArchiveError):
    """All reports of the archive were read by a Dateline that kept nothing of what is asked for."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"the reports of this archive were read by an earlier Dateline, which kept no {what}", "ingest them again"
        )


class NotInArchive(ArchiveError, LookupError):
    """No report, event mention or event has this id."""

    def __init__(self, kind: str, name: str) -> None:
        super().__init__(f"no {kind} has the id {name!r}", f"look the id up in the table of {kind}s")


class AmbiguousId(ArchiveError, LookupError):
    """More than one id begins like this."""

    def __init__(self, kind: str, name: str, found: Sequence[str]) -> None:
        super().__init__(f"more than one {kind} begins with {name!r}: {', '.join(found)}", "give more of the id")


class UnknownFilter(ArchiveError, ValueError):
    """The table cannot be filtered by this."""

    def __init__(self, table: str, name: str, known: Sequence[str]) -> None:
        super().__init__(f"{table} cannot be filtered by {name!r}", f"filter by: {', '.join(known)}")
