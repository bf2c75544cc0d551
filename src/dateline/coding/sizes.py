"""Casualties and sizes: which figures of a report belong to which of its event mentions.

A figure belongs to an act whose predicate it hangs on ("killed 12", "12 were hurt when rebels shelled ..."), to one whose party it
counts ("some 500 students marched"), or, where the sentence after an act tells only what it did to people, to that act.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from dateline.parse import Tree
from dateline.records import EventFigure, EventMention, Figure, FigureRole, Party, Why

HARM: Final[Mapping[str, FigureRole]] = {
    "killed": "killed",
    "wounded": "wounded",
    "casualties": "casualties",
    "missing": "missing",
    "displaced": "displaced",
    "arrested": "arrested",
}
HARMING: Final = {
    "killed": frozenset({"ASSAULT", "FIGHT", "PROTEST", "COERCE", "SANCTION"}),
    "wounded": frozenset({"ASSAULT", "FIGHT", "PROTEST", "COERCE"}),
    "casualties": frozenset({"ASSAULT", "FIGHT", "PROTEST"}),
    "missing": frozenset({"ASSAULT", "FIGHT", "COERCE"}),
    "displaced": frozenset({"ASSAULT", "FIGHT", "COERCE"}),
    "arrested": frozenset({"COERCE", "PROTEST"}),
}
"""Which acts can have had such a consequence."""
SIZES: Final[Mapping[str, FigureRole]] = {
    "people": "people",
    "troops": "troops",
    "vehicles": "vehicles",
    "weapons": "weapons",
    "buildings": "buildings",
    "money": "money",
    "area": "area",
}
HARMED: Final = frozenset(
    "kill die wound injure hurt slay lose leave miss abduct displace flee arrest detain dead".split()
)
OTHER_CAUSES: Final = frozenset(
    "accident crash flood fire storm earthquake collision disease cholera landslide drown ferry derailment heat drought illness".split()
)
CLAUSAL: Final = frozenset({"VERB", "AUX"})
LINKING: Final = frozenset({"advcl", "acl", "acl:relcl", "xcomp", "conj", "parataxis"})
"""Arcs over which a clause tells more of the act above or below it."""


def with_figures(
    mentions: Sequence[EventMention], figures: Sequence[Figure], trees: Sequence[Tree], version: str
) -> dict[str, tuple[EventFigure, ...]]:
    """The figures of each event mention by its id, in text order."""
    found: dict[str, list[EventFigure]] = {}
    for figure in figures:
        for mention, role, rule in _owners(figure, mentions, trees):
            why = Why(step="coding", rule=f"coding.figure.{rule}", version=version, spans=(figure.span,))
            found.setdefault(mention.id, []).append(EventFigure(figure=figure.id, role=role, why=why))
    return {name: tuple(kept) for name, kept in found.items()}


def _owners(
    figure: Figure, mentions: Sequence[EventMention], trees: Sequence[Tree]
) -> Iterator[tuple[EventMention, FigureRole, str]]:
    role = HARM.get(figure.measure)
    here = [m for m in mentions if m.sentence == figure.sentence]
    tree = trees[figure.sentence]
    counted = _head(tree, figure)
    if role is None:
        size = SIZES.get(figure.measure)
        owner = next((m for m in here if _counts_party(figure, m)), None)
        taken = owner or next((m for m in here if _argument(tree, counted, m)), None)
        if taken is not None and size is not None:
            acting = size == "people" and _counts(figure, taken.actors)
            yield taken, "participants" if acting else size, "party" if owner is not None else "object"
        return
    harming = [m for m in here if m.type in HARMING[role]]
    owner, rule = _nearest(harming, tree, counted), "clause"
    if owner is None and not harming and _told_alone(tree, counted):
        before = [m for m in mentions if m.sentence == figure.sentence - 1 and m.type in HARMING[role]]
        owner, rule = (before[-1] if before and not here and _same_block(trees, figure.sentence) else None), "next"
    if owner is not None:
        yield owner, role, rule


def _told_alone(tree: Tree, counted: int | None) -> bool:
    """Whether a sentence tells only that people came to harm, and not by what: no drowning, no crash."""
    if counted is None or any(tree.lemma(i) in OTHER_CAUSES for i in range(len(tree.sentence.words))):
        return False
    return any(tree.lemma(i) in HARMED for i in (counted, *tree.ancestors(counted)))


def _head(tree: Tree, figure: Figure) -> int | None:
    """The counted noun: the token of its words that hangs on something outside them."""
    span, sentence = figure.what_span, tree.sentence
    inside = [i for i, start in enumerate(sentence.starts) if span.start <= start < span.end]
    return next((i for i in reversed(inside) if sentence.heads[i] not in inside), None)


def _same_block(trees: Sequence[Tree], sentence: int) -> bool:
    return trees[sentence - 1].sentence.block == trees[sentence].sentence.block


def _counts_party(figure: Figure, mention: EventMention) -> bool:
    return _counts(figure, (*mention.actors, *mention.recipients))


def _counts(figure: Figure, parties: Sequence[Party]) -> bool:
    return any(p.span is not None and _overlap(figure, p.span.start, p.span.end) for p in parties)


def _argument(tree: Tree, counted: int | None, mention: EventMention) -> bool:
    """Whether what is counted is the object of the act, or coordinated with it: "sent 2,000 troops and 30 tanks"."""
    if counted is None:
        return False
    first = tree.sentence.heads[counted] if tree.sentence.deps[counted] == "conj" else counted
    head = tree.sentence.heads[first]
    act = tree.token_at(mention.predicate[-1].end - 1)
    return (
        act is not None
        and head in {act, tree.token_at(mention.predicate[0].start)}
        and tree.sentence.deps[first] == "obj"
    )


def _overlap(figure: Figure, start: int, end: int) -> bool:
    spans = (figure.span, figure.what_span)
    return any(span.start < end and start < span.end for span in spans)


def _nearest(mentions: Sequence[EventMention], tree: Tree, counted: int | None) -> EventMention | None:
    """The act whose predicate is fewest arcs away from what is counted, over arcs that stay in one telling."""
    if counted is None:
        return None
    best: tuple[int, EventMention] | None = None
    for mention in mentions:
        token = tree.token_at(mention.predicate[-1].end - 1)
        steps = None if token is None else _steps(tree, counted, token)
        if steps is not None and (best is None or steps < best[0]):
            best = steps, mention
    return best[1] if best else None


def _steps(tree: Tree, figure: int, act: int) -> int | None:
    """Arcs between a counted noun and a predicate over their nearest common word; None where the way enters what is reported."""
    up_figure = [figure, *tree.ancestors(figure)]
    up_act = [act, *tree.ancestors(act)]
    meeting = next((token for token in up_figure if token in up_act), None)
    if meeting is None:
        return None
    ways = up_figure[: up_figure.index(meeting)], up_act[: up_act.index(meeting)]
    crossed = {tree.sentence.deps[token] for way in ways for token in way if tree.sentence.pos[token] in CLAUSAL}
    return None if crossed - LINKING else len(ways[0]) + len(ways[1])
