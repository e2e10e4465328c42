"""What every handler has at hand, typed: python-telegram-bot's context carries our services instead of dict bags."""

from __future__ import annotations

from typing import Any

from telegram.ext import Application, CallbackContext, ExtBot, JobQueue

from bot.services import Services

Nothing = dict[Any, Any]


class Context(CallbackContext[ExtBot[None], Nothing, Nothing, Services]):
    """The context of one update."""

    @property
    def services(self) -> Services:
        """The database, the lexicon, the settings and the clock of this process."""
        return self.bot_data


App = Application[ExtBot[None], Context, Nothing, Nothing, Services, JobQueue[Context] | None]
