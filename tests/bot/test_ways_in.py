"""Whatever way an editor sends articles, they come in, one after another, and nothing is lost with a process."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta
from email.message import EmailMessage
from typing import Any

import pytest
from telegram import Message, Update

from bot.delivery.sending import Place
from bot.desk import editing
from bot.handlers import materials
from bot.handlers.loading import write_down
from bot.intake import work
from bot.intake.material import Kind, Material
from bot.localchat import acts
from bot.localchat.people import Person
from bot.process import coming_in
from bot.services import pastes
from storage import drafts, uploads
from storage.desk_values import Draft
from tests.bot.harness import EDITORS, READERS, Chatroom, Said
from tests.bot.news import NOW
from tests.bot.site import Site
from tests.bot.test_loading import ARTICLE, PUBLISH
from tests.bot.test_loading_addresses import PAGE, desk, site
from tests.briefs.reading import documents

__all__ = ["desk", "site"]

JIEUN, OLIVER = EDITORS["ko"], EDITORS["en"]
PHOTO = [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]
TITLE, *LINES = [line for line in ARTICLE.split("\n") if line]


def second(number: int = 2) -> str:
    """Another article."""
    return ARTICLE.replace("바이두", "텐센트").replace("알리바바", "메이퇀").replace("3800억", f"{number}00억")


def mail() -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"], message["Date"] = (
        TITLE,
        "한빛테크 <a@b.example>",
        "Fri, 28 Mar 2025 09:10:00 +0900",
    )
    message.set_content("\n\n".join(LINES[2:]))
    return message.as_bytes()


FILES: dict[str, Callable[[], bytes]] = {
    "a.txt": ARTICLE.encode,
    "old.txt": lambda: ARTICLE.encode("cp949"),
    "a.html": PAGE.encode,
    "a.pdf": lambda: documents.pdf([documents.page(LINES, title=TITLE)]),
    "a.docx": lambda: documents.word([("Title", TITLE), *(("", line) for line in LINES)]),
    "a.eml": mail,
    "a.zip": lambda: documents.archive({"하나.txt": ARTICLE}),
}


async def waiting(room: Chatroom) -> list[Draft]:
    """What was read and waits for an editor, the first read first."""
    database = room.services.database
    found = [await drafts.get(database, one.id) for one in await drafts.latest(database)]
    return [one for one in reversed(found) if one]


async def titles(room: Chatroom) -> list[str]:
    return [one.article.title for one in await waiting(room)]


async def post(room: Chatroom, person: Person, **content: Any) -> list[Said]:
    """`person` sends a message of a kind that the chat page does not make."""
    return await room._after(person, lambda: _put(room, person, **content))


def _put(room: Chatroom, person: Person, **content: Any) -> dict[str, Any]:
    message = room.chat.world.post(room._chat(person), person.as_user(), content)
    room.chat.world.updates.put("message", message)
    return message


@pytest.mark.parametrize("name", FILES)
async def test_a_file_of_every_kind_is_read(empty_room: Chatroom, name: str) -> None:
    said = await empty_room.send_file(JIEUN, name, FILES[name]())
    assert TITLE in said[-1].text
    assert await titles(empty_room) == [TITLE]


async def test_the_files_of_an_archive_are_told_one_by_one(empty_room: Chatroom) -> None:
    packed = documents.archive({"a.txt": ARTICLE, "b.txt": second(), "빈 글.txt": "안녕", "c.png": "\x89PNG\x00"})
    [reading, korean] = await empty_room.send_file(JIEUN, "기사.zip", packed)
    assert (reading.text, korean.id, korean.edited) == ("읽는 중…", reading.id, True)
    assert korean.text.split("\n") == [
        "기사 4건 중 2건을 읽었습니다. 아직 공개하지 않았습니다.",
        "",
        "✗ 빈 글.txt: 이 파일에서 기사 본문을 찾지 못했습니다. 본문을 복사해 보내 주세요.",
        "✗ c.png: 글이 아닌 파일입니다. 기사 본문을 복사해 보내 주세요.",
        "✓ 바이두, 새 추론 모델 공개",
        "✓ 텐센트, 새 추론 모델 공개",
        "",
        "하나씩 열어 확인하고 공개해 주세요.",
    ]
    [preview] = await empty_room.press(JIEUN, korean, TITLE)
    await empty_room.press(JIEUN, preview, PUBLISH["ko"])
    english = (await empty_room.send_file(OLIVER, "b.zip", packed))[-1]
    assert english.text.startswith("1 of 4 articles read; none is published yet")
    assert "= “바이두, 새 추론 모델 공개” is already here: article 1." in english.text
    assert english.labels == ["텐센트, 새 추론 모델 공개"]


async def test_several_files_at_once_are_told_in_one_message(empty_room: Chatroom) -> None:
    files = {"a.txt": ARTICLE, "b.txt": second(), "c.txt": second(7)}

    def send() -> None:
        for name, text in files.items():
            file = empty_room.chat.world.files.add(name, text.encode())
            _put(empty_room, JIEUN, document=file.as_document(), media_group_id="1")

    with empty_room.chat.world.watching() as events:
        send()
        raw = await empty_room.chat.world.updates.get(empty_room.taken, 100, 0)
        updates = [Update.de_json(one, empty_room.app.bot) for one in raw]
        for update in updates:  # as polling does, before any of them has its turn
            await write_down(empty_room.app, update)
        for update in updates:
            await empty_room.app.process_update(update)
        said = empty_room._said(events, JIEUN)
    assert said[0].text == "읽는 중… 3건 중 0건 완료"
    assert len({one.id for one in said}) == 1
    assert said[-1].text.startswith("기사 3건 중 3건을 읽었습니다")
    assert len(await titles(empty_room)) == 3


async def test_a_long_text_that_telegram_cut_is_read_as_one(
    empty_room: Chatroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pastes, "QUIET", 0)
    article = "\n\n".join([ARTICLE.strip(), *(f"바이두는 {n}번째 계획도 밝혔다." for n in range(400)), LINES[3]])
    assert len(article) > 6000
    with empty_room.chat.world.watching() as events:
        acts.say(empty_room.chat.world, empty_room._chat(JIEUN), f"/load {article}")
        raw = await empty_room.chat.world.updates.get(empty_room.taken, 100, 0)
        updates = [Update.de_json(one, empty_room.app.bot) for one in raw]
        for update in updates:
            await write_down(empty_room.app, update)
        for update in updates:
            await empty_room.app.process_update(update)
        said = empty_room._said(events, JIEUN)
    assert len(updates) > 1
    assert len({one.id for one in said}) == 1
    [draft] = await waiting(empty_room)
    assert draft.article.title == TITLE
    assert "399번째 계획도 밝혔다." in draft.article.text


def test_only_the_next_message_of_the_same_person_soon_after_goes_on_with_a_text() -> None:
    known = pastes.Pastes()
    known.begin(7, 1, 5, NOW)
    assert known.goes_on(7, 2, 5, NOW) == 1
    assert [known.goes_on(*other, NOW) for other in ((7, 3, 5), (7, 2, 6), (8, 2, 5))] == [None] * 3
    assert known.goes_on(7, 2, 5, NOW + pastes.OPEN * 2) is None
    known.went_on(7, 1, 2, 5, NOW)
    assert known.goes_on(7, 3, 5, NOW) == 1
    assert [known.is_part(7, number) for number in (1, 2, 3)] == [False, True, False]


async def test_what_is_said_after_a_long_text_is_not_taken_for_its_end(
    empty_room: Chatroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pastes, "QUIET", 0)
    await empty_room.say(JIEUN, f"/load {ARTICLE * 10}"[:4000])
    [answer] = await empty_room.say(JIEUN, "바이두")
    assert "바이두" in answer.text


async def test_several_addresses_are_read_from_one_command(desk: Chatroom, site: Site) -> None:
    first, other = site.put("/1", PAGE), site.put("/2", PAGE.replace("바이두", "텐센트").replace("3800억", "12억"))
    said = await desk.say(OLIVER, f"/load {first}\n{other} {first} {site.root}/3")
    assert said[0].text == "Reading… 0 of 3"
    assert said[-1].text.startswith("2 of 3 articles read")
    assert "There is no page at that address any more." in said[-1].text


CHANNEL = {"id": -1001, "type": "channel", "title": "한빛테크", "username": "hanbit"}
FROM_CHANNEL = {"type": "channel", "date": 1743120600, "chat": CHANNEL, "message_id": 77, "author_signature": "김하늘"}
POST = (
    "바이두, 새 추론 모델 공개\n\n"
    + "\n\n".join(LINES[2:])
    + " 바이두는 앞으로 모델을 계속 내놓을 계획이라고 했다." * 12
)


async def test_a_forwarded_channel_post_is_read_with_its_origin(empty_room: Chatroom) -> None:
    said = await post(empty_room, JIEUN, text=POST, forward_origin=FROM_CHANNEL)
    assert TITLE in said[-1].text
    [kept] = await waiting(empty_room)
    told = kept.article
    assert (told.publisher, str(told.published), told.author) == ("한빛테크", "2025-03-28", "김하늘")
    assert told.url == "https://t.me/hanbit/77"


async def test_a_forwarded_post_that_points_to_an_article_has_it_fetched(desk: Chatroom, site: Site) -> None:
    text = "바이두가 새 모델을 냈습니다. 자세히 보기 · 채널 구독"
    link = {"type": "text_link", "offset": text.index("자세히"), "length": 6, "url": site.put("/1", PAGE)}
    own = {"type": "text_link", "offset": text.index("채널"), "length": 5, "url": "https://t.me/hanbit"}
    for name in ("text", "caption"):
        marks = {"text": "entities", "caption": "caption_entities"}[name]
        photo = (
            {"photo": [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]} if name == "caption" else {}
        )
        content = {name: text, marks: [link, own], "forward_origin": FROM_CHANNEL}
        said = await post(desk, JIEUN, **content, **photo)
        assert TITLE in said[-1].text
    [kept] = await waiting(desk)
    assert kept.article.url == f"{site.root}/1"


async def test_a_post_whose_link_is_dead_is_read_itself(desk: Chatroom, site: Site) -> None:
    text = f"{TITLE}\n\n{LINES[2]}\n\n{LINES[3]}\n\n{site.root}/gone"
    link = {"type": "url", "offset": text.index("http"), "length": len(f"{site.root}/gone")}
    said = await post(desk, JIEUN, text=text, entities=[link], forward_origin=FROM_CHANNEL)
    assert TITLE in said[-1].text
    short = f"읽어 보세요 {site.root}/gone"
    link["offset"] = short.index("http")
    said = await post(desk, OLIVER, text=short, entities=[link], forward_origin=FROM_CHANNEL)
    assert said[-1].text.startswith("There is no page at that address any more.")


@pytest.mark.parametrize("hidden", [True, False])
async def test_a_forward_of_someone_who_hides_or_not_is_read(empty_room: Chatroom, hidden: bool) -> None:
    user = {"id": 5, "is_bot": False, "first_name": "Mina"}
    origin = {"type": "hidden_user", "sender_user_name": "M"} if hidden else {"type": "user", "sender_user": user}
    await post(empty_room, JIEUN, text=ARTICLE, forward_origin=origin | {"date": 1743120600})
    [kept] = await waiting(empty_room)
    assert kept.article.publisher == "한빛테크"  # which the text says


async def test_what_a_reader_forwards_is_not_read(empty_room: Chatroom) -> None:
    [hint] = await post(empty_room, READERS["en"], text=POST, forward_origin=FROM_CHANNEL)
    assert hint.text.startswith("I don't read forwarded messages")
    assert await titles(empty_room) == []


@pytest.mark.parametrize(
    ("content", "held"),
    [
        ({"text": "/load"}, True),
        ({"text": "/load@news_BOT 바이두"}, True),
        ({"text": "/load@other_bot 바이두"}, False),
        ({"text": "/loading 바이두"}, False),
        ({"text": "바이두"}, False),
        ({"caption": "/load 바이두", "photo": PHOTO}, True),
        ({"document": {"file_id": "f", "file_unique_id": "f"}}, None),
        ({"text": "바이두", "forward_origin": FROM_CHANNEL}, None),
    ],
)
def test_a_group_s_files_and_forwards_are_not_for_the_bot(content: dict[str, Any], held: bool | None) -> None:
    for kind in ("private", "supergroup"):
        chat = {"id": 1, "type": kind}
        message = Message.de_json({"message_id": 1, "date": 1, "chat": chat, **content}, None)
        expected = kind == "private" if held is None else held
        assert materials.may_hold(message, "news_bot") is expected


async def test_a_reply_loads_what_it_answers(empty_room: Chatroom) -> None:
    answered = empty_room.chat.world.post(empty_room._chat(JIEUN), JIEUN.as_user(), {"text": ARTICLE})
    command = {"entities": [{"type": "bot_command", "offset": 0, "length": 5}]}
    said = await post(empty_room, JIEUN, text="/load", reply_to_message=answered, **command)
    assert TITLE in said[-1].text
    file = empty_room.chat.world.files.add("b.txt", second().encode())
    answered = empty_room.chat.world.post(empty_room._chat(JIEUN), JIEUN.as_user(), {"document": file.as_document()})
    said = await post(empty_room, JIEUN, text="/load", reply_to_message=answered, **command)
    assert "텐센트, 새 추론 모델 공개" in said[-1].text


async def test_a_picture_with_the_command_as_its_caption_is_read(empty_room: Chatroom) -> None:
    said = await post(empty_room, JIEUN, photo=PHOTO, caption=f"/load {ARTICLE}")
    assert TITLE in said[-1].text


@pytest.mark.parametrize(
    ("name", "size", "words"), [("a.txt", 6, "5MB보다"), ("a.zip", 25, "너무 큽니다"), ("a.zip", 6, TITLE)]
)
async def test_a_file_is_judged_by_its_size_before_it_is_fetched(
    empty_room: Chatroom, name: str, size: int, words: str
) -> None:
    file = empty_room.chat.world.files.add(name, documents.archive({"a.txt": ARTICLE}))
    said = await post(empty_room, JIEUN, document=file.as_document() | {"file_size": size * 1024 * 1024})
    assert words in said[-1].text


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


@pytest.mark.parametrize("name", ["a.zip", "a.pdf", "a.docx"])
async def test_a_bomb_is_refused_in_the_chat(empty_room: Chatroom, name: str) -> None:
    bombs = {
        "a.zip": lambda: documents.archive({f"{n}.txt": "0" * 4_900_000 for n in range(13)}),
        "a.pdf": lambda: documents.pdf([documents.page(["바이두 " * 200_000])] * 3, packed=True),
        "a.docx": lambda: documents.word([("", "바이두 " * 3_000_000)]),
    }
    data = bombs[name]()
    assert len(data) < 500_000
    english = (await empty_room.send_file(OLIVER, name, data))[-1].text
    assert english.startswith(("That archive is too large", "I can't read files over 5 MB"))
    assert await titles(empty_room) == []


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
