#!/usr/bin/env python3
"""Checks event patterns against their own examples with the real parser.

    python tools/check_patterns.py FILE.tsv [FILE.tsv ...]     files of verbs (11 columns) or nouns (10 columns)
    python tools/check_patterns.py                             the tables that ship: verbs, nouns and acts

Each row's example must be coded by that row and its counterexample must not. Given files replace shipped rows of the same
lemma only. Prints the rows that fail, with what was coded instead; exit status 1 where any does.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from dateline.coder import Coder, Reading, code
from dateline.knowledge import Knowledge, load
from dateline.knowledge.knowledge import index_patterns
from dateline.knowledge.load import rows_of
from dateline.knowledge.tables import Pattern
from dateline.parse.spacy_parser import SpacyParser
from dateline.records import Block, Capture, Coded, Document, Report, Span, Why

WITHOUT_TYPE = frozenset({"deny"})
"""Acts that code nothing themselves and only keep their content from being told as a fact."""


def reading(text: str, number: int) -> Reading:
    """A one-paragraph report."""
    block = Block(kind="paragraph", span=Span(0, len(text)), read=True, why=Why(step="text", rule="text.paragraph"))
    document = Document(id=f"doc:{number}", text=text, blocks=(block,))
    report = Report(id=f"report:{number}")
    return Reading(report=report, capture=Capture(report=report.id, sha256="", media_type="text"), document=document)


def rules(coded: Coded) -> set[str]:
    """All rule ids behind the event mentions of one example."""
    notes = (why.note for m in coded.event_mentions for name, why in m.whys if name == "type")
    return {rule for note in notes for rule in note.split(" < ")}


def told(coded: Coded) -> str:
    """What was coded and what was rejected, in one line."""
    return "; ".join(
        [
            f"{m.type} {'/'.join(m.modes)} {','.join(p.actor for p in m.actors)} -> {','.join(p.actor for p in m.recipients)} [{w.note}]"
            for m in coded.event_mentions
            for n, w in m.whys
            if n == "type"
        ]
        + [f"({r.reason}: {r.detail})" for r in coded.rejected if r.step == "coding"]
    )


def check(kind: str, rows: Sequence[tuple[str, str, str]], coder: Coder) -> list[str]:
    """Complaints about (id, example, counterexample) rows."""
    texts = [text for _, good, bad in rows for text in (good, bad)]
    coded = code([reading(text, i) for i, text in enumerate(texts)], coder)
    complaints: list[str] = []
    for number, (name, good, bad) in enumerate(rows):
        rule = f"{kind}:{name}"
        denied = any(r.reason.startswith("content of ") for r in coded[2 * number].rejected)
        if rule not in rules(coded[2 * number]) and not (name in WITHOUT_TYPE and denied):
            complaints.append(f"{rule}: example not coded by it: {good}\n    {told(coded[2 * number])}")
        if bad and rule in rules(coded[2 * number + 1]):
            complaints.append(f"{rule}: counterexample coded by it: {bad}\n    {told(coded[2 * number + 1])}")
    return complaints


def with_files(knowledge: Knowledge, paths: Iterable[str]) -> tuple[Knowledge, list[tuple[str, list[Pattern]]]]:
    """The knowledge with the patterns of the given files in front."""
    given: list[tuple[str, list[Pattern]]] = []
    for path in paths:
        with Path(path).open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
        kind = "verb" if rows and "particle" in rows[0] else "noun"
        patterns = [Pattern.of(row) for row in rows]
        given.append((kind, patterns))
        if kind == "verb":
            knowledge = replace(knowledge, verbs={**knowledge.verbs, **index_patterns(tuple(patterns))})
        else:
            knowledge = replace(knowledge, nouns={**knowledge.nouns, **index_patterns(tuple(patterns))})
    return knowledge, given


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*")
    args = parser.parse_args()
    knowledge, given = with_files(load(), args.files)
    coder = Coder.of(SpacyParser(), knowledge)
    complaints: list[str] = []
    total = 0
    for kind, patterns in given:
        complaints += check(kind, [(p.id, p.example, p.counterexample) for p in patterns], coder)
        total += len(patterns)
    if not args.files:
        for kind, table in (("verb", "verbs"), ("noun", "nouns"), ("act", "acts")):
            rows = [(r["id"], r["example"], r["counterexample"]) for r in rows_of(table)]
            complaints += check(kind, rows, coder)
            total += len(rows)
    print("\n".join(complaints))
    print(f"{total} rows, {len(complaints)} complaints")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
