"""Briefings and cards as plain text for the command line: the same lines without markup."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from briefs.lexicon import Lexicon
from briefs.model import Briefing, Card, Message
from briefs.writing.messages import brief_messages, card_messages
from briefs.writing.packing import plain


def plain_brief(briefing: Briefing, *, lexicon: Lexicon, now: date) -> str:
    """The text of `brief_messages`."""
    return _joined(brief_messages(briefing, lexicon=lexicon, now=now))


def plain_card(card: Card, *, lexicon: Lexicon, now: date) -> str:
    """The text of `card_messages`."""
    return _joined(card_messages(card, lexicon=lexicon, now=now))


def _joined(messages: Iterable[Message]) -> str:
    return "\n".join(plain(message.html) for message in messages)
