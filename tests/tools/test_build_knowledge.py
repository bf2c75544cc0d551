"""The building of the generated knowledge: names and points of places, pinned archives, tables and their checksums."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
import tarfile
import zipfile
from pathlib import Path

import pytest

from build_knowledge import TARGET, fact_table, packed, sums, tsv
from building.inputs import InputError, Inputs
from building.places import COLUMNS, Row, keys_of, kilometres, middle, name_table, usable, without_type

# Places.


@pytest.mark.parametrize(
    ("name", "fits"),
    [
        ("Nordvik", True),
        ("Ḩārat al Vik", True),
        ("Đô Vik", True),
        ("O'Vik", True),
        ("VIKSUND", True),
        ("Вик", False),
        ("فيك", False),
        ("Vik Вик", False),
        ("nordvik", False),
        ("Vi", False),
        ("VIK", False),
        ("VIKX", False),
        ("Zone 5", False),
        ("", False),
    ],
)
def test_usable(name: str, fits: bool) -> None:
    assert usable(name) is fits


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Al-Vik Governorate", "Al-Vik"),
        ("Province of Vik", "Vik"),
        ("Departamento de la Vega", "Vega"),
        ("Nordvik", "Nordvik"),
        ("La Vega", "La Vega"),
        ("Province", "Province"),
        ("State of", "State of"),
    ],
)
def test_without_type(name: str, short: str) -> None:
    assert without_type(name) == short


def place(number: int, *primary: str, others: tuple[str, ...] = (), country: str = "SYR") -> Row:
    return Row(
        id=number,
        name=primary[0],
        kind="town",
        country=country,
        latitude=number / 8,
        population=1000 * number,
        primary=set(primary),
        alternates=set(others),
    )


def test_keys_of_an_arabic_country_come_without_the_article_too() -> None:
    row = place(1, "Al-Vīk", others=("El Viksund", "As Os", "Alvik", "Vi"))
    with_article = {("alvik", False), ("elviksund", True), ("asos", True)}
    assert set(keys_of(row, "SY")) == with_article | {("vik", True), ("viksund", True)}
    assert set(keys_of(row, "NO")) == with_article
    assert len(list(keys_of(row, "SY"))) == 5


def test_keys_of_short_names() -> None:
    assert set(keys_of(place(1, "Os", "Y", others=("Ås", "Øst")), "NO")) == {("os", False), ("øst", True)}


def test_middle() -> None:
    assert middle([(10.0, 20.0, 5)]) == pytest.approx((10.0, 20.0))
    assert middle([(10.0, 20.0, 1), (-10.0, 20.0, 1)]) == pytest.approx((0.0, 20.0))
    assert middle([(0.0, 0.0, 1), (0.0, 90.0, 1)]) == pytest.approx((0.0, 45.0))
    assert middle([(0.0, 0.0, 3), (0.0, 90.0, 1)]) == pytest.approx((0.0, 18.435), abs=0.001)


def test_middle_across_the_date_line() -> None:
    latitude, longitude = middle([(0.0, 179.0, 1), (0.0, -177.0, 1)])
    assert (latitude, longitude) == pytest.approx((0.0, -179.0))


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ((35.0, 40.0), (35.0, 40.0), 0.0),
        ((35.0, 40.0), (36.0, 40.0), 111.2),
        ((0.0, 40.0), (0.0, 41.0), 111.2),
        ((60.0, 40.0), (60.0, 41.0), 55.6),
        ((0.0, 179.5), (0.0, -179.5), 111.2),
    ],
)
def test_kilometres(one: tuple[float, float], other: tuple[float, float], distance: float) -> None:
    assert kilometres(one, other) == pytest.approx(distance, abs=0.01)
    assert kilometres(other, one) == pytest.approx(distance, abs=0.01)


def test_offsets_of_the_name_table_point_at_the_rows() -> None:
    rows = [
        place(1, "Ḩārat Vīk", others=("Nord",)),
        place(2, "Al-Øst", others=("Viksund",)),
        place(30, "Nord", country="NOR"),
    ]
    text = tsv(COLUMNS, (row.cells() for row in rows)).decode()
    table = name_table(rows, {"SYR": "SY", "NOR": "NO"})
    found = {
        key: [
            (offset[:1] == "~", text[int(offset.removeprefix("~")) :].split("\n")[0].split("\t"))
            for offset in offsets.split(" ")
        ]
        for key, offsets in table
    }
    harat, ost, nord = (list(row.cells()) for row in rows)
    assert found == {
        "aløst": [(False, ost)],
        "haratvik": [(False, harat)],
        "nord": [(True, harat), (False, nord)],
        "viksund": [(True, ost)],
        "øst": [(True, ost)],
    }
    assert [key for key, _ in table] == sorted(found)


# Pinned archives.


def wheel(**files: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, text in files.items():
            archive.writestr(f"made/{name}.json", text)
    return held.getvalue()


def tarball(text: str) -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w:gz") as archive:
        member = tarfile.TarInfo("package/shapes.json")
        member.size = len(text.encode())
        archive.addfile(member, io.BytesIO(text.encode()))
    return held.getvalue()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two made-up archives and a lock that pins them."""
    one, two = wheel(b='{"name": "Vīk"}', a="1"), tarball("[1]")
    pinned = {
        "made-1-py3-none-any.whl": ("made", "pypi", "sha256:" + hashlib.sha256(one).hexdigest(), one),
        "shapes-1.tgz": ("shapes", "npm", "sha512-" + base64.b64encode(hashlib.sha512(two).digest()).decode(), two),
    }
    lock = [
        {"package": package, "registry": registry, "version": "1", "file": file, "hash": digest}
        for file, (package, registry, digest, _) in pinned.items()
    ]
    (tmp_path / "lock.json").write_text(json.dumps(lock), encoding="utf-8")
    monkeypatch.setattr("building.inputs.LOCK", tmp_path / "lock.json")
    for file, (*_, data) in pinned.items():
        (tmp_path / file).write_bytes(data)
    return tmp_path


def test_files_are_read_inside_the_archives(folder: Path) -> None:
    inputs = Inputs(folder)
    assert inputs.names("made") == ["made/a.json", "made/b.json"]
    assert inputs.json("made", "made/b.json") == {"name": "Vīk"}
    assert inputs.text("shapes", "package/shapes.json") == "[1]"


@pytest.mark.parametrize("file", ["made-1-py3-none-any.whl", "shapes-1.tgz"])
def test_another_archive_than_the_pinned_one_is_an_error_that_names_it(folder: Path, file: str) -> None:
    (folder / file).write_bytes((folder / file).read_bytes() + b"x")
    with pytest.raises(InputError, match=f"^{file} is not the pinned archive"):
        Inputs(folder)


@pytest.mark.parametrize("file", ["made-1-py3-none-any.whl", "shapes-1.tgz"])
def test_a_missing_archive_is_an_error_that_names_it(folder: Path, file: str) -> None:
    (folder / file).unlink()
    with pytest.raises(InputError, match=f"{file} is missing"):
        Inputs(folder)


# Tables and checksums.


def test_tsv() -> None:
    assert tsv(("id", "name"), [("1", "Vīk"), ("2", "")]) == "id\tname\n1\tVīk\n2\t\n".encode()


@pytest.mark.parametrize("cell", ["Nord\tvik", "Nord\nvik"])
def test_tsv_refuses_tabs_and_line_breaks(cell: str) -> None:
    with pytest.raises(ValueError, match="tab or line break"):
        tsv(("id", "name"), [("1", "Vik"), ("2", cell)])


def test_a_fact_table_has_the_columns_of_its_rows() -> None:
    rows = [{"name": "Vik", "asof": "2026-01"}, {"name": "Ost", "asof": "2026-02"}]
    assert fact_table(rows) == b"name\tasof\nVik\t2026-01\nOst\t2026-02\n"
    with pytest.raises(ValueError, match="columns of the others"):
        fact_table([*rows, {"asof": "2026-01", "name": "Nord"}])


def test_packed_is_the_same_twice() -> None:
    data = b"id\tname\n1\tVik\n" * 50
    assert packed(data) == packed(data)
    assert packed(data)[4:8] == bytes(4), "a time stamp"
    assert gzip.decompress(packed(data)) == data


def test_sums_hold_whatever_the_compression() -> None:
    data = b"id\tname\n1\tVik\n" * 50
    strong, weak = packed(data), gzip.compress(data, compresslevel=1, mtime=5)
    assert strong != weak
    digest = hashlib.sha256(data).hexdigest()
    assert sums({"b.tsv.gz": strong, "a.tsv": data}) == f"{digest}  a.tsv\n{digest}  b.tsv.gz\n".encode()
    assert sums({"a.tsv": data, "b.tsv.gz": weak}) == sums({"b.tsv.gz": strong, "a.tsv": data})


def test_every_generated_file_has_the_checksum_that_is_listed() -> None:
    contents = {path.name: path.read_bytes() for path in TARGET.iterdir()}
    listed = [line.split("  ") for line in contents.pop("SHA256SUMS").decode().splitlines()]
    plain = {name: gzip.decompress(data) if name.endswith(".gz") else data for name, data in contents.items()}
    assert listed == [[hashlib.sha256(data).hexdigest(), name] for name, data in sorted(plain.items())]
