"""Executors: the same coded reports in the same order, wherever they are made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from dateline.coder import Coder, Reading
from dateline.knowledge import load
from dateline.parse.spacy_parser import SpacyParser
from dateline.records import Figure, Parse, Span
from dateline.run import Executor, in_process, pool
from dateline.run.execute import storable
from factories import WHY, NoParser, coded_of, no_coder, reading

TEXTS = {
    "one": "Rebels of the River Front shelled the town of Lere on Monday, a doctor said. The army denied it.",
    "two": "The foreign minister of Chad met his counterpart from Niger in Paris.",
    "three": "",
    "four": "Farmers blocked the road to the port for a third day.",
    "five": "Judges in Oran sentenced six men to prison.",
}


def readings() -> list[Reading]:
    return [reading(name, text, published="2025-03-04") for name, text in TEXTS.items()]


def real_coder() -> Coder:
    return Coder.of(SpacyParser(), replace(load(), version="test"))


class _Breaking(NoParser):
    def parse(self, documents: Any) -> list[Parse]:
        if any("Farmers" in document.text for document in documents):
            raise RuntimeError("cannot cope with farmers")
        return super().parse(documents)


def test_every_input_comes_back_in_order() -> None:
    coded = list(in_process(readings(), no_coder, batch=2))
    assert [one.report.external_id for one in coded] == list(TEXTS)
    assert [one.document is None for one in coded] == [False, False, True, False, False]


def test_the_batch_size_does_not_matter() -> None:
    assert list(in_process(readings(), no_coder, batch=1)) == list(in_process(readings(), no_coder, batch=5))


def test_one_report_that_breaks_the_coder_is_rejected_alone() -> None:
    coded = list(in_process(readings(), lambda: Coder.of(_Breaking(), load())))
    assert [one.document is None for one in coded] == [False, False, True, True, False]
    assert (coded[3].rejected[0].step, coded[3].rejected[0].reason) == ("coder", "failed")
    assert "farmers" in coded[3].rejected[0].detail


def test_reading_is_drawn_batch_by_batch() -> None:
    drawn: list[str] = []

    def stream() -> Iterator[Reading]:
        for one in readings():
            drawn.append(one.report.external_id)
            yield one

    next(in_process(stream(), no_coder, batch=2))
    assert drawn == ["one", "two"]


def test_a_figure_of_more_than_64_bits_loses_its_bound_and_says_so() -> None:
    figure = Figure(
        id="f0", sentence=0, span=Span(0, 3), what="dollar", what_span=Span(0, 3), low=1, best=2**63, why=WHY
    )
    coded = storable(replace(coded_of(reading("a", "ASSAULT x")), figures=(figure,)))
    assert (coded.figures[0].low, coded.figures[0].best) == (1, None)
    assert coded.rejected[-1].span == figure.span


@pytest.mark.slow
@pytest.mark.parametrize("execute", [partial(pool, workers=2, batch=2), partial(in_process, batch=3)])
def test_the_contract_of_all_executors(execute: Executor) -> None:
    """With the real coder: equal to the last byte, rejected ones included, in order."""
    assert list(execute(readings(), real_coder)) == list(in_process(readings(), real_coder))


@pytest.mark.slow
def test_the_pool_can_be_left_early() -> None:
    stream = pool(
        (reading(f"r{n}", f"Farmers blocked road {n} again.") for n in range(100)), no_coder, workers=1, batch=1
    )
    assert next(stream).report.external_id == "r0"
    stream.close()  # type: ignore[attr-defined]
