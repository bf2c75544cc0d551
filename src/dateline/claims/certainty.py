"""How sure a text is that something happened or is so, from -3 to 3, with the words that it was seen from.

Two readings of it stand side by side. `happened` is learned: what people answer when they are asked whether it had happened by
the time of writing (UDS It-Happened v2; an announced visit has not). `judged` is what a claim carries: the rules below put what
is told as a fact at 3, its negation at -3, and what is still open (to come, wished, ordered, possible, conditional) near 0;
hedges, those who say so and, where nothing else speaks against it, the learned reading lower it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dateline.attribution import CueLexicon
from dateline.claims.clues import CLUE_OF, Surroundings
from dateline.claims.features import Features, auxiliaries_of
from dateline.claims.hedging import Hedging, bearing_on
from dateline.knowledge import Knowledge
from dateline.parse import Tree
from dateline.records import Attribution, Span, Why

HIGHEST = 3.0
LEAST_TOLD = 0.5
OPEN = {"possible": 0.0, "conditional": 0.0, "ordered": 0.0, "wished": 0.0, "promised": 0.5}
"""What a claim of each modality is worth while nothing else is known."""
GOVERNED = {
    "promise": 0.5, "threaten": 0.5, "plan": 0.5, "decide": 0.5, "allow": 0.0, "appeal": 0.0, "demand": 0.0,
    "forbid": -0.5, "refuse": -2.0, "cancel": -2.0, "fail": -3.0, "deny": -2.0,
}  # fmt: skip
"""What stands under a word that promises, demands, refuses it ... (operators of acts.tsv) is worth."""
FUTURE, FUTURE_NOT, NEVER_WAS = 1.0, -1.0, -2.0
HEDGED = {3: 3.0, 2: 1.5, 1: 1.0, 0: 0.0}
"""At most this much is left of a told claim beside a hedge of each certainty."""
BOOSTED = 2.5
"""Whoever writes "undoubtedly" has felt a doubt."""
BELIEVED, ACCUSED, NAMED, UNNAMED = 1.5, 2.0, 0.5, 1.0
KNOWN_SPEAKERS = frozenset({"named", "office", "document", "outlet", "group"})
TOLD_AT, DOUBT = 0.75, 0.6
"""A learned reading below the first lowers a told claim, by so much a point."""
AUXILIARY_HAVE = frozenset({"have", "'ve", "of"})
COUNTERFACTUAL = frozenset({"would", "could", "might", "'d", "should"})


@dataclass(frozen=True, slots=True)
class Judged:
    """A certainty with what it was seen from."""

    value: float
    note: str
    tokens: tuple[int, ...] = ()
    hedges: tuple[Span, ...] = ()
    boosters: tuple[Span, ...] = ()

    def why(self, tree: Tree, version: str) -> Why:
        """The why of a claim's certainty."""
        spans = tuple(tree.span(token, token) for token in sorted(set(self.tokens)))
        return Why(step="claims", rule="claims.certainty", version=version, spans=spans, note=self.note)


@dataclass(frozen=True, slots=True)
class _Put:
    """How the clause itself puts it, before hedges and speakers: its worth, the reason, whether it is told as done."""

    value: float
    reason: str
    tokens: tuple[int, ...]
    told: bool


def happened(
    trees: Sequence[Tree], places: Sequence[tuple[int, int]], knowledge: Knowledge, cues: CueLexicon
) -> list[float]:
    """The learned reading of the words at `places` (sentence, token), in one go for all of a report."""
    around = {s: Surroundings(trees[s], knowledge, cues) for s in dict.fromkeys(s for s, _ in places)}
    values = knowledge.certainty.values([around[s].clues(token) for s, token in places])
    return [min(HIGHEST, max(-HIGHEST, value)) for value in values]


def judged(
    tree: Tree,
    token: int,
    features: Features,
    hedgings: list[Hedging],
    chain: Sequence[Attribution],
    knowledge: Knowledge,
    learned: float = HIGHEST,
) -> Judged:
    """The certainty of the claim at `token` that stands inside the attributions of `chain`, outermost first."""
    bearing = list(bearing_on(tree, token, hedgings))
    put = _put(tree, token, features, knowledge)
    value, reasons, tokens = put.value, [put.reason] if put.reason else [], list(put.tokens)
    for one in bearing:
        value = _hedged(value, one, put.told)
        reasons.append(f"{one.hedge.kind} {one.hedge.term}")
        tokens += range(one.first, one.last + 1)
    if put.told:
        value, said = _said(value, chain)
        reasons += [said] if said else []
        if not bearing and abs(value) >= NAMED and value > 0 and learned < TOLD_AT:
            value = max(LEAST_TOLD, value - DOUBT * (TOLD_AT - learned))
            reasons.append("less sure by the words around")
            tokens.append(token)
    return Judged(
        value=round(min(HIGHEST, max(-HIGHEST, value)), 1) + 0.0,
        note="; ".join(reasons) or "put forward as a fact",
        tokens=tuple(tokens),
        hedges=_spans(tree, (b for b in bearing if b.hedge.kind == "hedge")),
        boosters=_spans(tree, (b for b in bearing if b.hedge.kind == "booster")),
    )


def _spans(tree: Tree, found: Iterable[Hedging]) -> tuple[Span, ...]:
    return tuple(tree.span(one.first, one.last) for one in found)


# --- how the clause puts it -------------------------------------------------------------------------------------------


def _put(tree: Tree, token: int, features: Features, knowledge: Knowledge) -> _Put:
    negated = features.polarity == "negated"
    never = _never_was(tree, token)
    if never:
        return _Put(NEVER_WAS if not negated else -NEVER_WAS, "would have", never, False)
    if features.modality in OPEN:
        value = OPEN[features.modality]
        return _Put(
            -value if negated else value, _open_reason(tree, features), (*features.modal, *features.negation), False
        )
    governed = _governed(tree, token, knowledge)
    if governed is not None:
        return replace(governed, value=-governed.value) if negated and governed.value > 0 else governed
    future = _future(tree, token)
    if future:
        return _Put(FUTURE_NOT if negated else FUTURE, "future", (*future, *features.negation), False)
    if _asked(tree, token):
        return _Put(0.0, "asked", (), False)
    if negated:
        return _Put(-HIGHEST, "not", features.negation, True)
    return _Put(HIGHEST, "", (), True)


def _never_was(tree: Tree, token: int) -> tuple[int, ...]:
    """ "would have fallen": auxiliaries of what did not come to pass."""
    auxiliaries = auxiliaries_of(tree, token)
    modal = [a for a in auxiliaries if tree.sentence.words[a].lower() in {"would", "'d"}]
    perfect = [a for a in auxiliaries if tree.sentence.words[a].lower() in AUXILIARY_HAVE]
    return (*modal, *perfect) if modal and perfect and tree.sentence.tags[token] in {"VBN", "VBD"} else ()


def _open_reason(tree: Tree, features: Features) -> str:
    words = " ".join(tree.sentence.words[t].lower() for t in features.modal)
    if features.modality == "conditional":
        return "on a condition" if features.condition is not None else "in a condition"
    return f"{features.modality}: {words}" if words else features.modality


def _future(tree: Tree, token: int) -> tuple[int, ...]:
    sentence = tree.sentence
    auxiliaries = auxiliaries_of(tree, token)
    will = [a for a in auxiliaries if sentence.words[a].lower() in {"will", "'ll", "wo", "shall", "would", "'d"}]
    if will:
        return tuple(w for w in will if sentence.tags[w] == "MD")
    head = sentence.heads[token]
    going = (
        head >= 0
        and sentence.deps[token] == "xcomp"
        and sentence.words[head].lower() in {"going", "about", "due", "set"}
    )
    return (head,) if going else ()


def _governed(tree: Tree, token: int, knowledge: Knowledge) -> _Put | None:
    """What stands, without a finite form of its own, under a word that promises, demands or refuses it."""
    sentence = tree.sentence
    head, dep = sentence.heads[token], sentence.deps[token]
    if head < 0 or not _not_finite(tree, token, dep):
        return None
    kind = "verb" if sentence.pos[head] == "VERB" else "noun"
    for act in knowledge.acts.get((tree.lemma(head), kind), ()):
        slots = {dep, tree.preposition(token)} | {tree.lemma(m) for m in tree.kids(token, "mark")}
        if act.operator in GOVERNED and slots & set(act.content):
            value = GOVERNED[act.operator]
            return _Put(value, f"under {tree.lemma(head)}", (head,), value <= -2.0)
    if dep == "advcl" and any(sentence.tags[m] == "TO" for m in tree.kids(token, "mark")):
        return _Put(0.0, "a purpose", tuple(tree.kids(token, "mark")), False)
    return None


def _not_finite(tree: Tree, token: int, dep: str) -> bool:
    tag = tree.sentence.tags[token]
    if dep in {"xcomp", "acl", "advcl"}:
        return tag in {"VB", "VBG"}
    if dep == "ccomp":
        return tag == "VB" and tree.kid(token, "aux") is None
    return dep in {"obj", "obl", "nmod"} and tag in {"NN", "NNS", "VBG"}


def _asked(tree: Tree, token: int) -> bool:
    """A question that yes or no would answer."""
    sentence = tree.sentence
    if sentence.heads[token] >= 0 or sentence.words[-1] != "?":
        return False
    return not any(tag in {"WP", "WRB", "WDT"} for tag in sentence.tags[: token + 1])


# --- hedges and those who say so ---------------------------------------------------------------------------------------


def _hedged(value: float, one: Hedging, told: bool) -> float:
    """What a hedge leaves of a value. One below zero says that it is not so."""
    sure, kind = one.hedge.certainty, one.hedge.kind
    if kind == "booster":
        return min(value, BOOSTED) if sure < 3 and told and value > 0 else value
    if sure < 0:
        return float(sure) if value > 0 else value
    most = HEDGED[sure] if told else LEAST_TOLD
    return max(-most, min(most, value))


def _said(value: float, chain: Sequence[Attribution]) -> tuple[float, str]:
    """A value lowered by who says so: the one in the chain that lowers it most counts."""
    lowered = max((_lowering(one) for one in chain), default=(0.0, ""))
    if lowered[1] == "denied":
        return (-LEAST_TOLD * 2, "denied") if value > 0 else (value, "denied")
    if not lowered[0]:
        return value, ""
    least = min(abs(value), LEAST_TOLD)
    left = max(least, abs(value) - lowered[0])
    return (left if value > 0 else -left), lowered[1]


def _lowering(one: Attribution) -> tuple[float, str]:
    if one.stance == "denying":
        return 4.0, "denied"
    if one.stance == "doubting":
        return 3.0, "doubted"
    if one.stance == "accusing":
        return ACCUSED, "an accusation"
    if one.kind == "attitude" and one.adoption != "endorses":
        return BELIEVED, "somebody's belief"
    if one.adoption == "endorses":
        return 0.0, ""
    if one.adoption == "distances":
        return UNNAMED, "the outlet distances itself"
    return (NAMED, "a named speaker") if one.speaker_kind in KNOWN_SPEAKERS else (UNNAMED, "an unnamed speaker")


def moved_by(tree: Tree, token: int, knowledge: Knowledge, cues: CueLexicon) -> tuple[tuple[str, float], ...]:
    """What the learned reading of a word was moved by: parts of the sentence (see `CLUE_OF`) with how much, largest first."""
    moved = knowledge.certainty.moved(Surroundings(tree, knowledge, cues).clues(token))
    summed: dict[str, float] = {}
    for clue, amount in moved.items():
        part = CLUE_OF.get(clue.partition("=")[0], "words around")
        summed[part] = summed.get(part, 0.0) + amount
    return tuple(
        sorted(((part, round(amount, 2)) for part, amount in summed.items()), key=lambda p: (-abs(p[1]), p[0]))
    )
