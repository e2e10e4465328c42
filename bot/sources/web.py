"""The web as the workflows see it: pages by their sites' rules, and documents such as feeds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

import httpx

from bot.sources import errors, robots
from bot.sources.errors import MAX_BYTES, FetchError, FetchReason
from bot.sources.fetching import Check, Page, Unchanged, fetch, no_check, within

_NO_PAGES = ("image/", "video/", "audio/", "font/", "multipart/")


class Web:
    """Fetches addresses; `allow_private` lets loopback and private ones through, for tests.

    It keeps nothing but the rules of the sites that it has asked, and reads nothing of what it fetches.
    """

    def __init__(self, clock: Callable[[], datetime], *, allow_private: bool = False) -> None:
        self._clock = clock
        self._allow_private = allow_private
        self._robots = robots.Robots(self._rules)

    async def page(self, url: str) -> Page:
        """The page at `url`, where its site lets programs read it. Raises FetchError."""
        page = await self._page(url, check=self._check)
        if page.kind.startswith(_NO_PAGES):
            raise FetchError(FetchReason.KIND, url)
        return page

    async def document(self, url: str, *, etag: str = "", modified: str = "", accept: str = "*/*") -> Page | Unchanged:
        """What is made for programs at `url`, unless it is in the state that the server named so. Raises FetchError."""
        conditions = {"If-None-Match": etag, "If-Modified-Since": modified}
        return await self._fetch(url, headers={"Accept": accept} | {key: v for key, v in conditions.items() if v})

    async def _rules(self, url: str) -> Page:
        return await self._page(url, most=robots.MOST_BYTES)

    async def _check(self, target: httpx.URL) -> None:
        await self._robots.check(target, self._clock())

    async def _page(self, url: str, *, check: Check = no_check, most: int = MAX_BYTES) -> Page:
        answer = await self._fetch(url, check=check, most=most)
        if isinstance(answer, Unchanged):  # nobody asked for it
            raise FetchError(FetchReason.STATUS, url)
        return answer

    async def _fetch(
        self, url: str, *, check: Check = no_check, most: int = MAX_BYTES, headers: Mapping[str, str] | None = None
    ) -> Page | Unchanged:
        work = fetch(url, allow_private=self._allow_private, check=check, headers=headers, most=most)
        return await within(errors.SECONDS, url, work)
