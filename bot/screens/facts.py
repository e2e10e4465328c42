"""A single fact on a screen of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.actions.reading import ShowCompany, ShowFact
from bot.asked.keys import company_key
from bot.screens.base import Button, Link, Screen, label, other, text
from bot.screens.chat import doors
from bot.screens.companies import name
from bot.screens.lines import web_address
from briefs import writing
from briefs.lexicon import Lexicon
from briefs.model import Item, Lang


def fact(item: Item, page: ShowFact, *, lexicon: Lexicon, now: date) -> Screen:
    """The line, its sentence and outlet, other reports; the ways to the article, the company and the other language."""
    lang, found = page.lang, item.fact
    messages = writing.source_messages([item], lexicon=lexicon, lang=lang, now=now, article_id=found.source.article_id)
    url = web_address(found.source.url)
    article = (Link(label(lang, "open_article"), url),) if url else ()
    translated = Button(label(lang, "other_language"), replace(page, lang=other(lang), fresh=False))
    known = [lexicon.organisations[one] for one in found.fact.subject if one in lexicon.organisations]
    cards = tuple(Button(name(one, lang), ShowCompany(lang, company_key(one.id), fresh=True)) for one in known[:2])
    return Screen(messages, ((*article, translated), *((cards,) if cards else ())))


def gone(lang: Lang) -> Screen:
    """That the fact is no longer shown, and the ways in."""
    return Screen((text(lang, "source_gone"),), doors(lang))
