"""Where and when a shooting was, with what and how many shots, read off the toponyms, the times and the words of a report."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from dateline.knowledge import Knowledge
from dateline.knowledge.tables import KnownPlace
from dateline.records import Coded, Place, Span, Toponym

EVENT = re.compile(
    r"\b(?:shot|shots?|shooting|shootings|happened|occurred|gunfire|gunned|killed|fired|opened fire|wounded|responded|called|arrived|found|dispatched|took place|"
    r"incident|robbe\w+|gunman|gunshot|bullets?|broke out|erupted|attack\w*|died)\b",
    re.IGNORECASE,
)
SHOOTING = re.compile(
    r"\b(?:shot|shots|shooting|gunfire|gunned|fired|happened|occurred|took place|wounded|gunshots?|killed)\b",
    re.IGNORECASE,
)
LATER = re.compile(
    r"\b(?:court|arraign\w*|hearing|arrest(?:ed)?|charged|press conference|news conference|vigil|funeral|bond|autopsy|updated|posted|published|identified|trial|sentenced|appear\w*|crime stoppers)\b",
    re.IGNORECASE,
)
CLOCK = re.compile(
    r"\b(?:[01]?\d(?::[0-5]\d)?(?: ?[ap]\.? ?m\b\.?| o'clock)|(?<=around )\d{1,2}:[0-5]\d|(?<=about )\d{1,2}:[0-5]\d|(?<=at )\d{1,2}:[0-5]\d|"
    r"(?<=before )\d{1,2}:[0-5]\d|(?<=after )\d{1,2}:[0-5]\d|noon\b|midnight\b)",
    re.IGNORECASE,
)
PART = re.compile(r"\b(?:morning|afternoon|evening|overnight|tonight|night|midnight|midday|noon|dawn)\b", re.IGNORECASE)
NO_PART = re.compile(r"(?:night ?club|good morning|morning news|last night's (?:game|show))", re.IGNORECASE)
WEAPON = re.compile(
    r"(?:(?:\.\d\d\d?|\d{1,2})[- ]?(?:caliber|mm|millimeter|gauge)[\w\- ]{0,25}?\b(?:handgun|pistol|revolver|rifle|gun|shotgun|glock|weapon|firearm)\b|\.\d\d\d? (?:handgun|pistol|revolver|rifle)|"
    r"\b(?:semi-?automatic|automatic|assault|hunting|sawed-off|high-powered|pellet|bb|long|air|ak-47|ar-15|sks|black|silver)[- ](?:\w+ )?(?:handgun|pistol|rifle|shotgun|weapon|gun)s?\b|"
    r"\b(?:handgun|pistol|shotgun|rifle|revolver|AK-?47|AR-?15|glock|long gun)s?\b)",
    re.IGNORECASE,
)
NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|a dozen|dozens of|several|multiple|numerous|many|a few|a couple(?: of)?|at least \w+|more than (?:a )?\w+|about \w+|as many as \w+|up to \w+)"
SHOTS = (
    re.compile(
        rf"\b{NUMBER}(?: to {NUMBER})? (?:more )?(?:gun ?)?(?:shots?|rounds|gunshots?|bullets)\b(?! (?:wounds?|victims?))",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\bshot (?:\w+ )?(?:(?:and|him|her|the \w+|man|woman) )*?(?:once|twice|{NUMBER} times)\b", re.IGNORECASE
    ),
    re.compile(
        rf"\b(?:struck|hit|shot|shooting|fired|firing)\b[^.]{{0,50}}?\b(once|twice|{NUMBER} times)\b", re.IGNORECASE
    ),
    re.compile(rf"\b({NUMBER}|a|a single|single) (?:\w+ )?gunshot wounds?\b", re.IGNORECASE),
    re.compile(
        r"\b(?:a single shot|a shot|one shot|a gunshot|single gunshot|a single round)\b(?! wound)", re.IGNORECASE
    ),
)
ROAD = r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Dr|Lane|Ln|Court|Ct|Place|Pl|Way|Highway|Hwy|Parkway|Pkwy|Circle|Terrace|Freeway|Pike|Turnpike|Trail|Route|Expressway|Loop|Plaza|Square|Alley|Row|Run|Interstate|Broadway)\b\.?"
CAP = r"(?:[A-Z0-9][\w'’\-]*\.?|of|the|de|la)"
NAME = rf"(?:(?:[NSEW]|North|South|East|West|No|So|Southwest|Northwest|Southeast|Northeast|[NS][EW])\.? )?[A-Z0-9][\w'’\-]*(?: [A-Z0-9][\w'’\-]*){{0,4}}(?: {ROAD})?"
PLACES = tuple(
    re.compile(p)
    for p in (
        rf"\b\d+(?:00|[0-9]0)?(?:th|st|nd|rd)?[- ]blocks? (?:of|on|along) (?:the )?{NAME}(?: (?:at|and|near) {NAME})?",
        rf"\b(?:intersection|corner|area|vicinity) of {NAME}(?: (?:and|&|at) {NAME})+",
        rf"\b(?:[A-Z][\w'’\-]+ ){{0,4}}(?:at|on) \d+ {NAME} {ROAD}",
        rf"\b\d{{2,5}} (?:[NSEW]\. )?(?:[A-Z0-9][\w'’]*\.? ){{1,4}}{ROAD}",
        rf"\b{NAME} {ROAD} (?:and|&|at|near) (?:{NAME})",
        rf"\b(?:near|at|on|of) (\d+(?:th|st|nd|rd) (?:and|&) {NAME})",
        rf"\b(?:near|at) ({NAME} (?:and|&) {NAME})",
        rf"\b(?:(?:an?|the) )?(?:home|house|apartment|parking lot|residence|bar|store|gas station|restaurant)?(?: (?:in|on|at|near|along|off) )(?:the )?(?:[A-Z0-9][\w'’]*\.? ){{1,4}}{ROAD}",
        r"\b(?:[A-Z][\w'’&\-]+ ){1,4}(?:Apartments?|Apartment Complex|Bar|Restaurant|Hotel|Motel|Inn|Mall|Park|School|Hospital|Store|Club|Lounge|Market|Supermarket|University|College|Church|Plaza|Tavern|Bakery|Station|Grill|Cafe|Pub)\b(?! (?:Police|officials))",
        r"\b(?:[A-Z][\w'’\-]+ ){1,4}(?:neighborhood|section|area)\b",
        r"\b(?:[\w'’]+ )?(?:parking lot|parking garage|apartment complex|apartment|gas station|convenience store|nightclub|restaurant|driveway|bedroom|home|house|street)\b",
    )
)  # fmt: skip
DATELINE = re.compile(
    r"^\((?P<named>[A-Z][\w. ]+), [A-Z]{2}\)|^\W*(?P<capitals>[A-Z][A-Z.'’\-]*[A-Z.](?: [A-Z][A-Z.'’\-]*[A-Z.])*)(?:, ([A-Z][A-Za-z.]+(?: [A-Z][a-z]+)?))?,? ?(?:\([^)]{2,40}\))? ?(?:–|—|--|-|:|\?\?\?)"
)
MONTHS = {m: i + 1 for i, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split())}
STATED = re.compile(
    r"\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?\b(?:,? (\d{4})\b)?"
)
NUMERIC = re.compile(r"\b(\d{1,2})[/-](\d{1,2})[/-](20\d\d|\d\d)\b")
WEEKDAY = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
WEEKDAYS = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")
SAID_TO_BE = re.compile(
    r"(?i)\b(?:posted|published|publication date|updated|last updated|created|originally published)\b[^.\n]{0,25}$"
)


ROAD_AFTER = re.compile(rf" {ROAD}(?!\w)")
PART_OF_TOWN = re.compile(r" (?:section|neighbou?rhood|area|community)\b")
TITLE_END = re.compile(r" [|«] | - ")
NO_TOWN_END = re.compile(rf"\b(?:{ROAD}|House|Hotel|Park|Hospital|Mall|Center|School|Apartments|Side)$|\d")
NO_TOWN = frozenset("UPDATE UPDATED EXCLUSIVE BREAKING WATCH VIDEO NEW CLICK".split())
LARGE = 200_000
"""People that a city has whose outlets are named after it."""
WIDE = ("country", "admin1", "province", "region")


def body_of(coded: Coded) -> Span:
    """The text after the title."""
    text = coded.document.text if coded.document else ""
    title = next((b.span.end for b in coded.document.blocks if b.kind == "title"), 0) if coded.document else 0
    return Span(title, len(text))


def dateline_of(coded: Coded, text: str) -> re.Match[str] | None:
    return DATELINE.match(text[body_of(coded).start :][:120].lstrip())


def city(coded: Coded, text: str, knowledge: Knowledge) -> tuple[str, str]:
    """City and state: the dateline's, else the town of the United States that the report names most and first, else its outlet's."""
    line = dateline_of(coded, text)
    town = (line["named"] or line["capitals"]) if line is not None else ""
    places = {p.id: p for p in coded.places}
    towns = _towns(coded, text, places)
    if len(town) > 2 and town not in NO_TOWN:
        known = next((p for p, _ in towns if p.name.lower() == town.lower()), None)
        return town, (known.admin1 if known else "") or _state(coded, places)
    if towns and not (
        towns[0][0].id in _parts_of_towns(coded, text)
        and outlet_city(coded.report.url, text[: body_of(coded).start], knowledge)[0]
    ):
        return towns[0][1], towns[0][0].admin1 or _state(coded, places)
    name, state = outlet_city(coded.report.url, text[: body_of(coded).start], knowledge)
    return name, _state(coded, places) or state


def _state(coded: Coded, places: dict[str, Place]) -> str:
    """The first state of the United States that the report names, or that a town of it is in."""
    named = [places[t.place] for t in sorted(coded.toponyms, key=lambda t: t.span) if t.place in places]
    own = [p.name for p in named if p.country == "USA" and p.precision == "province"]
    return next(iter(own), next((p.admin1 for p in named if p.country == "USA" and p.admin1), ""))


def _towns(coded: Coded, text: str, places: dict[str, Place]) -> list[tuple[Place, str]]:
    """Towns with their surface, the best first: named often, early, and not merely inside a longer name."""
    start = body_of(coded).start
    tail = _tail(text[:start])
    score: dict[str, float] = {}
    surface: dict[str, str] = {}
    parts = _parts_of_towns(coded, text)
    for rank, toponym in enumerate(sorted(coded.toponyms, key=lambda t: t.span)):
        place = places.get(toponym.place)
        if place is None or place.country not in ("USA", "") or place.precision not in ("town", "district", "unknown"):
            continue
        if place.precision == "unknown" and not place.latitude and not _in_it(toponym, text):
            continue
        early = 3.0 / (1 + rank / 2)
        lead = 1.0 if toponym.span.start < start + 500 else 0.0
        embedded = 0.5 if toponym.form in ("embedded", "modifier") else 1.0
        after = text[toponym.span.end : toponym.span.end + 24]
        if toponym.span.start in tail or ROAD_AFTER.match(after):
            continue
        whole = 1.0 if re.match(r" (?:police|Police|PD)", after) or re.match(r"'s |’s ", after) else 0.0
        part = (
            0.3
            if place.id in parts or place.precision in ("district", "unknown") or place.name.endswith("County")
            else 1.0
        )
        score[place.id] = score.get(place.id, 0.0) + (early + lead + 1.0) * embedded * part + whole
        if place.id not in surface or toponym.form == "name":
            surface.setdefault(place.id, toponym.span.of(text))
    best = sorted(score, key=lambda i: (-score[i], i))
    return [(places[i], surface[i]) for i in best]


def _parts_of_towns(coded: Coded, text: str) -> frozenset[str]:
    """Places that the report somewhere calls a section, a neighbourhood or an area."""
    return frozenset(t.place for t in coded.toponyms if PART_OF_TOWN.match(text, t.span.end))


def _in_it(toponym: Toponym, text: str) -> bool:
    """Whether a name that the gazetteer does not have stands as a town's does ("a bar in Elm Hollow")."""
    name = toponym.span.of(text)
    return toponym.form == "name" and text[: toponym.span.start].endswith(" in ") and not NO_TOWN_END.search(name)


def _tail(title: str) -> range:
    """Where a title names its outlet: behind its first bar or guillemet, else nowhere."""
    cut = TITLE_END.search(title)
    return range(cut.start() if cut else len(title), len(title))


def outlet_city(url: str, title: str, knowledge: Knowledge) -> tuple[str, str]:
    """The large city of the United States whose name the outlet's address or the end of the title holds, with its state."""
    host = re.sub(r"[^a-z]", "", url.lower().partition("//")[2].partition("/")[0])
    ending = re.sub(r"[^a-z]", "", re.split(r"[|«–-]", title.lower())[-1])
    parts = {w[i:j] for w in (host, ending[-40:]) for i in range(len(w)) for j in range(i + 5, len(w) + 1)}
    found = [hit.place for part in parts for hit in knowledge.places.find(part) if hit.primary and _large(hit.place)]
    best = max(found, key=lambda p: (len(p.name), p.population, p.id), default=None)
    state = knowledge.places.get(best.admin1) if best is not None else None
    return (best.name, state.name if state else "") if best is not None else ("", "")


def _large(place: KnownPlace) -> bool:
    return place.country == "USA" and place.population >= LARGE and place.admin1 != "" and place.kind not in WIDE


def ranked(coded: Coded, text: str) -> list[Span]:
    """The body's sentences, those that tell the shooting first, those of its aftermath last."""
    start = body_of(coded).start
    own = [s for s in coded.sentences if s.start >= start] or list(coded.sentences)

    def key(item: tuple[int, Span]) -> float:
        words = item[1].of(text)
        return (
            item[0]
            - 3.0 * bool(SHOOTING.search(words))
            - 1.5 * bool(EVENT.search(words))
            + 4.0 * bool(LATER.search(words))
        )

    return [s for _, s in sorted(enumerate(own), key=key)]


def first(pattern: re.Pattern[str], spans: list[Span], text: str, never: re.Pattern[str] | None = None) -> str:
    """The first match in the spans, by their order; its group where it has one."""
    for span in spans:
        for match in pattern.finditer(text, span.start, span.end):
            if never is None or not never.search(text[max(0, match.start() - 12) : match.end() + 8]):
                return next((g for g in match.groups() if g), match.group())
    return ""


def place(spans: list[Span], text: str) -> str:
    """The most exact words for a place in the sentences that tell the shooting."""
    for pattern in PLACES:
        if found := first(pattern, spans, text):
            return re.sub(r"^(?:in|on|at|near|along|off) (?:the )?", "", found.strip())
    return ""


def shots(spans: list[Span], text: str) -> str:
    return next((found for pattern in SHOTS if (found := first(pattern, spans, text))), "")


def published(coded: Coded, text: str) -> str:
    """The report's date, else the date that the text gives as its own; empty where neither is told."""
    if coded.report.published:
        return coded.report.published
    start = body_of(coded).start
    for match in STATED.finditer(text):
        if match.group(3) and (
            SAID_TO_BE.search(text[max(0, match.start() - 40) : match.start()]) or match.start() - start < 60
        ):
            return f"{match.group(3)}-{MONTHS[match.group(1).lower()]:02d}-{int(match.group(2)):02d}"
    for match in NUMERIC.finditer(text):
        if SAID_TO_BE.search(text[max(0, match.start() - 40) : match.start()]):
            month, day, year = (int(g) for g in match.groups())
            return f"{year if year > 99 else 2000 + year}-{month:02d}-{day:02d}"
    return ""


def day(coded: Coded, text: str, spans: list[Span]) -> str:
    """The day of the shooting: one stated in a sentence that tells it, a weekday before publication, else the publication's own."""
    out = published(coded, text)
    told = [d for s in spans for d in _days(s, text, out)]
    return told[0] if told else out


def _days(span: Span, text: str, out: str) -> list[str]:
    """The days that one sentence names; the year is that of publication, "XXXX" where that is unknown."""
    stated = [
        (m.start(), f"{m.group(3) or out[:4] or 'XXXX'}-{MONTHS[m.group(1).lower()]:02d}-{int(m.group(2)):02d}")
        for m in STATED.finditer(text, span.start, span.end)
        if not SAID_TO_BE.search(text[max(0, m.start() - 40) : m.start()])
    ]
    if stated:
        return [d for _, d in sorted(stated)]
    if not out:
        return []
    return [d for m in WEEKDAY.finditer(text, span.start, span.end) if (d := weekday_before(m.group(1), out))]


def weekday_before(name: str, out: str) -> str:
    """The last such weekday up to the day of publication, that day included."""
    try:
        then = date.fromisoformat(out)
    except ValueError:
        return ""
    return (then - timedelta((then.weekday() - WEEKDAYS.index(name)) % 7)).isoformat()


def scene(coded: Coded, text: str, knowledge: Knowledge) -> dict[str, Any]:
    """The slots of where, when and with what that the report fills."""
    spans = ranked(coded, text)
    town, state = city(coded, text, knowledge)
    slots = {
        "city": town,
        "state": state,
        "date": day(coded, text, spans),
        "clock_time": first(CLOCK, spans, text),
        "time_of_day": first(PART, spans, text, NO_PART),
        "place": place(spans, text),
        "weapon": first(WEAPON, spans, text),
        "shots": shots(spans, text),
    }
    return {k: v for k, v in slots.items() if v}
