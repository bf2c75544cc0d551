"""Pronouns, and descriptions that take up a place or two actors at once ("the town", "both sides")."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from dateline.records import Attribution, Mention, Why
from dateline.resolve.coreference import FIRST
from dateline.resolve.discourse import Choice
from dateline.resolve.locate import capital_of
from dateline.resolve.phrases import Phrase
from dateline.resolve.places import known_place
from dateline.resolve.pronouns import GENDERS, Place, pronoun
from dateline.resolve.work import Work

PLACE_NOUNS: Mapping[str, frozenset[str]] = {
    "town": frozenset({"town"}), "city": frozenset({"town"}), "village": frozenset({"town", "unknown"}),
    "settlement": frozenset({"town", "unknown"}), "province": frozenset({"province"}),
    "governorate": frozenset({"province"}), "oblast": frozenset({"province"}), "region": frozenset({"province", "region"}),
    "district": frozenset({"district"}), "county": frozenset({"district"}),
}  # fmt: skip
PAIRS: Mapping[str, frozenset[str]] = {
    "country": frozenset({"state"}), "nation": frozenset({"state"}), "state": frozenset({"state"}),
    "government": frozenset({"state"}), "neighbour": frozenset({"state"}), "neighbor": frozenset({"state"}),
    "group": frozenset({"armed_group", "organisation", "unknown"}), "movement": frozenset({"armed_group", "organisation"}),
    "organisation": frozenset({"organisation", "armed_group", "unknown"}),
    "organization": frozenset({"organisation", "armed_group", "unknown"}),
    "militia": frozenset({"armed_group"}), "front": frozenset({"armed_group"}), "army": frozenset({"force"}),
    "side": frozenset({"armed_group", "force", "state", "organisation"}),
    "party": frozenset({"armed_group", "force", "state", "organisation"}),
    "camp": frozenset({"armed_group", "force", "state", "organisation", "person"}),
}  # fmt: skip
PAIR_WINDOW = 3
"""Sentences that "both sides" may look back for the two."""


def third_person(work: Work, mention: Mention) -> Choice:
    """What a pronoun refers to; "we" and "I" wait until speakers are known."""
    tree = work.trees[mention.sentence]
    word = tree.sentence.words[mention.token].lower()
    if word in FIRST:
        return Choice(ref="", rule="resolve.pronoun.other")
    around = work.words_of(mention)
    quoted = around is not None and around.kind in {"quote", "mixed"}
    place = Place(
        tree=tree,
        token=mention.token,
        quote=around.id if around is not None and quoted else "",
        speaker=_known_speaker(work, around) if quoted else "",
        actor_of=work.actors_of(mention.sentence),
    )
    choice = pronoun(place, work.discourse)
    if choice.ref and word in GENDERS:
        work.discourse.genders.setdefault(choice.ref, GENDERS[word])
    return choice


def _known_speaker(work: Work, around: Attribution | None) -> str:
    """The actor of whoever's words an attribution gives, where the text named them before."""
    for mention in work.mentions_in(around.speaker) if around is not None else ():
        actor = work.actor_at.get((mention.sentence, mention.token), "")
        if actor:
            return actor
    return ""


def place_back(work: Work, mention: Mention, phrase: Phrase) -> bool:
    """ "The town", "the region", "the capital" after a place of that kind: recorded as that place."""
    lemma = phrase.tree.lemma(phrase.token)
    if phrase.tree.sentence.tags[phrase.token] != "NN" or not phrase.definite() or phrase.core_edge() != phrase.token:
        return False
    if phrase.tree.kids(phrase.token, "nmod", "nmod:poss", "compound", "appos", "flat"):
        return False
    if lemma == "capital":
        return _capital(work, mention)
    kinds = PLACE_NOUNS.get(lemma)
    if kinds is None:
        return False
    place = _main_place([p for p in work.place_order if work.places[p].precision in kinds])
    if place:
        _keep_place(work, mention, place, "resolve.definite.place")
    return bool(place)


def _main_place(order: list[str]) -> str:
    """The only place of the kind, or the one named twice as often as any other so far."""
    ranked = Counter(order).most_common(2)
    if len(ranked) == 1 or (len(ranked) == 2 and ranked[0][1] >= 2 * ranked[1][1]):
        return ranked[0][0]
    return ""


def _capital(work: Work, mention: Mention) -> bool:
    """The capital of the last state of the report, or of the one it is about."""
    latest = work.discourse.latest({"state"})
    code = work.main_country or (latest.actor if latest else "")
    town = capital_of(code, work.knowledge)
    if town is None:
        return False
    why = Why(step="resolve", rule="resolve.definite.capital", version=work.knowledge.version, spans=(mention.span,))
    work.places.setdefault(town.id, known_place(town, why, work.knowledge))
    _keep_place(work, mention, town.id, "resolve.definite.capital")
    return True


def _keep_place(work: Work, mention: Mention, place: str, rule: str) -> None:
    why = Why(step="resolve", rule=rule, version=work.knowledge.version, spans=(mention.span,))
    work.keep_place(mention, work.places[place], (), why)


def both(work: Work, phrase: Phrase) -> Choice | None:
    """ "Both sides", "the two countries": the two that fit, where the last sentences or the report have just two."""
    kinds = PAIRS.get(phrase.tree.lemma(phrase.token))
    if kinds is None or not phrase.several() or not _of_two(phrase):
        return None
    here = phrase.tree.sentence.index
    entries = [e for e in work.discourse.entries if e.actor and work.discourse.kind(e) in kinds and not e.pronoun]
    recent = Counter(e.actor for e in entries if e.sentence >= here - PAIR_WINDOW)
    pair = sorted(recent) if len(recent) == 2 else _leading_two(Counter(e.actor for e in entries))
    if len(pair) != 2:
        return None
    return Choice(ref=pair[0], rule="resolve.definite.both", also=(pair[1],))


def _of_two(phrase: Phrase) -> bool:
    tree = phrase.tree
    return any(
        tree.lemma(c) in {"two", "both", "2"}
        for c in tree.kids(phrase.token, "det", "nummod", "cc:preconj", "det:predet")
    )


def _leading_two(counts: Counter[str]) -> list[str]:
    """The two most often mentioned, if the third comes far behind."""
    ranked = sorted(counts, key=lambda a: (-counts[a], a))
    if len(ranked) < 2 or (len(ranked) > 2 and counts[ranked[2]] * 2 > counts[ranked[1]]):
        return []
    return sorted(ranked[:2])
