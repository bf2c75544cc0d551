"""Numbers that count nothing: dates, clock times, ages, labels, and parts of compounds."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.claims.amount import Amount
from dateline.claims.units import HEIGHTS
from dateline.parse import Tree

MONTHS = frozenset(
    "January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug "
    "Sept Sep Oct Nov Dec".split()
)
TIME_WORDS = frozenset(
    "year years month months week weeks day days hour hours minute minutes second seconds decade decades century centuries "
    "ago january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday am pm a.m. p.m. gmt today tomorrow yesterday night nights morning evening afternoon "
    "noon since midnight o'clock fortnight".split()
)
AGES = frozenset({"aged", "age", "ages"})
LABELS = frozenset(
    "route highway road resolution article chapter phase level page no. number category magnitude channel room stage flight "
    "section act line gate unit zone group version covid covid-19 block battalion brigade camp paragraph law decree "
    "regiment division corps order directive bill grade hb class".split()
)
NAMING = frozenset(
    "route highway resolution article chapter phase level page no. category magnitude channel stage flight".split()
)
MEMBERS = frozenset({"member", "strong", "man", "person"})
TIMES_AND_RATES = frozenset("percentage point points degree degrees times fold".split())


def is_no_count(tree: Tree, words: Sequence[str], amount: Amount) -> bool:
    """Dates, clock times, ages, heights, labels, and numbers inside a compound ("three-day", "15-year-old")."""
    first, last = amount.tokens[0], amount.tokens[-1]
    if amount.kind == "share":
        return words[amount.last + 1 : amount.last + 2] in (["points"], ["point"])
    if not amount.unit and _has_fraction(amount):
        return True
    if amount.kind == "distance":
        return _is_height(words, amount)
    if words[last + 1 : last + 2] and words[last + 1] in TIMES_AND_RATES:
        return True
    if not amount.unit and (_joined(tree, words, last + 1) or _hyphen(tree, words, first - 1)):
        return True
    if amount.rule == "vague" or amount.unit:
        return False
    return _is_date(tree, words, amount) or _is_age(tree, words, amount) or _is_label(tree, words, amount)


def _has_fraction(amount: Amount) -> bool:
    """ "a 7.8 quake", "version 2.5": what is counted by heads is whole."""
    return any(isinstance(bound, float) for bound in (amount.low, amount.high))


def _is_height(words: Sequence[str], amount: Amount) -> bool:
    return not HEIGHTS.isdisjoint(words[amount.last + 1 : amount.last + 3])


def _joined(tree: Tree, words: Sequence[str], at: int) -> bool:
    """Whether a hyphen joins the number to a noun that it does not count: "-plus" and "-member" count."""
    return _hyphen(tree, words, at) and words[at + 1] != "ish" and not is_compound(words, at)


def is_compound(words: Sequence[str], at: int) -> bool:
    """ "-member force", "-strong brigade", "-vehicle convoy": a noun that the number counts, and one that it makes up."""
    return words[at : at + 1] == ["-"] and words[at + 1 : at + 2] != [] and words[at + 1] in MEMBERS | COLUMNS


COLUMNS = frozenset("vehicle truck lorry car tank ship boat tractor bus".split())


def _hyphen(tree: Tree, words: Sequence[str], at: int) -> bool:
    """Whether token `at` is a hyphen that joins two words: a dash between spaces parts them."""
    starts, ends = tree.sentence.starts, tree.sentence.ends
    inside = 0 < at < len(words) - 1 and words[at] == "-"
    return inside and ends[at - 1] == starts[at] and ends[at] == starts[at + 1]


# --- dates ----------------------------------------------------------------------------------------------------------


def _is_date(tree: Tree, words: Sequence[str], amount: Amount) -> bool:
    first, last = amount.tokens[0], amount.tokens[-1]
    year = len(words[last]) == 4 and words[last].isdigit() and 1900 <= int(words[last]) <= 2100
    if (year and tree.sentence.deps[last] != "nummod") or _by_month(tree, amount):
        return True
    hint = next((h for h in tree.sentence.entities if h.start <= last < h.end), None)
    if hint is None or hint.label not in {"DATE", "TIME"}:
        return False
    if year:
        return True
    head = tree.sentence.heads[last]
    counted = tree.sentence.deps[last] == "nummod" and head > last and tree.sentence.tags[head] == "NNS"
    if counted and words[head] not in TIME_WORDS:
        return False  # "this week 12 people drowned"
    near = (
        [*words[max(0, first - 1) : first], *words[last + 1 : last + 2]]
        if amount.top <= 31
        else list(words[last + 1 : last + 2])
    )
    if tree.sentence.tags[last + 1 : last + 2] == ("JJ",):
        near += words[last + 2 : last + 3]
    return any(w in TIME_WORDS for w in near)


def _by_month(tree: Tree, amount: Amount) -> bool:
    """ "June 25", "5 March"."""
    first, last = amount.tokens[0], amount.tokens[-1]
    written = tree.sentence.words
    beside = {*written[max(0, first - 1) : first], *written[last + 1 : last + 2]}
    return amount.top <= 31 and not MONTHS.isdisjoint(beside)


# --- ages and labels ------------------------------------------------------------------------------------------------


def _is_age(tree: Tree, words: Sequence[str], amount: Amount) -> bool:
    first = amount.tokens[0]
    before = words[first - 1] if first else ""
    pair = first > 2 and before in {"and", "to", "or"} and words[first - 3] in AGES
    if before in AGES or pair or ("age" in words[max(0, first - 3) : first + 1]):
        return True
    return _of_named(tree, words, amount) or _of_kind(tree, words, amount)


def _of_named(tree: Tree, words: Sequence[str], amount: Amount) -> bool:
    """ "Amina Yusuf, 12, and": a number alone between commas (or in brackets) after a name."""
    first, last = amount.tokens[0], amount.tokens[-1]
    if first < 2 or words[first - 1] not in {",", "("} or last + 1 >= len(words):
        return False
    name = tree.sentence.tags[first - 2] == "NNP" and len(amount.tokens) == 1
    return name and words[last + 1] in {",", ")", "."} and amount.top < 120


def _of_kind(tree: Tree, words: Sequence[str], amount: Amount) -> bool:
    """ "children under five", "every man between 15 and 50": nothing counted follows, and somebody stands before."""
    first, last = amount.tokens[0], amount.tokens[-1]
    opener = first if words[first] == "between" else first - 1
    if opener < 1 or words[opener] not in {"under", "over", "above", "below", "between"} or amount.top > 100:
        return False
    tags = tree.sentence.tags
    alone = last + 1 >= len(words) or tags[last + 1] not in {"NNS", "NN", "JJ", "VBN", "NNP", "NNPS"}
    return tags[opener - 1] in {"NN", "NNS"} and tree.sentence.pos[opener - 1] == "NOUN" and alone


def _is_label(tree: Tree, words: Sequence[str], amount: Amount) -> bool:
    """ "Route 4", "Resolution 1701", "phase two": the number names what stands before it."""
    first, last = amount.tokens[0], amount.tokens[-1]
    if not first or words[first - 1] not in LABELS:
        return False
    counted = last + 1 < len(words) and tree.sentence.tags[last + 1] in {"NNS", "JJ"}
    return words[first - 1] in NAMING or (tree.sentence.words[first - 1][:1].isupper() and not counted)
