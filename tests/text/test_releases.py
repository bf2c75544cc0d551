"""What stands around statements and notes: distribution, state of knowledge, ends, contacts, corrections, credits."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.text import Extracted, from_text
from dateline.text.furniture import whole_line
from dateline.text.releases import CONTACT

Rows = Callable[[Extracted], list[tuple[str, str]]]

ONE = "The Delta Relief Fund regrets that its boats have been kept from the upper river since Monday."
TWO = "Two of its nurses were told at the lock of Mena to turn back, and nobody has given them a reason."


def rule_of(line: str) -> str:
    found = whole_line(line)
    return found.rule if found else ""


TABLE = {
    "text.label.distribution": [
        "For the use of the media; not an official document",
        "For information media only.",
        "For media use only",
        "FOR IMMEDIATE RELEASE",
        "PRESS RELEASE",
        "Press release No. 12/2024",
        "News release | For immediate release",
        "Embargoed until 12 March 2024, 10:00 GMT",
        "Check against delivery",
        "Unofficial translation",
        "Reporting period: 1 to 7 May 2024",
    ],
    "text.dateline.as_of": [
        "Situation as of 12 March 2024, 18:00",
        "As of 12 March 2024",
        "All figures as of Tuesday, 12 March 2024.",
        "Data as at 12 March 2024, 1800 hrs",
        "Information is correct as of March 12, 2024",
        "Updated as of 12 March 2024, 6:00 p.m. local time",
    ],
    "text.share.end": ["ENDS", "Ends", "-- ends --", "- Ends -", "[ENDS]", "/ends", "END", "-30-", "End of statement", "***END***"],
    "text.share.notes": ["Notes to editors", "Notes for editors:", "NOTE TO EDITORS: The fund was founded in 1990.", "Editors' notes"],
    CONTACT: [
        "Press contact: press@fund.test",
        "Media contacts",
        "Media enquiries: Jane Roe, +00 555 0100",
        "Contact: Jane Roe",
        "For more information, please contact Jane Roe in Velden.",
        "For interviews contact the press desk of the fund.",
        "For further information: call +00 555 0100",
        "Tel: +00 555 0100",
        "Phone +00 555 0100",
        "E-mail: jane@fund.test",
        "+00 555 0100 22",
        "Jane Roe, head of press, +00 555 0100, jane@fund.test",
        "Jane Roe (Velden): jane@fund.test",
    ],
    "text.correction": [
        "Correction: The boats were kept back on Monday, not on Sunday.",
        "CORRECTION (12 March 2024): The fund has four boats.",
        "Clarification: The lock is run by the province.",
        "Corrections and clarifications",
        "An earlier version of this story said that five nurses had been turned back.",
        "A previous version of this article misspelled the name of the lock.",
        "This article was amended on 12 March 2024 to give the right number of boats.",
        "(Corrects the number of boats in the second paragraph)",
        "*This report has been corrected to name the lock.",
    ],
    "text.byline.outlets": [
        "(The Velden Ledger, with AFP)",
        "(Harbour Gazette)",
        "(Harbour Gazette with agencies)",
        "(AFP, Reuters)",
        "[Harbour Gazette and Reuters]",
        "(The Velden Lamp, with HGN)",
    ],
    "text.byline.source": [
        "(with agencies)",
        "Source: Harbour Gazette",
        "With inputs from agencies",
        "With reporting by the desk in Mena",
        "— With agencies",
    ],
}  # fmt: skip
NOT = [
    "For the use of force there was no mandate, the fund said.",
    "For media in the province it was a dark week.",
    "Not an official in the ministry knew of it.",
    "Press release of the prisoners was delayed, their families said.",
    "As of 12 March 2024, four boats had been turned back.",
    "The situation as of 12 March 2024 was calm.",
    "Situation as of Monday remains tense.",
    "The week ends",
    "Ends of the rope were found on the quay.",
    "End of the war, says the front",
    "30",
    "Notes to the editors of three papers were found in the house.",
    "Contact with the village was lost on Monday.",
    "Contacts between the two sides went on in secret.",
    "Press contacts of the general were questioned.",
    "Phone lines to Mena were cut on Monday.",
    "For more than 100 families there was no contact with the town.",
    "For further information the judge turned to the police.",
    "Tel Orla was shelled on Monday.",
    "Correction of the border was refused by both sides.",
    "Corrections officers walked out in the capital.",
    "An earlier version of this treaty said nothing of the river.",
    "This article of the treaty was changed in May.",
    "This report was handed to the judge on Monday.",
    "(The Orla Front, with the army)",
    "(UN, EU)",
    "(The Hague, with EU)",
    "(Jane Roe, with John Doe)",
    "(The two sides, with some help, met again.)",
    "Sources: the front and the army are talking. Both deny it.",
    "With agencies of the state in ruins, the town looks after itself.",
    "With reports from the front came news of the dead, and families gathered in the square.",
]


@pytest.mark.parametrize(("rule", "line"), [(rule, line) for rule, lines in TABLE.items() for line in lines])
def test_lines_around_a_release(rule: str, line: str) -> None:
    assert rule_of(line) == rule


@pytest.mark.parametrize("line", NOT)
def test_lines_of_the_report(line: str) -> None:
    assert rule_of(line) == ""


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("(The Velden Ledger, with AFP)", "The Velden Ledger"),
        ("(Harbour Gazette)", "Harbour Gazette"),
        ("(AFP, Reuters)", ""),
        ("(with agencies)", ""),
        ("(AFP with Harbour Gazette)", ""),
    ],
)
def test_outlets_of_credits(line: str, outlet: str) -> None:
    read = from_text(f"{ONE}\n\n{TWO}\n\n{line}")
    assert (read.outlet, read.outlet_basis) == (outlet, "inferred" if outlet else "unknown")


def test_a_credit_of_an_outlet_goes_before_the_agency_of_the_dateline() -> None:
    read = from_text(f"VELDEN, March 12 (AFP) - {ONE}\n\n{TWO}\n\n(Harbour Gazette, with AFP)")
    assert read.outlet == "Harbour Gazette"


def test_the_date_of_the_note_is_inferred_from_its_state_of_knowledge() -> None:
    read = from_text(f"The upper river\n\nSituation as of 12 March 2024, 18:00\n\n{ONE}\n\n{TWO}")
    assert (read.published, read.published_basis) == ("2024-03-12", "inferred")
    later = from_text(f"Situation as of 12 March 2024\n\nPublished: 14 March 2024\n\n{ONE}\n\n{TWO}")
    assert later.published == "2024-03-14"


def test_a_correction_is_kept_apart_and_not_read(rows: Rows) -> None:
    note = "Correction: The boats were kept back on Monday, not on Sunday."
    read = from_text(f"{ONE}\n\n{TWO}\n\n{note}")
    assert rows(read)[-1] == ("label", note)
    assert [block.why.rule for block in read.document.blocks if not block.read] == ["text.correction"]


def test_a_correction_under_its_heading(rows: Rows) -> None:
    note = "A report on Monday about the lock of Mena gave the wrong day."
    read = from_text("\n\n".join((ONE, TWO, "CORRECTION:", note)))
    assert rows(read)[2:] == [("label", "CORRECTION:"), ("label", note)]
    early = from_text("\n\n".join((ONE, "CORRECTION:", note, TWO)))
    assert rows(early)[2:] == [("paragraph", note), ("paragraph", TWO)]


def test_nothing_follows_the_end_of_a_statement(rows: Rows) -> None:
    about = "The fund has worked on the river since 1990 and is paid for by those who give to it, and by nobody else."
    note = "Correction: The boats were kept back on Monday."
    read = from_text("\n\n".join((ONE, TWO, f"{ONE} {TWO}", "-- ends --", about, "Jane Roe", note)))
    assert rows(read)[3:] == [("share", "-- ends --"), ("share", about), ("share", "Jane Roe"), ("label", note)]


def test_an_end_mark_in_the_first_half_ends_nothing(rows: Rows) -> None:
    read = from_text("\n\n".join((ONE, "ENDS", f"{TWO} {ONE}", TWO)))
    assert [kind for kind, _ in rows(read)] == ["paragraph", "share", "paragraph", "paragraph"]


def test_contacts_take_what_follows_when_it_is_no_sentence(rows: Rows) -> None:
    read = from_text("\n\n".join((ONE, TWO, "Press contact:", "Jane Roe", "Head of press, Velden")))
    assert [kind for kind, _ in rows(read)] == ["paragraph", "paragraph", "share", "share", "share"]
    read = from_text("\n\n".join((ONE, "Press contact: jane@fund.test", "Velden", TWO)))
    assert ("paragraph", TWO) in rows(read)
