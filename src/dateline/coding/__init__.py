"""coding: roles, codes (PLOVER, CAMEO), modes, contexts, probability."""

from dateline.coding.code import code_claims

__all__ = ["code_claims"]
