"""Whatever way an editor sends articles, they come in, one after another, and nothing is lost with a process."""

from __future__ import annotations

from collections.abc import Callable
from email.message import EmailMessage
from typing import Any

import pytest
from telegram import Update

from bot.handlers.loading import write_down
from bot.localchat import acts
from bot.localchat.people import Person
from bot.services import pastes
from storage import drafts
from storage.desk_values import Draft
from tests.bot.harness import EDITORS, Chatroom, Said
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
