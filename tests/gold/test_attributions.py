"""Who is said to say what, on 173 passages of our own. `python -m pytest tests/gold/test_attributions.py -s` prints the figures.

An attribution is found where the cue shares a word with the gold's (the gold may have none), and the words of speaker and content
agree with F1 of a half or more: the measure of the field's benchmark, here with nesting. The other fields are shares of those found.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any, cast

import pytest

from dateline.coder import Coder
from dateline.records import Attribution, Coded, Span
from gold.passages import FLOORS, HERE, SPLITS, Tally, coded_texts

WORD = re.compile(r"\w+")
Words = frozenset[int]
LABELS = ("kind", "adoption", "speaker_kind", "stance")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The words of an attribution, as places in the text."""

    speaker: Words
    cue: Words
    content: Words


def passages(split: str = "") -> list[dict[str, Any]]:
    lines = (HERE / "attributions.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [cast(dict[str, Any], json.loads(line)) for line in lines]
    return [row for row in rows if not split or row["split"] == split]


def words(text: str, spans: list[Span]) -> Words:
    return frozenset(m.start() for m in WORD.finditer(text) if any(s.start <= m.start() < s.end for s in spans))


def agree(a: Words, b: Words) -> bool:
    return not (a or b) or (bool(a and b) and 2 * len(a & b) / (len(a) + len(b)) >= 0.5)


def fits(gold: Parts, found: Parts) -> bool:
    cued = bool(gold.cue & found.cue) or not gold.cue
    return cued and agree(gold.speaker, found.speaker) and agree(gold.content, found.content)


def of_gold(text: str, row: dict[str, Any]) -> Parts:
    def spans(role: str) -> list[Span]:
        return [Span(start, end) for start, end, _ in row[role]]

    return Parts(
        speaker=words(text, spans("speaker")), cue=words(text, spans("cue")), content=words(text, spans("content"))
    )


def of_found(text: str, a: Attribution) -> Parts:
    return Parts(
        speaker=words(text, list(a.speaker)), cue=words(text, list(a.cue)), content=words(text, list(a.content))
    )


def matched(row: dict[str, Any], coded: Coded) -> list[tuple[dict[str, Any], Attribution]]:
    """Gold attributions with the one found for each, the contents that agree best first."""
    text, taken, pairs = row["text"], set(), []
    found = {a.id: of_found(text, a) for a in coded.attributions}
    for gold in row["attributions"]:
        parts = of_gold(text, gold)
        able = [a for a in coded.attributions if a.id not in taken and fits(parts, found[a.id])]
        if able:
            best = max(able, key=lambda a: (len(found[a.id].content & parts.content), a.id))
            taken.add(best.id)
            pairs.append((gold, best))
    return pairs


def measured(split: str, coder: Coder) -> tuple[Tally, float]:
    """The tally of labels, and F1 of the attributions found."""
    rows, tally, hits, wanted, given = passages(split), Tally(), 0, 0, 0
    read = coded_texts([r["text"] for r in rows], coder, lambda n: rows[n]["phenomenon"] == "headline")
    for row, coded in zip(rows, read):
        pairs = matched(row, coded)
        hits, wanted, given = hits + len(pairs), wanted + len(row["attributions"]), given + len(coded.attributions)
        for gold, found in pairs:
            for label in LABELS:
                tally.add(label, gold[label] == getattr(found, label))
            for label in ("via", "medium"):
                told, ours = gold[label], getattr(found, label)
                touching = any(Span(s, e).touches(o) for s, e, _ in told for o in ours)
                tally.add(label, touching or not (told or ours))
            outer = None if gold["outer"] is None else row["attributions"][gold["outer"]]
            around = next((f.id for g, f in pairs if g is outer), "?") if outer is not None else ""
            tally.add("outer", found.outer == around)
    print(f"\n{split}: precision {hits / given:.3f}, recall {hits / wanted:.3f} of {wanted}")
    return tally, 2 * hits / (given + wanted)


@pytest.mark.parametrize("split", SPLITS)
def test_floors(coder: Coder, split: str) -> None:
    tally, f1 = measured(split, coder)
    print(tally.shown(f"{split}: F1 {f1:.3f}; labels of those found"))
    assert f1 >= FLOORS[f"attribution_f1_{split}"]
    for label in ("kind", "adoption", "speaker_kind", "stance", "outer"):
        assert tally.share(label) >= FLOORS[f"attribution_{label}_{split}"], label


def test_spans_cover_their_words() -> None:
    for row in passages():
        for a in row["attributions"]:
            for role in ("speaker", "cue", "content", "via", "medium"):
                for start, end, surface in a[role]:
                    assert row["text"][start:end] == surface
