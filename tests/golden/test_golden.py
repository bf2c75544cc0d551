"""The readings of the example reports are what was reviewed. `make golden` writes them anew; review the diff by eye."""

from pathlib import Path

import pytest

from dateline.coder import Coder, code
from dateline.corpus import read_paths
from golden import GOLDEN, examples, render


@pytest.fixture(scope="module")
def rendered(coder: Coder) -> dict[str, str]:
    paths = examples()
    return {p.stem: render(c) for p, c in zip(paths, code(list(read_paths([str(p) for p in paths])), coder))}


def test_twelve() -> None:
    assert len(examples()) == 12


@pytest.mark.parametrize("path", examples(), ids=lambda p: p.stem)
def test_reading(rendered: dict[str, str], path: Path) -> None:
    assert rendered[path.stem] == (GOLDEN / path.stem / "reading.txt").read_text(encoding="utf-8")
