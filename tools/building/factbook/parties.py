"""Political parties, from the lists of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from building.factbook.text import (
    ASIDE,
    SMALL,
    SOURCE,
    Entry,
    Row,
    aliases_of,
    apart,
    entries,
    handle,
    slug,
    unique,
    unknown,
    vocabulary,
)
from building.inputs import Inputs
from dateline.knowledge.names import fold

OPENING = frozenset("a and be for from in of on one our the there to we".split())
PARTY = frozenset(
    "party movement front union alliance league coalition congress bloc rally forum pole partido parti partai".split()
)
NO_PARTY = re.compile(r"^(?:note|none|other|independents?$|US-)|[\d:+]|Government$|Administration|Regional$", re.I)
SHARED = frozenset({"Muslim Brotherhood", "Hizballah", "New Guinea", "Union for the Presidential Majority coalition"})
"""Names that stand for more than the party."""


def parties(inputs: Inputs) -> list[Row]:
    """Political parties by English name, those of dependencies only where no state's party has the name."""
    articles = sorted(entries(inputs), key=Entry.dependent)
    words = vocabulary(articles)
    found: dict[tuple[str, str], set[tuple[str, ...]]] = {}
    names: dict[str, str] = {}
    for entry in articles:
        for line in entry.text("Government", "Political parties").split("\n"):
            name, aliases = party(line, words)
            first = names.setdefault(name, entry.code) == entry.code
            if (first or not entry.dependent()) and tells_party(name, aliases, words):
                found.setdefault((name, entry.code), set()).add(aliases)
    single = Counter(fold(name) for name, _ in found if " " not in name)
    return unique(
        {
            "id": f"party:{slug(name)}-{code.lower()}",
            "name": name,
            "aliases": ";".join(aliases_of(name, max(lines))),
            "country": code,
            "sectors": "PTY",
            **SOURCE,
        }
        for (name, code), lines in found.items()
        if single[fold(name)] < 2 and len(lines - {()}) < 2
    )


def party(line: str, words: AbstractSet[str]) -> tuple[str, tuple[str, ...]]:
    """The name and the usable other names of a line: "Name (Local Name) or ABC (formerly ...); note ..."."""
    outside, inside = apart(re.split(r";|\s- (?=\(|also)", re.sub(r"\[.*| or \w+\(\w+\)$", "", line))[0])
    parts = re.split(r" or(?= |[A-Z])|(?<=\w) of(?= [A-Z]{2,}$|$)", outside)
    for group in inside:
        group = re.sub(r"^(?:also known as|aka) ", "", group)
        if not ASIDE.search(group) and "(" not in group:
            parts += re.split(r" or |, " if " or " in group else " or ", group)
    name, *others = [part.strip(' ":]') for part in parts]
    return name.replace('"', ""), tuple(other for other in others if handle(other, words))


def tells_party(name: str, aliases: Sequence[str], words: AbstractSet[str]) -> bool:
    """Whether a name is clean and long or rare enough to be known for a party's."""
    titled = all(re.match(r"[^a-z]|d'|al-|el-", word) or word in SMALL for word in name.split())
    if not 3 < len(name) <= 70 or not titled or not name[0].isupper() or NO_PARTY.search(name) or name in SHARED:
        return False
    content = [word for word in name.lower().split() if word not in SMALL]
    opening = name.split()[0].lower() in OPENING
    if unknown(name, words) and not opening:
        return True
    if len(content) < 3:
        return len(content) == 2 and "party" in content
    return bool(PARTY & set(content)) or bool(aliases and not opening)
