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
