"""Which facts a briefing or a card shows, and in which order."""

from __future__ import annotations

from collections.abc import Sequence

from briefs.lexicon import Lexicon
from briefs.model import Briefing, Card, Lang, SourcedFact, Topic


def brief(
    facts: Sequence[SourcedFact],
    *,
    lexicon: Lexicon,
    lang: Lang,
    topic: Topic | None = None,
    offset: int = 0,
    limit: int = 8,
) -> Briefing | None:
    """The most important facts of `topic` (all topics where None), grouped by topic; None where no fact has a line."""
    raise NotImplementedError


def company_card(
    organisation_id: str,
    facts: Sequence[SourcedFact],
    *,
    lexicon: Lexicon,
    lang: Lang,
    offset: int = 0,
    limit: int = 8,
) -> Card | None:
    """What is known of an organisation, newest facts first; None where the lexicon doesn't know it."""
    raise NotImplementedError
