"""Briefings, topics and the sentences behind them."""

from __future__ import annotations

from dataclasses import replace

from bot.actions.reading import BriefSources, ListTopics, ShowBrief, ShowFact
from bot.answers import facts as fact_answers
from bot.answers import reading as answers
from bot.asked.wishes import UnknownTopicError, WrongDaysError, brief_wish
from bot.context import Context
from bot.delivery import sending as delivery
from bot.handlers.asking import Ask
from bot.screens.base import say


async def brief(ask: Ask, context: Context) -> None:
    """/brief [topic] [days], in each of the chat's languages."""
    try:
        wish = brief_wish(ask.words)
    except WrongDaysError:
        await delivery.send(context.bot, ask.place, say(ask.lang, "days_wrong"))
    except UnknownTopicError:
        await delivery.send(context.bot, ask.place, await answers.topic_unknown(context.services, ask.words, ask.lang))
    else:
        for lang in ask.langs:
            await delivery.send(context.bot, ask.place, await answers.wished(context.services, wish, lang))


async def show_brief(ask: Ask, action: ShowBrief, context: Context) -> None:
    """Turns a page, or opens a briefing in each of the chat's languages."""
    if not action.fresh:
        screen = await answers.brief(context.services, action)
        return await delivery.edit(context.bot, ask.place, ask.message_id, screen)
    for lang in ask.langs:
        screen = await answers.brief(context.services, replace(action, lang=lang))
        await delivery.send(context.bot, ask.place, screen)
    return None


async def brief_sources(ask: Ask, action: BriefSources, context: Context) -> None:
    """Turns the page into the sentences behind it."""
    screen = await answers.brief_sources(context.services, action)
    await delivery.edit(context.bot, ask.place, ask.message_id, screen)


async def show_fact(ask: Ask, action: ShowFact, context: Context) -> None:
    """Opens a fact or turns it into the other language."""
    screen = await fact_answers.fact(context.services, action)
    await delivery.show(context.bot, ask.place, screen, None if action.fresh else ask.message_id)


async def topics(ask: Ask, context: Context) -> None:
    """/topics."""
    await delivery.send(context.bot, ask.place, await answers.topics(context.services, ask.lang))


async def list_topics(ask: Ask, action: ListTopics, context: Context) -> None:
    """The same from a button."""
    await delivery.send(context.bot, ask.place, await answers.topics(context.services, action.lang))
