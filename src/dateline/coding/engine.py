"""From claims to codings: patterns, outer acts, and what stance makes of them.

For each predicate, in text order: the act it names (an outer act with its content, or a pattern, or an event noun with its
support verb), then what its own modality makes of that (future, refused, demanded), then whether it is put forward at all.
Everything that is looked at and not coded is a `Rejected` with its reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.claims import Clause
from dateline.claims.features import auxiliaries_of, negation_of
from dateline.coding.acts import CLAUSE_SLOTS, Coding
from dateline.coding.bare import groundless, mishap, of_a_kind, private
from dateline.coding.grievance import against
from dateline.coding.naming import Namer
from dateline.coding.nouns import support_of, told
from dateline.coding.parties import parties
from dateline.coding.scene import Scene
from dateline.coding.sides import allied
from dateline.coding.stance import asked, explicit_future, unreal
from dateline.coding.weigh import DEEDS
from dateline.coding.where import places_of
from dateline.parse import Tree
from dateline.records import Rejected

VERBAL = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
DONE_BY_SOMEBODY = frozenset({"AGREE", "REJECT", "THREATEN", "REQUEST", "SUPPORT"})
"""Speech acts: without a speaker they are nobody's."""
LEAST_BEHIND = {"CONSULT": 2}
"""So many parties a noun in the background must name: "before the meeting" alone tells of no meeting of anybody."""


class Engine:
    """Codes one report. Two engines on one scene give the same codings."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.names = Namer(scene)

    def run(self) -> tuple[list[Coding], list[Rejected]]:
        """Codings in text order and what was not coded."""
        codings: list[Coding] = []
        rejected: list[Rejected] = []
        taken: set[tuple[int, int]] = set()
        for place in sorted([*self.scene.clauses, *self._event_nouns()]):
            if place in taken:
                continue
            result = self._emit(*place)
            if isinstance(result, Coding):
                codings.append(result)
                taken |= {(result.sentence, t) for t in (*result.inner, *self._consumed(result))}
            elif result is not None:
                rejected.append(result)
        codings = merged(self.scene, codings)
        kept = [c for c in codings if (c.sentence, c.token) not in taken or not self._taken_by_other(c, codings)]
        return kept, rejected

    def _taken_by_other(self, coding: Coding, codings: Sequence[Coding]) -> bool:
        return any(
            c is not coding and c.sentence == coding.sentence and coding.token in {*c.inner, *self._consumed(c)}
            for c in codings
        )

    def _event_nouns(self) -> list[tuple[int, int]]:
        return [
            (tree.sentence.index, i)
            for tree in self.scene.trees
            for i, pos in enumerate(tree.sentence.pos)
            if (pos == "NOUN" or (pos == "PROPN" and tree.sentence.headline))
            and not self._is_time(tree.sentence.index, i)
            and (tree.lemma(i) in self.scene.knowledge.nouns or (tree.lemma(i), "noun") in self.scene.knowledge.acts)
            and (tree.sentence.index, i) not in self.scene.clauses
        ]

    def _is_time(self, sentence: int, token: int) -> bool:
        """ "March" is a month."""
        mention = self.scene.mention(sentence, token)
        return mention is not None and mention.kind == "time"

    def _consumed(self, coding: Coding) -> tuple[int, ...]:
        """Nouns that a verbal act is only about ("condemned the attack"), and the arguments it was matched on."""
        clause = self.scene.clauses.get((coding.sentence, coding.token))
        if clause is None:
            return ()
        slots = [
            s for s in clause.frame.slots if s not in CLAUSE_SLOTS and (coding.type in VERBAL or s in {"subj", "obj"})
        ]
        return tuple(t for s in slots for t in clause.frame.get(s))

    def _emit(self, sentence: int, token: int) -> Coding | Rejected | None:
        clause = self.scene.clauses.get((sentence, token))
        if clause is None:
            return self._emit_noun(sentence, token)
        coding = self.names.at(sentence, token)
        tree = self.scene.trees[sentence]
        reason = self._unreal(tree, token) or ("question" if asked(tree, token) else "")
        if reason:
            return None if coding is None else self._reject(coding, reason)
        return self._put(clause, coding)

    def _unreal(self, tree: Tree, token: int) -> str:
        def blaming(head: int) -> bool:
            coding = self.names.at(tree.sentence.index, head)
            return coding is not None and coding.type == "ACCUSE"

        return unreal(tree, token, self.scene.knowledge, blaming)

    def _reject(self, coding: Coding, reason: str) -> Rejected:
        span = self.scene.trees[coding.sentence].span(coding.token, coding.token)
        return Rejected(step="coding", reason=reason, span=span, detail=f"{coding.type} by {coding.rules[-1]}")

    def _put(self, clause: Clause, coding: Coding | None) -> Coding | Rejected | None:
        """The coding as the clause puts it: plain, future, refused or demanded."""
        claim, features = clause.claim, clause.features
        tree = self.scene.trees[claim.sentence]
        auxiliaries = auxiliaries_of(tree, claim.token)
        future = explicit_future(tree, claim.token, auxiliaries)
        if features.modality == "ordered":
            demanded = self._demanded(clause, coding)
            return self._checked(demanded) if isinstance(demanded, Coding) else demanded
        if coding is None:
            return self._menace(clause) if future else None
        if features.modality == "possible":
            return self._reject(coding, "possible")
        negated = features.polarity == "negated"
        if negated or (features.aspect == "ceased" and future):
            return self._refused(clause, coding, future or any(tree.lemma(a) == "can" for a in auxiliaries))
        if features.modality == "conditional" and not future:
            return self._reject(coding, "condition")
        return self._future(clause, coding) if future else self._checked(coding)

    def _refused(self, clause: Clause, coding: Coding, willed: bool) -> Coding | Rejected:
        row = self.names.row("refuse", coding.type, coding.mode) if willed else None
        if row is None:
            return self._reject(coding, "negated")
        return self._checked(self.names.lifted(coding, row, "modal.not", clause.features.negation))

    def _future(self, clause: Clause, coding: Coding) -> Coding | Rejected:
        speaker = self._speaker(clause)
        if coding.type in DEEDS and speaker and not self._same_side(coding, speaker):
            return self._reject(coding, "forecast about somebody else")
        conditional = coding.type in DEEDS and clause.features.modality == "conditional"
        if conditional and not speaker:
            return self._reject(coding, "condition")
        row = self.names.row("threaten" if conditional else "will", coding.type, coding.mode)
        if row is None:
            return self._checked(replace(coding, rules=(*coding.rules, "modal.will")))
        lifted = self.names.lifted(coding, row, "modal.will", ())
        if row.type == "THREATEN" and speaker:
            if self._country(speaker) or not lifted.actors:
                lifted = replace(lifted, actors=(), actor_ids=(speaker,))
            if not lifted.recipients:
                lifted = replace(lifted, recipient_ids=self._addressees(clause))
        return self._checked(lifted)

    def _menace(self, clause: Clause) -> Coding | None:
        """ "X said it would crush them": a verb of violence to come, by the speaker's side, is the speaker's threat."""
        sentence, frame = clause.claim.sentence, clause.frame
        speaker = self._speaker(clause)
        if (
            not speaker
            or clause.features.polarity == "negated"
            or frame.lemma not in self.scene.knowledge.classes.get("menace", ())
        ):
            return None
        row = self.names.row("threaten", "ASSAULT", "")
        coding = Coding(
            sentence=sentence,
            token=frame.token,
            type="ASSAULT",
            mode="",
            cameo="",
            actors=self.scene.known(sentence, frame.get("subj")),
            recipients=parties(
                self.scene, sentence, frame, ("obj", "obj.poss", "against", "to", "on"), frame.get("subj")
            ),
            rules=("class:menace",),
            tokens=(frame.token,),
            probability=0.6,
        )
        if row is None or not self._same_side(coding, speaker):
            return None
        if not coding.recipients and not self._personal(clause):
            return None
        lifted = replace(self.names.lifted(coding, row, "modal.will", ()), actors=(), actor_ids=(speaker,))
        addressed = self._addressees(clause)
        return replace(lifted, recipients=(), recipient_ids=addressed) if addressed else lifted

    def _personal(self, clause: Clause) -> bool:
        """Whether the subject may be an actor: "it will burn up", of a satellite, threatens nobody where it names nobody."""
        sentence, subjects = clause.claim.sentence, clause.frame.get("subj")
        things = {self.scene.trees[sentence].lemma(t) for t in subjects} <= {"it", "this", "that"}
        return not subjects or not things or bool(self.scene.known(sentence, subjects))

    def _demanded(self, clause: Clause, coding: Coding | None) -> Coding | Rejected | None:
        """ "X said that Libya must hand over ...": a demand of the speaker on the clause's subject."""
        speaker = self._speaker(clause)
        subjects = self.scene.known(
            clause.claim.sentence,
            (*clause.frame.get("subj"), *(clause.frame.get("obj") if clause.frame.passive else ())),
        )
        if not speaker or not subjects:
            return None if coding is None else self._reject(coding, "ordered by nobody named")
        tree = self.scene.trees[clause.claim.sentence]
        strong = any(tree.lemma(m) in {"must", "have", "shall"} for m in clause.features.modal)
        if clause.features.polarity == "negated":
            inner, mode = "", ""
        else:
            inner, mode = (coding.type, coding.mode) if coding else ("", "")
        row = self.names.row("demand" if strong else "appeal", inner, mode) or self.names.row("demand", "", "")
        if row is None or any(self.scene.id_at(clause.claim.sentence, s) == speaker for s in subjects):
            return None
        base = coding or Coding(
            sentence=clause.claim.sentence, token=clause.claim.token, type="", mode="", cameo="", actors=(), recipients=(),
            rules=(), tokens=(clause.claim.token,),
        )  # fmt: skip
        lifted = self.names.lifted(base, row, "modal.must", clause.features.modal)
        return replace(lifted, actors=(), actor_ids=(speaker,), recipients=subjects)

    def _speaker(self, clause: Clause) -> str:
        """The actor of the innermost attribution over a clause, or empty."""
        for name in reversed(clause.claim.attributions):
            actor = self.scene.chains.by_id[name].actor
            if actor:
                return actor
        return ""

    def _addressees(self, clause: Clause) -> tuple[str, ...]:
        for name in reversed(clause.claim.attributions):
            spans = self.scene.chains.by_id[name].addressee
            found = [
                actor
                for m in self.scene.found.mentions
                if any(s.covers(m.head) for s in spans)
                and (actor := self.scene.resolved.actor_at.get((m.sentence, m.token), ""))
            ]
            if found:
                return (found[0],)
        return ()

    def _same_side(self, coding: Coding, speaker: str) -> bool:
        """Whether the doers are the speaker, of the speaker's country, or nobody who could be told apart."""
        ids = {self.scene.id_at(coding.sentence, t) for t in coding.actors} - {""}
        if self.scene.resolved.sides.get(speaker, "") in ids - {""}:
            return True
        own = self._country(speaker)
        unknown = not own and self.scene.actors[speaker].kind in {"person", "office"}
        actors = self.scene.actors
        return not ids or unknown or speaker in ids or any(own and allied(actors[speaker], actors[i]) for i in ids)

    def _country(self, actor: str) -> str:
        return self.scene.actors[actor].country if actor in self.scene.actors else ""

    def _checked(self, coding: Coding) -> Coding | Rejected:
        """Nobody named on either side is no event mention; violence at a named place is one, by an unknown actor."""
        named = coding.actors or coding.recipients or coding.actor_ids or coding.recipient_ids
        if not named and not (coding.type in {"ASSAULT", "COERCE"} and places_of(self.scene, coding)):
            return self._reject(coding, "no party")
        if self.names.learned.objects(coding):
            return self._reject(coding, "no act, by the learned reading")
        if groundless(self.scene, coding):
            return self._reject(coding, "content of no type")
        if private(self.scene, coding):
            return self._reject(coding, "private parties")
        if mishap(self.scene, coding):
            return self._reject(coding, "an accident")
        if of_a_kind(self.scene, coding):
            return self._reject(coding, "people of a kind")
        if coding.type in DONE_BY_SOMEBODY and not (coding.actors or coding.actor_ids):
            return self._reject(coding, "nobody named")
        if coding.type == "PROTEST" and self._campaigns(coding):
            return self._reject(coding, "a person alone is no crowd")
        if coding.type == "PROTEST" and not (coding.recipients or coding.recipient_ids):
            return replace(coding, recipients=against(self.scene, coding))
        return coding

    def _campaigns(self, coding: Coding) -> bool:
        """ "The candidate held rallies", "both captains protested": of one or two persons, against nobody."""
        tree = self.scene.trees[coding.sentence]

        def person(token: int) -> bool:
            actor = self.scene.actor(coding.sentence, token)
            both = {tree.lemma(k) for k in tree.kids(token, "det", "nummod")} & {"both", "two"}
            one = tree.lemma(token) in self.scene.knowledge.classes["person"] and tree.sentence.tags[token] == "NN"
            return actor is not None and (actor.kind in {"person", "office"} or bool(both) or one)

        alone = bool(coding.actors) and all(map(person, coding.actors))
        return alone and coding.mode == "demo" and not (coding.recipients or coding.recipient_ids)

    def _emit_noun(self, sentence: int, token: int) -> Coding | Rejected | None:
        act = self.names.noun_act(sentence, token)
        if act is not None:
            return self._emit_noun_act(act)
        if support_of(self.scene, sentence, token) is not None:
            return None
        coding = self.names.noun(sentence, token, None)
        if coding is None:
            return None
        tree = self.scene.trees[sentence]
        how = told(tree, token)
        if any(tree.lemma(d) == "no" for d in tree.kids(token, "det")):
            return self._reject(coding, "negated")
        if not how:
            return self._reject(coding, "subject matter")
        governor = next((a for a in tree.ancestors(token) if (sentence, a) in self.scene.clauses), None)
        if governor is not None and self._unreal(tree, governor):
            return self._reject(coding, "inside something not put forward as real")
        saying = governor is not None and self.scene.chains.cued_at(tree.span(governor, governor)) != ""
        if (
            how == "background"
            and coding.type == "CONSULT"
            and governor is not None
            and len(coding.actors) < 2
            and not saying
        ):
            coding = self._with_host(coding, governor)
        if how == "background" and self._named(coding) < LEAST_BEHIND.get(coding.type, 1):
            return self._reject(coding, "nobody named")
        return self._checked(replace(coding, rules=(*coding.rules, f"told:{how}")))

    def _named(self, coding: Coding) -> int:
        """How many parties a coding has at the least: a plural ("the Russian and Turkish presidents") is two."""
        tags = self.scene.trees[coding.sentence].sentence.tags
        return sum(2 if tags[t] in {"NNS", "NNPS"} else 1 for t in (*coding.actors, *coding.recipients))

    def _emit_noun_act(self, coding: Coding) -> Coding | Rejected | None:
        """An outer act named by a noun counts where a verb that is put forward as real says it, made or repeated it."""
        tree = self.scene.trees[coding.sentence]
        governor = tree.sentence.heads[coding.token]
        said = (coding.sentence, governor) in self.scene.clauses and tree.sentence.deps[coding.token] in {
            "obj",
            "nsubj:pass",
        }
        if not said or not coding.actors:
            return self._reject(coding, "subject matter")
        if self._unreal(tree, governor) or negation_of(tree, governor):
            return self._reject(coding, "inside something not put forward as real")
        return self._checked(coding)

    def _with_host(self, coding: Coding, governor: int) -> Coding:
        """ "His statement came during a meeting with commanders": the other side is the clause's subject or its owner."""
        clause = self.scene.clauses[coding.sentence, governor]
        found = parties(self.scene, coding.sentence, clause.frame, ("subj", "subj.poss", "obj.poss"), coding.actors)
        return replace(coding, actors=(*found, *coding.actors)) if found else coding


def merged(scene: Scene, codings: Sequence[Coding]) -> list[Coding]:
    """ "killed ten rebels and wounded six others" is one act: coordinated verbs of one type by the same actors."""
    kept: list[Coding] = []
    for coding in codings:
        tree = scene.trees[coding.sentence]
        twin = next((i for i, k in enumerate(kept) if _twins(tree, k, coding)), -1)
        if twin < 0:
            kept.append(coding)
        else:
            first = kept[twin]
            kept[twin] = replace(
                first,
                mode=first.mode or coding.mode,
                recipients=tuple(dict.fromkeys((*first.recipients, *coding.recipients))),
                rules=(*coding.rules, *first.rules),
                tokens=(*first.tokens, *coding.tokens),
                inner=(*first.inner, coding.token, *coding.inner),
            )
    return kept


def _twins(tree: Tree, first: Coding, second: Coding) -> bool:
    sentence = tree.sentence
    same = (first.sentence, first.type, first.actors) == (second.sentence, second.type, second.actors)
    side_by_side = sentence.deps[second.token] == "conj" and sentence.heads[second.token] == first.token
    return (
        same and side_by_side and first.type in {"ASSAULT", "COERCE"} and (not second.mode or second.mode == first.mode)
    )
