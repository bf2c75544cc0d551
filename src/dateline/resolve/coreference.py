"""Short forms and definite descriptions: sieves, the surest first; what two fit equally stays undecided."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.knowledge.names import fold
from dateline.records import Candidate
from dateline.resolve.compose import GENERIC_ANAPHORS, STATE_BODIES
from dateline.resolve.discourse import Choice, Discourse, Entry
from dateline.resolve.phrases import Phrase

FIRST = frozenset({"i", "we", "us", "our", "ours", "my", "me", "mine", "ourselves", "myself"})
SINGULAR_FIRST = frozenset({"i", "my", "me", "mine", "myself"})
STATE_WORDS = frozenset({"country", "nation", "state", "republic", "kingdom"})
NO_GROUPS = frozenset({"MED", "EDU", "REL", "JRN", "BUS"})
ANAPHOR_KINDS = frozenset({"armed_group", "organisation", "role", "force"})
GROUP_WINDOW = 4
"""Sentences that "the group" may look back."""
WINDOW_OF_BACKED = 2
"""Sentences that "the X-backed forces" may look back for the group they are."""
BODIES = frozenset(
    "ministry commission council court tribunal union network agency authority committee federation league mission party "
    "coalition assembly parliament senate congress office bank company association front brigade brigades guard guards army "
    "navy police force forces alliance bloc board bureau chamber church club community confederation corps department "
    "directorate foundation fund institute service society syndicate team watchdog organisation organization movement circle "
    "list bureau secretariat gang cartel militia group".split()
)
"""Nouns by which a body is called back that has the noun in its name."""
ANAPHORS = STATE_WORDS | GENERIC_ANAPHORS | BODIES


def short_form(phrase: Phrase, discourse: Discourse) -> Choice | None:
    """A name that the report introduced, or a part of one ("the Brigades"), of an actor mentioned before."""
    words = fold(phrase.core())
    if words in discourse.aliases:
        return Choice(ref=discourse.aliases[words], rule="resolve.alias.of-report")
    known = {e.actor for e in discourse.entries if e.actor}
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


def definite(phrase: Phrase, discourse: Discourse, role: str, country: str, main_country: str) -> Choice | None:
    """ "The Prime Minister", "the commission", "the group", "the country", "the US-backed forces" after somebody they fit."""
    if phrase.backed():
        return _backed(phrase, discourse)
    if country or phrase.several() or not (phrase.definite() or phrase.tree.sentence.pos[phrase.token] == "PROPN"):
        return None
    lemma = phrase.tree.lemma(phrase.token)
    if lemma in STATE_WORDS:
        return _country(phrase, discourse, main_country)
    return _same_role(phrase, discourse, role) or _same_noun(phrase, discourse) or _group(phrase, discourse, lemma)


def may_be_anaphor(phrase: Phrase) -> bool:
    """Whether a noun without a role can take up somebody at all; most nouns are told to be things by this."""
    lemma = phrase.tree.lemma(phrase.token)
    word = phrase.tree.sentence.words[phrase.token].lower()
    return lemma in STATE_WORDS or lemma in GENERIC_ANAPHORS or word in BODIES or phrase.backed()


def _country(phrase: Phrase, discourse: Discourse, main_country: str) -> Choice | None:
    """ "The country": the one the report is about, else the only one of the last sentences."""
    here = phrase.tree.sentence.index
    recent = {e.actor for e in discourse.recent(here) if discourse.kind(e) == "state"}
    ref = main_country if main_country in discourse.actors else recent.pop() if len(recent) == 1 else ""
    if ref and not _modified(phrase):
        return Choice(ref=ref, rule="resolve.definite.country")
    return Choice(ref="", rule="resolve.definite.undecided")


def _same_role(phrase: Phrase, discourse: Discourse, role: str) -> Choice | None:
    """ "The minister" after "Foreign Minister X": the last person or body under that role, or under a longer one."""
    if not role:
        return None
    plural = phrase.tree.sentence.tags[phrase.token] in {"NNS", "NNPS"}
    for entry in reversed(discourse.entries):
        person = entry.actor and discourse.kind(entry) in {"person", "office"}
        fits = entry.actor and (entry.role == role or (person and entry.role.endswith(f" {role}")))
        if fits and not (person and plural) and _identified(discourse, entry):
            return Choice(ref=entry.actor, rule="resolve.definite.same-role")
    return None


def _same_noun(phrase: Phrase, discourse: Discourse) -> Choice | None:
    """ "The commission" after "the Malawi Electoral Commission": the last body with that noun in its name."""
    word = phrase.tree.sentence.words[phrase.token].lower()
    if word not in BODIES or _modified(phrase):
        return None
    for entry in reversed(discourse.entries):
        if entry.actor and word in _name_words(discourse, entry.actor):
            return Choice(ref=entry.actor, rule="resolve.definite.same-noun")
    return None


def _modified(phrase: Phrase) -> bool:
    """Whether the phrase says more than its noun ("the poll body", "the border commission")."""
    return phrase.core_edge() < phrase.token


def _name_words(discourse: Discourse, actor: str) -> set[str]:
    named = discourse.actors[actor]
    if named.kind == "person" or (named.basis == "composed" and ":" not in named.id):
        return set()
    return discourse.words[actor]


def _group(phrase: Phrase, discourse: Discourse, lemma: str) -> Choice | None:
    """ "The group": the only one of the last sentences, or the one that was their subject."""
    if lemma not in GENERIC_ANAPHORS or _modified(phrase):
        return None
    here = phrase.tree.sentence.index
    recent = [e for e in reversed(discourse.entries) if e.sentence >= here - GROUP_WINDOW and _is_group(discourse, e)]
    armed = [e for e in recent if discourse.actors[e.actor].kind == "armed_group"] or recent
    chosen = _standing_out(armed)
    if chosen:
        return Choice(ref=chosen, rule="resolve.definite.group")
    candidates = tuple(Candidate(ref=a, reason="a group") for a in sorted({e.actor for e in armed}))
    return Choice(ref="", rule="resolve.definite.undecided", candidates=candidates) if candidates else None


def _standing_out(entries: Iterable[Entry]) -> str:
    listed = list(entries)
    if len({e.actor for e in listed}) == 1:
        return listed[0].actor
    last = [e for e in listed if e.sentence == listed[0].sentence] if listed else []
    subjects = {e.actor for e in last if e.subject}
    if len({e.actor for e in last}) == 1:
        return last[0].actor
    return subjects.pop() if len(subjects) == 1 else ""


def _identified(discourse: Discourse, entry: Entry) -> bool:
    actor = discourse.actors[entry.actor]
    return bool(actor.country) or actor.kind == "person"


def _is_group(discourse: Discourse, entry: Entry) -> bool:
    if not entry.actor:
        return False
    actor = discourse.actors[entry.actor]
    state_body = actor.basis == "composed" and actor.sectors[:1] and actor.sectors[0] in STATE_BODIES
    if set(actor.sectors[:1]) & NO_GROUPS:
        return False
    named = actor.kind == "unknown" and actor.basis == "local"
    return named or (actor.kind in ANAPHOR_KINDS and not state_body)


def _backed(phrase: Phrase, discourse: Discourse) -> Choice | None:
    entries = [e for e in reversed(discourse.entries) if e.actor]
    latest = next((e for e in entries if discourse.actors[e.actor].kind == "armed_group"), None) or next(
        (e for e in entries if _is_group(discourse, e)), None
    )
    if latest is None or latest.sentence < phrase.tree.sentence.index - WINDOW_OF_BACKED or not phrase.definite():
        return None
    return Choice(ref=latest.actor, rule="resolve.definite.backed")
