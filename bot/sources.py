"""Fetches the article behind an address: no private addresses, bounded in time and size, every hop checked."""

from __future__ import annotations

import asyncio
import socket
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import IPv6Address, ip_address

import httpx

SECONDS = 20.0
MAX_BYTES = 5 * 1024 * 1024
MAX_HOPS = 5
HEADERS = {"User-Agent": "china-ai-brief/1 (article reader)", "Accept": "text/html,text/plain;q=0.9,*/*;q=0.1"}


class FetchReason(StrEnum):
    """Why an address gave no article; whoever talks to a person words it in their language."""

    ADDRESS = "address"
    PRIVATE = "private"
    UNREACHABLE = "unreachable"
    STATUS = "status"
    TOO_LARGE = "too_large"
    TIMEOUT = "timeout"


_MESSAGES = {
    FetchReason.ADDRESS: "not an http or https address",
    FetchReason.PRIVATE: "a private address; ALLOW_PRIVATE_URLS would let it through",
    FetchReason.UNREACHABLE: "the server cannot be reached",
    FetchReason.STATUS: "the server does not give out the page",
    FetchReason.TOO_LARGE: f"the page is larger than {MAX_BYTES // 1024 // 1024} MB",
    FetchReason.TIMEOUT: f"the page did not arrive within {SECONDS:.0f} seconds",
}


class FetchError(Exception):
    """An address that gave no page; `reason` says why, the message says it in English."""

    def __init__(self, reason: FetchReason, url: str) -> None:
        self.reason = reason
        super().__init__(f"{url}: {_MESSAGES[reason]}")


@dataclass(frozen=True, slots=True)
class Page:
    """The bytes behind an address, and the address that gave them after all redirects."""

    data: bytes
    url: str


def is_address(text: str) -> bool:
    """Whether `text` is one web address and nothing else."""
    return text.startswith(("http://", "https://")) and len(text.split()) == 1


async def fetch(url: str, *, allow_private: bool = False) -> Page:
    """The page at `url`. Raises FetchError."""
    try:
        async with asyncio.timeout(SECONDS), httpx.AsyncClient(trust_env=False, timeout=SECONDS) as client:
            for _ in range(MAX_HOPS):
                answer = await _hop(client, url, allow_private)
                if isinstance(answer, Page):
                    return answer
                url = answer
    except (TimeoutError, httpx.TimeoutException) as error:
        raise FetchError(FetchReason.TIMEOUT, url) from error
    except (httpx.HTTPError, OSError) as error:
        raise FetchError(FetchReason.UNREACHABLE, url) from error
    raise FetchError(FetchReason.UNREACHABLE, url)


async def _hop(client: httpx.AsyncClient, url: str, allow_private: bool) -> Page | str:
    """The page, or the address that it moved to."""
    request = await _pinned(client, url, allow_private)
    response = await client.send(request, stream=True)
    try:
        if response.has_redirect_location:
            return str(httpx.URL(url).join(response.headers["location"]))
        if response.status_code != httpx.codes.OK:
            raise FetchError(FetchReason.STATUS, url)
        return Page(await _body(response, url), url)
    except httpx.InvalidURL as error:
        raise FetchError(FetchReason.ADDRESS, url) from error
    finally:
        await response.aclose()


async def _pinned(client: httpx.AsyncClient, url: str, allow_private: bool) -> httpx.Request:
    """A request to the very address that was checked, so that a second look-up cannot lead elsewhere."""
    try:
        target = httpx.URL(url)
    except httpx.InvalidURL as error:
        raise FetchError(FetchReason.ADDRESS, url) from error
    if target.scheme not in ("http", "https") or not target.host:
        raise FetchError(FetchReason.ADDRESS, url)
    address = await _resolved(target, url, allow_private)
    headers = HEADERS | {"Host": target.netloc.decode("ascii")}
    host = target.raw_host.decode("ascii")
    return client.build_request(
        "GET", target.copy_with(host=address), headers=headers, extensions={"sni_hostname": host}
    )


async def _resolved(target: httpx.URL, url: str, allow_private: bool) -> str:
    port = target.port or (443 if target.scheme == "https" else 80)
    try:
        found = await asyncio.get_running_loop().getaddrinfo(target.host, port, type=socket.SOCK_STREAM)
    except UnicodeError as error:  # a host name that no encoding takes
        raise FetchError(FetchReason.ADDRESS, url) from error
    addresses = [str(entry[4][0]) for entry in found]
    if not allow_private and not all(_is_public(address) for address in addresses):
        raise FetchError(FetchReason.PRIVATE, url)
    return addresses[0]


def _is_public(address: str) -> bool:
    parsed = ip_address(address.partition("%")[0])
    if isinstance(parsed, IPv6Address) and parsed.ipv4_mapped:
        parsed = parsed.ipv4_mapped
    return parsed.is_global and not parsed.is_multicast


async def _body(response: httpx.Response, url: str) -> bytes:
    body = bytearray()
    async for chunk in response.aiter_bytes():
        body += chunk
        if len(body) > MAX_BYTES:
            raise FetchError(FetchReason.TOO_LARGE, url)
    return bytes(body)
