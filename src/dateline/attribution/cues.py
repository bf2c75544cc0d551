"""Cues: the words that say that somebody said, thought or wanted something, as a typed lexicon.

The lexicon is built from rows given as an argument (the knowledge loader reads `cues.tsv`); nothing is read here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast, get_args

from dateline.records import Adoption, Stance

CuePos = Literal["verb", "noun", "adj", "prep"]
Frame = Literal["that", "quote", "to", "obj", "of", "wh", "as"]
CueMedium = Literal["speech", "writing", "cognition", "any"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One row: a word, what its content may look like, and how it puts that content.

    `lemma` may have more than one word ("call for", "according to"). `frames` are the shapes of content it takes: a
    clause (`that`), a quotation (`quote`), an infinitive (`to`), a noun phrase (`obj`), a phrase with "of" or "about"
    (`of`), a question (`wh`), a thing and what it is called (`as`).
    """

    lemma: str
    pos: CuePos
    frames: frozenset[Frame]
    stance: Stance = "neutral"
    adoption: Adoption = "neutral"
    attitude: bool = False
    medium: CueMedium = "any"

    @staticmethod
    def of(row: Mapping[str, str]) -> Cue:
        """A cue from a row of text fields. Raises ValueError, naming lemma and column, where a value is not known."""
        frames = [_known(Frame, part, row, "frame") for part in row["frame"].split(";") if part]
        return Cue(
            lemma=row["lemma"],
            pos=cast(CuePos, _known(CuePos, row["pos"], row, "pos")),
            frames=frozenset(cast(list[Frame], frames)),
            stance=cast(Stance, _known(Stance, row["stance"], row, "stance")),
            adoption=cast(Adoption, _known(Adoption, row["adoption"], row, "adoption")),
            attitude=_known(Literal["yes", "no"], row["attitude"], row, "attitude") == "yes",
            medium=cast(CueMedium, _known(CueMedium, row["medium"], row, "medium")),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CueLexicon:
    """Cues by lemma and part of speech.

    `phrasal` has, by verb lemma, the second words of its two-word cues ("point": "out", "to"); `prepositional` has, by
    first word (lower case), the word sequences of prepositional cues, longest first.
    """

    cues: Mapping[tuple[str, str], Cue]
    phrasal: Mapping[str, frozenset[str]]
    prepositional: Mapping[str, tuple[tuple[tuple[str, ...], Cue], ...]]

    @staticmethod
    def of(rows: Iterable[Mapping[str, str]]) -> CueLexicon:
        """A lexicon of rows with the columns of `cues.tsv`. Raises ValueError on an unknown value or a lemma twice."""
        cues: dict[tuple[str, str], Cue] = {}
        for row in rows:
            cue = Cue.of(row)
            if (cue.lemma, cue.pos) in cues:
                raise ValueError(f"cue twice: {cue.lemma} ({cue.pos})")
            cues[cue.lemma, cue.pos] = cue
        return CueLexicon(cues=cues, phrasal=_phrasal(cues.values()), prepositional=_prepositional(cues.values()))

    def get(self, lemma: str, pos: str) -> Cue | None:
        """The cue with this lemma and part of speech (verb, noun, adj, prep), or None."""
        return self.cues.get((lemma, pos))


def _phrasal(cues: Iterable[Cue]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for cue in cues:
        first, _, second = cue.lemma.partition(" ")
        if cue.pos == "verb" and second:
            found.setdefault(first, set()).add(second)
    return {first: frozenset(seconds) for first, seconds in found.items()}


def _prepositional(cues: Iterable[Cue]) -> dict[str, tuple[tuple[tuple[str, ...], Cue], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for cue in cues:
        if cue.pos == "prep":
            words = tuple(cue.lemma.split())
            found.setdefault(words[0], []).append((words, cue))
    return {first: tuple(sorted(entries, key=lambda e: (-len(e[0]), e[0]))) for first, entries in found.items()}


def _known(allowed: Any, value: str, row: Mapping[str, str], column: str) -> str:
    if value not in get_args(allowed):
        raise ValueError(f"cue {row['lemma']}: {column} is {value!r}")
    return value
