"""Understands the words after /brief: a topic in either language and a number of days, in any order."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process

from briefs.model import LANGS, Topic
from briefs.writing import topic_name

NEAR_ENOUGH = 60.0  # percent of likeness
MOST_DAYS = 30
WEEK = 7
USUAL = 3  # days with news: one article's day alone would leave the briefing nearly empty
TODAY = frozenset({"today", "오늘"})
A_WEEK = frozenset({"week", "weekly", "주간", "일주일", "1주일", "이번주"})
DAYS = re.compile(r"(-?\d+)(?:d|days?|일|일간)?")


@dataclass(frozen=True, slots=True)
class Wish:
    """Which briefing is wanted: over how many of the newest days with news, or of nothing but today."""

    topic: Topic | None = None
    days: int = USUAL
    today: bool = False


class WrongDaysError(ValueError):
    """The number of days is not one of 1 to 30."""


class UnknownTopicError(ValueError):
    """No topic has this name; the message is what was typed."""


def brief_wish(words: str) -> Wish:
    """The wish behind `words`; none is the newest of everything. Raises WrongDaysError and UnknownTopicError."""
    days, today, rest = 0, False, []
    for word in unicodedata.normalize("NFKC", words).casefold().replace("이번 주", "이번주").split():
        if word in TODAY:
            today = True
        elif word in A_WEEK:
            days = WEEK
        elif found := DAYS.fullmatch(word):
            days = checked_days(found[1])
        else:
            rest.append(word)
    return wish(_topic("".join(rest), words) if rest else None, days=days, today=today)


def wish(topic: Topic | None, *, days: int = 0, today: bool = False) -> Wish:
    """The wish with the days that one means who names none: the newest few, or a week of a topic."""
    usual = WEEK if topic else USUAL
    return Wish(topic, 1 if today else days or usual, today)


def topic_named(words: str) -> Topic | None:
    """The topic that has this name in either language."""
    return _topics().get(_folded(words))


def topics_like(words: str) -> tuple[Topic, ...]:
    """The topics with names most like `words`, best first."""
    close = process.extract(_folded(words), _topics().keys(), scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH, limit=4)
    return tuple(dict.fromkeys(_topics()[name] for name, _, _ in close))


def checked_days(number: str) -> int:
    """`number` as days. Raises WrongDaysError."""
    if len(number) > 2 or not 1 <= int(number) <= MOST_DAYS:
        raise WrongDaysError(number)
    return int(number)


def _topic(name: str, typed: str) -> Topic:
    found = topic_named(name)
    if found is None:
        raise UnknownTopicError(typed)
    return found


@cache
def _topics() -> dict[str, Topic]:
    """By id, by name, and by each half of a name such as 수출통제·규제."""
    names = [(topic, name) for topic in Topic for name in (topic, *(topic_name(topic, lang) for lang in LANGS))]
    halves = {_folded(half): topic for topic, name in names for half in name.split("·")}
    return halves | {_folded(name): topic for topic, name in names}


def _folded(name: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", name).casefold())
