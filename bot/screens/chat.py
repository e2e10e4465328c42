"""The words around the news: welcome, help, languages and small refusals."""

from __future__ import annotations

from collections.abc import Sequence

from bot.actions.reading import AskLanguage, ListCompanies, ListTopics, SetLanguage, ShowBrief
from bot.actions.settings import ShowSettings, Subscribe
from bot.menu import Command
from bot.screens.base import Button, Keyboard, Screen, label, say, text
from briefs.model import Lang
from storage.values import ChatLanguage


def start(lang: Lang) -> Screen:
    """The welcome."""
    subscribe = Button(label(lang, "subscribe_on"), Subscribe(on=True, fresh=True))
    chosen = Button(label(lang, "settings"), ShowSettings(fresh=True))
    return Screen((text(lang, "start"),), (*doors(lang), (subscribe, chosen)))


def help_(lang: Lang, commands: Sequence[Command]) -> Screen:
    """How to use the bot, by its table of commands."""
    return say(lang, "help", commands=commands)


def about(lang: Lang, version: str, kept_days: int) -> Screen:
    """What the bot is, where the news comes from, what is kept; `kept_days` is how long deliveries are."""
    return say(lang, "about", version=version, sources=label(lang, "sources"), days=kept_days)


def ask_language(lang: Lang, *, other: bool = False) -> Screen:
    """The choice of languages, each in its own words; `other` where one was asked for that there is not."""
    choices: tuple[tuple[str, ChatLanguage], ...] = (
        ("한국어", "ko"),
        ("English", "en"),
        (label(lang, "both"), "both"),
    )
    return Screen(
        (text(lang, "language_ask", other=other),),
        (tuple(Button(words, SetLanguage(choice)) for words, choice in choices),),
    )


def language_set(choice: ChatLanguage, lang: Lang) -> Screen:
    """That the choice holds from now on."""
    return Screen((text(lang, "language_set", choice=choice),), doors(lang))


def doors(lang: Lang) -> Keyboard:
    """The ways in."""
    return (
        (Button(label(lang, "latest"), ShowBrief(lang, fresh=True)), Button(label(lang, "topics"), ListTopics(lang))),
        (
            Button(label(lang, "companies"), ListCompanies(lang, fresh=True)),
            Button(label(lang, "language"), AskLanguage(lang)),
        ),
    )
