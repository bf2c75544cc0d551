"""Labels and datelines in front of a paragraph, credits behind it: positives and look-alikes."""

from __future__ import annotations

import pytest

from dateline.text.prefixes import credit, dateline, label, split_glued

BODY = "Envoys of the two governments met on Tuesday for the first time in months, officials said."

GLUED = [
    ("Harbour PressWest Africa:", "Harbour Press"),
    ("Velden TimesWorld:", "Velden Times"),
    ("The Mena HeraldPolitics:", "The Mena Herald"),
    ("Delta Post AgencyNorthern Region:", "Delta Post Agency"),
    ("ReutersWorld:", "Reuters"),
    ("Harbour GazetteMiddle East |", "Harbour Gazette"),
    ("Coast RadioMorning Report:", "Coast Radio"),
]
MARKED = [
    ("World News |", ""),
    ("POLITICS |", ""),
    ("BREAKING:", ""),
    ("UPDATE 2-", ""),
    ("HARBOUR GAZETTE:", "HARBOUR GAZETTE"),
    ("Harbour Gazette -", "Harbour Gazette"),
    ("Breaking News |", ""),
    ("AFP:", "AFP"),
]
NOT_LABELS = [
    "WhatsApp: the firm said it would appeal the fine.",
    "Ron DeSantis: The governor spoke first.",
    "Ann McDonald: We will not go back to the table.",
    "Jane FitzGerald: That was never the plan.",
    "China: We will not accept the ruling.",
    "UNHCR: 500 refugees crossed the river.",
    "The minister said: We are ready.",
    "One thing is clear: The talks have failed.",
    "YouTube: Three channels were closed.",
    "Three towns - Velden, Mena and Orla - were cut off.",
    "World leaders - among them two kings - met on Monday.",
]
DATELINES = [
    ("VELDEN, Aug 9 (Harbour Wire) -", "Harbour Wire", ""),
    ("KYIV (Reuters) —", "Reuters", ""),
    ("GENEVA, 12 March 2024 —", "", "2024-03-12"),
    ("Nairobi, Kenya –", "", ""),
    ("GOMA, DR Congo, March 12, 2024 (AFP) –", "AFP", "2024-03-12"),
    ("Washington (CNN)", "CNN", ""),
    ("(AFP) -", "AFP", ""),
    ("DAMASCUS, SANA -", "SANA", ""),
    ("GAZA/JERUSALEM, Oct 3 (Reuters) -", "Reuters", ""),
    ("ISLAMABAD:", "", ""),
    ("PORT-AU-PRINCE —", "", ""),
    ("New Delhi, Aug. 9 (PTI):", "PTI", ""),
    ("Nairobi –", "", ""),
    ("RIO DE JANEIRO (AP) --", "AP", ""),
    ("BEIJING, Sept. 3 (Xinhua) --", "Xinhua", ""),
    ("Deir al-Zor, Syria (Harbour News) -", "Harbour News", ""),
]
NOT_DATELINES = [
    "Nairobi – the capital – was quiet on Monday after a week of protests in the suburbs.",
    "Hamas (Islamic Resistance Movement) - the group that runs the strip - denied the report on Monday.",
    "The minister — A former general — resigned on Monday after weeks of protests in the capital.",
    "NATO — The alliance of thirty-two members — met in the town on Monday to talk about the border.",
    "Three people were killed in Velden (AFP) on Monday when a bus fell into the river near the bridge.",
    "Rebels took the town - Officials denied it, and no count of the dead was given by either side.",
    "Mena (population 4,000) was cut off by the flood on Monday, the governor of the province said.",
    "VELDEN fell to the rebels on Monday after a siege of four weeks, the army said in a statement.",
    "Rep. Ann Lee (R-OH) - A critic of the deal - said on Monday that she would vote against it.",
    "SMITH: I think so. The committee has heard the general twice and will hear him again in May.",
]


@pytest.mark.parametrize(("text", "outlet"), GLUED)
@pytest.mark.parametrize("gap", ["", " "])
def test_glued_labels(text: str, outlet: str, gap: str) -> None:
    edge = label(f"{text}{gap}{BODY}")
    assert edge is not None
    assert (edge.kind, edge.rule, edge.outlet) == ("label", "text.label.glued", outlet)
    assert f"{text}{gap}{BODY}"[: edge.length] == text


@pytest.mark.parametrize(("text", "outlet"), MARKED)
def test_marked_labels(text: str, outlet: str) -> None:
    edge = label(f"{text} {BODY}")
    assert edge is not None
    assert (edge.kind, edge.outlet) == ("label", outlet)
    assert f"{text} {BODY}"[: edge.length] == text


@pytest.mark.parametrize("line", NOT_LABELS)
def test_no_labels(line: str) -> None:
    assert label(line) is None


def test_the_section_is_not_part_of_the_outlet() -> None:
    assert split_glued("Harbour PressMiddle East") == ("Harbour Press", "Middle East")
    assert split_glued("Harbour Press") == ("", "")


@pytest.mark.parametrize(("text", "outlet", "published"), DATELINES)
def test_datelines(text: str, outlet: str, published: str) -> None:
    edge = dateline(f"{text} {BODY}", 0)
    assert edge is not None
    assert (edge.kind, edge.outlet, edge.published) == ("dateline", outlet, published)
    assert f"{text} {BODY}"[: edge.length] == text


@pytest.mark.parametrize("line", NOT_DATELINES)
def test_no_datelines(line: str) -> None:
    assert dateline(line, 1) is None


def test_a_lone_city_is_a_dateline_near_the_top_only() -> None:
    assert dateline(f"Nairobi – {BODY}", 0) is not None
    assert dateline(f"Nairobi – {BODY}", 9) is None


@pytest.mark.parametrize(
    "tail",
    [
        "(Reporting by Jane Roe; Editing by John Doe)",
        "(Additional reporting by Jane Roe.)",
        "— Reuters",
        "(AFP)",
        "-- Xinhua",
        "[With inputs from agencies]",
    ],
)
def test_credits(tail: str) -> None:
    edge = credit(f"{BODY} {tail}")
    assert edge is not None
    assert (edge.kind, edge.length) == ("byline", len(tail))


@pytest.mark.parametrize(
    "line",
    [
        "The report was carried by Reuters",
        "He left for Velden (and Mena).",
        "The talks failed — again.",
        "Two agencies, the AP and AFP, were expelled.",
    ],
)
def test_no_credits(line: str) -> None:
    assert credit(line) is None
