"""When: the date that the clause of a coded act supports, else one by a stated rule, else none.

The rules, in order; the first that finds something is named in the why:

1. `clause`: an expression that hangs on the predicate, or on the words of its own phrase ("Friday's attack").
2. `shared`: one that hangs on a predicate coordinated with it under one subject.
3. `governing`: of an event noun, an infinitive or a participle, one that hangs on the verb above ("met on Tuesday to sign").
4. `publication`: a plainly told act without any is of the publication's day or of one before it.

A date after "since" or "until" bounds an act from one side only; lengths and repetitions date nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.claims import Placed
from dateline.coding.scene import Scene
from dateline.parse import Tree
from dateline.records import EventTime, Span, TimeExpression, Why

DATING = frozenset({"DATE", "TIME"})
HISTORY = 10
"""Acts of so many years ago are history and stay out of default counts."""
CLAUSAL = frozenset({"VERB", "AUX"})
SHARING = frozenset({"xcomp", "advcl"})
BEFORE_A_NOUN = frozenset({"nmod:poss", "compound", "amod", "nummod"})
RANGE_WORDS = frozenset({"and", "to", "until", "till", "through", "-", "–", "—"})


def time_of(scene: Scene, sentence: int, token: int) -> EventTime:
    """The time of the predicate at `token`, by the rules above without the last; `value` is empty where there is none."""
    for rule, tokens in _places(scene.trees[sentence], token):
        found = list(_dating(scene, sentence, tokens))
        if found:
            return _event_time(scene, found, rule)
    return EventTime(why=Why(step="coding", rule="coding.time.none", version=scene.knowledge.version))


def is_history(time: EventTime, published: str) -> bool:
    """Whether an act was long past when the report came out: its own date ends `HISTORY` years before."""
    if not published or not time.latest or time.basis == "publication":
        return False
    return int(published[:4]) - int(time.latest[:4]) >= HISTORY


def time_in(scene: Scene, spans: Iterable[Span]) -> EventTime | None:
    """The time that one of these spans of the text tells, or None."""
    for span in spans:
        for time in scene.times.all:
            if time.type in DATING and time.span.start < span.end and span.start < time.span.end:
                return _recorded(scene, time, "spoken")
    return None


def _places(tree: Tree, token: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    yield "clause", (token,)
    yield "shared", tuple(_coordinated(tree, token))
    governing = _governing(tree, token)
    if governing is not None:
        yield "governing", (governing, *_coordinated(tree, governing))


def _governing(tree: Tree, token: int) -> int | None:
    """The verb whose day holds for this one too: that over an event noun, or over an infinitive or a participle without a day."""
    sentence = tree.sentence
    if sentence.pos[token] not in CLAUSAL:
        above = next((a for a in tree.ancestors(token) if sentence.pos[a] in CLAUSAL), None)
        return above if above is not None and not _says(tree, above, token) else None
    head = sentence.heads[token]
    own = tree.kids(token, "aux", "aux:pass", "nsubj", "nsubj:pass")
    bare = (
        not any(sentence.pos[t] != "PART" for t in own)
        and sentence.tags[token] in {"VB", "VBG", "VBN"}
        and sentence.deps[token] in SHARING
    )
    return head if head >= 0 and bare and sentence.pos[head] in CLAUSAL else None


def _says(tree: Tree, verb: int, token: int) -> bool:
    """Whether the noun stands in what the verb reports: its day is then the statement's."""
    return any(tree.sentence.deps[a] == "ccomp" for a in tree.ancestors(token) if a > verb) or bool(
        tree.kids(verb, "ccomp")
    )


def _coordinated(tree: Tree, token: int) -> list[int]:
    """Predicates coordinated with this one under one subject: the day that one of them names holds for all."""
    sentence = tree.sentence
    first = sentence.heads[token] if sentence.deps[token] == "conj" else token
    if first < 0 or sentence.pos[first] != "VERB":
        return []
    own = [c for c in tree.kids(first, "conj") if sentence.pos[c] == "VERB" and not tree.kids(c, "nsubj", "nsubj:pass")]
    verbs = [first, *own]
    return [v for v in verbs if v != token] if token in verbs else []


def _dating(scene: Scene, sentence: int, tokens: tuple[int, ...]) -> Iterator[Placed]:
    tree = scene.trees[sentence]
    for placed in scene.times.of(sentence):
        if placed.time.type in DATING and not placed.time.value.endswith("_REF") and _hangs_on(tree, placed, tokens):
            yield placed


def _hangs_on(tree: Tree, placed: Placed, tokens: tuple[int, ...]) -> bool:
    """Whether the way up from an expression meets one of the tokens before any other verb.

    A date before its noun ("condemned Monday's attack") is of that noun and of nothing above it.
    """
    sentence = tree.sentence
    if sentence.deps[placed.head] in BEFORE_A_NOUN:
        return sentence.heads[placed.head] in tokens
    for above in tree.ancestors(placed.head):
        if placed.first <= above <= placed.last:
            continue
        if above in tokens:
            return True
        if sentence.pos[above] in CLAUSAL or sentence.deps[above] in {"acl", "acl:relcl", "ccomp"}:
            return False
    return False


def _event_time(scene: Scene, found: list[Placed], rule: str) -> EventTime:
    """The first that names a day, else the first; two that make a range are one."""
    tree = scene.trees[found[0].time.sentence]
    dated = [p for p in found if p.time.earliest] or found
    best = next((p for p in dated if p.time.relation not in {"before", "after"}), dated[0])
    end = _range_end(scene, tree, best)
    if end is not None:
        first, last = best.time, end.time
        span = Span(first.span.start, last.span.end)
        return EventTime(
            value=f"{first.value}/{last.value}",
            earliest=first.earliest,
            latest=last.latest,
            precision=last.precision,
            basis=first.basis,
            relation="during",
            span=span,
            why=_why(scene, f"{rule}.range", span, first),
        )
    return _recorded(scene, best.time, rule)


def _range_end(scene: Scene, tree: Tree, start: Placed) -> Placed | None:
    """The second date of "from 3 to 7 May", "2011-2014", "between March and June"."""
    words = tree.lower
    opened = start.first > 0 and words[start.first - 1] in {"from", "between"}
    for other in scene.times.of(tree.sentence.index):
        between = words[start.last + 1 : other.first]
        joined = len(between) == 1 and between[0] in RANGE_WORDS
        if other.first > start.last and joined and (opened or between[0] != "and") and other.time.latest:
            return other
    return None


def _recorded(scene: Scene, time: TimeExpression, rule: str) -> EventTime:
    """An expression as an event's time: "since 2011" leaves the end open to the publication, "before May" the beginning."""
    earliest, latest = time.earliest, time.latest
    if time.relation == "after" and earliest:
        latest = max(latest, scene.report.published) if scene.report.published else ""
    elif time.relation == "before" and latest:
        earliest = ""
    return EventTime(
        value=time.value,
        earliest=earliest,
        latest=latest,
        precision=time.precision,
        basis=time.basis,
        relation=time.relation if time.relation in {"before", "after"} else "",
        span=time.span,
        why=_why(scene, rule, time.span, time),
    )


def _why(scene: Scene, rule: str, span: Span, time: TimeExpression) -> Why:
    return Why(
        step="coding", rule=f"coding.time.{rule}", version=scene.knowledge.version, spans=(span,), note=time.why.rule
    )
