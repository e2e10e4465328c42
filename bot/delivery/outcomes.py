"""What is known of a message after it was sent: arrived, surely not, or nobody can say."""

from __future__ import annotations

from dataclasses import dataclass

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
_NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
# What Telegram's refusals say of a chat that takes nothing from us any more.
_CLOSED = (
    ("user is deactivated", PauseReason.DELETED),
    ("blocked", PauseReason.BLOCKED),
    ("kicked", PauseReason.REMOVED),
    ("bot is not a member", PauseReason.REMOVED),
    ("not enough rights", PauseReason.RIGHTS),
    ("have no rights to send", PauseReason.RIGHTS),
    ("need administrator rights", PauseReason.RIGHTS),
    ("chat_write_forbidden", PauseReason.RIGHTS),
    ("chat not found", PauseReason.GONE),
    ("peer_id_invalid", PauseReason.GONE),
    ("group chat was deactivated", PauseReason.GONE),
    ("channel_private", PauseReason.GONE),
)
_THREAD_GONE = ("message thread not found", "topic_deleted", "topic_closed")


@dataclass(frozen=True, slots=True)
class Sent:
    """All of it arrived."""

    message_ids: tuple[int, ...]
    chat_id: int  # the chat's id by now


@dataclass(frozen=True, slots=True)
class Lost:
    """Some of it arrived, or may have."""

    message_ids: tuple[int, ...] = ()
    chat_id: int = 0


@dataclass(frozen=True, slots=True)
class Held:
    """Nothing arrived; it can be tried again in so many seconds."""

    seconds: float
    chat_id: int = 0


@dataclass(frozen=True, slots=True)
class Unsent:
    """Nothing arrived, and trying again would not help; `closed` says why the chat takes nothing from us any more."""

    closed: PauseReason | None = None
    chat_id: int = 0


Outcome = Sent | Lost | Held | Unsent


def meaning(error: TelegramError) -> Lost | Held | Unsent:
    """What `error` says of the message that met it.

    A lost answer and a connection that was cut before anything was taken look the same (NetworkError), so only what
    surely never left, and what the server itself answered in its own form, counts as not sent.
    """
    if isinstance(error, RetryAfter):
        return Held(error._retry_after.total_seconds())  # noqa: SLF001 (the public one warns)
    if isinstance(error, Forbidden):
        return Unsent(_closed(error) or PauseReason.BLOCKED)
    if isinstance(error, BadRequest):
        return Unsent(_closed(error))
    if isinstance(error, InvalidToken | Conflict) or _refused(error):
        return Held(SOON)
    return Lost()


def thread_is_gone(error: BadRequest) -> bool:
    """Whether the forum's topic no longer takes messages."""
    return any(words in error.message.lower() for words in _THREAD_GONE)


def _closed(error: TelegramError) -> PauseReason | None:
    said = error.message.lower()
    return next((why for words, why in _CLOSED if words in said), None)


def _refused(error: TelegramError) -> bool:
    """Whether the message never left this machine, or the Bot API server answered that it failed."""
    if not isinstance(error, NetworkError):
        return False
    cause = error.__cause__
    answered = cause is None and not isinstance(error, TimedOut)
    return answered or isinstance(cause, _NEVER_LEFT)
