"""What a chat follows: the faces of the settings on which topics and companies are chosen."""

from __future__ import annotations

from functools import partial

from bot.actions.settings import (
    ShowSettings,
    SwitchCompany,
    SwitchTopic,
    View,
)
from bot.asked.keys import company_key
from bot.screens.base import Keyboard, paging, rows
from bot.screens.chosen import Shown, choice
from bot.screens.companies import name as company_name
from briefs.model import Organisation, Topic
from briefs.writing import topic_name

ON_A_PAGE = 12


def company_switch(one: Organisation, shown: Shown, view: View, *, on: bool) -> SwitchCompany:
    """What a button does that has the chat follow a company, or no longer."""
    return SwitchCompany(company_key(one.id), on, view, shown.offset)


def topics(shown: Shown) -> Keyboard:
    """All topics, those that the chat follows ticked."""
    of_chat = shown.chat.topics
    buttons = [
        choice(topic_name(one, shown.lang), SwitchTopic(one, one not in of_chat), chosen=one in of_chat)
        for one in Topic
    ]
    return rows(buttons, 2)


def companies(shown: Shown) -> Keyboard:
    """A page of the companies in the news, and after them of those that are followed all the same."""
    beside, before, end = _beside(shown), len(shown.told), shown.offset + ON_A_PAGE
    page = [one for one, _ in shown.told[shown.offset : end]]
    page += beside[max(0, shown.offset - before) : max(0, end - before)]
    of_chat = shown.chat.companies
    buttons = [
        choice(
            company_name(one, shown.lang),
            company_switch(one, shown, View.COMPANIES, on=one.id not in of_chat),
            chosen=one.id in of_chat,
        )
        for one in page
    ]
    return (*rows(buttons, 2), *_turns(shown, more=before + len(beside) > end))


def _beside(shown: Shown) -> list[Organisation]:
    """The companies followed that are not in the news."""
    followed = [shown.lexicon.organisations.get(one) for one in shown.chat.companies]
    told = {one.id for one, _ in shown.told} if followed else set()
    return [one for one in followed if one and one.kind != "place" and one.id not in told]


def _turns(shown: Shown, *, more: bool) -> Keyboard:
    turned = paging(shown.offset, partial(ShowSettings, View.COMPANIES), shown.lang, size=ON_A_PAGE, more=more)
    return (turned,) if turned else ()
