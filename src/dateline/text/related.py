"""Related titles: the heading over them, the single "READ MORE:" line, and what does not belong to them any more."""

from __future__ import annotations

import re
from typing import Final

_HEADING: Final = re.compile(
    r"(?:related(?:\s+(?:news|stories|story|articles?|topics?|posts?|content|coverage|links?|reading|items?|reports?|headlines))?"
    r"|read\s+(?:more|also|next|on)|also\s+(?:read|see|in the news)|see\s+(?:also|more)"
    r"|more\s+(?:on\s+this(?:\s+(?:story|topic|subject))?|stories|news|headlines|like this|to explore|related\s+\w+"
    r"|(?:from|on|in)\s+(?-i:[A-Z])[^.!?]{1,40})"
    r"|you\s+(?:may|might)(?:\s+also)?\s+(?:like|be interested in|want to read)"
    r"|recommended(?:\s+(?:for you|stories|reading|articles))?"
    r"|(?:don['’]t|do not)\s+miss|most\s+(?:read|popular|viewed|shared|recent)|trending(?:\s+(?:now|stories|news))?"
    r"|(?:latest|top|other|similar|popular|recent)\s+(?:news|stories|headlines|articles|posts)|further\s+reading"
    r"|in\s+other\s+news|what\s+to\s+read\s+next|up\s+next|(?:editor|editors)['’]?s?['’]?\s+(?:picks?|choice))"
    r"\s*[:»>→…]*$",
    re.I,
)
_INLINE: Final = re.compile(
    r"(?:read\s+(?:more|also|next)|also\s+read|see\s+also|related(?:\s+(?:news|story|stories|article|articles|coverage))?"
    r"|recommended|don['’]t\s+miss|watch(?:\s+also)?|(?-i:MORE|READ)|more\s+on\s+this)\s*(?:[:|»>→]+|\s[-–—])\s*(?=\S)",
    re.I,
)
_BODY: Final = re.compile(r"[.!?][)\]\"'”’»]*$")
_LONGEST_TITLE: Final = 400


def related_heading(line: str) -> bool:
    """Whether the whole line is a heading over related titles."""
    return len(line) <= 80 and _HEADING.match(line) is not None


def inline_related(line: str) -> int:
    """Length (code points) of the "READ MORE:" in front of a related title on the same line, or 0."""
    if len(line) > _LONGEST_TITLE:
        return 0
    found = _INLINE.match(line)
    if found is None or len(line.split()) > 45:
        return 0
    # Two sentences behind the cue are a paragraph with a cue glued to it, not a title.
    return 0 if re.search(r"[a-z][.!?][\"'”’]? [A-Z].*[.!?]$", line[found.end() :]) else found.end()


def like_body(line: str) -> bool:
    """Whether a line under a related heading reads like the report going on: a long, finished sentence."""
    return len(line.split()) >= 20 and _BODY.search(line[-6:]) is not None
