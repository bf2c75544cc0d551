"""The file that says what to watch.

    contact = "desk@example.org"   # stands in the user agent
    delay = 2                      # seconds between two requests to one host
    allow_private = false          # whether hosts of private networks may be asked

    [[feed]]
    url = "https://courier.example/rss"
    outlet = "Volta Courier"
    licence = "CC BY 4.0"
    terms = "https://courier.example/terms"

All but `url` may be left out.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dateline.corpus import canonical_url
from dateline.corpus.fetching.pace import DELAY, LONGEST_WAIT
from dateline.store import Feed

_OPTIONS: Final = ("contact", "delay", "allow_private", "feed")
_FEED: Final = ("url", "outlet", "licence", "terms")


class BadSettings(ValueError):
    """The file says something that cannot be; `remedy` says what to do."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message, self.remedy = message, remedy


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What to watch, and how."""

    feeds: tuple[Feed, ...]
    contact: str = ""
    delay: float = DELAY
    allow_private: bool = False


def read_settings(path: Path) -> Settings:
    """The settings in the file at `path`. Raises BadSettings that names the file and the key."""
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise BadSettings(
            f"{path} cannot be read: {error}", "give a text file in UTF-8; see docs/watching.md"
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise BadSettings(f"{path} is no TOML: {error}", "mend that line; text stands in quotes") from error
    _known(path, document, _OPTIONS, "")
    tables = document.get("feed", [])
    if not isinstance(tables, list) or not tables:
        raise BadSettings(f"{path} names no feed", 'write [[feed]] and below it url = "..."')
    feeds = tuple(_feed(path, at, table) for at, table in enumerate(tables, 1))
    _once(path, feeds)
    return Settings(
        feeds=feeds,
        contact=_text(path, document, "contact", ""),
        delay=_delay(path, document.get("delay", DELAY)),
        allow_private=_switch(path, document.get("allow_private", False)),
    )


def _feed(path: Path, at: int, table: object) -> Feed:
    if not isinstance(table, dict):
        raise BadSettings(f"{path}: feed {at} is no table", 'write [[feed]] and below it url = "..."')
    where = f"feed {at}: "
    _known(path, table, _FEED, where)
    found = {key: _text(path, table, key, where) for key in _FEED}
    if not found["url"]:
        raise BadSettings(f"{path}: {where}url is missing", "give the http(s) address of the feed")
    if not found["url"].startswith(("http://", "https://")):
        raise BadSettings(f"{path}: {where}url is {found['url']!r}, no http(s) address", "give the address of the feed")
    return Feed(**found)


def _once(path: Path, feeds: tuple[Feed, ...]) -> None:
    names = [canonical_url(feed.url) or feed.url for feed in feeds]
    twice = next((feed.url for feed, name in zip(feeds, names) if names.count(name) > 1), "")
    if twice:
        raise BadSettings(f"{path}: the feed {twice} is there twice", "take one out")


def _known(path: Path, table: Mapping[str, object], keys: tuple[str, ...], where: str) -> None:
    odd = sorted(set(table) - set(keys))
    if odd and where and odd[0] in _OPTIONS:
        raise BadSettings(f"{path}: {where}{odd[0]} is an option of the whole file", "put it above the first [[feed]]")
    if odd:
        raise BadSettings(f"{path}: {where}the key {odd[0]} is unknown", f"take it out; known: {', '.join(keys)}")


def _text(path: Path, table: Mapping[str, object], key: str, where: str) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise BadSettings(f"{path}: {where}{key} is {value!r}, no text", "put it in quotes")
    return value.strip()


def _delay(path: Path, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= LONGEST_WAIT:
        raise BadSettings(f"{path}: delay is {value!r}", f"give a number of seconds from 0 to {LONGEST_WAIT:.0f}")
    return float(value)


def _switch(path: Path, value: object) -> bool:
    if not isinstance(value, bool):
        raise BadSettings(f"{path}: allow_private is {value!r}", "write true or false")
    return value
