"""Which report an input is: by its canonical url, else its external id, else its bytes."""

from __future__ import annotations

import hashlib
import re
from typing import Final
from urllib.parse import SplitResult, urlsplit, urlunsplit

_TRACKING: Final = re.compile(
    r"(?:utm_\w*|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|igshid|twclid|ttclid|mc_cid|mc_eid|_ga|ocid|cmpid)",
    re.I,
)
_PORTS: Final = {"http": ":80", "https": ":443"}


def canonical_url(url: str) -> str:
    """`url` with scheme and host in lower case, without fragment, tracking parameters, default port and trailing slash.

    Empty where it is not an absolute http(s) address, or names a front page only: that identifies no report.
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    scheme, host = parts.scheme.lower(), parts.netloc.lower()
    if scheme not in _PORTS or not host:
        return ""
    path = parts.path.rstrip("/")
    query = "&".join(p for p in parts.query.split("&") if p and not _TRACKING.fullmatch(p.partition("=")[0]))
    if not path and not query:
        return ""
    return urlunsplit(SplitResult(scheme, host.removesuffix(_PORTS[scheme]), path, query, ""))


def report_id(*, url: str, external_id: str, data: bytes, source: str) -> str:
    """The id of a report. `source` counts only where there is nothing else: no address, no id and no bytes."""
    canonical = canonical_url(url)
    if canonical:
        return _hashed("url", canonical.encode())
    if external_id:
        return _hashed("id", external_id.encode("utf-8", "surrogatepass"))
    return _hashed("bytes", data) if data else _hashed("source", source.encode("utf-8", "surrogateescape"))


def _hashed(kind: str, value: bytes) -> str:
    return f"report:{hashlib.sha256(kind.encode() + bytes(1) + value).hexdigest()[:24]}"
