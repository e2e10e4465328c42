"""What pages of lines share: turning the page, and the sentences behind the lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.actions import Action, ListCompanies, ShowBrief, ShowCompany, ShowSearch
from bot.screens.base import Button, Screen, label
from briefs import writing
from briefs.lexicon import Lexicon
from briefs.model import Item, Lang

LINES = 8
PagedAction = ShowBrief | ShowCompany | ShowSearch | ListCompanies


def turns(page: PagedAction, *, size: int, more: bool) -> tuple[Button, ...]:
    """Back and on from `page`, in place."""
    here = page if isinstance(page, ShowSearch) else replace(page, fresh=False)
    back = Button(label(page.lang, "back"), replace(here, offset=max(0, page.offset - size)))
    on = Button(label(page.lang, "more"), replace(here, offset=page.offset + size))
    return ((back,) if page.offset else ()) + ((on,) if more else ())


def sources(items: Sequence[Item], lang: Lang, *, close: Action, lexicon: Lexicon, now: date) -> Screen:
    """Each line with the sentence and the article behind it, and a way back to the page."""
    keyboard = ((Button(label(lang, "close"), close),),)
    return Screen(writing.source_messages(items, lexicon=lexicon, lang=lang, now=now), keyboard)
