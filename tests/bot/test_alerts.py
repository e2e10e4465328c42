"""Editors hear of errors in the log, each once in a while, and of nothing that anybody wrote."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest
from telegram.error import TelegramError

from bot.watching import errors
from bot.watching.errors import AGAIN, MOST, Errors, tell
from tests.bot.harness import EDITORS, READERS, Chatroom, Said
from tests.bot.news import NOW

OLIVER, JIEUN = EDITORS["en"], EDITORS["ko"]
log = logging.getLogger("bot.somewhere")


@pytest.fixture
def found() -> Errors:
    return Errors()


def fail(found: Errors, words: str = "private words", logger: str = "bot.somewhere") -> None:
    """An error of ours, as the log has it."""
    try:
        raise LookupError(words)
    except LookupError as error:
        info = (type(error), error, error.__traceback__)
        found.handle(logging.LogRecord(logger, logging.ERROR, __file__, 1, "failed for %s", (words,), info))


async def heard(room: Chatroom, found: Errors, later: timedelta = timedelta()) -> list[Said]:
    """What an editor is told."""
    room.services.clock = lambda: NOW + later
    return await room.during(OLIVER, tell(room.services, room.app.bot, found.take()))


async def ready(room: Chatroom) -> None:
    for person in (OLIVER, JIEUN):
        await room.say(person, "/language en" if person is OLIVER else "/language ko")


async def test_an_error_is_told_with_its_kind_and_place_alone(room: Chatroom, found: Errors) -> None:
    await ready(room)
    fail(found)
    fail(found)
    [said] = await heard(room, found)
    line = said.text.splitlines()[1]
    assert line.startswith("• LookupError in tests/bot/test_alerts.py:")
    assert line.endswith(", 2 times")
    assert "private words" not in said.text


async def test_each_editor_hears_it_in_their_language(room: Chatroom, found: Errors) -> None:
    await ready(room)
    fail(found)
    [said] = await room.during(JIEUN, tell(room.services, room.app.bot, found.take()))
    assert said.text.startswith("봇에서 오류가 났습니다.\n• tests/bot/test_alerts.py:")


async def test_the_same_error_is_told_again_only_after_a_while(room: Chatroom, found: Errors) -> None:
    await ready(room)
    fail(found)
    assert len(await heard(room, found)) == 1
    fail(found, "other words")
    assert await heard(room, found, timedelta(minutes=5)) == []
    fail(found)
    assert len(await heard(room, found, AGAIN + timedelta(minutes=1))) == 1


async def test_another_process_does_not_tell_it_again(room: Chatroom, found: Errors) -> None:
    await ready(room)
    other = Errors()
    for one in (found, other):
        fail(one)
    assert [len(await heard(room, one)) for one in (found, other)] == [1, 0]


async def test_of_many_errors_some_are_told_and_the_others_counted(room: Chatroom, found: Errors) -> None:
    await ready(room)
    for number in range(MOST + 3):
        found.handle(logging.LogRecord("bot", logging.ERROR, __file__, number, f"trouble {number}", (), None))
    [said] = await heard(room, found)
    assert said.text.count("•") == MOST + 1
    assert "• and 3 more" in said.text


async def test_an_error_that_nobody_heard_of_is_told_later(
    room: Chatroom, found: Errors, monkeypatch: pytest.MonkeyPatch
) -> None:
    await ready(room)

    async def refuse(*_: object, **__: object) -> None:
        raise TelegramError("no")

    with monkeypatch.context() as patched:
        patched.setattr("bot.delivery.sending.post", refuse)
        fail(found)
        assert await heard(room, found) == []
    fail(found)
    assert len(await heard(room, found)) == 1


async def test_readers_hear_nothing_of_it(room: Chatroom, found: Errors) -> None:
    await room.say(READERS["en"], "/start")
    fail(found)
    assert await room.during(READERS["en"], tell(room.services, room.app.bot, found.take())) == []


async def test_what_has_alerts_of_its_own_is_told_once(found: Errors) -> None:
    fail(found, logger="bot.digests.watch")
    assert found.take() == []


async def test_what_a_library_says_is_not_repeated(found: Errors) -> None:
    found.handle(logging.LogRecord("library", logging.ERROR, __file__, 1, "private words", (), None))
    [trouble] = found.take()
    assert (trouble.what, trouble.where) == ("error", "library:1")


async def test_errors_of_handlers_reach_it_while_the_bot_runs(room: Chatroom, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Errors()
    monkeypatch.setattr(errors, "Errors", lambda: kept)
    async with errors.running(room.services, room.app.bot):
        log.warning("no error")
        log.error("told %s", "private words")
    log.error("after the end")
    [trouble] = kept.take()
    assert (trouble.what, trouble.times) == ("told …", 1)
