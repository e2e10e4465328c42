"""Workflows on feeds that end in a screen."""

from __future__ import annotations

import re

from bot.actions.feeds import ListFeeds, RemoveFeed
from bot.feeds import adding, reading
from bot.screens import feeds as screens
from bot.screens.base import Screen, say
from bot.services import Services
from briefs.model import Lang
from storage import feeds
from storage.feeds import FeedState

_NUMBER = re.compile(r"#?([1-9]\d{0,8})번?", re.ASCII)


async def listed(services: Services, page: ListFeeds, lang: Lang) -> Screen:
    """A page of the feeds; the first one where there are no longer so many."""
    total = await feeds.count(services.database)
    page = page if page.offset < total else ListFeeds()
    found = await feeds.every(services.database, screens.ON_A_PAGE, page.offset)
    return screens.listed(found, page, total, lang, services.clock())


async def one(services: Services, feed_id: int, lang: Lang) -> Screen:
    """A feed with its health, or that it is gone."""
    feed = await feeds.get(services.database, feed_id)
    return screens.one(feed, lang, services.clock()) if feed else screens.gone(feed_id, lang)


async def add(services: Services, words: str, by: int, lang: Lang) -> Screen:
    """Adds the feed behind an address."""
    address = words.split()[0] if words.split() else ""
    if not address:
        return say(lang, "feed_ask")
    return screens.added(await adding.add(services, address, by=by), lang)


async def switch(services: Services, feed_id: int, lang: Lang, *, on: bool) -> Screen:
    """The feed, read from now on or no longer."""
    state = FeedState.ON if on else FeedState.OFF
    fresh = {"next_at": services.clock(), "failures": 0, "trouble": None} if on else {}
    await feeds.change(services.database, feed_id, state=state, **fresh)
    return await one(services, feed_id, lang)


async def trust(services: Services, feed_id: int, lang: Lang, *, on: bool) -> Screen:
    """The feed, trusted or no longer."""
    await feeds.change(services.database, feed_id, trusted=on)
    return await one(services, feed_id, lang)


async def read(services: Services, feed_id: int, lang: Lang) -> Screen:
    """The feed, after it was read."""
    feed = await feeds.get(services.database, feed_id)
    if feed:
        await reading.read_feed(services, feed)
    return await one(services, feed_id, lang)


async def remove(services: Services, action: RemoveFeed, lang: Lang) -> Screen:
    """Asks whether to remove a feed, or does."""
    feed = await feeds.get(services.database, action.feed)
    if feed is None:
        return screens.gone(action.feed, lang)
    if not action.sure:
        return screens.ask_removal(feed, lang)
    await feeds.change(services.database, feed.id, state=FeedState.REMOVED, etag="", modified="")
    return screens.removed(feed, lang)


async def remove_named(services: Services, words: str, lang: Lang) -> Screen:
    """The same by the number that somebody typed; it is asked for no second time."""
    match = _NUMBER.fullmatch(words.strip())
    if match is None:
        return screens.gone(None, lang)
    return await remove(services, RemoveFeed(int(match[1]), sure=True), lang)
