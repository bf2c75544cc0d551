"""A hand-made `Coded`, small enough to know every character of it, for tests of what is shown and explained."""

from __future__ import annotations

from dataclasses import replace

from dateline.records import (
    Actor,
    Attribution,
    Block,
    Candidate,
    Capture,
    Claim,
    Coded,
    ContestedTerm,
    Document,
    EventMention,
    EventPlace,
    EventTime,
    Figure,
    FigureRelation,
    Mention,
    Party,
    Place,
    Rejected,
    Report,
    Resolution,
    Span,
    Versions,
    Why,
    Wording,
)

TEXT = (
    "Harbour council blames navy\n\n"
    "PORT ELM (Test Wire) - The harbour council blamed the Kenyan navy on Monday for a raid near Mombasa. "
    'Its chair said the "so-called patrol" hurt 12 dockers.\n\n'
    "It was a mild evening."
)


def at(words: str, nth: int = 0) -> Span:
    """The span of the nth occurrence of `words` in `TEXT`."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def why(rule: str, *spans: Span, note: str = "") -> Why:
    return Why(step="test", rule=rule, version="k1", spans=spans, note=note)


def _blocks() -> tuple[Block, ...]:
    lead = Span(at("The harbour").start, at("dockers.").end)
    return (
        Block(kind="title", span=at("Harbour council blames navy"), read=True, why=why("t")),
        Block(kind="dateline", span=at("PORT ELM (Test Wire) -"), read=False, why=why("t")),
        Block(kind="paragraph", span=lead, read=True, why=why("t")),
        Block(kind="paragraph", span=at("It was a mild evening."), read=True, why=why("t")),
    )


def _first() -> EventMention:
    return EventMention(
        id="em:aaaa0001",
        report="report:1",
        claim="c0",
        sentence=1,
        predicate=(at("blamed"),),
        type="ACCUSE",
        modes=("allege",),
        cameo="112",
        quad=3,
        codebook="plover-2.0",
        actors=(Party(actor="local:council", mention="m0", span=at("The harbour council"), why=why("act:accuse")),),
        recipients=(Party(actor="KEN/MIL", mention="m1", span=at("the Kenyan navy"), why=why("act:accuse")),),
        places=(
            EventPlace(place="place:KEN/mombasa", span=at("Mombasa"), modifier="near", why=why("coding.place.clause")),
        ),
        time=EventTime(
            value="2026-02-02",
            earliest="2026-02-02",
            latest="2026-02-02",
            precision="day",
            basis="weekday",
            span=at("Monday"),
            why=why("coding.time.weekday"),
        ),
        p_coding=0.7,
        whys=(
            ("type", why("act:accuse", at("blamed"), at("raid"), note="act:accuse < noun:raid")),
            ("certainty", why("coding.certainty", note="the outlet's own words")),
        ),
    )


def _second() -> EventMention:
    return EventMention(
        id="em:aaaa0002",
        report="report:1",
        claim="c1",
        sentence=2,
        predicate=(at("hurt"),),
        type="ASSAULT",
        cameo="180",
        quad=4,
        codebook="plover-2.0",
        recipients=(Party(actor="---/LAB", span=at("12 dockers"), why=why("verb:hurt-person")),),
        time=EventTime(why=why("coding.time.none")),
        attributions=("a0",),
        aspect="ongoing",
        countable=False,
        certainty=1,
        p_coding=0.55,
        whys=(("type", why("verb:no-such-row", at("hurt"), note="verb:no-such-row")),),
    )


def made() -> Coded:
    """A report with two event mentions, one of them in somebody's words and not countable."""
    return Coded(
        versions=Versions(code="0", model="m", knowledge="k1", codebook="plover-2.0"),
        report=Report(
            id="report:1",
            url="https://news.example/a?b=1&c=2",
            outlet="Test Wire",
            outlet_basis="inferred",
            title="Harbour council blames navy",
            title_basis="inferred",
            published="2026-02-03",
            published_basis="stated",
        ),
        capture=Capture(report="report:1", sha256="f" * 64, media_type="text", source="made.txt"),
        document=Document(id="doc:1", text=TEXT, blocks=_blocks()),
        sentences=(
            at("Harbour council blames navy"),
            Span(at("The harbour").start, at("Mombasa.").end),
            Span(at("Its chair").start, at("dockers.").end),
            at("It was a mild evening."),
        ),
        mentions=(
            Mention(
                id="m0",
                kind="actor",
                form="nominal",
                span=at("The harbour council"),
                head=at("council", 1),
                sentence=1,
                token=2,
            ),
            Mention(
                id="m1", kind="actor", form="name", span=at("the Kenyan navy"), head=at("navy", 1), sentence=1, token=6
            ),
            Mention(id="m2", kind="actor", form="pronoun", span=at("Its"), head=at("Its"), sentence=2, token=0),
        ),
        resolutions=(
            Resolution(
                mention="m1",
                ref="KEN/MIL",
                candidates=(Candidate(ref="KEN", reason="also a country"),),
                why=why("resolve.role", note="navy"),
            ),
        ),
        actors=(
            Actor(
                id="KEN/MIL",
                name="Kenyan navy",
                kind="force",
                country="KEN",
                sectors=("MIL",),
                basis="composed",
                public=True,
                why=why("resolve.composed"),
            ),
            Actor(
                id="local:council",
                name="harbour council",
                kind="organisation",
                basis="local",
                why=why("resolve.name.unknown"),
            ),
        ),
        places=(
            Place(
                id="place:KEN/mombasa",
                name="Mombasa",
                country="KEN",
                precision="town",
                latitude=-4.05,
                longitude=39.67,
                why=why("resolve.place"),
            ),
        ),
        attributions=(
            Attribution(
                id="a0",
                sentence=2,
                speaker=(at("Its chair"),),
                speaker_kind="office",
                cue=(at("said"),),
                cue_lemma="say",
                content=(Span(at('the "so').start, at("dockers").end),),
                kind="mixed",
                why=why("attribution.verb.that"),
            ),
        ),
        wordings=(
            Wording(span=Span(at('the "so').start, at("dockers").end), whose="paraphrased", attribution="a0"),
            Wording(span=at("so-called patrol"), whose="quoted", attribution="a0"),
        ),
        contested=(
            ContestedTerm(
                span=at("so-called"),
                term="so-called",
                kind="distancing",
                whose="quoted",
                attribution="a0",
                why=why("claims.contested", note="keeps its distance"),
            ),
        ),
        claims=(
            Claim(id="c0", sentence=1, token=3, predicate=(at("blamed"),), lemma="blame"),
            Claim(
                id="c1",
                sentence=2,
                token=9,
                predicate=(at("hurt"),),
                lemma="hurt",
                aspect="ongoing",
                attributions=("a0",),
            ),
        ),
        figures=(
            Figure(
                id="f0",
                sentence=2,
                span=at("12"),
                what="docker",
                what_span=at("12 dockers"),
                low=12,
                best=12,
                high=12,
                measure="wounded",
                attributions=("a0",),
                why=why("claims.figure.exact"),
            ),
            Figure(
                id="f1",
                sentence=1,
                span=at("a raid"),
                what="docker",
                what_span=at("a raid"),
                low=20,
                why=why("claims.figure.at-least"),
            ),
        ),
        figure_relations=(FigureRelation(a="f0", b="f1", relation="differ", why=why("claims.figures.same-thing")),),
        event_mentions=(_first(), _second()),
        rejected=(
            Rejected(step="coding", reason="no party", span=at("was"), detail="AID by verb:x"),
            Rejected(step="coding", reason="no party", span=at("mild")),
            Rejected(step="text", reason="date_not_understood", detail="some day"),
        ),
    )


def unread() -> Coded:
    """A report that could not be read."""
    return Coded(
        versions=made().versions,
        report=Report(id="report:2"),
        capture=Capture(report="report:2", sha256="", media_type="text"),
        rejected=(Rejected(step="text", reason="empty"),),
    )


def with_text(text: str) -> Coded:
    """A report of one unmarked paragraph."""
    whole = Block(kind="paragraph", span=Span(0, len(text)), read=True, why=why("t"))
    bare = replace(unread(), rejected=(), document=Document(id="doc:2", text=text, blocks=(whole,)))
    return replace(bare, report=Report(id="report:2", title=text[:20]))
