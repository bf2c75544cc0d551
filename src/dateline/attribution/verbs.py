"""Verbs that say: "X said that …", "…, said X", "X was accused of …", "X wants to …"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.attribution.clauses import passive, speaker_head, subject_of
from dateline.attribution.contents import TOLD, content_of
from dateline.attribution.cues import Cue, CueLexicon
from dateline.attribution.found import Found, speaker_tokens, verb_cue
from dateline.attribution.trees import Tree, subtree, under

_NOT_SAYING = frozenset({"amod", "compound", "case", "aux", "aux:pass", "cop", "nmod"})
_WITH_VERB = frozenset({"aux", "aux:pass", "compound:prt"})
_REPORTED_AS = frozenset({"quote", "cite", "report", "describe"})


def verbal(tree: Tree, lexicon: CueLexicon) -> Iterator[Found]:
    """All verbs of the lexicon in this sentence that have a content or may introduce a quotation."""
    for i, pos in enumerate(tree.sentence.pos):
        if pos == "VERB" and tree.deps[i] not in _NOT_SAYING:
            known = verb_cue(tree, lexicon, i)
            if known is not None and not _feeling(tree, lexicon, i):
                found = _read(tree, i, *known)
                if found is not None:
                    yield found


def _read(tree: Tree, verb: int, cue: Cue, second: tuple[int, ...]) -> Found | None:
    content = content_of(tree, verb, cue, second)
    if content is None:
        return _maybe_quoting(tree, verb, cue)
    head = speaker_head(tree, verb)
    if head in content.tokens or (head < 0 and not passive(tree, verb)):
        return None
    words = cue_words(
        tree, verb, content.words or (second if second and tree.deps[second[0]] == "compound:prt" else ())
    )
    tokens = tuple(i for i in content.tokens if i not in words)
    return Found(
        cue=cue,
        token=verb,
        words=words,
        head=head,
        speaker=speaker_tokens(tree, head, () if head >= 0 and under(tree, verb, head) else tokens, verb),
        content=tokens,
        frame=f"verb.{content.frame}",
        addressee=content.addressee or _told(tree, verb),
    )


def _feeling(tree: Tree, lexicon: CueLexicon, verb: int) -> bool:
    """As in "is convinced that": a participle that the lexicon has as an adjective, with nobody who does it."""
    if tree.sentence.tags[verb] != "VBN" or lexicon.get(tree.lower(verb), "adj") is None:
        return False
    return tree.child(verb, "nsubj:pass") >= 0 and tree.child(verb, "obl:agent") < 0


def _maybe_quoting(tree: Tree, verb: int, cue: Cue) -> Found | None:
    """A verb without a content of its own: the quotation marks will tell whether it introduces one."""
    if "quote" not in cue.frames:
        return None
    head = speaker_head(tree, verb)
    if head < 0:
        return None
    speaker = speaker_tokens(tree, head, (), verb)
    words = cue_words(tree, verb, ())
    told = _told(tree, verb)
    return Found(
        cue=cue, token=verb, words=words, head=head, speaker=speaker, content=(), frame="verb.quote", addressee=told
    )


def _told(tree: Tree, verb: int) -> tuple[int, ...]:
    """As in "said to reporters", "was told that": whom it is said to."""
    if tree.sentence.lemmas[verb] in TOLD:
        whom = tree.child(verb, "nsubj:pass") if passive(tree, verb) else tree.child(verb, "obj", "iobj")
        if whom < 0 and passive(tree, verb) and tree.deps[verb] == "advcl":
            whom = subject_of(tree, tree.heads[verb])
        if whom >= 0:
            return tuple(subtree(tree, whom))
    return ()


def cue_words(tree: Tree, verb: int, more: tuple[int, ...]) -> tuple[int, ...]:
    """The verb with the auxiliaries, negation, adverbs and particles that stand unbroken beside it."""
    own = {verb, *more}
    for c in tree.children[verb]:
        if tree.deps[c] in _WITH_VERB or (tree.deps[c] == "advmod" and c < verb and not tree.children[c]):
            own.add(c)
    head = tree.heads[verb]
    if (
        tree.case(verb) == "as"
        and head >= 0
        and tree.sentence.lemmas[head] in _REPORTED_AS
        and tree.deps[verb] == "advcl"
    ):
        own |= {head, *tree.cases(verb), *(c for c in tree.children[head] if tree.deps[c] in _WITH_VERB)}
    first = last = verb
    while first - 1 in own:
        first -= 1
    while last + 1 in own:
        last += 1
    return tuple(range(first, last + 1))
