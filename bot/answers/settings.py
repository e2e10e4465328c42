"""Workflow: a chat's choices as screens."""

from __future__ import annotations

from bot.actions.settings import View
from bot.chats import following
from bot.screens import settings, subscribing
from bot.screens.base import Screen
from bot.screens.chosen import Shown
from bot.screens.companies import name as company_name
from bot.services import Services
from briefs.model import Lang, Organisation, Topic
from briefs.writing import topic_name
from storage.values import Chat


async def shown(services: Services, chat: Chat, lang: Lang, offset: int = 0) -> Shown:
    """What screens about `chat` are drawn from."""
    return Shown(chat, lang, await services.lexicon(), services.clock(), offset)


async def face(services: Services, chat: Chat, lang: Lang, view: View, offset: int = 0) -> Screen:
    """That face of the settings, or the list of what the chat follows."""
    if view is View.FOLLOWED:
        return subscribing.follows(await shown(services, chat, lang))
    told = await services.companies() if view is View.COMPANIES else ()
    return settings.settings(Shown(chat, lang, await services.lexicon(), services.clock(), offset, told), view)


async def switched(
    services: Services, before: Chat, one: Topic | Organisation, lang: Lang, *, on: bool, view: View, offset: int = 0
) -> Screen:
    """Has the chat follow that one, or no longer, and shows it on `view`."""
    try:
        after = await following.switch(services, before, one, on=on)
    except following.TooManyError:
        return subscribing.full(lang, following.MOST)
    if view not in (View.ANSWER, View.BESIDE):
        return await face(services, after, lang, view, offset)
    name = topic_name(one, lang) if isinstance(one, Topic) else company_name(one, lang)
    key = one if isinstance(one, Topic) else one.id
    was = key in before.topics or key in before.companies
    return subscribing.switched(await shown(services, after, lang), name, on=on, was=was)


async def named(services: Services, chat: Chat, name: str, lang: Lang, *, on: bool) -> Screen:
    """Has the chat follow what has that name, or no longer; or shows what has a similar one."""
    found = await following.named(services, name)
    if isinstance(found, following.Nearest):
        drawn = await shown(services, chat, lang)
        if on:
            return subscribing.unknown(name, drawn, found.topics, found.companies)
        return subscribing.unknown(name, drawn, (), ()) if chat.topics or chat.companies else subscribing.follows(drawn)
    return await switched(services, chat, found, lang, on=on, view=View.ANSWER)
