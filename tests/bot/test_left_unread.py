"""What editors sent is read, whatever ends the process or goes wrong meanwhile."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from bot.delivery.sending import Place
from bot.desk import editing
from bot.intake import work
from bot.intake.material import Kind, Material
from bot.process import coming_in
from storage import uploads
from tests.bot.harness import Chatroom
from tests.bot.news import NOW
from tests.bot.test_loading import ARTICLE
from tests.bot.test_ways_in import JIEUN, OLIVER, TITLE, second, titles, waiting
from tests.briefs.reading import documents


def sent(room: Chatroom, text: str, message_id: int) -> Any:
    sender = work.Sender(Place(JIEUN.id), message_id, JIEUN.id, "ko")
    return work.write_down(room.services, sender, [Material(Kind.TEXT, text=text)])


async def test_what_a_process_left_unread_is_read_at_the_next_start(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Chatroom.opened(database_url) as killed:
        await sent(killed, ARTICLE, 1)
        await sent(killed, second(), 2)
        assert len(await uploads.claim(killed.services.database, JIEUN.id, None, NOW)) == 2
        assert await uploads.claim(killed.services.database, JIEUN.id, None, NOW) == ()
    read, done = asyncio.Event(), uploads.done

    async def noted(*told: Any) -> None:
        await done(*told)
        read.set()

    monkeypatch.setattr(uploads, "done", noted)
    async with Chatroom.opened(database_url) as room:

        async def start() -> None:
            async with coming_in.running(room.services, room.app.bot):
                await asyncio.wait_for(read.wait(), 5)

        said = await room.during(JIEUN, start())
        assert said[-1].text.startswith("기사 2건 중 2건을 읽었습니다")


async def test_an_article_that_was_stored_before_the_process_ended_is_told_and_not_stored_twice(
    empty_room: Chatroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def die(*_: Any) -> None:
        raise KeyboardInterrupt

    await sent(empty_room, ARTICLE, 1)
    with monkeypatch.context() as dying:
        dying.setattr(work._Batch, "tell", die)
        with pytest.raises(KeyboardInterrupt):
            await work.read_waiting(empty_room.services, empty_room.app.bot, Place(JIEUN.id))
    await uploads.release(empty_room.services.database)
    said = await empty_room.during(JIEUN, work.resume(empty_room.services, empty_room.app.bot))
    assert TITLE in said[-1].text
    assert len(await waiting(empty_room)) == 1
    assert await uploads.waiting(empty_room.services.database, NOW + uploads.STALE * 2) == ()


async def test_what_ends_the_process_each_time_is_given_up(empty_room: Chatroom) -> None:
    await sent(empty_room, ARTICLE, 1)
    for _ in range(work.MOST_TRIES):
        await uploads.claim(empty_room.services.database, JIEUN.id, None, NOW)
        await uploads.release(empty_room.services.database)
    said = await empty_room.during(JIEUN, work.resume(empty_room.services, empty_room.app.bot))
    assert said[-1].text == "읽는 중에 문제가 생겼습니다. 본문을 복사해 보내 주세요."


async def test_a_fault_of_ours_in_one_article_does_not_keep_the_others_from_being_read(
    empty_room: Chatroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_in = editing.take_in

    async def fails_once(*told: Any, **more: Any) -> editing.LoadOutcome:
        monkeypatch.setattr(editing, "take_in", take_in)
        raise RuntimeError("a bug")

    monkeypatch.setattr(editing, "take_in", fails_once)
    await sent(empty_room, ARTICLE, 1)
    await sent(empty_room, second(), 2)
    said = await empty_room.during(JIEUN, work.resume(empty_room.services, empty_room.app.bot))
    assert "✗ 읽는 중에 문제가 생겼습니다." in said[-1].text
    assert await titles(empty_room) == ["텐센트, 새 추론 모델 공개"]


async def test_how_far_it_is_is_shown_in_the_one_message_and_not_too_often(empty_room: Chatroom) -> None:
    moments = iter(NOW + timedelta(seconds=0.4 * number) for number in range(10_000))
    empty_room.services.clock = lambda: next(moments)
    packed = documents.archive({f"{n}.txt": second(n) for n in range(12)})
    said = await empty_room.send_file(OLIVER, "a.zip", packed)
    assert len({one.id for one in said}) == 1
    shown = [one.text for one in said if one.text.startswith("Reading… ")]
    assert 1 < len(shown) < 11
    assert all(text.endswith(" of 12") for text in shown)


async def test_a_message_is_written_down_once(empty_room: Chatroom) -> None:
    await sent(empty_room, ARTICLE, 1)
    await sent(empty_room, ARTICLE, 1)
    assert len(await uploads.claim(empty_room.services.database, JIEUN.id, None, NOW)) == 1


async def test_to_be_forgotten_includes_what_was_sent(empty_room: Chatroom) -> None:
    await empty_room.say(JIEUN, "/language ko")
    await sent(empty_room, ARTICLE, 1)
    said = await empty_room.say(JIEUN, "/forget")
    await empty_room.press(JIEUN, said[-1], "모두 지우기")
    assert await uploads.waiting(empty_room.services.database, NOW) == ()


@pytest.mark.parametrize(
    "material",
    [
        Material(Kind.FILE, file_id="f", name="a.txt", size=7, publisher="한빛테크", published=NOW.date()),
        Material(Kind.ADDRESS, address="http://news.example/", text="바이두", url="https://t.me/a/1", author="김"),
    ],
)
def test_material_comes_back_as_it_was_written_down(material: Material) -> None:
    assert Material.from_json(material.as_json()) == material
