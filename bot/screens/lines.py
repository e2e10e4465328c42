"""What pages of lines share: turning the page, and the sentences behind the lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from urllib.parse import quote

from bot.actions.reading import (
    Action,
    BriefSources,
    CompanySources,
    DigestSources,
    ListCompanies,
    ShowBrief,
    ShowCompany,
    ShowSearch,
    TimelineSources,
)
from bot.screens.base import Button, Keyboard, Link, Screen, label, paging, rows, text
from briefs import writing
from briefs.lexicon import Lexicon
from briefs.model import Item, Lang, Source

LINES = 8
ROW = 8  # buttons that a row may hold
LONGEST_URL = 2000
_WEB = re.compile(r"https?://(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d{1,5})?(?:[/?#][!-~]*)?", re.IGNORECASE)
_URL_SIGNS = "%/:?#[]@!$&'()*+,;=~"
PagedAction = ShowBrief | ShowCompany | ShowSearch | ListCompanies
SourcesAction = BriefSources | CompanySources | TimelineSources | DigestSources


def turns(page: PagedAction, *, size: int, more: bool) -> tuple[Button, ...]:
    """Back and on from `page`, in place."""
    here = page if isinstance(page, ShowSearch) else replace(page, fresh=False)
    return paging(page.offset, lambda offset: replace(here, offset=offset), page.lang, size=size, more=more)


def numbers(ids: Iterable[int], behind: Callable[[int], Action]) -> Keyboard:
    """The numbers from 1 on, as buttons for what is behind the article or fact of each."""
    return rows([Button(str(number), behind(one)) for number, one in enumerate(ids, 1)], ROW)


def listed(sources: Iterable[Source]) -> list[int]:
    """The articles in the order of their numbers."""
    return [source.article_id for source in sources]


def sources(items: Sequence[Item], lang: Lang, *, close: Action, lexicon: Lexicon, now: date) -> Screen:
    """Each line with the sentence and the article behind it, and a way back to the page."""
    keyboard = ((Button(label(lang, "close"), close),),)
    return Screen(writing.source_messages(items, lexicon=lexicon, lang=lang, now=now), keyboard)


def behind(items: Sequence[Item], page: SourcesAction, *, close: Action, lexicon: Lexicon, now: date) -> Screen:
    """The sentences behind a page: all, or those of one article with the other reports of the same and the way to it.

    That it is gone where that article stands on the page no longer.
    """
    if not page.article:
        return sources(items, page.lang, close=close, lexicon=lexicon, now=now)
    reports = [(item, fact) for item in items for fact in (item.fact, *item.others)]
    told = [(item, fact.source) for item, fact in reports if fact.source.article_id == page.article]
    if not told:
        return gone(page.lang, close)
    messages = writing.source_messages(
        (item for item, _ in told), lexicon=lexicon, lang=page.lang, now=now, article_id=page.article
    )
    return Screen(messages, (way_back(page.lang, close, told[0][1]),))


def gone(lang: Lang, close: Action) -> Screen:
    """That what was asked for is no longer shown, and the way back."""
    return Screen((text(lang, "source_gone"),), ((Button(label(lang, "close"), close),),))


def way_back(lang: Lang, close: Action, of: Source | None) -> tuple[Button | Link, ...]:
    """The article itself, where it has an address, and the way back to the page."""
    url = web_address(of.url) if of else None
    return ((Link(label(lang, "open_article"), url),) if url else ()) + (Button(label(lang, "close"), close),)


def web_address(url: str | None) -> str | None:
    """`url` where Telegram takes it for a button (it refuses the whole message otherwise), None where it may not."""
    plain = quote(url or "", safe=_URL_SIGNS)
    return plain if len(plain) <= LONGEST_URL and _WEB.fullmatch(plain) else None
