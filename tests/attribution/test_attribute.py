"""Who says what in sentences of all constructions, with the real parser."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from dateline.attribution import Attributed
from dateline.records import Attribution, Span

Read = Callable[..., tuple[str, Attributed]]


def surfaces(text: str, spans: Iterable[Span]) -> str:
    return " | ".join(span.of(text) for span in spans)


def triple(text: str, a: Attribution) -> tuple[str, str, str]:
    return surfaces(text, a.speaker), surfaces(text, a.cue), surfaces(text, a.content)


def by_cue(attributed: Attributed, lemma: str) -> Attribution:
    return next(a for a in attributed.attributions if a.cue_lemma == lemma)


SENTENCES = [
    # clauses after, before and around the cue
    ("The governor said that two bridges had collapsed.", "The governor", "said", "that two bridges had collapsed"),
    ("The governor has said two bridges collapsed.", "The governor", "has said", "two bridges collapsed"),
    ("Two bridges had collapsed, the governor said.", "the governor", "said", "Two bridges had collapsed"),
    (
        "Two bridges had collapsed, said Lena Moss, a spokeswoman for the port.",
        "Lena Moss, a spokeswoman for the port",
        "said",
        "Two bridges had collapsed",
    ),
    ("The bridge, the governor said, is closed.", "the governor", "said", "The bridge | is closed"),
    ("As the abbot put it, the valley is lost.", "the abbot", "put", "the valley is lost"),
    ("The court asked whether the gate was locked.", "The court", "asked", "whether the gate was locked"),
    ("She's said that the talks are dead.", "She", "'s said", "that the talks are dead"),
    # quotations
    ('"We lost the harvest," the farmer said.', "the farmer", "said", '"We lost the harvest,"'),
    ('The farmer said: "We lost the harvest."', "The farmer", "said", '"We lost the harvest."'),
    (
        '"We lost it all," Moss said. "Nobody came. The road was cut."',
        "Moss",
        "said",
        '"We lost it all," | "Nobody came. The road was cut."',
    ),
    ('"The road," he said, "is gone."', "he", "said", '"The road," | "is gone."'),
    (
        'The mayor called the ferry deal "a gift to smugglers" on Monday.',
        "The mayor",
        "called",
        'the ferry deal "a gift to smugglers"',
    ),
    ("“Is it over?” Moss asked.", "Moss", "asked", "“Is it over?”"),
    ('The mayor turned to the group: "The path ends here, and we go back."', "The mayor", "turned to the group:",
     '"The path ends here, and we go back."'),
    # clauses that the parser hung elsewhere, and second cues inside the first one's content
    ("The colonel told a crowded hall in Basra that he would stay.", "The colonel", "told", "that he would stay"),
    ("The survey showed prices rising in every port.", "The survey", "showed", "prices rising in every port"),
    ("The survey showed a fall in catches.", "The survey", "showed", "a fall in catches"),
    ('The warden called the fence "rotten to the core."', "The warden", "called", 'the fence "rotten to the core."'),
    # prepositions
    ("According to the harbour office, two boats sank.", "the harbour office", "According to", "two boats sank"),
    ("Two boats sank, according to a sailor.", "a sailor", "according to", "Two boats sank"),
    ("As per the circular, the pass is shut.", "the circular", "As per", "the pass is shut"),
    # passives and addressees
    ("Moss was quoted as saying the pass was shut.", "Moss", "was quoted as saying", "the pass was shut"),
    ("The scouts are said to have fled.", "", "are said", "The scouts | to have fled"),
    ("They were accused by the navy of sinking a trawler.", "the navy", "were accused", "They | of sinking a trawler"),
    ("The navy accused them of sinking a trawler.", "The navy", "accused", "them of sinking a trawler"),
    ("It is feared that dozens drowned.", "", "is feared", "that dozens drowned"),
    # participles, nouns, adjectives, attitudes
    ("The clans met the envoy, signalling their will to disarm.", "The clans", "signalling", "their will to disarm"),
    ("The claim by the navy that the scouts fled was false.", "the navy", "claim", "that the scouts fled"),
    ("Its accusation that the navy sank a boat is false.", "Its", "accusation", "that the navy sank a boat"),
    ("The bureau issued a warning that the lake would rise.", "The bureau", "issued a warning",
     "that the lake would rise"),
    ("The envoy is confident that the truce will hold.", "The envoy", "is confident", "that the truce will hold"),
    ("The clans want to keep the mine.", "The clans", "want", "to keep the mine"),
    ("The union denied the charges.", "The union", "denied", "the charges"),
    ("The council urged both sides to talk.", "The council", "urged", "both sides to talk"),
    ("The bishop called for an end to the raids.", "The bishop", "called for", "an end to the raids"),
    ("The ledger shows that ten boats were sold.", "The ledger", "shows", "that ten boats were sold"),
    ("He built a dyke, which he said would stop the sea.", "he", "said", "which | would stop the sea"),
    ("The widow is convinced that the brakes failed.", "The widow", "is convinced", "that the brakes failed"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "speaker", "cue", "content"), SENTENCES)
def test_speaker_cue_and_content(read: Read, sentence: str, speaker: str, cue: str, content: str) -> None:
    text, attributed = read(sentence)
    assert (speaker, cue, content) in [triple(text, a) for a in attributed.attributions]


NOT_SAID = [
    "The rain continued all night.",
    "The harbour was rebuilt in May.",
    "Fighting has continued despite the accord that both sides signed in June.",
    "Trucks loaded with grain are regularly seen driving north.",
    "For an hour, the square was silent.",
    "The boats were sorted according to size.",
    "The port is busy; the town denies nothing to its guests.",
]


@pytest.mark.parametrize("sentence", NOT_SAID[:6])
def test_nothing_is_said(read: Read, sentence: str) -> None:
    assert read(sentence)[1].attributions == ()


def test_clauses_beside_a_semicolon_are_not_contents(read: Read) -> None:
    text, attributed = read(NOT_SAID[6])
    assert all("busy" not in surfaces(text, a.content) for a in attributed.attributions)


@pytest.mark.parametrize(
    ("title", "speaker", "content"),
    [
        ("Harbour chief: Two boats sank in the storm", "Harbour chief", "Two boats sank in the storm"),
        ("Clans left the mine: governor", "governor", "Clans left the mine"),
        ("Two boats sank in the storm, navy says", "navy", "Two boats sank in the storm"),
    ],
)
def test_headlines(read: Read, title: str, speaker: str, content: str) -> None:
    text, attributed = read(title, titled=True)
    assert [(s, c) for s, _, c in (triple(text, a) for a in attributed.attributions)] == [(speaker, content)]


def test_a_colon_after_a_label_is_nobody(read: Read) -> None:
    assert read("Video: Two boats sank in the storm", titled=True)[1].attributions == ()


def test_medium_time_and_addressee(read: Read) -> None:
    text, attributed = read("In a letter sent on Tuesday, the clans noted that the mine was theirs.")
    noted = by_cue(attributed, "note")
    assert surfaces(text, noted.medium) == "a letter sent on Tuesday"
    assert surfaces(text, noted.time) == "Tuesday"
    text, attributed = read("Moss told the panel that the boat was old.")
    assert surfaces(text, by_cue(attributed, "tell").addressee) == "the panel"
    text, attributed = read("The dam is safe, the chief said in an interview with the Valley Gazette.")
    assert surfaces(text, by_cue(attributed, "say").addressee) == "the Valley Gazette"
    text, attributed = read("Asked whether he would resign, Moss said nothing.")
    assert surfaces(text, by_cue(attributed, "ask").addressee) == "Moss"


def test_coordinated_cues_have_one_speaker_and_the_message_an_addressee(read: Read) -> None:
    text, attributed = read(
        'The clans sent a message to the mine\'s guards, stressing that "night patrols" would be useless and '
        "adding that if the elders chose to strike, they would shut the shaft."
    )
    first, second = by_cue(attributed, "stress"), by_cue(attributed, "add")
    assert surfaces(text, first.content) == 'that "night patrols" would be useless'
    assert surfaces(text, second.content).startswith("that if the elders chose to strike")
    assert surfaces(text, first.speaker) == surfaces(text, second.speaker) == "The clans"
    assert surfaces(text, first.addressee) == surfaces(text, second.addressee) == "the mine's guards"
    assert (first.kind, second.kind) == ("mixed", "paraphrase")


def test_a_document_behind_a_speaker_is_the_medium(read: Read) -> None:
    text, attributed = read('The guards are "of no use to anyone," the clans stressed, as per the letter.')
    stressed = by_cue(attributed, "stress")
    assert surfaces(text, stressed.cue) == "stressed | as per"
    assert surfaces(text, stressed.medium) == "the letter"
    assert stressed.kind == "mixed"
    assert [r.reason for r in attributed.rejected] == ["a second source of the same words"]


def test_chains_nest(read: Read) -> None:
    text, attributed = read("The bureau said that the clans claimed that the navy had sunk a boat.")
    said, claimed = attributed.attributions
    assert (said.id, said.outer, claimed.id, claimed.outer) == ("a0", "", "a1", "a0")
    assert (said.adoption, claimed.adoption) == ("neutral", "distances")
    text, attributed = read("\"He told me, 'Go home,' and I went,\" Moss said.")
    told = by_cue(attributed, "tell")
    assert (triple(text, told), bool(told.outer)) == (("He", "told", "'Go home,'"), True)


def test_quotations_go_on_over_paragraphs(read: Read) -> None:
    text, attributed = read(
        'The abbot said: "We have lost the chapel. Nobody helped us.\n\n"We will build it again, stone by stone."'
    )
    assert [triple(text, a)[2] for a in attributed.attributions] == [
        '"We have lost the chapel. Nobody helped us. | "We will build it again, stone by stone."'
    ]


def test_an_unquoted_sentence_ends_the_quotation(read: Read) -> None:
    text, attributed = read('"We lost it all," Moss said. Rain fell. "Nobody came to the village."')
    said, orphan = attributed.attributions
    assert triple(text, said) == ("Moss", "said", '"We lost it all,"')
    assert (orphan.speaker, orphan.cue, orphan.speaker_kind) == ((), (), "unknown")


def test_orphan_quotations_have_nobody(read: Read) -> None:
    _text, attributed = read(
        'The assembly never met; still, "a handful of traders, led by Col. Ana Ruiz, forced through a motion '
        'condemning the mayor for the delay."'
    )
    orphan = next(a for a in attributed.attributions if a.why.rule == "attribution.quote.orphan")
    assert (orphan.speaker, orphan.cue, orphan.cue_lemma, orphan.kind) == ((), (), "", "quote")
    inner = by_cue(attributed, "condemn")
    assert inner.outer == orphan.id


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Lena Moss said the dam was safe.", "named"),
        ("The prime minister said the dam was safe.", "office"),
        ("A spokesman for the port said the dam was safe.", "office"),
        ("Two officials said the dam was safe.", "anonymous"),
        ("A senior officer said the dam was safe.", "anonymous"),
        ("The rebels said the dam was safe.", "group"),
        ("The statement said the dam was safe.", "document"),
        ("Witnesses said the dam was safe.", "witness"),
        ("The newspaper said the dam was safe.", "outlet"),
        ("It was said that the dam was safe.", "unknown"),
        ("The colonel, who said the dam was safe, left the town.", "office"),
    ],
)
def test_speaker_kinds(read: Read, sentence: str, kind: str) -> None:
    assert by_cue(read(sentence)[1], "say").speaker_kind == kind


@pytest.mark.parametrize(
    ("sentence", "adoption", "kind"),
    [
        ("The audit shows that funds were missing.", "endorses", "paraphrase"),
        ("The clerk claimed that funds were missing.", "distances", "paraphrase"),
        ("The clerk said that funds were missing.", "neutral", "paraphrase"),
        ("The clerk fears that funds are missing.", "neutral", "attitude"),
        ('The clerk said: "The funds are missing."', "neutral", "quote"),
        ('The clerk said that the funds were "missing, not stolen" again.', "neutral", "mixed"),
    ],
)
def test_adoption_and_kind(read: Read, sentence: str, adoption: str, kind: str) -> None:
    found = read(sentence)[1].attributions[0]
    assert (found.adoption, found.kind) == (adoption, kind)


def test_every_attribution_says_why(read: Read) -> None:
    _, attributed = read("The mayor said that the dam, the clans believe, will burst.")
    for found in attributed.attributions:
        assert found.why.step == "attribution"
        assert found.why.rule.startswith("attribution.verb.")
        assert found.why.version == "test"
        assert found.why.spans
        assert found.actor == ""


RELAYED = [
    (
        "The envoy was quoted by the daily as saying the pass was shut.",
        "The envoy",
        "was quoted | as saying",
        "the daily",
    ),
    ("The daily quoted the envoy as saying the pass was shut.", "the envoy", "quoted | as saying", "The daily"),
]


@pytest.mark.parametrize(("text", "speaker", "cue", "via"), RELAYED, ids=[row[0] for row in RELAYED])
def test_whoever_quotes_a_speaker_is_a_relay_and_not_the_speaker(
    read: Read, text: str, speaker: str, cue: str, via: str
) -> None:
    _, found = read(text)
    (a,) = found.attributions
    assert (surfaces(text, a.speaker), surfaces(text, a.cue), surfaces(text, a.via)) == (speaker, cue, via)


def test_who_is_cited_says_what_the_citing_outlet_reports_one_level_further_in(read: Read) -> None:
    text = "The daily, citing two sailors, reported that the ferry had sunk."
    _, found = read(text)
    cited, reported = by_cue(found, "cite"), by_cue(found, "report")
    assert triple(text, cited) == ("two sailors", "citing", "that the ferry had sunk")
    assert cited.outer == reported.id
    assert surfaces(text, cited.via) == "The daily"
    assert reported.outer == ""


STANCES = [
    ("The guild said the toll was fair.", "neutral"),
    ("The guild insisted that the toll was fair.", "asserting"),
    ("The guild denied that it had raised the toll.", "denying"),
    ("The guild has never denied that it raised the toll.", "neutral"),
    ("The guild accused the port of theft.", "accusing"),
    ("The guild promised to lower the toll.", "promising"),
    ("The guild threatened to close the port.", "threatening"),
    ("The guild ordered its pilots to stay ashore.", "ordering"),
    ("The guild doubts that the toll is fair.", "doubting"),
    ("The guild does not believe that the toll is fair.", "doubting"),
    ("The guild would not say who had raised the toll.", "refusing"),
]


@pytest.mark.parametrize(("text", "stance"), STANCES, ids=[row[0] for row in STANCES])
def test_the_stance_is_the_cue_s_turned_round_by_a_negation(read: Read, text: str, stance: str) -> None:
    _, found = read(text)
    assert found.attributions[0].stance == stance
