"""Whole reports: blocks, titles, what is inferred, what is cut off."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.text import Extracted, UnreadableText, decode, from_fields, from_text

Rows = Callable[[Extracted], list[tuple[str, str]]]

ONE = "Envoys of the two governments met on Tuesday for the first time in months, officials said."
TWO = "The Orla Front said in a statement that it would not lay down its arms before the end of the talks."
THREE = "The Delta Relief Fund counted forty dead since March, most of them in the villages along the river."


def text_of(*lines: str) -> str:
    return "\n\n".join(lines)


def test_a_plain_report(rows: Rows) -> None:
    read = from_text(text_of(ONE, TWO))
    assert rows(read) == [("paragraph", ONE), ("paragraph", TWO)]
    assert (read.title, read.outlet, read.published, read.url) == ("", "", "", "")
    assert (read.title_basis, read.outlet_basis, read.published_basis) == ("unknown", "unknown", "unknown")
    assert read.document.id.startswith("doc:")
    assert len(read.document.id) == 36


def test_a_report_with_everything(rows: Rows) -> None:
    read = from_text(
        text_of(
            "World News",
            "Front rejects truce as talks resume",
            "By Jane Roe",
            "12 March 2024, 10:30 GMT",
            "Photo: The bridge at Velden. / AFP",
            f"VELDEN, March 12 (Harbour Wire) — {ONE}",
            "READ MORE: Bridge closed to trucks",
            TWO,
            "A long road",
            f"{THREE} (Reporting by Jane Roe; Editing by John Doe)",
            "Share this article",
            "Related News:",
            "Ministers to visit Mena",
            "Water reaches the camp at…",
        )
    )
    assert rows(read) == [
        ("label", "World News"),
        ("title", "Front rejects truce as talks resume"),
        ("byline", "By Jane Roe"),
        ("dateline", "12 March 2024, 10:30 GMT"),
        ("caption", "Photo: The bridge at Velden. / AFP"),
        ("dateline", "VELDEN, March 12 (Harbour Wire) —"),
        ("paragraph", ONE),
        ("related", "READ MORE:"),
        ("related", "Bridge closed to trucks"),
        ("paragraph", TWO),
        ("heading", "A long road"),
        ("paragraph", THREE),
        ("byline", "(Reporting by Jane Roe; Editing by John Doe)"),
        ("share", "Share this article"),
        ("related", "Related News:"),
        ("related", "Ministers to visit Mena"),
        ("related…", "Water reaches the camp at…"),
    ]
    assert (read.title, read.title_basis) == ("Front rejects truce as talks resume", "inferred")
    assert (read.outlet, read.outlet_basis) == ("Harbour Wire", "inferred")
    assert (read.published, read.published_basis) == ("2024-03-12", "inferred")
    kinds = {block.kind for block in read.document.blocks if block.read}
    assert kinds == {"title", "heading", "paragraph"}
    assert all(block.why.step == "text" and block.why.rule.startswith("text.") for block in read.document.blocks)


def test_a_label_glued_to_a_later_paragraph(rows: Rows) -> None:
    read = from_text(text_of(ONE, f"Harbour PressWest Africa: {TWO}", THREE))
    assert rows(read) == [
        ("paragraph", ONE),
        ("label", "Harbour PressWest Africa:"),
        ("paragraph", TWO),
        ("paragraph", THREE),
    ]
    assert (read.outlet, read.outlet_basis) == ("Harbour Press", "inferred")


def test_a_label_goes_before_a_dateline(rows: Rows) -> None:
    read = from_text(text_of(f"Harbour PressWest Africa: VELDEN (AFP) - {ONE}", TWO))
    assert rows(read)[:3] == [
        ("label", "Harbour PressWest Africa:"),
        ("dateline", "VELDEN (AFP) -"),
        ("paragraph", ONE),
    ]
    assert read.outlet == "Harbour Press"


@pytest.mark.parametrize(
    "line",
    [
        "Front rejects truce as talks resume",
        "Will the Truce Hold?",
        "‘We will not go back’: Envoys on the talks in Velden",
        "Forty dead in floods, fund says",
        "TALKS RESUME IN VELDEN",
        "President: no truce before May",
    ],
)
def test_first_lines_that_are_headlines(line: str) -> None:
    read = from_text(text_of(line, ONE, TWO))
    assert (read.title, read.title_basis) == (line, "inferred")
    assert read.document.blocks[0].kind == "title"


@pytest.mark.parametrize(
    "first",
    [
        "The talks have failed.",
        "The talks have failed, officials said,",
        "The minister said:",
        "Velden",
        "the front, the fund, the army, the envoys, both ministers, and nobody else, and not for the first time at all",
    ],
)
def test_first_lines_that_are_no_headlines(first: str) -> None:
    assert from_text(text_of(first, ONE, TWO)).title == ""


def test_one_line_alone_is_no_title(rows: Rows) -> None:
    assert rows(from_text("Rebels of the Front attack the town of Mena")) == [
        ("paragraph", "Rebels of the Front attack the town of Mena")
    ]


def test_name_and_place_under_the_title_is_a_byline(rows: Rows) -> None:
    read = from_text(text_of("Front rejects truce as talks resume", "Jane Roe in Goma", ONE, TWO))
    assert rows(read)[1] == ("byline", "Jane Roe in Goma")


# --- related titles -------------------------------------------------------------------------------------------------


def test_related_titles_in_the_middle_end_where_the_report_goes_on(rows: Rows) -> None:
    long_one, long_two = f"{ONE} {TWO}", f"{TWO} {THREE}"
    read = from_text(text_of(ONE, "Related stories", "Ministers to visit Mena", "Bridge closed", long_one, long_two))
    assert rows(read) == [
        ("paragraph", ONE),
        ("related", "Related stories"),
        ("related", "Ministers to visit Mena"),
        ("related", "Bridge closed"),
        ("paragraph", long_one),
        ("paragraph", long_two),
    ]


def test_teasers_under_related_titles_are_related(rows: Rows) -> None:
    teaser = f"{ONE} {TWO}"
    read = from_text(text_of(ONE, "Read also:", "Ministers to visit Mena", teaser, "Bridge closed", teaser))
    assert [kind for kind, _ in rows(read)] == ["paragraph"] + ["related"] * 5


def test_a_section_name_at_the_top_does_not_swallow_the_report(rows: Rows) -> None:
    read = from_text(text_of("Latest news", ONE, TWO))
    assert rows(read) == [("label", "Latest news"), ("paragraph", ONE), ("paragraph", TWO)]


def test_a_name_broken_off_in_the_last_related_title(rows: Rows) -> None:
    body = "The Orla Front rejected the truce. Nobody but the Orla Front had been asked, officials said."
    read = from_text(text_of(body, "Related:", "No truce: Orla Front", "Talks were a farce: Orla"))
    assert rows(read)[2:] == [("related", "No truce: Orla Front"), ("related…", "Talks were a farce: Orla")]


def test_a_name_that_also_stands_alone_is_not_broken_off(rows: Rows) -> None:
    body = "The Orla Front rejected the truce. Orla is a town of the delta. The Orla Front holds it."
    read = from_text(text_of(body, "Related:", "No truce: Orla Front", "Floods reach Orla"))
    assert rows(read)[-1] == ("related", "Floods reach Orla")


# --- cuts -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("last", "kept", "mark"),
    [
        ("The army said that it would… [+1234 chars]", "The army said that it would…", "[+1234 chars]"),
        ("The army said that it would [+85 chars]", "The army said that it would", "[+85 chars]"),
        ("The army said that it would […] Continue reading", "The army said that it would […]", "Continue reading"),
        ("The army said so. Read more »", "The army said so.", "Read more »"),
        ("The army said that it would... (read more)", "The army said that it would...", "(read more)"),
        (
            "The army said so on Monday. Read the full story here",
            "The army said so on Monday.",
            "Read the full story here",
        ),
    ],
)
def test_marks_of_a_cut(rows: Rows, last: str, kept: str, mark: str) -> None:
    assert rows(from_text(text_of(ONE, last))) == [("paragraph", ONE), ("paragraph…", kept), ("truncated", mark)]


@pytest.mark.parametrize(
    "last",
    [
        "The army said that it would…",
        "The army said that it would...",
        "The army said that it would [...]",
        "The army said in a statement that the",
        "The army said that the bridge, the road and",
        "The army said that the bridge,",
        "The army said the bridge was safe aga",
    ],
)
def test_last_paragraphs_that_are_cut_off(rows: Rows, last: str) -> None:
    assert rows(from_text(text_of(ONE, TWO, last)))[-1] == ("paragraph…", last)


@pytest.mark.parametrize(
    "last",
    [
        "The army said that it would.",
        'The army said: "We will."',
        "“Will it hold?”",
        "The army said so (but not why).",
        "The army said so!",
    ],
)
def test_last_paragraphs_that_are_whole(rows: Rows, last: str) -> None:
    assert rows(from_text(text_of(ONE, TWO, last)))[-1] == ("paragraph", last)


def test_without_others_to_compare_a_missing_full_stop_is_no_cut(rows: Rows) -> None:
    assert rows(from_text("The army said the bridge was safe"))[-1][0] == "paragraph"


def test_a_mark_on_its_own_line(rows: Rows) -> None:
    read = from_text(text_of(ONE, "The army said so", "Continue reading"))
    assert rows(read)[1:] == [("paragraph…", "The army said so"), ("truncated", "Continue reading")]


# --- fields ---------------------------------------------------------------------------------------------------------


def test_fields_are_stated(rows: Rows) -> None:
    read = from_fields(ONE, title="Talks\n resume", outlet="Harbour Wire", published="20240312", url="https://a.test/x")
    assert rows(read) == [("title", "Talks resume"), ("paragraph", ONE)]
    assert (read.title, read.title_basis) == ("Talks resume", "stated")
    assert (read.outlet, read.outlet_basis) == ("Harbour Wire", "stated")
    assert (read.published, read.published_basis) == ("2024-03-12", "stated")
    assert read.url == "https://a.test/x"
    (piece,) = read.document.pieces
    assert (piece.start, piece.source_start, piece.length) == (14, 0, len(ONE))


@pytest.mark.parametrize("first", ["Talks resume in Velden", "TALKS RESUME IN VELDEN", "Talks resume in Velden."])
def test_a_title_that_the_text_has_already(rows: Rows, first: str) -> None:
    read = from_fields(text_of(first, ONE), title="Talks resume in Velden")
    assert rows(read) == [("title", first), ("paragraph", ONE)]
    assert (read.title, read.title_basis) == ("Talks resume in Velden", "stated")


def test_a_title_run_together_with_the_text(rows: Rows) -> None:
    read = from_fields(f"Talks resume in Velden again {ONE}", title="Talks resume in Velden again")
    assert rows(read) == [("title", "Talks resume in Velden again"), ("paragraph", ONE)]


def test_a_short_title_is_not_cut_out_of_the_first_sentence(rows: Rows) -> None:
    assert rows(from_fields(ONE, title="Envoys"))[1] == ("paragraph", ONE)


def test_stated_goes_before_inferred() -> None:
    text = f"VELDEN, March 12, 2024 (AFP) - {ONE}"
    read = from_fields(text, outlet="Harbour Wire", published="2024-03-13")
    assert (read.outlet, read.outlet_basis, read.published) == ("Harbour Wire", "stated", "2024-03-13")
    assert (from_fields(text).outlet, from_fields(text).published) == ("AFP", "2024-03-12")


def test_a_date_that_is_not_understood_is_rejected_and_not_replaced() -> None:
    read = from_fields(f"VELDEN, March 12, 2024 (AFP) - {ONE}", published="03/04/2024")
    assert (read.published, read.published_basis) == ("", "unknown")
    assert [(item.step, item.reason, item.detail) for item in read.rejected] == [
        ("text", "date_not_understood", "03/04/2024")
    ]


def test_weekdays_and_days_without_a_year_are_no_date() -> None:
    read = from_text(text_of("Wednesday", f"VELDEN, Wednesday, March 12 (AFP) - {ONE}", TWO))
    assert (read.published, read.published_basis) == ("", "unknown")


# --- what is not read -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        (" \n\u200b\n", "empty"),
        ("\x00\x01\x02\x07", "empty"),
        ("12 34 56 78", "empty"),
        ("Talks resume", "too_short"),
        ("Share this article\n\nFollow us on Twitter", "too_short"),
        ("x" * 1_000_001, "too_long"),
        (
            "اجتمع مبعوثو الحكومتين يوم الثلاثاء للمرة الأولى منذ أشهر، وقال مسؤولون إن المحادثات ستستمر.",
            "language",
        ),
        (
            "Посланники двух правительств встретились во вторник впервые за несколько месяцев, сообщили чиновники.",
            "language",
        ),
        (
            "Les envoyés des deux gouvernements se sont réunis mardi pour la première fois depuis des mois, dit-on.",
            "language",
        ),
        (
            "Utusan kedua pemerintah bertemu pada hari Selasa untuk pertama kalinya dalam beberapa bulan.",
            "language",
        ),
        ("双方特使周二举行了数月以来的首次会晤。", "language"),
    ],
)
def test_what_is_not_read(text: str, reason: str) -> None:
    with pytest.raises(UnreadableText) as caught:
        from_text(text)
    assert caught.value.reason == reason


def test_fifty_megabytes_in_one_line() -> None:
    with pytest.raises(UnreadableText) as caught:
        from_text("a" * 50_000_000)
    assert caught.value.reason == "too_long"


def test_the_language_found_is_told() -> None:
    with pytest.raises(UnreadableText, match=r"\(ru, probability [01]\.\d{3}\)"):
        from_text("Посланники двух правительств встретились во вторник впервые за несколько месяцев.")


# --- properties -----------------------------------------------------------------------------------------------------

LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                ONE,
                TWO,
                THREE,
                "Related News:",
                "Ministers to visit Mena",
                "Share this",
                "By Jane Roe",
                "A long road",
                "World News",
                f"VELDEN (AFP) - {ONE}",
                f"Harbour PressWest Africa: {TWO}",
                "READ MORE: Bridge closed",
                "Continue reading",
                f"{THREE} (AFP)",
                "FILE - Boats at the quay.",
                "The army said that it would… [+12 chars]",
                "",
                "(AFP)",
                "…",
                "14:15 | Board says no",
                f"9.40am: {TWO}",
                "14:15",
                "We are closing this page",
                "Velden, 12 March 2024",
                f"1. Casualties. {THREE}",
                f"2. {TWO}",
                f"Response: {ONE}",
                "-- ends --",
                "Press contact:",
                "Correction: It was Monday.",
                "(Harbour Gazette, with AFP)",
                f"• {TWO}",
            ]
        ),
        st.text(max_size=40),
    ),
    max_size=12,
)


@settings(max_examples=150)
@given(LINES, st.sampled_from(["\n", "\n\n", "\r\n"]), st.sampled_from(["", "Talks resume", ONE]))
def test_blocks_cover_the_text_once_and_in_order(lines: list[str], gap: str, title: str) -> None:
    source = gap.join([ONE, *lines])
    try:
        read = from_fields(source, title=title)
    except UnreadableText:
        return
    text = read.document.text
    at = 0
    for block in read.document.blocks:
        assert at <= block.span.start < block.span.end <= len(text)
        assert not text[at : block.span.start].strip()
        assert block.span.of(text).strip() == block.span.of(text)
        at = block.span.end
    assert not text[at:].strip()
    assert from_fields(source, title=title) == read
    mapped = sum(piece.length for piece in read.document.pieces)
    assert len(text) - mapped in {0, len(title) + 2}


# --- the first report -----------------------------------------------------------------------------------------------

SEED = Path(__file__).parents[3] / "shared" / "seed" / "seed.txt"


@pytest.mark.skipif(not SEED.exists(), reason="the first report is not part of the repository")
def test_the_first_report() -> None:
    read = from_text(decode(SEED.read_bytes()))
    blocks, text = read.document.blocks, read.document.text
    labels = [block for block in blocks if block.kind == "label"]
    related = [block for block in blocks if block.kind == "related"]
    assert [(block.read, block.why.rule) for block in labels] == [(False, "text.label.glued")]
    assert (read.outlet, read.outlet_basis) == ("Iran Press", "inferred")
    assert "Middle East" not in "".join(block.span.of(text) for block in blocks if block.read)
    assert [(block.read, block.truncated) for block in related] == [(False, False), (False, False), (False, True)]
    assert sum(block.kind == "paragraph" for block in blocks) == 9
    assert not any(block.truncated for block in blocks if block.read)
    assert (read.title_basis, read.published_basis, read.url) == ("unknown", "unknown", "")
