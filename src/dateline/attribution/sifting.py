"""What is dropped or joined again: cues read twice, cues that are part of others, the document behind a statement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.attribution.drafts import Draft
from dateline.records import Rejected


def sifted(drafts: Sequence[Draft]) -> tuple[list[Draft], list[Rejected]]:
    """The drafts worth keeping, and for each other one why it was dropped."""
    kept: list[Draft] = []
    dropped: list[Rejected] = []
    for group in _by_sentence(drafts):
        joined = _joined(group)
        dropped += [
            _rejected(d, "a second source of the same words") for d in group if d not in joined and d.frame == "prep"
        ]
        for draft in joined:
            reason = _superfluous(draft, joined)
            if reason:
                dropped.append(_rejected(draft, reason))
            else:
                kept.append(draft)
    return kept, dropped


def _by_sentence(drafts: Sequence[Draft]) -> list[list[Draft]]:
    groups: dict[int, list[Draft]] = {}
    for draft in drafts:
        groups.setdefault(draft.sentence, []).append(draft)
    return list(groups.values())


def _superfluous(draft: Draft, others: Sequence[Draft]) -> str:
    """Why the draft is not needed beside the others of its sentence; empty where it is."""
    for other in others:
        if other is draft or not draft.cue_spans or not other.cue_spans:
            continue
        same = other.cue_spans[0] == draft.cue_spans[0]
        if same and others.index(other) < others.index(draft):
            return "a cue read twice"
        if not same and any(span.covers(draft.cue_spans[0]) for span in other.cue_spans):
            return "part of a longer cue"
    return ""


def _joined(group: list[Draft]) -> list[Draft]:
    """In "X said …, according to the statement" the document is where X said it, not a speaker over X."""
    result = list(group)
    for source in group:
        if source.frame != "prep" or source.kind != "document":
            continue
        inside = [d for d in result if _speaks_within(d, source)]
        if inside:
            first = min(inside, key=lambda d: d.cue_spans)
            result[result.index(first)] = replace(
                first, cue_spans=(*first.cue_spans, *source.cue_spans), medium=(*first.medium, *source.speaker)
            )
            result.remove(source)
    return result


def _speaks_within(draft: Draft, source: Draft) -> bool:
    """Whether somebody speaks in the main clause of what the source is given for."""
    if draft is source or draft.cue is None or draft.cue.attitude or not draft.frame.startswith("verb."):
        return False
    return bool(draft.cue_spans and draft.speaker) and any(span.covers(draft.cue_spans[0]) for span in source.content)


def _rejected(draft: Draft, reason: str) -> Rejected:
    return Rejected(step="attribution", reason=reason, span=draft.cue_spans[0] if draft.cue_spans else None)
