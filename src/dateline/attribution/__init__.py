"""attribution: who is said to say, think or want what, from syntax and quotation marks alone."""

from dateline.attribution.attribute import SAID_NOUNS, Attributed, attribute
from dateline.attribution.cues import Cue, CueLexicon
from dateline.attribution.quotes import Quote, find_quotes

__all__ = ["SAID_NOUNS", "Attributed", "Cue", "CueLexicon", "Quote", "attribute", "find_quotes"]
