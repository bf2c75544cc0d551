"""The event mentions of a `Coded` as rows of the flat tables. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dateline.linking import keys_of, linkables_of, sentence_key
from dateline.records import Actor, Coded, EventMention, EventTime, Party, Place
from dateline.store.rows import Row, Scalar, long_why_columns, place_columns, span_columns, why_columns


def mention_rows(coded: Coded) -> Iterator[Row]:
    """The rows of all event mentions, of their child tables and of the links between them."""
    actors = {actor.id: actor for actor in coded.actors}
    places = {place.id: place for place in coded.places}
    for ordinal, mention in enumerate(coded.event_mentions):
        yield "event_mention", {"ordinal": ordinal, "sentence_key": sentence_key(coded, mention), **_columns(mention)}
        for table, columns in _children(mention, actors, places):
            yield table, {"event_mention": mention.id, **columns}
    for link in coded.links:
        yield "event_mention_link", {"report": coded.report.id, "a": link.a, "b": link.b, **why_columns(link.why)}
    for linkable in linkables_of(coded):
        for key in keys_of(linkable):
            yield "event_mention_key", {"key": key, "event_mention": linkable.id}


def _columns(mention: EventMention) -> dict[str, Scalar]:
    return {
        "id": mention.id,
        "report": mention.report,
        "claim": mention.claim,
        "sentence": mention.sentence,
        "type": mention.type,
        "cameo": mention.cameo,
        "quad": mention.quad,
        "codebook": mention.codebook,
        **_time(mention.time),
        **_statement(mention.statement_time),
        "polarity": mention.polarity,
        "modality": mention.modality,
        "tense": mention.tense,
        "aspect": mention.aspect,
        "speaker_side": mention.speaker_side,
        "countable": int(mention.countable),
        "certainty": mention.certainty,
        "p_coding": round(mention.p_coding, 4),
    }


def _time(time: EventTime) -> dict[str, Scalar]:
    return {
        "time_value": time.value,
        "earliest": time.earliest,
        "latest": time.latest,
        "time_precision": time.precision,
        "time_basis": time.basis,
        "time_relation": time.relation,
        **span_columns(time.span, "time"),
    }


def _statement(time: EventTime | None) -> dict[str, Scalar]:
    return {
        "statement_value": time.value if time else "",
        "statement_earliest": time.earliest if time else "",
        "statement_latest": time.latest if time else "",
    }


def _children(mention: EventMention, actors: Mapping[str, Actor], places: Mapping[str, Place]) -> Iterator[Row]:
    for ordinal, span in enumerate(mention.predicate):
        yield "event_mention_span", {"role": "predicate", "ordinal": ordinal, **span_columns(span)}
    for ordinal, mode in enumerate(mention.modes):
        yield "event_mention_mode", {"ordinal": ordinal, "mode": mode}
    for ordinal, context in enumerate(mention.contexts):
        yield "event_mention_context", {"ordinal": ordinal, "context": context}
    for role, parties in (("actor", mention.actors), ("recipient", mention.recipients)):
        for ordinal, party in enumerate(parties):
            yield "event_mention_party", {"role": role, "ordinal": ordinal, **_party(party, actors.get(party.actor))}
    yield from _places(mention, places)
    for ordinal, counted in enumerate(mention.figures):
        columns: dict[str, Scalar] = {"ordinal": ordinal, "figure": counted.figure, "role": counted.role}
        yield "event_mention_figure", {**columns, **why_columns(counted.why)}
    for ordinal, name in enumerate(mention.attributions):
        yield "event_mention_attribution", {"ordinal": ordinal, "attribution": name}
    for ordinal, (field, why) in enumerate(mention.whys):
        yield "event_mention_why", {"ordinal": ordinal, "field": field, **long_why_columns(why)}
        for place, span in enumerate(why.spans):
            yield "event_mention_why_span", {"why": ordinal, "ordinal": place, **span_columns(span)}


def _party(party: Party, actor: Actor | None) -> dict[str, Scalar]:
    return {
        "actor": party.actor,
        "name": actor.name if actor else party.actor,
        "country": actor.country if actor else "",
        "mention": party.mention,
        **span_columns(party.span),
        **why_columns(party.why),
    }


def _places(mention: EventMention, places: Mapping[str, Place]) -> Iterator[Row]:
    told = [(where, places[where.place]) for where in mention.places if where.place in places]
    for ordinal, (where, place) in enumerate(told):
        columns: dict[str, Scalar] = {"ordinal": ordinal, "place": place.id, "name": place.name, **place_columns(place)}
        meant: dict[str, Scalar] = {"modifier": where.modifier, "basis": where.basis, **span_columns(where.span)}
        yield "event_mention_place", {**columns, **meant, **why_columns(where.why)}
