"""What kind of text a report is: news, opinion, live, analysis, sport, business, culture or other, with the words that told it.

Address, label and title tell it outright; the words of the text tell it where those of one kind are dense enough. Nothing is left
out for its genre: it is a field to filter by.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal, cast

from dateline.knowledge import Knowledge
from dateline.knowledge.tables import GenreCue
from dateline.parse import Tree
from dateline.records import Document, Genre, Report, Span, Why

SOFT: Final = frozenset({"sport", "culture", "business", "other", "opinion"})
OUTRIGHT: Final = 4.0
"""So much of address, label and title together tells a genre."""
DENSE: Final = 0.04
"""So much cue weight a word of text tells sport, business, culture or other; news of conflict stays below .02 (examples)."""
LEAST: Final = 2
"""So many different cue words at the least."""
TOPICS: Final[tuple[Genre, ...]] = ("sport", "culture", "business", "other")
OBITUARY: Final = "coding.genre.obituary"
VIOLENT: Final = frozenset(
    "shoot wound injure injury hurt kill stab beat poison hit custody fight fighting clash crash".split()
)
"""A sentence with these, or with a word of attack, tells of a death that is news."""
GENTLE: Final = frozenset("sleep home peacefully illness cancer".split())
UNTOLD: Final = "coding.genre.other"
SAID_PER_WORD: Final = 1 / 250


@dataclass(frozen=True, slots=True)
class Told:
    """A cue at a place of the text; of an address there is none."""

    cue: GenreCue
    span: Span | None


def genre_of(
    report: Report, document: Document, trees: Sequence[Tree], attributions: int, knowledge: Knowledge
) -> tuple[Genre, Why]:
    """The genre and why. `attributions` is how many sayings the report has: text in which people are reported to speak is news."""
    framed = [*_address(report, knowledge), *_framing(report, document, knowledge)]
    weights = _weights(framed)
    best = max(weights, key=lambda genre: weights[genre], default="")
    if best and weights[best] >= OUTRIGHT:
        return _chosen(best, "frame", [t for t in framed if t.cue.genre == best], knowledge)
    died = _obituary(trees, knowledge.classes["attack"])
    if died is not None:
        return "other", Why(
            step="coding", rule=OBITUARY, version=knowledge.version, spans=(died,), note="tells of a death and a life"
        )
    words = max(1, sum(len(tree.sentence.words) for tree in trees))
    told = [*framed, *_words(trees, knowledge)]
    dense = _dense(told, words)
    if dense:
        return _chosen(dense, "words", [t for t in told if t.cue.genre == dense], knowledge)
    opinion = [t for t in told if t.cue.genre == "opinion"]
    if sum(t.cue.weight for t in opinion) / words >= DENSE:
        return _chosen("opinion", "words", opinion, knowledge)
    if attributions >= max(1.0, words * SAID_PER_WORD) or any(b.kind == "dateline" for b in document.blocks):
        return "news", Why(
            step="coding", rule="coding.genre.news", version=knowledge.version, note="people are reported to speak"
        )
    return "other", Why(step="coding", rule=UNTOLD, version=knowledge.version, note="no sign of any kind")


def _obituary(trees: Sequence[Tree], violence: Collection[str]) -> Span | None:
    """The verb of "has died aged 91", "died in his sleep", of one person and of no violence, in the first two sentences."""
    for tree in trees[:2]:
        root = next((i for i, head in enumerate(tree.sentence.heads) if head < 0), None)
        if root is None or not _died(tree, root):
            continue
        told = {
            tree.lemma(i) for i in tree.subtree(root, without=tree.kids(root, "nsubj"))
        }  # not "the war photographer"
        if VIOLENT.isdisjoint(tree.lemmas) and told.isdisjoint(violence):
            return tree.span(root, root)
    return None


def _died(tree: Tree, verb: int) -> bool:
    """Whether one person is told to have died, in the perfect, of an age, or by a peaceful cause."""
    subject = tree.kid(verb, "nsubj")
    one = subject is not None and tree.sentence.tags[subject] in {"NNP", "NN", "PRP"}
    if not one or tree.lemma(verb) not in {"die", "dead"}:
        return False
    perfect = any(tree.lemma(a) in {"have", "be"} for a in tree.kids(verb, "aux", "cop"))
    aged = any(a in {"aged", "at"} and len(b) in {2, 3} and b.isdigit() for a, b in pairwise(tree.lower))
    return perfect or aged or not GENTLE.isdisjoint(tree.lemmas)


def _dense(told: Sequence[Told], words: int) -> Genre | None:
    weights: dict[Genre, float] = {}
    for genre in TOPICS:
        kept = [t for t in told if t.cue.genre == genre]
        if len({t.cue.term for t in kept}) >= LEAST:
            weights[genre] = sum(t.cue.weight for t in kept) / words
    best = max(TOPICS, key=lambda genre: weights.get(genre, 0.0))
    return best if weights.get(best, 0.0) >= DENSE else None


def _chosen(genre: str, rule: str, told: Sequence[Told], knowledge: Knowledge) -> tuple[Genre, Why]:
    terms = ", ".join(dict.fromkeys(t.cue.term for t in told))
    spans = tuple(t.span for t in told if t.span is not None)[:12]
    why = Why(step="coding", rule=f"coding.genre.{rule}", version=knowledge.version, spans=spans, note=terms)
    return cast(Genre, genre), why


def _weights(told: Sequence[Told]) -> Mapping[str, float]:
    weights: dict[str, float] = {}
    for one in told:
        weights[one.cue.genre] = weights.get(one.cue.genre, 0.0) + one.cue.weight
    return weights


def _address(report: Report, knowledge: Knowledge) -> Iterator[Told]:
    """Cues among the folders of the address; its last part is the title again."""
    folders = report.url.lower().partition("//")[2].split("/")[1:-1]
    yield from (Told(cue, None) for cue in knowledge.genre_cues["url"] if cue.term in folders)


def _framing(report: Report, document: Document, knowledge: Knowledge) -> Iterator[Told]:
    for block in document.blocks:
        where: Literal["label", "title", ""] = (
            "label" if block.kind == "label" else "title" if block.kind == "title" else ""
        )
        if where:
            yield from _starting(block.span, block.span.of(document.text), knowledge.genre_cues[where])
    if not any(b.kind == "title" for b in document.blocks) and report.title:
        yield from (Told(t.cue, None) for t in _starting(Span(0, 0), report.title, knowledge.genre_cues["title"]))


def _starting(span: Span, text: str, cues: Sequence[GenreCue]) -> Iterator[Told]:
    """Cues that a label or a title begins with, or has before a colon or after a bar: "Opinion | ...", "... - as it happened"."""
    parts = [part.strip() for part in re.split(r"[:|–—]| - ", text.lower())]
    yield from (Told(cue, span) for cue in cues if cue.term in parts)


def _words(trees: Sequence[Tree], knowledge: Knowledge) -> Iterator[Told]:
    yield from (told for tree in trees for told in words_told(tree, knowledge))


def words_told(tree: Tree, knowledge: Knowledge) -> Iterator[Told]:
    """The cue words of one sentence."""
    starts = knowledge.genre_starts
    words = tree.lower
    for i, word in enumerate(words):
        for parts, cue in starts.get(word, ()):
            if tuple(words[i : i + len(parts)]) == parts:
                yield Told(cue, tree.span(i, i + len(parts) - 1))


def is_soft(report: Report) -> bool:
    """Whether a report is of sport, markets, the arts, weather and the like by its own words: those use the language of war."""
    why = report.genre_why
    return report.genre in SOFT and why is not None and why.rule != UNTOLD
