"""The body of an answer, unpacked by ourselves: no piece of it can grow to more than the limit."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterable

import httpx

from bot.sources.errors import FetchError, FetchReason

_PACKED = {"gzip", "x-gzip", "deflate"}
_ANY_WRAPPING = 32 + zlib.MAX_WBITS
_BARE = -zlib.MAX_WBITS


async def read(response: httpx.Response, url: str, most: int) -> bytes:
    """At most `most` bytes. Raises FetchError where there are more, packed or unpacked, or they cannot be unpacked."""
    packing = response.headers.get("content-encoding", "identity").strip().lower()
    declared = response.headers.get("content-length", "")
    if declared.isdecimal() and int(declared[:20]) > most:
        raise FetchError(FetchReason.TOO_LARGE, url)
    pieces = response.aiter_raw()
    if packing in {"", "identity"}:
        return await _plain(pieces, url, most)
    if packing not in _PACKED:
        raise FetchError(FetchReason.GARBLED, url)
    return _unpacked(await _plain(pieces, url, most), url, most)


async def _plain(pieces: AsyncIterable[bytes], url: str, most: int) -> bytes:
    body = bytearray()
    async for piece in pieces:
        body += piece
        if len(body) > most:
            raise FetchError(FetchReason.TOO_LARGE, url)
    return bytes(body)


def _unpacked(data: bytes, url: str, most: int) -> bytes:
    wrapped = data[:2] == b"\x1f\x8b" or (data[:1] == b"\x78" and int.from_bytes(data[:2]) % 31 == 0)  # RFC 1952, 1950
    body = bytearray()
    try:
        while data:
            unpacking = zlib.decompressobj(_ANY_WRAPPING if wrapped else _BARE)
            body += unpacking.decompress(data, most + 1 - len(body))
            if len(body) > most:
                raise FetchError(FetchReason.TOO_LARGE, url)
            if not unpacking.eof:
                raise FetchError(FetchReason.GARBLED, url)
            data = unpacking.unused_data if unpacking.unused_data.startswith(b"\x1f\x8b") else b""
    except zlib.error as error:
        raise FetchError(FetchReason.GARBLED, url) from error
    return bytes(body)
