"""The shapes of time expressions and what each is worth: TIMEX value, type and basis, against the anchors of the report.

A shape is a regular expression over the letters of `words.py` and the function that reads what it found. Values follow the
guidelines of TIMEX3 (Saurí et al. 2006, TimeML annotation guidelines 1.2.1), restated.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from dateline.claims.times.calendar import SUBDAY_UNITS, day_value, easter, shifted, unit_value
from dateline.claims.times.words import DAYS, PARTS, REFERENCES, SEASONS, SETS, UNIT_OF, Words
from dateline.records import TimeBasis, TimeType


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchors:
    """What relative expressions count from: the day of publication, what the narrative has told, and whether the clause looks ahead or is in the present tense."""

    published: datetime.date | None
    day: datetime.date | None
    """The last day that was told."""
    date: datetime.date | None
    """The last date that was told, be it a day, a month or a year."""
    future: bool
    present: bool = False

    def told(self, unit: str) -> datetime.date | None:
        """What "the next day", "the following year" count from, where the narrative has told something as fine."""
        return self.day if unit in SUBDAY_UNITS or unit == "day" else self.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What was read at `first` to `last` (token indices, inclusive)."""

    first: int
    last: int
    type: TimeType
    value: str
    basis: TimeBasis = "stated"


@dataclass(frozen=True, slots=True)
class Seen:
    """A match: the words of the sentence in lower case, their letters and values, the place, the anchors."""

    words: Words
    lower: tuple[str, ...]
    first: int
    last: int
    anchors: Anchors

    def at(self, letters: str) -> int | None:
        """The first token of the match that has one of these letters."""
        found = (i for i in range(self.first, self.last + 1) if self.words.letters[i] in letters)
        return next(found, None)

    def value(self, letters: str) -> int:
        """The worth of that token, or 0."""
        i = self.at(letters)
        return 0 if i is None else self.words.values[i]

    def word(self, letters: str) -> str:
        """That token's word, or empty."""
        i = self.at(letters)
        return "" if i is None else self.lower[i]

    def has(self, letters: str) -> bool:
        """Whether one of these letters stands in the match."""
        return self.at(letters) is not None

    def of(self, value: str, basis: TimeBasis = "stated", type: TimeType = "DATE") -> Shape | None:
        """The shape over the whole match, or None where there is no value."""
        return Shape(first=self.first, last=self.last, type=type, value=value, basis=basis) if value else None


Reader = Callable[[Seen], Shape | None]
UNIT_LETTER: Final = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "month": "M", "year": "Y", "decade": "0Y", "century": "00Y",
}  # fmt: skip


def duration(count: int | None, unit: str) -> str:
    """`P3W`, `PT12H`, `PXM` where the count is not told; a decade is ten years and a fortnight two weeks."""
    time = "T" if unit in SUBDAY_UNITS else ""
    if unit == "fortnight":
        return "PXW" if count is None else f"P{2 * count}W"
    return f"P{time}{'X' if count is None else count}{UNIT_LETTER[unit].lstrip('0') if count is None else UNIT_LETTER[unit]}"


# --- absolute ----------------------------------------------------------------------------------------------------------


def _iso(seen: Seen) -> Shape | None:
    year, month, day = seen.words.values[seen.first : seen.last + 1 : 2]
    return seen.of(day_value(year, month, day))


def _slash(seen: Seen) -> Shape | None:
    """7/8/07: month first as American papers have it, unless only the other order is a date."""
    first, second, third = map(int, re.split(r"[/.]", seen.lower[seen.first]))
    if first > 31:
        return seen.of(day_value(first, second, third))
    year = third if third > 99 else third + (2000 if third < 70 else 1900)
    orders = [(second, first), (first, second)] if "." in seen.lower[seen.first] else [(first, second), (second, first)]
    return seen.of(next((v for month, day in orders if (v := day_value(year, month, day))), ""))


def _on_this_day(seen: Seen) -> Shape | None:
    """ "on this day in 1605": the day of the publication in another year."""
    published = seen.anchors.published
    if seen.lower[seen.first + 1 : seen.first + 3] != ("day", "in") or published is None:
        return None
    return seen.of(day_value(seen.value("Y"), published.month, published.day))


def _date(seen: Seen) -> Shape | None:
    return seen.of(*_day_of(seen, seen.value("M"), seen.value("NO"), seen.value("Y")))


def _day_of(seen: Seen, month: int, day: int, year: int) -> tuple[str, TimeBasis]:
    if not 1 <= day <= 31:
        return "", "stated"
    if year:
        return day_value(year, month, day), "stated"
    nearest = _year_near(seen, month, day)
    return (day_value(nearest, month, day) if nearest else f"XXXX-{month:02d}-{day:02d}"), "stated"


def _year_near(seen: Seen, month: int, day: int | None = None) -> int:
    """The year of a month without one: the latest not after the publication, of what is to come the next; 0 if unknown."""
    published = seen.anchors.published
    if published is None:
        return 0
    here = (published.month, published.day) if day else (published.month, 0)
    that = (month, day or 0)
    if seen.anchors.future:
        return published.year + (that < here)
    if seen.anchors.present:
        # "arrives on November 11": of the two years the one whose month is nearer.
        return published.year + (1 if month - published.month < -6 else -1 if month - published.month > 6 else 0)
    return published.year - (that > here)


def _day_of_next_month(seen: Seen) -> Shape | None:
    """The first day of "3 to 7 May", whose month stands behind."""
    month = re.compile(r"_*[NO](?:[-&t]|_)*[NO]o?(M)(,?Y)?").match(seen.words.letters, seen.first)
    if month is None:
        return None
    year = seen.words.values[month.end() - 1] if month.group(2) else 0
    return seen.of(*_day_of(seen, seen.words.values[month.start(1)], seen.value("NO"), year))


def _day_of_last_month(seen: Seen) -> Shape | None:
    """The last day of "May 3-7": "7"."""
    before = re.search(r"M[NO][-&t]$", seen.words.letters[: seen.first])
    if before is None:
        return None
    year = re.compile(r",?Y").match(seen.words.letters, seen.last + 1)
    number = seen.words.values[year.end() - 1] if year else 0
    return seen.of(*_day_of(seen, seen.words.values[before.start()], seen.value("NO"), number))


def _month(seen: Seen) -> Shape | None:
    month, year = seen.value("M"), seen.value("Y")
    if not year:
        behind = re.compile(r"o([LXTp])u").match(seen.words.letters, seen.last + 1)
        published = seen.anchors.published
        if behind and published and seen.lower[behind.end() - 1] == "year":
            year = published.year + {"L": -1, "p": -1, "X": 1, "T": 0}[behind.group(1)]
    if year:
        return seen.of(f"{year}-{month:02d}")
    letter, here = seen.words.letters[seen.first], seen.anchors.published
    if letter in "LpXT" and here is not None:
        year = here.year + {"X": month <= here.month, "T": 0}.get(letter, -(month >= here.month))
        return seen.of(f"{year}-{month:02d}", "relative")
    near = _year_near(seen, month)
    return seen.of(f"{near}-{month:02d}" if near else f"XXXX-{month:02d}")


def _year(seen: Seen) -> Shape | None:
    return seen.of(str(seen.value("Y")))


def _short_year(seen: Seen) -> Shape | None:
    number = seen.value("N")
    published = seen.anchors.published
    if len(seen.lower[seen.last]) != 2:
        return None
    this = published.year % 100 if published else 40
    return seen.of(f"{(2000 if number <= this + 5 else 1900) + number}")


def _decade(seen: Seen) -> Shape | None:
    number = seen.value("D")
    return seen.of(str((number if number > 99 else (2000 if number < 30 else 1900) + number) // 10))


def _ordinal_century(seen: Seen) -> Shape | None:
    return seen.of(f"{seen.value('O') - 1:02d}") if seen.word("u") == "century" else None


def _fiscal(seen: Seen) -> Shape | None:
    return seen.of(f"FY{seen.value('Y')}")


def _part_of_year(seen: Seen) -> Shape | None:
    """Quarters and halves of a year: "the third quarter of 2009", "the second half of last year", "third-quarter"."""
    number, letter = seen.value("O"), ("Q" if seen.has("q") else "H")
    published = seen.anchors.published
    if not 1 <= number <= (4 if letter == "Q" else 2) or not (seen.value("Y") or published):
        return None
    if seen.value("Y"):
        return seen.of(f"{seen.value('Y')}-{letter}{number}")
    assert published is not None
    step = {"L": -1, "p": -1, "X": 1}.get(seen.words.letters[seen.at("LpXT") or seen.first], 0)
    if seen.has("LpXT") and seen.word("u") == "year":
        return seen.of(f"{published.year + step}-{letter}{number}", "relative")
    now = (published.month + 2) // 3 if letter == "Q" else (published.month + 5) // 6
    late = number > now and not seen.anchors.future
    return seen.of(f"{published.year - late}-{letter}{number}", "relative")


SEASON_STARTS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def _season(seen: Seen) -> Shape | None:
    season, published = SEASONS[seen.word("S")], seen.anchors.published
    if seen.value("Y"):
        return seen.of(f"{seen.value('Y')}-{season}")
    starts, told = SEASON_STARTS[season], seen.anchors.told("year")
    if seen.has("R") and seen.has("Xp") and told is not None:
        # "the next winter" counts from what was told last.
        later = told.month >= starts
        return seen.of(f"{told.year + later if seen.has('X') else told.year - (not later)}-{season}", "relative")
    if published is None:
        return seen.of(f"XXXX-{season}")
    begun = published.month >= starts
    letter = seen.words.letters[seen.at("LpXT") or seen.first]
    over = published.month > starts + 2
    year = published.year
    if letter in "Lp":
        year -= not over
    elif letter == "X" or (seen.anchors.future and letter != "T"):
        year += begun
    elif letter != "T":
        year -= not begun
    return seen.of(f"{year}-{season}", "relative")


def _holiday(seen: Seen) -> Shape | None:
    day, year, published = seen.words.holidays[seen.first], seen.value("Y"), seen.anchors.published

    def of(year: int) -> str:
        if not day.startswith("easter"):
            return f"{year}-{day}"
        return (easter(year) + datetime.timedelta(days=int(day.removeprefix("easter") or 0))).isoformat()

    if not year and published is not None:
        passed = of(published.year) <= published.isoformat()
        year = published.year + (passed if seen.anchors.future else passed - 1)
    return seen.of(of(year) if year else f"XXXX-{day}" if not day.startswith("easter") else "")


# --- clock and parts of the day ----------------------------------------------------------------------------------------


def _clock(seen: Seen) -> Shape | None:
    match = re.match(r"(\d{1,2})(?:[:.h]([0-5]\d))?", seen.lower[seen.at("cN") or seen.first])
    if match is None:
        return None
    hour, minute = int(match.group(1)), match.group(2) or "00"
    half = seen.word("m") or seen.lower[seen.at("cN") or seen.first]
    if "p" in half and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    if hour > 24:
        return None
    day = _weekday_value(seen) if seen.has("W") else _today(seen)
    zone = "Z" if seen.word("z") in {"utc", "gmt"} else ""
    return seen.of(f"{day}T{hour:02d}:{minute}{zone}", "weekday" if seen.has("W") else _basis(seen), "TIME")


def _today(seen: Seen) -> str:
    day = seen.anchors.day or seen.anchors.published
    return day.isoformat() if day else "XXXX-XX-XX"


def _basis(seen: Seen) -> TimeBasis:
    """A time of day without a day is of the day last told, else of that of publication."""
    return "order" if seen.anchors.day else "publication" if seen.anchors.published else "none"


def _joined(day: str, part: str) -> str:
    return f"{day}{part if part.startswith('T') else 'T' + part}"


def _part(seen: Seen) -> Shape | None:
    """ "this morning", "last night", "the following morning", "at dawn"."""
    part, published = PARTS[seen.word("P")], seen.anchors.published
    if seen.has("T") or seen.has("L"):
        if published is None:
            return None
        day = published - datetime.timedelta(days=1 if seen.has("L") else 0)
        return seen.of(_joined(day.isoformat(), part), "relative", "TIME")
    if seen.has("fXsp"):
        anchor = seen.anchors.day or published
        if anchor is None:
            return None
        step = {"f": 1, "X": 1, "s": 0, "p": -1}[seen.words.letters[seen.at("fXsp") or seen.first]]
        return seen.of(_joined((anchor + datetime.timedelta(days=step)).isoformat(), part), "order", "TIME")
    return seen.of(_joined(_today(seen), part), _basis(seen), "TIME")


def _day_word(seen: Seen) -> Shape | None:
    word, published = seen.word("d"), seen.anchors.published
    if published is None:
        return seen.of("PRESENT_REF" if DAYS[word] == 0 else "PAST_REF" if DAYS[word] < 0 else "FUTURE_REF", "none")
    day = (published + datetime.timedelta(days=DAYS[word])).isoformat()
    part = PARTS[seen.word("P")] if seen.has("P") else "NI" if word in {"tonight", "overnight"} else ""
    return seen.of(_joined(day, part) if part else day, "relative", "TIME" if part else "DATE")


def _second_day(seen: Seen) -> Shape | None:
    """ "the day before yesterday", "the day after tomorrow": `before` and `after` are prepositions here."""
    published = seen.anchors.published
    behind = seen.lower[seen.first : seen.last + 1]
    if published is None or not (behind[-2:] == ("before", "yesterday") or behind[-2:] == ("after", "tomorrow")):
        return None
    return seen.of((published + datetime.timedelta(days=2 * DAYS[behind[-1]])).isoformat(), "relative")


# --- weekdays ----------------------------------------------------------------------------------------------------------


def _weekday(seen: Seen) -> Shape | None:
    value = _weekday_value(seen)
    if seen.has("P"):
        return seen.of(_joined(value, PARTS[seen.word("P")]), "weekday", "TIME")
    return seen.of(value, "weekday")


def _weekday_value(seen: Seen) -> str:
    """The last such day not after the publication, of what is to come the next; without publication it stays a weekday."""
    number, published = seen.value("W"), seen.anchors.published
    if published is None:
        return f"XXXX-WXX-{number}"
    back = (published.isoweekday() - number) % 7
    ahead = (seen.anchors.future or seen.has("X")) and not seen.has("Lp")
    step = (number - published.isoweekday()) % 7 or (7 if seen.has("X") else 0) if ahead else -back
    if seen.has("L") and back == 0:
        step = -7
    return (published + datetime.timedelta(days=step)).isoformat()


def _weekdays(seen: Seen) -> Shape | None:
    return seen.of(f"XXXX-WXX-{seen.value('Ww')}", type="SET")


def _weekend(seen: Seen) -> Shape | None:
    published = seen.anchors.published
    if published is None:
        return seen.of("XXXX-WXX-WE")
    # On Saturday and Sunday "the weekend" is the one at hand; earlier in the week it is the last one, ahead the next.
    day = published
    if seen.has("Lp") or (not seen.anchors.future and not seen.has("TX") and published.isoweekday() < 6):
        day -= datetime.timedelta(days=7)
    elif seen.has("X"):
        day += datetime.timedelta(days=7 if published.isoweekday() >= 6 else 0)
    week = day.isocalendar()
    return seen.of(f"{week.year}-W{week.week:02d}-WE", "relative")


# --- units: last week, three days ago, two weeks, every month ------------------------------------------------------------


def _relative_unit(seen: Seen) -> Shape | None:
    """ "last year", "this week", "next month", "the coming decade", "the last quarter"."""
    unit, published = _unit(seen), seen.anchors.published
    if seen.has("X") and unit in SUBDAY_UNITS:
        return seen.of(duration(1, unit), type="DURATION")
    letter = seen.words.letters[seen.at("LXTsfp") or seen.first]
    narrated = seen.anchors.told(unit) if letter in "sfp" or (letter == "X" and unit == "day") else None
    anchor = narrated or published
    if anchor is None or unit in SUBDAY_UNITS:
        return None
    day = shifted(anchor, {"L": -1, "p": -1, "X": 1, "f": 1}.get(letter, 0), unit)
    basis: TimeBasis = "order" if narrated else "relative"
    return seen.of(unit_value(day, unit), basis) if day else None


def _unit(seen: Seen) -> str:
    return UNIT_OF.get(seen.word("uU")) or ("quarter" if seen.has("q") else "half")


def _past_unit(seen: Seen) -> Shape | None:
    """ "the past year", "the last three weeks", "the next six months": lengths, not dates."""
    return _length(seen)


def _length(seen: Seen) -> Shape | None:
    unit = _unit(seen)
    if unit == "quarter":
        return seen.of("P3M", type="DURATION")
    count = _count(seen)
    if seen.has("h") and not seen.has("N"):
        halves = {"hour": "PT30M", "year": "P6M", "day": "PT12H", "century": "P50Y", "decade": "P5Y"}
        return seen.of(halves.get(unit, ""), type="DURATION")
    value = duration(count, unit)
    if seen.has("h"):
        value = value.replace(str(count), f"{count}.5", 1)
    return seen.of(value, type="DURATION")


def _length_before(seen: Seen) -> Shape | None:
    """The first number of "between 60 and 90 days", whose unit stands behind."""
    unit = re.compile(r"_*N[&t]_*N(U)").match(seen.words.letters, seen.first)
    return seen.of(duration(seen.value("N"), UNIT_OF[seen.lower[unit.start(1)]]), type="DURATION") if unit else None


def _that_time(seen: Seen) -> Shape | None:
    told = seen.anchors.date
    return seen.of(told.isoformat(), "order") if told and seen.lower[seen.last] == "time" else None


def _count(seen: Seen) -> int | None:
    if seen.has("N"):
        return seen.value("N")
    return None if seen.has("V") or seen.has("U") else 1


def _away(seen: Seen) -> Shape | None:
    """ "three days ago", "a week earlier", "two months later", "the day before"."""
    unit, count = _unit(seen), _count(seen)
    later = seen.has("F")
    narrated = None if seen.has("G") else seen.anchors.told(unit)
    anchor = narrated or (None if later else seen.anchors.published)
    if count is None or unit in SUBDAY_UNITS or anchor is None:
        return seen.of("FUTURE_REF" if later else "PAST_REF", "none")
    day = shifted(anchor, count if later else -count, unit)
    return seen.of(unit_value(day, unit), "order" if narrated else "relative") if day else None


def _every(seen: Seen) -> Shape | None:
    if seen.has("P"):
        return seen.of(f"XXXX-XX-XXT{PARTS[seen.word('P')].lstrip('T')}", type="SET")
    return seen.of(duration(seen.value("N") or 1, _unit(seen)), type="SET")


def _adverb_set(seen: Seen) -> Shape | None:
    return seen.of(SETS[seen.word("a")], type="SET")


def _reference(seen: Seen) -> Shape | None:
    return seen.of(REFERENCES[seen.word("n")], "none")


def _recent_units(seen: Seen) -> Shape | None:
    word = seen.word("n")
    return seen.of(REFERENCES[word], "none") if word == "recent" else None


def _this_unit(seen: Seen) -> Shape | None:
    """ "the end of the year": of the year of publication; "ended the day": the day last told, else that of publication."""
    published, unit = seen.anchors.published, _unit(seen)
    if unit == "day" and seen.first and seen.lower[seen.first - 1] in {"for", "end", "ended", "ending", "closed"}:
        day = seen.anchors.day or published
        return seen.of(day.isoformat(), "order") if day else None
    if published is None or unit in SUBDAY_UNITS or "x" not in seen.words.letters[max(0, seen.first - 2) : seen.first]:
        return None
    return seen.of(unit_value(published, unit), "relative")


def _ordinal_day(seen: Seen) -> Shape | None:
    """ "on the 21st": of the month of publication or the one before."""
    day, published = seen.value("O"), seen.anchors.published
    before = seen.lower[seen.first - 1] if seen.first else ""
    if (
        before not in {"on", "until", "by", "since"}
        or published is None
        or not 1 <= day <= 31
        or seen.lower[seen.last][0].isalpha()
    ):
        return None
    month = published
    if day > published.day and not seen.anchors.future:
        month = shifted(published, -1, "month") or published
    elif day < published.day and seen.anchors.future:
        month = shifted(published, 1, "month") or published
    return seen.of(day_value(month.year, month.month, day))


_SHAPES: Final[tuple[tuple[str, Reader], ...]] = (
    (r"Y-N-N", _iso),
    (r"/", _slash),
    (r"Tu.Y", _on_this_day),
    (r"(?:cm?z*|Nmz*)(?:W)?", _clock),
    (r"(?:W,?)?M[NO],?Y", _date),
    (r"(?:W,?)?R?(?:[NO]|__O)o?M,?Y", _date),
    (r"(?:W,?)?M[NO](?!-?[uUm])", _date),
    (r"(?:W,?)?R?(?:[NO]|__O)o?M", _date),
    (r"_*[NO](?=(?:[-&t]|_)*[NO]o?M)", _day_of_next_month),
    (r"[NO](?![uUM])", _day_of_last_month),
    (r"[LXTp]?M(?:o|,)?Y", _month),
    (r"[LXTpf]?M", _month),
    (r"rY", _fiscal),
    (r"ruY", _fiscal),
    (r"R?O-?[qh](?:oY|o[LXTp]u|Y|o(?:R)?u)?", _part_of_year),
    (r"R?Ou", _ordinal_century),
    (r"[LXTpR]?S(?:o?Y)", _season),
    (r"R?[LXTp]S", _season),
    (r"H_*(?:,?Y)?", _holiday),
    (r"RuEd|RuFd|Ru\.d", _second_day),
    (r"[EF]?dP?", _day_word),
    (r"R?[LXTpf]?W'?\.?P", _weekday),
    (r"eW", _weekdays),
    (r"R?[LXTpf]?W", _weekday),
    (r"w", _weekdays),
    (r"R?[LXTpl]?K", _weekend),
    (r"(?:R[fsXp]|T|L)P", _part),
    (r"R?[LXlf](?:N|V|__N)i?U", _past_unit),
    (r"R?[LXTpf][uq]", _relative_unit),
    (r"R?s[uq]", _relative_unit),
    (r"R?l[uq]", _past_unit),
    (r"(?:__N|N|V|A|AV)&Ah[uU]", _length),
    (r"(?:__N|N|AV|A|V)-?[uU][GEF]", _away),
    (r"U[GEF]", _away),
    (r"R?u[EF](?!d)", _away),
    (r"e(?:N)?[uUP]", _every),
    (r"nU", _recent_units),
    (r"(?:h-?A?|Ah-?)u", _length),
    (r"(?:__N|N)(?:-?[uU](?:-g)?|iU)", _length),
    (r"(?:__N|N)(?=[&t](?:__)?NU)", _length_before),
    (r"U-g", _length),
    (r"sk", _that_time),
    (r"(?:AV|V)o?U", _length),
    (r"A[u]", _length),
    (r"'N", _short_year),
    (r"R?D", _decade),
    (r"Ru", _this_unit),
    (r"RO", _ordinal_day),
    (r"a", _adverb_set),
    (r"n", _reference),
    (r"P", _part),
    (r"S", _season),
    (r"Y", _year),
)
SHAPES: Final = tuple((re.compile(form), reader) for form, reader in _SHAPES)
