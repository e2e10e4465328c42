"""python-telegram-bot, unchanged, over the in-process Bot API."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    ReplyKeyboardMarkup,
)
from telegram.error import BadRequest, InvalidToken

from bot.localchat import acts, views
from bot.localchat.errors import ApiError
from bot.localchat.people import PEOPLE
from bot.localchat.server import LocalChat
from bot.localchat.world import Chat
from tests.bot.localchat import demo

MINSU, EMMA = PEOPLE[0], PEOPLE[1]


def chat_of(local: LocalChat, person: int = MINSU.id) -> Chat:
    return local.world.chats[person]


def last(local: LocalChat, person: int = MINSU.id) -> dict[str, Any]:
    return list(chat_of(local, person).messages.values())[-1]


async def test_a_stranger_has_no_chat(bot: Bot) -> None:
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(999, "hello")


async def test_a_button_carries_at_most_64_bytes(bot: Bot) -> None:
    def keyboard(data: str) -> InlineKeyboardMarkup:
        return InlineKeyboardMarkup([[InlineKeyboardButton("ok", callback_data=data)]])

    assert (await bot.send_message(MINSU.id, "x", reply_markup=keyboard("가" * 21 + "a"))).reply_markup
    with pytest.raises(BadRequest, match="Button_data_invalid"):
        await bot.send_message(MINSU.id, "x", reply_markup=keyboard("가" * 22))


async def test_a_button_must_do_something_and_a_link_must_be_one(bot: Bot) -> None:
    with pytest.raises(BadRequest, match="text buttons are unallowed"):
        await bot.send_message(MINSU.id, "x", reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton("ok")]]))
    bad_link = InlineKeyboardMarkup([[InlineKeyboardButton("ok", url="javascript:alert(1)")]])
    with pytest.raises(BadRequest, match="is invalid"):
        await bot.send_message(MINSU.id, "x", reply_markup=bad_link)


async def test_an_edit_changes_the_message_and_drops_its_buttons(bot: Bot, chat: LocalChat) -> None:
    sent = await bot.send_message(MINSU.id, "before", reply_markup=demo.KEYBOARD)
    edited = await bot.edit_message_text("<i>after</i>", MINSU.id, sent.message_id, parse_mode="HTML")

    assert not isinstance(edited, bool)
    assert (edited.text, edited.reply_markup, edited.edit_date is not None) == ("after", None, True)
    assert [message["text"] for message in chat_of(chat).messages.values()] == ["after"]


async def test_an_edit_that_changes_nothing_is_refused(bot: Bot) -> None:
    sent = await bot.send_message(MINSU.id, "same", reply_markup=demo.KEYBOARD)
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_text("same", MINSU.id, sent.message_id, reply_markup=demo.KEYBOARD)
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_reply_markup(MINSU.id, sent.message_id, reply_markup=demo.KEYBOARD)


async def test_only_the_bots_own_messages_can_be_edited(bot: Bot, chat: LocalChat) -> None:
    acts.say(chat.world, chat_of(chat), "mine")
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("yours", MINSU.id, last(chat)["message_id"])
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("nothing", MINSU.id, 999)


async def test_captions_and_pictures_can_be_edited(bot: Bot) -> None:
    sent = await bot.send_photo(MINSU.id, demo.png(40, 30), caption="old")
    assert (sent.photo[-1].width, sent.photo[-1].height) == (40, 30)
    assert getattr(await bot.edit_message_caption(MINSU.id, sent.message_id, caption="new"), "caption", "") == "new"
    media = InputMediaPhoto(demo.png(8, 9), caption="other")
    edited = await bot.edit_message_media(media, MINSU.id, sent.message_id)
    assert not isinstance(edited, bool)
    assert (edited.photo[-1].width, edited.caption) == (8, "other")
    with pytest.raises(BadRequest, match="caption is too long"):
        await bot.edit_message_caption(MINSU.id, sent.message_id, caption="가" * 1025)
    with pytest.raises(BadRequest, match="no text in the message"):
        await bot.edit_message_text("text", MINSU.id, sent.message_id)


async def test_what_is_no_picture_cannot_be_a_photo(bot: Bot) -> None:
    with pytest.raises(BadRequest, match="Image_process_failed"):
        await bot.send_photo(MINSU.id, b"GIF? no")


async def test_a_document_comes_back_byte_for_byte_and_can_be_sent_again(bot: Bot) -> None:
    sent = await bot.send_document(MINSU.id, "이름\n".encode(), filename="사실.csv")
    assert sent.document
    assert (sent.document.file_name, sent.document.mime_type) == ("사실.csv", "text/csv")
    file = await bot.get_file(sent.document.file_id)
    assert bytes(await file.download_as_bytearray()) == "이름\n".encode()
    assert (await bot.send_document(EMMA.id, sent.document.file_id)).document == sent.document


async def test_a_deleted_message_is_gone(bot: Bot, chat: LocalChat) -> None:
    sent = await bot.send_message(MINSU.id, "x")
    await bot.delete_message(MINSU.id, sent.message_id)
    assert not chat_of(chat).messages
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await bot.delete_message(MINSU.id, sent.message_id)


async def test_each_person_sees_the_narrowest_commands_in_their_language(bot: Bot, chat: LocalChat) -> None:
    private = BotCommandScopeAllPrivateChats()
    await bot.set_my_commands([BotCommand("brief", "The news")], private)
    await bot.set_my_commands([BotCommand("brief", "소식")], private, language_code="ko")
    await bot.set_my_commands([BotCommand("load", "Load")], BotCommandScopeChat(PEOPLE[3].id))

    seen = [[command["description"] for command in person["commands"]] for person in views.people(chat.world)]
    assert seen == [["소식"], ["The news"], ["소식"], ["Load"]]
    assert [command.description for command in await bot.get_my_commands(private, language_code="ko")] == ["소식"]
    with pytest.raises(BadRequest, match="Bot_command_invalid"):
        await bot.set_my_commands([BotCommand("Brief", "x")])


async def test_the_profile_is_kept_by_language(bot: Bot, chat: LocalChat) -> None:
    await bot.set_my_name("브리핑", "ko")
    await bot.set_my_description("In brief")
    await bot.set_my_short_description("Brief")

    minsu, emma, *_ = views.people(chat.world)
    assert (minsu["botName"], minsu["about"]) == ("브리핑", "In brief")
    assert emma["botName"] == (await bot.get_my_name("en")).name == bot.first_name
    with pytest.raises(BadRequest, match="Bot_about_too_long"):
        await bot.set_my_short_description("x" * 121)


async def test_chats_and_members_are_known(bot: Bot) -> None:
    assert (await bot.get_chat(EMMA.id)).first_name == "Emma"
    assert (await bot.get_chat_member(EMMA.id, EMMA.id)).status == "member"
    with pytest.raises(BadRequest, match="no administrators"):
        await bot.get_chat_administrators(EMMA.id)


async def test_what_is_not_offered_is_refused(bot: Bot) -> None:
    with pytest.raises(InvalidToken):
        await bot.send_dice(MINSU.id)
    with pytest.raises(BadRequest, match="Unsupported parse_mode"):
        await bot.send_message(MINSU.id, "*x*", parse_mode="MarkdownV2")
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_callback_query("forged")
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_inline_query("forged", [])


async def test_a_reply_keyboard_stays_until_it_is_replaced(bot: Bot, chat: LocalChat) -> None:
    await bot.send_message(MINSU.id, "?", reply_markup=ReplyKeyboardMarkup([["예", "아니요"]]))
    keyboard = chat_of(chat).keyboard
    assert keyboard
    assert [[key["text"] for key in row] for row in keyboard["keyboard"]] == [["예", "아니요"]]


async def test_updates_wait_until_they_are_confirmed(bot: Bot, chat: LocalChat) -> None:
    acts.say(chat.world, chat_of(chat), "one")
    acts.say(chat.world, chat_of(chat), "two")
    first, second = await bot.get_updates()
    assert [update.message and update.message.text for update in (first, second)] == ["one", "two"]
    assert await bot.get_updates(second.update_id) == (second,)
    assert await bot.get_updates(second.update_id + 1) == ()


async def test_a_long_poll_ends_with_the_first_update(bot: Bot, chat: LocalChat) -> None:
    polling = asyncio.create_task(bot.get_updates(timeout=50))
    await asyncio.sleep(0)
    acts.say(chat.world, chat_of(chat), "/start")
    (update,) = await polling
    assert update.message
    assert update.message.from_user
    assert update.message.from_user.language_code == "ko"
    assert update.message.parse_entities() == {update.message.entities[0]: "/start"}


async def test_a_long_text_arrives_in_pieces_that_lose_nothing(bot: Bot, chat: LocalChat) -> None:
    lines = [f"{number} " + "가나다 " * 30 for number in range(100)]
    acts.say(chat.world, chat_of(chat), "\n".join(lines))
    texts = [update.message.text or "" for update in await bot.get_updates() if update.message]
    assert len(texts) > 2
    assert max(map(len, texts)) <= 4096
    assert "\n".join(texts).split() == "\n".join(lines).split()


async def test_an_unanswered_press_gives_up(chat: LocalChat, bot: Bot) -> None:
    sent = await bot.send_message(MINSU.id, "x", reply_markup=demo.KEYBOARD)
    assert await acts.press(chat.world, chat_of(chat), sent.message_id, "slow", seconds=0) == {
        "text": "",
        "alert": False,
    }
    with pytest.raises(ApiError, match="BUTTON_DATA_INVALID"):
        await acts.press(chat.world, chat_of(chat), sent.message_id, "forged")


async def test_the_application_answers_over_its_own_polling(app: demo.App, chat: LocalChat) -> None:
    with chat.world.watching() as events:
        acts.say(chat.world, chat_of(chat), "/start")
        await heard(events, "Welcome, try /photo")
        pressed = await acts.press(chat.world, chat_of(chat), last(chat)["message_id"], "count")
        assert pressed == {"text": "Counted", "alert": False}
        await heard(events, "Counted once")
        acts.send_file(chat.world, chat_of(chat), "a.txt", b"12345", "/load")
        await heard(events, "document of 5 bytes, caption /load")
        acts.send_file(chat.world, chat_of(chat), "a.png", demo.png(3, 3))
        await heard(events, f"photo of {len(demo.png(3, 3))} bytes, caption None")


async def heard(events: asyncio.Queue[dict[str, Any]], text: str) -> None:
    """Waits until a message says `text`."""
    async with asyncio.timeout(20):
        while (await events.get()).get("message", {}).get("text") != text:
            pass
