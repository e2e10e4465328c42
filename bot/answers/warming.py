"""What a process does before its first answer and beside it, so that no reader waits for it."""

from __future__ import annotations

import asyncio
import gc
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from bot.actions.reading import ListCompanies, ShowBrief, ShowSearch
from bot.answers import reading as answers
from bot.answers import searching
from bot.answers import timelines as timeline_answers
from bot.asked.wishes import USUAL
from bot.services import Services
from bot.understanding.vocabulary import prepare
from briefs.model import LANGS
from storage.errors import StorageError

log = logging.getLogger(__name__)
SEARCHED = "AI"


async def ready(services: Services) -> None:
    """Reads words and names; a database that fails is only logged."""
    gc.disable()  # it would look through names and words over and over while they are read, and find nothing to free
    try:
        await asyncio.to_thread(prepare, await services.lexicon())
    except StorageError as error:
        log.warning("names were not read before the first question: %s", error)
    finally:
        settle()


@asynccontextmanager
async def running(services: Services) -> AsyncIterator[None]:
    """Makes the pages that are asked for most while the block goes on, beside the first answers."""
    making = asyncio.create_task(pages(services))
    try:
        yield
    finally:
        making.cancel()
        with suppress(asyncio.CancelledError):
            await making


async def pages(services: Services) -> None:
    """Makes the pages that are asked for most; a database that fails is only logged."""
    try:
        await _pages(services)
    except StorageError as error:
        log.warning("no page was made before the first question: %s", error)
    settle()


async def _pages(services: Services) -> None:
    """With them come the templates, the rules of writing and merging, and connections."""
    told = (await services.standing()).counts[:1]
    for lang in LANGS:
        await answers.brief(services, ShowBrief(lang, days=USUAL))
        await answers.companies(services, ListCompanies(lang))
        await answers.topics(services, lang)
        await searching.search(services, SEARCHED, ShowSearch(lang))
        for organisation, _ in told:
            await answers.company_named(services, organisation, lang)
            await timeline_answers.timeline_named(services, organisation, lang)


def settle() -> None:
    """Has the collector never look again at what stays for good.

    The lexicon and its finders are a quarter of a million objects: a full collection would stop every answer for as
    long as it takes to look through them.
    """
    gc.freeze()
    gc.enable()
