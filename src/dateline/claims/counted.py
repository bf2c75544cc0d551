"""What an amount counts: a noun, the thing that a unit or share measures, or what the figure before counted."""

from __future__ import annotations

from dataclasses import replace

from dateline.claims.amount import Amount
from dateline.claims.counts import EMPTY, UNNAMED, Before, Counted, what_of
from dateline.claims.headings import headed_before, heading, made_up
from dateline.claims.measured import measured, shared
from dateline.claims.measures import (
    FOLLOWED_BY,
    FOLLOWERS,
    NOUNS,
    governed,
    harmed_either_way,
    just_done,
    measure_of,
    word_of,
)
from dateline.claims.parts import anchor_of, fronted, in_list, included, is_definite
from dateline.claims.phrases import head_after
from dateline.claims.taken import taken_up
from dateline.claims.things import FIGHTING, NEVER_HARMED, PEOPLE, measure_of_thing
from dateline.claims.uncounted import is_compound
from dateline.claims.units import currency_of
from dateline.claims.worth import is_unasserted, is_worth
from dateline.knowledge import Knowledge
from dateline.parse import Tree
from dateline.records import Measure

MILITARY = frozenset({"military", "armed", "peacekeeping", "stabilisation", "stabilization", "army"})


def counted_by(tree: Tree, amount: Amount, before: Before | None, knowledge: Knowledge) -> Counted | None:
    """What `amount` counts, or None where that is not clear, not asserted, or not worth a figure."""
    found = _found(tree, amount, before, knowledge)
    if found is None:
        return None
    if before is not None and _is_such(tree, found.token) and found.what == before.what:
        found = replace(found, measure=before.measure)
    if before is not None:
        found = _as_part(tree, amount, before, found)
    worth = is_worth(
        tree, amount, found.token, found.what, found.measure, part=found.part, taken_up=found.taken_up
    ) and not _is_denied(tree, amount, found)
    return found if worth and not is_unasserted(tree, amount, found.token, found.measure) else None


def _is_such(tree: Tree, token: int) -> bool:
    """ "3,870 such families": what was said of those before holds of them."""
    return any(tree.lemma(c) == "such" for c in tree.kids(token, "amod", "det", "det:predet"))


def _is_denied(tree: Tree, amount: Amount, found: Counted) -> bool:
    """ "not one soldier", "not 27 people": neither a figure nor a plain zero, but "55, not 27" is the value of before."""
    denied = amount.lead > 0 and tree.lemma(amount.lead - 1) == "not"
    return denied and not (found.taken_up and amount.top > 1)


def _found(tree: Tree, amount: Amount, before: Before | None, knowledge: Knowledge) -> Counted | None:
    anchor = anchor_of(tree, amount)
    if amount.kind == "share":
        return _share(tree, amount, anchor, before)
    if amount.unit:
        return Counted(token=max(amount.noun, anchor), what=measured(tree, amount), measure=amount.kind or "other")
    found = _named(tree, amount, anchor, before)
    if before is not None and (found is None or found.what in EMPTY):
        found = taken_up(tree, amount, anchor, before, found)
    currency = currency_of(found.what, "NNS") if found is not None else ""
    if found is not None and currency:
        return replace(found, what="", measure="money", unit=currency)  # "1.7 billion of the 3 billion euros"
    if found is not None and found.measure in {"killed", "wounded"} and harmed_either_way(tree, amount.last + 1):
        return replace(found, measure="casualties")
    if found is not None and found.measure == "other":
        found = replace(found, measure=measure_of_thing(tree, found.token, found.what, knowledge))
    return found


def _share(tree: Tree, amount: Amount, anchor: int, before: Before | None) -> Counted | None:
    token = shared(tree, amount, anchor)
    if token is None or tree.sentence.pos[token] == "PRON" or tree.lemma(token) in EMPTY | UNNAMED:
        held = before is not None and before.measure == "share"
        ofthem = (
            token is not None
            and (tree.sentence.pos[token] == "PRON" or tree.lemma(token) in UNNAMED)
            and before is not None
            and bool(before.what)
        )
        if before is None or not (held or ofthem or fronted(tree, amount)):
            return None
        return Counted(token=anchor, what=before.what, measure="share", taken_up=True)
    return Counted(token=token, what=word_of(tree, token), measure="share")


def _as_part(tree: Tree, amount: Amount, before: Before, found: Counted) -> Counted:
    """Parts of the figure before: "including 12", "among them six", "and two teachers" after another part."""
    goes_on = before.parted and found.measure in {"other", "people", "troops"} and in_list(tree, amount)
    # "Of the 300 refugees who arrived, 90 were children"
    opened = before.near and tree.sentence.words[0] in {"Of", "Among"} and found.token == anchor_of(tree, amount)
    put = (before.near and goes_on) or opened or included(tree, amount) or (fronted(tree, amount) and not found.out_of)
    if not put:
        return found
    if amount.unit and amount.unit != before.figure.unit:
        return found
    if opened and found.measure != before.measure:
        return found
    plain = found.measure in {"other", "people", "troops"} and before.measure not in {"money", "share", "distance"}
    if found.measure != before.measure and not plain:
        return found
    named = _said_of(tree, found.token) if found.taken_up else None
    what = what_of(tree, named) if named is not None else found.what
    return replace(found, what=what, measure=before.measure, part=True)


def _said_of(tree: Tree, number: int) -> int | None:
    """ "of whom 36 were schoolchildren": what the number is said to be."""
    head = tree.sentence.heads[number]
    plural = head >= 0 and tree.sentence.tags[head] == "NNS" and tree.kid(head, "cop") is not None
    return head if plural and tree.sentence.deps[number] == "nsubj" else None


# --- the noun -------------------------------------------------------------------------------------------------------


def _named(tree: Tree, amount: Amount, anchor: int, before: Before | None) -> Counted | None:
    """A noun that the number modifies or stands beside, or the bare number of a measured act."""
    if is_compound(list(tree.lower), amount.tokens[-1] + 1):
        return _compound(tree, amount)
    whole = _of(tree, amount)
    head = _head_of(tree, amount)
    if head is not None:
        return Counted(token=head, what=what_of(tree, head), measure=measure_of(tree, head))
    if whole is not None:
        return _partly(tree, amount, anchor, whole, before)
    noun = _modified(tree, amount, anchor)
    after = (amount.tokens[-1] if noun is None else noun) + 1
    # "scores of dead"
    after += amount.rule == "vague" and tree.sentence.words[after : after + 1] == ("of",)
    follower = _follower(tree, after)
    measure = FOLLOWERS[tree.lower[follower]] if follower is not None else None
    if noun is None and follower is not None and measure is not None:
        return Counted(token=follower, what="people", measure=measure)
    if noun is not None and tree.lemma(noun) == "other" and before is not None and before.near and before.figure.what:
        # "three fishermen drowned and twelve others were rescued"
        return Counted(
            token=noun,
            what=before.what if before.what not in NOUNS else "people",
            measure=measure or measure_of(tree, noun),
        )
    if noun is None:
        return (
            _strong(tree, amount)
            or heading(tree, anchor)
            or made_up(tree, anchor)
            or _bare(tree, amount, anchor, before)
            or headed_before(tree, amount)
        )
    done = measure or measure_of(tree, noun)
    if done == "other" and word_of(tree, noun) not in NEVER_HARMED:
        done = just_done(tree, amount.lead)
    return Counted(token=noun, what=what_of(tree, noun), measure=done)


def _compound(tree: Tree, amount: Amount) -> Counted | None:
    """ "a 10,000-member force", "a 6,000-strong brigade", "a 40-vehicle convoy"."""
    joined = amount.tokens[-1] + 2
    noun = head_after(tree, joined + 1)
    if noun is None:
        return None
    word, kind = word_of(tree, noun), tree.lower[joined]
    military = word in FIGHTING or any(tree.lemma(c) in MILITARY for c in tree.kids(noun, "amod", "compound"))
    armed: Measure = "troops" if military else "people"
    if kind == "strong":
        return Counted(token=noun, what="people", measure=armed)
    if kind not in {"member", "man", "person"}:
        return Counted(token=joined, what=tree.lemma(joined), measure="vehicles")
    # A panel of twelve is no figure that anybody claims.
    large = amount.top >= 50 or armed == "troops"
    return Counted(token=noun, what=tree.lemma(joined), measure=armed) if large else None


def _strong(tree: Tree, amount: Amount) -> Counted | None:
    """ "American forces, now under 1,000 strong"."""
    after = amount.tokens[-1] + 1
    if tree.sentence.words[after : after + 1] != ("strong",):
        return None
    subject = next((a for a in tree.ancestors(amount.tokens[-1]) if tree.sentence.pos[a] in {"NOUN", "PROPN"}), None)
    if subject is None:
        head = tree.sentence.heads[after]
        subject = tree.kid(head if head >= 0 else after, "nsubj")
    if subject is None:
        return None
    return Counted(token=subject, what="people", measure="troops" if tree.lemma(subject) in FIGHTING else "people")


def _head_of(tree: Tree, amount: Amount) -> int | None:
    """ "3,000 head of cattle": the cattle."""
    after = amount.tokens[-1] + 1
    return head_after(tree, after + 2) if tree.sentence.words[after : after + 2] == ("head", "of") else None


def _of(tree: Tree, amount: Amount) -> int | None:
    last = amount.tokens[-1]
    kids = (c for t in amount.tokens for c in tree.kids(t, "nmod", "obl"))
    whole = next((c for c in kids if c > last and tree.preposition(c) == "of"), None)
    if whole is None and tree.sentence.words[last + 1 : last + 2] == ("of",):
        return head_after(tree, last + 2)  # "all but 200 of its soldiers", with the parse gone astray
    return whole


def _partly(tree: Tree, amount: Amount, anchor: int, whole: int, before: Before | None) -> Counted | None:
    """ "dozens of villagers", "21 of the dead", "seven of the wounded died"."""
    pronoun = tree.sentence.pos[whole] == "PRON" or tree.lemma(whole) in UNNAMED
    if not pronoun and (amount.rule == "vague" or not is_definite(tree, whole)):
        return Counted(token=whole, what=what_of(tree, whole), measure=measure_of(tree, whole, anchor))
    # "11 of them children": the noun stands right behind.
    behind = whole + 1 < len(tree.sentence.words) and tree.sentence.tags[whole + 1] == "NNS"
    appositive = whole + 1 if pronoun and behind else None
    token = whole if appositive is None else appositive
    number = tree.sentence.pos[whole] == "NUM"
    named = word_of(tree, token + number) if token + number < len(tree.sentence.words) else ""
    own = NOUNS.get(named) or measure_of(tree, token)
    done = governed(tree, anchor)
    measure = own if done == "other" else done
    taken = before.what if pronoun and before is not None else "people"
    what = "people" if number else taken if pronoun and appositive is None else what_of(tree, token)
    possessed = tree.kid(whole, "nmod:poss") is not None  # "900 of its citizens" are no part of another count
    of_one = not possessed and tree.lemma(whole) != "other" and (own == measure != "other" or done == "other")
    return Counted(token=token, what=what, measure=measure, part=of_one, out_of=own not in {measure, "other"})


def _modified(tree: Tree, amount: Amount, anchor: int) -> int | None:
    sentence = tree.sentence
    head, last = sentence.heads[anchor], amount.tokens[-1]
    while head > last and sentence.pos[head] == "NUM" and sentence.deps[head] in {"compound", "nummod"}:
        head = sentence.heads[head]  # "nineteen F-16 jets"
    while (
        head > last
        and sentence.deps[head] == "compound"
        and sentence.heads[head] > head
        and sentence.tags[head] == "NN"
    ):
        head = sentence.heads[head]  # "ten aid workers"
    if sentence.deps[anchor] in {"nummod", "compound", "advmod", "det", "amod", "nmod"} and head >= 0:
        noun = sentence.pos[head] in {"NOUN", "PROPN", "SYM", "ADJ", "VERB"} and sentence.deps[anchor] != "nmod"
        if noun and head > last and sentence.tags[head] not in {"VBD", "VBZ", "VBP"} and _joins(tree, last, head):
            return head
        if noun and sentence.tags[head] == "NNS" and head < amount.tokens[0]:
            return head if sentence.deps[anchor] == "nummod" else None
    # A range may hang on the verb while its noun follows it: "between 20 and 30 people have".
    token = last + 1
    while token < len(sentence.words) and sentence.tags[token] in {"JJ", "JJR", "VBN", "NN", "NNP", "HYPH"}:
        token += 1
    mistaken = token == last + 1 and token < len(sentence.words) and sentence.words[token].removesuffix("s") in PEOPLE
    follows = token < len(sentence.words) and (sentence.tags[token] in {"NNS", "NNPS"} or mistaken)
    return token if follows else None


def _joins(tree: Tree, last: int, head: int) -> bool:
    """Whether nothing parts the number from its noun: a comma or a verb does."""
    between = range(last + 1, head)
    return all(tree.sentence.tags[t] not in {",", "VBD", "VBZ", "VBP", "MD", "IN"} for t in between)


def _follower(tree: Tree, token: int) -> int | None:
    """A participle right after the number that is no verb with an object: "12 killed, 30 wounded"."""
    words = tree.sentence.words
    if token >= len(words) or words[token].lower() not in FOLLOWERS:
        return None
    ends = token + 1 == len(words) or words[token + 1].lower() in FOLLOWED_BY
    return token if ends or tree.sentence.tags[token + 1] in {"VBD", "VBZ", "VBP", "MD"} else None


def _bare(tree: Tree, amount: Amount, anchor: int, before: Before | None) -> Counted | None:
    """ "killing 12", "Twenty-three were arrested": people, by the act."""
    measure = governed(tree, anchor)
    head = tree.sentence.heads[anchor]
    if measure == "other":
        measure = just_done(tree, amount.lead)
    if measure == "other" and head >= 0:
        police = any(tree.lemma(s) in {"police", "officer"} for s in tree.kids(head, "nsubj"))
        if tree.lemma(head) == "hold" and police and tree.sentence.deps[anchor] == "obj":
            measure = "arrested"
    if measure == "other" and not (head >= 0 and _marching(tree, amount, head, anchor)):
        return None
    what = before.what if before is not None and _is_again(tree, before, measure) else "people"
    return Counted(token=anchor, what=what, measure=measure if measure != "other" else "people")


def _is_again(tree: Tree, before: Before, measure: Measure) -> bool:
    """ "Of the 64 officers, 22 were hurt"; "no reporters had been arrested; the union counts nine in detention"."""
    same = before.measure == measure and before.what not in NOUNS
    return before.near and (same or tree.sentence.words[0] in {"Of", "Among"})


MARCHING = frozenset("gather march protest rally demonstrate attend assemble turn strike queue flock".split())


def _marching(tree: Tree, amount: Amount, verb: int, anchor: int) -> bool:
    """ "120,000 marched", "thousands lined the streets"."""
    crowd = amount.rule == "vague" and tree.sentence.pos[verb] == "VERB"
    return (crowd or tree.lemma(verb) in MARCHING) and tree.sentence.deps[anchor] in {"nsubj", "nsubj:pass"}
