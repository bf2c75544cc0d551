"""What an amount counts: the noun, or what the figure before counted; and which amounts are worth a figure."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.claims.amounts import CHANGES, TIME_WORDS, Amount
from dateline.claims.features import condition_of, features_of, in_condition, negation_of
from dateline.claims.measures import FOLLOWED_BY, FOLLOWERS, HARM, NOUNS, VOLUMES, governed, measure_of, word_of
from dateline.parse import Tree
from dateline.records import Measure

GENERIC = frozenset("number figure toll total estimate tally count turnout attendance sum".split())
EMPTY = GENERIC - set(NOUNS)
"""General nouns that say nothing of what is counted: "the number", "the figure"."""
COUNTING = frozenset(
    "say put count estimate register record report confirm document speak give arrive cite verify tally claim tell".split()
)
"""Verbs of those who give a figure: their subject is a claimant, their bare number takes up what was counted before."""
GROUPS = frozenset(
    "convoy group boat column batch crew wave unit patrol squad family band gang cell busload team fleet bus truck lorry "
    "dinghy vessel ship vehicle tent room household".split()
)
NOT_COUNTED = TIME_WORDS | frozenset(
    "time percent % kilometre kilometer km mile metre meter block foot inch yard degree storey story page point step "
    "way round chapter article percentage times knot comma side party reason thing kind type lap more less few other cent ppm".split()
)
# Small numbers of these are worth a figure of their own, whatever happened to them.
FORCES_AND_ARMS = frozenset(
    "missile rocket drone shell bomb mine grenade battalion brigade regiment tank aircraft plane jet "
    "helicopter warship vessel ship boat tanker truck convoy vehicle soldier troop serviceman fighter gunman militant "
    "rebel insurgent policeman hostage prisoner captive civilian".split()
)
UNDERGONE = frozenset("abduction kidnapping release capture seizure sanction ban raid attack rescue".split())
"""Nouns of acts whose "of" or "on" names those that they are done to."""
NONE = frozenset({"no", "nobody", "none", "without", "No", "Nobody", "None", "Without"})
COLLECTIVES = frozenset(
    "people crew staff police personnel aircraft cattle sheep livestock military cavalry infantry troop".split()
)
CHECKING = frozenset({"confirm", "verify", "know", "establish", "identify"})
DEFINITE = frozenset({"the", "these", "those", "both", "this", "that"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The token that names what is counted, the word for it, and the measure.

    `taken_up`: the text names nothing here, so the words are those of the figure before. `part`: of a whole named
    with it ("of them", "including"); `out_of`: of people counted under another measure ("seven of the wounded died").
    """

    token: int
    what: str
    measure: Measure
    taken_up: bool = False
    part: bool = False
    out_of: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What the figure before counted, for a number that names nothing itself; `near` if in the same sentence.

    `parted`: the last figure of this sentence is a part, so that "and two teachers" may go on with the parts.
    """

    what: str
    measure: Measure
    near: bool
    parted: bool = False


def counted_by(tree: Tree, amount: Amount, before: Before | None) -> Counted | None:
    """What `amount` counts, or None where that is not clear, not asserted, or not worth a figure."""
    anchor = anchor_of(tree, amount)
    if amount.currency:
        return Counted(token=anchor, what=amount.currency, measure="money")
    found = _named(tree, amount, anchor)
    if before is not None and (found is None or found.what in EMPTY):
        found = _taken_up(tree, amount, anchor, before, found)
    if found is None:
        return None
    goes_on = before is not None and before.parted and found.measure == "other" and _listed(tree, amount)
    if before is not None and before.near and (goes_on or included(tree, amount)):
        measure = found.measure if found.measure != "other" else before.measure
        found = Counted(token=found.token, what=found.what, measure=measure, part=True)
    return found if _wanted(tree, amount, found) and not _unasserted(tree, found) else None


def anchor_of(tree: Tree, amount: Amount) -> int:
    """The token of the number that the rest of the sentence hangs on."""
    own = set(amount.tokens)
    heads = [t for t in amount.tokens if tree.sentence.heads[t] not in own and tree.sentence.pos[t] != "PUNCT"]
    numbers = [t for t in heads if tree.sentence.tags[t] in {"CD", "NNS"}]
    return (numbers or heads or list(amount.tokens))[0]


def _listed(tree: Tree, amount: Amount) -> bool:
    return amount.lead > 0 and tree.sentence.words[amount.lead - 1].lower() in {"and", ","}


def included(tree: Tree, amount: Amount) -> bool:
    """Whether the amount is a part: "including 12", "among them six", "11 of them"."""
    words, last = tree.sentence.words, amount.tokens[-1]
    ahead = [w.lower() for w in words[max(0, amount.lead - 2) : amount.lead]]
    behind = [w.lower() for w in words[last + 1 : last + 3]]
    pairs = (["among", "them"], ["among", "whom"], ["of", "them"], ["of", "whom"])
    return ahead[-1:] == ["including"] or ahead in pairs or behind in pairs[2:]


# --- the noun -------------------------------------------------------------------------------------------------------


def _named(tree: Tree, amount: Amount, anchor: int) -> Counted | None:
    """A noun that the number modifies or stands beside, or the bare number of a measured act."""
    whole = _of(tree, amount)
    if whole is not None:
        return _share(tree, amount, anchor, whole)
    noun = _modified(tree, amount, anchor)
    follower = _follower(tree, (amount.tokens[-1] if noun is None else noun) + 1)
    measure = FOLLOWERS[tree.sentence.words[follower].lower()] if follower is not None else None
    if noun is None and follower is not None and measure is not None:
        return Counted(token=follower, what="people", measure=measure)
    if noun is None:
        return _heading(tree, anchor) or _bare(tree, anchor)
    what = word_of(tree, noun)
    return Counted(token=noun, what="people" if what == "other" else what, measure=measure or measure_of(tree, noun))


def _of(tree: Tree, amount: Amount) -> int | None:
    last = amount.tokens[-1]
    kids = (c for t in amount.tokens for c in tree.kids(t, "nmod", "obl"))
    return next((c for c in kids if c > last and tree.preposition(c) == "of"), None)


def _share(tree: Tree, amount: Amount, anchor: int, whole: int) -> Counted | None:
    """ "dozens of villagers", "21 of the dead", "seven of the wounded died"."""
    definite = _is_definite(tree, whole)
    if amount.rule == "vague" or not definite:
        if word_of(tree, whole) in {"other"}:
            return Counted(token=whole, what="people", measure=governed(tree, anchor))
        return Counted(token=whole, what=word_of(tree, whole), measure=measure_of(tree, whole, anchor))
    pronoun = tree.sentence.pos[whole] == "PRON"
    # "11 of them children": the noun stands right behind.
    behind = whole + 1 < len(tree.sentence.words) and tree.sentence.tags[whole + 1] == "NNS"
    appositive = whole + 1 if pronoun and behind else None
    token = whole if appositive is None else appositive
    own = NOUNS.get(word_of(tree, token), "other")
    done = governed(tree, anchor)
    measure = own if done == "other" else done
    what = "people" if pronoun and appositive is None else word_of(tree, token)
    return Counted(
        token=token, what=what, measure=measure, part=own in {measure} - {"other"}, out_of=own not in {measure, "other"}
    )


def _is_definite(tree: Tree, token: int) -> bool:
    if tree.sentence.pos[token] == "PRON" or tree.kid(token, "nmod:poss") is not None:
        return True
    return any(tree.lemma(c) in DEFINITE for c in tree.kids(token, "det", "det:predet"))


def _modified(tree: Tree, amount: Amount, anchor: int) -> int | None:
    sentence = tree.sentence
    head, last = sentence.heads[anchor], amount.tokens[-1]
    if sentence.deps[anchor] in {"nummod", "compound", "advmod", "det", "amod", "nmod"} and head >= 0:
        noun = sentence.pos[head] in {"NOUN", "PROPN", "SYM", "ADJ", "VERB"} and sentence.deps[anchor] != "nmod"
        if noun and head > last and sentence.tags[head] not in {"VBD", "VBZ", "VBP"}:
            return head
        if noun and sentence.tags[head] == "NNS" and head < amount.tokens[0]:
            return head if sentence.deps[anchor] == "nummod" else None
    # A range may hang on the verb while its noun follows it: "between 20 and 30 people have".
    token = last + 1
    while token < len(sentence.words) and sentence.tags[token] in {"JJ", "VBN", "NN", "NNP"}:
        token += 1
    follows = token < len(sentence.words) and sentence.tags[token] == "NNS"
    return token if follows else None


def _follower(tree: Tree, token: int) -> int | None:
    """A participle right after the number that is no verb with an object: "12 killed, 30 wounded"."""
    words = tree.sentence.words
    if token >= len(words) or words[token].lower() not in FOLLOWERS:
        return None
    ends = token + 1 == len(words) or words[token + 1].lower() in FOLLOWED_BY
    return token if ends else None


def _heading(tree: Tree, anchor: int) -> Counted | None:
    """A number that a general noun announces: "the toll stood at 41", "the number of arrests to 23", "a toll of 27"."""
    head = tree.sentence.heads[anchor]
    subject = tree.kid(anchor, "nsubj")
    if subject is not None or head < 0:
        noun = subject
    elif tree.preposition(anchor) == "of" and tree.lemma(head) in GENERIC:
        noun = head
    else:
        kids = tree.kids(head, "nsubj", "nsubj:pass", "obj")
        changing = tree.lemma(head) in CHANGES | {"stand", "be", "put"}
        noun = next((k for k in kids if _announces(tree, k, changing)), None)
    if noun is None or not _announces(tree, noun, True):
        return None
    of = next((c for c in tree.kids(noun, "nmod") if tree.preposition(c) == "of" and c != anchor), None)
    if tree.lemma(noun) in NOUNS or of is None:
        return Counted(token=noun, what=tree.lemma(noun), measure=NOUNS.get(tree.lemma(noun), "other"))
    return Counted(token=of, what=word_of(tree, of), measure=measure_of(tree, of))


def _announces(tree: Tree, noun: int, changing: bool) -> bool:
    return tree.lemma(noun) in GENERIC or (changing and tree.lemma(noun) in NOUNS)


def _bare(tree: Tree, anchor: int) -> Counted | None:
    """ "killing 12", "Twenty-three were arrested": people, by the act."""
    measure = governed(tree, anchor)
    if measure == "other" and tree.sentence.heads[anchor] >= 0:
        head = tree.sentence.heads[anchor]
        police = any(tree.lemma(s) in {"police", "officer"} for s in tree.kids(head, "nsubj"))
        if tree.lemma(head) == "hold" and police and tree.sentence.deps[anchor] == "obj":
            measure = "arrested"
    return None if measure == "other" else Counted(token=anchor, what="people", measure=measure)


def _taken_up(tree: Tree, amount: Amount, anchor: int, before: Before, named: Counted | None) -> Counted | None:
    """A number that names nothing: "The police said 14,500", "up from 12", "another 58 were in the wards"."""
    head = tree.sentence.heads[anchor]
    told = before.measure not in {"other", "money"} and head >= 0
    giving = told and tree.lemma(head) in COUNTING and tree.sentence.deps[anchor] in {"obj", "obl", "ccomp"}
    price = before.measure == "money" and before.near and tree.preposition(anchor) == "for"
    if named is None and not (giving or amount.more or price or (before.near and earlier(tree, amount))):
        return None
    measure = NOUNS.get(before.what, before.measure)
    return Counted(token=named.token if named else anchor, what=before.what, measure=measure, taken_up=True)


def earlier(tree: Tree, amount: Amount) -> bool:
    """Whether the words before make it a value of earlier: "up from 12", "against 63", "from 27 to 34", "earlier toll"."""
    words = [w.lower() for w in tree.sentence.words[max(0, amount.lead - 3) : amount.lead]]
    if words[-2:] in (["up", "from"], ["down", "from"], ["compared", "with"], ["compared", "to"]):
        return True
    if (
        words[-1:] == ["against"]
        and amount.lead > 1
        and any(t[:1].isdigit() for t in tree.sentence.words[: amount.lead])
    ):
        return True
    if words[-1:] == ["from"]:
        head = tree.sentence.heads[anchor_of(tree, amount)]
        return head >= 0 and tree.lemma(head) in CHANGES
    return words[-1:] == ["of"] and any(w in {"earlier", "previous", "initial", "preliminary"} for w in words)


def risen(tree: Tree, amount: Amount) -> bool:
    """Whether the words before make it the later of two values: "rose to 34", "has climbed to", "now stands at"."""
    word = tree.sentence.words[amount.lead - 1].lower() if amount.lead else ""
    if word == "now":
        return True
    head = tree.sentence.heads[anchor_of(tree, amount)]
    if head < 0:
        return False
    now = any(tree.lemma(c) == "now" for c in tree.kids(head, "advmod"))
    return (word == "to" and tree.lemma(head) in CHANGES) or (word == "at" and tree.lemma(head) == "stand" and now)


# --- what is left out -----------------------------------------------------------------------------------------------


def _unasserted(tree: Tree, found: Counted) -> bool:
    """Denied, asked or only supposed where it stands: "did not kill 20", "nobody could fit 60,000", "if 20 die"."""
    if tree.sentence.words[-1] == "?":
        return True
    verb = tree.sentence.heads[found.token]
    if verb < 0 or tree.sentence.pos[verb] not in {"VERB", "AUX"} or tree.lemma(verb) in CHECKING:
        return False
    if found.measure not in {"killed", "wounded"}:
        return any(tree.lemma(t) != "no" for t in negation_of(tree, verb)) or _supposed(tree, verb)
    features = features_of(tree, verb)
    denied = any(tree.lemma(t) != "no" for t in features.negation)
    return denied or features.modality != "asserted" or features.tense == "future" or features.condition is not None


def _supposed(tree: Tree, verb: int) -> bool:
    return in_condition(tree, verb) or condition_of(tree, verb) is not None


def _wanted(tree: Tree, amount: Amount, found: Counted) -> bool:
    """Whether a reader would note the figure: harm, crowds and money always, other things by number or by kind."""
    words = found.what.split()
    if words[-1] in NOT_COUNTED and not (len(words) > 1 and words[0] in VOLUMES):
        return False
    if amount.lead and tree.lemma(amount.lead - 1) == "not":
        return False  # "not one soldier": neither a figure of one nor a plain zero
    top = amount.high if amount.high is not None else amount.low
    if top == 1:
        return found.measure in HARM and not (found.taken_up or tree.sentence.pos[found.token] == "PRON")
    if found.measure != "other":
        return True
    if amount.rule == "zero":
        return found.what in {"sum", "number", "total", "figure"} or found.taken_up
    if top is not None and top >= 10:
        return not _is_label(tree, amount, found)
    return _noted(tree, amount, found) or (found.taken_up and amount.more)


def _is_label(tree: Tree, amount: Amount, found: Counted) -> bool:
    """A number that names and does not count ("911 caller", "HB 200"), or that stands before a bare unit ("400 g")."""
    single = tree.sentence.tags[found.token] in {"NN", "NNP"} and found.token > amount.tokens[-1]
    before = tree.sentence.words[amount.tokens[0] - 1] if amount.tokens[0] else ""
    code = before.isupper() and 1 < len(before) < 4 and amount.lead == amount.tokens[0]
    return code or len(found.what.rstrip(".")) < 3 or (single and found.what not in COLLECTIVES)


def _noted(tree: Tree, amount: Amount, found: Counted) -> bool:
    """Of the small numbers: forces and arms, and people or things that something is done to."""
    token = found.token
    if found.part or (_is_definite(tree, token) and not _partitive(tree, amount)):
        return found.part
    lemma, dep, head = tree.lemma(token), tree.sentence.deps[token], tree.sentence.heads[token]
    if lemma in FORCES_AND_ARMS:
        return dep not in {"nmod:poss", "obl:agent", "compound"}
    if head < 0:
        return False
    done = dep == "nsubj:pass" or (dep == "obj" and tree.sentence.pos[head] == "VERB" and tree.lemma(head) != "have")
    return done or (dep in {"nmod", "obl"} and tree.lemma(head) in UNDERGONE)


def _partitive(tree: Tree, amount: Amount) -> bool:
    return tree.sentence.words[amount.tokens[-1] + 1 : amount.tokens[-1] + 2] == ("of",)


# --- explicit zero --------------------------------------------------------------------------------------------------


def zeros_of(tree: Tree) -> list[tuple[Amount, Counted]]:
    """ "nobody was killed", "no casualties", "without injuries": an explicit zero. Not "no reports of casualties"."""
    found: list[tuple[Amount, Counted]] = []
    if NONE.isdisjoint(tree.sentence.words):
        return found
    for token, word in enumerate(tree.sentence.words):
        if word in NONE:
            found += _zero(tree, token, word.lower())
    return found


def _zero(tree: Tree, token: int, word: str) -> list[tuple[Amount, Counted]]:
    head = tree.sentence.heads[token]
    noun = head if word in {"no", "without"} else token
    if noun < 0 or (noun != token and tree.sentence.deps[token] not in {"det", "case"}) or not _firm(tree, noun):
        return []
    lemma = tree.lemma(noun)
    whole = next((c for c in tree.kids(token, "nmod") if tree.preposition(c) == "of"), None) if word == "none" else None
    what = word_of(tree, whole) if whole is not None and tree.sentence.pos[whole] == "NOUN" else "people"
    measures = _zero_measures(tree, noun)
    if word in {"no", "without"} and lemma not in {"one"}:
        what = lemma
    amount = Amount(low=0, best=0, high=0, rule="zero", tokens=tuple(sorted({token, noun})), lead=min(token, noun))
    return [(amount, Counted(token=noun, what=what, measure=m)) for m in measures]


def _zero_measures(tree: Tree, noun: int) -> tuple[Measure, ...]:
    """Casualties are both the killed and the wounded. Things that were looked for have a zero of their own."""
    lemma, head = tree.lemma(noun), tree.sentence.heads[noun]
    if lemma == "casualty":
        return ("killed", "wounded")
    measure = NOUNS.get(lemma) or governed(tree, noun)
    if measure in HARM:
        return (measure,)
    recorded = head >= 0 and tree.lemma(head) in {"record", "register"} and tree.sentence.deps[noun] == "nsubj:pass"
    return ("other",) if recorded and tree.sentence.tags[noun] == "NNS" else ()


def _firm(tree: Tree, noun: int) -> bool:
    """Said of what happened, not of what may, should or would; and not asked."""
    verb = next((a for a in (noun, *tree.ancestors(noun)) if tree.sentence.pos[a] in {"VERB", "AUX"}), None)
    if verb is None:
        return tree.sentence.words[-1] != "?"
    features = features_of(tree, verb)
    unsure = tree.lemma(verb) in CHECKING or any(t for t in features.negation if tree.lemma(t) in {"not", "n't"})
    firm = features.modality == "asserted" and features.tense != "future" and features.condition is None
    return firm and not unsure and tree.sentence.words[-1] != "?"
