"""Furniture that fills a whole line: bylines, captions, share bars, related titles, section names, marks of a cut.

Every recogniser looks at one line alone and says what it is, or nothing. Precision comes first: a line taken for
furniture is not read, so a pattern must not fit a sentence of the report.
"""

from __future__ import annotations

import re
from typing import Final

from dateline.text.dates import DATE, first_date
from dateline.text.found import Found
from dateline.text.lexicon import is_agency, is_outlet, is_section
from dateline.text.live import housekeeping, without_times
from dateline.text.releases import masthead, release_line

LONGEST: Final = 600
"""Lines longer than this (code points) are never furniture as a whole."""


_NAME_WORD: Final = r"(?-i:[A-ZÀ-Þ][\w.’'-]*|[A-ZÀ-Þ]\.|al-[A-Z]\w+|(?:de|da|van|von|der|bin|bint|al|el|di|la|le)\b)"
_NAME: Final = rf"{_NAME_WORD}(?:\s+{_NAME_WORD}){{1,4}}"
_NAMES: Final = rf"{_NAME}(?:(?:\s*,\s*|\s+and\s+|\s*&\s*|\s*,?\s+with\s+|\s*,\s*and\s+){_NAME})*"
_DESK: Final = (
    r"(?:staff|our|special|web|news|foreign|digital|online)\s+(?:staff\s+)?(?:writers?|reporters?|correspondents?|desk|team|reports?)"
    r"(?:\s+in\s+\S+)?|news\s+agencies|agencies|staff"
)
_BY: Final = re.compile(
    rf"(?:words|written|story|text|report|analysis)?\s*by\b\s*:?\s+(?P<who>{_NAMES}|(?:the\s+)?(?:{_DESK})|(?-i:[A-Z]\S+))"
    r"(?:\s*(?:[|,–—/-]|\bin\b|\bfor\b|\bat\b)\s*(?P<rest>.{0,60}))?$",
    re.I,
)
_NO_NAME: Final = re.compile(
    r"(?:the|a|an|mon|tues|wednes|thurs|fri|satur|sun)(?:day)?\b|(?:january|february|march|april|may|june|july|august"
    r"|september|october|november|december|morning|night|noon|midnight|then|now|contrast|comparison|law|far|most)\b",
    re.I,
)
_CREDITS: Final = re.compile(
    r"[(\[—–-]*\s*(?:additional |with (?:additional )?)?"
    r"(?:reporting|writing|editing|edited|written|compiled|translated|produced)"
    r"(?:,? (?:and |additional )?(?:reporting|writing|editing|translation))* (?:by|from) (?-i:[A-Z])",
    re.I,
)
_CREDIT_MORE: Final = re.compile(
    r"[;.]\s*(?:additional )?(?:reporting|writing|editing|edited|written|compiled|translated) by ", re.I
)
_THANKS: Final = re.compile(
    r"(?:(?!.*[.!?] ).{3,160}) contributed (?:reporting )?(?:to|for) this (?:report|story|article)\.?$"
)
_SLASHED: Final = re.compile(rf"(?:AP|AFP|Reuters|EPA|TASS|Xinhua)\s?/\s?{_NAME}$")
_STAFF: Final = re.compile(rf"(?:from\s+)?(?:{_DESK})$", re.I)
_NAME_OUTLET: Final = re.compile(rf"(?P<who>{_NAME})\s*[,|/–—-]+\s*(?P<outlet>.{{2,40}})$")
_NAME_PLACE: Final = re.compile(
    rf"{_NAME}\s+in\s+{_NAME_WORD}(?:\s+{_NAME_WORD}){{0,2}}(?:,\s+{_NAME_WORD}(?:\s+{_NAME_WORD}){{0,2}})?$"
)

_PICTURE: Final = (
    r"[(\[]?\s*(?:file |stock |cover |handout )?"
    r"(?:photo|photograph|picture|image|illustration|graphic|infographic|map|video)s?(?:\s+(?:credits?|source|caption))?\s*"
)
_CAPTION: Final = re.compile(
    rf"{_PICTURE}(?::|\||©|/\s*(?-i:[A-Z]))|credits?\s*:|caption\s*:"
    r"|(?-i:FILE|File)(?:\s*(?:photo|image|picture))?\s*(?:[-–—]+|:)\s*(?-i:[A-Z])",
    re.I,
)
_PICTURE_BY: Final = re.compile(rf"{_PICTURE}(?:courtesy(?: of| by)?|(?:taken )?(?:by|via))\s+(?-i:[A-Z])", re.I)
_PICTURE_AGENCY: Final = (
    r"(?:Getty(?: Images)?|Shutterstock|Alamy(?: Stock Photo)?|EPA(?:-EFE)?|AFP|AP|REUTERS|Reuters"
    r"|Anadolu(?: Agency)?|Xinhua|TASS"
    r"|Handout|NurPhoto|Zuma|Bloomberg)"
)
_CREDITED: Final = re.compile(
    r"(?:[(\[](?:(?:File )?(?:Photo|Image|Picture|Photograph)(?:\s+by\b|\s*:|/)|File\s*:|AP Photo|AFP Photo|Handout)"
    r"[^()\[\]]{0,90}[)\]]"
    rf"|[(\[][^()\[\]/]{{2,60}}/\s?{_PICTURE_AGENCY}(?:\s*/[^()\[\]]{{2,40}})?[)\]]"
    rf"|(?:\w/|\s/\s|\bvia\s|©\s?){_PICTURE_AGENCY})\.?$"
)

_BUTTON: Final = (
    r"(?:share|tweet|print|e-?mail|save|copy link|copy url|bookmark|facebook|twitter|whatsapp|telegram|linkedin"
    r"|reddit|pinterest|instagram|youtube|advertisements?|advert|sponsored(?: content)?|promoted"
    r"|comments?(?: \(?\d+\)?)?|\d+ comments?|\d+ shares?|loading|menu|search|sign in|log in|sign up|subscribe"
    r"|donate|newsletters?|listen|play|pause|close|skip ad|accept(?: all)?(?: cookies)?|reject all"
    r"|manage (?:cookies|preferences)|back to top|skip to (?:main )?content|home|next|previous|like|follow"
    r"|\d+ min(?:ute)?s?(?: read)?|gallery|view gallery|text size|font size|a\+|a-)"
)
_BUTTONS: Final = re.compile(rf"{_BUTTON}(?:[\s|/·,•:.…]+{_BUTTON}){{0,9}}[\s:.…!]*$", re.I)
_NETWORK: Final = (
    r"(?:twitter|x|facebook|instagram|telegram|whatsapp|youtube|linkedin|tiktok|social media|google news)\b"
)
# One phrase a line, in the order: sharing, following, subscribing, buttons, notices, rights, house keeping.
_SHARE: Final = re.compile(
    r"share (?:this(?:\s*:|[.!]?$| (?:article|story|post|page|news|report|link|with|on|via)\b)|on\b|via\b|:|it on\b)"
    r"|share with (?:your )?friends"
    rf"|(?:follow|like|find|join) (?:us|\w+(?: \w+){{0,3}}) (?:on|at) (?:our )?{_NETWORK}"
    r"|follow us\b"
    r"|(?:follow|find|read) (?:\w+['’]s|our|more) .*\bcoverage\b.*(?:https?:|\bat |\bhere)"
    r"|join (?:our|the) (?:\w+ ){0,2}(?:channel|group|community)"
    r"|subscribe to (?:our|this|\w+['’]s)\b"
    r"|subscribe to the .*(?:newsletter|channel|podcast|feed|updates|alerts)"
    r"|subscribe (?:now|today|here|for free)\b"
    r"|sign up (?:for|to) (?:our|the|free|daily|receive|get)\b"
    r"|get (?:our|the (?:latest|best)|breaking|more|all)\b"
    r".*\b(?:newsletter|inbox|app|notifications?|updates|e-?mails?)\b"
    r"|(?:click|tap|press) here\b"
    r"|download (?:our|the) (?:\w+ ){0,2}app\b"
    r"|(?:we|this (?:site|website|page)) uses? cookies\b"
    r"|(?:please )?(?:enable|turn on|allow) (?:javascript|cookies|notifications)\b"
    r"|(?:please )?(?:disable|turn off) your ad"
    r"|by (?:continuing|clicking|subscribing|signing up|using this)\b"
    r"|(?:copyright\b|©|\(c\)).*(?:\d{4}|reserved)"
    r"|.{0,60}\ball rights reserved\b"
    r"|purchase licensing rights|our standards\s*:|terms (?:of|and) (?:use|service|conditions)\b|privacy policy\b"
    r"|support (?:our|independent) (?:work|journalism|newsroom)\b"
    r"|(?:leave|add|post|write|view) (?:a |your |all |the )?(?:comments?|reply)\b"
    r"|the post .+ (?:appeared first|first appeared) on\b"
    r"|listen to (?:this|the) (?:article|story|report)\b"
    r"|(?:tags|topics|keywords|categor(?:y|ies)|filed under|posted in)\s*:"
    r"|(?:editor['’]?s['’]?|publisher['’]?s) note\s*:"
    r"|this (?:article|story|report) (?:was|has been) (?:originally |first )published\b"
    r"|(?:this|the) (?:article|story|report)[^.]{0,60} (?:has not been|was not|is not) edited\b"
    r"|(?:contact|write to|e-?mail) (?:us|the (?:author|writer|newsroom|editor)) at\b"
    r"|(?:send|have) (?:us )?(?:a )?(?:news )?tips?\b"
    r"|(?:https?://|www\.)\S+$|[\w.+-]+@[\w-]+\.[\w.]+$|[^\w.…]+$|_+$",
    re.I,
)

_CLOCK: Final = r"(?:\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s*)?(?:[ap]\.?m\.?)?\s*\(?(?:(?-i:[A-Z]{2,5})|gmt|utc|hours|hrs|[+-]\d\d:?\d\d)?\)?"
_STAMP: Final = re.compile(
    r"(?:(?P<cue>(?:first |originally )?(?:published|posted|issued|created)|(?:last )?(?:updated|modified)|date)\b"
    rf"\s*(?:on|at|:)*\s*)?(?:(?P<date>{DATE})|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}})"
    rf"[\s,|·•–—-]*(?:at\s+)?{_CLOCK}\.?$",
    re.I,
)
_AGO: Final = re.compile(
    r"(?:(?:last )?(?:updated|published|posted|modified)\s*:?\s*)?(?:\d+|an?|one|two|three)\s+"
    r"(?:sec(?:ond)?|min(?:ute)?|hour|day|week|month)s?\s+ago$",
    re.I,
)
_ELLIPSIS: Final = re.compile(r"[\[(]?(?:…|\.{3,})[\])]?")
_PARTS: Final = re.compile(r"\s*[|>/•·»]\s*|\s+[-–—]\s+")


def whole_line(line: str) -> Found | None:
    """What furniture the whole of `line` is, wherever it stands; related titles and datelines are found elsewhere."""
    if len(line) > LONGEST:
        return None
    words = line.count(" ") + 1
    if _ELLIPSIS.fullmatch(line):
        return Found(kind="truncated", rule="text.truncated.mark")
    about = housekeeping(line) or release_line(line, words)
    if about:
        return about
    dated = without_times(line)
    return (
        _share(line, words)
        or _caption(line, words)
        or _byline(line, words)
        or _stamp(dated)
        or masthead(dated)
        or _section(line, words)
    )


def name_and_place(line: str) -> bool:
    """Whether `line` reads "Jane Roe in Goma": a byline only where bylines stand, as headings read like it too."""
    return len(line) <= 80 and line[-1:].isalpha() and _NAME_PLACE.match(line) is not None


def _share(line: str, words: int) -> Found | None:
    if words <= 12 and _BUTTONS.match(line):
        return Found(kind="share", rule="text.share.buttons")
    if words <= 40 and _SHARE.match(line):
        return Found(kind="share", rule="text.share.phrase")
    return None


def _caption(line: str, words: int) -> Found | None:
    if words > 70:
        return None
    if _CAPTION.match(line):
        return Found(kind="caption", rule="text.caption.word")
    # A sentence about a picture ends like one; a credit is short and does not.
    if words <= 9 and _PICTURE_BY.match(line) and (line[0] in "([" or line[-1] not in ".!?"):
        return Found(kind="caption", rule="text.caption.word")
    tail = line[-160:]
    if ("/" in tail or "(" in tail or "[" in tail or " via " in tail or "©" in tail) and _CREDITED.search(tail):
        return Found(kind="caption", rule="text.caption.credit")
    return None


def _byline(line: str, words: int) -> Found | None:
    credits = _CREDITS.match(line)
    if credits and words <= 60 and (line[0] in "([" or words <= 8 or _CREDIT_MORE.search(line)):
        return Found(kind="byline", rule="text.byline.credits")
    if _THANKS.match(line) or _SLASHED.match(line):
        return Found(kind="byline", rule="text.byline.credits")
    if words > 16 or line[-1] in ".!?:;":
        return None
    by = _BY.match(line)
    if by and not _NO_NAME.match(by["who"]) and _plain_rest(by):
        return Found(kind="byline", rule="text.byline.by")
    named = _NAME_OUTLET.match(line)
    if _STAFF.match(line) or (named and _of_outlet(named["who"], named["outlet"])):
        return Found(kind="byline", rule="text.byline.staff")
    return None


def _of_outlet(who: str, outlet: str) -> bool:
    return len(who.split()) <= 3 and is_outlet(outlet) and not is_outlet(who)


def _plain_rest(by: re.Match[str]) -> bool:
    """A byline of one word ("By Reuters") must be an outlet's or a desk's; what follows a name must begin like one."""
    who, rest = by["who"], by["rest"] or ""
    single = " " not in who and who.lower() not in {"agencies", "staff"}
    if single and not is_agency(who):
        return False
    return not rest or rest[0].isupper() or rest[0].isdigit() or rest.lower().startswith(("staff", "the "))


def _stamp(line: str) -> Found | None:
    if len(line) > 90:
        return None
    if _AGO.match(line):
        return Found(kind="dateline", rule="text.dateline.stamp")
    found = _STAMP.match(line)
    if found is None:
        return None
    cue = (found["cue"] or "").lower()
    published = "" if "updated" in cue or "modified" in cue else first_date(found["date"] or "")
    return Found(kind="dateline", rule="text.dateline.stamp", published=published)


def _section(line: str, words: int) -> Found | None:
    if words > 10:
        return None
    # "MENA" alone is rather the region's section than the agency's name.
    if is_agency(line) and not is_section(line) and line.lower() != "mena":
        return Found(kind="label", rule="text.label.outlet", outlet=line)
    parts = [part for part in _PARTS.split(line.rstrip(":|> ")) if part]
    if parts and all(is_section(part) or part.lower() == "home" for part in parts):
        return Found(kind="label", rule="text.label.section")
    return None
