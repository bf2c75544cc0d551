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
        "damaged": "the file is cut off or damaged there, what comes before is read; get it again",
        "bad_json": "the line is no JSON object of the expected fields; give one object a line",
        "bad_row": "the row is broken; mend its quotation marks and the number of its cells",
        "no_text": "there is no text; give it in the field `text`, or name its column under [corpus.columns] in dateline.toml",
        "url_only": "there is only the address of the report; fetch the pages, or take an export with texts",
        "missing_column": "the table lacks a column that the settings name; mend [corpus.columns] in dateline.toml",
        "not_an_export": "no report was found in this file; export again as the detail says",
        "old_excel": "a binary Excel table is not read; open it and save it as CSV in UTF-8, or export as RIS or text",
        "not_delivered": "the page was not delivered when it was collected; collect it again",
        "same_id": "another row has the same id or address: it is taken for a later capture of the same report",
        "failed": "Dateline could not cope with this input; please report it, with the input if you may share it",
    }
)
"""Every reason for which an input comes without a document, and the notes of the readers, with a message that names the
remedy."""
