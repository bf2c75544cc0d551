"""Quantities that somebody claims: bounds, what is counted, where, per what, and whose figure it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.claims import circumstances
from dateline.claims.amount import Amount
from dateline.claims.amounts import amounts_of
from dateline.claims.changes import earlier, risen
from dateline.claims.claims import Chains
from dateline.claims.counted import counted_by
from dateline.claims.counts import Before, Counted
from dateline.claims.disputed import with_denials
from dateline.claims.giver import SAYING, Claimant, claimant_of
from dateline.claims.notes import (
    AGAIN,
    EARLIER,
    LATER,
    MORE,
    NOTE_MARK,
    OTHER_TIME,
    OUT_OF,
    PART,
    PLACE,
    SPEAKER,
    WHEN,
    has,
    noted,
    plain,
)
from dateline.claims.parts import is_again
from dateline.claims.relations import relate_figures
from dateline.claims.zeros import zero_of, zeros_of
from dateline.knowledge import Knowledge
from dateline.mentions import Found
from dateline.parse import Tree
from dateline.records import Attribution, Figure, Mention, Why

__all__ = ["find_figures", "relate_figures"]

LIKENESS = frozenset({"similar", "previous", "Similar", "Previous"})
SPOKEN = frozenset({"other", "people", "troops"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What the figures of one report are read with."""

    found: Found
    chains: Chains
    text: str
    knowledge: Knowledge
    actor_at: Mapping[tuple[int, int], str]


def find_figures(
    trees: Sequence[Tree],
    found: Found,
    attributions: Sequence[Attribution],
    text: str,
    knowledge: Knowledge,
    actor_at: Mapping[tuple[int, int], str],
) -> tuple[Figure, ...]:
    """Figures in text order, ids "f0", "f1", ...; `actor_at` gives the actor of a noun by (sentence, token)."""
    scene = Scene(found=found, chains=Chains.of(attributions), text=text, knowledge=knowledge, actor_at=actor_at)
    figures: list[Figure] = []
    for tree in trees:
        for amount, zero in _candidates(tree):
            before = _before(figures, tree.sentence.index)
            counted = zero_of(tree, amount, before, knowledge) if zero else counted_by(tree, amount, before, knowledge)
            if counted is not None:
                _add(figures, tree, amount, counted, scene)
    return with_denials(figures, trees, scene.chains, text)


def _candidates(tree: Tree) -> list[tuple[Amount, bool]]:
    """Amounts in text order, each with whether it is a zero said with "no" or "nobody"."""
    found = [*((amount, False) for amount in amounts_of(tree)), *((amount, True) for amount in zeros_of(tree))]
    return sorted(found, key=lambda pair: pair[0].tokens[0])


def _before(figures: Sequence[Figure], sentence: int) -> Before | None:
    """The figure that a bare number may take up: of the same sentence or the one before."""
    last = next((f for f in reversed(figures) if not has(f, PART)), None)
    if last is None or sentence - last.sentence > 1:
        return None
    return Before(figure=last, near=last.sentence == sentence, parted=_parted(figures, sentence))


def _parted(figures: Sequence[Figure], sentence: int) -> bool:
    return figures[-1].sentence == sentence and has(figures[-1], PART)


def _add(figures: list[Figure], tree: Tree, amount: Amount, counted: Counted, scene: Scene) -> None:
    span = tree.cover(amount.tokens)
    speaking = _by_speaker(span.start, scene.chains) or _speaks(tree, counted.token)
    if speaking and (counted.measure in SPOKEN or counted.part):
        return
    claimant = claimant_of(tree, amount, counted, span, scene.chains, scene.text)
    if claimant is None:
        return
    place = circumstances.where(tree, counted.token, scene.found)
    notes = _notes(tree, amount, counted, claimant, place, scene)
    before = _before(figures, tree.sentence.index)
    figure = _figure(f"f{len(figures)}", tree, amount, counted, claimant, place, notes, scene, before)
    rival = figures[-1] if figures and figures[-1].sentence == tree.sentence.index else None
    if EARLIER in notes and rival is not None and rival.measure == figure.measure:
        figures[-1] = noted(figures[-1], LATER)
    figures.append(figure)


def _figure(
    name: str,
    tree: Tree,
    amount: Amount,
    counted: Counted,
    claimant: Claimant,
    place: Mention | None,
    notes: Sequence[str],
    scene: Scene,
    before: Before | None,
) -> Figure:
    span, at = tree.cover(amount.tokens), (tree.sentence.index, counted.token)
    mention = scene.found.at.get(at)
    inner = scene.chains.by_id[claimant.attributions[-1]] if claimant.attributions else None
    taken = before.figure if before is not None and counted.taken_up else None
    return Figure(
        id=name,
        sentence=tree.sentence.index,
        span=span,
        what=counted.what,
        what_span=mention.span if mention else tree.span(counted.token, counted.token),
        whose=taken.whose if taken else circumstances.whose(tree, counted.token, amount, counted),
        side=taken.side if taken else scene.actor_at.get(at, ""),
        low=amount.low,
        best=amount.best,
        high=amount.high,
        unit=amount.unit or counted.unit,
        approximate=amount.approximate,
        per=circumstances.per(tree, amount, counted),
        counting=circumstances.counting(tree, amount, counted, scene.text),
        status=circumstances.status(tree, amount, counted, inner, scene.text),
        where=place.id if place is not None else "",
        as_of=circumstances.as_of(tree, amount, scene.text, before.figure.as_of if before else ""),
        measure=counted.measure,
        attributions=claimant.attributions,
        claimant=claimant.name,
        adoption=inner.adoption if inner else "neutral",
        why=Why(
            step="claims",
            rule=f"claims.figure.{amount.rule}",
            version=scene.knowledge.version,
            spans=(span,),
            note=NOTE_MARK.join(notes),
        ),
    )


def _by_speaker(position: int, chains: Chains) -> bool:
    """Whether the number counts those who speak: "two residents said"."""
    return any(s.start <= position < s.end for a in chains.attributions for s in a.speaker)


def _speaks(tree: Tree, token: int) -> bool:
    """The same where the attribution has only the first of several: "the director and two residents said"."""
    while tree.sentence.deps[token] in {"conj", "nummod"} and tree.sentence.heads[token] >= 0:
        token = tree.sentence.heads[token]
    verb = tree.sentence.heads[token]
    return verb >= 0 and tree.sentence.deps[token] == "nsubj" and tree.lemma(verb) in SAYING


# --- notes for the relations ----------------------------------------------------------------------------------------


def _notes(
    tree: Tree, amount: Amount, counted: Counted, claimant: Claimant, place: Mention | None, scene: Scene
) -> list[str]:
    notes = [
        *([PART] if counted.part else []),
        *([OUT_OF] if counted.out_of else []),
        *([MORE] if amount.more else []),
        *([AGAIN] if counted.taken_up or is_again(tree, amount) else []),
        *([EARLIER] if earlier(tree, amount) else [LATER] if risen(tree, amount) else []),
    ]
    if place is not None:
        notes.append(PLACE + plain(place.head.of(scene.text)))
    if claimant.actor:
        notes.append(SPEAKER + claimant.actor)
    day = circumstances.told_on(tree, scene.text)
    if day:
        notes.append(WHEN + plain(day))
    time = _other_time(tree)
    return [*notes, OTHER_TIME + plain(time)] if time else notes


def _other_time(tree: Tree) -> str:
    """A time that shows the sentence tells of something else than the day's news: "in 2019", "last year", "since 2014"."""
    words = tree.sentence.words
    for hint in tree.sentence.entities:
        if hint.label != "DATE":
            continue
        parts = [w.lower() for w in words[hint.start : hint.end]]
        day = any(w.isdigit() and int(w) <= 31 for w in parts if len(w) < 3)
        year = any(len(w) == 4 and w.isdigit() for w in parts)
        past = bool({"last", "past", "previous"} & set(parts)) and bool(
            {"year", "years", "month", "months", "decade"} & set(parts)
        )
        if (year and not day) or past:
            return " ".join(parts)
    return "" if LIKENESS.isdisjoint(words) else "an act like it"
