"""Pages that were made already, shown again as long as nothing has changed of what they were made from."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from functools import partial, wraps
from typing import Any, Concatenate, ParamSpec

from bot.screens.base import Screen
from bot.services import Services

P = ParamSpec("P")
Work = Callable[Concatenate[Services, P], Coroutine[Any, Any, Screen]]


def kept(make: Work[P]) -> Work[P]:
    """`make`, whose screen depends on its arguments, the news, the organisations known and the day, and on no more.

    Who asks for a page that is being made waits for it; a page that could not be made is not kept.
    """

    @wraps(make)
    async def page(services: Services, /, *args: P.args, **kwargs: P.kwargs) -> Screen:
        key = (make, await services.state(), args, tuple(sorted(kwargs.items())))
        screen: Screen = await services.pages.get(key, partial(make, services, *args, **kwargs))
        return screen

    return page
