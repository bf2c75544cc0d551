"""linking: event mentions of many reports in, events out.

Three steps, all pure: pairs of event mentions inside a block are compared and give scored links; union-find over the
links gives components; a fold over one whole component gives an event. A link depends on its two event mentions and the
weights alone, so that recomputing only the components that new reports touch gives what starting afresh would give.
"""

from dateline.linking.blocks import keys_of
from dateline.linking.compare import compare, links_among, links_between, links_inside
from dateline.linking.components import components
from dateline.linking.events import event_id, event_of
from dateline.linking.link import events_from, link
from dateline.linking.linkable import Linkable, LinkedPlace, linkables_of, sentence_key
from dateline.linking.weights import Weights, WeightsError

__all__ = [
    "Linkable",
    "LinkedPlace",
    "Weights",
    "WeightsError",
    "compare",
    "components",
    "event_id",
    "event_of",
    "events_from",
    "keys_of",
    "link",
    "linkables_of",
    "links_among",
    "links_between",
    "links_inside",
    "sentence_key",
]
