"""Briefings and cards as plain text for the command line: the same lines without markup."""

from __future__ import annotations

from datetime import date

from briefs.lexicon import Lexicon
from briefs.model import Briefing, Card


def plain_brief(briefing: Briefing, *, lexicon: Lexicon, now: date) -> str:
    """The text of `brief_messages`."""
    raise NotImplementedError


def plain_card(card: Card, *, lexicon: Lexicon, now: date) -> str:
    """The text of `card_messages`."""
    raise NotImplementedError
