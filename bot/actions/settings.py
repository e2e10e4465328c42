"""What the buttons about a chat's choices ask for; like bot.actions.reading, on which they build."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from bot.actions.reading import Action
from bot.asked.keys import CompanyKey
from briefs.model import Topic
from storage.values import ChatLanguage, Days, Length, Scope

MINUTES_OF_A_DAY = 24 * 60
ZoneKey = Annotated[str, "zone"]  # of the time zone database
Minute = Annotated[int, "minute"]  # of the day
Weekday = Annotated[int, "weekday"]  # Monday is 0


class View(StrEnum):
    """A face of the settings' one screen, or another screen on which choices are made."""

    MAIN = "m"
    LANGUAGE = "l"
    TIME = "t"
    DAYS = "d"
    ZONE = "z"
    TOPICS = "o"
    COMPANIES = "c"
    QUIET = "q"
    FOLLOWED = "f"  # the list of what the chat follows
    ANSWER = "a"  # a word that it is done, in place of the buttons
    BESIDE = "b"  # the same, in a message of its own


@dataclass(frozen=True, slots=True)
class Change(Action):
    """Something that in a group only its administrators may do."""


@dataclass(frozen=True, slots=True)
class ShowSettings(Change):
    """A face of the settings; `fresh` sends it instead of editing."""

    view: View = View.MAIN
    offset: int = 0
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class ShowPreview(Change):
    """What the next digest would say, in messages of its own."""


@dataclass(frozen=True, slots=True)
class PickLanguage(Change):
    """One of the languages, on the settings' screen."""

    choice: ChatLanguage


@dataclass(frozen=True, slots=True)
class Subscribe(Change):
    """Digests on or off; `fresh` says so in a message of its own, else in the settings."""

    on: bool
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class SetTime(Change):
    """The digest's local time."""

    at: Minute


@dataclass(frozen=True, slots=True)
class SetDays(Change):
    """The digest's days."""

    days: Days
    weekday: Weekday = 0


@dataclass(frozen=True, slots=True)
class SetZone(Change):
    """The chat's time zone; `view` is where it was chosen."""

    zone: ZoneKey
    view: View = View.MAIN


@dataclass(frozen=True, slots=True)
class SetSilent(Change):
    """Digests with or without a sound."""

    on: bool


@dataclass(frozen=True, slots=True)
class SetLength(Change):
    """How much a digest shows at once."""

    length: Length


@dataclass(frozen=True, slots=True)
class SetScope(Change):
    """What is followed first, or nothing else."""

    scope: Scope


@dataclass(frozen=True, slots=True)
class SetNote(Change):
    """A line where nothing is new, or silence."""

    on: bool


@dataclass(frozen=True, slots=True)
class SetQuiet(Change):
    """The hours without messages; none where both are empty."""

    start: Minute | None = None
    end: Minute | None = None


@dataclass(frozen=True, slots=True)
class SwitchTopic(Change):
    """Follows a topic, or no longer."""

    topic: Topic
    on: bool
    view: View = View.TOPICS


@dataclass(frozen=True, slots=True)
class SwitchCompany(Change):
    """Follows a company, or no longer; `key` comes from `company_key`."""

    key: CompanyKey
    on: bool
    view: View = View.COMPANIES
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Forget(Change):
    """Deletes all that is kept of the chat, or leaves it."""

    sure: bool


@dataclass(frozen=True, slots=True)
class Close(Change):
    """Takes the settings away."""


# All begin with k, and none in bot.actions.reading does.
CODES: dict[str, type[Action]] = {
    "ks": ShowSettings,
    "kv": ShowPreview,
    "kp": PickLanguage,
    "ku": Subscribe,
    "kt": SetTime,
    "kd": SetDays,
    "kz": SetZone,
    "ki": SetSilent,
    "kn": SetLength,
    "ko": SetScope,
    "ke": SetNote,
    "kq": SetQuiet,
    "kw": SwitchTopic,
    "kc": SwitchCompany,
    "kf": Forget,
    "kx": Close,
}
