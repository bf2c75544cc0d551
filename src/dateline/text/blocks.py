"""The blocks of a text: which lines and parts of lines are read, and what the rest is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from dateline.records import Block, BlockKind, Span, Why
from dateline.text.cuts import breaks_off, cut_mark, ends_in_ellipsis, finished, unlike_others
from dateline.text.found import Edge, Found
from dateline.text.furniture import name_and_place, whole_line
from dateline.text.live import clock, entry_headline
from dateline.text.prefixes import credit, dateline, label
from dateline.text.related import inline_related, like_body, related_heading
from dateline.text.releases import CLOSING, CONTACT, CORRECTION, bare_heading
from dateline.text.sections import section_labels

VERSION: Final = "2"
"""Version of the rules of this step, kept in every `Why`."""

Hint = Literal["", "title", "heading"]
READ: Final = frozenset({"title", "paragraph", "heading"})
_LINE: Final = re.compile(r"[^\n]+")
_HEADING_WORDS: Final = 10
_TITLE_WORDS: Final = 20
_SENTENCE_SPACES: Final = 7
_LATE: Final = "text.dateline.as_of"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the text, with what the markup says it is."""

    span: Span
    hint: Hint = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The blocks of a text, and what they say about the report. `titled` is how the title was found, or empty."""

    blocks: tuple[Block, ...]
    outlet: str = ""
    published: str = ""
    titled: Literal["", "stated", "inferred"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A block in the making, and what its edge says about the report. `line` is the line it stands in."""

    kind: BlockKind
    span: Span
    rule: str
    line: int
    truncated: bool = False
    note: str = ""
    outlet: str = ""
    published: str = ""


def lines_of(text: str, title: Span | None = None) -> tuple[Line, ...]:
    """The lines of a plain text. `title` stands at its start; a line that goes on behind it is parted there."""
    spans = [Span(match.start(), match.end()) for match in _LINE.finditer(text)]
    if title is None:
        return tuple(Line(span=span) for span in spans)
    first = spans[0]
    start = title.end + len(text[title.end : first.end]) - len(text[title.end : first.end].lstrip(" "))
    rest = [Span(start, first.end)] if start < first.end else []
    return (Line(span=title, hint="title"), *(Line(span=span) for span in [*rest, *spans[1:]]))


def read_blocks(text: str, lines: Sequence[Line]) -> Reading:
    """Blocks that do not overlap and cover every non-blank stretch of `text`, in order."""
    parts = list(_parts(text, lines))
    parts = _titled(text, lines, parts)
    parts = _signed(text, parts)
    parts = _headed(text, lines, parts)
    parts = _cut_off(text, parts)
    title = next((part for part in parts if part.kind == "title"), None)
    return Reading(
        blocks=tuple(map(_block, parts)),
        outlet=_first(parts, "outlet"),
        published=_first(parts, "published"),
        titled="" if title is None else "inferred" if title.rule == "text.title.first_line" else "stated",
    )


# --- line by line ---------------------------------------------------------------------------------------------------


def _parts(text: str, lines: Sequence[Line]) -> Iterator[_Part]:
    """Every line as one or more parts. Lines under a related heading are related until the report plainly goes on."""
    body = 0
    related_until = -1
    tail: tuple[int, _Part] | None = None
    sections = section_labels([line.span.of(text) for line in lines])
    for index, line in enumerate(lines):
        surface = line.span.of(text)
        if line.hint == "title":
            yield _Part(kind="title", span=line.span, rule="text.title.stated", line=index)
            continue
        if index < related_until:
            yield _related(surface, line.span, index)
            continue
        if body and related_heading(surface):
            related_until = _related_end(text, lines, index + 1)
            yield _Part(kind="related", span=line.span, rule="text.related.heading", line=index)
            continue
        if tail and index < tail[0]:
            yield _after(surface, line.span, index, tail[1])
            continue
        for part in _line_parts(surface, line, index, body, sections):
            yield part
            body += part.kind == "paragraph"
            tail = (_after_end(text, lines, part), part) if body else None


def _related(surface: str, span: Span, index: int) -> _Part:
    furniture = whole_line(surface)
    if furniture and furniture.kind in {"share", "caption"}:
        return _Part(kind=furniture.kind, span=span, rule=furniture.rule, line=index)
    return _Part(kind="related", span=span, rule="text.related.title", line=index)


def _related_end(text: str, lines: Sequence[Line], start: int) -> int:
    """Index of the line with which the report goes on, else the number of lines.

    Two long, finished sentences in a row are the report again; one alone is a teaser under a related title.
    """
    before = False
    for index in range(start, len(lines)):
        alike = like_body(lines[index].span.of(text))
        if before and alike:
            return index - 1
        before = alike
    return len(lines)


def _after(surface: str, span: Span, index: int, opening: _Part) -> _Part:
    """A line behind the end of a statement: notes to editors, whom to call, what the body is about, a correction."""
    found = whole_line(surface)
    if found:
        return _found(found, span, index)
    if opening.rule == CORRECTION:
        return replace(opening, span=span, line=index)
    return _Part(kind="share", span=span, rule="text.share.after_end", line=index)


def _after_end(text: str, lines: Sequence[Line], part: _Part) -> int:
    """Up to which line nothing of the report follows `part`, or -1: an end mark counts in the second half only."""
    before, after = part.span.start - lines[0].span.start, lines[-1].span.end - part.span.end
    if part.rule in CLOSING:
        return len(lines) if after <= before else -1
    if part.rule == CORRECTION:
        # The note itself follows only where its heading stands alone.
        return len(lines) if bare_heading(part.span.of(text)) and after * 2 <= before else -1
    if part.rule != CONTACT:
        return -1
    # Names and numbers follow, and no sentence.
    rest = (line.span.of(text) for line in lines[part.line + 1 :])
    return -1 if any(finished(line) and line.count(" ") >= _SENTENCE_SPACES for line in rest) else len(lines)


def _found(found: Found, span: Span, index: int) -> _Part:
    return _Part(
        kind=found.kind, span=span, rule=found.rule, line=index, outlet=found.outlet, published=found.published
    )


def _line_parts(surface: str, line: Line, index: int, body: int, sections: Mapping[int, Edge]) -> Iterator[_Part]:
    span = line.span
    found = whole_line(surface)
    if found:
        yield _found(found, span, index)
        return
    inline = inline_related(surface)
    if inline and body:
        cue = Span(span.start, span.start + len(surface[:inline].rstrip()))
        yield _Part(kind="related", span=cue, rule="text.related.inline", line=index)
        yield _Part(kind="related", span=Span(span.start + inline, span.end), rule="text.related.title", line=index)
        return
    yield from _timed_parts(surface, line, index, body, sections.get(index))


def _timed_parts(surface: str, line: Line, index: int, body: int, section: Edge | None) -> Iterator[_Part]:
    """The clock of an entry off the front; behind it furniture, the entry's headline, or a paragraph."""
    time = clock(surface)
    at = _skip(surface, time.length) if time else 0
    rest = Span(line.span.start + at, line.span.end)
    if time:
        yield _edge(time, line.span.start, index)
    found = whole_line(surface[at:]) if time and at < len(surface) else None
    if found:
        yield _found(found, rest, index)
    elif line.hint == "heading" and at < len(surface):
        yield _Part(kind="heading", span=rest, rule="text.heading.markup", line=index)
    elif time and entry_headline(surface[at:]) and at < len(surface):
        yield _Part(kind="heading", span=rest, rule="text.heading.clock", line=index)
    else:
        yield from _paragraph_parts(surface[at:], rest, index, body, section)


def _paragraph_parts(surface: str, span: Span, index: int, body: int, section: Edge | None) -> Iterator[_Part]:
    """Labels and datelines off the front, marks and credits off the end, the paragraph between them."""
    at = 0
    for edge in _fronts(surface, body, section):
        yield _edge(edge, span.start + at, index)
        at = _skip(surface, at + edge.length)
    end, tails = _tails(surface, at)
    if at < end:
        cut = any(rule == "text.truncated.mark" for _, _, _, rule in tails)
        yield _Part(
            kind="paragraph", span=Span(span.start + at, span.start + end), rule="text.paragraph", line=index,
            truncated=cut, note="a mark of a cut follows" if cut else "",
        )  # fmt: skip
    for start, stop, kind, rule in tails:
        yield _Part(kind=kind, span=Span(span.start + start, span.start + stop), rule=rule, line=index)


def _fronts(surface: str, body: int, section: Edge | None) -> Iterator[Edge]:
    """The label of a section, or at most two other labels; then a dateline, one behind the other."""
    at = 0
    for turn in range(2):
        edge = section if section and not turn else label(surface[at : at + 200])
        if edge is None:
            break
        yield edge
        at = _skip(surface, at + edge.length)
    place = dateline(surface[at:], body) if at else dateline(surface, body)
    if place:
        yield place


def _tails(surface: str, start: int) -> tuple[int, list[tuple[int, int, BlockKind, str]]]:
    """Where the paragraph ends, and what stands behind it (start, end, kind, rule), in order."""
    tails: list[tuple[int, int, BlockKind, str]] = []
    end = len(surface)
    mark = cut_mark(surface)
    if mark >= start:
        tails.append((mark, end, "truncated", "text.truncated.mark"))
        end = len(surface[:mark].rstrip())
    edge = credit(surface[start:end])
    if edge:
        tails.insert(0, (end - edge.length, end, edge.kind, edge.rule))
        end = len(surface[: end - edge.length].rstrip())
    return max(end, start), tails


def _skip(surface: str, at: int) -> int:
    while surface[at : at + 1] == " ":
        at += 1
    return at


def _edge(edge: Edge, start: int, index: int) -> _Part:
    span = Span(start, start + edge.length)
    return _Part(kind=edge.kind, span=span, rule=edge.rule, line=index, outlet=edge.outlet, published=edge.published)


# --- titles and headings --------------------------------------------------------------------------------------------


def _titled(text: str, lines: Sequence[Line], parts: list[_Part]) -> list[_Part]:
    """The first read line becomes the title where it looks like a headline; a name and place under it a byline."""
    read = [at for at, part in enumerate(parts) if part.kind in READ]
    if read and parts[read[0]].kind == "paragraph" and _headline(text, lines, parts, read):
        parts[read[0]] = replace(parts[read[0]], kind="title", rule="text.title.first_line")
    body = [at for at, part in enumerate(parts) if part.kind == "paragraph"]
    for at in {*body[:1], *body[-1:]}:
        if len(body) > 1 and _alone(lines, parts[at]) and name_and_place(parts[at].span.of(text)):
            parts[at] = replace(parts[at], kind="byline", rule="text.byline.place")
    return parts


def _signed(text: str, parts: list[_Part]) -> list[_Part]:
    """A name with a date over the text says who published; under a finished paragraph it is a signature."""
    body = (at for at, part in enumerate(parts) if part.kind == "paragraph" and finished(part.span.of(text)))
    first = next(body, len(parts))
    return [
        replace(part, outlet="") if at > first and part.rule == "text.dateline.masthead" else part
        for at, part in enumerate(parts)
    ]


def _headline(text: str, lines: Sequence[Line], parts: list[_Part], read: list[int]) -> bool:
    """Short, unpunctuated, a line of its own, a finished paragraph somewhere after it, at most furniture before."""
    first = parts[read[0]]
    surface = first.span.of(text)
    if (
        not _labelled(lines, parts, read[0])
        or surface.endswith((".", ",", ";", ":", "-"))
        or not 2 <= len(surface.split()) <= _TITLE_WORDS
    ):
        return False
    if first.truncated or not re.search(r"[^\W\d_]", surface) or surface.startswith(("Q:", "A:")):
        return False
    rest = (parts[at].span.of(text) for at in read[1:])
    return any(finished(other) and len(other.split()) >= 5 for other in rest)


def _alone(lines: Sequence[Line], part: _Part) -> bool:
    return lines[part.line].span == part.span


def _labelled(lines: Sequence[Line], parts: Sequence[_Part], at: int) -> bool:
    """Whether a part is a line of its own but for labels in front of it ("LIVE: …", "2. Casualties")."""
    line = lines[parts[at].line].span
    before = parts[at]
    while at and parts[at - 1].line == before.line and parts[at - 1].kind == "label":
        at -= 1
    return parts[at].span.start == line.start and before.span.end == line.end


def _headed(text: str, lines: Sequence[Line], parts: list[_Part]) -> list[_Part]:
    """Short unpunctuated lines between a finished paragraph and a longer one are headings inside the report."""
    read = [at for at, part in enumerate(parts) if part.kind in READ]
    for before, at, after in zip(read, read[1:], read[2:], strict=False):
        part, surface = parts[at], parts[at].span.of(text)
        if part.kind != "paragraph" or not _labelled(lines, parts, at) or len(surface.split()) > _HEADING_WORDS:
            continue
        if not surface[:1].isupper() or surface.endswith((".", ",", ";", ":", "!", '"', "”", "…")):
            continue
        if finished(parts[before].span.of(text)) and len(parts[after].span.of(text)) > 1.5 * len(surface):
            parts[at] = replace(part, kind="heading", rule="text.heading.short_line")
    return parts


# --- cuts -----------------------------------------------------------------------------------------------------------


def _cut_off(text: str, parts: list[_Part]) -> list[_Part]:
    """Marks the last paragraph, related titles and the title where they were cut off before their end."""
    parts = [_trailing(text, part) for part in parts]
    parts = _marked_before(parts)
    body = [at for at, part in enumerate(parts) if part.kind == "paragraph"]
    if body:
        parts[body[-1]] = _last_paragraph(text, parts, body)
    if parts and parts[-1].kind == "related" and parts[-1].rule == "text.related.title":
        last = parts[-1]
        note = breaks_off(last.span.of(text), text[: last.span.start])
        parts[-1] = replace(last, truncated=last.truncated or bool(note), note=last.note or note)
    return parts


def _trailing(text: str, part: _Part) -> _Part:
    if part.kind in {"related", "title"} and ends_in_ellipsis(part.span.of(text)):
        return replace(part, truncated=True, note="ellipsis")
    return part


def _marked_before(parts: list[_Part]) -> list[_Part]:
    """A mark of a cut behind the last paragraph, on a line of its own, says that this paragraph is cut off."""
    last = max((at for at, part in enumerate(parts) if part.kind == "paragraph"), default=len(parts))
    if any(part.kind == "truncated" for part in parts[last:]):
        parts[last] = replace(parts[last], truncated=True, note="a mark of a cut follows")
    return parts


def _last_paragraph(text: str, parts: list[_Part], body: list[int]) -> _Part:
    last = parts[body[-1]]
    surface = last.span.of(text)
    if last.truncated or finished(surface):
        return last
    note = "ellipsis" if ends_in_ellipsis(surface) else breaks_off(surface, text[: last.span.start])
    if not note and unlike_others(surface, [parts[at].span.of(text) for at in body[:-1]]):
        note = "no final punctuation"
    return replace(last, truncated=bool(note), note=note)


# --- together -------------------------------------------------------------------------------------------------------


def _block(part: _Part) -> Block:
    why = Why(step="text", rule=part.rule, version=VERSION, spans=(part.span,), note=part.note)
    return Block(kind=part.kind, span=part.span, read=part.kind in READ, truncated=part.truncated, why=why)


def _first(parts: Iterable[_Part], field: Literal["outlet", "published"]) -> str:
    """What labels say goes before credits of outlets, these before datelines; the state of knowledge comes last."""
    ranked = sorted(parts, key=lambda part: (part.kind != "label", part.kind != "byline", part.rule == _LATE))
    return next((value for part in ranked if (value := part.outlet if field == "outlet" else part.published)), "")
