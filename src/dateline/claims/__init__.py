"""claims: clauses with polarity, modality, tense, aspect; figures; contested terms."""

from dateline.claims.certainty import Judged, happened, judged
from dateline.claims.claims import Chains, Clause, find_claims
from dateline.claims.contested import find_contested
from dateline.claims.denials import find_denials
from dateline.claims.features import Features, features_of, in_condition
from dateline.claims.figures import find_figures, relate_figures
from dateline.claims.hedging import hedgings_of
from dateline.claims.times import Placed, Times, find_times

__all__ = [
    "Chains",
    "Clause",
    "Features",
    "Judged",
    "Placed",
    "Times",
    "features_of",
    "find_claims",
    "find_contested",
    "find_denials",
    "find_figures",
    "find_times",
    "happened",
    "hedgings_of",
    "in_condition",
    "judged",
    "relate_figures",
]
