"""Who a noun phrase is: by apposition, known name, person and title, role and country, or a name of the report."""

from __future__ import annotations

from dataclasses import replace

from dateline.knowledge.names import fold
from dateline.knowledge.tables import Role
from dateline.mentions import NameMatch
from dateline.records import Actor, Mention
from dateline.resolve import coreference, offices
from dateline.resolve.anaphora import both
from dateline.resolve.compose import NOT_ACTORS, person_name
from dateline.resolve.discourse import Choice
from dateline.resolve.phrases import Phrase, country_of
from dateline.resolve.work import Work

TITLES = {
    "m": frozenset(
        {"mr", "sir", "lord", "king", "prince", "sheikh", "father", "brother", "don", "boy", "son", "husband", "monk"}
    ),
    "f": frozenset(
        {
            "mrs",
            "ms",
            "miss",
            "lady",
            "queen",
            "princess",
            "dame",
            "mother",
            "sister",
            "madame",
            "girl",
            "daughter",
            "wife",
            "widow",
            "nun",
        }
    ),
}
OF_STATES = frozenset({"force", "body", "office"})


def choose(work: Work, mention: Mention, phrase: Phrase) -> Choice:
    """The actor of a noun phrase that is no pronoun; NOT_ACTORS where it names none."""
    if phrase.predicative():
        return NOT_ACTORS
    known = _apposed(work, phrase)
    if known:
        return Choice(ref=known, rule="resolve.apposition")
    again = _surname(work, phrase) or _own_states(work, phrase)
    if again is not None:
        return again
    named = work.compose.by_name(phrase)
    if named is not None:
        return named
    return _person(work, phrase) or both(work, phrase) or _by_words(work, phrase, mention)


def _own_states(work: Work, phrase: Phrase) -> Choice | None:
    """ "Their countries": those whose countries they are, when several act together."""
    tree = phrase.tree
    if (
        tree.lemma(phrase.token) not in {*coreference.STATE_WORDS, "government"}
        or tree.sentence.tags[phrase.token] != "NNS"
    ):
        return None
    owners = [t for t in tree.kids(phrase.token, "nmod:poss") if tree.lemma(t) in {"their", "they"}]
    owner = work.actor_at.get((tree.sentence.index, owners[0]), "") if owners else ""
    also = work.also_at.get((tree.sentence.index, owners[0]), ()) if owners else ()
    return Choice(ref=owner, rule="resolve.definite.own-states", also=also) if owner else None


def _surname(work: Work, phrase: Phrase) -> Choice | None:
    """A surname of somebody of this report that is also the name of a place or people elsewhere."""
    match = phrase.head_match()
    if match is None or match.end - match.start > 1 or any(e.kind in {"person", "actor"} for e in match.entries):
        return None
    earlier = work.discourse.aliases.get(fold(phrase.tree.sentence.words[phrase.token]), "")
    person = earlier and work.discourse.actors[earlier].kind == "person"
    return Choice(ref=earlier, rule="resolve.person.again") if person else None


def _apposed(work: Work, phrase: Phrase) -> str:
    """An apposition to somebody already resolved is that one."""
    tree = phrase.tree
    if tree.sentence.deps[phrase.token] != "appos":
        return ""
    head = tree.sentence.heads[phrase.token]
    return work.actor_at.get((tree.sentence.index, head), "") if head < phrase.token else ""


def _person(work: Work, phrase: Phrase) -> Choice | None:
    hint = next(
        (h for h in phrase.tree.sentence.entities if h.start <= phrase.token < h.end and h.label == "PERSON"), None
    )
    if hint is None or phrase.tree.sentence.pos[phrase.token] != "PROPN":
        return None
    start = max(hint.start, phrase.edge)
    name = person_name(phrase, start)
    earlier = work.discourse.aliases.get(fold(name)) or work.discourse.aliases.get(fold(name)[-1:])
    if earlier and work.discourse.actors[earlier].kind == "person":
        return Choice(ref=earlier, rule="resolve.person.again")
    role = phrase.title(start)
    apposed = work.apposed(phrase)
    described = apposed.role if apposed is not None else None
    if role is None and described is not None and described.kind in {"body", "armed", "force"}:
        return work.compose.named(phrase, work.compose.country(phrase, lambda _token: ""), described)
    country = work.compose.country(phrase, work.actors_of(phrase.tree.sentence.index))
    if apposed is not None:
        role = role or apposed.role
        country = country or work.compose.country(apposed, work.actors_of(phrase.tree.sentence.index))
    first = work.knowledge.roles.get(name.split()[0].lower())
    role = role or (first if first is not None and first.kind == "office" else None)
    titled = _titled(work, phrase, name, role, country)
    if titled is not None:
        return titled
    others = offices.not_guessed(name, role.role, work.knowledge) if role is not None else ()
    countries = {work.knowledge.offices[c.ref][0].country for c in others}
    if not country:
        country = countries.pop() if len(countries) == 1 else _country_of_title(work, phrase, role, apposed)
    choice = work.compose.person(name, role, country)
    choice = replace(choice, candidates=others)
    gender = _gender(phrase, start, role) or work.gender_of(name)
    if gender:
        work.discourse.genders.setdefault(choice.ref, gender)
    return choice


def _country_of_title(work: Work, phrase: Phrase, role: Role | None, apposed: Phrase | None) -> str:
    """The body that a title or apposition names ("U.N. mediator X"), else the one country of the sentence of an official."""
    for titled in (phrase, apposed):
        for match in titled.inner_matches if titled is not None else ():
            for entry in match.entries:
                if entry.kind == "actor" and work.knowledge.actors[entry.ref].kind != "people":
                    return work.knowledge.actors[entry.ref].country
    official = role is not None and role.kind == "office" and role.sectors[:1] != ("CVL",)
    return work.compose.only_country(phrase) if official else ""


def _titled(work: Work, phrase: Phrase, name: str, role: Role | None, country: str) -> Choice | None:
    """ "President Bush": the listed office-holder whom the title, the day and the report's countries leave."""
    if role is None or role.kind != "office" or phrase.qualified():
        return None
    words = [w for w in name.split() if w.lower() not in role.role.split()]
    if not words or len(words) > 2:
        return None
    surname = " ".join(words)
    day, knowledge = work.compose.published, work.knowledge
    choice = offices.by_title(surname, role.role, country, work.countries, day, knowledge)
    if choice is None:
        return None
    work.compose.listed(choice.ref, choice.note)
    return choice


def _gender(phrase: Phrase, start: int, role: Role | None) -> str:
    """What a title or role says ("Mr", "Queen", "spokeswoman")."""
    before = {phrase.tree.lemma(t).rstrip(".") for t in range(max(0, start - 2), start)}
    for gender, words in TITLES.items():
        if before & words:
            return gender
    return gender_of_role(role.role) if role else ""


def gender_of_role(role: str) -> str:
    """ "f" of a spokeswoman or a widow, "m" of a policeman, else empty."""
    last = role.split()[-1] if role else ""
    if last.endswith("woman") or last in TITLES["f"]:
        return "f"
    return "m" if last.endswith("man") or last in TITLES["m"] else ""


def _by_words(work: Work, phrase: Phrase, mention: Mention) -> Choice:
    role = phrase.role
    if role is not None and role.kind == "report":
        return NOT_ACTORS
    name = mention.form == "name"
    if role is None and not name and not coreference.may_be_anaphor(phrase):
        return NOT_ACTORS
    short = coreference.short_form(phrase, work.discourse) if name else None
    if short is not None:
        return short
    if role is not None and (group := work.compose.by_group(phrase)) is not None:
        return group
    country = work.compose.country(phrase, work.actors_of(mention.sentence))
    inner = phrase.inner_name()
    if role is not None and inner:
        return work.compose.named_group(inner, country, role)
    if role is not None and name and (proper := phrase.proper_name(role)):
        return work.compose.named_body(proper, country or work.compose.only_country(phrase) or work.main_country, role)
    held = _held(work, phrase, role, country)
    if held is not None:
        return held
    back = coreference.definite(phrase, work.discourse, role.role if role else "", country, work.main_country)
    if back is not None:
        return back
    if role is not None:
        return _role(work, phrase, role, country)
    if name and mention.hint in {"ORG", "NORP", "GPE", "FAC", "LOC", "PERSON", "PRODUCT"}:
        return work.compose.named(phrase, country, role)
    return NOT_ACTORS


def _held(work: Work, phrase: Phrase, role: Role | None, country: str) -> Choice | None:
    """ "The British prime minister": whoever held the office on the day of the report."""
    if role is None or role.kind != "office" or phrase.qualified():
        return None
    if phrase.tree.sentence.tags[phrase.token] not in {"NN", "NNP"} or not (phrase.definite() or phrase.owned()):
        return None
    choice = offices.by_day(role.role, country, work.compose.published, work.knowledge)
    if choice is not None:
        work.compose.listed(choice.ref, choice.note)
    return choice


def _role(work: Work, phrase: Phrase, role: Role, country: str) -> Choice:
    led = _leader_of(work, phrase) if not country else None
    group = _of_group(work, phrase)
    if group is not None:
        return group
    if led is not None:
        actor = work.compose.composed(
            led.country, led.sectors or role.sectors, "organisation", role.role, phrase.core()
        )
        return Choice(ref=work.discourse.add(actor), rule="resolve.role.led-by", note=led.name)
    if not country and not phrase.several() and (role.kind in OF_STATES or not phrase.bare_plural()):
        country = work.compose.only_country(phrase) or _country_of_report(work, role, phrase)
        if country and not phrase.backed():
            made = work.compose.by_role(phrase, role, country)
            return replace(made, rule="resolve.role.country-of-sentence")
    _coordinated(work, phrase, role, country)
    return work.compose.by_role(phrase, role, country)


def _country_of_report(work: Work, role: Role, phrase: Phrase) -> str:
    """ "The government" of a report that is mostly about one country is that country's."""
    if role.kind not in OF_STATES or not (phrase.definite() or phrase.bare()) or phrase.several():
        return ""
    return work.main_country


def _coordinated(work: Work, phrase: Phrase, role: Role, country: str) -> None:
    """ "Hungarian and Romanian officials": the other countries' officials are actors of the same phrase."""
    codes = [country_of(m.entries, work.knowledge) for m in phrase.inner_matches]
    others = tuple(
        work.discourse.add(work.compose.by_role_of(phrase, role, code))
        for code in dict.fromkeys(codes)
        if code and code != country
    )
    if others and "and" in {phrase.tree.lemma(t) for t in range(phrase.edge, phrase.token)}:
        work.also_at[phrase.tree.sentence.index, phrase.token] = others


def _leader_of(work: Work, phrase: Phrase) -> Actor | None:
    """ "a coalition, led by Rep. X": whose coalition it is, by who leads it."""
    tree = phrase.tree
    for child in tree.kids(phrase.token, "acl"):
        if tree.lemma(child) in {"lead", "head"}:
            for agent in tree.kids(child, "obl:agent"):
                mention = work.found.at.get((tree.sentence.index, agent))
                if mention is not None and mention.form != "pronoun":
                    return work.discourse.actors.get(choose(work, mention, work.phrase(mention.sentence, agent)).ref)
    return None


def _of_group(work: Work, phrase: Phrase) -> Choice | None:
    """ "a spokesman for Hamas", "leaders of the African Union": an office of a known group speaks and acts for it."""
    tree = phrase.tree
    for child in tree.kids(phrase.token, "nmod", "nmod:poss"):
        if tree.preposition(child) in {"of", "for", "from", ""}:
            inner = work.phrase(tree.sentence.index, child)
            match = inner.head_match()
            for entry in match.entries if match else ():
                if entry.kind == "actor":
                    actor = work.compose.known(work.knowledge.actors[entry.ref])
                    return Choice(ref=work.discourse.add(actor), rule="resolve.role.of-group", note=phrase.core())
    return None


def role_of(work: Work, phrase: Phrase, choice: Choice) -> Role | None:
    """The role under which somebody was just mentioned: a person's title, else the head noun's."""
    if work.discourse.actors[choice.ref].kind != "person":
        return phrase.role
    match = phrase.head_match()
    hint = next((h.start for h in phrase.tree.sentence.entities if h.start <= phrase.token < h.end), phrase.token)
    apposed = work.apposed(phrase)
    return phrase.title(min(hint, match.start if match else phrase.token)) or (apposed.role if apposed else phrase.role)


def modifier_of(work: Work, sentence: int, match: NameMatch) -> str:
    """A name inside a phrase ("US" in "US schemes") as an actor, for patterns that look there."""
    phrase = work.phrase(sentence, match.end - 1)
    kinds = {e.kind for e in match.entries}
    if "demonym" in kinds or "country" in kinds or kinds == {"place"}:
        code = country_of(match.entries, work.knowledge)
        return work.discourse.add(work.compose.state(code)) if code in work.knowledge.countries else ""
    choice = work.compose.by_name(phrase)
    return choice.ref if choice else ""
