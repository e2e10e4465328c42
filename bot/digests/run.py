"""Workflow: who is due → claim → compose → send → close.

A digest is claimed before it is sent and closed after, each part of it, so at every moment the database says what may
have gone out. What a chat was not surely told comes again in its next digest. See docs/delivery.md.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.chats.due import next_due, quiet_until, slot
from bot.delivery import sending as delivery
from bot.delivery.sending import Bot
from bot.digests.compose import Composer
from bot.digests.ledger import Ledger
from bot.digests.parts import send_parts
from bot.services import Services
from storage import chats, deliveries, editions, facts, subscriptions
from storage.deliveries import Due
from storage.values import Claim

log = logging.getLogger(__name__)
FEWEST, MOST = 20, 500  # how many are claimed at a time: about what goes out in a second
AT_ONCE, MOST_AT_ONCE, LONGEST = 8, 200, 0.2  # on their way at a time: some, and what goes out in so many seconds
IN_VAIN = 20  # so many in a row got nowhere: Telegram cannot be reached


async def send_due(services: Services, bot: Bot, stop: asyncio.Event) -> None:
    """Sends every digest that is due; begins nothing new once `stop` is set.

    To be called by the only sender. Raises StorageError.
    """
    db = services.database
    if lost := await deliveries.give_up(db, services.clock()):
        log.warning("nobody knows whether %s digests arrived when the last process ended; their news comes again", lost)
    await Run(services, bot, stop).all()
    days = timedelta(days=services.settings.keep_days)
    before = services.clock() - days
    await deliveries.prune(db, before)
    await editions.prune(db, before)
    if gone := await chats.prune(db, before):
        log.info("what was kept of %s chats is deleted: they have been gone for %s days", gone, days.days)


class Run:
    """Everything that is due by now, on its way."""

    def __init__(self, services: Services, bot: Bot, stop: asyncio.Event) -> None:
        self._services, self._bot, self._stop = services, bot, stop
        self._most = int(max(FEWEST, min(MOST, services.settings.send_rate)))  # claimed at a time
        self._few = 0  # so few are left when the next are claimed
        self._ledger = Ledger(services.database, services.clock)
        self._began = services.clock()
        self._ready: deque[Claim] = deque()
        self._composers: dict[tuple[int, datetime], Composer] = {}
        self._upto = 0
        self._taking: asyncio.Task[None] | None = None
        self._more = True  # whether others may be due
        self._over = False
        self._in_vain = 0

    async def all(self) -> None:
        """Sends it. What was claimed and not sent when it ends early is taken up by the next run."""
        rate = self._services.settings.send_rate
        workers = [self._work() for _ in range(int(min(MOST_AT_ONCE, AT_ONCE + rate * LONGEST)))]
        failures = await asyncio.gather(*workers, return_exceptions=True)
        await asyncio.gather(*filter(None, [self._taking]), return_exceptions=True)
        await self._ledger.settle()
        for failure in failures:
            if failure is not None:
                raise failure

    async def _work(self) -> None:
        try:
            while claim := await self._next():
                composer = self._composer(self._upto if claim.upto is None else claim.upto)
                outcome = await send_parts(self._services, self._bot, self._ledger, claim, composer)
                self._note(outcome)
        except BaseException:
            self._over = True
            raise

    def _note(self, outcome: delivery.Outcome | None) -> None:
        """Ends the run where one after another gets nowhere."""
        if outcome is not None:
            nowhere = isinstance(outcome, delivery.Held) and outcome.everybody
            self._in_vain = self._in_vain + 1 if nowhere else 0
        if self._in_vain >= IN_VAIN:
            self._over = True

    async def _next(self) -> Claim | None:
        """The next digest to be sent, None at the end of the run; more are claimed before these are all gone."""
        while not self._ended():
            if self._taking and self._taking.done():
                done, self._taking = self._taking, None
                done.result()
            if self._taking is None and self._more and len(self._ready) <= self._few:
                self._taking = asyncio.create_task(self._take())
            if self._ready:
                return self._ready.popleft()
            if self._taking is None:
                return None
            await asyncio.wait({self._taking})
        return None

    async def _take(self) -> None:
        """Claims the next batch; where it is not a full one, nothing more is claimed before all of it is gone."""
        claims = await self._claims()
        self._ready.extend(claims)
        self._more = bool(claims)
        self._few = self._most // 2 if len(claims) >= self._most else 0

    def _ended(self) -> bool:
        return self._over or self._stop.is_set() or delivery.closed(self._bot)

    async def _claims(self) -> Sequence[Claim]:
        """The next batch, what an earlier run left first; empty where nothing is due any more."""
        db, now = self._services.database, self._services.clock()
        self._upto = await facts.last_id(db)
        left = await deliveries.reopen(db, self._began, now, self._most)
        return left or await claim_due(self._services, self._most)

    def _composer(self, upto: int) -> Composer:
        """Composers are kept as long as they tell the same: until new facts come, or another minute."""
        now = self._services.clock()
        key = upto, now.replace(second=0, microsecond=0)
        if key not in self._composers:
            self._composers = {old: one for old, one in self._composers.items() if old[1] == key[1]}
            self._composers[key] = Composer(self._services, upto, now)
        return self._composers[key]


async def claim_due(services: Services, most: int) -> list[Claim]:
    """Claims up to about `most` of the digests that are due; none where nothing is due any more."""
    now, db = services.clock(), services.database
    while due := await subscriptions.due(db, now, most):
        wanted = []
        for chat in due:
            if until := quiet_until(chat.schedule, now):
                await subscriptions.postpone(db, chat, until)
            else:
                wanted.append(Due(chat, *slot(chat.schedule, now), next_due(chat.schedule, now)))
        if wanted and (claims := await deliveries.claim(db, wanted, now)):
            return claims
    return []
