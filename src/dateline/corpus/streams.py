"""Streams of bytes: packed ones unpacked as they are read, and the beginning of each looked at without losing it."""

from __future__ import annotations

import gzip
import io
import tempfile
import zlib
from collections.abc import Callable
from typing import IO, BinaryIO, Final, cast

import zstandard

HEAD: Final = 262_144
"""Bytes at the beginning of an input that its format may be told by."""
DAMAGE: Final = (EOFError, gzip.BadGzipFile, zlib.error, zstandard.ZstdError)
"""What reading a packed file ends with that is cut or broken."""

_GZIP: Final = b"\x1f\x8b"
_ZSTD: Final = b"\x28\xb5\x2f\xfd"
_IN_MEMORY: Final = 64_000_000
_PIECE: Final = 131_072
_ENOUGH: Final = 256_000_000


class _Ahead(io.RawIOBase):
    """A stream whose beginning was read already."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        super().__init__()
        self._head = memoryview(head)
        self._rest = rest
        self.given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        target = memoryview(cast(bytearray, buffer))
        if self._head:
            piece = self._head[: len(target)]
            self._head = self._head[len(piece) :]
        else:
            piece = memoryview(_some(self._rest, len(target)))
        self.given += len(piece)
        target[: len(piece)] = piece
        return len(piece)


class _Zstd(io.RawIOBase):
    """What a zstd file holds, frame after frame. Raises EOFError where it ends in the middle of one."""

    def __init__(self, packed: IO[bytes]) -> None:
        super().__init__()
        self._packed = packed
        self._frame = zstandard.ZstdDecompressor().decompressobj()
        self._started = False
        self._ready = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        target = memoryview(cast(bytearray, buffer))
        while not self._ready and self._more():
            pass
        piece = self._ready[: len(target)]
        self._ready = self._ready[len(piece) :]
        target[: len(piece)] = piece
        return len(piece)

    def _more(self) -> bool:
        """Unpack another piece; False at the end."""
        piece = self._frame.unused_data if self._frame.eof else b""
        if self._frame.eof:
            self._frame = zstandard.ZstdDecompressor().decompressobj()
            self._started = False
        piece = piece or self._packed.read(_PIECE)
        if not piece:
            if self._started:
                raise EOFError("the file ends in the middle of a zstd frame")
            return False
        self._started = True
        self._ready = memoryview(self._frame.decompress(piece))
        return True


class Place:
    """How far an input was read: bytes, unpacked, that its reader was given. What was only looked at does not count."""

    def __init__(self, whole: BinaryIO) -> None:
        self._ahead = getattr(whole, "raw", None)

    def given(self) -> int:
        """The number of these bytes."""
        return self._ahead.given if isinstance(self._ahead, _Ahead) else 0


def unpacked_size(file: IO[bytes], size: int) -> int:
    """How many bytes a file of `size` bytes has when it is unpacked: counted, or by the first 256 MB of a long one."""
    whole = unpacked(file)
    found = 0
    try:
        while found < _ENOUGH and (piece := whole.read(_PIECE)):
            found += len(piece)
    except DAMAGE:
        return found
    return found if found < _ENOUGH else round(found * size / file.tell())


def peeked(stream: IO[bytes], size: int = HEAD) -> tuple[bytes, BinaryIO]:
    """The first `size` bytes of a stream (fewer where it ends or breaks), and the stream with them."""
    pieces: list[bytes] = []
    missing = size
    while missing:
        try:
            piece = _some(stream, missing)
        except DAMAGE:
            if not pieces:
                raise
            # What comes before the damage is read; the reader meets the damage where it is.
            break
        if not piece:
            break
        pieces.append(piece)
        missing -= len(piece)
    head = b"".join(pieces)
    return head, io.BufferedReader(_Ahead(head, stream))


def _some(stream: IO[bytes], size: int) -> bytes:
    """A piece of at most `size` bytes, empty at the end. A packed stream that is cut gives what is there before it raises."""
    read: Callable[[int], bytes | None] = getattr(stream, "read1", stream.read)
    return read(size) or b""


def unpacked(stream: IO[bytes]) -> BinaryIO:
    """`stream`, unpacked where it is gzip or zstd by its first bytes, whatever its name is."""
    head, whole = peeked(stream, 4)
    if head.startswith(_GZIP):
        return cast(BinaryIO, gzip.GzipFile(fileobj=whole))
    return io.BufferedReader(_Zstd(whole)) if head == _ZSTD else whole


def seekable(stream: BinaryIO) -> BinaryIO:
    """A copy of `stream` in which one may go back, on the disk where it is large. It is gone when it is closed."""
    copy = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115
    while piece := stream.read(_PIECE):
        copy.write(piece)
    copy.seek(0)
    return cast(BinaryIO, copy)
