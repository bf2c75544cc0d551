"""Toponyms: every place name of a report, also as a modifier ("Turkish"), of people or inside a longer name.

A toponym is not yet the place of anything: where an event happened is what its own clause supports (`coding.where`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.knowledge import Knowledge
from dateline.knowledge.gazetteer import TYPE_WORDS
from dateline.knowledge.names import NameEntry, name_key
from dateline.mentions.names import A_PLACE, NameMatch, inner_names
from dateline.parse import Tree
from dateline.records import EntityHint, Span, ToponymForm

PLACE_HINTS = frozenset({"GPE", "LOC", "FAC"})
LONGER_HINTS = frozenset({"ORG", "FAC", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT"})
NAMING = frozenset({"country", "demonym", "place_demonym", "place"})
PEOPLE = frozenset({"demonym", "place_demonym"})
BUILT = frozenset(
    "bridge dam road street avenue highway canal tunnel river lake station hospital hotel school mosque church stadium".split()
)
"""What is named after places elsewhere as often as after its own ("the Remanso bridge")."""
DOCUMENTS = frozenset({"agreement", "accord", "accords", "treaty", "pact", "convention", "protocol", "syndrome"})
TITLES = frozenset("mr mrs ms dr gen col capt lt sgt mayor president minister police county city".split())
OUTSIDE = frozenset({"earth", "mars", "moon", "sun", "internet", "web", "world"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A toponym where it stands: tokens `start` to `end` (exclusive) of a sentence, and what its words may stand for."""

    sentence: int
    start: int
    end: int
    span: Span
    surface: str
    key: str
    form: ToponymForm
    entries: tuple[NameEntry, ...] = ()
    part: bool = False
    """Whether a further proper noun stands beside it ("Calle | Palma"): then it may be only a part of an unlisted name."""


def find_toponyms(
    trees: Sequence[Tree], names: Sequence[Sequence[NameMatch]], knowledge: Knowledge
) -> tuple[Sighting, ...]:
    """All toponyms in text order: known names that may be places, and names that the parser takes for places."""
    return tuple(seen for tree, matches in zip(trees, names) for seen in _of_sentence(tree, matches, knowledge))


def toponym_at(tree: Tree, start: int, end: int, knowledge: Knowledge) -> Sighting:
    """Tokens `start` to `end` as a toponym, whoever said that they are one."""
    surface = tree.words(start, end - 1)
    key = surface if surface in knowledge.places else name_key(surface)
    entries = knowledge.names.entries(key, tree.sentence.words[start:end])
    return _sighting(tree, start, end, key, (*entries, A_PLACE) if key in knowledge.places else entries)


def _of_sentence(tree: Tree, matches: Sequence[NameMatch], knowledge: Knowledge) -> list[Sighting]:
    found: list[Sighting] = []
    taken: set[int] = set()
    whole = [hint for hint in tree.sentence.entities if hint.label in PLACE_HINTS]
    for match in matches:
        taken |= set(range(match.start, match.end))
        if any(e.kind in NAMING for e in match.entries) and not _in_phrase(tree, match, knowledge):
            longer = next((h for h in whole if h.label != "GPE" and _names_more(tree, h, match)), None)
            if longer is None:
                found.append(_sighting(tree, match.start, match.end, match.key, match.entries))
            else:
                taken -= set(range(longer.start, longer.end))
        elif match.end - match.start > 1 and any(e.kind == "actor" for e in match.entries):
            inner = [
                m for m in inner_names(tree.sentence, match, knowledge) if any(e.kind in NAMING for e in m.entries)
            ]
            found += [_sighting(tree, m.start, m.end, m.key, m.entries, form="embedded") for m in inner]
    for hint in whole:
        if not taken & set(range(hint.start, hint.end)):
            unlisted = _of_hint(tree, hint, knowledge)
            if unlisted is not None:
                found.append(unlisted)
    return sorted(found, key=lambda s: s.start)


def _in_phrase(tree: Tree, match: NameMatch, knowledge: Knowledge) -> bool:
    """Whether a name is part of a phrase that means no place ("Brazil nuts", "Molotov cocktail")."""
    if match.end >= len(tree.sentence.words):
        return False
    word = tree.sentence.words[match.end].lower()
    return any(f"{match.key} {form}" in knowledge.place_phrases for form in (word, word.removesuffix("s")))


def _names_more(tree: Tree, hint: EntityHint, match: NameMatch) -> bool:
    """Whether the parser's place is a longer name around a known one: "Carnegie | Library", "Lake | Manassas"."""
    start, end = _trimmed(tree, hint)
    rest = [i for i in range(start, end) if not match.start <= i < match.end]
    named = start <= match.start and match.end <= end and bool(rest)
    return named and all(tree.sentence.words[i][0].isupper() for i in rest) and not _only_kind(tree, rest)


def _sighting(
    tree: Tree, start: int, end: int, key: str, entries: tuple[NameEntry, ...], form: ToponymForm | None = None
) -> Sighting:
    return Sighting(
        sentence=tree.sentence.index,
        start=start,
        end=end,
        span=tree.span(start, end - 1),
        surface=tree.words(start, end - 1),
        key=key,
        form=form or form_of(tree, start, end, entries),
        entries=entries,
        part=_is_part(tree, start, end),
    )


def _is_part(tree: Tree, start: int, end: int) -> bool:
    sentence, inside = tree.sentence, range(start, end)
    if end < len(sentence.words) and tree.lemma(end) in BUILT and sentence.heads[end - 1] == end:
        return True
    for beside in (start - 1, end):
        if not 0 <= beside < len(sentence.words) or sentence.pos[beside] != "PROPN":
            continue
        joined = sentence.heads[beside] in inside or any(sentence.heads[t] == beside for t in inside)
        if joined and tree.lemma(beside) not in TYPE_WORDS | TITLES and sentence.words[beside][0].isupper():
            return True
    return False


def _trimmed(tree: Tree, hint: EntityHint) -> tuple[int, int]:
    """A hint without articles, possessives, punctuation and words with a small letter at its ends."""
    words, start, end = tree.sentence.words, hint.start, hint.end
    while start < end and (
        words[start].lower() in {"the", "a", "an"} or not words[start][0].isalnum() or words[start].islower()
    ):
        start += 1
    while start < end and (
        tree.sentence.tags[end - 1] == "POS" or not words[end - 1][0].isalnum() or words[end - 1].islower()
    ):
        end -= 1
    return start, end


def _of_hint(tree: Tree, hint: EntityHint, knowledge: Knowledge) -> Sighting | None:
    """A place by the parser that we do not know."""
    start, end = _trimmed(tree, hint)
    words = list(tree.lower[start:end])
    if not words or not tree.sentence.words[start][0].isalpha() or words[0] in OUTSIDE or "and" in words:
        return None
    key = name_key(tree.words(start, end - 1))
    if key in knowledge.toponym_stops or (len(words) == 1 and tree.sentence.words[start].isupper() and len(key) < 6):
        return None
    return _sighting(tree, start, end, key, ())


def form_of(tree: Tree, start: int, end: int, entries: Sequence[NameEntry]) -> ToponymForm:
    """How a place name is used: as a name, as a modifier, for people, or inside a longer name."""
    sentence, head = tree.sentence, end - 1
    if _of_document(tree, start, end):
        return "embedded"
    for hint in sentence.entities:
        longer = hint.start <= start and end <= hint.end and hint.end - hint.start > end - start
        rest = [i for i in range(hint.start, hint.end) if not start <= i < end]
        if longer and hint.label in LONGER_HINTS and not _only_kind(tree, rest):
            return "embedded"
    if entries and all(e.kind in PEOPLE for e in entries) and sentence.tags[head] in {"NNS", "NNPS"}:
        return "people"
    if sentence.pos[head] == "ADJ" or sentence.deps[head] in {"compound", "amod"}:
        return "modifier"
    if head + 1 < len(sentence.words) and sentence.heads[head] > head and sentence.deps[head] in {"nmod", "nmod:npmod"}:
        return "modifier"
    return "name"


def _of_document(tree: Tree, start: int, end: int) -> bool:
    """ "the Minsk agreements", "the Treaty of Versailles": a document that is named after where it was made."""
    sentence = tree.sentence
    behind = [tree.lemma(i) for i in range(end, min(end + 2, len(sentence.words)))]
    if sentence.heads[end - 1] >= end and set(behind) & DOCUMENTS:
        return True
    return (
        start > 1
        and sentence.words[start - 1] == "of"
        and tree.lemma(start - 2) in DOCUMENTS
        and sentence.pos[start - 2] == "PROPN"
    )


def _only_kind(tree: Tree, tokens: Sequence[int]) -> bool:
    """Whether tokens beside a name are only an article or a word for the kind of place."""
    return all(tree.lemma(i) in TYPE_WORDS | {"the", "city", "of", "'s"} for i in tokens)
