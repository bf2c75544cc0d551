"""Bytes to text, and what is no text."""

from __future__ import annotations

import codecs
import pickle

import pytest

from dateline.text import REASONS, UnreadableText, decode, looks_like_html

TEXT = "The minister said “we won’t wait” — but the town’s café stayed open until the evening, officials said."


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"),
        TEXT.encode("cp1252"),
    ],
)
def test_encodings(data: bytes) -> None:
    assert decode(data) == TEXT


def test_a_page_declares_its_encoding() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body>Двое</body></html>'
    assert decode(page.encode("cp1251")) == page


def test_an_untrue_declaration_is_not_believed() -> None:
    page = '<html><head><meta charset="klingon"></head><body>The town’s café</body></html>'
    assert decode(page.encode("cp1252")) == page


def test_detection() -> None:
    text = "Представители двух правительств встретились во вторник впервые за много месяцев, сообщили официальные лица."
    assert decode(text.encode("koi8-r")) == text


def test_mojibake_is_left_alone() -> None:
    broken = "the townâ€™s mayor"
    assert decode(broken.encode()) == broken


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (codecs.BOM_UTF16_LE, "empty"),
        (b"%PDF-1.7 something", "binary"),
        (b"\x89PNG\r\n\x1a\n1234", "binary"),
        (b"PK\x03\x04abcd", "binary"),
        (b"text\x00text", "binary"),
        (bytes(range(1, 9)) * 20, "binary"),
        (bytes(range(128, 256)) * 10, "encoding"),
        (codecs.BOM_UTF16_LE + b"a", "encoding"),
    ],
)
def test_what_is_no_text(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableText) as caught:
        decode(data)
    assert caught.value.reason == reason
    assert caught.value.detail


def test_the_message_names_the_remedy_and_survives_a_process_pool() -> None:
    error = UnreadableText("language", "fr, probability 0.999")
    again = pickle.loads(pickle.dumps(error))
    assert (again.reason, again.detail, str(again)) == (error.reason, error.detail, str(error))
    assert all(";" in message for message in REASONS.values())


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html><html></html>",
        "\ufeff  <html lang='en'>",
        '<?xml version="1.0"?>\n<html xmlns="x">',
        "<!-- saved --><html>",
        "<p>One.</p><p>Two.</p>",
        "<div class='a'><p>One",
    ],
)
def test_html(text: str) -> None:
    assert looks_like_html(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Talks resume.",
        "Losses < 5 and > 3.",
        "<3 from Velden",
        '<?xml version="1.0"?><rss></rss>',
        "He wrote <b>no</b>.",
    ],
)
def test_no_html(text: str) -> None:
    assert not looks_like_html(text)
