"""Reading paths: every bad input is a row with a reason, and the rest goes on."""

from __future__ import annotations

import hashlib
import io
import json
import os
from pathlib import Path

import pytest

from dateline.coder import Reading
from dateline.corpus import REASONS, read_paths, whole
from dateline.corpus.jsonl import read_jsonl
from dateline.corpus.readings import Source
from dateline.corpus.whole import read_either

TEXT = "Police in Oran searched a warehouse on Tuesday and arrested six men, a spokesman for the court said."
HEAD = "<!doctype html><html><head><title>Raid in Oran</title></head>"
PAGE = f"{HEAD}<body><article><p>{TEXT}</p><p>{TEXT}</p></article></body></html>"


def write(path: Path, content: str | bytes) -> str:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def rows(*values: object) -> str:
    return "".join(json.dumps(value) + "\n" for value in values)


def read(*paths: str | Path) -> list[Reading]:
    return list(read_paths(str(path) for path in paths))


def reasons(readings: list[Reading]) -> list[str]:
    assert all(bool(r.document) or (r.rejected and r.rejected[0].reason in REASONS) for r in readings)
    return ["" if r.document else r.rejected[0].reason for r in readings]


def test_a_text_file(tmp_path: Path) -> None:
    (one,) = read(write(tmp_path / "a.txt", TEXT))
    assert one.document is not None
    assert one.document.text == TEXT
    assert one.capture.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert (one.capture.media_type, one.capture.source, one.capture.retrieved) == ("text", str(tmp_path / "a.txt"), "")
    assert one.report.id == one.capture.report
    assert one.report.id.startswith("report:")
    assert len(one.report.id) == len("report:") + 24


def test_a_page_is_known_by_its_content_whatever_the_file_is_called(tmp_path: Path) -> None:
    (one,) = read(write(tmp_path / "page.txt", PAGE))
    assert one.capture.media_type == "html"
    assert one.report.title == "Raid in Oran"


def test_rows_state_what_they_state(tmp_path: Path) -> None:
    row = {"id": 7, "text": TEXT, "title": "Raid", "date": "2025-03-04", "outlet": "Oran Courier", "more": [1]}
    path = write(
        tmp_path / "a.jsonl", "\ufeff" + rows(row) + "\n" + rows({"text": TEXT, "url": "https://Oran.example/a/"})
    )
    first, second = read(path)
    report = first.report
    assert (report.external_id, report.title, report.published, report.outlet) == (
        "7",
        "Raid",
        "2025-03-04",
        "Oran Courier",
    )
    assert (report.title_basis, report.published_basis, report.outlet_basis) == ("stated", "stated", "stated")
    assert (first.capture.source, second.capture.source) == (f"{path}#1", f"{path}#3")
    assert second.report.url == "https://Oran.example/a/"
    assert first.capture.sha256 == hashlib.sha256(json.dumps(row).encode()).hexdigest()


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{bad", "bad_json"),
        ("[1, 2]", "bad_json"),
        ('{"text": 3}', "bad_json"),
        ("[" * 200_000, "bad_json"),
        (b'{"text": "\xff"}', "bad_json"),
        ('{"title": "Raid"}', "no_text"),
        ('{"text": "  "}', "no_text"),
        ('{"text": "Only two"}', "too_short"),
        (
            json.dumps({"text": "La police a fouillé un entrepôt mardi et arrêté six hommes, a déclaré le tribunal."}),
            "language",
        ),
    ],
)
def test_a_bad_row_is_a_reading_with_its_line_and_the_rest_goes_on(
    tmp_path: Path, line: str | bytes, reason: str
) -> None:
    data = line.encode() if isinstance(line, str) else line
    path = write(
        tmp_path / "a.jsonl", rows({"text": TEXT}).encode() + data + b"\n" + rows({"text": TEXT + " More."}).encode()
    )
    readings = read(path)
    assert reasons(readings) == ["", reason, ""]
    assert readings[1].capture.source == f"{path}#2"
    if reason in {"bad_json", "no_text"}:
        assert "line 2" in readings[1].rejected[0].detail


def test_half_a_surrogate_pair_is_mended(tmp_path: Path) -> None:
    (one,) = read(write(tmp_path / "a.jsonl", '{"text": "' + TEXT + ' \\ud800"}\n'))
    assert one.document is not None
    one.document.text.encode()


def test_bad_files(tmp_path: Path) -> None:
    paths = [
        write(tmp_path / "empty.txt", b""),
        write(tmp_path / "blank.jsonl", b"\n\n"),
        write(tmp_path / "photo.txt", b"\x89PNG\r\n\x1a\n" + bytes(100)),
        write(tmp_path / "short.txt", "Two words"),
        write(tmp_path / "menu.html", "<html><body><ul><li><a href='/a'>Home</a></li></ul></body></html>"),
        write(tmp_path / "data.json", rows({"text": TEXT})),
        str(tmp_path / "missing.txt"),
        str(tmp_path / "*.none"),
        write(tmp_path / "good.txt", TEXT),
    ]
    expected = ["empty", "empty", "binary", "too_short", "no_article", "unreadable", "unreadable", "unreadable", ""]
    assert reasons(read(*paths)) == expected


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = Path(write(tmp_path / "a.txt", TEXT))
    path.chmod(0)
    assert reasons(read(path)) == ["unreadable"]


def test_a_broken_link_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "nowhere")
    assert reasons(read(tmp_path)) == ["unreadable"]


def test_too_long_inputs() -> None:
    source = Source(name="a", longest=200)
    lines = rows({"text": TEXT}, {"text": TEXT * 3}, {"text": TEXT})
    assert reasons(list(read_either(io.BytesIO(TEXT.encode() * 3), source))) == ["too_long"]
    assert reasons(list(read_jsonl(io.BytesIO(lines.encode()), source))) == ["", "too_long"]


def test_folders_are_walked_in_order_without_hidden_and_other_files(tmp_path: Path) -> None:
    for name in ("b/z.txt", "a/2.html", "a/1.txt", ".hidden/x.txt", "b/.x.txt", "b/code.py", "c/rows.jsonl"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        content = rows({"text": TEXT}) if name.endswith("jsonl") else PAGE if name.endswith("html") else TEXT
        write(tmp_path / name, content)
    sources = [Path(r.capture.source).relative_to(tmp_path).as_posix() for r in read(tmp_path)]
    assert sources == ["a/1.txt", "a/2.html", "b/z.txt", "c/rows.jsonl#1"]
    assert [Path(r.capture.source).name for r in read(tmp_path / "*" / "*.txt")] == ["1.txt", "z.txt"]
    assert [Path(r.capture.source).name for r in read(f"{tmp_path}/**/*.html")] == ["2.html"]


def test_a_folder_without_reports(tmp_path: Path) -> None:
    write(tmp_path / "code.py", "1")
    assert reasons(read(tmp_path)) == ["unreadable"]


def test_standard_input() -> None:
    def sent(data: str) -> list[Reading]:
        return list(read_paths(["-"], stdin=io.BytesIO(data.encode())))

    assert [r.capture.source for r in sent(TEXT)] == ["-"]
    assert [r.capture.media_type for r in sent(PAGE)] == ["html"]
    many = sent(rows({"text": TEXT}, {"title": "none"}, {"text": TEXT + " More."}))
    assert [r.capture.source for r in many] == ["-#1", "-#2", "-#3"]
    assert reasons(many) == ["", "no_text", ""]
    assert reasons(sent("")) == ["empty"]


def test_a_hostile_page_is_a_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(text: str) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(whole, "from_text", broken)
    (one,) = read(write(tmp_path / "a.txt", TEXT))
    assert one.rejected[0].reason == "failed"
    assert "RecursionError: too deep" in one.rejected[0].detail


def test_reading_is_lazy(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    stream = read_paths([write(path, TEXT), str(tmp_path / "later.txt")])
    next(stream)
    write(tmp_path / "later.txt", TEXT)
    assert next(stream).document is not None
