"""When: the time expression of a clause as TIMEX value and bounds, without inventing what the text does not say."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from dateline.coding.scene import Scene
from dateline.parse import Tree
from dateline.records import EventTime, Mention, Span, TimeBasis, TimePrecision, Why

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = "january february march april may june july august september october november december".split()
SHORT_MONTHS = {m[:3]: i for i, m in enumerate(MONTHS, 1)} | {"sept": 9}
DAY_WORDS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "overnight": 0}
YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
DAY = re.compile(r"\b([0-3]?\d)(?:st|nd|rd|th)?\b")
ADVERBS = frozenset({"today", "yesterday", "tomorrow", "tonight", "overnight"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A time expression read: TIMEX value, bounds and how they came about."""

    value: str
    earliest: str = ""
    latest: str = ""
    precision: TimePrecision = "unknown"
    basis: TimeBasis = "stated"


def time_of(
    scene: Scene, sentence: int, token: int, text: str, barred: frozenset[int] = frozenset(), *, future: bool = False
) -> EventTime:
    """The time of the predicate at `token`: the first time expression that hangs on it and can be read."""
    tree = scene.trees[sentence]
    for one in (token, *coordinated(tree, token)):
        for span in _expressions(scene, tree, one, barred):
            reading = read_time(span.of(text), scene.report.published, future=future)
            if reading is not None:
                return event_time(reading, span, scene.knowledge.version)
    return EventTime(why=Why(step="coding", rule="coding.time.none", version=scene.knowledge.version))


def coordinated(tree: Tree, token: int) -> list[int]:
    """Predicates coordinated with this one under one subject: the day that one of them names holds for all."""
    sentence = tree.sentence
    first = sentence.heads[token] if sentence.deps[token] == "conj" else token
    if first < 0 or sentence.pos[first] != "VERB":
        return []
    own = [c for c in tree.kids(first, "conj") if sentence.pos[c] == "VERB" and not tree.kids(c, "nsubj", "nsubj:pass")]
    verbs = [first, *own]
    return [v for v in verbs if v != token] if token in verbs else []


def event_time(reading: Reading, span: Span, version: str) -> EventTime:
    """The record of a reading."""
    return EventTime(
        value=reading.value,
        earliest=reading.earliest,
        latest=reading.latest,
        precision=reading.precision,
        basis=reading.basis,
        span=span,
        why=Why(step="coding", rule=f"coding.time.{reading.basis}", version=version, spans=(span,)),
    )


def _expressions(scene: Scene, tree: Tree, token: int, barred: frozenset[int]) -> list[Span]:
    spans: list[Span] = []
    for child in tree.children[token]:
        if child in barred or tree.preposition(child) in {"since", "for", "until"}:
            continue
        mention = scene.mention(tree.sentence.index, child)
        if mention is not None and mention.kind == "time":
            spans.append(_whole(tree, child, mention))
        elif tree.lemma(child) in ADVERBS:
            spans.append(tree.span(child, child))
    return spans


def _whole(tree: Tree, token: int, mention: Mention) -> Span:
    hint = next((h for h in tree.sentence.entities if h.start <= token < h.end and h.label in {"DATE", "TIME"}), None)
    return mention.span if hint is None else tree.span(hint.start, hint.end - 1)


def read_time(surface: str, published: str, *, future: bool = False) -> Reading | None:
    """A time expression as a value. `published` is an ISO date or empty; a weekday without it stays a weekday.

    With `future` the day or month is the next one, else the last one not after the publication.
    """
    lower = surface.lower()
    return _calendar(lower, published, future) or _weekday(lower, published, future) or _relative(lower, published)


def _calendar(lower: str, published: str, future: bool) -> Reading | None:
    month = next(
        (
            i
            for word in re.findall(r"[a-z]+", lower)
            for i in (SHORT_MONTHS.get(word[:4]) or SHORT_MONTHS.get(word[:3]),)
            if i and (word in MONTHS or len(word) <= 4) and MONTHS[i - 1].startswith(word[:3])
        ),
        0,
    )
    year_found = YEAR.search(lower)
    year = year_found.group(1) if year_found else ""
    rest = lower.replace(year, " ") if year else lower
    day_found = DAY.search(rest) if month else None
    if month and day_found and 1 <= int(day_found.group(1)) <= 31:
        return _dated(
            int(year) if year else _year_of(month, int(day_found.group(1)), published, future),
            month,
            int(day_found.group(1)),
        )
    if month:
        number = int(year) if year else _year_of(month, 1, published, future)
        return _month(number, month)
    return Reading(value=year, earliest=f"{year}-01-01", latest=f"{year}-12-31", precision="year") if year else None


def _year_of(month: int, day: int, published: str, future: bool) -> int:
    """The year of a month without one: the latest not after the publication, of what is to come the next; 0 if unknown."""
    if not published:
        return 0
    later = f"{month:02d}-{day:02d}" > published[5:10]
    return int(published[:4]) + (not later if future else -later)


def _dated(year: int, month: int, day: int) -> Reading | None:
    if not year:
        return Reading(value=f"XXXX-{month:02d}-{day:02d}", precision="day")
    try:
        iso = datetime.date(year, month, day).isoformat()
    except ValueError:
        return None
    return Reading(value=iso, earliest=iso, latest=iso, precision="day")


def _month(year: int, month: int) -> Reading:
    if not year:
        return Reading(value=f"XXXX-{month:02d}", precision="month")
    last = (datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(days=1)).isoformat()
    return Reading(value=f"{year}-{month:02d}", earliest=f"{year}-{month:02d}-01", latest=last, precision="month")


def _weekday(lower: str, published: str, future: bool) -> Reading | None:
    number = next((i for i, day in enumerate(WEEKDAYS, 1) if day in lower), 0)
    if not number:
        return None
    if not published:
        return Reading(value=f"XXXX-WXX-{number}", precision="weekday", basis="weekday")
    day = datetime.date.fromisoformat(published)
    ahead = future or "next" in lower
    step = (number - day.isoweekday()) % 7 or 7 if ahead else -((day.isoweekday() - number) % 7)
    iso = (day + datetime.timedelta(days=step)).isoformat()
    return Reading(value=iso, earliest=iso, latest=iso, precision="day", basis="weekday")


def _relative(lower: str, published: str) -> Reading | None:
    word = next((w for w in DAY_WORDS if w in lower), "")
    if not word or not published:
        return None
    iso = (datetime.date.fromisoformat(published) + datetime.timedelta(days=DAY_WORDS[word])).isoformat()
    return Reading(value=iso, earliest=iso, latest=iso, precision="day", basis="relative")
