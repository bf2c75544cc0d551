"""Live pages: clocks in front of entries, headlines behind them, and the page speaking about itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.text import Extracted, from_html, from_text
from dateline.text.furniture import whole_line
from dateline.text.live import clock, entry_headline, without_times
from dateline.text.releases import masthead

Rows = Callable[[Extracted], list[tuple[str, str]]]

ONE = "Dockers in the port of Velden walked out at noon and were joined by the drivers of the tram depot."
TWO = "The harbour board said that four ships were waiting in the roads and that none would be unloaded today."

CLOCKS = [
    "14:15 |",
    "14:15 -",
    "14:15 –",
    "14:15:",
    "09:05 —",
    "9.40am:",
    "9.40 a.m. -",
    "9:40 PM |",
    "7pm:",
    "1415 GMT -",
    "14.15 BST:",
    "14.15 |",
    "14.15:",
    "14h15 -",
    "14:15 GMT |",
    "14:15 UTC+3 –",
    "14:15 local time |",
    "[14:15]",
    "(14:15) -",
    "Monday 14:15 |",
    "12 May, 14:15 -",
    "12 May 2024, 2:15 pm |",
    "Updated at 14:15 GMT |",
    "14:15-15:30 |",
    "14:15 (12:15 GMT) –",
]
NO_CLOCKS = [
    "9.40am on Monday was the hour at which the siren went off.",
    "14:15 was when the siren went off.",
    "At 14:15 the siren went off.",
    "9:40 a.m. - the busiest hour of the quay - passed without a sound.",
    "10:30 – 11:30 were the worst hours, a docker said.",
    "1945: The war ends",
    "1945 | The war ends",
    "7: Seven tons of grain",
    "2.10 – Next steps",
    "3.15 - Three per cent",
    "25:70 - Not a time",
    "14:15",  # nothing behind it is tried below
    "12 ships - all of them empty - left the port.",
    "5 - The number of ships that left",
    "2024 - A year of strikes",
]


@pytest.mark.parametrize("mark", CLOCKS)
@pytest.mark.parametrize("rest", ["Board says no", "3,000 dockers out", "“We will stay,” says the union"])
def test_clocks(mark: str, rest: str) -> None:
    edge = clock(f"{mark} {rest}")
    assert edge is not None
    assert (edge.kind, edge.rule) == ("label", "text.label.clock")
    assert f"{mark} {rest}"[: edge.length] == mark


@pytest.mark.parametrize("line", [line for line in NO_CLOCKS if " " in line])
def test_no_clocks(line: str) -> None:
    assert clock(line) is None


@pytest.mark.parametrize(
    "line", ["14:15", "9.40am", "14:15 GMT", "14.15 BST", "14.15 BST 09.15 EST", "Updated at 14.15 GMT"]
)
def test_clocks_alone_on_their_line(line: str) -> None:
    edge = clock(line)
    assert edge is not None
    assert edge.length == len(line)


@pytest.mark.parametrize("line", ["14.15", "1945", "7", "2024", "12 May", "3.5"])
def test_numbers_alone_are_no_clocks(line: str) -> None:
    assert clock(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "Board says no",
        "Three ships turn back",
        "How many?",
        "'Not one ton': union",
        "Strike over!",
        "Tear gas",
        "12 held",
    ],
)
def test_headlines_of_entries(line: str) -> None:
    assert entry_headline(line)


@pytest.mark.parametrize(
    "line",
    [
        "The board says no.",
        'The chair said: "Not one ton."',
        "Was it a flare? Nobody knows!",
        "The harbour board said that it would…",
        "Those who spoke were:",
        " ".join(["ship"] * 21),
    ],
)
def test_texts_of_entries(line: str) -> None:
    assert not entry_headline(line)


HOUSEKEEPING = [
    "We are closing this page",
    "We are pausing our coverage.",
    "We're wrapping up our live coverage for today.",
    "This live page is closed",
    "This live blog has now ended.",
    "Our live coverage is closed for the night.",
    "That's all from us for today.",
    "That is all for now. Thank you for reading.",
    "Thanks for following our coverage.",
    "Our full report follows shortly.",
    "You can read our full story here.",
    "Refresh for updates",
    "Refresh this page for the latest updates.",
    "This page will refresh automatically.",
    "Hello and welcome to our live coverage.",
    "Good morning and welcome to our live coverage of the dock strike in Velden.",
    "All times are local",
    "Times in GMT. Latest updates first.",
    "More to follow",
    "More details soon.",
    "We'll bring you more as we get it.",
    "This is a developing story.",
    "This is a breaking news story; check back for updates.",
]
LIVE_HEADINGS = ["Key points", "KEY DEVELOPMENTS", "What we know so far", "Here's what we know:", "Live updates", "Summary",
                 "At a glance", "What you need to know"]  # fmt: skip
NOT_HOUSEKEEPING = [
    "This page of the past is closed, the minister said.",
    "We are closing this chapter of the dispute, the union said.",
    "We are pausing our coverage of the costs until May, the insurer wrote.",
    "That is all the fund could find, its head said.",
    "Thank you for the ships, the mayor told them.",
    "Our full report will name those who gave the order, the judge said.",
    "Refresh courses were cancelled.",
    "Key points of the plan were leaked on Monday.",
    "What we know so far is little, the judge said.",
    "More to the point, nobody was asked.",
    "Updates of the law are overdue.",
    "Welcome to Velden, a sign on the quay says.",
    "More dockers follow their union than its rival.",
    "All times of crisis are alike, he said.",
    "Thousands stay with us, the union said.",
    "Summary justice was done in the port, witnesses said.",
    "The board said that it would not pay. That is all.",
]


@pytest.mark.parametrize("line", HOUSEKEEPING)
def test_housekeeping(line: str) -> None:
    found = whole_line(line)
    assert found is not None
    assert (found.kind, found.rule) == ("share", "text.share.live")


@pytest.mark.parametrize("line", LIVE_HEADINGS)
def test_stock_headings_of_live_pages(line: str) -> None:
    found = whole_line(line)
    assert found is not None
    assert found.kind == "label"


@pytest.mark.parametrize("line", NOT_HOUSEKEEPING)
def test_sentences_of_the_report(line: str) -> None:
    assert whole_line(line) is None


MASTHEADS = [
    ("The Velden Ledger | Thursday 20 March 2025", "The Velden Ledger"),
    ("Harbour Gazette, 20 March 2025", "Harbour Gazette"),
    ("Harbour Gazette - Thursday, March 20, 2025, 14:15 GMT", "Harbour Gazette"),
    ("20 March 2025 | Harbour Gazette", "Harbour Gazette"),
    ("The Orla Front, 20 March 2025", "The Orla Front"),
    ("Velden, 20 March 2025", ""),
    ("The Hague, 20 March 2025", ""),
    ("Port Mena | 20 March 2025", ""),
]
NO_MASTHEADS = [
    "Velden, 20 March",
    "Velden, Thursday",
    "Velden, March 2025",
    "Statement on the port of Velden, 20 March 2025",
    "Treaty Between Velden And Mena Signed, 20 March 2025",
    "Velden, 20 March 2025, was quiet.",
    "The strike ended on 20 March 2025",
    "velden, 20 March 2025",
]


@pytest.mark.parametrize(("line", "outlet"), MASTHEADS)
def test_mastheads(line: str, outlet: str) -> None:
    found = masthead(line)
    assert found is not None
    assert (found.kind, found.outlet, found.published) == ("dateline", outlet, "2025-03-20")


@pytest.mark.parametrize("line", NO_MASTHEADS)
def test_no_mastheads(line: str) -> None:
    assert masthead(line) is None


def test_what_a_line_says_about_clocks() -> None:
    assert without_times("Thursday, 20 March 2025, updates in local time") == "Thursday, 20 March 2025"
    assert (
        without_times("Harbour Gazette, 20 March 2025. Times are GMT. Newest first.")
        == "Harbour Gazette, 20 March 2025"
    )
    assert without_times("The times are hard, he said.") == "The times are hard, he said."


# --- whole pages ----------------------------------------------------------------------------------------------------


def test_a_live_page(rows: Rows) -> None:
    read = from_text(
        "\n\n".join(
            (
                "Live: Dockers of Velden on strike",
                "The Velden Ledger | Thursday 20 March 2025, updates in local time",
                "Key points",
                "21:00 | This live page is closed",
                "14:15 | Board says no",
                TWO,
                f"12:30 - {ONE}",
                "9.40am:",
                "The first pickets are at the gate, a docker says.",
                "9.10am: How many?",
                "The union speaks of two thousand.",
            )
        )
    )
    assert rows(read) == [
        ("label", "Live:"),
        ("title", "Dockers of Velden on strike"),
        ("dateline", "The Velden Ledger | Thursday 20 March 2025, updates in local time"),
        ("label", "Key points"),
        ("label", "21:00 |"),
        ("share", "This live page is closed"),
        ("label", "14:15 |"),
        ("heading", "Board says no"),
        ("paragraph", TWO),
        ("label", "12:30 -"),
        ("paragraph", ONE),
        ("label", "9.40am:"),
        ("paragraph", "The first pickets are at the gate, a docker says."),
        ("label", "9.10am:"),
        ("heading", "How many?"),
        ("paragraph", "The union speaks of two thousand."),
    ]
    assert (read.title, read.title_basis) == ("Dockers of Velden on strike", "inferred")
    assert (read.outlet, read.outlet_basis) == ("The Velden Ledger", "inferred")
    assert (read.published, read.published_basis) == ("2025-03-20", "inferred")


def test_clocks_part_lines_that_are_wrapped(rows: Rows) -> None:
    body = "Dockers in the port of Velden walked out at noon\nand were joined by the drivers of the tram depot who\nhad met."
    read = from_text(f"{body}\n14:15 | Board says no\n{body}")
    assert [kind for kind, _ in rows(read)] == ["paragraph", "label", "heading", "paragraph"]


def test_a_headline_behind_a_flag_is_the_title(rows: Rows) -> None:
    read = from_text("\n\n".join(("BREAKING: Dockers of Velden on strike", ONE, TWO)))
    assert rows(read)[:2] == [("label", "BREAKING:"), ("title", "Dockers of Velden on strike")]
    assert read.title == "Dockers of Velden on strike"


def test_a_signature_is_no_outlet(rows: Rows) -> None:
    read = from_text("\n\n".join((ONE, TWO, "The Orla Front, 20 March 2025")))
    assert rows(read)[-1] == ("dateline", "The Orla Front, 20 March 2025")
    assert (read.outlet, read.published) == ("", "2025-03-20")


def test_clocks_in_headings_of_a_page(rows: Rows) -> None:
    page = f"<html><body><article><h1>Strike in Velden</h1><h2>14:15 | Board says no</h2><p>{TWO}</p><h2>12:30</h2><p>{ONE}</p></article></body></html>"
    found = rows(from_html(page))
    assert [row for row in found if row[0] in {"label", "heading"}] == [
        ("label", "14:15 |"),
        ("heading", "Board says no"),
        ("label", "12:30"),
    ]
