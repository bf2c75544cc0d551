"""What the words over a predicate make of it, with the real parser."""

import pytest

from conftest import ReadText
from dateline.records import Claim

CASES = [
    # polarity
    ("The guards were prevented from closing the gate.", "close", ("negated", "asserted", "past")),
    ("The guards were barred from leaving the port.", "leave", ("negated", "ordered", "future")),
    ("The port has yet to reopen.", "reopen", ("negated", "asserted", "past")),
    ("Neither the pilot nor the owner spoke.", "speak", ("negated", "asserted", "past")),
    ("At no time did the crew open the hatch.", "open", ("negated", "asserted", "past")),
    ("The mayor did not think that the dam would hold.", "hold", ("negated", "asserted", "future")),
    ("The owners ruled out selling the mine.", "sell", ("negated", "asserted", "future")),
    ("The court did not merely fine the owner.", "fine", ("affirmed", "asserted", "past")),
    ("It is unclear whether the crew left the ship.", "leave", ("unclear", "possible", "past")),
    ("Did the crew leave the ship?", "leave", ("unclear", "possible", "past")),
    ("The bridge had almost collapsed.", "collapse", ("negated", "asserted", "past")),
    # modality and tense
    ("The crew tried to leave.", "leave", ("affirmed", "wished", "future")),
    ("The minister flew in to mediate.", "mediate", ("affirmed", "wished", "future")),
    ("The firm plans on closing the mine.", "close", ("affirmed", "promised", "future")),
    ("The crew is expected to leave.", "leave", ("affirmed", "possible", "future")),
    ("The crew is believed to have left.", "leave", ("affirmed", "possible", "past")),
    ("Police believe the crew left.", "leave", ("affirmed", "possible", "past")),
    ("The judge ordered the firm to pay.", "pay", ("affirmed", "ordered", "future")),
    ("The union demanded that the firm close the pit.", "close", ("affirmed", "ordered", "future")),
    ("The union threatened to close the port.", "close", ("affirmed", "promised", "future")),
    ("Ships must not enter the bay.", "enter", ("negated", "ordered", "future")),
    ("Should the talks fail, the army would return.", "return", ("affirmed", "conditional", "future")),
    ("Without rain the crop would have failed.", "fail", ("affirmed", "conditional", "past")),
    ("The army managed to hold the bridge.", "hold", ("affirmed", "asserted", "past")),
    ("The firm refused to pay.", "pay", ("negated", "asserted", "past")),
    ("The index fell 3 percent to close at 90 points.", "close", ("affirmed", "asserted", "past")),
    ("The mayor said the firm paid.", "pay", ("affirmed", "asserted", "past")),
]


def claim_of(read_text: ReadText, text: str, lemma: str, published: str = "") -> Claim:
    return next(c for c in read_text(text, published).claims if c.lemma == lemma)


@pytest.mark.parametrize(("text", "lemma", "expected"), CASES, ids=[case[0] for case in CASES])
def test_as_put(read_text: ReadText, text: str, lemma: str, expected: tuple[str, str, str]) -> None:
    claim = claim_of(read_text, text, lemma)
    assert (claim.polarity, claim.modality, claim.tense) == expected


@pytest.mark.parametrize(
    ("text", "lemma", "published", "aspect"),
    [
        ("In 1998 the army took the town.", "take", "", "historical"),
        ("In 1998 the army took the town.", "take", "2024-05-01", "historical"),
        ("In 2024 the army took the town.", "take", "2024-05-01", "single"),
        ("The baker kept selling bread.", "sell", "", "ongoing"),
        ("The crew is being held.", "hold", "", "ongoing"),
        ("The talks resumed.", "resume", "", "begun"),
        ("The navy used to patrol the strait.", "patrol", "", "ceased"),
    ],
)
def test_aspect(read_text: ReadText, text: str, lemma: str, published: str, aspect: str) -> None:
    assert claim_of(read_text, text, lemma, published).aspect == aspect


@pytest.mark.parametrize(
    ("text", "lemma", "expected"),
    [
        ("The tenants knew that the owner had sold the house.", "sell", True),
        ("The tenants did not know that the owner had sold the house.", "sell", False),
        ("The tenants said that the owner had sold the house.", "sell", False),
        ("Their refusal to leave angered the owner.", "leave", True),
        ("Ships carried the stolen grain.", "carry", False),
    ],
)
def test_presupposed(read_text: ReadText, text: str, lemma: str, expected: bool) -> None:
    assert claim_of(read_text, text, lemma).presupposed is expected
