"""A user's own tables over those that ship: what replaces, what extends, what is refused, and what the version says."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.knowledge import Knowledge, KnowledgeError, load
from dateline.knowledge.load import TABLES, own_rows, read_own, rows_of, text_of, version
from dateline.knowledge.names import name_key
from dateline.knowledge.overlay import KEYS, REQUIRED, OwnRow, completed, merged, required


def columns(table: str) -> list[str]:
    return text_of(table).partition("\n")[0].split("\t")


def own(folder: Path, table: str, *lines: str) -> Path:
    """A table of the user's; fields are written with `|`."""
    path = folder / f"{table}.tsv"
    path.write_text("".join(line.replace("|", "\t") + "\n" for line in lines), encoding="utf-8")
    return path


def test_every_table_that_may_be_extended_has_its_key_and_its_required_columns() -> None:
    assert set(KEYS) <= set(TABLES)
    assert set(REQUIRED) <= set(KEYS)
    for table, key in KEYS.items():
        assert key in required(table)
        assert set(required(table)) <= set(columns(table))


def test_merged_replaces_in_place_and_appends() -> None:
    shipped = [{"role": "a", "kind": "1"}, {"role": "b", "kind": "1"}]
    rows = merged("roles", shipped, [{"role": "c", "kind": "2"}, {"role": "a", "kind": "2"}])
    assert [(row["role"], row["kind"]) for row in rows] == [("a", "2"), ("b", "1"), ("c", "2")]
    assert merged("roles", shipped, []) == shipped


def test_completed_fills_what_was_left_out() -> None:
    (row,) = completed([OwnRow(file="f", line=2, row={"b": "1"})], ["a", "b", "c"])
    assert dict(row.row) == {"a": "", "b": "1", "c": ""}
    assert (row.file, row.line) == ("f", 2)


def test_rows_of_without_own_tables_are_those_that_ship(tmp_path: Path) -> None:
    assert rows_of("actors", str(tmp_path)) == rows_of("actors")
    assert own_rows("actors", str(tmp_path)) == []
    own(tmp_path, "cues", "lemma", "murmur")
    assert rows_of("cues", str(tmp_path)) == rows_of("cues"), "no table that a user may extend"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "line 1: the column 'id' is missing"),
        ("id\tname\n", "line 1: the column 'kind' is missing"),
        ("id\tname\tkind\tcolour\n", "line 1: actors has no column 'colour'"),
        ("id\tname\tkind\ngroup:a\tA\n", "line 2: 2 fields where the header has 3"),
        ("id\tname\tkind\ngroup:a\tA\tarmed_group\n\n", "line 3: 1 fields where the header has 3"),
    ],
)
def test_a_file_that_is_no_such_table_names_file_and_line(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError) as raised:
        read_own("actors", str(path))
    assert str(raised.value).startswith(f"{path}, {says}")


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="cannot be read"):
        read_own("actors", str(tmp_path / "gone.tsv"))
    (tmp_path / "latin.tsv").write_bytes(b"id\tname\tkind\ngroup:a\t\xe9\tx\n")
    with pytest.raises(KnowledgeError, match="UTF-8"):
        read_own("actors", str(tmp_path / "latin.tsv"))


def test_the_version_follows_every_change(tmp_path: Path) -> None:
    folder = str(tmp_path)
    seen = [version(), version(small_places=True), version(contested=False)]
    assert version(folder) == seen[0], "an empty folder changes nothing"
    for line in ("group:a|A|armed_group", "group:a|Aa|armed_group", "group:b|Aa|armed_group"):
        own(tmp_path, "actors", "id|name|kind", line)
        seen.append(version(folder))
    own(tmp_path, "given_names", "name|gender", "Elmina|f")
    seen.append(version(folder))
    assert len(set(seen)) == len(seen)
    assert version() == seen[0]


def test_columns_left_out_are_the_same_knowledge(tmp_path: Path) -> None:
    own(tmp_path, "actors", "id|name|kind", "group:a|A|armed_group")
    short = version(str(tmp_path))
    own(tmp_path, "actors", "name|id|country|kind", "A|group:a||armed_group")
    assert version(str(tmp_path)) == short


def test_own_rows_of_several_tables_are_in_force(tmp_path: Path, knowledge: Knowledge) -> None:
    own(tmp_path, "actors", "id|name|aliases|kind|country|sectors",
        "group:elm-front|Elm Front|Front of Elm|armed_group|KEN|REB",
        "group:hamas|Movement of Elm||armed_group|PSE|GOV")  # fmt: skip
    own(tmp_path, "leaders", "id|name|country|office|sectors|start",
        "person:jane-elm|Jane Elm|KEN|prime minister|GOV|2031-01")  # fmt: skip
    own(tmp_path, "places", "id|name|kind|country|latitude|longitude", "place:KEN/elm-ford|Elm Ford|town|KEN|1.5|36")
    own(tmp_path, "verbs", "id|lemma|frame|type|mode|cameo", "elmify|elmify|obj=#actor|ASSAULT|beat|182")
    mine = load(str(tmp_path))
    assert mine.names.by_key[name_key("Front of Elm")][0].ref == "group:elm-front"
    assert (mine.actors["group:hamas"].name, mine.actors["group:hamas"].sectors) == ("Movement of Elm", ("GOV",))
    assert not [e for e in mine.names.by_key.get(name_key("Islamic Resistance Movement"), ()) if e.ref == "group:hamas"]
    assert mine.offices["person:jane-elm"][0].office == "prime minister"
    assert [hit.place.id for hit in mine.places.find(name_key("Elm Ford"))] == ["place:KEN/elm-ford"]
    assert mine.verbs["elmify"][0].type == "ASSAULT"
    assert len(mine.actors) >= len(knowledge.actors)
    assert "group:elm-front" not in knowledge.actors


def test_a_row_that_cannot_be_made_names_file_and_line(tmp_path: Path) -> None:
    path = own(tmp_path, "places", "id|name|kind|country|latitude|longitude", "place:KEN/x|Xxx|town|KEN|north|36")
    with pytest.raises(KnowledgeError) as raised:
        load(str(tmp_path))
    assert str(raised.value).startswith(f"{path}, line 2: ")
