"""What is known of a message after it was sent: arrived, surely not, or nobody can say. See docs/delivery.md."""

from __future__ import annotations

from dataclasses import dataclass

import aiohttp
import httpx
from telegram.error import (
    BadRequest,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from storage.values import PauseReason

SOON = 60.0  # seconds after which what was surely not sent is tried again
_NEVER_LEFT = (
    aiohttp.ClientConnectorError,
    aiohttp.ConnectionTimeoutError,
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
)
# What the Bot API server says of messages that it had passed on by then (tdlib/telegram-bot-api, Client.cpp).
_PASSED_ON = ("internal server error: restart", "sent message was immediately deleted", "can't find sent message")
_FORBIDDEN = (
    ("deactivated", PauseReason.DELETED),
    ("was deleted", PauseReason.GONE),
    ("blocked", PauseReason.BLOCKED),
    ("initiate conversation", PauseReason.BLOCKED),
    ("kicked", PauseReason.REMOVED),
    ("not a member", PauseReason.REMOVED),
    ("not enough rights", PauseReason.RIGHTS),
)
_REFUSED = (
    ("chat not found", PauseReason.GONE),
    ("peer_id_invalid", PauseReason.GONE),
    ("channel_private", PauseReason.GONE),
    ("bot is not a member", PauseReason.REMOVED),
    ("user is deactivated", PauseReason.DELETED),
    ("group chat was deactivated", PauseReason.GONE),
    ("not enough rights", PauseReason.RIGHTS),
    ("have no rights to send", PauseReason.RIGHTS),
    ("need administrator rights", PauseReason.RIGHTS),
    ("chat_write_forbidden", PauseReason.RIGHTS),
    ("chat_send_plain_forbidden", PauseReason.RIGHTS),
    ("chat_restricted", PauseReason.RIGHTS),
    ("topic_closed", PauseReason.TOPIC),
)
_TOPIC_GONE = ("message thread not found", "topic_deleted")


@dataclass(frozen=True, slots=True)
class Posted:
    """It arrived."""

    message_id: int


@dataclass(frozen=True, slots=True)
class Lost:
    """It may have arrived."""


@dataclass(frozen=True, slots=True)
class Held:
    """It did not arrive; it can be tried again in so many seconds."""

    seconds: float
    everybody: bool = False  # nothing at all gets through, whoever it is for


@dataclass(frozen=True, slots=True)
class Unsent:
    """It did not arrive, and trying again would not help; `why` where the chat takes nothing from us any more."""

    why: PauseReason | None


Outcome = Posted | Lost | Held | Unsent


def meaning(error: TelegramError) -> Lost | Held | Unsent:
    """What `error` says of the message that met it.

    A lost answer and a connection that was cut before anything was taken look the same (NetworkError), so only what
    surely never left, and what the Bot API server itself answered in its own form, counts as not sent.
    """
    if isinstance(error, RetryAfter):
        return Held(error._retry_after.total_seconds())  # noqa: SLF001 (the public one warns)
    if isinstance(error, Forbidden):
        return Unsent(_first(_FORBIDDEN, error) or PauseReason.BLOCKED)
    if isinstance(error, BadRequest):
        return Unsent(_first(_REFUSED, error))
    if isinstance(error, InvalidToken | Conflict) or _surely_not(error):
        return Held(SOON, everybody=True)
    return Lost()


def topic_is_gone(error: BadRequest) -> bool:
    """Whether the forum's topic was deleted."""
    return any(words in error.message.lower() for words in _TOPIC_GONE)


def _first(meanings: tuple[tuple[str, PauseReason], ...], error: TelegramError) -> PauseReason | None:
    return next((why for words, why in meanings if words in error.message.lower()), None)


def _surely_not(error: TelegramError) -> bool:
    """Whether the message never left this machine, or the Bot API server answered that it failed.

    A page of a gateway before it (502, 504) is no such answer: what stood behind may have taken the message.
    """
    if not isinstance(error, NetworkError):
        return False
    cause = error.__cause__
    if cause is not None or isinstance(error, TimedOut):
        return isinstance(cause, _NEVER_LEFT)
    return not any(words in error.message.lower() for words in _PASSED_ON)
