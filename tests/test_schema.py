"""The schema of `coded`: stored as generated, and true of a real record."""

from __future__ import annotations

import json
import runpy
from importlib.resources import files
from pathlib import Path

import pytest

from dateline.records import CODED_VERSION
from dateline.schema import SCHEMA_ID, BadRecord, coded_schema, from_json, schema_text, to_json

MADE = runpy.run_path(str(Path(__file__).parent / "made.py"))


def test_the_stored_schema_is_the_generated_one() -> None:
    stored = (files("dateline") / "coded.schema.json").read_text(encoding="utf-8")
    assert stored == schema_text(), "run: make docs"


def test_the_schema_names_its_version() -> None:
    assert coded_schema()["$id"] == SCHEMA_ID == f"dateline/coded/{CODED_VERSION}"
    assert coded_schema()["$defs"]["Coded"]["properties"]["version"] == {"const": CODED_VERSION}


@pytest.mark.parametrize("name", ["made", "unread"])
def test_a_record_is_valid_and_comes_back_equal(name: str) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    coded = MADE[name]()
    validator = jsonschema.Draft202012Validator(coded_schema())
    assert list(validator.iter_errors(json.loads(to_json(coded)))) == []
    assert from_json(to_json(coded)) == coded


def test_indented_and_on_one_line_are_the_same_record() -> None:
    coded = MADE["made"]()
    assert from_json(to_json(coded, indent=2)) == coded
    assert b"\n" not in to_json(coded)


def test_another_shape_is_not_valid() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    value = json.loads(to_json(MADE["made"]()))
    value["event_mentions"][0]["certainty"] = "sure"
    value["version"] = 99
    assert len(list(jsonschema.Draft202012Validator(coded_schema()).iter_errors(value))) == 2


@pytest.mark.parametrize(
    "data", [b"", b"null", b"[]", b"{}", b'{"version": 1}', b'{"version": 99}', b"\xff\xfe", "{", '{"version": "1"}']
)
def test_what_is_no_record_is_refused(data: bytes | str) -> None:
    with pytest.raises(BadRecord):
        from_json(data)
