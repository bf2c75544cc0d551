"""Where the speaker stands in the event that is spoken of."""

import pytest

from conftest import ReadText


@pytest.mark.parametrize(
    ("text", "type_", "side"),
    [
        ("Israel shelled a Syrian village.", "ASSAULT", "outlet"),
        ("Israel said it had shelled a Syrian village.", "ASSAULT", "actor"),
        ("Syria said Israel had shelled a Syrian village.", "ASSAULT", "recipient"),
        ("The Israeli foreign minister said Israeli jets had bombed a Syrian base.", "ASSAULT", "with_actor"),
        ("Syria's defence ministry said Israeli jets had bombed a Syrian base.", "ASSAULT", "with_recipient"),
        ("France said Israeli jets had bombed a Syrian base.", "ASSAULT", "third"),
        ("Sources said Israeli jets had bombed a Syrian base.", "ASSAULT", "unknown"),
        ("Syrian rebels said Syrian jets had bombed an Iraqi convoy.", "ASSAULT", "third"),
    ],
)
def test_side(read_text: ReadText, text: str, type_: str, side: str) -> None:
    (mention,) = [m for m in read_text(text).event_mentions if m.type == type_]
    assert mention.speaker_side == side
    assert dict(mention.whys)["speaker_side"].note
