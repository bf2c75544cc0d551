"""What the words around a figure say of another one, kept in the note of its why, so that relations need only figures."""

from __future__ import annotations

from dataclasses import replace

from dateline.records import Figure

PART, OUT_OF, MORE = "part of a whole", "out of another count", "on top"
EARLIER, LATER = "an earlier value", "a later value"
AGAIN = "of what was counted before"
WHEN = "on: "
OTHER_TIME, PLACE, SPEAKER, FALSE = "of another time: ", "in: ", "by: ", "called false by: "
DENIES = "denies another one"
NOTE_MARK = "; "


def has(figure: Figure, mark: str) -> bool:
    """Whether the figure's note holds the plain `mark`."""
    return bool(figure.why.note) and mark in figure.why.note.split(NOTE_MARK)


def note(figure: Figure, mark: str) -> str:
    """What the figure's note says under `mark` ("in: "), or empty."""
    if not figure.why.note:
        return ""
    return next((n[len(mark) :] for n in figure.why.note.split(NOTE_MARK) if n.startswith(mark)), "")


def noted(figure: Figure, mark: str) -> Figure:
    """The figure with `mark` in its note."""
    if mark in figure.why.note.split(NOTE_MARK):
        return figure
    words = NOTE_MARK.join(n for n in (figure.why.note, mark) if n)
    return replace(figure, why=replace(figure.why, note=words))


def plain(words: str) -> str:
    """Words of the text that cannot be taken for a mark between notes."""
    return words.replace(NOTE_MARK, " ").replace("\n", " ")
