"""The page of one report: self-contained, escaped, and true to the text."""

from __future__ import annotations

import base64
import hashlib
import re
import runpy
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.export.marks import Mark, cut, lines_of, marks_of
from dateline.export.page import page
from dateline.knowledge import Knowledge
from dateline.records import Coded, Span
from dateline.telling import Told

MADE = runpy.run_path(str(Path(__file__).parents[1] / "made.py"))
VOID = {"meta", "link", "br", "img", "input", "hr"}


class Read(HTMLParser):
    """A page as a browser sees it: the tags with their attributes, ids, and the words of `p.text`."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.lines: list[str] = []
        self.skipped = 0
        self.inside = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append((tag, found))
        if tag in VOID:
            return
        self.open.append(tag)
        if tag == "p" and str(found.get("class", "")).startswith("text"):
            self.lines.append("")
            self.inside = True
        self.skipped += tag in {"sup", "a"}

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.inside = self.inside and tag != "p"
        self.skipped -= tag in {"sup", "a"}

    def handle_data(self, data: str) -> None:
        if self.inside and not self.skipped:
            self.lines[-1] += data


@pytest.fixture
def html(knowledge: Knowledge) -> str:
    return page(MADE["made"](), knowledge)


def test_the_tags_close_and_the_ids_are_single(html: str) -> None:
    read = Read(html)
    assert read.open == []
    ids = Counter(a["id"] for _, a in read.tags if "id" in a)
    assert set(ids.values()) == {1}
    inner = {str(a["href"])[1:] for t, a in read.tags if t == "a" and str(a.get("href")).startswith("#")}
    assert inner <= set(ids)


def test_the_text_stands_there_whole_and_in_order(html: str) -> None:
    shown = [line for line in Read(html).lines if line.strip()]
    wanted = [line for line in MADE["TEXT"].split("\n") if line.strip()]
    assert [line.rstrip() for line in shown[: len(wanted)]] == wanted


def test_nothing_is_asked_of_any_other_place(html: str) -> None:
    tags = Read(html).tags
    assert not [
        t for t, _ in tags if t in {"script", "link", "img", "iframe", "object", "embed", "form", "base", "svg"}
    ]
    assert not [a for _, a in tags if any(name.startswith("on") or name in {"style", "src", "srcset"} for name in a)]
    assert "@import" not in html
    assert "url(" not in html


def test_the_policy_allows_this_style_and_nothing_else(html: str) -> None:
    style = re.search(r"<style>(.*?)</style>", html, re.S)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    policy = next(a["content"] for t, a in Read(html).tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_roles_are_told_in_words_not_by_colour_alone(html: str) -> None:
    read = Read(html)
    marks = [a for t, a in read.tags if t in {"span", "mark"} and a.get("title")]
    titles = "\n".join(str(a["title"]) for a in marks)
    for words in (
        "speaker (office)",
        "cue; adoption",
        "event mention 1: ACCUSE allege",
        "actor of 1: harbour council",
        "recipient of 1:",
        "place of 1: near Mombasa",
        "figure: 12 docker",
        "contested term (distancing)",
        "quoted words of Its chair",
        "dateline, not read",
    ):
        assert words in titles
    for words in (
        "inferred from the text",
        "only the outlet",
        "not counted",
        "it is ongoing",
        "differ",
        "no party",
        "Why",
    ):
        assert words in html


@pytest.mark.parametrize(
    "bad", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7 * 7 }}", "</style><b>"]
)
def test_what_a_report_says_is_never_markup(bad: str, knowledge: Knowledge) -> None:
    coded = MADE["with_text"](f"{bad} was said.")
    hostile = replace(coded, report=replace(coded.report, title=bad, outlet=bad, url=f"javascript:{bad}"))
    html = page(hostile, knowledge)
    tags = Read(html).tags
    assert not [t for t, _ in tags if t in {"script", "img", "b"}]
    assert not [a for _, a in tags if str(a.get("href", "")).startswith("javascript")]
    assert "49" not in re.sub(r"<style>.*?</style>", "", html, flags=re.S)


def test_a_report_that_was_not_read_has_a_page_too(knowledge: Knowledge) -> None:
    html = page(MADE["unread"](), knowledge)
    assert "was not read" in html
    assert "empty" in html


def test_the_same_page_every_time(html: str, knowledge: Knowledge) -> None:
    assert page(MADE["made"](), knowledge) == html


def test_contrast_of_all_text_colours() -> None:
    """WCAG AA: 4.5 to 1 for text on paper, on cards and on every tint, light and dark."""
    css = (Path(__file__).parents[2] / "src/dateline/export/templates/page.css").read_text()
    palettes = [
        dict(re.findall(r"--(\w+): (#[0-9a-f]{3,6})", block)) for block in re.findall(r":root \{(.*?)\}", css, re.S)
    ]
    for palette in palettes[:2]:
        for back in ("paper", "card", "tint", "actor", "recipient", "place"):
            assert _contrast(palette["ink"], palette[back]) >= 7, back
        for text in ("soft", "accent", "tag", "unread"):
            assert _contrast(palette[text], palette["paper"]) >= 4.5, text
        assert _contrast(palette["soft"], palette["card"]) >= 4.5
        assert _contrast(palette["paper"], palette["accent"]) >= 4.5
        assert _contrast(palette["line"], palette["paper"]) >= 3


def _contrast(a: str, b: str) -> float:
    light, dark = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


# --- cutting ------------------------------------------------------------------------------------------------------


def mark(start: int, end: int, role: str = "quoted") -> Mark:
    return Mark(span=Span(start, end), role=role, label=f"{start}:{end}")  # type: ignore[arg-type]


def test_nested_and_crossing_marks_are_cut_at_their_edges() -> None:
    pieces = cut([mark(0, 6), mark(2, 4, "speaker"), mark(3, 8, "figure")], Span(0, 10))
    assert [(p.span.start, p.span.end) for p in pieces] == [(0, 2), (2, 3), (3, 4), (4, 6), (6, 8), (8, 10)]
    assert [[m.role for m in p.marks] for p in pieces] == [
        ["quoted"],
        ["quoted", "speaker"],
        ["quoted", "speaker", "figure"],
        ["quoted", "figure"],
        ["figure"],
        [],
    ]
    assert [m.role for m in pieces[2].closes] == ["speaker"]


SPANS = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda t: mark(t[0], t[0] + t[1]))


@given(st.lists(SPANS, max_size=12), st.integers(0, 20), st.integers(1, 25))
def test_pieces_cover_the_window_and_each_mark_opens_and_closes_once(
    marks: list[Mark], start: int, length: int
) -> None:
    window = Span(start, start + length)
    pieces = cut(dict.fromkeys(marks), window)
    assert pieces[0].span.start == window.start
    assert pieces[-1].span.end == window.end
    assert all(a.span.end == b.span.start for a, b in pairwise(pieces))
    for one in set(marks):
        inside = window.covers(one.span)
        assert sum(one in p.opens for p in pieces) == sum(one in p.closes for p in pieces) == 1 or not inside
        assert all((one in p.marks) == one.span.touches(p.span) for p in pieces)


def test_spans_outside_the_text_are_left_out() -> None:
    coded: Coded = MADE["made"]()
    broken = replace(coded, contested=(replace(coded.contested[0], span=Span(5, 99_999)),))
    assert all(m.span.end <= len(MADE["TEXT"]) for m in marks_of(Told.of(broken)))


def test_lines_skip_blank_ones() -> None:
    assert lines_of("a\n\n  \nbc") == (Span(0, 1), Span(6, 8))
