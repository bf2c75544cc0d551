"""Blind gold of political news (`events.jsonl`): what acts a careful reader codes, by whom, to whom, when and about what.

Written from the codebook without a look at the program; the seen half was looked at afterwards, the unseen half was not.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from conftest import document_of
from dateline.coder import Coder, Reading, code
from dateline.records import Capture, Coded, EventMention, Party, Report

HERE = Path(__file__).parent
FLOORS = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))
Row = dict[str, Any]


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return [json.loads(line) for line in (HERE / "events.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def readings(coder: Coder, rows: list[Row]) -> list[Coded]:
    made = [
        Reading(
            report=Report(id=f"report:{row['id']}", title=row["title"], published=row["published"]),
            capture=Capture(report=f"report:{row['id']}", sha256="", media_type="text"),
            document=document_of(row["text"]),
        )
        for row in rows
    ]
    return code(made, coder)


@pytest.mark.parametrize("split", ["seen", "unseen"])
def test_floors(rows: list[Row], readings: list[Coded], split: str) -> None:
    counts: Counter[str] = Counter()
    for row, coded in zip(rows, readings):
        if row["split"] == split:
            counts += compared(row, coded)
    figures = {
        "recall": counts["found"] / counts["wanted"],
        "precision": counts["right"] / counts["given"],
        "types": counts["typed"] / counts["found"],
        "modes": counts["moded"] / max(1, counts["with mode"]),
        "actors": counts["actor"] / counts["typed"],
        "recipients": counts["recipient"] / counts["typed"],
        "dates": counts["dated"] / counts["typed"],
        "contexts": counts["context"] / max(1, counts["with context"]),
        "traps": 1 - counts["trapped"] / max(1, counts["traps"]),
    }
    print(
        f"\nblind events, {split}: {counts['wanted']} wanted, {counts['given']} given; "
        + ", ".join(f"{k} {v:.3f}" for k, v in figures.items())
    )
    for name, value in figures.items():
        assert value >= FLOORS[f"events_{name}_{split}"], name


def compared(row: Row, coded: Coded) -> Counter[str]:
    """Counts of one passage: acts found at their predicate or with their type in the same sentence, and what of them is right."""
    text = row["text"]
    left = list(coded.event_mentions)
    counts: Counter[str] = Counter({"given": len(left), "wanted": len(row["events"]), "traps": len(row["not"])})
    for wanted in row["events"]:
        place = nth(text, wanted["predicate"], wanted["nth"])
        found = next((m for m in left if at(m, place) and m.type == wanted["type"]), None)
        found = found or next((m for m in left if at(m, place)), None)
        found = found or next((m for m in left if m.type == wanted["type"] and near(coded, m, place)), None)
        if found is None:
            continue
        left.remove(found)
        counts["found"] += 1
        if found.type != wanted["type"]:
            continue
        counts.update(["typed", "right"])
        counts["with mode"] += bool(wanted["mode"])
        counts["moded"] += bool(wanted["mode"]) and wanted["mode"] in found.modes
        counts["actor"] += same(text, coded, found.actors, wanted["actors"])
        counts["recipient"] += same(text, coded, found.recipients, wanted["recipients"])
        counts["dated"] += dated(found, wanted["date"])
        counts["with context"] += bool(wanted["contexts"])
        counts["context"] += bool(set(wanted["contexts"]) & set(found.contexts))
    for trap in row["not"]:
        counts["trapped"] += any(at(m, nth(text, trap["predicate"], trap["nth"])) for m in left)
    return counts


def nth(text: str, word: str, number: int) -> int:
    """Where the word stands for the `number`th time, as a whole word where it can be."""
    found = [m.start() for m in re.finditer(rf"\b{re.escape(word)}\b", text)] or [
        m.start() for m in re.finditer(re.escape(word), text)
    ]
    return found[min(number, len(found)) - 1] if found else -1


def at(mention: EventMention, place: int) -> bool:
    return any(span.start <= place < span.end for span in mention.predicate)


def near(coded: Coded, mention: EventMention, place: int) -> bool:
    span = coded.sentences[mention.sentence]
    return span.start <= place < span.end


def same(text: str, coded: Coded, found: tuple[Party, ...], wanted: list[str]) -> bool:
    """Whether a party told is one wanted, by shared words; none told where none is wanted."""
    if not wanted or not found:
        return not wanted and not found
    names = {a.id: a.name for a in coded.actors}
    told = {w for p in found for w in words(f"{p.span.of(text) if p.span else ''} {names.get(p.actor, '')}")}
    return any(words(one) & told for one in wanted)


def words(phrase: str) -> set[str]:
    return set(re.findall(r"\w+", phrase.lower())) - {
        "the",
        "a",
        "an",
        "of",
        "and",
        "s",
        "its",
        "their",
        "his",
        "her",
        "in",
    }


def dated(found: EventMention, wanted: str) -> bool:
    """The same value; where none is wanted, none that the text states."""
    if not wanted:
        return found.time.basis in {"none", "publication"}
    return found.time.value[:10] == wanted[:10]
