"""What the words over a predicate make of it: "tried to leave", "is expected to leave", "barred from leaving", "their refusal to leave".

`features_of` reads a predicate by its own auxiliaries and adverbs, which is what the coding of acts builds on. A claim says more:
how the whole sentence puts it. The groups of words are our own; what they do to their complement (implicative, factive,
desiderative ...) is common knowledge of semantics (Karttunen 1971, Kiparsky and Kiparsky 1970, Saurí and Pustejovsky 2009).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from dateline.claims.features import NEGATIONS, Features, in_condition
from dateline.parse import Tree
from dateline.records import Modality, Tense


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


WISHED = _words(
    """want hope wish like desire seek try attempt aim strive struggle fight urge ask call appeal beg plead encourage yearn
    strife effort bid request campaign push battle longing ambition aspiration plea"""
)
PROMISED = _words(
    """promise pledge vow agree offer plan intend prepare decide undertake commit threaten consent mean opt volunteer
    intention threat decision agreement commitment proposal readiness willingness arrange schedule poise set ready willing"""
)
ORDERED = _words(
    """order instruct command require demand direct oblige tell instruction requirement obligation have need bar ban forbid
    prohibit duty bound"""
)
POSSIBLE = _words(
    """expect predict forecast believe think suspect fear worry suppose estimate assume speculate guess imagine doubt
    anticipate presume rumour rumor likely unlikely possible uncertain unclear risk possibility chance danger likelihood
    expectation prospect belief suspicion speculation appear seem"""
)
# Complements that take the tense and reality of the word over them ...
DONE = _words(
    "manage begin start commence resume continue keep remain go help get force compel cause lead proceed choose"
)
# ... and those that say it did not happen.
UNDONE = _words("fail refuse decline neglect unable failure refusal inability forget avoid")
HINDERED = _words("prevent stop keep hinder block deter discourage dissuade restrain")
BARRED = _words("bar ban forbid prohibit exclude")
BEGUN = _words("begin start commence resume")
CEASED = _words("stop cease end halt quit discontinue suspend")
OUTCOMES = _words("close end finish slip reach become find learn win lose")
LASTING = _words("keep continue remain go")
INFINITIVES_ONLY = _words("urge ask plan prepare seek call set like mean need have appear seem tell")
"""What these mean over an infinitive they do not mean over a clause with a tense."""
THINKING = _words("think believe expect suppose imagine anticipate")
SAYING = _words("say confirm claim announce disclose tell state admit acknowledge")
FACTIVE = _words("know regret realise realize resent deplore forget remember aware unaware sorry")
SELDOM = _words("rarely seldom")
NOT_QUITE = _words("hardly scarcely almost nearly")
ONLY = _words("merely only just simply solely")
COMPLEMENTS = frozenset({"xcomp", "ccomp", "acl", "advcl", "obl"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Governor:
    """The word over a predicate and how the predicate hangs on it: "to leave", "that they left", "from leaving"."""

    token: int
    lemma: str
    infinitive: bool
    mark: str
    dep: str


def as_put(tree: Tree, token: int, own: Features, published: str = "") -> Features:
    """The features of the predicate at `token` as its sentence puts it: its own, then what the words around it make of them.

    `published` is an ISO date or empty: a year long before it makes a claim historical.
    """
    features = _adverbs(tree, token, own)
    features = _conditions(tree, token, features)
    perfect = features.tense == "future" and any(tree.sentence.words[a] == "have" for a in tree.kids(token, "aux"))
    if perfect and any(tree.sentence.tags[m] == "TO" for m in tree.kids(token, "mark")):
        features = replace(features, tense="past")  # "is believed to have fled"
    governor = governor_of(tree, token)
    if governor is not None:
        features = _governed(tree, token, features, governor)
    if features.modality == "ordered" and features.tense == "present" and tree.sentence.tags[token] == "VB":
        features = replace(features, tense="future")
    if _asked(tree, token):
        features = replace(features, polarity="unclear", modality="possible")
    return _aspects(tree, token, features, governor, published)


def governor_of(tree: Tree, token: int) -> Governor | None:
    """The verb, noun or adjective whose complement the predicate is; None for main clauses and clauses of time or reason."""
    sentence = tree.sentence
    head, dep = sentence.heads[token], sentence.deps[token]
    if (
        dep == "conj"
        and head >= 0
        and sentence.tags[token] == sentence.tags[head]
        and not tree.kids(token, "nsubj", "mark")
    ):
        return governor_of(tree, head)
    if head < 0 or dep not in COMPLEMENTS:
        return None
    marks = tree.kids(token, "mark", "case")
    infinitive = any(sentence.tags[m] == "TO" for m in marks)
    mark = tree.lemma(marks[0]) if marks else ""
    return Governor(token=head, lemma=tree.lemma(head), infinitive=infinitive, mark=mark, dep=dep)


# --- the predicate's own words ----------------------------------------------------------------------------------------


def _adverbs(tree: Tree, token: int, features: Features) -> Features:
    adverbs = {tree.lemma(c): c for c in tree.kids(token, "advmod")}
    if features.negation and set(adverbs) & ONLY and set(map(tree.lemma, features.negation)) & NEGATIONS:
        return replace(features, polarity="affirmed", negation=())
    if features.modality == "possible" and features.negation and tree.lemma(features.modal[0]) in {"could", "can"}:
        past = tree.sentence.words[features.modal[0]].lower() == "could"
        return replace(features, modality="asserted", modal=(), tense="past" if past else "present")
    if features.negation and "necessarily" in adverbs:
        return replace(features, polarity="unclear", modality="possible")
    if set(adverbs) & SELDOM:
        return replace(features, polarity="unclear", aspect="habitual")
    quite = [adverbs[word] for word in adverbs if word in NOT_QUITE]
    if quite and tree.sentence.pos[token] == "VERB":
        return replace(features, polarity="negated", negation=tuple(quite))
    return features


def _conditions(tree: Tree, token: int, features: Features) -> Features:
    """ "Should the talks fail, …", "would have run dry", "unless it is paid": what holds only under a condition."""
    auxiliaries = [tree.lemma(a) for a in tree.kids(token, "aux", "aux:pass", "cop")]
    inverted = next((c for c in tree.kids(token, "advcl") if _inverted(tree, c)), None)
    if _inverted(tree, token) or (features.modality == "conditional" and in_condition(tree, token)):
        return replace(features, modality="conditional", tense=_later(tree, token, features))
    if "would" in auxiliaries and "have" in auxiliaries:
        return replace(features, modality="conditional", tense="past", condition=inverted or features.condition)
    if inverted is not None and {"would", "will", "could", "may", "might"} & set(auxiliaries):
        return replace(features, modality="conditional", condition=inverted)
    if features.condition is not None and {"may", "might", "could", "can"} & set(auxiliaries):
        return replace(features, modality="conditional")
    return features


def _inverted(tree: Tree, token: int) -> bool:
    """ "Should the talks fail", "Had they known": a clause that opens with its auxiliary in place of "if"."""
    if tree.sentence.deps[token] != "advcl" or tree.kids(token, "mark"):
        return False
    first = tree.subtree(token)[0]
    return first in tree.kids(token, "aux", "cop") and tree.lemma(first) in {"should", "have", "be"}


def _later(tree: Tree, token: int, features: Features) -> Tense:
    """A condition of what will be is itself still to come, one of what would have been is past."""
    if _inverted(tree, token) and tree.sentence.words[tree.subtree(token)[0]].lower() == "had":
        return "past"
    head = tree.sentence.heads[token]
    over = () if head < 0 else (head, *tree.children[head], max(0, tree.sentence.heads[head]))
    return "future" if any(tree.lemma(a) in {"will", "would", "shall", "plan"} for a in over) else features.tense


def _asked(tree: Tree, token: int) -> bool:
    """Whether the main clause asks for yes or no."""
    sentence = tree.sentence
    if sentence.heads[token] >= 0 or sentence.words[-1] != "?":
        return False
    return not any(t in {"WP", "WRB", "WDT", "WP$"} for t in sentence.tags[:3])


# --- the word over it -------------------------------------------------------------------------------------------------


def _governed(tree: Tree, token: int, features: Features, over: Governor) -> Features:
    if over.dep in {"ccomp", "xcomp", "acl"} and over.mark in {"whether", "if"}:
        return replace(features, polarity="unclear", modality="possible", modal=(over.token,))
    if over.mark == "from" and over.lemma in HINDERED | BARRED:
        return _kept_from(tree, features, over)
    if over.mark in {"of", "from"} and _short_of(tree, over):
        return replace(features, polarity="negated", negation=(over.token,), tense=_tense_of(tree, over.token))
    if over.mark == "against" and tree.sentence.tags[token] == "VBG":
        return replace(features, polarity="negated", negation=(over.token,), modality="wished", tense="future")
    if over.dep in {"advcl", "obl"}:
        return _purpose(tree, token, features, over)
    if over.infinitive or tree.sentence.tags[token] == "VBG":
        return _to(tree, features, over)
    return _that(tree, features, over) if over.dep in {"ccomp", "acl"} else features


def _short_of(tree: Tree, over: Governor) -> bool:
    """ "fell short of condemning", "stopped short of raising", "far from shrinking"."""
    near = {over.lemma, *(tree.lemma(c) for c in tree.children[over.token])}
    return bool(near & {"short", "far"})


def _kept_from(tree: Tree, features: Features, over: Governor) -> Features:
    barred = over.lemma in BARRED
    return replace(
        features,
        polarity="negated",
        negation=(over.token,),
        modality="ordered" if barred else features.modality,
        tense="future" if barred else _tense_of(tree, over.token),
    )


def _purpose(tree: Tree, token: int, features: Features, over: Governor) -> Features:
    """ "flew in to talk": wished, and it stays open whether it came to that."""
    if over.mark in {"on", "of", "for"} and tree.sentence.tags[token] == "VBG":
        return _with_modality(tree, features, over, "future")  # "plans on leaving"
    to = next((m for m in tree.kids(token, "mark") if tree.sentence.tags[m] == "TO"), None)
    verb = tree.sentence.pos[over.token] in {"VERB", "AUX"}
    if to is None or not verb or over.dep != "advcl" or token < over.token or features.modality != "asserted":
        return features
    if tree.lemma(token) in OUTCOMES:
        return replace(features, tense=_tense_of(tree, over.token))  # "fell 2 percent to close at 90"
    return replace(features, modality="wished", modal=(to,), tense="future")


def _to(tree: Tree, features: Features, over: Governor) -> Features:
    """ "to leave" or "leaving" under a verb, noun or adjective."""
    if over.lemma == "have" and any(tree.lemma(c) == "yet" for c in tree.kids(over.token, "advmod")):
        yet = tuple(c for c in tree.kids(over.token, "advmod") if tree.lemma(c) == "yet")
        return replace(features, polarity="negated", negation=yet, modality="asserted", modal=(), tense="past")
    if over.lemma == "rule" and any(tree.lemma(c) == "out" for c in tree.children[over.token]):
        return replace(features, polarity="negated", negation=(over.token,), tense="future")
    if over.lemma == "nothing" and over.infinitive:
        return replace(features, polarity="negated", negation=(over.token,), tense=_tense_of(tree, over.token))
    if over.lemma in UNDONE:
        return replace(
            features, polarity="negated", negation=(over.token,), modality="asserted", tense=_tense_of(tree, over.token)
        )
    if over.lemma in DONE | CEASED:
        return replace(features, tense=_tense_of(tree, over.token))
    if over.lemma == "use" and over.infinitive:
        return replace(features, tense="past", aspect="ceased")
    perfect = over.infinitive and features.tense == "past"
    return _with_modality(tree, features, over, "past" if perfect else "future")


def _that(tree: Tree, features: Features, over: Governor) -> Features:
    """A clause with a tense under a verb of thinking, demanding or wishing; saying leaves it as it is."""
    thinking = over.lemma in THINKING
    denied = [c for c in tree.kids(over.token, "advmod") if tree.lemma(c) in NEGATIONS]
    if over.lemma in SAYING and denied and over.dep == "ccomp":
        return replace(features, modality="possible", modal=(*denied, over.token))  # "did not confirm that …"
    if over.lemma == "doubt" and _no_doubt(tree, over.token):
        return features
    if thinking and denied:
        return replace(features, polarity="negated", negation=(*denied, over.token))
    if over.lemma in INFINITIVES_ONLY:
        return features
    subjunctive = over.lemma in ORDERED | WISHED
    return _with_modality(tree, features, over, "future" if subjunctive else features.tense)


def _no_doubt(tree: Tree, doubt: int) -> bool:
    """ "no doubt that", "beyond doubt that", "does not doubt that"."""
    return any(tree.lemma(c) in {"no", "not", "n't", "beyond", "without", "little"} for c in tree.children[doubt])


def _with_modality(tree: Tree, features: Features, over: Governor, tense: Tense) -> Features:
    """The modality that the word over the predicate gives it, unless its own auxiliary has said more."""
    modality = _modality_under(over)
    if modality is None or features.modality not in {"asserted", modality}:
        return features
    conditional = any(in_condition(tree, c) for c in tree.kids(over.token, "advcl"))
    return replace(
        features,
        modality="conditional" if conditional and modality == "promised" else modality,
        modal=(over.token,),
        tense=tense,
    )


def _modality_under(over: Governor) -> Modality | None:
    for modality, listed in _GROUPS:
        if over.lemma in listed:
            return modality
    return None


_GROUPS: tuple[tuple[Modality, frozenset[str]], ...] = (
    ("ordered", ORDERED),
    ("promised", PROMISED),
    ("wished", WISHED),
    ("possible", POSSIBLE),
)


def _tense_of(tree: Tree, token: int) -> Tense:
    """The tense of the word over a predicate; a noun's is that of its verb."""
    sentence = tree.sentence
    while sentence.pos[token] not in {"VERB", "AUX"} and sentence.heads[token] >= 0:
        cop = tree.kid(token, "cop")
        if cop is not None:
            token = cop
            break
        token = sentence.heads[token]
    words = {tree.lemma(c) for c in tree.kids(token, "aux", "aux:pass")}
    tags = {sentence.tags[token], *(sentence.tags[c] for c in tree.kids(token, "aux", "aux:pass"))}
    if words & {"will", "would", "shall"}:
        return "future"
    return "past" if "VBD" in tags or "have" in words or tags == {"VBN"} else "present"


# --- aspect -----------------------------------------------------------------------------------------------------------


def _aspects(tree: Tree, token: int, features: Features, over: Governor | None, published: str) -> Features:
    if (
        over is not None
        and over.lemma in LASTING
        and tree.sentence.tags[token] == "VBG"
        and over.dep in {"xcomp", "ccomp"}
    ):
        return replace(features, aspect="ongoing")
    being = any(tree.lower[a] == "being" for a in tree.kids(token, "aux", "aux:pass"))
    if being and features.aspect == "single":
        was = any(tree.sentence.tags[a] == "VBD" for a in tree.kids(token, "aux", "aux:pass"))
        return replace(features, aspect="ongoing", tense="past" if was else "present")
    if features.aspect == "single" and tree.lemma(token) in BEGUN and tree.sentence.pos[token] == "VERB":
        return replace(features, aspect="begun")
    old = features.aspect == "single" and features.tense == "past" and _years_ago(tree, token, published)
    return replace(features, aspect="historical") if old else features


def _years_ago(tree: Tree, token: int, published: str) -> bool:
    """ "in 1998": news of the year names no bare year. With a date of publication, one two years before it or more."""
    for child in tree.kids(token, "obl", "nmod"):
        word = tree.sentence.words[child]
        if (
            len(word) == 4
            and word.isdigit()
            and tree.preposition(child) == "in"
            and not tree.kids(child, "nummod", "compound")
        ):
            return not published or int(word) < int(published[:4]) - 1
    return False


def presupposed(tree: Tree, token: int) -> bool:
    """Given and not asserted: "stolen oil", "knew that they had left", "their refusal to leave"."""
    sentence = tree.sentence
    if sentence.deps[token] in {"acl", "amod"} and sentence.tags[token] == "VBN":
        return True
    over = governor_of(tree, token)
    if over is None:
        return False
    if over.dep == "ccomp" and over.lemma in FACTIVE and over.mark not in {"whether", "if"}:
        return not any(tree.lemma(c) in NEGATIONS for c in tree.kids(over.token, "advmod"))
    owned = bool(tree.kids(over.token, "nmod:poss"))
    return over.dep == "acl" and over.infinitive and over.lemma in UNDONE and owned
