"""Workflows on names that editors accepted which end in a screen."""

from __future__ import annotations

from bot.actions.naming import ListAccepted
from bot.desk import naming
from bot.desk.naming import ProblemError
from bot.screens import accepted as screens
from bot.screens import desk as desk_screens
from bot.screens.base import Screen
from bot.services import Services
from briefs.model import Lang
from storage import names


async def listed(services: Services, page: ListAccepted, lang: Lang) -> Screen:
    """A page of them; the first where there are no longer so many."""
    found = await names.settled(services.database, screens.ON_A_PAGE + 1, page.offset)
    if not found and page.offset:
        return await listed(services, ListAccepted(), lang)
    lexicon = await services.lexicon()
    return screens.listed(found[: screens.ON_A_PAGE], page, lang, lexicon, more=len(found) > screens.ON_A_PAGE)


async def one(services: Services, key: str, lang: Lang, problem: ProblemError | None = None) -> Screen:
    """A name as it stands, or that it is gone."""
    found = await naming.settled(services, key)
    return screens.one(found, lang, await services.lexicon(), problem) if found else desk_screens.gone(lang)


async def taken_back(services: Services, key: str, by: int, lang: Lang) -> Screen:
    """The name, no longer in the lexicon."""
    await naming.take_back(services, key, by)
    return await one(services, key, lang)


async def accepted_again(services: Services, key: str, by: int, lang: Lang) -> Screen:
    """The name, in the lexicon again, or what stands in the way."""
    try:
        await naming.accept_again(services, key, by)
    except ProblemError as problem:
        return await one(services, key, lang, problem)
    return await one(services, key, lang)
