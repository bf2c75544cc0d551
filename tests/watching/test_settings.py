"""The file that says what to watch, and what is said when it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.store import Feed
from dateline.watching import BadSettings, read_settings

FEED = '[[feed]]\nurl = "https://courier.example/rss"\n'


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "feeds.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_all_that_can_be_said(tmp_path: Path) -> None:
    text = f'contact = "desk@example.org"\ndelay = 5\nallow_private = true\n{FEED}outlet = "Courier"\nlicence = "L"\nterms = "T"\n'
    found = read_settings(written(tmp_path, text + '[[feed]]\nurl = "http://herald.example/atom"'))
    courier = Feed(url="https://courier.example/rss", outlet="Courier", licence="L", terms="T")
    assert found.feeds == (courier, Feed(url="http://herald.example/atom"))
    assert (found.contact, found.delay, found.allow_private) == ("desk@example.org", 5.0, True)


def test_what_is_left_out(tmp_path: Path) -> None:
    found = read_settings(written(tmp_path, FEED))
    assert (found.contact, found.delay, found.allow_private) == ("", 2.0, False)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "names no feed"),
        ("[[feed]\n", "no TOML"),
        ("[[feed]]\n", "url is missing"),
        ('[[feed]]\nurl = "courier.example"\n', "no http"),
        ("[[feed]]\nurl = 3\n", "no text"),
        ('feed = "https://courier.example"\n', "names no feed"),
        (FEED + FEED, "twice"),
        (FEED + "delay = 3\n", "option of the whole file"),
        (FEED + 'name = "x"\n', "name is unknown"),
        ("speed = 3\n" + FEED, "speed is unknown"),
        ("delay = -1\n" + FEED, "delay is -1"),
        ("delay = true\n" + FEED, "delay is True"),
        ('allow_private = "yes"\n' + FEED, "allow_private"),
    ],
)
def test_what_is_wrong(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(BadSettings, match=words) as error:
        read_settings(written(tmp_path, text))
    assert "feeds.toml" in str(error.value)
    assert error.value.remedy


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match="cannot be read"):
        read_settings(tmp_path / "feeds.toml")
