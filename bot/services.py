"""What the workflows work with; made once by the composition root."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

from bot.limits import Buckets
from bot.names import Directory
from bot.settings import Settings
from briefs.lexicon import load
from briefs.lexicon.load import Lexicon
from briefs.model import Organisation
from storage import facts
from storage.engine import Database

HINT_SECONDS = 600.0  # how often a chat is told that its pictures are not read
Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The time, aware."""
    return datetime.now(UTC)


class Services:
    """The database, the lexicon with all that articles taught, the settings and the clock; no Telegram."""

    def __init__(self, settings: Settings, database: Database, clock: Clock = utc_now) -> None:
        self.settings = settings
        self.database = database
        self.clock = clock
        self.hints = Buckets(1, HINT_SECONDS)
        self._learned: tuple[Organisation, ...] = ()
        self._directory = Directory(load())

    async def directory(self) -> Directory:
        """The names of every organisation known today."""
        learned = tuple(await facts.learned_organisations(self.database))
        if learned != self._learned:
            self._learned, self._directory = learned, Directory(load().with_organisations(learned))
        return self._directory

    async def lexicon(self) -> Lexicon:
        """The shipped lexicon and every organisation that an article taught."""
        return (await self.directory()).lexicon

    def today(self) -> date:
        """The readers' day."""
        return self.clock().astimezone(self.settings.timezone).date()
