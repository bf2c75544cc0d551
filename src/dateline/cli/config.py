"""The settings of a project: `dateline.toml` in the folder where Dateline is run, or the file DATELINE_CONFIG names.

    [knowledge]
    folder = "knowledge"     # tables of your own, over those that ship; the path is relative to this file
    places = 500             # the least population of generated places: 5000 (as without it) or 500
    contested = false        # no term is shown as contested: true (as without it) or false

    [corpus.columns]         # the columns of your tables (CSV, Parquet, JSON lines), where their names are not common ones
    text = "copy"            # also id, title, date, url, outlet, translated_from

Each may be left out.
"""

from __future__ import annotations

import os
import tomllib
import zlib
from collections.abc import Mapping as Settings
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from dateline.cli.problems import Problem
from dateline.corpus.mapping import ROLES, Mapping
from dateline.knowledge import Knowledge, KnowledgeError, load

NAME: Final = "dateline.toml"
VARIABLE: Final = "DATELINE_CONFIG"
LEAST_PEOPLE: Final[Settings[int, bool]] = {5000: False, 500: True}
"""What `places` may be, and whether the small places are wanted then."""

DAMAGE: Final = (KnowledgeError, OSError, EOFError, UnicodeDecodeError, zlib.error)
"""What loading a damaged table ends with."""
REINSTALL: Final = "pip install --force-reinstall dateline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The settings in force. `folder` is absolute, or empty for no own tables; `path` is the file they come from."""

    folder: str = ""
    small_places: bool = False
    contested: bool = True
    columns: Mapping = field(default_factory=Mapping)
    path: Path | None = None


def read_config() -> Config:
    """The settings in force; those that ship where there is no file. Raises Problem that names the file and the key."""
    path = config_path()
    return Config() if path is None else _checked(_document_of(path), path)


def config_path() -> Path | None:
    """The file of the settings, if there is one. Raises Problem where DATELINE_CONFIG names none."""
    named = os.environ.get(VARIABLE, "")
    path = Path(named or NAME)
    if path.is_file():
        return path
    if named:
        raise Problem(f"{VARIABLE} names {named}, which is no file", f"make that file, or unset {VARIABLE}")
    return None


def in_force(config: Config) -> Knowledge:
    """The knowledge under these settings. Raises Problem where a table is damaged, the user's or ours."""
    try:
        return load(config.folder, small_places=config.small_places, contested=config.contested)
    except DAMAGE as error:
        raise _damaged(error, config) from error


def _damaged(error: Exception, config: Config) -> Problem:
    """The problem of a table that cannot be loaded, with the remedy: whose table it is decides what to do."""
    if config.folder and config.folder in str(error):
        return Problem(f"{error}", "mend that line; `dateline knowledge check` lists all that is wrong")
    return Problem(f"the knowledge is damaged: {error}", REINSTALL)


def _document_of(path: Path) -> Settings[str, object]:
    """What the file says, with no table in it that is unknown."""
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise Problem(f"{path} cannot be read: {error}", "it must be a text file in UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise Problem(f"{path} is no TOML: {error}", "mend that line; text stands in quotes") from error
    _known(path, document, ("knowledge", "corpus"), "")
    return document


def _table(path: Path, document: Settings[str, object], name: str, example: str) -> Settings[str, object]:
    """The table `name` of what a file says, empty where there is none. Raises Problem where it is no table."""
    table = document.get(name.rpartition(".")[2], {})
    if not isinstance(table, dict):
        raise Problem(f"{path}: {name} is no table", f"write [{name}] and below it {example}")
    return table


def _known(path: Path, table: Settings[str, object], keys: tuple[str, ...], prefix: str) -> None:
    """Raises Problem where a table has a key that means nothing."""
    odd = sorted(set(table) - set(keys))
    if odd:
        raise Problem(f"{path}: the key {prefix}{odd[0]} is unknown", f"take it out; known: {', '.join(keys)}")


def _checked(document: Settings[str, object], path: Path) -> Config:
    table = _table(path, document, "knowledge", 'folder = "..."')
    _known(path, table, ("folder", "places", "contested"), "knowledge.")
    corpus = _table(path, document, "corpus", '[corpus.columns] with text = "..."')
    _known(path, corpus, ("columns",), "corpus.")
    return Config(
        folder=_folder(table["folder"], path) if "folder" in table else "",
        small_places=_small_places(table.get("places", 5000), path),
        contested=_contested(table.get("contested", True), path),
        columns=_columns(_table(path, corpus, "corpus.columns", 'text = "..."'), path),
        path=path,
    )


def _columns(table: Settings[str, object], path: Path) -> Mapping:
    """The names of columns. Raises Problem where one is no name, or stands for two things."""
    _known(path, table, ROLES, "corpus.columns.")
    named: dict[str, str] = {}
    for role, value in table.items():
        if not isinstance(value, str) or not value.strip():
            raise Problem(
                f"{path}: corpus.columns.{role} is {value!r}, and must be a column's name in quotes",
                f'write {role} = "..."',
            )
        if value in named.values():
            raise Problem(
                f"{path}: the column {value!r} stands twice in corpus.columns", "name another, or take one out"
            )
        named[role] = value
    return Mapping(**named)


def _folder(value: object, path: Path) -> str:
    """The folder of own tables, absolute: what is loaded is kept by this name. Raises Problem where it is none."""
    if not isinstance(value, str) or not value:
        raise Problem(
            f"{path}: knowledge.folder is {value!r}, and must be a path in quotes", 'write folder = "knowledge"'
        )
    folder = (path.parent / value).resolve()
    if not folder.is_dir():
        raise Problem(f"{path}: knowledge.folder is {value!r}, and there is no such folder", f"make it: mkdir {folder}")
    return str(folder)


def _small_places(value: object, path: Path) -> bool:
    """Raises Problem where the size of places is none of ours."""
    if type(value) is not int or value not in LEAST_PEOPLE:
        raise Problem(f"{path}: knowledge.places is {value!r}, and must be a number of people", "write 5000 or 500")
    return LEAST_PEOPLE[value]


def _contested(value: object, path: Path) -> bool:
    """Raises Problem where the switch is neither on nor off."""
    if not isinstance(value, bool):
        raise Problem(f"{path}: knowledge.contested is {value!r}, and must be true or false", "write true or false")
    return value
