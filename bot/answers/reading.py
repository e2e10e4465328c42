"""Workflows that answer a reader: facts from the database, chosen by briefs.writing, shown by a screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.actions.reading import BriefSources, CompanySources, ListCompanies, ShowBrief, ShowCompany
from bot.answers import latest
from bot.answers.figures import is_drawable
from bot.answers.named import named
from bot.answers.pages import kept
from bot.asked.wishes import Wish, topics_like
from bot.screens import briefs as brief_screens
from bot.screens import companies as company_screens
from bot.screens import lines
from bot.screens.base import Screen, say
from bot.services import Services
from briefs import writing
from briefs.model import Briefing, Card, Lang, SourcedFact
from briefs.writing.order import CURRENT, settled
from storage import facts, levels

FEW = 40  # facts that nearly always settle a briefing's first page, which is asked for most


@kept
async def wished(services: Services, wish: Wish, lang: Lang) -> Screen:
    """The first page of the briefing that someone wished for, or what there is instead."""
    page = ShowBrief(lang, wish.topic, wish.days)
    if earlier := await quiet_since(services, wish):
        return brief_screens.nothing_today(earlier, page, now=services.today())
    return await brief(services, page)


async def quiet_since(services: Services, wish: Wish) -> date | None:
    """The day of the latest news where today was wished for and brought none."""
    newest = await facts.newest_day(services.database, wish.topic) if wish.today else None
    return newest if newest and newest < services.today() else None


@kept
async def brief(services: Services, page: ShowBrief) -> Screen:
    """The page of the briefing; the first one where there are no longer so many."""
    briefing = await briefing_of(services, page) or await briefing_of(services, replace(page, offset=0))
    if briefing is None:
        return brief_screens.no_news(page)
    return brief_screens.brief(briefing, page, lexicon=await services.lexicon(), now=services.today())


async def briefing_of(services: Services, page: ShowBrief | BriefSources) -> Briefing | None:
    """The facts of the page; None where nothing is on it. What is older than the newest by CURRENT comes last.

    Only where a few facts do not settle what stands there, all that a briefing tells of are read.
    """
    topic, days = page.topic, page.days
    if page.offset:
        return await _briefing(services, page, await facts.newest(services.database, topic=topic, days=days))
    found = await facts.newest(services.database, topic=topic, days=days, limit=FEW)
    briefing = await _briefing(services, page, found)
    if len(found) < FEW:
        return briefing
    newest = await facts.newest_day(services.database, topic)
    if briefing and newest and settled(briefing, found[FEW - 1], since=newest - CURRENT):
        return replace(briefing, as_of=newest)
    return await _briefing(services, page, await facts.newest_on(services.database, found, FEW, topic=topic, days=days))


async def _briefing(
    services: Services, page: ShowBrief | BriefSources, found: Sequence[SourcedFact]
) -> Briefing | None:
    """The page that the important facts with other reports of their events make."""
    lexicon = await services.lexicon()
    return writing.brief(
        found,
        lexicon=lexicon,
        lang=page.lang,
        topic=page.topic,
        offset=page.offset,
        limit=lines.LINES,
        current=CURRENT,
    )


async def topic_unknown(services: Services, words: str, lang: Lang) -> Screen:
    """What `words` may mean that name no topic: a company, or topics with names like it."""
    company = (await services.directory()).find(words)
    return brief_screens.topic_unknown(words, () if company else topics_like(words), company, lang)


@kept
async def brief_sources(services: Services, page: BriefSources) -> Screen:
    """The sentences behind the page, or that it is no longer shown."""
    briefing = await briefing_of(services, page)
    if briefing is None:
        return say(page.lang, "source_gone")
    return brief_screens.brief_sources(briefing, page, lexicon=await services.lexicon(), now=services.today())


@kept
async def topics(services: Services, lang: Lang) -> Screen:
    """The topics with news."""
    return brief_screens.topics(await facts.topic_counts(services.database), lang)


@kept
async def company_named(services: Services, name: str, lang: Lang) -> Screen:
    """The card of the company with that name, or the nearest names; never a guess."""
    return await named(services, name, lang, ShowCompany, company)


@kept
async def company(services: Services, page: ShowCompany) -> Screen:
    """The page of the card; the first one where there are no longer so many, a word where the button is too old."""
    shown = await card_of(services, page)
    if page.offset and not (shown and shown.items):
        page = replace(page, offset=0)
        shown = await card_of(services, page)
    if shown is None:
        return say(page.lang, "button_old")
    known = [series for series, _ in await levels.series_of(services.database, shown.organisation.id, most=1)]
    newest = () if page.offset else await latest.figures(services, shown.organisation, known, page.lang)
    lexicon = await services.lexicon()
    return company_screens.card(
        shown, page, chart=any(map(is_drawable, known)), figures=newest, lexicon=lexicon, now=services.today()
    )


async def card_of(services: Services, page: ShowCompany | CompanySources) -> Card | None:
    """What the page says; None where no such company is known any more."""
    directory = await services.directory()
    organisation = directory.by_key(page.key)
    if organisation is None:
        return None
    found = await facts.of_organisation(services.database, organisation.id)
    return writing.company_card(
        organisation.id, found, lexicon=directory.lexicon, lang=page.lang, offset=page.offset, limit=lines.LINES
    )


@kept
async def company_sources(services: Services, page: CompanySources) -> Screen:
    """The sentences behind the page, or that it is no longer shown."""
    shown = await card_of(services, page)
    if not shown or not shown.items:
        return say(page.lang, "source_gone")
    return company_screens.card_sources(shown, page, lexicon=await services.lexicon(), now=services.today())


@kept
async def companies(services: Services, page: ListCompanies) -> Screen:
    """A page of the companies in the news."""
    return company_screens.companies(await services.companies(), page)
