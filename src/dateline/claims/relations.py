"""How the figures of one report stand to each other. Never which of them is right.

The direction of a pair: `update`: `b` takes the place of `a`; `subset`: `a` is a part of `b`; `contradict`: the
claimant of `a` calls `b` false, or both are given for one time and cannot both hold; `same` and `differ`: in text order.
What the words around a figure say of another one stands in the note of its why, so that a relation needs nothing but the
figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.claims.comparable import (
    comparable,
    middle,
    one_claimant,
    overlap,
    point,
    same_side,
    two_claimants,
    words_of,
)
from dateline.claims.measures import HARM
from dateline.claims.notes import AGAIN, DENIES, EARLIER, FALSE, LATER, MORE, OUT_OF, PART, WHEN, has, note
from dateline.records import Figure, FigureRelation, Measure, Why

__all__ = ["relate_figures", "words_of"]

WINDOW = 40
"""A figure is compared with so many of its measure after it: a table of thousands stays cheap to read."""

NEAR = 2
"""A denial answers a figure of the same sentence or of so many around it."""

BY_UNIT = frozenset({"money", "area", "distance", "other"})
"""Measures of many different things: two such figures need more than their measure to be of one thing."""


def relate_figures(figures: Sequence[Figure], version: str) -> tuple[FigureRelation, ...]:
    """Pairs of figures of the same thing, ordered by the place of the pair's first figure in the text."""
    found: list[tuple[int, int, FigureRelation]] = []
    for i, j in _parts(figures):
        found.append((min(i, j), max(i, j), _made(figures[i], figures[j], "subset", version)))
    parts = {(i, j) for i, j, _ in found}
    for i, j in _pairs(figures):
        relation = _relation(figures[i], figures[j], version) if (i, j) not in parts else None
        if relation is not None:
            found.append((i, j, relation))
    return tuple(relation for _, _, relation in sorted(found, key=lambda item: item[:2]))


def _made(a: Figure, b: Figure, relation: str, version: str) -> FigureRelation:
    why = Why(step="claims", rule=f"claims.figures.{relation}", version=version, spans=(a.span, b.span))
    match relation:
        case "same" | "update" | "subset" | "differ" | "contradict":
            return FigureRelation(a=a.id, b=b.id, relation=relation, why=why)
        case _:
            raise ValueError(f"no relation of figures: {relation}")


def _pairs(figures: Sequence[Figure]) -> Iterator[tuple[int, int]]:
    groups: dict[tuple[str, str, str], list[int]] = {}
    for i, figure in enumerate(figures):
        thing = figure.what if figure.measure in {"other", "share"} else ""
        groups.setdefault((_class(figure.measure), figure.per, figure.unit + thing), []).append(i)
    for group in groups.values():
        for n, i in enumerate(group):
            for j in group[n + 1 : n + 1 + WINDOW]:
                yield i, j


def _class(measure: Measure) -> str:
    """Soldiers are counted as troops here and as people there."""
    return "people" if measure == "troops" else measure


def _relation(a: Figure, b: Figure, version: str) -> FigureRelation | None:
    """The relation of two figures of one measure, `a` first in the text."""
    if not comparable(a, b):
        return None
    for denier, denied in ((a, b), (b, a)):
        if _denies(denier, denied):
            return _made(denier, denied, "contradict", version)
    if _same(a, b):
        return _made(a, b, "same", version)
    if _at_one_time(a, b):
        return _made(a, b, "contradict", version)
    older, newer = _updated(a, b)
    if older is not None and newer is not None:
        return _made(older, newer, "update", version)
    return _made(a, b, "differ", version) if _differ(a, b) else None


# --- contradict -----------------------------------------------------------------------------------------------------


def _denies(denier: Figure, denied: Figure) -> bool:
    """Whether the text puts the first against the second as true against false."""
    if point(denier) == point(denied) or one_claimant(denier, denied):
        return False
    near = abs(denier.sentence - denied.sentence) <= NEAR
    by = note(denied, FALSE)
    if by:
        return bool(words_of(by) & words_of(denier.claimant)) or near
    return near and has(denier, DENIES) and not has(denied, DENIES) and bool(denied.claimant)


def _at_one_time(a: Figure, b: Figure) -> bool:
    """Given for the same day or hour by two claimants, and they cannot both hold."""
    told_apart = two_claimants(a, b) or (a.sentence != b.sentence and a.claimant != b.claimant)
    return bool(a.as_of) and a.as_of == b.as_of and told_apart and not one_claimant(a, b) and not overlap(a, b)


# --- same, update, differ -------------------------------------------------------------------------------------------


def _same(a: Figure, b: Figure) -> bool:
    """Equal bounds, or one exact and the other "at least" or "about" the same number; in two places of the text."""
    if a.span == b.span:
        return False
    equal = (a.low, a.best, a.high) == (b.low, b.best, b.high)
    pointed = point(a) is not None and point(a) == point(b) and (a.best is not None or b.best is not None)
    trivial = a.measure == "other" and (a.sentence == b.sentence or a.whose != b.whose)
    return (equal or pointed) and not trivial


NEAR = 2
"""Sentences within which an earlier value belongs to a later one that somebody else gives."""


def _updated(a: Figure, b: Figure) -> tuple[Figure | None, Figure | None]:
    """The older and the newer figure, by the words of the text or because one claimant gives more later."""
    marked = has(a, EARLIER) or has(b, EARLIER) or (has(b, LATER) and b.sentence - a.sentence <= 1)
    if a.measure in BY_UNIT and not marked:
        return None, None
    first, second = middle(a), middle(b)
    if two_claimants(a, b) and not (has(a, EARLIER) or has(b, EARLIER)):
        since = "later" in note(b, WHEN) and a.sentence < b.sentence and second > first
        return (a, b) if since else (None, None)
    if has(a, EARLIER) != has(b, EARLIER):
        if abs(a.sentence - b.sentence) > NEAR and not one_claimant(a, b):
            return None, None  # "an earlier toll of 27" is earlier than the toll told beside it
        return (a, b) if has(a, EARLIER) else (b, a)
    if has(b, LATER) and not has(a, LATER):
        return a, b
    if has(a, LATER) and first > second and not a.claimant:
        return b, a
    # Said of one thing by one claimant, or on in the outlet's words: what is told later holds.
    later = a.sentence < b.sentence and bool(a.claimant) and not has(b, EARLIER)
    vague = a.why.rule.endswith("vague") or b.why.rule.endswith("vague")
    grown = one_claimant(a, b) and second > first
    day = note(b, WHEN) or b.as_of
    timed = (not b.claimant or one_claimant(a, b)) and bool(day) and day not in {note(a, WHEN), a.as_of}
    return (a, b) if later and not vague and (grown or timed) else (None, None)


def _differ(a: Figure, b: Figure) -> bool:
    """Different bounds by different claimants. A vague word does not differ from a number inside it."""
    if has(a, EARLIER) or has(b, EARLIER) or not _is_again(a, b):
        return False
    if 0 in (point(a), point(b)) and abs(a.sentence - b.sentence) > 2:
        return False  # "nobody was hurt", far from the toll, is of some other moment
    vague = any(f.why.rule.endswith("vague") for f in (a, b))
    return not (vague and overlap(a, b)) and two_claimants(a, b)


def _is_again(a: Figure, b: Figure) -> bool:
    """Sums and things of many kinds are of one only where the text says so: "insurers put it at 95 million"."""
    near = b.sentence - a.sentence <= 1
    if a.measure == "money":
        # "estimates the cost at 8 billion", "speaks of 11 billion"
        return near and (has(b, AGAIN) or ("estimated" in {a.status, b.status} and a.sentence < b.sentence))
    return a.measure != "other" or (near and a.what == b.what)


# --- parts ----------------------------------------------------------------------------------------------------------


def _parts(figures: Sequence[Figure]) -> Iterator[tuple[int, int]]:
    """Each part with the nearest figure before it that can hold it, else with one right after it."""
    for i, figure in enumerate(figures):
        if not has(figure, PART):
            continue
        if i + 1 < len(figures) and 0 <= figures[i + 1].span.start - figure.span.end <= len(" of the "):
            yield i, i + 1  # "six of the 34 dead"
            continue
        back = range(i - 1, max(-1, i - WINDOW), -1)
        ahead = [j for j in range(i + 1, min(len(figures), i + 4)) if figures[j].sentence - figure.sentence <= 1]
        whole = next((j for j in (*back, *ahead) if _holds(figures[j], figure)), None)
        if whole is not None:
            yield i, whole


def _holds(whole: Figure, part: Figure) -> bool:
    barred = any(has(whole, mark) for mark in (PART, OUT_OF, MORE, EARLIER))
    fits = whole.high is None or middle(part) <= whole.high
    # "At least 27" holds whatever is not larger than what is sure.
    sure = whole.high is not None or middle(part) <= (whole.low or 0)
    victims = part.what in {"victim", "people"} and part.measure == "people" and whole.measure in HARM
    alike = _class(whole.measure) == _class(part.measure) or victims
    return not barred and alike and whole.unit == part.unit and fits and sure and same_side(whole, part)
