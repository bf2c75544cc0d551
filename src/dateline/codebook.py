"""The codebook in words: what a code means, what it takes in, what it leaves to others, what it maps to and which rules give it.

A code is a PLOVER type (`ASSAULT`), a mode with its type (`ASSAULT/aerial`), a mode alone (`aerial`), a context (`military`), a sector
(`MIL`) or a CAMEO code (`195`). Case does not matter.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from dateline.knowledge.load import rows_of
from dateline.knowledge.tables import Row, listed

QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
FEW = 12
"""So many rules are shown with their examples; the rest are counted."""


class UnknownCode(KeyError):
    """No code of that name; the message says what is near."""

    def __str__(self) -> str:
        return str(self.args[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A code in words: its heading and, part by part, a title with lines."""

    code: str
    kind: str
    heading: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]


def entry(code: str, folder: str = "") -> Entry:
    """The entry of a code. `folder` holds tables of the user's own, whose rules are shown too. Raises UnknownCode."""
    wanted = code.strip()
    for find in (_type, _mode, _context, _sector, _cameo):
        found = find(wanted, folder)
        if found is not None:
            return found
    names = dict.fromkeys(part.lower() for one in all_codes() for part in (one, one.rpartition("/")[2]))
    near = ", ".join(get_close_matches(wanted.lower(), list(names), n=3))
    raise UnknownCode(f"no code {wanted!r} in the codebook{'; near: ' + near if near else ''}")


def all_codes() -> tuple[str, ...]:
    """Every code that has an entry: types, TYPE/mode, contexts, sectors, CAMEO codes."""
    return (
        *(r["type"] for r in rows_of("plover_types")),
        *(f"{r['type']}/{r['mode']}" for r in rows_of("plover_modes")),
        *(r["context"] for r in rows_of("plover_contexts")),
        *(r["sector"] for r in rows_of("plover_sectors")),
        *(r["code"] for r in rows_of("cameo")),
    )


def overview() -> Iterator[tuple[str, ...]]:
    """The types as rows: type, quad class, score, modes, rules that give it, definition."""
    modes = rows_of("plover_modes")
    patterns = [*rows_of("verbs"), *rows_of("nouns")]
    for row in rows_of("plover_types"):
        own = ", ".join(m["mode"] for m in modes if m["type"] == row["type"])
        rules = sum(p["type"] == row["type"] for p in patterns)
        yield row["type"], row["quad"], row["score"], own or "–", str(rules), row["definition"]


# --- the kinds of codes ---------------------------------------------------------------------------------------------


def _type(code: str, folder: str) -> Entry | None:
    row = next((r for r in rows_of("plover_types") if r["type"] == code.upper()), None)
    if row is None:
        return None
    name = row["type"]
    modes = [
        f"{m['mode']} ({m['score'] or row['score']}): {m['definition']}"
        for m in rows_of("plover_modes")
        if m["type"] == name
    ]
    heading = f"{name}: PLOVER type; quad class {row['quad']} ({QUADS[int(row['quad'])]}); score {row['score']}; recipient {row['recipient']}"
    cameo = [
        f"{r['code']} {r['label']}" + (f" → mode {r['mode']}" if r["mode"] else "")
        for r in rows_of("cameo")
        if r["plover"] == name
    ]
    parts = (
        *_rules_in_words(row),
        ("Modes (score)", tuple(modes)),
        ("CAMEO codes that convert to it", tuple(cameo)),
        *_decided(name),
        *_differing(name, ""),
        *_produced(folder, type=name),
    )
    return Entry(code=name, kind="type", heading=heading, parts=_kept(parts))


def _mode(code: str, folder: str) -> Entry | None:
    type_, _, mode = code.rpartition("/")
    rows = [r for r in rows_of("plover_modes") if r["mode"] == mode.lower() and type_.upper() in {"", r["type"]}]
    if not rows:
        return None
    if len(rows) > 1:
        named = "; ".join(f"{r['type']}/{r['mode']}: {r['definition']}" for r in rows)
        heading = f"{mode.lower()}: a mode of several types"
        return Entry(code=mode.lower(), kind="mode", heading=heading, parts=(("Meanings", tuple(named.split("; "))),))
    row = rows[0]
    name = f"{row['type']}/{row['mode']}"
    default = [r["cameo"] for r in rows_of("cameo_default") if (r["type"], r["mode"]) == (row["type"], row["mode"])]
    cameo = [
        f"{r['code']} {r['label']}" for r in rows_of("cameo") if (r["plover"], r["mode"]) == (row["type"], row["mode"])
    ]
    parts = (
        *_rules_in_words(row),
        ("CAMEO codes that convert to it", tuple(cameo)),
        ("CAMEO code given where no rule names one", tuple(default)),
        *_differing(row["type"], row["mode"]),
        *_produced(folder, type=row["type"], mode=row["mode"]),
    )
    score = f"; score {row['score']}" if row["score"] else "; score of its type"
    return Entry(code=name, kind="mode", heading=f"{name}: mode of {row['type']}{score}", parts=_kept(parts))


def _context(code: str, _folder: str) -> Entry | None:
    row = next((r for r in rows_of("plover_contexts") if r["context"] == code.lower()), None)
    if row is None:
        return None
    words = ", ".join(listed(row["keywords"]))
    parts = (*_rules_in_words(row), ("Words that tell it", (words,) if words else ()))
    return Entry(code=row["context"], kind="context", heading=f"{row['context']}: PLOVER context", parts=_kept(parts))


def _sector(code: str, _folder: str) -> Entry | None:
    row = next((r for r in rows_of("plover_sectors") if r["sector"] == code.upper()), None)
    if row is None:
        return None
    rank = "primary" if row["primary"] == "yes" else "secondary"
    heading = f"{row['sector']}: PLOVER sector of actors ({rank})"
    return Entry(code=row["sector"], kind="sector", heading=heading, parts=_kept(_rules_in_words(row)))


def _cameo(code: str, folder: str) -> Entry | None:
    row = next((r for r in rows_of("cameo") if r["code"] == code), None)
    if row is None:
        return None
    parent = next((r for r in rows_of("cameo") if r["code"] == row["parent"]), None)
    children = [f"{r['code']} {r['label']}" for r in rows_of("cameo") if r["parent"] == code]
    plover = "/".join(part for part in (row["plover"], row["mode"]) if part) or "none: a comment or an untyped act"
    heading = f"{code}: CAMEO; {row['label']}; quad class {row['quad']} ({QUADS[int(row['quad'])]}); Goldstein {row['goldstein']}"
    parts = (
        *_rules_in_words(row),
        ("Parent", (f"{parent['code']} {parent['label']}",) if parent else ()),
        ("Children", tuple(children)),
        ("PLOVER", (f"{plover}{f', context {row_context}' if (row_context := row['context']) else ''}",)),
        *_decided(code),
        *_produced(folder, cameo=code),
    )
    return Entry(code=code, kind="cameo", heading=heading, parts=_kept(parts))


# --- parts ------------------------------------------------------------------------------------------------------------


def _kept(parts: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(part for part in parts if part[1])


def _rules_in_words(row: Row) -> tuple[tuple[str, tuple[str, ...]], ...]:
    examples = tuple(row[c] for c in ("example", "example2") if row.get(c))
    return (
        ("Definition", (row["definition"],) if row.get("definition") else ()),
        ("Takes in", listed(row.get("includes", ""))),
        ("Leaves to others", listed(row.get("excludes", ""))),
        ("Examples", examples),
    )


def _decided(about: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What was decided where the sources do not fit together."""
    rows = [r for r in rows_of("crosswalk_decisions") if about in listed(r["about"])]
    return (("Decided", tuple(f"{r['conflict']} Dateline: {r['decision']} {r['reason']}" for r in rows)),)


def _differing(type_: str, mode: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Where PLOVER 0.5 codes otherwise."""
    lines = []
    for row in rows_of("codebook_differences"):
        newer, _, own = row["plover-2.0"].partition("/")
        if newer == type_ and (not mode or own == mode):
            older = row["plover-0.5"] or "not coded"
            untold = "" if row["told"] == "yes" else " (not told apart by Dateline: the code of 2.0 stays)"
            lines.append(
                f"{older} for {row['aspect'].replace('_', ' ')}: {row['note']}{untold} Example: {row['example']}"
            )
    return (("Under plover-0.5", tuple(lines)),)


def _produced(folder: str, type: str = "", mode: str = "", cameo: str = "") -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The rules that give a code, the first few with their examples."""
    wanted = {name: value for name, value in (("type", type), ("mode", mode), ("cameo", cameo)) if value}
    lines = [
        f"{prefix}:{row['id']}: {row['example']} Not: {row['counterexample']}"
        for table, prefix in (("verbs", "verb"), ("nouns", "noun"))
        for row in rows_of(table, folder)
        if all(row[name] == value for name, value in wanted.items())
    ]
    ladder = {"type": type, "outer_mode": mode, "cameo": cameo}
    outer = [r for r in rows_of("ladder") if all(r[n] == v for n, v in ladder.items() if v)]
    said = [f"{r['operator']} + {'/'.join(p for p in (r['inner'], r['mode']) if p) or 'anything'}" for r in outer]
    shown = tuple(lines[:FEW]) + ((f"and {len(lines) - FEW} more",) if len(lines) > FEW else ())
    return ((f"Rules that give it ({len(lines)})", shown), ("As an outer act", ("; ".join(said),) if said else ()))
