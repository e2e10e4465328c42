"""Briefings, cards and sources as messages in Telegram's HTML."""

from __future__ import annotations

from datetime import date

from briefs.lexicon import Lexicon
from briefs.model import Briefing, Card, Lang, Message, SourcedFact, Topic


def topic_name(topic: Topic, lang: Lang) -> str:
    """The topic's heading in `lang`."""
    raise NotImplementedError


def brief_messages(briefing: Briefing, *, lexicon: Lexicon, now: date) -> tuple[Message, ...]:
    """The briefing as messages within Telegram's limits, cut between items only."""
    raise NotImplementedError


def card_messages(card: Card, *, lexicon: Lexicon, now: date) -> tuple[Message, ...]:
    """The card as messages within Telegram's limits, cut between items only."""
    raise NotImplementedError


def source_message(fact: SourcedFact, *, lang: Lang, now: date) -> Message:
    """The exact sentence as a quote with outlet, date and link."""
    raise NotImplementedError
