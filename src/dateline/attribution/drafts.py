"""From what the readers found to spans: drafts of attributions, still without ids and nesting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.attribution.cues import Cue
from dateline.attribution.details import addressee_of, medium_of, phrase, times_of
from dateline.attribution.found import Found
from dateline.attribution.speakers import speaker_kind
from dateline.attribution.trees import Tree, runs
from dateline.records import Span, SpeakerKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An attribution in the making. `cue` is None for quotations that nobody is named for."""

    sentence: int
    block: int
    cue: Cue | None
    token: int = -1
    cue_spans: tuple[Span, ...] = ()
    speaker: tuple[Span, ...] = ()
    kind: SpeakerKind = "unknown"
    content: tuple[Span, ...] = ()
    addressee: tuple[Span, ...] = ()
    medium: tuple[Span, ...] = ()
    time: tuple[Span, ...] = ()
    via: tuple[Span, ...] = ()
    frame: str

    @property
    def start(self) -> int:
        """Where it begins in the text, for the order of ids."""
        return min((s.start for s in (*self.cue_spans, *self.content)), default=0)


def draft_of(tree: Tree, found: Found) -> Draft:
    """The draft of one find, with medium, time and addressee from around its cue."""
    own = frozenset({*found.content, *found.speaker})
    media = medium_of(tree, found.token, own) if found.cue.pos == "verb" else []
    addressee = runs(tree, found.addressee) or (
        addressee_of(tree, found.token, media, own) if found.cue.pos == "verb" else ()
    )
    return Draft(
        sentence=tree.sentence.index,
        block=tree.sentence.block,
        cue=found.cue,
        token=found.token,
        cue_spans=runs(tree, found.words),
        speaker=runs(tree, found.speaker),
        kind=speaker_kind(tree, found.head),
        content=runs(tree, found.content),
        addressee=addressee,
        medium=tuple(span for m in media for span in phrase(tree, m)),
        time=times_of(tree, found.token, media, own),
        via=runs(tree, found.via),
        frame=found.frame,
    )


def without(content: Sequence[Span], holes: Sequence[Span]) -> tuple[Span, ...]:
    """The content spans with these holes cut out of them; both in text order."""
    kept: list[Span] = []
    for span in content:
        rest = [span]
        for hole in holes:
            rest = [piece for part in rest for piece in _cut(part, hole)]
        kept.extend(rest)
    return tuple(kept)


def _cut(span: Span, hole: Span) -> list[Span]:
    if not span.touches(hole):
        return [span]
    pieces = [Span(span.start, hole.start), Span(hole.end, span.end)]
    return [piece for piece in pieces if piece.start < piece.end]


def with_content(draft: Draft, content: Sequence[Span]) -> Draft:
    """The draft with another content, in text order, touching spans made one."""
    merged: list[Span] = []
    for span in sorted(content):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return replace(draft, content=tuple(merged))
