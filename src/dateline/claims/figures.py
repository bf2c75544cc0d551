"""Quantities that somebody claims, and how figures of one thing stand to each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.claims.claims import Chains
from dateline.knowledge import Knowledge
from dateline.mentions import Found
from dateline.parse import Tree
from dateline.records import Attribution, Figure, FigureRelation, Measure, Why

UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 10**12,
    "bn": 10**9,
    "mn": 10**6,
    "m": 10**6,
}
VAGUE = {
    "dozen": (12, 99), "ten": (20, 99), "score": (20, 99), "hundred": (100, 999), "thousand": (1_000, 9_999),
    "million": (1_000_000, 9_999_999), "handful": (2, 9), "couple": (2, 3), "several": (3, 9),
}  # fmt: skip
AT_LEAST = frozenset({"least", "more", "over", "exceeding", "minimum", "upwards"})
AT_MOST = frozenset({"most", "up", "fewer", "less", "under", "maximum", "below"})
ABOUT = frozenset(["about", "around", "some", "approximately", "roughly", "nearly", "almost", "estimated", "circa"])
MEASURES: dict[str, Measure] = {
    "kill": "killed", "die": "killed", "dead": "killed", "death": "killed", "slay": "killed", "murder": "killed", "body": "killed",
    "fatality": "killed", "wound": "wounded", "injure": "wounded", "hurt": "wounded", "injury": "wounded", "displace": "displaced",
    "flee": "displaced", "arrest": "arrested", "detain": "arrested", "miss": "missing", "missing": "missing", "station": "present",
    "deploy": "present", "gather": "present", "attend": "present", "march": "present", "protest": "present", "rally": "present",
    "number": "present",
}  # fmt: skip
MONEY = frozenset("$ £ € dollar euro pound rouble ruble yuan yen franc dinar".split())
NOT_COUNTED = frozenset(
    "year month week day hour minute percent % century decade january february march april may june july august "
    "september october november december monday tuesday wednesday thursday friday saturday sunday time p.m. a.m.".split()
)
NUMBER = re.compile(r"^\d{1,3}(?:,\d{3})+$|^\d+(?:\.\d+)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """Bounds read from the words; `best` is absent where they give no single value."""

    low: int | None
    best: int | None
    high: int | None
    approximate: bool
    rule: str
    tokens: tuple[int, ...]


def find_figures(
    trees: Sequence[Tree], found: Found, attributions: Sequence[Attribution], text: str, knowledge: Knowledge
) -> tuple[Figure, ...]:
    """Figures in text order, ids "f0", "f1", ..."""
    chains = Chains.of(attributions)
    figures: list[Figure] = []
    for tree in trees:
        for token, amount in _amounts(tree):
            counted = _counted(tree, token)
            if counted is None or tree.lemma(counted) in NOT_COUNTED:
                continue
            figures.append(_figure(tree, counted, amount, f"f{len(figures)}", found, chains, text, knowledge.version))
    return tuple(figures)


def _figure(
    tree: Tree, counted: int, amount: Amount, name: str, found: Found, chains: Chains, text: str, version: str
) -> Figure:
    span = tree.cover(amount.tokens)
    mention = found.at.get((tree.sentence.index, counted))
    chain = chains.at(span.start)
    inner = chains.by_id[chain[-1]] if chain else None
    return Figure(
        id=name,
        sentence=tree.sentence.index,
        span=span,
        what=tree.lemma(counted),
        what_span=mention.span if mention else tree.span(counted, counted),
        whose=_whose(tree, counted),
        low=amount.low,
        best=amount.best,
        high=amount.high,
        unit="money" if any(tree.lemma(t) in MONEY for t in (counted, *amount.tokens)) else "",
        approximate=amount.approximate,
        per=_per(tree, counted),
        where=_where(tree, counted, found),
        measure=_measure(tree, counted),
        attributions=chain,
        claimant=" ".join(s.of(text) for s in inner.speaker) if inner else "",
        adoption=inner.adoption if inner else "neutral",
        why=Why(step="claims", rule=f"claims.figure.{amount.rule}", version=version, spans=(span,)),
    )


# --- amounts --------------------------------------------------------------------------------------------------------


def _amounts(tree: Tree) -> list[tuple[int, Amount]]:
    """Numbers of a sentence with the token that anchors them in the tree."""
    found: list[tuple[int, Amount]] = []
    used: set[int] = set()
    for token in range(len(tree.sentence.words)):
        if token in used:
            continue
        amount = _range(tree, token) or _vague(tree, token) or _plain(tree, token)
        if amount is not None and not used & set(amount.tokens):
            used |= set(amount.tokens)
            found.append((token, amount))
    return found


def _value(tree: Tree, token: int) -> tuple[int, int] | None:
    """The number that starts at `token` and the token after it."""
    words = tree.sentence.words
    total, current, i, seen = 0, 0.0, token, False
    while i < len(words):
        word = words[i].lower().rstrip(".")
        if NUMBER.match(word) and not seen:
            current, seen = float(word.replace(",", "")), True
        elif word in UNITS and (not seen or current < 100):
            current, seen = current + UNITS[word], True
        elif word in SCALES and seen:
            current *= SCALES[word]
            if SCALES[word] >= 1000:
                total, current = total + int(current), 0.0
        elif not (
            word in {"-", "and"}
            and seen
            and i + 1 < len(words)
            and words[i + 1].lower() in UNITS
            and words[i - 1].lower() in {*UNITS, *SCALES}
        ):
            break
        i += 1
    return (total + int(current), i) if seen else None


def _is_number(tree: Tree, token: int) -> bool:
    return tree.sentence.tags[token] == "CD" and not _is_date(tree, token)


def _is_date(tree: Tree, token: int) -> bool:
    hint = next((h for h in tree.sentence.entities if h.start <= token < h.end), None)
    return hint is not None and hint.label in {"DATE", "TIME", "PERCENT", "ORDINAL"}


def _range(tree: Tree, token: int) -> Amount | None:
    """ "2,000 to 4,000", "between 20 and 30", "20-30"."""
    if not _is_number(tree, token) or (first := _value(tree, token)) is None:
        return None
    low, after = first
    words = tree.sentence.words
    opener = words[token - 1].lower() if token else ""
    joiners = {"and"} if opener == "between" else {"to", "-", "–"}
    if after + 1 >= len(words) or words[after].lower() not in joiners or not _is_number(tree, after + 1):
        return None
    second = _value(tree, after + 1)
    if second is None or second[0] <= low:
        return None
    tokens = tuple(range(token - (opener in {"between", "from"}), second[1]))
    return Amount(low=low, best=None, high=second[0], approximate=False, rule="range", tokens=tokens)


def _vague(tree: Tree, token: int) -> Amount | None:
    """ "dozens of", "tens of thousands of", "several": bounds, never a single value."""
    word, lemma = tree.sentence.words[token].lower(), tree.lemma(token)
    singular = lemma if lemma in VAGUE else word[:-1]
    plural = word.endswith("s") and singular in VAGUE and word != singular
    if not plural and word not in {"several", "handful"}:
        return None
    low, high = VAGUE["several" if word == "several" else singular]
    tokens = [token]
    words = tree.sentence.words
    if (
        token + 2 < len(words)
        and words[token + 1].lower() == "of"
        and words[token + 2].lower().rstrip("s") in {"thousand", "million"}
    ):
        scale = SCALES[words[token + 2].lower().rstrip("s")]
        unit = {"dozen": 12, "ten": 10, "hundred": 100}.get(singular, 1)
        low, high = (
            unit * scale * (2 if singular == "ten" else 1),
            (unit * 10 - 1) * scale if singular != "dozen" else 99 * scale,
        )
        tokens = [token, token + 1, token + 2]
    return Amount(low=low, best=None, high=high, approximate=True, rule="vague", tokens=tuple(tokens))


def _plain(tree: Tree, token: int) -> Amount | None:
    if not _is_number(tree, token) or (found := _value(tree, token)) is None:
        return None
    value, after = found
    before = {tree.lemma(i) for i in range(max(0, token - 3), token) if tree.sentence.words[i] not in {",", "."}}
    tokens = tuple(range(token, after))
    if before & AT_LEAST and ("than" in before or "least" in before or "over" in before or "minimum" in before):
        return Amount(low=value, best=None, high=None, approximate=False, rule="at-least", tokens=tokens)
    if (
        ("up" in before and "to" in before)
        or ("most" in before and "at" in before)
        or before & {"under", "fewer", "less", "below"}
    ):
        return Amount(low=None, best=None, high=value, approximate=False, rule="at-most", tokens=tokens)
    approximate = bool(before & ABOUT)
    return Amount(
        low=value,
        best=value,
        high=value,
        approximate=approximate,
        rule="about" if approximate else "exact",
        tokens=tokens,
    )


# --- what is counted ------------------------------------------------------------------------------------------------


def _counted(tree: Tree, token: int) -> int | None:
    """The noun that the number at `token` counts."""
    sentence = tree.sentence
    head, dep = sentence.heads[token], sentence.deps[token]
    if dep in {"nummod", "compound", "advmod", "det", "amod"} and head >= 0:
        if sentence.pos[head] == "NUM":
            return _counted(tree, head)
        return head
    of = next((c for c in tree.kids(token, "nmod", "obl") if c > token and tree.preposition(c) == "of"), None)
    if of is not None:
        return _counted(tree, of) if tree.lemma(of) in VAGUE else of
    if dep in {"nsubj", "nsubj:pass", "obj", "obl", "conj", "appos", "root", "nmod"}:
        return _bare(tree, token)
    return None


def _bare(tree: Tree, token: int) -> int | None:
    """A number without a noun: of the deaths in "killing 12", of the numbers in "the numbers swim between ..."."""
    head = tree.sentence.heads[token]
    if head < 0:
        return None
    if tree.sentence.deps[token] == "conj":
        return _bare(tree, head)
    if tree.lemma(head) in MEASURES:
        return token
    subject = tree.kid(head, "nsubj")
    if subject is not None and tree.lemma(subject) in {
        "number",
        "figure",
        "toll",
        "total",
        "estimate",
        "tally",
        "count",
        "death",
    }:
        return subject
    return None


def _whose(tree: Tree, counted: int) -> str:
    words = [tree.sentence.words[c] for c in tree.kids(counted, "amod", "compound", "nmod", "nmod:poss") if c < counted]
    return " ".join(w for w in words if w[:1].isupper())


def _per(tree: Tree, counted: int) -> str:
    head = tree.sentence.heads[counted]
    if tree.sentence.deps[counted] == "nmod" and head >= 0 and tree.preposition(counted) == "of":
        outer = tree.sentence.heads[head] if tree.lemma(head) in VAGUE else head
        if (
            outer >= 0
            and tree.sentence.tags[outer] == "NNS"
            and tree.lemma(outer) not in VAGUE
            and tree.lemma(outer) != tree.lemma(counted)
        ):
            return tree.lemma(outer)
    return ""


def _where(tree: Tree, counted: int, found: Found) -> str:
    for token in (counted, *tree.ancestors(counted)):
        for child in tree.kids(token, "obl", "nmod"):
            mention = found.at.get((tree.sentence.index, child))
            if mention is not None and mention.kind == "place":
                return mention.id
        if tree.sentence.pos[token] == "VERB":
            return ""
    return ""


def _measure(tree: Tree, counted: int) -> Measure:
    if any(tree.lemma(t) in MONEY for t in (counted, *tree.children[counted])):
        return "money"
    for token in (counted, *tree.children[counted], *list(tree.ancestors(counted))[:2]):
        if tree.lemma(token) in MEASURES:
            return MEASURES[tree.lemma(token)]
    return "other"


# --- relations ------------------------------------------------------------------------------------------------------

SYNONYMS = {
    "soldier": "troop",
    "serviceman": "troop",
    "people": "person",
    "civilian": "person",
    "protester": "person",
    "demonstrator": "person",
    "number": "",
    "figure": "",
    "toll": "",
    "total": "",
    "tally": "",
    "estimate": "",
    "death": "person",
}


def relate_figures(figures: Sequence[Figure], version: str) -> tuple[FigureRelation, ...]:
    """Pairs of figures of the same thing: the same value, or different ones side by side. Never which is right."""
    relations: list[FigureRelation] = []
    for i, a in enumerate(figures):
        for b in figures[i + 1 :]:
            if _comparable(a, b):
                why = Why(step="claims", rule="claims.figures.same-thing", version=version, spans=(a.span, b.span))
                relations.append(FigureRelation(a=a.id, b=b.id, relation="same" if _equal(a, b) else "differ", why=why))
    return tuple(relations)


def _comparable(a: Figure, b: Figure) -> bool:
    if a.unit != b.unit or a.per != b.per:
        return False
    what_a, what_b = SYNONYMS.get(a.what, a.what), SYNONYMS.get(b.what, b.what)
    anaphoric = not what_a or not what_b
    if anaphoric:
        return abs(a.sentence - b.sentence) <= 1 and a.attributions != b.attributions
    if a.measure != b.measure or a.measure == "other":
        return False
    return what_a == what_b and (not a.whose or not b.whose or a.whose == b.whose)


def _equal(a: Figure, b: Figure) -> bool:
    return (a.low, a.best, a.high) == (b.low, b.best, b.high)
