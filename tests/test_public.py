"""The public names."""

import subprocess
import sys

import pytest

import dateline
from conftest import ReadText


def test_every_public_name_is_there() -> None:
    assert dateline.__all__ == sorted(dateline.__all__)
    for name in dateline.__all__:
        assert getattr(dateline, name).__doc__


def test_unknown_name() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        dateline.nonsense  # noqa: B018


def test_importing_is_cheap() -> None:
    """No model, no parser, no table library is loaded by the bare import."""
    heavy = "import sys, dateline; print([m for m in ('spacy', 'pyarrow', 'trafilatura', 'rich') if m in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", heavy], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


@pytest.mark.parametrize("extra", [{}, {"outlet": "Plain Dealer", "date": "2024-05-03"}])
def test_read(read_text: ReadText, extra: dict[str, str]) -> None:
    coded = dateline.read("Rebels attacked the Kenyan army on Wednesday, a spokesman said.", **extra)
    (mention,) = coded.event_mentions
    assert mention.type == "ASSAULT"
    assert mention.time.value == ("2024-05-01" if extra else "XXXX-WXX-3")
    assert coded.report.outlet == extra.get("outlet", "")
    assert any("ASSAULT" in line for line in dateline.explain(coded, mention.id))


def test_what_cannot_be_read_says_why() -> None:
    (rejected,) = dateline.read(
        "Le gouvernement a annoncé lundi le retrait de ses troupes de la région du nord."
    ).rejected
    assert rejected.reason == "language"
