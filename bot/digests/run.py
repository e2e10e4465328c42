"""Workflow: who is due → claim → compose → send → close.

A digest is claimed before it is sent and closed after, each in a transaction of its own, so at every moment the
database says what may have gone out. What a chat was not surely told comes again in its next digest.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable
from datetime import datetime, timedelta

from bot import choices
from bot.delivery import sending as delivery
from bot.delivery.outcomes import Held, Lost, Outcome, Sent
from bot.delivery.sending import Bot, Place
from bot.digests.compose import NOTHING, Composer
from bot.digests.due import next_due, quiet_until, slot
from bot.services import Services
from storage import chats, deliveries, editions, facts, subscriptions
from storage.deliveries import Due
from storage.values import Chat, Claim, DeliveryState, Subscription

log = logging.getLogger(__name__)
SENDER = 0x6469_6765_7374  # any number that only the sender takes: "digest"
BATCH = 100  # how many are claimed at a time
AT_ONCE = 8  # how many are on their way at a time; few, so that answers to people need not queue behind them
IN_VAIN = 20  # so many held one after another: Telegram cannot be reached
KEPT = timedelta(days=choices.KEPT_DAYS)


async def send_due(services: Services, bot: Bot, stop: asyncio.Event) -> None:
    """Sends every digest that is due, unless another process is about it; begins nothing new once `stop` is set.

    Raises StorageError.
    """
    async with services.database.alone(SENDER) as alone:
        if not alone:
            return
        claims: list[Claim] | None = await deliveries.recover(services.database, services.clock())
        while claims is not None and not stop.is_set():
            if not await _send_all(services, bot, claims, stop):
                break
            claims = await _claim(services)
        await deliveries.prune(services.database, services.clock() - KEPT)
        await editions.prune(services.database, services.clock() - KEPT)


async def _claim(services: Services) -> list[Claim] | None:
    """The next batch; None where nothing is due any more, or somebody else is at it."""
    now = services.clock()
    wanted, put_off = [], False
    for chat in await subscriptions.due(services.database, now, BATCH):
        if until := quiet_until(chat.schedule, now):
            put_off |= await subscriptions.postpone(services.database, chat, until)
        else:
            wanted.append(Due(chat, *slot(chat.schedule, now), next_due(chat.schedule, now)))
    claims = await deliveries.claim(services.database, wanted, now) if wanted else []
    return claims if claims or put_off else None


async def _send_all(services: Services, bot: Bot, claims: Iterable[Claim], stop: asyncio.Event) -> bool:
    """Whether it is worth while to go on: not where one after another was held, as Telegram is out of reach.

    What was claimed and not sent is taken over at the next tick.
    """
    upto = await facts.last_id(services.database)
    composer, waiting, held = Composer(services, upto, services.clock()), iter(claims), 0

    async def work() -> None:
        nonlocal held
        for claim in waiting:
            if stop.is_set() or held >= IN_VAIN:
                return
            if outcome := await _send(services, bot, claim, composer):
                held = held + 1 if isinstance(outcome, Held) else 0

    for failure in await asyncio.gather(*(work() for _ in range(AT_ONCE)), return_exceptions=True):
        if failure is not None:
            raise failure
    return held < IN_VAIN


async def _send(services: Services, bot: Bot, claim: Claim, composer: Composer) -> Outcome | None:
    """What became of the digest; None where there was none to send."""
    db, upto = services.database, composer.upto
    chat = await deliveries.owner(db, claim)
    if chat is None:
        return None
    on = chat.subscription is Subscription.ON
    composed = await composer.digest(chat) if on else NOTHING
    if not composed.screens:
        told = upto if on else 0
        await deliveries.close(db, claim, DeliveryState.EMPTY, services.clock(), upto=told)
    elif await deliveries.begin(db, claim, upto, composed.edition):
        place = Place(chat.chat_id, chat.thread_id)
        outcome = await delivery.deliver(bot, place, composed.screens, silent=chat.silent)
        await _close(services, claim, chat, outcome, upto)
        return outcome
    return None


async def _close(services: Services, claim: Claim, chat: Chat, outcome: Outcome, upto: int) -> None:
    db, now = services.database, services.clock()
    if outcome.chat_id != chat.chat_id:
        await chats.move(db, chat.chat_id, outcome.chat_id)
    if isinstance(outcome, Sent):
        await deliveries.close(db, claim, DeliveryState.SENT, now, upto=upto, message_ids=outcome.message_ids)
    elif isinstance(outcome, Held):
        await deliveries.release(db, claim, _later(now, outcome))
    elif isinstance(outcome, Lost):
        log.warning("nobody knows whether chat %s got its digest; its news comes again in the next", chat.chat_id)
        await deliveries.close(db, claim, DeliveryState.UNCERTAIN, now, message_ids=outcome.message_ids)
    else:
        await deliveries.close(db, claim, DeliveryState.FAILED, now)
        if outcome.closed and await subscriptions.pause(db, outcome.chat_id, outcome.closed, now):
            log.info("chat %s takes no messages; its subscription is paused", outcome.chat_id)


def _later(now: datetime, held: Held) -> datetime:
    return now + timedelta(seconds=held.seconds)
