"""One report as one page: a self-contained HTML file without scripts, which asks nothing of any other place.

The text stands with its marks, beside each paragraph the event mentions found in it with their why, below it tables.
Nothing is told by colour alone: every mark has a line, a bracket or a tag, and every tag is explained in the legend.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import DictLoader, Environment, StrictUndefined, Template
from markupsafe import Markup

from dateline.explaining_claims import ADOPTIONS, COUNTINGS, KINDS
from dateline.explanation import explain
from dateline.export.marks import Mark, MarkRole, Piece, cut, lines_of, marks_of, whose_words
from dateline.knowledge import Knowledge
from dateline.records import Attribution, Claim, Coded, Figure, Span
from dateline.telling import (
    DIFFERING,
    Row,
    Told,
    amount,
    chain_name,
    claimant_of,
    denials_of,
    figure_pairs,
    left_out,
    not_counted_because,
    outlet_of,
    put,
    rows_of,
    silent_sentences,
    speaker_name,
    versions_line,
)

TAGS: dict[MarkRole, str] = {"actor": "A", "recipient": "R", "place": "P"}
EXAMPLES = 12
"""Left-out things of one reason that are listed; the rest are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bit:
    """A piece of text for the template: classes, what to say about it, tags and badges after it."""

    text: str
    classes: str
    title: str
    tag: str
    badges: tuple[Mark, ...]
    predicate: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A line of the text with the event mentions whose predicate ends in it."""

    bits: tuple[_Bit, ...]
    kind: str
    cards: tuple[_Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Card:
    """An event mention beside the text."""

    row: Row
    why: tuple[str, ...]
    left_out: str


def page(coded: Coded, knowledge: Knowledge | None = None) -> str:
    """The page of one report, whole text included. Deterministic; `knowledge` is that of `explain`."""
    told = Told.of(coded)
    style = _stored("page.css")
    return _template().render(
        coded=coded,
        told=told,
        outlet=outlet_of(coded),
        link=coded.report.url if coded.report.url.startswith(("http://", "https://")) else "",
        style=Markup(style),  # our own file, and the policy's hash covers it
        style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        lines=_lines(told, knowledge),
        rows=rows_of(told),
        figures=[_figure(told, f) for f in coded.figures],
        pairs=[(_figure(told, p.a), p.relation.relation, _figure(told, p.b)) for p in figure_pairs(told, DIFFERING)],
        denials=denials_of(told),
        attributions=[_attribution(told, a) for a in coded.attributions],
        claims=[
            (told.quoted(*c.predicate), put(c), c.certainty, _hedged(told, c), chain_name(told, c.attributions))
            for c in coded.claims
        ],
        contested=[
            (
                told.quoted(c.span),
                c.kind,
                whose_words(told, c.whose, c.attribution),
                c.why.note,
                c.neutral,
                c.contested_by,
            )
            for c in coded.contested
        ],
        rejected=[_group(told, g.step, g.reason, [(r.span, r.detail) for r in g.items]) for g in left_out(coded)],
        silent=[told.quoted(s) for s in silent_sentences(coded)],
        versions=versions_line(coded),
    )


@cache
def _template() -> Template:
    loader = DictLoader({"page": _stored("page.html.j2")})
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("page")


@cache
def _stored(name: str) -> str:
    return (files("dateline.export") / "templates" / name).read_text(encoding="utf-8")


# --- the text -----------------------------------------------------------------------------------------------------


def _lines(told: Told, knowledge: Knowledge | None) -> list[_Line]:
    marks = marks_of(told)
    cards = [_card(told, row, knowledge) for row in rows_of(told)]
    return [_line(told, span, marks, cards) for span in lines_of(told.text)]


def _line(told: Told, span: Span, marks: tuple[Mark, ...], cards: list[_Card]) -> _Line:
    pieces = cut(marks, span)
    here = tuple(c for c in cards if c.row.mention.predicate and span.covers(c.row.mention.predicate[-1]))
    return _Line(bits=tuple(_bit(told, p) for p in pieces), kind=_kind(told, span), cards=here)


def _kind(told: Told, line: Span) -> str:
    """The kind of the line's only block, or "paragraph" where several kinds share the line."""
    blocks = told.coded.document.blocks if told.coded.document else ()
    kinds = {b.kind for b in blocks if b.span.touches(line)}
    return kinds.pop() if len(kinds) == 1 else "paragraph"


def _bit(told: Told, piece: Piece) -> _Bit:
    roles = [m.role for m in piece.marks]
    edges = [f"{m.role}-opens" for m in piece.opens] + [f"{m.role}-closes" for m in piece.closes]
    tags = [f"{TAGS[m.role]}{m.number}" for m in piece.closes if m.role in TAGS]
    tags += ["†" for m in piece.closes if m.role == "contested"]
    return _Bit(
        text=piece.span.of(told.text),
        classes=" ".join(dict.fromkeys([*roles, *edges])),
        title="; ".join(dict.fromkeys(m.label for m in piece.marks)),
        tag=" ".join(dict.fromkeys(tags)),
        badges=tuple(m for m in piece.closes if m.role == "predicate" and m.last),
        predicate="predicate" in roles,
    )


def _card(told: Told, row: Row, knowledge: Knowledge | None) -> _Card:
    why = tuple(explain(told.coded, row.mention.id, knowledge))
    return _Card(row=row, why=why, left_out=not_counted_because(told, row.mention))


# --- the tables ---------------------------------------------------------------------------------------------------


def _attribution(told: Told, a: Attribution) -> dict[str, str]:
    """An attribution as cells; what is unknown is empty."""
    around = [f"in {told.quoted(*a.medium)}"] if a.medium else []
    around += [f"by way of {told.quoted(*a.via)}"] if a.via else []
    return {
        "who": speaker_name(told, a),
        "kind": a.speaker_kind,
        "cue": told.quoted(*a.cue) if a.cue else "no cue",
        "content": told.quoted(*a.content),
        "words": KINDS[a.kind],
        "stance": a.stance if a.adoption == "neutral" else f"{a.stance}; {ADOPTIONS[a.adoption]}",
        "around": "; ".join(around),
    }


def _hedged(told: Told, claim: Claim) -> str:
    return told.quoted(*claim.hedges, *claim.boosters) if claim.hedges or claim.boosters else ""


def _figure(told: Told, figure: Figure) -> dict[str, str]:
    return {
        "amount": amount(figure),
        "what": figure.what if figure.measure == "other" else f"{figure.what} ({_measure(figure)})".strip(),
        "status": figure.status if not figure.counting else f"{figure.status}; {COUNTINGS[figure.counting]}",
        "who": claimant_of(told, figure),
        "quoted": told.quoted(figure.span),
    }


def _measure(figure: Figure) -> str:
    """The measure, and the status where the figure is more or less than claimed: "killed, feared"."""
    return figure.measure if figure.status == "claimed" else f"{figure.measure}, {figure.status}"


def _group(told: Told, step: str, reason: str, items: list[tuple[Span | None, str]]) -> dict[str, object]:
    shown = [
        ": ".join(part for part in (told.quoted(s) if s else "", detail) if part) for s, detail in items[:EXAMPLES]
    ]
    return {
        "step": step,
        "reason": reason,
        "count": len(items),
        "items": [s for s in shown if s],
        "more": max(0, len(items) - EXAMPLES),
    }
