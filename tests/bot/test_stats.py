"""Editors see how digests fare, and hear once when one fails or nothing moves."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from functools import partial

import pytest

from bot.digests import run as digests
from bot.digests.watch import AGAIN, STALL, Watch
from bot.localchat.people import Person
from storage import runs, tallies
from storage.errors import StorageError
from tests.bot.harness import EDITORS, READERS, Chatroom, Said
from tests.bot.posting import EMMA, MINSU, MORNING, Post, lost, post, refusal

__all__ = ["post"]
JIEUN, OLIVER = EDITORS["ko"], EDITORS["en"]
BLOCKED = refusal(403, "Forbidden: bot was blocked by the user")
MINUTE = timedelta(minutes=1)


@pytest.fixture
def watch(room: Chatroom) -> Watch:
    return Watch(room.services, room.app.bot)


async def run(room: Chatroom, watch: Watch, now: datetime) -> None:
    """One run of digests at that moment, as the scheduler has it."""
    room.services.clock = lambda: now
    await watch.run(partial(digests.send_due, room.services, room.app.bot, asyncio.Event()))


async def look(room: Chatroom, watch: Watch, now: datetime, editor: Person = OLIVER) -> list[Said]:
    """What that editor hears when the watch looks at that moment."""
    room.services.clock = lambda: now
    return await room.during(editor, watch.look())


async def broken() -> None:
    raise StorageError("the database failed: disk full")


async def test_stats_tell_of_subscribers_runs_and_what_waits(room: Chatroom, post: Post, watch: Watch) -> None:
    for person in (*READERS.values(), JIEUN):
        await room.say(person, "/subscribe")
    post.faults = [BLOCKED, lost]
    await run(room, watch, MORNING)
    [english] = await room.say(OLIVER, "/stats")
    lines = english.text.split("\n")
    assert lines[:-1] == [
        "Digests · 29 March 08:00",
        "",
        "Subscribers · 2 (2 private)",
        "Paused · 1 (1 blocked)",
        "Last run · 29 March 08:00, took 0 s: 1 sent · 1 uncertain · 1 failed",
        "Last 24 hours · 1 sent · 1 uncertain · 1 failed",
        "Waiting · none",
        "Next due · 30 March 08:00",
        "",
        "May not have arrived · These are not sent again; their news comes again in the next digest.",
    ]
    assert lines[-1].startswith("29 March 08:00 · chat 10")
    room.services.clock = lambda: MORNING + timedelta(days=1, minutes=12)
    [later] = await room.press(OLIVER, english, "Refresh")
    assert "Waiting · 2, the oldest 12 min late" in later.text
    assert later.edited
    await room.say(OLIVER, "/language ko")
    [korean] = await room.say(OLIVER, "/stats")
    assert "멈춤 · 1곳 (차단 1)" in korean.text
    assert "마지막 발송 · 3월 29일 오전 8시, 0초 걸림. 보냄 1 · 불확실 1 · 실패 1" in korean.text


async def test_stats_of_nothing_are_in_order_too(empty_room: Chatroom) -> None:
    [korean] = await empty_room.say(JIEUN, "/stats")
    assert korean.text == (
        "발송 현황 · 3월 28일 오전 9시 30분\n\n구독 · 0곳\n멈춤 · 0곳\n마지막 발송 · 아직 없습니다.\n"
        "최근 24시간 · 없음\n대기 · 없음\n다음 발송 · 없음"
    )


async def test_stats_are_for_editors(room: Chatroom) -> None:
    [refused] = await room.say(EMMA, "/stats")
    assert "Subscribers" not in refused.text
    await room.forge(MINSU, "1:eo")
    assert "편집자" in room.toasts[-1]


async def test_a_run_with_nothing_to_do_is_not_kept(room: Chatroom, post: Post, watch: Watch) -> None:
    await room.say(EMMA, "/subscribe")
    await run(room, watch, MORNING)
    kept = await runs.last(room.services.database)
    await run(room, watch, MORNING + MINUTE)
    assert kept
    assert await runs.last(room.services.database) == kept


async def test_a_failed_run_is_told_to_every_editor_in_their_language_and_once(room: Chatroom, watch: Watch) -> None:
    await room.say(JIEUN, "/language ko")
    await watch.run(broken)
    [alert] = await look(room, watch, MORNING, JIEUN)
    assert alert.text == (
        "정기 브리핑이 나가지 않고 있습니다.\n마지막 발송이 실패했습니다: the database failed: disk full\n"
        "/stats 에서 자세히 볼 수 있습니다."
    )
    assert await look(room, watch, MORNING + MINUTE) == []
    assert await look(room, Watch(room.services, room.app.bot), MORNING + MINUTE) == []  # another process
    again = await look(room, watch, MORNING + AGAIN)
    assert [one.text.split("\n")[0] for one in again] == [  # whose language is unknown hears both
        "정기 브리핑이 나가지 않고 있습니다.",
        "Digests are not going out.",
    ]


async def test_editors_hear_when_it_is_well_again(room: Chatroom, post: Post, watch: Watch) -> None:
    for words in ("/language en", "/subscribe"):
        await room.say(OLIVER, words)
    await watch.run(broken)
    assert len(await look(room, watch, MORNING - MINUTE)) == 1
    await run(room, watch, MORNING)
    [well] = await look(room, watch, MORNING + MINUTE)
    assert well.text == "Digests are going out again."
    assert await look(room, watch, MORNING + 2 * MINUTE) == []


async def test_a_run_with_nothing_to_do_shows_that_it_is_well_again(room: Chatroom, watch: Watch) -> None:
    await room.say(OLIVER, "/language en")
    await watch.run(broken)
    assert len(await look(room, watch, MORNING)) == 1
    await run(room, watch, MORNING)
    assert len(await look(room, watch, MORNING + MINUTE)) == 1


async def test_digests_that_do_not_move_are_told(room: Chatroom, watch: Watch) -> None:
    for words in ("/language en", "/subscribe"):
        await room.say(OLIVER, words)
    assert await look(room, watch, MORNING + STALL - MINUTE) == []
    [alert] = await look(room, watch, MORNING + STALL)
    assert alert.text == "Digests are not going out.\n1 is waiting, 10 min late.\n/stats shows more."


async def test_a_long_queue_that_moves_is_no_stall(room: Chatroom, post: Post, watch: Watch) -> None:
    await room.say(EMMA, "/subscribe")
    await room.say(MINSU, "/subscribe 08:05")
    await run(room, watch, MORNING + timedelta(minutes=4))
    assert await look(room, watch, MORNING + timedelta(minutes=11)) == []


async def test_an_error_in_a_run_is_told_and_does_not_end_the_process(
    room: Chatroom, watch: Watch, caplog: pytest.LogCaptureFixture
) -> None:
    async def wrong() -> None:
        raise RuntimeError("no such thing")

    await watch.run(wrong)
    assert "no such thing" in caplog.text
    texts = [said.text for said in await look(room, watch, MORNING)]
    assert any("RuntimeError: no such thing" in text for text in texts)


async def test_an_alert_that_reached_nobody_is_sent_again(room: Chatroom, post: Post, watch: Watch) -> None:
    await watch.run(broken)
    post.faults = [BLOCKED] * 4
    await look(room, watch, MORNING)
    assert len(await look(room, watch, MORNING + MINUTE)) == 2


async def test_a_database_that_cannot_be_asked_is_told_once(
    room: Chatroom, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def gone(*_: object) -> None:
        raise StorageError("the database failed: gone")

    with monkeypatch.context() as patched:
        patched.setattr(tallies, "queue", gone)
        told = await look(room, watch, MORNING)
        assert "the database failed: gone" in told[0].text
        assert await look(room, watch, MORNING + MINUTE) == []
    well = await look(room, watch, MORNING + 2 * MINUTE)
    assert well[-1].text == "Digests are going out again."
