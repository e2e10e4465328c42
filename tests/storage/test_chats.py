"""What a chat chose is kept until it asks to be forgotten, whatever id the chat gets."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from briefs.model import Topic
from storage import chats, deliveries, holds, subscriptions
from storage.engine import Database
from storage.schema import metadata
from storage.values import Chat, ChatKind, Days, Length, PauseReason, Quiet, Schedule, Scope, Subscription
from tests.storage.samples import NOW

GROUP = -1_002_345_678_901  # a supergroup's id needs more than 32 bits
PLAIN = Chat(7, "ko", Schedule(ZoneInfo("Asia/Seoul"), time(8)))
FULL = Chat(
    GROUP,
    "both",
    Schedule(ZoneInfo("America/New_York"), time(18, 30), Days.WEEKLY, 4, Quiet(time(22), time(7))),
    ChatKind.GROUP,
    silent=True,
    length=Length.SHORT,
    topics=(Topic.CHIPS, Topic.MODELS),
    companies=("baidu", "smic"),
    subscription=Subscription.ON,
    due_at=NOW,
    thread_id=5,
    told_upto=40,
    own="en",
    scope=Scope.ONLY,
    note_empty=True,
)


async def rows(database: Database) -> dict[str, int]:
    """How many rows the tables about chats hold."""
    names = ("chats", "follows", "subscriptions", "deliveries")
    counts = [await database.rows(select(func.count()).select_from(metadata.tables[name])) for name in names]
    return dict(zip(names, (count for [(count,)] in counts), strict=True))


async def test_unknown_chat_has_chosen_nothing(database: Database) -> None:
    assert await chats.get(database, GROUP) is None


async def test_every_choice_comes_back(database: Database) -> None:
    for chat in (PLAIN, FULL):
        await chats.save(database, chat, NOW)
        assert await chats.get(database, chat.chat_id) == chat


async def test_saving_again_replaces_what_was_chosen(database: Database) -> None:
    await chats.save(database, FULL, NOW)
    changed = replace(FULL, language="en", topics=(), companies=("huawei",), due_at=None, told_upto=41)
    await chats.save(database, changed, NOW + timedelta(days=3))
    assert await chats.get(database, GROUP) == changed


async def test_what_was_told_is_never_told_anew(database: Database) -> None:
    await chats.save(database, FULL, NOW)
    await chats.save(database, replace(FULL, told_upto=3), NOW)
    assert await chats.get(database, GROUP) == FULL


async def _busy(database: Database) -> None:
    await chats.save(database, FULL, NOW)
    await deliveries.claim(database, [deliveries.Due(FULL, NOW.date(), "18:30", NOW)], NOW)


async def test_forgetting_deletes_everything_of_that_chat_alone(database: Database) -> None:
    await _busy(database)
    await chats.save(database, PLAIN, NOW)
    await chats.forget(database, GROUP)
    assert await rows(database) == {"chats": 1, "follows": 0, "subscriptions": 1, "deliveries": 0}
    assert await chats.get(database, PLAIN.chat_id) == PLAIN
    await chats.forget(database, GROUP)


async def test_a_chat_that_moves_takes_everything_along(database: Database) -> None:
    await _busy(database)
    new = -1_009_999_999_999
    await chats.save(database, replace(PLAIN, chat_id=new), NOW)
    for _ in range(2):  # Telegram says it in the old chat and in the new
        await chats.move(database, GROUP, new)
    assert await chats.get(database, GROUP) is None
    assert await chats.get(database, new) == replace(FULL, chat_id=new)
    assert await rows(database) == {"chats": 1, "follows": 4, "subscriptions": 1, "deliveries": 1}


async def test_chats_that_left_long_ago_are_forgotten_with_all_that_hangs_on_them(database: Database) -> None:
    for chat in (PLAIN, FULL):
        await chats.save(database, chat, NOW)
        await subscriptions.pause(database, chat.chat_id, PauseReason.BLOCKED, NOW)
    await chats.save(database, replace(PLAIN, silent=True), NOW)  # it is back
    await holds.keep(database, GROUP, NOW + timedelta(days=9))
    assert await chats.prune(database, NOW) == 0
    assert await chats.prune(database, NOW + timedelta(seconds=1)) == 1
    assert await rows(database) == {"chats": 1, "follows": 0, "subscriptions": 1, "deliveries": 0}
    assert await holds.lasting(database, NOW) == {}
