"""What the mentions of one report refer to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.knowledge import Knowledge
from dateline.mentions import Found
from dateline.mentions.toponyms import toponym_at
from dateline.parse import Tree
from dateline.records import Actor, Attribution, Mention, Place, Report, Resolution, Toponym
from dateline.resolve.anaphora import PAIRS, PLACE_NOUNS, place_back, third_person
from dateline.resolve.choose import choose, gender_of_role, modifier_of, role_of
from dateline.resolve.compose import NOT_ACTORS
from dateline.resolve.coreference import ANAPHORS
from dateline.resolve.discourse import Choice
from dateline.resolve.locate import Located
from dateline.resolve.phrases import head_forms
from dateline.resolve.places import candidates_of, place_of
from dateline.resolve.speakers import with_speakers
from dateline.resolve.speaking import inside_words, side_of
from dateline.resolve.work import Work

RECURRING = ANAPHORS | PAIRS.keys() | PLACE_NOUNS.keys() | {"capital"}
"""Nouns that may take up somebody or some place though they are no role."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """Resolutions with their actors and places; `actor_at` maps (sentence, token) to an actor's id."""

    resolutions: tuple[Resolution, ...]
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    toponyms: tuple[Toponym, ...]
    attributions: tuple[Attribution, ...]
    actor_at: Mapping[tuple[int, int], str]
    also_at: Mapping[tuple[int, int], tuple[str, ...]]
    """Further actors of one phrase ("Hungarian and Romanian officials" are two)."""
    place_at: Mapping[tuple[int, int], str]
    sides: Mapping[str, str]
    """Whom a person of the report speaks for."""


def resolve(
    *,
    report: Report,
    trees: Sequence[Tree],
    found: Found,
    attributions: Sequence[Attribution],
    knowledge: Knowledge,
) -> Resolved:
    """Locate the toponyms, resolve all mentions in text order, then speakers, then what only holds inside somebody's words."""
    work = Work(report, trees, found, attributions, knowledge)
    for mention in found.mentions:
        take(work, mention)
    spoken = with_speakers(work, attributions)
    inside_words(work, spoken)
    for sentence, matches in enumerate(work.found.names):
        for match in matches:
            if (sentence, match.end - 1) not in work.actor_at and (actor := modifier_of(work, sentence, match)):
                work.actor_at[sentence, match.end - 1] = actor
    return _resolved(work, spoken)


def take(work: Work, mention: Mention) -> None:
    """Resolve one mention: as a place where it says where, else as an actor."""
    if mention.kind == "place":
        _take_place(work, mention)
    if mention.kind in {"actor", "place"} and mention.id not in work.resolutions:
        _take_actor(work, mention)


def _take_place(work: Work, mention: Mention) -> None:
    one = work.located_at.get((mention.sentence, mention.token)) or _unseen(work, mention)
    if one is None or (one.place is None and one.others):
        return
    place = place_of(one, work.knowledge)
    work.keep_place(mention, place, candidates_of(one), place.why)
    _state_of_place(work, mention, place)


def _unseen(work: Work, mention: Mention) -> Located | None:
    """A place mention whose name neither the gazetteer nor the parser takes for a toponym."""
    phrase = work.phrase(mention.sentence, mention.token)
    if mention.form != "name" or phrase.head_match() is not None:
        return None
    sighting = toponym_at(phrase.tree, phrase.core_edge(), mention.token + 1, work.knowledge)
    return Located(sighting=sighting, place=None, rule="resolve.place.unlisted")


def _state_of_place(work: Work, mention: Mention, place: Place) -> None:
    """A place name also says whose it is: the country as an actor, for patterns that ask for it."""
    if place.country in work.knowledge.countries:
        actor = work.compose.state(place.country)
        work.actor_at[mention.sentence, mention.token] = work.discourse.add(actor)
        if place.precision == "country":
            work.enter(mention, actor.id, "")


def _is_thing(work: Work, mention: Mention) -> bool:
    """Whether a common noun names nobody, told by its word alone: two mentions of three, and none needs a closer look."""
    tree, token = work.trees[mention.sentence], mention.token
    if (
        mention.form != "nominal"
        or tree.sentence.deps[token] == "appos"
        or "-" in tree.sentence.words[max(0, token - 4) : token]
    ):
        return False
    forms = head_forms(tree, token)
    return work.knowledge.role_heads.isdisjoint(forms) and RECURRING.isdisjoint(forms)


def _take_actor(work: Work, mention: Mention) -> None:
    if _is_thing(work, mention):
        work.enter(mention, "", "")
        return
    phrase = work.phrase(mention.sentence, mention.token)
    if mention.form == "pronoun":
        choice = third_person(work, mention)
    elif place_back(work, mention, phrase):
        return
    else:
        choice = choose(work, mention, phrase)
    if choice.rule == NOT_ACTORS.rule:
        work.enter(mention, "", "")
        return
    _keep(work, mention, choice)
    work.decide(mention, choice)


def _keep(work: Work, mention: Mention, choice: Choice) -> None:
    """Remember a resolved actor mention: where it stood, under which role, for whom a person speaks."""
    if not choice.ref:
        if mention.form != "pronoun":
            work.enter(mention, "", "")
        return
    phrase = work.phrase(mention.sentence, mention.token)
    role = role_of(work, phrase, choice) if mention.form != "pronoun" else None
    at = (mention.sentence, mention.token)
    work.actor_at[at] = choice.ref
    if choice.also:
        work.also_at[at] = choice.also
        return
    work.enter(mention, choice.ref, role.role if role else "")
    if mention.form != "pronoun":
        work.learn(phrase, choice.ref, mention)
        side_of(work, phrase, choice.ref)
        if role is not None and (gender := gender_of_role(role.role)):
            work.discourse.genders.setdefault(choice.ref, gender)


def _resolved(work: Work, attributions: tuple[Attribution, ...]) -> Resolved:
    toponyms = tuple(work.toponym(one) for one in work.located)
    used = {
        *work.actor_at.values(),
        *(a.actor for a in attributions),
        *(i for ids in work.also_at.values() for i in ids),
    } - {""}
    return Resolved(
        resolutions=tuple(work.resolutions[m.id] for m in work.found.mentions if m.id in work.resolutions),
        actors=tuple(work.discourse.actors[a] for a in sorted(used)),
        places=tuple(work.places[p] for p in sorted(work.places)),
        toponyms=toponyms,
        attributions=attributions,
        actor_at=work.actor_at,
        also_at=work.also_at,
        place_at=work.place_at,
        sides=work.discourse.sides,
    )
