"""Who acts on whom: the first path of a pattern that leads to an actor."""

from __future__ import annotations

from dateline.coding.scene import Scene, walk
from dateline.parse import Frame

ACTOR_PATHS = ("subj", "subj.poss", "subj.mod", "subj.of", "subj.by")
RECIPIENT_PATHS = (
    "obj", "to", "with", "against", "on", "from", "iobj", "obj.poss", "obj.mod", "obj.of", "obj.on", "obj.to", "obj.against",
    "obj.with", "obj.for", "for", "in", "obj.in",
)  # fmt: skip
NOUN_ACTOR = ("support", "by", "poss", "mod", "between")
NOUN_RECIPIENT = ("of", "on", "against", "to", "with")


def parties(
    scene: Scene, sentence: int, frame: Frame, paths: tuple[str, ...], others: tuple[int, ...] = ()
) -> tuple[int, ...]:
    """Tokens of the first path that leads to actors; `a+b` joins two paths into one list. Nobody of `others` again."""
    barred = {scene.resolved.actor_at.get((sentence, t), "") for t in others}
    for path in paths:
        found: list[int] = []
        for part in path.split("+"):
            for token in walk(scene, sentence, frame, part):
                actor = scene.resolved.actor_at.get((sentence, token), "")
                if actor and actor not in barred and token not in others and token not in found:
                    found.append(token)
        if found:
            return tuple(found)
    return ()
