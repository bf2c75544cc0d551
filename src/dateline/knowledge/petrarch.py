"""Actor dictionaries in the format of PETRARCH, as rows of our tables.

    MARTA_ELM_  ; a comment
    +M._ELM_
        [KENELI <990101]
        [KENGOV 990101-041231]
    HARBOUR_FRONT_ [KENREB]

A name, its synonyms (`+`), and one code or several in brackets: a country or a prefix such as IGO, then role chunks of
three letters. `<` is "until", `>` "from", `-` "from until"; a date has six digits (years up to 30 are of this century)
or eight.

The format does not tell persons from bodies. What has a dated code of GOV, ELI, LEG or OPP is taken for a holder of an
office (`leaders`, one row for each dated code, the office named "office", as the format does not name it); all else is a
body or a group (`actors`). A government that is dated becomes a "person" by this: look through the rows before you rely
on them. Of a body with several codes the undated one counts, else the last: two rows of one name could not be told apart in a
report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from dateline.knowledge.names import fold, name_key
from dateline.knowledge.overlay import OwnRow
from dateline.knowledge.tables import Row

SECTORS: Mapping[str, str] = {
    "AGR": "AGR", "BUS": "BUS", "MNC": "BUS", "COP": "COP", "CRM": "CRM", "CVL": "CVL", "PPL": "CVL", "SET": "CVL",
    "EDU": "EDU", "STU": "EDU", "ELI": "ELI", "GOV": "GOV", "HLH": "MED", "INS": "REB", "REB": "REB", "SEP": "REB",
    "JUD": "JUD", "LAB": "LAB", "LEG": "LEG", "MED": "JRN", "JRN": "JRN", "MIL": "MIL", "OPP": "OPP", "PTY": "PTY",
    "PRM": "PRM", "REF": "REF", "IDP": "REF", "REL": "REL", "SPY": "SPY", "UAF": "UAF", "UNK": "UNK", "DEV": "SOC",
    "ENV": "SOC", "HRI": "SOC", "NGO": "SOC", "NGM": "SOC", "CHR": "REL", "MOS": "REL", "JEW": "REL", "HIN": "REL",
    "BUD": "REL",
}  # fmt: skip
"""PLOVER's sector for each role chunk. Its MED is medicine, that of the older codes the media."""
SILENT = frozenset({
    "RAD", "MOD", "AFR", "ASA", "CAS", "CAU", "CEU", "CFR", "CRB", "EAF", "EEU", "EIN", "EUR", "LAM", "MDT", "MEA",
    "NAF", "NMR", "PGS", "SAF", "SAM", "SAS", "SCN", "SEA", "WAF", "WST", "WEU",
})  # fmt: skip
"""Chunks that are known and say nothing of what an actor does: opinions of others about it, and regions."""
PREFIXES: Mapping[str, tuple[str, str]] = {
    "IGO": ("IGO", "GOV"), "NGO": ("NGO", "SOC"), "NGM": ("NGO", "SOC"), "MNC": ("MNC", "BUS"), "IMG": ("IMG", "REB"),
    "INT": ("", ""), "UIS": ("", ""), "---": ("", ""),
}  # fmt: skip
"""What a code may begin with in place of a country: our code, and the sector where no chunk gives one."""
BODIES: Mapping[str, str] = {"UNO": "UNO", "EEC": "EUR"}
"""Chunks behind IGO that PLOVER has a code of its own for."""
COUNTRIES: Mapping[str, str] = {
    "ROM": "ROU", "KSV": "KOS", "XKX": "KOS", "TMP": "TLS", "ZAR": "COD", "PAL": "PSE", "GZS": "PSE", "WBK": "PSE",
}  # fmt: skip
"""Country codes that are ours under other letters."""

OFFICIAL = frozenset({"GOV", "ELI", "LEG", "OPP"})
KINDS: Mapping[str, str] = {
    "REB": "armed_group", "PRM": "armed_group", "UAF": "armed_group", "MIL": "force", "COP": "force", "SPY": "force",
}  # fmt: skip
ID_PREFIXES: Mapping[str, str] = {"armed_group": "group", "force": "force", "organisation": "org"}
SOURCE = "PETRARCH-format dictionary"
SHORTEST_ALIAS = 3
LAST_OF_THIS_CENTURY = 30

COMMENT = re.compile(r"[#;].*")
BRACKETS = re.compile(r"\[([^\[\]]*)\]")
CODE = re.compile(r"((?:---)?[A-Z]*)\s*(?:([<>])\s*(\d+)|(\d+)\s*-\s*(\d+))?")

LOWER = frozenset(
    "bin ibn bint al el ul abu de da dos das del della di du la le van von der den ter ten und et "
    "of the and for in on at to".split()
)
"""Words that stay small inside a name."""
ARTICLES = frozenset("al el ul ud ad as ash ar at az an ed er es ez".split())
"""What stays small before a hyphen."""
TITLES = frozenset({"MRS", "SGT"})
"""Words without vowels that are no acronyms."""
NUMERALS = frozenset({"II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII", "XIII", "XIV", "XVI"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """What a dictionary gives: rows with their lines, what is no row with the reason, and what was left out of rows."""

    actors: tuple[OwnRow, ...]
    leaders: tuple[OwnRow, ...]
    rejected: tuple[tuple[int, str], ...]
    dropped: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Code:
    """One code in brackets, read. `start` and `end` are ISO days or empty."""

    line: int
    country: str
    sectors: tuple[str, ...]
    state: bool
    """Whether it names a state and nothing else."""
    start: str = ""
    end: str = ""

    @property
    def dated(self) -> bool:
        return bool(self.start or self.end)


@dataclass(slots=True, kw_only=True)
class _Entry:
    """A name with what belongs to it."""

    line: int
    name: str
    aliases: list[str] = field(default_factory=list)
    codes: list[_Code] = field(default_factory=list)


class _BadCode(ValueError):
    """A code that cannot be read; the message says why."""


class _Notes:
    """What was found wrong, by line."""

    def __init__(self) -> None:
        self.rejected: list[tuple[int, str]] = []
        self.dropped: list[tuple[int, str]] = []


def convert(text: str, file: str = "") -> Converted:
    """The rows of a dictionary's text; `file` is its name, for messages. Bad lines are rejected; nothing is raised."""
    notes = _Notes()
    actors: list[OwnRow] = []
    leaders: list[OwnRow] = []
    for entry in _entries(text, notes):
        official = any(code.dated and code.sectors[:1] and code.sectors[0] in OFFICIAL for code in entry.codes)
        rows = _person(entry, notes) if official else _body(entry, notes)
        (leaders if official else actors).extend(OwnRow(file=file, line=line, row=row) for line, row in rows)
    return Converted(
        actors=tuple(actors),
        leaders=tuple(leaders),
        rejected=tuple(sorted(notes.rejected)),
        dropped=tuple(sorted(notes.dropped)),
    )


# --- lines --------------------------------------------------------------------------------------------------------


def _entries(text: str, notes: _Notes) -> Iterator[_Entry]:
    """The entries of a dictionary that have a name and a code."""
    for entry in _gathered(text, notes):
        lost = {line for line, _ in notes.rejected}
        if not entry.codes:
            if entry.line not in lost:
                notes.rejected.append((entry.line, f"{entry.name} has no code in brackets that can be read"))
        elif not _slug(entry.name):
            notes.rejected.append((entry.line, f"{entry.name!r} has no Latin letters to make an id of"))
        else:
            yield entry


def _gathered(text: str, notes: _Notes) -> list[_Entry]:
    entries: list[_Entry] = []
    for number, raw in enumerate(text.splitlines(), 1):
        line = COMMENT.sub("", raw).strip().lstrip("\ufeff")
        if not line:
            continue
        if line[0] in "+[":
            if not entries:
                notes.rejected.append((number, "nothing stands above it that this could belong to"))
            elif line[0] == "+":
                _synonym(number, line, entries[-1], notes)
            else:
                entries[-1].codes += _codes(number, line, notes)
        else:
            entries.append(_entry(number, line, notes))
    return entries


def _entry(number: int, line: str, notes: _Notes) -> _Entry:
    """A new entry. One without a name is kept too, so that what stands below it does not fall to the one above."""
    name, bracket, codes = line.partition("[")
    entry = _Entry(line=number, name=name_of(name))
    if bracket:
        entry.codes += _codes(number, f"[{codes}", notes)
    return entry


def _synonym(number: int, line: str, entry: _Entry, notes: _Notes) -> None:
    alias = name_of(line.lstrip("+"))
    if "[" in line:
        notes.rejected.append((number, "a synonym has no code of its own; write it as an entry"))
    elif len(name_key(alias)) < SHORTEST_ALIAS:
        notes.dropped.append((number, f"the synonym {alias!r} has fewer than {SHORTEST_ALIAS} letters"))
    elif alias not in (entry.name, *entry.aliases):
        entry.aliases.append(alias)


def _codes(number: int, line: str, notes: _Notes) -> Iterator[_Code]:
    """The codes of a line, each read or rejected."""
    odd = BRACKETS.sub("", line).strip()
    if odd:
        notes.rejected.append((number, f"{odd!r} is neither a name nor a code in brackets"))
    for match in BRACKETS.finditer(line):
        try:
            code, unknown = _code(number, match[1])
        except _BadCode as error:
            notes.rejected.append((number, str(error)))
            continue
        notes.dropped.extend((number, f"{chunk} in [{match[1]}] is no role that is known") for chunk in unknown)
        yield code


# --- codes --------------------------------------------------------------------------------------------------------


def _code(line: int, text: str) -> tuple[_Code, list[str]]:
    """A code and its unknown chunks. Raises _BadCode."""
    match = CODE.fullmatch(text.strip().upper())
    if match is None or not match[1]:
        raise _BadCode(f"[{text}] is no code; write [CODE], [CODE <DATE], [CODE >DATE] or [CODE DATE-DATE]")
    if len(match[1]) % 3:
        raise _BadCode(f"[{text}]: {match[1]} does not fall into chunks of three letters")
    _, sign, day, since, until = match.groups()
    start = _day(day if sign == ">" else since, text)
    end = _day(day if sign == "<" else until, text)
    if start and end and start > end:
        raise _BadCode(f"[{text}] begins later than it ends")
    code, unknown = _meaning(line, match[1])
    return replace(code, start=start, end=end), unknown


def _meaning(line: int, written: str) -> tuple[_Code, list[str]]:
    """Country and sectors of a code without dates, and the chunks that are not known."""
    first, *rest = (written[at : at + 3] for at in range(0, len(written), 3))
    if first in SECTORS and first not in PREFIXES:
        first, rest = "---", [first, *rest]
    country, usual = PREFIXES.get(first, ("" if first in SILENT else COUNTRIES.get(first, first), ""))
    if first == "IGO":
        country = next((BODIES[chunk] for chunk in rest if chunk in BODIES), country)
        rest = [chunk for chunk in rest if chunk not in BODIES]
    sectors = tuple(dict.fromkeys(SECTORS[chunk] for chunk in rest if chunk in SECTORS))
    unknown = [chunk for chunk in rest if chunk not in SECTORS and chunk not in SILENT]
    if usual and set(sectors) <= {"REL"}:
        sectors = (usual, *sectors)
    return _Code(line=line, country=country, sectors=sectors, state=first not in PREFIXES and not rest), unknown


def _day(digits: str | None, text: str) -> str:
    """A date as an ISO day; empty for none. Raises _BadCode."""
    if digits is None:
        return ""
    if len(digits) == 6:
        digits = f"{20 if int(digits[:2]) <= LAST_OF_THIS_CENTURY else 19}{digits}"
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).isoformat()
    except ValueError:
        raise _BadCode(f"[{text}]: {digits} is no date; write YYMMDD or YYYYMMDD") from None


# --- rows ---------------------------------------------------------------------------------------------------------


def _body(entry: _Entry, notes: _Notes) -> Iterator[tuple[int, Row]]:
    """The row of a body or group: of several codes the undated one, else the last, over the time of them all."""
    code = max(entry.codes, key=lambda c: (not c.dated, c.end or "9999", c.start))
    others = [c for c in entry.codes if (c.country, c.sectors) != (code.country, code.sectors)]
    if code.state or not code.sectors:
        reason = "names a country and no role" if code.state else "has no role that is known"
        notes.rejected.append((entry.line, f"{entry.name}: its code {reason}; names of countries are in countries.tsv"))
        return
    notes.dropped.extend((c.line, f"another code of {entry.name}: its row can have one only") for c in others)
    kind = KINDS.get(code.sectors[0], "organisation")
    dated = [c for c in entry.codes if c.dated]
    whole = len(dated) == len(entry.codes)
    yield (
        entry.line,
        _row(
            entry,
            code,
            id=f"{ID_PREFIXES[kind]}:{_slug(entry.name)}{f'-{code.country.lower()}' if code.country else ''}",
            short="",
            kind=kind,
            affiliations="",
            start=min(c.start for c in dated) if whole else "",
            end=max(c.end for c in dated) if whole and all(c.end for c in dated) else "",
        ),
    )


def _person(entry: _Entry, notes: _Notes) -> Iterator[tuple[int, Row]]:
    """The rows of an office-holder: one for each dated code, told apart by when it begins."""
    dated = sorted((c for c in entry.codes if c.dated), key=lambda c: (c.start, c.end))
    undated = [c for c in entry.codes if not c.dated]
    notes.dropped.extend((c.line, f"a code of {entry.name} without a date beside dated ones") for c in undated)
    for code, row_id in zip(dated, _interval_ids(f"person:{_slug(entry.name)}", [c.start for c in dated])):
        yield code.line, _row(entry, code, id=row_id, office="office", start=code.start, end=code.end)


def _interval_ids(person: str, starts: Iterable[str]) -> Iterator[str]:
    """An id for each interval: the person's own, with the year, month or day of its start where there are several."""
    known = list(starts)
    for start in known:
        longer = [start[:4], start[:7], start]
        unique = next((s for s in longer if sum(other.startswith(s) for other in known) == 1), start)
        yield f"{person}@{unique}" if start and len(known) > 1 else person


def _row(entry: _Entry, code: _Code, **columns: str) -> Row:
    return {
        "name": entry.name,
        "aliases": ";".join(entry.aliases),
        "country": code.country,
        "sectors": ";".join(code.sectors),
        "source": SOURCE,
        "asof": "",
        **columns,
    }


def _slug(name: str) -> str:
    """A name as the end of an id."""
    return re.sub(r"[^a-z0-9-]", "", "-".join(fold(name))).strip("-")


# --- names --------------------------------------------------------------------------------------------------------


def name_of(written: str) -> str:
    """A name as news write it: "OSAMA_BIN_LADEN_" -> "Osama bin Laden". One with small letters stays as it is."""
    words = written.replace("_", " ").strip(" =").split()
    if any(c.islower() for word in words for c in word):
        return " ".join(words)
    last = len(words) - 1
    return " ".join(_word(word, first=at == 0, last=at == last) for at, word in enumerate(words))


def _word(word: str, *, first: bool, last: bool) -> str:
    """One word of a name in capitals, as news write it."""
    small = word.lower()
    if small in LOWER and not first and not last:
        return small
    if word in NUMERALS and last and not first:
        return word
    if "-" in word:
        return "-".join(_part(part, small=at == 0 and not first) for at, part in enumerate(word.split("-")))
    return _part(word, small=False)


def _part(part: str, *, small: bool) -> str:
    """A word, or what stands before or behind a hyphen in one."""
    if small and part.lower() in ARTICLES:
        return part.lower()
    if _is_acronym(part):
        return part
    mac = re.fullmatch(r"(MC|O'|D')(\w{3,})", part)
    return f"{mac[1].capitalize()}{mac[2].capitalize()}" if mac else part.capitalize()


def _is_acronym(word: str) -> bool:
    """Capitals that are no word. What has vowels may be either, and is found in both spellings if it is kept small."""
    return 3 <= len(word) <= 5 and word.isalpha() and word not in TITLES and not set(word) & set("AEIOUY")
