"""Rows of the knowledge, typed. Each class is one table of `data/`; columns and fields have the same names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dateline.records import ContestedKind

Row = Mapping[str, str]
OFF = "off"
"""The kind of a contested term that a user wants to see no more."""


def listed(field: str) -> tuple[str, ...]:
    """The parts of a `;`-joined field."""
    if not field:
        return ()
    return tuple([part for part in field.split(";") if part]) if ";" in field else (field,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A state, dependency, disputed or historical state. `code` is alpha-3 or PLOVER's own."""

    code: str
    alpha2: str
    name: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str
    latitude: float
    longitude: float
    metonyms: tuple[str, ...]
    kind: str

    @staticmethod
    def of(row: Row) -> Country:
        return Country(
            code=row["iso3"],
            alpha2=row["iso2"],
            name=row["name"],
            aliases=listed(row["aliases"]),
            demonyms=listed(row["demonyms"]),
            capital=row["capital"],
            latitude=float(row["latitude"] or 0),
            longitude=float(row["longitude"] or 0),
            metonyms=listed(row["metonyms"]),
            kind=row["kind"],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownActor:
    """An armed group, force, organisation, outlet or community; or an office-holder in one interval (kind `person`)."""

    id: str
    name: str
    aliases: tuple[str, ...]
    short: tuple[str, ...]
    kind: str
    country: str
    sectors: tuple[str, ...]
    start: str
    end: str
    office: str = ""

    @staticmethod
    def of(row: Row) -> KnownActor:
        return KnownActor(
            id=row["id"],
            name=row["name"],
            aliases=listed(row["aliases"]),
            short=listed(row.get("short", "")),
            kind=row.get("kind", "person"),
            country=row["country"],
            sectors=listed(row["sectors"]),
            start=row["start"],
            end=row["end"],
            office=row.get("office", ""),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A media outlet: an actor with a domain and a kind of ownership (never a rating)."""

    actor: KnownActor
    ownership: str
    domain: str

    @staticmethod
    def of(row: Row) -> Outlet:
        actor = KnownActor.of({**row, "kind": "outlet", "start": "", "end": ""})
        return Outlet(actor=actor, ownership=row["ownership"], domain=row["domain"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A role noun and the PLOVER sectors it stands for, primary first."""

    role: str
    sectors: tuple[str, ...]
    kind: str

    @staticmethod
    def of(row: Row) -> Role:
        return Role(role=row["role"], sectors=listed(row["sectors"]), kind=row["kind"])


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPlace:
    """A gazetteer row. `country` may hold several codes for a region across borders; `admin1` and `admin2` are place ids."""

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    country: str
    admin1: str
    admin2: str
    latitude: float
    longitude: float
    population: int

    @staticmethod
    def of(row: Row) -> KnownPlace:
        return KnownPlace(
            id=row["id"],
            name=row["name"],
            aliases=listed(row["aliases"]),
            kind=row["kind"],
            country=row["country"],
            admin1=row["admin1"],
            admin2="",
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            population=int(row["population"] or 0),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceNames:
    """The name that we prefer for a generated place, and further names of it."""

    id: str
    name: str
    aliases: tuple[str, ...]

    @staticmethod
    def of(row: Row) -> PlaceNames:
        return PlaceNames(id=row["id"], name=row["name"], aliases=listed(row["aliases"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWord:
    """A word that leads to a place without being its name: a demonym ("Texan") or an abbreviation ("Calif.")."""

    word: str
    place: str

    @staticmethod
    def of(row: Row) -> PlaceWord:
        return PlaceWord(word=row.get("word") or row["abbreviation"], place=row["place"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """One condition of a pattern's frame: `slot`, `a|b` (either slot), `!slot`, `slot=a|@class|#kind`."""

    slot: str
    negated: bool
    alternatives: tuple[str, ...]

    @staticmethod
    def of(text: str) -> Constraint:
        slot, _, values = text.lstrip("!").partition("=")
        return Constraint(
            slot=slot, negated=text.startswith("!"), alternatives=tuple(values.split("|")) if values else ()
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A predicate with its arguments and the codes it means; see docs/reference/knowledge.md for the frame language."""

    id: str
    lemma: str
    particle: str
    frame: tuple[Constraint, ...]
    type: str
    mode: str
    cameo: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    example: str
    counterexample: str

    @staticmethod
    def of(row: Row) -> Pattern:
        return Pattern(
            id=row["id"],
            lemma=row["lemma"],
            particle=row.get("particle", ""),
            frame=tuple(Constraint.of(c) for c in row["frame"].split()),
            type=row["type"],
            mode=row["mode"],
            cameo=row["cameo"],
            actor=listed(row["actor"]),
            recipient=listed(row["recipient"]),
            example=row["example"],
            counterexample=row["counterexample"],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An outer act: a word that makes its content promised, refused, demanded ... (or passes it through)."""

    id: str
    lemma: str
    pos: str
    particle: str
    content: tuple[str, ...]
    operator: str
    recipient: tuple[str, ...]
    example: str
    counterexample: str

    @staticmethod
    def of(row: Row) -> Act:
        return Act(
            id=row["id"],
            lemma=row["lemma"],
            pos=row["pos"],
            particle=row["particle"],
            content=listed(row["content"]),
            operator=row["operator"],
            recipient=listed(row["recipient"]),
            example=row["example"],
            counterexample=row["counterexample"],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """What an operator over an inner act means: the outer type, mode and CAMEO code."""

    operator: str
    inner: str
    mode: str
    type: str
    outer_mode: str
    cameo: str

    @staticmethod
    def of(row: Row) -> Ladder:
        return Ladder(
            operator=row["operator"],
            inner=row["inner"],
            mode=row["mode"],
            type=row["type"],
            outer_mode=row["outer_mode"],
            cameo=row["cameo"],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedge:
    """A word that weakens or strengthens what it modifies; `certainty` from -3 to 3."""

    term: str
    kind: str
    certainty: int

    @staticmethod
    def of(row: Row) -> Hedge:
        return Hedge(term=row["term"], kind=row["kind"], certainty=int(row["certainty"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Contested:
    """A loaded, distancing or designating term; see docs/reference/knowledge.md for the columns.

    `parts` are the parts of speech it must have, `with_` words of which one must stand near, `not_with` words that must not.
    """

    term: str
    kind: ContestedKind
    parts: tuple[str, ...]
    with_: frozenset[str]
    not_with: frozenset[str]
    neutral: str
    contested_by: str
    note: str

    @staticmethod
    def of(row: Row) -> Contested:
        kinds: dict[str, ContestedKind] = {"loaded": "loaded", "distancing": "distancing", "designation": "designation"}
        return Contested(
            term=row["term"],
            kind=kinds[row["kind"]],
            parts=listed(row["parts"]),
            with_=frozenset(listed(row["with"])),
            not_with=frozenset(listed(row["not_with"])),
            neutral=row["neutral"],
            contested_by=row["contested_by"],
            note=row["note"],
        )

    @staticmethod
    def unless_off(row: Row) -> Contested | None:
        """The term of a row, or None where a user's row of the kind `off` takes the term out."""
        return None if row["kind"] == OFF else Contested.of(row)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """A PLOVER type."""

    type: str
    quad: int
    score: float
    recipient: str
    definition: str

    @staticmethod
    def of(row: Row) -> EventType:
        return EventType(
            type=row["type"],
            quad=int(row["quad"]),
            score=float(row["score"]),
            recipient=row["recipient"],
            definition=row["definition"],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CameoCode:
    """A CAMEO code: a string, its leading zero counts."""

    code: str
    label: str
    parent: str
    quad: int
    goldstein: float
    plover: str
    mode: str

    @staticmethod
    def of(row: Row) -> CameoCode:
        return CameoCode(
            code=row["code"],
            label=row["label"],
            parent=row["parent"],
            quad=int(row["quad"]),
            goldstein=float(row["goldstein"] or 0),
            plover=row["plover"],
            mode=row["mode"],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CodebookDifference:
    """A kind of act that PLOVER 2.0 and 0.5 code otherwise. `cameo` narrows `newer` (TYPE or TYPE/mode) to some codes."""

    aspect: str
    newer: str
    cameo: frozenset[str]
    older: str
    told: bool
    """Whether Dateline can tell the case from others of its type; where not, the code of 2.0 stays."""
    note: str
    example: str

    @staticmethod
    def of(row: Row) -> CodebookDifference:
        return CodebookDifference(
            aspect=row["aspect"],
            newer=row["plover-2.0"],
            cameo=frozenset(listed(row["cameo"])),
            older=row["plover-0.5"],
            told=row["told"] == "yes",
            note=row["note"],
            example=row["example"],
        )

    def fits(self, type: str, mode: str, cameo: str) -> bool:
        """Whether a coding is of this kind."""
        named = self.newer == type or (bool(mode) and self.newer == f"{type}/{mode}")
        return self.told and named and (not self.cameo or cameo in self.cameo)


def by_narrowness(differences: Iterable[CodebookDifference]) -> tuple[CodebookDifference, ...]:
    """Those that name a mode first, then those that name codes, then those of a whole type."""
    return tuple(sorted(differences, key=lambda d: ("/" not in d.newer, not d.cameo, d.aspect)))


@dataclass(frozen=True, slots=True, kw_only=True)
class GenreCue:
    """A sign of what kind of text a report is: a folder of its address, its label, its title or a word of its text."""

    genre: str
    where: str
    term: str
    weight: float

    @staticmethod
    def of(row: Row) -> GenreCue:
        return GenreCue(genre=row["genre"], where=row["where"], term=row["term"], weight=float(row["weight"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextWords:
    """A PLOVER context with the words that suggest it."""

    context: str
    definition: str
    keywords: tuple[str, ...]

    @staticmethod
    def of(row: Row) -> ContextWords:
        return ContextWords(context=row["context"], definition=row["definition"], keywords=listed(row["keywords"]))
