"""What Telegram's servers would remember: chats, updates on their way, files, and who is looking on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from typing import Any

from bot.localchat.errors import bad
from bot.localchat.files import Files
from bot.localchat.people import PEOPLE, Person

Json = dict[str, Any]
TOKEN = "1:local"  # noqa: S105
BOT: Json = {"id": 1, "is_bot": True, "first_name": "China AI Brief", "username": "china_ai_brief_local_bot"}


@dataclass(slots=True)
class Chat:
    """A person's private chat: its messages as the Bot API gives them, in order; reactions by message; a keyboard."""

    person: Person
    messages: dict[int, Json] = field(default_factory=dict)
    reactions: dict[int, list[str]] = field(default_factory=dict)
    keyboard: Json | None = None


class Updates:
    """What the bot has not confirmed yet."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self._waiting: list[Json] = []
        self._arrived = asyncio.Event()

    def put(self, kind: str, payload: Json) -> None:
        """Queues an update."""
        self._waiting.append({"update_id": next(self._numbers), kind: payload})
        self._arrived.set()

    async def get(self, offset: int, limit: int, seconds: float) -> list[Json]:
        """Up to `limit` updates from `offset` on; those before it are forgotten. Waits `seconds` for the first."""
        self._waiting = [update for update in self._waiting if update["update_id"] >= offset]
        if not self._waiting and seconds:
            self._arrived.clear()
            try:
                await asyncio.wait_for(self._arrived.wait(), seconds)
            except TimeoutError:
                return []
        return self._waiting[:limit]


class World:
    """The state behind both sides, the bot's and the people's. Lives and dies with the process."""

    def __init__(
        self, people: Sequence[Person] = PEOPLE, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self.chats = {person.id: Chat(person) for person in people}
        self.files = Files()
        self.updates = Updates()
        self.commands: dict[tuple[str, str], list[Json]] = {}
        self.profile: dict[tuple[str, str], str] = {}
        self.answers: dict[str, asyncio.Future[Json]] = {}
        self._clock = clock
        self._message_ids = count(1)
        self._watchers: set[asyncio.Queue[Json]] = set()

    def chat(self, chat_id: int | str) -> Chat:
        """The chat of that id. Raises ApiError where there is none."""
        found = self.chats.get(int(chat_id)) if str(chat_id).isdecimal() else None
        if not found:
            raise bad("chat not found")
        return found

    def message(self, chat: Chat, message_id: int | str, purpose: str) -> Json:
        """A message of `chat`. Raises ApiError, worded for `purpose`, where there is none."""
        found = chat.messages.get(int(message_id)) if str(message_id).isdecimal() else None
        if not found:
            raise bad(f"message to {purpose} not found")
        return found

    def post(self, chat: Chat, sender: Json, content: Json) -> Json:
        """Adds a message to `chat` and shows it to those who look on."""
        head = {"message_id": next(self._message_ids), "date": self.now(), "from": sender}
        message = {**head, "chat": chat.person.as_chat(), **content}
        chat.messages[message["message_id"]] = message
        self.tell({"kind": "message", "chat": chat.person.id, "message": message})
        return message

    def now(self) -> int:
        """Seconds since the epoch, as Telegram dates things."""
        return int(self._clock().timestamp())

    def tell(self, event: Json) -> None:
        """Passes an event to everyone who watches."""
        for watcher in self._watchers:
            watcher.put_nowait(event)

    @contextmanager
    def watching(self) -> Iterator[asyncio.Queue[Json]]:
        """The events from now on."""
        queue: asyncio.Queue[Json] = asyncio.Queue()
        self._watchers.add(queue)
        try:
            yield queue
        finally:
            self._watchers.discard(queue)
