"""Every format: what its reader makes of the fixtures, how it is told, and what becomes of damaged files."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest
import zstandard

import make_fixtures as made
from dateline.coder import Reading
from dateline.corpus import FORMATS, REASONS, Columns, Format, Mapping, read_paths
from dateline.corpus.formats import UnknownFormat, format_of
from dateline.corpus.read import READERS
from dateline.corpus.streams import HEAD

FIXTURES = made.FIXTURES
DAYS = [day.isoformat() for day in made.DAYS]


def read(path: Path | str, **options: object) -> list[Reading]:
    return list(read_paths([str(path)], **options))  # type: ignore[arg-type]


def reasons(readings: list[Reading]) -> list[str]:
    found = ["" if r.document else r.rejected[0].reason for r in readings]
    assert set(found) <= {"", *REASONS}
    return found


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def paragraphs(reading: Reading) -> list[str]:
    """What is read below the title."""
    assert reading.document is not None
    text = reading.document.text
    return [b.span.of(text) for b in reading.document.blocks if b.kind == "paragraph"]


# --- each format ----------------------------------------------------------------------------------------------------

KINDS: dict[str, Format] = {
    "own.csv": "csv",
    "own.csv.gz": "csv",
    "own.tsv": "tsv",
    "semicolons.csv": "csv",
    "own.jsonl": "jsonl",
    "own.jsonl.gz": "jsonl",
    "own.jsonl.zst": "jsonl",
    "own.parquet": "parquet",
    "pages.warc": "warc",
    "pages.warc.gz": "warc",
    "feed.rss": "feed",
    "feed.atom": "feed",
    "feed.json": "feed",
    "nexis.docx": "nexis",
    "nexis.rtf": "nexis",
    "factiva.rtf": "factiva",
    "factiva.html": "factiva",
    "proquest.txt": "proquest",
    "proquest.ris": "proquest",
    "proquest-html.xls": "proquest",
    "proquest-tabs.xls": "proquest",
    "mediacloud.csv": "mediacloud",
    "gdelt.gkg.csv": "gdelt",
    "gdelt.export.CSV": "gdelt",
}
WITHOUT_NAME = sorted(set(KINDS) - {"proquest-html.xls", "proquest-tabs.xls", "gdelt.gkg.csv", "gdelt.export.CSV"})
FULL = sorted(name for name in KINDS if not name.startswith(("gdelt", "mediacloud", "pages", "proquest.", "feed.rss")))


def test_the_fixtures_are_what_the_script_makes() -> None:
    assert {p.name for p in FIXTURES.iterdir()} == set(KINDS) == set(made.files())
    for name, data in made.files().items():
        # Word, Parquet and packed files depend on the versions of the libraries that write them.
        if not name.endswith((".docx", ".parquet", ".gz", ".zst")):
            assert (FIXTURES / name).read_bytes() == data, name


def test_every_format_has_a_reader_and_a_fixture() -> None:
    assert set(READERS) == set(FORMATS)
    assert {*KINDS.values(), "text", "html"} == set(FORMATS)


def unpacked(name: str) -> bytes:
    data = (FIXTURES / name).read_bytes()
    return (
        gzip.decompress(data) if name.endswith(".gz") else zstandard.decompress(data) if name.endswith(".zst") else data
    )


@pytest.mark.parametrize("name", KINDS)
def test_the_format_is_told_by_name_and_content(name: str) -> None:
    assert format_of(name, unpacked(name)[:HEAD]) == KINDS[name]


@pytest.mark.parametrize("name", WITHOUT_NAME)
def test_the_format_is_told_by_content_alone(name: str) -> None:
    assert format_of("-", unpacked(name)[:HEAD]) == KINDS[name]


@pytest.mark.parametrize(
    ("name", "head", "kind"),
    [
        ("a.txt", b"Ships, cranes, and men, all stood still in the port on Monday.\n\nNobody knew why.", "text"),
        ("a.txt", b"id,text,title\n1,Something happened,Title\n", "csv"),
        ("a.txt", b"{not json", "text"),
        ("a", b"<!doctype html><html><body><p>Hello</p></body></html>", "text"),
        ("a.txt", b"Documents were found; End of Document they said.", "text"),
        ("a.warc", b"anything", "warc"),
    ],
)
def test_what_merely_looks_like_it(name: str, head: bytes, kind: str) -> None:
    assert format_of(name, head) == kind


@pytest.mark.parametrize(
    ("name", "head", "remedy"),
    [
        ("a.json", b"{}", "jsonl"),
        ("a.xlsx", b"PK\x03\x04 xl/workbook.xml", "CSV"),
        ("a.zip", b"PK\x03\x04 a.csv", "unpack"),
    ],
)
def test_formats_that_are_not_read_say_what_to_do(name: str, head: bytes, remedy: str) -> None:
    with pytest.raises(UnknownFormat, match=remedy):
        format_of(name, head)


@pytest.mark.parametrize("name", FULL)
def test_reports_with_their_texts(name: str) -> None:
    readings = read(FIXTURES / name)
    assert reasons(readings) == ["", ""]
    assert tuple(r.report.title for r in readings) == made.TITLES
    assert [r.report.outlet for r in readings] == [made.OUTLET] * 2
    for found, expected in zip(readings, made.PARAGRAPHS):
        assert " ".join(paragraphs(found)) == " ".join(expected)
        assert not found.report.titles_only
    if name != "proquest-tabs.xls":
        assert [r.report.published for r in readings] == DAYS
    assert [r.capture.source.rpartition("#")[2] for r in readings] == ["1", "2"]
    assert len({r.report.id for r in readings}) == 2


@pytest.mark.parametrize("name", KINDS)
def test_reading_twice_gives_the_same(name: str) -> None:
    assert read(FIXTURES / name) == read(FIXTURES / name)


@pytest.mark.parametrize("name", ["own.csv", "own.parquet", "own.jsonl.zst"])
def test_what_has_no_place_is_kept_and_translations_are_marked(name: str) -> None:
    first, second = (r.report for r in read(FIXTURES / name))
    assert first.external_id == "pe-1"
    assert ("desk", "harbour") in first.fields
    assert (first.translated_from, second.translated_from) == ("", "nor (column original_language)")


def test_nested_columns_are_kept_as_json() -> None:
    first, second = (r.report for r in read(FIXTURES / "own.parquet"))
    assert ("tags", '["port", "labour"]') in first.fields
    assert ("tags", "[]") in second.fields


@pytest.mark.parametrize("name", ["pages.warc", "pages.warc.gz"])
def test_warc(name: str) -> None:
    first, gone, second = read(FIXTURES / name)
    assert reasons([first, gone, second]) == ["", "not_delivered", ""]
    assert (first.report.url, second.report.url) == made.URLS
    assert (gone.report.url, gone.rejected[0].detail[:10]) == ("https://post.example/gone", "status 404")
    assert (first.capture.retrieved, first.capture.media_type) == ("2025-03-15T09:00:02Z", "html")
    assert second.report.title == made.TITLES[1], "packed contents are unpacked"


def test_a_summary_in_a_feed_is_marked() -> None:
    first, second = read(FIXTURES / "feed.rss")
    assert [first.report.titles_only, second.report.titles_only] == [False, True]
    assert first.report.external_id == "pe-1"
    assert ("tags", "Harbour") in first.report.fields
    assert paragraphs(second) == [made.PARAGRAPHS[1][0]]


def test_exports_keep_what_they_say_beside_the_text() -> None:
    nexis = dict(read(FIXTURES / "nexis.docx")[0].report.fields)
    assert (nexis["Section"], nexis["Subject"]) == ("NEWS; Pg. 4", "LABOR UNIONS (90%); HARBORS (78%)")
    factiva = read(FIXTURES / "factiva.html")[1].report
    assert factiva.external_id == "PELMP00020250314el3d00002"
    assert dict(factiva.fields)["RE"] == "norw : Norway"
    assert [r.report for r in read(FIXTURES / "factiva.rtf")] == [r.report for r in read(FIXTURES / "factiva.html")]


@pytest.mark.parametrize("name", ["proquest.txt", "proquest.ris"])
def test_abstracts_of_proquest_are_marked(name: str) -> None:
    first, second = read(FIXTURES / name)
    assert [first.report.titles_only, second.report.titles_only] == [False, True]
    assert paragraphs(second) == [made.PARAGRAPHS[1][0]]
    assert [r.report.external_id for r in (first, second)] == ["317760", "317761"]
    assert [r.report.published for r in (first, second)] == DAYS


def test_lists_of_media_cloud_are_titles_only() -> None:
    readings = read(FIXTURES / "mediacloud.csv")
    assert reasons(readings) == ["", ""]
    assert all(r.report.titles_only for r in readings)
    assert [r.document.text for r in readings if r.document] == list(made.TITLES)
    assert (readings[0].report.outlet, readings[0].report.external_id) == ("post.example", "9f1")


def test_lists_of_gdelt() -> None:
    titled, bare = read(FIXTURES / "gdelt.gkg.csv")
    assert reasons([titled, bare]) == ["", "url_only"]
    assert titled.report.titles_only
    assert bare.report.translated_from == "nor (Moses 2.1.1 / MosesCore Europarl nob-eng)"
    assert bare.report.url == made.URLS[1]
    (event,) = read(FIXTURES / "gdelt.export.CSV")
    assert reasons([event]) == ["url_only"]
    assert ("GLOBALEVENTID", "1231231231") in event.report.fields


# --- forced formats and mapping -------------------------------------------------------------------------------------


def test_a_forced_format_goes_before_name_and_content(tmp_path: Path) -> None:
    path = write(tmp_path / "data.txt", made.delimited(";"))
    assert reasons(read(path, input_format="csv")) == ["", ""]
    assert len(read(path, input_format="text")) == 1
    page = write(tmp_path / "page.html", "<html><body><p>One two three four five, six. </p></body></html>")
    assert read(page, input_format="text")[0].capture.media_type == "text"
    assert reasons(read(FIXTURES / "own.csv", input_format="jsonl"))[0] == "bad_json"
    assert reasons(read(FIXTURES / "own.csv", input_format="parquet")) == ["damaged"]
    for kind in FORMATS:
        assert reasons(read(write(tmp_path / "empty", b""), input_format=kind)) != [""], kind


def test_standard_input_takes_every_format() -> None:
    for name in WITHOUT_NAME:
        found = list(read_paths(["-"], stdin=io.BytesIO((FIXTURES / name).read_bytes())))
        assert "" in reasons(found), name
        assert found[0].capture.source == "-#1"


def test_columns_are_mapped_as_the_user_says(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", 'text,copy,wire\n"ignore this","Police in Oran arrested six men on Tuesday.",X\n')
    told: list[tuple[str, Columns]] = []
    (one,) = read(path, mapping=Mapping(text="copy", outlet="Wire"), on_columns=lambda *found: told.append(found))
    assert one.document is not None
    assert one.document.text.startswith("Police")
    assert (one.report.outlet, one.report.fields) == ("X", (("text", "ignore this"),))
    assert [(source, str(columns)) for source, columns in told] == [
        (str(path), "text = copy, outlet = wire; kept beside: text")
    ]


def test_a_column_that_is_not_there(tmp_path: Path) -> None:
    mapping = Mapping(text="copy")
    for name in ("own.csv", "own.parquet"):
        (one,) = read(FIXTURES / name, mapping=mapping)
        assert one.rejected[0].reason == "missing_column"
        assert "Headline" in one.rejected[0].detail
    assert reasons(read(FIXTURES / "own.jsonl", mapping=mapping)) == ["missing_column"] * 2


def test_html_in_a_column_is_read_as_html(tmp_path: Path) -> None:
    rows = [
        {
            "content": "<p>Police in Oran arrested six men on Tuesday.</p><p>A court said <b>so</b>.</p><script>x()</script>"
        }
    ]
    path = write(tmp_path / "a.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
    assert paragraphs(read(path)[0]) == ["Police in Oran arrested six men on Tuesday.", "A court said so."]


# --- damage ---------------------------------------------------------------------------------------------------------


def long_lines() -> bytes:
    return b"".join(
        json.dumps(
            {"id": at, "text": f"Police in Oran arrested {at} men on Tuesday, a court said on day {at * 7919}."}
        ).encode()
        + b"\n"
        for at in range(3, 4000)
    )


@pytest.mark.parametrize("pack", [lambda d: gzip.compress(d, mtime=0), zstandard.compress], ids=["gz", "zst"])
def test_a_cut_packed_file_gives_what_is_there_and_says_so(tmp_path: Path, pack) -> None:  # type: ignore[no-untyped-def]
    data = pack(long_lines()[:60_000])
    for share in (0.3, 0.9):
        found = reasons(read(write(tmp_path / "a.jsonl.x", data[: int(len(data) * share)]), input_format="jsonl"))
        assert found[-1] == "damaged"
        assert set(found[:-1]) <= {""}
    assert len(found) > 100 or pack is zstandard.compress  # A small file is one block of zstd.


def test_a_damaged_packed_file(tmp_path: Path) -> None:
    data = bytearray(gzip.compress(long_lines(), mtime=0))
    data[len(data) // 2] ^= 0xFF
    found = reasons(read(write(tmp_path / "a.jsonl.gz", bytes(data))))
    assert found[-1] == "damaged"
    assert "" in found


def test_a_long_packed_file_is_whole(tmp_path: Path) -> None:
    for pack in (gzip.compress, zstandard.compress):
        parts = pack(long_lines()[: long_lines().index(b"\n") + 1]) + pack(long_lines())
        assert set(reasons(read(write(tmp_path / "a.jsonl.x", parts), input_format="jsonl"))) == {""}


@pytest.mark.parametrize(
    "name", ["pages.warc", "pages.warc.gz", "own.parquet", "nexis.docx", "nexis.rtf", "factiva.rtf", "proquest.ris"]
)
@pytest.mark.parametrize("share", [0.4, 0.95])
def test_files_that_are_cut_say_so(tmp_path: Path, name: str, share: float) -> None:
    data = (FIXTURES / name).read_bytes()
    found = reasons(read(write(tmp_path / name, data[: int(len(data) * share)])))
    assert {"damaged", "unreadable"} & set(found), found


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("at", [0.0, 0.2, 0.5, 0.8])
def test_no_damage_stops_the_batch(tmp_path: Path, name: str, at: float) -> None:
    data = bytearray((FIXTURES / name).read_bytes())
    place = int(len(data) * at)
    data[place : place + 6] = b'\x00\xff\xfe{"<'
    found = list(read_paths([str(write(tmp_path / name, bytes(data))), str(FIXTURES / "own.jsonl")]))
    assert reasons(found[-2:]) == ["", ""]


def test_broken_rows_of_a_table(tmp_path: Path) -> None:
    good = '"Police in Oran arrested six men on Tuesday.",a\n'
    path = write(tmp_path / "a.csv", f'text,id\n{good}one cell\n,b\n{good}"a"b,c\n{good}"no end,d\n{good}')
    found = read(path)
    assert reasons(found) == ["", "bad_row", "no_text", "", "bad_row", "", "bad_row"]
    assert "row 2, line 3: 1 cells under 2 names" in found[1].rejected[0].detail


def test_a_cell_over_several_lines_and_a_huge_one(tmp_path: Path) -> None:
    huge = "Police in Oran arrested six men on Tuesday. " * 20_000
    path = write(tmp_path / "a.csv", f'id,body\n1,"Police in Oran arrested six men.\n\nA court said so."\n2,"{huge}"\n')
    first, second = read(path)
    assert len(paragraphs(first)) == 2
    assert second.document is not None
    assert len(second.document.text) > 800_000


def test_tables_without_rows(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.table({"text": pa.array([], pa.string())}), tmp_path / "a.parquet")
    assert reasons(read(tmp_path / "a.parquet")) == ["empty"]
    assert reasons(read(write(tmp_path / "a.csv", "id,text\n"))) == ["empty"]
    assert reasons(read(write(tmp_path / "b.csv", ""))) == ["empty"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_of_tables(tmp_path: Path, encoding: str) -> None:
    text = "id,body\n1,“Police in Málaga arrested six men”, said a court — on Tuesday.\n".replace(", said", " said")
    (one,) = read(write(tmp_path / "a.csv", text.encode(encoding)))
    assert one.document is not None
    assert one.document.text == "“Police in Málaga arrested six men” said a court — on Tuesday."
    assert one.report.external_id == "1"


def test_tables_of_addresses_alone(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "url,lang\nhttps://post.example/a,en\n")
    (one,) = read(path)
    assert reasons([one]) == ["url_only"]
    assert one.report.url == "https://post.example/a"


def test_the_same_id_twice_is_said(tmp_path: Path) -> None:
    texts = [
        "Police in Oran arrested six men.",
        "Police in Oran arrested six men.",
        "Police in Oran arrested nine men.",
    ]
    path = write(tmp_path / "a.csv", "id,text\n" + "".join(f"x,{text}\n" for text in texts))
    found = read(path)
    assert len({r.report.id for r in found}) == 1
    assert [[d.reason for d in r.rejected] for r in found] == [[], [], ["same_id"]]
    assert found[2].rejected[0].detail == "x stands at 1 too"


@pytest.mark.parametrize(
    ("name", "content", "reason", "remedy"),
    [
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old_excel", "CSV"),
        ("a.rtf", "{\\rtf1 Just a letter to a friend.}", "not_an_export", "Nexis"),
        ("a.rtf", "{\\rtf1 Factiva\\par Just a letter.}", "not_an_export", "Factiva"),
        ("a.ris", "TY  - NEWS\nER  - \n", "no_text", "text"),
        ("a.rss", "<rss version='2.0'><channel><title>x</title></channel></rss>", "empty", ""),
        ("a.rss", "this is no feed", "not_an_export", ""),
        ("a.xml", "<rss", "not_an_export", ""),
    ],
)
def test_files_of_another_kind(tmp_path: Path, name: str, content: str | bytes, reason: str, remedy: str) -> None:
    (one,) = read(write(tmp_path / name, content))
    assert reasons([one]) == [reason]
    assert remedy in one.rejected[0].detail + REASONS[reason]


def test_a_folder_of_everything() -> None:
    found = list(read_paths([str(FIXTURES)]))
    sources = {Path(r.capture.source.partition("#")[0]).name for r in found}
    assert sources == set(KINDS) - {"feed.json"}


@pytest.mark.parametrize("content", ["{path}", "file://{path}"])
def test_a_feed_file_that_holds_a_path_opens_nothing(tmp_path: Path, content: str) -> None:
    other = tmp_path / "other.xml"
    other.write_text(
        "<rss version='2.0'><channel><item><title>Another file's entry</title></item></channel></rss>", "utf-8"
    )
    named = tmp_path / "named.rss"
    named.write_text(content.format(path=other), "utf-8")
    (found,) = read_paths([str(named)], input_format="feed")
    assert found.document is None
    assert [r.reason for r in found.rejected] == ["not_an_export"]
