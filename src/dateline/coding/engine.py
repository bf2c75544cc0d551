"""From claims to codings: patterns, outer acts, and what stance makes of them.

For each predicate, in text order: the act it names (an outer act with its content, or a pattern, or an event noun with its
support verb), then what its own modality makes of that (future, refused, demanded), then whether it is put forward at all.
Everything that is looked at and not coded is a `Rejected` with its reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.claims import Clause, in_condition
from dateline.claims.features import auxiliaries_of, negation_of
from dateline.coding.acts import Coding, act_at
from dateline.coding.match import best_pattern
from dateline.coding.nouns import noun_frame, support_of, told
from dateline.coding.parties import ACTOR_PATHS, NOUN_ACTOR, NOUN_RECIPIENT, RECIPIENT_PATHS, hidden_party, parties
from dateline.coding.scene import Scene, inside
from dateline.coding.stance import explicit_future, unreal
from dateline.coding.where import places_of
from dateline.knowledge.tables import Act, Ladder, Pattern
from dateline.parse import Frame, owner
from dateline.records import Rejected

CLAUSE_SLOTS = frozenset({"xcomp", "ccomp", "advcl"})
VERBAL = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
HOSTILE = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
CLASS_TYPES = (
    ("aid", "AID", ""), ("talks", "CONSULT", ""), ("ceasefire", "RETREAT", "ceasefire"), ("sanction", "SANCTION", ""),
    ("attack", "ASSAULT", ""), ("protest", "PROTEST", ""), ("asylum", "AID", ""), ("tie", "COOPERATE", ""),
    ("forceunit", "MOBILIZE", "troops"), ("restriction", "COERCE", "restrict"),
)  # fmt: skip

RECIPIENTS_OF = {
    "promise": ("to", "with", "iobj", "content.by", "content.poss", "inner.recipient", "inner.other", "obj", "obj.of", "obj.to", "obj.with"),
    "decide": ("inner.recipient", "inner.other", "to", "with"),
    "fail": ("inner.recipient", "inner.other", "with"),
    "plan": ("inner.recipient", "inner.other", "to", "with"),
    "refuse": ("content.poss", "content.by", "content.from", "content.mod", "inner.recipient", "inner.other", "to", "with", "content.of", "content.for", "obj", "iobj"),
    "threaten": ("obj", "inner.recipient", "to", "against", "inner.other", "obj.of", "obj.against", "obj.mod", "iobj"),
    "demand": ("inner.actor", "from", "of", "obj.from", "obj.by", "obj.of", "obj.poss", "to", "on", "iobj", "obj", "inner.recipient"),
    "appeal": ("inner.actor", "obj", "on", "to", "from", "upon", "with", "obj.from", "obj.by", "iobj", "inner.recipient"),
    "accuse": ("obj", "iobj", "inner.actor", "on", "obj.of", "obj.by", "obj.mod", "against", "with"),
    "allow": ("inner.actor", "inner.recipient", "obj", "iobj", "obj.of", "obj.by", "obj.mod", "to"),
    "forbid": ("inner.actor", "obj", "iobj", "from", "inner.recipient", "obj.of", "obj.by"),
    "end": ("inner.recipient", "inner.other", "with", "to", "against", "obj.of", "obj.on"),
    "cancel": ("inner.recipient", "inner.other", "with", "to", "obj.to", "obj.with", "against"),
    "will": ("inner.recipient", "inner.other"),
    "deny": (),
    "pass": ("inner.recipient",),
}  # fmt: skip


class Engine:
    """Codes one report. Memory is per report; two engines on one scene give the same codings."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._known: dict[tuple[int, int], Coding | None] = {}
        self._busy: set[tuple[int, int]] = set()

    # --- emission -------------------------------------------------------------------------------------------------

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
        kept = [c for c in codings if (c.sentence, c.token) not in taken or not self._taken_by_other(c, codings)]
        return kept, rejected

    def _taken_by_other(self, coding: Coding, codings: Sequence[Coding]) -> bool:
        return any(
            c is not coding and c.sentence == coding.sentence and coding.token in {*c.inner, *self._consumed(c)} for c in codings
        )

    def _event_nouns(self) -> list[tuple[int, int]]:
        return [
            (tree.sentence.index, i)
            for tree in self.scene.trees
            for i, pos in enumerate(tree.sentence.pos)
            if pos in {"NOUN", "PROPN"}
            and (tree.lemma(i) in self.scene.knowledge.nouns or (tree.lemma(i), "noun") in self.scene.knowledge.acts)
            and (tree.sentence.index, i) not in self.scene.clauses
        ]

    def _consumed(self, coding: Coding) -> tuple[int, ...]:
        """Nouns that a verbal act is only about ("condemned the attack"), and the arguments it was matched on."""
        clause = self.scene.clauses.get((coding.sentence, coding.token))
        if clause is None:
            return ()
        slots = [s for s in clause.frame.slots if s not in CLAUSE_SLOTS and (coding.type in VERBAL or s in {"subj", "obj"})]
        return tuple(t for s in slots for t in clause.frame.get(s))

    def _emit(self, sentence: int, token: int) -> Coding | Rejected | None:
        clause = self.scene.clauses.get((sentence, token))
        if clause is None:
            return self._emit_noun(sentence, token)
        coding = self.at(sentence, token)
        tree = self.scene.trees[sentence]
        reason = unreal(tree, token, self.scene.knowledge)
        if reason:
            return None if coding is None else self._reject(coding, reason)
        return self._put(clause, coding)

    def _reject(self, coding: Coding, reason: str) -> Rejected:
        span = self.scene.trees[coding.sentence].span(coding.token, coding.token)
        return Rejected(step="coding", reason=reason, span=span, detail=f"{coding.type} by {coding.rules[-1]}")

    # --- what the clause's own modality makes of it -----------------------------------------------------------------

    def _put(self, clause: Clause, coding: Coding | None) -> Coding | Rejected | None:
        """The coding as the clause puts it: plain, future, refused or demanded."""
        claim, features = clause.claim, clause.features
        tree = self.scene.trees[claim.sentence]
        auxiliaries = auxiliaries_of(tree, claim.token)
        future = explicit_future(tree, auxiliaries)
        if features.modality == "ordered":
            return self._demanded(clause, coding)
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
        row = self._row("refuse", coding.type, coding.mode) if willed else None
        if row is None:
            return self._reject(coding, "negated")
        return self._checked(self._lifted(coding, row, "modal.not", clause.features.negation))

    def _future(self, clause: Clause, coding: Coding) -> Coding | Rejected:
        speaker = self._speaker(clause)
        if coding.type in HOSTILE and speaker and not self._same_side(coding, speaker):
            return self._reject(coding, "forecast about somebody else")
        if coding.type in HOSTILE and clause.features.modality == "conditional" and not speaker:
            return self._reject(coding, "condition")
        row = self._row("will", coding.type, coding.mode)
        if row is None:
            return self._checked(replace(coding, rules=(*coding.rules, "modal.will")))
        lifted = self._lifted(coding, row, "modal.will", ())
        if row.type == "THREATEN" and speaker:
            lifted = replace(lifted, actors=(), actor_ids=(speaker,))
            if not lifted.recipients:
                lifted = replace(lifted, recipient_ids=self._addressees(clause))
        return self._checked(lifted)

    def _menace(self, clause: Clause) -> Coding | None:
        """"X said it would crush them": a verb of violence to come, by the speaker's side, is the speaker's threat."""
        sentence, frame = clause.claim.sentence, clause.frame
        speaker = self._speaker(clause)
        if not speaker or clause.features.polarity == "negated" or frame.lemma not in self.scene.knowledge.classes.get("menace", ()):
            return None
        row = self._row("threaten", "ASSAULT", "")
        coding = Coding(
            sentence=sentence,
            token=frame.token,
            type="ASSAULT",
            mode="",
            cameo="",
            actors=self._resolved(sentence, frame.get("subj")),
            recipients=parties(self.scene, sentence, frame, ("obj", "obj.poss", "against", "to", "on"), frame.get("subj")),
            rules=("class:menace",),
            tokens=(frame.token,),
            probability=0.6,
        )
        if row is None or not self._same_side(coding, speaker):
            return None
        lifted = replace(self._lifted(coding, row, "modal.will", ()), actors=(), actor_ids=(speaker,))
        addressed = self._addressees(clause)
        return replace(lifted, recipients=(), recipient_ids=addressed) if addressed else lifted

    def _demanded(self, clause: Clause, coding: Coding | None) -> Coding | Rejected | None:
        """"X said that Libya must hand over ...": a demand of the speaker on the clause's subject."""
        speaker = self._speaker(clause)
        subjects = self._resolved(clause.claim.sentence, (*clause.frame.get("subj"), *(clause.frame.get("obj") if clause.frame.passive else ())))
        if not speaker or not subjects:
            return None if coding is None else self._reject(coding, "ordered by nobody named")
        tree = self.scene.trees[clause.claim.sentence]
        strong = any(tree.lemma(m) in {"must", "have", "shall"} for m in clause.features.modal)
        if clause.features.polarity == "negated":
            inner, mode = "", ""
        else:
            inner, mode = (coding.type, coding.mode) if coding else ("", "")
        row = self._row("demand" if strong else "appeal", inner, mode) or self._row("demand", "", "")
        if row is None or any(self._id(clause.claim.sentence, s) == speaker for s in subjects):
            return None
        base = coding or Coding(
            sentence=clause.claim.sentence, token=clause.claim.token, type="", mode="", cameo="", actors=(), recipients=(),
            rules=(), tokens=(clause.claim.token,),
        )  # fmt: skip
        lifted = self._lifted(base, row, "modal.must", clause.features.modal)
        return replace(lifted, actors=(), actor_ids=(speaker,), recipients=subjects)

    def _lifted(self, coding: Coding, row: Ladder, rule: str, tokens: tuple[int, ...]) -> Coding:
        return replace(
            coding,
            type=row.type,
            mode=row.outer_mode,
            cameo=row.cameo,
            rules=(*coding.rules, rule),
            tokens=(*coding.tokens, *tokens),
        )

    def _row(self, operator: str, inner: str, mode: str) -> Ladder | None:
        ladder = self.scene.knowledge.ladder
        return ladder.get((operator, inner, mode)) or ladder.get((operator, inner, ""))

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
                if any(s.covers(m.head) for s in spans) and (actor := self.scene.resolved.actor_at.get((m.sentence, m.token), ""))
            ]
            if found:
                return (found[0],)
        return ()

    def _same_side(self, coding: Coding, speaker: str) -> bool:
        """Whether the doers are the speaker, of the speaker's country, or nobody who could be told apart."""
        ids = {self._id(coding.sentence, t) for t in coding.actors} - {""}
        own = self.scene.actors[speaker].country if speaker in self.scene.actors else ""
        return not ids or speaker in ids or any(own and self.scene.actors[i].country == own for i in ids)

    def _checked(self, coding: Coding) -> Coding | Rejected:
        """Nobody named on either side is no event mention; violence at a named place is one, by an unknown actor."""
        named = coding.actors or coding.recipients or coding.actor_ids or coding.recipient_ids
        if not named and not (coding.type in {"ASSAULT", "COERCE"} and places_of(self.scene, coding)):
            return self._reject(coding, "no party")
        return coding

    # --- the act that a predicate names -----------------------------------------------------------------------------

    def at(self, sentence: int, token: int) -> Coding | None:
        """The act named at a predicate, whatever its stance; remembered."""
        place = (sentence, token)
        if place in self._known:
            return self._known[place]
        if place in self._busy or place not in self.scene.clauses:
            return None
        self._busy.add(place)
        clause = self.scene.clauses[place]
        found = self._named(clause)
        self._busy.discard(place)
        self._known[place] = found
        return found

    def _named(self, clause: Clause) -> Coding | None:
        act = self._act(clause)
        if act is not None and _is_told(act):
            return act
        pattern = self._pattern(clause)
        if pattern is not None and pattern[1].frame:
            return pattern[0]
        return self._supported(clause) or (act if act is not None and act.inner else None) or (pattern[0] if pattern else act)

    def _pattern(self, clause: Clause) -> tuple[Coding, Pattern] | None:
        frame, sentence = clause.frame, clause.claim.sentence
        pattern = best_pattern(self.scene, sentence, frame, self.scene.knowledge.verbs.get(frame.lemma, ()))
        if pattern is None:
            return None
        actors = parties(self.scene, sentence, frame, pattern.actor or ACTOR_PATHS)
        recipients = self._undergoers(sentence, frame, pattern, RECIPIENT_PATHS, actors)
        coding = Coding(
            sentence=sentence,
            token=frame.token,
            type=pattern.type,
            mode=pattern.mode,
            cameo=pattern.cameo,
            actors=actors,
            recipients=recipients,
            rules=(f"verb:{pattern.id}",),
            tokens=(frame.token, *self._witnesses(frame, pattern)),
            probability=0.6 + 0.08 * min(3, len(pattern.frame)),
        )
        return self._with_cause(clause, coding), pattern

    def _undergoers(
        self, sentence: int, frame: Frame, pattern: Pattern, default: tuple[str, ...], actors: tuple[int, ...]
    ) -> tuple[int, ...]:
        """The recipients by the pattern's paths, else hidden in its arguments; none where the pattern wants none."""
        if pattern.recipient == ("-",):
            return ()
        paths = pattern.recipient or default
        found = parties(self.scene, sentence, frame, paths, actors)
        if found:
            return found
        roots = tuple(dict.fromkeys(t for p in paths for t in frame.get(p.split(".")[0]) if t not in actors))
        return hidden_party(self.scene, sentence, roots, actors)

    def _witnesses(self, frame: Frame, pattern: Pattern) -> tuple[int, ...]:
        """Tokens that met the frame, for the why."""
        return tuple(t for c in pattern.frame if not c.negated for slot in c.slot.split("|") for t in frame.get(slot.split(".")[0]))

    def _with_cause(self, clause: Clause, coding: Coding) -> Coding:
        """"killed in an air strike by X": actor and mode of an assault from the event noun that it happened in."""
        if coding.type != "ASSAULT" or (coding.actors and coding.mode):
            return coding
        for slot in ("in", "by", "during", "from", "subj", "after"):
            for token in clause.frame.get(slot):
                cause = self._noun(coding.sentence, token, None)
                if cause is not None and cause.type == "ASSAULT":
                    return replace(
                        coding,
                        actors=coding.actors or cause.actors,
                        mode=coding.mode or cause.mode,
                        cameo=cause.cameo if not coding.mode and cause.mode else coding.cameo,
                        rules=(*cause.rules, *coding.rules),
                        inner=(*coding.inner, token),
                    )
        return coding

    # --- outer acts ---------------------------------------------------------------------------------------------------

    def _noun_act(self, sentence: int, token: int) -> Coding | None:
        """"the threat to ...", "its readiness to ...", "a call for ...": a noun that names an outer act, done by its owner."""
        tree = self.scene.trees[sentence]
        acts = self.scene.knowledge.acts.get((tree.lemma(token), "noun"))
        if not acts:
            return None
        slots = {"acl": tuple(tree.kids(token, "acl")), "subj": tuple(owner(tree, token))}
        slots |= {step: tuple(inside(tree, token, step)) for step in ("for", "of", "to", "against")}
        frame = Frame(token=token, lemma=tree.lemma(token), passive=False, particle="", slots={s: f for s, f in slots.items() if f})
        found = act_at(acts, frame)
        if found is None:
            return None
        act, slot, tokens = found
        inner = self._content(sentence, slot, tokens)
        open_content = slot == "acl" and act.operator not in {"promise", "plan"}
        return self._operated(sentence, frame, act, slot, tokens, inner) if inner is not None or open_content else None

    def _act(self, clause: Clause) -> Coding | None:
        tree = self.scene.trees[clause.claim.sentence]
        pos = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adj"}.get(tree.sentence.pos[clause.claim.token], "")
        found = act_at(self.scene.knowledge.acts.get((clause.frame.lemma, pos), ()), clause.frame)
        if found is None:
            return None
        act, slot, tokens = found
        inner = self._content(clause.claim.sentence, slot, tokens)
        if act.operator == "pass":
            return None if inner is None else self._passed(clause, act, inner)
        return self._operated(clause.claim.sentence, clause.frame, act, slot, tokens, inner)

    def _content(self, sentence: int, slot: str, tokens: tuple[int, ...]) -> Coding | None:
        for token in tokens:
            coding = self._inner(sentence, token)
            if coding is not None:
                return coding
            if slot not in CLAUSE_SLOTS and (by_class := self._by_class(sentence, token)) is not None:
                return by_class
        return None

    def _inner(self, sentence: int, token: int) -> Coding | None:
        if (sentence, token) in self.scene.clauses:
            return self.at(sentence, token)
        return self._noun_act(sentence, token) or self._noun(sentence, token, None)

    def _by_class(self, sentence: int, token: int) -> Coding | None:
        """What a noun is about by its class: aid, talks, sanctions ..., without parties of its own."""
        lemma = self.scene.trees[sentence].lemma(token)
        if self._id(sentence, token):
            return None
        for name, kind, mode in CLASS_TYPES:
            if lemma in self.scene.knowledge.classes.get(name, frozenset()):
                return Coding(
                    sentence=sentence, token=token, type=kind, mode=mode, cameo="", actors=(), recipients=(),
                    rules=(f"class:{name}",), tokens=(token,),
                )  # fmt: skip
        return None

    def _passed(self, clause: Clause, act: Act, inner: Coding) -> Coding:
        sentence = clause.claim.sentence
        subjects = self._resolved(sentence, clause.frame.get("subj"))
        return replace(
            inner,
            token=clause.claim.token,
            actors=inner.actors or subjects,
            rules=(*inner.rules, f"act:{act.id}"),
            tokens=(*inner.tokens, clause.claim.token),
            inner=(*inner.inner, inner.token),
        )

    def _operated(
        self, sentence: int, frame: Frame, act: Act, slot: str, tokens: tuple[int, ...], inner: Coding | None
    ) -> Coding | None:
        row = self._row(act.operator, inner.type if inner else "", inner.mode if inner else "")
        if row is None or not row.type:
            return None
        actors = parties(self.scene, sentence, frame, ("subj",))
        if inner is not None and row.type == "AGREE" and set(actors) & set(inner.actors) and len(inner.actors) > 1:
            actors = inner.actors
        recipients = self._recipients(sentence, frame, act, inner, actors, slot, tokens)
        return Coding(
            sentence=sentence,
            token=frame.token,
            type=row.type,
            mode=row.outer_mode,
            cameo=row.cameo,
            actors=actors,
            recipients=recipients,
            rules=(*(inner.rules if inner else ()), f"act:{act.id}"),
            tokens=(*(inner.tokens if inner else ()), frame.token),
            inner=(*((*inner.inner, inner.token) if inner else ()), *tokens),
            probability=0.8 if inner else 0.6,
        )

    def _recipients(
        self,
        sentence: int,
        frame: Frame,
        act: Act,
        inner: Coding | None,
        actors: tuple[int, ...],
        slot: str,
        tokens: tuple[int, ...],
    ) -> tuple[int, ...]:
        for path in act.recipient or RECIPIENTS_OF.get(act.operator, ()):
            if path.startswith("content."):
                nouns = [t for t in tokens if slot not in CLAUSE_SLOTS]
                found = self._others(sentence, tuple(t for n in nouns for t in inside(self.scene.trees[sentence], n, path[8:])), actors)
            elif path.startswith("inner."):
                found = self._of_inner(sentence, inner, path, actors, slot, tokens)
            else:
                found = parties(self.scene, sentence, frame, (path,), actors)
            if found:
                return found
        nouns = tuple(t for t in tokens if (sentence, t) not in self.scene.clauses)
        clauses = [self.scene.clauses[sentence, t] for t in tokens if (sentence, t) in self.scene.clauses]
        below = tuple(t for c in clauses for slot, fillers in c.frame.slots.items() if slot not in {"subj", *CLAUSE_SLOTS} for t in fillers)
        direct = self._others(sentence, below, actors)
        return direct[:1] or self._conditioned(sentence, frame, actors) or hidden_party(self.scene, sentence, (*nouns, *below), actors)

    def _others(self, sentence: int, tokens: tuple[int, ...], actors: tuple[int, ...]) -> tuple[int, ...]:
        """Those of `tokens` that resolve to somebody who is none of `actors`."""
        barred = {self._id(sentence, a) for a in actors} | {""}
        return tuple(t for t in tokens if self._id(sentence, t) not in barred)

    def _conditioned(self, sentence: int, frame: Frame, actors: tuple[int, ...]) -> tuple[int, ...]:
        """"... unless Israel withdraws": whoever must meet the condition is the one addressed."""
        tree = self.scene.trees[sentence]
        for clause in (*frame.get("advcl"), *(a for c in (*frame.get("xcomp"), *frame.get("ccomp")) for a in tree.kids(c, "advcl"))):
            if in_condition(tree, clause) and (sentence, clause) in self.scene.clauses:
                found = self._others(sentence, self.scene.clauses[sentence, clause].frame.get("subj"), actors)
                if found:
                    return found
        return ()

    def _of_inner(
        self, sentence: int, inner: Coding | None, path: str, actors: tuple[int, ...], slot: str, tokens: tuple[int, ...]
    ) -> tuple[int, ...]:
        others = {self._id(sentence, a) for a in actors}
        if path == "inner.actor":
            found = inner.actors if inner else ()
            if not found and slot in CLAUSE_SLOTS:
                clauses = [self.scene.clauses[sentence, t] for t in tokens if (sentence, t) in self.scene.clauses]
                subjects = tuple(t for c in clauses for t in (*c.frame.get("subj"), *(c.frame.get("obj") if c.frame.passive else ())))
                found = self._resolved(sentence, subjects) or hidden_party(self.scene, sentence, subjects, actors)
        elif path == "inner.other":
            found = inner.actors if inner else ()
        else:
            found = inner.recipients if inner else ()
        return tuple(t for t in found if self._id(sentence, t) not in others)

    # --- event nouns --------------------------------------------------------------------------------------------------

    def _supported(self, clause: Clause) -> Coding | None:
        """An event noun as what a support verb does: "carried out an attack", "talks were held"."""
        sentence = clause.claim.sentence
        for token in (*clause.frame.get("obj"), *(t for s, f in clause.frame.slots.items() if s in {"in", "into"} for t in f)):
            support = support_of(self.scene, sentence, token)
            if support is None or support[0] is not clause:
                continue
            coding = self._noun(sentence, token, clause)
            if coding is None:
                continue
            if support[1] in {"end", "cancel", "plan"}:
                row = self._row(support[1], coding.type, coding.mode)
                if row is None or not row.type:
                    return None
                coding = self._lifted(coding, row, f"support:{support[1]}", (clause.claim.token,))
            return replace(coding, token=clause.claim.token, inner=(*coding.inner, token), tokens=(*coding.tokens, clause.claim.token))
        return None

    def _noun(self, sentence: int, token: int, support: Clause | None) -> Coding | None:
        lemma = self.scene.trees[sentence].lemma(token)
        patterns = self.scene.knowledge.nouns.get(lemma)
        if not patterns:
            return None
        frame = noun_frame(self.scene, sentence, token, support)
        pattern = best_pattern(self.scene, sentence, frame, patterns)
        if pattern is None:
            return None
        actors = parties(self.scene, sentence, frame, pattern.actor or NOUN_ACTOR)
        recipients = self._undergoers(sentence, frame, pattern, NOUN_RECIPIENT, actors)
        return Coding(
            sentence=sentence,
            token=token,
            type=pattern.type,
            mode=pattern.mode,
            cameo=pattern.cameo,
            actors=actors,
            recipients=recipients,
            rules=(f"noun:{pattern.id}",),
            tokens=(token,),
            probability=0.55 + 0.1 * bool(support) + 0.05 * len(pattern.frame),
        )

    def _emit_noun(self, sentence: int, token: int) -> Coding | Rejected | None:
        act = self._noun_act(sentence, token)
        if act is not None:
            return self._emit_noun_act(act)
        if support_of(self.scene, sentence, token) is not None:
            return None
        coding = self._noun(sentence, token, None)
        if coding is None:
            return None
        tree = self.scene.trees[sentence]
        how = told(tree, token)
        if any(tree.lemma(d) == "no" for d in tree.kids(token, "det")):
            return self._reject(coding, "negated")
        if not how:
            return self._reject(coding, "subject matter")
        governor = next((a for a in tree.ancestors(token) if (sentence, a) in self.scene.clauses), None)
        if governor is not None and unreal(tree, governor, self.scene.knowledge):
            return self._reject(coding, "inside something not put forward as real")
        if how == "background" and coding.type == "CONSULT" and governor is not None and len(coding.actors) < 2:
            coding = self._with_host(coding, governor)
        if not coding.actors and how == "background":
            return self._reject(coding, "nobody named")
        return self._checked(replace(coding, rules=(*coding.rules, f"told:{how}")))

    def _emit_noun_act(self, coding: Coding) -> Coding | Rejected | None:
        """An outer act named by a noun counts where a verb that is put forward as real says it, made or repeated it."""
        tree = self.scene.trees[coding.sentence]
        governor = tree.sentence.heads[coding.token]
        said = (coding.sentence, governor) in self.scene.clauses and tree.sentence.deps[coding.token] in {"obj", "nsubj:pass"}
        if not said or not coding.actors:
            return self._reject(coding, "subject matter")
        if unreal(tree, governor, self.scene.knowledge) or negation_of(tree, governor):
            return self._reject(coding, "inside something not put forward as real")
        return self._checked(coding)

    def _with_host(self, coding: Coding, governor: int) -> Coding:
        """"His statement came during a meeting with commanders": the other side is the clause's subject or its owner."""
        clause = self.scene.clauses[coding.sentence, governor]
        found = parties(self.scene, coding.sentence, clause.frame, ("subj", "subj.poss", "obj.poss"), coding.actors)
        return replace(coding, actors=(*found, *coding.actors)) if found else coding

    # --- small things -------------------------------------------------------------------------------------------------

    def _id(self, sentence: int, token: int) -> str:
        return self.scene.resolved.actor_at.get((sentence, token), "")

    def _resolved(self, sentence: int, tokens: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(t for t in tokens if self._id(sentence, t))


def _is_told(coding: Coding) -> bool:
    """Whether an outer act has a content that is coded by its own words, not only guessed from a noun's class."""
    return bool(coding.inner) and coding.rules[0].startswith(("verb:", "noun:", "modal"))
