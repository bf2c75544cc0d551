"""The rules and parties of an event mention in English: how its code and its actors came about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.knowledge import Knowledge
from dateline.knowledge.tables import Constraint, Ladder, Pattern
from dateline.records import Actor, EventMention, Mention, Party, Resolution
from dateline.telling import Told, party_name

MOST_ALTERNATIVES = 8
"""Words of one condition that are listed; the rest are counted."""

SLOTS = {
    "subj": "a subject",
    "obj": "an object",
    "iobj": "an indirect object",
    "xcomp": "an infinitive",
    "ccomp": "a content clause",
    "advcl": "an adverbial clause",
    "poss": "an owner",
    "mod": "a modifier",
    "support": "the subject of its support verb",
    "subjof": "a verb that it is the subject of",
}
INSIDE = {"poss": "its owner", "mod": "a modifier in it"}
KINDS = {
    "actor": "an actor",
    "state": "a state or its government",
    "place": "a place",
    "person": "a person",
    "armed": "an armed force or group",
    "money": "a sum of money",
}
OPERATORS = {
    "modal.will": ("will", "the clause is in the future (“will”, “would”, “shall”)"),
    "modal.not": ("refuse", "the clause says that it will or can not be done"),
    "modal.must": ("", "the clause says that somebody must do it, which makes it a demand of whoever says so"),
}
TOLD = {
    "occurs": "the noun is the subject of a verb of happening",
    "background": "the noun stands in a phrase that takes it as having happened",
    "headline": "the noun stands alone in a headline",
}
BASES = {
    "knowledge": "listed in the knowledge",
    "composed": "composed of a country and a role word",
    "local": "known from this report alone",
}
RESOLVED = {
    "resolve.name.country": "the name of a country",
    "resolve.name.demonym": "the word for a country's people or things",
    "resolve.name.metonym": "a place name that stands for a government or body",
    "resolve.name.actor": "a name that the knowledge lists",
    "resolve.name.person": "an office-holder whom the knowledge lists",
    "resolve.name.place": "a place name",
    "resolve.name.unknown": "a name that the knowledge does not list, so an actor of this report alone",
    "resolve.person": "a person whom the knowledge does not list",
    "resolve.person.again": "a person named earlier in the report",
    "resolve.person.title": "a person with the title that the text gives",
    "resolve.person.in-office": "a person in office on the day of publication",
    "resolve.person.office-undated": "a listed person, with no date to tell the office by",
    "resolve.composed": "composed of a country and a role word",
    "resolve.role": "a role word with its country, where the text gives one",
    "resolve.role.country-of-sentence": "a role word with the only country of its sentence",
    "resolve.role.led-by": "a body that takes its side from who leads it",
    "resolve.role.of-group": "members of a group that the phrase names",
    "resolve.apposition": "in apposition to somebody already named",
    "resolve.alias.of-report": "a short name that the report itself introduces",
    "resolve.alias.short": "a usual short form of an actor named before",
    "resolve.alias.last-word": "the last word of a longer name given before",
    "resolve.alias.ambiguous": "a short form that fits several actors, so left undecided",
    "resolve.pronoun.clause-subject": "a pronoun bound to the subject of its own clause",
    "resolve.pronoun.recent": "a pronoun, read as the latest subject that agrees with it",
    "resolve.pronoun.undecided": "a pronoun with no single reading, so left undecided",
    "resolve.definite.country": "“the country”, read as the state named last",
    "resolve.definite.same-role": "a role word used before, read as the same actor",
    "resolve.definite.group": "“the group” or the like, read as the group named last",
    "resolve.definite.backed": "“X-backed forces” or the like, read as the group named last",
    "resolve.first-person": "“we” or “I”, read as the speaker whose words these are",
    "resolve.opponent": "“the enemy” or the like in somebody's words, read as whom the speaker is set against",
}


# --- from the rules to the code -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    """The act as the rules so far have made it; an unknown type is None."""

    type: str | None = ""
    mode: str = ""


def rules_told(told: Told, mention: EventMention, knowledge: Knowledge) -> list[str]:
    """The chain of rules from the innermost out, with the knowledge rows, and the characters that met them."""
    why = dict(mention.whys).get("type")
    if why is None:
        return ["The record keeps no rule for this code."]
    rules = [r for r in reversed(why.note.split(" < ")) if r] or [why.rule]
    lines, state = [], _State()
    for rule in rules:
        line, state = _step(rule, state, mention, knowledge)
        lines.append(line)
    if why.spans:
        lines.append(f"The rules looked at {told.quoted(*why.spans)}.")
    return lines


def _step(rule: str, state: _State, mention: EventMention, knowledge: Knowledge) -> tuple[str, _State]:
    kind, _, name = rule.partition(":")
    if kind in {"verb", "noun"}:
        return _pattern(rule, name, knowledge, state)
    if kind == "act":
        return _act(name, state, mention, knowledge)
    if kind == "support":
        ladder = _ladder(name, state, mention, knowledge)
        return f"A support verb of the phase “{name}” carries the noun{_comes_to(ladder)}.", _after(ladder, state)
    if rule in OPERATORS:
        operator, words = OPERATORS[rule]
        ladder = _ladder(operator, state, mention, knowledge) if operator else None
        return f"Rule {rule}: {words}{_comes_to(ladder)}.", _after(ladder, state)
    if kind == "told":
        return f"Rule {rule}: {TOLD.get(name, 'how the text tells the noun')}.", state
    if kind == "class":
        return f"Rule {rule}: the word is in the class “{name}”, which says what the act around it is about.", _State(
            type=None
        )
    if rule == "learned":
        told = (
            "Rule learned: no pattern and no outer act names this predicate; the learned reading alone gives its type"
        )
        return f"{told} (docs/training/acts.md).", state
    if rule == "speech:evaluation":
        return "Rule speech:evaluation: a named speaker calls somebody's deed a wrong, which blames them.", state
    return f"Rule {rule}.", state


def _pattern(rule: str, name: str, knowledge: Knowledge, state: _State) -> tuple[str, _State]:
    table = knowledge.verbs if rule.startswith("verb:") else knowledge.nouns
    row = next((p for patterns in table.values() for p in patterns if p.id == name), None)
    if row is None:
        return f"Rule {rule}: a pattern that this Dateline's knowledge no longer has.", state
    made = " ".join(part for part in (row.type, row.mode) if part)
    word = " ".join(part for part in (row.lemma, row.particle) if part)
    return f"Pattern {rule}: the {_part(rule)} “{word}”{frame_told(row)} means {made}{_code(row.cameo)}.", _State(
        type=row.type, mode=row.mode
    )


def _part(rule: str) -> str:
    return "verb" if rule.startswith("verb:") else "event noun"


def frame_told(pattern: Pattern) -> str:
    """A pattern's frame in words, after its lemma; empty where it asks for nothing."""
    return " with " + " and ".join(_constraint(c) for c in pattern.frame) if pattern.frame else ""


def _constraint(constraint: Constraint) -> str:
    slot, *inner = constraint.slot.split(".")
    words = SLOTS.get(slot, f"a phrase with “{slot.replace('_', ' ').replace('|', '” or “')}”")
    for step in inner:
        words += f" and, inside that, {INSIDE.get(step, f'“{step}” and what follows it')}"
    if constraint.negated:
        words = f"no {words.split(' ', 1)[1]}" if words.startswith(("a ", "an ")) else f"without {words}"
    if not constraint.alternatives:
        return words
    shown = [_alternative(a) for a in constraint.alternatives[:MOST_ALTERNATIVES]]
    more = len(constraint.alternatives) - len(shown)
    return f"{words} that is {' or '.join([*shown, *([f'one of {more} more'] if more else [])])}"


def _alternative(text: str) -> str:
    if text.startswith("@"):
        return f"a word of the class “{text[1:]}”"
    if text.startswith("#"):
        return KINDS.get(text[1:], text[1:])
    return f"“{text.replace('_', ' ')}”"


def _act(name: str, state: _State, mention: EventMention, knowledge: Knowledge) -> tuple[str, _State]:
    row = next((a for acts in knowledge.acts.values() for a in acts if a.id == name), None)
    if row is None:
        return f"Rule act:{name}: an outer act that this Dateline's knowledge no longer has.", state
    word = " ".join(part for part in (row.lemma, row.particle) if part)
    if row.operator == "pass":
        return f"Outer act act:{name}: “{word}” lets the act inside it stand as it is.", state
    ladder = _ladder(row.operator, state, mention, knowledge)
    return (
        f"Outer act act:{name}: “{word}” puts what it governs under the operator “{row.operator}”{_comes_to(ladder)}.",
        _after(ladder, state),
    )


def _ladder(operator: str, state: _State, mention: EventMention, knowledge: Knowledge) -> Ladder | None:
    """The row that lifts `state`; where the inner type is unknown, the only row that can have led to the code."""
    if state.type is not None:
        return knowledge.ladder.get((operator, state.type, state.mode)) or knowledge.ladder.get(
            (operator, state.type, "")
        )
    fits = [
        row
        for (op, _, _), row in sorted(knowledge.ladder.items())
        if op == operator
        and (row.type, row.outer_mode, row.cameo) == (mention.type, "".join(mention.modes), mention.cameo)
    ]
    return fits[0] if len(fits) == 1 else None


def _comes_to(row: Ladder | None) -> str:
    if row is None:
        return ""
    inner = " ".join(part for part in (row.inner, row.mode) if part) or "a content without a code of its own"
    made = " ".join(part for part in (row.type, row.outer_mode) if part)
    return f"; in the ladder “{row.operator}” over {inner} is {made}{_code(row.cameo)}"


def _after(row: Ladder | None, state: _State) -> _State:
    return state if row is None else _State(type=row.type, mode=row.outer_mode)


def _code(cameo: str) -> str:
    return f", CAMEO {cameo}" if cameo else ""


# --- the parties --------------------------------------------------------------------------------------------------


def parties_told(told: Told, mention: EventMention) -> list[str]:
    """Who acts and who is acted on, and how each was resolved."""
    return [
        *([f"Actor: {_party(told, p)}" for p in mention.actors] or ["Actor: none; the text names nobody who does it."]),
        *([f"Recipient: {_party(told, p)}" for p in mention.recipients] or [_nobody(mention)]),
    ]


def _nobody(mention: EventMention) -> str:
    if len(mention.actors) > 1:
        return "Recipient: none; the actors do it together."
    return "Recipient: none; the text names nobody whom it is done to."


def _party(told: Told, party: Party) -> str:
    actor = told.actors.get(party.actor)
    words = f", from {told.quoted(party.span)}" if party.span else ", the speaker, who is named elsewhere"
    codes = f" ({party.actor})" if party.actor else ""
    line = f"{party_name(told, party)}{codes}{words}; role by rule {party.why.rule}."
    resolution = told.resolutions.get(party.mention)
    return " ".join([line, *_resolved(told, resolution, party), *([_who(actor)] if actor else [])])


def _resolved(told: Told, resolution: Resolution | None, party: Party) -> Sequence[str]:
    if resolution is None or resolution.ref != party.actor:
        return ()
    why = resolution.why
    note = f" ({why.note})" if why.note else ""
    within = " Holds only inside these words of the speaker." if resolution.within else ""
    parts = [f"Resolved by rule {why.rule}: {RESOLVED.get(why.rule, 'see the rule')}{note}.{within}"]
    first = _first_name(told, party)
    if first is not None:
        parts.append(f"First named as {told.quoted(first.span)}.")
    if resolution.candidates:
        parts.append(f"Not chosen: {'; '.join(f'{c.ref} ({c.reason})' for c in resolution.candidates)}.")
    return parts


def _first_name(told: Told, party: Party) -> Mention | None:
    """The first name in the report that refers to the same actor, unless the party's own words are it."""
    named = (m for m in told.mentions.values() if m.form == "name" and m.id in told.resolutions)
    first = min((m for m in named if told.resolutions[m.id].ref == party.actor), key=lambda m: m.span, default=None)
    return None if first is None or first.id == party.mention else first


def _who(actor: Actor) -> str:
    sectors = f", sectors {', '.join(actor.sectors)}" if actor.sectors else ""
    country = f", country {actor.country}" if actor.country else ""
    privacy = "" if actor.public else ", private"
    return f"Kind: {actor.kind.replace('_', ' ')}{country}{sectors}{privacy}; basis: {BASES[actor.basis]}."
