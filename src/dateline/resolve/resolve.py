"""What the mentions of one report refer to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.knowledge import Knowledge
from dateline.knowledge.names import fold
from dateline.knowledge.tables import Role
from dateline.mentions import Found, NameMatch
from dateline.mentions.toponyms import find_toponyms, toponym_at
from dateline.parse import Tree
from dateline.records import Actor, Attribution, Candidate, Mention, Place, Report, Resolution, Toponym, Why
from dateline.resolve import coreference
from dateline.resolve.compose import Composer, person_name
from dateline.resolve.context import country_counts, main_country_of, narrowed
from dateline.resolve.discourse import Choice, Discourse, Entry
from dateline.resolve.hints import hints_of
from dateline.resolve.locate import Located, locate
from dateline.resolve.phrases import Phrase, country_of
from dateline.resolve.places import candidates_of, place_of

NOT_ACTORS = Choice(ref="", rule="resolve.not-an-actor")
OF_STATES = frozenset({"force", "body", "office"})
ENEMY = frozenset({"enemy", "adversary", "aggressor", "occupier", "invader", "foe"})


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


def resolve(
    *,
    report: Report,
    trees: Sequence[Tree],
    found: Found,
    attributions: Sequence[Attribution],
    knowledge: Knowledge,
) -> Resolved:
    """Resolve all mentions in text order, then speakers, then what only holds inside somebody's words."""
    work = _Work(report, trees, found, knowledge)
    for mention in found.mentions:
        work.take(mention)
    spoken = tuple(replace(a, actor=work.speaker(a)) for a in attributions)
    work.inside(spoken)
    work.modifiers()
    return work.done(spoken)


class _Work:
    """The resolution of one report in progress."""

    def __init__(self, report: Report, trees: Sequence[Tree], found: Found, knowledge: Knowledge) -> None:
        self.trees, self.knowledge = trees, knowledge
        sightings = find_toponyms(trees, found.names, knowledge)
        self.located = locate(sightings, trees, knowledge, hints_of(report, knowledge))
        self.located_at = {
            (one.sighting.sentence, token): one
            for one in self.located
            for token in range(one.sighting.start, one.sighting.end)
        }
        self.found = replace(found, names=narrowed(found.names, self.located))
        self.discourse = Discourse(version=knowledge.version)
        self.compose = Composer(knowledge=knowledge, discourse=self.discourse, published=report.published)
        self.resolutions: dict[str, Resolution] = {}
        self.actor_at: dict[tuple[int, int], str] = {}
        self.also_at: dict[tuple[int, int], tuple[str, ...]] = {}
        self.place_at: dict[tuple[int, int], str] = {}
        self.places: dict[str, Place] = {}
        counts = country_counts(self.found, knowledge)
        self.countries = tuple(sorted(counts, key=lambda c: (-counts[c], c)))
        self.main_country = main_country_of(counts)

    # --- one mention ----------------------------------------------------------------------------------------------

    def phrase(self, sentence: int, token: int) -> Phrase:
        return Phrase(
            tree=self.trees[sentence], token=token, matches=self.found.names[sentence], knowledge=self.knowledge
        )

    def take(self, mention: Mention) -> None:
        if mention.kind == "place":
            self._take_place(mention)
        if mention.kind in {"actor", "place"} and mention.id not in self.resolutions:
            self._take_actor(mention)

    def _take_place(self, mention: Mention) -> None:
        one = self.located_at.get((mention.sentence, mention.token))
        if one is None:
            one = self._unseen(mention)
        if one is None or (one.place is None and one.others):
            return
        place = place_of(one, self.knowledge)
        self.places.setdefault(place.id, place)
        self.place_at[mention.sentence, mention.token] = place.id
        self._record(mention, place.id, candidates_of(one), place.why)
        self._state_of_place(mention, place)

    def _unseen(self, mention: Mention) -> Located | None:
        """A place mention whose name neither the gazetteer nor the parser takes for a toponym."""
        if mention.form != "name" or self.phrase(mention.sentence, mention.token).head_match() is not None:
            return None
        tree = self.trees[mention.sentence]
        phrase = self.phrase(mention.sentence, mention.token)
        return Located(
            sighting=toponym_at(tree, phrase.core_edge(), mention.token + 1, self.knowledge),
            place=None,
            rule="resolve.place.unlisted",
        )

    def _state_of_place(self, mention: Mention, place: Place) -> None:
        """A place name also says whose it is: the country as an actor, for patterns that ask for it."""
        if place.country in self.knowledge.countries:
            actor = self.compose.state(place.country)
            self.actor_at[mention.sentence, mention.token] = self.discourse.add(actor)
            if place.precision == "country":
                self._enter(mention, actor.id, "")

    def _take_actor(self, mention: Mention) -> None:
        phrase = self.phrase(mention.sentence, mention.token)
        choice = self._choose(mention, phrase)
        if choice.rule == NOT_ACTORS.rule:
            return
        if choice.ref:
            role = self._role_of(phrase, choice)
            self.actor_at[mention.sentence, mention.token] = choice.ref
            self._enter(mention, choice.ref, role.role if role else "")
            self._learn(phrase, choice.ref, mention)
        why = Why(
            step="resolve", rule=choice.rule, version=self.knowledge.version, spans=(mention.span,), note=choice.note
        )
        self._record(mention, choice.ref, choice.candidates, why)

    def _role_of(self, phrase: Phrase, choice: Choice) -> Role | None:
        """The role under which somebody was just mentioned: a person's title, else the head noun's."""
        if self.discourse.actors[choice.ref].kind != "person":
            return phrase.role()
        match = phrase.head_match()
        hint = next((h.start for h in phrase.tree.sentence.entities if h.start <= phrase.token < h.end), phrase.token)
        apposed = self._appositive(phrase)
        return phrase.title(min(hint, match.start if match else phrase.token)) or (
            apposed.role() if apposed else phrase.role()
        )

    def _choose(self, mention: Mention, phrase: Phrase) -> Choice:
        if phrase.predicative():
            return NOT_ACTORS
        known = self._apposed(phrase)
        if known:
            return Choice(ref=known, rule="resolve.apposition")
        if mention.form == "pronoun":
            return coreference.pronoun(phrase.tree, phrase.token, self.discourse, self._actor_of(mention.sentence))
        named = self.compose.by_name(phrase)
        if named is not None:
            return named
        return self._person(phrase) or self._by_words(phrase, mention)

    def _apposed(self, phrase: Phrase) -> str:
        """An apposition to somebody already resolved is that one."""
        tree = phrase.tree
        if tree.sentence.deps[phrase.token] != "appos":
            return ""
        head = tree.sentence.heads[phrase.token]
        return self.actor_at.get((tree.sentence.index, head), "") if head < phrase.token else ""

    def _person(self, phrase: Phrase) -> Choice | None:
        hint = next(
            (h for h in phrase.tree.sentence.entities if h.start <= phrase.token < h.end and h.label == "PERSON"), None
        )
        if hint is None or phrase.tree.sentence.pos[phrase.token] != "PROPN":
            return None
        start = max(hint.start, phrase.edge)
        name = person_name(phrase, start)
        earlier = self.discourse.aliases.get(fold(name)) or self.discourse.aliases.get(fold(name)[-1:])
        if earlier and self.discourse.actors[earlier].kind == "person":
            return Choice(ref=earlier, rule="resolve.person.again")
        role = phrase.title(start)
        apposed = self._appositive(phrase)
        country = self.compose.country(phrase, self._actor_of(phrase.tree.sentence.index))
        if apposed is not None:
            role = role or apposed.role()
            country = country or self.compose.country(apposed, self._actor_of(phrase.tree.sentence.index))
        return self.compose.person(name, role, country)

    def _appositive(self, phrase: Phrase) -> Phrase | None:
        """ "Jane Roe, the foreign minister of Kenya" or "the foreign minister, Jane Roe"."""
        tree = phrase.tree
        child = tree.kid(phrase.token, "appos")
        if child is None and tree.sentence.deps[phrase.token] == "appos":
            child = tree.sentence.heads[phrase.token]
        return None if child is None else self.phrase(tree.sentence.index, child)

    def _by_words(self, phrase: Phrase, mention: Mention) -> Choice:
        role = phrase.role()
        if role is not None and role.kind == "report":
            return NOT_ACTORS
        name = mention.form == "name"
        short = coreference.short_form(phrase, self.discourse) if name else None
        if short is not None:
            return short
        if role is not None and (group := self.compose.by_group(phrase)) is not None:
            return group
        country = self.compose.country(phrase, self._actor_of(mention.sentence))
        inner = phrase.inner_name()
        if role is not None and inner:
            return self.compose.named_group(inner, country, role)
        back = coreference.definite(phrase, self.discourse, role.role if role else "", country)
        if back is not None:
            return back
        if role is not None:
            return self._role(phrase, role, country)
        if name and mention.hint in {"ORG", "NORP", "GPE", "FAC", "LOC", "PERSON", "PRODUCT"}:
            return self.compose.named(phrase, country, role)
        return NOT_ACTORS

    def _role(self, phrase: Phrase, role: Role, country: str) -> Choice:
        led = self._leader_of(phrase) if not country else None
        group = self._of_group(phrase)
        if group is not None:
            return group
        if led is not None:
            actor = self.compose.composed(
                led.country, led.sectors or role.sectors, "organisation", role.role, phrase.core()
            )
            return Choice(ref=self.discourse.add(actor), rule="resolve.role.led-by", note=led.name)
        if not country and not phrase.several() and (role.kind in OF_STATES or not phrase.bare_plural()):
            country = self.compose.only_country(phrase) or self._country_of_report(role, phrase)
            if country and not phrase.backed():
                made = self.compose.by_role(phrase, role, country)
                return replace(made, rule="resolve.role.country-of-sentence")
        if role is not None:
            self._coordinated(phrase, role, country)
        return self.compose.by_role(phrase, role, country)

    def _country_of_report(self, role: Role, phrase: Phrase) -> str:
        """ "The government" of a report that is mostly about one country is that country's."""
        if role.kind not in OF_STATES or not (phrase.definite() or phrase.bare()) or phrase.several():
            return ""
        return self.main_country

    def _coordinated(self, phrase: Phrase, role: Role, country: str) -> None:
        """ "Hungarian and Romanian officials": the other countries' officials are actors of the same phrase."""
        codes = [country_of(m.entries, self.knowledge) for m in phrase.inner_matches()]
        others = tuple(
            self.discourse.add(self.compose.by_role_of(phrase, role, code))
            for code in dict.fromkeys(codes)
            if code and code != country
        )
        if others and "and" in {phrase.tree.lemma(t) for t in range(phrase.edge, phrase.token)}:
            self.also_at[phrase.tree.sentence.index, phrase.token] = others

    def _leader_of(self, phrase: Phrase) -> Actor | None:
        """ "a coalition, led by Rep. X": whose coalition it is, by who leads it."""
        tree = phrase.tree
        for child in tree.kids(phrase.token, "acl"):
            if tree.lemma(child) in {"lead", "head"}:
                for agent in tree.kids(child, "obl:agent"):
                    mention = self.found.at.get((tree.sentence.index, agent))
                    if mention is not None and mention.id not in self.resolutions:
                        self._take_actor(mention)
                    return self.discourse.actors.get(self.actor_at.get((tree.sentence.index, agent), ""))
        return None

    def _of_group(self, phrase: Phrase) -> Choice | None:
        """ "a spokesman for Hamas", "leaders of the African Union": an office of a known group speaks and acts for it."""
        tree = phrase.tree
        for child in tree.kids(phrase.token, "nmod", "nmod:poss"):
            if tree.preposition(child) in {"of", "for", "from", ""}:
                inner = self.phrase(tree.sentence.index, child)
                match = inner.head_match()
                for entry in match.entries if match else ():
                    if entry.kind == "actor":
                        actor = self.compose.known(self.knowledge.actors[entry.ref])
                        return Choice(ref=self.discourse.add(actor), rule="resolve.role.of-group", note=phrase.core())
        return None

    # --- memory ---------------------------------------------------------------------------------------------------

    def _actor_of(self, sentence: int) -> Callable[[int], str]:
        return lambda token: self.actor_at.get((sentence, token), "")

    def _enter(self, mention: Mention, actor: str, role: str) -> None:
        sentence = self.trees[mention.sentence].sentence
        self.discourse.entries.append(
            Entry(
                actor=actor,
                sentence=mention.sentence,
                token=mention.token,
                subject=sentence.deps[mention.token] in {"nsubj", "nsubj:pass"},
                plural=sentence.tags[mention.token] == "NNS",
                role=role,
            )
        )

    def _learn(self, phrase: Phrase, actor: str, mention: Mention) -> None:
        """Names given in the text: the mention's own, and one in parentheses or apposition behind it."""
        if mention.form == "name":
            self.discourse.learn(phrase.core(), actor)
        tree, words = phrase.tree, phrase.tree.sentence.words
        if phrase.token + 2 < len(words) and words[phrase.token + 1] == "(":
            last = next((i for i in range(phrase.token + 2, min(phrase.token + 9, len(words))) if words[i] == ")"), 0)
            inside = range(phrase.token + 2, last)
            if (
                last
                and all(tree.sentence.pos[i] in {"PROPN", "NOUN", "PUNCT", "ADJ"} for i in inside)
                and words[inside[0]][:1].isupper()
            ):
                self.discourse.learn(" ".join(words[i] for i in inside), actor)

    def _record(self, mention: Mention, ref: str, candidates: tuple[Candidate, ...], why: Why) -> None:
        self.resolutions[mention.id] = Resolution(mention=mention.id, ref=ref, candidates=candidates, why=why)

    # --- speakers and what holds inside their words ---------------------------------------------------------------

    def speaker(self, attribution: Attribution) -> str:
        """The actor of a speaker: the mention inside the speaker's spans that nothing else inside governs."""
        inside = [
            m
            for m in self.found.mentions
            if (m.sentence, m.token) in self.actor_at
            and any(s.covers(m.head) for s in attribution.speaker)
            and not self._says_where(m)
        ]
        outermost = [m for m in inside if not self._governed(m, inside)]
        return self.actor_at[outermost[0].sentence, outermost[0].token] if outermost else ""

    def _says_where(self, mention: Mention) -> bool:
        """ "a port agent in Constanta": the place inside a speaker does not speak."""
        head = self.trees[mention.sentence].sentence.heads[mention.token]
        return mention.kind == "place" and head >= 0

    def _governed(self, mention: Mention, others: Sequence[Mention]) -> bool:
        tree = self.trees[mention.sentence]
        heads = {m.token for m in others if m.sentence == mention.sentence}
        return any(a in heads for a in tree.ancestors(mention.token))

    def inside(self, attributions: Sequence[Attribution]) -> None:
        """ "we" in somebody's words is the speaker; "the enemy" whoever the speaker is set against there."""
        for mention in self.found.mentions:
            tree = self.trees[mention.sentence]
            word, lemma = tree.sentence.words[mention.token].lower(), tree.lemma(mention.token)
            if word not in coreference.FIRST and lemma not in ENEMY:
                continue
            around = [a for a in attributions if a.actor and any(s.covers(mention.head) for s in a.content)]
            if not around:
                continue
            inner = min(around, key=lambda a: (sum(s.end - s.start for s in a.content), a.id))
            ref = inner.actor if word in coreference.FIRST else self._opponent(mention, inner)
            if ref:
                self.actor_at[mention.sentence, mention.token] = ref
                rule = "resolve.first-person" if word in coreference.FIRST else "resolve.opponent"
                why = Why(step="resolve", rule=rule, version=self.knowledge.version, spans=(mention.span,))
                self.resolutions[mention.id] = Resolution(mention=mention.id, ref=ref, within=inner.id, why=why)

    def _opponent(self, mention: Mention, attribution: Attribution) -> str:
        """The nearest force or state that the content or the sentences before name and that is not the speaker's own."""
        own = self.discourse.actors[attribution.actor].country
        tree = self.trees[mention.sentence]
        here = [
            country_of(m.entries, self.knowledge) for m in self.found.names[mention.sentence] if m.end <= mention.token
        ]
        for entry in reversed(self.discourse.entries):
            actor = self.discourse.actors[entry.actor]
            before = (entry.sentence, entry.token) < (tree.sentence.index, mention.token)
            foreign_power = actor.kind in {"force", "state"} and actor.country not in {own, ""}
            if (
                before
                and foreign_power
                and (not here or actor.country in here or entry.sentence == tree.sentence.index)
            ):
                return actor.id
        foreign = [c for c in here if c and c != own]
        return self.discourse.add(self.compose.state(foreign[-1])) if foreign else ""

    def modifiers(self) -> None:
        """Names inside phrases ("US" in "US schemes") as actors, for patterns that look there."""
        for sentence, matches in enumerate(self.found.names):
            for match in matches:
                token = match.end - 1
                if (sentence, token) not in self.actor_at:
                    actor = self._modifier(sentence, match, token)
                    if actor:
                        self.actor_at[sentence, token] = actor

    def _modifier(self, sentence: int, match: NameMatch, token: int) -> str:
        phrase = self.phrase(sentence, token)
        kinds = {e.kind for e in match.entries}
        if "demonym" in kinds or "country" in kinds or kinds == {"place"}:
            code = country_of(match.entries, self.knowledge)
            return self.discourse.add(self.compose.state(code)) if code in self.knowledge.countries else ""
        choice = self.compose.by_name(phrase)
        return choice.ref if choice else ""

    def done(self, attributions: tuple[Attribution, ...]) -> Resolved:
        toponyms = tuple(self._toponym(one) for one in self.located)
        used = {
            *self.actor_at.values(),
            *(a.actor for a in attributions),
            *(i for ids in self.also_at.values() for i in ids),
        } - {""}
        return Resolved(
            resolutions=tuple(self.resolutions[m.id] for m in self.found.mentions if m.id in self.resolutions),
            actors=tuple(self.discourse.actors[a] for a in sorted(used)),
            places=tuple(self.places[p] for p in sorted(self.places)),
            attributions=attributions,
            actor_at=self.actor_at,
            also_at=self.also_at,
            place_at=self.place_at,
            toponyms=toponyms,
        )

    def _toponym(self, one: Located) -> Toponym:
        place = place_of(one, self.knowledge)
        decided = one.place is not None or not one.others
        return Toponym(
            span=one.sighting.span,
            sentence=one.sighting.sentence,
            form=one.sighting.form,
            place=self.places.setdefault(place.id, place).id if decided else "",
            candidates=candidates_of(one),
            why=place.why,
        )
