"""The resolution of one report in progress: what its steps share."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace

from dateline.knowledge import Knowledge
from dateline.knowledge.names import fold
from dateline.mentions import Found
from dateline.mentions.toponyms import find_toponyms
from dateline.parse import Tree
from dateline.records import Attribution, Candidate, Mention, Place, Report, Resolution, Span, Toponym, Why
from dateline.resolve.compose import Composer
from dateline.resolve.context import country_counts, main_country_of, narrowed
from dateline.resolve.discourse import Choice, Discourse, Entry
from dateline.resolve.hints import hints_of
from dateline.resolve.locate import Located, locate
from dateline.resolve.phrases import Phrase
from dateline.resolve.places import candidates_of, place_of

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
NESTED = frozenset({"nmod", "nmod:poss", "obl", "compound", "amod"})


class Work:
    """The records made so far, by mention and by (sentence, token)."""

    def __init__(
        self,
        report: Report,
        trees: Sequence[Tree],
        found: Found,
        attributions: Sequence[Attribution],
        knowledge: Knowledge,
    ) -> None:
        self.trees, self.knowledge = trees, knowledge
        self._contents = contents_by_sentence(trees, attributions)
        self._heads = [m.head.start for m in found.mentions]
        self._phrases: dict[tuple[int, int], Phrase] = {}
        sightings = find_toponyms(trees, found.names, knowledge)
        self.located = locate(sightings, trees, knowledge, hints_of(report, knowledge))
        self.located_at = {
            (one.sighting.sentence, token): one
            for one in self.located
            for token in range(one.sighting.start, one.sighting.end)
        }
        self.found = replace(found, names=narrowed(found.names, self.located))
        self.discourse = Discourse(version=knowledge.version)
        self.countries = country_counts(self.found, knowledge)
        self.main_country = main_country_of(self.countries)
        self.compose = Composer(
            knowledge=knowledge, discourse=self.discourse, published=report.published, countries=self.countries
        )
        self.resolutions: dict[str, Resolution] = {}
        self.actor_at: dict[tuple[int, int], str] = {}
        self.also_at: dict[tuple[int, int], tuple[str, ...]] = {}
        self.place_at: dict[tuple[int, int], str] = {}
        self.places: dict[str, Place] = {}
        self.place_order: list[str] = []

    def phrase(self, sentence: int, token: int) -> Phrase:
        """The noun phrase of a token."""
        known = self._phrases.get((sentence, token))
        if known is None:
            known = self._phrases[sentence, token] = Phrase(
                tree=self.trees[sentence], token=token, matches=self.found.names[sentence], knowledge=self.knowledge
            )
        return known

    def apposed(self, phrase: Phrase) -> Phrase | None:
        """What stands in apposition: "Jane Roe, a spokeswoman for the ministry" or "the foreign minister, Jane Roe"."""
        tree = phrase.tree
        child = tree.kid(phrase.token, "appos")
        if child is None and tree.sentence.deps[phrase.token] == "appos":
            child = tree.sentence.heads[phrase.token]
        return None if child is None else self.phrase(tree.sentence.index, child)

    def mentions_in(self, spans: Sequence[Span]) -> list[Mention]:
        """Mentions with their head in one of the spans, in text order."""
        found: list[Mention] = []
        for span in spans:
            first, last = bisect_left(self._heads, span.start), bisect_left(self._heads, span.end)
            found += [m for m in self.found.mentions[first:last] if span.covers(m.head)]
        return found

    def actors_of(self, sentence: int) -> Callable[[int], str]:
        """The actor at a token of a sentence, or empty."""
        return lambda token: self.actor_at.get((sentence, token), "")

    def words_of(self, mention: Mention) -> Attribution | None:
        """The innermost attribution in whose content a mention stands."""
        for attribution in self._contents.get(mention.sentence, ()):
            if any(span.covers(mention.head) for span in attribution.content):
                return attribution
        return None

    def enter(self, mention: Mention, actor: str, role: str) -> None:
        """Remember a mention for what comes later; `actor` is empty for a thing."""
        sentence = self.trees[mention.sentence].sentence
        head, dep = sentence.heads[mention.token], sentence.deps[mention.token]
        around = self.words_of(mention)
        self.discourse.entries.append(
            Entry(
                actor=actor,
                sentence=mention.sentence,
                token=mention.token,
                subject=dep in SUBJECTS,
                plural=sentence.tags[mention.token] in {"NNS", "NNPS"},
                role=role,
                lemma=sentence.lemmas[mention.token].lower(),
                main=dep in SUBJECTS and head >= 0 and sentence.heads[head] < 0,
                nested=dep in NESTED,
                quote=around.id if around is not None and around.kind in {"quote", "mixed"} else "",
                pronoun=mention.form == "pronoun",
            )
        )

    def learn(self, phrase: Phrase, actor: str, mention: Mention) -> None:
        """Names given in the text: the mention's own, and one in parentheses or apposition behind it."""
        if mention.form == "name":
            self.discourse.learn(phrase.core(), actor)
        tree, words = phrase.tree, phrase.tree.sentence.words
        if phrase.token + 2 < len(words) and words[phrase.token + 1] == "(":
            last = next((i for i in range(phrase.token + 2, min(phrase.token + 9, len(words))) if words[i] == ")"), 0)
            inside = range(phrase.token + 2, last)
            if (
                inside
                and all(tree.sentence.pos[i] in {"PROPN", "NOUN", "PUNCT", "ADJ"} for i in inside)
                and words[inside[0]][:1].isupper()
            ):
                self.discourse.learn(" ".join(words[i] for i in inside), actor)

    def decide(self, mention: Mention, choice: Choice) -> None:
        """Record what an actor mention was resolved to."""
        why = Why(
            step="resolve", rule=choice.rule, version=self.knowledge.version, spans=(mention.span,), note=choice.note
        )
        self.record(mention, choice.ref, choice.candidates, why, choice.also)

    def record(
        self, mention: Mention, ref: str, candidates: tuple[Candidate, ...], why: Why, also: tuple[str, ...] = ()
    ) -> None:
        """Record a resolution."""
        self.resolutions[mention.id] = Resolution(
            mention=mention.id, ref=ref, also=also, candidates=candidates, why=why
        )

    def keep_place(self, mention: Mention, place: Place, candidates: tuple[Candidate, ...], why: Why) -> None:
        """Record a place for a mention."""
        self.places.setdefault(place.id, place)
        self.place_order.append(place.id)
        self.place_at[mention.sentence, mention.token] = place.id
        self.record(mention, place.id, candidates, why)

    def toponym(self, one: Located) -> Toponym:
        """The record of a located toponym; its place is kept among the report's."""
        place = place_of(one, self.knowledge)
        decided = one.place is not None or not one.others
        return Toponym(
            span=one.sighting.span,
            sentence=one.sighting.sentence,
            form=one.sighting.form,
            place=self.places.setdefault(place.id, place).id if decided else "",
            candidates=candidates_of(one),
            why=place.why,
        )

    def gender_of(self, name: str) -> str:
        """ "f" or "m" of a person's given name, or empty."""
        words = fold(name)
        return self.knowledge.genders.get(words[0], "") if words else ""


def contents_by_sentence(trees: Sequence[Tree], attributions: Sequence[Attribution]) -> dict[int, list[Attribution]]:
    """The attributions whose content reaches into each sentence, the shortest content first."""
    starts = [tree.sentence.span.start for tree in trees]
    found: dict[int, list[Attribution]] = {}
    for attribution in sorted(attributions, key=lambda a: (sum(s.end - s.start for s in a.content), a.id)):
        reached = {
            i
            for span in attribution.content
            for i in range(max(0, bisect_left(starts, span.start + 1) - 1), bisect_left(starts, span.end))
        }
        for i in reached:
            found.setdefault(i, []).append(attribution)
    return found
