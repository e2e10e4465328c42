"""Workflow: what a reader's words find among the facts, page by page, and what is offered where they find nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.actions.reading import SearchSources, ShowSearch
from bot.answers.pages import kept
from bot.asked.names import Directory
from bot.asked.typed import one_line
from bot.asked.wishes import topic_named, topics_like
from bot.screens import searching as screens
from bot.screens.base import Screen, say
from bot.services import Services
from briefs import finding, writing
from briefs.model import Item, Organisation
from storage import facts, words

MOST_OFFERED = 4


@dataclass(frozen=True, slots=True)
class Results:
    """What was found: the events in their order, each as the ids of its facts."""

    typed: str
    query: finding.Query
    events: Sequence[tuple[int, ...]]  # as many in order as were asked for
    cut: bool  # whether there are more than were looked at


@kept
async def search(services: Services, typed: str, page: ShowSearch) -> Screen:
    """The page of what `typed` finds; the first one where there are no longer so many, or that nothing is found."""
    typed = one_line(typed)
    try:
        results = await results_of(services, typed, page.offset + screens.ON_A_PAGE)
    except finding.QueryError as error:
        return screens.ask_words(page.lang, error.reason if typed else "none")
    if not results.events:
        return await _nothing(services, typed, page)
    page = page if page.offset < len(results.events) else replace(page, offset=0)
    found = screens.Found(
        results.typed,
        results.query,
        await _items(services, results, page.offset),
        len(results.events),
        cut=results.cut,
        organisations=_named(await services.directory(), results.query.organisations),
        topic=topic_named(results.typed),
    )
    return screens.results(found, page, lexicon=await services.lexicon(), now=services.today())


@kept
async def sources(services: Services, typed: str, page: SearchSources) -> Screen:
    """The sentences behind the page, or that it is no longer shown."""
    try:
        results = await results_of(services, one_line(typed), page.offset + screens.ON_A_PAGE)
    except finding.QueryError:
        return say(page.lang, "button_old")
    items = [one for one in await _items(services, results, page.offset) if page.fact in (0, one.fact.id)]
    if not items:
        return say(page.lang, "source_gone")
    return screens.result_sources(results.typed, items, page, lexicon=await services.lexicon(), now=services.today())


async def results_of(services: Services, typed: str, first: int) -> Results:
    """What `typed` finds, the `first` events in their order, else what it finds without the particles of its words.

    Raises QueryError.
    """
    results = await _results(services, typed, first)
    bare = finding.without_particles(typed)
    if results.events or bare == typed:
        return results
    fewer = await _results(services, bare, first)
    return fewer if fewer.events else results


async def _results(services: Services, typed: str, first: int) -> Results:
    query = finding.read(typed, (await services.directory()).naming)
    candidates = await words.find(services.database, query)
    ranked = finding.ranked(candidates, query, services.today(), first=first)
    return Results(typed, query, [tuple(one.id for one in event) for event in ranked], len(candidates) == words.MOST)


async def _items(services: Services, results: Results, offset: int) -> tuple[Item, ...]:
    shown = results.events[offset : offset + screens.ON_A_PAGE]
    told = await facts.by_ids(services.database, [one for event in shown for one in event])
    return writing.items(told, shown, lexicon=await services.lexicon())


async def _nothing(services: Services, typed: str, page: ShowSearch) -> Screen:
    """That nothing is found, with the nearest companies in the news and the nearest topics."""
    told = (await services.standing()).told
    directory = await services.directory()
    near = (one for name in dict.fromkeys((typed, *typed.split()[:4])) for one in directory.nearest(name, told))
    organisations = [one for one in dict.fromkeys(near) if one.id in told][:MOST_OFFERED]
    return screens.nothing(typed, page.lang, organisations, topics_like(typed)[:MOST_OFFERED])


def _named(directory: Directory, ids: Sequence[str]) -> tuple[Organisation, ...]:
    known = directory.lexicon.organisations
    return tuple(known[one] for one in ids if one in known)
