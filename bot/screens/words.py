"""Answers to messages that are no command: greetings, and what an unclear message could mean."""

from __future__ import annotations

from bot.actions.pictures import ShowChart, ShowComparison
from bot.actions.reading import (
    Action,
    AskLanguage,
    ListCompanies,
    ListTopics,
    ShowBrief,
    ShowCompany,
    ShowSearch,
    ShowTimeline,
)
from bot.actions.settings import ShowSettings, Subscribe, SwitchCompany, SwitchTopic, View
from bot.asked.keys import CompanyKey, company_key, pair_key
from bot.asked.wishes import wish
from bot.screens.base import Button, Screen, label, macro, rows, text
from bot.screens.chat import doors
from bot.screens.companies import name
from bot.understanding import Courtesy, Unsure, Wanted
from briefs.lexicon import Lexicon
from briefs.model import Lang
from briefs.writing import topic_name

_VIEWS = {"follow": View.FOLLOWED, "settings": View.MAIN, "timezone": View.ZONE}


def courtesy(said: Courtesy, lang: Lang) -> Screen:
    """A greeting back, with the ways in."""
    return Screen((text(lang, "courtesy", kind=said.kind),), doors(lang))


def not_words(lang: Lang, kind: str) -> Screen:
    """That only words are understood; `kind` is forward, edit or other."""
    return Screen((text(lang, "not_words", kind=kind),), doors(lang))


def unsure(said: Unsure, lang: Lang, lexicon: Lexicon) -> Screen:
    """What the words could mean, as buttons, and a search for them; the ways in where they could mean nothing."""
    buttons = [button for wanted in said.choices if (button := _button(wanted, lang, lexicon))]
    near = bool(buttons)
    if said.words:
        buttons.append(Button(label(lang, "search_this"), ShowSearch(lang)))
    keyboard = rows(buttons, 1 if any(len(button.label) > 20 for button in buttons) else 2)
    return Screen((text(lang, "unsure", words=said.words, near=near),), keyboard if near else (*keyboard, *doors(lang)))


def _button(wanted: Wanted, lang: Lang, lexicon: Lexicon) -> Button | None:
    """The button that does it; None where no button can."""
    action = _action(wanted, lang)
    if action is None:
        return None
    known = lexicon.organisations
    named = [name(known[one], lang) for one in wanted.organisations if one in known]
    topic = topic_name(wanted.topic, lang) if wanted.topic else ""
    return Button(macro(lang, "choices", wanted.command.replace("-", "_"))(*named, *([topic] if topic else [])), action)


def _action(wanted: Wanted, lang: Lang) -> Action | None:
    key = company_key(wanted.organisations[0]) if len(wanted.organisations) == 1 else None
    match wanted.command:
        case "brief":
            return ShowBrief(lang, wanted.topic, wish(wanted.topic).days, fresh=True)
        case "company" if key:
            return ShowCompany(lang, key, fresh=True)
        case "timeline" if key:
            return ShowTimeline(lang, key, fresh=True)
        case "chart" if key:
            return ShowChart(lang, key, fresh=True)
        case "compare" if len(wanted.organisations) == 2:
            first, second = map(pair_key, wanted.organisations)
            return ShowComparison(lang, first, second, fresh=True)
        case "companies":
            return ListCompanies(lang, fresh=True)
        case "topics":
            return ListTopics(lang)
        case "language":
            return AskLanguage(lang)
    return _choice(wanted, key)


def _choice(wanted: Wanted, key: CompanyKey | None) -> Action | None:
    """What changes the chat's choices, or shows them."""
    follows = wanted.command == "follow"
    match wanted.command:
        case "subscribe" | "unsubscribe":
            return Subscribe(on=wanted.command == "subscribe", fresh=True)
        case "follow" | "unfollow" if key:
            return SwitchCompany(key, on=follows, view=View.ANSWER)
        case "follow" | "unfollow" if wanted.topic:
            return SwitchTopic(wanted.topic, on=follows, view=View.ANSWER)
        case "follow" | "settings" | "timezone":
            return ShowSettings(_VIEWS[wanted.command], fresh=True)
    return None
