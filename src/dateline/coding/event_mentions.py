"""From codings to event mentions: parties, places, time, codes under a codebook, and a why for every field."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from dateline.claims import Clause
from dateline.coding.acts import Coding
from dateline.coding.codebook import OLDER_QUADS, under
from dateline.coding.contexts import Contexts, contexts_of, hits_of
from dateline.coding.genre import OBITUARY, is_soft
from dateline.coding.learned import Learned
from dateline.coding.scene import Scene
from dateline.coding.sides import speaker_side
from dateline.coding.times import is_history, time_in, time_of
from dateline.coding.weigh import ACTS_OF_PUTTING, certainty, countable, probability, signs_of
from dateline.coding.where import places_of
from dateline.records import EventMention, EventTime, Party, Span, Tense, Why

MOVED = 0.1
"""Signs that move the log odds by less are not named in the why."""


def make_event_mentions(
    scene: Scene, codings: Sequence[Coding], text: str, learned: Learned
) -> tuple[EventMention, ...]:
    """One event mention a coding, in text order, with ids that do not depend on codes, roles or resolutions."""
    ordinals: dict[tuple[str, str], int] = {}
    acts: dict[int, set[int]] = {}
    for coding in codings:
        acts.setdefault(coding.sentence, set()).add(coding.token)
    hits = [hits_of(tree, scene) for tree in scene.trees] if codings else []
    made: list[EventMention] = []
    for coding in sorted(codings, key=lambda c: (c.sentence, c.token)):
        tree = scene.trees[coding.sentence]
        predicate = tree.sentence.words[coding.token].lower()
        normal = " ".join(tree.sentence.span.of(text).lower().split())
        ordinal = ordinals[normal, predicate] = ordinals.get((normal, predicate), -1) + 1
        made.append(
            _event_mention(
                scene,
                under(scene.codebook, coding, scene.knowledge.differences),
                signs_at(scene, coding, learned),
                contexts_of(scene, coding.sentence, coding.token, acts[coding.sentence], hits),
                _id(scene.report.id, normal, predicate, ordinal),
            )
        )
    return tuple(made)


def _id(report: str, sentence: str, predicate: str, ordinal: int) -> str:
    return "em:" + hashlib.sha256("\0".join([report, sentence, predicate, str(ordinal)]).encode()).hexdigest()[:24]


def signs_at(scene: Scene, coding: Coding, learned: Learned) -> dict[str, float]:
    """What speaks for and against a coding, as PLOVER 2.0 has it."""
    said = [scene.chains.by_id[name] for name in _chain(scene, coding)]
    chances = learned.chances(coding.sentence, coding.token)
    return signs_of(coding, said, scene.trees[coding.sentence], chances, is_soft(scene.report))


def _chain(scene: Scene, coding: Coding) -> tuple[str, ...]:
    clause = _clause_of(scene, coding)
    return clause.claim.attributions if clause else scene.chains.at(_span(scene, coding.sentence, coding.token).start)


def _event_mention(
    scene: Scene, coding: Coding, signs: Mapping[str, float], contexts: Contexts, name: str
) -> EventMention:
    clause, chain = _clause_of(scene, coding), _chain(scene, coding)
    sure, reason = certainty(scene, coding, chain)
    time, statement = _times(scene, coding, chain)
    actors = _parties(scene, coding, coding.actors, coding.actor_ids)
    recipients = _parties(scene, coding, coding.recipients, coding.recipient_ids)
    past = is_history(time, scene.report.published) or _of_a_life(scene, time)
    side, stands = speaker_side(scene, chain, actors, recipients)
    return EventMention(
        id=name,
        report=scene.report.id,
        claim=clause.claim.id if clause else "",
        sentence=coding.sentence,
        predicate=clause.claim.predicate if clause else (_span(scene, coding.sentence, coding.token),),
        type=coding.type,
        modes=(coding.mode,) if coding.mode else (),
        contexts=contexts.names,
        cameo=coding.cameo or scene.knowledge.cameo_default.get((coding.type, coding.mode), ""),
        quad=_quad(scene, coding.type),
        codebook=scene.codebook,
        actors=actors,
        recipients=recipients,
        places=places_of(scene, coding),
        time=time,
        statement_time=statement,
        attributions=chain,
        polarity="affirmed",
        modality="asserted",
        tense=_tense(clause, coding),
        aspect="historical" if past else clause.claim.aspect if clause else "single",
        speaker_side=side,
        countable=countable(clause, coding, scene.trees[coding.sentence], scene.report.genre == "live") and not past,
        certainty=sure,
        p_coding=probability(signs, scene.knowledge.calibration),
        whys=(
            *_whys(scene, coding, reason, stands),
            ("p_coding", _chance_why(scene, signs)),
            *([("contexts", contexts.why)] if contexts.why else []),
        ),
    )


def _of_a_life(scene: Scene, time: EventTime) -> bool:
    """Whether an act without a day of its own stands in an obituary, where it belongs to the life that is told."""
    why = scene.report.genre_why
    return why is not None and why.rule == OBITUARY and time.basis in {"publication", "none"}


def _quad(scene: Scene, type: str) -> int:
    known = scene.knowledge.types.get(type)
    return OLDER_QUADS[type] if known is None else known.quad


def _clause_of(scene: Scene, coding: Coding) -> Clause | None:
    """The clause of the coded predicate; for an event noun that of the verb it hangs on."""
    place = (coding.sentence, coding.token)
    if place in scene.clauses:
        return scene.clauses[place]
    tree = scene.trees[coding.sentence]
    governor = next((a for a in tree.ancestors(coding.token) if (coding.sentence, a) in scene.clauses), None)
    return None if governor is None else scene.clauses[coding.sentence, governor]


def _tense(clause: Clause | None, coding: Coding) -> Tense:
    if clause is None or coding.type in ACTS_OF_PUTTING:
        return "past"
    return clause.claim.tense


def _span(scene: Scene, sentence: int, token: int) -> Span:
    return scene.trees[sentence].span(token, token)


def _times(scene: Scene, coding: Coding, chain: tuple[str, ...]) -> tuple[EventTime, EventTime | None]:
    """The event's time and, where somebody says it, the statement's. Ongoing and habitual acts have none but a stated one."""
    time = time_of(scene, coding.sentence, coding.token)
    cued = scene.chains.cued_at(_span(scene, coding.sentence, coding.token))
    if not time.value and cued:
        time = time_in(scene, scene.chains.by_id[cued].time) or time
    statement = None
    for name in reversed(chain):
        attribution = scene.chains.by_id[name]
        tree = scene.trees[attribution.sentence]
        cue = tree.token_at(attribution.cue[0].start) if attribution.cue else None
        if cue is not None and cue != coding.token:
            found = time_of(scene, attribution.sentence, cue)
            statement = found if found.value else time_in(scene, attribution.time)
            if statement is not None:
                break
    return (time if time.value else _by_publication(scene, coding, time)), statement


def _by_publication(scene: Scene, coding: Coding, unknown: EventTime) -> EventTime:
    """A plainly told act without a date is of the publication's day or before; ongoing, habitual and background ones are not."""
    clause = scene.clauses.get((coding.sentence, coding.token))
    published = scene.report.published
    plain = clause is not None and clause.claim.aspect == "single" and clause.claim.modality in {"asserted", "promised"}
    relative = clause is not None and scene.trees[coding.sentence].sentence.deps[coding.token] in {
        "acl:relcl",
        "acl",
        "advcl",
    }
    if not published or not plain or relative:
        return unknown
    return EventTime(
        value=published,
        latest=published,
        precision="day",
        basis="publication",
        why=Why(step="coding", rule="coding.time.publication", version=scene.knowledge.version),
    )


def _parties(scene: Scene, coding: Coding, tokens: Sequence[int], ids: Sequence[str]) -> tuple[Party, ...]:
    made: dict[str, Party] = {}
    for token in tokens:
        actor = scene.resolved.actor_at.get((coding.sentence, token), "")
        mention = scene.mention(coding.sentence, token)
        span = mention.span if mention else _span(scene, coding.sentence, token)
        why = Why(step="coding", rule=coding.rules[-1], version=scene.knowledge.version, spans=(span,))
        for one in (actor, *scene.resolved.also_at.get((coding.sentence, token), ())):
            made.setdefault(one, Party(actor=one, mention=mention.id if mention else "", span=span, why=why))
    for actor in ids:
        why = Why(step="coding", rule="coding.party.speaker", version=scene.knowledge.version)
        made.setdefault(actor, Party(actor=actor, why=why))
    return tuple(made.values())


def _chance_why(scene: Scene, signs: Mapping[str, float]) -> Why:
    """The signs that move the probability most."""
    moved = {name: value * scene.knowledge.calibration.get(name, 0.0) for name, value in signs.items()}
    most = sorted((name for name in moved if abs(moved[name]) >= MOVED), key=lambda name: (-abs(moved[name]), name))[:4]
    note = ", ".join(f"{name} {moved[name]:+.1f}" for name in most)
    return Why(step="coding", rule="coding.probability", version=scene.knowledge.version, note=note)


def _whys(scene: Scene, coding: Coding, reason: Why, stands: str) -> tuple[tuple[str, Why], ...]:
    version = scene.knowledge.version
    tree = scene.trees[coding.sentence]
    spans = tuple(tree.span(t, t) for t in sorted(set(coding.tokens)))
    chain = " < ".join(reversed(coding.rules))
    return (
        ("type", Why(step="coding", rule=coding.rules[-1], version=version, spans=spans, note=chain)),
        ("certainty", reason),
        ("speaker_side", Why(step="coding", rule="coding.side", version=version, note=stands)),
    )
