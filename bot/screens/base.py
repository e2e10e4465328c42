"""What every screen is made of: HTML messages from templates and a keyboard of typed actions."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment
from markupsafe import Markup

from bot.actions.reading import Action
from bot.asked.typed import one_line
from briefs.model import Lang, Message
from briefs.writing.environment import templates

ECHO = 60
HALF_ROW = 22  # Latin letters


@dataclass(frozen=True, slots=True)
class Button:
    """A button and what it does."""

    label: str
    action: Action


@dataclass(frozen=True, slots=True)
class Link:
    """A button that opens a web page."""

    label: str
    url: str


Keyboard = tuple[tuple[Button | Link, ...], ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """What a person sees: one or several messages, the keyboard under the last, a picture (PNG) above the first."""

    messages: tuple[Message, ...]
    keyboard: Keyboard = ()
    picture: bytes | None = None


def echo(text: str) -> str:
    """What a person typed, fit to be repeated: one short line without control or direction marks."""
    line = one_line(text)
    return line if len(line) <= ECHO else line[: ECHO - 1].rstrip() + "…"


@cache
def environment() -> Environment:
    """The templates of the chat, made once per process."""
    return templates("bot.screens", echo=echo, number="{:,}".format)


def text(lang: Lang, name: str, /, **values: object) -> Message:
    """The message that `templates/<lang>/<name>.j2` makes of `values`."""
    return Message(environment().get_template(f"{lang}/{name}.j2").render(lang=lang, **values).strip())


def say(lang: Lang, name: str, /, **values: object) -> Screen:
    """A screen of that one message, without a keyboard."""
    return Screen((text(lang, name, **values),))


def label(lang: Lang, name: str) -> str:
    """The words on a button, from `templates/<lang>/labels.j2`."""
    return str(getattr(environment().get_template(f"{lang}/labels.j2").module, name))


def macro(lang: Lang, name: str, part: str) -> Callable[..., str]:
    """One of the macros of `templates/<lang>/<name>.j2`; what it gives is plain text for a button."""
    found = getattr(environment().get_template(f"{lang}/{name}.j2").module, part)
    return lambda *values: str(Markup(found(*values)).unescape()).strip()  # noqa: S704 (rendered with autoescape)


def rows(buttons: Sequence[Button | Link], width: int) -> Keyboard:
    """The buttons in rows of at most `width`; one too wide to share a phone's row stands alone."""
    made: list[list[Button | Link]] = []
    for button in buttons:
        alone = _wide(button.label)
        if not made or len(made[-1]) == width or alone or _wide(made[-1][0].label):
            made.append([])
        made[-1].append(button)
    return tuple(map(tuple, made))


def _wide(label: str) -> bool:
    """Whether a label is too wide for half a phone's width; Hangul and Chinese take the room of two letters."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in label) > HALF_ROW


def other(lang: Lang) -> Lang:
    """The language that is not `lang`."""
    return "en" if lang == "ko" else "ko"


def plain(message: Message) -> str:
    """`message` without markup, for the command line."""
    return Markup(message.html).striptags()  # noqa: S704


def paging(offset: int, to: Callable[[int], Action], lang: Lang, *, size: int, more: bool) -> tuple[Button, ...]:
    """Back and on from the page at `offset`, where there are such pages; `to` makes the way to another offset."""
    back = (Button(label(lang, "back"), to(max(0, offset - size))),) if offset else ()
    on = (Button(label(lang, "more"), to(offset + size)),) if more else ()
    return (*back, *on)
