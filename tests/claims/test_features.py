"""Polarity, modality, tense and aspect."""

import pytest

from conftest import TreesOf
from dateline.claims import features_of


@pytest.mark.parametrize(
    ("text", "lemma", "expected"),
    [
        ("The army shelled the town.", "shell", ("affirmed", "asserted", "past", "single")),
        ("The army has never shelled the town.", "shell", ("negated", "asserted", "past", "single")),
        ("No soldier fired a shot.", "fire", ("negated", "asserted", "past", "single")),
        ("The army may shell the town.", "shell", ("affirmed", "possible", "present", "single")),
        ("The army will shell the town.", "shell", ("affirmed", "asserted", "future", "single")),
        (
            "If the rebels return, the army will shell the town.",
            "shell",
            ("affirmed", "conditional", "future", "single"),
        ),
        (
            "If the rebels return, the army will shell the town.",
            "return",
            ("affirmed", "conditional", "present", "single"),
        ),
        ("The rebels must leave.", "leave", ("affirmed", "ordered", "present", "single")),
        ("The rebels want to leave.", "leave", ("affirmed", "wished", "future", "single")),
        ("The rebels promised to leave.", "leave", ("affirmed", "promised", "future", "single")),
        ("The army is currently occupying the town.", "occupy", ("affirmed", "asserted", "present", "ongoing")),
        (
            "The state has been supporting the militia for years.",
            "support",
            ("affirmed", "asserted", "past", "ongoing"),
        ),
        ("Trucks frequently cross the border.", "cross", ("affirmed", "asserted", "present", "habitual")),
        ("The country no longer needs foreign troops.", "need", ("affirmed", "asserted", "present", "ceased")),
        ("The army raids the town every week.", "raid", ("affirmed", "asserted", "present", "habitual")),
        ("The rebels began to leave.", "leave", ("affirmed", "asserted", "future", "begun")),
        ("The rebels failed to take the town.", "take", ("negated", "asserted", "future", "single")),
    ],
)
def test_features(trees_of: TreesOf, text: str, lemma: str, expected: tuple[str, ...]) -> None:
    tree = trees_of(text)[0]
    token = next(i for i, found in enumerate(tree.sentence.lemmas) if found == lemma and tree.sentence.pos[i] == "VERB")
    features = features_of(tree, token)
    assert (features.polarity, features.modality, features.tense, features.aspect) == expected
