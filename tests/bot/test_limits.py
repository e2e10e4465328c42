"""How often somebody may do something, and what happens beyond it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.services.limits import Buckets, Verdict
from tests.bot.harness import EDITORS, READERS, Chatroom

START = datetime(2025, 3, 28, tzinfo=UTC)
EMMA, MINSU = READERS["en"], READERS["ko"]


def test_a_full_bucket_gives_its_burst_then_one_notice_then_nothing() -> None:
    buckets = Buckets(3, 10.0)
    assert [buckets.take(1, START) for _ in range(6)] == [Verdict.GO] * 3 + [Verdict.NOTICE] + [Verdict.NO] * 2


def test_a_token_comes_back_with_time_and_the_notice_with_it() -> None:
    buckets = Buckets(1, 10.0)
    later = START + timedelta(seconds=10)
    verdicts = [buckets.take(1, moment) for moment in (START, START, START, later, later)]
    assert verdicts == [Verdict.GO, Verdict.NOTICE, Verdict.NO, Verdict.GO, Verdict.NOTICE]


def test_people_do_not_wait_for_each_other() -> None:
    buckets = Buckets(1, 10.0)
    assert [buckets.take(person, START) for person in (1, 2, 3)] == [Verdict.GO] * 3


def test_only_the_last_keys_are_remembered() -> None:
    buckets = Buckets(1, 10.0, keys=2)
    for person in (1, 2, 3):
        buckets.take(person, START)
    assert len(buckets._buckets) == 2
    assert buckets.take(1, START) is Verdict.GO


@given(st.lists(st.floats(0, 30), max_size=60))
def test_never_more_than_the_burst_and_the_refill(gaps: list[float]) -> None:
    buckets, now, gone = Buckets(5, 10.0), START, 0
    for gap in gaps:
        now += timedelta(seconds=gap)
        gone += buckets.take(1, now) is Verdict.GO
    assert gone <= 5 + (now - START).total_seconds() / 10.0


def test_a_clock_that_goes_back_gives_nothing_away() -> None:
    buckets = Buckets(1, 10.0)
    buckets.take(1, START)
    assert buckets.take(1, START - timedelta(hours=1)) is Verdict.NOTICE
    assert buckets.take(1, START) is Verdict.NO


async def test_whoever_sends_too_much_is_told_once_and_every_press_is_answered(database_url: str) -> None:
    async with Chatroom.opened(database_url, user_rate=2) as room:
        answers = [await room.say(EMMA, "/about") for _ in range(8)]
        assert [len(answer) for answer in answers] == [1, 1, 1, 1, 1, 0, 0, 0]
        assert answers[4][0].text == "That was a lot at once. Please try again in a minute."
        [welcome] = await room.say(MINSU, "/start")
        for _ in range(4):
            await room.press(MINSU, welcome, "주제")
        assert room.toasts[-1] == "한꺼번에 너무 많이 보내셨습니다. 1분쯤 뒤에 다시 보내 주세요."


async def test_editors_load_as_much_as_they_like(database_url: str) -> None:
    async with Chatroom.opened(database_url, user_rate=1) as room:
        for _ in range(5):
            assert await room.say(EDITORS["en"], "/about")
