"""Nouns and adjectives that say: "the claim by X that …", "X's warning of …", "X is confident that …"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.attribution.clauses import speaker_head, subject_of
from dateline.attribution.cues import Cue, CueLexicon
from dateline.attribution.found import Found, speaker_tokens
from dateline.attribution.trees import Tree, subtree, words

LIGHT = words(
    """make issue give express voice have offer raise repeat deliver send release publish hold reach take file lodge
    put receive show face win keep share retain"""
)
_FROM = frozenset({"by", "from"})
_OF = frozenset({"of", "about", "on", "over", "against", "for"})


def nominal(tree: Tree, lexicon: CueLexicon) -> Iterator[Found]:
    """All nouns and adjectives of the lexicon in this sentence that have a content."""
    lemmas, pos = tree.sentence.lemmas, tree.sentence.pos
    for i, tag in enumerate(pos):
        if tag == "NOUN" and tree.deps[i] not in {"compound", "case"}:
            cue = lexicon.get(lemmas[i], "noun")
            found = _noun(tree, i, cue) if cue is not None else None
        elif tag == "ADJ" or (tag == "VERB" and tree.sentence.tags[i] == "VBN"):
            cue = lexicon.get(tree.lower(i), "adj")
            found = _adjective(tree, i, cue) if cue is not None else None
        else:
            continue
        if found is not None:
            yield found


def _noun(tree: Tree, noun: int, cue: Cue) -> Found | None:
    content, frame, word = _noun_content(tree, noun, cue)
    if not content:
        return None
    head = _noun_speaker(tree, noun)
    verb = _light(tree, noun)
    if head < 0 and verb >= 0:
        head = speaker_head(tree, verb)
        words = tuple(range(verb, noun + 1)) if verb < noun and noun - verb < 6 else (noun,)
    else:
        words = _noun_words(tree, noun)
    if head < 0 and frame != "that":
        return None
    if word == max(words) + 1:
        words = (*words, word)
    content = tuple(i for i in content if i not in words)
    if head in content or head in words:
        return None
    speaker = tuple(i for i in speaker_tokens(tree, head, content, noun) if i not in words)
    return Found(cue=cue, token=noun, words=words, head=head, speaker=speaker, content=content, frame=f"noun.{frame}")


def _noun_words(tree: Tree, noun: int) -> tuple[int, ...]:
    own = {
        noun,
        *(c for c in tree.children[noun] if tree.deps[c] in {"amod", "det", "compound"} and not tree.children[c]),
    }
    first = noun
    while first - 1 in own and tree.deps[first - 1] != "det":
        first -= 1
    return tuple(range(first, noun + 1))


def _noun_content(tree: Tree, noun: int, cue: Cue) -> tuple[tuple[int, ...], str, int]:
    """Content tokens, the frame, and the preposition that introduces them (-1: none)."""
    for c in _clauses_of(tree, noun):
        marks = [tree.lower(m) for m in tree.children[c] if tree.deps[m] == "mark" or tree.lower(m) == "that"]
        if "that" in cue.frames and "that" in marks:
            return tuple(subtree(tree, c)), "that", -1
        if "to" in cue.frames and "to" in marks and c > noun:
            return tuple(subtree(tree, c)), "to", -1
    if "of" in cue.frames:
        for c in tree.childs(noun, "nmod", "acl", "obl"):
            cases = tree.cases(c)
            if cases and tree.lower(cases[0]) in _OF and c > noun:
                return tuple(i for i in subtree(tree, c) if i != cases[0]), "of", cases[0]
    return (), "", -1


def _clauses_of(tree: Tree, noun: int) -> list[int]:
    """Clauses on the noun, or (the parser's slip) on the "by X" after it or on its governor behind it."""
    own = tree.childs(noun, "acl", "acl:relcl", "ccomp")
    for by in tree.childs(noun, "nmod"):
        if tree.case(by) in _FROM:
            own += tree.childs(by, "acl", "acl:relcl")
    head = tree.heads[noun]
    if head >= 0 and _light(tree, noun) >= 0:
        own += [c for c in tree.childs(head, "ccomp", "xcomp") if c > noun]
    if tree.child(noun, "cop") >= 0 or (
        head >= 0 and tree.deps[noun] == "nsubj" and tree.sentence.lemmas[head] == "be"
    ):
        own += tree.childs(head if tree.deps[noun] == "nsubj" else noun, "ccomp")
    return own


def _light(tree: Tree, noun: int) -> int:
    head = tree.heads[noun]
    if head >= 0 and tree.deps[noun] in {"obj", "nsubj:pass"} and tree.sentence.lemmas[head] in LIGHT:
        return head
    return -1


def _noun_speaker(tree: Tree, noun: int) -> int:
    own = tree.child(noun, "nmod:poss")
    if own >= 0:
        return own
    return next((c for c in tree.childs(noun, "nmod", "obl:agent", "obl") if tree.case(c) in _FROM), -1)


def _adjective(tree: Tree, adj: int, cue: Cue) -> Found | None:
    if tree.deps[adj] in {"amod", "compound"}:
        return None
    head = _adjective_speaker(tree, adj)
    content, frame, word = _adjective_content(tree, adj, cue)
    if head < 0 or not content or head in content:
        return None
    words = _adjective_words(tree, adj)
    if word == adj + 1:
        words = (*words, word)
    content = tuple(i for i in content if i not in words)
    return Found(
        cue=cue, token=adj, words=words, head=head, speaker=speaker_tokens(tree, head, content, adj), content=content,
        frame=f"adj.{frame}",
    )  # fmt: skip


def _adjective_speaker(tree: Tree, adj: int) -> int:
    subject = tree.child(adj, "nsubj", "nsubj:pass")
    if subject < 0 and tree.child(adj, "expl") < 0 and tree.deps[adj] in {"xcomp", "advcl", "conj"}:
        subject = subject_of(tree, adj)
    return subject if subject >= 0 and tree.lower(subject) not in {"it", "there"} else -1


def _adjective_content(tree: Tree, adj: int, cue: Cue) -> tuple[tuple[int, ...], str, int]:
    for c in tree.childs(adj, "ccomp", "xcomp", "advcl"):
        marks = [tree.lower(m) for m in tree.cases(c)]
        if "to" in cue.frames and "to" in marks and c > adj:
            return tuple(subtree(tree, c)), "to", -1
        if "that" in cue.frames and tree.deps[c] == "ccomp" and c > adj:
            return tuple(subtree(tree, c)), "that", -1
    if "of" in cue.frames:
        for c in tree.childs(adj, "obl", "advcl", "nmod"):
            cases = tree.cases(c)
            if cases and tree.lower(cases[0]) in _OF and c > adj:
                return tuple(i for i in subtree(tree, c) if i != cases[0]), "of", cases[0]
    return (), "", -1


def _adjective_words(tree: Tree, adj: int) -> tuple[int, ...]:
    own = {
        adj,
        *(
            c
            for c in tree.children[adj]
            if tree.deps[c] in {"cop", "aux", "aux:pass"} or (tree.deps[c] == "advmod" and c < adj)
        ),
    }
    if tree.deps[adj] == "xcomp":
        own.add(tree.heads[adj])
    first = adj
    while first - 1 in own:
        first -= 1
    return tuple(range(first, adj + 1))
