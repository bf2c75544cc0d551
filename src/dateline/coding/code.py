"""The coding step: claims in, event mentions, links and rejections out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.claims import Chains, Clause, Times
from dateline.coding.codebook import under
from dateline.coding.engine import Engine
from dateline.coding.event_mentions import link_mentions, make_event_mentions
from dateline.coding.scene import Scene
from dateline.coding.speech import evaluations
from dateline.knowledge import Knowledge
from dateline.mentions import Found
from dateline.parse import Tree
from dateline.records import EventMention, EventMentionLink, Rejected, Report
from dateline.resolve import Resolved


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedClaims:
    """What the coding made of one report."""

    event_mentions: tuple[EventMention, ...]
    links: tuple[EventMentionLink, ...]
    rejected: tuple[Rejected, ...]


def code_claims(
    *,
    report: Report,
    text: str,
    trees: Sequence[Tree],
    found: Found,
    resolved: Resolved,
    clauses: Sequence[Clause],
    times: Times,
    knowledge: Knowledge,
    codebook: str,
) -> CodedClaims:
    """Code the claims of one report under a codebook ("plover-2.0" or "plover-0.5")."""
    scene = Scene(
        report=report,
        trees=trees,
        found=found,
        resolved=resolved,
        clauses={(c.claim.sentence, c.claim.token): c for c in clauses},
        chains=Chains.of(resolved.attributions),
        times=times,
        actors={a.id: a for a in resolved.actors},
        knowledge=knowledge,
        codebook=codebook,
    )
    codings, rejected = Engine(scene).run()
    taken = {(c.sentence, c.token) for c in codings}
    codings += [c for c in evaluations(scene) if (c.sentence, c.token) not in taken]
    mentions = make_event_mentions(scene, [under(codebook, c, knowledge.differences) for c in codings], text)
    return CodedClaims(
        event_mentions=mentions, links=link_mentions(mentions, knowledge.version), rejected=tuple(rejected)
    )
