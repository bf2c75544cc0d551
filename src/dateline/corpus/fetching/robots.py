"""What a site allows: its robots.txt (RFC 9309), and whether it reserves text and data mining (TDMRep)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from protego import Protego

from dateline.corpus.fetching.fetched import RobotsState, TdmState

ROBOTS_PATH: Final = "/robots.txt"
TDM_PATH: Final = "/.well-known/tdmrep.json"
TDM_HEADER: Final = "tdm-reservation"
MAX_RULES: Final = 512_000
"""Bytes of such a file that are read; RFC 9309 asks for 500 KiB at least."""

_META: Final = re.compile(rb"<meta\b[^>]{0,500}>", re.I)
_NAMED: Final = re.compile(rb"""\bname\s*=\s*["']?\s*tdm-reservation\b""", re.I)
_CONTENT: Final = re.compile(rb"""\bcontent\s*=\s*["']?\s*1\b""", re.I)
_HEAD: Final = 500_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Robots:
    """The rules of one origin; without `rules` all is `otherwise`."""

    rules: Protego | None = None
    otherwise: RobotsState = "allowed"

    @staticmethod
    def of(status: int, data: bytes) -> Robots:
        """The rules in an answer. A server in trouble (5xx) or silence (0) allows nothing, an answer without a file all."""
        if status == 0 or status >= 500:
            return Robots(otherwise="unreachable")
        if status != 200:
            return Robots()
        try:
            return Robots(rules=Protego.parse(data.decode("utf-8-sig", "replace")))
        except Exception:  # A file that breaks the parser says nothing that could be obeyed; then nothing is allowed.
            return Robots(otherwise="unreachable")

    def state(self, url: str, agent: str) -> RobotsState:
        """Whether `agent` may fetch `url`."""
        if self.rules is None:
            return self.otherwise
        return "allowed" if self.rules.can_fetch(url, agent) else "disallowed"

    def delay(self, agent: str) -> float:
        """The seconds between two requests that it asks for; 0 where it does not."""
        delay = self.rules.crawl_delay(agent) if self.rules else None
        rate = self.rules.request_rate(agent) if self.rules else None
        asked = float(delay or 0.0)
        return max(asked, rate.seconds / rate.requests) if rate and rate.requests else asked


def reserved_by_file(data: bytes, path: str) -> TdmState:
    """What a tdmrep.json says of `path` (with its query): the first location that fits counts. No rule: unknown.

    A file that is none says nothing.
    """
    try:
        rules = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return ""
    for rule in rules if isinstance(rules, list) else [rules]:
        if isinstance(rule, dict) and _fits(str(rule.get("location", "")), path):
            return "reserved" if str(rule.get(TDM_HEADER, "")).strip() == "1" else "free"
    return ""


def _fits(location: str, path: str) -> bool:
    """Whether a location matches: as in robots.txt, it is how the path begins, `*` is anything and `$` the end."""
    if not location:
        return False
    start = location if location.startswith(("/", "*")) else f"/{location}"
    ended = start.endswith("$")
    # Consecutive stars are one: many of them would make the expression slow.
    parts = re.split(r"\*+", start.removesuffix("$"))
    return _in_order(parts, path, ended)


def _in_order(parts: list[str], path: str, ended: bool) -> bool:
    if not path.startswith(parts[0]):
        return False
    at = len(parts[0])
    for part in parts[1:]:
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return not ended or at == len(path) or (len(parts) > 1 and path.endswith(parts[-1]))


def reserved_by_headers(headers: Mapping[str, str]) -> TdmState:
    """What the headers of an answer say; their names are in lower case."""
    said = headers.get(TDM_HEADER, "").strip()
    return "reserved" if said.split(",")[0].strip() == "1" else "free" if said else ""


def reserved_by_page(data: bytes) -> TdmState:
    """What the meta tags of a page say."""
    for found in _META.finditer(data[:_HEAD]):
        if _NAMED.search(found[0]):
            return "reserved" if _CONTENT.search(found[0]) else "free"
    return ""
