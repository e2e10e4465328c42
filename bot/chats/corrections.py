"""Workflow: what a chat was told and is to hear that it no longer stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.services import Services
from briefs import merging, writing
from briefs.lexicon import Lexicon
from briefs.merging import Verdict
from briefs.model import LANGS, SourcedFact
from storage import editions, facts
from storage.editions import Owed
from storage.values import Chat


@dataclass(frozen=True, slots=True)
class Correction:
    """A fact that was told and stands no longer."""

    fact: SourcedFact
    day: date  # on which the chat was told, local
    stands: SourcedFact | None = None  # what it says by now, or what other articles tell of the event


async def corrections(services: Services, chat: Chat) -> list[Correction]:
    """What `chat` is to hear, in the order in which the facts came."""
    return await standing_no_longer(services, await editions.owed(services.database, chat.chat_id))


async def standing_no_longer(services: Services, owed: Sequence[Owed]) -> list[Correction]:
    """What of that readers would see another way today, in the same order."""
    left = await facts.of_events(services.database, {one.fact.event for one in owed if one.fact.event})
    lexicon = await services.lexicon()
    judged = (_correction(one, [fact for fact in left if fact.event == one.fact.event], lexicon) for one in owed)
    return [one for one in judged if one]


def _correction(owed: Owed, left: Sequence[SourcedFact], lexicon: Lexicon) -> Correction | None:
    """None where readers would see no difference, and where another article still says the same or how it went on."""
    if owed.corrected:
        before, after = (_lines(fact, lexicon) for fact in (owed.fact, owed.corrected))
        return Correction(owed.fact, owed.day, owed.corrected) if before != after else None
    profile = merging.profile(owed.fact, lexicon)
    verdicts = {merging.judge(profile, merging.profile(fact, lexicon)) for fact in left}
    if verdicts & {Verdict.SAME, Verdict.UPDATE}:
        return None
    telling = merging.telling(left, lexicon) if Verdict.CONFLICT in verdicts else None
    return Correction(owed.fact, owed.day, telling.told if telling else None)


def _lines(fact: SourcedFact, lexicon: Lexicon) -> list[str | None]:
    day = fact.source.published or date.min
    return [writing.line(fact, lexicon=lexicon, lang=lang, now=day) for lang in LANGS]
