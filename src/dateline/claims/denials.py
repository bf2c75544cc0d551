"""Denials and the claims that they answer: "X denied shelling the town" beside "Y said X shelled the town".

Three shapes deny: a word of denying over a content ("denied that …", "rejected the claim"), a predicate of falsehood
("was untrue", "called it a lie"), and a plain negation of what somebody else says ("no aircraft struck the village").
A denial that repeats the act is linked with the claim of that act; one that only points back ("denied this", "the
accusation") with what another speaker said last. Nothing is linked where the report has no such claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.attribution import SAID_NOUNS
from dateline.claims.claims import Clause
from dateline.knowledge import Knowledge
from dateline.parse import Tree, is_predicate
from dateline.records import Attribution, Claim, Denial, Span, Why

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
POINTING = SAID_NOUNS | frozenset(
    "testimony confession insinuation statement news this that it they these those everything all journal newspaper paper "
    "responsibility involvement wrongdoing one remark so such thing".split()
)
NOT_CLAIMS = frozenset(
    "demand request proposal offer appeal plan idea deal ceasefire truce motion bill petition call ultimatum".split()
)
OWNING = frozenset(
    ["responsibility", "involvement", "part", "role", "hand", "it", "attack", "attacker", "link", "connection"]
)
HOSTILE = frozenset(["ASSAULT", "COERCE", "PROTEST"])
MATERIAL = frozenset(["ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "SANCTION", "RETREAT", "AID", "COOPERATE"])
"""Types of deeds: words that name the same type may tell of the same deed."""
ENOUGH = 4.0
"""Of the likeness of a claim and what is denied; set on the seen half of tests/gold/denials.tsv."""
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
        site = _word_of_denial(tree, clause) or _falsehood(reading, tree, clause) or _negation(reading, clause)
        if site is not None:
            yield site


def _word_of_denial(tree: Tree, clause: Clause) -> Site | None:
    claim = clause.claim
    if claim.polarity == "negated" or claim.modality != "asserted" or claim.lemma not in DENYING:
        return None
    matter = [_meant(tree, t) for slot in ("obj", "ccomp", "xcomp", "of", "by") for t in clause.frame.get(slot)]
    return Site(clause=clause, matter=tuple(matter), rule="word", attribution=claim.reports)


def _meant(tree: Tree, token: int) -> int:
    """What a relative pronoun stands for: "a charge | that the firm denies"."""
    if tree.sentence.tags[token] not in {"WDT", "WP"}:
        return token
    relative = next((a for a in tree.ancestors(token) if tree.sentence.deps[a] == "acl:relcl"), token)
    return tree.sentence.heads[relative] if relative != token else token


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
        return bool(tree.kids(noun, "ccomp", "csubj")) and tree.lower[noun - 1] == "the"
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
    if not plain or claim.presupposed or not reading.said(claim) or not _types(reading.knowledge, claim.lemma):
        return None
    return Site(clause=clause, matter=(claim.token,), rule="negation", attribution=reading.said(claim))


# --- what it answers --------------------------------------------------------------------------------------------------


def _answered(reading: Reading, site: Site) -> tuple[Clause, str] | None:
    """The claim that the denial answers, and in words how that is told."""
    tree = reading.trees[site.clause.claim.sentence]
    words = [t for t in site.matter if tree.sentence.pos[t] in {"VERB", "NOUN", "PROPN", "ADJ", "PRON"}]
    if any(tree.lemma(t) in NOT_CLAIMS for t in words):
        return None
    others = [c for c in reading.clauses if _may_be_denied(reading, site, c)]
    matter = _matter(reading, site, words)
    scored = [(_likeness(reading, site, matter, c), -n, c) for n, c in enumerate(others)]
    best = max(scored, key=lambda item: item[:2], default=None)
    if best is not None and best[0] >= ENOUGH:
        return best[2], "the same act"
    accused = [c for c in others if _accuses_the_denier(reading, site, c)]
    if accused:
        return _nearest(site, accused), "what the denier is said to have done"
    if site.rule == "negation":
        return None
    if site.rule == "word" and any(tree.lemma(t) in OWNING for t in words):
        deeds = [c for c in others if _hostile(reading, c) and 1 <= _distance(site, c) <= 2]
        if deeds:
            return _nearest(site, deeds), "the deed told last"
    if not (any(tree.lemma(t) in POINTING for t in words) or (site.rule == "word" and not words)):
        return None
    last = [
        c for c in others if c.claim.attributions and _heads_a_content(reading, c) and -1 <= _distance(site, c) <= 2
    ]
    return (_nearest(site, last), "what was said last") if last else None


def _distance(site: Site, clause: Clause) -> int:
    """How many sentences the denial stands behind the claim; negative where it stands before it."""
    return site.clause.claim.sentence - clause.claim.sentence


def _hostile(reading: Reading, clause: Clause) -> bool:
    claim = clause.claim
    return claim.tense == "past" and not claim.presupposed and bool(_types(reading.knowledge, claim.lemma) & HOSTILE)


def _nearest(site: Site, clauses: Sequence[Clause]) -> Clause:
    """The nearest one, rather before the denial than behind it."""
    return min(clauses, key=lambda c: (abs(_distance(site, c)) or 1, _distance(site, c) < 0, c.claim.token))


def _accuses_the_denier(reading: Reading, site: Site, clause: Clause) -> bool:
    """Whether somebody else tells a deed of whoever denies: the same actor, or a word of the same stem, does it."""
    claim = clause.claim
    if not -1 <= _distance(site, clause) <= 2 or claim.tense != "past" or not reading.said(claim):
        return False
    if site.rule == "falsehood" or not _heads_a_content(reading, clause):
        return False
    if site.rule == "negation" and not _hostile(reading, clause):
        return False
    return bool(_denier(reading, site) & _subject(reading, clause))


def _denier(reading: Reading, site: Site) -> frozenset[str]:
    """What names whoever denies: the subject of the word of denial, and the speaker around it."""
    said = reading.attributions.get(site.attribution or reading.said(site.clause.claim))
    names = set(_subject(reading, site.clause)) if site.rule == "word" else set()
    if said is not None:
        tree = reading.trees[said.sentence]
        names |= _nouns(reading, said.sentence, _tokens(tree, said.speaker)) | {said.actor} - {""}
    return frozenset(names)


def _tokens(tree: Tree, spans: Sequence[Span]) -> list[int]:
    starts = tree.sentence.starts
    return [t for t in range(len(starts)) if any(s.start <= starts[t] < s.end for s in spans)]


def _subject(reading: Reading, clause: Clause) -> frozenset[str]:
    """Nouns, names and actors of whoever does it."""
    tree, sentence = reading.trees[clause.claim.sentence], clause.claim.sentence
    return _nouns(
        reading, sentence, (t for s in clause.frame.get("subj") for t in (s, *tree.kids(s, "compound", "amod")))
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What a denial is about: stems of its words of acts, the types they can name, and its other nouns and actors."""

    stems: frozenset[str]
    types: frozenset[str]
    nouns: frozenset[str]


def _matter(reading: Reading, site: Site, words: Sequence[int]) -> Matter:
    sentence = site.clause.claim.sentence
    tree = reading.trees[sentence]
    below = [c for t in words for c in tree.kids(t, "ccomp", "xcomp", "acl", "acl:relcl", "nmod", "conj", "obj", "obl")]
    named = [t for t in dict.fromkeys([*words, *below]) if tree.lemma(t) not in POINTING | PRESUMED]
    around = [site.clause.claim.token] if site.rule == "negation" else words
    return Matter(
        stems=frozenset(stem(tree.lemma(t)) for t in named),
        types=frozenset().union(*(_types(reading.knowledge, tree.lemma(t)) for t in named)),
        nouns=_nouns(reading, sentence, {t for w in around for t in tree.subtree(w)}),
    )


def _may_be_denied(reading: Reading, site: Site, clause: Clause) -> bool:
    """An affirmed claim near by that somebody else puts forward, and no part of what the denial itself says."""
    claim, denial = clause.claim, site.clause.claim
    if claim.id == denial.id or claim.polarity != "affirmed" or abs(claim.sentence - denial.sentence) > REACH:
        return False
    if claim.reports or claim.lemma in PRESUMED or claim.modality != "asserted":
        return False
    own, said = site.attribution or reading.said(denial), reading.said(claim)
    if own and own in claim.attributions:
        return False
    if not said:
        return claim.sentence != denial.sentence
    return not own or reading.speaker(own) != reading.speaker(said)


def _likeness(reading: Reading, site: Site, matter: Matter, clause: Clause) -> float:
    """How much a claim looks like what is denied. The act has to be shared: its word, or its type and something else."""
    claim = clause.claim
    repeated = stem(claim.lemma) in matter.stems
    alike = bool(matter.types & _types(reading.knowledge, claim.lemma))
    if not (repeated or alike) or (site.rule == "negation" and (not alike or _other_doers(reading, site, clause))):
        return 0.0
    tree = reading.trees[claim.sentence]
    shared = len(matter.nouns & _nouns(reading, claim.sentence, tree.subtree(claim.token)))
    if site.rule == "negation" and not (shared and reading.said(claim)):
        return 0.0
    said = reading.attributions.get(reading.said(claim))
    return (
        (3.0 if repeated else 2.0)
        + min(shared, 2)
        + (0.0 if said is None else 1.5 if said.stance == "accusing" else 1.0)
        + (1.0 if abs(_distance(site, clause)) == 1 else 0.0)
    )


def _other_doers(reading: Reading, site: Site, clause: Clause) -> bool:
    """Whether both name who did it, and name different ones."""
    mine, theirs = _doers(reading, site.clause), _doers(reading, clause)
    return bool(mine and theirs and not mine & theirs)


def _doers(reading: Reading, clause: Clause) -> frozenset[str]:
    sentence = clause.claim.sentence
    return frozenset(a for t in clause.frame.get("subj") if (a := reading.actor_at.get((sentence, t), "")))


def _types(knowledge: Knowledge, lemma: str) -> frozenset[str]:
    return frozenset(p.type for p in (*knowledge.verbs.get(lemma, ()), *knowledge.nouns.get(lemma, ()))) & MATERIAL


def stem(lemma: str) -> str:
    """What a verb and its noun share, roughly: "detain" and "detention", "leak" and "leakage"."""
    return lemma[: max(4, len(lemma) - 3)] if len(lemma) > 4 else lemma


def _nouns(reading: Reading, sentence: int, tokens: Iterable[int]) -> frozenset[str]:
    """Stems of the nouns among these tokens, and the actors that they stand for."""
    tree = reading.trees[sentence]
    found: set[str] = set()
    for token in tokens:
        named = tree.sentence.pos[token] in {"NOUN", "PROPN"} or tree.sentence.words[token][:1].isupper()
        if named and tree.lemma(token) not in POINTING:
            found.add(stem(tree.lemma(token)))
        if actor := reading.actor_at.get((sentence, token), ""):
            found.add(actor)
    return frozenset(found)


def _heads_a_content(reading: Reading, clause: Clause) -> bool:
    """Whether the claim is the top of what an attribution says."""
    said = reading.attributions.get(reading.said(clause.claim))
    if said is None or said.kind == "attitude" or clause.claim.tense == "future":
        return False
    tree = reading.trees[clause.claim.sentence]
    over = (tree.span(a, a) for a in tree.ancestors(clause.claim.token) if is_predicate(tree, a))
    return not any(part.covers(span) for span in over for part in said.content)
