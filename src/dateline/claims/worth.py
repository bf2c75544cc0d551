"""Which amounts are worth a figure: what is asserted, and what a reader would note."""

from __future__ import annotations

from dateline.claims.amount import Amount
from dateline.claims.features import Features, condition_of, features_of, in_condition, negation_of
from dateline.claims.measures import HARM
from dateline.claims.parts import is_definite
from dateline.claims.phrases import is_people_name
from dateline.claims.things import NEVER_HARMED
from dateline.claims.uncounted import TIME_WORDS
from dateline.parse import Tree
from dateline.records import Measure

NOT_COUNTED = TIME_WORDS | frozenset(
    "time percent % block foot inch yard degree storey story page point step way chapter article percentage times knot "
    "comma side party reason thing kind type lap more less few other cent ppm front half part half-dozen goal set match "
    "game season episode stage phase hand eye leg leader aim option term word".split()
)
CHECKING = frozenset({"confirm", "verify", "know", "establish", "identify"})
UNDERGONE = frozenset("abduction kidnapping release capture seizure sanction ban raid attack rescue".split())
"""Nouns of acts whose "of" or "on" names those that they are done to."""
COLLECTIVES = frozenset(
    "people crew staff police personnel aircraft cattle sheep livestock military cavalry infantry troop sortie head".split()
)
RUINING = frozenset("lose destroy damage down hit shoot sink wreck burn seize capture fire launch intercept".split())
COUNTED_ANYHOW = frozenset({"troops", "vehicles", "weapons", "buildings", "people"})


def is_worth(
    tree: Tree, amount: Amount, token: int, what: str, measure: Measure, *, part: bool, taken_up: bool
) -> bool:
    """Whether a reader would note it: harm, crowds, arms and money always, other things by number or by kind."""
    if amount.unit or measure in {"money", "share", "area", "distance"}:
        return True
    if what.split()[-1:] and what.split()[-1] in NOT_COUNTED:
        return False
    if amount.top < 10 and tree.sentence.deps[token] == "nmod:poss":
        return False  # "two teachers' unions"
    if what == "round" and measure != "weapons":
        return False
    if amount.top == 1 and measure in {"vehicles", "weapons", "buildings"}:
        verb = tree.sentence.heads[token]
        return verb >= 0 and tree.lemma(verb) in RUINING and tree.sentence.deps[token] in {"obj", "nsubj:pass"}
    if amount.top == 1:
        return measure in HARM and (part or not (taken_up or tree.sentence.pos[token] == "PRON"))
    if measure in HARM or (measure == "people" and amount.top >= 10):
        return not (measure == "people" and _is_label(tree, amount, token, what))
    if amount.rule == "zero":
        return what in {"sum", "number", "total", "figure"} or taken_up
    if amount.top >= 10:
        return not _is_label(tree, amount, token, what)
    if is_definite(tree, token) and not _partitive(tree, amount):
        return (part and measure != "other") or taken_up
    return part or measure in COUNTED_ANYHOW or _is_noted(tree, token, what) or (taken_up and amount.more)


def _is_label(tree: Tree, amount: Amount, token: int, what: str) -> bool:
    """A number that names and does not count ("911 caller", "HB 200"), or that stands before a bare unit ("400 g")."""
    joined = tree.sentence.words[amount.tokens[-1] + 1 : amount.tokens[-1] + 2] == ("-",)
    single = tree.sentence.tags[token] in {"NN", "NNP"} and token > amount.tokens[-1] and not joined
    before = tree.sentence.words[amount.tokens[0] - 1] if amount.tokens[0] else ""
    code = before.isupper() and 1 < len(before) < 4 and amount.lead == amount.tokens[0]
    single = single and not is_people_name(tree, token) and not tree.sentence.words[token].endswith("men")
    return code or len(what.rstrip(".")) < 3 or (single and what not in COLLECTIVES)


def _is_noted(tree: Tree, token: int, what: str) -> bool:
    """Of the small numbers: what is counted in the news, and people or things that something is done to."""
    dep, head = tree.sentence.deps[token], tree.sentence.heads[token]
    if what.rsplit(" ", 1)[-1] in NEVER_HARMED:
        return True
    if head < 0:
        return False
    done = dep == "nsubj:pass" or (dep == "obj" and tree.sentence.pos[head] == "VERB" and tree.lemma(head) != "have")
    return done or (dep in {"nmod", "obl"} and tree.lemma(head) in UNDERGONE)


def _partitive(tree: Tree, amount: Amount) -> bool:
    return tree.sentence.words[amount.tokens[-1] + 1 : amount.tokens[-1] + 2] == ("of",)


# --- what is asserted -----------------------------------------------------------------------------------------------


def is_unasserted(tree: Tree, amount: Amount, token: int, measure: Measure) -> bool:
    """Denied, asked or only supposed where it stands: "did not kill 20", "nobody could fit 60,000", "if 20 die"."""
    if tree.sentence.words[-1] == "?":
        return True
    verb = tree.sentence.heads[token]
    if verb < 0 or tree.sentence.pos[verb] not in {"VERB", "AUX"} or tree.lemma(verb) in CHECKING:
        return False
    if measure not in {"killed", "wounded", "casualties"}:
        if tree.sentence.deps[token] == "nsubj":
            return _supposed(tree, verb)  # "50 percent had not opened"
        return any(tree.lemma(t) != "no" for t in _denying(tree, verb)) or _supposed(tree, verb)
    features = features_of(tree, verb)
    denied = any(tree.lemma(t) != "no" for t in features.negation)
    doubtful = features.modality != "asserted" and not is_feared_by(tree, verb, features, amount)
    return denied or doubtful or features.tense == "future" or features.condition is not None


def _denying(tree: Tree, verb: int) -> tuple[int, ...]:
    """What negates the verb: "have not been heard from" denies nothing that is counted."""
    return () if tree.lemma(verb) in {"hear", "find", "locate", "trace"} else negation_of(tree, verb)


def is_feared_by(tree: Tree, verb: int, features: Features, amount: Amount) -> bool:
    """ "may have drowned", "as many as 50 could be dead": feared to have happened, not foreseen."""
    perfect = any(tree.lemma(a) == "have" for a in tree.kids(verb, "aux"))
    being = tree.sentence.pos[verb] != "VERB" or any(tree.lemma(a) == "be" for a in tree.kids(verb, "aux", "cop"))
    return features.modality == "possible" and (perfect or being or amount.rule == "at-most")


def _supposed(tree: Tree, verb: int) -> bool:
    return in_condition(tree, verb) or condition_of(tree, verb) is not None
