"""What a verb says: the shapes of content that may hang on it, one function a shape."""

from __future__ import annotations

from dateline.attribution.clauses import passive
from dateline.attribution.cues import Cue
from dateline.attribution.found import Content
from dateline.attribution.trees import Tree, finite, subtree

WH = frozenset(["who", "whom", "whose", "what", "which", "when", "where", "why", "how", "whether", "if"])
OF = frozenset(["of", "about", "on", "over", "against", "for"])
_ALONG = frozenset({"cc", "advmod", "punct", "mark"})
_SAID_TO = frozenset({"obj", "iobj"})


def content_of(tree: Tree, verb: int, cue: Cue, second: tuple[int, ...]) -> Content | None:
    """The content of the verb at token `verb` in one of the frames of its cue, or None."""
    found = _clause(tree, verb, cue) or _around(tree, verb, cue, second)
    if found is None and second:
        found = _second_word(tree, verb, cue, second)
    if found is None:
        found = _infinitive(tree, verb, cue) or _called(tree, verb, cue) or _about(tree, verb, cue)
    if found is None and "obj" in cue.frames:
        found = _thing(tree, verb)
    return found


def _clause(tree: Tree, verb: int, cue: Cue) -> Content | None:
    """"said (that) …", "asked whether …", also before the verb."""
    for k in tree.childs(verb, "ccomp"):
        if _to_clause(tree, k) or (tree.sentence.tags[k] == "VBG" and not finite(tree, k)):
            continue
        if not _clausal(tree, k):
            continue
        shape = "wh" if tree.deps[verb] != "acl:relcl" and _asks(tree, k) else "that"
        if shape in cue.frames or (shape == "that" and "quote" in cue.frames):
            tokens = set(subtree(tree, k, {verb}))
            if k < verb:
                tokens |= _before(tree, verb, k)
            to = tuple(t for c in tree.childs(verb, *_SAID_TO) for t in subtree(tree, c))
            if cue.lemma in {"say", "add"} or set(to) & tokens:
                to = ()
            rest = _also_after(tree, verb, k)
            return Content(tokens=tuple(sorted(tokens | rest)), frame=shape, addressee=to)
    return None


def _clausal(tree: Tree, k: int) -> bool:
    """Whether the clause has a tense or a subject, or stands in quotation marks."""
    return finite(tree, k) or tree.child(k, "nsubj", "nsubj:pass", "expl", "csubj", "aux") >= 0 or tree.child(k, "punct") >= 0


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
    return any(tree.deps[c] == "mark" and tree.lower(c) == "to" for c in tree.children[k]) or (
        tree.sentence.tags[k] == "VB" and not finite(tree, k) and tree.child(k, "nsubj") >= 0
    )


def _around(tree: Tree, verb: int, cue: Cue, second: tuple[int, ...]) -> Content | None:
    """"The road, he said, is closed"; "As the mayor put it, …"."""
    head, dep = tree.heads[verb], tree.deps[verb]
    if head < 0 or not cue.frames & {"that", "quote"}:
        return None
    subject = tree.child(verb, "nsubj")
    if tree.deps[head] in {"aux", "aux:pass", "cop"}:
        head = tree.heads[head]
    if dep == "parataxis" and subject >= 0:
        return Content(tokens=tuple(subtree(tree, head, {verb})), frame="around")
    if dep == "advcl" and tree.case(verb) == "as" and (subject >= 0 or passive(tree, verb)) and not _has_obj(tree, verb, second):
        return Content(tokens=tuple(subtree(tree, head, {verb})), frame="as-clause", words=tuple(tree.cases(verb)))
    return None


def _has_obj(tree: Tree, verb: int, second: tuple[int, ...]) -> bool:
    return any(c not in second for c in tree.childs(verb, "obj", "ccomp", "xcomp"))


def _second_word(tree: Tree, verb: int, cue: Cue, second: tuple[int, ...]) -> Content | None:
    """"called for a truce", "called on the army to leave": what the second word governs."""
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
    """"wants to leave", "urged them to leave", "is said to have left"."""
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
    """"called the vote a farce", "described the vote as a farce", "was described as a farce"."""
    if "as" not in cue.frames:
        return None
    what = tree.child(verb, "nsubj:pass") if passive(tree, verb) else tree.child(verb, "obj")
    name = next((c for c in tree.childs(verb, "xcomp", "ccomp") if _small(tree, c)), -1)
    if name < 0:
        name = next((c for c in tree.childs(verb, "obl", "advcl") if tree.case(c) == "as"), -1)
    if name < 0 and what >= 0:
        name = next((c for c in tree.childs(what, "nmod", "acl") if tree.case(c) == "as"), -1)
    if name < 0:
        return None
    tokens = set(subtree(tree, name)) | (set(subtree(tree, what)) if what >= 0 else set())
    return Content(tokens=tuple(sorted(tokens)), frame="as")


def _small(tree: Tree, c: int) -> bool:
    """A name or quality without a verb: "a farce", "unsafe"."""
    return not _to_clause(tree, c) and tree.sentence.tags[c][:2] not in {"VB", "RB"} and not finite(tree, c)


def _about(tree: Tree, verb: int, cue: Cue) -> Content | None:
    """"warned of a flood", "accused them of lying", "was accused by the army of lying"."""
    if "of" not in cue.frames:
        return None
    inner = [verb, *tree.childs(verb, "obj", "obl:agent", "iobj")]
    for holder in inner:
        for c in tree.childs(holder, "obl", "advcl", "acl", "nmod"):
            cases = tree.cases(c)
            allowed = OF if holder == verb else {"of"}
            if cases and tree.lower(cases[0]) in allowed and c > verb:
                return _about_content(tree, verb, c, cases)
    return None


def _about_content(tree: Tree, verb: int, c: int, cases: list[int]) -> Content:
    tokens = set(subtree(tree, c))
    whom = tree.child(verb, "nsubj:pass") if passive(tree, verb) else tree.child(verb, "obj")
    addressee = tuple(subtree(tree, whom, {c})) if whom >= 0 else ()
    if cases[0] == verb + 1:
        return Content(tokens=tuple(sorted(tokens - {cases[0]})), frame="of", words=(cases[0],))
    return Content(tokens=tuple(sorted(tokens | set(addressee))), frame="of", addressee=addressee)


def _thing(tree: Tree, verb: int) -> Content | None:
    """"denied the charges", "denied killing them", "the deal was announced"."""
    if passive(tree, verb):
        thing = tree.child(verb, "nsubj:pass")
        if thing < 0 and tree.deps[verb] == "acl":
            head = tree.heads[verb]
            return Content(tokens=tuple(subtree(tree, head, {verb})), frame="obj-passive")
        return Content(tokens=tuple(subtree(tree, thing)), frame="obj-passive") if thing >= 0 else None
    thing = tree.child(verb, "obj")
    if thing < 0:
        thing = next((c for c in tree.childs(verb, "xcomp", "ccomp") if tree.sentence.tags[c] == "VBG"), -1)
    if thing < 0:
        return None
    return Content(tokens=tuple(subtree(tree, thing)), frame="obj")
