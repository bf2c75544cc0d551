"""coding: roles, codes (PLOVER, CAMEO), modes, contexts, probability."""

from dateline.coding.code import code_claims, scene_of
from dateline.coding.scene import Scene

__all__ = ["Scene", "code_claims", "scene_of"]
