"""What the words around a number say of its bounds: "at least", "up to", "about", "or more", "give or take"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.claims.amount import Amount
from dateline.claims.numbers import CURRENCY_SIGNS, SCALES, read_number
from dateline.parse import Tree

BEFORE = {
    phrase: kind
    for kind, phrases in {
        "at-least": "at least;more than;no fewer than;no less than;not less than;not fewer than;upwards of;upward of;"
        "in excess of;a minimum of;exceeding;over;above;well over;greater than;at minimum;at the very least;well above;"
        "as few as;not under;surpassed;topped;exceeds;exceeded",
        "at-most": "up to;as many as;as much as;at most;no more than;not more than;fewer than;less than;under;below;"
        "a maximum of;at maximum;as high as;well under;well below;at the most;not over;no larger than;as far as;as long as",
        "about": "about;around;some;approximately;roughly;nearly;almost;an estimated;estimated;close to;circa;near;"
        "just under;just over;perhaps;maybe;possibly;probably;something like;in the region of;in the order of;"
        "on the order of;just short of;just shy of;approaching;nearing;virtually;the equivalent of;slightly over;"
        "slightly under;slightly more than;slightly less than;just above;just below;somewhere around;c.;a good;"
        "an average of;a rough;a reported;believed",
        "more": "another;an additional;additional;a further;further;additionally;yet another",
        "": "a total of;total of;only;just;a record;a combined;the same;as;even;nothing but;a mere;fully",
    }.items()
    for phrase in phrases.split(";")
}
BEFORE_ENDS = frozenset(phrase.split()[-1] for phrase in BEFORE)
# These are prepositions as often as they bound a number: the parse decides.
PREPOSITIONS = frozenset({"over", "above", "under", "below", "about", "around", "near"})
QUARRELS = frozenset({"argue", "quarrel", "fight", "haggle", "dispute", "talk", "row", "clash"})
AFTER = {
    ("or", "more"): "at-least", ("and", "more"): "at-least", ("or", "above"): "at-least", ("and", "above"): "at-least",
    ("or", "higher"): "at-least", ("at", "least"): "at-least", ("and", "counting"): "at-least", ("or", "so"): "about",
    ("or", "thereabouts"): "about", ("odd",): "about", ("-", "odd"): "about", ("-", "ish"): "about",
    ("or", "fewer"): "at-most", ("or", "less"): "at-most", ("at", "most"): "at-most", ("at", "the", "most"): "at-most",
    ("tops",): "at-most", ("plus",): "at-least", ("-", "plus"): "at-least", ("more",): "more", ("further",): "more",
    ("additional",): "more", ("extra",): "more",
}  # fmt: skip
AFTER_STARTS = frozenset(phrase[0] for phrase in AFTER)
MARGIN = re.compile(r"(?:±|\+/-|\+-)([\d,]+)")


def bounded(tree: Tree, words: Sequence[str], amount: Amount) -> Amount:
    """The amount with what the words before and after it say of its bounds."""
    amount = _with_margin(words, amount)
    lead, kinds = _kinds_before(tree, words, amount)
    kinds |= _kinds_after(words, amount.tokens[-1] + 1) | _kinds_after(words, amount.noun + 1)
    low, best, high, rule = amount.low, amount.best, amount.high, amount.rule
    if rule == "exact" and "at-least" in kinds:
        best, high, rule = None, None, "at-least"
    elif rule == "exact" and "at-most" in kinds:
        low, best, rule = None, None, "at-most"
    elif rule == "exact" and "about" in kinds:
        rule = "about"
    approximate = amount.approximate or "about" in kinds
    more = "more" in kinds
    if (lead, rule, approximate, more) == (amount.lead, amount.rule, amount.approximate, amount.more):
        return amount
    return replace(amount, low=low, best=best, high=high, rule=rule, lead=lead, more=more, approximate=approximate)


def _kinds_before(tree: Tree, words: Sequence[str], amount: Amount) -> tuple[int, set[str]]:
    ending = words[amount.tokens[-1]]
    kinds = {"at-least"} if ending.endswith("+") or ending == "plus" else {"about"} if ending == "odd" else set[str]()
    at = amount.tokens[0]
    while at:
        at -= words[at - 1] in CURRENCY_SIGNS or (
            words[at - 1] in {"a", "an"} and (words[at] in SCALES or words[at] == "quarter")
        )
        phrase = _phrase_before(words, at)
        if not phrase or _is_preposition(tree, words, at - 1, amount):
            break
        kinds.add(BEFORE[phrase])
        at -= phrase.count(" ") + 1
    return at, kinds


def _phrase_before(words: Sequence[str], at: int) -> str:
    """The longest phrase of `BEFORE` that ends right before token `at`: "no more than" is not "more than"."""
    if not at or words[at - 1] not in BEFORE_ENDS:
        return ""
    phrases = (" ".join(words[at - size : at]) for size in (4, 3, 2, 1) if size <= at)
    return next((p for p in phrases if p in BEFORE), "")


def _is_quarrel(tree: Tree, token: int) -> bool:
    """ "argued until two in the morning over forty million"."""
    return any(
        tree.lemma(t) in QUARRELS and tree.sentence.pos[t] == "VERB" for t in range(max(0, token - 7), token)
    ) or (token > 0 and tree.lemma(token - 1) in QUARRELS)


def _is_preposition(tree: Tree, words: Sequence[str], token: int, amount: Amount) -> bool:
    head = tree.sentence.heads[token]
    particle = tree.sentence.deps[token] == "compound:prt"  # "handed over nineteen"
    if particle or (words[token] == "over" and _is_quarrel(tree, token)):
        return True
    loose = words[token] in PREPOSITIONS and tree.sentence.deps[token] == "case"
    return loose and head not in amount.tokens and words[token - 1 : token] != ["well"]


def _kinds_after(words: Sequence[str], at: int) -> set[str]:
    if not 0 < at < len(words) or words[at] not in AFTER_STARTS:
        return set()
    phrases = (tuple(words[at : at + size]) for size in (3, 2, 1))
    kind = next((AFTER[p] for p in phrases if p in AFTER), "")
    # "more than", "more likely": a comparison
    return {kind} if kind and not (kind == "more" and words[at + 1 : at + 2] in (["than"], ["likely"])) else set()


def _with_margin(words: Sequence[str], amount: Amount) -> Amount:
    """ "28,000 ±3,000", "28,000, give or take 3,000": bounds around a single value."""
    value, at = amount.best, amount.tokens[-1] + 1
    if not value or at >= len(words):
        return amount
    at += words[at] == ","
    phrase = tuple(words[at : at + 3])
    sign = MARGIN.fullmatch(words[at]) if at < len(words) else None
    if sign is not None:
        margin = read_number([sign.group(1)], 0)
        end = at + 1
    else:
        skipped = 3 if phrase in {("give", "or", "take"), ("plus", "or", "minus")} else 1 if phrase[:1] == ("±",) else 0
        margin = read_number(words, at + skipped) if skipped and at + skipped < len(words) else None
        end = margin.end if margin else at
    if margin is None or margin.value > value:
        return amount
    low, high = value - margin.value, value + margin.value
    tokens = tuple(range(amount.tokens[0], end))
    return replace(amount, low=low, high=high, approximate=True, rule="margin", tokens=tokens)
