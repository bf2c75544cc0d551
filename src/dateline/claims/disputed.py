"""Figures that somebody calls false: "The Front's figure was a fantasy, he said", "dismissed reports that nine had died"."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.claims.claims import Chains
from dateline.claims.counts import GENERIC
from dateline.claims.giver import REFUSING, name_of
from dateline.claims.notes import DENIES, FALSE, noted, plain
from dateline.claims.relations import words_of
from dateline.parse import Tree
from dateline.records import Figure

UNTRUE = frozenset(
    "false fantasy untrue lie fabrication invention baseless wrong exaggerated inflated fiction nonsense fabricated invented "
    "fake propaganda rubbish absurd incorrect unfounded bogus myth falsehood ridiculous misleading".split()
)
CUES = UNTRUE | REFUSING
RIGHT = frozenset({"right", "true", "correct", "accurate"})
TALK = GENERIC | frozenset("claim report talk allegation assertion statement account".split())
TAKING_UP = frozenset("that this those these it they nonsense lies lie rubbish not false".split())
REACH = 2
"""A denial looks back over so many sentences."""


def with_denials(figures: list[Figure], trees: Sequence[Tree], chains: Chains, text: str) -> tuple[Figure, ...]:
    """Figures, with who calls them false where the text says so, and which come with such a denial."""
    for tree in trees:
        if figures and not (CUES | RIGHT).isdisjoint(map(str.lower, tree.sentence.lemmas)):
            for cue in _cues(tree):
                _deny(figures, tree, cue, _denier(tree, cue, chains, text))
    return tuple(figures)


def _cues(tree: Tree) -> list[int]:
    """Words that call something false, themselves not negated."""
    tokens = range(len(tree.sentence.words))
    wrong = [t for t in tokens if tree.lemma(t) in RIGHT and _is_negated(tree, t)]
    cues = (t for t in tokens if tree.lemma(t) in CUES and _is_verdict(tree, t))
    meant = [c for c in cues if tree.kid(c, "aux:pass", "cop") is None or tree.lemma(c) not in REFUSING]
    return wrong + [c for c in meant if not any(tree.lemma(k) in {"not", "n't", "neither"} for k in tree.children[c])]


def _is_negated(tree: Tree, token: int) -> bool:
    """ "cannot be right", "is not true"."""
    return any(w.lower() in {"not", "n't", "cannot"} for w in tree.sentence.words[max(0, token - 3) : token])


def _is_verdict(tree: Tree, token: int) -> bool:
    """ "lie in ruins" is none."""
    return tree.lemma(token) in REFUSING or tree.sentence.pos[token] != "VERB" or tree.sentence.tags[token] == "VBN"


def _denier(tree: Tree, cue: int, chains: Chains, text: str) -> str:
    """Who says so: the speaker around the word, else the subject of "denied" or of "called it a lie"."""
    worded = next((t for t in range(cue) if tree.lemma(t) == "word" and tree.preposition(t) == "in"), None)
    owner = tree.kid(worded, "nmod:poss") if worded is not None else None
    if owner is not None:
        return tree.cover(name_of(tree, owner)).of(text)  # "is, in the judiciary's words, pure invention"
    chain = chains.at(tree.sentence.starts[cue])
    if chain:
        return " ".join(s.of(text) for s in chains.by_id[chain[-1]].speaker)
    verb: int = cue
    while verb >= 0 and tree.sentence.pos[verb] != "VERB":
        verb = tree.sentence.heads[verb]
    while verb >= 0 and tree.kid(verb, "nsubj") is None and tree.sentence.deps[verb] in {"conj", "advcl", "xcomp"}:
        verb = tree.sentence.heads[verb]
    subject = tree.kid(verb, "nsubj") if verb >= 0 else None
    return tree.cover(name_of(tree, subject)).of(text) if subject is not None else ""


def _deny(figures: list[Figure], tree: Tree, cue: int, denier: str) -> None:
    """Mark the figure that is meant; where only some other claim is denied, the figure that comes with the denial."""
    meant = _meant(figures, tree, cue, denier)
    if meant is not None:
        figures[meant] = noted(figures[meant], FALSE + plain(denier or "somebody"))
        return
    own = [i for i, f in enumerate(figures) if f.sentence == tree.sentence.index and _is_by(f, denier)]
    if own and tree.lemma(cue) in REFUSING | {"lie", "false"}:
        figures[own[-1]] = noted(figures[own[-1]], DENIES)


def _meant(figures: Sequence[Figure], tree: Tree, cue: int, denier: str) -> int | None:
    at = tree.sentence.starts[cue]
    here = [i for i, f in enumerate(figures) if f.sentence == tree.sentence.index]
    before = [i for i, f in enumerate(figures) if 0 < tree.sentence.index - f.sentence <= REACH]
    rival = [i for i in before if not _is_by(figures[i], denier)]
    owner = _owner(tree, cue)
    owned = [i for i in (*before, *here) if owner & words_of(figures[i].claimant)]
    if owned:
        return owned[-1]
    if owner:
        return None
    if tree.lemma(cue) in REFUSING:
        below = tree.cover(tree.subtree(cue))
        inside = [i for i in here if at < figures[i].span.start < below.end and not _is_by(figures[i], denier)]
        if inside:
            return inside[0]
        return rival[-1] if rival and _takes_up(tree, cue) else None
    told = [i for i in here if figures[i].span.start < at and not _is_by(figures[i], denier)]
    if told and any(tree.lemma(t) in TALK for t in range(cue)):
        return told[-1]
    return rival[-1] if rival and _opens(tree, cue) else None


def _is_by(figure: Figure, denier: str) -> bool:
    return bool(words_of(denier) & words_of(figure.claimant))


def _owner(tree: Tree, cue: int) -> set[str]:
    """Whose figure or claim is called false: of "The league's figure was a lie", the league."""
    for token in range(len(tree.sentence.words)):
        poss = tree.kid(token, "nmod:poss") if tree.lemma(token) in TALK else None
        if poss is not None and tree.sentence.pos[poss] != "PRON" and _reaches(tree, token, cue):
            return words_of(tree.words(min(name_of(tree, poss)), max(name_of(tree, poss))))
    return set()


def _reaches(tree: Tree, noun: int, cue: int) -> bool:
    """Whether the noun is subject or object of the word that calls it false."""
    head = tree.sentence.heads[noun]
    around = {cue, tree.sentence.heads[cue]}
    return head in around or noun in tree.ancestors(cue) or cue in tree.children[noun]


def _takes_up(tree: Tree, verb: int) -> bool:
    """ "rejected that number", "denied this", "disputed the figure"."""
    objects = tree.kids(verb, "obj", "nsubj:pass")
    return any(tree.lemma(o) in TALK | TAKING_UP for o in objects)


def _opens(tree: Tree, cue: int) -> bool:
    """ "That is a lie", "Nonsense, there were 37": nothing but a pronoun stands before."""
    opening = [w.lower() for w in tree.sentence.words[:cue] if w[:1].isalpha()]
    called = any(tree.lemma(t) in TALK for t in range(cue))
    return called or not opening or (opening[0] in TAKING_UP and len(opening) <= 4)
