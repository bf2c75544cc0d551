"""Where a speaker stands in the event that is spoken of. Derived from the parties; it says nothing of who is right."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.scene import Scene
from dateline.records import Actor, Party, SpeakerSide

REBELLING = frozenset({"REB", "PRM", "UAF"})


def allied(a: Actor, b: Actor) -> bool:
    """Of one country and on one side: an armed opposition is never the side of its state."""
    against = {bool(REBELLING & set(x.sectors)) for x in (a, b)}
    return a.country == b.country and (len(against) == 1 or a.kind == "unknown" or b.kind == "unknown")


def speaker_side(
    scene: Scene, chain: Sequence[str], actors: Sequence[Party], recipients: Sequence[Party]
) -> tuple[SpeakerSide, str]:
    """The side of the innermost speaker of a chain, and why in words."""
    if not chain:
        return "outlet", "nobody but the outlet says it"
    speaker = scene.chains.by_id[chain[-1]]
    known = scene.actors.get(speaker.actor)
    if known is None:
        return "unknown", "the speaker is nobody known"
    own = {known.id, scene.resolved.sides.get(known.id, known.id)}
    parties = {"actor": [p.actor for p in actors], "recipient": [p.actor for p in recipients]}
    if own & set(parties["actor"]):
        return "actor", "the speaker does it, or speaks for who does"
    if own & set(parties["recipient"]):
        return "recipient", "it is done to the speaker, or to whom the speaker speaks for"
    with_actor, with_recipient = (_aligned(scene, own, ids) for ids in parties.values())
    if with_actor and with_recipient:
        return "unknown", "of one state with both parties"
    if with_actor:
        return "with_actor", "of one state with the actor"
    if with_recipient:
        return "with_recipient", "of one state with the recipient"
    if known.kind in {"person", "role", "unknown"} and not any(
        scene.actors[i].country for i in own if i in scene.actors
    ):
        return "unknown", "whose side the speaker is on is not told"
    return "third", "no party to it"


def _aligned(scene: Scene, speakers: set[str], parties: Sequence[str]) -> bool:
    """Whether a speaker stands on one side with a party; private outlets and the reporters of a country are on nobody's."""
    stand = [scene.actors[i] for i in speakers if i in scene.actors and scene.actors[i].kind != "outlet"]
    stand += [scene.actors[i] for i in speakers if _state_outlet(scene, i)]
    others = [scene.actors[i] for i in parties if i in scene.actors]
    return any(a.country and allied(a, b) for a in stand for b in others)


def _state_outlet(scene: Scene, actor: str) -> bool:
    outlet = scene.knowledge.outlets.get(actor)
    return outlet is not None and outlet.ownership == "state" and actor in scene.actors
