"""The codebook is a parameter."""

import pytest

from conftest import document_of
from dateline.coder import Coder, Reading, code
from dateline.coding.acts import Coding
from dateline.coding.codebook import DEFAULT, OLDER, OLDER_QUADS, UnknownCodebook, under
from dateline.knowledge import Knowledge
from dateline.knowledge.load import rows_of
from dateline.knowledge.tables import Row
from dateline.parse import Parser
from dateline.records import Capture, Report


def coding(kind: str, mode: str = "", cameo: str = "") -> Coding:
    return Coding(
        sentence=0,
        token=0,
        type=kind,
        mode=mode,
        cameo=cameo,
        actors=(1,),
        recipients=(2,),
        rules=("verb:x",),
        tokens=(0,),
    )


@pytest.mark.parametrize(
    ("kind", "mode", "cameo", "older"),
    [
        ("CONCEDE", "", "0353", "AGREE"),
        ("CONCEDE", "", "055", "SUPPORT"),
        ("CONCEDE", "", "0871", "RETREAT"),
        ("CONCEDE", "", "0341", "RETREAT"),
        ("CONCEDE", "", "081", "CONCEDE"),
        ("ASSAULT", "abduct", "181", "COERCE/detain"),
        ("ASSAULT", "aerial", "195", "FIGHT/heavy-weapons"),
        ("ASSAULT", "firearms", "193", "FIGHT/firearms"),
        ("ASSAULT", "beat", "182", "ASSAULT/beat"),
        ("ACCUSE", "investigate", "090", "INVESTIGATE"),
        ("ACCUSE", "allege", "112", "DISAPPROVE"),
        ("REQUEST", "change", "104", "DEMAND/change"),
        ("COERCE", "restrict", "191", "COERCE/restrict"),
    ],
)
def test_older_types(knowledge: Knowledge, kind: str, mode: str, cameo: str, older: str) -> None:
    told = under(OLDER, coding(kind, mode, cameo), knowledge.differences)
    assert (told.type, told.mode) == tuple(older.partition("/")[::2])
    assert under(DEFAULT, coding(kind, mode, cameo), knowledge.differences) == coding(kind, mode, cameo)


def test_the_host_acts_in_the_older_book(knowledge: Knowledge) -> None:
    assert under(OLDER, coding("CONSULT", "visit", "043"), knowledge.differences).actors == (2,)
    assert under(DEFAULT, coding("CONSULT", "visit", "043"), knowledge.differences).actors == (1,)


def test_unknown(knowledge: Knowledge) -> None:
    with pytest.raises(UnknownCodebook, match=r"plover-2\.0"):
        under("cameo-9", coding("AID"), knowledge.differences)


def test_every_older_type_has_a_quad(knowledge: Knowledge) -> None:
    types = {d.older.partition("/")[0] for d in knowledge.differences if d.older}
    assert types <= knowledge.types.keys() | OLDER_QUADS.keys()


TOLD = [row for row in rows_of("codebook_differences") if row["told"] == "yes"]


@pytest.mark.parametrize("row", TOLD, ids=[row["aspect"] for row in TOLD])
def test_the_example_of_a_difference_has_both_codes(parser: Parser, knowledge: Knowledge, row: Row) -> None:
    """The row's example, read under both books."""
    for book in (DEFAULT, OLDER):
        capture = Capture(report="report:test", sha256="", media_type="text")
        reading = Reading(report=Report(id="report:test"), capture=capture, document=document_of(row["example"]))
        (coded,) = code([reading], Coder.of(parser, knowledge, book))
        found = {f"{m.type}/{mode}" for m in coded.event_mentions for mode in m.modes} | {
            m.type for m in coded.event_mentions
        }
        assert row[book] in found, (book, found)
