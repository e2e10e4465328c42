"""One address, fetched: every hop looked up, checked and asked at the very address that was checked."""

from __future__ import annotations

import asyncio
import re
import ssl
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import cache

import httpx

from bot.sources import addresses, bodies
from bot.sources.errors import MAX_BYTES, MAX_HOPS, FetchError, FetchReason, refused

AGENT = "china-ai-brief"  # what robots.txt may call this program
MOST_ADDRESSES = 3
HEADERS = {"User-Agent": f"{AGENT}/1 (article reader)", "Accept-Encoding": "gzip, deflate"}
PAGES = "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.1"
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_TIMES = httpx.Timeout(None, connect=5.0)  # the whole is bounded by whoever calls
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Page:
    """The bytes behind an address, and the address that gave them after all redirects.

    `etag` and `modified` are the server's own words for this state of it (RFC 9110 8.8), empty where it said none.
    """

    data: bytes
    url: str
    kind: str = ""  # the media type, in small letters
    charset: str = ""  # as the server declared it
    etag: str = ""
    modified: str = ""
    moved: bool = False  # for good: every redirect on the way was a permanent one


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The server says that nothing is new since the state that was named to it."""


Check = Callable[[httpx.URL], Awaitable[None]]


async def no_check(_: httpx.URL) -> None:
    """Lets every hop pass."""


async def fetch(
    url: str,
    *,
    allow_private: bool = False,
    check: Check = no_check,
    headers: Mapping[str, str] | None = None,
    most: int = MAX_BYTES,
) -> Page | Unchanged:
    """What `url` leads to, at most `most` bytes; `check` sees each hop first. Raises FetchError, and TimeoutError.

    The caller bounds the time. Unchanged comes only to a conditional request, by `headers`.
    """
    target, lasting = addresses.parsed(url), True
    async with httpx.AsyncClient(trust_env=False, timeout=_TIMES, verify=_certificates()) as client:
        for hop in range(MAX_HOPS + 1):
            await check(target)
            response = await _ask(client, target, allow_private, {**HEADERS, "Accept": PAGES, **(headers or {})})
            try:
                if response.status_code in _REDIRECTS and "location" in response.headers:
                    lasting = lasting and response.status_code in {301, 308}
                    target = addresses.joined(target, response.headers["location"])
                    continue
                return await _answer(response, target, most, moved=hop > 0 and lasting)
            except (httpx.HTTPError, ssl.SSLError, OSError) as error:
                raise _failure(error, target) from error
            finally:
                await response.aclose()
    raise FetchError(FetchReason.REDIRECTS, url)


async def _answer(response: httpx.Response, target: httpx.URL, most: int, *, moved: bool) -> Page | Unchanged:
    address = addresses.kept(target)
    if response.status_code == httpx.codes.NOT_MODIFIED:
        return Unchanged()
    if response.status_code != httpx.codes.OK:
        raise refused(response.status_code, address, _wait(response))
    said = response.headers.get("content-type", "")
    charset = _CHARSET.search(said)
    return Page(
        await bodies.read(response, address, most),
        address,
        said.partition(";")[0].strip().lower(),
        charset[1].lower() if charset else "",
        response.headers.get("etag", "")[:500],
        response.headers.get("last-modified", "")[:100],
        moved,
    )


def _wait(response: httpx.Response) -> float | None:
    """Retry-After in seconds (RFC 9110 10.2.3); the form with a date is rare, and counts as nothing said."""
    said = response.headers.get("retry-after", "")
    return float(said[:9]) if said.isdecimal() else None


async def _ask(
    client: httpx.AsyncClient, target: httpx.URL, allow_private: bool, headers: Mapping[str, str]
) -> httpx.Response:
    """The head of the answer, from the very address that was checked, so that a second look-up cannot lead elsewhere.

    Where a host has several addresses, one that cannot be reached does not hide the next.
    """
    last: Exception | None = None
    for number in (await addresses.resolved(target, allow_private=allow_private))[:MOST_ADDRESSES]:
        request = client.build_request(
            "GET",
            target.copy_with(host=number),
            headers={**headers, "Host": target.netloc.decode("ascii")},
            extensions={"sni_hostname": target.raw_host.decode("ascii")},
        )
        try:
            return await client.send(request, stream=True)
        except (httpx.HTTPError, ssl.SSLError, OSError, ValueError) as error:
            last = error
            if not isinstance(error, httpx.ConnectError | httpx.ConnectTimeout):
                break
    raise _failure(last, target) from last


def _failure(error: Exception | None, target: httpx.URL) -> FetchError:
    """What kept the server from answering."""
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, ssl.SSLCertVerificationError):
        cause = cause.__cause__ or cause.__context__
    if cause is not None:
        return FetchError(FetchReason.CERTIFICATE, str(target))
    if isinstance(error, httpx.TimeoutException):
        return FetchError(FetchReason.TIMEOUT, str(target))
    return FetchError(FetchReason.UNREACHABLE, str(target))


@cache
def _certificates() -> ssl.SSLContext:
    """Made once: reading the certificates takes longer than many a page."""
    return httpx.create_ssl_context(trust_env=False)


async def within(seconds: float, url: str, work: Awaitable[Page | Unchanged]) -> Page | Unchanged:
    """What `work` gives. Raises FetchError, also where it takes longer than `seconds`."""
    try:
        async with asyncio.timeout(seconds):
            return await work
    except TimeoutError as error:
        raise FetchError(FetchReason.TIMEOUT, url) from error
