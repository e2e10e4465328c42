"""Workflows of timelines: stretches of facts from the database, cut into pages of whole lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.actions.reading import ShowTimeline, TimelineSources
from bot.answers.about import about
from bot.answers.named import named
from bot.answers.pages import kept
from bot.screens import timelines as screens
from bot.screens.base import Screen, say
from bot.screens.lines import LINES
from bot.services import Services
from briefs import writing
from briefs.model import Lang, Organisation
from briefs.writing.timeline import Entry
from storage import facts

WINDOW = 30  # rows read at once: room for LINES events although some have several rows and some no line


@dataclass(frozen=True, slots=True)
class Page:
    """The events of a page, the rows that it covers, and whether rows follow it."""

    shown: Sequence[Entry]
    start: int
    stop: int
    more: bool


async def timeline_named(services: Services, name: str, lang: Lang) -> Screen:
    """The timeline of the company with that name or of that product's owner, or the nearest names; never a guess."""
    return await named(services, name, lang, ShowTimeline, timeline)


@kept
@about("button_old")
async def timeline(services: Services, page: ShowTimeline, organisation: Organisation) -> Screen:
    """The page; the newest one where there are no longer so many."""
    found = await (_before if page.back else _from)(services, organisation, page.lang, page.offset)
    if page.offset and not found.shown:
        found = await _from(services, organisation, page.lang, 0)
    if not found.shown:
        return screens.empty(organisation, page.lang)
    now = services.today()
    shown = writing.timeline(organisation, found.shown, lang=page.lang, now=now)
    here = replace(page, offset=found.start, fresh=False, back=False)
    on = found.stop if found.more else None
    return screens.timeline(shown, here, on=on, lexicon=await services.lexicon(), now=now)


@kept
@about("source_gone")
async def timeline_sources(services: Services, page: TimelineSources, organisation: Organisation) -> Screen:
    """The sentences behind the page, or that it is no longer shown."""
    found = await _from(services, organisation, page.lang, page.offset)
    if not found.shown:
        return say(page.lang, "source_gone")
    now = services.today()
    shown = writing.timeline(organisation, found.shown, lang=page.lang, now=now)
    return screens.timeline_sources(shown, page, lexicon=await services.lexicon(), now=now)


async def _from(services: Services, organisation: Organisation, lang: Lang, start: int) -> Page:
    """The page that begins at that row; rows without a line are passed over."""
    at = start
    while True:
        entries, more = await _window(services, organisation, lang, at, WINDOW)
        if len(entries) > LINES:
            shown = entries[:LINES]
            return Page(shown, start, at + entries[LINES].row, more=True)
        if entries or not more:
            return Page(entries, start, at + WINDOW, more)
        at += WINDOW


async def _before(services: Services, organisation: Organisation, lang: Lang, stop: int) -> Page:
    """The page that ends before that row."""
    start = stop
    while start:
        rows = min(WINDOW, start)
        start -= rows
        entries, _ = await _window(services, organisation, lang, start, rows)
        if len(entries) > LINES:
            first = entries[-LINES]
            return Page(entries[-LINES:], start + first.row, stop, more=True)
        if entries:
            return Page(entries, start, stop, more=True)
    return Page((), 0, stop, more=True)


async def _window(
    services: Services, organisation: Organisation, lang: Lang, offset: int, rows: int
) -> tuple[Sequence[Entry], bool]:
    stretch = await facts.timeline(services.database, organisation.id, offset=offset, limit=rows)
    lexicon = await services.lexicon()
    return writing.entries(organisation.id, stretch.facts, stretch.beside, lexicon=lexicon, lang=lang), stretch.more
