"""Whom a page is about: the organisation that its button stands for."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from functools import wraps
from typing import TypeVar

from bot.actions.pictures import ChartSources, ShowChart
from bot.actions.reading import ShowTimeline, TimelineSources
from bot.screens.base import Screen, say
from bot.services import Services
from briefs.model import Organisation

Page = TypeVar("Page", ShowTimeline, TimelineSources, ShowChart, ChartSources)
Opened = Callable[[Services, Page], Coroutine[None, None, Screen]]
Made = Callable[[Services, Page, Organisation], Coroutine[None, None, Screen]]


def about(gone: str) -> Callable[[Made[Page]], Opened[Page]]:
    """Gives a workflow the organisation of its page; where there is none any more, the text `gone` is shown."""

    def opened(make: Made[Page]) -> Opened[Page]:
        @wraps(make)
        async def page(services: Services, page: Page) -> Screen:
            organisation = (await services.directory()).by_key(page.key)
            return await make(services, page, organisation) if organisation else say(page.lang, gone)

        return page

    return opened
