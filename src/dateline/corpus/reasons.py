"""Why an input is not read: every reason with its remedy, those of the text step among them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from dateline.corpus.fetch_reasons import FETCH_REASONS
from dateline.text import REASONS as TEXT_REASONS

REASONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        **{str(reason): remedy for reason, remedy in TEXT_REASONS.items()},
        **FETCH_REASONS,
        "unreadable": "nothing can be read there; check the path and its permissions",
        "bad_json": "the line is no JSON object of the expected fields; give one object a line",
        "no_text": "the JSON object has no text; give the report's text in the field `text`",
        "failed": "Dateline could not cope with this input; please report it, with the input if you may share it",
    }
)
"""Every reason for which an input comes without a document, with an English message that names the remedy."""
