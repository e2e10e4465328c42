"""A Telegram of groups and channels for tests: takes the bot's calls, and makes updates as Telegram would."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from itertools import count
from typing import Any

from telegram import Update
from telegram.request import BaseRequest, RequestData

from bot.context import App, Context
from bot.process.app import build
from bot.services import Services
from bot.settings import Settings
from tests.bot.news import NOW

Json = dict[str, Any]
BOT: Json = {"id": 1, "is_bot": True, "first_name": "Brief", "username": "brief_bot"}
ANONYMOUS: Json = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
MIGRATED = "Bad Request: group chat was upgraded to a supergroup chat"


class Groups(BaseRequest):
    """Remembers what was sent where; knows who administers, and which groups have moved."""

    def __init__(self, administrators: Mapping[int, set[int]]) -> None:
        self.administrators = administrators
        self.moved: dict[int, int] = {}
        self.sent: list[Json] = []
        self.toasts: list[str] = []
        self._ids = count(100)

    @property
    def read_timeout(self) -> float | None:
        return None

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *args: Any, **kwargs: Any
    ) -> tuple[int, bytes]:
        parameters: Json = dict(request_data.parameters) if request_data else {}
        name = url.rsplit("/", 1)[-1]
        if to := self.moved.get(parameters.get("chat_id", 0)):
            refused = {"ok": False, "error_code": 400, "description": MIGRATED}
            return 400, json.dumps(refused | {"parameters": {"migrate_to_chat_id": to}}).encode()
        return 200, json.dumps({"ok": True, "result": self._answer(name, parameters)}).encode()

    def _answer(self, name: str, parameters: Json) -> Any:
        if name == "getMe":
            return BOT
        if name in ("sendMessage", "editMessageText"):
            chat = _chat(parameters["chat_id"])
            thread = parameters.get("message_thread_id")
            message = {"message_id": next(self._ids), "date": 0, "chat": chat, "from": BOT, "text": parameters["text"]}
            if thread:
                message |= {"message_thread_id": thread, "is_topic_message": True}
            keys = parameters.get("reply_markup", {})
            keys = json.loads(keys) if isinstance(keys, str) else keys
            self.sent.append(message | {"method": name, "reply_markup": keys})
            return message
        if name == "getChatMember":
            rights = self.administrators.get(parameters["chat_id"], set())
            status = "creator" if parameters["user_id"] in rights else "member"
            return {"user": _user(parameters["user_id"]), "status": status, "is_anonymous": False}
        if name == "answerCallbackQuery":
            self.toasts.append(parameters.get("text", ""))
        return True


class Room:
    """The bot among groups."""

    def __init__(self, app: App, telegram: Groups) -> None:
        self.app, self.telegram = app, telegram
        self._numbers = count(1)
        self.errors: list[Exception] = []

    @classmethod
    @asynccontextmanager
    async def opened(cls, database_url: str, administrators: Mapping[int, set[int]]) -> AsyncIterator[Room]:
        """The bot on that database, its clock stopped at NOW."""
        telegram = Groups(administrators)
        app = build(Settings.model_construct(database_url=database_url), request=telegram, clock=lambda: NOW)
        room = cls(app, telegram)
        app.add_error_handler(room._remember)
        async with app:
            yield room
        await app.bot_data.database.close()

    @property
    def services(self) -> Services:
        """What the handlers work with."""
        return self.app.bot_data

    async def write(self, chat_id: int, user_id: int, text: str, **fields: Any) -> list[Json]:
        """Somebody writes in a group; what the bot then sends."""
        message = {"message_id": next(self._numbers), "date": 0, "chat": _chat(chat_id), "text": text}
        if user_id:
            message["from"] = _user(user_id)
        if text.startswith("/"):
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]
        kind = "channel_post" if not user_id else "message"
        return await self.take({kind: message | fields})

    async def press(self, user_id: int, message: Json, label: str) -> list[Json]:
        """Somebody presses a button under a message of the bot's."""
        buttons = [button for row in message["reply_markup"]["inline_keyboard"] for button in row]
        data = next(button["callback_data"] for button in buttons if button["text"].startswith(label))
        held = {name: value for name, value in message.items() if name not in ("method", "reply_markup")}
        query = {"id": "1", "from": _user(user_id), "chat_instance": "1", "data": data, "message": held}
        return await self.take({"callback_query": query})

    async def take(self, update: Json) -> list[Json]:
        """The bot takes an update; what it then sends."""
        before = len(self.telegram.sent)
        await self.app.process_update(Update.de_json({"update_id": next(self._numbers)} | update, self.app.bot))
        if self.errors:
            raise self.errors.pop()
        return self.telegram.sent[before:]

    async def _remember(self, update: object, context: Context) -> None:
        self.errors += [context.error] if context.error else []


def membership(chat_id: int, user_id: int, before: str, after: str) -> Json:
    """The update that tells of the bot's new place in a chat."""
    return {
        "my_chat_member": {
            "chat": _chat(chat_id),
            "from": _user(user_id),
            "date": 0,
            "old_chat_member": _member(before),
            "new_chat_member": _member(after),
        }
    }


def _member(status: str) -> Json:
    rights: Json = dict.fromkeys(
        (
            *("can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats"),
            *("can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users"),
            *("can_post_stories", "can_edit_stories", "can_delete_stories"),
        ),
        False,
    )
    more: Json = {"kicked": {"until_date": 0}, "administrator": rights}.get(status, {})
    return {"user": BOT, "status": status} | more


def _chat(chat_id: int) -> Json:
    if chat_id > 0:
        return {"id": chat_id, "type": "private", "first_name": "Emma"}
    kind = "channel" if chat_id <= -2_000_000_000_000 else "supergroup" if chat_id < -1_000_000_000_000 else "group"
    return {"id": chat_id, "type": kind, "title": "Room"}


def _user(user_id: int) -> Json:
    return (
        ANONYMOUS
        if user_id == ANONYMOUS["id"]
        else {
            "id": user_id,
            "is_bot": False,
            "first_name": "Emma",
            "language_code": "en",
        }
    )
