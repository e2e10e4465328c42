"""The way from python-telegram-bot to the World: the place where the network would be."""

from __future__ import annotations

import json
from typing import Any

from telegram.request import BaseRequest, RequestData

from bot.localchat.api import answer
from bot.localchat.calls import Call
from bot.localchat.errors import ApiError
from bot.localchat.world import World


class LocalRequest(BaseRequest):
    """Answers every call of the bot from a World, in this process.

    It opens no connection and keeps no state: any number of them may share a World. Timeouts are not observed, since
    nothing here takes time but a long poll, which ends by itself or when its task is cancelled.
    """

    def __init__(self, world: World) -> None:
        self._world = world

    @property
    def read_timeout(self) -> float | None:
        """None: nothing is read from a network."""
        return None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *args: Any, **kwargs: Any
    ) -> tuple[int, bytes]:
        """The HTTP status and body that a Bot API server would answer: JSON for a call, content for a file."""
        name = url.rsplit("/", 1)[-1]
        try:
            if method == "GET":
                return 200, self._world.files.get(name).data
            return 200, _body(ok=True, result=await answer(self._world, name, _call(request_data)))
        except ApiError as error:
            return error.code, _body(ok=False, error_code=error.code, description=error.description)


def _call(data: RequestData | None) -> Call:
    if data is None:
        return Call({})
    uploads = {part: (name, _bytes(content)) for part, (name, content, _) in data.multipart_data.items()}
    return Call(data.json_parameters, uploads)


def _bytes(content: Any) -> bytes:
    return content if isinstance(content, bytes) else content.read()


def _body(**answered: object) -> bytes:
    return json.dumps(answered, ensure_ascii=False).encode()
