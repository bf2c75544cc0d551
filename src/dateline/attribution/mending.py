"""Arcs that the parser gets wrong around cues, put right before anything is read."""

from __future__ import annotations

from dateline.attribution.cues import CueLexicon
from dateline.attribution.trees import Tree, tree_of
from dateline.records import Sentence


def mended(sentence: Sentence, lexicon: CueLexicon) -> Tree:
    """The sentence's tree with coordinated cues side by side ("emphasizing that A and asserting that B")."""
    heads, deps = list(sentence.heads), list(sentence.deps)
    for i, dep in enumerate(deps):
        if dep == "conj" and sentence.pos[i] == "VERB" and (sentence.lemmas[i], "verb") in lexicon.cues:
            governor = _first_cue(sentence, lexicon, heads, deps, i)
            if governor >= 0:
                heads[i] = governor
    return tree_of(sentence, heads, deps)


def _first_cue(sentence: Sentence, lexicon: CueLexicon, heads: list[int], deps: list[str], i: int) -> int:
    """The cue that token `i`, hung inside that cue's content, really stands beside; or -1."""
    content = heads[i]
    cue = heads[content]
    if cue < 0 or deps[content] not in {"ccomp", "xcomp"} or cue > content:
        return -1
    if (sentence.lemmas[cue], "verb") not in lexicon.cues or sentence.tags[i] != sentence.tags[cue]:
        return -1
    if any(heads[k] == i and deps[k].startswith("nsubj") for k in range(len(heads))):
        return -1
    if sentence.tags[content] != sentence.tags[i]:
        return cue  # another form than its neighbour's, the cue's own form
    if deps[content] == "ccomp" and _says(sentence, heads, deps, lexicon, i):
        return cue
    return cue if _that(sentence, heads, deps, content) and _that_content(sentence, heads, deps, i) else -1


def _says(sentence: Sentence, heads: list[int], deps: list[str], lexicon: CueLexicon, i: int) -> bool:
    """Whether token `i` is a verb of saying with a clause of its own: few things but speakers do that."""
    cue = lexicon.get(sentence.lemmas[i], "verb")
    speaks = cue is not None and not cue.attitude and "quote" in cue.frames
    return speaks and any(heads[k] == i and deps[k] == "ccomp" for k in range(len(heads)))


def _that_content(sentence: Sentence, heads: list[int], deps: list[str], i: int) -> bool:
    return any(heads[k] == i and deps[k] == "ccomp" and _that(sentence, heads, deps, k) for k in range(len(heads)))


def _that(sentence: Sentence, heads: list[int], deps: list[str], k: int) -> bool:
    return any(heads[m] == k and deps[m] == "mark" and sentence.words[m].lower() == "that" for m in range(len(heads)))
