"""Polarity, modality, tense and aspect of one predicate, each with the words that decided."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.parse import Tree
from dateline.records import Aspect, Modality, Polarity, Tense

NEGATIONS = frozenset({"not", "never", "n't", "neither", "nor", "no"})
NO_TIMES = frozenset(["time", "point", "stage", "moment", "way", "circumstance"])
POSSIBLE = frozenset({"may", "might", "could"})
ORDERED = frozenset({"must", "should", "ought", "shall"})
WISHED = frozenset(["want", "hope", "wish", "like", "desire"])
PROMISED = frozenset("promise pledge vow agree offer plan intend prepare decide undertake commit".split())
CONDITIONS = frozenset({"if", "unless", "provided", "whether", "lest", "should"})
HABITUAL = frozenset(
    "often frequently regularly usually routinely always occasionally repeatedly daily weekly commonly sometimes normally".split()
)
ONGOING = frozenset(["currently", "still", "continually", "constantly", "increasingly"])
DURATION_NOUNS = frozenset(["year", "month", "week", "day", "decade", "hour", "century"])
FAILING = frozenset({"fail", "refuse", "decline", "neglect"})
BEGINNING = frozenset({"begin", "start", "commence", "resume", "launch"})
CEASING = frozenset({"stop", "cease", "end", "halt", "quit"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """How a predicate is put, with the tokens that decided (empty where the plain form did)."""

    polarity: Polarity = "affirmed"
    modality: Modality = "asserted"
    tense: Tense = "present"
    aspect: Aspect = "single"
    negation: tuple[int, ...] = ()
    modal: tuple[int, ...] = ()
    condition: int | None = None
    duration: tuple[int, ...] = ()


def features_of(tree: Tree, token: int) -> Features:
    """The features of the predicate at `token`."""
    auxiliaries = auxiliaries_of(tree, token)
    words = [tree.lemma(a) for a in auxiliaries]
    condition = condition_of(tree, token)
    negation = negation_of(tree, token)
    modality, modal = _modality(tree, token, auxiliaries, condition)
    duration = duration_of(tree, token)
    tense = _tense(tree, token, auxiliaries, words)
    return Features(
        polarity="negated" if negation else "affirmed",
        modality=modality,
        tense=tense,
        aspect=_aspect(tree, token, auxiliaries, tense, bool(duration)),
        negation=negation,
        modal=modal,
        condition=condition,
        duration=duration,
    )


def auxiliaries_of(tree: Tree, token: int) -> list[int]:
    """Auxiliaries of a predicate; a coordinated one without its own takes the first one's."""
    own = tree.kids(token, "aux", "aux:pass", "cop")
    head = tree.sentence.heads[token]
    coordinated = tree.sentence.deps[token] == "conj" and head >= 0 and tree.sentence.pos[head] in {"VERB", "AUX"}
    if own or not coordinated or tree.kid(token, "nsubj", "nsubj:pass") is not None:
        return own
    return auxiliaries_of(tree, head) if tree.sentence.tags[token] in {"VB", "VBN", "VBG"} else own


def negation_of(tree: Tree, token: int) -> tuple[int, ...]:
    """Tokens that negate the predicate: "not", "never", "no" on its subject or object, "failed to"."""
    found = [c for c in tree.kids(token, "advmod", "cc:preconj", "neg") if tree.lemma(c) in NEGATIONS]
    found += [c for c in tree.kids(token, "cc") if tree.lemma(c) == "nor"]
    if tree.sentence.pos[token] == "NOUN":
        found += [c for c in tree.kids(token, "det") if tree.lemma(c) == "no"]  # "there was no ceasefire"
    for argument in tree.kids(token, "nsubj", "nsubj:pass", "obj", "obl:agent"):
        found += [
            d for d in tree.kids(argument, "det", "advmod", "cc:preconj", "cc") if tree.lemma(d) in {"no", "neither"}
        ]
        if tree.lemma(argument) in {"nobody", "none", "nothing", "no-one"}:
            found.append(argument)
    for time in tree.kids(token, "obl"):
        if tree.lemma(time) in NO_TIMES:
            found += [d for d in tree.kids(time, "det") if tree.lemma(d) == "no"]  # "at no time"
    head = tree.sentence.heads[token]
    if tree.sentence.deps[token] == "xcomp" and head >= 0 and tree.lemma(head) in FAILING:
        found.append(head)
    if any(tree.lemma(m) == "without" for m in tree.kids(token, "mark", "case")):
        found += [m for m in tree.kids(token, "mark", "case") if tree.lemma(m) == "without"]
    longer = [c for c in tree.kids(token, "advmod") if tree.lemma(c) in {"long", "longer"}]
    if longer:
        found = [f for f in found if tree.lemma(f) != "no"]
    return tuple(sorted(set(found)))


def ceased(tree: Tree, token: int) -> bool:
    """Whether the predicate is put as something that has ended: "no longer required"."""
    for adverb in tree.kids(token, "advmod"):
        if tree.lower[adverb] == "longer":
            before = tree.lower[adverb - 1] if adverb else ""
            return before in {"no", "any"} or any(tree.lemma(c) == "no" for c in tree.children[adverb])
    return False


def condition_of(tree: Tree, token: int) -> int | None:
    """The predicate of the if-clause under which this one stands, or None."""
    for clause in tree.kids(token, "advcl"):
        if any(tree.lemma(m) in CONDITIONS for m in tree.kids(clause, "mark", "advmod")):
            return clause
    return None


def in_condition(tree: Tree, token: int) -> bool:
    """Whether the predicate itself is (part of) an if-clause."""
    current = token
    while current >= 0:
        if any(tree.lemma(m) in CONDITIONS for m in tree.kids(current, "mark")):
            return True
        if tree.sentence.deps[current] not in {"conj", "xcomp"}:
            return False
        current = tree.sentence.heads[current]
    return False


def _modality(
    tree: Tree, token: int, auxiliaries: list[int], condition: int | None
) -> tuple[Modality, tuple[int, ...]]:
    if in_condition(tree, token):
        return "conditional", ()
    for auxiliary in auxiliaries:
        lemma = tree.lemma(auxiliary)
        if lemma in POSSIBLE:
            return "possible", (auxiliary,)
        if lemma in ORDERED:
            return "ordered", (auxiliary,)
        if lemma in {"would", "will"} and condition is not None:
            return "conditional", (auxiliary,)
    return _governed_modality(tree, token)


def _governed_modality(tree: Tree, token: int) -> tuple[Modality, tuple[int, ...]]:
    head = tree.sentence.heads[token]
    if tree.sentence.deps[token] == "xcomp" and head >= 0:
        lemma = tree.lemma(head)
        if lemma in {"have", "need"} and any(tree.sentence.tags[m] == "TO" for m in tree.kids(token, "mark")):
            return "ordered", (head,)
        if lemma in WISHED:
            return "wished", (head,)
        if lemma in PROMISED:
            return "promised", (head,)
        if lemma in {"likely", "unlikely"}:
            return "possible", (head,)
    return "asserted", ()


def _tense(tree: Tree, token: int, auxiliaries: list[int], words: list[str]) -> Tense:
    sentence = tree.sentence
    tags = [sentence.tags[a] for a in auxiliaries]
    if {"will", "would", "shall", "'ll"} & set(words):
        return "future"
    if sentence.tags[token] == "VBD" or "VBD" in tags:
        return "past"
    if any(w == "have" for w in words):
        return "past"
    return _governed_tense(tree, token, tags)


def _governed_tense(tree: Tree, token: int, tags: list[str]) -> Tense:
    sentence = tree.sentence
    dep, head = sentence.deps[token], sentence.heads[token]
    infinitive = any(sentence.tags[m] == "TO" for m in tree.kids(token, "mark"))
    if infinitive and dep in {"xcomp", "acl", "advcl", "ccomp", "root"}:
        return "future"
    if not tags and sentence.tags[token] in {"VBG", "VBN"} and head >= 0 and dep in {"advcl", "conj", "acl", "xcomp"}:
        if sentence.tags[token] == "VBN":
            return "past"
        return features_of(tree, head).tense if sentence.pos[head] in {"VERB", "AUX"} else "present"
    if sentence.headline or (sentence.tags[token] == "VBN" and not {"VBZ", "VBP"} & set(tags)):
        return "past"
    return "present"


def _aspect(tree: Tree, token: int, auxiliaries: list[int], tense: Tense, lasting: bool) -> Aspect:
    sentence = tree.sentence
    if ceased(tree, token):
        return "ceased"
    adverbs = {tree.lemma(c) for c in tree.kids(token, "advmod")}
    head = sentence.heads[token]
    if sentence.deps[token] == "xcomp" and head >= 0:
        adverbs |= {tree.lemma(c) for c in tree.kids(head, "advmod")}
        if tree.lemma(head) in BEGINNING:
            return "begun"
        if tree.lemma(head) in CEASING:
            return "ceased"
    if adverbs & HABITUAL or (tense == "present" and _recurring(tree, token)):
        return "habitual"
    be = any(tree.lemma(a) == "be" for a in auxiliaries)
    progressive = sentence.tags[token] == "VBG" and be
    if (progressive and tense == "present") or adverbs & ONGOING or (lasting and _perfect(tree, auxiliaries)):
        return "ongoing"
    return "ongoing" if progressive and _perfect(tree, auxiliaries) else "single"


def _recurring(tree: Tree, token: int) -> bool:
    """ "every week", "each night"."""
    times = tree.kids(token, "obl:npmod", "nmod:npmod", "obl")
    return any(tree.lemma(d) in {"every", "each"} for t in times for d in tree.kids(t, "det"))


def _perfect(tree: Tree, auxiliaries: list[int]) -> bool:
    return any(tree.lemma(a) == "have" for a in auxiliaries)


def duration_of(tree: Tree, token: int) -> tuple[int, ...]:
    """Tokens of "for years", "since 2014": how long it has gone on."""
    for child in tree.kids(token, "obl", "nmod"):
        preposition = tree.preposition(child)
        if (preposition == "for" and tree.lemma(child) in DURATION_NOUNS) or preposition == "since":
            return tuple(tree.subtree(child))
    return ()
