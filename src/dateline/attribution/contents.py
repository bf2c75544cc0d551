"""What a verb says: the shapes of content that may hang on it, one function a shape."""

from __future__ import annotations

from dateline.attribution.clauses import passive
from dateline.attribution.cues import Cue
from dateline.attribution.found import Content
from dateline.attribution.trees import QUOTE_MARKS, Tree, finite, subtree, words

WH = words("who whom whose what which when where why how whether if")
OF = words("of about on over against for")
TOLD = frozenset({"tell", "ask", "inform", "warn", "notify", "remind", "assure", "brief", "advise"})
_CLAUSAL = frozenset({"nsubj", "nsubj:pass", "expl", "csubj", "aux", "mark", "punct"})
_MARKED = frozenset({"aux", "mark", "punct", "expl", "cop"})
_SAID_TO = frozenset({"obj", "iobj"})


def content_of(tree: Tree, verb: int, cue: Cue, second: tuple[int, ...]) -> Content | None:
    """The content of the verb at token `verb` in one of the frames of its cue, or None."""
    found = _clause(tree, verb, cue, second) or _strayed(tree, verb, cue) or _around(tree, verb, cue, second)
    if found is None and second and cue.frames & {"obj", "to", "as"}:
        found = _second_word(tree, verb, cue, second)
    if found is None:
        found = _infinitive(tree, verb, cue) or _called(tree, verb, cue) or _about(tree, verb, cue)
    if found is None and "obj" in cue.frames:
        found = thing_of(tree, verb)
    return found


def _clause(tree: Tree, verb: int, cue: Cue, second: tuple[int, ...]) -> Content | None:
    """As in "said (that) …", "asked whether …", "made clear that …", also before the verb."""
    below = [c for s in second for c in tree.childs(s, "ccomp", "advcl") if tree.case(c) in {"that", "whether"}]
    for k in (*below, *(c for c in tree.childs(verb, "ccomp") if c not in second)):
        if _to_clause(tree, k) or _bare_gerund(tree, k):
            continue
        if not _clausal(tree, k):
            continue
        shape = "wh" if tree.deps[verb] != "acl:relcl" and _asks(tree, k) else "that"
        if shape in cue.frames or ("quote" in cue.frames and _marked(tree, k)):
            tokens = set(subtree(tree, k, {verb}))
            if k < verb:
                tokens |= _before(tree, verb, k)
            to = tuple(t for c in tree.childs(verb, *_SAID_TO) for t in subtree(tree, c))
            if cue.lemma in {"say", "add"} or set(to) & tokens:
                to = ()
            rest = _also_after(tree, verb, k)
            return Content(tokens=tuple(sorted(tokens | rest)), frame=shape, addressee=to)
    return None


def _bare_gerund(tree: Tree, k: int) -> bool:
    """As in "denied killing them"; a gerund with a subject is a clause ("showed the army leaving")."""
    return tree.sentence.tags[k] == "VBG" and not finite(tree, k) and tree.child(k, "nsubj", "nsubj:pass") < 0


def _clausal(tree: Tree, k: int) -> bool:
    """Whether the clause has a tense or a subject, or stands in quotation marks."""
    verb = tree.sentence.pos[k] in {"VERB", "AUX"}
    return finite(tree, k) or any(tree.deps[c] in (_CLAUSAL if verb else _MARKED) for c in tree.children[k])


def _strayed(tree: Tree, verb: int, cue: Cue) -> Content | None:
    """The that-clause that the parser hung on a noun in between: "told a hall in Kabul that he is not giving up"."""
    if "that" not in cue.frames:
        return None
    for holder in tree.childs(verb, "obl", "obj", "iobj", "advmod"):
        if holder < verb:
            continue
        below = subtree(tree, holder)
        for k in below:
            if tree.deps[k] in {"acl:relcl", "acl", "ccomp"} and _full_that(tree, k):
                clause = set(subtree(tree, k))
                told = tuple(t for t in below if t not in clause) if tree.deps[holder] in _SAID_TO else ()
                return Content(tokens=tuple(sorted(clause)), frame="that", addressee=told)
    return None


def _full_that(tree: Tree, k: int) -> bool:
    """Whether the clause begins with a "that" that is no part of it: it has another subject."""
    first = subtree(tree, k)[0]
    subject = tree.child(k, "nsubj", "nsubj:pass", "expl")
    return tree.lower(first) == "that" and tree.deps[first] == "mark" and subject > first


def _marked(tree: Tree, k: int) -> bool:
    """Whether the clause begins or ends with a quotation mark."""
    inside = subtree(tree, k)
    edges = (inside[0] - 1, inside[0], inside[-1], inside[-1] + 1)
    return any(0 <= i < len(tree.heads) and tree.sentence.words[i] in QUOTE_MARKS for i in edges)


def _also_after(tree: Tree, verb: int, k: int) -> set[int]:
    """More contents of the same verb ("said that A and that B"; "X, he said, and Y")."""
    more = [c for c in tree.childs(verb, "ccomp") if c > k and tree.child(c, "mark") >= 0]
    return {t for c in more for t in subtree(tree, c)}


def _before(tree: Tree, verb: int, k: int) -> set[int]:
    """What stands before a content that precedes its verb and belongs to it: "But", "On Monday"."""
    left = [c for c in tree.children[verb] if c < k and tree.deps[c] in {"cc", "advmod"}]
    return {t for c in left for t in subtree(tree, c)}


def _asks(tree: Tree, k: int) -> bool:
    first = next((i for i in subtree(tree, k) if tree.sentence.pos[i] != "PUNCT"), k)
    if tree.sentence.pos[first] == "ADP":
        first += 1
    return tree.lower(first) in WH


def _to_clause(tree: Tree, k: int) -> bool:
    marks = {tree.lower(c) for c in tree.children[k] if tree.deps[c] == "mark"}
    bare = tree.sentence.tags[k] == "VB" and not finite(tree, k) and tree.child(k, "nsubj") >= 0
    return "to" in marks or (bare and "that" not in marks)


def _around(tree: Tree, verb: int, cue: Cue, second: tuple[int, ...]) -> Content | None:
    """As in "The road, he said, is closed"; "As the mayor put it, …"."""
    head, dep = tree.heads[verb], tree.deps[verb]
    if head < 0 or not cue.frames & {"that", "quote"}:
        return None
    subject = tree.child(verb, "nsubj")
    if tree.deps[head] in {"aux", "aux:pass", "cop"}:
        head = tree.heads[head]
    if dep == "parataxis" and ";" in tree.sentence.words[min(head, verb) : max(head, verb)]:
        return None
    if dep == "parataxis" and subject >= 0 and tree.lower(subject) not in {"that", "this"}:
        return Content(tokens=tuple(subtree(tree, head, {verb})), frame="around")
    if (
        dep == "advcl"
        and tree.case(verb) == "as"
        and (subject >= 0 or passive(tree, verb))
        and not _has_obj(tree, verb, second)
    ):
        return Content(tokens=tuple(subtree(tree, head, {verb})), frame="as-clause", words=tuple(tree.cases(verb)))
    return None


def _has_obj(tree: Tree, verb: int, second: tuple[int, ...]) -> bool:
    return any(c not in second for c in tree.childs(verb, "obj", "ccomp", "xcomp"))


def _second_word(tree: Tree, verb: int, cue: Cue, second: tuple[int, ...]) -> Content | None:
    """As in "called for a truce", "called on the army to leave": what the second word governs."""
    governed = tree.heads[second[0]]
    if governed == verb or governed < 0:
        return None
    tokens = set(subtree(tree, governed, set(second)))
    words = second if second[0] == verb + 1 else ()
    addressee: tuple[int, ...] = ()
    if "to" in cue.frames:
        to = _infinitive_child(tree, verb)
        to = to if to >= 0 else _infinitive_child(tree, governed)
        if to >= 0:
            addressee = tuple(sorted(tokens - set(subtree(tree, to))))
            tokens |= set(subtree(tree, to))
    return Content(tokens=tuple(sorted(tokens)), frame="phrasal", words=words, addressee=addressee)


def _infinitive_child(tree: Tree, i: int) -> int:
    for c in tree.childs(i, "xcomp", "ccomp", "advcl", "acl"):
        if any(tree.lower(m) == "to" for m in tree.children[c] if tree.deps[m] == "mark"):
            return c
    return -1


def _infinitive(tree: Tree, verb: int, cue: Cue) -> Content | None:
    """As in "wants to leave", "urged them to leave", "is said to have left"."""
    if "to" not in cue.frames:
        return None
    to = next((c for c in tree.childs(verb, "xcomp", "ccomp") if _to_clause(tree, c)), -1)
    if to < 0:
        return None
    tokens = set(subtree(tree, to))
    whom = tree.child(verb, "obj", "iobj")
    addressee = tuple(subtree(tree, whom)) if 0 <= whom < to else ()
    tokens |= set(addressee)
    subject = tree.child(verb, "nsubj:pass")
    if subject >= 0:
        tokens |= set(subtree(tree, subject))
    return Content(tokens=tuple(sorted(tokens)), frame="to", addressee=addressee)


def _called(tree: Tree, verb: int, cue: Cue) -> Content | None:
    """As in "called the vote a farce", "described the vote as a farce", "was described as a farce"."""
    if "as" not in cue.frames:
        return None
    what = tree.child(verb, "nsubj:pass") if passive(tree, verb) else tree.child(verb, "obj")
    small = [c for c in tree.childs(verb, "xcomp", "ccomp") if _small(tree, c)]
    name = next((c for c in small if what >= 0 or tree.child(c, "nsubj") >= 0), -1)
    if name < 0:
        name = next((c for c in tree.children[verb] if c > verb and _with_as(tree, c)), -1)
    if name < 0 and what >= 0:
        name = next((c for c in subtree(tree, what) if c != what and _as_or_quoted(tree, c)), -1)
    if name < 0:
        return None
    tokens = set(subtree(tree, name)) | (set(subtree(tree, what)) if what >= 0 else set())
    return Content(tokens=tuple(sorted(tokens)), frame="as")


def _as_or_quoted(tree: Tree, c: int) -> bool:
    """What the thing is called, hung on the thing itself: "the deal as a farce", "the deal “a farce”"."""
    if tree.deps[c] in {"appos", "dep"}:
        first = subtree(tree, c)[0]
        return first > 0 and tree.sentence.words[first - 1] in QUOTE_MARKS
    return tree.deps[c] in {"nmod", "acl"} and tree.case(c) == "as"


def _with_as(tree: Tree, c: int) -> bool:
    """Whether it is "as a farce", "as unfair": the parser hangs "as" on the quality or the quality on "as"."""
    if tree.lower(c) == "as":
        return bool(tree.children[c])
    return tree.deps[c] in {"obl", "advcl"} and any(tree.lower(k) == "as" for k in tree.children[c])


def _small(tree: Tree, c: int) -> bool:
    """A name or quality without a verb: "a farce", "unsafe"."""
    tag = tree.sentence.tags[c]
    return not _to_clause(tree, c) and (tag == "VBN" or tag[:2] not in {"VB", "RB"}) and not finite(tree, c)


def _about(tree: Tree, verb: int, cue: Cue) -> Content | None:
    """As in "warned of a flood", "accused them of lying", "was accused by the army of lying"."""
    if "of" not in cue.frames:
        return None
    inner = [verb, *tree.childs(verb, "obj", "obl:agent", "iobj")]
    for holder in inner:
        for c in tree.childs(holder, "obl", "advcl", "acl", "nmod"):
            cases = tree.cases(c)
            allowed = OF if holder == verb else {"of"}
            if cases and tree.lower(cases[0]) in allowed and c > verb:
                return _about_content(tree, verb, c, cases, cue)
    return None


def _about_content(tree: Tree, verb: int, c: int, cases: list[int], cue: Cue) -> Content:
    """Who is accused of something is part of what is said; who is warned of it is the one it is said to."""
    tokens = set(subtree(tree, c))
    whom = tree.child(verb, "nsubj:pass") if passive(tree, verb) else tree.child(verb, "obj")
    party = tuple(subtree(tree, whom, {c})) if whom >= 0 else ()
    words = (cases[0],) if cases[0] == verb + 1 else ()
    told = cue.lemma in TOLD
    content = tokens - set(words) if told else (tokens | set(party)) - set(words)
    return Content(tokens=tuple(sorted(content)), frame="of", words=words, addressee=party if told else ())


def thing_of(tree: Tree, verb: int) -> Content | None:
    """As in "denied the charges", "denied killing them", "the deal was announced"."""
    if passive(tree, verb):
        thing = tree.child(verb, "nsubj:pass")
        if thing < 0 and tree.deps[verb] == "acl":
            head = tree.heads[verb]
            return Content(tokens=tuple(subtree(tree, head, {verb})), frame="obj-passive")
        relative = thing >= 0 and tree.sentence.tags[thing] in {"WDT", "WP"}
        if thing < 0 or (relative and tree.child(verb, "obl:agent") < 0):
            return None
        return Content(tokens=tuple(subtree(tree, thing)), frame="obj-passive")
    thing = tree.child(verb, "obj")
    if thing < 0:
        thing = next((c for c in tree.childs(verb, "xcomp", "ccomp") if tree.sentence.tags[c] == "VBG"), -1)
    if thing < 0:
        return None
    return Content(tokens=tuple(subtree(tree, thing)), frame="obj")
