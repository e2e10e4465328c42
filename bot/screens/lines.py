"""The buttons under numbered pages of lines: turning the page, and the sentence behind each line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.buttons import Action, ListCompanies, ShowBrief, ShowCompany, ShowSource
from bot.screens.base import Button, Keyboard, Screen, label, rows
from briefs import writing
from briefs.lexicon import Lexicon
from briefs.model import Item, Lang, SourcedFact

LINES = 8
NAME = 18
PagedAction = ShowBrief | ShowCompany | ListCompanies


def turns(page: PagedAction, *, size: int, more: bool) -> tuple[Button, ...]:
    """Back and on from `page`, in place."""
    back = Button(label(page.lang, "back"), replace(page, offset=max(0, page.offset - size), fresh=False))
    on = Button(label(page.lang, "more"), replace(page, offset=page.offset + size, fresh=False))
    return ((back,) if page.offset else ()) + ((on,) if more else ())


def source_buttons(items: Sequence[Item], lang: Lang, *, close: Action, lexicon: Lexicon) -> Keyboard:
    """A button for each line, its number and whom it is about, and one that puts the page's own buttons back."""
    buttons = [
        Button(f"{number}. {_about(item.fact, lang, lexicon)}".rstrip(), ShowSource(lang, item.fact.id))
        for number, item in enumerate(items, 1)
    ]
    return (*rows(buttons, 2), (Button(label(lang, "close"), close),))


def _about(fact: SourcedFact, lang: Lang, lexicon: Lexicon) -> str:
    """The product that the line tells of, else whom it is about, as short as a button needs."""
    known = [lexicon.products[one].names for one in fact.fact.what if one in lexicon.products]
    known += [lexicon.organisations[one].names for one in fact.fact.subject if one in lexicon.organisations]
    name = next((name for names in known if (name := names.show(lang))), "")
    return name if len(name) <= NAME else name[: NAME - 1].rstrip() + "…"


def source(fact: SourcedFact, lang: Lang, *, now: date) -> Screen:
    """The sentence behind a line and the article that says it."""
    return Screen((writing.source_message(fact, lang=lang, now=now),))
