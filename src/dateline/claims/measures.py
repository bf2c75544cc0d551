"""The measure a figure stands under, read from the noun that is counted and the act it has a part in."""

from __future__ import annotations

from dateline.claims.phrases import head_after, is_people_name
from dateline.claims.things import FIGHTING, NEVER_HARMED
from dateline.parse import Tree
from dateline.records import Measure


def _table(**words: str) -> dict[str, Measure]:
    measures: dict[str, Measure] = {
        "killed": "killed", "wounded": "wounded", "displaced": "displaced", "arrested": "arrested",
        "missing": "missing", "casualties": "casualties", "troops": "troops", "people": "people",
    }  # fmt: skip
    return {word: measures[name] for name, listed in words.items() for word in listed.split()}


# What counts by itself: "12 deaths", "the toll", "74 injured".
NOUNS = _table(
    killed="death fatality dead body corpse toll killed remains drowning killing murder execution lynching",
    wounded="injury injured wounded hurt amputee",
    casualties="casualty",
    displaced="displaced displacement idp homeless",
    arrested="arrest arrested detention detainee detained",
    missing="missing disappearance abductee abduction kidnapping disappeared kidnapped abducted",
    people="turnout attendance crowd",
)
# Nouns of an act: "the killing of 12 people".
ACTS = _table(
    killed="death killing murder execution massacre assassination slaying drowning lynching beheading shooting",
    wounded="wounding injury injuring maiming",
    displaced="displacement evacuation uprooting expulsion flight",
    arrested="arrest detention capture jailing imprisonment",
    missing="disappearance abduction kidnapping",
    troops="deployment",
)
# Verbs whose object, or subject in the passive, is counted ...
OBJECTS = _table(
    killed="kill slay murder assassinate execute massacre eliminate neutralise neutralize behead lynch electrocute "
    "exterminate drown liquidate slaughter butcher",
    wounded="wound injure hurt harm maim hospitalise hospitalize treat scald lacerate mutilate",
    displaced="displace uproot evacuate expel",
    arrested="arrest detain jail imprison capture nab apprehend incarcerate",
    missing="abduct kidnap disappear snatch",
    troops="deploy station mobilise mobilize",
)
# ... and verbs and predicates whose subject is.
SUBJECTS = _table(
    killed="die perish drown succumb dead suffocate",
    displaced="flee displaced homeless",
    missing="missing vanish disappear unaccounted",
    wounded="injured wounded hurt",
)
# Words that follow a number directly: "12 dead and 30 wounded".
FOLLOWERS = _table(
    killed="dead killed",
    wounded="wounded injured hurt",
    displaced="displaced homeless",
    arrested="arrested detained",
    missing="missing abducted kidnapped unaccounted disappeared",
)
# What befalls those counted, said with a verb that alone says nothing: "taken to hospital", "driven from their homes".
BEFALLING = _table(
    wounded="hospital injury wound fracture bone burn smoke treatment stitch clinic ward",
    displaced="home house valley village land town district area neighbourhood",
    arrested="custody detention jail prison cell prisoner",
    missing="hostage captive",
)
BEFALLING_IN = frozenset({"hospital", "clinic", "ward", "custody", "detention", "jail", "prison"})
CARE = frozenset(
    "take rush treat admit hospitalise hospitalize need require receive bring suffer sustain ferry carry".split()
)
DRIVING = frozenset("drive force push chase flee leave sleep uproot expel".split())
HOLDING = frozenset("take hold be remain place keep put land languish remand send".split())
LED_OFF = frozenset({"haul", "round", "drag", "march", "lead"})
SHOT = frozenset({"shoot", "beat", "burn", "hack", "stab", "crush", "trample", "blow", "strike"})
FOLLOWED_BY = frozenset(
    ", . ; ) ” and in after as by on at when during near over since while including from with so but who across out to among or".split()
)
MANY = frozenset("dozens scores tens hundreds thousands millions handful couple".split())
ADJECTIVAL = frozenset({"JJ", "VBN", "VBD", "VBP", "VB"})
BOUNDING = frozenset({"around", "about", "over", "between", "up_to", "under", "below", "above", "near"})
HARM = frozenset({"killed", "wounded", "casualties", "arrested", "missing", "displaced"})
IRREGULAR = {"dos": "dose", "corps": "corps", "persons": "person", "men": "man", "women": "woman", "children": "child", "policemen": "policeman",
             "lorrie": "lorry", "graf": "grave", "troops": "troop", "person": "people"}  # fmt: skip


def word_of(tree: Tree, token: int) -> str:
    """The lemma of what is counted; participles and adjectives that stand for people keep their form ("wounded")."""
    word = tree.lower[token]
    if tree.sentence.tags[token] in {"VBN", "VBD", "JJ"} or word == "missing":
        return word
    first = _hyphened(tree, token)
    return f"{first}-{_lemma_of(tree, token, word)}" if first else _lemma_of(tree, token, word)


def _hyphened(tree: Tree, token: int) -> str:
    """What a hyphen joins to the noun: of "festival-goers", "festival"; not of "12-member"."""
    words, starts, ends = tree.sentence.words, tree.sentence.starts, tree.sentence.ends
    if token < 2 or words[token - 1] != "-" or ends[token - 2] != starts[token - 1] or ends[token - 1] != starts[token]:
        return ""
    noun = tree.sentence.tags[token - 2] in {"NN", "NNP"} and words[token - 2].isalpha()
    return words[token - 2].lower() if noun else ""


def _lemma_of(tree: Tree, token: int, word: str) -> str:
    if word.endswith("men") and len(word) > 4:
        return f"{word[:-3]}man"  # "Frenchmen", "servicemen"
    if word.endswith("children"):
        return word.removesuffix("ren")
    lemma = "corpse" if word == "corpses" else tree.lemma(token)
    # A demonym is no lemma for the lexicon: "Palestinians" is one Palestinian after the other.
    if is_people_name(tree, token) and lemma == word:
        return word.removesuffix("s")
    return IRREGULAR.get(lemma, lemma)


def harmed_either_way(tree: Tree, start: int) -> bool:
    """Whether "killed or wounded", "dead and wounded" stands within a few words: casualties, the two together."""
    words = list(tree.lower[start : start + 12])
    return any(
        w in {"killed", "dead"} and words[i + 1 : i + 2] in JOINED[w] and words[i + 2 : i + 3] and words[i + 2] in HURT
        for i, w in enumerate(words)
    )


HURT = frozenset({"wounded", "injured", "hurt"})
JOINED: dict[str, tuple[list[str], ...]] = {"killed": (["or"],), "dead": (["or"], ["and"])}


def just_done(tree: Tree, at: int) -> Measure:
    """The measure of a verb right before token `at`, whatever the parse makes of it: "injured eighteen;"."""
    while at and tree.sentence.pos[at - 1] == "PUNCT" and tree.sentence.words[at - 1] != ",":
        at -= 1
    verb = at > 0 and tree.sentence.tags[at - 1] in {"VBN", "VBD"}
    quoted = at > 1 and tree.sentence.tags[at - 1] == "JJ" and tree.sentence.tags[at - 2] in {"``", "VBD", "VBZ", "VBP"}
    return OBJECTS.get(_verb_of(tree, at - 1), "other") if verb or quoted else "other"


def stands_for_people(tree: Tree, token: int) -> bool:
    """ "12 dead", "six wounded", "the toll": people, by what befell them."""
    word = tree.lower[token]
    return word in {"dead", "toll", "missing", "crowd", "turnout", "attendance"} or (
        word in NOUNS and tree.sentence.tags[token] in ADJECTIVAL
    )


def measure_of(tree: Tree, noun: int, anchor: int | None = None) -> Measure:
    """The measure of a counted noun: its own, that of its participle, or that of the act it stands under."""
    word = word_of(tree, noun)
    if word in NEVER_HARMED:
        return "other"
    own: Measure = NOUNS.get(word) or _inside(tree, noun)
    return own if own != "other" else governed(tree, noun if anchor is None else anchor)


def _inside(tree: Tree, noun: int) -> Measure:
    """ "63 wounded people", "the 29 people killed", "12 people who died", "52 people with gunshot wounds"."""
    if tree.sentence.words[noun + 1 : noun + 2] == ("with",):
        condition = head_after(tree, noun + 2)
        if condition is not None and BEFALLING.get(tree.lemma(condition)) == "wounded":
            return "wounded"
    for child in tree.kids(noun, "amod", "acl", "acl:relcl", "nmod", "compound"):
        measure = _of_modifier(tree, child)
        if measure != "other":
            return measure
    return "other"


def _of_modifier(tree: Tree, child: int) -> Measure:
    word, lemma, dep = tree.lower[child], tree.lemma(child), tree.sentence.deps[child]
    if dep in {"amod", "compound"}:
        return (
            NOUNS.get(word, "other")
            if word != "toll" and tree.sentence.tags[child] in {"JJ", "VBN", "VBD"}
            else "other"
        )
    if dep == "nmod":
        return _with_condition(tree, child)
    if dep == "acl:relcl":
        return _relative(tree, child)
    return OBJECTS.get(lemma, "other") if tree.sentence.tags[child] == "VBN" else "other"


def _with_condition(tree: Tree, noun: int) -> Measure:
    """ "with gunshot injuries", "in detention"."""
    measure, preposition = BEFALLING.get(tree.lemma(noun), "other"), tree.preposition(noun)
    fits = (measure == "wounded" and preposition == "with") or (measure == "arrested" and preposition == "in")
    return measure if fits else "other"


def _relative(tree: Tree, verb: int) -> Measure:
    lemma, passive = tree.lemma(verb), tree.kid(verb, "aux:pass") is not None
    whom = any(tree.sentence.tags[c] == "WP" for c in tree.kids(verb, "obj"))
    if passive or whom:
        return OBJECTS.get(lemma) or _befallen(tree, verb)
    own_subject = any(tree.sentence.tags[c] in {"WP", "WDT"} for c in tree.kids(verb, "nsubj"))
    return SUBJECTS.get(lemma, "other") if own_subject else "other"


def governed(tree: Tree, token: int) -> Measure:
    """The measure of the act that `token` has a part in: as the one it is done to, or the one who dies or flees."""
    sentence = tree.sentence
    own, counted = _of_noun(tree, token), token
    if own != "other":
        return own
    while sentence.deps[token] in {"conj", "appos"} and sentence.pos[sentence.heads[token]] in {
        "NOUN",
        "PROPN",
        "NUM",
        "PRON",
    }:
        token = sentence.heads[token]
    while sentence.deps[token] == "nmod" and sentence.words[sentence.heads[token]].lower() in MANY:
        token = sentence.heads[token]  # "dozens of fighters and one officer died"
    head, dep = sentence.heads[token], sentence.deps[token]
    if head < 0:
        return "other"
    if dep == "nmod" and tree.preposition(token) == "of":
        return ACTS.get(tree.lemma(head), "other")
    if dep == "obl" and tree.preposition(token) in BOUNDING:
        dep = "obj"  # "arrested around 70": no preposition, though it is parsed as one
    if dep == "obj":
        return _object(tree, token, head, counted)
    return _subject(tree, head, dep) if dep in {"nsubj", "nsubj:pass"} else "other"


def _of_noun(tree: Tree, token: int) -> Measure:
    """ "nine in detention"."""
    return next((m for c in tree.kids(token, "nmod") if (m := _with_condition(tree, c)) != "other"), "other")


def _object(tree: Tree, token: int, verb: int, counted: int) -> Measure:
    lemma = tree.lemma(verb)
    if tree.lemma(token) == "life" and lemma in {"claim", "cost", "take", "lose"}:
        return "killed"
    if lemma == "lose" and (tree.lemma(counted) in FIGHTING or tree.lemma(counted) == "man"):
        return "killed"
    kids = tree.kids(verb, "xcomp", "obl", "advcl", "advmod")
    result = next((SUBJECTS[word_of(tree, x)] for x in kids if _is_result(tree, x)), None)
    if lemma == "treat" and tree.lemma(counted) == "patient":
        return "other"
    return result or OBJECTS.get(lemma) or _befallen(tree, verb, counted)


def _is_result(tree: Tree, token: int) -> bool:
    """ "left 15 missing", "lists 1,784 people as disappeared"."""
    word = word_of(tree, token)
    if tree.kid(token, "nsubj") is not None:
        return False  # "captured 60 rebels, most of them wounded"
    return word in SUBJECTS and word not in {"hurt", "die"} and tree.sentence.tags[token][:2] in {"JJ", "VB"}


def _befallen(tree: Tree, verb: int, counted: int = -1) -> Measure:
    """By what stands with the verb: "shot dead", "taken to hospital", "driven from their homes", "in custody"."""
    lemma, negated = tree.lemma(verb), any(tree.lemma(c) in {"not", "n't"} for c in tree.children[verb])
    words = {tree.lower[c] for c in tree.children[verb]}
    if lemma in LED_OFF and words & {"away", "off", "up"}:
        return "arrested"
    if lemma in SHOT and words & {"dead", "death"}:
        return "killed"
    if negated:
        return "missing" if lemma in {"hear", "find", "locate", "trace"} else "other"
    words |= {*tree.lower[verb + 1 : verb + 3]}
    if "disappeared" in words or "missing" in words:
        return "missing"
    others = [c for c in tree.kids(verb, "obl", "obj", "advmod") if c != counted]
    nouns = [n for c in others for n in (c, *tree.kids(c, "nmod", "obl"))]
    for noun in nouns:
        measure = BEFALLING.get(tree.lemma(noun), "other")
        if measure != "other" and _by_verb(tree, lemma, noun, measure):
            return measure
    return "other"


def _by_verb(tree: Tree, lemma: str, noun: int, measure: Measure) -> bool:
    preposition = tree.preposition(noun)
    match measure:
        case "wounded":
            return lemma in CARE or (lemma in {"be", "remain"} and tree.preposition(noun) == "in")
        case "displaced":
            return lemma in DRIVING and preposition in {"from", "off", "out_of", "away_from"}
        case _:
            return lemma in HOLDING and preposition in {"in", "into", "to", "behind", ""}


def _subject(tree: Tree, verb: int, dep: str) -> Measure:
    for predicate in (verb, *tree.kids(verb, "xcomp", "ccomp"), *_coordinated(tree, verb)):
        measure = _predicated(tree, verb, predicate, dep)
        if measure != "other":
            return measure
    return "other"


def _coordinated(tree: Tree, verb: int) -> list[int]:
    """Predicates with the same subject: "had not answered and are listed as missing"."""
    return [c for c in tree.kids(verb, "conj") if tree.kid(c, "nsubj", "nsubj:pass") is None]


def _predicated(tree: Tree, verb: int, predicate: int, dep: str) -> Measure:
    word, lemma = tree.lower[predicate], _verb_of(tree, predicate)
    own = predicate == verb
    passive = tree.kid(predicate, "aux:pass") is not None or (own and dep == "nsubj:pass")
    bare = tree.sentence.tags[predicate] in {"VBN", "JJ"} and tree.kid(predicate, "obj", "aux") is None
    if lemma in OBJECTS and (passive or (bare and own)):
        return OBJECTS[lemma]
    active = SUBJECTS.get(lemma) or SUBJECTS.get(word)
    free = active == "displaced" or tree.kid(predicate, "obj") is None  # one flees a town
    if active is not None and free and (own or not tree.kids(predicate, "nsubj")):
        return active
    if lemma in BEFALLING_IN and tree.preposition(predicate) == "in":
        return BEFALLING[lemma]
    if lemma == "lose" and any(tree.lemma(o) in {"life", "live"} for o in tree.kids(predicate, "obj")):
        return "killed"
    if lemma == "leave" and any(tree.lemma(c) in {"escape", "flee"} for c in tree.kids(predicate, "advcl", "xcomp")):
        return "displaced"
    if passive or lemma in {"need", "require", "sleep", "suffer", "sustain", "be", "remain", "languish"}:
        return _befallen(tree, predicate)
    return "other"


def _verb_of(tree: Tree, predicate: int) -> str:
    """The lemma, also of a participle that is tagged as an adjective ("are now uprooted")."""
    word = tree.lower[predicate]
    if tree.sentence.tags[predicate] != "JJ" or not word.endswith("ed"):
        return tree.lemma(predicate)
    return next((base for base in (word[:-2], word[:-1]) if base in OBJECTS), tree.lemma(predicate))
