#!/usr/bin/env python3
"""Writes the golden documents: what is read from each example report, as text that a person can review as a diff.

python tools/golden.py          writes tests/golden/<slug>/reading.txt for every bundled example
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

from dateline.coder import Coder, code
from dateline.corpus import read_paths
from dateline.knowledge import load
from dateline.parse.spacy_parser import SpacyParser
from dateline.records import Attribution, Coded, EventMention, Figure, Party, Span

EXAMPLES = Path(str(files("dateline"))) / "examples"
GOLDEN = Path(__file__).parents[1] / "tests" / "golden"


def examples() -> list[Path]:
    """The bundled example reports."""
    return sorted(p for p in EXAMPLES.iterdir() if p.suffix in {".txt", ".html", ".jsonl"})


def render(coded: Coded) -> str:
    """One report's reading, sentence by sentence, every record on a line of its own."""
    if coded.document is None:
        return "".join(f"rejected: {r.reason} {r.detail}\n" for r in coded.rejected)
    return "\n".join([*_head(coded), *_blocks(coded), *_sentences(coded), *_actors(coded), *_rest(coded)]) + "\n"


def _head(coded: Coded) -> Iterator[str]:
    r = coded.report
    yield f"report: title {r.title!r} ({r.title_basis}), outlet {r.outlet!r} ({r.outlet_basis}), date {r.published!r} ({r.published_basis})"
    why = r.genre_why
    yield f"genre: {r.genre} ({why.rule + ': ' + why.note if why else '-'})"


def _blocks(coded: Coded) -> Iterator[str]:
    assert coded.document is not None
    for block in coded.document.blocks:
        if not block.read or block.truncated:
            cut = ", truncated" if block.truncated else ""
            yield f"{block.kind} {'read' if block.read else 'not read'}{cut}: {block.span.of(coded.document.text)!r}"


def _sentences(coded: Coded) -> Iterator[str]:
    assert coded.document is not None
    text = coded.document.text
    for number, span in enumerate(coded.sentences):
        yield f"\n[{number}] {' '.join(span.of(text).split())}"
        yield from (_attribution(a, text) for a in coded.attributions if a.sentence == number)
        yield from (line for m in coded.event_mentions if m.sentence == number for line in _mention(m, text))
        yield from (_figure(f, text) for f in coded.figures if f.sentence == number)
        times = [t for t in coded.times if t.sentence == number]
        yield from (f"  time {t.span.of(text)!r} {t.type} {t.value} ({t.basis}) {t.relation}".rstrip() for t in times)
        terms = [t for t in coded.contested if span.covers(t.span)]
        yield from (f"  term {t.span.of(text)!r} {t.kind}, {t.whose} {t.attribution}".rstrip() for t in terms)
        dropped = [r for r in coded.rejected if r.span is not None and span.covers(r.span)]
        yield from (f"  dropped by {r.step}: {r.reason} {r.detail}".rstrip() for r in dropped)


def _attribution(a: Attribution, text: str) -> str:
    parts = [f"  {a.id} says {_of(a.speaker, text)} = {a.actor or '?'} ({a.speaker_kind})", f"cue {_of(a.cue, text)}"]
    parts += [
        f"{name} {_of(spans, text)}"
        for name, spans in (("medium", a.medium), ("to", a.addressee), ("time", a.time), ("via", a.via))
        if spans
    ]
    parts += [
        f"{a.kind}, {a.stance}, {a.adoption}{', inside ' + a.outer if a.outer else ''}",
        f"content {_short(a.content, text)}",
    ]
    return "; ".join(parts)


def _of(spans: Iterable[Span], text: str) -> str:
    return " + ".join(repr(" ".join(s.of(text).split())) for s in spans) or "-"


def _short(spans: Iterable[Span], text: str) -> str:
    whole = " ... ".join(" ".join(s.of(text).split()) for s in spans)
    return repr(whole if len(whole) <= 60 else whole[:40] + " ... " + whole[-15:])


def _mention(m: EventMention, text: str) -> Iterator[str]:
    why = next((w.note for name, w in m.whys if name == "type"), "")
    flags = "" if m.countable else f", {m.aspect}, not counted"
    yield f"  {m.type} {'/'.join(m.modes)} {m.cameo}: {_parties(m.actors, text)} -> {_parties(m.recipients, text)}".replace(
        "  ", " "
    ).replace(" :", ":")
    places = ", ".join(f"{p.modifier + ' ' if p.modifier else ''}{p.place}" for p in m.places) or "-"
    time = f"{m.time.value or '-'} ({m.time.basis})"
    said = f", said {m.statement_time.value}" if m.statement_time else ""
    chain = " < ".join(m.attributions) or "outlet"
    yield f"    at {places}; when {time}{said}; by {chain} ({m.speaker_side}); certainty {m.certainty:g}; p {m.p_coding}{flags}; [{why}]"
    contexts = next((w.note for name, w in m.whys if name == "contexts"), "")
    counted = ", ".join(f"{f.figure} {f.role} ({f.why.rule.rpartition('.')[2]})" for f in m.figures)
    if contexts or counted:
        yield "    " + "; ".join(
            part for part in (contexts and f"contexts {contexts}", counted and f"figures {counted}") if part
        )


def _parties(parties: tuple[Party, ...], text: str) -> str:
    return ", ".join(f"{p.actor}{'=' + repr(p.span.of(text)) if p.span else ''}" for p in parties) or "-"


def _figure(f: Figure, text: str) -> str:
    bounds = f"{f.low}..{f.high}, best {f.best}"
    per = f" per {f.per}" if f.per else ""
    put = "".join(f", {p}" for p in (f.unit, f.counting, f.status if f.status != "claimed" else "", f.as_of) if p)
    return f"  {f.id} {f.span.of(text)!r}: {f.whose} {f.what} {f.measure} {bounds}{per}{put}, by {f.claimant or 'outlet'} ({f.adoption})"


def _actors(coded: Coded) -> Iterator[str]:
    yield "\nactors:"
    yield from (
        f"  {a.id}: {a.name}; {a.kind}; {','.join(a.sectors) or '-'}; {'public' if a.public else 'private'}"
        for a in coded.actors
    )
    yield "places:"
    yield from (f"  {p.id}: {p.name}; {p.precision}; {p.admin1 or '-'}" for p in coded.places)


def _rest(coded: Coded) -> Iterator[str]:
    yield "relations:"
    yield from (f"  {r.a} {r.relation} {r.b}" for r in coded.figure_relations)
    claims = {c.id: f"{c.lemma}@{c.sentence}" for c in coded.claims}
    yield from (f"  {claims[d.denial]} denies {claims[d.denied]} ({d.why.note})" for d in coded.denials)
    numbers = {m.id: f"{m.type}@{m.sentence}" for m in coded.event_mentions}
    yield from (f"  {numbers[link.a]} tells the same as {numbers[link.b]} ({link.why.rule})" for link in coded.links)


def main() -> int:
    coder = Coder.of(SpacyParser(), load())
    paths = examples()
    for path, coded in zip(paths, code(list(read_paths([str(p) for p in paths])), coder)):
        folder = GOLDEN / path.stem
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "reading.txt").write_text(render(coded), encoding="utf-8")
    print(f"{len(paths)} golden documents written; review the diff")
    return 0


if __name__ == "__main__":
    sys.exit(main())
