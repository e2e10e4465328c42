"""Plays people who chat with the bot: updates go into the real application, its calls to a checking Bot API."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from telegram import Update

from bot.context import App, Context
from bot.localchat import acts, inline
from bot.localchat.people import PEOPLE, Person
from bot.localchat.server import LocalChat
from bot.process.app import build
from bot.services import Services
from bot.settings import Settings
from tests.bot.news import NOW
from tests.bot.oddities import ODDITIES

READERS = {person.lang: person for person in PEOPLE if not person.editor}
EDITORS = {person.lang: person for person in PEOPLE if person.editor}


@dataclass(frozen=True, slots=True)
class Said:
    """A message of the bot as a person sees it."""

    id: int
    text: str  # or a picture's caption
    rows: tuple[tuple[dict[str, Any], ...], ...]
    edited: bool
    entities: tuple[dict[str, Any], ...]
    picture: bytes | None = None

    @property
    def labels(self) -> list[str]:
        """What the buttons say."""
        return [button["text"] for row in self.rows for button in row]

    def bold(self) -> list[str]:
        """The words in bold."""
        units = self.text.encode("utf-16-le")
        spans = [(e["offset"] * 2, (e["offset"] + e["length"]) * 2) for e in self.entities if e["type"] == "bold"]
        return [units[start:end].decode("utf-16-le") for start, end in spans]


@dataclass
class Chatroom:
    """The application and the world around it."""

    app: App
    chat: LocalChat
    taken: int = 0
    toasts: list[str] = field(default_factory=list)
    errors: list[Exception] = field(default_factory=list)

    @classmethod
    @asynccontextmanager
    async def opened(cls, database_url: str, user_rate: int = 0, **chosen: Any) -> AsyncIterator[Chatroom]:
        """The bot on that database, its clock stopped at NOW; `chosen` are further settings."""
        chat = LocalChat()
        settings = Settings.model_construct(
            database_url=database_url, admin_ids=chat.editor_ids, user_rate=user_rate, **chosen
        )
        app = build(settings, request=chat.request(), clock=lambda: NOW)
        room = cls(app, chat)
        app.add_error_handler(room._remember)
        async with app:
            yield room
        await app.bot_data.database.close()

    @property
    def services(self) -> Services:
        """What the handlers work with."""
        return self.app.bot_data

    async def say(self, person: Person, text: str) -> list[Said]:
        """`person` writes; what the bot then says in that chat."""
        return await self._after(person, lambda: acts.say(self.chat.world, self._chat(person), text))

    async def send_file(self, person: Person, name: str, data: bytes, caption: str = "") -> list[Said]:
        """`person` sends a file."""
        return await self._after(
            person, lambda: acts.send_file(self.chat.world, self._chat(person), name, data, caption)
        )

    async def send_odd(self, person: Person, kind: str) -> list[Said]:
        """`person` sends something that is no plain message: a key of ODDITIES."""
        chat = self._chat(person)

        def post() -> None:
            message = self.chat.world.post(chat, person.as_user(), dict(ODDITIES[kind]))
            self.chat.world.updates.put("edited_message" if kind == "edit" else "message", message)

        return await self._after(person, post)

    async def press(self, person: Person, message: Said, label: str) -> list[Said]:
        """`person` presses the button that says `label`, or begins so."""
        button = next(b for row in message.rows for b in row if b["text"].startswith(label))
        return await self._pressed(person, message.id, button["callback_data"])

    async def forge(self, person: Person, data: str) -> list[Said]:
        """`person` presses a button that the bot never made, or made long ago."""
        old = (await self.say(person, "/start"))[-1]
        held = self.chat.world.message(self._chat(person), old.id, "press")
        held["reply_markup"] = {"inline_keyboard": [[{"text": "?", "callback_data": data}]]}
        return await self._pressed(person, old.id, data)

    async def inline(self, person: Person, query: str, offset: str = "") -> dict[str, Any]:
        """`person` types the bot's name and `query` in some chat; what the bot offers to share."""
        asked = asyncio.create_task(inline.ask(self.chat.world, person, query, offset))
        await asyncio.sleep(0)
        await self.settle()
        return await asked

    async def _pressed(self, person: Person, message_id: int, data: str) -> list[Said]:
        with self.chat.world.watching() as events:
            press = asyncio.create_task(acts.press(self.chat.world, self._chat(person), message_id, data))
            await asyncio.sleep(0)
            await self.settle()
            self.toasts.append((await press)["text"])
            return self._said(events, person)

    async def _after(self, person: Person, act: Any) -> list[Said]:
        with self.chat.world.watching() as events:
            act()
            await self.settle()
            return self._said(events, person)

    async def during(self, person: Person, work: Awaitable[object]) -> list[Said]:
        """What the bot says to `person` while `work` is done."""
        with self.chat.world.watching() as events:
            await work
            return self._said(events, person)

    async def settle(self) -> None:
        """Lets the bot handle all that people did."""
        for raw in await self.chat.world.updates.get(self.taken, 100, 0):
            self.taken = raw["update_id"] + 1
            update = Update.de_json(raw, self.app.bot)
            await self.app.update_processor.process_update(update, self.app.process_update(update))
        if self.errors:
            raise self.errors.pop()

    async def _remember(self, update: object, context: Context) -> None:
        self.errors += [context.error] if context.error else []

    def _chat(self, person: Person) -> Any:
        return self.chat.world.chat(person.id)

    def _said(self, events: asyncio.Queue[dict[str, Any]], person: Person) -> list[Said]:
        said = []
        while not events.empty():
            event = events.get_nowait()
            message = event.get("message")
            if message and event["chat"] == person.id and message["from"]["is_bot"]:
                said.append(self._as_seen(message, edited=event["kind"] == "edit"))
        return said

    def _as_seen(self, message: dict[str, Any], *, edited: bool) -> Said:
        keyboard = message.get("reply_markup", {}).get("inline_keyboard", [])
        photo = message.get("photo")
        return Said(
            message["message_id"],
            message.get("text") or message.get("caption", ""),
            tuple(tuple(row) for row in keyboard),
            edited,
            tuple(message.get("entities") or message.get("caption_entities", ())),
            self.chat.world.files.get(photo[-1]["file_id"]).data if photo else None,
        )
