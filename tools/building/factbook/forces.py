"""Armed forces, police and secret services, from the lists of them by ministry."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from building.factbook.text import (
    SMALL,
    SOURCE,
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

BARE = frozenset(
    "army navy air force forces ground land naval marine maritime coast guard guards border police armed military "
    "national federal state central republican presidential royal reserve reserves special operations internal "
    "interior security defense defence service command gendarmerie militia civil public order directorate general "
    "troops corps administration inspectorate criminal investigation intelligence committee unit combating terrorism "
    "intervention protection".split()
)
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
