"""knowledge: the data the coder reasons with: actors, places, verbs, codes; versioned."""

from dateline.knowledge.knowledge import Knowledge
from dateline.knowledge.load import KnowledgeError, load

__all__ = ["Knowledge", "KnowledgeError", "load"]
