"""One chat waits for itself, never for another."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from telegram import Chat, Message, Update

from bot.turns import ChatTurns


def update(chat_id: int) -> Update:
    return Update(1, message=Message(1, datetime.now(UTC), Chat(chat_id, "private")))


async def test_a_chats_updates_keep_their_order_while_others_go_on() -> None:
    turns, done, gate = ChatTurns(), [], asyncio.Event()

    async def slow() -> None:
        await gate.wait()
        done.append("slow")

    async def quick(name: str) -> None:
        done.append(name)

    first = asyncio.create_task(turns.process_update(update(1), slow()))
    await asyncio.sleep(0)
    second = asyncio.create_task(turns.process_update(update(1), quick("after slow")))
    await turns.process_update(update(2), quick("other chat"))
    gate.set()
    await asyncio.gather(first, second)
    assert done == ["other chat", "slow", "after slow"]


async def test_a_chat_with_very_much_to_say_holds_up_nobody() -> None:
    turns, done, gate = ChatTurns(), [], asyncio.Event()

    async def slow() -> None:
        await gate.wait()

    async def quick() -> None:
        done.append("other chat")

    busy = [asyncio.create_task(turns.process_update(update(1), slow())) for _ in range(500)]
    await asyncio.sleep(0)
    await asyncio.wait_for(turns.process_update(update(2), quick()), 5)
    assert done
    gate.set()
    await asyncio.gather(*busy)


async def test_what_is_given_up_is_not_answered() -> None:
    turns, done = ChatTurns(), []

    async def slow() -> None:
        await asyncio.sleep(60)

    async def never() -> None:
        done.append("answered")

    tasks = [asyncio.create_task(turns.process_update(update(1), work())) for work in (slow, never)]
    await asyncio.sleep(0.01)
    turns.give_up()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    assert [type(result) for result in results] == [asyncio.CancelledError] * 2
    assert done == []
