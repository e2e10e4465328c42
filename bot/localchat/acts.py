"""What people do in their chats: write, send a file, press a button. Each becomes an update for the bot."""

from __future__ import annotations

import asyncio
from uuid import uuid4

from bot.localchat import texts
from bot.localchat.entities import utf16
from bot.localchat.errors import bad
from bot.localchat.files import DOWNLOAD_LIMIT, picture_size
from bot.localchat.world import Chat, Json, World

ANSWER_SECONDS = 15.0


def say(world: World, chat: Chat, text: str) -> None:
    """Sends `text`, in pieces where it is longer than a message may be. Raises ApiError where it is empty."""
    plain, _ = texts.typed(text)
    if not plain:
        raise bad("message text is empty")
    for piece in pieces(plain):
        clean, entities = texts.typed(piece)
        _post(world, chat, {"text": clean} | ({"entities": entities} if entities else {}))


def send_file(world: World, chat: Chat, name: str, data: bytes, caption: str = "") -> None:
    """Sends a file: a picture as a photo, anything else as a document. Raises ApiError where it is empty or too big."""
    if len(data) > DOWNLOAD_LIMIT:
        raise bad("file is too big")
    file = world.files.add(name, data)
    content: Json = {"photo": file.as_photo()} if picture_size(data) else {"document": file.as_document()}
    text, entities = texts.caption(caption, "", [])
    content |= ({"caption": text} if text else {}) | ({"caption_entities": entities} if entities else {})
    _post(world, chat, content)


async def press(world: World, chat: Chat, message_id: int | str, data: str, seconds: float = ANSWER_SECONDS) -> Json:
    """Presses the button that carries `data`; what the bot answers: `text` and `alert`, both empty if it never does.

    Raises ApiError where the message has no such button.
    """
    message = world.message(chat, message_id, "press")
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    if data not in {button.get("callback_data") for row in rows for button in row}:
        raise bad("BUTTON_DATA_INVALID")
    query = uuid4().hex
    waiting = world.answers[query] = asyncio.get_running_loop().create_future()
    sender = chat.person.as_user()
    world.updates.put(
        "callback_query",
        {"id": query, "from": sender, "chat_instance": str(chat.person.id), "message": message, "data": data},
    )
    try:
        return await asyncio.wait_for(waiting, seconds)
    except TimeoutError:
        return {"text": "", "alert": False}
    finally:
        del world.answers[query]


def pieces(text: str) -> list[str]:
    """`text` cut as Telegram's apps cut it: at the last line's end, else the last space, that fits into a message."""
    cut = []
    while utf16(text) > texts.TEXT_LIMIT:
        head = text.encode("utf-16-le")[: 2 * texts.TEXT_LIMIT].decode("utf-16-le", "ignore")
        at = max(head.rfind("\n"), 0) or max(head.rfind(" "), 0) or len(head)
        cut.append(text[:at])
        text = text[at:].lstrip()
    return [*cut, text]


def _post(world: World, chat: Chat, content: Json) -> None:
    world.updates.put("message", world.post(chat, chat.person.as_user(), content))
