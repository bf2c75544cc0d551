"""Short labelled passages of our own, coded in one batch: what the measures on them share."""

from __future__ import annotations

import csv
import tomllib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dateline.coder import Coder, Reading, code
from dateline.records import Block, BlockKind, Capture, Coded, Document, Report, Span, Why

HERE = Path(__file__).parent
FLOORS: dict[str, float] = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))
SPLITS = ("seen", "unseen")
"""The half that was looked at while the rules were made, and the half that was not."""


def table(name: str) -> list[dict[str, str]]:
    """The rows of a gold table."""
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def coded_texts(texts: Sequence[str], coder: Coder, titled: Callable[[int], bool] = lambda _: False) -> list[Coded]:
    """Each text as one report, one paragraph a line; those that `titled` picks begin with their headline."""
    readings = []
    for number, text in enumerate(texts):
        report = Report(id=f"report:{number}")
        capture = Capture(report=report.id, sha256="", media_type="text")
        readings.append(Reading(report=report, capture=capture, document=_document(text, titled(number))))
    return code(readings, coder)


def _document(text: str, titled: bool) -> Document:
    blocks: list[Block] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            kind: BlockKind = "title" if titled and not blocks else "paragraph"
            why = Why(step="text", rule="text.line")
            blocks.append(Block(kind=kind, span=Span(start, start + len(line)), read=True, why=why))
        start += len(line) + 1
    return Document(id="doc:gold", text=text, blocks=tuple(blocks))


@dataclass(slots=True, kw_only=True)
class Tally:
    """Right answers by field, and the wrong ones to look at."""

    asked: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)

    def add(self, name: str, right: bool) -> None:
        """Count one answer."""
        self.asked[name] += 1
        self.right[name] += right

    def share(self, name: str) -> float:
        """The share of right answers; 0 where none was asked for."""
        return self.right[name] / self.asked[name] if self.asked[name] else 0.0

    def shown(self, title: str) -> str:
        """One line a field."""
        lines = [f"  {name}: {self.right[name]}/{n} = {self.share(name):.3f}" for name, n in self.asked.items()]
        return "\n".join(["", title, *lines])
