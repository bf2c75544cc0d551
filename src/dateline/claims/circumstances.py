"""What stands around a figure: whose the counted are, per what, where, as of when, how counted and how sure."""

from __future__ import annotations

import re

from dateline.claims.amount import Amount
from dateline.claims.changes import risen
from dateline.claims.counts import COLLECTIVE, Counted
from dateline.claims.measures import HARM, NOUNS, word_of
from dateline.claims.parts import anchor_of
from dateline.claims.phrases import is_people_name
from dateline.claims.things import FIGHTING
from dateline.claims.uncounted import MONTHS
from dateline.mentions import Found
from dateline.parse import Tree
from dateline.records import Attribution, Counting, FigureStatus, Mention

GROUPS = frozenset(
    "convoy group boat column batch crew wave unit patrol squad family band gang cell busload team fleet bus truck lorry "
    "dinghy vessel ship vehicle tent room household".split()
)
PERIODS = frozenset({"day", "week", "month", "year", "hour", "night", "minute"})
EACH = frozenset({"each", "every"})
SIDES = frozenset(
    "government army rebel enemy opposition separatist coalition militia loyalist regime junta state police".split()
)
"""Words for a side that are written small: "no government soldiers", "ten army trucks"."""
MAKES = frozenset(
    "kalashnikov toyota leopard abrams patriot grad shahed katyusha himars bradley scud stinger javelin iskander caesar "
    "boeing airbus hilux cruiser land storm shadow tomahawk kinzhal kalibr qassam bayraktar sukhoi antonov ilyushin glock "
    "hellfire gepard marder stryker challenger leclerc howitzer molotov mavic hummer tunguska buk lancet".split()
)
"""Names of what arms are made or called, not of whose they are."""
COMMANDING = frozenset(
    "have keep launch fire deploy station lose send mass maintain field host take suffer hold mobilise mobilize amass "
    "operate own build train retain tracked".split()
)
"""Verbs whose subject owns the soldiers and arms that are counted as their object."""
OWNED = frozenset({"troops", "vehicles", "weapons", "casualties", "killed", "wounded"})
WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_PART = "(?: (?:morning|afternoon|evening|night|noon|midday|midnight|lunchtime))?"
_DAY = rf"(?:(?:late|early) )?(?:{WEEKDAYS}|yesterday|today|last week){_PART}"
_DATE = (
    rf"\d{{1,2}} (?:{_MONTH})(?:,? \d{{4}})?|(?:{_MONTH}) \d{{1,2}}(?:,? \d{{4}})?|(?:{_MONTH}) \d{{4}}|(?:19|20)\d\d"
)
_HOUR = r"(?:noon|midday|midnight|dawn|\d{1,2}(?::\d\d| ?[ap]\.?m\.?)?)"
_TIME = "(?:nightfall|dawn|noon|midday|midnight|evening|sunset|(?:early|late) (?:morning|afternoon|evening))"
AS_OF = re.compile(
    rf"\b(?:[Aa]s of|[Bb]y|[Uu]p to|[Uu]ntil|[Aa]s at) ((?:{_HOUR} on )?(?:{_DAY}|{_DATE})|{_TIME})\b"
    rf"|\b[Aa]t ({_HOUR} on (?:{_DAY}|{_DATE}))\b"
)
SINCE = re.compile(rf"\b[Ss]ince (?:late |early |mid-)?(?:{_DAY}|{_DATE})\b")
REACHING = frozenset({"reach", "pass", "hit", "exceed", "top", "surpass"})
ADDING = frozenset({"bring", "take", "push", "raise", "lift"})
TOTALS = frozenset("toll total number figure tally count arrest death sum".split())
SAME_TIME = re.compile(r"\b(?:at|on) (?:that|the) (?:very |same )+(?:hour|time|moment|day|date)\b", re.IGNORECASE)
TOLD_ON = re.compile(
    rf"\b(?:(?:on |late |early |by )?(?:{WEEKDAYS})|(?:a|an|one|two|\w+) ?(?:day|hour|week)s? later|later|the (?:next|following) day|"
    r"(?:at|by) (?:dawn|noon|midnight|nightfall|midday|evening)|yesterday|\d{1,2}:\d\d)\b",
    re.IGNORECASE,
)
SO_FAR = re.compile(r"(?i)\b(?:so far|to date|thus far|until now|up to now|all told)\b")
CONFIRMED = frozenset({"confirm", "verify", "record", "document", "register", "certify"})
ESTIMATED = frozenset({"estimate", "believe"})
FEARED = frozenset({"fear", "presume"})
DOUBT = frozenset({"not", "n't", "never", "cannot"})


# --- whose, per what, where -----------------------------------------------------------------------------------------


def whose(tree: Tree, token: int, amount: Amount, counted: Counted) -> str:
    """What the text says of whose they are: "Russian" soldiers, "army" trucks, "Palestinians"; or who has them."""
    if counted.measure in {"money", "share", "area", "distance"}:
        return ""
    if is_people_name(tree, token):
        return tree.sentence.words[token]
    siblings = tree.kids(tree.sentence.heads[token], "obl") if tree.sentence.heads[token] >= 0 else []
    among = [s for s in (*siblings, *tree.kids(token, "obl")) if tree.preposition(s) == "among"]
    for holder in (token, *tree.kids(token, "nmod"), *among):
        if holder != token and word_of(tree, token) in NOUNS.keys() | TOTALS and holder not in among:
            continue  # the "toll of the Gao market strike" is nobody's
        if holder != token and tree.preposition(holder) not in {"of", "among", "from"}:
            continue
        words = _modifiers(tree, holder, amount, counted)
        if words:
            return words
    return _owner(tree, token) if counted.measure in OWNED else ""


def _modifiers(tree: Tree, token: int, amount: Amount, counted: Counted) -> str:
    kinds = tree.kids(token, "amod", "compound", "nmod", "nmod:poss", "nsubj")
    words, first = tree.sentence.words, amount.tokens[0]
    kinds = [c for c in kinds if not any(ch.isdigit() for ch in words[c])]
    inside = [c for c in kinds if c < token and c not in amount.tokens and (c > first or token < first)]
    marked = [t for c in inside for t in (*tree.kids(c, "compound", "amod"), c) if _is_side(words[t], t)]
    if tree.lemma(token) not in FIGHTING and counted.measure not in {"vehicles", "weapons", "casualties"}:
        marked = [t for t in marked if words[t].lower() not in SIDES]
    return " ".join(words[t] for t in marked if t not in amount.tokens)


def _is_side(word: str, token: int) -> bool:
    if word.lower() in MAKES:
        return False
    named = word[:1].isupper() and not any(c.isdigit() for c in word) and len(word) > 2
    return (named and token > 0) or word.lower() in SIDES or (token == 0 and word.endswith(("n", "ish", "ese", "i")))


def _owner(tree: Tree, token: int) -> str:
    """ "Rwanda keeps 4,000 soldiers", "Russia launched 88 drones"."""
    while tree.sentence.deps[token] == "conj":
        token = tree.sentence.heads[token]
    verb = tree.sentence.heads[token]
    dep = tree.sentence.deps[token]
    attacking = dep == "obl" and tree.preposition(token) == "with"
    if verb < 0 or not (attacking or (dep == "obj" and tree.lemma(verb) in COMMANDING)):
        return ""
    subject = tree.kid(verb, "nsubj")
    if subject is None and tree.sentence.deps[verb] == "conj":
        subject = tree.kid(tree.sentence.heads[verb], "nsubj")
    if subject is None:
        return ""
    if tree.sentence.pos[subject] != "PROPN":
        # "Thai troops lost two men"
        armed = tree.lemma(subject) in FIGHTING
        names = [c for c in tree.kids(subject, "amod", "compound") if tree.sentence.words[c][:1].isupper()]
        return tree.words(names[0], names[-1]) if armed and names else ""
    return tree.words(min((*tree.kids(subject, "compound"), subject)), subject)


def per(tree: Tree, amount: Amount, counted: Counted) -> str:
    """ "convoys of tens of vehicles", "boats carrying 20 people", "12 deaths a day", "60 people into each boat"."""
    if counted.measure == "share":
        return ""
    words, lemmas = tree.sentence.words, tree.sentence.lemmas
    after = max(counted.token, amount.last) + 1
    if amount.unit and words[after : after + 1] in (("a",), ("an",), ("each",)) and after + 1 < len(words):
        return lemmas[after + 1].lower()
    for at in range(after, min(after + 4, len(words) - 1)):
        past = words[at + 2 : at + 3] and words[at + 2] in {"earlier", "ago", "later", "before", "after", "old"}
        if words[at] == "per" or (
            words[at] in {"a", "an", "each", "every"} and lemmas[at + 1].lower() in PERIODS and not past
        ):
            return lemmas[at + 1].lower()
        if words[at] in {",", ";", "and", "."} or tree.sentence.tags[at] in {"IN", "TO"}:
            break
    return _each(tree, counted.token) or _carried(tree, amount, counted)


def _each(tree: Tree, token: int) -> str:
    """ "into each boat", "with 450 men in each battalion", "each widow is to get"."""
    for outer in (token, *list(tree.ancestors(token))[:3]):
        for kid in tree.kids(outer, "obl", "nmod", "nsubj", "nsubj:pass", "iobj"):
            if any(tree.lemma(c) in EACH for d in (kid, *tree.kids(kid, "nmod:poss")) for c in tree.kids(d, "det")):
                return tree.lemma(kid)
        if tree.sentence.pos[outer] == "VERB" and tree.sentence.deps[outer] != "xcomp":
            break
    return ""


def _carried(tree: Tree, amount: Amount, counted: Counted) -> str:
    for outer in list(tree.ancestors(anchor_of(tree, amount)))[:3]:
        if outer == counted.token or outer in amount.tokens:
            continue
        carrying = tree.sentence.tags[outer] == "VBG" and tree.sentence.deps[outer] == "acl"
        if tree.lemma(outer) in GROUPS and tree.sentence.tags[outer] == "NNS":
            # "12 trucks carrying 300 tonnes": all of them together
            return "" if tree.kid(outer, "nummod") is not None else tree.lemma(outer)
        if not carrying:
            return ""
    return ""


def where(tree: Tree, counted: int, found: Found) -> Mention | None:
    """The place that stands with what is counted, or with the verb that it hangs on."""
    for token in (counted, *tree.ancestors(counted)):
        for child in tree.kids(token, "obl", "nmod"):
            mention = found.at.get((tree.sentence.index, child))
            if mention is not None and mention.kind == "place":
                return mention
        if tree.sentence.pos[token] == "VERB":
            # "a bus crash in India killed 20"
            subject = tree.kid(token, "nsubj")
            return (
                where(tree, subject, found) if subject is not None and subject != counted and token != counted else None
            )
    return None


# --- when and how counted -------------------------------------------------------------------------------------------


def as_of(tree: Tree, amount: Amount, text: str, before: str) -> str:
    """The day for which the count is given, as in the text: "Monday", "Tuesday evening", "since 7 October".

    `before` is that of the figure before, for "at that very hour".
    """
    words, at = tree.sentence.span.of(text), tree.sentence.starts[amount.tokens[0]] - tree.sentence.span.start
    found = list(AS_OF.finditer(words))
    if found:
        # Of two, the last one before the number: "as of Monday 300, and by Tuesday 400"
        nearest = next((m for m in reversed(found) if m.start() < at), found[0])
        return " ".join((nearest.group(1) or nearest.group(2)).split())
    if SAME_TIME.search(words):
        return before
    since = SINCE.search(words)
    return since.group(0).replace("Since", "since") if since is not None else ""


def told_on(tree: Tree, text: str) -> str:
    """The day or hour that the sentence names: "On Saturday", "a day later", "at dawn"."""
    found = TOLD_ON.search(tree.sentence.span.of(text))
    return " ".join(found.group(0).lower().split()) if found is not None else ""


def counting(tree: Tree, amount: Amount, counted: Counted, text: str) -> Counting:
    """Whether it comes on top of another count or is a total so far."""
    if amount.more or _is_new(tree, amount, counted):
        return "increment"
    if counted.measure == "share":
        return ""
    return "running" if _is_total(tree, amount, counted) or _is_so_far(tree, counted, text) else ""


def _is_new(tree: Tree, amount: Amount, counted: Counted) -> bool:
    news = [c for c in tree.kids(counted.token, "amod") if tree.lemma(c) in {"new", "fresh"} and c > amount.tokens[0]]
    return bool(news) and counted.measure in HARM


def _is_total(tree: Tree, amount: Amount, counted: Counted) -> bool:
    """ "bringing the toll to 41", "the toll now stands at 33", "has risen to 34"."""
    head = tree.sentence.heads[anchor_of(tree, amount)]
    if head < 0:
        return False
    adding = tree.lemma(head) in ADDING and any(tree.lemma(o) in TOTALS for o in tree.kids(head, "obj"))
    lead = list(tree.lower[max(0, amount.lead - 2) : amount.lead])
    reached = tree.lemma(head) in REACHING and any(tree.lemma(s) in TOTALS for s in tree.kids(head, "nsubj"))
    standing = reached or (
        lead[-1:] == ["at"] and any(tree.lemma(a) == "stand" for a in (head, *list(tree.ancestors(head))[:1]))
    )
    adding = adding or (lead[-1:] == ["to"] and _adds_up(tree, amount))
    return adding or standing or (risen(tree, amount) and counted.measure in HARM)


def _adds_up(tree: Tree, amount: Amount) -> bool:
    """ "bringing arrests since the attack to 210", by the words alone."""
    before = range(max(0, amount.lead - 10), amount.lead - 1)
    verb = next((t for t in before if tree.lemma(t) in ADDING and tree.sentence.tags[t][:2] == "VB"), None)
    return verb is not None and any(_is_count(tree, t) for t in range(verb + 1, amount.lead))


def _is_count(tree: Tree, token: int) -> bool:
    return tree.lemma(token) in TOTALS | COLLECTIVE or word_of(tree, token) in NOUNS


def _is_so_far(tree: Tree, counted: Counted, text: str) -> bool:
    if SO_FAR.search(tree.sentence.span.of(text)):
        return True
    for token in (counted.token, *list(tree.ancestors(counted.token))[:3]):
        if any(tree.lemma(c) in DOUBT for c in tree.children[token]):
            return False  # "have not been heard from since Saturday"
        near = [token, *tree.kids(token, "xcomp", "advcl", "acl")]
        if any(_is_since(tree, c) for n in near for c in tree.children[n]):
            return True
        if tree.sentence.pos[token] == "VERB" and tree.sentence.deps[token] not in {"acl", "xcomp"}:
            return _is_since_below(tree, token)
    return False


def _is_since_below(tree: Tree, verb: int) -> bool:
    """Anywhere below a verb in the perfect: the parse may hang "since the rains began" on a noun between."""
    perfect = any(tree.lemma(c) == "have" for c in tree.kids(verb, "aux"))
    return perfect and any(_is_since(tree, t) for t in tree.subtree(verb) if t > verb)


def _is_since(tree: Tree, token: int) -> bool:
    """ "since June 25", "since the programme began"; not "since two of them are old"."""
    marked = any(tree.lemma(c) == "since" for c in tree.kids(token, "case", "mark"))
    return marked and (tree.sentence.deps[token] != "advcl" or tree.sentence.tags[token] in {"VBD", "VBN", "VBG"})


# --- how sure -------------------------------------------------------------------------------------------------------


def status(tree: Tree, amount: Amount, counted: Counted, said: Attribution | None, text: str) -> FigureStatus:
    """Feared, said to be confirmed or counted, estimated, or plainly claimed."""
    chain = [counted.token, anchor_of(tree, amount)]
    chain += [*list(tree.ancestors(chain[0]))[:4], *list(tree.ancestors(chain[1]))[:4]]
    near = {t for c in chain for t in (c, *tree.kids(c, "amod", "xcomp"), *_coordinated(tree, c))}
    lemmas = {w for t in near if not _is_doubted(tree, t) for w in (tree.lemma(t), _base(tree.lower[t]))}
    lead = {*tree.lower[amount.lead : amount.tokens[0]]}
    if lemmas & FEARED or _is_possible(tree, chain, counted) or "feared" in lead:
        return "feared"
    cue = said.cue_lemma if said is not None else ""
    if (lemmas | {cue}) & CONFIRMED:
        return "confirmed"
    speaker = " ".join(s.of(text) for s in said.speaker).lower() if said is not None else ""
    guessed = bool((lemmas | {cue}) & ESTIMATED) or "estimated" in lead or "estimate" in speaker
    return "estimated" if guessed else "claimed"


def _coordinated(tree: Tree, token: int) -> list[int]:
    """ "missing and presumed dead": with the same subject."""
    return [c for c in tree.kids(token, "conj") if tree.kid(c, "nsubj", "nsubj:pass") is None]


def _base(word: str) -> str:
    """ "confirmed" before a noun is an adjective to the parser."""
    return next(
        (
            b
            for b in (word.removesuffix("ed"), word.removesuffix("d"), word.removesuffix("ied") + "y")
            if b in CONFIRMED
        ),
        "",
    )


def _is_doubted(tree: Tree, token: int) -> bool:
    going_on = tree.sentence.tags[token] == "VBG" and tree.kid(token, "aux") is not None  # "is verifying reports"
    return going_on or any(tree.lemma(c) in DOUBT for c in tree.kids(token, "advmod", "aux"))


def _is_possible(tree: Tree, chain: list[int], counted: Counted) -> bool:
    """ "may have drowned", "could be as high as": of the clause that the figure stands in."""
    modals = {"may", "might", "could"} if counted.measure in HARM | {"money", "share"} else {"may", "might"}
    for token in chain:
        if tree.lemma(token) not in CONFIRMED and any(tree.lemma(c) in modals for c in tree.kids(token, "aux")):
            return True
        if tree.sentence.pos[token] in {"VERB", "AUX"} and tree.sentence.deps[token] != "xcomp":
            return False
    return False
