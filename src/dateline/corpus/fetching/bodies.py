"""The body of an answer: unpacked as it comes, and cut off where it grows too big or takes too long."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Final

import httpx

from dateline.corpus.fetching.fetched import Stopped, Timing

MAX_BODY: Final = 10_000_000
"""Bytes of an unpacked body at most."""
LONGEST: Final = 60.0
"""Seconds that one body may take, however steadily it drips."""
ACCEPTED: Final = "gzip, deflate"
"""What we can unpack within bounds; nothing else is asked for."""

_PIECE: Final = 65_536


def read_body(response: httpx.Response, timing: Timing, *, limit: int = MAX_BODY, seconds: float = LONGEST) -> bytes:
    """The body, at most `limit` bytes of it. Raises Stopped (`too_big`, `fetch_timeout`, `encoded`), httpx errors."""
    said = response.headers.get("content-length", "")
    packing = response.headers.get("content-encoding", "").strip().lower()
    if said.isdigit() and int(said) > limit:
        raise Stopped("failed", "too_big", f"{said} bytes, at most {limit} are read")
    end, size, parts = timing.seconds() + seconds, 0, []
    for part in _unpacked(response.iter_raw(_PIECE), packing):
        size += len(part)
        if size > limit:
            raise Stopped("failed", "too_big", f"more than {limit} bytes")
        if timing.seconds() > end:
            raise Stopped("failed", "fetch_timeout", f"more than {seconds:.0f} s for one page")
        parts.append(part)
    return b"".join(parts)


def _unpacked(raw: Iterator[bytes], packing: str) -> Iterator[bytes]:
    if packing in {"", "identity"}:
        yield from raw
    elif packing in {"gzip", "x-gzip", "deflate"}:
        yield from _inflated(raw)
    else:
        raise Stopped("failed", "encoded", packing[:60])


def _inflated(raw: Iterator[bytes]) -> Iterator[bytes]:
    """In pieces of bounded size: a few packed bytes may be gigabytes. `deflate` comes with and without its frame."""
    unpacker = None
    try:
        for part in raw:
            if unpacker is None:
                unpacker = zlib.decompressobj(47 if _framed(part) else -15)
            yield unpacker.decompress(part, _PIECE)
            while unpacker.unconsumed_tail:
                yield unpacker.decompress(unpacker.unconsumed_tail, _PIECE)
    except zlib.error as error:
        raise Stopped("failed", "encoded", str(error)) from error
    if unpacker is not None and not unpacker.eof:
        raise Stopped("failed", "unreachable", "the body ends in the middle")


def _framed(start: bytes) -> bool:
    return start[:2] == b"\x1f\x8b" or (len(start) > 1 and start[0] & 15 == 8 and (start[0] * 256 + start[1]) % 31 == 0)
