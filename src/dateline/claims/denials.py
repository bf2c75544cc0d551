"""Denials and the claims that they answer: "X denied shelling the town" beside "Y said X shelled the town".

Three shapes deny: a word of denying over a content ("denied that …", "rejected the claim"), a predicate of falsehood
("was untrue", "called it a lie"), and a plain negation of what somebody else says ("no aircraft struck the village").
A denial that repeats the act is linked with the claim of that act; one that only points back ("denied this", "the
accusation") with what another speaker said last. Nothing is linked where the report has no such claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.claims.claims import Clause
from dateline.knowledge import Knowledge
from dateline.parse import Tree, is_predicate
from dateline.records import Attribution, Claim, Denial, Why

DENYING = frozenset(
    "deny reject dismiss refute dispute contradict repudiate contest disown rebut disavow rubbish discount gainsay".split()
)
UNTRUE = frozenset(
    "false untrue wrong baseless unfounded groundless fabricate invent fabrication invention lie nonsense hoax fiction "
    "slander libel smear fake fantasy rubbish incorrect inaccurate bogus".split()
)
NOTHING_IN = frozenset(
    ["truth", "evidence", "substance", "basis", "foundation", "part", "role", "hand", "case", "thing", "such"]
)
POINTING = frozenset(
    "accusation allegation claim report charge account story rumour rumor testimony confession suggestion assertion "
    "insinuation finding version statement news this that it they these those everything all journal newspaper paper "
    "responsibility involvement wrongdoing one remark word so such thing".split()
)
NOT_CLAIMS = frozenset(
    "demand request proposal offer appeal plan idea deal ceasefire truce motion bill petition call ultimatum".split()
)
REACH = 3
"""Sentences between a denial and the claim that it answers: in news the answer stands beside the charge."""
PRESUMED = frozenset("be have do say tell make take get go come call give know think see become remain".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What denials of one report are read with."""

    trees: Sequence[Tree]
    clauses: Sequence[Clause]
    attributions: Mapping[str, Attribution]
    actor_at: Mapping[tuple[int, int], str]
    knowledge: Knowledge

    def said(self, claim: Claim) -> str:
        """Who says it: the innermost attribution, or empty for the outlet."""
        return claim.attributions[-1] if claim.attributions else ""

    def speaker(self, attribution: str) -> str:
        """What tells a speaker from others: the actor, else the words."""
        found = self.attributions.get(attribution)
        return "" if found is None else found.actor or " ".join(f"{s.start}-{s.end}" for s in found.speaker)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A claim that denies, the tokens that say what it denies, and the rule that found it."""

    clause: Clause
    matter: tuple[int, ...]
    rule: str
    attribution: str = ""


def find_denials(
    trees: Sequence[Tree],
    clauses: Sequence[Clause],
    attributions: Sequence[Attribution],
    actor_at: Mapping[tuple[int, int], str],
    knowledge: Knowledge,
) -> tuple[Denial, ...]:
    """Denials with what they answer, in text order; at most one answer a denial."""
    reading = Reading(
        trees=trees,
        clauses=clauses,
        attributions={a.id: a for a in attributions},
        actor_at=actor_at,
        knowledge=knowledge,
    )
    made: list[Denial] = []
    for site in _sites(reading):
        answered = _answered(reading, site)
        if answered is not None and answered[0].claim.id != site.clause.claim.id:
            target, how = answered
            spans = (*site.clause.claim.predicate, *target.claim.predicate)
            why = Why(
                step="claims", rule=f"claims.denial.{site.rule}", version=knowledge.version, spans=spans, note=how
            )
            made.append(Denial(denial=site.clause.claim.id, denied=target.claim.id, why=why))
    return tuple(made)


# --- what denies ------------------------------------------------------------------------------------------------------


def _sites(reading: Reading) -> Iterator[Site]:
    for clause in reading.clauses:
        tree = reading.trees[clause.claim.sentence]
        site = _word_of_denial(clause) or _falsehood(reading, tree, clause) or _negation(reading, clause)
        if site is not None:
            yield site


def _word_of_denial(clause: Clause) -> Site | None:
    claim = clause.claim
    if claim.polarity == "negated" or claim.modality != "asserted" or claim.lemma not in DENYING:
        return None
    matter = [t for slot in ("obj", "ccomp", "xcomp", "of", "by") for t in clause.frame.get(slot)]
    return Site(clause=clause, matter=tuple(matter), rule="word", attribution=claim.reports)


def _falsehood(reading: Reading, tree: Tree, clause: Clause) -> Site | None:
    """ "That was untrue", "called the reports false", "described it as a fabrication", "there is no truth in it"."""
    claim = clause.claim
    token = claim.token
    kids = [k for k in tree.kids(token, "xcomp", "obl", "ccomp", "obj", "nsubj", "conj") if not is_predicate(tree, k)]
    untrue = claim.lemma in UNTRUE or any(tree.lemma(k) in UNTRUE for k in kids)
    nothing = any(_nothing_in(tree, k) for k in (token, *kids))
    unknown = claim.lemma == "know" and any(tree.lemma(k) == "nothing" for k in kids)
    if not ((untrue and claim.polarity == "affirmed") or (nothing and claim.polarity == "negated") or unknown):
        return None
    said = claim.reports or reading.said(claim)
    return Site(clause=clause, matter=_about(tree, token), rule="falsehood", attribution=said) if said else None


def _nothing_in(tree: Tree, noun: int) -> bool:
    """ "no truth in", "no evidence for", "had no part in", "did no such thing", "not the case that"."""
    lemma = tree.lemma(noun)
    if lemma == "thing":
        return any(tree.lemma(c) == "such" for c in tree.children[noun])
    if lemma == "case":
        return bool(tree.kids(noun, "ccomp", "csubj")) and tree.sentence.words[noun - 1].lower() == "the"
    head = max(0, tree.sentence.heads[noun])
    around = [c for c in (*tree.kids(noun, "nmod", "acl"), *tree.kids(head, "obl")) if c > noun]
    return lemma in NOTHING_IN and any(tree.preposition(c) in {"in", "to", "for", "of", "behind"} for c in around)


def _about(tree: Tree, token: int) -> tuple[int, ...]:
    """What is called false: subject or object, and what stands behind "in", "for", "of" below it."""
    near = [*tree.kids(token, "nsubj", "nsubj:pass", "obj", "obl", "ccomp", "csubj")]
    return tuple(dict.fromkeys([*near, *(c for n in near for c in tree.kids(n, "nmod", "acl", "obl"))]))


def _negation(reading: Reading, clause: Clause) -> Site | None:
    """A negated claim of an act: it answers whoever says that it happened."""
    claim = clause.claim
    plain = claim.polarity == "negated" and claim.modality == "asserted" and claim.tense != "future"
    if not plain or claim.presupposed or not reading.said(claim) or claim.lemma not in reading.knowledge.verbs:
        return None
    return Site(clause=clause, matter=(claim.token,), rule="negation", attribution=reading.said(claim))


# --- what it answers --------------------------------------------------------------------------------------------------


def _answered(reading: Reading, site: Site) -> tuple[Clause, str] | None:
    tree = reading.trees[site.clause.claim.sentence]
    words = [t for t in site.matter if tree.sentence.pos[t] in {"VERB", "NOUN", "PROPN", "ADJ", "PRON"}]
    if any(tree.lemma(t) in NOT_CLAIMS for t in words):
        return None
    others = [c for c in reading.clauses if _may_be_denied(reading, site, c)]
    acts = {t: _acts(reading.knowledge, tree, t) for t in _named(tree, words)}
    same = next((c for c in others if _same_act(reading, site, c, acts)), None)
    if same is not None:
        return same, "the same act"
    points = any(tree.lemma(t) in POINTING for t in words) or (site.rule == "word" and not words)
    if site.rule == "negation" or not points:
        return None
    last = [c for c in others if _heads_a_content(reading, c)]
    before = [c for c in last if 1 <= site.clause.claim.sentence - c.claim.sentence <= 2]
    after = [c for c in last if c.claim.sentence == site.clause.claim.sentence + 1]
    chosen = before[-1:] or after[:1]
    return (chosen[0], "what was said last") if chosen else None


def _named(tree: Tree, words: Sequence[int]) -> list[int]:
    """The words of the matter and the verbs and nouns right below them ("laying any explosives", "that it shelled")."""
    below = [c for t in words for c in tree.kids(t, "ccomp", "xcomp", "acl", "acl:relcl", "nmod", "conj", "obj")]
    return [t for t in dict.fromkeys([*words, *below]) if tree.lemma(t) not in POINTING | PRESUMED]


def _may_be_denied(reading: Reading, site: Site, clause: Clause) -> bool:
    """An affirmed claim near by, by another speaker, and no part of what the denial itself says."""
    claim, denial = clause.claim, site.clause.claim
    if claim.id == denial.id or claim.polarity != "affirmed" or abs(claim.sentence - denial.sentence) > REACH:
        return False
    own = site.attribution or reading.said(denial)
    if claim.reports or claim.lemma in PRESUMED or (own and own in claim.attributions):
        return False
    if not claim.attributions or claim.modality != "asserted" or claim.tense == "future":
        return False
    said = reading.said(claim)
    return not (own and said and reading.speaker(own) == reading.speaker(said))


def _acts(knowledge: Knowledge, tree: Tree, token: int) -> frozenset[str]:
    """The word's stem and the types of acts that it can name."""
    lemma = tree.lemma(token)
    types = {p.type for p in (*knowledge.verbs.get(lemma, ()), *knowledge.nouns.get(lemma, ()))}
    return frozenset({stem(lemma), *types})


def stem(lemma: str) -> str:
    """What a verb and its noun share, roughly: "detain" and "detention", "leak" and "leakage"."""
    return lemma[: max(4, len(lemma) - 3)] if len(lemma) > 4 else lemma


def _same_act(reading: Reading, site: Site, clause: Clause, acts: Mapping[int, frozenset[str]]) -> bool:
    tree = reading.trees[clause.claim.sentence]
    there = _acts(reading.knowledge, tree, clause.claim.token)
    shared = frozenset().union(*(named & there for named in acts.values())) if acts else frozenset()
    if not shared or _other_parties(reading, site, clause):
        return False
    if site.rule == "negation":
        return _shared_object(reading, site.clause, clause)
    return stem(clause.claim.lemma) in shared or _shared_words(reading, site, clause)


def _shared_object(reading: Reading, a: Clause, b: Clause) -> bool:
    """Whether the act is done to the same: an actor, or a noun of that stem. A verb alone tells of many acts."""
    return bool(_undergoers(reading, a) & _undergoers(reading, b))


def _undergoers(reading: Reading, clause: Clause) -> frozenset[str]:
    sentence, tree = clause.claim.sentence, reading.trees[clause.claim.sentence]
    slots = [slot for slot in clause.frame.slots if slot != "subj" and slot not in {"xcomp", "ccomp", "advcl"}]
    tokens = [t for slot in slots for t in clause.frame.get(slot)]
    named = {stem(tree.lemma(t)) for t in tokens if tree.sentence.pos[t] in {"NOUN", "PROPN"}}
    return frozenset(named | {a for t in tokens if (a := reading.actor_at.get((sentence, t), ""))})


def _other_parties(reading: Reading, site: Site, clause: Clause) -> bool:
    """Whether both name who did it, and name different ones."""
    mine = _doers(reading, site.clause) if site.rule == "negation" else frozenset()
    theirs = _doers(reading, clause)
    return bool(mine and theirs and not mine & theirs)


def _doers(reading: Reading, clause: Clause) -> frozenset[str]:
    sentence = clause.claim.sentence
    return frozenset(a for t in clause.frame.get("subj") if (a := reading.actor_at.get((sentence, t), "")))


def _shared_words(reading: Reading, site: Site, clause: Clause) -> bool:
    """Whether the two have a noun or an actor in common beside the act."""
    return bool(_nouns(reading, site.clause) & _nouns(reading, clause))


def _nouns(reading: Reading, clause: Clause) -> frozenset[str]:
    tree, sentence = reading.trees[clause.claim.sentence], clause.claim.sentence
    found: set[str] = set()
    for token in tree.subtree(clause.claim.token):
        if tree.sentence.pos[token] in {"NOUN", "PROPN"}:
            found.add(stem(tree.lemma(token)))
        if actor := reading.actor_at.get((sentence, token), ""):
            found.add(actor)
    return frozenset(found)


def _heads_a_content(reading: Reading, clause: Clause) -> bool:
    """Whether the claim is the top of what an attribution says."""
    said = reading.attributions.get(reading.said(clause.claim))
    if said is None or said.kind == "attitude":
        return False
    tree = reading.trees[clause.claim.sentence]
    over = (tree.span(a, a) for a in tree.ancestors(clause.claim.token) if is_predicate(tree, a))
    return not any(part.covers(span) for span in over for part in said.content)
