"""The settings: one screen with a face for each choice, edited in place."""

from __future__ import annotations

from datetime import time

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
    View,
)
from bot.asked import zones
from bot.screens import following, when
from bot.screens.base import Button, Keyboard, Screen, label, rows, text
from bot.screens.chosen import Shown, choice, followed, only, timing
from briefs.model import Lang
from storage.values import Chat, ChatLanguage, Days, Length, Quiet, Scope, Subscription

POPULAR = (
    *("Asia/Seoul", "Asia/Tokyo", "Asia/Shanghai", "Asia/Singapore", "Europe/London", "Europe/Berlin"),
    *("America/New_York", "America/Chicago", "America/Los_Angeles"),
)
QUIET = tuple(Quiet(time(start), time(end)) for start, end in ((21, 7), (22, 7), (23, 7), (22, 8), (23, 8), (0, 7)))


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
    return rows([choice(f"{one:%H:%M}", SetTime(_minute(one)), chosen=one == at) for one in hours], 4)


def _days(shown: Shown) -> Keyboard:
    schedule, lang = shown.chat.schedule, shown.lang
    whole = tuple(
        choice(label(lang, days), SetDays(days), chosen=schedule.days is days) for days in (Days.DAILY, Days.WEEKDAYS)
    )
    weekly = schedule.days is Days.WEEKLY
    single = [
        choice(
            when.weekday(number, lang, short=True),
            SetDays(Days.WEEKLY, number),
            chosen=weekly and schedule.weekday == number,
        )
        for number in range(when.WEEK)
    ]
    return (whole, *rows(single, 4))


def _zones(shown: Shown) -> Keyboard:
    here = shown.chat.schedule.timezone.key
    buttons = [choice(zones.city(key, shown.lang), SetZone(key), chosen=key == here) for key in POPULAR]
    return rows(buttons, 3)


def _languages(shown: Shown) -> Keyboard:
    chosen = shown.chat.language
    return (
        tuple(
            choice(language_name(one, shown.lang), PickLanguage(one), chosen=one == chosen) for one in LANGUAGE_CHOICES
        ),
    )


def _quiet(shown: Shown) -> Keyboard:
    chosen = shown.chat.schedule.quiet
    hours = [
        choice(
            f"{one.start:%H:%M}–{one.end:%H:%M}",
            SetQuiet(_minute(one.start), _minute(one.end)),
            chosen=one == chosen,
        )
        for one in QUIET
    ]
    return (*rows(hours, 2), (choice(label(shown.lang, "no_quiet"), SetQuiet(), chosen=chosen is None),))


def _minute(moment: time) -> int:
    return moment.hour * 60 + moment.minute


_FACES = {
    View.TIME: _times,
    View.DAYS: _days,
    View.ZONE: _zones,
    View.LANGUAGE: _languages,
    View.TOPICS: following.topics,
    View.COMPANIES: following.companies,
    View.QUIET: _quiet,
}
