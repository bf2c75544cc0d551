"""Words that are no act of politics: outer acts whose content no type takes, and talk among private parties.

"The company offered tokens" and "the chief justice asked how many" have the words of AGREE and REQUEST. Without a coded content such an
act counts only where those that it passes between are parties of public life, and where the content is a deed and no saying.
Of 40 general news reports read by eye, 25 of 28 bare outer acts were false before these rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from dateline.coding.acts import Coding
from dateline.coding.scene import Scene
from dateline.coding.where import places_of
from dateline.parse import Tree
from dateline.records import Actor

POWERS: Final = frozenset(
    {"GOV", "LEG", "JUD", "MIL", "COP", "SPY", "REB", "PRM", "UAF", "PTY", "OPP", "IGO", "IMG", "ELI"}
)
PUBLIC: Final = POWERS | frozenset({"NGO", "ISM", "LAB", "REL", "REF", "CVL", "AGR", "EDU", "MED", "SOC", "JRN"})
SAYINGS: Final = frozenset(
    "comment discuss say elaborate answer name identify confirm disclose provide give speak respond reply tell explain specify reveal "
    "describe detail estimate speculate characterize characterise share draw paint note know understand think consider".split()
)
BOTH: Final = frozenset({"AGREE", "REQUEST", "THREATEN"})
"""Types that need somebody on the other side, where their content is of no type."""
ATTEMPTS: Final = frozenset({"seek", "try", "attempt"})
"""With an infinitive they ask nobody: "sought to draw a contrast"."""
QUESTIONS: Final = frozenset({"ask", "question", "wonder"})
"""Without an infinitive they want an answer and no deed."""
SAID_THINGS: Final = frozenset(
    "detail information explanation comment answer evidence insight look glimpse prediction advice tip opinion view clue hint reason example "
    "account summary apology praise tribute".split()
)
"""What is offered or withheld in words."""
UNWILLING: Final = frozenset({"mistake", "accident", "accidentally", "mistakenly", "inadvertently"})
DOER: Final = frozenset({"CONCEDE", "COERCE", "REJECT", "SANCTION", "RETREAT"})


def groundless(scene: Scene, coding: Coding) -> bool:
    """Whether a coding is a bare outer act between parties, or about a content, that is of no public matter."""
    rules = [r for r in coding.rules if not r.startswith(("modal.", "told:"))]
    if any(not r.startswith("act:") and r != "class:talks" for r in rules):
        return False
    if not rules and "modal.must" not in coding.rules:
        return False
    if coding.type not in BOTH | DOER:
        return False
    actors = _actors(scene, coding.sentence, coding.actors, coding.actor_ids)
    recipients = _actors(scene, coding.sentence, coding.recipients, coding.recipient_ids)
    if not rules and not _owed(scene, coding, actors, recipients):
        return True
    if (
        _only_said(scene, coding)
        or _own_people(scene, coding)
        or _only_feared(scene, coding, rules)
        or not any(map(is_power, actors + recipients))
    ):
        return True
    if coding.type in BOTH:
        power = any(map(is_power, actors))
        states = any(a.kind == "state" or "GOV" in a.sectors for a in actors)
        answered = (
            any(map(is_public, recipients)) or (power and bool(recipients)) or (states and _own_deed(scene, coding))
        )
        return not (any(map(is_public, actors)) and answered)
    subjects = scene.trees[coding.sentence].kids(coding.token, "nsubj")
    personal = any(scene.trees[coding.sentence].sentence.tags[t] == "PRP" for t in subjects)
    granted = coding.type == "CONCEDE" and "modal.will" in coding.rules and personal
    return not any(map(is_power, actors or (recipients if granted else [])))


def _leads(actor: Actor) -> bool:
    """Whether somebody's talks are of public matter: a power, an office, a body; not two private persons."""
    return (
        is_power(actor)
        or actor.kind in {"office", "organisation"}
        or (is_public(actor) and (actor.kind != "people" or actor.country != ""))
    )


def _own_people(scene: Scene, coding: Coding) -> bool:
    """Orders to one's own: "told his advisers to figure it out"."""
    tree = scene.trees[coding.sentence]
    owners = [k for t in coding.recipients for k in tree.kids(t, "nmod:poss")]
    actors = {scene.id_at(coding.sentence, t) for t in coding.actors} - {""}
    return coding.type == "REQUEST" and any(scene.id_at(coding.sentence, k) in actors for k in owners)


def _only_feared(scene: Scene, coding: Coding, rules: Sequence[str]) -> bool:
    """A warning of what may come by itself, and what a deed to come may prevent: "warned that the bloc could fall apart"."""
    if rules == ["act:prevent"] and "modal.will" in coding.rules:
        return True
    tree = scene.trees[coding.sentence]
    if coding.type == "CONCEDE" and tree.lemma(coding.token) == "let" and not tree.kids(coding.token, "nsubj"):
        return True  # "Let everybody know"
    deeds = [t for t in coding.inner if t != coding.token and (coding.sentence, t) in scene.clauses]
    told = [t for t in deeds if tree.sentence.deps[t] == "ccomp"]
    meant = ({tree.lemma(a) for a in tree.kids(t, "aux")} & {"will", "would", "shall", "'ll"} for t in told)
    return coding.type == "THREATEN" and bool(told) and not any(meant)


def mishap(scene: Scene, coding: Coding) -> bool:
    """Whether a civilian harmed somebody unwillingly: "shot his brother by mistake"."""
    if coding.type != "ASSAULT" or has_power(scene, coding):
        return False
    tree = scene.trees[coding.sentence]
    by = {tree.lemma(t) for t in tree.kids(coding.token, "obl", "advmod") if tree.preposition(t) in {"by", ""}}
    return bool(by & UNWILLING)


def of_a_kind(scene: Scene, coding: Coding) -> bool:
    """Whether a relative clause only says which people are meant: "for women who have been assaulted", "those who are jailed".

    A bare plural or "those", without a doer, a place or a time, is told of nobody in particular.
    """
    tree = scene.trees[coding.sentence]
    sentence = tree.sentence
    verb = sentence.heads[coding.token] if sentence.deps[coding.token] == "conj" else coding.token
    if coding.actors or coding.actor_ids or verb < 0 or sentence.deps[verb] != "acl:relcl":
        return False
    head = sentence.heads[verb]
    bare = sentence.tags[head] == "NNS" and not tree.kids(head, "det", "nummod", "nmod:poss", "amod", "compound")
    meant = bare or tree.lemma(head) in {"those", "anyone", "anybody", "everyone", "everybody"}
    past = sentence.tags[verb] == "VBD" or any(sentence.tags[a] == "VBD" for a in tree.kids(verb, "aux", "aux:pass"))
    told = tree.kids(verb, "obl", "obl:npmod", "obl:agent")
    return meant and not past and not told


def has_power(scene: Scene, coding: Coding) -> bool:
    """Whether a state, a force, a party or rebels are among the parties."""
    parties = _actors(scene, coding.sentence, coding.actors, coding.actor_ids)
    return any(map(is_power, parties + _actors(scene, coding.sentence, coding.recipients, coding.recipient_ids)))


def private(scene: Scene, coding: Coding) -> bool:
    """Whether persons and companies only talk with each other, or somebody with a newspaper.

    A company coerces nobody and musters no troops; sanctions need a power; private persons who attack nobody, nowhere, attack in words.
    """
    if coding.type not in {"CONSULT", "SUPPORT", "COERCE", "SANCTION", "MOBILIZE", "ASSAULT"}:
        return False
    actors = _actors(scene, coding.sentence, coding.actors, coding.actor_ids)
    recipients = _actors(scene, coding.sentence, coding.recipients, coding.recipient_ids)
    parties = actors + recipients
    if coding.type == "SANCTION":
        return bool(actors) and not any(is_power(a) or _of_state(a) for a in parties)
    if coding.type == "ASSAULT":
        aimed = recipients or any(is_power(a) or _of_state(a) for a in actors) or places_of(scene, coding)
        return bool(actors) and not aimed
    if coding.type in {"COERCE", "MOBILIZE"}:
        arms = scene.knowledge.classes["forceunit"]  # "an American carrier sailed into the Gulf"
        armed = any(scene.trees[coding.sentence].lemma(t) in arms for t in coding.actors)
        return bool(actors) and not armed and all("BUS" in a.sectors or a.country == "MNC" for a in actors)
    if coding.type == "SUPPORT":
        return not actors and not any(map(is_public, parties))
    return any(a.kind == "outlet" for a in parties) or not any(map(_leads, parties))


def _owed(scene: Scene, coding: Coding, actors: Sequence[Actor], recipients: Sequence[Actor]) -> bool:
    """Whether "must" and "should" ask a deed of another power: advice at home, regrets and traits of character are no request."""
    tree = scene.trees[coding.sentence]
    auxiliaries = {tree.lemma(t) for t in tree.kids(coding.token, "aux", "cop")}
    if tree.kids(coding.token, "neg") or any(tree.lemma(t) == "not" for t in tree.kids(coding.token, "advmod")):
        return False
    if tree.sentence.pos[coding.token] != "VERB" or "be" in auxiliaries or _perfect(tree, coding.token):
        return False
    countries = {a.country for a in actors if a.country}
    abroad = any(is_power(a) and a.country and a.country not in countries for a in recipients)
    return any(map(is_power, actors)) and bool(countries) and abroad


def _asked_for(tree: Tree, token: int) -> bool:
    """Whether a content is in the form of what is asked ("that he go", "to go"), and not of what is said ("that he would go")."""
    said = {tree.lemma(a) for a in tree.kids(token, "aux")} & {"will", "would", "'ll", "shall", "can", "could"}
    return tree.sentence.tags[token] in {"VB", "VBN", "VBP"} and not said


def _perfect(tree: Tree, token: int) -> bool:
    """ "should have done": what was not done."""
    return tree.sentence.tags[token] == "VBN" and any(tree.lemma(t) == "have" for t in tree.kids(token, "aux"))


def _own_deed(scene: Scene, coding: Coding) -> bool:
    """Whether a promise is of a deed: "Turkey promised to pave the road", not "offered a view"."""
    deeds = [t for t in coding.inner if t != coding.token and (coding.sentence, t) in scene.clauses]
    return coding.type == "AGREE" and any(scene.trees[coding.sentence].sentence.pos[t] == "VERB" for t in deeds)


def is_power(actor: Actor) -> bool:
    """A state, its bodies and forces, parties, rebels, bodies of states."""
    return (
        actor.kind in {"state", "force", "armed_group"}
        or bool(POWERS & set(actor.sectors))
        or actor.country in {"UNO", "EUR", "IGO"}
    )


def is_public(actor: Actor) -> bool:
    """A party of public life: a power, or people and bodies that stand up to one."""
    return is_power(actor) or actor.kind == "office" or _of_state(actor) or bool(PUBLIC & set(actor.sectors))


def _of_state(actor: Actor) -> bool:
    """People and bodies of a named country, companies left out."""
    return bool(actor.country) and actor.kind != "person" and "BUS" not in actor.sectors


def _actors(scene: Scene, sentence: int, tokens: Iterable[int], ids: Iterable[str]) -> list[Actor]:
    named = [scene.actor(sentence, token) for token in tokens]
    return [a for a in (*named, *(scene.actors.get(i) for i in ids)) if a is not None]


def _only_said(scene: Scene, coding: Coding) -> bool:
    """Whether the content is a saying, a question, or no deed: "declined to comment", "asked how many", "offers a glimpse"."""
    tree = scene.trees[coding.sentence]
    content = [t for t in coding.inner if t != coding.token]
    deeds = [t for t in content if (coding.sentence, t) in scene.clauses]
    if tree.lemma(coding.token) in ATTEMPTS or (tree.lemma(coding.token) in QUESTIONS and not deeds):
        return True
    if coding.type == "REJECT" and any(tree.lemma(t) in SAYINGS for t in deeds):
        return True
    if coding.type == "REQUEST" and deeds and not any(_asked_for(tree, t) for t in deeds):
        return True
    return any(tree.lemma(t) in SAID_THINGS for t in (*content, *tree.kids(coding.token, "obj")))
