"""What the commands read: reports from paths, standard input or an option's facts, and the coder to code them with."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path

from dateline.cli.problems import UNREADABLE, USAGE, Problem
from dateline.coder import Coder, Reading
from dateline.coding.codebook import CODEBOOKS, DEFAULT
from dateline.corpus import REASONS, canonical_url, read_paths, report_id
from dateline.records import Coded, Report
from dateline.run import in_process
from dateline.text import decode, from_fields, parse_date


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the user states of one report; empty is unknown."""

    title: str = ""
    outlet: str = ""
    date: str = ""
    url: str = ""

    def given(self) -> bool:
        """Whether anything is stated."""
        return any(getattr(self, f.name) for f in fields(self))

    def checked(self) -> Facts:
        """These facts with an ISO date. Raises Problem where the date or the address is none."""
        date = parse_date(self.date) if self.date else ""
        if self.date and not date:
            raise Problem(f"--date {self.date!r} is no date", "write it as YYYY-MM-DD", USAGE)
        if self.url and not canonical_url(self.url):
            raise Problem(
                f"--url {self.url!r} is no address of a report", "give the http(s) address of its page", USAGE
            )
        return replace(self, date=date)


def make_coder(codebook: str = DEFAULT) -> Coder:
    """The coder on the installed model and the knowledge that the settings name.

    A worker of the pool calls this again, by its name, in the same folder and environment: it reads the same settings.
    Raises Problem with the remedy where something is missing or damaged.
    """
    from dateline.cli.config import in_force, read_config
    from dateline.parse.spacy_parser import ModelMissing, SpacyParser

    if codebook not in CODEBOOKS:
        raise Problem(f"codebook {codebook!r} is unknown", f"take one of: {', '.join(CODEBOOKS)}", USAGE)
    knowledge = in_force(read_config())
    try:
        return Coder.of(SpacyParser(), knowledge, codebook)
    except ModelMissing as error:
        message, _, remedy = str(error).partition("; remedy: ")
        raise Problem(message, remedy or "run `dateline doctor`") from error
    except OSError as error:
        raise Problem(f"the model is damaged: {error}", "run `dateline doctor`") from error


def readings_of(path: str, facts: Facts) -> Iterator[Reading]:
    """The readings of one path or `-`; with `facts` it holds one report, and they go before what it says itself."""
    if not facts.given():
        from dateline.cli.config import read_config

        yield from read_paths([path], mapping=read_config().columns)
        return
    checked = facts.checked()
    data = _bytes_of(path)
    yield _stated(path, data, checked)


def _bytes_of(path: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise Problem(f"{path}: {error.strerror or error}", REASONS["unreadable"], UNREADABLE) from error


def _stated(path: str, data: bytes, facts: Facts) -> Reading:
    """One report read as the corpus would, with what the user states of it before what it says itself."""
    read = next(iter(read_paths(["-"], stdin=io.BytesIO(data))))
    if read.capture.media_type not in {"text", "html"}:
        raise Problem("--title, --outlet, --date and --url are for one report", "state them in the rows instead", USAGE)
    identity = report_id(url=facts.url, external_id="", data=data, source=path) if facts.url else read.report.id
    document = read.document
    if document is not None and read.capture.media_type == "text":
        # A stated title decides which line is the headline, so the text is read again with it.
        document = from_fields(decode(data), title=facts.title).document
    capture = replace(read.capture, report=identity, source=path)
    return replace(read, report=_with_facts(read.report, identity, facts), capture=capture, document=document)


def _with_facts(report: Report, identity: str, facts: Facts) -> Report:
    return replace(
        report,
        id=identity,
        url=facts.url or report.url,
        title=facts.title or report.title,
        title_basis="stated" if facts.title else report.title_basis,
        outlet=facts.outlet or report.outlet,
        outlet_basis="stated" if facts.outlet else report.outlet_basis,
        published=facts.date or report.published,
        published_basis="stated" if facts.date else report.published_basis,
    )


def coded_of(readings: Iterator[Reading], coder: Coder) -> Iterator[Coded]:
    """The readings coded, in order; one that breaks the coder comes back rejected."""
    return in_process(readings, lambda: coder)


def why_rejected(coded: Coded | Reading) -> str:
    """Why an input has no document, in one line with the remedy."""
    if not coded.rejected:
        return "nothing was read"
    first = coded.rejected[0]
    remedy = REASONS.get(first.reason, first.reason)
    return f"{remedy} ({first.detail})" if first.detail else remedy
