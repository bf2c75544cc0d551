"""Phrases that say: "according to X", "as per the statement", "in the words of X", "for X, …"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.attribution.cues import Cue, CueLexicon
from dateline.attribution.found import Found, speaker_tokens
from dateline.attribution.speakers import speaker_kind
from dateline.attribution.trees import Tree, subtree, words

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_MEASURES = words(
    """size age rank height weight plan schedule need needs taste custom law rule tradition order colour color price
    season type kind date time instructions protocol circumstances ability merit length number rules laws"""
)
_CLAUSE = frozenset({"root", "ccomp", "advcl", "parataxis", "conj", "acl:relcl", "acl", "xcomp", "csubj"})


def prepositional(tree: Tree, lexicon: CueLexicon) -> Iterator[Found]:
    """All prepositional cues of the lexicon in this sentence that stand with a clause."""
    words = tree.sentence.words
    for i, word in enumerate(words):
        entries = lexicon.prepositional.get(word.lower())
        if entries:
            match = next((e for e in entries if _matches(tree, i, e[0])), None)
            found = _read(tree, i, len(match[0]), match[1]) if match is not None else None
            if found is not None:
                yield found


def _matches(tree: Tree, i: int, words: tuple[str, ...]) -> bool:
    return i + len(words) < len(tree.heads) and all(tree.lower(i + k) == word for k, word in enumerate(words))


def _read(tree: Tree, i: int, length: int, cue: Cue) -> Found | None:
    cue_tokens = tuple(range(i, i + length))
    head = _governed(tree, cue_tokens)
    if head < 0 or tree.sentence.lemmas[head].lower() in _MEASURES:
        return None
    top = _top(tree, cue_tokens, head)
    clause = _clause(tree, top)
    if clause < 0 or (length == 1 and not _fronted(tree, i, top)):
        return None
    own = set(subtree(tree, top))
    content = tuple(t for t in subtree(tree, clause, {top}) if t not in own)
    if not content:
        return None
    speaker = tuple(t for t in speaker_tokens(tree, head, content, -1) if t not in cue_tokens)
    return Found(cue=cue, token=i, words=cue_tokens, head=head, speaker=speaker, content=content, frame="prep")


def _governed(tree: Tree, cue: tuple[int, ...]) -> int:
    """The noun that the last word of the cue governs."""
    last = cue[-1]
    head = tree.heads[last]
    if tree.deps[last] == "case" and head > last:
        nominal = tree.sentence.pos[head] in _NOMINAL or tree.child(head, "det") >= 0
        return head if nominal else -1
    inside = [c for c in tree.children[last] if tree.deps[c] in {"obl", "nmod", "obj"}]
    return inside[0] if inside else -1


def _top(tree: Tree, cue: tuple[int, ...], head: int) -> int:
    """The token through which cue and noun hang on the rest ("words" in "in the words of one farmer")."""
    top = head
    inside = {*cue, head}
    while tree.heads[top] in inside:
        top = tree.heads[top]
    return top


def _clause(tree: Tree, top: int) -> int:
    """The predicate that the phrase belongs to. A phrase behind a comma speaks for the whole clause around it."""
    clause = tree.heads[top]
    while clause >= 0 and tree.deps[clause] not in _CLAUSE:
        clause = tree.heads[clause]
    if clause < 0:
        return -1
    last = max(subtree(tree, top))
    words = tree.sentence.words
    closing = last + 1 >= len(words) - 1 or words[last + 1] in {".", ";"}
    if closing or min(subtree(tree, top)) <= 1:
        while (
            clause >= 0
            and tree.deps[clause] in {"advcl", "xcomp", "acl", "acl:relcl", "conj"}
            and tree.heads[clause] >= 0
        ):
            clause = tree.heads[clause]
    while tree.deps[clause] not in _CLAUSE and tree.heads[clause] >= 0:
        clause = tree.heads[clause]
    return clause


def _fronted(tree: Tree, i: int, top: int) -> bool:
    """As in "For the minister, …": before a clause, set off by a comma, somebody in it and a judgement behind it."""
    after = max(subtree(tree, top)) + 1
    if i > 0 or after >= len(tree.heads) or tree.lower(after) != ",":
        return False
    judged = tree.child(tree.heads[top], "cop") >= 0
    return judged and speaker_kind(tree, top) in {"named", "office", "witness"}
