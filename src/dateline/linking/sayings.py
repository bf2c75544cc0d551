"""What is said, and who else says it: quotations and claims compared across reports by their words. Pure.

A saying is the content of an attribution, or a sentence in the outlet's own words. Two are compared by the terms they share,
rare ones counting more (inverse document frequency, Spärck Jones 1972), and by the longest run of words that they have in the same
order: that finds a quotation again, and a claim that no event type applies to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log
from typing import Literal

from dateline.records import Attribution, Claim, Coded, Polarity, Span

Match = Literal["same words", "same claim"]

OWN_DEEDS = frozenset({"attribution.verb.obj", "attribution.verb.to", "attribution.noun.to", "attribution.adj.to"})
"""Rules whose content has no subject but the speaker."""
RUN = 5
"""Words in the same order that make two sayings the same words; fewer where the whole saying that is looked for is shorter."""
ABSENT = 0.5
"""What a term that nobody has weighs against the rarest one that somebody has: it may be another form of theirs ("sank", "sunk")."""
SHARED = 0.6
"""The weighted share of the terms looked for that makes two sayings the same claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """`id` is that of an attribution, or "s" and the number of a sentence in the outlet's own words.

    `doer` has the speaker's words where the content names no other doer ("denied | sinking the ferry"), else nothing.
    """

    id: str
    sentence: int
    attribution: str
    polarity: Polarity
    text: str
    doer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A saying (by its number) that is like what was looked for; `score` from 0 to 1, two decimals."""

    number: int
    match: Match
    score: float


def sayings_of(coded: Coded) -> tuple[Saying, ...]:
    """The sayings of a report, in text order."""
    if coded.document is None:
        return ()
    text = coded.document.text
    said = [_said(a, coded, text) for a in coded.attributions if a.content]
    return tuple(sorted((*said, *_own_words(coded, text)), key=lambda s: (s.sentence, s.attribution == "", s.id)))


def _said(attribution: Attribution, coded: Coded, text: str) -> Saying:
    inside = [c for c in coded.claims if c.attributions[-1:] == (attribution.id,)]
    negated = attribution.stance == "denying" or any(c.polarity == "negated" for c in inside[:1])
    return Saying(
        id=attribution.id,
        sentence=attribution.sentence,
        attribution=attribution.id,
        polarity="negated" if negated else "affirmed",
        text=" … ".join(" ".join(span.of(text).split()) for span in attribution.content),
        doer=" ".join(span.of(text) for span in attribution.speaker) if attribution.why.rule in OWN_DEEDS else "",
    )


def _own_words(coded: Coded, text: str) -> Iterable[Saying]:
    """Sentences that the outlet tells itself: with a claim outside of every attribution, and mostly its own."""
    own: dict[int, Claim] = {}
    for claim in coded.claims:
        if not claim.attributions and not claim.reports:
            own.setdefault(claim.sentence, claim)
    for sentence, claim in own.items():
        span = coded.sentences[sentence]
        if 2 * _covered(span, coded.attributions) < span.end - span.start:
            words = " ".join(span.of(text).split())
            yield Saying(id=f"s{sentence}", sentence=sentence, attribution="", polarity=claim.polarity, text=words)


def _covered(span: Span, attributions: Sequence[Attribution]) -> int:
    parts = (part for a in attributions for part in a.content if part.touches(span))
    return sum(min(part.end, span.end) - max(part.start, span.start) for part in parts)


def ranked(terms: Sequence[str], postings: Mapping[str, Sequence[tuple[int, int]]], total: int) -> list[Found]:
    """The sayings that say what `terms` say, the likest first.

    `terms` are the terms looked for, in order; `postings` has, by term, (number of the saying, position of the term in it), and
    lacks those that are too common to tell anything; `total` is the number of sayings.
    """
    weights = {
        term: log(1 + total / (1 + len({n for n, _ in found}))) * (1.0 if found else ABSENT)
        for term, found in postings.items()
    }
    sought = sum(weights.get(term, 0.0) for term in dict.fromkeys(terms))
    if not sought:
        return []
    places: defaultdict[int, defaultdict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for term, found in postings.items():
        for number, position in found:
            places[number][term].add(position)
    made = (_found(number, terms, have, weights, sought) for number, have in places.items())
    return sorted((f for f in made if f is not None), key=lambda f: (f.match != "same words", -f.score, f.number))


def _found(
    number: int, terms: Sequence[str], have: Mapping[str, set[int]], weights: Mapping[str, float], sought: float
) -> Found | None:
    share = sum(weights[term] for term in have) / sought
    wanted = sum(term in weights for term in terms)
    run = _longest_run(terms, have)
    if wanted >= 2 and run >= min(RUN, wanted):
        return Found(number=number, match="same words", score=round(share, 2))
    if share >= SHARED and len(have) >= 2:
        return Found(number=number, match="same claim", score=round(share, 2))
    return None


def _longest_run(terms: Sequence[str], have: Mapping[str, set[int]]) -> int:
    """The most terms in a row that stand in the saying as they do in what is looked for; common ones between are passed over."""
    shifts: defaultdict[int, list[int]] = defaultdict(list)
    for at, term in enumerate(terms):
        for position in have.get(term, ()):
            shifts[position - at].append(at)
    known = [at for at, term in enumerate(terms) if term in have]
    order = {at: n for n, at in enumerate(known)}
    return max((_run([order[at] for at in places]) for places in shifts.values()), default=0)


def _run(numbers: Sequence[int]) -> int:
    best = length = 1
    for before, after in pairwise(numbers):
        length = length + 1 if after == before + 1 else 1
        best = max(best, length)
    return best
