"""What the workflows work with; made once by the composition root."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Container, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import NamedTuple

from bot.asked.names import Directory
from bot.services.health import Health
from bot.services.kept import Kept
from bot.services.limits import Buckets, Verdict
from bot.services.metrics import Metrics
from bot.services.pastes import Pastes
from bot.settings import Settings
from bot.sources.web import Web
from bot.understanding.vocabulary import prepare
from briefs.lexicon import load
from briefs.lexicon.load import Lexicon
from briefs.model import Lang, Organisation
from storage import counts, editors, facts, names
from storage.engine import Database

HINT_SECONDS = 600.0  # how often a chat is told that its pictures are not read
MOST_PAGES = 512
Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The time, aware."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Standing:
    """How many events each organisation in the news has, most first, and which they are, by their ids."""

    counts: tuple[tuple[str, int], ...] = ()
    told: frozenset[str] = frozenset()


class State(NamedTuple):
    """What pages made of the news depend on."""

    news: int  # versions, see storage.counts
    organisations: int
    day: date  # the readers'


Listed = tuple[tuple[Organisation, int], ...]
_NOBODY: Listed = ()
_STATE: ContextVar[State | None] = ContextVar("state", default=None)  # of which a page is being made


class Services:
    """The database, the lexicon with all that articles taught, the web, the settings and the clock; no Telegram."""

    def __init__(self, settings: Settings, database: Database, clock: Clock = utc_now) -> None:
        self.settings = settings
        self.database = database
        self.clock = clock
        self.web = Web(clock, allow_private=settings.allow_private_urls)
        self.pastes = Pastes()
        self.spoken = dict[int, Lang]()  # in which language each editor wrote last, since the process began
        self.hints = Buckets(1, HINT_SECONDS)
        self.turns = Buckets(2 * settings.user_rate, 60 / settings.user_rate) if settings.user_rate else None
        self._directory: Directory | None = None  # takes 30 MB, and so is not made before it is known which
        self._learned = 0  # the version of the learned organisations in it
        self._read_with: Lexicon | None = None
        self._standing = Standing()
        self._news = 0  # the version of the news that it counts
        self._editors = frozenset[int]()
        self._listed = ((-1, -1), _NOBODY)  # the versions of the news and of the organisations, and the companies then
        self._rights = 0  # the version of the editors in it
        self._renewing = asyncio.Lock()
        self._reading: asyncio.Task[dict[str, int]] | None = None
        self.pages = Kept(MOST_PAGES)
        self.metrics = Metrics()
        self.health = Health(clock)

    async def state(self) -> State:
        """What is another when pages made of the news are no longer right: its version, that of the names, the day."""
        if made_at := _STATE.get():
            return made_at
        versions = await self._versions()
        return State(versions.get(counts.NEWS, 0), versions.get(counts.ORGANISATIONS, 0), self.today())

    @contextmanager
    def at(self, state: State) -> Iterator[None]:
        """Within, what is asked for is as of this state or of a later one; nobody looks again which state it is."""
        token = _STATE.set(state)
        try:
            yield
        finally:
            _STATE.reset(token)

    def turn(self, person_id: int) -> Verdict:
        """Whether that person has not asked more than settings.user_rate allows; editors may load what they like."""
        if self.turns is None or self.known_editor(person_id):
            return Verdict.GO
        return self.turns.take(person_id, self.clock())

    def known_editor(self, person_id: int) -> bool:
        """Whether that person was an editor when this process last looked."""
        return person_id in self.settings.admin_ids or person_id in self._editors

    async def is_editor(self, person_id: int) -> bool:
        """Whether that person is an editor now: by the settings, or because one of those added them."""
        return person_id in self.settings.admin_ids or person_id in await self.editor_ids()

    async def editor_ids(self) -> frozenset[int]:
        """Everybody who is an editor now."""
        version = (await self._versions()).get(counts.EDITORS, 0)
        async with self._renewing:
            if version != self._rights:
                self._editors, self._rights = frozenset(await editors.every(self.database)), version
        return self._editors | set(self.settings.admin_ids)

    async def directory(self) -> Directory:
        """The names of every organisation known today; made anew when an article has taught one."""
        version = (await self.state()).organisations
        if self._directory and version <= self._learned:
            return self._directory
        async with self._renewing:
            if self._directory is None or version > self._learned:
                learned = await facts.learned_organisations(self.database) if version else ()
                accepted = await names.accepted(self.database) if version else ()
                known = learned or accepted
                self._directory = await asyncio.to_thread(_directory, learned, accepted) if known else _shipped()
                gone = await names.withdrawn(self.database) if version else frozenset()
                self._read_with = _without(gone, learned, accepted) if gone else self._directory.lexicon
                self._learned = version
        return self._directory

    async def standing(self) -> Standing:
        """The organisations in the news today; read anew when an article has come or gone."""
        version = (await self.state()).news
        if version <= self._news:
            return self._standing
        async with self._renewing:
            if version > self._news:
                told = await facts.organisation_counts(self.database)
                self._standing = Standing(told, frozenset(one for one, _ in told))
                self._news = version
        return self._standing

    async def nearest(self, name: str) -> tuple[Organisation, ...]:
        """The organisations with the most similar names, best first; being in the news counts for some."""
        return (await self.directory()).nearest(name, (await self.standing()).told)

    async def companies(self) -> Listed:
        """The organisations in the news that are no places, with how many events each has, most first."""
        standing, directory = await self.standing(), await self.directory()
        versions = (self._news, self._learned)
        if self._listed[0] != versions:
            known = directory.lexicon.organisations
            told = ((known[one], count) for one, count in standing.counts if one in known)
            self._listed = versions, tuple(each for each in told if each[0].kind != "place")
        return self._listed[1]

    async def _versions(self) -> dict[str, int]:
        """What is read once for all who ask while it is being read."""
        if self._reading is None:
            self._reading = asyncio.create_task(counts.known_versions(self.database))
            self._reading.add_done_callback(self._read)
        return await asyncio.shield(self._reading)

    def _read(self, _: asyncio.Task[dict[str, int]]) -> None:
        self._reading = None

    async def lexicon(self) -> Lexicon:
        """The shipped lexicon and every organisation that an article taught."""
        return (await self.directory()).lexicon

    async def reading_lexicon(self) -> Lexicon:
        """The same without names that editors took back: what articles are read with."""
        directory = await self.directory()
        return self._read_with or directory.lexicon

    def today(self) -> date:
        """The readers' day."""
        return self.clock().astimezone(self.settings.timezone).date()


@cache
def _shipped() -> Directory:
    """The names that the program comes with; immutable, and made once however many services there are."""
    return Directory(load())


def _without(gone: Container[str], learned: Iterable[Organisation], accepted: Iterable[Organisation]) -> Lexicon:
    """The lexicon without the learned organisations of these ids."""
    return load().with_organisations(one for one in learned if one.id not in gone).with_spellings(accepted)


def _directory(learned: Iterable[Organisation], accepted: Iterable[Organisation]) -> Directory:
    lexicon = load().with_organisations(learned).with_spellings(accepted)
    prepare(lexicon)
    return Directory(lexicon)
