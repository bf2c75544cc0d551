"""A `Coded` as rows of the flat tables: everything but the event mentions. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

import msgspec

from dateline.linking.sayings import sayings_of
from dateline.records import Actor, Attribution, Candidate, Claim, Coded, Figure, Place, Span, Why

Scalar = str | int | float | bytes | None
Row = tuple[str, dict[str, Scalar]]
"""The name of a table and the columns of one row."""


def report_columns(coded: Coded) -> dict[str, Scalar]:
    """The columns of the table `report`, but for its number."""
    report, versions = coded.report, coded.versions
    return {
        "id": report.id,
        "url": report.url,
        "external_id": report.external_id,
        "outlet": report.outlet,
        "outlet_basis": report.outlet_basis,
        "title": report.title,
        "title_basis": report.title_basis,
        "published": report.published,
        "published_basis": report.published_basis,
        "genre": report.genre,
        "genre_rule": report.genre_why.rule if report.genre_why else "",
        "genre_note": report.genre_why.note if report.genre_why else "",
        "titles_only": int(report.titles_only),
        "translated_from": report.translated_from,
        "capture": coded.capture.sha256,
        "source": coded.capture.source,
        "document": coded.document.id if coded.document else "",
        "code_version": versions.code,
        "model_version": versions.model,
        "knowledge_version": versions.knowledge,
        "codebook": versions.codebook,
    }


def report_rows(coded: Coded) -> Iterator[Row]:
    """The rows below `report` that are no event mentions: all that is replaced when the report is read again."""
    report = coded.report.id
    yield "coded", {"report": report, "version": coded.version, "data": msgspec.msgpack.encode(coded)}
    parts = chain(
        _fields(coded),
        _text(coded),
        _references(coded),
        _said(coded),
        _claimed(coded),
        _times(coded),
        _figures(coded),
        _sayings(coded),
        _rejected(coded),
    )
    for table, columns in parts:
        yield table, {"report": report, **columns}


def span_columns(span: Span | None, name: str = "span") -> dict[str, Scalar]:
    """A span as two columns; an absent one as two NULLs."""
    return {f"{name}_start": span.start if span else None, f"{name}_end": span.end if span else None}


def why_columns(why: Why) -> dict[str, Scalar]:
    """The short form of a why: its step and version stand elsewhere."""
    return {"rule": why.rule, "note": why.note}


def long_why_columns(why: Why) -> dict[str, Scalar]:
    """A why but for its spans."""
    return {"step": why.step, "rule": why.rule, "version": why.version, "note": why.note}


def _fields(coded: Coded) -> Iterator[Row]:
    for ordinal, (name, value) in enumerate(coded.report.fields):
        yield "report_field", {"ordinal": ordinal, "name": name, "value": value}


def _text(coded: Coded) -> Iterator[Row]:
    if coded.document is not None:
        for ordinal, block in enumerate(coded.document.blocks):
            flags: dict[str, Scalar] = {"read": int(block.read), "truncated": int(block.truncated)}
            columns = {"ordinal": ordinal, "kind": block.kind, **span_columns(block.span), **flags}
            yield "block", {**columns, **why_columns(block.why)}
    for ordinal, span in enumerate(coded.sentences):
        yield "sentence", {"ordinal": ordinal, **span_columns(span)}


def _references(coded: Coded) -> Iterator[Row]:
    for mention in coded.mentions:
        columns: dict[str, Scalar] = {
            "id": mention.id,
            "kind": mention.kind,
            "form": mention.form,
            "hint": mention.hint,
        }
        spans = {**span_columns(mention.span), **span_columns(mention.head, "head")}
        yield "mention", {**columns, **spans, "sentence": mention.sentence, "token": mention.token}
    for ordinal, found in enumerate(coded.resolutions):
        columns = {"ordinal": ordinal, "mention": found.mention, "ref": found.ref, "within_attribution": found.within}
        yield "resolution", {**columns, **why_columns(found.why)}
        for number, ref in enumerate(found.also):
            yield "resolution_also", {"resolution": ordinal, "ordinal": number, "ref": ref}
        for number, other in enumerate(found.candidates):
            yield "candidate", {"resolution": ordinal, "ordinal": number, **candidate_columns(other)}
    for ordinal, toponym in enumerate(coded.toponyms):
        columns = {"ordinal": ordinal, "sentence": toponym.sentence, "form": toponym.form, "place": toponym.place}
        yield "toponym", {**columns, **span_columns(toponym.span), **why_columns(toponym.why)}
        for number, other in enumerate(toponym.candidates):
            yield "toponym_candidate", {"toponym": ordinal, "ordinal": number, **candidate_columns(other)}
    yield from chain.from_iterable(map(_actor, coded.actors))
    yield from map(_place, coded.places)


def candidate_columns(candidate: Candidate) -> dict[str, Scalar]:
    """What was not chosen, why, and its score where it was weighed."""
    return {"ref": candidate.ref, "reason": candidate.reason, "score": candidate.score}


def _actor(actor: Actor) -> Iterator[Row]:
    columns: dict[str, Scalar] = {"id": actor.id, "name": actor.name, "kind": actor.kind, "country": actor.country}
    yield "actor", {**columns, "basis": actor.basis, "public": int(actor.public), **why_columns(actor.why)}
    for ordinal, sector in enumerate(actor.sectors):
        yield "actor_sector", {"actor": actor.id, "ordinal": ordinal, "sector": sector}
    for ordinal, alias in enumerate(actor.aliases):
        yield "actor_alias", {"actor": actor.id, "ordinal": ordinal, "alias": alias}


def _place(place: Place) -> Row:
    return "place", {"id": place.id, "name": place.name, **place_columns(place), **why_columns(place.why)}


def place_columns(place: Place) -> dict[str, Scalar]:
    """Where a place lies, coordinates rounded to 4 places."""
    return {
        "country": place.country,
        "admin1": place.admin1,
        "admin2": place.admin2,
        "within": place.within,
        "precision": place.precision,
        "latitude": None if place.latitude is None else round(place.latitude, 4),
        "longitude": None if place.longitude is None else round(place.longitude, 4),
    }


def surface_of(spans: Sequence[Span], text: str) -> str:
    """The surface of broken-up spans on one line, with an ellipsis for what is left out."""
    return " … ".join(" ".join(span.of(text).split()) for span in spans)


def _said(coded: Coded) -> Iterator[Row]:
    text = coded.document.text if coded.document else ""
    names = {actor.id: actor.name for actor in coded.actors}
    pronouns = {mention.span for mention in coded.mentions if mention.form == "pronoun"}
    for attribution in coded.attributions:
        behind = names.get(attribution.actor, "") if pronouns & set(attribution.speaker) else ""
        yield from _attribution(attribution, text, f" (= {behind})" if behind else "")
    for ordinal, wording in enumerate(coded.wordings):
        columns: dict[str, Scalar] = {"ordinal": ordinal, "whose": wording.whose, "attribution": wording.attribution}
        yield "wording", {**columns, **span_columns(wording.span)}
    for ordinal, term in enumerate(coded.contested):
        columns = {"ordinal": ordinal, "term": term.term, "kind": term.kind, "whose": term.whose}
        columns |= {"attribution": term.attribution, "neutral": term.neutral, "contested_by": term.contested_by}
        columns |= {**span_columns(term.span), **why_columns(term.why)}
        yield "contested", columns


def _attribution(attribution: Attribution, text: str, behind: str) -> Iterator[Row]:
    """`behind` names who a pronoun is, for readers; the speaker's own characters are in `attribution_span`."""
    columns: dict[str, Scalar] = {
        "id": attribution.id,
        "sentence": attribution.sentence,
        "speaker": surface_of(attribution.speaker, text) + behind,
        "speaker_kind": attribution.speaker_kind,
        "cue_lemma": attribution.cue_lemma,
        "kind": attribution.kind,
        "adoption": attribution.adoption,
        "stance": attribution.stance,
        "outer_attribution": attribution.outer,
        "actor": attribution.actor,
    }
    yield "attribution", {**columns, **why_columns(attribution.why)}
    spans = {
        "speaker": attribution.speaker,
        "cue": attribution.cue,
        "content": attribution.content,
        "medium": attribution.medium,
        "addressee": attribution.addressee,
        "time": attribution.time,
        "via": attribution.via,
    }
    for role, parts in spans.items():
        for ordinal, span in enumerate(parts):
            yield (
                "attribution_span",
                {"attribution": attribution.id, "role": role, "ordinal": ordinal, **span_columns(span)},
            )


def _times(coded: Coded) -> Iterator[Row]:
    for ordinal, time in enumerate(coded.times):
        columns: dict[str, Scalar] = {
            "ordinal": ordinal,
            "sentence": time.sentence,
            "type": time.type,
            "value": time.value,
            "earliest": time.earliest,
            "latest": time.latest,
            "time_precision": time.precision,
            "basis": time.basis,
            "relation": time.relation,
        }
        yield "time_expression", {**columns, **span_columns(time.span), **why_columns(time.why)}


def _claimed(coded: Coded) -> Iterator[Row]:
    for claim in coded.claims:
        yield "claim", _claim(claim)
        for role, spans in _claim_spans(claim):
            for ordinal, span in enumerate(spans):
                yield "claim_span", {"claim": claim.id, "role": role, "ordinal": ordinal, **span_columns(span)}
        for ordinal, argument in enumerate(claim.arguments):
            columns: dict[str, Scalar] = {"claim": claim.id, "ordinal": ordinal, "role": argument.role}
            refs: dict[str, Scalar] = {"mention": argument.mention, "argument_claim": argument.claim}
            yield "claim_argument", {**columns, **span_columns(argument.span), **refs}
        for ordinal, name in enumerate(claim.attributions):
            yield "claim_attribution", {"claim": claim.id, "ordinal": ordinal, "attribution": name}
        for ordinal, (field, why) in enumerate(claim.whys):
            yield "claim_why", {"claim": claim.id, "ordinal": ordinal, "field": field, **long_why_columns(why)}
    for denial in coded.denials:
        yield "denial", {"denial": denial.denial, "denied": denial.denied, **why_columns(denial.why)}


def _claim_spans(claim: Claim) -> tuple[tuple[str, tuple[Span, ...]], ...]:
    return (
        ("predicate", claim.predicate),
        ("duration", claim.duration),
        ("hedge", claim.hedges),
        ("booster", claim.boosters),
    )


def _claim(claim: Claim) -> dict[str, Scalar]:
    return {
        "id": claim.id,
        "sentence": claim.sentence,
        "token": claim.token,
        "lemma": claim.lemma,
        "polarity": claim.polarity,
        "modality": claim.modality,
        "condition": claim.condition,
        "tense": claim.tense,
        "aspect": claim.aspect,
        "presupposed": int(claim.presupposed),
        "certainty": claim.certainty,
        "reports": claim.reports,
    }


def _figures(coded: Coded) -> Iterator[Row]:
    for figure in coded.figures:
        yield "figure", _figure(figure)
        for ordinal, name in enumerate(figure.attributions):
            yield "figure_attribution", {"figure": figure.id, "ordinal": ordinal, "attribution": name}
    for ordinal, found in enumerate(coded.figure_relations):
        columns: dict[str, Scalar] = {"ordinal": ordinal, "a": found.a, "b": found.b, "relation": found.relation}
        yield "figure_relation", {**columns, **why_columns(found.why)}


def _figure(figure: Figure) -> dict[str, Scalar]:
    return {
        "id": figure.id,
        "sentence": figure.sentence,
        **span_columns(figure.span),
        "what": figure.what,
        **span_columns(figure.what_span, "what"),
        "whose": figure.whose,
        "side": figure.side,
        "low": figure.low,
        "best": figure.best,
        "high": figure.high,
        "unit": figure.unit,
        "approximate": int(figure.approximate),
        "per": figure.per,
        "counting": figure.counting,
        "status": figure.status,
        "told_where": figure.where,
        "as_of": figure.as_of,
        "measure": figure.measure,
        "claimant": figure.claimant,
        "adoption": figure.adoption,
        **why_columns(figure.why),
    }


def _sayings(coded: Coded) -> Iterator[Row]:
    for saying in sayings_of(coded):
        columns: dict[str, Scalar] = {"id": saying.id, "sentence": saying.sentence, "attribution": saying.attribution}
        yield "saying", {**columns, "polarity": saying.polarity, "text": saying.text, "doer": saying.doer}


def _rejected(coded: Coded) -> Iterator[Row]:
    for ordinal, dropped in enumerate(coded.rejected):
        columns: dict[str, Scalar] = {"ordinal": ordinal, "step": dropped.step, "reason": dropped.reason}
        yield "rejected", {**columns, **span_columns(dropped.span), "detail": dropped.detail}
