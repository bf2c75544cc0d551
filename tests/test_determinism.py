"""Same input, same knowledge: same bytes, whatever the batch and the order."""

import msgspec

from dateline.coder import Coder, code
from dateline.corpus import read_paths
from golden import examples


def test_batches_have_no_influence(coder: Coder) -> None:
    readings = list(read_paths([str(p) for p in examples()]))
    together = [msgspec.json.encode(c) for c in code(readings, coder)]
    alone = [msgspec.json.encode(code([r], coder)[0]) for r in readings]
    turned = [msgspec.json.encode(c) for c in code(readings[::-1], coder)][::-1]
    assert together == alone == turned


def test_every_span_is_inside_the_text(coder: Coder) -> None:
    for coded in code(list(read_paths([str(p) for p in examples()])), coder):
        assert coded.document is not None
        size = len(coded.document.text)
        spans = [m.span for m in coded.mentions] + [f.span for f in coded.figures] + [w.span for w in coded.wordings]
        spans += [s for a in coded.attributions for s in (*a.speaker, *a.cue, *a.content, *a.medium, *a.addressee)]
        assert all(0 <= s.start < s.end <= size for s in spans)
        assert all(m.span.covers(m.head) for m in coded.mentions)
