"""Where and when it was said: the statement, interview or letter, and the day."""

from __future__ import annotations

from dateline.attribution.trees import Tree, runs, subtree, words
from dateline.records import Span

MEDIA = words(
    """statement interview speech letter report email e-mail tweet post message briefing conference communique
    communiqué address broadcast article column editorial op-ed book memo memoir testimony hearing debate call phone
    telephone telegram release note essay blog video recording audio podcast show programme program remarks comments
    webinar bulletin declaration filing affidavit lawsuit sermon toast rally press twitter facebook x television
    radio tv meeting session forum summit ceremony gathering appearance survey poll verdict ruling"""
)
_VIA = words("in on via through at during by over from per")
_MESSAGES = words("message letter statement call appeal warning note demand ultimatum")
_TIMES = frozenset({"DATE", "TIME"})


def medium_of(tree: Tree, cue: int, own: frozenset[int]) -> list[int]:
    """Head tokens of the media of the cue at token `cue`; tokens in `own` (content, speaker) are not looked at."""
    near = [c for c in tree.childs(cue, "obl", "nmod") if c not in own and tree.case(c) in _VIA]
    return [c for c in near if tree.sentence.lemmas[c].lower() in MEDIA]


def phrase(tree: Tree, head: int) -> tuple[Span, ...]:
    """The noun phrase of this head without its preposition."""
    return runs(tree, subtree(tree, head, set(tree.cases(head))))


def times_of(tree: Tree, cue: int, media: list[int], own: frozenset[int]) -> tuple[Span, ...]:
    """Dates and times said of the cue itself or of its medium ("a statement issued on Wednesday")."""
    inside = {i for m in media for i in subtree(tree, m)}
    found: list[Span] = []
    for entity in tree.sentence.entities:
        if entity.label in _TIMES and not own & set(range(entity.start, entity.end)):
            head = _head(tree, entity.start, entity.end)
            if tree.heads[head] == cue or head in inside:
                found.append(Span(tree.sentence.starts[entity.start], tree.sentence.ends[entity.end - 1]))
    return tuple(found)


def _head(tree: Tree, start: int, end: int) -> int:
    return next((i for i in range(start, end) if not start <= tree.heads[i] < end), start)


def addressee_of(tree: Tree, cue: int, media: list[int], own: frozenset[int]) -> tuple[Span, ...]:
    """As in "said to reporters", "in an interview with a daily", "sent the army a message, stressing that …"."""
    for c in tree.childs(cue, "obl"):
        if c not in own and tree.case(c) == "to" and tree.sentence.lemmas[c].lower() not in MEDIA:
            return phrase(tree, c)
    for m in media:
        for c in tree.childs(m, "nmod"):
            if tree.case(c) in {"with", "to"}:
                return phrase(tree, c)
    head = tree.heads[cue]
    if head >= 0 and tree.deps[cue] in {"advcl", "conj"} and tree.sentence.pos[head] == "VERB":
        return _of_message(tree, head) or (addressee_of(tree, head, [], own) if tree.deps[cue] == "conj" else ())
    return ()


def _of_message(tree: Tree, verb: int) -> tuple[Span, ...]:
    message = tree.child(verb, "obj")
    if message < 0 or tree.sentence.lemmas[message].lower() not in _MESSAGES:
        return ()
    holders = [
        c
        for holder in (message, verb)
        for c in tree.childs(holder, "nmod", "obl", "iobj")
        if tree.case(c) in {"to", ""}
    ]
    return phrase(tree, holders[0]) if holders else ()
