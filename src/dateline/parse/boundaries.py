"""Where a sentence may start: hard facts of punctuation, given to the parser before it parses.

The parser splits well inside running prose but breaks after titles ("Rep. | Liz Cheney") and inside lists of names.
So a break is forbidden where no terminator stands before it, forced after a clear one, and left to the parser else.
"""

from __future__ import annotations

from collections.abc import Sequence

FORBID, FREE, FORCE = -1, 0, 1

ABBREVIATIONS = frozenset(
    "mr. mrs. ms. dr. prof. rep. sen. gov. gen. lt. col. maj. capt. cpl. sgt. adm. cmdr. brig. pvt. pfc. hon. "
    "rev. fr. st. sr. jr. no. nos. vs. v. jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. mon. tue. "
    "wed. thu. fri. sat. sun. u.s. u.n. u.k. e.u. d.c. u.a.e. u.s.a. a.m. p.m. inc. ltd. co. corp. est. approx. "
    "al. ave. mt. ft. amb. supt. insp. det. atty. pres. min. dep. asst. mln. bln. spc. 1st. i.e. e.g. cf. etc.".split()
)
MAY_END = frozenset(
    "u.s. u.n. u.k. e.u. d.c. a.m. p.m. inc. ltd. co. corp. u.s.a. u.a.e. jr. sr. etc. mln. bln. al.".split()
)
TERMINATORS = frozenset({".", "!", "?", "...", "…", "?!", "!?", "!!", ".."})
CLOSERS = frozenset({")", "]", "”", "’", "''", "»"})
OPENERS = frozenset({"(", "[", "“", "‘", "``", "«"})


def sentence_starts(words: Sequence[str]) -> list[int]:
    """For each token of one block: FORCE, FREE or FORBID a sentence start there. The first token is forced."""
    quote_open = False
    depth = 0
    starts: list[int] = []
    for i, word in enumerate(words):
        starts.append(FORCE if i == 0 else _start(words, i, quote_open, depth))
        if word == '"':
            quote_open = not quote_open
        elif word in "([":
            depth += 1
        elif word in ")]":
            depth = max(0, depth - 1)
    return starts


def _start(words: Sequence[str], i: int, quote_open: bool, depth: int) -> int:
    word = words[i]
    if depth or word in TERMINATORS or word in CLOSERS or (word == '"' and quote_open) or not _may_begin(word):
        return FORBID
    j = i - 1
    while j >= 0 and (words[j] in CLOSERS or (words[j] == '"' and not quote_open)):
        j -= 1
    if j < 0:
        return FORBID
    return _after(words[j], word, closed=j < i - 1)


def _after(previous: str, word: str, *, closed: bool) -> int:
    lower = previous.lower()
    if lower in ABBREVIATIONS:
        return FREE if lower in MAY_END and word[0].isupper() else FORBID
    if len(lower) == 2 and lower[1] == "." and lower[0].isalpha():
        return FORBID
    if previous in TERMINATORS or previous[-1] in ".!?…":
        capital = word[0].isupper() or word[0].isdigit() or word in OPENERS or word == '"'
        return (FREE if closed and previous in {"?", "!"} else FORCE) if capital else FREE
    return FREE if previous in {":", ";", "—", "–", "--"} and word[0].isupper() else FORBID


def _may_begin(word: str) -> bool:
    return word[0].isalnum() or word in OPENERS or word in {'"', "'", "-", "–", "—", "$", "£", "€", "•", "*", "@", "#"}
