"""Furniture at the edges of a paragraph: a label or dateline in front of it, a credit behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from dateline.text.dates import DATE, WEEKDAY, first_date
from dateline.text.found import Edge
from dateline.text.lexicon import AGENCIES, FLAGS, LIVE_FLAGS, OUTLET_WORDS, SECTIONS, is_agency, is_outlet, is_section

LOOK: Final = 160
"""Code points at each end of a paragraph that are looked at."""


# --- labels ---------------------------------------------------------------------------------------------------------

_GLUED: Final = re.compile(r"(?P<name>[A-Z][\w.'’&-]*(?: (?:[A-Z&][\w.'’-]*|of|the|and)){0,6})\s?[:|]\s*(?=\S)")
_GLUE: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MARKED: Final = re.compile(r"(?P<name>[A-Z][\w.'’&/ -]{1,50}?)\s*(?P<mark>:|\||»| [-–—](?= ))\s*(?=\S)")
_UPDATE: Final = re.compile(r"(?:UPDATE|WRAPUP|REFILE|CORRECTED|RPT)\s?\d*\s*[-–—:]\s*(?=[A-Z\"“])")
# Names of people and firms have capitals inside, too.
_INNER: Final = re.compile(r"(?:\b(?:Mc|Mac|De|Di|Du|La|Le|Van|Von|Fitz|O)$)")


def label(line: str) -> Edge | None:
    """The label of outlet or section that is glued to the front of a paragraph, if there is one."""
    head = line[:LOOK]
    return _glued(head) or _marked(head)


def split_glued(name: str) -> tuple[str, str]:
    """Outlet and section out of a name whose halves are glued ("Harbour PressWest Africa"), or two empty strings.

    A glue is believed where the second half is a section, or the first reads like an outlet; else the capital inside
    may just be how a person or firm is written.
    """
    for glue in _GLUE.finditer(name):
        left, right = name[: glue.start()], name[glue.start() :]
        if _INNER.search(left):
            continue
        last = left.split()[-1].lower()
        if (
            right.lower() in SECTIONS
            or right.lower() in FLAGS
            or (last in OUTLET_WORDS and " " in left)
            or is_agency(left)
        ):
            return left, right
    return "", ""


def _glued(head: str) -> Edge | None:
    found = _GLUED.match(head)
    if found is None or len(found["name"]) > 70:
        return None
    outlet, _ = split_glued(found["name"])
    if not outlet:
        return None
    # "WorldPolitics:" has two sections and no outlet.
    return Edge(
        kind="label",
        rule="text.label.glued",
        length=len(found[0].rstrip()),
        outlet="" if is_section(outlet) else outlet,
    )


def _marked(head: str) -> Edge | None:
    update = _UPDATE.match(head)
    if update:
        return Edge(kind="label", rule="text.label.flag", length=len(update[0].rstrip()))
    found = _MARKED.match(head)
    if found is None:
        return None
    name, mark = found["name"].strip(), found["mark"].strip()
    if not _label_like(name, mark, head[found.end()]):
        return None
    rule = "text.label.section" if is_section(name) else "text.label.outlet"
    outlet = "" if is_section(name) else name
    return Edge(kind="label", rule=rule, length=len(found[0].rstrip()), outlet=outlet)


def _label_like(name: str, mark: str, following: str) -> bool:
    """Whether a name with a mark behind it labels what follows, and does not say who speaks ("China: we will not")."""
    if following.islower():
        return False
    flag = name.lower() in FLAGS and (name.isupper() or mark in "|»" or name.lower() in LIVE_FLAGS)
    section = is_section(name) and (
        mark in "|»"
        or (" " in name and name.lower().endswith(("news", "stories")))
        or (name.isupper() and len(name) > 5)
    )
    return flag or section or is_outlet(name)


# --- datelines ------------------------------------------------------------------------------------------------------

_SEPARATOR: Final = re.compile(r"\s*(?:—|–|--+)\s*|\s+-\s+|\s*(?<=[\w)])-\s+|(?<=\))\s*-\s*|\s*(?<=[\w).]):\s+")
_PAREN: Final = re.compile(r"\s*\((?P<inside>[^()]{2,50})\)")
_DATE: Final = re.compile(DATE, re.I)
_DAY: Final = re.compile(rf"{WEEKDAY}$", re.I)
_PLACE_WORD: Final = re.compile(r"(?:[A-ZÀ-Þ][\w.'’-]*|al-[A-Z]\S+|(?:d|l)['’][A-Z]\S+)$")
_PARTICLES: Final = frozenset(
    {
        "de", "del", "la", "el", "al", "of", "the", "and", "on", "in", "upon", "le", "les", "du", "da", "do", "dos",
        "near",
    }
)  # fmt: skip
# What a dateline may be made of, up to its separator: lower-case words other than particles end it.
_RUN: Final = re.compile(
    r"(?:(?:\([^()]{2,50}\)|[A-ZÀ-Þ\d][^\s—–]*|al-\S+|[dl]['’]\S+|dpa\b\S*|(?:de|del|la|el|al|of|the|and|on|in|upon|le|les|du|da|do|dos|near)\b)\s*)+"
)
_START: Final = re.compile(r"[\"'“‘(\[]*(?:[A-ZÀ-Þ]|\d)")
_GLUED_AGENCY: Final = re.compile(
    r"(?P<place>[A-ZÀ-Þ][\w .,'’/-]{1,60}?)?\s*\((?P<agency>[^()]{2,30})\)\s*(?=[\"“‘']?[A-ZÀ-Þ])"
)
_BODIES: Final = frozenset(
    {
        "nato", "isis", "isil", "unhcr", "unicef", "ecowas", "asean", "opec", "unesco", "brics", "hamas",
    }
)  # fmt: skip
_FIRST_LINES: Final = 3
_WIDEST_HEAD: Final = 100


def dateline(line: str, index: int) -> Edge | None:
    """The dateline in front of a paragraph ("VELDEN, March 12 (Harbour Wire) —"), if there is one.

    `index` counts the paragraphs before this one: a city alone is taken for a dateline only near the top.
    """
    head = line[:LOOK]
    run = _RUN.match(head)
    if run is None:
        return None
    for separator in _SEPARATOR.finditer(head, 0, min(run.end() + 4, _WIDEST_HEAD)):
        if separator.end() >= len(line):
            return _line_of_its_own(line[: separator.start()], len(line))
        edge = _read_head(head[: separator.start()], separator, line, index)
        if edge:
            return edge
    return _without_separator(head) or _line_of_its_own(line, len(line))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """The parts of what stands in front of a separator; `odd` where some part is none of them."""

    places: tuple[str, ...]
    agency: str
    date: str
    odd: bool


def _read_head(text: str, separator: re.Match[str], line: str, index: int) -> Edge | None:
    parts = _parts(text)
    rest = line[separator.end() : separator.end() + 12]
    if parts.odd or not _believed(parts, separator[0].strip(), rest, line, index):
        return None
    return Edge(
        kind="dateline",
        rule="text.dateline.agency" if parts.agency else "text.dateline.date" if parts.date else "text.dateline.place",
        length=len(line[: separator.end()].rstrip()),
        outlet=parts.agency,
        published=first_date(parts.date),
    )


def _line_of_its_own(text: str, length: int) -> Edge | None:
    """A dateline with nothing behind it on its line: only with an agency or date, and a place in capitals."""
    if length > _WIDEST_HEAD:
        return None
    parts = _parts(text)
    if parts.odd or not parts.places or not (parts.agency or parts.date) or not parts.places[0].isupper():
        return None
    return Edge(
        kind="dateline",
        rule="text.dateline.line",
        length=length,
        outlet=parts.agency,
        published=first_date(parts.date),
    )


def _parts(text: str) -> _Head:
    """Takes brackets and dates out of a head; what is left must be places and agencies parted by commas."""
    agency = date = ""
    odd = False
    for paren in _PAREN.finditer(text):
        inside = paren["inside"].strip()
        if _DATE.fullmatch(inside):
            date = date or inside
        elif _agency_like(inside):
            agency = agency or inside
        else:
            odd = True
    text = _PAREN.sub(" ", text)
    found = _DATE.search(text)
    if found:
        date, text = date or found[0], f"{text[: found.start()]},{text[found.end() :]}"
    places: list[str] = []
    for part in filter(None, (part.strip(" .") for part in text.split(","))):
        if is_agency(part) and (agency or places or date):
            agency = agency or part
        elif _place_like(part):
            places.append(part)
        elif not _DAY.match(part):
            odd = True
    return _Head(places=tuple(places), agency=agency, date=date, odd=odd)


def _agency_like(name: str) -> bool:
    return (
        is_agency(name) or is_outlet(name) or (name.isupper() and name.isalpha() and len(name) <= 8) or _desk_of(name)
    )


def _desk_of(name: str) -> bool:
    """ "Harbour Wire/Agencies", "Reuters/AP": agencies joined by a slash or a comma."""
    names = [part for part in re.split(r"\s*[/,&]\s*", name) if part]
    return len(names) > 1 and any(map(is_agency, names)) and all(part[:1].isupper() for part in names)


def _place_like(name: str) -> bool:
    words = re.split(r"[\s/]+", name)
    if len(words) > 5 or name.lower() in FLAGS or _DAY.match(name):
        return False
    return bool(_PLACE_WORD.match(words[0])) and all(
        _PLACE_WORD.match(word) or word.lower() in _PARTICLES for word in words
    )


def _believed(parts: _Head, separator: str, rest: str, line: str, index: int) -> bool:
    """Whether the parts make a dateline in front of this text, and not a subject in front of an aside."""
    if is_agency(parts.agency):
        return True
    if parts.agency:
        return _START.match(rest) is not None and not _abbreviates(parts.agency, parts.places)
    if not parts.places:
        return False
    if parts.date:
        return _START.match(rest) is not None
    return _START.match(rest) is not None and line.count(" ") >= 7 and _place_alone(parts.places, separator, index)


def _abbreviates(agency: str, places: tuple[str, ...]) -> bool:
    """ "Delta Relief Fund (DRF) – The fund": a body with its own abbreviation, and no place with an agency."""
    initials = "".join(word[0] for word in " ".join(places).split() if word[0].isupper())
    return not places or agency.upper() == initials or places[0].lower() in _BODIES


def _place_alone(places: tuple[str, ...], separator: str, index: int) -> bool:
    """A place without date or agency: in capitals anywhere, with its country anywhere, alone near the top."""
    first = places[0]
    if first.lower() in _BODIES or is_section(first) or is_outlet(first):
        return False
    capitals = first.isupper() and len(first) >= 4
    if separator == ":":
        # "SMITH: I think" in a transcript looks the same, but does not open a report.
        return capitals and index == 0
    return capitals or (index < _FIRST_LINES and len(first.split()) <= 3 and len(places) <= 3)


def _without_separator(head: str) -> Edge | None:
    """ "Velden (CNN) Envoys met" and "(AFP) Envoys met": only a known agency stands in for the missing dash."""
    found = _GLUED_AGENCY.match(head)
    if found is None or not is_agency(found["agency"]):
        return None
    parts = _parts(found["place"] or "")
    if parts.odd or (found["place"] and not parts.places):
        return None
    return Edge(
        kind="dateline",
        rule="text.dateline.agency",
        length=len(found[0].rstrip()),
        outlet=found["agency"].strip(),
        published=first_date(parts.date),
    )


# --- credits at the end ---------------------------------------------------------------------------------------------

_CREDIT: Final = re.compile(
    r"(?<=[.!?\"'”’])\s*[(\[]"
    r"(?:(?:additional |with )?(?:reporting|writing|editing|edited|written|compiled) by|with inputs? from)\s"
    r"[^()\[\]]{2,140}[)\]]\.?$",
    re.I,
)
_AGENCIES: Final = "|".join(
    sorted(map(re.escape, AGENCIES - {"app", "pa", "mena", "ani"}), key=lambda name: (-len(name), name))
)
_TAIL: Final = re.compile(rf"(?<=[.!?\"'”’])\s*(?:[-–—]{{1,2}}\s*(?:{_AGENCIES})|[(\[](?:{_AGENCIES})[)\]])\.?$", re.I)

_TAIL_LOOK: Final = 40


def credit(line: str) -> Edge | None:
    """The credit that ends a paragraph: "(Reporting by …)", "— Reuters", "(AFP)"."""
    for pattern, rule, look in ((_CREDIT, "text.byline.credits", LOOK), (_TAIL, "text.byline.agency", _TAIL_LOOK)):
        if pattern is _CREDIT and not line.endswith((")", "]", ").", "].")):
            continue
        found = pattern.search(line, max(0, len(line) - look))
        if found:
            return Edge(kind="byline", rule=rule, length=len(found[0].lstrip()))
    return None
