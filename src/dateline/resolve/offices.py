"""Who held an office on the day of a report: "President Bush" in 1990 and in 2005, "the British prime minister" in 2020.

Without a date, or where two people fit, nobody is guessed: a role then resolves by name only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rapidfuzz.fuzz import ratio

from dateline.knowledge import Knowledge
from dateline.knowledge.knowledge import person_of
from dateline.knowledge.names import SHORTEST_ALIKE, consonants, fold
from dateline.knowledge.tables import KnownActor
from dateline.records import Candidate
from dateline.resolve.discourse import Choice

SAME_OFFICE: Mapping[str, str] = {
    "premier": "prime minister", "taoiseach": "prime minister", "defense minister": "defence minister",
    "defense secretary": "secretary of defence", "defence secretary": "secretary of defence",
    "secretary of defense": "secretary of defence", "secretary": "secretary of state",
    "external affairs minister": "foreign minister", "minister of foreign affairs": "foreign minister",
}  # fmt: skip
ALIKE = 85.0
"""Likeness (indel ratio) from which a surname behind its bearer's title is a misspelling of it."""
QUALIFIED = frozenset({"vice", "deputy", "assistant", "former", "ex", "then", "late", "elect", "designate", "acting"})
"""Words that make another office of one ("vice president") or take it away ("the former president")."""


def in_office(row: KnownActor, day: str) -> bool:
    """Whether an interval covers a day (or month); a start or end known to the year covers that year."""
    month = day[:7]
    began = row.start[:7] <= month or row.start == month[:4] or not row.start
    return bool(month) and began and (not row.end or month <= row.end[:7] or row.end == month[:4])


def by_title(
    name: str, role: str, country: str, countries: Mapping[str, int], day: str, knowledge: Knowledge
) -> Choice | None:
    """The office-holder whom a title and a surname mean ("President Bush"), by the day and the countries of the report."""
    held = _bearers(name, role, knowledge)
    if day:
        held = [row for row in held if in_office(row, day)]
    if country:
        held = [row for row in held if row.country == country]
    people = {person_of(row.id) for row in held}
    if len(people) > 1:
        named = [row for row in held if countries.get(row.country)]
        people = {person_of(row.id) for row in named} if named else people
    if len(people) == 1:
        return Choice(ref=people.pop(), rule="resolve.office.title", note=_spell(held))
    return None


def not_guessed(name: str, role: str, knowledge: Knowledge) -> tuple[Candidate, ...]:
    """The people whom a title and a surname may mean where nothing tells which."""
    held = _bearers(name, role, knowledge)
    people = dict.fromkeys(person_of(row.id) for row in held)
    return tuple(Candidate(ref=person, reason="bore this title") for person in sorted(people)[:5])


def by_day(role: str, country: str, day: str, knowledge: Knowledge) -> Choice | None:
    """Who held the office of a country on the day of the report; None without a date or where two did."""
    if not day or not country:
        return None
    office = SAME_OFFICE.get(role, role)
    held = [row for row in knowledge.in_offices.get((country, office), ()) if in_office(row, day)]
    people = {person_of(row.id) for row in held}
    return Choice(ref=people.pop(), rule="resolve.office.day", note=_spell(held)) if len(people) == 1 else None


def _bearers(name: str, role: str, knowledge: Knowledge) -> list[KnownActor]:
    """Intervals of office of whoever bears a name under a title, spelt so or almost so ("Bouteflicka")."""
    words = tuple(word for word in fold(name) if word not in role.split())
    if not words:
        return []
    held = [row for row in knowledge.bearers.get(words[-1], ()) if _fits(row, words, role)]
    if held or len(words[-1]) < SHORTEST_ALIKE:
        return held
    near = [w for w in knowledge.bearers_alike.get(consonants(words[-1]), ()) if ratio(w, words[-1]) >= ALIKE]
    return [row for word in near for row in knowledge.bearers[word] if _fits(row, (word,), role)]


def _fits(row: KnownActor, words: tuple[str, ...], role: str) -> bool:
    """Whether a row's person bears all words of the name, and its office is the role."""
    own = {word for known in (row.name, *row.aliases) for word in fold(known)}
    office = SAME_OFFICE.get(row.office, row.office)
    wanted = SAME_OFFICE.get(role, role)
    asked, held = set(wanted.split()), set(office.split())
    same = office == wanted or (asked <= held and not (held & QUALIFIED) - asked)
    return set(words) <= own and same


def _spell(rows: Iterable[KnownActor]) -> str:
    return "; ".join(f"{row.office} of {row.country} {row.start}-{row.end}" for row in rows)[:200]
