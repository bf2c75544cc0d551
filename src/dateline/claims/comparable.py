"""Which figures are of the same thing, and whose they are."""

from __future__ import annotations

from dateline.claims.measures import HARM
from dateline.claims.notes import MORE, OTHER_TIME, OUT_OF, PART, PLACE, SPEAKER, has, note
from dateline.records import Bound, Figure

TOTALS = frozenset(
    "people person other victim toll death body dead killed wounded injured hurt injury detainee arrest fatality life "
    "missing detained arrested displaced turnout attendance number figure total casualty man woman crowd corpse".split()
)
CIVILIANS = frozenset(
    "civilian villager resident inhabitant protester demonstrator marcher participant worker farmer trader".split()
)
FORCES = frozenset(
    "soldier troop serviceman officer policeman police guard recruit conscript paratrooper trooper marine commando".split()
)
IRREGULARS = frozenset(
    "fighter militant rebel combatant gunman insurgent militiaman jihadist guerrilla terrorist militia separatist".split()
)
ALIKE = {
    **dict.fromkeys(["home", "house", "dwelling", "residence"], "house"),
    **dict.fromkeys(["truck", "lorry"], "truck"),
    **dict.fromkeys(["ship", "vessel", "boat"], "ship"),
    **dict.fromkeys(["plane", "jet", "warplane", "aircraft"], "aircraft"),
    **dict.fromkeys(["shell", "round"], "shell"),
    **dict.fromkeys(["family", "household"], "household"),
    **dict.fromkeys(["refugee", "migrant"], "migrant"),
}
PRONOUNS = frozenset("he she it they we i you who which that his her their one".split())
LITTLE = frozenset("the a an of and in on for to s 's at by with its his her their who two three several some".split())


def comparable(a: Figure, b: Figure) -> bool:
    """Whether the two are of the same thing, place and time, neither a part nor on top of anything."""
    if any(has(f, mark) for f in (a, b) for mark in (PART, OUT_OF, MORE)):
        return False
    if note(a, OTHER_TIME) != note(b, OTHER_TIME):
        return False
    place_a, place_b = words_of(note(a, PLACE)), words_of(note(b, PLACE))
    if place_a and place_b and not place_a & place_b:
        return False
    return same_side(a, b) and _same_thing(a, b)


def same_side(a: Figure, b: Figure) -> bool:
    """Whether nothing says that the counted are of two sides."""
    return (
        not a.whose or not b.whose or bool(words_of(a.whose) & words_of(b.whose)) or bool(a.side and a.side == b.side)
    )


def _same_thing(a: Figure, b: Figure) -> bool:
    """Whether both count the same kind of people. A total may stand beside a part only where they cannot both hold."""
    if a.unit != b.unit:
        return False
    if a.measure in {"area", "distance"}:
        return not a.what or not b.what or a.what == b.what
    kind_a, kind_b = _kind(a), _kind(b)
    if kind_a == kind_b or not a.what or not b.what:
        return True
    for total, total_kind, part, part_kind in ((a, kind_a, b, kind_b), (b, kind_b, a, kind_a)):
        if total_kind == "people" and part_kind == "civilian":
            return True
        if total_kind == "people" and total.high is not None and (part.low or 0) > total.high:
            return True
        if total_kind == "people" and total.measure in HARM | {"people"} and overlap(a, b) and point(a) == point(b):
            return True  # "26 miners died", "the toll of 26"
    return False


def _kind(figure: Figure) -> str:
    what = ALIKE.get(figure.what, figure.what)
    if what in TOTALS:
        return "people"
    return "civilian" if what in CIVILIANS else "force" if what in FORCES else "fighter" if what in IRREGULARS else what


# --- bounds ---------------------------------------------------------------------------------------------------------


def point(figure: Figure) -> Bound | None:
    """The single number in the words, whatever its bounds; None for ranges and vague words."""
    if figure.best is not None:
        return figure.best
    return figure.low if figure.high is None else figure.high if figure.low is None else None


def middle(figure: Figure) -> Bound:
    """The single number, or the middle of the bounds."""
    single = point(figure)
    return single if single is not None else ((figure.low or 0) + (figure.high or 0)) / 2


def overlap(a: Figure, b: Figure) -> bool:
    """Whether some number is inside the bounds of both."""

    def bounds(figure: Figure) -> tuple[Bound, Bound]:
        return figure.low or 0, figure.high if figure.high is not None else float("inf")

    (low_a, high_a), (low_b, high_b) = bounds(a), bounds(b)
    return low_a <= high_b and low_b <= high_a


# --- claimants ------------------------------------------------------------------------------------------------------


def words_of(name: str) -> set[str]:
    """The words of a name that tell it from others; none for a pronoun."""
    words = "".join(c if c.isalnum() else " " for c in name.casefold()).split()
    return set(words) - LITTLE - PRONOUNS


def one_claimant(a: Figure, b: Figure) -> bool:
    """Whether both are given by the same: one actor, or names that share most of their words."""
    by_a, by_b = note(a, SPEAKER), note(b, SPEAKER)
    if by_a and by_a == by_b:
        return True
    if a.claimant and b.claimant.lower().startswith("the same ") and b.sentence - a.sentence <= 1:
        return True
    if a.claimant and b.claimant.lower() in PRONOUNS and not by_b and 0 <= b.sentence - a.sentence <= 1:
        return True  # "Rescuers said ... they said"
    words_a, words_b = words_of(a.claimant), words_of(b.claimant)
    shared = len(words_a & words_b)
    return shared > 0 and 2 * shared > min(len(words_a), len(words_b))


def two_claimants(a: Figure, b: Figure) -> bool:
    """Two that can be told apart: a pronoun is nobody else unless it is known whom it stands for."""
    if one_claimant(a, b) or not a.claimant or not b.claimant:
        return False
    return all(words_of(f.claimant) or note(f, SPEAKER) for f in (a, b))
