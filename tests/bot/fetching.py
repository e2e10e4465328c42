"""A site to fetch from, and who fetches."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.sources.errors import FetchError, FetchReason
from bot.sources.web import Web
from tests.bot.news import NOW
from tests.bot.site import Site

PAGE = "<p>바이두</p>"


@pytest_asyncio.fixture
async def site() -> AsyncIterator[Site]:
    """A web site on this machine."""
    async with Site.opened() as opened:
        yield opened


@pytest.fixture
def reader() -> Web:
    """Whoever fetches, let into the private network."""
    return Web(lambda: NOW, allow_private=True)


async def refusal(url: str, *, allow_private: bool = True) -> FetchReason:
    with pytest.raises(FetchError) as raised:
        await Web(lambda: NOW, allow_private=allow_private).page(url)
    return raised.value.reason


def sends_to(site: Site, path: str, to: str, status: int = 302) -> str:
    return site.refuse(path, status, location=to)
