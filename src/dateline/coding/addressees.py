"""Whom an outer act is addressed to: who is promised, refused, threatened, asked or blamed."""

from __future__ import annotations

from dateline.claims import in_condition
from dateline.coding.acts import CLAUSE_SLOTS, Coding
from dateline.coding.parties import hidden_party, parties
from dateline.coding.scene import Scene, inside
from dateline.knowledge.tables import Act
from dateline.parse import Frame

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


class Addressees:
    """Finds the recipients of outer acts, first in the act's own slots, then in its content."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def find(
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
                owners = tuple(t for n in nouns for t in inside(self.scene.trees[sentence], n, path[8:]))
                found = self._others(sentence, owners, actors)
            elif path.startswith("inner."):
                found = self._of_inner(sentence, inner, path, actors, slot, tokens)
            else:
                found = parties(self.scene, sentence, frame, (path,), actors)
            if found:
                return found
        plain = tuple(t for t in tokens if (sentence, t) not in self.scene.clauses)
        clauses = [self.scene.clauses[sentence, t] for t in tokens if (sentence, t) in self.scene.clauses]
        below = tuple(
            t
            for c in clauses
            for slot, fillers in c.frame.slots.items()
            if slot not in {"subj", *CLAUSE_SLOTS}
            for t in fillers
        )
        direct = self._others(sentence, below, actors)
        listed = self.scene.trees[sentence].conjuncts(direct[0]) if direct else []
        return (
            tuple(t for t in direct if t in listed)
            or self._conditioned(sentence, frame, actors)
            or hidden_party(self.scene, sentence, (*plain, *below), actors)
        )

    def _others(self, sentence: int, tokens: tuple[int, ...], actors: tuple[int, ...]) -> tuple[int, ...]:
        """Those of `tokens` that resolve to somebody who is none of `actors`."""
        barred = {self.scene.id_at(sentence, a) for a in actors} | {""}
        return tuple(t for t in tokens if self.scene.id_at(sentence, t) not in barred)

    def _conditioned(self, sentence: int, frame: Frame, actors: tuple[int, ...]) -> tuple[int, ...]:
        """ "... unless Israel withdraws": whoever must meet the condition is the one addressed."""
        tree = self.scene.trees[sentence]
        for clause in (t for t in tree.subtree(frame.token) if tree.sentence.deps[t] == "advcl"):
            if in_condition(tree, clause) and (sentence, clause) in self.scene.clauses:
                found = self._others(sentence, self.scene.clauses[sentence, clause].frame.get("subj"), actors)
                if found:
                    return found
        return ()

    def _of_inner(
        self,
        sentence: int,
        inner: Coding | None,
        path: str,
        actors: tuple[int, ...],
        slot: str,
        tokens: tuple[int, ...],
    ) -> tuple[int, ...]:
        others = {self.scene.id_at(sentence, a) for a in actors}
        if path == "inner.actor":
            found = inner.actors if inner else ()
            if not found and slot in CLAUSE_SLOTS:
                clauses = [self.scene.clauses[sentence, t] for t in tokens if (sentence, t) in self.scene.clauses]
                subjects = tuple(
                    t for c in clauses for t in (*c.frame.get("subj"), *(c.frame.get("obj") if c.frame.passive else ()))
                )
                found = self.scene.known(sentence, subjects) or hidden_party(self.scene, sentence, subjects, actors)
        elif path == "inner.other":
            found = inner.actors if inner else ()
        else:
            found = inner.recipients if inner else ()
        return tuple(t for t in found if self.scene.id_at(sentence, t) not in others)
