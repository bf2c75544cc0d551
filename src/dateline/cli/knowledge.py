"""The commands `knowledge add`, `check` and `import`: tables of the user's own, checked before they come into force."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from dateline.cli.config import DAMAGE, NAME, REINSTALL, Config, in_force, read_config
from dateline.cli.files import write_bytes
from dateline.cli.problems import SOME_REJECTED, USAGE, Problem
from dateline.cli.screen import Screen
from dateline.knowledge import Knowledge, KnowledgeError, load
from dateline.knowledge.check import Finding, problems
from dateline.knowledge.knowledge import person_of
from dateline.knowledge.load import CHECKSUMS, TABLES, facts, generated, own_rows, read_own, rows_of, text_of, version
from dateline.knowledge.overlay import KEYS, OwnRow, completed, merged
from dateline.knowledge.petrarch import Converted, convert

FOLDER: Final = "knowledge"
SETTINGS: Final = f"""# Settings of Dateline for this folder.
[knowledge]
folder = "{FOLDER}"
"""
MEND: Final = "mend these lines, then run it again"

Tables = Mapping[str, Sequence[OwnRow]]


# --- add ----------------------------------------------------------------------------------------------------------


def add(files: Sequence[Path], table: str, screen: Screen) -> None:
    """Put the rows of `files` into the folder of own tables. Raises Problem, and writes nothing, where any is wrong."""
    config = read_config()
    _may_write(config)
    tables, unread = _read(files, table)
    wrong = unread or [str(finding) for finding in _findings(tables, in_force(config))]
    if wrong:
        raise _listed(wrong, f"{len(wrong)} findings; nothing was written", MEND, screen)
    _put(tables, config, screen)


def _read(files: Sequence[Path], table: str) -> tuple[dict[str, list[OwnRow]], list[str]]:
    """The rows of files by table, and what is wrong with files that cannot be read."""
    tables: dict[str, list[OwnRow]] = {}
    wrong: list[str] = []
    for file in files:
        name = _table_of(file, table)
        try:
            tables.setdefault(name, []).extend(read_own(name, str(file)))
        except KnowledgeError as error:
            wrong.append(str(error))
    return tables, wrong


def _table_of(file: Path, table: str) -> str:
    """The table that a file is for. Raises Problem where there is none of that name."""
    name = table or file.stem
    if name in KEYS:
        return name
    remedy = f"name the table with --table; tables: {', '.join(KEYS)}"
    raise Problem(f"no table is named {name!r}" + ("" if table else f", as the file {file} is"), remedy, USAGE)


def _findings(tables: Tables, knowledge: Knowledge) -> list[Finding]:
    sectors = {row["sector"] for row in rows_of("plover_sectors")}
    places = {own.row["id"] for own in tables.get("places", ())}
    return [
        finding
        for table, rows in tables.items()
        for finding in problems(table, rows, knowledge, sectors=sectors, shipped=rows_of(table), places=places)
    ]


def _listed(wrong: Sequence[str], message: str, remedy: str, screen: Screen, code: int = 1) -> Problem:
    """A problem, with all that it is about on stderr before it."""
    for line in wrong:
        screen.warn(line)
    return Problem(message, remedy, code)


# --- writing ------------------------------------------------------------------------------------------------------


def _may_write(config: Config) -> None:
    """Raises Problem where the settings name no folder to write to."""
    if config.path and not config.folder:
        remedy = f'write folder = "{FOLDER}" below [knowledge] in it, and make that folder'
        raise Problem(f"{config.path} names no folder for tables of your own", remedy)


def _put(tables: Tables, config: Config, screen: Screen) -> None:
    """Merge rows into the folder of own tables, and say what that changed. Raises Problem where that cannot be done."""
    before = version(config.folder, config.small_places, config.contested)
    folder = config.folder or _begin(screen)
    for table, rows in tables.items():
        added, replaced = _write(table, rows, folder)
        screen.note(f"{table}: {added} rows added, {replaced} replaced")
    load.cache_clear()  # What this process loaded before is not in force any more.
    screen.note(f"knowledge {before} before, {version(folder, config.small_places, config.contested)} now")


def _begin(screen: Screen) -> str:
    """Make the settings and the folder of a user who had none; its path. Raises Problem where that cannot be done."""
    folder = Path(FOLDER)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise Problem(
            f"the folder {folder} cannot be made: {error.strerror or error}", f"make it, and name it in {NAME}"
        ) from error
    in_force(Config(folder=str(folder.resolve())))  # It may have been there, with tables that cannot be read.
    write_bytes(Path(NAME), SETTINGS.encode())
    screen.note(f"made: {NAME}, which says that tables of your own are in {folder}/")
    return str(folder.resolve())


def _write(table: str, rows: Sequence[OwnRow], folder: str) -> tuple[int, int]:
    """Merge rows into one table, whole or not at all; how many are new, and how many replace one that was in force."""
    key, columns = KEYS[table], _columns(table)
    known = {row[key] for row in rows_of(table, folder)}
    kept = merged(table, [own.row for own in own_rows(table, folder)], (own.row for own in rows))
    lines = ["\t".join(columns), *("\t".join(row[column] for column in columns) for row in kept)]
    write_bytes(Path(folder, f"{table}.tsv"), "".join(f"{line}\n" for line in lines).encode())
    replaced = len({own.row[key] for own in rows} & known)
    return len({own.row[key] for own in rows}) - replaced, replaced


def _columns(table: str) -> list[str]:
    return text_of(table).partition("\n")[0].split("\t")


# --- check --------------------------------------------------------------------------------------------------------


def check(files: Sequence[Path], table: str, screen: Screen) -> None:
    """Check `files`, or, without any, the tables that ship and then the own ones. Raises Problem where any is wrong."""
    config = read_config()
    damage = [] if files else [*_damage()]
    if damage:
        raise _listed(damage, "the tables that ship are damaged", REINSTALL, screen)
    wrong = [*(_wrong_in(files, table, config) if files else _wrong_in_folder(config))]
    if wrong:
        raise _listed(wrong, f"{len(wrong)} findings", MEND, screen)
    screen.note(f"nothing is wrong; knowledge {version(config.folder, config.small_places, config.contested)}")


def _wrong_in(files: Sequence[Path], table: str, config: Config) -> Iterator[str]:
    tables, unread = _read(files, table)
    yield from unread
    yield from map(str, _findings(tables, in_force(config)))


def _wrong_in_folder(config: Config) -> Iterator[str]:
    """What is wrong with the own tables; where they cannot be loaded, they are held against what ships."""
    paths = sorted(Path(config.folder).glob("*.tsv")) if config.folder else []
    yield from (f"{p}, line 1: no table is named {p.stem!r}; it is not read" for p in paths if p.stem not in KEYS)
    tables, unread = _read([path for path in paths if path.stem in KEYS], "")
    broken: list[str] = []
    try:
        knowledge = load(config.folder, small_places=config.small_places, contested=config.contested)
    except KnowledgeError as error:
        knowledge, broken = load(small_places=config.small_places, contested=config.contested), [str(error)]
    yield from [*unread, *map(str, _findings(tables, knowledge))] or broken


def _damage() -> Iterator[str]:
    """What is wrong with the tables that ship."""
    try:
        sums = [line.split() for line in generated(CHECKSUMS).splitlines()]
        yield from (
            f"{name} is not the file that {CHECKSUMS} names" for digest, name in sums if _digest(name) != digest
        )
        for table in TABLES:
            rows_of(table)
    except DAMAGE as error:
        yield str(error)


def _digest(name: str) -> str:
    """The checksum of a generated file as it is unpacked, or of nothing where it cannot be."""
    try:
        return hashlib.sha256(generated(name).encode()).hexdigest()
    except DAMAGE:
        return ""


# --- import -------------------------------------------------------------------------------------------------------


def take_over(file: Path, format: str, screen: Screen) -> None:
    """Convert a dictionary and put its rows into the own tables, without those that are wrong: such files are large.

    Raises Problem where it cannot be read, and, with all that was left out, where that is anything.
    """
    if format != "petrarch":
        raise Problem(f"--format {format!r} is unknown", "take petrarch", USAGE)
    config = read_config()
    _may_write(config)
    converted = convert(_text(file), str(file))
    tables = {"actors": converted.actors, "leaders": converted.leaders}
    whole = {table: completed(rows, _columns(table)) for table, rows in tables.items() if rows}
    if not whole and not converted.rejected:
        raise Problem(f"{file} holds no entries", "each is a name and a code: NAME_ [CODE]")
    wrong = _findings(whole, in_force(config)) + [f for rows in whole.values() for f in _shipped_already(rows)]
    _tell_dropped(converted, file, screen)
    _put_right_ones(whole, wrong, config, screen)
    left_out = sorted({*_rejected(converted, file), *wrong}, key=lambda f: (f.line, f.message))
    if left_out:
        message = f"{len(left_out)} findings; the rows that they are about were left out"
        remedy = "mend these lines and import the file again"
        raise _listed([str(f) for f in left_out], message, remedy, screen, SOME_REJECTED)


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Problem(f"{file} cannot be read: {error}", "give a text file in UTF-8") from error


def _rejected(converted: Converted, file: Path) -> Iterator[Finding]:
    for line, reason in converted.rejected:
        yield Finding(file=str(file), line=line, message=reason)


def _tell_dropped(converted: Converted, file: Path, screen: Screen) -> None:
    for line, what in converted.dropped:
        screen.note(f"{Finding(file=str(file), line=line, message=f'not taken over: {what}')}")


def _shipped_already(rows: Sequence[OwnRow]) -> Iterator[Finding]:
    """Rows whose id ships: what a dictionary knows of it is less, and would take its place."""
    shipped = {person_of(row["id"]) for table in ("actors", "leaders") for row in rows_of(table)}
    shipped |= {row["id"] for table in ("parties", "forces", "leaders") for row in facts(table)}
    for own in rows:
        if person_of(own.row["id"]) in shipped:
            message = f"{own.row['id']} ships with Dateline; to replace it, add a row with `dateline knowledge add`"
            yield Finding(file=own.file, line=own.line, message=message)


def _put_right_ones(tables: Tables, findings: Sequence[Finding], config: Config, screen: Screen) -> None:
    wrong = {finding.line for finding in findings}
    right = {table: [own for own in rows if own.line not in wrong] for table, rows in tables.items()}
    kept = {table: rows for table, rows in right.items() if rows}
    if kept:
        _put(kept, config, screen)
