"""Why a page or feed is not had over the net: every reason with its remedy. Imports nothing heavy."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

FETCH_REASONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "bad_url": "this is no http(s) address without a password in it; correct the address",
        "private_address": "the host is in a private or local network; allow such hosts (allow_private) if that is meant",
        "no_host": "the host's name leads nowhere; check the address and the connection",
        "robots": "the site's robots.txt does not allow it; ask the outlet, or give the page as a file",
        "robots_unreachable": "the site's robots.txt cannot be read, so nothing is allowed for now; try again later",
        "tdm_reserved": "the outlet reserves text and data mining; ask it for a licence, then give the page as a file",
        "unreachable": "no connection came about, or it broke off; check the address and try again later",
        "fetch_timeout": "the server was too slow; try again later",
        "too_big": "the page is too big to be one report; give the text as a file",
        "redirects": "the address redirects too often or to nowhere; give the address of the page itself",
        "gone": "the page is not there (any more); give another address, or a copy as a file",
        "closed": "the server does not let us read it; give the page as a file if you may",
        "busy": "the server asks to come back later; try again then, or with a longer delay",
        "server_error": "the server has an error; try again later",
        "http_status": "the server gave an answer that is no page; check the address",
        "not_a_page": "this is neither HTML nor plain text; give the address of a page",
        "encoded": "the server packed the page in a way that was not asked for, or broken; give the page as a file",
        "not_a_feed": "this is no RSS, Atom or JSON feed; give the address of the feed itself",
        "no_link": "the feed's entry has no address of a page; nothing can be fetched for it",
        "warc_unreadable": "the WARC file cannot be read; check its path, and whether it is complete",
        "extract_timeout": "finding the text in this page took too long; give its plain text instead",
        "extract_memory": "finding the text in this page took too much memory; give its plain text instead",
    }
)
"""Every reason why fetching gives no document, with the remedy."""

PASSING: Final = frozenset(
    {"no_host", "robots", "robots_unreachable", "unreachable", "fetch_timeout", "busy", "server_error"}
)
"""Reasons that may pass by themselves: such an address is asked again. The others wait for a change."""
