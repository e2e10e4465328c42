"""Companies: their cards, their list, and names that nobody bears."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.actions.pictures import ShowChart
from bot.actions.reading import CompanySources, ListCompanies, ShowCompany, ShowTimeline
from bot.actions.settings import SwitchCompany, View
from bot.asked.keys import company_key
from bot.screens.base import Button, Keyboard, Screen, label, other, rows, say, text
from bot.screens.lines import LINES, behind, listed, numbers, turns
from briefs import writing
from briefs.lexicon import Lexicon
from briefs.model import Card, Lang, Organisation
from briefs.writing.comparing import Newest

ON_A_PAGE = 20


OfCompany = type[ShowCompany] | type[ShowChart] | type[ShowTimeline]


def card(
    shown: Card, page: ShowCompany, *, chart: bool, figures: Sequence[Newest], lexicon: Lexicon, now: date
) -> Screen:
    """A page of a company's card, or that there is no news of it; `chart` where it has figures to draw."""
    here = replace(page, fresh=False)
    if not shown.items and not page.offset:
        return Screen((text(page.lang, "company_empty", name=name(shown.organisation, page.lang)),), to_list(page.lang))
    sources = CompanySources(page.lang, page.key, page.offset)
    translated = Button(label(page.lang, "other_language"), replace(here, lang=other(page.lang)))
    timeline = Button(label(page.lang, "timeline"), ShowTimeline(page.lang, page.key, fresh=True))
    drawn = (Button(label(page.lang, "chart"), ShowChart(page.lang, page.key, fresh=True)),) if chart else ()
    follow = Button(label(page.lang, "follow"), SwitchCompany(page.key, on=True, view=View.BESIDE))
    keyboard = (
        *numbers(listed(shown.sources), lambda article: replace(sources, article=article)),
        (*turns(here, size=LINES, more=shown.more), Button(label(page.lang, "sources"), sources), translated),
        (timeline, *drawn, follow),
    )
    return Screen(writing.card_messages(shown, lexicon=lexicon, now=now, figures=figures), keyboard)


def card_sources(shown: Card, page: CompanySources, *, lexicon: Lexicon, now: date) -> Screen:
    """The sentences behind the page."""
    close = ShowCompany(page.lang, page.key, page.offset)
    return behind(shown.items, page, close=close, lexicon=lexicon, now=now)


def ask_name(lang: Lang) -> Screen:
    """Which company?"""
    return Screen((text(lang, "company_ask"),), to_list(lang))


def unknown(typed: str, near: Sequence[Organisation], lang: Lang, show: OfCompany = ShowCompany) -> Screen:
    """That nobody has that name, and who has a similar one: buttons for what `show` shows of them."""
    buttons = [Button(name(one, lang), show(lang, company_key(one.id), fresh=True)) for one in near]
    return Screen((text(lang, "company_unknown", name=typed, near=bool(near)),), rows(buttons, 2) or to_list(lang))


def companies(counts: Sequence[tuple[Organisation, int]], page: ListCompanies) -> Screen:
    """A page of the companies in the news, the number of items on each button; the first where there are fewer now."""
    lang, total = page.lang, len(counts)
    if not counts:
        return say(lang, "nothing_yet")
    here = replace(page, offset=page.offset if page.offset < total else 0, fresh=False)
    shown = counts[here.offset : here.offset + ON_A_PAGE]
    buttons = [
        Button(f"{name(one, lang)} ({count})", ShowCompany(lang, company_key(one.id), fresh=True))
        for one, count in shown
    ]
    way_on = turns(here, size=ON_A_PAGE, more=total > here.offset + ON_A_PAGE)
    translated = Button(label(lang, "other_language"), replace(here, lang=other(lang)))
    message = text(lang, "companies", total=total, first=here.offset + 1, last=here.offset + len(shown))
    return Screen((message,), (*rows(buttons, 2), (*way_on, translated)))


def name(organisation: Organisation, lang: Lang) -> str:
    """The name that readers of `lang` know; what there is where they know none."""
    return organisation.names.show(lang) or next(iter(organisation.names.every()), organisation.id)


def to_list(lang: Lang) -> Keyboard:
    """The way to the list of companies."""
    return ((Button(label(lang, "companies"), ListCompanies(lang, fresh=True)),),)
