"""Takes messages as the Bot API does, quickly, and keeps what it took; run: python -m tests.bot_api.double.

It prints the port on which it listens. Beside the Bot API's methods it answers to
    POST /control/setup   {"rate": 30, "way": [least, mean more], "faults": {"lost": 0.01, ...}, "seed": 1}
    GET /control/taken    {"messages": [[chat id, message id, text, seconds, keyboard], ...], "refused": number,
                          "strokes": {...}, "calls": {...}}
    POST /control/clear   forgets what it took
Faults are `lost` (taken, but the answer never arrives), `reset` (cut before anything is taken), `500`, `429` and
`slow` (taken, and answered late), each with its probability. Nothing is checked but what is needed to count.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

SLOW = 0.3  # seconds
USER = {"id": 1, "is_bot": True, "first_name": "Brief", "username": "brief_bot"}
RESULTS: dict[str, Any] = {
    "getme": USER,
    "getmycommands": [],
    "getmydescription": {"description": ""},
    "getmyshortdescription": {"short_description": ""},
    "getwebhookinfo": {"url": "", "has_custom_certificate": False, "pending_update_count": 0},
}
TEXT = "오늘의 중국 AI 소식입니다. " * 20
MESSAGE = json.dumps(
    {"date": 1760000000, "text": TEXT, "from": USER, "entities": [{"type": "bold", "offset": 0, "length": 3}]}
)[1:-1]


@dataclass
class Server:
    """What it does to calls, and what it took."""

    rate: int = 0  # messages in any second; 0 for no limit
    way: tuple[float, float] = (0.0, 0.0)  # seconds that a call is on its way at least, and more on average
    faults: dict[str, float] = field(default_factory=dict)
    chance: random.Random = field(default_factory=random.Random)
    kept: bool = True  # whether texts are kept
    messages: list[tuple[int, int, str, float, str]] = field(default_factory=list)
    refused: int = 0
    strokes: Counter[str] = field(default_factory=Counter)
    calls: Counter[str] = field(default_factory=Counter)  # by their methods, in small letters
    window: deque[float] = field(default_factory=deque)
    count: int = 0

    def take(self, body: bytes) -> tuple[bytes | None, float]:
        """The answer to sendMessage, None where the connection is to be cut; and the seconds until then."""
        now = asyncio.get_running_loop().time()
        while self.window and self.window[0] <= now - 1:
            self.window.popleft()
        if self.rate and len(self.window) >= self.rate:
            self.refused += 1
            return _refusal(429, "Too Many Requests: retry after 1", retry_after=1), 0
        fault = self._fault()
        if fault == "reset":
            return None, 0
        if fault == "500":
            return _refusal(500, "Internal Server Error"), 0
        if fault == "429":
            return _refusal(429, "Too Many Requests: retry after 2", retry_after=2), 0
        if self.rate:
            self.window.append(now)
        self.count += 1
        chat_id = self._keep(body, now)
        if fault == "lost":
            return None, 0
        chat = f'"chat": {{"id": {chat_id}, "type": "private", "first_name": "U"}}'
        result = f'{{"message_id": {self.count}, {chat}, {MESSAGE}}}'
        return _page(200, f'{{"ok": true, "result": {result}}}'.encode()), SLOW if fault == "slow" else 0

    def _keep(self, body: bytes, now: float) -> int:
        if not self.kept:
            start = body.index(b"chat_id=") + 8
            return int(body[start:].split(b"&", 1)[0])
        fields = parse_qs(body.decode())
        chat_id = int(fields["chat_id"][0])
        keyboard = fields.get("reply_markup", [""])[0]
        self.messages.append((chat_id, self.count, fields["text"][0], now, keyboard))
        return chat_id

    def _fault(self) -> str | None:
        for kind, likely in self.faults.items():
            if self.chance.random() < likely:
                self.strokes[kind] += 1
                return kind
        return None

    def delay(self) -> float:
        """The seconds that a call is on its way to here."""
        least, more = self.way
        return least + (self.chance.expovariate(1 / more) if more else 0.0)

    def control(self, name: str, body: bytes) -> bytes:
        """What tests ask of it beside."""
        if name == "setup":
            wanted = json.loads(body)
            self.chance = random.Random(wanted.pop("seed", 1))  # noqa: S311
            for key, value in wanted.items():
                setattr(self, key, tuple(value) if key == "way" else value)
        if name == "clear":
            self.messages, self.refused, self.count = [], 0, 0
            self.strokes.clear()
            self.calls.clear()
        taken = {"messages": self.messages, "refused": self.refused, "strokes": self.strokes, "count": self.count}
        taken["calls"] = self.calls
        return _page(200, json.dumps(taken).encode())


class Connection(asyncio.Protocol):
    """One connection: calls one after another."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._buffer = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while True:
            end = self._buffer.find(b"\r\n\r\n")
            if end < 0:
                return
            head = self._buffer[:end].lower()
            at = head.find(b"content-length:")
            size = int(head[at + 15 :].split(b"\r\n", 1)[0]) if at >= 0 else 0
            if len(self._buffer) < end + 4 + size:
                return
            body, self._buffer = self._buffer[end + 4 : end + 4 + size], self._buffer[end + 4 + size :]
            self._called(head.split(b" ", 2)[1].decode(), body)

    def _called(self, path: str, body: bytes) -> None:
        first, _, name = path.lstrip("/").partition("/")
        self._server.calls[name] += first != "control"
        if first == "control":
            self._write(self._server.control(name, body))
        elif name == "sendmessage":
            self._later(self._server.delay(), lambda: self._send(body))
        elif name == "getupdates":
            seconds = int(parse_qs(body.decode()).get("timeout", ["0"])[0])
            self._later(seconds, lambda: self._write(_result([])))
        else:
            self._write(_result(RESULTS.get(name, True)))

    def _send(self, body: bytes) -> None:
        answer, seconds = self._server.take(body)
        back = seconds + (self._server.delay() if self._server.way[0] else 0.0)
        self._later(back, lambda: self._write(answer))

    def _later(self, seconds: float, work: Callable[[], None]) -> None:
        if seconds:
            asyncio.get_running_loop().call_later(seconds, work)
        else:
            work()

    def _write(self, answer: bytes | None) -> None:
        if self._transport is None or self._transport.is_closing():
            return
        if answer is None:
            self._transport.abort()
        else:
            self._transport.write(answer)


def _page(code: int, body: bytes) -> bytes:
    return b"HTTP/1.1 %d X\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % (code, len(body)) + body


def _result(result: object) -> bytes:
    return _page(200, json.dumps({"ok": True, "result": result}).encode())


def _refusal(code: int, description: str, **parameters: int) -> bytes:
    answer = {"ok": False, "error_code": code, "description": description, "parameters": parameters}
    return _page(code, json.dumps(answer).encode())


async def main() -> None:
    """Listens until it is killed."""
    server = Server()
    listening = await asyncio.get_running_loop().create_server(lambda: Connection(server), "127.0.0.1", 0, backlog=1024)
    sys.stdout.write(f"{listening.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await listening.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
