"""The knowledge as the coder sees it: immutable tables with the indexes that the steps look things up in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.knowledge.act_weights import ActWeights
from dateline.knowledge.clue_weights import ClueWeights
from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.names import SHORTEST_ALIKE, NameIndex, consonants, fold, index_names, name_key
from dateline.knowledge.tables import (
    Act,
    CameoCode,
    CodebookDifference,
    Constraint,
    Contested,
    ContextWords,
    Country,
    EventType,
    GenreCue,
    Hedge,
    KnownActor,
    Ladder,
    Outlet,
    Pattern,
    PlaceWord,
    Role,
    Row,
    by_narrowness,
)
from dateline.knowledge.word_weights import WordWeights


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """All tables. Passed as an argument, never looked up; two values with one version are equal."""

    version: str
    countries: Mapping[str, Country]
    successions: Mapping[str, tuple[str, str]]
    """Countries that were part of another one: the day since when they are not, and that other one."""
    borders: Mapping[str, frozenset[str]]
    """Land neighbours of each country."""
    actors: Mapping[str, KnownActor]
    communities: Mapping[str, str]
    """Communities (ids) by the folded adjective that stands for them before a noun ("Muslim")."""
    outlets: Mapping[str, Outlet]
    domains: Mapping[str, str]
    """Outlets (ids) by their web domain, without "www."."""
    alpha2: Mapping[str, str]
    """Our country codes by ISO alpha-2."""
    offices: Mapping[str, tuple[KnownActor, ...]]
    """The intervals of office of each person, by the person's id (what stands before "@")."""
    bearers: Mapping[str, tuple[KnownActor, ...]]
    """Intervals of office by every folded word of their person's name."""
    bearers_alike: Mapping[str, tuple[str, ...]]
    """Words of `bearers` by their consonants."""
    in_offices: Mapping[tuple[str, str], tuple[KnownActor, ...]]
    """Intervals of office by country and office."""
    roles: Mapping[str, Role]
    role_heads: frozenset[str]
    """The last words of all roles: most nouns are none, and are told so by one look."""
    places: Gazetteer
    toponym_stops: Mapping[str, str]
    """Folded names of places that nearly always mean something else; "locative" where a place may still be meant."""
    place_phrases: frozenset[str]
    """A name of a place (as its key) and the lemma behind it that together mean no place: "brazil nut"."""
    names: NameIndex
    genders: Mapping[str, str]
    """ "f" or "m" by folded given name."""
    classes: Mapping[str, frozenset[str]]
    verbs: Mapping[str, tuple[Pattern, ...]]
    nouns: Mapping[str, tuple[Pattern, ...]]
    acts: Mapping[tuple[str, str], tuple[Act, ...]]
    ladder: Mapping[tuple[str, str, str], Ladder]
    support_verbs: Mapping[tuple[str, str], str]
    cues: tuple[Row, ...]
    hedges: Mapping[str, Hedge]
    hedge_terms: Mapping[str, tuple[tuple[tuple[str, ...], Hedge], ...]]
    """Hedges by the first word of their term, as words; the longest first."""
    certainty: ClueWeights
    certainty_words: WordWeights
    act_weights: ActWeights
    calibration: Mapping[str, float]
    """What each sign adds to the log odds of a coding; `constant` is there for all."""
    contested: Mapping[str, Contested]
    """Contested terms in lower case."""
    contested_starts: Mapping[str, int]
    """How many tokens the longest contested term may have, by first word in lower case."""
    types: Mapping[str, EventType]
    modes: frozenset[tuple[str, str]]
    contexts: tuple[ContextWords, ...]
    context_starts: Mapping[str, tuple[tuple[str, int], ...]]
    """Keywords of contexts by their first word: the keyword and the number of its context."""
    differences: tuple[CodebookDifference, ...]
    """What PLOVER 0.5 codes otherwise, the narrowest cases first."""
    genre_cues: Mapping[str, tuple[GenreCue, ...]]
    """Signs of the kind of a text by where they stand: url, label, title, word."""
    genre_starts: Mapping[str, tuple[tuple[tuple[str, ...], GenreCue], ...]]
    """Those of the text by their first word, as words."""
    cameo: Mapping[str, CameoCode]
    cameo_default: Mapping[tuple[str, str], str]


def assemble(
    *,
    version: str,
    countries: tuple[Country, ...],
    successions: Iterable[tuple[str, ...]],
    borders: tuple[tuple[str, tuple[str, ...]], ...],
    actors: tuple[KnownActor, ...],
    outlets: tuple[Outlet, ...],
    roles: tuple[Role, ...],
    places: Gazetteer,
    place_demonyms: tuple[PlaceWord, ...],
    toponym_stops: Iterable[tuple[str, ...]],
    place_phrases: Iterable[tuple[str, ...]],
    genders: Iterable[tuple[str, ...]],
    classes: Iterable[tuple[str, ...]],
    verbs: tuple[Pattern, ...],
    nouns: tuple[Pattern, ...],
    acts: tuple[Act, ...],
    ladder: tuple[Ladder, ...],
    support_verbs: tuple[tuple[str, str, str], ...],
    cues: tuple[Row, ...],
    hedges: tuple[Hedge, ...],
    certainty: ClueWeights,
    certainty_words: WordWeights,
    act_weights: ActWeights,
    calibration: tuple[tuple[str, float], ...],
    contested: tuple[Contested, ...],
    types: tuple[EventType, ...],
    modes: tuple[tuple[str, str], ...],
    contexts: tuple[ContextWords, ...],
    differences: tuple[CodebookDifference, ...],
    genre_cues: tuple[GenreCue, ...],
    cameo: tuple[CameoCode, ...],
    cameo_default: tuple[tuple[str, str, str], ...],
) -> Knowledge:
    """Index the tables. Patterns of one lemma stand with the most constraints first, then by id."""
    bearers = _bearers(actors)
    return Knowledge(
        version=version,
        countries={c.code: c for c in countries},
        successions={country: (since, before) for country, since, before in successions},
        borders={code: frozenset(neighbours) for code, neighbours in borders},
        actors={a.id: a for a in actors},
        communities={name_key(s): a.id for a in actors if a.kind == "people" for s in a.short},
        outlets={o.actor.id: o for o in outlets},
        domains={o.domain: o.actor.id for o in outlets if o.domain},
        alpha2={c.alpha2: c.code for c in countries if c.alpha2},
        offices=_offices(actors),
        bearers=bearers,
        bearers_alike=_alike(bearers),
        in_offices=_in_offices(actors),
        role_heads=frozenset(r.role.split()[-1] for r in roles),
        roles={r.role: r for r in roles},
        places=places,
        toponym_stops={name_key(word): note for word, note in toponym_stops},
        place_phrases=frozenset(f"{name_key(name)} {lemma}" for name, lemma in place_phrases),
        names=index_names(countries, actors, place_demonyms),
        genders={name_key(name): gender for name, gender in genders},
        classes=_classes(classes),
        verbs=index_patterns(verbs),
        nouns=index_patterns(nouns),
        acts=_acts(acts),
        ladder={(row.operator, row.inner, row.mode): row for row in ladder},
        support_verbs={(lemma, particle): phase for lemma, particle, phase in support_verbs},
        cues=cues,
        hedges={h.term: h for h in hedges},
        hedge_terms=_hedge_terms(hedges),
        certainty=certainty,
        certainty_words=certainty_words,
        act_weights=act_weights,
        calibration=dict(calibration),
        contested={c.term.lower(): c for c in contested},
        contested_starts=_starts(c.term.lower() for c in contested),
        types={t.type: t for t in types},
        modes=frozenset(modes),
        contexts=contexts,
        context_starts=_context_starts(contexts),
        differences=by_narrowness(differences),
        genre_cues={
            where: tuple(c for c in genre_cues if c.where == where) for where in ("url", "label", "title", "word")
        },
        genre_starts=_genre_starts(genre_cues),
        cameo={c.code: c for c in cameo},
        cameo_default={(kind, mode): code for kind, mode, code in cameo_default},
    )


def _starts(terms: Iterable[str]) -> dict[str, int]:
    """The most tokens of a term by its first word; a hyphen may part tokens or not, an apostrophe does."""
    longest: dict[str, int] = {}
    for term in terms:
        size = len(term.split()) + 2 * term.count("-") + term.count("'")
        whole = term.split(" ")[0]
        for first in {whole, whole.split("-")[0], whole.split("'")[0]}:
            longest[first] = max(size, longest.get(first, 0))
    return longest


def _offices(actors: tuple[KnownActor, ...]) -> dict[str, tuple[KnownActor, ...]]:
    grouped: dict[str, list[KnownActor]] = {}
    for actor in actors:
        if actor.kind == "person":
            grouped.setdefault(person_of(actor.id), []).append(actor)
    return {person: tuple(sorted(found, key=lambda a: a.start)) for person, found in grouped.items()}


def _bearers(actors: tuple[KnownActor, ...]) -> dict[str, tuple[KnownActor, ...]]:
    grouped: dict[str, list[KnownActor]] = {}
    for actor in actors:
        if actor.kind == "person":
            for word in dict.fromkeys(fold(actor.name)):
                grouped.setdefault(word, []).append(actor)
    return {word: tuple(found) for word, found in grouped.items()}


def _alike(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    grouped: dict[str, list[str]] = {}
    for word in words:
        if len(word) >= SHORTEST_ALIKE:
            grouped.setdefault(consonants(word), []).append(word)
    return {bones: tuple(found) for bones, found in grouped.items()}


def _in_offices(actors: tuple[KnownActor, ...]) -> dict[tuple[str, str], tuple[KnownActor, ...]]:
    grouped: dict[tuple[str, str], list[KnownActor]] = {}
    for actor in actors:
        if actor.kind == "person":
            grouped.setdefault((actor.country, actor.office), []).append(actor)
    return {office: tuple(found) for office, found in grouped.items()}


def person_of(row_id: str) -> str:
    """The person whose interval of office a row is: "person:x@2012" -> "person:x"."""
    return row_id.split("@")[0]


def _classes(rows: Iterable[tuple[str, ...]]) -> dict[str, frozenset[str]]:
    grouped: dict[str, set[str]] = {}
    for name, lemma in rows:
        grouped.setdefault(name, set()).add(lemma)
    return {name: frozenset(lemmas) for name, lemmas in grouped.items()}


def _hedge_terms(rows: tuple[Hedge, ...]) -> dict[str, tuple[tuple[tuple[str, ...], Hedge], ...]]:
    grouped: dict[str, list[tuple[tuple[str, ...], Hedge]]] = {}
    for hedge in rows:
        words = tuple(hedge.term.split())
        grouped.setdefault(words[0], []).append((words, hedge))
    return {first: tuple(sorted(found, key=lambda f: (-len(f[0]), f[0]))) for first, found in grouped.items()}


def index_patterns(rows: tuple[Pattern, ...]) -> dict[str, tuple[Pattern, ...]]:
    """Patterns by lemma, the most specific first."""
    grouped: dict[str, list[Pattern]] = {}
    for row in rows:
        grouped.setdefault(row.lemma, []).append(row)
    return {lemma: tuple(sorted(found, key=lambda p: (-specificity(p), p.id))) for lemma, found in grouped.items()}


def specificity(pattern: Pattern) -> int:
    """How much a pattern asks for: named words count most, then kinds of fillers, then a filled or empty slot."""
    return 2 * bool(pattern.particle) + sum(_asked(c) for c in pattern.frame)


def _asked(constraint: Constraint) -> int:
    if not constraint.alternatives or constraint.negated:
        return 1
    return 2 if all(a.startswith("#") for a in constraint.alternatives) else 3


def _acts(rows: tuple[Act, ...]) -> dict[tuple[str, str], tuple[Act, ...]]:
    grouped: dict[tuple[str, str], list[Act]] = {}
    for row in rows:
        grouped.setdefault((row.lemma, row.pos), []).append(row)
    return {key: tuple(sorted(found, key=lambda a: (not a.particle, a.id))) for key, found in grouped.items()}


def _genre_starts(cues: Iterable[GenreCue]) -> dict[str, tuple[tuple[tuple[str, ...], GenreCue], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], GenreCue]]] = {}
    for cue in cues:
        if cue.where == "word":
            # As the parser parts words: hyphens and the 's of a possessive are tokens of their own.
            parts = tuple(re.sub(r"-|'s", lambda m: f" {m.group()} ", cue.term).split())
            found.setdefault(parts[0], []).append((parts, cue))
    return {first: tuple(kept) for first, kept in found.items()}


def _context_starts(contexts: Sequence[ContextWords]) -> dict[str, tuple[tuple[str, int], ...]]:
    found: dict[str, list[tuple[str, int]]] = {}
    for number, context in enumerate(contexts):
        for keyword in context.keywords:
            found.setdefault(keyword.split()[0], []).append((keyword, number))
    return {first: tuple(keywords) for first, keywords in found.items()}
