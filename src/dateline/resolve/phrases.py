"""What a noun phrase says about its own identity: role, countries, titles, known names inside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from dateline.knowledge import Knowledge
from dateline.knowledge.names import NameEntry
from dateline.knowledge.tables import Role
from dateline.mentions import NameMatch
from dateline.mentions.find import left_edge, right_edge
from dateline.parse import Tree

NOT_OWN = frozenset(
    "backed held controlled occupied allied born made sponsored supported funded trained installed based "
    "brokered run mediated aligned linked imposed style speaking ruled appointed dominated".split()
)
SPONSORED = frozenset({"backed", "supported", "funded", "armed", "trained", "sponsored"})
SIDED = frozenset({"pro", "anti", "non", "ex", "counter"})
SINGULAR_ONLY = frozenset({"movement", "front", "resistance", "opposition", "power", "order", "court"})
"""Bodies in the singular, other things in the plural ("troop movements")."""
QUALIFIERS = frozenset(
    {
        "former",
        "ex",
        "then",
        "late",
        "elect",
        "designate",
        "next",
        "future",
        "would-be",
        "previous",
        "deposed",
        "ousted",
    }
)
SEVERAL = frozenset({"two", "three", "four", "five", "six", "seven", "both", "several", "2", "3", "4", "5"})
OWNING = frozenset({"of", "in", "from", "at", "inside", "for"})
COUNTRY_KINDS = frozenset({"country", "demonym", "metonym"})


@dataclass(frozen=True, kw_only=True)
class Phrase:
    """A noun phrase of one sentence with the known names of that sentence."""

    tree: Tree
    token: int
    matches: Sequence[NameMatch]
    knowledge: Knowledge

    @cached_property
    def edge(self) -> int:
        """First token of the phrase."""
        return left_edge(self.tree, self.token)

    def head_match(self) -> NameMatch | None:
        """The known name that covers the head."""
        return next((m for m in self.matches if m.start <= self.token < m.end), None)

    @cached_property
    def inner_matches(self) -> list[NameMatch]:
        """Known names before the head that modify it as its own (not "US-backed", "pro-Iranian")."""
        edge = self.edge
        return [m for m in self.matches if edge <= m.start and m.end <= self.token and not self._sided(m)]

    def _sided(self, match: NameMatch) -> bool:
        words = self.tree.lower
        after = words[match.end + 1] if match.end + 1 < len(words) and words[match.end] in "-–" else ""
        before = words[match.start - 2] if match.start > 1 and words[match.start - 1] in "-–" else ""
        prefix = words[match.start - 1] if match.start else ""
        return after in NOT_OWN or before in SIDED or prefix in SIDED

    def backed(self) -> bool:
        """Whether the phrase is of the kind "US-backed forces"."""
        words = self.tree.lower[self.edge : self.token]
        return any(a in "-–" and b in SPONSORED for a, b in pairwise(words))

    @cached_property
    def role(self) -> Role | None:
        """The role of the head, longest first: "prime minister" before "minister"."""
        return role_at(self.tree, self.token, self.knowledge)

    def definite(self) -> bool:
        """Whether the phrase has "the", "this", "that", "these", "those" or a possessive."""
        tree = self.tree
        return any(
            tree.lemma(c) in {"the", "this", "that", "these", "those"} for c in tree.kids(self.token, "det")
        ) or bool(tree.kids(self.token, "nmod:poss"))

    def given_name_before(self, start: int) -> bool:
        """Whether another given name stands before a surname alone ("Melania | Trump"): then it is somebody else."""
        sentence = self.tree.sentence
        before = start - 1
        if (
            before < self.edge
            or sentence.pos[before] != "PROPN"
            or role_at(self.tree, before, self.knowledge) is not None
        ):
            return False
        return any(h.label == "PERSON" and h.start <= before and start < h.end for h in sentence.entities)

    def bare(self) -> bool:
        """Whether the phrase has no article or possessive at all ("police", "parliament")."""
        return not self.tree.kids(self.token, "det", "nmod:poss", "nummod")

    def bare_plural(self) -> bool:
        """ "diplomats", "two gunmen": some people or other."""
        return self.tree.sentence.tags[self.token] == "NNS" and not self.definite()

    def predicative(self) -> bool:
        """Whether the phrase only says what somebody is or is called: "called it | a terrorist organisation"."""
        return self._indefinite() and (
            self.tree.sentence.deps[self.token] == "xcomp" or self.tree.kid(self.token, "cop") is not None
        )

    def inner_name(self) -> str:
        """An organisation's name before the head that the knowledge does not have ("Northern Front | militias"), or empty."""
        for hint in self.tree.sentence.entities:
            inside = self.edge <= hint.start and hint.end <= self.token
            proper = all(self.tree.sentence.pos[t] == "PROPN" for t in range(hint.start, hint.end))
            if hint.label == "ORG" and inside and proper and hint.end - hint.start > 1:
                return self.tree.words(hint.start, hint.end - 1)
        return ""

    def title(self, until: int) -> Role | None:
        """The role that stands as a title before token `until` ("Iraqi Prime Minister | Mohammed ...")."""
        for token in range(until - 1, self.edge - 1, -1):
            role = role_at(self.tree, token, self.knowledge)
            if role is not None:
                return role
        return None

    def proper_name(self, role: Role) -> str:
        """The name of a body whose noun has a capital and whose name says more than the country, or empty.

        "the Interior Ministry", "the Commission on Elections"; not "the Iraqi Army" and no person's title.
        """
        tree = self.tree
        if role.kind not in {"body", "force"} or tree.sentence.tags[self.token] not in {"NNP", "NNPS"}:
            return ""
        states = [m for m in self.inner_matches if any(e.kind in COUNTRY_KINDS for e in m.entries)]
        taken = {t for m in states for t in range(m.start, m.end)}
        own = [t for t in range(self.core_edge(), self.token) if t not in taken and tree.sentence.pos[t] == "PROPN"]
        inside = range(self.token - len(role.role.split()) + 1, self.token)
        last = right_edge(tree, self.token)
        of = [t for t in range(self.token + 1, last + 1) if tree.sentence.pos[t] == "PROPN"]
        named = [t for t in of if not any(m.start <= t < m.end for m in self.matches)]
        if not [t for t in own if t not in inside] and not named and not (own and role.role.count(" ")):
            return ""
        return tree.words(min(own, default=self.token), last if named else self.token)

    def qualified(self) -> bool:
        """Whether the phrase takes an office away or makes another of it ("former president", "president-elect")."""
        words = {*self.tree.lower[max(0, self.edge - 2) : self.token + 3]}
        return bool(words & QUALIFIERS)

    def owned(self) -> bool:
        """Whether a name in the possessive or before the noun says whose it is ("Kenya's president", "Kenyan president")."""
        return bool(self.inner_matches) and not self.bare_plural() and not self._indefinite()

    def _indefinite(self) -> bool:
        return any(
            self.tree.lemma(c) in {"a", "an", "another", "some", "any"} for c in self.tree.kids(self.token, "det")
        )

    def several(self) -> bool:
        """ "the three governments", "both armies": bodies of more than one country or place."""
        tree = self.tree
        words = {tree.lemma(c) for c in tree.kids(self.token, "det", "nummod", "cc:preconj", "det:predet")}
        plural = tree.sentence.tags[self.token] in {"NNS", "NNPS"}
        return plural and bool(words & SEVERAL)

    def core(self) -> str:
        """The phrase from its first token to its head, without articles."""
        return self.tree.words(self.core_edge(), self.token)

    def core_edge(self) -> int:
        """The first token of the phrase behind its articles."""
        first = self.edge
        while first < self.token and self.tree.lemma(first) in {
            "the",
            "a",
            "an",
            "this",
            "that",
            "these",
            "those",
            "some",
            "its",
            "their",
            "his",
            "her",
        }:
            first += 1
        return first


def role_at(tree: Tree, token: int, knowledge: Knowledge) -> Role | None:
    """The role whose last word is `token`, longest first."""
    forms = head_forms(tree, token)
    if not knowledge.role_heads.intersection(forms):
        return None
    for length in (3, 2, 1):
        first = token - length + 1
        if first < 0:
            continue
        words = [tree.lower[i] for i in range(first, token)]
        for last in forms:
            role = knowledge.roles.get(" ".join([*words, last]))
            if role is not None and not (role.role in SINGULAR_ONLY and tree.sentence.tags[token] == "NNS"):
                return role
    return None


def head_forms(tree: Tree, token: int) -> tuple[str, ...]:
    """The forms under which a noun may be listed as a role: its lemma, as written, singular."""
    word, lemma = tree.lower[token], tree.lemma(token)
    if word.endswith("men"):
        return (lemma, word, word[:-3] + "man")
    if word.endswith("ies"):
        return (lemma, word, word[:-3] + "y")
    return (lemma, word, word[:-1]) if word.endswith("s") else (lemma, word)


def country_of(entries: Sequence[NameEntry], knowledge: Knowledge) -> str:
    """The country of a known name: the state itself, of a demonym, metonym or located place; empty where several or none."""
    codes = sorted({e.ref for e in entries if e.kind in COUNTRY_KINDS})
    if len(codes) == 1:
        return codes[0]
    if not codes:
        kinds = {"place", "place_demonym"}
        place = next((knowledge.places.get(e.ref) for e in entries if e.kind in kinds and e.ref), None)
        if place is not None and ";" not in place.country:
            return place.country
    return ""
