#!/usr/bin/env python3
"""Runs Dateline on benchmark inputs and writes predictions in the scorers' formats.

    python tools/predict.py TASK INPUT.jsonl OUTPUT.jsonl [--cache FILE] [--time FILE] [--small-places] [--without-learned]

TASK is `coding` (one sentence a row), `bias` (a sentence or a document a row), `attribution`, `meantime`, `timex`, `factuality`,
`india_police`, `fivew`, `gvdb`, `geo`, `geo-given`, `clusters` or `coref` (a document a row; the last two take all rows together).
Only `id`, `text`, `title`, `date`, `dct`, `url` and `publisher` of a row are looked at, for `geo-given`
also `start` and `end` of its `toponyms`, for `factuality` of its `predicates`, for `coref` of its `events`: a file from which every answer was taken out gives
the same predictions. `--small-places` adds the places of 500 to 4,999 people; `--without-learned`
leaves out the learned reading of acts. `--cache` keeps parses in a SQLite file, for tuning;
`--time` writes the cost of the parse and of everything after it.
"""

from __future__ import annotations

import argparse
import gc
import json
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from shapely import STRtree
from shapely.geometry import Point, shape

from across import clusters, coref
from dateline.attribution.chains import outermost
from dateline.claims import happened
from dateline.coder import Coder, Reading, code_parsed
from dateline.coding.codebook import DEFAULT, OLDER
from dateline.knowledge import Knowledge, load
from dateline.knowledge.act_weights import ActWeights
from dateline.knowledge.load import generated
from dateline.knowledge.tables import KnownPlace
from dateline.mentions.toponyms import Sighting, toponym_at
from dateline.parse import CachedParser, Parser, Tree, trees
from dateline.parse.spacy_parser import SpacyParser
from dateline.records import (
    Block,
    Capture,
    Claim,
    Coded,
    Document,
    EventMention,
    Party,
    Place,
    Report,
    Span,
    Toponym,
    Why,
)
from dateline.resolve.hints import hints_of
from dateline.resolve.locate import Located, locate
from fivew import fivew
from gvdb import gvdb
from police import india_police

ALLOWED = ("id", "text", "title", "date", "dct", "url", "publisher")
CHUNK = 32

Rows = Sequence[dict[str, Any]]
Spent = dict[str, float]
Answers = Iterator[dict[str, Any]]
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAY_IN_ADDRESS = re.compile(
    rf"(?<!\d)(?P<year>20\d\d)(?P<by>[/-]?)(?P<month>[01]\d|(?<=[/-])\d|(?:{'|'.join(MONTHS)})[a-z]*)(?P=by)(?P<day>[0-3]\d|(?<=[/-])\d)(?!\d)"
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=sorted({*TASKS, *WHOLE}))
    parser.add_argument("input", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--time", type=Path)
    parser.add_argument("--small-places", action="store_true")
    parser.add_argument("--without-learned", action="store_true")
    args = parser.parse_args()
    predict(args.task, args.input, args.output, args.cache, args.time, args.small_places, args.without_learned)
    return 0


def predict(
    task: str,
    source: Path,
    target: Path,
    cache: Path | None,
    timing: Path | None,
    small_places: bool = False,
    without_learned: bool = False,
) -> None:
    """Predict one file."""
    codebook = OLDER if task == "coding" else DEFAULT
    knowledge = load(small_places=small_places)
    if without_learned:
        knowledge = replace(knowledge, act_weights=unlearned(knowledge.act_weights))
    coder = Coder.of(parser_of(cache), knowledge, codebook)
    lines = source.read_text(encoding="utf-8").rstrip("\n").split("\n")
    rows = [prepared(task, allowed(task, json.loads(line))) for line in lines]
    spent = {"parse": 0.0, "rest": 0.0, "words": 0}
    with target.open("w", encoding="utf-8") as out:
        answers = WHOLE[task](rows, coder, spent) if task in WHOLE else _each(task, rows, coder, spent)
        with nothing_older_collected():
            for answer, row in zip(answers, rows):
                out.write(json.dumps({"id": row["id"], **answer}, ensure_ascii=False) + "\n")
    if timing is not None:
        timing.write_text(
            json.dumps({"task": task, **spent, "ratio": round(spent["rest"] / max(spent["parse"], 1e-9), 3)}) + "\n"
        )


def unlearned(weights: ActWeights) -> ActWeights:
    """A learned reading of acts that knows nothing: all types are as likely."""
    nothing = (0.0,)
    return replace(
        weights, rows={}, words={}, bias=nothing * len(weights.bias), constant=nothing * len(weights.constant)
    )


@contextmanager
def nothing_older_collected() -> Iterator[None]:
    """Inside, the collector passes over older objects: among those of a whole test run the rest took 1.7 times as long."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def allowed(task: str, row: dict[str, Any]) -> dict[str, Any]:
    """What of a row may be looked at."""
    kept = {k: row.get(k) for k in ALLOWED}
    if task == "geo-given":
        kept["toponyms"] = [{"start": t["start"], "end": t["end"]} for t in row["toponyms"]]
    if task == "factuality":
        kept["predicates"] = [{"start": p["start"], "end": p["end"]} for p in row["predicates"]]
    if task == "coref":
        kept["events"] = [{"start": e["start"], "end": e["end"]} for e in row["events"]]
    return kept


def prepared(task: str, row: dict[str, Any]) -> dict[str, Any]:
    """For `gvdb` a row gets the day that its address holds, since it has no other, and its title is parted from the body."""
    if task != "gvdb":
        return row
    return row | {"date": row.get("date") or dated(str(row.get("url") or "")), "glued": True}


def parser_of(cache: Path | None) -> Parser:
    """The parser, with its parses kept in a file where one is named."""
    parser = SpacyParser()
    return parser if cache is None else CachedParser(parser, _Kept(cache))


class _Kept(dict[str, bytes]):
    """Parses in a SQLite file."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        import sqlite3

        self._db = sqlite3.connect(path)
        self._db.execute("create table if not exists kept (key text primary key, value blob)")
        self.update(self._db.execute("select key, value from kept"))

    def __setitem__(self, key: str, value: bytes) -> None:
        super().__setitem__(key, value)
        self._db.execute("insert or replace into kept values (?, ?)", (key, value))
        self._db.commit()


def _each(task: str, rows: Rows, coder: Coder, spent: Spent) -> Answers:
    """What each report's own reading answers."""
    predicted = TASKS[task]
    return (predicted(coded, coder.knowledge) for coded in _coded(rows, coder, spent))


def _coded(rows: Rows, coder: Coder, spent: Spent) -> Iterator[Coded]:
    """The rows coded; CPU seconds of the parse and of everything after it are added to `spent`."""
    for start in range(0, len(rows), CHUNK):
        readings = [reading_of(row) for row in rows[start : start + CHUNK]]
        began = time.process_time()
        parses = coder.parser.parse([r.document for r in readings if r.document is not None])
        spent["parse"] += time.process_time() - began
        for reading, parse in zip(readings, parses):
            began = time.process_time()
            coded = code_parsed(reading, parse, coder)
            spent["rest"] += time.process_time() - began
            spent["words"] += len(str(reading.document.text if reading.document else "").split())
            yield coded


def _forests(rows: Rows, coder: Coder) -> list[tuple[Tree, ...]]:
    """The trees of every row."""
    found: list[tuple[Tree, ...]] = []
    for start in range(0, len(rows), CHUNK):
        documents = [d for row in rows[start : start + CHUNK] if (d := reading_of(row).document) is not None]
        found += map(trees, coder.parser.parse(documents))
    return found


def _given(rows: Rows, coder: Coder, _: Spent) -> Iterator[dict[str, Any]]:
    """Where the toponyms of a row are, when somebody else has found them."""
    for row in rows:
        reading = reading_of(row)
        assert reading.document is not None
        (parse,) = coder.parser.parse([reading.document])
        forest = trees(parse)
        seen = {
            (t["start"], t["end"]): _sighting(forest, Span(t["start"], t["end"]), coder.knowledge)
            for t in row["toponyms"]
        }
        known = [s for s in seen.values() if s is not None]
        located = dict(zip(known, locate(known, forest, coder.knowledge, hints_of(reading.report, coder.knowledge))))
        yield {
            "toponyms": [
                {"start": start, "end": end, **_where(located[sighting], coder.knowledge)}
                for (start, end), sighting in seen.items()
                if sighting is not None
            ]
        }


def _factuality(rows: Rows, coder: Coder, spent: Spent) -> Iterator[dict[str, Any]]:
    """Whether what the predicates of a row tell had happened, as the learned part of certainty reads it."""
    for start in range(0, len(rows), CHUNK):
        chunk = rows[start : start + CHUNK]
        began = time.process_time()
        parses = coder.parser.parse([d for row in chunk if (d := reading_of(row).document) is not None])
        spent["parse"] += time.process_time() - began
        for row, parse in zip(chunk, parses):
            began = time.process_time()
            forest = trees(parse)
            places = [_place(forest, p["start"]) for p in row["predicates"]]
            values = happened(forest, [p for p in places if p is not None], coder.knowledge, coder.cues)
            spent["rest"] += time.process_time() - began
            spent["words"] += len(row["text"].split())
            given = [p for p, place in zip(row["predicates"], places) if place is not None]
            yield {"predicates": [{**p, "value": round(v, 3)} for p, v in zip(given, values)]}


def _place(forest: Sequence[Tree], position: int) -> tuple[int, int] | None:
    """The sentence and the token that hold a code point."""
    found = ((s, tree.token_at(position)) for s, tree in enumerate(forest))
    return next(((s, token) for s, token in found if token is not None), None)


def _sighting(forest: Sequence[Tree], span: Span, knowledge: Knowledge) -> Sighting | None:
    for tree in forest:
        if tree.sentence.span.start <= span.start < tree.sentence.span.end:
            first, last = tree.token_at(span.start), tree.token_at(span.end - 1)
            if first is None or last is None:
                return None
            sighting = toponym_at(tree, first, last + 1, knowledge)
            # Gold that ends inside a token ("Calif" of "Calif.") is another name than the token's.
            return replace(sighting, span=span)
    return None


def _where(one: Located, knowledge: Knowledge) -> dict[str, Any]:
    """The place of a toponym, else the one around it, else the first of those that it may mean."""
    place = one.place or one.within or (one.others[0].place if one.others else None)
    return _point(place, knowledge) if place is not None else {}


def _point(place: KnownPlace, knowledge: Knowledge) -> dict[str, Any]:
    geonames = place.id.removeprefix("geonames:")
    found: dict[str, Any] = {
        "lat": round(place.latitude, 4),
        "lon": round(place.longitude, 4),
        "country_iso2": country_of_point(place, knowledge),
    }
    return {**found, "geonameid": int(geonames)} if geonames.isdigit() else found


def country_of_point(place: KnownPlace, knowledge: Knowledge) -> str | None:
    """ISO alpha-2 of a place's country; of a region across borders that of the unit its point lies in, as the gold has it."""
    code = place.country if place.country and ";" not in place.country else ""
    if not code:
        units, index = _shapes()
        inside = list(index.query(Point(place.longitude, place.latitude), predicate="intersects"))
        unit = knowledge.places.get(units[min(inside)]) if inside else None
        code = unit.country if unit is not None else ""
    return knowledge.countries[code].alpha2 or None if code in knowledge.countries else None


@cache
def _shapes() -> tuple[list[str], STRtree]:
    features = json.loads(generated("admin1_shapes.json.gz"))["features"]
    shapes = [shape(feature["geometry"]) for feature in features]
    return [feature["properties"]["id"] for feature in features], STRtree(shapes)


def reading_of(row: dict[str, Any]) -> Reading:
    """A row as it stands: offsets are the gold's, so the text is cut into paragraphs at line breaks and nothing is mended."""
    text = str(row["text"])
    title = str(row.get("title") or "")
    lines = _parted(text, title.strip()) if row.get("glued") else _lines(text)
    document = Document(id=f"doc:{row['id']}", text=text, blocks=tuple(_blocks(lines, title)))
    date = str(row.get("dct") or row.get("date") or "")
    published = date if len(date) == 10 and date[4] == "-" else ""
    report = Report(
        id=f"report:{row['id']}",
        title=str(row.get("title") or ""),
        outlet=str(row.get("publisher") or ""),
        url=str(row.get("url") or ""),
        published=published,
    )
    return Reading(report=report, capture=Capture(report=report.id, sha256="", media_type="jsonl"), document=document)


def dated(url: str) -> str:
    """The day that an address holds (".../2016/01/27/...", ".../20160127...", ".../2016/jan/27/..."), as YYYY-MM-DD; else empty."""
    found = DAY_IN_ADDRESS.search(url.lower())
    if found is None:
        return ""
    year, month, day = found["year"], found["month"], int(found["day"])
    number = MONTHS.index(month[:3]) + 1 if month[:3] in MONTHS else int(month)
    return f"{year}-{number:02d}-{day:02d}" if 1 <= number <= 12 and 1 <= day <= 31 else ""


def _blocks(lines: Sequence[str], title: str) -> Iterator[Block]:
    start = 0
    for line in lines:
        if line.strip():
            first = start + len(line) - len(line.lstrip())
            headline = start == 0 and bool(title) and line.strip().rstrip(".") == title.strip().rstrip(".")
            why = Why(step="text", rule="text.line")
            span = Span(first, first + len(line.strip()))
            yield Block(kind="title" if headline else "paragraph", span=span, read=True, why=why)
        start += len(line)


def _parted(text: str, title: str) -> list[str]:
    """The lines of a text, and its title apart where the body follows it without a break ("Two hurtPolice said")."""
    cut = len(title) if text.startswith(title) else 0
    return [line for piece in (text[:cut], text[cut:]) for line in _lines(piece)]


def _lines(text: str) -> list[str]:
    """The text cut after its line breaks."""
    return re.split(r"(?<=\n)", text)


# --- the scorers' formats ---------------------------------------------------------------------------------------------


def coding(coded: Coded, _knowledge: Knowledge) -> dict[str, Any]:
    """`events` of a sentence; a reciprocal act (an actor list without recipient) is one event with two sides."""
    assert coded.document is not None
    return {"events": [event for m in coded.event_mentions for event in _dyads(m, coded)]}


def _dyads(mention: EventMention, coded: Coded) -> list[dict[str, Any]]:
    text = coded.document.text if coded.document else ""
    actors = {a.id: a for a in coded.actors}
    pronouns = {m.id for m in coded.mentions if m.form == "pronoun"}

    def side(party: Party) -> tuple[str | None, str | None]:
        actor = actors.get(party.actor)
        named = party.span is None or party.mention in pronouns
        surface = (actor.name if actor else None) if named or party.span is None else party.span.of(text)
        country = actor.country if actor else ""
        return surface, {"UNO": "IGO", "EUR": "IGO"}.get(country, country) or None

    sources = [side(p) for p in mention.actors] or [(None, None)]
    targets = [side(p) for p in mention.recipients]
    if not targets and len(sources) > 1:
        pairs = [(sources[0], other) for other in sources[1:]]
    else:
        pairs = [(s, t) for s in sources for t in targets or [(None, None)]]
    return [
        {
            "source": s[0],
            "target": t[0],
            "source_code": s[1],
            "target_code": t[1],
            "cameo": mention.cameo,
            "plover": mention.type,
            "confidence": mention.p_coding,
        }
        for s, t in pairs
    ]


def attribution(coded: Coded, _knowledge: Knowledge) -> dict[str, Any]:
    """`attributions` with source, cue and content spans: the outermost that have a cue, since this gold never nests."""

    def pairs(spans: Sequence[Span]) -> list[list[int]]:
        return [[s.start, s.end] for s in spans]

    return {
        "attributions": [
            {"source": pairs(a.speaker), "cue": pairs(a.cue), "content": pairs(a.content)}
            for a in outermost(coded.attributions)
            if a.cue
        ]
    }


def meantime(coded: Coded, _knowledge: Knowledge) -> dict[str, Any]:
    """`events` (every claim's predicate), with certainty, polarity, time and arguments, and `entities`."""
    mentions = {m.id: m for m in coded.mentions}
    names = {"subj": "Arg0", "obj": "Arg1", "iobj": "Arg2"}
    events = [
        {
            "start": claim.predicate[-1].start,
            "end": claim.predicate[-1].end,
            "certainty": certainty_of(claim),
            "polarity": "NEG" if claim.polarity == "negated" else "POS",
            "time": "FUTURE" if claim.tense == "future" else "NON_FUTURE",
            "args": [
                {
                    "role": names.get(a.role, "ArgM"),
                    "start": mentions[a.mention].span.start,
                    "end": mentions[a.mention].span.end,
                }
                for a in claim.arguments
                if a.mention
            ],
        }
        for claim in coded.claims
    ]
    entities = [
        {"start": m.span.start, "end": m.span.end}
        for m in coded.mentions
        if m.kind in {"actor", "place"} and m.form == "name"
    ]
    return {"events": events, "entities": entities}


def certainty_of(claim: Claim) -> str:
    """This gold calls promises and plans certain; what is wished, possible or conditional it does not, and tells apart by how likely."""
    if claim.modality in {"asserted", "promised", "ordered"}:
        return "CERTAIN"
    return "PROBABLE" if abs(claim.certainty) >= 0.5 else "POSSIBLE"


def geo(coded: Coded, knowledge: Knowledge) -> dict[str, Any]:
    """`toponyms`, however they are used, with the point and country of their places."""
    places = {p.id: p for p in coded.places}
    return {
        "toponyms": [
            {"start": t.span.start, "end": t.span.end, **_point_of(t, places, knowledge)} for t in coded.toponyms
        ]
    }


def bias(coded: Coded, _knowledge: Knowledge) -> dict[str, Any]:
    """`label` and `words` of a sentence, `spans` of a report: the contested terms, whosever words they are, and nothing else.

    This measures vocabulary. Dateline shows terms and whose they are; it calls no sentence biased.
    """
    spans = [term.span for term in coded.contested]
    return {
        "label": "Biased" if spans else "Non-biased",
        "words": [[s.start, s.end] for s in spans],
        "spans": [{"start": s.start, "end": s.end, "bias": "lex"} for s in spans],
    }


def timex(coded: Coded, _knowledge: Knowledge) -> dict[str, Any]:
    """`timex`: the time expressions with their type and value."""
    return {
        "timex": [{"start": t.span.start, "end": t.span.end, "type": t.type, "value": t.value} for t in coded.times]
    }


def _point_of(toponym: Toponym, places: dict[str, Place], knowledge: Knowledge) -> dict[str, Any]:
    """The known place of a toponym, else the one around it, else the first of those that it may mean."""
    place = places.get(toponym.place)
    refs = [place.id, place.within] if place is not None else [c.ref for c in toponym.candidates]
    found = [known for ref in refs if ref and (known := knowledge.places.get(ref)) is not None]
    return _point(found[0], knowledge) if found else {}


TASKS: dict[str, Callable[[Coded, Knowledge], dict[str, Any]]] = {
    "attribution": attribution,
    "bias": bias,
    "coding": coding,
    "fivew": lambda coded, _: fivew(coded),
    "geo": geo,
    "gvdb": gvdb,
    "india_police": lambda coded, _: india_police(coded),
    "meantime": meantime,
    "timex": timex,
}
"""What one report answers by itself."""

WHOLE: dict[str, Callable[[Rows, Coder, Spent], Answers]] = {
    "clusters": lambda rows, _, __: clusters(rows),
    "coref": lambda rows, coder, _: coref(rows, _forests(rows, coder)),
    "factuality": _factuality,
    "geo-given": _given,
}
"""What the rows answer that hold more than a report, or that are taken together."""

if __name__ == "__main__":
    sys.exit(main())
