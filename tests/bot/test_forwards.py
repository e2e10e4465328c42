"""Forwarded posts are read with where they come from."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import Message

from bot.handlers import materials
from tests.bot.harness import READERS, Chatroom
from tests.bot.site import Site
from tests.bot.test_loading import ARTICLE
from tests.bot.test_loading_addresses import PAGE, desk, site
from tests.bot.test_ways_in import JIEUN, LINES, OLIVER, PHOTO, TITLE, post, titles, waiting

__all__ = ["desk", "site"]


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
