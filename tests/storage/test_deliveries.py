"""A digest is claimed once, sent at most once, and what a dead process left is told apart."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import select

from storage import chats, deliveries, subscriptions
from storage.deliveries import Due
from storage.engine import Database
from storage.schema import deliveries as table
from storage.values import Chat, Claim, DeliveryState, PauseReason, Subscription
from tests.storage.samples import NOW
from tests.storage.test_chats import FULL, PLAIN

TOMORROW = NOW + timedelta(days=1)


def due(chat: Chat, following: datetime = TOMORROW) -> Due:
    return Due(chat, NOW.date(), "18:30", following)


async def claimed(database: Database, chat: Chat = FULL) -> Claim:
    await chats.save(database, chat, NOW)
    [claim] = await deliveries.claim(database, [due(chat)], NOW)
    return claim


async def states(database: Database) -> list[tuple[DeliveryState, list[int]]]:
    rows = await database.rows(select(table).order_by(table.c.id))
    return [(DeliveryState(row.state), row.message_ids) for row in rows]


async def kept(database: Database) -> Chat:
    chat = await chats.get(database, FULL.chat_id)
    assert chat
    return chat


async def test_only_subscribers_are_due_and_the_longest_overdue_first(database: Database) -> None:
    early = replace(PLAIN, subscription=Subscription.ON, due_at=NOW - timedelta(hours=2))
    for chat in (FULL, early, replace(PLAIN, chat_id=8), replace(FULL, chat_id=9, due_at=TOMORROW)):
        await chats.save(database, chat, NOW)
    assert await subscriptions.due(database, NOW, 10) == [early, FULL]
    assert await subscriptions.due(database, NOW, 1) == [early]


async def test_a_claim_moves_the_due_time_on(database: Database) -> None:
    claim = await claimed(database)
    assert claim.chat == FULL
    assert (await kept(database)).due_at == TOMORROW
    assert await subscriptions.due(database, NOW, 10) == []


async def test_two_senders_never_get_the_same_digest(database: Database) -> None:
    await chats.save(database, FULL, NOW)
    claims = await asyncio.gather(*(deliveries.claim(database, [due(FULL)], NOW) for _ in range(4)))
    assert sum(map(len, claims)) == 1


async def test_a_slot_of_a_day_is_claimed_once_however_often_it_comes_due(database: Database) -> None:
    await claimed(database)
    assert await deliveries.claim(database, [due(await kept(database))], NOW) == []
    other = Due(await kept(database), NOW.date(), "08:00", NOW)
    assert len(await deliveries.claim(database, [other], NOW)) == 1


async def test_what_was_sent_is_not_told_again(database: Database) -> None:
    claim = await claimed(database)
    assert await deliveries.begin(database, claim, 50)
    await deliveries.close(database, claim, DeliveryState.SENT, NOW, upto=50, message_ids=(3, 4))
    assert (await kept(database)).told_upto == 50
    assert await states(database) == [(DeliveryState.SENT, [3, 4])]


async def test_what_is_uncertain_or_failed_comes_again(database: Database) -> None:
    claim = await claimed(database)
    await deliveries.close(database, claim, DeliveryState.UNCERTAIN, NOW)
    assert (await kept(database)).told_upto == FULL.told_upto


async def test_a_claim_that_a_dead_process_left_is_taken_over_once(database: Database) -> None:
    dead = await claimed(database)
    [taken] = await deliveries.recover(database, NOW + timedelta(minutes=1))
    assert taken.delivery_id == dead.delivery_id
    assert not await deliveries.begin(database, dead, 50)  # should it live after all
    assert await deliveries.begin(database, taken, 50)


async def test_what_a_dead_process_had_begun_to_send_is_uncertain(database: Database) -> None:
    claim = await claimed(database)
    await deliveries.begin(database, claim, 50)
    assert await deliveries.recover(database, NOW) == []
    assert await states(database) == [(DeliveryState.UNCERTAIN, [])]
    assert (await kept(database)).told_upto == FULL.told_upto


async def test_a_released_claim_can_be_claimed_anew(database: Database) -> None:
    claim = await claimed(database)
    later = NOW + timedelta(minutes=5)
    await deliveries.release(database, claim, later)
    assert (await kept(database)).due_at == later
    assert len(await deliveries.claim(database, [due(await kept(database))], later)) == 1


async def test_a_chat_that_moved_meanwhile_keeps_what_it_was_told(database: Database) -> None:
    claim = await claimed(database)
    await chats.move(database, FULL.chat_id, -5)
    await deliveries.close(database, claim, DeliveryState.SENT, NOW, upto=60)
    moved = await chats.get(database, -5)
    assert moved
    assert moved.told_upto == 60


async def test_pausing_and_resuming_keep_the_rest(database: Database) -> None:
    await chats.save(database, FULL, NOW)
    assert await subscriptions.pause(database, FULL.chat_id, PauseReason.RIGHTS, NOW)
    assert not await subscriptions.pause(database, FULL.chat_id, PauseReason.BLOCKED, NOW)
    paused = replace(FULL, paused_why=PauseReason.RIGHTS, paused_at=NOW)
    assert await kept(database) == replace(paused, subscription=Subscription.PAUSED, due_at=None)
    assert await subscriptions.resume(database, FULL.chat_id, NOW)
    assert await kept(database) == FULL
    assert not await subscriptions.resume(database, FULL.chat_id, NOW)


async def test_old_deliveries_are_pruned_but_not_open_ones(database: Database) -> None:
    claim = await claimed(database)
    await deliveries.prune(database, TOMORROW)
    assert len(await states(database)) == 1
    await deliveries.close(database, claim, DeliveryState.SENT, NOW)
    await deliveries.prune(database, TOMORROW)
    assert await states(database) == []
