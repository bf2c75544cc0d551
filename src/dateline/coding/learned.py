"""The learned reading of acts, where patterns are silent and where they may be mistaken.

Where no pattern and no outer act names a predicate, the reading may: its rule is then `learned`, alone, and says so. Where a pattern
has named one, the reading may object: what it takes for no act with near certainty is rejected with that reason. It never changes
the type that a pattern gives.
"""

from __future__ import annotations

from typing import Final

from dateline.claims import Clause
from dateline.coding.act_clues import act_clues
from dateline.coding.acts import Coding
from dateline.coding.bare import has_power, is_power
from dateline.coding.genre import is_soft
from dateline.coding.nouns import noun_frame, support_of
from dateline.coding.parties import RECIPIENT_PATHS, parties
from dateline.coding.scene import Scene
from dateline.knowledge.act_weights import NONE
from dateline.parse import Frame

TELLS: Final = 0.8
"""A type as likely as this is given where patterns are silent."""
OBJECTS: Final = 0.95
"""So likely no act, and the type of the pattern less likely than `LEFT`: the reading objects."""
LEFT: Final = 0.05
ALONE: Final = frozenset({"PROTEST", "MOBILIZE", "RETREAT", "CONCEDE"})
"""Types that need nobody on the other side."""
DEEDS: Final = frozenset({"ASSAULT", "COERCE", "PROTEST", "SANCTION", "MOBILIZE", "RETREAT", "AID"})
"""Types whose words sport, markets and weather use too."""
RULE: Final = "learned"


class Learned:
    """The learned reading of one report; remembers what it was asked."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._known: dict[tuple[int, int], dict[str, float]] = {}

    def chances(self, sentence: int, token: int) -> dict[str, float]:
        """How likely each type and `none` is for the predicate or noun at a place; empty where there is neither."""
        place = (sentence, token)
        if place not in self._known:
            frame = frame_at(self.scene, sentence, token)
            if frame is None:
                self._known[place] = {}
            else:
                clues = act_clues(self.scene, sentence, token, frame)
                self._known[place] = self.scene.knowledge.act_weights.probabilities(clues.names, clues.words)
        return self._known[place]

    def act(self, clause: Clause) -> Coding | None:
        """The act that a clause names by the learned reading alone, or None. One party of it must be a power (see `bare`).

        Words of outer acts are passed over: where their content was not one ("rejected the allegations"), that had its reason.
        """
        sentence, frame = clause.claim.sentence, clause.frame
        if (frame.lemma, "verb") in self.scene.knowledge.acts or clause.claim.reports:
            return None
        actors = self.scene.known(sentence, frame.get("subj"))
        if not actors:
            return None
        recipients = parties(self.scene, sentence, frame, RECIPIENT_PATHS, actors)
        if not any(self._power(sentence, t) for t in (*actors, *recipients)):
            return None
        chances = self.chances(sentence, frame.token)
        best = max(chances, key=lambda name: chances[name])
        if best == NONE or chances[best] < TELLS or (not recipients and best not in ALONE):
            return None
        return Coding(
            sentence=sentence,
            token=frame.token,
            type=best,
            mode="",
            cameo="",
            actors=actors,
            recipients=recipients,
            rules=(RULE,),
            tokens=(frame.token,),
            probability=chances[best],
        )

    def _power(self, sentence: int, token: int) -> bool:
        actor = self.scene.actor(sentence, token)
        return actor is not None and is_power(actor)

    def objects(self, coding: Coding) -> bool:
        """Whether the learned reading takes a deed that one pattern has named for no act at all.

        In a report of sport, markets, the arts or weather it is enough that this is the likelier; elsewhere it must be all but sure, and
        crimes and acts of a power are left alone: of 13 objections to those in 480 reports 6 were wrong. Words (support, blame) and
        outer acts are left alone too, as it tells little of them.
        """
        rules = [rule for rule in coding.rules if not rule.startswith("told:")]
        if coding.type not in DEEDS or len(rules) != 1 or not rules[0].startswith(("verb:", "noun:")):
            return False
        soft = is_soft(self.scene.report)
        if not soft and (coding.type in {"ASSAULT", "COERCE"} or has_power(self.scene, coding)):
            return False
        chances = self.chances(coding.sentence, coding.token)
        none, type_ = chances.get(NONE, 0.0), chances.get(coding.type, 0.0)
        return none > type_ if soft else none >= OBJECTS and type_ < LEFT


def frame_at(scene: Scene, sentence: int, token: int) -> Frame | None:
    """The frame of a clause's predicate, or of a noun."""
    clause = scene.clauses.get((sentence, token))
    if clause is not None:
        return clause.frame
    if scene.trees[sentence].sentence.pos[token] not in {"NOUN", "PROPN"}:
        return None
    support = support_of(scene, sentence, token)
    return noun_frame(scene, sentence, token, support[0] if support else None)
