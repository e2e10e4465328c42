"""A subscription is never a lie: what is due goes out once, what was not surely told comes again."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import select
from telegram.error import NetworkError, TimedOut

from bot.digests import run as digests
from bot.localchat.people import Person
from bot.screens.digests import COLUMNS, ROWS
from briefs.model import Article, Fact, Parsed, Topic
from storage import articles, chats
from storage.schema import deliveries
from storage.values import Chat, DeliveryState, Subscription
from tests.bot.harness import READERS, Chatroom, Said
from tests.bot.news import NOW, release

MINSU, EMMA = READERS["ko"], READERS["en"]
MORNING = datetime(2025, 3, 28, 23, 0, 5, tzinfo=UTC)  # 08:00:05 in Seoul, the day after NOW
DAY = timedelta(days=1)
SEND = "sendMessage"
Fault = Callable[[], tuple[int, bytes]]


def refusal(code: int, description: str, **parameters: int) -> Fault:
    answer = {"ok": False, "error_code": code, "description": description, "parameters": parameters}
    return lambda: (code, json.dumps(answer).encode())


def lost() -> tuple[int, bytes]:
    raise TimedOut


def cut() -> tuple[int, bytes]:
    raise NetworkError("cut") from httpx.ReadError("cut")


def unreachable() -> tuple[int, bytes]:
    raise NetworkError("no way") from httpx.ConnectError("no way")


class Post:
    """Telegram's side: faults to come, how often it was called, and what then arrived."""

    def __init__(self, room: Chatroom, monkeypatch: pytest.MonkeyPatch) -> None:
        self.room, self.faults = room, list[Fault | None]()
        self.texts = list[str]()
        self.silent = list[bool]()
        self.gate: asyncio.Event | None = None
        request = room.app.bot._request[1]
        pass_on = request.do_request

        async def do_request(url: str, method: str, request_data: Any = None, *args: Any, **kwargs: Any) -> Any:
            if url.endswith(SEND):
                parameters = request_data.parameters
                self.texts.append(parameters["text"])
                self.silent.append(bool(parameters.get("disable_notification")))
                if self.gate:
                    await self.gate.wait()
                fault = self.faults.pop(0) if self.faults else None
                if fault:
                    return fault()
            return await pass_on(url, method, request_data, *args, **kwargs)

        monkeypatch.setattr(request, "do_request", do_request)

    async def tick(self, now: datetime, person: Person = EMMA) -> list[Said]:
        """Sends what is due at `now`; what `person` then sees."""
        self.room.services.clock = lambda: now
        return await self.room.during(person, digests.send_due(self.room.services, self.room.app.bot, asyncio.Event()))


@pytest.fixture
def post(room: Chatroom, monkeypatch: pytest.MonkeyPatch) -> Post:
    return Post(room, monkeypatch)


async def kept(room: Chatroom, person: Person = EMMA) -> Chat:
    chat = await chats.get(room.services.database, person.id)
    assert chat
    return chat


async def states(room: Chatroom) -> list[DeliveryState]:
    rows = await room.services.database.rows(select(deliveries.c.state).order_by(deliveries.c.id))
    return [DeliveryState(row.state) for row in rows]


async def publish(room: Chatroom, company: str, product: str, *, topic: Topic = Topic.MODELS) -> None:
    """Loads one more article, of 28 March, with one release."""
    text = f"{company.title()} unveiled the {product}."
    fact: Fact = release(text, company, product, text, topic)
    article = Article("en", product, text, date(2025, 3, 28), "Harbor Wire")
    await articles.add(room.services.database, Parsed(article, (fact,), (company,), (topic,)), now=NOW + DAY / 3)


async def test_a_digest_comes_when_it_is_due_and_once(room: Chatroom, post: Post) -> None:
    await room.say(EMMA, "/subscribe")
    assert await post.tick(MORNING - timedelta(minutes=1)) == []
    [digest] = await post.tick(MORNING)
    assert "Baidu" in digest.bold()
    assert digest.labels == ["1", "More", "Sources", "한국어", "Settings"]
    assert await post.tick(MORNING + timedelta(minutes=1)) == []
    assert await states(room) == [DeliveryState.SENT]
    assert (await kept(room)).due_at == datetime(2025, 3, 29, 23, tzinfo=UTC)


async def test_its_pages_sources_and_language_work_in_place(room: Chatroom, post: Post) -> None:
    await room.say(EMMA, "/subscribe")
    [digest] = await post.tick(MORNING)
    [second] = await room.press(EMMA, digest, "More")
    assert (second.id, second.labels) == (digest.id, ["1", "2", "Back", "Sources", "한국어", "Settings"])
    [sources] = await room.press(EMMA, second, "Sources")
    assert "공개했다" in sources.text or "unveiled" in sources.text
    [closed] = await room.press(EMMA, sources, "Close")
    assert closed.text == second.text
    [korean] = await room.press(EMMA, closed, "한국어")
    assert "기준" in korean.text
    [settings] = await room.press(EMMA, korean, "설정")
    assert (settings.edited, "Digest · every day" in settings.text) == (False, True)


async def test_only_what_is_new_is_told_and_nothing_where_nothing_is(room: Chatroom, post: Post) -> None:
    await room.say(EMMA, "/subscribe")
    await post.tick(MORNING)
    assert await post.tick(MORNING + DAY) == []
    await publish(room, "tencent", "Hunyuan T1")
    [digest] = await post.tick(MORNING + 2 * DAY)
    assert "Tencent" in digest.text
    assert "Baidu" not in digest.text
    assert await states(room) == [DeliveryState.SENT, DeliveryState.EMPTY, DeliveryState.SENT]


async def test_a_second_report_of_what_was_told_is_no_news(room: Chatroom, post: Post) -> None:
    await room.say(EMMA, "/subscribe")
    await post.tick(MORNING)
    await publish(room, "huawei", "Ascend 920")
    assert await post.tick(MORNING + DAY) == []


async def test_what_is_followed_comes_first_and_then_the_rest(room: Chatroom, post: Post) -> None:
    await room.say(EMMA, "/subscribe")
    await room.say(EMMA, "/follow Cambricon")
    [digest] = await post.tick(MORNING)
    lines = digest.text.split("\n")
    assert lines[2:5] == ["What you follow", "• Cambricon unveiled the Siyuan 590 AI chip. [1]", ""]
    assert "Baidu" in digest.text


async def test_a_followed_company_brings_its_subsidiaries(room: Chatroom, post: Post) -> None:
    await publish(room, "t-head", "Hanguang 800", topic=Topic.CHIPS)
    await room.say(EMMA, "/subscribe")
    await room.say(EMMA, "/follow Alibaba")
    await room.press(EMMA, (await room.say(EMMA, "/settings"))[0], "Only what I follow")
    [digest] = await post.tick(MORNING)
    assert "T-Head" in digest.text
    assert "Qwen" in digest.text
    assert "Huawei" not in digest.text


async def test_a_chat_can_have_what_it_follows_and_nothing_else(room: Chatroom, post: Post) -> None:
    for words in ("/subscribe", "/follow Huawei", "/follow chips"):
        await room.say(EMMA, words)
    await room.press(EMMA, (await room.say(EMMA, "/settings"))[0], "Only what I follow")
    [digest] = await post.tick(MORNING)
    assert "Huawei" in digest.text
    assert "Cambricon" in digest.text
    assert "Baidu" not in digest.text


@pytest.mark.parametrize(("length", "most"), [("Make it short", 5), (None, 12)])
async def test_a_digest_fits_on_a_phone_and_the_length_decides_how_many_lines_come(
    room: Chatroom, post: Post, length: str | None, most: int
) -> None:
    await room.say(EMMA, "/subscribe")
    if length:
        await room.press(EMMA, (await room.say(EMMA, "/settings"))[0], length)
    [digest] = await post.tick(MORNING)
    assert 5 <= digest.text.count("•") <= most
    assert sum(max(1, -(-len(line) // COLUMNS)) for line in digest.text.split("\n")) <= ROWS


async def test_paging_through_a_digest_shows_every_line_once_and_leads_back(room: Chatroom, post: Post) -> None:
    await room.say(EMMA, "/subscribe")
    [page] = await post.tick(MORNING)
    pages = [page]
    while "More" in page.labels:
        [page] = await room.press(EMMA, page, "More")
        pages.append(page)
    lines = [line for one in pages for line in one.text.split("\n") if line.startswith("•")]
    assert len(lines) == len(set(lines)) == 13
    for earlier in reversed(pages[:-1]):
        [page] = await room.press(EMMA, page, "Back")
        assert page.text == earlier.text


@pytest.mark.parametrize(("person", "first", "second"), [(EMMA, "Baidu", "바이두"), (MINSU, "바이두", "Baidu")])
async def test_both_languages_come_one_after_the_other_the_readers_own_first(
    room: Chatroom, post: Post, person: Person, first: str, second: str
) -> None:
    await room.say(person, "/language both")
    await room.say(person, "/subscribe")
    one, other = await post.tick(MORNING, person)
    assert first in one.text
    assert second in other.text


async def test_it_comes_without_a_sound_where_that_was_chosen(room: Chatroom, post: Post) -> None:
    for person in (EMMA, MINSU):
        await room.say(person, "/subscribe")
    await room.press(EMMA, (await room.say(EMMA, "/settings"))[0], "Sound off")
    post.silent.clear()
    await post.tick(MORNING)
    assert sorted(post.silent) == [False, True]


async def test_a_late_digest_waits_for_the_end_of_quiet_hours(room: Chatroom, post: Post) -> None:
    await room.say(EMMA, "/subscribe 21:00")
    [settings] = await room.say(EMMA, "/settings")
    await room.press(EMMA, (await room.press(EMMA, settings, "Quiet hours"))[0], "22:00–07:00")
    night, end = datetime(2025, 3, 28, 14, 30, tzinfo=UTC), datetime(2025, 3, 28, 22, tzinfo=UTC)
    assert await post.tick(night) == []
    assert await post.tick(end - timedelta(minutes=1)) == []
    assert len(await post.tick(end)) == 1
    assert (await kept(room)).due_at == datetime(2025, 3, 29, 12, tzinfo=UTC)


async def test_days_without_a_process_bring_one_digest_not_many(room: Chatroom, post: Post) -> None:
    await room.say(EMMA, "/subscribe")
    assert len(await post.tick(MORNING + 5 * DAY)) == 1
    assert await states(room) == [DeliveryState.SENT]
    [newest] = await room.services.database.rows(select(deliveries.c.day))
    assert newest.day == date(2025, 4, 3)


async def test_a_digest_that_is_held_is_not_lost_when_its_chat_changes_its_settings(room: Chatroom, post: Post) -> None:
    await room.say(EMMA, "/subscribe")
    post.faults = [refusal(429, "Too Many Requests: retry after 600", retry_after=600)]
    await post.tick(MORNING)
    await room.press(EMMA, (await room.say(EMMA, "/settings"))[0], "Make it short")
    [digest] = await post.tick(MORNING + timedelta(minutes=11))
    assert digest.text.count("•") == 5
    assert await states(room) == [DeliveryState.SENT]


async def test_a_lost_answer_is_not_resent_but_its_news_comes_again(room: Chatroom, post: Post) -> None:
    await room.say(EMMA, "/subscribe")
    for fault in (lost, cut):
        post.texts.clear()
        post.faults = [fault]
        now = MORNING + DAY * (fault is cut)
        await post.tick(now)
        await post.tick(now + timedelta(minutes=5))
        assert len(post.texts) == 1
    assert await states(room) == [DeliveryState.UNCERTAIN] * 2
    [digest] = await post.tick(MORNING + 2 * DAY)
    assert "Baidu" in digest.text


@pytest.mark.parametrize(
    "fault",
    [
        refusal(429, "Too Many Requests: retry after 40", retry_after=40),
        refusal(500, "Internal Server Error"),
        unreachable,
    ],
)
async def test_what_surely_did_not_leave_is_sent_soon_after(room: Chatroom, post: Post, fault: Fault) -> None:
    await room.say(EMMA, "/subscribe")
    post.faults = [fault]
    assert await post.tick(MORNING) == []
    [digest] = await post.tick(MORNING + timedelta(minutes=1))
    assert "Baidu" in digest.text
    assert await states(room) == [DeliveryState.SENT]
    assert (await kept(room)).due_at == datetime(2025, 3, 29, 23, tzinfo=UTC)


async def test_one_chat_that_has_to_wait_stops_nobody_else(room: Chatroom, post: Post) -> None:
    for person in (MINSU, EMMA):
        await room.say(person, "/subscribe")
    post.faults = [refusal(429, "Too Many Requests: retry after 3000", retry_after=3000)]
    seen = [*await post.tick(MORNING, MINSU), *await post.tick(MORNING + timedelta(minutes=1), EMMA)]
    assert sorted(await states(room)) == [DeliveryState.CLAIMED, DeliveryState.SENT]
    await post.tick(MORNING + timedelta(hours=1))
    assert await states(room) == [DeliveryState.SENT] * 2
    assert seen or post.texts


@pytest.mark.parametrize(
    "fault",
    [refusal(403, "Forbidden: bot was blocked by the user"), refusal(400, "Bad Request: chat not found")],
)
async def test_a_chat_that_closed_is_paused_and_comes_back_with_its_first_word(
    room: Chatroom, post: Post, fault: Fault
) -> None:
    await room.say(EMMA, "/subscribe")
    await room.say(EMMA, "/follow Huawei")
    post.faults = [fault]
    await post.tick(MORNING)
    chat = await kept(room)
    assert (chat.subscription, chat.due_at, chat.companies) == (Subscription.PAUSED, None, ("huawei",))
    assert await post.tick(MORNING + DAY) == []
    await room.say(EMMA, "/start")
    [digest] = await post.tick(MORNING + 2 * DAY)
    assert "Huawei" in digest.text


async def test_a_second_message_that_is_refused_for_a_while_comes_when_it_may_and_the_first_not_again(
    room: Chatroom, post: Post
) -> None:
    await room.say(EMMA, "/language both")
    await room.say(EMMA, "/subscribe")
    post.faults = [None, refusal(429, "Too Many Requests: retry after 90", retry_after=90)]
    [english] = await post.tick(MORNING)
    assert await states(room) == [DeliveryState.CLAIMED]
    assert await post.tick(MORNING + timedelta(seconds=60)) == []
    [korean] = await post.tick(MORNING + timedelta(seconds=91))
    assert ("바이두" in korean.text, "Baidu" in english.text) == (True, True)
    assert await states(room) == [DeliveryState.SENT]


async def test_a_digest_that_is_half_out_is_uncertain(room: Chatroom, post: Post) -> None:
    await room.say(EMMA, "/language both")
    await room.say(EMMA, "/subscribe")
    post.faults = [None, refusal(400, "Bad Request: message is too long")]
    assert len(await post.tick(MORNING)) == 1
    assert await states(room) == [DeliveryState.UNCERTAIN]
    assert len(await post.tick(MORNING + DAY)) == 2


async def test_who_unsubscribes_or_is_forgotten_gets_nothing(room: Chatroom, post: Post) -> None:
    for words in ("/subscribe", "/unsubscribe"):
        await room.say(EMMA, words)
    await room.say(MINSU, "/subscribe")
    await room.press(MINSU, (await room.say(MINSU, "/forget"))[0], "모두 지우기")
    post.texts.clear()
    await post.tick(MORNING)
    assert post.texts == []


async def test_subscribing_again_does_not_repeat_what_was_told(room: Chatroom, post: Post) -> None:
    await room.say(EMMA, "/subscribe")
    await post.tick(MORNING)
    for words in ("/unsubscribe", "/subscribe"):
        await room.say(EMMA, words)
    assert await post.tick(MORNING + DAY) == []


async def test_a_new_time_on_the_same_day_is_another_digest(room: Chatroom, post: Post) -> None:
    await room.say(EMMA, "/subscribe")
    await post.tick(MORNING)
    await publish(room, "tencent", "Hunyuan T1")
    await room.say(EMMA, "/subscribe 18:00")
    assert len(await post.tick(MORNING + timedelta(hours=10))) == 1


async def test_a_process_that_dies_while_sending_leaves_no_second_copy(room: Chatroom, post: Post) -> None:
    for person in READERS.values():
        await room.say(person, "/subscribe")
    room.services.clock = lambda: MORNING
    post.texts.clear()
    post.gate = asyncio.Event()  # the first message is on its way, and stays there
    dying = asyncio.create_task(digests.send_due(room.services, room.app.bot, asyncio.Event()))
    while len(post.texts) < len(READERS):  # noqa: ASYNC110
        await asyncio.sleep(0.01)
    dying.cancel()
    await asyncio.gather(dying, return_exceptions=True)
    assert await states(room) == [DeliveryState.SENDING] * 2
    post.gate = None
    assert await post.tick(MORNING + timedelta(minutes=1)) == []
    assert await states(room) == [DeliveryState.UNCERTAIN] * 2
    [digest] = await post.tick(MORNING + DAY)
    assert "Baidu" in digest.text


async def test_a_process_that_dies_before_sending_loses_nothing(
    room: Chatroom, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    await room.say(EMMA, "/subscribe")

    async def die(*_: object) -> None:
        raise asyncio.CancelledError

    with monkeypatch.context() as patched:
        patched.setattr(digests, "send_parts", die)
        with pytest.raises(asyncio.CancelledError):
            await post.tick(MORNING)
    assert await states(room) == [DeliveryState.CLAIMED]
    [digest] = await post.tick(MORNING + timedelta(minutes=1))
    assert "Baidu" in digest.text


async def test_when_telegram_cannot_be_reached_the_rest_waits_for_the_next_tick(
    room: Chatroom, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(digests, "IN_VAIN", 1)
    monkeypatch.setattr(digests, "MOST_AT_ONCE", 1)
    for person in READERS.values():
        await room.say(person, "/subscribe")
    post.texts.clear()
    post.faults = [unreachable, unreachable]
    await post.tick(MORNING)
    assert len(post.texts) == 1
    assert set(await states(room)) == {DeliveryState.CLAIMED}
    post.faults = []
    await post.tick(MORNING + timedelta(minutes=1))
    assert await states(room) == [DeliveryState.SENT] * 2


async def test_records_of_deliveries_are_kept_for_a_month(room: Chatroom, post: Post) -> None:
    await room.say(EMMA, "/subscribe")
    await post.tick(MORNING)
    await room.say(EMMA, "/unsubscribe")
    await post.tick(MORNING + 31 * DAY)
    assert await states(room) == []
