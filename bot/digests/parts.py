"""One digest on its way, message by message, and what is written down of it."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import timedelta

from bot.delivery import sending as delivery
from bot.delivery.letters import Letter, Manner
from bot.delivery.sending import Bot, Held, Lost, Outcome, Place, Posted, Unsent
from bot.digests.compose import NOTHING, Composer
from bot.digests.ledger import Ledger
from bot.services import Services
from storage import chats, subscriptions
from storage.deliveries import Begin, Step
from storage.values import Claim, DeliveryState, Subscription

log = logging.getLogger(__name__)


async def send_parts(services: Services, bot: Bot, ledger: Ledger, claim: Claim, composer: Composer) -> Outcome | None:
    """Sends what is not out yet of the digest; what became of the last message, None where none was to be sent."""
    on = claim.chat.subscription is Subscription.ON
    composed = await composer.digest(claim.chat) if on else NOTHING
    parts, mark = composed.parts, composed.fingerprint
    if claim.message_ids and mark != claim.fingerprint:
        log.warning("the rest of a digest to chat %s is not what it was; its news comes again", claim.chat.chat_id)
        ledger.step(Step(claim, DeliveryState.UNCERTAIN, claim.message_ids))
        return None
    if not parts:
        ledger.step(Step(claim, DeliveryState.EMPTY, upto=composer.upto if on else 0))
        return None
    return await _Parts(services, bot, ledger, claim, Begin(claim, composer.upto, mark, composed.edition)).send(parts)


class _Parts:
    """The messages of one digest; nothing of it is sent by anybody else meanwhile."""

    def __init__(self, services: Services, bot: Bot, ledger: Ledger, claim: Claim, begin: Begin) -> None:
        self._services, self._bot, self._ledger, self._claim, self._begin = services, bot, ledger, claim, begin
        chat = claim.chat
        self._place = Place(chat.chat_id, chat.thread_id)
        self._manner = Manner(chat.silent, services.settings.paid_broadcast)
        self._ids = list(claim.message_ids)

    async def send(self, parts: Sequence[Letter]) -> Outcome | None:
        """Sends those that are not out yet; what became of the last, None where they are not ours to send."""
        outcome: Outcome | None = None
        for part in parts[len(self._ids) :]:
            outcome = await self._send(part)
            if not isinstance(outcome, Posted):
                break
            self._ids.append(outcome.message_id)
            if len(self._ids) < len(parts):
                self._step(DeliveryState.CLAIMED)
        await self._end(outcome)
        return outcome

    async def _send(self, part: Letter) -> Outcome | None:
        """Waits for its turn, writes down that it goes out, and has it go."""
        if held := await delivery.turn(self._bot, self._place.chat_id):
            return held
        chat_id = await self._ledger.begin(self._begin)
        if chat_id is None:
            return None
        before = Place(chat_id, self._place.thread_id)
        outcome, self._place = await delivery.deliver(self._bot, before, part, self._manner)
        await self._follow(before)
        return outcome

    async def _follow(self, before: Place) -> None:
        """Keeps where the chat has gone, and that its topic is no more."""
        db, after = self._services.database, self._place
        if after.chat_id != before.chat_id:
            await chats.move(db, before.chat_id, after.chat_id)
        if after.thread_id != before.thread_id:
            await subscriptions.leave_topic(db, after.chat_id)

    async def _end(self, outcome: Outcome | None) -> None:
        """Writes down what became of the digest."""
        if isinstance(outcome, Posted):
            self._step(DeliveryState.SENT, upto=self._begin.upto)
        elif isinstance(outcome, Held):
            until = self._services.clock() + timedelta(seconds=outcome.seconds)
            self._ledger.step(Step(self._claim, DeliveryState.CLAIMED, tuple(self._ids), not_before=until))
        elif isinstance(outcome, Unsent):
            await self._refused(outcome)
        elif isinstance(outcome, Lost):
            log.warning("nobody knows whether chat %s got its digest; its news comes again", self._place.chat_id)
            self._step(DeliveryState.UNCERTAIN)
        else:
            self._step(DeliveryState.SKIPPED)

    async def _refused(self, outcome: Unsent) -> None:
        self._step(DeliveryState.UNCERTAIN if self._ids else DeliveryState.FAILED)
        chat_id, services = self._place.chat_id, self._services
        if outcome.why and await subscriptions.pause(services.database, chat_id, outcome.why, services.clock()):
            log.info("nothing can be sent to chat %s (%s); its subscription is paused", chat_id, outcome.why)

    def _step(self, state: DeliveryState, *, upto: int = 0) -> None:
        self._ledger.step(Step(self._claim, state, tuple(self._ids), upto))
