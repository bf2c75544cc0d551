"""What linking looks at: the few fields of a countable event mention that comparing and folding need."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from dateline.records import Coded, EventMention, Span


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class LinkedPlace:
    """A place of an event mention. `country` may hold several codes joined with `;` for a region across borders."""

    id: str
    country: str = ""
    admin1: str = ""
    precision: str = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Linkable:
    """A countable event mention as linking sees it. Dates are ISO dates or empty; ids are sorted and distinct.

    `countries` are those of the actors, and where there is no actor those of the recipients. `sentence` is a key of the
    normalised sentence and predicate: equal in near-copies of one agency text.
    """

    id: str
    report: str
    outlet: str = ""
    published: str = ""
    type: str
    cameo: str = ""
    modes: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    places: tuple[LinkedPlace, ...] = ()
    earliest: str = ""
    latest: str = ""
    sentence: str = ""


def linkables_of(coded: Coded) -> tuple[Linkable, ...]:
    """The countable event mentions of one report, as linking sees them."""
    return tuple(_linkable(coded, mention) for mention in coded.event_mentions if mention.countable)


def sentence_key(coded: Coded, mention: EventMention) -> str:
    """A key of the words of the mention's sentence and predicate, whatever the case and spacing."""
    if coded.document is None or not 0 <= mention.sentence < len(coded.sentences):
        return ""
    text = coded.document.text
    words = [_normal(coded.sentences[mention.sentence], text), *(_normal(span, text) for span in mention.predicate)]
    return hashlib.sha256("\0".join(words).encode()).hexdigest()[:16]


def _normal(span: Span, text: str) -> str:
    return " ".join(span.of(text).casefold().split())


def _linkable(coded: Coded, mention: EventMention) -> Linkable:
    country_of = {actor.id: actor.country for actor in coded.actors}
    actors = sorted({party.actor for party in mention.actors if party.actor})
    recipients = sorted({party.actor for party in mention.recipients if party.actor})
    return Linkable(
        id=mention.id,
        report=coded.report.id,
        outlet=coded.report.outlet,
        published=coded.report.published,
        type=mention.type,
        cameo=mention.cameo,
        modes=tuple(sorted(set(mention.modes))),
        actors=tuple(actors),
        recipients=tuple(recipients),
        countries=tuple(sorted({country_of.get(actor, "") for actor in actors or recipients})),
        places=_places(coded, mention),
        earliest=mention.time.earliest,
        latest=mention.time.latest,
        sentence=sentence_key(coded, mention),
    )


def _places(coded: Coded, mention: EventMention) -> tuple[LinkedPlace, ...]:
    by_id = {place.id: place for place in coded.places}
    found = [by_id[told.place] for told in mention.places if told.place in by_id]
    made = {LinkedPlace(id=p.id, country=p.country, admin1=p.admin1, precision=p.precision) for p in found}
    return tuple(sorted(made))
