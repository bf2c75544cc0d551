"""Deep arguments: who does it, to whom, whatever the syntax."""

import pytest

from conftest import TreesOf
from dateline.parse import frame_of


def frame(trees_of: TreesOf, text: str, lemma: str) -> dict[str, list[str]]:
    for tree in trees_of(text):
        for token, found in enumerate(tree.sentence.lemmas):
            if found == lemma and tree.sentence.pos[token] in {"VERB", "ADJ", "NOUN"}:
                return {
                    slot: [tree.sentence.words[f] for f in fillers]
                    for slot, fillers in frame_of(tree, token).slots.items()
                }
    raise AssertionError(f"no {lemma} in {text}")


@pytest.mark.parametrize(
    ("text", "lemma", "expected"),
    [
        ("Rebels attacked the town.", "attack", {"subj": ["Rebels"], "obj": ["town"]}),
        ("The town was attacked by rebels.", "attack", {"subj": ["rebels"], "obj": ["town"]}),
        ("The town was attacked.", "attack", {"obj": ["town"]}),
        ("Police arrested and deported the men.", "deport", {"subj": ["Police"]}),
        ("Kenya agreed to send troops.", "send", {"subj": ["Kenya"], "obj": ["troops"]}),
        ("The court forced the minister to resign.", "resign", {"subj": ["minister"]}),
        ("The rebels, who seized the base, fled.", "seize", {"subj": ["rebels"], "obj": ["base"]}),
        ("The weapons that Iran sent arrived.", "send", {"subj": ["Iran"], "obj": ["weapons"]}),
        ("A group of diplomats met the king.", "meet", {"subj": ["diplomats"], "obj": ["king"]}),
        ("Senators passed a resolution condemning the king.", "condemn", {"subj": ["Senators"], "obj": ["king"]}),
        ("The army left, burning two villages.", "burn", {"subj": ["army"], "obj": ["villages"]}),
        ("Norway gave Malawi two boats.", "give", {"subj": ["Norway"], "iobj": ["Malawi"], "obj": ["boats"]}),
        ("Ministers met in Doha with rebels.", "meet", {"subj": ["Ministers"], "with": ["rebels"], "in": ["Doha"]}),
    ],
)
def test_slots(trees_of: TreesOf, text: str, lemma: str, expected: dict[str, list[str]]) -> None:
    found = frame(trees_of, text, lemma)
    assert {slot: found.get(slot) for slot in expected} == expected
