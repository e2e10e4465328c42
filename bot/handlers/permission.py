"""Who may do what: editors at their desk, and in a group or channel its administrators with what it has chosen."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.context import Context
from bot.delivery import sending as delivery
from bot.handlers.asking import Ask
from bot.screens.base import say

Work = Callable[[Ask, Context], Awaitable[None]]


async def may_change(ask: Ask, context: Context) -> bool:
    """Whether the one who asks may change the chat's choices."""
    if ask.private or ask.for_chat:
        return True
    return await delivery.is_administrator(context.bot, ask.place.chat_id, ask.user_id)


def by_editors(work: Work) -> Work:
    """`work` for editors, a polite refusal for all others."""

    async def checked(ask: Ask, context: Context) -> None:
        if ask.editor:
            await work(ask, context)
        else:
            await delivery.send(context.bot, ask.place, say(ask.lang, "editors_only"))

    return checked


def by_administrators(work: Work) -> Work:
    """`work` for those who may change the chat's choices, a polite refusal for all others."""

    async def checked(ask: Ask, context: Context) -> None:
        if await may_change(ask, context):
            await work(ask, context)
        else:
            await delivery.send(context.bot, ask.place, say(ask.lang, "admins_only"))

    return checked
