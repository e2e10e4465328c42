"""The command line's answers: what the chat would say, as plain text."""

from __future__ import annotations

from bot.actions.reading import ShowBrief, ShowCompany
from bot.answers import reading as answers
from bot.asked.keys import company_key
from bot.asked.wishes import Wish
from bot.screens import companies
from bot.screens.base import Screen, plain
from bot.services import Services
from briefs import writing
from briefs.model import Lang


async def brief(services: Services, wish: Wish, lang: Lang) -> str:
    """What /brief would send."""
    briefing = await answers.briefing_of(services, ShowBrief(lang, wish.topic, wish.days))
    if briefing is None or await answers.quiet_since(services, wish):
        return _plain(await answers.wished(services, wish, lang))
    return writing.plain_brief(briefing, lexicon=await services.lexicon(), now=services.today())


async def company(services: Services, name: str, lang: Lang) -> tuple[bool, str]:
    """Whether somebody has that name, and what /company would send; the names on its buttons line by line."""
    directory = await services.directory()
    found = directory.find(name)
    if found is None:
        near = await services.nearest(name)
        names = [companies.name(one, lang) for one in near]
        return False, "\n".join([_plain(companies.unknown(name, near, lang)), *names])
    page = ShowCompany(lang, company_key(found.id))
    card = await answers.card_of(services, page)
    if card is None or not card.items:
        return True, _plain(await answers.company(services, page))
    return True, writing.plain_card(card, lexicon=directory.lexicon, now=services.today())


def _plain(screen: Screen) -> str:
    return "\n\n".join(plain(message) for message in screen.messages)
