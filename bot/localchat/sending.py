"""Messages from the bot: text, photos and documents."""

from __future__ import annotations

from bot.localchat import texts
from bot.localchat.calls import Call
from bot.localchat.errors import bad
from bot.localchat.files import StoredFile
from bot.localchat.keyboards import Markup, reply_markup
from bot.localchat.world import BOT, Chat, Json, World


def send_message(world: World, call: Call) -> Json:
    """sendMessage."""
    text, entities = texts.message_text(call.text("text"), call.text("parse_mode"), call.json("entities") or [])
    return _sent(world, call, {"text": text} | with_entities("entities", entities))


def send_photo(world: World, call: Call) -> Json:
    """sendPhoto."""
    return _sent(world, call, {"photo": _file(world, call, "photo").as_photo()} | captioned(call))


def send_document(world: World, call: Call) -> Json:
    """sendDocument."""
    return _sent(world, call, {"document": _file(world, call, "document").as_document()} | captioned(call))


def captioned(call: Call) -> Json:
    """The caption of a message as its JSON has it, nothing where there is none."""
    text, entities = texts.caption(call.text("caption"), call.text("parse_mode"), call.json("caption_entities") or [])
    return ({"caption": text} if text else {}) | with_entities("caption_entities", entities)


def with_entities(field: str, entities: list[Json]) -> Json:
    """Entities as a message's JSON has them: left out where there are none."""
    return {field: entities} if entities else {}


def attached(world: World, call: Call, value: str) -> StoredFile:
    """The file that `value` names: an upload by attach://NAME, or one sent before by its id. Raises ApiError."""
    if not value.startswith("attach://"):
        return world.files.get(value)
    upload = call.uploads.get(value.removeprefix("attach://"))
    if not upload:
        raise bad("wrong file identifier/HTTP URL specified")
    return world.files.add(*upload)


def _file(world: World, call: Call, part: str) -> StoredFile:
    return world.files.add(*call.uploads[part]) if part in call.uploads else attached(world, call, call.text(part))


def _sent(world: World, call: Call, content: Json) -> Json:
    chat = world.chat(call.text("chat_id"))
    markup = reply_markup(call.json("reply_markup"))
    content = _reply(world, chat, call) | content
    if markup and "inline_keyboard" in markup:
        content["reply_markup"] = markup
    message = world.post(chat, BOT, content)
    if markup and "inline_keyboard" not in markup:
        _show_keyboard(world, chat, markup)
    return message


def _show_keyboard(world: World, chat: Chat, markup: Markup) -> None:
    chat.keyboard = markup if "keyboard" in markup else None
    world.tell({"kind": "keyboard", "chat": chat.person.id, "keyboard": chat.keyboard})


def _reply(world: World, chat: Chat, call: Call) -> Json:
    wish = call.json("reply_parameters") or {}
    if "message_id" not in wish:
        return {}
    replied = chat.messages.get(wish["message_id"])
    if not replied and not wish.get("allow_sending_without_reply"):
        raise bad("message to be replied not found")
    return {"reply_to_message": {k: v for k, v in replied.items() if k != "reply_to_message"}} if replied else {}
