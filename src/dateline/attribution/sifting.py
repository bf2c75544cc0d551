"""What is dropped again: cues found twice and contents that are too little to be one."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.attribution.drafts import Draft
from dateline.records import Rejected


def sifted(drafts: Sequence[Draft]) -> tuple[list[Draft], list[Rejected]]:
    """The drafts worth keeping, and for each other one why it was dropped."""
    kept: list[Draft] = []
    dropped: list[Rejected] = []
    seen: dict[tuple[int, int], int] = {}
    for draft in drafts:
        place = draft.sentence, draft.token
        if draft.token >= 0 and place in seen:
            dropped.append(_rejected(draft, "a cue read twice"))
            continue
        seen[place] = len(kept)
        kept.append(draft)
    return kept, dropped


def _rejected(draft: Draft, reason: str) -> Rejected:
    span = draft.cue_spans[0] if draft.cue_spans else None
    return Rejected(step="attribution", reason=reason, span=span)
