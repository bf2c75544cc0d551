"""Pronouns, short forms and definite phrases: sieves, the surest first; a tie stays undecided.

Checked against the usual list of errors of rule-based coreference: a pronoun binds to the subject of its own clause, then
to the latest subject, inside a window of two sentences, and only to what agrees with it in kind.
"""

from __future__ import annotations

from collections.abc import Callable

from dateline.knowledge.names import fold
from dateline.parse import Tree, surface_subjects
from dateline.records import Candidate
from dateline.resolve.compose import GENERIC_ANAPHORS, STATE_BODIES
from dateline.resolve.discourse import GROUP_KINDS, Choice, Discourse, Entry
from dateline.resolve.phrases import Phrase

HE = frozenset({"he", "him", "his", "she", "her", "hers", "himself", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
FIRST = frozenset({"i", "we", "us", "our", "ours", "my", "me", "mine", "ourselves", "myself"})
PERSONS = frozenset({"person", "office"})
STATE_WORDS = frozenset({"country", "nation", "state", "republic", "kingdom"})
NO_GROUPS = frozenset({"MED", "EDU", "REL", "JRN", "BUS"})
ANAPHOR_KINDS = frozenset({"armed_group", "organisation", "role", "force"})

ActorOf = Callable[[int], str]


def pronoun(tree: Tree, token: int, discourse: Discourse, actor_of: ActorOf) -> Choice:
    """What a third-person pronoun refers to; undecided where nothing agrees or two agree equally."""
    word = tree.sentence.words[token].lower()
    kinds = _kinds(word)
    if not kinds:
        return Choice(ref="", rule="resolve.pronoun.other")
    bound = _bound(tree, token, discourse, actor_of, kinds)
    if bound:
        return Choice(ref=bound, rule="resolve.pronoun.clause-subject")
    entries = [e for e in discourse.recent(tree.sentence.index, kinds) if word not in IT or not e.plural]
    chosen = _ranked(entries, tree.sentence.index)
    candidates = tuple(Candidate(ref=ref, reason="agrees") for ref in _others(entries, chosen))
    return Choice(
        ref=chosen, rule="resolve.pronoun.recent" if chosen else "resolve.pronoun.undecided", candidates=candidates
    )


def _kinds(word: str) -> frozenset[str]:
    if word in HE:
        return PERSONS
    if word in IT:
        return GROUP_KINDS - {"people", "role"} | {"unknown"}
    return GROUP_KINDS | {"unknown"} if word in THEY else frozenset()


def _others(entries: list[Entry], chosen: str) -> list[str]:
    return sorted({e.actor for e in entries} - {chosen})[:5]


def _bound(tree: Tree, token: int, discourse: Discourse, actor_of: ActorOf, kinds: frozenset[str]) -> str:
    """A possessive's clause subject: "X indicated their readiness"."""
    if tree.sentence.deps[token] != "nmod:poss":
        return ""
    for ancestor in tree.ancestors(token):
        if tree.sentence.pos[ancestor] == "VERB" or tree.kid(ancestor, "cop") is not None:
            for subject in surface_subjects(tree, ancestor):
                actor = discourse.actors.get(actor_of(subject))
                if subject < token and actor is not None and actor.kind in kinds:
                    return actor.id
            return ""
    return ""


def _ranked(entries: list[Entry], sentence: int) -> str:
    """The latest subject of this sentence, else of the one before, else the only actor that agrees."""
    for index in (sentence, sentence - 1):
        here = [e for e in entries if e.sentence == index]
        subjects = [e for e in here if e.subject]
        if subjects:
            return subjects[0].actor
        if len({e.actor for e in here}) == 1:
            return here[0].actor
    distinct = {e.actor for e in entries}
    return distinct.pop() if len(distinct) == 1 else ""


def short_form(phrase: Phrase, discourse: Discourse) -> Choice | None:
    """A name that the report introduced, or a part of one ("the Brigades"), of an actor mentioned before."""
    words = fold(phrase.core())
    if words in discourse.aliases:
        return Choice(ref=discourse.aliases[words], rule="resolve.alias.of-report")
    known = {e.actor for e in discourse.entries}
    listed = sorted(a for a in known for short in _short_names(phrase, a) if fold(short) in {words, words[-1:]})
    if listed:
        return Choice(ref=listed[0], rule="resolve.alias.short")
    return _by_last_word(phrase, words, discourse, known)


def _short_names(phrase: Phrase, actor: str) -> tuple[str, ...]:
    row = phrase.knowledge.actors.get(actor)
    return row.short if row is not None else ()


def _by_last_word(phrase: Phrase, words: tuple[str, ...], discourse: Discourse, known: set[str]) -> Choice | None:
    if phrase.tree.sentence.pos[phrase.token] != "PROPN" or len(words) != 1:
        return None
    fits = sorted({a for alias, a in discourse.aliases.items() if alias[-1] == words[0] and len(alias) > 1})
    fits += sorted(a for a in known if _ends_with(discourse.actors[a].name, words[0]) and a not in fits)
    if len(fits) == 1:
        return Choice(ref=fits[0], rule="resolve.alias.last-word")
    if fits:
        candidates = tuple(Candidate(ref=f, reason="has this word") for f in fits)
        return Choice(ref="", rule="resolve.alias.ambiguous", candidates=candidates)
    return None


def _ends_with(name: str, word: str) -> bool:
    words = fold(name)
    return len(words) > 1 and words[-1] == word


def definite(phrase: Phrase, discourse: Discourse, role: str, country: str) -> Choice | None:
    """ "The Prime Minister", "the group", "the army", "the US-backed forces" after somebody they fit."""
    if phrase.backed():
        return _backed(phrase, discourse)
    if country or not (phrase.definite() or phrase.tree.sentence.pos[phrase.token] == "PROPN"):
        return None
    lemma = phrase.tree.lemma(phrase.token)
    if lemma in STATE_WORDS:
        latest = discourse.latest({"state"})
        return Choice(ref=latest.actor, rule="resolve.definite.country") if latest else None
    same = next((e for e in reversed(discourse.entries) if e.role == role and _identified(discourse, e)), None)
    if role and same is not None:
        return Choice(ref=same.actor, rule="resolve.definite.same-role")
    if lemma in GENERIC_ANAPHORS:
        if any(phrase.tree.sentence.pos[t] == "PROPN" for t in range(phrase.edge, phrase.token)):
            return None
        latest = next((e for e in reversed(discourse.entries) if _is_group(discourse, e)), None)
        return Choice(ref=latest.actor, rule="resolve.definite.group") if latest else None
    return None


def _identified(discourse: Discourse, entry: Entry) -> bool:
    actor = discourse.actors[entry.actor]
    return bool(actor.country) or actor.kind == "person"


def _is_group(discourse: Discourse, entry: Entry) -> bool:
    actor = discourse.actors[entry.actor]
    state_body = actor.basis == "composed" and actor.sectors[:1] and actor.sectors[0] in STATE_BODIES
    if set(actor.sectors[:1]) & NO_GROUPS:
        return False
    named = actor.kind == "unknown" and actor.basis == "local"
    return named or (actor.kind in ANAPHOR_KINDS and not state_body)


def _backed(phrase: Phrase, discourse: Discourse) -> Choice | None:
    latest = next(
        (e for e in reversed(discourse.entries) if discourse.actors[e.actor].kind == "armed_group"), None
    ) or next((e for e in reversed(discourse.entries) if _is_group(discourse, e)), None)
    if latest is None or latest.sentence < phrase.tree.sentence.index - WINDOW_OF_BACKED or not phrase.definite():
        return None
    return Choice(ref=latest.actor, rule="resolve.definite.backed")


WINDOW_OF_BACKED = 2
"""Sentences that "the X-backed forces" may look back for the group they are."""
