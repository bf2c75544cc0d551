"""parse: sentences, tokens, Universal Dependencies arcs, entity hints."""

from dateline.parse.cached import CachedParser
from dateline.parse.frames import Frame, frame_of, is_predicate, owner, surface_subjects, through
from dateline.parse.protocol import Parser
from dateline.parse.tree import Tree, trees

__all__ = [
    "CachedParser",
    "Frame",
    "Parser",
    "Tree",
    "frame_of",
    "is_predicate",
    "owner",
    "surface_subjects",
    "through",
    "trees",
]
