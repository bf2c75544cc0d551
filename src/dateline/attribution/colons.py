"""Colons: headlines and transcripts ("X: content", "content: X") and sentences that lead to a quotation."""

from __future__ import annotations

from dateline.attribution.clauses import passive, subject_of
from dateline.attribution.drafts import Draft
from dateline.attribution.found import speaker_tokens
from dateline.attribution.speakers import speaker_kind
from dateline.attribution.trees import QUOTE_MARKS, Tree, runs, words
from dateline.records import Span, SpeakerKind

_MOST_WORDS = 8
_SPEAKS: frozenset[SpeakerKind] = frozenset({"named", "office", "anonymous", "group", "witness", "document", "outlet"})
_LABELS_ONLY = words(
    """update watch live breaking exclusive analysis opinion video photos explainer factbox timeline interview report
    profile editorial preview review q&a read more note related source sources press statement statements news plan
    agreement deal story stories list release"""
)


def colon(tree: Tree) -> Draft | None:
    """The attribution that a colon makes in this sentence, or None.

    In front of the colon or behind it there has to be somebody, in few words and without a verb. Outside headlines only
    a name or an office at the start counts, and only before a quotation.
    """
    sentence = tree.sentence
    words = sentence.words
    colons = [i for i, word in enumerate(words) if word == ":"]
    if len(colons) != 1 or not 0 < colons[0] < len(words) - 1:
        return None
    at = colons[0]
    before, after = tuple(range(at)), tuple(range(at + 1, len(words)))
    quoted = words[at + 1] in QUOTE_MARKS
    if (sentence.headline or quoted) and _somebody(tree, before, named=not sentence.headline):
        return _draft(tree, before, at, after)
    if sentence.headline and _somebody(tree, after, named=False):
        return _draft(tree, after, at, before)
    return None


def _somebody(tree: Tree, tokens: tuple[int, ...], *, named: bool) -> bool:
    pos = tree.sentence.pos
    if len(tokens) > _MOST_WORDS or any(pos[i] in {"VERB", "AUX", "SYM", "NUM"} for i in tokens):
        return False
    kind = _kind(tree, tokens)
    if tree.lower(_head(tree, tokens)) in _LABELS_ONLY:
        return False
    return kind in {"named", "office"} if named else kind in _SPEAKS


def _head(tree: Tree, tokens: tuple[int, ...]) -> int:
    inside = set(tokens)
    tops = [i for i in tokens if tree.heads[i] not in inside and tree.sentence.pos[i] != "PUNCT"]
    return tops[-1] if tops else tokens[-1]


def _kind(tree: Tree, tokens: tuple[int, ...]) -> SpeakerKind:
    return speaker_kind(tree, _head(tree, tokens))


def _draft(tree: Tree, speaker: tuple[int, ...], at: int, content: tuple[int, ...]) -> Draft:
    sentence = tree.sentence
    return Draft(
        sentence=sentence.index,
        block=sentence.block,
        cue=None,
        token=at,
        cue_spans=(Span(sentence.starts[at], sentence.ends[at]),),
        speaker=runs(tree, speaker),
        kind=_kind(tree, speaker),
        content=runs(tree, content),
        frame="colon",
    )


def lead(tree: Tree) -> Draft | None:
    """As in "The mayor turned to the crowd: “…”": whoever the sentence is about says what stands behind its colon.

    The draft has no content yet and is dropped where no quotation follows. Only somebody who can speak counts.
    """
    words = tree.sentence.words
    at = next((i for i in range(len(words) - 1, 0, -1) if words[i] == ":"), -1)
    if at < 0 or (at + 1 < len(words) and words[at + 1] not in QUOTE_MARKS):
        return None
    verb = next((i for i in range(at) if not 0 <= tree.heads[i] < at and tree.sentence.pos[i] == "VERB"), -1)
    head = subject_of(tree, verb) if verb >= 0 and not passive(tree, verb) else -1
    kind = speaker_kind(tree, head)
    if not 0 <= head < at or not (kind in _SPEAKS or tree.sentence.pos[head] == "PRON"):
        return None
    sentence = tree.sentence
    return Draft(
        sentence=sentence.index,
        block=sentence.block,
        cue=None,
        token=at,
        cue_spans=(Span(sentence.starts[verb if head < verb else at], sentence.ends[at]),),
        speaker=runs(tree, speaker_tokens(tree, head, (), verb)),
        kind=kind,
        frame="lead",
    )
