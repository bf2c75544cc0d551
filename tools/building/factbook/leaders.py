"""Chiefs of state and heads of government, from the fields on the executive branch."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from building.factbook.text import SMALL, SOURCE, Entry, Row, aliases_of, entries, slug, unique
from building.inputs import Inputs
from dateline.knowledge.names import fold

# A title is our office in small letters but for those written "title=office".
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
