"""Feeds: /feeds, /addfeed, /removefeed, and their buttons."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from bot.actions import feeds as actions
from bot.actions.reading import Action
from bot.answers import feeds as answers
from bot.context import Context
from bot.delivery import sending as delivery
from bot.handlers.asking import Ask


async def feeds(ask: Ask, context: Context) -> None:
    """/feeds."""
    screen = await answers.listed(context.services, actions.ListFeeds(), ask.lang)
    await delivery.send(context.bot, ask.place, screen)


async def addfeed(ask: Ask, context: Context) -> None:
    """/addfeed URL."""
    await delivery.typing(context.bot, ask.place)
    screen = await answers.add(context.services, ask.words, ask.user_id, ask.lang)
    await delivery.send(context.bot, ask.place, screen)


async def removefeed(ask: Ask, context: Context) -> None:
    """/removefeed ID."""
    screen = await answers.remove_named(context.services, ask.words, ask.lang)
    await delivery.send(context.bot, ask.place, screen)


async def list_feeds(ask: Ask, action: actions.ListFeeds, context: Context) -> None:
    """Turns to a page of the feeds, or opens it."""
    screen = await answers.listed(context.services, action, ask.lang)
    await delivery.show(context.bot, ask.place, screen, None if action.fresh else ask.message_id)


async def show_feed(ask: Ask, action: actions.ShowFeed, context: Context) -> None:
    """Turns to a feed, or opens it."""
    screen = await answers.one(context.services, action.feed, ask.lang)
    await delivery.show(context.bot, ask.place, screen, None if action.fresh else ask.message_id)


async def switch_feed(ask: Ask, action: actions.SwitchFeed, context: Context) -> None:
    """Turns a feed on or off."""
    screen = await answers.switch(context.services, action.feed, ask.lang, on=action.on)
    await delivery.edit(context.bot, ask.place, ask.message_id, screen)


async def trust_feed(ask: Ask, action: actions.TrustFeed, context: Context) -> None:
    """Trusts a feed, or no longer."""
    screen = await answers.trust(context.services, action.feed, ask.lang, on=action.on)
    await delivery.edit(context.bot, ask.place, ask.message_id, screen)


async def read_feed(ask: Ask, action: actions.ReadFeed, context: Context) -> None:
    """Reads a feed now."""
    screen = await answers.read(context.services, action.feed, ask.lang)
    await delivery.edit(context.bot, ask.place, ask.message_id, screen)


async def remove_feed(ask: Ask, action: actions.RemoveFeed, context: Context) -> None:
    """Asks whether to remove a feed, or does."""
    screen = await answers.remove(context.services, action, ask.lang)
    await delivery.edit(context.bot, ask.place, ask.message_id, screen)


PRESSES: dict[type[Action], Callable[[Ask, Any, Context], Awaitable[None]]] = {
    actions.ListFeeds: list_feeds,
    actions.ShowFeed: show_feed,
    actions.SwitchFeed: switch_feed,
    actions.TrustFeed: trust_feed,
    actions.ReadFeed: read_feed,
    actions.RemoveFeed: remove_feed,
}
