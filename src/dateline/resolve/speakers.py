"""Speakers with their actors: what kind of speaker somebody is once it is known whom the words stand for, and who relays it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.records import Attribution, Mention, Span, SpeakerKind
from dateline.resolve.phrases import role_at
from dateline.resolve.speaking import BODIES, speaker_mention
from dateline.resolve.work import Work

_TOLD_BY_WORD = frozenset({"document", "witness", "outlet"})
PEOPLE = tuple("er or ist ian ant ee man woman wife husband clerk mate abbot priest nun monk".split())
"""Ends of nouns that name people, where the knowledge lists no such role."""
_INDEFINITE = frozenset({"a", "an", "one", "another", "some", "several", "many", "two", "three", "few", "other"})


def with_speakers(work: Work, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions with the actor of their speaker, its kind as far as the actor tells it, and the relaying outlet."""
    seen: dict[str, SpeakerKind] = {}
    made: list[Attribution] = []
    for attribution in attributions:
        mention = speaker_mention(work, attribution.speaker)
        actor = work.actor_at[mention.sentence, mention.token] if mention else ""
        kind = _kind(work, attribution, actor, mention, seen)
        if actor and kind != "unknown":
            seen[actor] = kind
        made.append(
            replace(attribution, actor=actor, speaker_kind=kind, via=attribution.via or _relay(work, attribution))
        )
    return tuple(made)


def _kind(
    work: Work, attribution: Attribution, actor: str, mention: Mention | None, seen: dict[str, SpeakerKind]
) -> SpeakerKind:
    kind = attribution.speaker_kind
    known = work.discourse.actors.get(actor)
    if kind in _TOLD_BY_WORD:
        return kind
    if known is not None and known.kind in {"person", "outlet"}:
        return "named" if known.kind == "person" else "outlet"
    if kind != "unknown":
        return kind
    if known is not None and known.kind in BODIES - {"unknown"}:
        return "group"
    if mention is not None and mention.form == "pronoun":
        return seen.get(actor, "unknown")
    return _by_role(work, attribution.speaker) if attribution.speaker else kind


def _by_role(work: Work, spans: Sequence[Span]) -> SpeakerKind:
    """A single one with an article of its own can be found ("the landlord"); "a broker", "two men" cannot."""
    inside = [m for m in work.mentions_in(spans) if m.form == "nominal"]
    if not inside:
        return "unknown"
    mention = inside[0]
    tree = work.trees[mention.sentence]
    role = role_at(tree, mention.token, work.knowledge)
    if role is None and not tree.lemma(mention.token).endswith(PEOPLE):
        return "unknown"
    if role is not None and role.kind in {"body", "force", "armed"}:
        return "group"
    plural = tree.sentence.tags[mention.token] in {"NNS", "NNPS"}
    articles = {tree.lemma(c) for c in tree.kids(mention.token, "det", "nummod", "amod")}
    return "anonymous" if plural or articles & _INDEFINITE else "office"


def _relay(work: Work, attribution: Attribution) -> tuple[Span, ...]:
    """The addressee, where it is an outlet: "told Reuters"."""
    mention = speaker_mention(work, attribution.addressee)
    actor = work.actor_at[mention.sentence, mention.token] if mention else ""
    return attribution.addressee if actor and work.discourse.actors[actor].kind == "outlet" else ()
