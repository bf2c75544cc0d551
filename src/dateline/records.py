"""The records of Dateline, in the order in which they come to be.

Every record is frozen, slotted and (but for `Span`) keyword-only. Positions are code points of `Document.text`, half-open,
so that `text[span.start:span.end]` is the surface. Ids inside one report ("m3", "a1", "c7") are ordinals and are only
unique together with the report's id; `Report.id`, `Document.id`, `EventMention.id` and `Event.id` are content hashes that
survive better code (docs/decisions/0002-records-and-ids.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

CODED_VERSION = 5
"""Version of the `coded` record and of its JSON Schema; raised with every change of its shape."""


# --- what everything rests on ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points `start` (inclusive) to `end` (exclusive) of `Document.text`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The surface of this span in `text`."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """The rule or model behind one value, its version, and the spans it looked at."""

    step: str
    rule: str
    version: str = ""
    spans: tuple[Span, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """Something that was looked at and dropped: dropped things are data too."""

    step: str
    reason: str
    span: Span | None = None
    detail: str = ""


# --- the report and its text ----------------------------------------------------------------------------------------

Basis = Literal["stated", "inferred", "unknown"]


Genre = Literal["news", "opinion", "live", "analysis", "sport", "business", "culture", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One item as published. Unknown stays unknown (empty); inferred values say so in their basis."""

    id: str
    url: str = ""
    external_id: str = ""
    outlet: str = ""
    outlet_basis: Basis = "unknown"
    title: str = ""
    title_basis: Basis = "unknown"
    published: str = ""
    """ISO date (YYYY-MM-DD), or empty."""
    published_basis: Basis = "unknown"
    genre: Genre = "other"
    """What kind of text it is. Nothing is left out for it; `genre_why` names the words that told it."""
    genre_why: Why | None = None
    titles_only: bool = False
    """Whether the input had a title or a summary only: what the report itself says is not in the document."""
    translated_from: str = ""
    """The language a machine translated it from, and who says so: "fra (column original_language)"; else empty."""
    fields: tuple[tuple[str, str], ...] = ()
    """What else the input states of the report, as text: names and values, in the order of the input."""


MediaType = Literal["text", "html", "jsonl", "table", "feed", "nexis", "factiva", "proquest"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """The bytes of a report as found at one moment."""

    report: str
    sha256: str
    media_type: MediaType
    """What the bytes are. One row of a table is its columns as a JSON object; one report of an export is its part of the text."""
    source: str = ""
    """Where the bytes were found: a path, `-`, or path#number (of the line, row, entry, record or report). Never read by
    the coder."""
    retrieved: str = ""


BlockKind = Literal[
    "title", "paragraph", "heading", "label", "dateline", "byline", "caption", "share", "related", "truncated"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A piece of the document. Blocks that are not `read` (furniture) are kept, and no later step looks into them.

    Blocks do not overlap and stand in text order. A `truncated` flag marks a text cut off before its end.
    """

    kind: BlockKind
    span: Span
    read: bool
    truncated: bool = False
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """`Document.text[start : start + length]` came from `source[source_start : source_start + source_length]`.

    The source is the decoded input text (for HTML the decoded page). Where both lengths are equal the piece was copied
    one to one but for replaced characters (a no-break space became a space); else it was mended as a whole.
    """

    start: int
    length: int
    source_start: int
    source_length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A capture's clean text with its blocks. The text never changes once made; its id is the text's hash."""

    id: str
    text: str
    blocks: tuple[Block, ...]
    pieces: tuple[Piece, ...] = ()
    language: str = "en"


# --- the parse ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityHint:
    """A named entity as the parser sees it: tokens `start` to `end` (exclusive) of the sentence."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence as parallel tuples, one place a token; `heads` are token indices, the root's head is -1.

    `deps` are Universal Dependencies relations with content words as heads, `pos` universal and `tags` Penn tags.
    """

    index: int
    block: int
    span: Span
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    lemmas: tuple[str, ...]
    tags: tuple[str, ...]
    pos: tuple[str, ...]
    heads: tuple[int, ...]
    deps: tuple[str, ...]
    entities: tuple[EntityHint, ...] = ()
    headline: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Parse:
    """Sentences of the read blocks, in text order."""

    document: str
    parser: str
    sentences: tuple[Sentence, ...]


# --- mentions and what they refer to --------------------------------------------------------------------------------

MentionKind = Literal["actor", "place", "time", "quantity"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A span that refers to an actor, place, time or quantity; `token` is its head's index in `sentence`."""

    id: str
    kind: MentionKind
    form: Literal["name", "nominal", "pronoun"]
    span: Span
    head: Span
    sentence: int
    token: int
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Something a mention might refer to, and why it was or was not chosen.

    `score` compares candidates of one mention (higher is likelier, two decimals); it is no probability. None: not weighed.
    """

    ref: str
    reason: str
    score: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What a mention refers to: `ref` is the id of an `Actor` or `Place` of this report, or empty where undecided.

    `also` holds the others where a plural means several ("both sides"). `within` names the attribution outside which the
    resolution does not hold ("the enemy" in somebody's mouth).
    """

    mention: str
    ref: str
    also: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    within: str = ""
    why: Why


ActorKind = Literal[
    "state", "office", "force", "armed_group", "organisation", "outlet", "person", "people", "role", "unknown"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """An actor of this report. `id` is a knowledge id ("group:…"), a composed one ("USA/MIL") or local ("local:…").

    `country` is an alpha-3 code or one of PLOVER's non-state names, or empty. `sectors` has the primary sector first.
    `public` marks states, groups, bodies and listed office-holders: anybody else is private (promise 7).
    """

    id: str
    name: str
    kind: ActorKind
    country: str = ""
    sectors: tuple[str, ...] = ()
    basis: Literal["knowledge", "composed", "local"]
    public: bool = False
    aliases: tuple[str, ...] = ()
    why: Why


PlacePrecision = Literal["site", "town", "district", "province", "region", "country", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of this report. Coordinates are decimal degrees (WGS 84), rounded to 4 places, or absent.

    `country` joins several codes with ";" for a region across borders; `admin1` and `admin2` are names. A place that the
    gazetteer does not have gets no coordinates: `within` is then the id of the place that the text puts around it, or empty.
    """

    id: str
    name: str
    country: str = ""
    admin1: str = ""
    admin2: str = ""
    precision: PlacePrecision
    latitude: float | None = None
    longitude: float | None = None
    within: str = ""
    why: Why


ToponymForm = Literal["name", "modifier", "people", "embedded"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A place name as it stands: as a name, a modifier ("Turkish"), of people ("Nigerians") or inside a longer name.

    `place` is the id of a `Place` of this report, or empty. Only claims say what happens there: the place of an event mention
    is an `EventPlace`, never simply a toponym.
    """

    span: Span
    sentence: int
    form: ToponymForm
    place: str = ""
    candidates: tuple[Candidate, ...] = ()
    why: Why


# --- who says it ----------------------------------------------------------------------------------------------------

SpeakerKind = Literal["named", "office", "anonymous", "group", "document", "witness", "outlet", "unknown"]
Stance = Literal[
    "neutral", "asserting", "doubting", "accusing", "denying", "promising", "threatening", "ordering", "asking",
    "agreeing", "refusing",
]  # fmt: skip
Adoption = Literal["endorses", "neutral", "distances"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who is said to say, think or want it. Speaker, cue and content may each be broken up: lists of spans.

    `kind`: quote (all of the content inside quotation marks), paraphrase, mixed, attitude (thinks, wants, fears).
    `adoption`: whether the outlet endorses ("shows"), is neutral ("said") or distances itself ("claims").
    `stance` is how the cue puts the content: said, accused, denied, promised. `medium` is the statement, interview or post
    it stood in, `via` the agency or other outlet that it comes from ("told Reuters", "quoted by the agency").
    `outer` is the id of the attribution this one stands in, or empty where only the outlet is around it.
    """

    id: str
    sentence: int
    speaker: tuple[Span, ...] = ()
    speaker_kind: SpeakerKind = "unknown"
    cue: tuple[Span, ...] = ()
    cue_lemma: str = ""
    content: tuple[Span, ...] = ()
    medium: tuple[Span, ...] = ()
    addressee: tuple[Span, ...] = ()
    time: tuple[Span, ...] = ()
    via: tuple[Span, ...] = ()
    kind: Literal["quote", "paraphrase", "mixed", "attitude"] = "paraphrase"
    adoption: Adoption = "neutral"
    stance: Stance = "neutral"
    outer: str = ""
    actor: str = ""
    """Id of the `Actor` that the speaker resolves to, or empty."""
    why: Why


Whose = Literal["quoted", "paraphrased", "outlet"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Whose words a span is: quoted (the speaker's), paraphrased (the speaker's or the outlet's, never guessed), outlet's."""

    span: Span
    whose: Whose
    attribution: str = ""


ContestedKind = Literal["loaded", "distancing", "designation"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestedTerm:
    """A loaded or distancing term and whose words it is. Shown, never judged.

    `neutral` is a counterpart without the judgement, where there is one; `contested_by` says who objects to the term.
    """

    span: Span
    term: str
    kind: ContestedKind
    whose: Whose
    attribution: str = ""
    neutral: str = ""
    contested_by: str = ""
    why: Why


# --- claims and figures ---------------------------------------------------------------------------------------------

Polarity = Literal["affirmed", "negated", "unclear"]
Modality = Literal["asserted", "possible", "conditional", "ordered", "wished", "promised"]
Tense = Literal["past", "present", "future"]
Aspect = Literal["single", "ongoing", "habitual", "ceased", "begun", "historical"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """An argument of a claim: a mention, another claim, or (both empty) a span alone. `role` is a UD relation, e.g. `obl:with`."""

    role: str
    span: Span
    mention: str = ""
    claim: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One proposition. `attributions` is the chain of who says so, outermost first, the outlet itself left out.

    `reports` names the attribution whose cue this claim's predicate is: the reporting clause is itself a claim.
    `hedges` and `boosters` are the words that weaken or strengthen it ("reportedly", "clearly"). `certainty` from -3 (surely
    not) to 3 (surely) is how sure the text is that it happened or is so, rounded to one decimal; its why says from what.
    """

    id: str
    sentence: int
    token: int
    predicate: tuple[Span, ...]
    lemma: str
    arguments: tuple[Argument, ...] = ()
    polarity: Polarity = "affirmed"
    modality: Modality = "asserted"
    condition: str = ""
    tense: Tense = "present"
    aspect: Aspect = "single"
    duration: tuple[Span, ...] = ()
    presupposed: bool = False
    hedges: tuple[Span, ...] = ()
    boosters: tuple[Span, ...] = ()
    certainty: float = 3.0
    attributions: tuple[str, ...] = ()
    reports: str = ""
    whys: tuple[tuple[str, Why], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """A claim that denies another one of its report: `denial` is the denying claim, `denied` the claim that it answers."""

    denial: str
    denied: str
    why: Why


Measure = Literal[
    "killed", "wounded", "casualties", "displaced", "arrested", "missing", "people", "troops", "vehicles", "weapons",
    "buildings", "money", "area", "distance", "share", "other",
]  # fmt: skip
Counting = Literal["", "increment", "running"]
FigureStatus = Literal["claimed", "confirmed", "estimated", "feared"]
Bound = int | float
"""A bound of a figure: whole where the text gives a whole number, else rounded to three decimals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A quantity somebody claims. Unknown bounds are absent; `best` is absent where the text gives no single value.

    `whose` is what the text says of whose the counted are ("Russian"), `side` the id of the `Actor` that they resolve to.
    `counting`: `increment` comes on top of what was counted before ("another 12"), `running` is a total so far. `status`: plainly
    claimed, said to be confirmed or counted, estimated, or feared. An explicit zero has 0 for all three bounds. Casualties are
    killed and wounded together. `unit` is a currency, `percent` for shares, or a unit of length, area or weight; `what` is then what
    is measured ("acres of soya") or shared ("a third of the wells"), and empty where the text names nothing ("2.5 km", money).
    """

    id: str
    sentence: int
    span: Span
    what: str
    what_span: Span
    whose: str = ""
    side: str = ""
    low: Bound | None = None
    best: Bound | None = None
    high: Bound | None = None
    unit: str = ""
    approximate: bool = False
    per: str = ""
    counting: Counting = ""
    status: FigureStatus = "claimed"
    where: str = ""
    as_of: str = ""
    measure: Measure = "other"
    attributions: tuple[str, ...] = ()
    claimant: str = ""
    """Surface of the innermost speaker, or empty for the outlet's own voice."""
    adoption: Adoption = "neutral"
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRelation:
    """How two figures of the same thing stand to each other. Never says which one is right."""

    a: str
    b: str
    relation: Literal["same", "update", "subset", "differ", "contradict"]
    why: Why


# --- event mentions -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An actor or recipient of an event mention."""

    actor: str
    mention: str = ""
    span: Span | None = None
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPlace:
    """Where: a place of this report and how it is meant ("north of", "part of", "some" of its cities)."""

    place: str
    span: Span
    modifier: str = ""
    basis: Literal["clause", "sentence", "argument"] = "clause"
    why: Why


SpeakerSide = Literal["actor", "recipient", "with_actor", "with_recipient", "third", "outlet", "unknown"]


TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
TimePrecision = Literal[
    "time", "day", "week", "month", "quarter", "season", "half", "year", "decade", "century", "weekday", "unknown"
]
TimeBasis = Literal["stated", "weekday", "relative", "order", "publication", "none"]
TimeRelation = Literal["", "before", "after", "during"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """Words of time in the text, as TIMEX3 has them: a date, a time of day, a length or something that comes again.

    `value` is the TIMEX value; `earliest` and `latest` are the days it covers, empty where it names none. `basis` is what it was
    counted from: nothing (stated), the publication (relative; weekday), what the text told before (order). `relation` is what the
    preposition before it says ("since 2011": after).
    """

    span: Span
    sentence: int
    type: TimeType
    value: str
    earliest: str = ""
    latest: str = ""
    precision: TimePrecision = "unknown"
    basis: TimeBasis = "none"
    relation: TimeRelation = ""
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class EventTime:
    """When. `value` is a TIMEX value (a weekday without a date stays "XXXX-WXX-3"); empty bounds are unknown."""

    value: str = ""
    earliest: str = ""
    latest: str = ""
    precision: TimePrecision = "unknown"
    basis: TimeBasis = "none"
    relation: TimeRelation = ""
    span: Span | None = None
    why: Why


FigureRole = Literal[
    "killed", "wounded", "casualties", "missing", "displaced", "arrested", "participants", "people", "troops", "vehicles",
    "weapons", "buildings", "money", "area",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFigure:
    """A figure that counts what an act did, or how many took part in it. `figure` is the id of a `Figure` of the same report."""

    figure: str
    role: FigureRole
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """A claim of one report that the codebook codes. Not an event: events are what the linking makes of event mentions.

    `countable` is false for ongoing, habitual and historical acts, for deeds still to come and for deeds told in the present after
    the first sentence of a report that is not live: they are kept and stay out of default counts. Negated, presupposed, wished and merely possible acts are no event mentions but claims, and are `rejected`
    here with their reason; so `polarity` and `modality` are those of the coded act, not of its content. `certainty` is its
    claim's, from -3 (surely not) to 3 (surely happened) as the text has it; `p_coding` is how likely it is that the report says this.
    `speaker_side` is where the innermost speaker of its chain stands in it: its actor, its recipient, aligned with either
    (of the same state, or an outlet that one of them owns), a third party, nobody but the outlet, or unknown.
    """

    id: str
    report: str
    claim: str
    sentence: int
    predicate: tuple[Span, ...]
    type: str
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    cameo: str = ""
    quad: int
    codebook: str
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    places: tuple[EventPlace, ...] = ()
    figures: tuple[EventFigure, ...] = ()
    time: EventTime
    statement_time: EventTime | None = None
    attributions: tuple[str, ...] = ()
    polarity: Polarity = "affirmed"
    modality: Modality = "asserted"
    tense: Tense = "past"
    aspect: Aspect = "single"
    speaker_side: SpeakerSide = "outlet"
    countable: bool = True
    certainty: float = 3.0
    p_coding: float
    whys: tuple[tuple[str, Why], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMentionLink:
    """Two event mentions of one report that tell the same thing."""

    a: str
    b: str
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """What made a `Coded`: the same versions on the same input give the same bytes."""

    code: str
    model: str
    knowledge: str
    codebook: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """All that was read out of one report. An input that could not be read has no document and says why in `rejected`."""

    version: int = CODED_VERSION
    versions: Versions
    report: Report
    capture: Capture
    document: Document | None = None
    sentences: tuple[Span, ...] = ()
    mentions: tuple[Mention, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    toponyms: tuple[Toponym, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    wordings: tuple[Wording, ...] = ()
    contested: tuple[ContestedTerm, ...] = ()
    claims: tuple[Claim, ...] = ()
    denials: tuple[Denial, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    figures: tuple[Figure, ...] = ()
    figure_relations: tuple[FigureRelation, ...] = ()
    event_mentions: tuple[EventMention, ...] = ()
    links: tuple[EventMentionLink, ...] = ()
    rejected: tuple[Rejected, ...] = ()


# --- across reports -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLink:
    """Two event mentions, of any reports, held to be about one event, and why. `p_same` is the score of the link."""

    a: str
    b: str
    p_same: float
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What event mentions of one or more reports are about. The only table to count."""

    id: str
    type: str
    date: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str
    country: str
    mentions: tuple[str, ...]
    reports: int
    outlets: int
    links: tuple[EventLink, ...] = ()
