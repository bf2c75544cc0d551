"""Who speaks, for whom, and what holds only inside somebody's words: "we", "I", "the enemy"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dateline.knowledge.tables import Role
from dateline.records import Attribution, Mention, Resolution, Span, Why
from dateline.resolve.choose import choose
from dateline.resolve.coreference import FIRST, SINGULAR_FIRST
from dateline.resolve.phrases import Phrase, country_of
from dateline.resolve.work import Work, contents_by_sentence

ENEMY = frozenset({"enemy", "adversary", "aggressor", "occupier", "invader", "foe"})
BODIES = frozenset({"state", "force", "armed_group", "organisation", "outlet", "unknown"})


def speaker_mention(work: Work, spans: Sequence[Span]) -> Mention | None:
    """The mention of an actor inside these spans that nothing else inside governs, or None."""
    named = work.mentions_in(spans)
    inside = [m for m in named if (m.sentence, m.token) in work.actor_at and not _says_where(work, m)]
    return next((m for m in inside if not _governed(work, m, inside)), None)


def _says_where(work: Work, mention: Mention) -> bool:
    """ "a port agent in Constanta": the place inside a speaker does not speak."""
    head = work.trees[mention.sentence].sentence.heads[mention.token]
    return mention.kind == "place" and head >= 0


def _governed(work: Work, mention: Mention, others: Sequence[Mention]) -> bool:
    tree = work.trees[mention.sentence]
    heads = {m.token for m in others if m.sentence == mention.sentence}
    return any(a in heads for a in tree.ancestors(mention.token))


def side_of(work: Work, phrase: Phrase, actor: str) -> None:
    """Remember whom somebody speaks for: the body, force or state that the title or the description names."""
    known = work.discourse.actors[actor]
    if known.kind not in {"person", "office"} or actor in work.discourse.sides:
        return
    for titled in (phrase, work.apposed(phrase)):
        side = _side(work, titled) if titled is not None else ""
        if side and side != actor:
            work.discourse.sides[actor] = side
            return


def _side(work: Work, phrase: Phrase) -> str:
    tree, sentence = phrase.tree, phrase.tree.sentence.index
    role = phrase.title(phrase.token + 1)
    for child in tree.kids(phrase.token, "nmod", "nmod:poss"):
        if tree.preposition(child) in {"of", "for", "from", "with", "at", ""}:
            actor = work.actor_at.get((sentence, child), "") or _named_there(work, sentence, child)
            if actor and work.discourse.actors[actor].kind in BODIES:
                return _force_of(work, actor, role)
    for match in reversed(phrase.inner_matches):
        for entry in match.entries:
            if entry.kind == "actor" and work.knowledge.actors[entry.ref].kind not in {"people", "outlet"}:
                return work.discourse.add(work.compose.known(work.knowledge.actors[entry.ref]))
    country = work.compose.country(phrase, work.actors_of(sentence))
    return _force_of(work, work.discourse.add(work.compose.state(country)), role) if country and role else ""


def _named_there(work: Work, sentence: int, token: int) -> str:
    """An actor behind "of" that stands later in the text and is not resolved yet."""
    mention = work.found.at.get((sentence, token))
    if mention is None or mention.form == "pronoun":
        return ""
    return choose(work, mention, work.phrase(sentence, token)).ref


def _force_of(work: Work, side: str, role: Role | None) -> str:
    """A general of a state speaks for its forces, not for the state."""
    state = work.discourse.actors[side]
    if state.kind == "state" and role is not None and role.sectors[:1] and role.sectors[0] in {"MIL", "COP"}:
        kind = "military" if role.sectors[0] == "MIL" else "police"
        return work.discourse.add(
            work.compose.composed(state.country, role.sectors, "force", "", f"{state.name} {kind}")
        )
    return side


def inside_words(work: Work, attributions: Sequence[Attribution]) -> None:
    """ "I" in somebody's words is the speaker, "we" those the speaker speaks for, "the enemy" whom they are set against."""
    spoken = contents_by_sentence(work.trees, [a for a in attributions if a.actor])
    for mention in work.found.mentions:
        tree = work.trees[mention.sentence]
        word, lemma = tree.sentence.words[mention.token].lower(), tree.lemma(mention.token)
        if word not in FIRST and lemma not in ENEMY:
            continue
        around = [a for a in spoken.get(mention.sentence, ()) if any(s.covers(mention.head) for s in a.content)]
        if not around:
            continue
        inner = around[0]
        ref = _first_person(work, word, inner) if word in FIRST else _opponent(work, mention, inner)
        if ref:
            work.actor_at[mention.sentence, mention.token] = ref
            rule = "resolve.first-person" if word in FIRST else "resolve.opponent"
            why = Why(step="resolve", rule=rule, version=work.knowledge.version, spans=(mention.span,))
            work.resolutions[mention.id] = Resolution(mention=mention.id, ref=ref, within=inner.id, why=why)


def _first_person(work: Work, word: str, attribution: Attribution) -> str:
    """ "We" of a person without a known side stays open: it is seldom the person alone."""
    speaker = work.discourse.actors[attribution.actor]
    single = speaker.kind in {"person", "office", "role", "people"}
    if word in SINGULAR_FIRST:
        return speaker.id if single else ""
    return work.discourse.sides.get(speaker.id, "") if single else speaker.id


def _opponent(work: Work, mention: Mention, attribution: Attribution) -> str:
    """The force or state of the content, else the only armed party of the report besides the speaker's own side."""
    speaker = attribution.actor
    side = work.discourse.sides.get(speaker, speaker)
    own = work.discourse.actors[side].country
    here = [country_of(m.entries, work.knowledge) for m in work.found.names[mention.sentence] if m.end <= mention.token]
    foreign = [code for code in here if code and code != own]
    powers = [
        e.actor
        for e in reversed(work.discourse.entries)
        if e.actor and (e.sentence, e.token) < (mention.sentence, mention.token) and _is_power(work, e.actor, side, own)
    ]
    if foreign:
        meant = [a for a in powers if work.discourse.actors[a].country == foreign[-1]]
        return meant[0] if meant else work.discourse.add(work.compose.state(foreign[-1]))
    counts = Counter(powers)
    ranked = sorted(counts, key=lambda a: (-counts[a], a))
    alone = len(ranked) == 1 or (len(ranked) > 1 and counts[ranked[0]] >= 2 * counts[ranked[1]])
    return ranked[0] if ranked and alone else ""


def _is_power(work: Work, actor: str, side: str, own: str) -> bool:
    known = work.discourse.actors[actor]
    if actor in {side, own} or known.kind not in {"force", "state", "armed_group"}:
        return False
    return known.kind == "armed_group" or known.country not in {own, ""}
