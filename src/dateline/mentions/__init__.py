"""mentions: spans of actors, places, times and quantities (spans only; what they refer to is resolve's)."""

from dateline.mentions.find import Found, find_mentions
from dateline.mentions.names import NameMatch

__all__ = ["Found", "NameMatch", "find_mentions"]
