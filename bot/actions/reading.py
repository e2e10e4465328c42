"""What a button can ask for: typed actions, and in CODES the one or two letters that stand for each on the wire.

A new action is a frozen dataclass here and a row in CODES; its fields are of the types that buttons.py can read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.asked.keys import CompanyKey
from briefs.model import Lang, Topic
from storage.values import ChatLanguage

LANGUAGE_CHOICES: tuple[ChatLanguage, ...] = ("ko", "en", "both")

Days = Annotated[int, "days"]  # 1 to MOST_DAYS


@dataclass(frozen=True, slots=True)
class Action:
    """What a pressed button wants; the subclasses say what."""


@dataclass(frozen=True, slots=True)
class ShowBrief(Action):
    """A page of the briefing in `lang` over the newest `days` days with news; `fresh` sends it instead of editing."""

    lang: Lang
    topic: Topic | None = None
    days: Days = 1
    offset: int = 0
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class BriefSources(Action):
    """The sentences behind that page of the briefing, and the way back. `article` narrows it to one."""

    lang: Lang
    topic: Topic | None = None
    days: Days = 1
    offset: int = 0
    article: int = 0


@dataclass(frozen=True, slots=True)
class ShowCompany(Action):
    """A page of a company's card; `key` comes from `company_key`."""

    lang: Lang
    key: CompanyKey
    offset: int = 0
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class CompanySources(Action):
    """The sentences behind that page of the card, and the way back. `article` narrows it to one."""

    lang: Lang
    key: CompanyKey
    offset: int = 0
    article: int = 0


@dataclass(frozen=True, slots=True)
class ShowTimeline(Action):
    """A page of a company's timeline that begins at row `offset`, or with `back` ends before it."""

    lang: Lang
    key: CompanyKey
    offset: int = 0
    fresh: bool = False
    back: bool = False


@dataclass(frozen=True, slots=True)
class TimelineSources(Action):
    """The sentences behind that page of the timeline, and the way back. `article` narrows it to one."""

    lang: Lang
    key: CompanyKey
    offset: int = 0
    article: int = 0


@dataclass(frozen=True, slots=True)
class ShowSearch(Action):
    """A page of what was found; the words stand in the message itself, since they would not go into a button."""

    lang: Lang
    offset: int = 0


@dataclass(frozen=True, slots=True)
class SearchSources(Action):
    """The sentences behind that page, and the way back. `fact` narrows it to one."""

    lang: Lang
    offset: int = 0
    fact: int = 0


@dataclass(frozen=True, slots=True)
class ShowFact(Action):
    """One fact with its sentence and the other reports of it; `fresh` sends it instead of editing."""

    lang: Lang
    fact: int
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class ListCompanies(Action):
    """A page of the list of companies."""

    lang: Lang
    offset: int = 0
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class ListTopics(Action):
    """The list of topics."""

    lang: Lang


@dataclass(frozen=True, slots=True)
class ShowDigest(Action):
    """A page of a digest: what came with facts after `after`, up to `upto`, and concerns the chat."""

    lang: Lang
    after: int
    upto: int
    offset: int = 0


@dataclass(frozen=True, slots=True)
class DigestSources(Action):
    """The sentences behind that page of the digest, and the way back. `article` narrows it to one."""

    lang: Lang
    after: int
    upto: int
    offset: int = 0
    article: int = 0


@dataclass(frozen=True, slots=True)
class AskLanguage(Action):
    """The choice of languages."""

    lang: Lang


@dataclass(frozen=True, slots=True)
class SetLanguage(Action):
    """One of the choices."""

    choice: ChatLanguage


CODES: dict[str, type[Action]] = {
    "b": ShowBrief,
    "bs": BriefSources,
    "c": ShowCompany,
    "cs": CompanySources,
    "tl": ShowTimeline,
    "ts": TimelineSources,
    "s": ShowSearch,
    "ss": SearchSources,
    "f": ShowFact,
    "lc": ListCompanies,
    "lt": ListTopics,
    "d": ShowDigest,
    "ds": DigestSources,
    "al": AskLanguage,
    "sl": SetLanguage,
}
