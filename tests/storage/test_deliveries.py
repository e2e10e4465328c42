"""A digest is claimed once, sent at most once, and what a dead process left is told apart."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from storage import chats, deliveries, subscriptions
from storage.deliveries import Begin, Due, Step
from storage.engine import Database
from storage.schema import deliveries as table
from storage.values import Chat, Claim, DeliveryState, PauseReason, Subscription
from tests.storage.samples import NOW
from tests.storage.test_chats import FULL, PLAIN

LATER = NOW + timedelta(minutes=1)
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


async def begin(database: Database, claim: Claim, upto: int = 50) -> int | None:
    granted = await deliveries.write(database, [], [Begin(claim, upto, "said", 5)], NOW)
    return granted.get(claim.delivery_id)


async def step(database: Database, claim: Claim, state: DeliveryState, **rest: Any) -> None:
    await deliveries.write(database, [Step(claim, state, **rest)], [], NOW)


async def reopened(database: Database, now: datetime = LATER) -> list[Claim]:
    return await deliveries.reopen(database, now, now, 10)


async def test_what_was_sent_is_not_told_again(database: Database) -> None:
    claim = await claimed(database)
    assert await begin(database, claim) == FULL.chat_id
    await step(database, claim, DeliveryState.SENT, upto=50, message_ids=(3, 4))
    assert (await kept(database)).told_upto == 50
    assert await states(database) == [(DeliveryState.SENT, [3, 4])]


async def test_what_is_uncertain_or_failed_comes_again(database: Database) -> None:
    claim = await claimed(database)
    await step(database, claim, DeliveryState.UNCERTAIN)
    assert (await kept(database)).told_upto == FULL.told_upto


async def test_many_are_written_at_once_each_as_it_went(database: Database) -> None:
    claims = [await claimed(database, replace(FULL, chat_id=number, told_upto=0)) for number in range(1, 5)]
    begins = [Begin(claim, 7, "said") for claim in claims]
    assert await deliveries.write(database, [], begins, NOW) == {one.delivery_id: one.chat.chat_id for one in claims}
    outcomes = (DeliveryState.SENT, DeliveryState.FAILED, DeliveryState.UNCERTAIN, DeliveryState.CLAIMED)
    steps = [
        Step(claim, state, upto=7 * (state is DeliveryState.SENT))
        for claim, state in zip(claims, outcomes, strict=True)
    ]
    again = Begin(claims[3], 7, "said")
    assert await deliveries.write(database, steps, [again], NOW) == {claims[3].delivery_id: 4}  # its next part
    assert [state for state, _ in await states(database)] == [*outcomes[:3], DeliveryState.SENDING]
    told = [await chats.get(database, number) for number in range(1, 5)]
    assert [chat and chat.told_upto for chat in told] == [7, 0, 0, 0]


async def test_a_claim_that_a_dead_process_left_is_taken_over_once(database: Database) -> None:
    dead = await claimed(database)
    [taken] = await reopened(database)
    assert taken.delivery_id == dead.delivery_id
    assert await reopened(database) == []
    assert await begin(database, dead) is None  # should it live after all
    await step(database, dead, DeliveryState.FAILED)
    assert await begin(database, taken) == FULL.chat_id


async def test_what_a_dead_process_had_begun_to_send_is_uncertain(database: Database) -> None:
    claim = await claimed(database)
    await begin(database, claim)
    assert await deliveries.give_up(database, NOW) == 1
    assert await reopened(database) == []
    assert await states(database) == [(DeliveryState.UNCERTAIN, [])]
    assert (await kept(database)).told_upto == FULL.told_upto


async def test_a_digest_of_which_a_part_arrived_goes_on_where_it_stood(database: Database) -> None:
    claim = await claimed(database)
    await begin(database, claim, 50)
    await step(database, claim, DeliveryState.CLAIMED, message_ids=(3,))
    assert await deliveries.give_up(database, NOW) == 0
    [left] = await reopened(database)
    assert (left.message_ids, left.upto, left.fingerprint) == ((3,), 50, "said")


async def test_what_telegram_refuses_for_a_while_waits_so_long(database: Database) -> None:
    claim = await claimed(database)
    await step(database, claim, DeliveryState.CLAIMED, not_before=LATER + timedelta(hours=3))
    assert await reopened(database) == []
    assert len(await reopened(database, LATER + timedelta(hours=3))) == 1
    assert (await kept(database)).due_at == TOMORROW


async def test_the_next_slot_takes_the_place_of_one_that_could_not_be_sent(database: Database) -> None:
    claim = await claimed(database)
    await step(database, claim, DeliveryState.CLAIMED, not_before=TOMORROW + timedelta(days=1))
    chat = await kept(database)
    assert await deliveries.claim(database, [Due(chat, TOMORROW.date(), "18:30", NOW)], TOMORROW)
    assert [state for state, _ in await states(database)] == [DeliveryState.SKIPPED, DeliveryState.CLAIMED]
    assert await begin(database, claim) is None


async def test_whoever_wants_no_digests_any_more_gets_none_that_was_claimed(database: Database) -> None:
    claim = await claimed(database)
    await chats.save(database, replace(FULL, subscription=Subscription.OFF, due_at=None), NOW)
    assert await begin(database, claim) is None
    assert await reopened(database) == []
    assert await states(database) == [(DeliveryState.SKIPPED, [])]


async def test_a_chat_that_moved_meanwhile_gets_its_digest_where_it_is_now(database: Database) -> None:
    claim = await claimed(database)
    await chats.move(database, FULL.chat_id, -5)
    assert await begin(database, claim) == -5
    await step(database, claim, DeliveryState.SENT, upto=60)
    moved = await chats.get(database, -5)
    assert moved
    assert moved.told_upto == 60


async def test_pausing_keeps_the_rest_and_notes_since_when_nothing_is_wanted(database: Database) -> None:
    await chats.save(database, FULL, NOW)
    assert await subscriptions.pause(database, FULL.chat_id, PauseReason.RIGHTS, NOW)
    paused = replace(FULL, paused_why=PauseReason.RIGHTS, paused_at=NOW, subscription=Subscription.PAUSED, due_at=None)
    assert await kept(database) == paused
    for moment in (TOMORROW, TOMORROW + timedelta(days=1)):
        assert not await subscriptions.pause(database, FULL.chat_id, PauseReason.BLOCKED, moment)
        assert await kept(database) == replace(paused, left_at=TOMORROW)


async def test_old_deliveries_are_pruned_but_not_open_ones(database: Database) -> None:
    claim = await claimed(database)
    await deliveries.prune(database, TOMORROW)
    assert len(await states(database)) == 1
    await step(database, claim, DeliveryState.SENT)
    await deliveries.prune(database, TOMORROW)
    assert await states(database) == []
