"""What a message can mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefs.model import Lang, Topic

Greeting = Literal["hello", "thanks", "bye", "ok"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command of that name does with those words after it."""

    command: str
    words: str = ""
    lang: Lang | None = None  # the language that this one answer is wanted in; None for the chat's own
    organisations: tuple[str, ...] = ()  # ids of those that the words name
    topic: Topic | None = None  # that they name


@dataclass(frozen=True, slots=True)
class Unsure:
    """Nothing certain: what it could be, the likeliest first; and the words to search for, if they are a query."""

    choices: tuple[Wanted, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Courtesy:
    """A greeting, which asks for nothing."""

    kind: Greeting


Meaning = Wanted | Unsure | Courtesy
