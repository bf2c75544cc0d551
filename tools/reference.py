#!/usr/bin/env python3
"""Writes what is made from the code: `docs/reference/{commands,records,knowledge,codes}.md` and the schema of `coded`.

python tools/reference.py [--check]      --check writes nothing and ends with 1 where a page is not what the code says
"""

from __future__ import annotations

import argparse
import dataclasses
import inspect
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import dateline.records as records
from dateline.codebook import Entry, all_codes, entry, overview
from dateline.knowledge.load import TABLES, facts, generated, rows_of
from dateline.schema import schema_text

PAGES = Path(__file__).parents[1] / "docs" / "reference"
SCHEMA = Path(__file__).parents[1] / "src" / "dateline" / "coded.schema.json"


def commands() -> str:
    """The command line: every command's help, as it prints it."""
    import typer.main
    from click import Context

    from dateline.cli.app import app

    group = typer.main.get_command(app)
    lines = ["# Commands", "", "Made from the code by `tools/reference.py`.", ""]
    lines += [_paragraph(group.help or ""), "", _paragraph(str(group.epilog or "")), ""]
    for name, command in _commands(group):
        lines += [
            f"## dateline {name}",
            "",
            _paragraph(command.help or ""),
            "",
            "| option | meaning |",
            "| --- | --- |",
        ]
        for parameter in command.get_params(Context(command)):
            help_text = " ".join(str(getattr(parameter, "help", None) or "").split())
            shown = "`, `".join(parameter.opts) if parameter.opts[0].startswith("-") else parameter.name.upper()
            lines.append(f"| `{shown}` | {help_text.replace('|', chr(92) + '|')} |")
        lines.append("")
    return "\n".join(lines)


def _commands(group: Any, above: str = "") -> Iterator[tuple[str, Any]]:
    """Every command with its name, those of a group behind it."""
    for name in sorted(group.commands):
        command = group.commands[name]
        yield f"{above}{name}", command
        if hasattr(command, "commands"):
            yield from _commands(command, f"{above}{name} ")


def _paragraph(text: str) -> str:
    return re.sub(r"\s*\n\s*\n\s*", "\n\n", inspect.cleandoc(text.replace("\b", ""))).strip()


def record_pages() -> str:
    """Every record with its fields, in flow order."""
    lines = ["# Records", "", "Made from `src/dateline/records.py` by `tools/reference.py`.", ""]
    for name, kind in _record_classes():
        lines += [f"## {name}", "", inspect.cleandoc(kind.__doc__ or ""), "", "| field | type |", "| --- | --- |"]
        lines += [f"| `{f.name}` | `{str(f.type).replace('|', chr(92) + '|')}` |" for f in dataclasses.fields(kind)]
        lines.append("")
    return "\n".join(lines)


def _record_classes() -> Iterator[tuple[str, type]]:
    for name, kind in vars(records).items():
        if inspect.isclass(kind) and dataclasses.is_dataclass(kind) and kind.__module__ == records.__name__:
            yield name, kind


def knowledge() -> str:
    """The tables with their sizes and columns."""
    lines = ["# Knowledge", "", "Tables in `src/dateline/knowledge/data/`, counted by `tools/reference.py`.", ""]
    lines += ["| table | rows | columns |", "| --- | ---: | --- |"]
    for table in TABLES:
        rows = rows_of(table)
        lines.append(f"| `{table}` | {len(rows)} | {', '.join(rows[0]) if rows else ''} |")
    lines += ["", "## Generated tables", "", GENERATED, "", "| table | rows | columns |", "| --- | ---: | --- |"]
    for table in FACTS:
        rows = facts(table)
        lines.append(f"| `generated/{table}` | {len(rows):,} | {', '.join(rows[0])} |")
    for table in ("places", "place_names", "places_small", "place_names_small"):
        text = generated(f"{table}.tsv.gz")
        lines.append(
            f"| `generated/{table}` | {text.count(chr(10)) - 1:,} | {', '.join(text.split(chr(10), 1)[0].split(chr(9)))} |"
        )
    counts = Counter(row["type"] for table in ("verbs", "nouns") for row in rows_of(table))
    lines += ["", "## Event patterns by type", "", "| type | patterns |", "| --- | ---: |"]
    lines += [f"| {kind} | {counts[kind]} |" for kind in sorted(counts)]
    lines += ["", CONTESTED, "", FRAMES]
    return "\n".join(lines)


CONTESTED = """## Contested terms

`contested` lists words that somebody objects to, or by which somebody keeps a distance. They are shown with their span and whose
words they are; there is no score, and no text is ranked by them. A row says:

| column | meaning |
| --- | --- |
| `term` | the word or words, in the dictionary's form; a capital where it always has one ("Islamist") |
| `kind` | `loaded` (judges or softens), `distancing` (keeps a distance from a name or claim), `designation` (a label that somebody gives); in a table of your own also `off`, which takes the term out |
| `parts` | the parts of speech that one word must have: NOUN, VERB, ADJ, ADV, parted by semicolons; empty: any |
| `with` | words of which one must be near, parted by semicolons ("stolen" with *oil*, *land*, *election*); empty: none needed |
| `not_with` | words of which none may be near ("regime" not with *tax*, *inspection*) |
| `neutral` | a counterpart without the judgement, where there is one |
| `contested_by` | who objects to the term |
| `note` | what the term does |
| `example`, `counterexample` | a sentence in which it is marked, and one in which a guard or the part of speech keeps it unmarked; both are tests |
| `source` | where the dispute is documented; `general knowledge` where we name nothing |

Near are the term's syntactic head, its children, what hangs on the same head, and three tokens on either side in the same
sentence; guards are small letters and hold for a word as it stands and for its lemma. The longest term wins. What is part of a
name ("Martyrs' Brigades", "Terrorism Act") is not marked. Rows of your own replace or extend these (`contested.tsv`), and

    [knowledge]
    contested = false

in `dateline.toml` switches all of them off; the version of the knowledge says so."""

FACTS = ("airfields", "borders", "designated", "forces", "leaders", "members", "parties")
GENERATED = (
    "Made by `make knowledge` from pinned packages, the same bytes every time; see [NOTICE](../../NOTICE) for their sources. "
    "`places` holds settlements of 5,000 people or more and administrative units, `places_small` those of 500 to 4,999; "
    "`admin1_shapes` the outlines of first-level units."
)
FRAMES = """## The frame language

A pattern's `frame` is a list of conditions, parted by spaces, that must all hold of a predicate.

| condition | holds where |
| --- | --- |
| `obj` | the slot is filled; slots are `subj`, `obj`, `iobj`, `xcomp`, `ccomp` and every preposition (`with`, `out_of`); both are deep: passives, control, relative clauses and coordination are undone |
| `!obj` | the slot is empty |
| `obj=treaty|pact` | the head word of a filler is one of these lemmas |
| `obj=@talks` | ... is of this class (`classes.tsv`), or resolves to an actor of that kind |
| `subj=#actor` | ... resolves to an actor; also `#state`, `#place`, `#person`, `#armed`, `#money` |
| `obj.on=#actor` | the same inside a filler: `obj.of`, `obj.poss` (possessor), `obj.mod` (a modifier before the noun) |
| `from|obj.from=#state` | one slot or the other |
| `!obj=crackdown` | no filler is one of these |

The pattern that asks for most wins; ties go to the smaller id. `actor` and `recipient` are slots or paths in order of preference; `a+b` joins two
into one list (reciprocal acts), `-` means none.
"""


def codes() -> str:
    """The codebook: every code as `dateline codebook CODE` shows it, the CAMEO codes as a table."""
    lines = [
        "# Codebook",
        "",
        "PLOVER 2.0 and CAMEO in our own words, made from the tables by `tools/reference.py`. `dateline codebook CODE` shows one code,",
        "with those of your own rules that give it.",
        "",
        "| type | quad | score | modes | rules | meaning |",
        "| --- | --- | --- | --- | --- | --- |",
        *(f"| {' | '.join(row)} |" for row in overview()),
    ]
    for kind, title in (("type", "Types"), ("mode", "Modes"), ("context", "Contexts"), ("sector", "Sectors of actors")):
        lines += ["", f"## {title}"]
        for code in all_codes():
            found = entry(code)
            if found.kind == kind and found.code == code:
                lines += _entry(found)
    lines += ["", "## CAMEO", "", "| code | label | Goldstein | PLOVER | meaning |", "| --- | --- | --- | --- | --- |"]
    for row in rows_of("cameo"):
        plover = "/".join(part for part in (row["plover"], row["mode"]) if part) or "–"
        lines.append(
            f"| {row['code']} | {row['label']} | {row['goldstein']} | {plover} | {row.get('definition', '')} |"
        )
    lines += [
        "",
        "## Where the sources do not fit together",
        "",
        "| about | conflict | sources | decision | reason |",
        "| --- | --- | --- | --- | --- |",
    ]
    for row in rows_of("crosswalk_decisions"):
        cells = (", ".join(row["about"].split(";")), row["conflict"], row["sources"], row["decision"], row["reason"])
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join([*lines, ""])


def _entry(found: Entry) -> Iterator[str]:
    yield from ("", f"### {found.heading}", "")
    for title, told in found.parts:
        yield from (f"**{title}**", "")
        yield from (f"- {line}" for line in told)
        yield ""


WRITERS: dict[str, Callable[[], str]] = {
    "commands": commands,
    "records": record_pages,
    "knowledge": knowledge,
    "codes": codes,
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    stale = [
        f"docs/reference/{name}.md"
        for name, write in WRITERS.items()
        if not _same(PAGES / f"{name}.md", write().rstrip() + "\n", check)
    ]
    stale += [] if _same(SCHEMA, schema_text(), check) else [SCHEMA.name]
    for name in stale:
        print(f"{name} {'is stale: run make docs' if check else 'written'}")
    return 1 if stale and check else 0


def _same(path: Path, text: str, check: bool) -> bool:
    same = path.exists() and path.read_text(encoding="utf-8") == text
    if not same and not check:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return same


if __name__ == "__main__":
    sys.exit(main())
