"""Long texts that Telegram's apps cut into several messages: which message goes on with which."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta

LONG = 3500  # characters; the apps cut a text at the last line's or word's end before 4096
OPEN = timedelta(seconds=10)  # within which the parts come one after another
QUIET = 1.0  # seconds for which a long text waits for its next part
_MOST = 1000


@dataclass(slots=True)
class _Paste:
    first: int  # the message in which the text begins
    last: int
    user_id: int
    at: datetime


class Pastes:
    """The texts that may go on, by their chats; knows of this process's messages alone, and keeps no words."""

    def __init__(self) -> None:
        self._open: OrderedDict[int, _Paste] = OrderedDict()
        self._parts: OrderedDict[tuple[int, int], None] = OrderedDict()

    def begin(self, chat_id: int, message_id: int, user_id: int, now: datetime) -> None:
        """A long text was sent."""
        known = self._open.get(chat_id)
        if known is None or known.first != message_id:
            self._open[chat_id] = _Paste(message_id, message_id, user_id, now)
        self._shorten()

    def goes_on(self, chat_id: int, message_id: int, user_id: int, now: datetime) -> int | None:
        """The message in which the text begins that this one goes on with; None where it stands alone."""
        paste = self._open.get(chat_id)
        if paste is None or paste.user_id != user_id or message_id != paste.last + 1 or now - paste.at > OPEN:
            return None
        return paste.first

    def went_on(self, chat_id: int, first: int, message_id: int, user_id: int, now: datetime) -> None:
        """That message is a part of the text now which began in `first`, whichever process was told of that."""
        self._open[chat_id] = _Paste(first, message_id, user_id, now)
        self._shorten()
        self._parts[chat_id, message_id] = None
        while len(self._parts) > _MOST:
            self._parts.popitem(last=False)

    def is_part(self, chat_id: int, message_id: int) -> bool:
        """Whether the message is a part of a text that began before it."""
        return (chat_id, message_id) in self._parts

    def _shorten(self) -> None:
        while len(self._open) > _MOST:
            self._open.popitem(last=False)
