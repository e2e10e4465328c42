"""Pages that were made already, shown again as long as nothing has changed of what they were made from."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from functools import partial, wraps
from typing import Concatenate, ParamSpec, TypeVar

from bot.services import Services

P = ParamSpec("P")
Page = TypeVar("Page")


def kept(
    make: Callable[Concatenate[Services, P], Coroutine[None, None, Page]],
) -> Callable[Concatenate[Services, P], Coroutine[None, None, Page]]:
    """`make`, whose page depends on its arguments, the news, the organisations known and the day, and on no more.

    Who asks for a page that is being made waits for it; a page that could not be made is not kept.
    """

    @wraps(make)
    async def page(services: Services, /, *args: P.args, **kwargs: P.kwargs) -> Page:
        state = await services.state()
        with services.at(state):  # also for what makes the page: a task begins with what is set where it is made
            key = (make, state, args, tuple(sorted(kwargs.items())))
            made: Page = await services.pages.get(key, partial(make, services, *args, **kwargs))
            return made

    return page
