"""Loaded, distancing and designating terms, with whose words they are. Shown, never judged."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.knowledge import Knowledge
from dateline.parse import Tree
from dateline.records import ContestedTerm, Span, Whose, Why, Wording


def find_contested(
    trees: Sequence[Tree], wordings: Sequence[Wording], knowledge: Knowledge
) -> tuple[ContestedTerm, ...]:
    """Contested terms in text order; inside a quotation by an unknown speaker they are that speaker's, not the outlet's."""
    terms: list[ContestedTerm] = []
    for tree in trees:
        for first, last, term in _terms(tree, knowledge):
            span = tree.span(first, last)
            whose, attribution = _whose(span, wordings)
            row = knowledge.contested[term]
            why = Why(step="claims", rule="claims.contested", version=knowledge.version, spans=(span,), note=row.note)
            terms.append(
                ContestedTerm(span=span, term=term, kind=row.kind, whose=whose, attribution=attribution, why=why)
            )
    return tuple(terms)


def _terms(tree: Tree, knowledge: Knowledge) -> list[tuple[int, int, str]]:
    """(first token, last token, term), the longest at each token."""
    found: list[tuple[int, int, str]] = []
    i, size = 0, len(tree.sentence.words)
    while i < size:
        for length in (5, 4, 3, 2, 1):
            last = i + length - 1
            if last < size and (term := _term(tree, i, last, knowledge)):
                found.append((i, last, term))
                i = last
                break
        i += 1
    return found


def _term(tree: Tree, first: int, last: int, knowledge: Knowledge) -> str:
    words = [w.lower() for w in tree.sentence.words[first : last + 1]]
    text = " ".join(words).replace(" - ", "-")
    options = [text] if first != last else [text, tree.lemma(first)]
    for option in options:
        row = knowledge.contested.get(option)
        if row is not None and (first != last or not row.parts or _part(tree, last) in row.parts):
            return option
    return ""


def _part(tree: Tree, token: int) -> str:
    """The part of speech as used: a participle before its noun is an adjective ("stolen oil")."""
    return "ADJ" if tree.sentence.deps[token] == "amod" else tree.sentence.pos[token]


def _whose(span: Span, wordings: Sequence[Wording]) -> tuple[Whose, str]:
    for wording in wordings:
        if wording.span.touches(span):
            return wording.whose, wording.attribution
    return "outlet", ""
