"""Workflow: a fact on the editor's desk, of a draft or published: seen, corrected, taken back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from bot.asked.keys import pair_key
from bot.desk import correcting, drafting, products
from bot.desk.drafting import Look, doubts
from bot.services import Services
from briefs.lexicon import Lexicon
from briefs.model import Fact, Organisation, SourcedFact
from storage import corrections
from storage.desk_values import DraftFact, KeptFact
from storage.values import State

MOST_COMPANIES = 8
MOST_PRODUCTS = 8
Correction = Callable[[Fact, Lexicon], Fact]


@dataclass(frozen=True, slots=True)
class Seen:
    """A fact on the desk; `draft` is 0 where it is published, then `look.number` is its id."""

    draft: int
    look: Look
    companies: tuple[Organisation, ...]  # whom else the article tells of
    products: tuple[str, ...]  # that it and the sentence name
    lexicon: Lexicon
    now: date
    kept: KeptFact | None = None

    @property
    def fact(self) -> Fact:
        """What it says now."""
        return self.look.told.fact


async def seen(services: Services, draft: int, number: int) -> Seen | None:
    """The fact as it stands; None where the draft is gone, or there is no such fact."""
    return await _of_draft(services, draft, number) if draft else await _published(services, number)


async def correct(services: Services, draft: int, number: int, by: int, work: Correction) -> bool:
    """Has the fact say what `work` makes of it, for which the editor stands; whether there is such a fact."""
    lexicon = await services.lexicon()
    if not draft:
        kept = await corrections.correct(
            services.database,
            number,
            lambda fact: correcting.vouched(work(fact, lexicon), lexicon),
            now=services.clock(),
            by=by,
        )
        return kept is not None

    def changed(one: DraftFact) -> DraftFact:
        return replace(one, fact=correcting.vouched(work(one.fact, lexicon), lexicon), corrected=True)

    return await drafting.change(services, draft, number, changed) is not None


async def take_back(services: Services, fact_id: int, version: int, by: int) -> bool:
    """Has a published fact say again what it said before a correction; whether there is such a version."""
    told = await corrections.versions(services.database, fact_id)
    found = next((one.fact for one in told if one.number == version), None)
    if found is None:
        return False
    await corrections.correct(services.database, fact_id, lambda _: found, now=services.clock(), by=by)
    return True


def of_key(shown: Seen, key: str) -> Organisation | None:
    """The organisation behind a button's key."""
    known = (*shown.companies, *shown.lexicon.organisations.values())
    return next((one for one in known if pair_key(one.id) == key), None)


def product_of_key(shown: Seen, key: str) -> str | None:
    """The product behind a button's key."""
    return next((one for one in shown.products if pair_key(one) == key), None)


async def _of_draft(services: Services, draft: int, number: int) -> Seen | None:
    shown = await drafting.preview(services, draft)
    look = next((one for one in shown.looks if one.number == number), None) if shown else None
    if shown is None or look is None:
        return None
    told = [one.fact for one in shown.draft.facts]
    named = [*shown.draft.companies, *(one.id for one in shown.draft.learned), *_named(told)]
    made = await _products(services, look.told, told)
    return Seen(draft, look, _known(named, shown.lexicon), made, shown.lexicon, shown.now)


async def _published(services: Services, fact_id: int) -> Seen | None:
    kept = await corrections.get(services.database, fact_id)
    if kept is None:
        return None
    beside = await corrections.of_article(services.database, kept.told.source.article_id)
    lexicon, now = await services.lexicon(), services.today()
    look, told = look_of(kept, lexicon, now), [one.told.fact for one in beside]
    made = await _products(services, kept.told, told)
    return Seen(0, look, _known(_named(told), lexicon), made, lexicon, now, kept)


def look_of(kept: KeptFact, lexicon: Lexicon, now: date) -> Look:
    """A kept fact as the desk shows it, under its id."""
    gone = kept.state is not State.PUBLISHED
    found = tuple(doubts(kept.told, (), set(), lexicon, now))
    return Look(kept.told.id, kept.told, gone, kept.versions > 0, found)


def _named(told: Iterable[Fact]) -> list[str]:
    return [one for fact in told for one in (*fact.subject, *fact.others)]


async def _products(services: Services, one: SourcedFact, told: Iterable[Fact]) -> tuple[str, ...]:
    """The products of the fact and its sentence, then those of the article's other facts."""
    found = await asyncio.to_thread(products.mentioned, one.sentence, await services.reading_lexicon())
    every = (*one.fact.what, *found, *(name for fact in told for name in fact.what))
    return tuple(dict.fromkeys(every))[:MOST_PRODUCTS]


def _known(ids: Iterable[str], lexicon: Lexicon) -> tuple[Organisation, ...]:
    known = (lexicon.organisations.get(one) for one in dict.fromkeys(ids))
    return tuple(one for one in known if one)[:MOST_COMPANIES]
