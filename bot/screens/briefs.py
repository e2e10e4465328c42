"""Briefings and topics, and what stands there when there is nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.actions.reading import BriefSources, ListTopics, ShowBrief, ShowCompany
from bot.asked.keys import company_key
from bot.asked.wishes import wish
from bot.screens.base import Button, Keyboard, Screen, label, other, rows, say, text
from bot.screens.companies import name
from bot.screens.lines import LINES, behind, listed, numbers, turns
from briefs import writing
from briefs.lexicon import Lexicon
from briefs.model import Briefing, Lang, Organisation, Topic
from briefs.writing.dates import day


def brief(briefing: Briefing, page: ShowBrief, *, lexicon: Lexicon, now: date) -> Screen:
    """A page of a briefing with its way on, its sources and the other language."""
    here = replace(page, offset=briefing.offset, fresh=False)
    sources = BriefSources(here.lang, here.topic, here.days, here.offset)
    translated = Button(label(page.lang, "other_language"), replace(here, lang=other(page.lang)))
    way_on = turns(here, size=LINES, more=briefing.more)
    keyboard = (
        *numbers(listed(briefing.sources), lambda article: replace(sources, article=article)),
        (*way_on, Button(label(page.lang, "sources"), sources), translated),
    )
    return Screen(writing.brief_messages(briefing, lexicon=lexicon, now=now), keyboard)


def brief_sources(briefing: Briefing, page: BriefSources, *, lexicon: Lexicon, now: date) -> Screen:
    """The sentences behind the page."""
    items = [item for section in briefing.sections for item in section.items]
    close = ShowBrief(page.lang, page.topic, page.days, page.offset)
    return behind(items, page, close=close, lexicon=lexicon, now=now)


def nothing_today(newest: date, page: ShowBrief, *, now: date) -> Screen:
    """That today brought nothing, and the latest there is."""
    said = text(page.lang, "nothing_today", newest=day(newest, page.lang, now))
    return Screen((said,), ((Button(label(page.lang, "show"), replace(page, fresh=True)),),))


def no_news(page: ShowBrief) -> Screen:
    """That there is nothing at all, or nothing on the topic."""
    if page.topic is None:
        return say(page.lang, "nothing_yet")
    nothing = text(page.lang, "topic_empty", topic=writing.topic_name(page.topic, page.lang))
    return Screen((nothing,), _to_topics(page.lang))


def topic_unknown(words: str, near: Sequence[Topic], company: Organisation | None, lang: Lang) -> Screen:
    """That no topic has that name; which company has it, or topics with a similar one, and where all are listed."""
    named = [Button(name(company, lang), ShowCompany(lang, company_key(company.id), fresh=True))] if company else []
    alike = [Button(writing.topic_name(one, lang), ShowBrief(lang, one, wish(one).days, fresh=True)) for one in near]
    return Screen((text(lang, "topic_unknown", words=words),), (*rows([*named, *alike], 2), *_to_topics(lang)))


def topics(counts: Sequence[tuple[Topic, int]], lang: Lang) -> Screen:
    """The topics with news, the number of items on each button."""
    buttons = [
        Button(f"{writing.topic_name(topic, lang)} ({count})", ShowBrief(lang, topic, wish(topic).days, fresh=True))
        for topic, count in counts
    ]
    return Screen((text(lang, "topics"),), rows(buttons, 2)) if buttons else say(lang, "nothing_yet")


def _to_topics(lang: Lang) -> Keyboard:
    return ((Button(label(lang, "topics"), ListTopics(lang)),),)
