"""The Bot API over a World: the methods a bot of private chats calls, checked as Telegram checks them."""

from __future__ import annotations

from typing import Any

from bot.localchat import edits, inline, profile, sending
from bot.localchat.calls import Call
from bot.localchat.errors import ApiError, bad
from bot.localchat.files import DOWNLOAD_LIMIT
from bot.localchat.world import BOT, Json, World

ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
    "choose_sticker", "find_location", "record_video_note", "upload_video_note",
}  # fmt: skip
ANSWER_LIMIT = 200
LONGEST_POLL = 50


async def answer(world: World, method: str, call: Call) -> Any:
    """The `result` of one call. Raises ApiError where Telegram would answer with an error."""
    if method.lower() == "getupdates":
        limit, seconds = min(100, call.number("limit", 100)), min(LONGEST_POLL, call.number("timeout"))
        return await world.updates.get(call.number("offset"), limit, seconds)
    try:
        work = _METHODS[method.lower()]
    except KeyError:
        raise ApiError(404, "Not Found: method not found") from None
    return work(world, call)


def _get_me(world: World, call: Call) -> Json:
    abilities = dict.fromkeys(("can_read_all_group_messages", "can_connect_to_business", "has_main_web_app"), False)
    return {**BOT, **abilities, "can_join_groups": True, "supports_inline_queries": True}


def _nothing_to_do(world: World, call: Call) -> bool:
    return True


def _delete_message(world: World, call: Call) -> bool:
    chat = world.chat(call.text("chat_id"))
    message = world.message(chat, call.text("message_id"), "delete")
    del chat.messages[message["message_id"]]
    world.tell({"kind": "delete", "chat": chat.person.id, "message_id": message["message_id"]})
    return True


def _answer_callback_query(world: World, call: Call) -> bool:
    if len(call.text("text")) > ANSWER_LIMIT:
        raise bad("MESSAGE_TOO_LONG")
    waiting = world.answers.get(call.text("callback_query_id"))
    if not waiting or waiting.done():
        raise bad("query is too old and response timeout expired or query ID is invalid")
    waiting.set_result({"text": call.text("text"), "alert": call.flag("show_alert")})
    return True


def _send_chat_action(world: World, call: Call) -> bool:
    if call.text("action") not in ACTIONS:
        raise bad("wrong parameter action in request")
    chat = world.chat(call.text("chat_id"))
    world.tell({"kind": "action", "chat": chat.person.id, "action": call.text("action")})
    return True


def _set_reaction(world: World, call: Call) -> bool:
    chat = world.chat(call.text("chat_id"))
    message = world.message(chat, call.text("message_id"), "react")
    emoji = [reaction["emoji"] for reaction in call.json("reaction") or [] if reaction["type"] == "emoji"]
    chat.reactions[message["message_id"]] = emoji
    world.tell({"kind": "reaction", "chat": chat.person.id, "message_id": message["message_id"], "emoji": emoji})
    return True


def _get_chat(world: World, call: Call) -> Json:
    person = world.chat(call.text("chat_id")).person
    return {**person.as_chat(), "accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": _NO_GIFTS}


def _get_member(world: World, call: Call) -> Json:
    person = world.chat(call.text("chat_id")).person
    for user in (person.as_user(), BOT):
        if user["id"] == call.number("user_id"):
            return {"user": user, "status": "member"}
    raise bad("PARTICIPANT_ID_INVALID")


def _get_administrators(world: World, call: Call) -> list[Json]:
    world.chat(call.text("chat_id"))
    raise bad("there are no administrators in the private chat")


def _get_file(world: World, call: Call) -> Json:
    file = world.files.get(call.text("file_id"))
    if len(file.data) > DOWNLOAD_LIMIT:
        raise bad("file is too big")
    return {**file.as_file(), "file_path": file.path}


_NO_GIFTS = dict.fromkeys(
    ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
)
_METHODS = {
    "getme": _get_me,
    "deletewebhook": _nothing_to_do,
    "logout": _nothing_to_do,
    "close": _nothing_to_do,
    "sendmessage": sending.send_message,
    "sendphoto": sending.send_photo,
    "senddocument": sending.send_document,
    "sendchataction": _send_chat_action,
    "editmessagetext": edits.edit_text,
    "editmessagecaption": edits.edit_caption,
    "editmessagemedia": edits.edit_media,
    "editmessagereplymarkup": edits.edit_markup,
    "deletemessage": _delete_message,
    "setmessagereaction": _set_reaction,
    "answercallbackquery": _answer_callback_query,
    "answerinlinequery": inline.answer,
    "setmycommands": profile.set_commands,
    "getmycommands": profile.get_commands,
    "deletemycommands": profile.delete_commands,
    "setmyname": lambda world, call: profile.set_text(world, call, "name"),
    "getmyname": lambda world, call: profile.get_text(world, call, "name"),
    "setmydescription": lambda world, call: profile.set_text(world, call, "description"),
    "getmydescription": lambda world, call: profile.get_text(world, call, "description"),
    "setmyshortdescription": lambda world, call: profile.set_text(world, call, "short_description"),
    "getmyshortdescription": lambda world, call: profile.get_text(world, call, "short_description"),
    "getchat": _get_chat,
    "getchatmember": _get_member,
    "getchatadministrators": _get_administrators,
    "getfile": _get_file,
}
