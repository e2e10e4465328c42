"""A site's feed as a test wants it, and what the bot has of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from email.utils import format_datetime

from bot.services import Services
from storage import drafts, feeds
from storage.feeds import StoredFeed
from tests.bot.harness import Chatroom
from tests.bot.news import NOW
from tests.bot.site import Site

STORY = ("바이두, 새 추론 모델 공개", "/news/1")
OTHER = ("서울 아파트값 상승", "/news/2")


def rss(*stories: tuple[str, str], published: datetime = NOW, title: str = "한빛테크") -> str:
    items = "".join(
        f"<item><title>{words}</title><link>{path}</link><pubDate>{format_datetime(published)}</pubDate></item>"
        for words, path in stories
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{items}</channel></rss>'


def publish(site: Site, *stories: tuple[str, str], published: datetime = NOW) -> str:
    """Has the site's feed tell these stories; its address."""
    return site.put("/feed", rss(*stories, published=published), content_type="application/rss+xml")


async def titles(services: Services) -> list[str]:
    return [one.title for one in await drafts.latest(services.database)]


async def the_feed(services: Services) -> StoredFeed:
    found = await feeds.get(services.database, 1)
    assert found is not None
    return found


def later(desk: Chatroom, **passed: float) -> None:
    moment = desk.services.clock() + timedelta(**passed)
    desk.services.clock = lambda: moment
