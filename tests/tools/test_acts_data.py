"""The labelled clauses: what marks mean, that every label is a code, and that they are many and balanced."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from acts_data import labelled, read_files
from dateline.knowledge import Knowledge

DATA = Path(__file__).parents[2] / "training" / "acts"


def test_marks_are_taken_out() -> None:
    one = labelled("Rebels {torched|ASSAULT.destroy} the bridge they had {built|none}.")
    assert one.text == "Rebels torched the bridge they had built."
    assert [(one.text[start:end], label) for start, end, label in one.marks] == [
        ("torched", "ASSAULT.destroy"),
        ("built", "none"),
    ]


def test_every_label_is_a_code(knowledge: Knowledge) -> None:
    for line in read_files(sorted(DATA.glob("*.txt"))):
        assert "{" not in line.text, line.text
        assert line.marks, line.text
        for _, _, label in line.marks:
            kind, _, mode = label.partition(".")
            assert kind == "none" or kind in knowledge.types, (label, line.text)
            assert not mode or (kind, mode) in knowledge.modes, (label, line.text)


def test_there_are_thousands_of_all_types(knowledge: Knowledge) -> None:
    labels = Counter(
        label.partition(".")[0] for line in read_files(sorted(DATA.glob("*.txt"))) for _, _, label in line.marks
    )
    assert sum(labels.values()) >= 3500
    assert 0.35 <= labels["none"] / sum(labels.values()) <= 0.6
    assert min(labels[kind] for kind in knowledge.types) >= 30


def test_no_sentence_stands_twice() -> None:
    texts = Counter(line.text for line in read_files(sorted(DATA.glob("*.txt"))))
    assert [text for text, count in texts.items() if count > 1] == []
