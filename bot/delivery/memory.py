"""What the limiter remembers over restarts: for how long Telegram wants no messages."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from storage import holds
from storage.engine import Database
from storage.errors import StorageError

log = logging.getLogger(__name__)
WORTH = 5.0  # seconds; shorter than that is over before a process has started again


class Holds:
    """Keeps them in the database; where it fails, they are known to this process alone."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database, self._clock = database, clock

    async def lasting(self) -> dict[int, float]:
        """The seconds that each chat, or holds.EVERYBODY, has yet to wait."""
        now = self._clock()
        try:
            kept = await holds.lasting(self._database, now)
        except StorageError as error:
            log.warning("what Telegram refused before the start could not be read: %s", error)
            return {}
        return {chat_id: (until - now).total_seconds() for chat_id, until in kept.items()}

    async def keep(self, chat_id: int, seconds: float) -> None:
        """Writes down that the chat, or holds.EVERYBODY, has to wait."""
        if seconds < WORTH:
            return
        try:
            await holds.keep(self._database, chat_id, self._clock() + timedelta(seconds=seconds))
        except StorageError as error:
            log.warning("what Telegram refuses could not be written down: %s", error)
