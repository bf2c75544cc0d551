"""Predictions that take all reports together: `clusters` (one matter) and `coref` (one event, mentions given)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

from dateline.knowledge.load import rows_of
from dateline.linking.matters import grouped, matters, terms_of
from dateline.linking.wording import ActWords
from dateline.parse import Tree
from dateline.records import Span

HALF = 0.5
"""Two groups of acts are one where at least half of their pairs may be by their words."""


def clusters(rows: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """`cluster` of every report: the id of the first one of its matter."""
    found = matters([terms_of(str(row.get("title") or ""), str(row["text"])) for row in rows])
    return ({"cluster": rows[first]["id"]} for first in found)


def coref(rows: Sequence[dict[str, Any]], forests: Sequence[Sequence[Tree]]) -> Iterator[dict[str, Any]]:
    """`chain` of every given event: acts whose words may tell the same, in reports of one matter."""
    of_report = matters([terms_of(str(row.get("title") or ""), str(row["text"])) for row in rows])
    words = ActWords.of(rows_of("act_words"))
    given = [(number, event) for number, row in enumerate(rows) for event in row["events"]]
    lemmas = [lemmas_of(forests[number], Span(event["start"], event["end"])) for number, event in given]
    by_matter: defaultdict[int, list[int]] = defaultdict(list)
    for place, (number, _) in enumerate(given):
        by_matter[of_report[number]].append(place)
    alike = {
        (a, b): 1.0
        for places in by_matter.values()
        for a, b in combinations(places, 2)
        if words.same(lemmas[a], lemmas[b])
    }
    chains = grouped(len(given), alike, HALF)
    answers: list[list[dict[str, Any]]] = [[] for _ in rows]
    for (number, event), chain in zip(given, chains):
        answers[number].append({"start": event["start"], "end": event["end"], "chain": f"c{chain}"})
    return ({"events": events} for events in answers)


def lemmas_of(forest: Sequence[Tree], span: Span) -> tuple[str, ...]:
    """The lemmas of a span, that of its head first, function words left out."""
    for tree in forest:
        sentence = tree.sentence
        inside = [i for i, (s, e) in enumerate(zip(sentence.starts, sentence.ends)) if s < span.end and e > span.start]
        if inside:
            head = next((i for i in inside if sentence.heads[i] not in inside), inside[0])
            content = [i for i in inside if i != head and sentence.pos[i] in {"NOUN", "VERB", "ADJ", "PROPN"}]
            return tuple(tree.lemma(i) for i in (head, *content))
    return ()
