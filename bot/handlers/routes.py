"""Which update goes to which handler, by the menu's table of commands."""

from __future__ import annotations

import logging
from collections.abc import Callable, Coroutine
from typing import Any

from telegram import Update
from telegram.ext import (
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from bot import menu
from bot.context import App, Context
from bot.delivery import sending as delivery
from bot.handlers import (
    articles,
    charts,
    chat,
    companies,
    comparing,
    correcting,
    feeds,
    loading,
    membership,
    naming,
    presses,
    reading,
    rights,
    searching,
    sharing,
    starting,
    stats,
    timelines,
    words,
)
from bot.handlers.asking import hear, languages
from bot.handlers.permission import Work, by_administrators, by_editors
from bot.handlers.subscribing import COMMANDS as SUBSCRIBING
from bot.screens.base import say
from bot.services.limits import Verdict
from bot.watching import updates

log = logging.getLogger(__name__)

COMMANDS: dict[str, Work] = {
    "start": starting.start,
    "help": chat.help_,
    "about": chat.about,
    "language": by_administrators(chat.language),
    **{name: by_administrators(work) for name, work in SUBSCRIBING.items()},
    "brief": reading.brief,
    "topics": reading.topics,
    "company": companies.company,
    "companies": companies.companies,
    "timeline": timelines.timeline,
    "search": searching.search,
    "chart": charts.chart,
    "compare": comparing.compare,
    "load": loading.load,
    "articles": by_editors(articles.articles),
    "retract": by_editors(articles.retract),
    "editors": by_editors(rights.editors),
    "feeds": by_editors(feeds.feeds),
    "addfeed": by_editors(feeds.addfeed),
    "removefeed": by_editors(feeds.removefeed),
    "names": by_editors(naming.names),
    "stats": by_editors(stats.stats),
}
NEW = filters.UpdateType.MESSAGE
COMMANDED = NEW | filters.UpdateType.CHANNEL_POST
PRIVATE = filters.ChatType.PRIVATE & ~filters.StatusUpdate.ALL & ~filters.VIA_BOT
GROUPS = NEW & filters.ChatType.GROUPS & filters.TEXT & ~filters.COMMAND & ~filters.VIA_BOT & words.ADDRESSED
CAPTIONED = NEW & filters.CaptionRegex(r"^/load\b")
FILES = NEW & filters.Document.ALL & filters.ChatType.PRIVATE
FORWARDS = PRIVATE & NEW & filters.FORWARDED & (filters.TEXT | filters.CAPTION)


def register(app: App) -> None:
    """Has `app` answer commands, files, buttons and, in private, everything else."""
    for command in menu.COMMANDS:
        app.add_handler(CommandHandler(command.name, _heard(COMMANDS[command.name]), filters=COMMANDED))
    app.add_handler(CallbackQueryHandler(presses.press))
    app.add_handler(InlineQueryHandler(sharing.inline))
    app.add_handler(ChatMemberHandler(membership.change, ChatMemberHandler.MY_CHAT_MEMBER))
    app.add_handler(MessageHandler(filters.StatusUpdate.MIGRATE, membership.migrate))
    app.add_handler(MessageHandler(filters.StatusUpdate.FORUM_TOPIC_REOPENED, membership.reopened))
    understood = loading.unless_part(correcting.or_answer(words.plain_words(COMMANDS)))
    app.add_handler(MessageHandler(CAPTIONED | FILES, _heard(loading.load)))
    app.add_handler(MessageHandler(FORWARDS, _heard(loading.forwarded)))
    app.add_handler(MessageHandler(PRIVATE & NEW & filters.COMMAND, _heard(words.unknown_command)))
    app.add_handler(MessageHandler(PRIVATE & NEW & filters.TEXT & ~filters.FORWARDED, _heard(understood)))
    app.add_handler(MessageHandler(PRIVATE & (NEW | filters.UpdateType.EDITED_MESSAGE), _heard(words.not_words)))
    app.add_handler(MessageHandler(GROUPS, _heard(understood)))
    app.add_error_handler(_failed)


def _heard(work: Work) -> Callable[[Update, Context], Coroutine[Any, Any, None]]:
    async def handle(update: Update, context: Context) -> None:
        ask = await hear(update, context)
        if ask is None:
            return
        verdict = context.services.turn(ask.user_id or ask.place.chat_id)
        if verdict is Verdict.GO:
            await work(ask, context)
        elif verdict is Verdict.NOTICE:
            await delivery.send(context.bot, ask.place, say(ask.lang, "too_fast"))

    return handle


async def _failed(update: object, context: Context) -> None:
    """Logs what went wrong, tells the person that something did."""
    updates.failed()
    log.error("an update could not be answered", exc_info=context.error)
    if not isinstance(update, Update) or not update.effective_user or not update.effective_chat:
        return
    message = update.effective_message
    thread = message.message_thread_id if message and message.is_topic_message else None
    lang = languages(None, update.effective_user.language_code)[0]
    await delivery.send(context.bot, delivery.Place(update.effective_chat.id, thread), say(lang, "trouble"))
