"""Whom a page is about: the organisation that its button stands for."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Protocol, TypeVar

from bot.asked.keys import CompanyKey
from bot.screens.base import Screen, say
from bot.services import Services
from briefs.model import Lang, Organisation


class AboutCompany(Protocol):
    """What a button asks for of an organisation, in a language."""

    @property
    def lang(self) -> Lang: ...
    @property
    def key(self) -> CompanyKey: ...


Page = TypeVar("Page", bound=AboutCompany)
Opened = Callable[[Services, Page], Coroutine[None, None, Screen]]
Made = Callable[[Services, Page, Organisation], Coroutine[None, None, Screen]]


def about(gone: str) -> Callable[[Made[Page]], Opened[Page]]:
    """Gives a workflow the organisation of its page; where there is none any more, it says `gone`, a word of the templates."""

    def opened(make: Made[Page]) -> Opened[Page]:
        @wraps(make)
        async def page(services: Services, page: Page) -> Screen:
            organisation = (await services.directory()).by_key(page.key)
            return await make(services, page, organisation) if organisation else say(page.lang, gone)

        return page

    return opened
