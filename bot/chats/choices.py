"""Workflow: what a chat has chosen, from the first default to being forgotten."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.chats.due import due_after_change
from bot.services import Services
from briefs.model import Lang
from storage import chats, editors, facts, feeds
from storage.values import Chat, ChatKind, Schedule, Subscription

LOOK_BACK = timedelta(days=1)  # what a first digest tells of the time before its chat subscribed


async def of(services: Services, chat_id: int, kind: ChatKind, own: Lang) -> Chat:
    """What the chat has chosen; where it never did, what the settings say. Keeps nothing.

    `own` is the language of its person's Telegram.
    """
    kept = await chats.get(services.database, chat_id)
    if kept:
        return replace(kept, kind=kind, own=own)
    schedule = Schedule(services.settings.timezone, services.settings.digest_time)
    return Chat(chat_id, own, schedule, kind, own=own)


async def change(services: Services, chat: Chat, **changes: Any) -> Chat:
    """`chat` with these changes (fields of Chat or Schedule), kept, its next digest due accordingly."""
    in_time = {name: changes.pop(name) for name in tuple(changes) if name in Schedule.__dataclass_fields__}
    changed = replace(chat, schedule=replace(chat.schedule, **in_time), **changes)
    now = services.clock()
    on = changed.subscription is Subscription.ON
    due_at = due_after_change(chat.schedule, chat.due_at, changed.schedule, now) if on else None
    changed = replace(changed, due_at=due_at, paused_why=None, paused_at=None, left_at=None)
    await chats.save(services.database, changed, now)
    return changed


async def subscribe(services: Services, chat: Chat, thread_id: int | None, **schedule: Any) -> Chat:
    """Has digests sent to `chat`, in its forum's topic where it has one; the first tells of the last day, too."""
    told = await told_when_subscribing(services, chat)
    return await change(services, chat, subscription=Subscription.ON, thread_id=thread_id, told_upto=told, **schedule)


async def told_when_subscribing(services: Services, chat: Chat) -> int:
    """How far `chat` need not be told the news once it subscribes."""
    if chat.subscription is not Subscription.OFF:
        return chat.told_upto
    return max(chat.told_upto, await facts.last_before(services.database, services.clock() - LOOK_BACK))


async def unsubscribe(services: Services, chat: Chat) -> Chat:
    """Sends no more digests; all else that `chat` chose stays."""
    return await change(services, chat, subscription=Subscription.OFF)


async def resume(services: Services, chat_id: int) -> None:
    """Takes note that the chat can be reached again: digests go to it again where it was paused."""
    if kept := await chats.get(services.database, chat_id):
        await heard(services, kept)


async def heard(services: Services, chat: Chat) -> Chat:
    """`chat` as it is once it was heard from: whoever can be heard can be written to again."""
    if chat.subscription is Subscription.PAUSED:
        return await change(services, chat, subscription=Subscription.ON)
    return await change(services, chat) if chat.left_at else chat


async def set_zone(services: Services, chat: Chat, key: str) -> Chat:
    """Has `chat` live by the clocks of that time zone."""
    return await change(services, chat, timezone=ZoneInfo(key))


async def forget(services: Services, chat_id: int) -> None:
    """Deletes all that is kept of the chat, and of its person as an editor."""
    services.spoken.pop(chat_id, None)
    await chats.forget(services.database, chat_id)
    await editors.forget(services.database, chat_id)
    await feeds.forget_editor(services.database, chat_id)
