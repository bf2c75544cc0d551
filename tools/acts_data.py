"""Labelled clauses for the learned reading of acts: their files, their marks, and the clues of what is marked.

A line is one sentence of our own in which predicates are marked: `Rebels {torched|ASSAULT.destroy} the bridge they had {built|none}.`
The label is what the clause would be coded as, were it told as done; a type, a type with its mode, or `none`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.coder import Coder, steps_of
from dateline.coding.act_clues import ActClues, act_clues
from dateline.coding.learned import frame_at
from dateline.coding.scene import Scene
from dateline.records import Block, Document, Report, Span, Why

MARK = re.compile(r"\{([^{}|]+)\|([A-Za-z-]+(?:\.[A-Za-z-]+)?)\}")
CHUNK = 64


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence with the marked places: (start, end, label)."""

    text: str
    marks: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class Example:
    """One marked predicate: its clues, its type and its mode ("none" and "" where it is no act), the sentence it stands in."""

    clues: ActClues
    type: str
    mode: str
    sentence: int


def labelled(line: str) -> Labelled:
    """A line with its marks taken out."""
    text, marks, last = "", [], 0
    for match in MARK.finditer(line):
        text += line[last : match.start()]
        marks.append((len(text), len(text) + len(match.group(1)), match.group(2)))
        text += match.group(1)
        last = match.end()
    return Labelled(text + line[last:], tuple(marks))


def read_files(paths: Iterable[Path]) -> list[Labelled]:
    """All lines of the files; empty ones and comments (#) are passed over."""
    lines = (line.strip() for path in paths for line in path.read_text(encoding="utf-8").splitlines())
    return [labelled(line) for line in lines if line and not line.startswith("#")]


def examples(texts: Sequence[Labelled], coder: Coder) -> Iterator[Example]:
    """The marked predicates with their clues. Words that the parser takes for neither a clause nor a noun are passed over."""
    for start in range(0, len(texts), CHUNK):
        group = texts[start : start + CHUNK]
        documents = [_document(number, one.text) for number, one in enumerate(group, start)]
        parses = coder.parser.parse(documents)
        for number, (one, document, parse) in enumerate(zip(group, documents, parses), start):
            scene = steps_of(Report(id=document.id), document, parse, coder).scene
            for first, _, label in one.marks:
                place = _place(scene, first)
                frame = frame_at(scene, *place) if place else None
                if place and frame:
                    type_, _, mode = label.partition(".")
                    yield Example(
                        act_clues(scene, *place, frame), type_.upper() if type_ != "none" else "none", mode, number
                    )


def _document(number: int, text: str) -> Document:
    block = Block(kind="paragraph", span=Span(0, len(text)), read=True, why=Why(step="text", rule="text.paragraph"))
    return Document(id=f"doc:{number}", text=text, blocks=(block,))


def _place(scene: Scene, start: int) -> tuple[int, int] | None:
    found = ((number, tree.token_at(start)) for number, tree in enumerate(scene.trees))
    return next(((number, token) for number, token in found if token is not None), None)
