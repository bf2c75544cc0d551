"""How clauses are put, and what denials answer, on sentences of our own. `python -m pytest tests/gold/test_claims.py -s` prints the figures."""

from __future__ import annotations

import re

import pytest

from dateline.coder import Coder
from dateline.records import Claim, Coded
from gold.passages import FLOORS, SPLITS, Tally, coded_texts, table

FIELDS = ("polarity", "modality", "tense", "aspect")


def place_of(word: str, text: str) -> int:
    found = re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text)
    assert found is not None, (word, text)
    return found.start()


def claim_at(coded: Coded, place: int) -> Claim | None:
    holding = [c for c in coded.claims if any(s.start <= place < s.end for s in c.predicate)]
    return min(holding, key=lambda c: abs(c.predicate[-1].start - place), default=None)


def cut(words: str) -> set[str]:
    return {w.strip().lower() for w in words.split(";") if w.strip()}


@pytest.mark.parametrize("split", SPLITS)
def test_claims(coder: Coder, split: str) -> None:
    rows, tally = [r for r in table("claims.tsv") if r["split"] == split], Tally()
    for row, coded in zip(rows, coded_texts([r["text"] for r in rows], coder)):
        claim = claim_at(coded, place_of(row["predicate"], row["text"]))
        if claim is None:
            continue  # a noun: only acts that the codebook knows are read from nouns
        for field in FIELDS:
            tally.add(field, getattr(claim, field) == row[field])
        tally.add("presupposed", claim.presupposed == (row["presupposed"] == "yes"))
        tally.add("certainty", abs(claim.certainty - float(row["certainty"])) <= 0.5)
        for name, spans in (("hedges", claim.hedges), ("boosters", claim.boosters)):
            tally.add(name, {s.of(row["text"]).lower() for s in spans} == cut(row[name]))
    print(tally.shown(f"{split}; certainty within half a point"))
    assert tally.asked["polarity"] > 100
    for field in (*FIELDS, "presupposed", "certainty", "hedges", "boosters"):
        assert tally.share(field) >= FLOORS[f"claim_{field}_{split}"], field


@pytest.mark.parametrize("split", SPLITS)
def test_denials(coder: Coder, split: str) -> None:
    rows, tally, false = [r for r in table("denials.tsv") if r["split"] == split], Tally(), 0
    for row, coded in zip(rows, coded_texts([r["text"].replace("\\n", "\n") for r in rows], coder)):
        claims = {c.id: c for c in coded.claims}
        place = coded.document.text.index(row["denied"]) if row["denied"] and coded.document else -1
        answered = [any(s.start <= place < s.end for s in claims[d.denied].predicate) for d in coded.denials]
        if row["denied"]:
            tally.add("denials linked", any(answered))
        else:
            tally.add("nothing to link", not answered)
        false += answered.count(False)
    print(tally.shown(f"{split}; false links: {false}"))
    assert tally.share("denials linked") >= FLOORS[f"denials_linked_{split}"]
    assert tally.share("nothing to link") >= FLOORS[f"denials_none_{split}"]
    assert false <= 5
