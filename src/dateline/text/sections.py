"""Labels of sections in front of paragraphs: "3.", "2. Displacement.", "Casualties:".

Whether a number counts paragraphs, and whether a word with a full stop is a label or a terse sentence, shows only in
the company of the other lines: so these rules look at all lines at once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from dateline.text.found import Edge
from dateline.text.lexicon import NO_LABEL, SECTION_HEADS

_LINK: Final = r"(?:(?:and|of|to|the|for|on|in|&) ){0,2}"
_NAME: Final = rf"[A-ZÀ-Þ][\w'’-]{{0,30}}(?: {_LINK}[\w'’-]{{1,30}})?"
_SHAPE: Final = re.compile(
    rf"(?:(?P<head>\(?(?P<number>\d{{1,3}})[.)])(?:\s+|$))?(?:(?P<name>{_NAME})(?P<mark>[.:]|\s[–—-])(?:\s+(?=[\"'“‘(]*[A-ZÀ-Þ\d])|$))?"
)
_START: Final = re.compile(r"\s*[\"'“‘(\[]*(?:[A-ZÀ-Þ\d]|$)")
_BULLET: Final = re.compile(r"[•▪●◦‣■►]+\s+(?=\S)")
_LINKS: Final = frozenset({"and", "of", "to", "the", "for", "on", "in", "&"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shape:
    """What a line opens with: a number (0 for none), its end, a name, the name's end and mark, and if that is all."""

    number: int
    number_end: int
    name: str
    name_end: int
    mark: str
    whole: bool


def section_labels(lines: Sequence[str]) -> Mapping[int, Edge]:
    """The labels of sections by the index of the line that they open."""
    shapes = {index: shape for index, line in enumerate(lines) if (shape := _shape(line))}
    counted = _counted([(index, shape.number) for index, shape in shapes.items() if shape.number])
    several = sum(_stock(shape.name) for shape in shapes.values()) > 1
    found = {index: _edge(shape, index in counted, several) for index, shape in shapes.items()}
    bullets = {index: len(match[0].rstrip()) for index, line in enumerate(lines) if (match := _BULLET.match(line))}
    return {index: edge for index, edge in found.items() if edge} | {
        index: Edge(kind="label", rule="text.label.bullet", length=length) for index, length in bullets.items()
    }


def _shape(line: str) -> _Shape | None:
    found = _SHAPE.match(line)
    if found is None or not found[0] or not _START.match(line, max(found.end("head"), 0)):
        return None
    return _Shape(
        number=int(found["number"] or 0),
        number_end=max(found.end("head"), 0),
        name=found["name"] or "",
        name_end=found.end("mark"),
        mark=(found["mark"] or "").strip(),
        whole=found.end() == len(line),
    )


def _counted(numbered: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Indices of lines whose numbers count: one more than the numbered line before, or one less than the next."""
    pairs = [(a, b) for a, b in pairwise(numbered) if b[1] == a[1] + 1]
    return frozenset(index for pair in pairs for index, _ in pair)


def _edge(shape: _Shape, counted: bool, several: bool) -> Edge | None:
    """Precision first: a name needs a number that counts, or to be a stock one in company; a colon may be a speaker's."""
    stock = _stock(shape.name)
    if shape.number and (stock or (counted and shape.mark == "." and not shape.whole and _noun_like(shape.name))):
        return Edge(kind="label", rule="text.label.numbered", length=shape.name_end)
    if shape.number and counted:
        return Edge(kind="label", rule="text.label.number", length=shape.number_end)
    if not shape.number and stock and (several or (shape.whole and shape.mark == ":")):
        return Edge(kind="label", rule="text.label.heading", length=shape.name_end)
    return None


def _stock(name: str) -> bool:
    """Whether a name is one that sections go by: its last word is ("Humanitarian access"), its first opens no sentence."""
    words = name.lower().split()
    return bool(words) and words[-1] in SECTION_HEADS and words[0] not in NO_LABEL


def _noun_like(name: str) -> bool:
    words = [word for word in name.lower().split() if word not in _LINKS]
    if not words or any(word in NO_LABEL for word in words):
        return False
    return len(words) == 1 or not words[-1].endswith(("ed", "ing"))
