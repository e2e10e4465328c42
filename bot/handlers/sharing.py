"""Inline mode: @bot and some words, in any chat."""

from __future__ import annotations

from telegram import Update

from bot.answers import sharing as sharing_answers
from bot.chats import choices
from bot.context import Context
from bot.delivery import sending as delivery
from bot.handlers.asking import languages
from storage.values import ChatKind


async def inline(update: Update, context: Context) -> None:
    """Results in the language of the person who types."""
    query = update.inline_query
    if query is None:
        return
    person, services = query.from_user, context.services
    own = languages(None, person.language_code)[0]
    chosen = await choices.of(services, person.id, ChatKind.PRIVATE, own)
    sharer = sharing_answers.Sharer(languages(chosen.language, person.language_code)[0], context.bot.username)
    page = await sharing_answers.page(services, query.query, query.offset, sharer)
    await delivery.answer_inline(query, page)
