"""Live pages and timelines: clocks in front of entries, and the lines in which a page speaks about itself."""

from __future__ import annotations

import re
from typing import Final

from dateline.text.cuts import ends_in_ellipsis, finished
from dateline.text.dates import DATE, WEEKDAY
from dateline.text.found import Edge, Found

# --- clocks ---------------------------------------------------------------------------------------------------------

_ZONE: Final = r"(?:(?:GMT|UTC|BST|MSK|[A-Z]{1,4}T)(?:\s?[+-]\d{1,2}(?::?\d\d)?)?|(?:local|hours|hrs)\b(?: time)?)"
_HALF: Final = r"[APap]\.?\s?[Mm]\b\.?"
_CORE: Final = r"(?:(?:[01]?\d|2[0-4])[:.h][0-5]\d(?:[:.][0-5]\d)?|(?:[01]\d|2[0-4])[0-5]\d|(?:1[0-2]|0?[1-9]))(?!\d)"
_ONE: Final = rf"{_CORE}(?:\s?{_HALF})?(?:\s?{_ZONE})?"
_CLOCK: Final = re.compile(
    rf"(?P<open>[\[(])?(?:(?i:(?:(?:last )?updated|posted)(?: at)?:?)\s+)?(?i:(?:{DATE}|{WEEKDAY})[,\s]+)?"
    rf"(?P<core>{_CORE})(?:\s?(?P<half>{_HALF}))?(?:\s?(?P<zone>{_ZONE}))?"
    rf"(?:\s*(?:[-–—/]\s*{_ONE}|\({_ONE}\)|\s{_CORE}\s?{_ZONE}))?(?P<close>[\])])?"
    r"\s*(?P<mark>\||»|•|·|:(?=\s|$)|[–—]|--|(?<=\s)-(?=\s)|$|(?<=[\])])(?=\s))\s*"
)
_AGAIN: Final = re.compile(r"\d{1,2}[:.h]\d\d")
_START: Final = re.compile(r"[\"'“‘(\[]*(?:[A-ZÀ-Þ]|\d)")
_HEADLINE_WORDS: Final = 20
_SHOUT_WORDS: Final = 10


def clock(line: str) -> Edge | None:
    """The clock in front of an entry of a live page ("14:15 |", "9.40am:", "1415 GMT -"), its mark included."""
    found = _CLOCK.match(line)
    if found is None or not _sure(found) or bool(found["open"]) != bool(found["close"]):
        return None
    rest = line[found.end() :]
    # "10:30 – 11:30 was the worst hour" is a stretch of time in a sentence.
    if _AGAIN.match(rest) or (found["mark"] not in {"|", "»", "•", "·"} and rest and not _START.match(rest)):
        return None
    return Edge(kind="label", rule="text.label.clock", length=len(found[0].rstrip()))


def _sure(found: re.Match[str]) -> bool:
    """Whether these digits are a clock: a bare hour, a year and a number with a point look like one."""
    core, mark = found["core"], found["mark"]
    if not mark and not found["close"] and "." in core:
        return bool(found["half"] or found["zone"])
    if ":" in core or "h" in core or found["half"] or (found["zone"] and len(core) >= 4):
        return True
    return "." in core and (mark == "|" or core.index(".") == 2)


def entry_headline(line: str) -> bool:
    """Whether what stands behind a clock is the headline of the entry, and not its text."""
    words = line.count(" ") + 1
    if words > _HEADLINE_WORDS or ends_in_ellipsis(line) or line.endswith((",", ";", ":")):
        return False
    if not finished(line):
        return True
    return words <= _SHOUT_WORDS and re.search(r"[?!]['\"”’]?$", line) is not None and not re.search(r"[.!?] ", line)


# --- the page about itself ------------------------------------------------------------------------------------------

_PAGE: Final = r"(?:(?:live|rolling|running|our) )*(?:page|blog|live ?blog|coverage|feed|ticker|live text|live (?:updates|reporting))"
_NOW: Final = (
    r"(?:,? (?:now|here|there|shortly|soon|again|for (?:now|today|tonight|the (?:day|night|evening|moment|time being))"
    r"|this (?:morning|afternoon|evening)|until (?:tomorrow|the morning|(?:later|early) (?:today|tomorrow))"
    r"|at this (?:point|hour)|(?:in|by) the morning|tomorrow|later(?: today| on)?|on this page|as (?:we|they|it) \w+(?: \w+)?"
    r"|and thank you for (?:reading|following|joining us)))*"
)
_TIMES: Final = (
    r"(?:(?:all|the) )*(?:times|updates|clocks|hours)(?: (?:are|is|given|shown))*(?: (?:in|at))?"
    rf" (?:local(?: time)?|{_ZONE}|[a-z]+ time)"
    r"|(?:newest|latest|most recent|oldest)(?: (?:entries|updates|posts|items))? (?:first|on top|at the top)"
)
_PHRASE: Final = (
    rf"(?:this|our|the) {_PAGE} (?:is|has|has been|will be) (?:now )?(?:closed|closing|ended|over|finished|paused){_NOW}"
    rf"|we(?: are|['’]re| will be| have) (?:now )?(?:closing|closed|pausing|paused|ending|ended|wrapping up|stopping)"
    rf" (?:this|our|the) {_PAGE}{_NOW}"
    rf"|that(?: is|['’]s) (?:all|it)(?: (?:we have|from (?:us|me|our \w+)))?{_NOW}"
    rf"|(?:thank you|thanks)(?: (?:all|very much|everyone))? for (?:following|reading|joining|staying with|being with)"
    rf"(?: (?:us|along|{_PAGE}))*{_NOW}"
    r"|(?:our|the|a) (?:full|main|complete) (?:report|story|article) (?:will be|is|follows|can be read)"
    rf"(?: (?:ready|online|here|up|published|available|below|found|on our \w+))*{_NOW}"
    r"|(?:you can )?(?:read|see|find) (?:our|the) (?:full|main|latest) (?:report|story|article)(?: (?:here|below|online))*"
    rf"|(?:please )?(?:refresh|reload)(?: (?:this|the) page)? for (?:the )?(?:latest|more|new|updates)(?: updates)?{_NOW}"
    r"|this page (?:will )?(?:refresh(?:es)?|updates?|reloads?)(?: itself)?(?: automatically)?(?: every \w+ \w+)?"
    rf"|(?:(?:good (?:morning|afternoon|evening)|hello),? and )?welcome (?:back )?to (?:our|the|this) {_PAGE}(?: of [^.!?]+)?"
    r"|(?:good (?:morning|afternoon|evening)|hello)(?: everyone)?"
    r"|(?:we(?: will|['’]ll) (?:bring|have|give) (?:you )?)?(?:more|updates)(?: (?:details|updates))?"
    rf" (?:to follow|to come|follows?|soon|shortly|on this (?:soon|shortly)|as (?:we|they) (?:get|have|come)(?: \w+)?){_NOW}"
    r"|this is a (?:developing|breaking(?: news)?) (?:story|report)"
    r"|this (?:story|report|article) (?:is being|will be) updated(?: (?:as|when|with) (?:\w+ ?){1,5})?"
    r"|(?:please )?check back (?:here )?(?:soon |later |regularly )?for (?:updates|more|the latest)"
    r"|stay with us(?: for (?:more|updates|the latest))?"
)
_HEADING: Final = (
    r"(?:key|main) (?:points?|moments?|events?|developments?|facts|updates|takeaways)|at a glance|in (?:short|summary)"
    r"|(?:here(?: is|['’]s) )?what (?:we|you) (?:know|need to know)(?: (?:so far|now|today))?|(?:latest|live) (?:updates?|posts)"
    r"|live (?:coverage|reporting|blog|feed)|live ?blog|(?:summary|recap)(?: so far)?|(?:the )?(?:top|main) lines"
)
_SPEAKS: Final = re.compile(rf"(?:{_PHRASE}|{_TIMES})[.!]*$", re.I)
_HEADS: Final = re.compile(rf"(?:{_HEADING})\s*[:.]?$", re.I)
_TIMES_TAIL: Final = re.compile(rf"(?:[\s.,;|·•()–—-]+(?:{_TIMES}))+[.)]*$", re.I)
_SENTENCES: Final = re.compile(r"(?<=[.!?])\s+|\s*[;|]\s+|\s+[–—-]\s+")
_LONGEST: Final = 300


def housekeeping(line: str) -> Found | None:
    """A line all sentences of which are about the page itself ("We are closing this page"), or a stock heading."""
    if len(line) > _LONGEST:
        return None
    if _HEADS.match(line):
        return Found(kind="label", rule="text.label.live")
    if all(_SPEAKS.match(sentence) for sentence in _SENTENCES.split(line)):
        return Found(kind="share", rule="text.share.live")
    return None


def without_times(line: str) -> str:
    """`line` without what it says at its end about clocks and order ("All times are local. Newest entries first.")."""
    tail = _TIMES_TAIL.search(line) if len(line) <= _LONGEST else None
    return line[: tail.start()] if tail else line
