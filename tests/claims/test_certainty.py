"""How sure a text is of a claim: hedges, boosters, the value with its reason, and the learned reading."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import ReadText, TreesOf
from dateline.attribution import CueLexicon
from dateline.claims import happened
from dateline.claims.certainty import moved_by
from dateline.claims.clues import CLUE_OF, Surroundings
from dateline.knowledge import Knowledge
from dateline.knowledge.word_weights import LARGEST
from dateline.parse import Tree
from dateline.records import Claim, Coded


def claim_of(coded: Coded, word: str) -> Claim:
    assert coded.document is not None
    text = coded.document.text
    return next(c for c in coded.claims if any(word in span.of(text).split() for span in c.predicate))


@pytest.mark.parametrize(
    ("text", "word", "certainty", "reason"),
    [
        ("The army shelled the town.", "shelled", 3.0, "put forward as a fact"),
        ("The army did not shell the town.", "shell", -3.0, "not"),
        ("Neither the army nor the police shelled the town.", "shelled", -3.0, "neither"),
        ("The army did not merely shell the town.", "shell", 3.0, ""),
        ("The army reportedly shelled the town.", "shelled", 1.5, "hedge reportedly"),
        ("The army allegedly shelled the town.", "shelled", 1.0, "hedge allegedly"),
        ("The army is believed to have shelled the town.", "shelled", 1.5, "possible: believed"),
        ("The army undoubtedly shelled the town.", "shelled", 3.0, "booster undoubtedly"),
        ("The army will shell the town.", "shell", 1.0, "future"),
        ("The army will not shell the town.", "shell", -1.0, "future"),
        ("The army may shell the town.", "shell", 0.0, "possible: may; hedge may"),
        ("The rebels must leave the town.", "leave", 0.0, "ordered: must"),
        ("The rebels want to leave the town.", "leave", 0.0, "wished: want"),
        ("The rebels promised to leave the town.", "leave", 0.5, "promised: promised"),
        ("The rebels refused to leave the town.", "leave", -2.5, "refuse"),
        ("Nobody knows whether the rebels left.", "left", 0.0, "left open"),
        ("The guards were prevented from entering the hall.", "entering", -3.0, "prevent"),
        ("The wall would have fallen.", "fallen", -2.0, "would have"),
        ("The court has yet to hear the witness.", "hear", -3.0, "yet"),
        ("The envoy does not believe that the army fled.", "fled", -1.0, "not believe"),
        ("The mayor regretted that the army had fled.", "fled", 3.0, "put forward as a fact"),
        ("The army shelled the town, the defence minister said.", "shelled", 2.5, "a named speaker"),
    ],
)
def test_certainty(read_text: ReadText, text: str, word: str, certainty: float, reason: str) -> None:
    claim = claim_of(read_text(text), word)
    note = dict(claim.whys)["certainty"].note
    assert (claim.certainty, reason in note) == (certainty, True), note


@pytest.mark.parametrize(
    ("text", "word", "hedges", "boosters"),
    [
        ("The army reportedly shelled the town and burned it.", "shelled", ["reportedly"], []),
        ("The army clearly shelled the town.", "shelled", [], ["clearly"]),
        ("Rebels might have fired the shell.", "fired", ["might"], []),
        ("In May the army shelled the town.", "shelled", [], []),
        ("In all likelihood the army shelled the town.", "shelled", ["In all likelihood"], []),
        ("The army is likely to shell the town.", "shell", ["likely"], []),
        ("The army shelled the town, which is probably empty.", "shelled", [], []),
    ],
)
def test_hedges_and_boosters(read_text: ReadText, text: str, word: str, hedges: list[str], boosters: list[str]) -> None:
    claim = claim_of(read_text(text), word)
    assert [span.of(text) for span in claim.hedges] == hedges
    assert [span.of(text) for span in claim.boosters] == boosters


def test_the_spans_of_the_why_are_the_words_it_was_seen_from(read_text: ReadText) -> None:
    text = "The army allegedly did not shell the town."
    why = dict(claim_of(read_text(text), "shell").whys)["certainty"]
    assert [span.of(text) for span in why.spans] == ["allegedly", "not"]
    assert why.rule == "claims.certainty"


def test_an_event_mention_has_the_certainty_of_its_claim(read_text: ReadText) -> None:
    coded = read_text("Iranian troops reportedly attacked Turkish soldiers near Van.")
    (mention,) = coded.event_mentions
    assert mention.certainty == 1.5
    assert "reportedly" in dict(mention.whys)["certainty"].note


# --- the learned reading ------------------------------------------------------------------------------------------------

TEXT = (
    "Rebels seized the depot on Monday. The army did not react. Ministers want to meet the envoy if he comes to Bern. "
    "Did the guards flee? Drivers should avoid the bridge, which will be closed, police said."
)


@pytest.fixture(scope="module")
def forest(trees_of: TreesOf) -> tuple[Tree, ...]:
    return trees_of(TEXT)


@pytest.fixture(scope="module")
def cues(knowledge: Knowledge) -> CueLexicon:
    return CueLexicon.of(knowledge.cues)


def _all(forest: Sequence[Tree]) -> list[tuple[int, int]]:
    return [(s, i) for s, tree in enumerate(forest) for i in range(len(tree.sentence.words))]


def test_it_tells_what_had_happened(forest: Sequence[Tree], knowledge: Knowledge, cues: CueLexicon) -> None:
    words = {"seized": 1.5, "react": 1.0, "meet": 0.0, "closed": 0.5, "avoid": 0.0}
    for s, i in _all(forest):
        word = forest[s].sentence.words[i]
        if word in words:
            (value,) = happened(forest, [(s, i)], knowledge, cues)
            assert value > 1.5 if word == "seized" else value < words[word], (word, value)


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_the_same_whatever_else_is_asked(
    data: st.DataObject, forest: Sequence[Tree], knowledge: Knowledge, cues: CueLexicon
) -> None:
    """Any token has a value in range, the same twice, alone and among others."""
    places = data.draw(st.lists(st.sampled_from(_all(forest)), min_size=1, max_size=40))
    together = happened(forest, places, knowledge, cues)
    assert together == [happened(forest, [place], knowledge, cues)[0] for place in places]
    assert all(-3.0 <= value <= 3.0 for value in together)


def test_what_moved_it_is_named(forest: Sequence[Tree], knowledge: Knowledge, cues: CueLexicon) -> None:
    tree = forest[2]
    parts = dict(moved_by(tree, tree.sentence.words.index("meet"), knowledge, cues))
    assert set(parts) <= {*CLUE_OF.values(), "words around", "sentence as a whole"}
    assert parts["governor"] < 0
    assert list(map(abs, parts.values())) == sorted(map(abs, parts.values()), reverse=True)


def test_a_word_without_known_clues_has_a_value(knowledge: Knowledge) -> None:
    assert -3 <= knowledge.certainty.values([[]])[0] <= 3
    assert knowledge.certainty.values([]) == []
    assert knowledge.certainty_words.values([], []) == []


def test_unknown_words_without_a_root_have_a_value(forest: Sequence[Tree], knowledge: Knowledge) -> None:
    """Whole numbers go into every product, so that no matrix library can change a value."""
    sentence = forest[0].sentence
    count = len(sentence.words)
    strange = replace(
        sentence, words=("qqq",) * count, lemmas=("qqq",) * count, heads=(0,) * count, tags=("?",) * count
    )
    (value,) = knowledge.certainty_words.values([strange], [(0, count - 1)])
    assert -4 <= value <= 4
    weights = knowledge.certainty_words
    for layer in (weights.near, weights.far, weights.last):
        assert (layer.weights == layer.weights.round()).all()
        assert layer.weights.shape[1] * LARGEST * abs(layer.weights).max() < 2**24


def test_clues_know_what_they_look_at(forest: Sequence[Tree], knowledge: Knowledge, cues: CueLexicon) -> None:
    found = {c.partition("=")[0] for t in forest for i in range(3) for c in Surroundings(t, knowledge, cues).clues(i)}
    around = {"b-", "bag<", "kdt", "pos5", "t-", "tagtri", "tri", "w-1", "w-2", "win"}
    assert found <= {*CLUE_OF, *around}
