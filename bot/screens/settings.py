"""The settings: one screen with a face for each choice, edited in place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from bot.actions.reading import LANGUAGE_CHOICES, Action
from bot.actions.settings import (
    Close,
    PickLanguage,
    SetDays,
    SetLength,
    SetNote,
    SetQuiet,
    SetScope,
    SetSilent,
    SetTime,
    SetZone,
    ShowPreview,
    ShowSettings,
    Subscribe,
    SwitchCompany,
    SwitchTopic,
    View,
)
from bot.asked import zones
from bot.asked.keys import company_key
from bot.screens import when
from bot.screens.base import Button, Keyboard, Screen, label, rows, text
from bot.screens.companies import name as company_name
from briefs.lexicon import Lexicon
from briefs.model import Lang, Organisation, Topic
from briefs.writing import topic_name
from storage.values import Chat, ChatLanguage, Days, Length, Quiet, Scope, Subscription

NAMED = 5  # how many of what is followed are named in a sentence
ON_A_PAGE = 12
POPULAR = (
    *("Asia/Seoul", "Asia/Tokyo", "Asia/Shanghai", "Asia/Singapore", "Europe/London", "Europe/Berlin"),
    *("America/New_York", "America/Chicago", "America/Los_Angeles"),
)
QUIET = tuple(Quiet(time(start), time(end)) for start, end in ((21, 7), (22, 7), (23, 7), (22, 8), (23, 8), (0, 7)))


@dataclass(frozen=True, slots=True)
class Shown:
    """What a face of the settings is drawn from."""

    chat: Chat
    lang: Lang
    lexicon: Lexicon
    now: datetime  # aware
    offset: int = 0
    told: Sequence[tuple[Organisation, int]] = ()  # the companies in the news, most first


def settings(shown: Shown, view: View = View.MAIN) -> Screen:
    """That face of the settings."""
    if view not in _FACES:
        return _main(shown)
    schedule = shown.chat.schedule
    key = schedule.timezone.key
    values = {"city": when.city(schedule, shown.lang), "offset": zones.offset(key, shown.now), "only": only(shown.chat)}
    back = (Button(label(shown.lang, "to_settings"), ShowSettings()),)
    return Screen((text(shown.lang, "settings_ask", view=view, **values),), (*_FACES[view](shown), back))


def language_name(choice: ChatLanguage, lang: Lang) -> str:
    """The choice in its own words."""
    return {"ko": "한국어", "en": "English"}.get(choice) or label(lang, "both")


def followed(shown: Shown) -> dict[str, Any]:
    """The names of what the chat follows, and how many there are beyond those named."""
    chat, known = shown.chat, shown.lexicon.organisations
    names = [topic_name(topic, shown.lang) for topic in chat.topics]
    names += [company_name(known[one], shown.lang) for one in chat.companies if one in known]
    return {"followed": names[:NAMED], "more": max(0, len(names) - NAMED), "only": only(chat)}


def only(chat: Chat) -> bool:
    """Whether the digest tells of nothing but what the chat follows."""
    return chat.scope is Scope.ONLY


def timing(shown: Shown) -> dict[str, Any]:
    """The digest's days, time and city, and when the next comes."""
    schedule, due_at = shown.chat.schedule, shown.chat.due_at
    return {
        "days": when.days(schedule, shown.lang),
        "clock": when.clock(schedule.comes_at, shown.lang),
        "city": when.city(schedule, shown.lang),
        "following": when.following(due_at, schedule, shown.now, shown.lang) if due_at else "",
    }


def company_switch(one: Organisation, shown: Shown, view: View, *, on: bool) -> SwitchCompany:
    """What a button does that has the chat follow a company, or no longer."""
    return SwitchCompany(company_key(one.id), on, view, shown.offset)


def _main(shown: Shown) -> Screen:
    chat, lang = shown.chat, shown.lang
    values = timing(shown) | followed(shown)
    said = text(
        lang,
        "settings",
        state=chat.subscription,
        short=chat.length is Length.SHORT,
        silent=chat.silent,
        note=chat.note_empty,
        why=chat.paused_why,
        quiet=when.quiet(chat.schedule.quiet, lang) if chat.schedule.quiet else "",
        offset=zones.offset(chat.schedule.timezone.key, shown.now),
        language=language_name(chat.language, lang),
        **values,
    )
    return Screen((said,), _doors(chat, lang))


def _doors(chat: Chat, lang: Lang) -> Keyboard:
    on = chat.subscription is not Subscription.OFF
    other = Length.FULL if chat.length is Length.SHORT else Length.SHORT
    pairs: tuple[tuple[tuple[str, Action], ...], ...] = (
        (("subscribe_off" if on else "subscribe_on", Subscribe(not on)), ("preview", ShowPreview())),
        (("time", ShowSettings(View.TIME)), ("days", ShowSettings(View.DAYS))),
        (("topics", ShowSettings(View.TOPICS)), ("companies", ShowSettings(View.COMPANIES))),
        (("zone", ShowSettings(View.ZONE)), ("language", ShowSettings(View.LANGUAGE))),
        (
            ("sound_on" if chat.silent else "sound_off", SetSilent(not chat.silent)),
            (f"make_{other}", SetLength(other)),
        ),
        (
            ("all_too", SetScope(Scope.FIRST)) if only(chat) else ("only_followed", SetScope(Scope.ONLY)),
            ("note_off" if chat.note_empty else "note_on", SetNote(not chat.note_empty)),
        ),
        (("quiet_hours", ShowSettings(View.QUIET)), ("close", Close())),
    )
    return tuple(tuple(Button(label(lang, name), action) for name, action in row) for row in pairs)


def _times(shown: Shown) -> Keyboard:
    hours = [time((hour + 5) % 24) for hour in range(24)]
    at = shown.chat.schedule.at
    return rows([_choice(f"{one:%H:%M}", SetTime(_minute(one)), chosen=one == at) for one in hours], 4)


def _days(shown: Shown) -> Keyboard:
    schedule, lang = shown.chat.schedule, shown.lang
    whole = tuple(
        _choice(label(lang, days), SetDays(days), chosen=schedule.days is days) for days in (Days.DAILY, Days.WEEKDAYS)
    )
    weekly = schedule.days is Days.WEEKLY
    single = [
        _choice(
            when.weekday(number, lang, short=True),
            SetDays(Days.WEEKLY, number),
            chosen=weekly and schedule.weekday == number,
        )
        for number in range(when.WEEK)
    ]
    return (whole, *rows(single, 4))


def _zones(shown: Shown) -> Keyboard:
    here = shown.chat.schedule.timezone.key
    buttons = [_choice(zones.city(key, shown.lang), SetZone(key), chosen=key == here) for key in POPULAR]
    return rows(buttons, 3)


def _languages(shown: Shown) -> Keyboard:
    chosen = shown.chat.language
    return (
        tuple(
            _choice(language_name(one, shown.lang), PickLanguage(one), chosen=one == chosen) for one in LANGUAGE_CHOICES
        ),
    )


def _quiet(shown: Shown) -> Keyboard:
    chosen = shown.chat.schedule.quiet
    hours = [
        _choice(
            f"{one.start:%H:%M}–{one.end:%H:%M}",
            SetQuiet(_minute(one.start), _minute(one.end)),
            chosen=one == chosen,
        )
        for one in QUIET
    ]
    return (*rows(hours, 2), (_choice(label(shown.lang, "no_quiet"), SetQuiet(), chosen=chosen is None),))


def _topics(shown: Shown) -> Keyboard:
    of_chat = shown.chat.topics
    buttons = [
        _choice(topic_name(one, shown.lang), SwitchTopic(one, one not in of_chat), chosen=one in of_chat)
        for one in Topic
    ]
    return rows(buttons, 2)


def _companies(shown: Shown) -> Keyboard:
    beside, before, end = _beside(shown), len(shown.told), shown.offset + ON_A_PAGE
    page = [one for one, _ in shown.told[shown.offset : end]]
    page += beside[max(0, shown.offset - before) : max(0, end - before)]
    of_chat = shown.chat.companies
    buttons = [
        _choice(
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
    back = (Button(label(shown.lang, "back"), ShowSettings(View.COMPANIES, max(0, shown.offset - ON_A_PAGE))),)
    on = (Button(label(shown.lang, "more"), ShowSettings(View.COMPANIES, shown.offset + ON_A_PAGE)),)
    turns = (back if shown.offset else ()) + (on if more else ())
    return (turns,) if turns else ()


def _choice(words: str, action: Action, *, chosen: bool) -> Button:
    return Button(f"✓ {words}" if chosen else words, action)


def _minute(moment: time) -> int:
    return moment.hour * 60 + moment.minute


_FACES = {
    View.TIME: _times,
    View.DAYS: _days,
    View.ZONE: _zones,
    View.LANGUAGE: _languages,
    View.TOPICS: _topics,
    View.COMPANIES: _companies,
    View.QUIET: _quiet,
}
