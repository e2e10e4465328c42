"""What sites ask of programs: their robots.txt (RFC 9309), read at most once a day."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import httpx
from protego import Protego

from bot.sources.errors import FetchError, FetchReason
from bot.sources.fetching import AGENT, Page

MOST_BYTES = 500 * 1024  # RFC 9309 2.5: what a reader has to take at least
MOST_SITES = 500
KEPT = timedelta(days=1)  # RFC 9309 2.4
_ALLOWED = ""

Read = Callable[[str], Awaitable[Page]]


class Robots:
    """The rules of the sites asked last. It fetches nothing by itself: `read` gives the page behind an address."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._rules: OrderedDict[str, tuple[datetime, Protego]] = OrderedDict()

    async def check(self, target: httpx.URL, now: datetime) -> None:
        """Raises FetchError where the site asks not to be read there, or where it cannot say so just now."""
        site = f"{target.scheme}://{target.netloc.decode('ascii')}"
        until, rules = self._rules.pop(site, (now, None))
        if rules is None or until <= now:
            until, rules = now + KEPT, Protego.parse(await self._text(f"{site}/robots.txt", str(target)))
        self._rules[site] = until, rules
        if len(self._rules) > MOST_SITES:
            self._rules.popitem(last=False)
        if not rules.can_fetch(str(target), AGENT):
            raise FetchError(FetchReason.ROBOTS, str(target))

    async def _text(self, url: str, page: str) -> str:
        """The site's rules, asked for the sake of `page`, of which errors speak.

        A site that has none, or keeps them to itself, allows everything (RFC 9309 2.3.1.3).
        """
        try:
            return (await self._read(url)).data.decode("utf-8", "replace")
        except FetchError as error:
            status = error.status or 0
            if 400 <= status < 500 and error.reason is not FetchReason.BUSY:
                return _ALLOWED
            if error.reason in {FetchReason.REDIRECTS, FetchReason.TOO_LARGE, FetchReason.GARBLED}:
                return _ALLOWED
            raise FetchError(error.reason, page, status=error.status, wait=error.wait) from error
