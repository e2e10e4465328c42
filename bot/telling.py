"""Tells the editors something, each in their own language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.delivery import sending as delivery
from bot.delivery.letters import Manner
from bot.delivery.sending import Bot, Place
from bot.screens.base import Screen
from bot.services import Services
from briefs.model import LANGS, Lang
from storage import chats
from storage.errors import StorageError


async def tell_editors(services: Services, bot: Bot, said: Mapping[Lang, Screen], *, silent: bool = False) -> bool:
    """Whether any editor got it; with `silent`, without a sound.

    Where the database does not answer, those of the settings get it in both languages.
    """
    arrived = False
    for editor in await _editors(services):
        for lang in await _languages(services, editor):
            arrived |= await delivery.send(bot, Place(editor), said[lang], Manner(silent)) is not None
    return arrived


async def _editors(services: Services) -> Iterable[int]:
    try:
        return sorted(await services.editor_ids())
    except StorageError:
        return sorted(services.settings.admin_ids)


async def _languages(services: Services, editor: int) -> Iterable[Lang]:
    """The editor's own, else that of what they wrote last; both where neither is known."""
    try:
        kept = await chats.get(services.database, editor)
    except StorageError:
        kept = None
    if kept:
        return kept.languages[:1]
    return [services.spoken[editor]] if editor in services.spoken else LANGS
