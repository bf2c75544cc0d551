"""The time expressions of a report, in order: each read against the publication, what the narrative told before, and its clause."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from dateline.claims.times.calendar import bounds_of, precision_of, third
from dateline.claims.times.shapes import SHAPES, Anchors, Seen, Shape
from dateline.claims.times.words import EDGES, Words, words_of
from dateline.parse import Tree
from dateline.records import TimeExpression, TimeRelation, Why

AHEAD_VERBS: Final = frozenset(
    "plan expect schedule agree intend vow promise pledge due set aim hope want decide prepare invite call order ask urge slate".split()
)
"""What is in the infinitive under these, or set by them for a day, is still to come."""
AHEAD_AUXILIARIES: Final = frozenset({"will", "would", "'ll", "shall", "wo", "going"})
DIRECTIONS: Final[Mapping[str, TimeRelation]] = {
    "since": "after", "after": "after", "from": "after", "until": "before", "till": "before", "by": "before", "before": "before",
    "in": "during", "on": "during", "at": "during", "during": "during", "throughout": "during",
}  # fmt: skip
_YEAR_AFTER: Final = frozenset(
    "in since until by of from to and for through before after during early late mid - / than till between around circa ( ,".split()
)
_PART_AFTER: Final = frozenset("at in by before after since until during on the".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A time expression with the tokens it covers and the token of it that hangs on the rest of the sentence."""

    time: TimeExpression
    first: int
    last: int
    head: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """All time expressions of a report, and by sentence."""

    all: tuple[TimeExpression, ...]
    by_sentence: Mapping[int, tuple[Placed, ...]]

    def of(self, sentence: int) -> tuple[Placed, ...]:
        """Those of one sentence."""
        return self.by_sentence.get(sentence, ())


def find_times(trees: Sequence[Tree], published: str, version: str) -> Times:
    """The time expressions of the sentences. `published` is an ISO date or empty; without it relative ones stay undated."""
    anchors = Anchors(
        published=datetime.date.fromisoformat(published) if published else None, day=None, date=None, future=False
    )
    found: dict[int, tuple[Placed, ...]] = {}
    for number, tree in enumerate(trees):
        words = words_of(tree)
        if words is None:
            continue
        placed, anchors = _sentence(tree, words, anchors, version)
        if placed:
            found[number] = tuple(placed)
    return Times(all=tuple(p.time for placed in found.values() for p in placed), by_sentence=found)


def _sentence(tree: Tree, words: Words, anchors: Anchors, version: str) -> tuple[list[Placed], Anchors]:
    lower = tree.lower
    placed: list[Placed] = []
    token = 0
    while token < len(lower):
        shape = _shape_at(tree, words, lower, token, anchors)
        if shape is None:
            token += 1
            continue
        one = _placed(tree, words, lower, shape, version)
        if not placed or placed[-1].last < one.first:
            placed.append(one)
        anchors = _moved(anchors, one.time)
        token = shape.last + 1
    return placed, anchors


def _shape_at(tree: Tree, words: Words, lower: tuple[str, ...], token: int, anchors: Anchors) -> Shape | None:
    if words.letters[token] in ".,o&t-":
        return None
    for form, reader in SHAPES:
        match = form.match(words.letters, token)
        if match is None or match.end() == token:
            continue
        last = match.end() - 1
        if _names(tree, words, token, last):
            return None
        if _barred(tree, words, lower, token, last):
            continue
        head = _head(tree, token, last)
        ahead = looks_ahead(tree, head, lower[token - 1] if token else "")
        present = tree.sentence.tags[_clause(tree, head)] in {"VBZ", "VBP"}
        shape = reader(Seen(words, lower, token, last, replace(anchors, future=ahead, present=present)))
        if shape is not None:
            return shape
    return None


def _names(tree: Tree, words: Words, first: int, last: int) -> bool:
    """ "the March 23 Movement", "the Sunday Times": a date inside a name."""
    sentence = tree.sentence
    if (
        last + 1 >= len(sentence.words)
        or words.letters[last + 1] != "."
        or not sentence.tags[last + 1].startswith("NNP")
    ):
        return False
    head = _head(tree, first, last)
    return sentence.deps[head] in {"compound", "nummod", "nmod", "flat"} and sentence.heads[head] > last


def _barred(tree: Tree, words: Words, lower: tuple[str, ...], first: int, last: int) -> bool:
    """Numbers and words that are of time only in company: years, parts of the day, seasons alone, ages."""
    letters = words.letters[first : last + 1]
    previous = lower[first - 1] if first else ""
    following = lower[last + 1] if last + 1 < len(lower) else ""
    if letters == "Y":
        return not _is_year(tree, first, previous)
    if letters in {"P", "RP"}:
        return previous not in _PART_AFTER or tree.sentence.deps[last] == "compound"
    if letters == "S":
        return previous not in {
            "in",
            "since",
            "by",
            "during",
            "until",
            "this",
            "last",
            "next",
            "early",
            "late",
            "mid",
            "-",
        }
    if letters.endswith(("u", "U")) and following in {"old", "olds"}:
        return True
    if following == "-" and lower[last + 2 : last + 3] in {("old",), ("olds",)}:
        return True
    if letters == "Au" and previous in {"such", "what", "quite"}:
        return True
    if letters in {"N", "O"} and lower[first] in {"one", "second", "first"}:
        return True
    if letters == "sk" and lower[first : last + 1] != ("that", "time"):
        return True
    if letters == "n" and "-" in {previous, following}:
        return True
    if letters == "n" and lower[first] in {"current", "recent", "future", "soon"}:
        return lower[first] in {"recent", "future"} and following not in {"days", "weeks", "months", "years", "."}
    return False


def _is_year(tree: Tree, token: int, previous: str) -> bool:
    """Four digits are a year after the words that years follow, or where the parser sees a date; never where they count something."""
    tags = tree.sentence.tags
    if previous in {"$", "€", "£", "flight", "no.", "number", "route", "about", "some", "than"}:
        return False
    if 0 < token < len(tags) - 1 and tags[token - 1] == tags[token + 1] == "NNP":
        return False
    labels = {h.label for h in tree.sentence.entities if h.start <= token < h.end}
    counts = token + 1 < len(tags) and tags[token + 1] == "NNS"
    if "DATE" in labels:
        return not (counts and previous not in {"the", "in", "of"})
    return previous in _YEAR_AFTER and not counts and not labels & {"CARDINAL", "MONEY", "QUANTITY", "PRODUCT"}


def _head(tree: Tree, first: int, last: int) -> int:
    """The token of a stretch that hangs on something outside it: the last, and one before a noun ("1605 | guards") only for want of others."""
    heads, deps = tree.sentence.heads, tree.sentence.deps
    outside = [i for i in range(last, first - 1, -1) if not first <= heads[i] <= last]
    return next((i for i in outside if deps[i] not in {"nummod", "compound", "amod"}), outside[0] if outside else last)


def _clause(tree: Tree, token: int) -> int:
    """The nearest verb above a token, or the token."""
    return next((a for a in tree.ancestors(token) if tree.sentence.pos[a] in {"VERB", "AUX"}), token)


def looks_ahead(tree: Tree, token: int, preposition: str) -> bool:
    """Whether the clause of a token is of what is to come: "will", an infinitive under a plan, "until Friday"."""
    if preposition in {"until", "till", "by"} and tree.preposition(token) != "by_then":
        return True
    sentence = tree.sentence
    for ancestor in (token, *tree.ancestors(token)):
        if sentence.pos[ancestor] not in {"VERB", "AUX", "ADJ"}:
            continue
        words = {
            sentence.words[c].lower()
            for c in tree.children[ancestor]
            if sentence.deps[c] in {"aux", "aux:pass", "mark"}
        }
        if words & AHEAD_AUXILIARIES:
            return True
        head = sentence.heads[ancestor]
        if "to" in words and head >= 0 and tree.lemma(head) in AHEAD_VERBS:
            return True
        if tree.lemma(ancestor) in {"schedule", "due", "set", "slate", "plan", "expect"} and sentence.tags[
            ancestor
        ] in {"VBN", "JJ"}:
            return True
        return (
            "to" in words and sentence.deps[ancestor] in {"acl", "xcomp"} and not sentence.tags[head].startswith("VBD")
        )
    return False


def _placed(tree: Tree, words: Words, lower: tuple[str, ...], shape: Shape, version: str) -> Placed:
    first, part = _widened(words, lower, shape.first)
    span = tree.span(first, shape.last)
    bounds = bounds_of(shape.value)
    if lower[first : shape.last + 1] == ("overnight",) and bounds[0]:
        # The night before the day of publication reaches into it.
        bounds = (datetime.date.fromisoformat(bounds[0]) - datetime.timedelta(days=1)).isoformat(), bounds[1]
    previous = lower[first - 1] if first else ""
    time = TimeExpression(
        span=span,
        sentence=tree.sentence.index,
        type=shape.type,
        value=shape.value,
        earliest=(edge := third(bounds, part) if part else bounds)[0],
        latest=edge[1],
        precision=precision_of(shape.value),
        basis=shape.basis,
        relation=DIRECTIONS.get(previous, "") if shape.type in {"DATE", "TIME"} else "",
        why=Why(step="claims", rule=f"claims.time.{shape.basis}", version=version, spans=(span,)),
    )
    return Placed(time=time, first=first, last=shape.last, head=_head(tree, first, shape.last))


def _widened(words: Words, lower: tuple[str, ...], first: int) -> tuple[int, str]:
    """Words before an expression that tell a part of it: "mid-July", "the end of 2011", "earlier this month"."""
    before = words.letters[:first]
    for ending, back in (("Rxo", 3), ("xo", 2), ("x-", 2), ("x", 1)):
        if before.endswith(ending):
            edge = before.rindex("x")
            return first - back, EDGES[lower[edge]]
    if before.endswith(("E", "F")) and words.letters[first] == "T":
        return first - 1, ""
    return first, ""


def _moved(anchors: Anchors, time: TimeExpression) -> Anchors:
    """What later expressions count from: the last day told, the last date told."""
    if time.type not in {"DATE", "TIME"} or not time.earliest:
        return anchors
    date = datetime.date.fromisoformat(time.earliest)
    fine = time.precision in {"day", "time"}
    return replace(anchors, date=date, day=datetime.date.fromisoformat(time.latest) if fine else anchors.day)
