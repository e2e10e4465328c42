"""The editors' figures are right on both databases, and what is wrong is told once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from storage import alerts, chats, deliveries, runs, subscriptions, tallies
from storage.deliveries import Step
from storage.engine import Database
from storage.runs import Run
from storage.tallies import Doubt, Queue
from storage.values import ChatKind, DeliveryState, PauseReason, Subscription
from tests.storage.samples import NOW
from tests.storage.test_chats import FULL, PLAIN
from tests.storage.test_deliveries import TOMORROW, claimed

MINUTE = timedelta(minutes=1)


async def test_subscribers_are_counted_by_kind_and_paused_chats_by_why(database: Database) -> None:
    on = replace(PLAIN, subscription=Subscription.ON, due_at=TOMORROW)
    for chat in (FULL, PLAIN, *(replace(on, chat_id=number) for number in (11, 12, 13))):
        await chats.save(database, chat, NOW)
    await subscriptions.pause(database, 13, PauseReason.BLOCKED, NOW)
    assert await tallies.subscribers(database) == {ChatKind.GROUP: 1, ChatKind.PRIVATE: 2}
    assert await tallies.paused(database) == {PauseReason.BLOCKED: 1}
    assert await tallies.queue(database, NOW + MINUTE) == Queue(1, 0, NOW, TOMORROW)


async def test_outcomes_are_counted_from_a_moment_on(database: Database) -> None:
    claim = await claimed(database)
    assert (await tallies.queue(database, NOW)).under_way == 1
    await deliveries.write(database, [Step(claim, DeliveryState.UNCERTAIN)], [], NOW + MINUTE)
    assert await runs.outcomes(database, NOW) == {DeliveryState.UNCERTAIN: 1}
    assert await runs.outcomes(database, NOW + MINUTE) == {}
    assert await tallies.doubts(database, 5) == (Doubt(FULL.chat_id, NOW),)
    assert await tallies.last_closed(database, NOW) == NOW + MINUTE


async def test_runs_are_kept_where_there_was_work_or_a_failure_and_the_newest_only(database: Database) -> None:
    await runs.record(database, Run(NOW, NOW))
    assert await runs.last(database) is None
    for number in range(runs.KEPT + 5):
        await runs.record(database, Run(NOW + number * MINUTE, NOW + number * MINUTE, "disk full"))
    newest = await runs.last(database)
    assert newest == Run(NOW + (runs.KEPT + 4) * MINUTE, NOW + (runs.KEPT + 4) * MINUTE, "disk full")
    well = Run(TOMORROW, TOMORROW + MINUTE)
    await runs.record(database, well)
    assert await runs.last(database) == well


async def test_an_alert_is_told_once_and_again_after_a_while(database: Database) -> None:
    assert await alerts.open_(database, "digests", NOW, NOW - MINUTE)
    assert not await alerts.open_(database, "digests", NOW + MINUTE, NOW - MINUTE)
    assert await alerts.open_(database, "digests", NOW + 2 * MINUTE, NOW)
    assert await alerts.close(database, "digests")
    assert not await alerts.close(database, "digests")
    assert await alerts.open_(database, "digests", NOW, NOW - MINUTE)
