"""/start: the welcome, or what the link leads to by which somebody came; and single facts."""

from __future__ import annotations

from bot import profile
from bot.actions import deep_links
from bot.actions.reading import Action, ShowCompany
from bot.context import Context
from bot.delivery import sending as delivery
from bot.handlers import presses
from bot.handlers.asking import Ask
from bot.screens import chat as screens


async def start(ask: Ask, context: Context) -> None:
    """/start [what a link leads to]."""
    if ask.editor and ask.private:
        await profile.show_editor_menu(context.bot, ask.place.chat_id)
    action = deep_links.read(ask.words.strip(), ask.lang)
    if action is None or not await _is_there(action, context):
        await delivery.send(context.bot, ask.place, screens.start(ask.lang))
    elif refusal := await presses.refusal(ask, action, context):
        await delivery.send(context.bot, ask.place, refusal)
    else:
        await presses.WORK[type(action)](ask, action, context)


async def _is_there(action: Action, context: Context) -> bool:
    """Whether there is such a company; nothing else can be unknown."""
    known = await context.services.directory()
    return not isinstance(action, ShowCompany) or known.by_key(action.key) is not None
