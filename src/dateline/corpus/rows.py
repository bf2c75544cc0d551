"""JSON lines: one report a line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

FIELDS: Final = ("id", "text", "title", "date", "url", "outlet")


class BadRow(ValueError):
    """A line that is no row; `reason` is `bad_json` or `no_text`, `detail` says what was found."""

    def __init__(self, reason: str, detail: str, row: Row | None = None) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail
        self.row = row


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The fields of one line. `other` has the fields that Dateline does not know, in the order of the line."""

    id: str = ""
    text: str = ""
    title: str = ""
    date: str = ""
    url: str = ""
    outlet: str = ""
    other: Mapping[str, object] = field(default_factory=dict)


def row_of(line: bytes) -> Row:
    """The row of one line. Raises BadRow (`bad_json`, `no_text`); with `no_text` the row without text comes along."""
    try:
        value = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise BadRow("bad_json", f"not UTF-8 at byte {error.start}") from error
    except (ValueError, RecursionError) as error:
        raise BadRow("bad_json", str(error)[:200]) from error
    if not isinstance(value, dict):
        raise BadRow("bad_json", f"a JSON {type(value).__name__}, no object")
    known = {name: _string(name, value.get(name)) for name in FIELDS}
    row = Row(**known, other={name: value[name] for name in value if name not in FIELDS})
    if not row.text.strip():
        raise BadRow("no_text", "the field `text` is missing or empty", row)
    return row


def _string(name: str, value: object) -> str:
    """A field as text: numbers count as ids, null as absent. Half a surrogate pair becomes U+FFFD."""
    if value is None:
        return ""
    if name == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise BadRow("bad_json", f"the field `{name}` is a JSON {type(value).__name__}, no text")
    return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
