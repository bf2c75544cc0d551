"""Which column of a table is what: as the user says, else by names that are common for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Final, Literal, get_args

Role = Literal["id", "text", "title", "date", "url", "outlet", "translated_from"]
ROLES: Final[tuple[Role, ...]] = get_args(Role)

SYNONYMS: Final = MappingProxyType(
    {
        "id": "id externalid docid documentid articleid storiesid storyid guid uuid accessionnumber an recordid",
        "text": "text body fulltext content articletext articlebody bodytext maintext mainbody plaintext storytext "
        "article textcontent document",
        "title": "title headline head heading hd articletitle hedline pagetitle",
        "date": "date published pubdate publishdate publicationdate publishedat publisheddate datepublished publisheddatetime "
        "publishedon datetime pd",
        "url": "url link permalink weburl articleurl storyurl pageurl sourceurl documenturl href uri documentidentifier",
        "outlet": "outlet medianame publication publicationtitle publisher newspaper paper sourcename pubtitle sitename "
        "sourcecommonname source sn",
        "translated_from": "translatedfrom originallanguage sourcelanguage translationinfo originallang srclang",
    }
)
"""Names of columns in small letters without marks, the likeliest first."""

_MARKS: Final = re.compile(r"[\W_]+")


class MissingColumn(ValueError):
    """The mapping names a column that the table does not have; the message says which, and what there is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """The names of columns as the user states them; empty is found by the names that are common for it."""

    id: str = ""
    text: str = ""
    title: str = ""
    date: str = ""
    url: str = ""
    outlet: str = ""
    translated_from: str = ""

    def found(self) -> tuple[tuple[Role, str], ...]:
        """The roles that have a column."""
        return tuple((role, getattr(self, role)) for role in ROLES if getattr(self, role))


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns(Mapping):
    """The columns of one table: the name of each role, empty where there is none, and the others in their order."""

    others: tuple[str, ...] = ()

    def __str__(self) -> str:
        known = ", ".join(role if role == name else f"{role} = {name}" for role, name in self.found()) or "nothing"
        return f"{known}; kept beside: {', '.join(self.others)}" if self.others else known


def columns_of(names: Sequence[str], mapping: Mapping) -> Columns:
    """What the columns `names` are. Raises MissingColumn where the mapping names one that is not among them.

    A name counts as it stands, else without case and marks; what is taken for one role is not taken for another.
    """
    chosen: dict[str, str] = {}
    for role, wanted in mapping.found():
        chosen[role] = _named(wanted, names)
    for role in ROLES:
        if role not in chosen:
            chosen[role] = _likeliest(SYNONYMS[role].split(), names, chosen.values())
    others = tuple(name for name in names if name and name not in chosen.values())
    return Columns(**{f.name: chosen[f.name] for f in fields(Columns) if f.name in chosen}, others=others)


def plain(name: str) -> str:
    """The name of a column in small letters, without marks: "Publication_Date" is "publicationdate"."""
    return _MARKS.sub("", name).casefold()


def _named(wanted: str, names: Sequence[str]) -> str:
    if wanted in names:
        return wanted
    near = next((name for name in names if plain(name) == plain(wanted)), "")
    if not near:
        raise MissingColumn(f"no column {wanted!r}; there are: {', '.join(names)[:300] or 'none'}")
    return near


def _likeliest(synonyms: Sequence[str], names: Sequence[str], taken: Iterable[str]) -> str:
    by_plain: dict[str, str] = {}
    used = set(taken)
    for name in names:
        if name not in used:
            by_plain.setdefault(plain(name), name)
    return next((by_plain[synonym] for synonym in synonyms if synonym in by_plain), "")
