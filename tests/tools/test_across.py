"""Predictions over all reports together."""

from __future__ import annotations

from across import clusters, coref
from dateline.parse import trees
from dateline.parse.spacy_parser import SpacyParser
from predict import allowed, reading_of

ROWS = [
    {"id": "a", "title": "Warehouse burns in Ostrel", "text": "A warehouse burned in Ostrel on Friday. Police arrested a guard of the Ostrel warehouse."},
    {"id": "b", "title": "Ostrel blaze", "text": "The blaze in a warehouse in Ostrel began on Friday. A guard of the warehouse was detained."},
    {"id": "c", "title": "Choir wins", "text": "A choir from Lund won a prize for its new songs."},
]  # fmt: skip


def test_clusters_are_named_by_their_first_report() -> None:
    assert [answer["cluster"] for answer in clusters(ROWS)] == ["a", "a", "c"]


def test_chains_join_words_of_one_act_in_one_matter() -> None:
    marks = {"a": ("burned", "arrested"), "b": ("blaze", "detained"), "c": ("won",)}
    rows = []
    for row in ROWS:
        spans = [(row["text"].index(word), len(word)) for word in marks[row["id"]]]
        events = [{"start": start, "end": start + length, "chain": "gold"} for start, length in spans]
        rows.append(allowed("coref", {**row, "events": events}))
    assert all("chain" not in event for row in rows for event in row["events"])
    documents = [document for row in rows if (document := reading_of(row).document) is not None]
    answers = [a["events"] for a in coref(rows, [trees(p) for p in SpacyParser().parse(documents)])]
    (burned, arrested), (blaze, detained), (won,) = [[event["chain"] for event in found] for found in answers]
    assert burned == blaze
    assert arrested == detained
    assert len({burned, arrested, won}) == 3
