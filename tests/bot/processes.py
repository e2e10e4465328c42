"""The bot as a process of its own, by webhook: started, asked and stopped as a host does it."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

ROOT = Path(__file__).parents[2]
TOKEN, SECRET = "123456:AAsecret-token_value", "hook-secret_value"


@dataclass
class Running:
    """A process of the bot."""

    process: subprocess.Popen[str]
    port: int
    log: list[str] = field(default_factory=list)

    def wait_for(self, words: str) -> str:
        """The next line of its log that holds `words`."""
        assert self.process.stderr
        for line in self.process.stderr:
            self.log.append(line)
            if words in line:
                return line
        raise AssertionError("".join(self.log))

    def ask(self, method: str, path: str, body: object = None, **headers: str) -> tuple[int, str]:
        """What it answers to a request: status and text."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            data = None if body is None else json.dumps(body)
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, data, {"Content-Type": "application/json", **named})
            answer: HTTPResponse = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def update(self, number: int, text: str, *, person: int = 7) -> int:
        """Has Telegram bring a private message; the status that it gets."""
        who = {"id": person, "first_name": "민수", "language_code": "ko", "is_bot": False}
        chat = {"id": person, "type": "private", "first_name": "민수"}
        message = {"message_id": number, "date": 1760000000, "chat": chat, "from": who, "text": text}
        if text.startswith("/"):
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split(maxsplit=1)[0])}]
        return self._bring({"update_id": number, "message": message})

    def press(self, number: int, code: str, message_id: int, *, person: int = 7) -> int:
        """Has Telegram bring the press of a button under that message; the status that it gets."""
        who = {"id": person, "first_name": "민수", "language_code": "ko", "is_bot": False}
        chat = {"id": person, "type": "private"}
        message = {"message_id": message_id, "date": 1760000000, "chat": chat, "text": "-"}
        pressed = {"id": str(number), "from": who, "chat_instance": "1", "data": code, "message": message}
        return self._bring({"update_id": number, "callback_query": pressed})

    def _bring(self, update: object) -> int:
        return self.ask("POST", "/hook", update, X_Telegram_Bot_Api_Secret_Token=SECRET)[0]

    def stop(self) -> int:
        """Tells it to end, as a host does; its exit status."""
        self.process.send_signal(signal.SIGTERM)
        assert self.process.stderr
        self.log += self.process.stderr
        return self.process.wait(timeout=30)


@contextmanager
def webhook(folder: Path, api: str, **settings: str) -> Iterator[Running]:
    """The bot behind a webhook, its database and `.env` in `folder`, calling the Bot API at `api`."""
    port = free_port()
    given = {
        "BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": api,
        "WEBHOOK_URL": "https://brief.example/hook",
        "WEBHOOK_SECRET": SECRET,
        "PORT": str(port),
        "PYTHONPATH": str(ROOT),
    }
    with _started(folder, given | settings, port) as running:
        yield running


@contextmanager
def polling(folder: Path, api: str, **settings: str) -> Iterator[Running]:
    """The same by polling; it is asked how it fares at a port of its own."""
    port = free_port()
    given = {"BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": api, "HEALTH_PORT": str(port), "PYTHONPATH": str(ROOT)}
    with _started(folder, given | settings, port) as running:
        yield running


@contextmanager
def _started(folder: Path, given: dict[str, str], port: int) -> Iterator[Running]:
    command = [sys.executable, "-m", "bot"]
    with subprocess.Popen(command, cwd=folder, env=os.environ | given, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield Running(process, port)
        finally:
            process.kill()


def free_port() -> int:
    """One on which nobody listens now."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
