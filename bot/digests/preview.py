"""Workflow: exactly what a chat's next digest would say, and when it comes."""

from __future__ import annotations

from dataclasses import replace

from bot.answers import settings as setting_answers
from bot.chats import choices
from bot.chats.due import next_due
from bot.digests.compose import Composer
from bot.screens import digests as screens
from bot.screens.base import Screen
from bot.services import Services
from briefs.model import Lang
from storage import facts
from storage.values import Chat


async def preview(services: Services, chat: Chat, lang: Lang) -> list[Screen]:
    """When the next digest comes, and what it would say as of now; to who gets none, what subscribing would bring."""
    now = services.clock()
    due_at = chat.due_at or next_due(chat.schedule, now)
    asked = replace(chat, due_at=due_at, told_upto=await choices.told_when_subscribing(services, chat))
    composed = await Composer(services, await facts.last_id(services.database), due_at).compose(asked)
    shown = await setting_answers.shown(services, asked, lang)
    return [screens.preview(shown, empty=not composed.screens), *composed.screens]
