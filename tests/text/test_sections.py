"""Labels of sections: what opens a paragraph of a note, and what is only a terse sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.text import Extracted, from_text
from dateline.text.sections import section_labels

Rows = Callable[[Extracted], list[tuple[str, str]]]

ONE = "The fund counted forty families at the lock of Mena on Tuesday."
TWO = "Two boats with flour and soap have been sent up the river."


def labels(*lines: str) -> list[str]:
    found = section_labels(lines)
    return [lines[index][: found[index].length] if index in found else "" for index in range(len(lines))]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1.", "2."),
        ("1)", "2)"),
        ("(1)", "(2)"),
        ("11.", "12."),
        ("1. Casualties.", "2. Displacement."),
        ("1. Humanitarian access.", "2. Next steps."),
        ("1. Protection of civilians.", "2. Access and security."),
        ("1. Mena.", "2. Velden."),
        ("1. Casualties:", "2. Response –"),
        ("Casualties.", "Displacement."),
        ("Casualties:", "Response:"),
        ("Civilian casualties.", "Food security."),
        ("•", "•"),
    ],
)
def test_labels_of_sections(first: str, second: str) -> None:
    assert labels(f"{first} {ONE}", f"{second} {TWO}") == [first, second]


@pytest.mark.parametrize("line", ["3. Displacement.", "3. Displacement:", "3. Humanitarian access."])
def test_a_stock_name_with_a_number_needs_no_company(line: str) -> None:
    assert labels(f"{line} {ONE}") == [line]
    assert labels(line) == [line]


@pytest.mark.parametrize(
    "lines",
    [
        (f"Silence. {ONE}", f"Nothing. {TWO}"),
        (f"Loud applause. {ONE}", f"Talks failed. {TWO}"),
        (f"Yes. {ONE}", f"No. {TWO}"),
        (f"Casualties. {ONE}", TWO),
        (f"Security: {ONE}", TWO),
        (f"China: {ONE}", f"Japan: {TWO}"),
        ("12. Liga clubs met on Monday.", TWO),
        (f"5. {ONE}", f"9. {TWO}"),
        ("1. of them fled on Monday.", "2. of them stayed behind."),
        ("1.5 Million people fled.", "2.5 Million people stayed."),
        ("2,800 people fled.", "2,801 people stayed."),
        ("There were casualties. Nobody counted them.", "We need access. We need it now."),
    ],
)
def test_no_labels_of_sections(lines: tuple[str, ...]) -> None:
    assert labels(*lines) == [""] * len(lines)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Talks failed. Both envoys left.", "Nobody came. The hall was empty."),
        ("Stop firing. Both sides must.", "Free them. They are nurses."),
        ("China: We will not go.", "Japan: We will."),
        ("It ended. They went home.", "That helped. A little."),
    ],
)
def test_numbered_sentences_lose_the_number_only(first: str, second: str) -> None:
    assert labels(f"1. {first}", f"2. {second}") == ["1.", "2."]


def test_a_note(rows: Rows) -> None:
    read = from_text(
        "\n\n".join(
            ("Note on the upper river", f"1. Casualties. {ONE}", f"2. Response. {TWO}", f"“{ONE}”", f"3. {TWO}")
        )
    )
    assert rows(read) == [
        ("title", "Note on the upper river"),
        ("label", "1. Casualties."),
        ("paragraph", ONE),
        ("label", "2. Response."),
        ("paragraph", TWO),
        ("paragraph", f"“{ONE}”"),
        ("label", "3."),
        ("paragraph", TWO),
    ]
    assert not any(block.read for block in read.document.blocks if block.kind == "label")


def test_a_numbered_heading_stays_one(rows: Rows) -> None:
    read = from_text("\n\n".join((f"{ONE} {TWO}", "1. Boats on the river", f"{TWO} {ONE}", "2. Flour", f"{ONE} {TWO}")))
    assert rows(read)[1:3] == [("label", "1."), ("heading", "Boats on the river")]
    assert rows(read)[4:6] == [("label", "2."), ("heading", "Flour")]
