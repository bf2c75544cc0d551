"""Whose figure it is: the attributions around it, or the one that the sentence itself gives it to."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.claims.amount import Amount
from dateline.claims.claims import Chains
from dateline.claims.counts import COUNTING, GENERIC, Counted
from dateline.claims.measures import HARM, NOUNS
from dateline.claims.parts import anchor_of
from dateline.parse import Tree
from dateline.records import Attribution, Span

SAYING = frozenset("say write report announce show add note warn tell estimate believe suggest indicate reveal".split())
RECKONINGS = frozenset({"count", "reckoning", "estimate", "tally", "calculation", "record", "log"})
STANDING = frozenset({"include", "stand", "rise", "climb", "reach", "become", "be"})
NOMINAL = frozenset({"DT", "JJ", "NN", "NNS", "NNP", "NNPS", "IN", "POS", "PRP$", "CD", "HYPH", "VBN"})
DOING = frozenset({"promising", "asking", "ordering", "threatening", "refusing", "agreeing"})
"""Stances of those who do something with the sum and do not claim it."""
REVISING = frozenset("raise revise lower lift correct cut update adjust increase reduce".split())
REFUSING = frozenset({"deny", "refute", "dispute", "reject", "dismiss"})
GIVING = frozenset(["give", "publish", "cite", "claim", "report", "release", "provide", "announce"])
FIGURE_NOUNS = GENERIC | RECKONINGS | {"claim"}
REFUSED = frozenset({"claim", "estimate", "report", "figure", "allegation", "number", "toll", "count", "assertion"})
OWNED = GIVING | FIGURE_NOUNS
COUNTS = GENERIC | frozenset(NOUNS)
PRICING = frozenset("put estimate speak say claim document calculate verify confirm find".split())
NOBODY = frozenset("anyone nobody someone everyone somebody anybody who none".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimant:
    """Whose figure it is: the attributions around it, or the one that the sentence gives the figure to."""

    name: str
    attributions: tuple[str, ...] = ()
    actor: str = ""


def claimant_of(tree: Tree, amount: Amount, counted: Counted, span: Span, chains: Chains, text: str) -> Claimant | None:
    """Who gives the figure; None where the innermost speaker denies what it stands in."""
    chain = chains.at(span.start)
    inner = chains.by_id[chain[-1]] if chain else None
    owner = _owner(tree, amount, counted)
    if inner is not None and inner.cue_lemma in REFUSING and not owner:
        return _refused(tree, amount, text)
    if owner:
        return Claimant(name=tree.cover(owner).of(text))
    giver = _giver(tree, amount, counted)
    # Inside somebody's words another one may count: "they said 300 had come, while the union claimed 900".
    inside = inner is None or any(c.start <= tree.sentence.starts[giver[0]] < c.end for c in inner.content if giver)
    if inner is None or (giver and inside):
        giver = giver or _tail(tree, amount)
        return Claimant(name=tree.cover(giver).of(text) if giver else "")
    if _is_promised(tree, counted, inner):
        outer = chains.by_id[chain[-2]] if len(chain) > 1 else None
        if outer is not None:
            told_by = " ".join(s.of(text) for s in outer.speaker)
            return Claimant(name=told_by, attributions=chain[:-1], actor=outer.actor)
        tail = _tail(tree, amount)
        return Claimant(name=tree.cover(tail).of(text) if tail else "")
    speaker = " ".join(s.of(text) for s in inner.speaker)
    if speaker.lower() in NOBODY:
        return Claimant(name="")
    return Claimant(name=speaker, attributions=chain, actor=inner.actor)


def _refused(tree: Tree, amount: Amount, text: str) -> Claimant | None:
    """ "rejected the American estimate of 1,500 dead": somebody's figure all the same; else only what did not happen."""
    for token in list(tree.ancestors(anchor_of(tree, amount)))[:3]:
        if tree.lemma(token) in REFUSED and tree.sentence.pos[token] == "NOUN":
            whose = [c for c in tree.kids(token, "amod") if tree.sentence.words[c][:1].isupper()]
            return Claimant(name=tree.sentence.words[whose[0]] if whose else "")
        report = next((o for o in tree.kids(token, "obj") if tree.lemma(o) in REFUSED), None)
        if tree.lemma(token) in REFUSING and report is not None and report < amount.tokens[0]:
            # "denied a report by the monitor that 17 were shot"
            kids = [*tree.kids(report, "nmod"), *tree.kids(token, "obl", "obl:agent")]
            agent = next((k for k in kids if tree.preposition(k) in {"by", "from"}), None)
            return Claimant(name=tree.cover(name_of(tree, agent)).of(text) if agent is not None else "")
    return None


def _owner(tree: Tree, amount: Amount, counted: Counted) -> list[int]:
    """The tokens of "the union's" in "the union's figure of 60,000", of "M23" in "46 deaths given by M23"."""
    if OWNED.isdisjoint(tree.sentence.lemmas):
        return []
    anchor = anchor_of(tree, amount)
    reckoned = _reckoner(tree, anchor)
    if reckoned is not None:
        return name_of(tree, reckoned)
    for token in dict.fromkeys((counted.token, anchor, *_including(tree, anchor), *list(tree.ancestors(anchor))[:2])):
        for giving in tree.kids(token, "acl"):
            agent = tree.kid(giving, "obl:agent") if tree.lemma(giving) in GIVING else None
            if agent is not None:
                return name_of(tree, agent)
        owner = tree.kid(token, "nmod:poss") if tree.lemma(token) in FIGURE_NOUNS else None
        if owner is not None and tree.sentence.pos[owner] != "PRON":
            return name_of(tree, owner)
    return []


def _including(tree: Tree, anchor: int) -> list[int]:
    """ "The municipality's figure includes nine people", "the director's ledger stood at 190": the figure."""
    verb = next((a for a in tree.ancestors(anchor) if tree.sentence.pos[a] == "VERB"), None)
    return tree.kids(verb, "nsubj") if verb is not None and tree.lemma(verb) in STANDING else []


def _reckoner(tree: Tree, anchor: int) -> int | None:
    """ "by the mayor's reckoning", in the clause of the number."""
    for token in list(tree.ancestors(anchor))[:3]:
        for kid in tree.kids(token, "obl", "nmod"):
            if tree.lemma(kid) in RECKONINGS and tree.preposition(kid) == "by":
                return tree.kid(kid, "nmod:poss")
        if tree.sentence.pos[token] == "VERB":
            return None
    return None


def _is_promised(tree: Tree, counted: Counted, inner: Attribution) -> bool:
    """ "Donors pledged $3bn": an act, not a figure that they claim."""
    verb = next((a for a in tree.ancestors(counted.token) if tree.sentence.pos[a] == "VERB"), None)
    return (
        (inner.stance in DOING or inner.cue_lemma in {"want", "seek"})
        and verb is not None
        and any(c.touches(tree.span(verb, verb)) for c in inner.cue)
    )


def _tail(tree: Tree, amount: Amount) -> list[int]:
    """Who says it at the end of the sentence, by the words alone: ", a priest in Kavumu said by phone"."""
    words, tags = tree.sentence.words, tree.sentence.tags
    commas = [t for t in range(amount.tokens[-1] + 1, len(words)) if words[t] in {",", "”"}]
    for comma in reversed(commas):
        saying = (t for t in range(comma + 1, len(words)) if tree.lemma(t) in SAYING or words[t] in {"says", "shows"})
        verb = next(saying, None)
        if verb is None:
            continue
        if verb == comma + 1:
            return [t for t in range(verb + 1, len(words)) if tree.sentence.pos[t] != "PUNCT"]
        named = range(comma + 1, verb)
        return list(named) if all(tags[t] in NOMINAL for t in named) else []
    return []


def _giver(tree: Tree, amount: Amount, counted: Counted) -> list[int]:
    """The subject of a verb of counting that governs the number: "The hospital has registered 74"."""
    anchor, money = anchor_of(tree, amount), counted.measure == "money"
    below = anchor
    for token in list(tree.ancestors(anchor))[:5]:
        # "the owner said after the last of 29 workers walked out"
        if tree.sentence.deps[below] == "advcl" and any(tree.lemma(m) == "after" for m in tree.kids(below, "mark")):
            return []
        below = token
        if tree.sentence.pos[token] != "VERB":
            continue
        agent = tree.kid(token, "obl:agent")
        if agent is not None and tree.lemma(token) in COUNTING and tree.sentence.pos[agent] != "NUM":
            return name_of(tree, agent)
        subject = tree.kid(token, "nsubj")
        if subject is not None and tree.sentence.deps[token] == "acl:relcl" and tree.sentence.tags[subject] == "WP":
            subject = tree.sentence.heads[token]  # "the police, who counted 14,500"
        # Who "raised the toll" gives a figure; who "raised $6 million", "gave 500 euros" or "recorded a loss" does not.
        raised = tree.lemma(token) in REVISING and any(tree.lemma(o) in COUNTS for o in tree.kids(token, "obj"))
        giving = raised or tree.lemma(token) in (PRICING if money else COUNTING)
        if not giving and _goes_up(tree, token):
            continue
        if (
            tree.lemma(token) == "admit"
            and tree.preposition(anchor_of(tree, amount)) != "to"
            and counted.measure == "wounded"
        ):
            return []  # a hospital admits
        if tree.lemma(token) == "arrive" and tree.preposition(anchor) != "at":
            return []
        if tree.lemma(token) == "give" and not (
            _gives_count(tree, token)
            or counted.taken_up
            or counted.measure in HARM
            or tree.lemma(counted.token) in GENERIC
        ):
            return []
        if tree.lemma(token) == "claim" and tree.lemma(counted.token) == "life":
            return []
        if not giving or subject is None or subject > anchor or tree.sentence.tags[subject] in {"WP", "WDT", "PRP"}:
            return []
        if tree.lemma(subject) in NOBODY:
            return []
        return name_of(tree, subject)
    return []


def _gives_count(tree: Tree, verb: int) -> bool:
    return any(tree.lemma(o) in COUNTS for o in tree.kids(verb, "obj"))


def _goes_up(tree: Tree, verb: int) -> bool:
    """Whether who says it stands above the verb: "said a total of 1,400 had left"."""
    head, dep = tree.sentence.heads[verb], tree.sentence.deps[verb]
    return dep in {"ccomp", "xcomp", "acl"} or (dep == "acl:relcl" and head >= 0 and tree.lemma(head) in GENERIC)


def name_of(tree: Tree, head: int) -> list[int]:
    """The tokens of a noun phrase without its clauses, appositions, preposition and possessive mark."""
    barred = [c for c in tree.children[head] if tree.sentence.deps[c] in {"acl", "acl:relcl", "appos", "punct", "case"}]
    return [t for t in tree.subtree(head, barred) if t <= head or tree.sentence.pos[t] != "PUNCT"]
