"""Places of a report: the records of what its toponyms were located as."""

from __future__ import annotations

from dateline.knowledge import Knowledge
from dateline.knowledge.gazetteer import name_of
from dateline.knowledge.tables import KnownPlace
from dateline.records import Candidate, Place, Why
from dateline.resolve.compose import fold_slug
from dateline.resolve.locate import Located, precision_of


def place_of(one: Located, knowledge: Knowledge) -> Place:
    """The record of a located toponym; a place that the gazetteer does not have stays without coordinates."""
    if one.place is not None:
        return known_place(one.place, _why(one, knowledge), knowledge)
    within = one.within
    return Place(
        id=f"local:place/{fold_slug(one.sighting.surface)}",
        name=one.sighting.surface,
        country=within.country if within is not None and ";" not in within.country else "",
        precision="unknown",
        within=within.id if within is not None else "",
        why=_why(one, knowledge),
    )


def known_place(known: KnownPlace, why: Why, knowledge: Knowledge) -> Place:
    """The record of a place of the gazetteer; its units by name."""
    return Place(
        id=known.id,
        name=known.name,
        country=known.country,
        admin1=known.name if known.kind == "province" else name_of(known.admin1, knowledge.places),
        admin2=known.name if known.kind == "district" else name_of(known.admin2, knowledge.places),
        precision=precision_of(known),
        latitude=round(known.latitude, 4),
        longitude=round(known.longitude, 4),
        why=why,
    )


def _why(one: Located, knowledge: Knowledge) -> Why:
    note = f"score {one.score}" if one.place is not None else "not in the gazetteer"
    return Why(step="resolve", rule=one.rule, version=knowledge.version, spans=(one.sighting.span,), note=note)


def candidates_of(one: Located) -> tuple[Candidate, ...]:
    """The places not chosen, likeliest first."""
    return tuple(
        Candidate(ref=w.place.id, reason=f"{w.place.name}, {w.place.country}", score=w.score) for w in one.others
    )
