"""Verbs that say: "X said that …", "…, said X", "X was accused of …", "X wants to …"."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from dateline.attribution.clauses import passive, speaker_head, subject_of
from dateline.attribution.contents import TOLD, content_of, thing_of
from dateline.attribution.cues import Cue, CueLexicon
from dateline.attribution.found import Content, Found, speaker_tokens, verb_cue
from dateline.attribution.speakers import DOCUMENTS
from dateline.attribution.trees import Tree, subtree, under

_NOT_SAYING = frozenset({"amod", "compound", "case", "aux", "aux:pass", "cop", "nmod"})
_WITH_VERB = frozenset({"aux", "aux:pass", "compound:prt"})
_REPORTED_AS = frozenset({"quote", "cite", "report", "describe"})
_CITING = frozenset({"cite", "quote"})


def verbal(tree: Tree, lexicon: CueLexicon) -> Iterator[Found]:
    """All verbs of the lexicon in this sentence that have a content or may introduce a quotation."""
    cited = {found.token: found for found in citing(tree, lexicon)}
    yield from cited.values()
    for i, pos in enumerate(tree.sentence.pos):
        if pos == "VERB" and tree.deps[i] not in _NOT_SAYING and i not in cited:
            known = verb_cue(tree, lexicon, i)
            if known is not None and not _feeling(tree, lexicon, i):
                found = _read(tree, i, *known)
                if found is not None:
                    yield found


def _read(tree: Tree, verb: int, cue: Cue, second: tuple[int, ...]) -> Found | None:
    content = content_of(tree, verb, cue, second) or _of_document(tree, verb, cue)
    if content is None:
        return _maybe_quoting(tree, verb, cue)
    relay = _relay(tree, verb)
    head = _quoted(tree, verb) if relay else speaker_head(tree, verb)
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
        via=relay,
    )


def _of_document(tree: Tree, verb: int, cue: Cue) -> Content | None:
    """As in "a survey showed a rise": what shows a thing says it where it is a document, and only there."""
    subject = tree.child(verb, "nsubj")
    if cue.adoption != "endorses" or cue.attitude or subject < 0 or tree.lower(subject) not in DOCUMENTS:
        return None
    return thing_of(tree, verb)


def _reported_as(tree: Tree, verb: int) -> bool:
    """Whether it is the saying of "was quoted as saying"."""
    head = tree.heads[verb]
    return (
        head >= 0
        and tree.case(verb) == "as"
        and tree.deps[verb] == "advcl"
        and tree.sentence.lemmas[head] in _REPORTED_AS
    )


def _relay(tree: Tree, verb: int) -> tuple[int, ...]:
    """Who quotes the speaker in "was quoted by the agency as saying", "the agency quoted him as saying"."""
    if not _reported_as(tree, verb):
        return ()
    head = tree.heads[verb]
    by = tree.childs(head, "obl:agent") if passive(tree, head) else tree.childs(head, "nsubj")
    return tuple(sorted({t for b in by for t in subtree(tree, b, set(tree.cases(b)))}))


def _quoted(tree: Tree, verb: int) -> int:
    """The head of the one who is quoted: the subject of the passive, else the object."""
    head = tree.heads[verb]
    return tree.child(head, "nsubj:pass") if passive(tree, head) else tree.child(head, "obj")


def citing(tree: Tree, lexicon: CueLexicon) -> Iterator[Found]:
    """As in "The agency, citing two officials, reported that …": the officials say what the agency reports."""
    for i, lemma in enumerate(tree.sentence.lemmas):
        main = tree.heads[i]
        if lemma not in _CITING or tree.sentence.tags[i] != "VBG" or tree.deps[i] != "advcl" or main < 0:
            continue
        cue, known, cited = lexicon.get(lemma, "verb"), verb_cue(tree, lexicon, main), tree.child(i, "obj")
        content = content_of(tree, main, *known) if known is not None else None
        if cue is None or cited < 0 or content is None:
            continue
        tokens = tuple(t for t in content.tokens if not under(tree, t, i))
        own = subtree(tree, subject_of(tree, main)) if subject_of(tree, main) >= 0 else ()
        yield Found(
            cue=cue,
            token=i,
            words=(i,),
            head=cited,
            speaker=speaker_tokens(tree, cited, tokens, i),
            content=tokens,
            frame="verb.citing",
            via=tuple(t for t in own if not under(tree, t, i)),
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
    if not _reported_as(tree, verb):
        return _unbroken(own, verb)
    head = tree.heads[verb]
    quoting = {head, *(c for c in tree.children[head] if tree.deps[c] in _WITH_VERB)}
    return tuple(sorted({*_unbroken(own | set(tree.cases(verb)), verb), *_unbroken(quoting, head)}))


def _unbroken(own: Collection[int], at: int) -> tuple[int, ...]:
    """The tokens of `own` that stand in one run with token `at`."""
    first = last = at
    while first - 1 in own:
        first -= 1
    while last + 1 in own:
        last += 1
    return tuple(range(first, last + 1))
