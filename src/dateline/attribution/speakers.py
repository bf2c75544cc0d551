"""What kind of speaker somebody is, by the head of the speaker's noun phrase."""

from __future__ import annotations

from dateline.attribution.trees import Tree, subtree, words
from dateline.records import SpeakerKind

OFFICES = words(
    """president premier minister chancellor governor mayor senator congressman congresswoman lawmaker legislator
    ambassador envoy diplomat secretary undersecretary spokesman spokeswoman spokesperson commander general colonel
    captain major lieutenant sergeant admiral marshal chief head chairman chairwoman chair director commissioner
    judge justice prosecutor attorney lawyer sheriff king queen prince princess emir sultan sheikh pope bishop
    archbishop cardinal imam patriarch ayatollah leader deputy aide adviser advisor coordinator administrator
    inspector officer candidate nominee speaker delegate negotiator mediator principal rector dean coroner executive
    ceo manager representative rep. sen. gov. gen. col. councillor councilman councilwoman magistrate consul attaché
    warlord"""
)
ANONYMOUS = words(
    """official officials source sources insider insiders aide aides person somebody someone diplomats authorities
    authority lawmakers leaders commanders officers analysts observers experts expert critic critics opponents
    supporters advisers advisors priest agent farmer doctor nurse teacher student worker driver soldier fighter
    trader merchant woman man boy girl mother father widow lawyer activist campaigner protester refugee migrant prisoner
    detainee fisherman guard some others many people few spokesmen one another"""
)
WITNESSES = words(
    """witness witnesses eyewitness eyewitnesses resident residents villager villagers local locals survivor survivors
    neighbor neighbors neighbour neighbours bystander bystanders passer-by passers-by relative relatives mourner
    mourners onlooker onlookers shopkeeper shopkeepers victim victims"""
)
DOCUMENTS = words(
    """statement report reports study studies survey surveys poll polls evidence account accounts document documents
    data figure figures statistic statistics record records letter letters memo memos memorandum email emails e-mail
    communique communiqué declaration text transcript transcripts article articles book books paper papers filing
    filings lawsuit suit complaint indictment ruling verdict law bill resolution treaty constitution website site
    video videos footage recording recordings film documentary photo photos photograph photographs image images map
    maps sign signs banner banners poster headline headlines editorial column op-ed post posts tweet tweets blog
    message messages note notes press release speech results result research analysis review investigation inquiry
    findings finding estimate estimates census index test tests list bulletin notice order decree affidavit
    brochure leaflet leaflets pamphlet flyer timetable schedule manual handbook factsheet testimony advert ad ads advertisement story stories piece version draft plan agreement deal"""
)
GROUPS = words(
    """government administration ministry army military navy police force forces party parliament senate congress
    council committee commission court union league group movement militia militias brigade brigades front rebels
    rebel fighters insurgents militants guerrillas resistance opposition coalition alliance regime junta cabinet
    company firm bank agency organisation organization body bloc team campaign community tribe clan families
    protesters demonstrators strikers workers farmers students teachers voters democrats republicans troops soldiers
    public charity church house department office bureau embassy mission delegation board panel association
    federation foundation command leadership authority institute university hospital airline club crowd they we staff investigators prosecutors
    researchers scientists doctors economists lawyers activists campaigners conservatives liberals citizens"""
)
OUTLETS = words(
    """newspaper newspapers daily weekly magazine newswire wire broadcaster broadcasters channel station outlet outlets
    media press reporter reporters journalist journalists correspondent correspondents network networks newsroom
    tabloid gazette tribune times post herald television radio tv podcast weblog"""
)
_GROUP_LABELS = frozenset({"ORG", "NORP", "GPE", "LOC", "FAC"})
_QUANTIFIERS = frozenset(
    {"some", "many", "most", "several", "others", "few", "all", "those", "majority", "number", "dozens"}
)


def speaker_kind(tree: Tree, head: int) -> SpeakerKind:
    """The kind of the speaker with head token `head` (-1: nobody is named, which is `unknown`).

    A pronoun stays `unknown` until it is resolved, but for those that name nobody ("some", "others"), for plain groups
    ("they", "we"), and for relative pronouns, which are of the kind of the noun they stand for.
    """
    if head < 0:
        return "unknown"
    if tree.deps[head] == "nmod" and tree.case(head) == "of":
        return _of_noun(tree, head)
    if tree.lower(head) in {"who", "which", "that"}:
        return _relative(tree, head)
    return _of_noun(tree, head)


def _relative(tree: Tree, pronoun: int) -> SpeakerKind:
    verb = tree.heads[pronoun]
    while verb >= 0 and tree.deps[verb] not in {"acl:relcl", "root"}:
        verb = tree.heads[verb]
    noun = tree.heads[verb] if verb >= 0 else -1
    return _of_noun(tree, noun) if noun >= 0 and noun != pronoun else "unknown"


def _of_noun(tree: Tree, head: int) -> SpeakerKind:
    word, lemma = tree.lower(head), tree.sentence.lemmas[head].lower()
    label = _label(tree, head)
    if label == "PERSON":
        return "named"
    for kind, listed in _BY_WORD:
        if word in listed or lemma in listed:
            return _told_apart(tree, head, kind)
    if label in _GROUP_LABELS:
        return "group"
    if tree.sentence.pos[head] == "PRON":
        return "anonymous" if word in _QUANTIFIERS else "unknown"
    return _by_form(tree, head)


_BY_WORD: tuple[tuple[SpeakerKind, frozenset[str]], ...] = (
    ("witness", WITNESSES),
    ("outlet", OUTLETS),
    ("document", DOCUMENTS),
    ("office", OFFICES),
    ("anonymous", ANONYMOUS),
    ("group", GROUPS),
)


def _told_apart(tree: Tree, head: int, kind: SpeakerKind) -> SpeakerKind:
    """Nobody could find "a senior officer", but "the president"; and "the chief, Anna Berg" has a name."""
    tags = tree.sentence.tags
    if any(tree.deps[c] == "appos" and _label(tree, c) == "PERSON" for c in tree.children[head]):
        return "named"
    if kind == "office":
        plural = tags[head] in {"NNS", "NNPS"}
        article = tree.child(head, "det")
        spokes = tree.lower(head).startswith("spokes")
        if plural or (article >= 0 and tree.lower(article) in {"a", "an", "one", "another"} and not spokes):
            return "anonymous"
    return "group" if kind == "outlet" and _label(tree, head) == "GPE" else kind


def _by_form(tree: Tree, head: int) -> SpeakerKind:
    """A plural of people is a group, a capitalised noun without a label a name; else nobody knows."""
    tag = tree.sentence.tags[head]
    if tag == "NNPS":
        return "group"
    if tag == "NNP":
        return "named" if all(tree.sentence.words[i][:1].isupper() for i in _name(tree, head)) else "unknown"
    if tag == "NNS":
        # "Two engineers", "many Georgians": nobody could find them.
        return (
            "anonymous"
            if tree.child(head, "nummod") >= 0 or _QUANTIFIERS & {tree.lower(c) for c in tree.children[head]}
            else "group"
        )
    return "unknown"


def _name(tree: Tree, head: int) -> list[int]:
    return [i for i in subtree(tree, head) if i == head or (tree.heads[i] == head and tree.deps[i] == "compound")]


def _label(tree: Tree, i: int) -> str:
    return next((e.label for e in tree.sentence.entities if e.start <= i < e.end), "")
