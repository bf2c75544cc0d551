"""The codebook is a parameter."""

import pytest

from dateline.coding.acts import Coding
from dateline.coding.codebook import UnknownCodebook, under


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
        ("ASSAULT", "abduct", "181", "COERCE"),
        ("ASSAULT", "aerial", "195", "ASSAULT"),
    ],
)
def test_older_types(kind: str, mode: str, cameo: str, older: str) -> None:
    assert under("plover-0.5", coding(kind, mode, cameo)).type == older
    assert under("plover-2.0", coding(kind, mode, cameo)).type == kind


def test_the_host_acts_in_the_older_book() -> None:
    assert under("plover-0.5", coding("CONSULT", "visit", "043")).actors == (2,)
    assert under("plover-2.0", coding("CONSULT", "visit", "043")).actors == (1,)


def test_unknown() -> None:
    with pytest.raises(UnknownCodebook, match=r"plover-2\.0"):
        under("cameo-9", coding("AID"))
