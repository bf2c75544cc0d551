"""How the figures of one report stand to each other. Never which of them is right.

The direction of a pair: `update`: `b` takes the place of `a`; `subset`: `a` is a part of `b`; `contradict`: the
claimant of `a` calls `b` false; `same` and `differ`: in text order. What the words around a figure say of another
one stands in the note of its why, in the words below, so that a relation needs nothing but the figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.claims.notes import EARLIER, FALSE, LATER, MORE, OTHER_TIME, OUT_OF, PART, PLACE, SPEAKER, has, note
from dateline.records import Bound, Figure, FigureRelation, Why

WINDOW = 40
"""A figure is compared with so many of its measure after it: a table of thousands stays cheap to read."""

TOTALS = frozenset(
    "people person other victim toll death body dead killed wounded injured hurt injury detainee arrest fatality life "
    "missing detained arrested displaced turnout attendance number figure total casualty".split()
)
CIVILIANS = frozenset(
    "civilian villager resident inhabitant protester demonstrator marcher participant worker farmer trader".split()
)
FORCES = frozenset(
    "soldier troop serviceman officer policeman police fighter militant rebel combatant gunman insurgent guard recruit "
    "conscript militiaman".split()
)
PRONOUNS = frozenset("he she it they we i you who which that his her their one".split())
LITTLE = frozenset("the a an of and in on for to s 's at by with its his her their who two three several some".split())


def relate_figures(figures: Sequence[Figure], version: str) -> tuple[FigureRelation, ...]:
    """Pairs of figures of the same thing, ordered by the place of the pair's first figure in the text."""
    found: list[tuple[int, int, FigureRelation]] = []
    for i, j in _pairs(figures):
        relation = _relation(figures[i], figures[j], version)
        if relation is not None:
            found.append((i, j, relation))
    for i, j in _parts(figures):
        found.append((min(i, j), max(i, j), _made(figures[i], figures[j], "subset", version)))
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
        thing = figure.what if figure.measure in {"other", "money"} else ""
        groups.setdefault((figure.measure, figure.per, thing), []).append(i)
    for group in groups.values():
        for n, i in enumerate(group):
            for j in group[n + 1 : n + 1 + WINDOW]:
                yield i, j


def _relation(a: Figure, b: Figure, version: str) -> FigureRelation | None:
    """The relation of two figures of one measure, `a` first in the text."""
    if not _comparable(a, b):
        return None
    for denier, denied in ((a, b), (b, a)):
        said = note(denied, FALSE)
        if said and words_of(said) & words_of(denier.claimant) and _point(a) != _point(b):
            return _made(denier, denied, "contradict", version)
    if _same(a, b):
        return _made(a, b, "same", version)
    older, newer = _updated(a, b)
    if older is not None and newer is not None:
        return _made(older, newer, "update", version)
    return _made(a, b, "differ", version) if _differ(a, b) else None


# --- comparable -----------------------------------------------------------------------------------------------------


def _comparable(a: Figure, b: Figure) -> bool:
    if any(has(f, mark) for f in (a, b) for mark in (PART, OUT_OF, MORE)):
        return False
    if note(a, OTHER_TIME) != note(b, OTHER_TIME):
        return False
    place_a, place_b = words_of(note(a, PLACE)), words_of(note(b, PLACE))
    if place_a and place_b and not place_a & place_b:
        return False
    return (not a.whose or not b.whose or a.whose == b.whose) and _same_thing(a, b)


def _same_thing(a: Figure, b: Figure) -> bool:
    """Whether both count the same kind of people. A total may stand beside a part only where they cannot both hold."""
    kind_a, kind_b = _kind(a.what), _kind(b.what)
    if kind_a == kind_b:
        return True
    for total, total_kind, part, part_kind in ((a, kind_a, b, kind_b), (b, kind_b, a, kind_a)):
        if total_kind == "people" and part_kind == "civilian":
            return True
        if total_kind == "people" and total.high is not None and (part.low or 0) > total.high:
            return True
    return False


def _kind(what: str) -> str:
    if what in TOTALS:
        return "people"
    return "civilian" if what in CIVILIANS else "force" if what in FORCES else what


# --- same, update, differ -------------------------------------------------------------------------------------------


def _same(a: Figure, b: Figure) -> bool:
    """Equal bounds, or one exact and the other "at least" or "about" the same number; in two places of the text."""
    if a.span == b.span:
        return False
    equal = (a.low, a.best, a.high) == (b.low, b.best, b.high)
    pointed = _point(a) is not None and _point(a) == _point(b) and (a.best is not None or b.best is not None)
    trivial = a.measure == "other" and (a.sentence == b.sentence or a.whose != b.whose)
    return (equal or pointed) and not trivial


def _point(figure: Figure) -> Bound | None:
    """The single number in the words, whatever its bounds; None for ranges and vague words."""
    if figure.best is not None:
        return figure.best
    return figure.low if figure.high is None else figure.high if figure.low is None else None


def _updated(a: Figure, b: Figure) -> tuple[Figure | None, Figure | None]:
    """The older and the newer figure, by the words of the text or because one claimant gives more later."""
    first, second = _middle(a), _middle(b)
    if a.measure in {"other", "money"} and not (has(a, EARLIER) or has(b, EARLIER)):
        return None, None
    if has(a, EARLIER) != has(b, EARLIER) and a.sentence == b.sentence:
        return (a, b) if has(a, EARLIER) else (b, a)
    if has(b, LATER) and second > first and not has(a, LATER):
        return a, b
    if has(a, LATER) and first > second and (has(b, EARLIER) or not a.claimant or _one_claimant(a, b)):
        return b, a
    grown = a.sentence < b.sentence and second > first and bool(a.claimant) and not has(b, EARLIER)
    vague = a.why.rule.endswith("vague") or b.why.rule.endswith("vague")
    return (a, b) if grown and not vague and _one_claimant(a, b) else (None, None)


def _middle(figure: Figure) -> Bound:
    point = _point(figure)
    return point if point is not None else ((figure.low or 0) + (figure.high or 0)) // 2


def _differ(a: Figure, b: Figure) -> bool:
    """Different bounds by different claimants. A vague word does not differ from a number inside it."""
    if a.measure in {"other", "money"} or has(a, EARLIER) or has(b, EARLIER):
        return False
    if 0 in (_point(a), _point(b)) and abs(a.sentence - b.sentence) > 2:
        return False  # "nobody was hurt", far from the toll, is of some other moment
    vague = any(f.why.rule.endswith("vague") for f in (a, b))
    compatible = vague and _overlap(a, b)
    return not compatible and _two_claimants(a, b) and (bool(a.claimant and b.claimant) or _near(a, b))


def _overlap(a: Figure, b: Figure) -> bool:
    def bounds(figure: Figure) -> tuple[Bound, Bound]:
        return figure.low or 0, figure.high if figure.high is not None else float("inf")

    (low_a, high_a), (low_b, high_b) = bounds(a), bounds(b)
    return low_a <= high_b and low_b <= high_a


def _near(a: Figure, b: Figure) -> bool:
    """Background in the outlet's own voice ("the war has killed thousands") is no rival of a claimant's figure."""
    small, large = sorted((_middle(a), _middle(b)))
    return small > 0 and large <= 3 * small


# --- claimants ------------------------------------------------------------------------------------------------------


def words_of(name: str) -> set[str]:
    """The words of a name that tell it from others; none for a pronoun."""
    words = "".join(c if c.isalnum() else " " for c in name.casefold()).split()
    return set(words) - LITTLE - PRONOUNS


def _one_claimant(a: Figure, b: Figure) -> bool:
    by_a, by_b = note(a, SPEAKER), note(b, SPEAKER)
    return bool(by_a and by_a == by_b) or bool(words_of(a.claimant) & words_of(b.claimant))


def _two_claimants(a: Figure, b: Figure) -> bool:
    """Two that can be told apart: a pronoun is nobody else unless it is known whom it stands for."""
    if _one_claimant(a, b) or (not a.claimant and not b.claimant):
        return False
    unknown = [f for f in (a, b) if f.claimant and not words_of(f.claimant) and not note(f, SPEAKER)]
    return not unknown


# --- parts ----------------------------------------------------------------------------------------------------------


def _parts(figures: Sequence[Figure]) -> Iterator[tuple[int, int]]:
    """Each part with the nearest figure before it that can hold it."""
    for i, figure in enumerate(figures):
        if not has(figure, PART):
            continue
        if i + 1 < len(figures) and 0 <= figures[i + 1].span.start - figure.span.end <= len(" of the "):
            yield i, i + 1  # "six of the 34 dead"
            continue
        holding = (j for j in range(i - 1, max(-1, i - WINDOW), -1) if _holds(figures[j], figure))
        whole = next(holding, None)
        if whole is not None:
            yield i, whole


def _holds(whole: Figure, part: Figure) -> bool:
    barred = any(has(whole, mark) for mark in (PART, OUT_OF, MORE, EARLIER))
    fits = whole.high is None or _middle(part) <= whole.high
    # "At least 27" holds whatever is not larger than what is sure.
    sure = whole.high is not None or _middle(part) <= (whole.low or 0)
    return not barred and whole.measure == part.measure and fits and sure
