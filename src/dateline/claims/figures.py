"""Quantities that somebody claims: bounds, what is counted, where, per what, and whose figure it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from dateline.claims.amounts import Amount, amounts_of
from dateline.claims.claims import Chains
from dateline.claims.counted import (
    COUNTING,
    GENERIC,
    GROUPS,
    Before,
    Counted,
    anchor_of,
    counted_by,
    earlier,
    risen,
    zeros_of,
)
from dateline.claims.measures import NOUNS
from dateline.claims.relations import (
    EARLIER,
    FALSE,
    LATER,
    MORE,
    NOTE_MARK,
    OTHER_TIME,
    OUT_OF,
    PART,
    PLACE,
    SPEAKER,
    has,
    relate_figures,
    words_of,
)
from dateline.knowledge import Knowledge
from dateline.mentions import Found
from dateline.parse import Tree
from dateline.records import Attribution, Figure, Mention, Span, Why

__all__ = ["find_figures", "relate_figures"]

REFUSING = frozenset({"deny", "refute", "dispute", "reject", "dismiss"})
UNTRUE = frozenset("false fantasy untrue lie fabrication invention baseless wrong exaggerated inflated fiction".split())
GIVING = frozenset(["give", "publish", "cite", "claim", "report", "release", "provide", "announce"])
FIGURE_NOUNS = GENERIC | {"claim", "estimate"}
OWNED = GIVING | FIGURE_NOUNS
COUNTS = GENERIC | frozenset(NOUNS)
PRICING = frozenset({"put", "estimate", "speak", "say", "claim"})
LIKENESS = frozenset({"similar", "previous", "Similar", "Previous"})
CROWD = frozenset({"marcher", "protester", "demonstrator", "participant", "striker"})
PERIODS = frozenset({"day", "week", "month", "year", "hour", "night"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What the figures of one report are read with."""

    found: Found
    chains: Chains
    text: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimant:
    """Whose figure it is: the attributions around it, or the one that the sentence gives the figure to."""

    name: str
    attributions: tuple[str, ...] = ()
    actor: str = ""


def find_figures(
    trees: Sequence[Tree], found: Found, attributions: Sequence[Attribution], text: str, knowledge: Knowledge
) -> tuple[Figure, ...]:
    """Figures in text order, ids "f0", "f1", ..."""
    scene = Scene(found=found, chains=Chains.of(attributions), text=text, version=knowledge.version)
    figures: list[Figure] = []
    for tree in trees:
        for amount, zero in sorted(_candidates(tree), key=lambda pair: pair[0].tokens[0]):
            counted = zero or counted_by(tree, amount, _before(figures, tree.sentence.index))
            if counted is not None:
                _add(figures, tree, amount, counted, scene)
    return _with_denials(figures, trees, scene)


def _candidates(tree: Tree) -> list[tuple[Amount, Counted | None]]:
    return [*((amount, None) for amount in amounts_of(tree)), *zeros_of(tree)]


def _before(figures: Sequence[Figure], sentence: int) -> Before | None:
    """The figure that a bare number may take up: of the same sentence or the one before."""
    last = next((f for f in reversed(figures) if not has(f, PART)), None)
    if last is None or sentence - last.sentence > 1:
        return None
    return Before(
        what=last.what, measure=last.measure, near=last.sentence == sentence, parted=_parted(figures, sentence)
    )


def _parted(figures: Sequence[Figure], sentence: int) -> bool:
    return figures[-1].sentence == sentence and has(figures[-1], PART)


def _add(figures: list[Figure], tree: Tree, amount: Amount, counted: Counted, scene: Scene) -> None:
    span = tree.cover(amount.tokens)
    if counted.measure == "other" and _by_speaker(span, scene.chains):
        return
    claimant = _claimant(tree, amount, counted, span, scene)
    if claimant is None:
        return
    place = _where(tree, counted.token, scene.found)
    notes = _notes(tree, amount, counted, claimant, place, scene)
    figure = _figure(f"f{len(figures)}", tree, amount, counted, claimant, place, notes, scene)
    rival = figures[-1] if figures and figures[-1].sentence == tree.sentence.index else None
    if EARLIER in notes and rival is not None and rival.measure == figure.measure:
        figures[-1] = _noted(figures[-1], LATER)
    figures.append(figure)


def _figure(
    name: str,
    tree: Tree,
    amount: Amount,
    counted: Counted,
    claimant: Claimant,
    place: Mention | None,
    notes: Sequence[str],
    scene: Scene,
) -> Figure:
    span = tree.cover(amount.tokens)
    mention = scene.found.at.get((tree.sentence.index, counted.token))
    inner = scene.chains.by_id[claimant.attributions[-1]] if claimant.attributions else None
    rule, note = f"claims.figure.{amount.rule}", NOTE_MARK.join(notes)
    return Figure(
        id=name,
        sentence=tree.sentence.index,
        span=span,
        what=counted.what,
        what_span=mention.span if mention else tree.span(counted.token, counted.token),
        whose="" if counted.taken_up else _whose(tree, counted.token, amount),
        low=amount.low,
        best=amount.best,
        high=amount.high,
        unit="money" if counted.measure == "money" else "",
        approximate=amount.approximate,
        per=_per(tree, amount, counted),
        where=place.id if place is not None else "",
        measure=_crowd(tree, amount, counted, claimant) or counted.measure,
        attributions=claimant.attributions,
        claimant=claimant.name,
        adoption=inner.adoption if inner else "neutral",
        why=Why(step="claims", rule=rule, version=scene.version, spans=(span,), note=note),
    )


def _crowd(tree: Tree, amount: Amount, counted: Counted, claimant: Claimant) -> Literal["present", ""]:
    """A crowd by who is counted or by who counts: "counted 900 marchers", "the organisers speak of 900 people"."""
    if counted.measure != "other":
        return ""
    organised = counted.what == "people" and words_of(claimant.name) & {"organisers", "organizers"}
    return "present" if organised or (counted.what in CROWD and _giver(tree, amount, False)) else ""


def _by_speaker(span: Span, chains: Chains) -> bool:
    """Whether the number counts those who speak: "two residents said"."""
    return any(s.start <= span.start < s.end for a in chains.attributions for s in a.speaker)


# --- whose figure ---------------------------------------------------------------------------------------------------


def _claimant(tree: Tree, amount: Amount, counted: Counted, span: Span, scene: Scene) -> Claimant | None:
    """Who gives the figure; None where the innermost speaker denies what it stands in."""
    chain = scene.chains.at(span.start)
    inner = scene.chains.by_id[chain[-1]] if chain else None
    if inner is not None and inner.cue_lemma in REFUSING:
        return None
    owner = _owner(tree, amount, counted)
    if owner:
        return Claimant(name=tree.cover(owner).of(scene.text))
    giver = _giver(tree, amount, counted.measure == "money")
    # Inside somebody's words another one may count: "they said 300 had come, while the union claimed 900".
    inside = inner is None or any(c.start <= tree.sentence.starts[giver[0]] < c.end for c in inner.content if giver)
    if inner is None or (giver and inside):
        return Claimant(name=tree.cover(giver).of(scene.text) if giver else "")
    speaker = " ".join(s.of(scene.text) for s in inner.speaker)
    return Claimant(name=speaker, attributions=chain, actor=inner.actor)


def _owner(tree: Tree, amount: Amount, counted: Counted) -> list[int]:
    """The tokens of "the union's" in "the union's figure of 60,000", of "M23" in "46 deaths given by M23"."""
    if OWNED.isdisjoint(tree.sentence.lemmas):
        return []
    anchor = anchor_of(tree, amount)
    for token in dict.fromkeys((counted.token, anchor, *list(tree.ancestors(anchor))[:2])):
        for giving in tree.kids(token, "acl"):
            agent = tree.kid(giving, "obl:agent") if tree.lemma(giving) in GIVING else None
            if agent is not None:
                return _name(tree, agent)
        owner = tree.kid(token, "nmod:poss") if tree.lemma(token) in FIGURE_NOUNS else None
        if owner is not None and tree.sentence.pos[owner] != "PRON":
            return _name(tree, owner)
    return []


def _giver(tree: Tree, amount: Amount, money: bool) -> list[int]:
    """The subject of a verb of counting that governs the number: "The hospital has registered 74"."""
    anchor = anchor_of(tree, amount)
    for token in list(tree.ancestors(anchor))[:3]:
        if tree.sentence.pos[token] != "VERB":
            continue
        subject = tree.kid(token, "nsubj")
        if subject is not None and tree.sentence.deps[token] == "acl:relcl" and tree.sentence.tags[subject] == "WP":
            subject = tree.sentence.heads[token]  # "the police, who counted 14,500"
        # Who "raised the toll" gives a figure; who "raised $6 million", "gave 500 euros" or "recorded a loss" does not.
        raised = tree.lemma(token) == "raise" and any(tree.lemma(o) in COUNTS for o in tree.kids(token, "obj"))
        giving = raised or tree.lemma(token) in (PRICING if money else COUNTING)
        if not giving or subject is None or subject > anchor or tree.sentence.tags[subject] in {"WP", "WDT", "PRP"}:
            return []
        return _name(tree, subject)
    return []


def _name(tree: Tree, head: int) -> list[int]:
    """The tokens of a noun phrase without its clauses, appositions, preposition and possessive mark."""
    barred = [c for c in tree.children[head] if tree.sentence.deps[c] in {"acl", "acl:relcl", "appos", "punct", "case"}]
    return [t for t in tree.subtree(head, barred) if t <= head or tree.sentence.pos[t] != "PUNCT"]


# --- where, whose, per what -----------------------------------------------------------------------------------------


def _whose(tree: Tree, token: int, amount: Amount) -> str:
    kinds = tree.kids(token, "amod", "compound", "nmod", "nmod:poss")
    words = [tree.sentence.words[c] for c in kinds if c < token and c not in amount.tokens and c > amount.tokens[0]]
    return " ".join(w for w in words if w[:1].isupper())


def _per(tree: Tree, amount: Amount, counted: Counted) -> str:
    """ "convoys of tens of vehicles", "boats carrying 20 people", "12 deaths a day", "20 people per boat"."""
    words, lemmas = tree.sentence.words, tree.sentence.lemmas
    after = max(counted.token, amount.tokens[-1]) + 1
    if after + 1 < len(words) and words[after] in {"per", "a", "each", "every"}:
        period = lemmas[after + 1].lower()
        if words[after] == "per" or period in PERIODS:
            return period
    token = anchor_of(tree, amount)
    for outer in list(tree.ancestors(token))[:3]:
        if outer == counted.token or outer in amount.tokens:
            continue
        carrying = tree.sentence.tags[outer] == "VBG" and tree.sentence.deps[outer] == "acl"
        if tree.lemma(outer) in GROUPS and tree.sentence.tags[outer] == "NNS":
            # "12 trucks carrying 300 tonnes": all of them together
            return "" if tree.kid(outer, "nummod") is not None else tree.lemma(outer)
        if not carrying:
            return ""
    return ""


def _where(tree: Tree, counted: int, found: Found) -> Mention | None:
    for token in (counted, *tree.ancestors(counted)):
        for child in tree.kids(token, "obl", "nmod"):
            mention = found.at.get((tree.sentence.index, child))
            if mention is not None and mention.kind == "place":
                return mention
        if tree.sentence.pos[token] == "VERB":
            return None
    return None


# --- notes for the relations ----------------------------------------------------------------------------------------


def _notes(
    tree: Tree, amount: Amount, counted: Counted, claimant: Claimant, place: Mention | None, scene: Scene
) -> list[str]:
    notes = [
        *([PART] if counted.part else []),
        *([OUT_OF] if counted.out_of else []),
        *([MORE] if amount.more else []),
        *([EARLIER] if earlier(tree, amount) else [LATER] if risen(tree, amount) else []),
    ]
    if place is not None:
        notes.append(PLACE + _plain(place.head.of(scene.text)))
    if claimant.actor:
        notes.append(SPEAKER + claimant.actor)
    time = _other_time(tree)
    return [*notes, OTHER_TIME + _plain(time)] if time else notes


def _plain(words: str) -> str:
    return words.replace(NOTE_MARK, " ").replace("\n", " ")


def _other_time(tree: Tree) -> str:
    """A time that shows the sentence tells of something else than the day's news: "in 2019", "last year", "since 2014"."""
    words = tree.sentence.words
    for hint in tree.sentence.entities:
        if hint.label != "DATE":
            continue
        parts = [w.lower() for w in words[hint.start : hint.end]]
        day = any(w.isdigit() and int(w) <= 31 for w in parts if len(w) < 3)
        year = any(len(w) == 4 and w.isdigit() for w in parts)
        past = bool({"last", "past", "previous"} & set(parts)) and bool(
            {"year", "years", "month", "months", "decade"} & set(parts)
        )
        if (year and not day) or past:
            return " ".join(parts)
    return "" if LIKENESS.isdisjoint(words) else "an act like it"


# --- figures called false -------------------------------------------------------------------------------------------


def _with_denials(figures: list[Figure], trees: Sequence[Tree], scene: Scene) -> tuple[Figure, ...]:
    """Figures, with who calls them false where the text says so ("The Front's figure was a fantasy, he said")."""
    for tree in trees:
        for owner, denier in _denials(tree, scene):
            before = (i for i in range(len(figures) - 1, -1, -1) if figures[i].sentence <= tree.sentence.index)
            # Only the nearest one: whoever gives several figures is not called false on all of them.
            meant = next((i for i in before if words_of(owner) & words_of(figures[i].claimant)), None)
            if meant is not None and not words_of(denier) & words_of(figures[meant].claimant):
                figures[meant] = _noted(figures[meant], FALSE + _plain(denier))
    return tuple(figures)


def _denials(tree: Tree, scene: Scene) -> Iterator[tuple[str, str]]:
    """The names of whose figure it is and of who calls it false."""
    if GENERIC.isdisjoint(tree.sentence.lemmas) or (UNTRUE | REFUSING).isdisjoint(tree.sentence.lemmas):
        return
    for token in range(len(tree.sentence.words)):
        if tree.lemma(token) not in GENERIC or tree.sentence.pos[token] != "NOUN":
            continue
        owner = tree.kid(token, "nmod:poss")
        denier = _denier(tree, token, scene) if owner is not None and tree.sentence.pos[owner] != "PRON" else ""
        if owner is not None and denier:
            yield tree.cover(_name(tree, owner)).of(scene.text), denier


def _denier(tree: Tree, noun: int, scene: Scene) -> str:
    head = tree.sentence.heads[noun]
    if head < 0:
        return ""
    verdict = [head, *tree.kids(head, "xcomp", "ccomp", "obl", "obj", "advcl"), *tree.kids(noun, "appos")]
    refusing = tree.lemma(head) in REFUSING
    if not refusing and not any(tree.lemma(v) in UNTRUE or _lower(tree, v) in UNTRUE for v in verdict):
        return ""
    chain = scene.chains.at(tree.sentence.starts[noun])
    if chain:
        return " ".join(s.of(scene.text) for s in scene.chains.by_id[chain[-1]].speaker)
    if not refusing and tree.lemma(head) != "call":
        return ""
    verb = tree.sentence.heads[head] if tree.sentence.deps[head] == "conj" else head
    subject = tree.kid(head, "nsubj") or tree.kid(verb, "nsubj")
    return tree.cover(_name(tree, subject)).of(scene.text) if subject is not None else ""


def _lower(tree: Tree, token: int) -> str:
    return tree.sentence.words[token].lower()


def _noted(figure: Figure, mark: str) -> Figure:
    if mark in figure.why.note.split(NOTE_MARK):
        return figure
    words = NOTE_MARK.join(n for n in (figure.why.note, mark) if n)
    return replace(figure, why=replace(figure.why, note=words))
