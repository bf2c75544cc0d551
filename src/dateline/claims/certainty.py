"""How sure a text is that something happened or is so, from -3 to 3, with the words that it was seen from.

Two readings of it stand side by side. `happened` is learned: what people answer when they are asked whether it had happened by
the time of writing (UDS It-Happened v2; an announced visit has not). `judged` is what a claim carries: the rules below put what
is told as a fact at 3, its negation at -3, and what is still open (to come, wished, ordered, possible, conditional) near 0;
hedges, those who say so and, where nothing else speaks against it, the learned reading lower it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from dateline.attribution import CueLexicon
from dateline.claims.clues import CLUE_OF, Surroundings
from dateline.claims.commitment import HIGHEST, TOLD, commitment
from dateline.claims.features import Features
from dateline.claims.hedging import Hedging, bearing_on
from dateline.knowledge import Knowledge
from dateline.parse import Tree
from dateline.records import Attribution, Span, Why

LEAST_TOLD = 0.5
FACTIVE = frozenset(
    "regret know realise realize remember see learn discover recognise recognize notice find understand resent".split()
)
"""What is known or regretted is put as a fact."""
SURE_FORMS = frozenset({"VBD", "VBN", "VBZ"})
"""Of 482 told claims of news in these forms the learned reading moved 18 (of all others a third)."""
INABILITY = frozenset({"could", "can"})
"""Beside "not" they say that somebody was not able to, and hedge nothing."""
FACT = "put forward as a fact"
HEDGED = {3: 3.0, 2: 1.5, 1: 1.0, 0: 0.0}
"""At most this much is left of a told claim beside a hedge of each certainty."""
BOOSTED = 2.5
"""Whoever writes "undoubtedly" has felt a doubt."""
BELIEVED, ACCUSED, NAMED, UNNAMED = 1.5, 2.0, 0.5, 1.0
KNOWN_SPEAKERS = frozenset({"named", "office", "document", "outlet", "group"})
TOLD_AT, DOUBT = 0.75, 1.0
"""A learned reading below the first lowers a told claim, by so much a point."""

OF_WORDS = 0.35
"""The share of the networks over all words in the learned reading; the rest is that of the clues."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A certainty with what it was seen from."""

    value: float
    note: str
    tokens: tuple[int, ...] = ()
    hedges: tuple[Span, ...] = ()
    boosters: tuple[Span, ...] = ()
    plain: bool = False
    """Told without a hedge: the learned reading may lower it."""

    def why(self, tree: Tree, version: str) -> Why:
        """The why of a claim's certainty."""
        spans = tuple(tree.span(token, token) for token in sorted(set(self.tokens)))
        return Why(step="claims", rule="claims.certainty", version=version, spans=spans, note=self.note)


def happened(
    trees: Sequence[Tree], places: Sequence[tuple[int, int]], knowledge: Knowledge, cues: CueLexicon
) -> list[float]:
    """The learned reading of the words at `places` (sentence, token), in one go for all of a report."""
    around = {s: Surroundings(trees[s], knowledge, cues) for s in dict.fromkeys(s for s, _ in places)}
    by_clues = knowledge.certainty.values([around[s].clues(token) for s, token in places])
    number = {s: i for i, s in enumerate(around)}
    sentences = [trees[s].sentence for s in around]
    by_words = knowledge.certainty_words.values(sentences, [(number[s], token) for s, token in places])
    return [min(HIGHEST, max(-HIGHEST, clues + OF_WORDS * (words - clues))) for clues, words in zip(by_clues, by_words)]


def judged(
    tree: Tree,
    token: int,
    features: Features | None,
    hedgings: list[Hedging],
    chain: Sequence[Attribution],
) -> Judged:
    """The certainty of the claim at `token` that stands inside the attributions of `chain`, outermost first.

    `features` are those of the sentence (see `as_put`). Without them the word is taken as told: an event noun, or an act that lies in the putting itself.
    """
    bearing = list(bearing_on(tree, token, hedgings)) if hedgings else []
    put = commitment(tree, token, features) if features is not None else TOLD
    unable = put.told and put.value < 0
    bearing = [b for b in bearing if not (unable and b.hedge.term in INABILITY)]
    value, reasons, tokens = put.value, [put.reason] if put.reason else [], list(put.tokens)
    for one in bearing:
        if (
            not put.told
            and one.hedge.kind == "hedge"
            and one.last > one.first
            and set(put.tokens) & set(range(one.first, one.last + 1))
        ):
            continue  # "believed to" has said so already
        value = _hedged(value, one, put.told)
        reasons.append(f"{one.hedge.kind} {one.hedge.term}")
        tokens += range(one.first, one.last + 1)
    if put.told:
        value, said = _said(value, [a for a in chain if not (bearing and _believed(a))])
        reasons += [said] if said else []
    return Judged(
        value=round(min(HIGHEST, max(-HIGHEST, value)), 1) + 0.0,
        note="; ".join(reasons) or FACT,
        tokens=tuple(tokens),
        hedges=_spans(tree, (b for b in bearing if b.hedge.kind == "hedge")),
        boosters=_spans(tree, (b for b in bearing if b.hedge.kind == "booster")),
        plain=put is TOLD and not bearing,
    )


def doubted(told: Judged, token: int, learned: float, parts: Callable[[], Sequence[str]]) -> Judged:
    """A plainly told claim, lowered where the learned reading speaks against it; `parts` says what moved the reading most."""
    if learned >= TOLD_AT or told.value <= LEAST_TOLD:
        return told
    value = round(max(LEAST_TOLD, told.value - DOUBT * (TOLD_AT - learned)), 1)
    reasons = "; ".join([f"less sure by {', '.join(parts())}", *([told.note] if told.note != FACT else [])])
    return replace(told, value=value, note=reasons, tokens=(*told.tokens, token))


def doubtful(tree: Tree, token: int, told: Judged) -> bool:
    """Whether the learned reading is worth asking: of plain told claims but those whose form it hardly ever moves."""
    if not told.plain or tree.sentence.tags[token] in SURE_FORMS:
        return False
    return not any(tree.sentence.tags[child] == "VBD" for child in tree.kids(token, "aux", "cop"))


def _spans(tree: Tree, found: Iterable[Hedging]) -> tuple[Span, ...]:
    return tuple(tree.span(one.first, one.last) for one in found)


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


def _believed(one: Attribution) -> bool:
    return one.kind == "attitude" and one.adoption != "endorses"


def _lowering(one: Attribution) -> tuple[float, str]:
    if one.stance == "denying":
        return 4.0, "denied"
    if one.stance == "doubting":
        return 3.0, "doubted"
    if one.stance == "accusing":
        return ACCUSED, "an accusation"
    if one.cue_lemma in FACTIVE:
        return 0.0, ""
    if _believed(one):
        return BELIEVED, "somebody's belief"
    if one.adoption == "endorses":
        return 0.0, ""
    if one.adoption == "distances":
        return UNNAMED, "the outlet distances itself"
    return (NAMED, "a named speaker") if one.speaker_kind in KNOWN_SPEAKERS else (UNNAMED, "an unnamed speaker")


MOST_PARTS = 2


def against(tree: Tree, token: int, knowledge: Knowledge, cues: CueLexicon) -> list[str]:
    """The parts of the sentence that moved the learned reading of a word down, the strongest first."""
    down = [part for part, amount in moved_by(tree, token, knowledge, cues) if amount < 0]
    return [f"the {part}" if part != "itself" else "the word itself" for part in down[:MOST_PARTS]]


def moved_by(tree: Tree, token: int, knowledge: Knowledge, cues: CueLexicon) -> tuple[tuple[str, float], ...]:
    """What the learned reading of a word was moved by: parts of the sentence (see `CLUE_OF`) with how much, largest first.

    What the networks over all words see beyond the clues is one part, not taken apart.
    """
    clues = Surroundings(tree, knowledge, cues).clues(token)
    (by_clues,) = knowledge.certainty.values([clues])
    (by_words,) = knowledge.certainty_words.values([tree.sentence], [(0, token)])
    summed: dict[str, float] = {"sentence as a whole": OF_WORDS * (by_words - by_clues)}
    moved = knowledge.certainty.moved(clues)
    for clue, amount in moved.items():
        part = CLUE_OF.get(clue.partition("=")[0], "words around")
        summed[part] = summed.get(part, 0.0) + amount
    return tuple(
        sorted(((part, round(amount, 2)) for part, amount in summed.items()), key=lambda p: (-abs(p[1]), p[0]))
    )
