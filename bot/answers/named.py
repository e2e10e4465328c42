"""Workflow: what is asked of a company by its name."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.actions.pictures import ShowChart
from bot.actions.reading import ShowCompany, ShowTimeline
from bot.asked.keys import company_key
from bot.screens.base import Screen
from bot.screens.companies import unknown
from bot.services import Services
from briefs.model import Lang

Page = TypeVar("Page", ShowCompany, ShowTimeline, ShowChart)


async def named(
    services: Services, name: str, lang: Lang, page: type[Page], show: Callable[[Services, Page], Awaitable[Screen]]
) -> Screen:
    """What `show` makes of the page of the company with that name, or of that product's owner.

    For an unknown name: the nearest ones, never a guess.
    """
    found = (await services.directory()).find(name)
    if found is None:
        return unknown(name, await services.nearest(name), lang, page)
    return await show(services, page(lang, company_key(found.id)))
