"""The act that a predicate or a noun names, whatever its stance: a pattern, an outer act with its content, an event noun."""

from __future__ import annotations

from dataclasses import replace

from dateline.claims import Clause
from dateline.coding.acts import CLAUSE_SLOTS, Coding, act_at
from dateline.coding.addressees import Addressees
from dateline.coding.learned import Learned
from dateline.coding.match import best_pattern, is_kind
from dateline.coding.nouns import noun_frame, support_of
from dateline.coding.parties import ACTOR_PATHS, NOUN_ACTOR, NOUN_RECIPIENT, RECIPIENT_PATHS, hidden_party, parties
from dateline.coding.scene import Scene, inside
from dateline.knowledge.tables import Act, Ladder, Pattern
from dateline.parse import Frame, owner

VERBAL = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
HOSTILE = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
SAID = frozenset({"AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
REFUSABLE = ("demand", "deal", "ceasefire", "reform", "talks", "sanction", "aid", "tie", "asylum")
DENIED = frozenset(
    "claim allegation accusation report suggestion notion idea assertion rumour rumor charge insinuation".split()
)
"""What is rejected as untrue is denied and not refused."""
OWN_DEEDS = frozenset({"promise", "plan", "decide", "refuse", "will"})
"""What is promised, planned or refused is the subject's own deed, also where the verb is passive ("is expected to visit")."""
BLAMED = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "THREATEN"})
CLASS_TYPES = (
    ("aid", "AID", ""), ("talks", "CONSULT", ""), ("ceasefire", "RETREAT", "ceasefire"), ("sanction", "SANCTION", ""),
    ("attack", "ASSAULT", ""), ("protest", "PROTEST", ""), ("asylum", "AID", ""), ("tie", "COOPERATE", ""),
    ("forceunit", "MOBILIZE", "troops"), ("restriction", "COERCE", "restrict"),
)  # fmt: skip


class Namer:
    """Names the acts of one report; remembers what it found. `Engine` decides what the text makes of them."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._known: dict[tuple[int, int], Coding | None] = {}
        self._busy: set[tuple[int, int]] = set()
        self.addressees = Addressees(scene)
        self.learned = Learned(scene)

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
        return (
            self._supported(clause)
            or (act if act is not None and act.inner else None)
            or (pattern[0] if pattern else act)
            or self.learned.act(clause)
        )

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
            probability=0.6 + 0.08 * min(3, sum(not c.negated for c in pattern.frame)),
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
        if pattern.type in SAID:
            found = tuple(t for t in found if not self._only_where(sentence, t))
        if found:
            return found
        roots = tuple(dict.fromkeys(t for p in paths for t in frame.get(p.split(".")[0]) if t not in actors))
        return hidden_party(self.scene, sentence, roots, actors)

    def _only_where(self, sentence: int, token: int) -> bool:
        """A place that says where, and is nobody threatened, blamed or asked."""
        mention = self.scene.mention(sentence, token)
        return mention is not None and mention.kind == "place"

    def _witnesses(self, frame: Frame, pattern: Pattern) -> tuple[int, ...]:
        """Tokens that met the frame, for the why."""
        return tuple(
            t
            for c in pattern.frame
            if not c.negated
            for slot in c.slot.split("|")
            for t in frame.get(slot.split(".")[0])
        )

    def _with_cause(self, clause: Clause, coding: Coding) -> Coding:
        """ "killed in an air strike by X": actor and mode of an assault from the event noun that it happened in."""
        if coding.type != "ASSAULT" or (coding.actors and coding.mode):
            return coding
        for slot in ("in", "by", "during", "from", "subj"):
            for token in clause.frame.get(slot):
                cause = self.noun(coding.sentence, token, None)
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

    def noun_act(self, sentence: int, token: int) -> Coding | None:
        """ "the threat to ...", "its readiness to ...", "a call for ...": a noun that names an outer act, done by its owner."""
        tree = self.scene.trees[sentence]
        acts = self.scene.knowledge.acts.get((tree.lemma(token), "noun"))
        if not acts:
            return None
        slots = {"acl": tuple(tree.kids(token, "acl")), "subj": tuple(owner(tree, token))}
        slots |= {step: tuple(inside(tree, token, step)) for step in ("for", "of", "to", "against")}
        frame = Frame(
            token=token,
            lemma=tree.lemma(token),
            passive=False,
            particle="",
            slots={s: f for s, f in slots.items() if f},
        )
        found = act_at(acts, frame)
        if found is None:
            return None
        act, slot, tokens = found
        inner = self._content(sentence, slot, tokens)
        open_content = slot == "acl" and act.operator not in {"promise", "plan"}
        return self._operated(sentence, frame, act, slot, tokens, inner) if inner is not None or open_content else None

    def _act(self, clause: Clause) -> Coding | None:
        tree = self.scene.trees[clause.claim.sentence]
        pos = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adj"}.get(
            tree.sentence.pos[clause.claim.token], ""
        )
        found = act_at(self.scene.knowledge.acts.get((clause.frame.lemma, pos), ()), clause.frame)
        if found is None:
            return None
        act, slot, tokens = found
        support = clause if slot == "obj" and act.operator in {"pass", "end", "cancel"} else None
        inner = self._content(clause.claim.sentence, slot, tokens, support)
        if act.operator == "pass":
            return None if inner is None else self._passed(clause, act, inner)
        return self._operated(clause.claim.sentence, clause.frame, act, slot, tokens, inner)

    def _content(
        self, sentence: int, slot: str, tokens: tuple[int, ...], support: Clause | None = None
    ) -> Coding | None:
        for token in tokens:
            coding = self._inner(sentence, token, support)
            if coding is not None:
                return coding
            by_class = (
                self._by_class(sentence, token, support)
                if slot not in CLAUSE_SLOTS
                else self._menacing(sentence, token)
            )
            if by_class is not None:
                return by_class
        return None

    def _menacing(self, sentence: int, token: int) -> Coding | None:
        """A verb of violence without an object of its own: "swore to fight", "threatened to respond"."""
        clause = self.scene.clauses.get((sentence, token))
        if clause is None or clause.frame.lemma not in self.scene.knowledge.classes.get("menace", frozenset()):
            return None
        return Coding(
            sentence=sentence,
            token=token,
            type="ASSAULT",
            mode="",
            cameo="",
            actors=(),
            recipients=parties(self.scene, sentence, clause.frame, ("obj", "against", "obj.poss", "with")),
            rules=("class:menace",),
            tokens=(token,),
        )

    def _inner(self, sentence: int, token: int, support: Clause | None) -> Coding | None:
        if (sentence, token) in self.scene.clauses:
            return self.at(sentence, token)
        return self.noun_act(sentence, token) or self.noun(sentence, token, support)

    def _by_class(self, sentence: int, token: int, support: Clause | None) -> Coding | None:
        """What a noun is about by its class: aid, talks, sanctions ..., without parties of its own.

        Of a "strike" whoever ends it decides: that of an armed actor is an attack, anybody else's a protest.
        """
        lemma = self.scene.trees[sentence].lemma(token)
        armed = support is None or any(is_kind(self.scene, sentence, t, "armed") for t in support.frame.get("subj"))
        if self.scene.id_at(sentence, token):
            return None
        for name, kind, mode in CLASS_TYPES:
            if name == "attack" and not armed and lemma in self.scene.knowledge.classes.get("protest", frozenset()):
                continue
            if lemma in self.scene.knowledge.classes.get(name, frozenset()):
                return Coding(
                    sentence=sentence, token=token, type=kind, mode=mode, cameo="", actors=(), recipients=(),
                    rules=(f"class:{name}",), tokens=(token,),
                )  # fmt: skip
        return None

    def _passed(self, clause: Clause, act: Act, inner: Coding) -> Coding:
        sentence = clause.claim.sentence
        subjects = self.scene.known(sentence, clause.frame.get("subj"))
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
        row = self.row(act.operator, inner.type if inner else "", inner.mode if inner else "")
        if row is None or not row.type or self._not_refusable(act, sentence, tokens):
            return None
        actors = parties(self.scene, sentence, frame, ("subj",))
        if frame.passive and not actors and act.operator in OWN_DEEDS:
            actors = parties(self.scene, sentence, frame, ("obj",))
        if inner is not None and row.type == "AGREE" and set(actors) & set(inner.actors) and len(inner.actors) > 1:
            actors = inner.actors
        recipients = self.addressees.find(sentence, frame, act, inner, actors, slot, tokens)
        if inner is None and not recipients and act.operator in {"appeal", "demand"}:
            return None
        if act.operator == "accuse" and slot == "ccomp" and not self._blames(sentence, inner, actors):
            return None
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

    def _not_refusable(self, act: Act, sentence: int, tokens: tuple[int, ...]) -> bool:
        """Rejecting an allegation or a word is a denial; refused is a demand, an offer, a deal, talks, aid."""
        classes = self.scene.knowledge.classes
        refusable = frozenset[str]().union(*(classes.get(name, frozenset()) for name in REFUSABLE))
        nouns = [t for t in tokens if (sentence, t) not in self.scene.clauses]
        lemmas = {self.scene.trees[sentence].lemma(t) for t in nouns}
        if act.operator == "refuse" and lemmas & DENIED:
            return True
        return (
            act.operator == "refuse"
            and bool(nouns)
            and not (lemmas & refusable)
            and not self._eventful(sentence, nouns)
        )

    def _eventful(self, sentence: int, nouns: list[int]) -> bool:
        return any(self._inner(sentence, t, None) is not None for t in nouns)

    def _blames(self, sentence: int, inner: Coding | None, actors: tuple[int, ...]) -> bool:
        """Whether a content tells a hostile deed of somebody else than the speaker."""
        if inner is None or inner.type not in BLAMED:
            return False
        return bool(inner.actors) and not {self.scene.id_at(sentence, a) for a in inner.actors} & {
            self.scene.id_at(sentence, a) for a in actors
        }

    def _supported(self, clause: Clause) -> Coding | None:
        """An event noun as what a support verb does: "carried out an attack", "talks were held"."""
        sentence = clause.claim.sentence
        for token in (
            *clause.frame.get("obj"),
            *(t for s, f in clause.frame.slots.items() if s in {"in", "into"} for t in f),
        ):
            support = support_of(self.scene, sentence, token)
            if support is None or support[0] is not clause:
                continue
            coding = self.noun(sentence, token, clause)
            if coding is None:
                continue
            if support[1] in {"end", "cancel", "plan"}:
                row = self.row(support[1], coding.type, coding.mode)
                if row is None or not row.type:
                    return None
                coding = self.lifted(coding, row, f"support:{support[1]}", (clause.claim.token,))
            return replace(
                coding,
                token=clause.claim.token,
                inner=(*coding.inner, token),
                tokens=(*coding.tokens, clause.claim.token),
            )
        return None

    def noun(self, sentence: int, token: int, support: Clause | None) -> Coding | None:
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

    def lifted(self, coding: Coding, row: Ladder, rule: str, tokens: tuple[int, ...]) -> Coding:
        return replace(
            coding,
            type=row.type,
            mode=row.outer_mode,
            cameo=row.cameo,
            rules=(*coding.rules, rule),
            tokens=(*coding.tokens, *tokens),
        )

    def row(self, operator: str, inner: str, mode: str) -> Ladder | None:
        ladder = self.scene.knowledge.ladder
        return ladder.get((operator, inner, mode)) or ladder.get((operator, inner, ""))


def _is_told(coding: Coding) -> bool:
    """Whether an outer act has a content that is coded by its own words, not only guessed from a noun's class."""
    return bool(coding.inner) and coding.rules[0].startswith(("verb:", "noun:", "modal"))
