"""Which addresses may be asked: http and https alone, and no host that is not on the public internet."""

from __future__ import annotations

import asyncio
import re
import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import parse_qsl, urlencode

import httpx

from bot.sources.errors import FetchError, FetchReason

LONGEST = 2000  # characters
_NAT64 = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))
_HOST = re.compile(r"[\w.:-]+", re.ASCII)
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|igshid|mc_[ce]id", re.IGNORECASE)


def is_address(text: str) -> bool:
    """Whether `text` is one web address and nothing else."""
    return text.lower().startswith(("http://", "https://")) and len(text.split()) == 1


def parsed(url: str) -> httpx.URL:
    """The address without fragment, name and password. Raises FetchError where it is none of the web."""
    try:
        target = httpx.URL(url[: LONGEST + 1].strip())
        host = target.raw_host.decode("ascii")
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise FetchError(FetchReason.ADDRESS, url[:LONGEST]) from error
    if target.scheme not in ("http", "https") or not _HOST.fullmatch(host) or len(url) > LONGEST:
        raise FetchError(FetchReason.ADDRESS, url[:LONGEST])
    return target.copy_with(userinfo=b"", fragment=None)


def joined(base: httpx.URL, location: str) -> httpx.URL:
    """Where a redirect from `base` leads. Raises FetchError."""
    try:
        return parsed(str(base.join(location[: LONGEST + 1])))
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise FetchError(FetchReason.ADDRESS, location[:LONGEST]) from error


def kept(target: httpx.URL) -> str:
    """The address as it is kept and compared: without what only says how the reader came there."""
    query = target.query.decode("ascii")
    if not _TRACKING.search(query):
        return str(target)
    rest = [(name, value) for name, value in parse_qsl(query, keep_blank_values=True) if not _TRACKING.fullmatch(name)]
    return str(target.copy_with(query=urlencode(rest).encode() or None))


async def resolved(target: httpx.URL, *, allow_private: bool) -> list[str]:
    """The numeric addresses of the host. Raises FetchError where there are none, or one is private."""
    url = str(target)
    port = target.port or (443 if target.scheme == "https" else 80)
    try:
        found = await asyncio.get_running_loop().getaddrinfo(
            target.raw_host.decode("ascii"), port, type=socket.SOCK_STREAM
        )
    except socket.gaierror as error:
        raise FetchError(FetchReason.UNKNOWN_HOST, url) from error
    except (UnicodeError, OverflowError) as error:  # a host name that no encoding takes
        raise FetchError(FetchReason.ADDRESS, url) from error
    numbers = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not allow_private and not all(map(is_public, numbers)):
        raise FetchError(FetchReason.PRIVATE, url)
    return numbers


def is_public(number: str) -> bool:
    """Whether a numeric address is one of the public internet, also where it is wrapped into one of version 6."""
    address = _unwrapped(ip_address(number.partition("%")[0]))
    return address.is_global and not address.is_multicast


def _unwrapped(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The address of version 4 that one of version 6 stands for (RFC 4291 2.5.5, 6052, 3056, 4380), or `address`."""
    if not isinstance(address, IPv6Address):
        return address
    if any(address in network for network in _NAT64):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo[1] if address.teredo else None
    return address.ipv4_mapped or address.sixtofour or teredo or address
