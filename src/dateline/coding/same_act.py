"""One reading per act: which event mentions of a report tell the same act, so that headline, lead and later tellings count once.

Two are linked where their types agree, nothing of what they tell contradicts, and one of these holds:

- `same-parties`: they share an actor and a recipient;
- `consequence`: one hangs on the other and tells what it did ("shelled the town, killing 12");
- `headline`: one is the headline, and they share a party while the other side is missing in one of them;
- `retold`: they have one predicate, share a party, and the other side is missing in one of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dateline.parse import Tree
from dateline.records import EventMention, EventMentionLink, Party, Why

CONSEQUENCES: Final = frozenset("kill wound injure hurt maim destroy damage displace leave".split())
TELLING_ON: Final = frozenset({"advcl", "xcomp", "conj", "acl"})
BETWEEN: Final = 6
"""So many sentences apart a later telling may stand that names less than the first."""


def link_mentions(
    mentions: Sequence[EventMention], trees: Sequence[Tree], version: str
) -> tuple[EventMentionLink, ...]:
    """The links among the event mentions of one report, in text order."""
    links: list[EventMentionLink] = []
    for number, a in enumerate(mentions):
        for b in mentions[number + 1 :]:
            rule = _rule(a, b, trees)
            if rule:
                spans = (*a.predicate, *b.predicate)
                why = Why(step="coding", rule=f"coding.link.{rule}", version=version, spans=spans)
                links.append(EventMentionLink(a=a.id, b=b.id, why=why))
    return tuple(links)


def _rule(a: EventMention, b: EventMention, trees: Sequence[Tree]) -> str:
    if a.type != b.type or _apart(a, b):
        return ""
    actors, recipients = _share(a.actors, b.actors), _share(a.recipients, b.recipients)
    if actors and recipients:
        return "same-parties"
    if a.sentence == b.sentence:
        return "consequence" if _consequence(a, b, trees[a.sentence]) else ""
    one_open = (actors and _open(a.recipients, b.recipients)) or (recipients and _open(a.actors, b.actors))
    if not one_open:
        return ""
    if trees[a.sentence].sentence.headline and not trees[b.sentence].sentence.headline:
        return "headline"
    same_word = _lemma(a, trees) == _lemma(b, trees)
    return "retold" if same_word and b.sentence - a.sentence <= BETWEEN else ""


def _share(a: Sequence[Party], b: Sequence[Party]) -> bool:
    return bool({p.actor for p in a if p.actor} & {p.actor for p in b if p.actor})


def _open(a: Sequence[Party], b: Sequence[Party]) -> bool:
    return not a or not b


def _apart(a: EventMention, b: EventMention) -> bool:
    """Whether two tellings cannot be of one act: told days, towns or modes that exclude each other."""
    told = [m.time for m in (a, b) if m.time.basis not in {"none", "publication"} and m.time.earliest and m.time.latest]
    if len(told) == 2 and (told[0].earliest > told[1].latest or told[1].earliest > told[0].latest):
        return True
    if a.modes and b.modes and not set(a.modes) & set(b.modes):
        return True
    mine, theirs = {p.place for p in a.places}, {p.place for p in b.places}
    return bool(mine and theirs and not mine & theirs and a.sentence != b.sentence)


def _consequence(a: EventMention, b: EventMention, tree: Tree) -> bool:
    first, second = tree.token_at(a.predicate[-1].end - 1), tree.token_at(b.predicate[-1].end - 1)
    if first is None or second is None:
        return False
    pairs = ((first, second), (second, first))
    return any(
        tree.sentence.heads[below] == above
        and tree.sentence.deps[below] in TELLING_ON
        and tree.lemma(below) in CONSEQUENCES
        and _share(a.actors, b.actors)
        for above, below in pairs
    )


def _lemma(mention: EventMention, trees: Sequence[Tree]) -> str:
    tree = trees[mention.sentence]
    token = tree.token_at(mention.predicate[-1].end - 1)
    return "" if token is None else tree.lemma(token)
