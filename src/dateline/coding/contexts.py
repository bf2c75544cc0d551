"""What an act is about: the PLOVER contexts whose words its clause, its sentence or its paragraph has, with why.

Words of the clause count always. Words elsewhere in the sentence count unless they stand in another coded act's clause; words of the
paragraph count where a context has at least two there, or the sentence has none at all. At most three are given, the nearest first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from dateline.coding.scene import Scene
from dateline.parse import Tree
from dateline.records import Span, Why

MOST: Final = 3
ENOUGH: Final = 2
SCOPES: Final = ("clause", "sentence", "paragraph")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A keyword of a context (by its number in the codebook's order) at a stretch of tokens."""

    context: int
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Contexts:
    """The contexts of an act, nearest first, and why."""

    names: tuple[str, ...]
    why: Why | None


def contexts_of(
    scene: Scene, sentence: int, token: int, others: Collection[int], hits: Sequence[Sequence[Hit]]
) -> Contexts:
    """The contexts of the act at `token`; `others` are the predicates of the sentence's other acts, `hits` those of each sentence."""
    tree = scene.trees[sentence]
    own = set(tree.subtree(token, without=[o for o in others if o != token]))
    found: dict[int, tuple[str, list[Span]]] = {}
    foreign = _foreign(tree, token, others)
    for scope, kept in (("clause", own), ("sentence", set(range(len(tree.sentence.words))) - foreign)):
        for hit in hits[sentence]:
            if hit.first in kept and hit.context not in found:
                found[hit.context] = scope, [tree.span(hit.first, hit.last)]
    for context, spans in _of_paragraph(scene, sentence, hits, bool(found)):
        found.setdefault(context, ("paragraph", spans))
    nearest = sorted(found.items(), key=lambda item: (SCOPES.index(item[1][0]), item[0]))[:MOST]
    if not nearest:
        return Contexts(names=(), why=None)
    names = tuple(scene.knowledge.contexts[number].context for number, _ in nearest)
    note = "; ".join(f"{name}: {scope}" for name, (_, (scope, _)) in zip(names, nearest))
    named = tuple(span for _, (_, told) in nearest for span in told)
    return Contexts(
        names=names,
        why=Why(step="coding", rule="coding.context", version=scene.knowledge.version, spans=named, note=note),
    )


def _foreign(tree: Tree, token: int, others: Collection[int]) -> set[int]:
    """Tokens of other acts' clauses, unless the act stands inside them."""
    above = set(tree.ancestors(token))
    return {
        t for other in others if other != token and other not in above for t in tree.subtree(other, without=[token])
    }


def _of_paragraph(
    scene: Scene, sentence: int, hits: Sequence[Sequence[Hit]], told: bool
) -> Iterator[tuple[int, list[Span]]]:
    block = scene.trees[sentence].sentence.block
    spans: dict[int, list[Span]] = {}
    for number in range(max(0, sentence - 3), min(len(hits), sentence + 3)):
        tree = scene.trees[number]
        if number != sentence and tree.sentence.block == block:
            for hit in hits[number]:
                spans.setdefault(hit.context, []).append(tree.span(hit.first, hit.last))
    for context, found in spans.items():
        if len(found) >= ENOUGH or not told:
            yield context, found


def hits_of(tree: Tree, scene: Scene) -> tuple[Hit, ...]:
    """The keywords of contexts in a sentence, as written or as lemmas, in the codebook's order."""
    starts = scene.knowledge.context_starts
    words = tree.lower
    lemmas = tree.lemmas
    found = {
        (number, i, i + len(parts) - 1)
        for i, (word, lemma) in enumerate(zip(words, lemmas))
        for first in {word, lemma}
        for keyword, number in starts.get(first, ())
        for parts in (_parts(keyword),)
        if _at(parts, words, i) or _at(parts, lemmas, i)
    }
    return tuple(Hit(context=c, first=first, last=last) for c, first, last in sorted(found))


@cache
def _parts(keyword: str) -> tuple[str, ...]:
    return tuple(keyword.split())


def _at(parts: tuple[str, ...], words: Sequence[str], place: int) -> bool:
    return tuple(words[place : place + len(parts)]) == parts
