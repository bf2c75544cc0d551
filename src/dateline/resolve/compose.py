"""From a noun phrase to an actor: by known name, person and title, role and country."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.knowledge import Knowledge
from dateline.knowledge.knowledge import person_of
from dateline.knowledge.names import NameEntry, fold, name_key
from dateline.knowledge.tables import KnownActor, Role
from dateline.mentions.find import is_locative
from dateline.parse import Tree
from dateline.records import Actor, ActorKind, Candidate
from dateline.resolve.discourse import Choice, Discourse
from dateline.resolve.offices import in_office
from dateline.resolve.phrases import COUNTRY_KINDS, OWNING, Phrase, country_of

KIND_OF_ROLE: dict[str, ActorKind] = {
    "office": "office", "force": "force", "armed": "role", "body": "organisation", "people": "people", "crime": "role",
    "report": "unknown",
}  # fmt: skip
DEEP = 2
"""Further nouns down at which a name may say whose something is ("the Movement for the Freedom of the State of X")."""
STATE_BODIES = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})
NOT_ACTORS = Choice(ref="", rule="resolve.not-an-actor")
GENERIC_ANAPHORS = frozenset("group movement organisation organization militia faction alliance coalition".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Composer:
    """Makes actors for the phrases of one report."""

    knowledge: Knowledge
    discourse: Discourse
    published: str
    countries: Mapping[str, int]
    """How often the report names each country."""

    # --- known names ----------------------------------------------------------------------------------------------

    def by_name(self, phrase: Phrase) -> Choice | None:
        """The actor whose known name covers the head, if its country does not contradict the phrase's own."""
        match = phrase.head_match()
        if match is None:
            return None
        namesake = match.end - match.start == 1 and phrase.given_name_before(match.start)
        usable = [e for e in match.entries if not (namesake and e.kind == "person")]
        inside = [country_of(m.entries, self.knowledge) for m in phrase.inner_matches if m.end <= match.start]
        usable = self._one_of_a_name(usable, inside)
        ranked = sorted(usable, key=lambda e: (self._rank(e), e.ref))
        for entry in ranked:
            actor = self._of_entry(entry, phrase)
            if actor is None or (entry.kind == "actor" and self._contradicted(actor, inside)):
                continue
            others = tuple(Candidate(ref=e.ref, reason=f"also a {e.kind}") for e in ranked if e is not entry)
            return Choice(ref=self.discourse.add(actor), rule=f"resolve.name.{entry.kind}", candidates=others)
        return None

    def _one_of_a_name(self, entries: Sequence[NameEntry], inside: Sequence[str]) -> list[NameEntry]:
        """Without actors of one name in several countries ("Labour Party"), but for the one whose country the text names."""
        actors = [e for e in entries if e.kind == "actor"]
        if len({e.ref for e in actors}) < 2:
            return list(entries)
        country = {e.ref: self.knowledge.actors[e.ref].country for e in actors}
        named = [e for e in actors if country[e.ref] in inside] or self._most_named(actors, country)
        meant = {e.ref for e in named}
        return [e for e in entries if e.kind != "actor" or meant == {e.ref}]

    def _most_named(self, actors: Sequence[NameEntry], country: Mapping[str, str]) -> list[NameEntry]:
        most = max(self.countries.get(country[e.ref], 0) for e in actors)
        return [e for e in actors if most and self.countries.get(country[e.ref], 0) == most]

    def _rank(self, entry: NameEntry) -> int:
        if entry.kind == "person":
            known = self.knowledge.actors[entry.ref]
            return 1 if in_office(known, self.published) else 2
        return {"actor": 0, "country": 3, "metonym": 4, "demonym": 5, "place": 6, "place_demonym": 7}[entry.kind]

    def _contradicted(self, actor: Actor, inside: list[str]) -> bool:
        codes = [code for code in inside if code]
        return (
            bool(codes)
            and len(actor.country) == 3
            and actor.country in self.knowledge.countries
            and actor.country not in codes
        )

    def _of_entry(self, entry: NameEntry, phrase: Phrase) -> Actor | None:
        if entry.kind == "actor":
            return self.known(self.knowledge.actors[entry.ref])
        if entry.kind == "person":
            return self._leader(self.knowledge.actors[entry.ref], phrase)
        if entry.kind == "country":
            return self.state(entry.ref)
        if entry.kind == "demonym":
            return self.composed(entry.ref, ("CVL",), "people", "", f"people of {self._country_name(entry.ref)}")
        if entry.kind == "metonym":
            return self.composed(
                entry.ref, (entry.sector,), "organisation", "", f"{self._country_name(entry.ref)} {entry.sector}"
            )
        place = self.knowledge.places.get(entry.ref)
        if place is None or ";" in place.country or not place.country or place.kind == "country":
            return None
        return self.composed(place.country, ("CVL",), "people", fold_slug(place.name), place.name)

    def known(self, row: KnownActor) -> Actor:
        """The actor of a knowledge row."""
        kinds: dict[str, ActorKind] = {
            "armed_group": "armed_group",
            "force": "force",
            "outlet": "outlet",
            "people": "people",
        }
        return Actor(
            id=row.id,
            name=row.name,
            kind=kinds.get(row.kind, "organisation"),
            country=self.on_the_day(row.country),
            sectors=row.sectors,
            basis="knowledge",
            public=row.kind != "people",
            aliases=row.aliases,
            why=self.discourse.why("resolve.knowledge.actor", row.id),
        )

    def listed(self, person: str, note: str) -> None:
        """Make the actor of a listed office-holder known to the report, with the sectors of the office meant."""
        row = self.knowledge.offices[person][-1]
        actor = Actor(
            id=person,
            name=row.name,
            kind="person",
            country=row.country,
            sectors=self._sectors_on_the_day(person),
            basis="knowledge",
            public=True,
            aliases=row.aliases,
            why=self.discourse.why("resolve.person.office", note),
        )
        self.discourse.add(actor)

    def _sectors_on_the_day(self, person: str) -> tuple[str, ...]:
        intervals = self.knowledge.offices[person]
        current = [row for row in intervals if in_office(row, self.published)]
        return (current or intervals)[0].sectors

    def _leader(self, row: KnownActor, phrase: Phrase) -> Actor:
        """A listed office-holder; sectors by title, else by date, else only if all intervals agree."""
        person = person_of(row.id)
        intervals = self.knowledge.offices[person]
        match = phrase.head_match()
        title = phrase.title(match.start if match else phrase.token)
        current = [a for a in intervals if in_office(a, self.published)]
        if title is not None and title.kind == "office":
            sectors, rule = title.sectors, "resolve.person.title"
        elif current:
            sectors, rule = current[0].sectors, "resolve.person.in-office"
        else:
            agreed = {a.sectors[:1] for a in intervals}
            sectors = (
                intervals[0].sectors if len(agreed) == 1 and not self.published else ("ELI",) if self.published else ()
            )
            rule = "resolve.person.office-undated"
        return Actor(
            id=person,
            name=row.name,
            kind="person",
            country=row.country,
            sectors=sectors,
            basis="knowledge",
            public=True,
            aliases=row.aliases,
            why=self.discourse.why(rule, "; ".join(a.office for a in intervals)[:200]),
        )

    # --- composition ----------------------------------------------------------------------------------------------

    def on_the_day(self, code: str) -> str:
        """The country that a country of today was part of on the day of the report ("Juba" in 2000 is in Sudan)."""
        since, before = self.knowledge.successions.get(code, ("", code))
        return before if self.published and self.published < since else code

    def state(self, code: str) -> Actor:
        """A state."""
        code = self.on_the_day(code)
        return Actor(
            id=code,
            name=self._country_name(code),
            kind="state",
            country=code,
            basis="knowledge",
            public=True,
            why=self.discourse.why("resolve.knowledge.country", code),
        )

    def _country_name(self, code: str) -> str:
        country = self.knowledge.countries.get(code)
        return country.name if country else code

    def composed(self, country: str, sectors: tuple[str, ...], kind: ActorKind, role: str, name: str) -> Actor:
        """An actor made of a country and a role: "USA/MIL" whatever the wording, "SDN/CVL:protester" for people."""
        country = self.on_the_day(country)
        sector = sectors[0] if sectors else "UNK"
        suffix = (
            f":{fold_slug(role)}" if role and not (kind in {"force", "organisation"} and sector in STATE_BODIES) else ""
        )
        public = bool(country) and sector in STATE_BODIES
        return Actor(
            id=f"{country or '---'}/{sector}{suffix}",
            name=name,
            kind=kind,
            country=country,
            sectors=sectors,
            basis="composed",
            public=public,
            why=self.discourse.why("resolve.composed", f"{country or 'no country'} + {role or sector}"),
        )

    def by_role(self, phrase: Phrase, role: Role, country: str) -> Choice:
        """The actor that a role noun and its country make."""
        return Choice(
            ref=self.discourse.add(self.by_role_of(phrase, role, country)), rule="resolve.role", note=role.role
        )

    def by_role_of(self, phrase: Phrase, role: Role, country: str) -> Actor:
        """The actor record of a role and a country."""
        return self.composed(country, role.sectors, KIND_OF_ROLE[role.kind], role.role, phrase.core())

    def by_group(self, phrase: Phrase) -> Choice | None:
        """A role noun that a known group's name modifies ("UN peacekeepers") is that group."""
        for match in reversed(phrase.inner_matches):
            for entry in match.entries:
                if entry.kind == "actor" and self.knowledge.actors[entry.ref].kind != "people":
                    known = self.known(self.knowledge.actors[entry.ref])
                    return Choice(ref=self.discourse.add(known), rule="resolve.role.of-group", note=phrase.core())
        return None

    def person(self, name: str, role: Role | None, country: str) -> Choice:
        """A person who is not in the knowledge: local to the report and private."""
        actor = Actor(
            id=f"local:person/{fold_slug(name)}",
            name=name,
            kind="person",
            country=country,
            sectors=role.sectors if role else (),
            basis="local",
            why=self.discourse.why("resolve.person.local", role.role if role else ""),
        )
        self.discourse.learn(name.split()[-1], actor.id)
        return Choice(ref=self.discourse.add(actor), rule="resolve.person")

    def named_group(self, name: str, country: str, role: Role) -> Choice:
        """A group named inside a phrase whose head says what it is: "the Northern Front militias"."""
        actor = Actor(
            id=f"local:{fold_slug(name)}",
            name=name,
            kind="armed_group" if role.kind == "armed" else KIND_OF_ROLE[role.kind],
            country=country,
            sectors=role.sectors,
            basis="local",
            why=self.discourse.why("resolve.name.of-role", role.role),
        )
        self.discourse.learn(name, actor.id)
        return Choice(ref=self.discourse.add(actor), rule="resolve.name.inside", note=role.role)

    def named_body(self, proper: str, country: str, role: Role) -> Choice:
        """A body with a name of its own ("the Oil Ministry", "the Darfur Relief Network") that the knowledge does not have."""
        if country and role.sectors[:1] and role.sectors[0] in STATE_BODIES:
            made = self.composed(country, role.sectors, KIND_OF_ROLE[role.kind], "", proper)
            actor = replace(made, id=f"{made.id}:{fold_slug(proper)}")
        else:
            actor = Actor(
                id=f"local:{fold_slug(proper)}",
                name=proper,
                kind=KIND_OF_ROLE[role.kind],
                country=country,
                sectors=role.sectors,
                basis="local",
                why=self.discourse.why("resolve.name.body", role.role),
            )
        self.discourse.learn(proper, actor.id)
        return Choice(ref=self.discourse.add(actor), rule="resolve.name.body", note=role.role)

    def named(self, phrase: Phrase, country: str, role: Role | None) -> Choice:
        """A proper name that the knowledge does not have: local to the report."""
        name = phrase.core()
        actor = Actor(
            id=f"local:{fold_slug(name)}",
            name=name,
            kind=KIND_OF_ROLE[role.kind] if role else "unknown",
            country=country,
            sectors=role.sectors if role else (),
            basis="local",
            why=self.discourse.why("resolve.name.local"),
        )
        return Choice(ref=self.discourse.add(actor), rule="resolve.name.unknown")

    # --- countries ------------------------------------------------------------------------------------------------

    def country(self, phrase: Phrase, actor_of: Callable[[int], str]) -> str:
        """The country that the phrase itself gives: a modifier, a possessor, or "of/in/from" with a name."""
        for match in reversed(phrase.inner_matches):
            code = country_of(match.entries, self.knowledge)
            if code:
                return code
        tree = phrase.tree
        community = self._of_community(phrase)
        if community:
            return community
        for child in tree.kids(phrase.token, "nmod:poss"):
            code = self._country_at(phrase, child, actor_of)
            if code:
                return code
        for child in (*tree.kids(phrase.token, "nmod"), *tree.kids(phrase.token, "obl")):
            if child > phrase.token and tree.preposition(child) in OWNING:
                code = self._country_at(phrase, child, actor_of)
                if code:
                    return code
        return ""

    def _of_community(self, phrase: Phrase) -> str:
        """ "Muslim hackers", "Bosnian Serb gunners": the country or code of a community that stands before the noun."""
        for match in phrase.inner_matches:
            for entry in match.entries:
                if entry.kind == "actor" and self.knowledge.actors[entry.ref].kind == "people":
                    return self.knowledge.actors[entry.ref].country
        words = phrase.tree.sentence.words[phrase.edge : phrase.token]
        communities = [self.knowledge.communities.get(name_key(word), "") for word in words if word[0].isupper()]
        return next((self.knowledge.actors[c].country for c in communities if c), "")

    def _country_at(self, phrase: Phrase, token: int, actor_of: Callable[[int], str]) -> str:
        inner = Phrase(tree=phrase.tree, token=token, matches=phrase.matches, knowledge=self.knowledge)
        match = inner.head_match()
        if match is not None:
            code = country_of(match.entries, self.knowledge)
            if code:
                return code
        actor = self.discourse.actors.get(actor_of(token))
        if actor is not None and actor.country:
            return actor.country
        codes = [country_of(m.entries, self.knowledge) for m in inner.inner_matches]
        return next((c for c in reversed(codes) if c), "") or self._below(phrase, token)

    def _below(self, phrase: Phrase, token: int, depth: int = 0) -> str:
        for child in phrase.tree.kids(token, "nmod"):
            inner = Phrase(tree=phrase.tree, token=child, matches=phrase.matches, knowledge=self.knowledge)
            match = inner.head_match()
            if match is not None and phrase.tree.preposition(child) in OWNING:
                return country_of(match.entries, self.knowledge)
            if match is None and depth < DEEP and (code := self._below(phrase, child, depth + 1)):
                return code
        return ""

    def only_country(self, phrase: Phrase) -> str:
        """The one country that the sentence names as a place or as somebody's, or empty where it names none or several.

        Countries that act or are acted on do not count: "the new government sought recognition from Brazil".
        """
        codes = {
            country_of(m.entries, self.knowledge)
            for m in phrase.matches
            if any(e.kind in COUNTRY_KINDS or e.kind == "place" for e in m.entries)
            and not _takes_part(phrase.tree, m.end - 1)
        } - {""}
        return codes.pop() if len(codes) == 1 else ""


def _takes_part(tree: Tree, token: int) -> bool:
    """Whether a country's name is itself a party: a subject, an object, or "from Brazil"."""
    if tree.preposition(token) in {"from", "with", "by", "against", "to"}:
        return True
    party = tree.sentence.deps[token] in {"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "conj"}
    return party and not is_locative(tree, token)


def fold_slug(text: str) -> str:
    """A name as part of an id: folded words joined with hyphens."""
    return "-".join(fold(text))


def person_name(phrase: Phrase, start: int) -> str:
    """The name of a person from token `start` to the head."""
    return phrase.tree.words(start, phrase.token)
