"""Timelines: pages of a company's dated facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.actions.reading import ShowCompany, ShowTimeline, TimelineSources
from bot.asked.keys import company_key
from bot.screens.base import Button, Screen, label, other, rows, text
from bot.screens.companies import name, to_list
from bot.screens.lines import behind, listed, numbers
from briefs import writing
from briefs.lexicon import Lexicon
from briefs.model import Lang, Organisation
from briefs.writing import Timeline


def timeline(shown: Timeline, page: ShowTimeline, *, on: int | None, lexicon: Lexicon, now: date) -> Screen:
    """A page; `on` is the row where the next one begins, None on the last."""
    lang = page.lang
    back = Button(label(lang, "back"), replace(page, back=True))
    more = Button(label(lang, "more"), replace(page, offset=on or 0))
    sources = TimelineSources(lang, page.key, page.offset)
    translated = Button(label(lang, "other_language"), replace(page, lang=other(lang)))
    turns = ((back,) if page.offset else ()) + ((more,) if on else ())
    card = Button(label(lang, "card"), ShowCompany(lang, page.key, fresh=True))
    keyboard = (
        *numbers(listed(shown.sources), lambda article: replace(sources, article=article)),
        (*turns, Button(label(lang, "sources"), sources), translated),
        (card,),
    )
    return Screen(writing.timeline_messages(shown, lexicon=lexicon, now=now), keyboard)


def timeline_sources(shown: Timeline, page: TimelineSources, *, lexicon: Lexicon, now: date) -> Screen:
    """The sentences behind the page."""
    close = ShowTimeline(page.lang, page.key, page.offset)
    return behind(shown.items, page, close=close, lexicon=lexicon, now=now)


def empty(organisation: Organisation, lang: Lang) -> Screen:
    """That there is no news of it."""
    return Screen((text(lang, "company_empty", name=name(organisation, lang)),), to_list(lang))


def ask_name(lang: Lang) -> Screen:
    """Whose timeline?"""
    return Screen((text(lang, "timeline_ask"),), to_list(lang))


def unknown(typed: str, near: Sequence[Organisation], lang: Lang) -> Screen:
    """That nobody has that name, and the timelines of those with a similar one."""
    buttons = [Button(name(one, lang), ShowTimeline(lang, company_key(one.id), fresh=True)) for one in near]
    return Screen((text(lang, "company_unknown", name=typed, near=bool(near)),), rows(buttons, 2) or to_list(lang))
