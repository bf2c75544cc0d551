"""Speech acts that no single verb names: blame by evaluation ("X said the raid was a crime")."""

from __future__ import annotations

from dateline.claims import Clause
from dateline.coding.acts import Coding
from dateline.coding.parties import parties
from dateline.coding.scene import Scene, inside
from dateline.records import Attribution

PROOF = frozenset(
    "proof evidence sign example act case result consequence expression instance form part violation continuation".split()
)
BLAMING_ADJECTIVES = frozenset(
    "illegal unlawful criminal barbaric unacceptable irresponsible reckless cowardly inhumane unjust outrageous "
    "shameful provocative aggressive brutal disproportionate unjustified immoral deplorable dangerous "
    "hypocritical malicious".split()
)


def evaluations(scene: Scene) -> list[Coding]:
    """ACCUSE `disapprove` by a speaker whose content judges somebody's deed: "... are clear proof of the enemy's intransigence"."""
    codings: list[Coding] = []
    for place, clause in sorted(scene.clauses.items()):
        attribution = _speaker_of(scene, clause)
        if attribution is None or clause.features.polarity == "negated":
            continue
        blamed = _blamed(scene, clause, attribution.actor)
        if blamed:
            codings.append(_coding(place, attribution, blamed, _cue_token(scene, attribution)))
    return codings


def _speaker_of(scene: Scene, clause: Clause) -> Attribution | None:
    """The innermost attribution with a speaker who can accuse (a state, group, office or person), in the speaker's cue sentence."""
    for name in reversed(clause.claim.attributions):
        attribution = scene.chains.by_id[name]
        if attribution.actor and attribution.kind != "attitude" and attribution.cue:
            return attribution
    return None


def _blamed(scene: Scene, clause: Clause, speaker: str) -> tuple[int, ...]:
    """Tokens of whoever the predicate blames, other than the speaker."""
    tree = scene.trees[clause.claim.sentence]
    token, sentence = clause.claim.token, clause.claim.sentence
    if tree.kid(token, "cop") is None:
        return ()
    judged = _judging_nouns(scene, sentence, token)
    if not judged and tree.lemma(token) not in BLAMING_ADJECTIVES:
        return ()
    owners = [t for noun in judged for step in ("poss", "by", "of") for t in inside(tree, noun, step)]
    found = [t for t in owners if scene.resolved.actor_at.get((sentence, t), "") not in {"", speaker}]
    subject = parties(scene, sentence, clause.frame, ("subj.poss", "subj.by", "subj.mod", "subj.of", "subj"))
    found += [t for t in subject if scene.resolved.actor_at.get((sentence, t), "") not in {"", speaker}]
    return tuple(found[:1])


def _judging_nouns(scene: Scene, sentence: int, token: int) -> list[int]:
    """Nouns of wrongdoing in the predicate: itself, or what it is "proof of"."""
    tree = scene.trees[sentence]
    wrong = scene.knowledge.classes.get("wrongdoing", frozenset())
    below = (
        [k for k in tree.kids(token, "nmod", "obl") if tree.preposition(k) == "of"]
        if tree.lemma(token) in PROOF
        else []
    )
    return [t for t in (token, *below) if tree.lemma(t) in wrong]


def _cue_token(scene: Scene, attribution: Attribution) -> int | None:
    tree = scene.trees[attribution.sentence]
    return tree.token_at(attribution.cue[0].start)


def _coding(place: tuple[int, int], attribution: Attribution, blamed: tuple[int, ...], cue: int | None) -> Coding:
    same = attribution.sentence == place[0] and cue is not None
    return Coding(
        sentence=place[0],
        token=cue if same and cue is not None else place[1],
        type="ACCUSE",
        mode="disapprove",
        cameo="111",
        actors=(),
        recipients=blamed,
        rules=("speech:evaluation",),
        tokens=(place[1], *blamed),
        actor_ids=(attribution.actor,),
        probability=0.55,
    )
