"""The bot without Telegram, as one object for the composition root."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from aiohttp import web

from bot.localchat.guard import is_loopback
from bot.localchat.people import PEOPLE, Person
from bot.localchat.request import LocalRequest
from bot.localchat.routes import page_app
from bot.localchat.world import TOKEN, World

log = logging.getLogger(__name__)


class PageError(Exception):
    """The page cannot be served; the message is one line that names the setting to change."""


class LocalChat:
    """Everything that stands in for Telegram; the application and its handlers are the real ones.

        chat = LocalChat()
        Application.builder().token(chat.token).request(chat.request()).get_updates_request(chat.request())

        async with chat.page(host, port) as address: ...

    The application then polls as it does on Telegram. History is kept in memory only and is gone with the process.
    There is no log-in: whoever reaches the page is all of the people on it, which is why it listens on this machine
    unless told otherwise.
    """

    token = TOKEN

    def __init__(self, people: Sequence[Person] = PEOPLE) -> None:
        self.people = tuple(people)
        self.world = World(people)

    @property
    def editor_ids(self) -> frozenset[int]:
        """The people who are to be taken for editors, in local mode only."""
        return frozenset(person.id for person in self.people if person.editor)

    def request(self) -> LocalRequest:
        """A new request object for the application's builder."""
        return LocalRequest(self.world)

    @asynccontextmanager
    async def page(self, host: str, port: int) -> AsyncIterator[str]:
        """Serves the chat page on `host` and `port`; gives its address. Raises PageError where it cannot listen."""
        runner = web.AppRunner(page_app(self.world, host), access_log=None, shutdown_timeout=2)
        await runner.setup()
        try:
            try:
                await web.TCPSite(runner, host, port).start()
            except OSError as error:
                raise PageError(
                    f"LOCAL_CHAT_HOST, LOCAL_CHAT_PORT: cannot listen on {host}:{port} ({error})"
                ) from error
            if not is_loopback(host):
                log.warning("the local chat listens on %s: whoever reaches it can act as an editor", host)
            yield _address(*runner.addresses[0][:2])
        finally:
            await runner.cleanup()


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
