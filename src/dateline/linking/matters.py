"""Matters: which reports are about the same thing, by the words they share. Pure, and the order of the reports does not matter.

Terms are weighted by how often a report has them (logarithmically, titles counting more) and by how few reports have them (inverse
document frequency, Spärck Jones 1972). Two reports are compared by the product of these over their lengths, the shorter one's counting
more: a paragraph may be about the same thing as a page. Groups are joined by the mean of all pairs between them (average linkage,
Sokal and Michener 1958), so that one report between two matters does not make them one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from math import log, sqrt
from typing import Final

THRESHOLD: Final = 0.175
"""The least mean likeness inside one matter: near the best of ECB+ train (B3 .90 at .18) and good on BASIL (.97). Newscluster and ECB+ dev were in
view when it was chosen."""
_SHORTER: Final = 0.7
"""The share of the shorter report in the length that likeness is divided by; .5 would be the cosine."""
_TITLE: Final = 3
"""How often a title's word counts."""
_WORD: Final = re.compile(r"[^\W\d_][\w'’-]*|\d[\d,.]*")
_ENDINGS: Final = ("ing", "edly", "ed", "es", "s", "ly")
_COMMON: Final = frozenset(
    """a about after all also an and any are as at be been before being but by can could did do does for from had has have he her here
    him his how i if in into is it its just may me might more most mr mrs ms must my new no not now of on one only or other our out
    over said say says she should so some than that the their them then there these they this those to two under up us very was we
    were what when where which who why will with would you your down""".split()
)

Vector = Mapping[str, float]


def terms_of(title: str, text: str) -> Counter[str]:
    """How often each term stands in a report."""
    found = Counter(_terms(text))
    for term in _terms(title):
        found[term] += _TITLE
    return found


def _terms(text: str) -> Iterable[str]:
    for match in _WORD.finditer(text):
        word = match.group().lower().strip("'’").replace("’s", "").replace("'s", "").rstrip(".,")
        if len(word) > 1 and word not in _COMMON:
            yield next((word.removesuffix(e) for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= 4), word)


def likenesses(reports: Sequence[Counter[str]]) -> dict[tuple[int, int], float]:
    """How much alike two reports (by number, the lower first) are; pairs that share no term are left out."""
    spread = Counter(term for terms in reports for term in terms)
    weighted = [_weighted(terms, spread, len(reports)) for terms in reports]
    lengths = [sqrt(sum(weight * weight for weight in vector.values())) for vector in weighted]
    having: defaultdict[str, list[int]] = defaultdict(list)
    for number, vector in enumerate(weighted):
        for term in vector:
            having[term].append(number)
    products: defaultdict[tuple[int, int], float] = defaultdict(float)
    for term in sorted(having):
        holders = having[term]
        for place, a in enumerate(holders):
            for b in holders[place + 1 :]:
                products[a, b] += weighted[a][term] * weighted[b][term]
    return {pair: round(product / _length(lengths, *pair), 6) for pair, product in products.items()}


def _weighted(terms: Counter[str], spread: Counter[str], total: int) -> Vector:
    """Terms of one report alone say nothing of another."""
    return {t: (1 + log(n)) * log((total + 1) / (spread[t] + 0.5)) for t, n in terms.items() if spread[t] > 1}


def _length(lengths: Sequence[float], a: int, b: int) -> float:
    short, long = sorted((lengths[a], lengths[b]))
    return float(short ** (2 * _SHORTER) * long ** (2 - 2 * _SHORTER)) or 1.0


def matters(reports: Sequence[Counter[str]], threshold: float = THRESHOLD) -> tuple[int, ...]:
    """For each report the number of the first one that is about the same matter."""
    return grouped(len(reports), likenesses(reports), threshold)


def grouped(total: int, likeness: Mapping[tuple[int, int], float], threshold: float) -> tuple[int, ...]:
    """Average linkage over `total` things: for each the lowest number in its group. Pairs not given are not alike at all."""
    members = {number: [number] for number in range(total)}
    sums: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for (a, b), value in likeness.items():
        sums[a][b] = sums[b][a] = value
    queue = [(-value, a, b, 1, 1) for (a, b), value in sorted(likeness.items()) if value >= threshold]
    heapify(queue)
    while queue:
        _, a, b, size_a, size_b = heappop(queue)
        if len(members.get(a, ())) != size_a or len(members.get(b, ())) != size_b:
            continue  # one of the two has been joined with another since
        _join(a, b, sums)
        members[a] += members.pop(b)
        for other, value in sums[a].items():
            mean = value / (len(members[a]) * len(members[other]))
            if mean >= threshold:
                low, high = sorted((a, other))
                heappush(queue, (-mean, low, high, len(members[low]), len(members[high])))
    return tuple(group for _, group in sorted((n, first) for first, found in members.items() for n in found))


def _join(a: int, b: int, sums: dict[int, dict[int, float]]) -> None:
    """What was alike with `b` is now so with `a`."""
    for other, value in sums.pop(b).items():
        del sums[other][b]
        if other != a:
            sums[a][other] = sums[other][a] = sums[a].get(other, 0.0) + value
