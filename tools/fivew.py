"""Who, what, when, where, why and how of a report's main event, read off its claims, times and places (the task `fivew`).

The main event is that of the headline and the lead: the first two claims that have a subject. `when` is the first day that is told,
`where` the places in the order they are named, `why` and `how` what stands behind the words that introduce a reason or a means.
"""

from __future__ import annotations

import re
from typing import Any

from dateline.records import Claim, Coded, Span

REASON = re.compile(
    r"\b(?:because of|because|due to|after|over|amid|following|in an effort to|in response to|in protest at|so that|thanks to)\b"
)
MEANS = re.compile(r"\b(?:by|with|using|through|via)\b")
CLAUSE_END = re.compile(r"[.;:!?\n]|, (?:and|but|while|as|who|which|after)\b|$")
LEAD_SENTENCES = 6
MOST = 3


def fivew(coded: Coded) -> dict[str, Any]:
    """`answers`: up to three phrases a question, the best first, with their spans; a `when` also with its day."""
    text = coded.document.text if coded.document else ""
    main = [c for c in coded.claims if _subject(c, coded)][:MOST]
    answers: dict[str, list[Span | None] | list[Span]] = {
        "who": [_subject(c, coded) for c in main],
        "what": [_phrase(text, c.predicate[0].start) for c in main],
        "where": _where(coded, text),
        "why": _behind(REASON, coded, text),
        "how": _behind(MEANS, coded, text) or [_phrase(text, c.predicate[0].start) for c in main[1:]],
    }
    told = {q: [_answer(span, text) for span in spans if span] for q, spans in answers.items()}
    return {"answers": {**told, "when": _when(coded, text)}}


def _answer(span: Span, text: str) -> dict[str, Any]:
    return {"text": span.of(text), "start": span.start, "end": span.end}


def _subject(claim: Claim, coded: Coded) -> Span | None:
    mentions = {m.id: m for m in coded.mentions if m.form != "pronoun" and m.kind == "actor"}
    found = (mentions[a.mention].span for a in claim.arguments if a.role == "subj" and a.mention in mentions)
    return next(found, None)


def _phrase(text: str, start: int) -> Span:
    """From a word to the end of its clause, at most ten words."""
    end = CLAUSE_END.search(text, start)
    words = list(re.finditer(r"\S+", text[start : end.start() if end else len(text)]))[:10]
    return Span(start, start + words[-1].end()) if words else Span(start, start)


def _where(coded: Coded, text: str) -> list[Span]:
    first: dict[str, Span] = {}
    for toponym in coded.toponyms:
        first.setdefault(toponym.span.of(text), toponym.span)
    return sorted(first.values(), key=lambda s: s.start)[:MOST]


def _when(coded: Coded, text: str) -> list[dict[str, Any]]:
    days = [t for t in coded.times if t.type in {"DATE", "TIME"} and t.precision in {"day", "time"} and t.earliest]
    told = [{**_answer(t.span, text), "parsed": t.earliest} for t in days[:MOST]]
    return told or (
        [{"text": coded.report.published, "parsed": coded.report.published}] if coded.report.published else []
    )


def _behind(pattern: re.Pattern[str], coded: Coded, text: str) -> list[Span]:
    end = coded.sentences[: LEAD_SENTENCES + 1][-1].end if coded.sentences else 0
    return [_phrase(text, m.end() + 1) for m in list(pattern.finditer(text, 0, end))[:MOST] if m.end() + 1 < end]
