"""Third-person pronouns: whoever agrees and stands out, or nobody.

A possessive binds to the subject of its own clause. Otherwise what was mentioned in the last sentences is weighed by recency
and grammatical rank (after Lappin and Leass 1994, with weights of our own), things as well as actors; only a clear first wins.
"It" means an actor in four cases of ten (our gold, 196 of them), so it must be the subject of an act that only actors do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from dateline.parse import Tree, surface_subjects
from dateline.records import Candidate
from dateline.resolve.discourse import GROUP_KINDS, Choice, Discourse, Entry

GENDERS: Mapping[str, str] = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
PERSONS = frozenset({"person", "office", "people", "role"})
SINGLE = frozenset({"state", "force", "armed_group", "organisation", "outlet", "unknown", "thing"})
SPEECH = frozenset(
    "say tell add deny accuse warn vow pledge promise threaten announce claim insist argue demand urge ask call refuse "
    "reject agree decide want plan intend seek hope expect fear believe think condemn blame denounce welcome order "
    "deploy send launch withdraw attack fight capture seize release sign vote declare ban suspend arrest detain accept "
    "offer propose invite support oppose negotiate join leave host recognise recognize control hold run govern rule "
    "publish report confirm acknowledge admit regret apologise apologize comment reply answer respond note stress".split()
)
"""What only people, bodies and states do; an "it" that does it is one of them."""
WEATHER = frozenset("seem appear emerge turn happen rain snow take remain become matter follow".split())
MARGIN = 1.1
"""By how much the first must stand out."""
OBJECT_MARGIN = 2.0
"""The same for "them", which means things and generic people more often than anybody told apart (our gold: 13 of 34)."""
THERE = "resolve.pronoun.salience"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a pronoun stands: its sentence's tree, its token, and the attribution whose words it is part of."""

    tree: Tree
    token: int
    quote: str
    speaker: str
    actor_of: Callable[[int], str]
    """The actor at a token of this sentence, or empty."""

    @property
    def word(self) -> str:
        """The pronoun in lower case."""
        return self.tree.sentence.words[self.token].lower()

    @property
    def possessive(self) -> bool:
        """Whether it is a possessor."""
        return self.tree.sentence.deps[self.token] == "nmod:poss"

    @property
    def subject(self) -> bool:
        """Whether it is a grammatical subject."""
        return self.tree.sentence.deps[self.token] in {"nsubj", "nsubj:pass"}


def pronoun(place: Place, discourse: Discourse) -> Choice:
    """What a third-person pronoun refers to; undecided where nothing agrees or nothing stands out."""
    if place.word not in GENDERS and place.word not in IT and place.word not in THEY:
        return Choice(ref="", rule="resolve.pronoun.other")
    if _empty(place):
        return Choice(ref="", rule="resolve.pronoun.empty")
    bound = _bound(place, discourse)
    if bound is not None:
        return bound
    barred = _barred(place)
    entries = [e for e in discourse.recent(place.tree.sentence.index) if _agrees(e, place, discourse)]
    weights = _weights([e for e in entries if not e.actor or e.actor not in barred], place, discourse)
    return _clear(weights, OBJECT_MARGIN if place.word == "them" else MARGIN, discourse)


def _clear(weights: Mapping[str, float], margin: float, discourse: Discourse) -> Choice:
    ranked = sorted(weights, key=lambda k: (-weights[k], k))
    candidates = tuple(
        Candidate(ref=k, reason="agrees", score=round(weights[k], 2)) for k in ranked[:5] if k in discourse.actors
    )
    if not ranked or ranked[0] not in discourse.actors:
        return Choice(ref="", rule="resolve.pronoun.undecided", candidates=candidates)
    rivals = [k for k in ranked[1:] if weights[ranked[0]] - weights[k] < margin]
    if rivals:
        return Choice(ref="", rule="resolve.pronoun.undecided", candidates=candidates)
    return Choice(ref=ranked[0], rule=THERE, candidates=candidates[1:])


# --- what it can mean -------------------------------------------------------------------------------------------------


def _empty(place: Place) -> bool:
    """ "It is clear that", "it rained": an "it" that means nobody, or something that only the sentence before says."""
    tree, token = place.tree, place.token
    if place.word != "it":
        return False
    sentence = tree.sentence
    head = sentence.heads[token]
    if sentence.deps[token] == "expl" or head < 0:
        return True
    if not place.subject:
        return True
    if tree.kid(head, "cop") is not None or tree.lemma(head) in WEATHER or tree.lemma(head) == "be":
        return True
    if _told(tree, token):
        return False
    return sentence.deps[token] == "nsubj:pass" or tree.lemma(head) not in SPEECH


def _told(tree: Tree, token: int) -> bool:
    """ "X said it would": the subject of what somebody is said to say."""
    head = tree.sentence.heads[token]
    while head >= 0 and tree.sentence.deps[head] in {"conj", "xcomp"}:
        head = tree.sentence.heads[head]
    above = tree.sentence.heads[head] if head >= 0 else -1
    return above >= 0 and tree.sentence.deps[head] == "ccomp" and tree.lemma(above) in SPEECH


def _agrees(entry: Entry, place: Place, discourse: Discourse) -> bool:
    if (entry.sentence, entry.token) >= (place.tree.sentence.index, place.token):
        return False
    kind = discourse.kind(entry)
    if place.word in GENDERS:
        if kind not in PERSONS or entry.plural:
            return False
        known = discourse.genders.get(entry.actor, "")
        return not known or known == GENDERS[place.word]
    if place.word in IT:
        return kind in SINGLE and not entry.plural
    return entry.plural or kind in GROUP_KINDS - {"state"}


def _bound(place: Place, discourse: Discourse) -> Choice | None:
    """A possessive's clause subject: "X indicated their readiness"."""
    if not place.possessive:
        return None
    tree = place.tree
    for ancestor in tree.ancestors(place.token):
        if tree.sentence.pos[ancestor] in {"VERB", "AUX"} or tree.kid(ancestor, "cop") is not None:
            subjects = [s for s in surface_subjects(tree, ancestor) if s < place.token]
            here = [e for e in discourse.entries if e.sentence == tree.sentence.index and e.token in subjects]
            fitting = [e for e in here if _agrees(e, place, discourse)]
            if fitting and fitting[0].actor:
                return Choice(ref=fitting[0].actor, rule="resolve.pronoun.clause-subject")
            return None
    return None


def _barred(place: Place) -> set[str]:
    """Who cannot be meant: the subject of the same clause by an object, the speaker by "he" in the speaker's own words."""
    barred = {place.speaker} if place.quote and place.speaker else set()
    if place.subject or place.possessive or place.word.endswith(("self", "selves")):
        return barred
    tree = place.tree
    for ancestor in tree.ancestors(place.token):
        if tree.sentence.pos[ancestor] in {"VERB", "AUX"}:
            barred |= {place.actor_of(s) for s in surface_subjects(tree, ancestor)}
            break
    return barred - {""}


# --- how much it stands out -------------------------------------------------------------------------------------------


def _weights(entries: Iterable[Entry], place: Place, discourse: Discourse) -> dict[str, float]:
    """Weight by actor, and by word for things: the best mention's, and a little for every further one."""
    weights: dict[str, float] = {}
    for entry in entries:
        key = entry.actor or f"thing {entry.lemma}"
        weight = _weight(entry, place, discourse)
        before = weights.get(key)
        weights[key] = weight if before is None else max(before, weight) + 0.25
    return weights


def _weight(entry: Entry, place: Place, discourse: Discourse) -> float:
    distance = place.tree.sentence.index - entry.sentence
    weight = (2.6, 2.0, 0.8)[distance]
    weight += 1.0 if entry.subject else 0.0
    weight += 0.5 if entry.main else 0.0
    weight += 0.4 if entry.subject and place.subject else 0.0
    weight -= 0.6 if entry.nested else 0.0
    weight += 0.3 if entry.pronoun else 0.0
    weight += 1.5 if distance == 0 and _reports(entry, place) else 0.0
    weight -= 1.0 if entry.quote != place.quote else 0.0
    if place.word in THEY:
        weight += 0.6 if entry.plural else 0.0
        weight -= 1.0 if not entry.plural and discourse.kind(entry) in {"organisation", "outlet", "thing"} else 0.0
    if not entry.actor:
        weight -= 0.4
    return weight


def _reports(entry: Entry, place: Place) -> bool:
    """ "X said that it would": whoever is said to say it, in the clause above."""
    tree = place.tree
    heads = list(tree.ancestors(place.token))
    return len(heads) > 1 and entry.subject and tree.sentence.heads[entry.token] in heads[1:]
