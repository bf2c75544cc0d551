"""The `coded` record as JSON: its schema with a version, and both ways between record and bytes.

Pure. The stored copy of the schema is `coded.schema.json` beside this module; a test keeps the two equal.
"""

from __future__ import annotations

from typing import Any

import msgspec

from dateline.records import CODED_VERSION, Coded

SCHEMA_ID = f"dateline/coded/{CODED_VERSION}"
"""The `$id` of the schema; its last part is the version of the record."""


class BadRecord(ValueError):
    """Bytes that are no `Coded` of this version; the message says where they go wrong."""


class _Version(msgspec.Struct):
    version: int = 0


def coded_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of `Coded`. All positions in it are code points of the document's text."""
    made = msgspec.json.schema(Coded)
    coded = made["$defs"]["Coded"]
    coded["properties"]["version"] = {"const": CODED_VERSION}
    coded["required"] = ["version", *coded["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "All that Dateline read out of one report",
        **made,
    }


def schema_text() -> str:
    """The schema as it is stored: two spaces of indentation and a line break at the end."""
    return msgspec.json.format(msgspec.json.encode(coded_schema()), indent=2).decode() + "\n"


def to_json(coded: Coded, *, indent: int = 0) -> bytes:
    """The record as JSON in UTF-8, fields in the order of the records; `indent` spaces a level, 0 for one line."""
    packed = msgspec.json.encode(coded)
    return msgspec.json.format(packed, indent=indent) if indent else packed


def from_json(data: bytes | str) -> Coded:
    """The record that `to_json` wrote. Raises BadRecord for anything else, also for another version's record."""
    try:
        version = msgspec.json.decode(data, type=_Version).version
        if version != CODED_VERSION:
            raise BadRecord(f"a record of version {version}; this Dateline reads version {CODED_VERSION}")
        return msgspec.json.decode(data, type=Coded)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadRecord(f"no coded record: {error}") from error
