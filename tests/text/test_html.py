"""Pages: the article without its surroundings, what the page states, and the way back to its characters."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.records import Span
from dateline.text import Extracted, UnreadableText, from_html
from dateline.text.align import page_text, pieces_in
from dateline.text.cleaning import clean_line

Rows = Callable[[Extracted], list[tuple[str, str]]]
FIXTURES = Path(__file__).parent / "fixtures"


def page(name: str) -> str:
    return (FIXTURES / name).read_text(encoding="utf-8")


def test_a_full_page(rows: Rows) -> None:
    read = from_html(page("full.html"), "https://gazette.test/world/front-rejects-truce?from=feed")
    found = rows(read)
    assert [kind for kind, _ in found if kind not in {"byline", "caption", "share", "related"}] == [
        "title", "dateline", "paragraph", "paragraph", "heading", "paragraph", "paragraph", "paragraph", "paragraph",
    ]  # fmt: skip
    assert found[0] == ("title", "Front rejects truce as talks resume")
    assert ("dateline", "VELDEN, March 12 (Harbour Wire) —") in found
    assert ("heading", "A long road") in found
    assert ("paragraph", "The army wants the bridge to be opened first.") in found
    assert any(text.endswith("called the talks “a farce” & stayed away.") for _, text in found)
    body = " ".join(block.span.of(read.document.text) for block in read.document.blocks if block.read)
    for chaff in (
        "cookies",
        "Tweet",
        "Ministers to visit",
        "rights reserved",
        "Photo",
        "Not part",
        "Jane Roe",
        "World",
    ):
        assert chaff not in body
    assert "since the beginning of the year" in body


def test_what_a_full_page_states() -> None:
    read = from_html(page("full.html"), "https://gazette.test/world/front-rejects-truce?from=feed")
    assert (read.title, read.title_basis) == ("Front rejects truce as talks resume", "stated")
    assert (read.outlet, read.outlet_basis) == ("The Harbour Gazette", "stated")
    assert (read.published, read.published_basis) == ("2024-03-12", "stated")
    assert read.url == "https://gazette.test/world/front-rejects-truce"


def test_linked_data_and_line_breaks(rows: Rows) -> None:
    read = from_html(page("linked.html"))
    found = rows(read)
    assert (read.outlet, read.outlet_basis, read.published) == ("Mena Herald", "stated", "2023-11-05")
    assert found[0] == ("title", "Floods cut off camp in the delta")
    assert found[1][1].endswith("said on Sunday.")
    assert found[2][1].startswith("Two trucks with water")
    assert ("related", "READ MORE:") in found
    assert ("related", "Governor denies delay of the boats") in found
    assert sum(kind == "paragraph" for kind, _ in found) == 4
    assert not any("Facebook" in text for kind, text in found if kind == "paragraph")


def test_dates_in_the_prose_and_the_footer_are_not_the_date_of_publication() -> None:
    read = from_html(page("undated.html"))
    assert (read.published, read.published_basis) == ("", "unknown")
    assert (read.outlet, read.title) == ("", "Mayor of Orla resigns")
    assert read.url == ""


BRIEF = """<html><head><title>Mayor resigns - Orla Online</title>
<meta property="og:site_name" content="orla.test"></head>
<body><nav><a href="/">Home</a><a href="/w">World</a></nav><article><h1>Mayor resigns</h1>
<time datetime="2021-03-04T10:00">4 March</time>{body}</article></body></html>"""


@pytest.mark.parametrize(
    "body",
    [
        ["The mayor of Orla resigned on Monday."],
        [
            "The mayor of Orla resigned on Monday.",
            "Her deputy took over at once, and said that the plan would be kept.",
        ],
    ],
)
def test_briefs_are_not_run_together(rows: Rows, body: list[str]) -> None:
    read = from_html(BRIEF.format(body="".join(f"<p>{line}</p>" for line in body)))
    assert [row for row in rows(read) if row[0] in {"title", "paragraph"}] == [
        ("title", "Mayor resigns"),
        *(("paragraph", line) for line in body),
    ]
    assert (read.outlet, read.outlet_basis) == ("Orla Online", "inferred")


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        (page("front_page.html"), "no_article"),
        ("", "no_article"),
        ("<html><head></head><body></body></html>", "no_article"),
        ("<html><body><div>We use cookies.</div><div>Enable JavaScript to continue.</div></body></html>", "no_article"),
        (page("french.html"), "language"),
        ("<p>" + "x" * 5_000_000 + "</p>", "too_long"),
    ],
)
def test_pages_that_are_not_read(html: str, reason: str) -> None:
    with pytest.raises(UnreadableText) as caught:
        from_html(html)
    assert caught.value.reason == reason


@pytest.mark.parametrize("name", ["full.html", "linked.html", "undated.html"])
def test_nearly_all_of_a_page_maps_back(name: str) -> None:
    source = page(name)
    document = from_html(source).document
    check_pieces(source, document.text, document.pieces)
    mapped = sum(piece.length for piece in document.pieces)
    breaks = document.text.count("\n")
    assert mapped >= len(document.text) - breaks - 2
    assert from_html(source).document == document


def check_pieces(source: str, text: str, pieces: object) -> None:
    at = end = 0
    for piece in pieces:  # type: ignore[attr-defined]
        assert piece.start >= at
        assert piece.source_start >= end
        at, end = piece.start + piece.length, piece.source_start + piece.source_length
        ours, theirs = text[piece.start : at], source[piece.source_start : end]
        if piece.length == piece.source_length:
            assert all(a == b or (a == " " and b.isspace()) for a, b in zip(ours, theirs, strict=True))
        else:
            shown = unescape(re.sub(r"<!--.*?-->|<[^>]*>", " ", theirs, flags=re.S)).replace("\u00ad", "")
            assert shown.split() == ours.split()
    assert at <= len(text)
    assert end <= len(source)


WORDS = st.lists(
    st.sampled_from(["envoys", "“met”", "a&b", "x<y", "café", "2 > 1", "it’s", "the", "—", "Orla"]),
    min_size=1,
    max_size=12,
)


@settings(max_examples=150)
@given(st.lists(WORDS, min_size=1, max_size=5), st.sampled_from([" ", "\n  ", "&nbsp;", " <b></b> ", "</i> <i>"]))
def test_text_nodes_map_back_exactly(paragraphs: list[list[str]], gap: str) -> None:
    source = "<body><!-- envoys met -->" + "".join(
        f"<p>{gap.join(escape(word).replace('é', '&eacute;') for word in words)}</p>\n" for words in paragraphs
    )
    texts = [" ".join(words) for words in paragraphs]
    text = "\n\n".join(texts)
    starts = [sum(len(one) + 2 for one in texts[:at]) for at in range(len(texts))]
    spans = [Span(start, start + len(one)) for start, one in zip(starts, texts, strict=True)]
    pieces = pieces_in(page_text(source), text, spans)
    check_pieces(source, text, pieces)
    assert sum(piece.length for piece in pieces) == len(text) - 2 * (len(texts) - 1)


@given(
    st.text(alphabet=st.sampled_from("<>&;#!-/ abp\n\u00ad\u200b1x\"'=") | st.characters(), max_size=120),
    st.text(max_size=40),
)
def test_any_page_can_be_aligned(source: str, text: str) -> None:
    line = clean_line(text)
    for piece in pieces_in(page_text(source), line, [Span(0, len(line))]):
        assert 0 <= piece.source_start < piece.source_start + piece.source_length <= len(source)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_as_a_page_is_read_or_refused(text: str) -> None:
    for html in (
        text,
        f"<html><body><p>{text}</p><p>Envoys met in the town on Tuesday, officials said.</p></body></html>",
    ):
        assert reason_of(html) in {"", "no_article", "too_short", "language", "empty"}


def reason_of(html: str) -> str:
    try:
        from_html(html)
    except UnreadableText as refused:
        return refused.reason
    return ""
