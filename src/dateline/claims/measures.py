"""The measure a figure stands under, read from the noun that is counted and the act it has a part in."""

from __future__ import annotations

from dateline.parse import Tree
from dateline.records import Measure


def _table(**words: str) -> dict[str, Measure]:
    measures: dict[str, Measure] = {
        "killed": "killed", "wounded": "wounded", "displaced": "displaced", "arrested": "arrested",
        "missing": "missing", "present": "present",
    }  # fmt: skip
    return {word: measures[name] for name, listed in words.items() for word in listed.split()}


# What counts by itself: "12 deaths", "the toll", "74 injured".
NOUNS = _table(
    killed="death fatality dead body corpse toll killed",
    wounded="injury injured wounded hurt",
    displaced="displaced evacuee refugee displacement",
    arrested="arrest arrested detention detainee detained",
    missing="missing disappearance abductee",
    present="turnout attendance",
)
# Nouns of an act: "the killing of 12 people".
ACTS = _table(
    killed="death killing murder execution massacre assassination slaying",
    wounded="wounding injury",
    displaced="displacement evacuation uprooting",
    arrested="arrest detention",
    missing="disappearance",
    present="deployment",
)
# Verbs whose object, or subject in the passive, is counted ...
OBJECTS = _table(
    killed="kill slay murder assassinate execute massacre",
    wounded="wound injure hurt maim",
    displaced="displace uproot evacuate",
    arrested="arrest detain jail",
    present="deploy station mobilise mobilize",
)
# ... and verbs and predicates whose subject is.
SUBJECTS = _table(
    killed="die perish drown succumb dead",
    displaced="flee",
    missing="missing vanish disappear",
    present="gather march protest rally demonstrate attend assemble",
    wounded="injured wounded",
)
# Words that follow a number directly: "12 dead and 30 wounded".
FOLLOWERS = _table(
    killed="dead killed",
    wounded="wounded injured hurt",
    displaced="displaced",
    arrested="arrested detained",
    missing="missing",
)
FOLLOWED_BY = frozenset(", . ; ) and in after as by on at when during near over since by while including".split())
BOUNDING = frozenset({"around", "about", "over", "between", "up_to", "under", "below", "above", "near"})
HARM = frozenset({"killed", "wounded", "arrested", "missing", "displaced"})
MONEY = frozenset(
    "dollar euro pound rouble ruble yuan yen franc dinar rupiah rupee peso lira riyal rial dirham shekel hryvnia zloty "
    "naira rand shilling birr tenge ringgit baht guarani taka krona krone cedi lari afghani".split()
)
VOLUMES = frozenset({"cubic", "square"})


def word_of(tree: Tree, token: int) -> str:
    """The lemma of what is counted; participles and adjectives that stand for people keep their form ("wounded")."""
    word = tree.sentence.words[token].lower()
    if tree.sentence.tags[token] in {"VBN", "VBD", "JJ"}:
        return word
    lemma = tree.lemma(token)
    if token > 1 and tree.sentence.words[token - 2].lower().endswith("watt") and tree.sentence.words[token - 1] == "-":
        return f"{tree.lemma(token - 2)}-{lemma}"
    if lemma in {"metre", "meter", "kilometre", "kilometer", "mile"}:
        kinds = [tree.lemma(c) for c in tree.kids(token, "amod") if tree.lemma(c) in VOLUMES]
        return " ".join([*kinds, lemma])
    return {"$": "dollar", "€": "euro", "£": "pound"}.get(lemma, lemma)


def measure_of(tree: Tree, noun: int, anchor: int | None = None) -> Measure:
    """The measure of a counted noun: its own, that of its participle, or that of the act it stands under."""
    word = word_of(tree, noun)
    if word in MONEY:
        return "money"
    own: Measure = NOUNS.get(word) or _inside(tree, noun)
    return own if own != "other" else governed(tree, noun if anchor is None else anchor)


def _inside(tree: Tree, noun: int) -> Measure:
    """ "63 wounded people", "the 29 people killed", "12 people who died", "drivers whom they had detained"."""
    for child in tree.kids(noun, "amod", "acl", "acl:relcl"):
        word, lemma = tree.sentence.words[child].lower(), tree.lemma(child)
        if word in NOUNS and tree.sentence.deps[child] == "amod":
            return NOUNS[word]
        if tree.sentence.deps[child] == "acl:relcl":
            measure = _relative(tree, child)
        else:
            measure = OBJECTS.get(lemma, "other") if tree.sentence.tags[child] == "VBN" else "other"
        if measure != "other":
            return measure
    return "other"


def _relative(tree: Tree, verb: int) -> Measure:
    lemma, passive = tree.lemma(verb), tree.kid(verb, "aux:pass") is not None
    whom = any(tree.sentence.tags[c] == "WP" for c in tree.kids(verb, "obj"))
    if passive or whom:
        return OBJECTS.get(lemma, "other")
    own_subject = any(tree.sentence.tags[c] in {"WP", "WDT"} for c in tree.kids(verb, "nsubj"))
    return SUBJECTS.get(lemma, "other") if own_subject else "other"


def governed(tree: Tree, token: int) -> Measure:
    """The measure of the act that `token` has a part in: as the one it is done to, or the one who dies, flees, marches."""
    sentence = tree.sentence
    while sentence.deps[token] in {"conj", "appos"} and sentence.pos[sentence.heads[token]] in {"NOUN", "PROPN", "NUM"}:
        token = sentence.heads[token]
    head, dep = sentence.heads[token], sentence.deps[token]
    if head < 0:
        return "other"
    if dep == "nmod" and tree.preposition(token) == "of":
        return ACTS.get(tree.lemma(head), "other")
    if dep == "obl" and tree.preposition(token) in BOUNDING:
        dep = "obj"  # "arrested around 70": no preposition, though it is parsed as one
    if dep == "obj":
        if tree.lemma(token) == "life" and tree.lemma(head) in {"claim", "cost", "take", "lose"}:
            return "killed"
        result = next(
            (SUBJECTS[word_of(tree, x)] for x in tree.kids(head, "xcomp") if word_of(tree, x) in SUBJECTS), None
        )
        return result or OBJECTS.get(tree.lemma(head), "other")
    return _subject(tree, head, dep) if dep in {"nsubj", "nsubj:pass"} else "other"


def _subject(tree: Tree, verb: int, dep: str) -> Measure:
    for predicate in (verb, *tree.kids(verb, "xcomp", "ccomp")):
        word, lemma = tree.sentence.words[predicate].lower(), tree.lemma(predicate)
        own = predicate == verb
        passive = tree.kid(predicate, "aux:pass") is not None or (own and dep == "nsubj:pass")
        bare = tree.sentence.tags[predicate] in {"VBN", "JJ"} and tree.kid(predicate, "obj", "aux") is None
        if lemma in OBJECTS and (passive or (bare and own)):
            return OBJECTS[lemma]
        active = SUBJECTS.get(lemma) or SUBJECTS.get(word)
        if active is not None and tree.kid(predicate, "obj") is None and (own or not tree.kids(predicate, "nsubj")):
            return active
        if lemma == "attend" and own:
            return "present"
    return "other"
