"""Why an input cannot be read: every reason in one place, each with the remedy."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal

Reason = Literal["binary", "empty", "encoding", "no_article", "too_long", "language", "too_short"]

REASONS: Final[Mapping[Reason, str]] = MappingProxyType(
    {
        "binary": "the data is not text; convert it to plain text or HTML first",
        "empty": "there is no visible text; check that the right file or field was given",
        "encoding": "the character encoding could not be made out; save the text as UTF-8",
        "no_article": "no article was found in the page; give its plain text instead, or the page of one report",
        "too_long": "the text or one of its lines is too long for one report; split it into one report each",
        "language": "only English is read; give an English text or translation",
        "too_short": "fewer than three words are left to read; give the text of the report, not its title alone",
    }
)
"""Every reason why an input is not read, with an English message that names the remedy."""


class UnreadableText(ValueError):
    """An input that cannot be read; `reason` is a key of `REASONS`, `detail` what was found in this input."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(f"{REASONS[reason]} ({detail})" if detail else REASONS[reason])
        self.reason: Reason = reason
        self.detail = detail

    def __reduce__(self) -> tuple[type[UnreadableText], tuple[Reason, str]]:
        # The default would hand the message over as the reason, and break the process pool.
        return UnreadableText, (self.reason, self.detail)
