"""What a chat has chosen, in words, and a choice on a button."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.actions.reading import Action
from bot.screens import when
from bot.screens.base import Button
from bot.screens.companies import name as company_name
from briefs.lexicon import Lexicon
from briefs.model import Lang, Organisation
from briefs.writing import topic_name
from storage.values import Chat, Scope

NAMED = 5  # how many of what is followed are named in a sentence


@dataclass(frozen=True, slots=True)
class Shown:
    """What a face of the settings is drawn from."""

    chat: Chat
    lang: Lang
    lexicon: Lexicon
    now: datetime  # aware
    offset: int = 0
    told: Sequence[tuple[Organisation, int]] = ()  # the companies in the news, most first


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


def choice(words: str, action: Action, *, chosen: bool) -> Button:
    """A button that is ticked where that is chosen."""
    return Button(f"✓ {words}" if chosen else words, action)
