"""Lines that statements, briefing notes and press releases have around their text, corrections, and credits of outlets."""

from __future__ import annotations

import re
from typing import Final

from dateline.text.dates import DATE, first_date
from dateline.text.found import Found
from dateline.text.lexicon import is_agency, is_outlet, is_section

CLOSING: Final = frozenset({"text.share.end", "text.share.notes"})
"""Rules of lines behind which nothing of the report follows any more."""
CORRECTION: Final = "text.correction"
"""Rule of notes that put right what the report had said."""
CONTACT: Final = "text.share.contact"
"""Rule of lines that say whom to call or write to."""

_CLOCK: Final = (
    r"(?:[\s,|·–—-]*(?:at\s+)?\d{1,2}[:.h]?\d\d\s*(?:[ap]\.?m\b\.?)?\s*(?:hours|hrs|local time|(?-i:[A-Z]{2,4}))?)?"
)
_DISTRIBUTION: Final = re.compile(
    r"(?:for (?:the )?(?:use (?:of|by) (?:the )?)?(?:information )?(?:media|press|broadcasters?)(?: use)?(?: only)?"
    r"|for (?:immediate|general) (?:release|distribution)|for information(?: only| purposes(?: only)?)?"
    r"|(?:this is )?not an official (?:record|document|transcript)|unofficial (?:translation|transcript)"
    r"|not for (?:publication|distribution|broadcast)(?: before [^.]{3,40})?|check against delivery|as (?:prepared|delivered)"
    r"|(?:strictly )?(?:under )?embargo(?:ed)?(?: until|:)? [^.]{3,50}"
    r"|(?:press|news|media) (?:release|statement|note|advisory|communiqu[eé])(?: (?:no|nr)?[.#]?\s?\d[\w/.-]*)?"
    r"|(?:reporting period|period (?:covered|of reporting))\s*: .{3,60})$",
    re.I,
)
_CLAUSES: Final = re.compile(r"(?<=[.!])\s+|\s*;\s+|\s+[–—-]\s+|\s*\|\s*")
_AS_OF: Final = re.compile(
    r"(?:(?:(?:all|the|casualty|displacement|humanitarian|security) )*"
    r"(?:situation|status|data|figures|numbers|information|toll|position|state of play|map|report)?"
    r"(?: (?:is|are))?(?: ?(?:correct|current|accurate|valid|updated|last updated))?\s+|updated?\s+)?"
    rf"as (?:of|at):? (?P<date>{DATE}){_CLOCK}\.?$",
    re.I,
)
_CORRECTION: Final = re.compile(
    r"[(\[*]*\s*(?:(?:corrections?|clarifications?|corrections? and clarifications?|erratum)\b"
    rf"(?:\s*[,(]?\s*(?:{DATE}){_CLOCK}\)?)?\s*(?::|$|\s[–—-]\s)"
    r"|(?:(?:an?|the) )?(?:earlier|previous|original|first)(?: published)? version of (?:this|the) (?:article|report|story|text|page)"
    r" (?:incorrectly |wrongly |mistakenly |had )?(?:gave|said|stated|misstated|misspelled|misidentified|named|put|described"
    r"|attributed|reported|referred|contained|omitted|quoted|named|called|suggested)\b"
    r"|this (?:article|report|story|text|page) (?:was|has been|had been) (?:amended|corrected|refiled|changed)\b"
    r"|(?:this (?:article|report|story|\w+ \d+ story) )?corrects\b(?= (?:the |name|spelling|figure|date|day|title|paragraph|typo|to )))",
    re.I,
)
_HEADING_SPACES: Final = 6
_END: Final = re.compile(
    r"[-–—/*#\[(\s]*(?:(?-i:ENDS?|Ends)|(?<=[-–—/*#\[(\s])(?:ends?|30)"
    r"|end of (?:the )?(?:statement|(?:press )?release|text|message|communiqu[eé]|transcript|note))[-–—/*#\])\s.]*$",
    re.I,
)
_NOTES: Final = re.compile(
    r"(?:(?:background )?notes? (?:to|for) (?:the )?(?:editors?|media|journalists)|editors['’] notes)\b\s*(?::|$)", re.I
)
_NUMBER: Final = r"(?:\+|\(?0)[\d\s().–/-]{6,}"
_CONTACT: Final = re.compile(
    r"(?:(?:press|media|news|public) (?:contacts?|enquir(?:y|ies)|inquir(?:y|ies)|quer(?:y|ies)|office|officer|relations)\s*(?::|$|\s[–—-]\s)"
    r"|contacts?(?: (?:for (?:the )?(?:media|press)|person|details|information))?\s*(?::|$)"
    r"|for (?:(?:more|further|additional|any|all|media|press|general) )*"
    r"(?:information|details|enquir(?:y|ies)|inquir(?:y|ies)|queries|questions|interviews?|interview requests|comment)"
    r"(?: (?:on|about|or|and) [^,.:]{3,60}?)?(?:,|:)? (?:please )?(?:contact|call|e-?mail|phone|write to|get in touch)\b(?!s)"
    r"|(?:tel(?:ephone)?|phone|mobile|cell|fax|whatsapp|e-?mail)\b\.?\s*(?::|\s(?=[+(\d]))\s*\S*(?:@|\d)"
    rf"|{_NUMBER}$|(?-i:[A-ZÀ-Þ])[^.!?:]{{2,60}}[,:|–—-]\s*(?:(?:tel|phone|mobile|m|t)\b[.:]?\s*)?(?:\+[\d\s().-]{{7,}}|[\w.+-]+@[\w-]+\.[\w.]+)"
    r"(?:[\s,;|/–—-]+(?:\+[\d\s().-]{7,}|[\w.+-]+@[\w-]+\.[\w.]+))*$)",
    re.I,
)


def bare_heading(line: str) -> bool:
    """Whether a line that opens a correction says no more than that it does."""
    found = _CORRECTION.match(line)
    return found is not None and found.end() == len(line) and line.count(" ") <= _HEADING_SPACES


def release_line(line: str, words: int) -> Found | None:
    """What a line around the text of a release, note or statement is; `words` is how many it has."""
    if words <= 90 and _CORRECTION.match(line):
        return Found(kind="label", rule=CORRECTION)
    if words > 40:
        return None
    return _around(line) or _credit_line(line, words)


def _around(line: str) -> Found | None:
    if _END.match(line):
        return Found(kind="share", rule="text.share.end")
    if _NOTES.match(line):
        return Found(kind="share", rule="text.share.notes")
    if _CONTACT.match(line):
        return Found(kind="share", rule=CONTACT)
    dated = _AS_OF.match(line)
    if dated:
        return Found(kind="dateline", rule="text.dateline.as_of", published=first_date(dated["date"]))
    bare = line.strip("()[] .!")
    if _DISTRIBUTION.match(bare) or all(_DISTRIBUTION.match(part.rstrip(" .!")) for part in _CLAUSES.split(bare)):
        return Found(kind="label", rule="text.label.distribution")
    return None


# --- outlets --------------------------------------------------------------------------------------------------------

_WORD: Final = r"(?:[A-ZÀ-Þ&][\w'’.&-]*)"
_NAMED: Final = rf"{_WORD}(?: (?:{_WORD}|of|the|de|del|la|du|and)){{0,5}}"
_MASTHEAD: Final = re.compile(
    rf"(?:(?P<name>(?-i:{_NAMED}))\s*(?:[,|·•]|\s[–—-])\s*(?P<date>{DATE})"
    rf"|(?P<date2>{DATE})\s*(?:[|·•]|\s[–—-])\s*(?P<name2>(?-i:{_NAMED}))){_CLOCK}\.?$",
    re.I,
)
_ARTICLE_NAME: Final = re.compile(rf"The {_WORD}(?: (?:{_WORD}|of|de|la)){{1,3}}$")
_CREDITED: Final = re.compile(r"[(\[]\s*(?P<inside>[^()\[\]]{2,120}?)\s*[)\]]\.?$")
_SOURCE: Final = re.compile(
    r"(?:(?:news )?sources?\s*:\s*(?-i:[A-ZÀ-Þ])[^.!?:]{1,60}"
    r"|[(\[–—-]*\s*with (?:additional )?(?:inputs?|reports?|reporting|material|files|contributions?) (?:from|by) [^.!?:()]{2,80}"
    r"|[(\[–—-]*\s*with (?:news )?(?:agencies|agency reports|wires|wire services))[)\].]*$",
    re.I,
)
_DESKS: Final = frozenset({"agencies", "news agencies", "agency reports", "wires", "wire services", "staff"})
_JOINTS: Final = re.compile(r"\s*[,;/&]?\s*\b(?:with|and)\s+|\s*[,;/&]\s*")
_PLACE_WORDS: Final = 3


def masthead(line: str) -> Found | None:
    """An outlet or a place with a full date on a line of their own ("The Velden Ledger | Thursday 20 March 2025")."""
    found = _MASTHEAD.match(line) if len(line) <= 120 else None
    if found is None:
        return None
    name, published = found["name"] or found["name2"], first_date(found["date"] or found["date2"])
    outlet = name if _publisher(name) else ""
    if not published or (not outlet and name.count(" ") >= _PLACE_WORDS):
        return None
    return Found(kind="dateline", rule="text.dateline.masthead", outlet=outlet, published=published)


def _publisher(name: str) -> bool:
    """A name that reads like an outlet's, or one with an article: places and people have none ("The Hague" is short)."""
    return is_outlet(name) or (_ARTICLE_NAME.match(name) is not None and not is_section(name))


def _credit_line(line: str, words: int) -> Found | None:
    """ "(The Velden Ledger, with AFP)": only outlets and agencies, at least one of which is surely one."""
    if words > 14:
        return None
    if _SOURCE.match(line):
        return Found(kind="byline", rule="text.byline.source")
    found = _CREDITED.match(line)
    if found is None:
        return None
    names = [name for name in _JOINTS.split(found["inside"]) if name]
    joined = re.search(r"\bwith\s", found["inside"]) is not None
    if not names or not all(map(_creditable, names)) or not any(_surely(name, joined) for name in names):
        return None
    own = names[0] if (joined or len(names) == 1) and not found["inside"].lower().startswith("with ") else ""
    outlet = own if own and not is_agency(own) and _publisher(own) else ""
    return Found(kind="byline", rule="text.byline.outlets", outlet=outlet)


def _creditable(name: str) -> bool:
    return _publisher(name) or name.lower() in _DESKS or (name.isupper() and name.isalpha() and 2 <= len(name) <= 8)


def _surely(name: str, joined: bool) -> bool:
    return is_outlet(name) or name.lower() in _DESKS or (joined and _publisher(name))
