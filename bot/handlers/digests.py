"""The pages of a digest that went out."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from bot.actions.reading import Action, DigestSources, ShowDigest
from bot.actions.settings import ShowPreview
from bot.answers import news as digest_answers
from bot.context import Context
from bot.delivery import sending as delivery
from bot.digests import preview as previews
from bot.handlers.asking import Ask


async def show_digest(ask: Ask, action: ShowDigest, context: Context) -> None:
    """Turns the page."""
    screen = await digest_answers.page(context.services, ask.chat, action)
    await delivery.edit(context.bot, ask.place, ask.message_id, screen)


async def digest_sources(ask: Ask, action: DigestSources, context: Context) -> None:
    """Turns the page into the sentences behind it."""
    screen = await digest_answers.sources(context.services, ask.chat, action)
    await delivery.edit(context.bot, ask.place, ask.message_id, screen)


async def preview(ask: Ask, context: Context) -> None:
    """/preview: what the next digest would say, and when it comes."""
    for screen in await previews.preview(context.services, ask.chat, ask.lang):
        await delivery.send(context.bot, ask.place, screen)


async def show_preview(ask: Ask, action: ShowPreview, context: Context) -> None:
    """The same from a button."""
    await preview(ask, context)


PRESSES: dict[type[Action], Callable[[Ask, Any, Context], Awaitable[None]]] = {
    ShowDigest: show_digest,
    DigestSources: digest_sources,
    ShowPreview: show_preview,
}
