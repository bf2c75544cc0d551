"""Clues to how sure a text is of a predicate: the words and arcs around it as strings, for the weights of the certainty model.

A clue is `name=value` ("amn=did|VB||True": auxiliaries, tag, marker, negated). Names are short because tens of thousands of
clues ship with their weights. What a clue looks at (itself, its auxiliaries, what governs it ...) follows from its name: see
`CLUE_OF`. The selection is by leaving out every name in turn under cross-validation (docs/training/certainty.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.attribution import CueLexicon
from dateline.attribution.cues import CuePos
from dateline.knowledge import Knowledge
from dateline.parse import Tree

NEGATING = frozenset("not never n't neither nor no hardly scarcely without nobody none nothing".split())
NEGATING_ARCS = frozenset({"advmod", "neg", "cc:preconj"})
AUXILIARY_ARCS = frozenset({"aux", "aux:pass", "cop"})
SUBJECT_ARCS = frozenset({"nsubj", "nsubj:pass"})
OBLIQUE_ARCS = frozenset({"obl", "nmod", "obl:npmod", "obl:tmod", "nmod:tmod", "nmod:npmod"})
SHARED_SUBJECT = frozenset({"conj", "xcomp", "advcl", "acl"})
GOVERNING = frozenset({"VERB", "AUX", "ADJ", "NOUN", "PROPN", "ADV"})
CUE_POS: dict[str, CuePos] = {"VERB": "verb", "NOUN": "noun", "ADJ": "adj"}
FUNCTION_POS = frozenset({"AUX", "SCONJ", "PART"})
QUESTION_TAGS = frozenset({"MD", "WRB", "WP", "WDT"})
PERSONS = frozenset("i you we he they she please any if".split())
GOVERNORS = 5
"""So many heads up are looked at: beyond them nothing was gained."""
NEAR = 5
START, END = "<s>", "</s>"

CLUE_OF = {
    "subaux": "subject", "sublem": "subject", "adv": "adverb", "advtag": "adverb",
    "dephl": "governor", "dephlmark": "governor", "g1auxl": "governor", "g1marktag": "governor", "g1negl": "governor",
    "g1sigmark": "governor", "g1sigtag": "governor", "gk": "governor", "hl": "governor",
    "hw": "governor", "cue": "governor", "op": "governor", "upaux": "governor",
    "amn": "auxiliary", "negaux": "auxiliary", "lemaux": "auxiliary", "lemneg": "auxiliary",
    "neg": "auxiliary", "mark": "marker", "depmarktag": "marker", "lem": "itself", "lemtag": "itself", "w": "itself",
    "tag": "itself", "prep": "phrase",
    "first": "sentence", "firsttag": "sentence", "root": "sentence", "rootl": "sentence",
    "roottag": "sentence",
}  # fmt: skip
"""What a clue of each name looks at; the other names are of the words around."""


@dataclass(frozen=True, slots=True)
class Put:
    """How one word is put: its auxiliaries, whether it is negated, its markers ("that", "if", "to")."""

    auxiliaries: str
    negated: bool
    marker: str


class Surroundings:
    """One sentence, made ready for looking around many of its words. Nothing of it outlives the reading of the sentence."""

    __slots__ = ("_puts", "common", "cues", "knowledge", "lemmas", "root", "tree", "words")

    def __init__(self, tree: Tree, knowledge: Knowledge, cues: CueLexicon) -> None:
        self.tree, self.knowledge, self.cues = tree, knowledge, cues
        self.words = list(tree.lower)
        self.lemmas = tree.lemmas
        self.root = tree.sentence.heads.index(-1) if -1 in tree.sentence.heads else 0
        self._puts: dict[int, Put] = {}
        self.common = self._common()

    def clues(self, token: int) -> list[str]:
        """All clues of the word at `token`; one may stand twice."""
        put = self.put(token)
        return [
            *self.common,
            *self._own(token, put),
            *self._governed(token, put),
            *self._parts(token),
            *self._subject(token, put),
            *self._near(token),
            *self._before(token),
        ]

    def put(self, token: int) -> Put:
        """How a word is put; a coordinated one without auxiliaries and markers of its own shares the first one's."""
        known = self._puts.get(token)
        if known is None:
            known = self._puts[token] = self._put(token)
        return known

    def _put(self, token: int) -> Put:
        sentence, words = self.tree.sentence, self.words
        deps = sentence.deps
        auxiliaries = marker = ""
        negated = False
        for child in self.tree.children[token]:
            arc = deps[child]
            if arc in AUXILIARY_ARCS:
                auxiliaries += f"_{words[child]}" if auxiliaries else words[child]
            elif arc == "mark":
                marker += f"_{words[child]}" if marker else words[child]
            elif arc in NEGATING_ARCS and words[child] in NEGATING:
                negated = True
        if deps[token] == "conj" and not (auxiliaries and marker):
            head = sentence.heads[token]
            first = self.put(head)
            if not auxiliaries and sentence.tags[token] in {"VB", "VBN", "VBG"}:
                auxiliaries = first.auxiliaries
            if not marker and sentence.tags[token] == sentence.tags[head]:
                marker = first.marker
        return Put(auxiliaries, negated, marker)

    def _common(self) -> list[str]:
        """Clues of the sentence as a whole."""
        words, root = self.words, self.root
        put = self.put(root)
        return [
            f"first={words[0]}",
            f"root={self.tree.sentence.tags[root]}|{put.auxiliaries}|{put.negated}",
        ]

    def _own(self, token: int, put: Put) -> list[str]:
        sentence, root = self.tree.sentence, self.root
        lemma, tag, dep = self.lemmas[token], sentence.tags[token], sentence.deps[token]
        auxiliaries, negated, marker = put.auxiliaries, put.negated, put.marker
        return [
            f"lem={lemma}",
            f"w={self.words[token]}",
            f"tag={tag}",
            f"lemtag={lemma}{tag}",
            f"neg={negated}",
            f"mark={marker}",
            f"amn={auxiliaries}|{tag}|{marker}|{negated}",
            f"depmarktag={dep}{tag}{marker}",
            f"negaux={negated}{auxiliaries}",
            f"lemaux={lemma}|{auxiliaries}",
            f"lemneg={lemma}{negated}",
            f"firsttag={sentence.tags[0]}{tag}{token == root}",
            f"roottag={sentence.tags[root]}{tag}{token == root}",
            f"rootl={self.lemmas[root] if token != root else 'SELF'}",
            f"pos5={5 * token // len(self.words)}",
        ]

    def _governed(self, token: int, put: Put) -> list[str]:
        """Clues of what the word hangs on."""
        sentence = self.tree.sentence
        head, dep, tag = sentence.heads[token], sentence.deps[token], sentence.tags[token]
        if head < 0:
            return [
                "hl=ROOT",
                f"dephl={dep}ROOT",
                f"dephlmark={dep}ROOT{put.marker}{tag}",
                f"hw={dep}",
            ]
        lemma = self.lemmas[head]
        found = [
            f"hl={lemma}",
            f"dephl={dep}{lemma}",
            f"dephlmark={dep}{lemma}{put.marker}{tag}",
            f"hw={self.words[head]}{dep}",
        ]
        if sentence.pos[head] in GOVERNING:
            found += self._first_governor(token, head, put)
        found += self._governors(token)
        return found

    def _first_governor(self, token: int, head: int, put: Put) -> list[str]:
        sentence, lemma, over = self.tree.sentence, self.lemmas[head], self.put(head)
        dep, tag, head_tag = sentence.deps[token], sentence.tags[token], sentence.tags[head]
        signature = f"{dep}|{over.auxiliaries}|{over.negated}|{head_tag}"
        return [
            f"g1sigtag={signature}{tag}{put.auxiliaries}",
            f"g1sigmark={signature}{tag}{put.marker}",
            f"g1negl={dep}{over.negated}{lemma}",
            f"g1auxl={dep}{over.auxiliaries}{lemma}",
            f"g1marktag={dep}|{over.marker}|{tag}|{head_tag}",
        ]

    def _governors(self, token: int) -> Iterator[str]:
        """Clues of all heads up to the root: what they do with what stands under them, how they are put."""
        sentence, lemmas = self.tree.sentence, self.lemmas
        below = token
        for step in range(GOVERNORS):
            head = sentence.heads[below]
            if head < 0:
                break
            dep, lemma, pos = sentence.deps[below], lemmas[head], sentence.pos[head]
            if pos in GOVERNING:
                auxiliaries = self.put(head).auxiliaries
                if step:
                    yield f"gk={dep}:{lemma}"
                if auxiliaries:
                    yield f"upaux={auxiliaries}"
                yield from self._act(lemma, pos, dep, step)
            below = head

    def _act(self, lemma: str, pos: str, dep: str, step: int) -> Iterator[str]:
        """What the governing word does with its content: promise it, demand it, doubt it."""
        act = self.knowledge.acts.get((lemma, "verb" if pos == "VERB" else "noun"))
        if act:
            yield f"op={act[0].operator}{min(step, 1)}{dep}"
        kind = CUE_POS.get(pos)
        cue = self.cues.get(lemma, kind) if kind else None
        if cue is not None:
            yield f"cue={cue.stance}{cue.adoption}{cue.attitude}{dep}"

    def _parts(self, token: int) -> Iterator[str]:
        """Clues of what hangs on the word."""
        sentence, words, tree = self.tree.sentence, self.words, self.tree
        deps, tag, dep = sentence.deps, sentence.tags[token], sentence.deps[token]
        for child in tree.children[token]:
            arc = deps[child]
            yield f"kdt={arc}{tag}{dep}"
            if arc in {"advmod", "discourse"}:
                yield f"adv={words[child]}"
                yield f"advtag={words[child]}{tag}"
            elif arc in OBLIQUE_ARCS:
                yield f"prep={tree.preposition(child)}"

    def _subject(self, token: int, put: Put) -> list[str]:
        """Who does it, in the terms that count: a pronoun as it stands, a noun by its number."""
        who = "none"
        subject = self.subject(token)
        if subject is not None:
            sentence = self.tree.sentence
            pronoun = sentence.pos[subject] == "PRON"
            who = self.words[subject] if pronoun else f"N{sentence.tags[subject]}"
        return [f"subaux={who}{put.auxiliaries}{self.tree.sentence.tags[token]}", f"sublem={who}{self.lemmas[token]}"]

    def subject(self, token: int) -> int | None:
        """The subject of the word, or of what it shares it with."""
        sentence, children = self.tree.sentence, self.tree.children
        while True:
            for child in children[token]:
                if sentence.deps[child] in SUBJECT_ARCS:
                    return child
            if sentence.deps[token] not in SHARED_SUBJECT or sentence.heads[token] < 0:
                return None
            token = sentence.heads[token]

    def _near(self, token: int) -> list[str]:
        words, tags, count = self.words, self.tree.sentence.tags, len(self.words)
        before = words[token - 1] if token else START
        second = words[token - 2] if token > 1 else START
        return [
            f"w-1={before}",
            f"w-2={second}",
            f"b-={second} {before}",
            f"tri={' '.join(words[max(0, token - 3) : token])}",
            f"t-={tags[token - 2] if token > 1 else START}{tags[token - 1] if token else START}",
            f"tagtri={' '.join(tags[max(0, token - 2) : token + 2])}",
            *[f"win={word}" for word in words[max(0, token - NEAR) : token]],
            *[f"win={word}" for word in words[token + 1 : min(count, token + NEAR + 1)]],
        ]

    def _before(self, token: int) -> list[str]:
        """Function words and persons anywhere before the word."""
        sentence, words = self.tree.sentence, self.words
        pos, tags = sentence.pos, sentence.tags
        return [
            f"bag<={word}"
            for i, word in enumerate(words[:token])
            if pos[i] in FUNCTION_POS or tags[i] in QUESTION_TAGS or word in PERSONS or word in NEGATING
        ]
