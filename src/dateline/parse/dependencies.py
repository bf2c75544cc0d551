"""From the parser's English labels (ClearNLP style) to Universal Dependencies: the one place that knows both.

Content words become heads: a preposition turns from the head of its noun into its `case`, a copula into the `cop` of its
predicate. Documented deviations from UD (docs/decisions/0001): a copula with a prepositional predicate ("is in Homs")
stays the head with an `obl`; names stay `compound`; a negation is an `advmod` with the lemma not, n't or never.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

RENAMED = {
    "ROOT": "root",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "dobj": "obj",
    "auxpass": "aux:pass",
    "poss": "nmod:poss",
    "prt": "compound:prt",
    "quantmod": "advmod",
    "neg": "advmod",
    "relcl": "acl:relcl",
    "predet": "det:predet",
    "preconj": "cc:preconj",
    "oprd": "xcomp",
    "acomp": "xcomp",
    "attr": "xcomp",
    "intj": "discourse",
    "meta": "dep",
    "nmod": "nmod",
    "dative": "iobj",
    "pobj": "obl",
    "pcomp": "advcl",
    "prep": "case",
    "agent": "case",
    "case": "case",
    "npadvmod": "obl:npmod",
}
BE = frozenset("be am is are was were been being 's 're 'm ’s ’re ’m".split())
MOVED_FROM_COPULA = frozenset(
    "nsubj csubj expl aux advmod neg punct advcl prep agent ccomp mark cc npadvmod conj parataxis intj preconj "
    "nsubjpass csubjpass dep xcomp".split()
)
PHRASAL = {("push", "through"), ("ram", "through"), ("pull", "off"), ("carry", "out"), ("call", "off"), ("break", "up")}
SPAN_NOUNS = frozenset("year years month months week weeks day days decade decades hour hours long time".split())
PENN_TO_UPOS = {
    "CC": "CCONJ", "CD": "NUM", "DT": "DET", "EX": "PRON", "FW": "X", "IN": "ADP", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ",
    "LS": "X", "MD": "AUX", "NN": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "NNS": "NOUN", "PDT": "DET", "POS": "PART",
    "PRP": "PRON", "PRP$": "PRON", "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "RP": "ADP", "TO": "PART", "UH": "INTJ",
    "VB": "VERB", "VBD": "VERB", "VBG": "VERB", "VBN": "VERB", "VBP": "VERB", "VBZ": "VERB", "WDT": "PRON", "WP": "PRON",
    "WP$": "PRON", "WRB": "ADV", "ADD": "X", "AFX": "ADJ", "XX": "X", "NIL": "X", "$": "SYM", "SYM": "SYM", "#": "SYM",
}  # fmt: skip


@dataclass(slots=True)
class _Tree:
    """A tree under conversion; `heads[i] == -1` at the root."""

    words: Sequence[str]
    tags: Sequence[str]
    heads: list[int]
    deps: list[str]
    children: list[list[int]] = field(init=False)

    def __post_init__(self) -> None:
        self.children = [[] for _ in self.heads]
        for i, head in enumerate(self.heads):
            if head >= 0:
                self.children[head].append(i)

    def move(self, i: int, head: int, dep: str | None = None) -> None:
        """Hang token `i` under `head` (-1: make it the root)."""
        if self.heads[i] >= 0:
            self.children[self.heads[i]].remove(i)
        self.heads[i] = head
        if head >= 0:
            self.children[head].append(i)
            self.children[head].sort()
        if dep is not None:
            self.deps[i] = dep

    def replace(self, old: int, new: int) -> None:
        """Put `new` (a descendant of `old`) in the place of `old`; `old` is left under `new`."""
        head, dep = self.heads[old], self.deps[old]
        self.move(new, head, dep)
        self.move(old, new)

    def nominal(self, i: int) -> bool:
        return self.tags[i][:2] in {"NN", "PR", "CD", "DT", "WP", "$"} or self.tags[i] == "EX"


def to_universal(
    words: Sequence[str], tags: Sequence[str], heads: Sequence[int], deps: Sequence[str]
) -> tuple[tuple[int, ...], tuple[str, ...], tuple[str, ...]]:
    """UD heads, relations and parts of speech of one sentence.

    `heads` are token indices of the sentence with -1 at the root. Pure; linear but for long chains of prepositions.
    """
    tree = _Tree(words, tags, list(heads), list(deps))
    _repair_interrupted_progressive(tree)
    _repair_phrasal(tree)
    _repair_semicolon(tree)
    _repair_accusation(tree)
    _raise_predicates(tree)
    _raise_prepositional_objects(tree)
    _flatten_conjuncts(tree)
    relations = tuple(_renamed(tree, i) for i in range(len(words)))
    return tuple(tree.heads), relations, tuple(_upos(tags[i], relations[i], words[i]) for i in range(len(words)))


def _repair_interrupted_progressive(tree: _Tree) -> None:
    """ "has been for years supporting X": the model hangs "supporting" under "years"; it is the predicate."""
    for i, word in enumerate(tree.words):
        if word.lower() not in BE or tree.deps[i] in {"aux", "auxpass"}:
            continue
        for verb in range(i + 2, min(i + 7, len(tree.words))):
            noun = tree.heads[verb]
            if (
                tree.tags[verb] == "VBG"
                and tree.deps[verb] == "acl"
                and tree.words[noun].lower() in SPAN_NOUNS
                and noun == verb - 1
            ):
                tree.replace(i, verb)
                for child in [c for c in tree.children[i] if c != verb]:
                    tree.move(child, verb)
                tree.deps[i] = "aux"
                break


def _repair_phrasal(tree: _Tree) -> None:
    """ "pushed through a resolution": the model makes it a prepositional phrase; it is verb, particle and object."""
    for i, dep in enumerate(tree.deps):
        head = tree.heads[i]
        if dep != "prep" or head < 0 or not tree.tags[head].startswith("VB"):
            continue
        if (_stem(tree.words[head]), tree.words[i].lower()) in PHRASAL and i == head + 1:
            objects = [c for c in tree.children[i] if tree.deps[c] == "pobj"]
            for child in objects:
                tree.move(child, head, "dobj")
            if objects:
                tree.deps[i] = "prt"


def _repair_semicolon(tree: _Tree) -> None:
    """ "X never agreed; however, Y said ...": the model makes the first clause a content of the second; they stand side by side."""
    for i, dep in enumerate(tree.deps):
        head = tree.heads[i]
        if dep == "ccomp" and i < head and ";" in tree.words[i:head]:
            tree.deps[i] = "parataxis"


ACCUSING = frozenset({"accus", "accuse", "suspect", "convict", "acquit"})


def _repair_accusation(tree: _Tree) -> None:
    """ "accused the rebels of killing ...": the model hangs "of killing" on "rebels"; it is what they are accused of."""
    for i, dep in enumerate(tree.deps):
        noun = tree.heads[i]
        verb = tree.heads[noun] if noun >= 0 else -1
        if dep != "prep" or tree.words[i].lower() not in {"of", "for"} or verb < 0 or tree.deps[noun] != "dobj":
            continue
        clausal = any(tree.deps[c] == "pcomp" for c in tree.children[i])
        if clausal and _stem(tree.words[verb].lower()) in ACCUSING:
            tree.move(i, verb)


def _stem(word: str) -> str:
    lower = word.lower()
    for ending in ("ied", "ies"):
        if lower.endswith(ending):
            return lower[:-3] + "y"
    irregular = {"broke": "break", "broken": "break", "rammed": "ram"}
    for ending in ("ed", "ing", "es", "s"):
        if lower.endswith(ending) and len(lower) > len(ending) + 2 and lower not in irregular:
            return lower[: -len(ending)]
    return irregular.get(lower, lower)


def _raise_predicates(tree: _Tree) -> None:
    """A copula becomes the `cop` of its nominal or adjectival predicate."""
    for be in range(len(tree.words)):
        if tree.words[be].lower() not in BE or tree.deps[be] in {"aux", "auxpass"}:
            continue
        predicate = next((c for c in tree.children[be] if tree.deps[c] in {"attr", "acomp"}), None)
        if predicate is None:
            continue
        tree.replace(be, predicate)
        for child in list(tree.children[be]):
            if tree.deps[child] in MOVED_FROM_COPULA:
                tree.move(child, predicate)
        tree.deps[be] = "cop"


def _raise_prepositional_objects(tree: _Tree) -> None:
    """A preposition becomes the `case` (before a clause the `mark`) of what it governs."""
    for prep in range(len(tree.words) - 1, -1, -1):
        dep = tree.deps[prep]
        if not (dep in {"prep", "agent"} or (dep == "dative" and tree.tags[prep] in {"IN", "TO"})):
            continue
        head = tree.heads[prep]
        inner = [
            c
            for c in tree.children[prep]
            if tree.deps[c] in {"pobj", "pcomp", "obl", "nmod", "advcl", "acl", "obl:agent"}
        ]
        if not inner:
            tree.deps[prep] = "prt" if tree.tags[prep] in {"RP"} else "advmod"
            continue
        main = inner[0]
        clausal = tree.deps[main] in {"pcomp", "advcl", "acl"} and tree.tags[main].startswith("VB")
        if clausal and _is_doer(tree, prep, main, head):
            clausal, dep = False, "agent"
        relation = _oblique(tree, head, dep, clausal)
        tree.replace(prep, main)
        tree.deps[main] = relation
        tree.deps[prep] = "mark" if clausal else "case"
        for child in list(tree.children[prep]):
            tree.move(child, main, "conj" if child in inner[1:] else None)


def _is_doer(tree: _Tree, prep: int, main: int, head: int) -> bool:
    """ "killed by shelling": a gerund without object after a passive's "by" is what did it, not a clause."""
    passive = head >= 0 and any(tree.deps[c] == "auxpass" for c in tree.children[head])
    bare = not any(tree.deps[c] in {"dobj", "nsubj"} for c in tree.children[main])
    return tree.words[prep].lower() == "by" and passive and bare


def _oblique(tree: _Tree, head: int, dep: str, clausal: bool) -> str:
    on_noun = head >= 0 and tree.nominal(head) and not any(tree.deps[c] == "cop" for c in tree.children[head])
    if clausal:
        return "acl" if on_noun else "advcl"
    if dep == "agent":
        return "obl:agent"
    return "nmod" if on_noun else "obl"


def _flatten_conjuncts(tree: _Tree) -> None:
    """All conjuncts hang under the first; a coordinator under the conjunct it introduces."""
    for i in range(len(tree.words)):
        if tree.deps[i] == "conj":
            head = tree.heads[i]
            while tree.deps[head] == "conj" and tree.heads[head] >= 0:
                head = tree.heads[head]
            if head != tree.heads[i]:
                tree.move(i, head)
    for i in range(len(tree.words)):
        if tree.deps[i] == "cc":
            following = [c for c in tree.children[tree.heads[i]] if tree.deps[c] == "conj" and c > i]
            if following:
                tree.move(i, following[0])


def _renamed(tree: _Tree, i: int) -> str:
    dep = tree.deps[i]
    if dep == "npadvmod" and tree.heads[i] >= 0 and tree.nominal(tree.heads[i]):
        return "nmod:npmod"
    if dep == "aux" and tree.tags[i] == "TO":
        return "mark"
    if dep == "case" or dep not in RENAMED:
        return dep.lower()
    return RENAMED[dep]


def _upos(tag: str, relation: str, word: str) -> str:
    if relation in {"aux", "aux:pass", "cop"}:
        return "AUX"
    if tag == "IN" and relation == "mark":
        return "SCONJ"
    if tag == "TO":
        return "PART" if relation == "mark" else "ADP"
    if tag in {"DT", "WDT"}:
        return "DET" if relation == "det" else "PRON"
    known = PENN_TO_UPOS.get(tag)
    if known is not None:
        return known
    return "PUNCT" if not word[:1].isalnum() else "X"
