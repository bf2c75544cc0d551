"""Spans that refer to actors, places, times and quantities, one a noun phrase."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.knowledge import Knowledge
from dateline.mentions.names import NameMatch, match_names
from dateline.parse import Tree
from dateline.records import Mention, MentionKind, Span

LOCATIVE = frozenset(
    "in at near inside outside around across through toward towards throughout within off along north_of south_of "
    "east_of west_of close_to onto above over between".split()
)
DIRECTIONAL = frozenset({"into", "from", "to", "out_of", "on"})
DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
TIME_NOUNS = (
    frozenset(
        "today yesterday tomorrow tonight morning afternoon evening night day week month year weekend hour minute "
        "decade january february march april may june july august september october november december midnight noon".split()
    )
    | DAYS
)
PLACE_WORDS = frozenset(
    "province governorate region state city town village district county department capital camp port part area north south "
    "east west outskirt suburb centre center oblast island coast valley border".split()
)
PREMODIFIERS = frozenset(
    "det amod compound nummod nmod:poss nmod advmod det:predet predet punct nmod:npmod obl:npmod cc:preconj case".split()
)
PLACE_KINDS = frozenset({"country", "place", "metonym"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The mentions of a report with the known names of each sentence; `at` finds a mention by (sentence, head token)."""

    mentions: tuple[Mention, ...]
    names: tuple[tuple[NameMatch, ...], ...]
    at: dict[tuple[int, int], Mention]


def find_mentions(trees: Sequence[Tree], knowledge: Knowledge) -> Found:
    """Mentions in text order, ids "m0", "m1", ..."""
    names = tuple(match_names(tree.sentence, knowledge) for tree in trees)
    mentions: list[Mention] = []
    for tree, matches in zip(trees, names):
        for token in range(len(tree.sentence.words)):
            if is_nominal_head(tree, token):
                mentions.append(_mention(tree, token, matches, f"m{len(mentions)}"))
    return Found(mentions=tuple(mentions), names=names, at={(m.sentence, m.token): m for m in mentions})


def is_nominal_head(tree: Tree, token: int) -> bool:
    """Whether `token` heads a noun phrase of its own (not a modifier inside one)."""
    sentence = tree.sentence
    pos, dep, tag = sentence.pos[token], sentence.deps[token], sentence.tags[token]
    if pos not in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"} or tag in {"WDT", "WP", "WP$", "EX"}:
        return False
    if pos == "ADJ":
        return dep in {"nsubj", "nsubj:pass", "obj", "obl", "obl:agent"} and bool(tree.kids(token, "det"))
    if pos == "NUM":
        return dep not in {"nummod", "compound", "advmod"}
    if dep in {"compound", "flat"}:
        return False
    return not is_premodifier(tree, token)


def is_premodifier(tree: Tree, token: int) -> bool:
    """Whether `token` stands before the noun that it modifies, without a preposition or possessive of its own."""
    sentence = tree.sentence
    head, dep = sentence.heads[token], sentence.deps[token]
    return head > token and dep in {"nmod", "nmod:npmod", "obl:npmod", "amod"} and not tree.kids(token, "case")


def left_edge(tree: Tree, token: int) -> int:
    """The first token of the noun phrase before its head `token`."""
    edge = token
    deps = tree.sentence.deps
    for child in reversed([c for c in tree.children[token] if c < token]):
        if deps[child] not in PREMODIFIERS or (deps[child] == "case" and tree.sentence.tags[child] != "POS"):
            break
        if deps[child] == "punct" and tree.sentence.words[child] not in "-–'\"“‘’”()":
            break
        edge = tree.subtree(child)[0]
    while edge < token and tree.sentence.tags[edge] in {"``", "''", "HYPH", ",", "-LRB-", "-RRB-"}:
        edge += 1
    return edge


def right_edge(tree: Tree, token: int) -> int:
    """The last token of the phrase with what says whose or whence it is: "a member | of the Syrian parliament"."""
    if tree.sentence.pos[token] not in {"NOUN", "PROPN"}:
        return token
    last = token
    for child in tree.kids(token, "nmod"):
        tokens = tree.subtree(child)
        near = tokens[0] == last + 1 and tokens[-1] - tokens[0] < 7 and tokens[-1] - tokens[0] == len(tokens) - 1
        plain = not any(tree.sentence.words[t] in {",", "(", ";", ":", "-"} for t in tokens)
        if (
            near
            and plain
            and tree.preposition(child) in {"of", "in", "from", "at"}
            and tree.kid(child, "acl", "acl:relcl") is None
        ):
            last = tokens[-1]
    return last


def _mention(tree: Tree, token: int, matches: Sequence[NameMatch], name: str) -> Mention:
    sentence = tree.sentence
    last = token
    for hint in sentence.entities:
        if hint.start <= token < hint.end and hint.label in {"ORG", "PERSON", "FAC", "WORK_OF_ART", "LAW"}:
            last = max(last, hint.end - 1)
    for match in matches:
        if match.start <= token < match.end:
            last = max(last, match.end - 1)
    last = max(last, right_edge(tree, token))
    return Mention(
        id=name,
        kind=_kind(tree, token, matches),
        form=_form(tree, token, matches),
        span=tree.span(left_edge(tree, token), last),
        head=Span(sentence.starts[token], sentence.ends[token]),
        sentence=sentence.index,
        token=token,
        hint=next((h.label for h in sentence.entities if h.start <= token < h.end), ""),
    )


def _kind(tree: Tree, token: int, matches: Sequence[NameMatch]) -> MentionKind:
    sentence = tree.sentence
    hint = next((h.label for h in sentence.entities if h.start <= token < h.end), "")
    if hint in {"DATE", "TIME"} or (tree.lemma(token) in TIME_NOUNS and sentence.pos[token] != "PRON"):
        return "time"
    if sentence.pos[token] == "NUM" or hint in {"MONEY", "PERCENT", "QUANTITY"}:
        return "quantity"
    kinds = {e.kind for m in matches if m.start <= token < m.end for e in m.entries}
    unlisted = hint in {"GPE", "LOC", "FAC"} or (
        hint in {"", "ORG", "PERSON", "NORP"}
        and sentence.pos[token] == "PROPN"
        and tree.preposition(token) in {"in", "near"}
    )
    place = bool(kinds & PLACE_KINDS) or (not kinds and unlisted)
    return "place" if place and is_locative(tree, token) else "actor"


def is_locative(tree: Tree, token: int) -> bool:
    """Whether a place name here says where, and not who: after "in", "near", or as apposed part of a place."""
    preposition = tree.preposition(token)
    if preposition in LOCATIVE:
        return True
    head = tree.sentence.heads[token]
    if tree.sentence.deps[token] in {"conj", "appos"} and head >= 0:
        return is_locative(tree, head)
    if preposition == "of" and head >= 0 and tree.lemma(head) in PLACE_WORDS:
        return True
    return preposition in DIRECTIONAL and tree.sentence.deps[token] in {"obl", "nmod"} and preposition != "to"


def _form(tree: Tree, token: int, matches: Sequence[NameMatch]) -> Literal["name", "nominal", "pronoun"]:
    pos = tree.sentence.pos[token]
    if pos == "PRON":
        return "pronoun"
    if pos == "PROPN" or any(m.start <= token < m.end for m in matches):
        return "name"
    return "nominal"
