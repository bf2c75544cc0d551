"""Loaded, distancing and designating terms, with whose words they are. Shown, never judged.

A term of several words is found as it stands, or with its last or first word in another form ("war crimes"); the longest
term wins. The guards of a row look at the words *near* the term: its syntactic head, its children, what hangs on the same
head, and three tokens on either side in its sentence. Words count as they stand and as lemmas, in lower case. Of the row's
`with` one must be near, of `not_with` none may. What is part of a name ("Martyrs' Brigades", "Terrorism Act") is no term.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.knowledge import Knowledge
from dateline.knowledge.tables import Contested
from dateline.mentions import NameMatch
from dateline.parse import Tree
from dateline.records import ContestedTerm, Span, Whose, Why, Wording

REACH = 3
"""Tokens on either side that are near."""
LINKS = frozenset({"of", "the", "-"})
"""Words without a capital that stand inside names."""
POSSESSIVE = frozenset({"'", "’", "'s", "’s"})
"""What stands behind a word that begins a name ("Martyrs' Square"); before a term it ends another one."""
LONG = 4
"""Letters of a word that has a capital where a headline gives one to every word."""


def find_contested(
    trees: Sequence[Tree],
    names: Sequence[Sequence[NameMatch]],
    wordings: Sequence[Wording],
    knowledge: Knowledge,
) -> tuple[ContestedTerm, ...]:
    """Contested terms in text order; inside a quotation by an unknown speaker they are that speaker's, not the outlet's.

    `names` are the known names of each sentence.
    """
    return tuple(
        _shown(tree.span(first, last), row, wordings, knowledge.version)
        for tree, known in zip(trees, names)
        for first, last, row in _terms(tree, known, knowledge)
    )


def _shown(span: Span, row: Contested, wordings: Sequence[Wording], version: str) -> ContestedTerm:
    whose, attribution = _whose(span, wordings)
    return ContestedTerm(
        span=span,
        term=row.term,
        kind=row.kind,
        whose=whose,
        attribution=attribution,
        neutral=row.neutral,
        contested_by=row.contested_by,
        why=Why(step="claims", rule="claims.contested", version=version, spans=(span,), note=row.note),
    )


def _terms(tree: Tree, names: Sequence[NameMatch], knowledge: Knowledge) -> Iterator[tuple[int, int, Contested]]:
    """(first token, last token, row), the longest at each token."""
    starts, words = knowledge.contested_starts, tree.sentence.words
    behind = 0
    for i, word in enumerate(words):
        if i < behind:
            continue
        form = word.lower()
        longest = max(starts.get(form, 0), starts.get(form.removesuffix("s"), 0), starts.get(_lemma(tree, i), 0))
        for last in range(min(i + longest, len(words)) - 1, i - 1, -1):
            row = _row(tree, i, last, knowledge)
            if row is not None and not _in_name(tree, i, last, row, names):
                yield i, last, row
                behind = last + 1
                break


def _row(tree: Tree, first: int, last: int, knowledge: Knowledge) -> Contested | None:
    """The row of the term that these tokens are, if it holds here."""
    for text in _forms(tree, first, last):
        row = knowledge.contested.get(text)
        if row is not None and _right_part(tree, first, last, row) and _near_enough(tree, first, last, row):
            return row
    return None


def _forms(tree: Tree, first: int, last: int) -> Iterator[str]:
    """The words as they may stand in the table; a plural with a capital is its own lemma ("Nazis")."""
    words = [word.lower().replace("’", "'") for word in tree.sentence.words[first : last + 1]]
    yield _joined(words)
    yield _joined([*words[:-1], _lemma(tree, last)])
    if tree.sentence.pos[last] == "PROPN":
        yield _joined([*words[:-1], words[-1].removesuffix("s")])
    if first != last:
        yield _joined([_lemma(tree, first), *words[1:]])


def _lemma(tree: Tree, token: int) -> str:
    """The lemma; of rare verbs in -ise the parser's has lost its last letter ("radicalis")."""
    lemma = tree.lemma(token)
    return f"{lemma}e" if lemma.endswith("is") else lemma


def _joined(words: Sequence[str]) -> str:
    return " ".join(words).replace(" - ", "-").replace(" '", "'")


def _right_part(tree: Tree, first: int, last: int, row: Contested) -> bool:
    """Whether the part of speech is right; a term of several words is told by its words."""
    return first != last or not row.parts or _part(tree, last) in row.parts


def _part(tree: Tree, token: int) -> str:
    """The part of speech as used: a participle before its noun is an adjective ("stolen oil"), a capital makes no name."""
    pos = tree.sentence.pos[token]
    if pos == "VERB" and tree.sentence.deps[token] == "amod":
        return "ADJ"
    return "NOUN" if pos == "PROPN" else pos


# --- guards -----------------------------------------------------------------------------------------------------------


def _near_enough(tree: Tree, first: int, last: int, row: Contested) -> bool:
    """Whether a word that must be near is, and none that must not."""
    if not row.with_ and not row.not_with:
        return True
    near = _near(tree, first, last)
    return (not row.with_ or not near.isdisjoint(row.with_)) and near.isdisjoint(row.not_with)


def _near(tree: Tree, first: int, last: int) -> set[str]:
    """Words and lemmas near a term, as the module says."""
    heads, size = tree.sentence.heads, len(tree.sentence.words)
    own = range(first, last + 1)
    around = {*range(max(first - REACH, 0), min(last + REACH + 1, size))}
    for token in own:
        around.update(tree.children[token])
        head = heads[token]
        if head >= 0 and head not in own:
            around |= {head, *tree.children[head]}
    around.difference_update(own)
    return {tree.lower[i] for i in around} | {tree.lemma(i) for i in around}


# --- names ------------------------------------------------------------------------------------------------------------


def _in_name(tree: Tree, first: int, last: int, row: Contested, names: Sequence[NameMatch]) -> bool:
    """Whether a term is part of a longer name: a known one, or one that is told by its capitals.

    A term that the table writes with a capital, one that begins the sentence, and one in a headline that gives a capital
    to every word tell nothing so.
    """
    if any(n.start <= first and last < n.end and n.end - n.start - 1 > last - first for n in names):
        return True
    if first == 0 or not row.term.islower() or not _named(tree, first) or not _named(tree, last):
        return False
    part = _names_on(tree, first, -1) or _names_on(tree, last, 1) or (first == last and _is_name(tree, first))
    return part and not _title_case(tree.sentence.words)


def _named(tree: Tree, token: int) -> bool:
    return tree.sentence.pos[token] == "PROPN" and tree.sentence.words[token][0].isupper()


def _names_on(tree: Tree, token: int, step: int) -> bool:
    """Whether a name goes on beside a token, over a word without a capital as names have them inside."""
    beside, size = token + step, len(tree.sentence.words)
    links = LINKS if step < 0 else LINKS | POSSESSIVE
    while 0 <= beside < size and tree.sentence.words[beside] in links and abs(beside - token) < REACH:
        beside += step
    return 0 <= beside < size and _named(tree, beside)


def _is_name(tree: Tree, token: int) -> bool:
    """Whether a word with a capital is a name by itself, as that of a firm: before a noun, or with nothing that common nouns have."""
    return tree.sentence.deps[token] == "compound" or not tree.kids(token, "det", "amod", "nmod:poss", "nummod")


def _title_case(words: Sequence[str]) -> bool:
    return all(word[0].isupper() for word in words if len(word) >= LONG and word[0].isalpha())


def _whose(span: Span, wordings: Sequence[Wording]) -> tuple[Whose, str]:
    for wording in wordings:
        if wording.span.touches(span):
            return wording.whose, wording.attribution
    return "outlet", ""
