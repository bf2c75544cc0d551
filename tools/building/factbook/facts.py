"""Groups called terrorist, members of organisations, neighbours by land."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from building.factbook.text import SOURCE, Entry, Row, apart, entries
from building.inputs import Inputs
from dateline.knowledge.names import fold

# Qualifiers of full members; missions, which have no members, and dissolved bodies.
FULL = frozenset(["nonregional member", "nonregional members", "regional", "compliant country", "implementing country"])
MISSION = re.compile(
    r"MINU\w+|MONUSCO|UNAM\w+|UNISFA|UNMI\w+|UNOCI|UNIFIL|UNDOF|UNTSO|UNFICYP|UNMO\w+|UNSO\w|UNMHA"
    r"|ATMIS|MNJTF|G-8|Union Latina|UNASUR"
)
LEFT = frozenset("EU:GBR ECB:GBR EIB:GBR CE:RUS OPEC:ECU OPEC:QAT".split())
"""Members that the source still names."""
NEIGHBOURS = {
    "US": "USA", "UK": "GBR", "UAE": "ARE", "Holy See": "VAT", "Macedonia": "MKD", "Czech Republic": "CZE",
    "Republic of the Congo": "COG", "Democratic Republic of the Congo": "COD", "Central African Republic": "CAF",
    "Cote d'Ivoire": "CIV", "Dominican Republic": "DOM", "Gaza Strip": "PSE", "French Guiana": "GUF",
}  # fmt: skip
"""Names of neighbours that are not the short name of an article."""
DISPUTED = frozenset({"MAR", "MRT"})
"""A border only where Western Sahara counts as Moroccan; it has a code and borders of its own."""


def designated(inputs: Inputs) -> list[Row]:
    """Groups that the source calls terrorist, with the countries where it says that they operate."""
    named: list[tuple[str, str, str]] = []
    for entry in entries(inputs):
        text = entry.text("Terrorism", "Terrorist group(s)")
        for part in re.split(r"[;,]" if ";" not in text else ";", text):
            name, inside = apart(part)
            name = re.sub(r" +- *|(?<=Sham)-", " - ", re.sub(r" (?:groups|network in.*)$", "", name)).replace(" /", "/")
            short = next(
                (i for i in inside if part.rstrip().endswith(f"({i})") and not i.startswith(("aka", "known"))), ""
            )
            if name and len(name) < 90 and not re.search(r" have |^see |^Kyrgyz", name):
                named.append((name, short, entry.code))
    return sorted(merged(named), key=lambda row: row["name"])


def merged(named: Sequence[tuple[str, str, str]]) -> Iterator[Row]:
    """One row for the spellings of a name, told by acronym or letters; the most frequent one stands."""
    keys = {name_letters(name): short for name, short, _ in named if short}
    found: dict[str, list[tuple[str, str]]] = {}
    for name, _, code in named:
        found.setdefault(keys.get(name_letters(name), name_letters(name)), []).append((name, code))
    for uses in found.values():
        counts = Counter(name for name, _ in uses)
        name = min(counts, key=lambda n: (-counts[n], n))
        yield {"name": name, "countries": ";".join(sorted({code for _, code in uses})), **SOURCE}


def name_letters(name: str) -> str:
    """The folded letters of a name, without Arabic articles."""
    return "".join(word for word in fold(name) if word not in {"al", "ul", "the", "wal", "la"})


def members(inputs: Inputs) -> list[Row]:
    """Organisations by acronym with their full members, where five articles or more name them."""
    found: dict[str, set[str]] = {}
    spelled: Counter[str] = Counter()
    for entry in entries(inputs):
        text = entry.text("Government", "International organization participation").rpartition(": ")[2]
        for part in re.split(r",(?![^(]*\))", re.sub(r"- +", "-", text)):
            name, inside = apart(part)
            full = set(inside) <= FULL and f"{name}:{entry.code}" not in LEFT
            if name and len(name) < 30 and full and not MISSION.fullmatch(name):
                found.setdefault(name.casefold(), set()).add(entry.code)
                spelled[name] += 1
    best = {name.casefold(): name for name, _ in sorted(spelled.items(), key=lambda item: (item[1], item[0]))}
    rows = [
        {"organisation": best[key], "members": ";".join(sorted(codes)), **SOURCE}
        for key, codes in found.items()
        if len(codes) >= 5
    ]
    return sorted(rows, key=lambda row: row["organisation"])


def borders(inputs: Inputs) -> list[Row]:
    """Each country's neighbours by land, in both directions. Raises ValueError for a neighbour of no known code."""
    articles = entries(inputs)
    codes = {
        entry.text("Government", "Country name", "conventional short form"): entry.code for entry in articles
    } | NEIGHBOURS
    pairs = {
        pair for entry in articles for pair in neighbours(entry, codes) if set(pair) != DISPUTED and len(set(pair)) > 1
    }
    found: dict[str, set[str]] = {}
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return [{"country": code, "neighbours": ";".join(sorted(found[code])), **SOURCE} for code in sorted(found)]


def neighbours(entry: Entry, codes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The pairs of "Land boundaries": "Chad 1,403 km; Spain (Ceuta) 8 km and ..."."""
    for heading in ("border countries", "regional borders"):
        text = entry.text("Geography", "Land boundaries", heading)
        for name in re.findall(r"([A-Z][^;,\d()]*?)(?: \([^)]*\))? \d[\d,.]* km", text):
            code = codes.get(name)
            if code is None and "Naval Base" not in name:
                raise ValueError(f"{entry.code} borders on {name}, which has no code")
            if code:
                yield entry.code, code
