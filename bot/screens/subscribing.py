"""Words about subscribing, following, time zones and forgetting."""

from __future__ import annotations

from collections.abc import Sequence

from bot.actions.settings import Forget, SetZone, ShowPreview, ShowSettings, Subscribe, SwitchTopic, View
from bot.asked import zones
from bot.screens import when
from bot.screens.base import Button, Keyboard, Screen, label, rows, say, text
from bot.screens.chosen import Shown, followed, only, timing
from bot.screens.companies import name as company_name
from bot.screens.following import company_switch
from briefs.model import Lang, Organisation, Topic
from briefs.writing import topic_name
from storage.values import Subscription


def subscribed(shown: Shown) -> Screen:
    """When the digest comes, and what it tells of."""
    said = text(shown.lang, "subscribed", **timing(shown), **followed(shown))
    doors = (_to(shown.lang, "change_time", View.TIME), _to(shown.lang, "choose_topics", View.TOPICS))
    return Screen((said,), (doors, (Button(label(shown.lang, "preview"), ShowPreview()),)))


def wrong_words(typed: str, lang: Lang) -> Screen:
    """How a time and days are written."""
    return Screen(
        (text(lang, "subscribe_wrong", typed=typed),), ((_to(lang, "time", View.TIME), _to(lang, "days", View.DAYS)),)
    )


def unsubscribed(lang: Lang, *, was: bool) -> Screen:
    """That no more digests come."""
    return Screen(
        (text(lang, "unsubscribed", was=was),),
        ((Button(label(lang, "subscribe_on"), Subscribe(on=True, fresh=True)),),),
    )


def switched(shown: Shown, name: str, *, on: bool, was: bool) -> Screen:
    """That a topic or company is followed now, or no longer; `was` says whether it was before."""
    chat, lang = shown.chat, shown.lang
    empty = not chat.topics and not chat.companies
    said = text(lang, "followed", name=name, on=on, was=was, empty=empty, only=only(chat))
    row = [_to(lang, "followed", View.FOLLOWED)]
    if chat.subscription is Subscription.OFF:
        row.append(Button(label(lang, "subscribe_on"), Subscribe(on=True, fresh=True)))
    return Screen((said,), (tuple(row),))


def follows(shown: Shown) -> Screen:
    """What the chat follows, each with a button that removes it."""
    chat, lang = shown.chat, shown.lang
    known = shown.lexicon.organisations
    buttons = [
        Button(f"✕ {topic_name(one, lang)}", SwitchTopic(one, on=False, view=View.FOLLOWED)) for one in chat.topics
    ]
    buttons += [
        Button(f"✕ {company_name(known[one], lang)}", company_switch(known[one], shown, View.FOLLOWED, on=False))
        for one in chat.companies
        if one in known
    ]
    return Screen((text(lang, "follows", count=len(buttons), only=only(chat)),), (*rows(buttons, 2), _choosing(lang)))


def unknown(typed: str, shown: Shown, topics: Sequence[Topic], companies: Sequence[Organisation]) -> Screen:
    """That nothing has that name, and what has a similar one."""
    lang = shown.lang
    buttons = [Button(topic_name(one, lang), SwitchTopic(one, on=True, view=View.ANSWER)) for one in topics]
    buttons += [Button(company_name(one, lang), company_switch(one, shown, View.ANSWER, on=True)) for one in companies]
    said = text(lang, "follow_unknown", name=typed, near=bool(buttons))
    return Screen((said,), rows(buttons, 2) or (_choosing(lang),))


def full(lang: Lang, most: int) -> Screen:
    """That no more can be followed."""
    return Screen((text(lang, "follow_full", most=most),), ((_to(lang, "followed", View.FOLLOWED),),))


def zone_set(shown: Shown) -> Screen:
    """By whose clocks the chat lives now, and when its digest comes."""
    schedule = shown.chat.schedule
    values = timing(shown)
    at = values.pop("clock")
    here = shown.now.astimezone(schedule.timezone).time()
    offset = zones.offset(schedule.timezone.key, shown.now)
    return say(shown.lang, "zone_set", at=at, clock=when.clock(here, shown.lang), offset=offset, **values)


def zone_unknown(typed: str, lang: Lang, keys: Sequence[str], *, several: bool) -> Screen:
    """Which of several zones, or which of those with a similar name."""
    buttons = [Button(zones.city(key, lang), SetZone(key, View.ANSWER)) for key in keys]
    said = text(lang, "zone_unknown", name=typed, several=several, near=bool(buttons))
    return Screen((said,), rows(buttons, 2))


def forget(lang: Lang, stage: str) -> Screen:
    """Asks before all is deleted; or says what became of it."""
    doors = (Button(label(lang, "forget_all"), Forget(sure=True)), Button(label(lang, "keep_all"), Forget(sure=False)))
    keyboard: Keyboard = (doors,) if stage == "ask" else ()
    return Screen((text(lang, "forget", stage=stage),), keyboard)


def _choosing(lang: Lang) -> tuple[Button, ...]:
    return _to(lang, "choose_topics", View.TOPICS), _to(lang, "choose_companies", View.COMPANIES)


def _to(lang: Lang, name: str, view: View) -> Button:
    return Button(label(lang, name), ShowSettings(view))
