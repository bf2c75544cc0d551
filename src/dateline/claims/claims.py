"""Clauses as claims: predicate, arguments, how it is put, and who says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from dateline.attribution import CueLexicon
from dateline.claims.certainty import Judged, against, doubted, doubtful, happened, judged
from dateline.claims.features import Features, features_of
from dateline.claims.governing import as_put, presupposed
from dateline.claims.hedging import Hedging, hedgings_of
from dateline.knowledge import Knowledge
from dateline.mentions import Found
from dateline.parse import Frame, Tree, frame_of, is_predicate
from dateline.records import Argument, Attribution, Claim, Span, Why

CLAUSES = frozenset({"xcomp", "ccomp", "advcl"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A claim with its frame and the features of its own words (the claim has what the sentence makes of them)."""

    claim: Claim
    frame: Frame
    features: Features


def find_claims(
    trees: Sequence[Tree],
    found: Found,
    attributions: Sequence[Attribution],
    knowledge: Knowledge,
    cues: CueLexicon,
    published: str = "",
) -> tuple[Clause, ...]:
    """One clause a predicate, in text order, ids "c0", "c1", ... `published` is an ISO date or empty."""
    places = [(t.sentence.index, i) for t in trees for i in range(len(t.sentence.words)) if is_predicate(t, i)]
    ids = {place: f"c{number}" for number, place in enumerate(places)}
    chains = Chains.of(attributions)
    hedgings = {s: hedgings_of(trees[s], knowledge.hedge_terms) for s in dict.fromkeys(s for s, _ in places)}
    context = _Context(ids=ids, found=found, chains=chains, knowledge=knowledge, hedgings=hedgings)
    own = [features_of(trees[s], t) for s, t in places]
    features = [as_put(trees[s], t, one, published) for (s, t), one in zip(places, own)]
    said = [chains.at(trees[s].sentence.starts[t]) for s, t in places]
    sure = _certainties(trees, places, features, said, context, cues)
    return tuple(
        _clause(trees[s], t, plain, put, one, by, context)
        for (s, t), plain, put, one, by in zip(places, own, features, sure, said)
    )


STRETCH = 256
"""Code points of a stretch: attributions are looked up by the stretches that they reach into, a handful in each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chains:
    """Who says what stands at a code point."""

    attributions: tuple[Attribution, ...]
    by_id: Mapping[str, Attribution]
    contents: Mapping[int, Sequence[tuple[int, int, str]]]
    """Start and end of content spans and their attribution, the widest attribution first, by stretch of the text."""
    cues: Mapping[int, Sequence[tuple[int, int, str]]]

    @staticmethod
    def of(attributions: Sequence[Attribution]) -> Chains:
        """The chains of one report's attributions."""
        widest = sorted(attributions, key=lambda a: (-sum(s.end - s.start for s in a.content), a.id))
        return Chains(
            attributions=tuple(attributions),
            by_id={a.id: a for a in attributions},
            contents=_stretches((s, a.id) for a in widest for s in a.content),
            cues=_stretches((s, a.id) for a in attributions for s in a.cue),
        )

    def at(self, position: int) -> tuple[str, ...]:
        """Ids of the attributions whose content holds code point `position`, widest first."""
        near = self.contents.get(position // STRETCH, ())
        return tuple(dict.fromkeys(name for start, end, name in near if start <= position < end))

    def cued_at(self, span: Span) -> str:
        """Id of the attribution whose cue holds `span`, or empty."""
        near = self.cues.get(span.start // STRETCH, ())
        return next((name for start, end, name in near if start < span.end and span.start < end), "")


def _stretches(spans: Iterable[tuple[Span, str]]) -> Mapping[int, Sequence[tuple[int, int, str]]]:
    found: dict[int, list[tuple[int, int, str]]] = {}
    for span, name in spans:
        for stretch in range(span.start // STRETCH, (span.end - 1) // STRETCH + 1):
            found.setdefault(stretch, []).append((span.start, span.end, name))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Context:
    """What all claims of a report are made with."""

    ids: Mapping[tuple[int, int], str]
    found: Found
    chains: Chains
    knowledge: Knowledge
    hedgings: Mapping[int, list[Hedging]]


def _certainties(
    trees: Sequence[Tree],
    places: Sequence[tuple[int, int]],
    features: Sequence[Features],
    said: Sequence[tuple[str, ...]],
    context: _Context,
    cues: CueLexicon,
) -> list[Judged]:
    """The certainty of each claim; those that the learned reading may lower ask it together."""
    judgements: list[Judged] = []
    for (s, token), put, names in zip(places, features, said):
        chain = [context.chains.by_id[name] for name in names]
        judgements.append(judged(trees[s], token, put, context.hedgings[s], chain))
    asked = [i for i, (s, token) in enumerate(places) if doubtful(trees[s], token, judgements[i])]
    learned = happened(trees, [places[i] for i in asked], context.knowledge, cues)
    for i, value in zip(asked, learned):
        s, token = places[i]
        parts = partial(against, trees[s], token, context.knowledge, cues)
        judgements[i] = doubted(judgements[i], token, value, parts)
    return judgements


def _clause(
    tree: Tree, token: int, own: Features, features: Features, sure: Judged, said: tuple[str, ...], context: _Context
) -> Clause:
    sentence, ids, chains = tree.sentence, context.ids, context.chains
    frame = frame_of(tree, token)
    head = Span(sentence.starts[token], sentence.ends[token])
    claim = Claim(
        id=ids[sentence.index, token],
        sentence=sentence.index,
        token=token,
        predicate=_predicate(tree, token),
        lemma=tree.lemma(token),
        arguments=_arguments(tree, frame, ids, context.found),
        polarity=features.polarity,
        modality=features.modality,
        condition="" if features.condition is None else ids.get((sentence.index, features.condition), ""),
        tense=features.tense,
        aspect=features.aspect,
        duration=(tree.cover(features.duration),) if features.duration else (),
        presupposed=presupposed(tree, token),
        hedges=sure.hedges,
        boosters=sure.boosters,
        certainty=sure.value,
        attributions=said,
        reports=chains.cued_at(head),
        whys=_whys(tree, features, sure, context.knowledge.version),
    )
    return Clause(claim=claim, frame=frame, features=own)


def _predicate(tree: Tree, token: int) -> tuple[Span, ...]:
    tokens = sorted([token, *tree.kids(token, "aux", "aux:pass", "cop", "compound:prt")])
    spans: list[Span] = []
    for t in tokens:
        span = tree.span(t, t)
        if spans and span.start - spans[-1].end <= 1:
            spans[-1] = Span(spans[-1].start, span.end)
        else:
            spans.append(span)
    return tuple(spans)


def _arguments(tree: Tree, frame: Frame, ids: Mapping[tuple[int, int], str], found: Found) -> tuple[Argument, ...]:
    index = tree.sentence.index
    made: list[Argument] = []
    for slot, fillers in frame.slots.items():
        for filler in fillers:
            mention = found.at.get((index, filler))
            role = slot if slot in {"subj", "obj", "iobj"} or slot in CLAUSES else f"obl:{slot}"
            claim = ids.get((index, filler), "") if slot in CLAUSES or mention is None else ""
            span = mention.span if mention else tree.span(filler, filler)
            made.append(
                Argument(role=role, span=span, mention=mention.id if mention and not claim else "", claim=claim)
            )
    return tuple(made)


def _whys(tree: Tree, features: Features, sure: Judged, version: str) -> tuple[tuple[str, Why], ...]:
    """Only what is not the plain case has a why of its own, but for certainty: that has one always."""
    whys: list[tuple[str, Why]] = []
    for name, tokens in (("polarity", features.negation), ("modality", features.modal), ("aspect", features.duration)):
        if tokens:
            spans = tuple(tree.span(t, t) for t in tokens)
            whys.append((name, Why(step="claims", rule=f"claims.{name}", version=version, spans=spans)))
    return (*whys, ("certainty", sure.why(tree, version)))
