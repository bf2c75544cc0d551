"""How much each agreement between two event mentions says: fixed numbers out of a table, never learned here."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

FEATURES: Final = (
    "base", "actor_listed", "actor_country", "actor_local", "actor_generic", "actor_further", "actor_none",
    "recipient_listed", "recipient_country", "recipient_local", "recipient_generic", "recipient_missing",
    "date_same_day", "date_overlap", "date_mixed", "published_same_day", "published_near", "date_unknown",
    "place_same", "place_admin1", "place_country", "place_missing",
    "mode_same", "mode_other", "cameo_same", "sentence_same", "link_in_report", "threshold",
)  # fmt: skip


class WeightsError(ValueError):
    """The table of weights is damaged; the message names the feature."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Log odds by feature, the threshold and the probability of links inside a report; `version` is a hash of all."""

    values: Mapping[str, float]
    version: str

    @staticmethod
    def of(rows: Iterable[Mapping[str, str]]) -> Weights:
        """The weights of a table with the columns `feature` and `weight`.

        Raises WeightsError for a feature that is unknown, missing or no number.
        """
        values: dict[str, float] = {}
        for row in rows:
            try:
                values[row["feature"]] = float(row["weight"])
            except (KeyError, ValueError) as error:
                raise WeightsError(f"weight of {row.get('feature', 'a nameless feature')!r}: {error!r}") from error
        odd = sorted(set(values) ^ set(FEATURES))
        if odd:
            raise WeightsError(f"features unknown or missing: {', '.join(odd)}")
        digest = hashlib.sha256("\n".join(f"{name}\t{values[name]!r}" for name in FEATURES).encode())
        return Weights(values=MappingProxyType(values), version=digest.hexdigest()[:12])

    @property
    def threshold(self) -> float:
        """The lowest probability that makes a link."""
        return self.values["threshold"]

    @property
    def in_report(self) -> float:
        """The probability of a link that the coder made inside one report."""
        return self.values["link_in_report"]

    def probability(self, features: Iterable[str]) -> float:
        """How likely two event mentions with these features are about one event, rounded to 4 places."""
        odds = math.fsum((self.values["base"], *(self.values[name] for name in features)))
        return round(1 / (1 + math.exp(-odds)), 4)
