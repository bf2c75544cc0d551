"""Hand-made readings and coded reports, for tests that need records but no parser."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.coder import Coder, Reading
from dateline.knowledge import load
from dateline.records import (
    Actor,
    Attribution,
    Block,
    Capture,
    Claim,
    Coded,
    Document,
    EventMention,
    EventMentionLink,
    EventPlace,
    EventTime,
    Figure,
    Parse,
    Party,
    Place,
    Rejected,
    Report,
    Span,
    Versions,
    Why,
)

WHY = Why(step="test", rule="test.rule")
VERSIONS = Versions(code="1", model="fake", knowledge="k", codebook="plover-2.0")


@dataclass(frozen=True, slots=True, kw_only=True)
class NoParser:
    """A parser that finds no sentences: for tests of what stands around the coder."""

    name: str = "none 1"

    def parse(self, documents: Sequence[Document]) -> list[Parse]:
        return [Parse(document=document.id, parser=self.name, sentences=()) for document in documents]


def no_coder() -> Coder:
    """A coder whose parser finds nothing; importable by name, so that a pool can make it."""
    # A version of its own: edited tables must not make two processes of one test disagree.
    return Coder.of(NoParser(), replace(load(), version="test"))


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def document_of(text: str) -> Document:
    block = Block(kind="paragraph", span=Span(0, len(text)), read=True, why=WHY)
    return Document(id=f"doc:{digest(text)[:32]}", text=text, blocks=(block,))


def reading(name: str, text: str, *, outlet: str = "", published: str = "", source: str = "") -> Reading:
    """A reading of a report called `name`; without text a rejected one."""
    report = Report(id=f"report:{digest(name)[:24]}", external_id=name, outlet=outlet, published=published, title=name)
    source = source or f"{name}.txt"
    capture = Capture(report=report.id, sha256=digest(text), media_type="text", source=source)
    if text:
        return Reading(report=report, capture=capture, document=document_of(text))
    dropped = Rejected(step="text", reason="empty", detail="0 bytes")
    return Reading(report=replace(report, title=""), capture=capture, rejected=(dropped,))


def mention_id(report: str, sentence: str) -> str:
    return f"em:{digest(report + sentence)[:24]}"


def coded_of(given: Reading) -> Coded:
    """A made-up reading: every line is a sentence `TYPE actor > recipient @ place on DAY`, its parts optional."""
    empty = Coded(versions=VERSIONS, report=given.report, capture=given.capture, rejected=given.rejected)
    if given.document is None:
        return empty
    text = given.document.text
    lines = [line for line in text.split("\n") if line.strip()]
    spans = [Span(text.index(line), text.index(line) + len(line)) for line in lines]
    told = [_Told.of(line) for line in lines]
    names = sorted({name for one in told for name in (*one.actors, *one.recipients)})
    mentions = tuple(_mention(given.report.id, one, n, spans[n]) for n, one in enumerate(told) if one.type)
    return replace(
        empty,
        document=given.document,
        sentences=tuple(spans),
        actors=tuple(_actor(name) for name in names),
        places=tuple(_place(name) for name in sorted({one.place for one in told if one.place})),
        attributions=(_attribution(spans[0]),),
        claims=(_claim(spans[0]),),
        figures=(_figure(spans[0]),),
        event_mentions=mentions,
        links=_links(mentions),
    )


def execute(readings: Iterable[Reading], make_coder: Callable[[], Coder]) -> Iterator[Coded]:
    """An executor that needs no parser. It writes down the versions of the coder it is given."""
    versions = make_coder().versions()
    for one in readings:
        yield replace(coded_of(one), versions=versions)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    type: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str
    day: str
    countable: bool
    line: str

    @staticmethod
    def of(line: str) -> _Told:
        head, _, day = line.partition(" on ")
        head, _, place = head.partition(" @ ")
        kind, _, parties = head.partition(" ")
        actors, _, recipients = parties.partition(" > ")
        return _Told(
            type=kind.strip("!") if kind.strip("!").isupper() else "",
            actors=tuple(filter(None, actors.split("+"))),
            recipients=tuple(filter(None, recipients.split("+"))),
            place=place,
            day=day,
            countable=not kind.startswith("!"),
            line=line,
        )


def _actor(name: str) -> Actor:
    country = name[:3] if name[:3].isupper() else ""
    return Actor(id=name, name=f"the {name}", kind="force", country=country, basis="composed", why=WHY)


def _place(name: str) -> Place:
    return Place(id=name, name=name.title(), country="MLI", precision="town", latitude=1.23456, longitude=2.0, why=WHY)


def _attribution(span: Span) -> Attribution:
    return Attribution(id="a0", sentence=0, speaker=(Span(span.start, span.start + 1),), cue_lemma="say", why=WHY)


def _claim(span: Span) -> Claim:
    return Claim(
        id="c0", sentence=0, token=0, predicate=(span,), lemma="do", attributions=("a0",), whys=(("type", WHY),)
    )


def _figure(span: Span) -> Figure:
    return Figure(id="f0", sentence=0, span=span, what="person", what_span=span, low=2, best=3, high=4, why=WHY)


def _mention(report: str, told: _Told, sentence: int, span: Span) -> EventMention:
    predicate = Span(span.start, span.start + 3)
    return EventMention(
        id=mention_id(report, told.line),
        report=report,
        claim="c0",
        sentence=sentence,
        predicate=(predicate,),
        type=told.type,
        modes=("raid",),
        cameo="190",
        quad=4,
        codebook="plover-2.0",
        actors=tuple(Party(actor=name, why=WHY) for name in told.actors),
        recipients=tuple(Party(actor=name, why=WHY) for name in told.recipients),
        places=(EventPlace(place=told.place, span=span, why=WHY),) if told.place else (),
        time=EventTime(value=told.day, earliest=told.day, latest=told.day, why=WHY),
        attributions=("a0",) if sentence == 0 else (),
        countable=told.countable,
        p_coding=0.71234,
        whys=(("type", replace(WHY, spans=(predicate,))),),
    )


def _links(mentions: Sequence[EventMention]) -> tuple[EventMentionLink, ...]:
    pairs = [(a, b) for n, a in enumerate(mentions) for b in mentions[n + 1 :]]
    same = [(a, b) for a, b in pairs if a.type == b.type and a.actors == b.actors and a.recipients == b.recipients]
    return tuple(EventMentionLink(a=a.id, b=b.id, why=WHY) for a, b in same)
