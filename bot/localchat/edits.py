"""Changes to messages the bot has sent."""

from __future__ import annotations

from bot.localchat import texts
from bot.localchat.calls import Call
from bot.localchat.errors import bad
from bot.localchat.keyboards import inline_markup
from bot.localchat.sending import attached, captioned, with_entities
from bot.localchat.world import BOT, Json, World

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content "
    "and reply markup of the message"
)
_TEXT = {"text", "entities"}
_CAPTION = {"caption", "caption_entities"}
_MEDIA = {"photo", "document"} | _CAPTION


def edit_text(world: World, call: Call) -> Json:
    """editMessageText."""
    text, entities = texts.message_text(call.text("text"), call.text("parse_mode"), call.json("entities") or [])
    message = _target(world, call)
    if "text" not in message:
        raise bad("there is no text in the message to edit")
    return _edited(world, call, message, _TEXT, {"text": text} | with_entities("entities", entities))


def edit_caption(world: World, call: Call) -> Json:
    """editMessageCaption."""
    message = _target(world, call)
    if "text" in message:
        raise bad("there is no caption in the message to edit")
    return _edited(world, call, message, _CAPTION, captioned(call))


def edit_media(world: World, call: Call) -> Json:
    """editMessageMedia, for a photo or a document."""
    message = _target(world, call)
    media = call.json("media") or {}
    if media.get("type") not in ("photo", "document"):
        raise bad("can't parse InputMedia: type must be photo or document here")
    file = attached(world, call, str(media.get("media")))
    shown = {"photo": file.as_photo()} if media["type"] == "photo" else {"document": file.as_document()}
    text, entities = texts.caption(
        media.get("caption", ""), media.get("parse_mode", ""), media.get("caption_entities") or []
    )
    content = shown | ({"caption": text} if text else {}) | with_entities("caption_entities", entities)
    return _edited(world, call, message, _MEDIA | _TEXT, content)


def edit_markup(world: World, call: Call) -> Json:
    """editMessageReplyMarkup."""
    return _edited(world, call, _target(world, call), set(), {})


def _target(world: World, call: Call) -> Json:
    message = world.message(world.chat(call.text("chat_id")), call.text("message_id"), "edit")
    if message["from"]["id"] != BOT["id"]:
        raise bad("message can't be edited")
    return message


def _edited(world: World, call: Call, message: Json, replaced: set[str], content: Json) -> Json:
    markup = inline_markup(call.json("reply_markup"))
    kept = {key: value for key, value in message.items() if key not in replaced | {"reply_markup", "edit_date"}}
    new = kept | content | ({"reply_markup": markup} if markup else {})
    if new == {key: value for key, value in message.items() if key != "edit_date"}:
        raise bad(NOT_MODIFIED)
    new["edit_date"] = world.now()
    chat = world.chat(call.text("chat_id"))
    chat.messages[message["message_id"]] = new
    world.tell({"kind": "edit", "chat": chat.person.id, "message": new})
    return new
