"""Workflow: a button asks an editor to type something, and the next text of theirs in that chat is the answer."""

from __future__ import annotations

from datetime import timedelta

from bot.actions import buttons
from bot.actions.reading import Action
from bot.services import Services
from storage import prompts
from storage.desk_values import Prompt

PATIENCE = timedelta(minutes=15)  # after that, a text is no answer any more


async def ask(services: Services, chat_id: int, user_id: int, action: Action, message_id: int) -> None:
    """Has what the editor types next in that chat answer `action`."""
    prompt = Prompt(buttons.encode(action), message_id, services.clock())
    await prompts.put(services.database, chat_id, user_id, prompt)


async def asked(services: Services, chat_id: int, user_id: int) -> Action | None:
    """What the editor was asked lately and has not answered."""
    prompt = await prompts.get(services.database, chat_id, user_id)
    if prompt is None or services.clock() - prompt.asked_at > PATIENCE:
        return None
    try:
        return buttons.decode(prompt.action)
    except buttons.ButtonError:
        return None


async def done(services: Services, chat_id: int, user_id: int) -> None:
    """Asks no more."""
    await prompts.drop(services.database, chat_id, user_id)
