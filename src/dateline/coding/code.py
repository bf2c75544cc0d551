"""The coding step: claims in, event mentions, links and rejections out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.claims import Chains, Clause, Times
from dateline.coding.engine import Engine
from dateline.coding.event_mentions import make_event_mentions
from dateline.coding.same_act import link_mentions
from dateline.coding.scene import Scene
from dateline.coding.sizes import with_figures
from dateline.coding.speech import evaluations
from dateline.knowledge import Knowledge
from dateline.mentions import Found
from dateline.parse import Tree
from dateline.records import EventMention, EventMentionLink, Figure, Rejected, Report
from dateline.resolve import Resolved

LEAST_LIKELY = 0.3
"""What is less likely than this to be what the report says is rejected, with its probability (2 of 1,073 pooled predictions, and none of them right)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedClaims:
    """What the coding made of one report."""

    event_mentions: tuple[EventMention, ...]
    links: tuple[EventMentionLink, ...]
    rejected: tuple[Rejected, ...]


def scene_of(
    *,
    report: Report,
    trees: Sequence[Tree],
    found: Found,
    resolved: Resolved,
    clauses: Sequence[Clause],
    times: Times,
    knowledge: Knowledge,
    codebook: str,
) -> Scene:
    """What the coding of one report looks at. `codebook` is "plover-2.0" or "plover-0.5"."""
    return Scene(
        report=report,
        trees=trees,
        found=found,
        resolved=resolved,
        clauses={(c.claim.sentence, c.claim.token): c for c in clauses},
        chains=Chains.of(resolved.attributions),
        times=times,
        actors={a.id: a for a in resolved.actors},
        places={p.id: p for p in resolved.places},
        knowledge=knowledge,
        codebook=codebook,
    )


def _improbable(mention: EventMention) -> Rejected:
    why = dict(mention.whys)["type"]
    detail = f"{mention.type} by {why.rule}, p {mention.p_coding:.2f}"
    return Rejected(step="coding", reason="improbable", span=mention.predicate[-1], detail=detail)


def code_claims(scene: Scene, figures: Sequence[Figure], text: str) -> CodedClaims:
    """Code the claims of one report; `figures` are attached to the event mentions that they count."""
    knowledge = scene.knowledge
    engine = Engine(scene)
    codings, rejected = engine.run()
    taken = {(c.sentence, c.token) for c in codings}
    codings += [c for c in evaluations(scene) if (c.sentence, c.token) not in taken]
    made = make_event_mentions(scene, codings, text, engine.names.learned)
    mentions = tuple(m for m in made if m.p_coding >= LEAST_LIKELY)
    rejected += [_improbable(m) for m in made if m.p_coding < LEAST_LIKELY]
    counted = with_figures(mentions, figures, scene.trees, knowledge.version)
    mentions = tuple(replace(m, figures=counted.get(m.id, ())) for m in mentions)
    return CodedClaims(
        event_mentions=mentions,
        links=link_mentions(mentions, scene.trees, knowledge.version),
        rejected=tuple(rejected),
    )
